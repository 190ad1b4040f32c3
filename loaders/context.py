"""What a request reads with: the graph, what its caller may see, and how long it may take."""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from graph.engine import Engine, Reached, Statement
from graph.errors import BadInputError, DeadlineExceededError
from graph.plan import Connect, Plan
from loaders.cache import Cache
from loaders.slots import Slot
from loaders.terms import Variables

STATEMENTS = 2_000_000
"""Characters in the statements that are kept prepared."""
LONGEST_STATEMENT = 1_000_000
"""Characters in one statement."""
LARGE_PLAN = 500
"""Fields and conditions in a plan from which on it is compiled off the event loop."""

OnRead = Callable[[Plan | Connect, Statement | None, Sequence[object]], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan with its compiled statement, and the slots of its values."""

    plan: Plan
    statement: Statement
    slots: Sequence[Slot]
    made_from: object
    """Parts of the document; held so that their identity, which is in the cache's key, stays theirs."""

    def values(self, variables: Variables) -> list[object]:
        """The values under these variables; `BadInputError` for one that cannot be used."""
        return [slot(variables) for slot in self.slots]


@dataclass(frozen=True, slots=True)
class Reading:
    """What all requests share; made once, when the service starts."""

    engine: Engine
    timeout: float = 10.0
    """Seconds that a request may take, if its context does not say otherwise."""
    largest_page: int = 1_000
    """The most that `first`, `last` and a list of ids may ask for."""
    cache: Cache[Prepared] = field(default_factory=lambda: Cache(STATEMENTS))

    async def prepare(self, plan: Plan, size: int) -> Statement:
        """Compile a plan of so many fields and conditions; `BadInputError` for a statement too long."""
        compile_ = self.engine.prepare
        made = compile_(plan) if size < LARGE_PLAN else await asyncio.to_thread(compile_, plan)
        if len(made.text) > LONGEST_STATEMENT:
            raise BadInputError(
                f"the statement comes to {len(made.text):,} characters, expected at most "
                f"{LONGEST_STATEMENT:,}; ask for less, or less deep"
            )
        return made

    def context(
        self,
        *,
        visible: tuple[str, ...] | None = None,
        timeout: float | None = None,
        on_read: OnRead | None = None,
    ) -> "Context":
        """The context of one request, to be handed to `execute` as `context_value`.

        visible  visibility codes that the caller is cleared for; None for everything
        timeout  seconds from now until its reads are stopped
        on_read  is told of each plan with its statement and values before it runs, and of each connecting
                 question, which has no one statement
        """
        return Context(self, visible, time.monotonic() + (timeout or self.timeout), on_read)


@dataclass(eq=False)
class Context:
    """One request."""

    reading: Reading
    visible: tuple[str, ...] | None
    deadline: float
    on_read: OnRead | None = None

    def remaining(self) -> float:
        """Seconds left; `DeadlineExceededError` when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise DeadlineExceededError(
                "the request took longer than it may; ask for less, or raise the limit"
            )
        return left

    async def read(self, prepared: Prepared, values: Sequence[object]) -> list[object]:
        """Run a statement."""
        if self.on_read:
            self.on_read(prepared.plan, prepared.statement, values)
        return await self.reading.engine.read(prepared.statement, values, self.remaining())

    async def connect(self, question: Connect, values: Sequence[object]) -> Reached:
        """Put a connecting question."""
        if self.on_read:
            self.on_read(question, None, values)
        return await self.reading.engine.connect(question, values, self.remaining())
