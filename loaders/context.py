"""What a request reads with: the graph, what its caller may see, and how long it may take."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Coroutine, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from graphql import GraphQLResolveInfo

from graph.engine import Engine, Found, Miss, Path, Reached, Statement, Step
from graph.errors import BadInputError, DeadlineExceededError, NotFoundError
from graph.plan import Connect, Lookup, NodeField, Param, Plan, Prop, Scope
from graph.search.question import Search
from loaders.cache import Cache
from loaders.slots import Slot
from loaders.sources import Cited, taken_out
from loaders.terms import Variables

STATEMENTS = 2_000_000
"""Characters in the statements that are kept prepared."""
LONGEST_STATEMENT = 1_000_000
"""Characters in one statement."""
READS_AT_ONCE = 2
"""Reads that one request may have under way for its root fields, and as many again for the further steps of
questions. Few, so that of a document that cannot be answered whole in its time the first fields are."""
LARGE_PLAN = 500
"""Fields and conditions in a plan from which on it is compiled off the event loop."""

T = TypeVar("T")
Named = Sequence[tuple[Param, str]]
"""Parameters with an id, or ids, of nodes that must be there, with the paths of their arguments."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A plan with its compiled statement, and the slots of its values."""

    plan: Plan
    statement: Statement
    slots: Sequence[Slot]
    made_from: object
    """Parts of the document; held so that their identity, which is in the cache's key, stays theirs."""
    named: Named = ()

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

    def kept(self, key: Hashable, make: Callable[[], Plan]) -> Prepared:
        """The statement of a plan that no document decides; made and compiled once for a key."""
        found = self.cache.get(key)
        if found is None:
            plan = make()
            found = Prepared(plan, self.engine.prepare(plan), (), None)
            self.cache.keep(key, found, len(found.statement.text))
        return found

    def context(
        self,
        *,
        visible: tuple[str, ...] | None = None,
        timeout: float | None = None,
        may_explain: bool = False,
    ) -> "Context":
        """The context of one request, to be handed to `execute` as `context_value`.

        visible      visibility codes that the caller is cleared for; None for everything
        timeout      seconds from now until its reads are stopped
        may_explain  whether the caller may be told how the reads are carried out
        """
        return Context(self, visible, time.monotonic() + (timeout or self.timeout), may_explain)


@dataclass(frozen=True, slots=True)
class Read:
    """A read, as it is noted before it runs: for which root field (its response key), by which statement,
    or as which step of a question."""

    field: str
    plan: Plan | Connect | Search
    statement: Statement | Step
    values: Sequence[object]


@dataclass(eq=False)
class Context:
    """One request."""

    reading: Reading
    visible: tuple[str, ...] | None
    deadline: float
    may_explain: bool = False
    reads: list[Read] | None = None
    """Where reads are noted, if they are."""
    cited: Cited | None = None
    """Where the sources of what is read are noted, if they are."""
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READS_AT_ONCE))
    """Of the root fields, in the order of the document."""
    further: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READS_AT_ONCE))
    """Of the fields below them, which would else wait until the first step of every root field is done."""

    def remaining(self) -> float:
        """Seconds left; `DeadlineExceededError` when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise self.too_late()
        return left

    async def read(
        self, info: GraphQLResolveInfo[Any], prepared: Prepared, values: Sequence[object]
    ) -> list[object]:
        """Run a statement for a field; `NotFoundError` where a node that must be there is not."""
        self._note(info, prepared.plan, prepared.statement, values)
        items = await self._if_there(
            info, prepared.named, values, self._read(info, prepared.statement, values)
        )
        if self.cited is not None:
            items, cited = await asyncio.to_thread(taken_out, items)
            self.cited.update(cited)
        return items

    async def connect(
        self, info: GraphQLResolveInfo[Any], question: Connect, values: Sequence[object], named: Named
    ) -> Reached:
        """Put a connecting question; `NotFoundError` where a node that must be there is not."""
        engine = self.reading.engine
        self._note(info, question, Step.REACH, values)
        asking = self._in_turn(info, lambda seconds: engine.connect(question, values, seconds))
        return await self._if_there(info, named, values, asking)

    async def search(
        self, info: GraphQLResolveInfo[Any], question: Search, values: Sequence[object], named: Named
    ) -> Found:
        """Search for a text; `NotFoundError` where a node that must be there is not."""
        engine = self.reading.engine
        self._note(info, question, Step.SEARCH, values)
        asking = self._in_turn(info, lambda seconds: engine.search(question, values, seconds))
        return await self._if_there(info, named, values, asking)

    async def evidence(
        self,
        info: GraphQLResolveInfo[Any],
        question: Connect,
        values: Sequence[object],
        ids: Sequence[str],
        limit: int,
    ) -> Mapping[str, Sequence[Path]]:
        """The best paths of some of the connected."""
        self._note(info, question, Step.EVIDENCE, values)
        engine = self.reading.engine
        return await self._in_turn(
            info, lambda seconds: engine.evidence(question, values, ids, limit, seconds)
        )

    async def misses(
        self,
        info: GraphQLResolveInfo[Any],
        question: Connect,
        values: Sequence[object],
        ids: Sequence[str],
    ) -> Mapping[str, Miss]:
        """The nearest misses of some of the unconnected."""
        self._note(info, question, Step.MISSES, values)
        engine = self.reading.engine
        return await self._in_turn(info, lambda seconds: engine.misses(question, values, ids, seconds))

    async def _read(
        self, info: GraphQLResolveInfo[Any], statement: Statement, values: Sequence[object]
    ) -> list[object]:
        engine = self.reading.engine
        return await self._in_turn(info, lambda seconds: engine.read(statement, values, seconds))

    async def _in_turn(self, info: GraphQLResolveInfo[Any], work: Callable[[float], Awaitable[T]]) -> T:
        """What the engine says for a field within the seconds that are left, when it is the field's turn."""
        async with self.turns if info.path.prev is None else self.further:
            try:
                return await work(self.remaining())
            except DeadlineExceededError:  # an engine knows only how much was left
                raise self.too_late() from None

    def too_late(self) -> DeadlineExceededError:
        """The error of a request that has no time left."""
        return DeadlineExceededError(
            f"the request took longer than {self.reading.timeout:g} s and was stopped; ask for less, or "
            "raise the limit"
        )

    async def _if_there(
        self,
        info: GraphQLResolveInfo[Any],
        named: Named,
        values: Sequence[object],
        work: Coroutine[Any, Any, T],
    ) -> T:
        """What the work returns; `NotFoundError` for the first of the nodes named that is not there, which is
        looked up meanwhile. A node out of the caller's sight is like one that is not there; one out of the
        period or not sure enough is there."""
        given = [(values[param.index], at) for param, at in named]
        ids = [(i, at) for value, at in given for i in (value if isinstance(value, list) else [value])]
        if not ids:
            return await work
        running, check = asyncio.create_task(work), asyncio.create_task(self._check_there(info, ids))
        try:
            found, _ = await asyncio.gather(running, check)
        finally:
            running.cancel()
            check.cancel()
        return found

    async def _check_there(self, info: GraphQLResolveInfo[Any], ids: Sequence[tuple[Any, str]]) -> None:
        found = await self._read(info, self._lookup(), [[identifier for identifier, _ in ids]])
        for (identifier, at), node in zip(ids, found, strict=True):
            if node is None:
                raise NotFoundError(
                    f"{at}: found {identifier!r}, expected the id of a node that is there", argument=at
                )

    def _lookup(self) -> Statement:
        """The statement that tells which of some ids are there for the caller."""

        def make() -> Plan:
            kinds = tuple(self.reading.engine.ontology.kinds)
            lookup = Lookup(kinds, Param(0), dict.fromkeys(kinds, (NodeField("id", Prop("id")),)))
            return Plan(lookup, Scope(visible=self.visible))

        return self.reading.kept(("there", self.visible), make).statement

    def _note(
        self,
        info: GraphQLResolveInfo[Any],
        plan: Plan | Connect | Search,
        statement: Statement | Step,
        values: Sequence[object],
    ) -> None:
        if self.reads is not None:
            root = info.path
            while root.prev is not None:
                root = root.prev
            self.reads.append(Read(str(root.key), plan, statement, values))
