"""Running documents in tests: what came back, and what the engine was asked for it."""

from dataclasses import dataclass, field
from typing import Any

import orjson
import strawberry

from graph.engine import Engine, Statement, Step
from graph.plan import Connect, Plan
from graph.search.question import Search
from loaders.context import Reading


class Counting:
    """An engine that counts what it is asked, and asks another."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name in ("read", "connect", "evidence", "misses", "search"):
            self.asked.append(name)
        return getattr(self._engine, name)


@dataclass(frozen=True)
class Answer:
    """A response as a client reads it, and the engine's part in it."""

    data: Any
    errors: list[dict[str, Any]]
    asked: list[str]
    """The methods of the engine that were called, in order."""
    plans: list[Plan | Connect | Search]
    statements: list[Statement | Step] = field(repr=False)
    extensions: dict[str, Any]

    @property
    def error(self) -> dict[str, Any]:
        """The only error."""
        (one,) = self.errors
        return one


class Client:
    """Asks one graph."""

    def __init__(self, schema: strawberry.Schema, engine: Engine, **settings: Any) -> None:
        self.schema = schema
        self.counting = Counting(engine)
        self.reading = Reading(self.counting, **{"timeout": 60.0, **settings})

    async def __call__(
        self,
        document: str,
        variables: dict[str, Any] | None = None,
        operation: str | None = None,
        visible: tuple[str, ...] | None = None,
        extensions: dict[str, Any] | None = None,
    ) -> Answer:
        """Run a document."""
        self.counting.asked.clear()
        context = self.reading.context(visible=visible, may_explain=True)
        context.reads = []
        result = await self.schema.execute(
            document,
            variable_values=variables,
            operation_name=operation,
            context_value=context,
            operation_extensions=extensions,
        )
        errors = [error.formatted for error in result.errors or ()]
        data, plain = orjson.loads(orjson.dumps([result.data, errors]))
        reads = context.reads
        return Answer(
            data,
            plain,
            list(self.counting.asked),
            [read.plan for read in reads],
            [read.statement for read in reads],
            result.extensions or {},
        )

    async def data(self, document: str, **variables: Any) -> Any:
        """The data of a document that must run without errors."""
        answer = await self(document, variables)
        assert answer.errors == []
        return answer.data
