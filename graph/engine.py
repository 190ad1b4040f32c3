"""What an engine does: the contract between the read plan and a database."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from graph.change import Change, Outcome, Writes
from graph.ontology import Ontology
from graph.plan import Connect, Plan
from graph.search.question import Search
from graph.search.wanted import Wanted

Value = object
"""A parameter: text, whole number, number, boolean, None, or a list of those."""


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of edges: node ids, the edge ids between them, and the product of their confidences,
    multiplied from first to last and rounded to 12 decimals."""

    nodes: tuple[str, ...]
    edges: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Reached:
    """Answer to `Connect`: sizes of both sets; of the sources the connected as (id, fewest edges,
    number of targets within reach) by distance, most targets, id; and the others by id."""

    source_count: int
    target_count: int
    connected: Sequence[tuple[str, int, int]]
    unconnected: Sequence[str]


@dataclass(frozen=True, slots=True)
class Miss:
    """The link that would connect an unconnected source: `near` is reached from the source in `before`
    edges, `far` reaches a target in `after` edges, `before + 1 + after <= max_hops`, and both have an
    edge to the same `shared` node (a field, a park, a program...), each from its `from` side and over a kind
    that is not in `via`. The best has the fewest edges, then the least (near, far, shared)."""

    near: str
    far: str
    shared: str
    before: int
    after: int


class Step(Enum):
    """What a question is asked for."""

    REACH = "which reach which"
    EVIDENCE = "by which paths"
    MISSES = "what the others lack"
    SEARCH = "what a text finds"


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a statement is for, its text (empty for what the engine does itself), and how the database
    carries it out."""

    about: str
    statement: str
    database: str


@dataclass(frozen=True, slots=True)
class Found:
    """Answer to `Search`: how many nodes were found of each kind, where counts were asked for; the page's
    rows (id, tier, score), and whether there are more; and what was looked for at last, which is the text
    as it was written or, where that found nothing of any kind, something looser."""

    counts: Mapping[str, int]
    rows: Sequence[tuple[str, int, float]]
    more: bool
    wanted: Wanted


class Statement(Protocol):
    """A compiled plan."""

    @property
    def text(self) -> str:
        """The statement as the database gets it, for people to read."""
        ...


class Transaction(Protocol):
    """Writes that are committed together when its context ends without an error."""

    async def write(self, writes: Writes) -> list[Outcome]:
        """Apply writes in order and log them; an outcome each. An edge without an end is not written.
        `BadInputError` for an edge from a node to itself or between kinds that it may not join, for a
        property that there is not, and for a required one left without a value."""
        ...


class Engine(Protocol):
    """A graph in a database."""

    ontology: Ontology
    url: str

    async def open(self) -> None:
        """Connect, and create or adapt tables, constraints and indexes. `UnavailableError` when the
        database is not there; it may be called again."""
        ...

    async def close(self) -> None:
        """Release everything."""
        ...

    async def ping(self) -> None:
        """Return when the database answers; raise `UnavailableError` otherwise."""
        ...

    def prepare(self, plan: Plan) -> Statement:
        """Compile a plan. Pure and deterministic."""
        ...

    async def read(self, statement: Statement, values: Sequence[Value], timeout: float) -> list[object]:
        """Run a statement; the items are what `orjson.dumps` takes (an `orjson.Fragment` or plain
        values) or None. `DeadlineExceededError` after `timeout` seconds, stopped in the database."""
        ...

    async def last_change(self, timeout: float) -> tuple[int, str]:
        """Sequence and time of the last entry of the change log, (0, "") while it is empty: what is read
        afterwards is as new, whoever wrote it. Cheap enough for every request."""
        ...

    async def explain(self, statement: Statement, values: Sequence[Value], timeout: float) -> str:
        """The database's own plan of a statement, as text."""
        ...

    async def explain_question(
        self, question: Connect | Search, step: Step, values: Sequence[Value], timeout: float
    ) -> Sequence[Explanation]:
        """The statements of a connecting question."""
        ...

    def transaction(self, actor: str) -> AbstractAsyncContextManager[Transaction]:
        """Begin to write in the name of an actor."""
        ...

    def changes(self, since: int) -> AsyncIterator[Change]:
        """Entries of the change log with a sequence above `since`, in order."""
        ...

    async def connect(self, question: Connect, values: Sequence[Value], timeout: float) -> Reached:
        """Which sources reach which targets."""
        ...

    async def evidence(
        self,
        question: Connect,
        values: Sequence[Value],
        ids: Sequence[str],
        limit: int,
        timeout: float,
    ) -> Mapping[str, Sequence[Path]]:
        """Per source, its best paths to targets: without repeated nodes, with no target between the
        ends; fewest edges first, then the highest confidence, then the least node ids, edge ids."""
        ...

    async def misses(
        self, question: Connect, values: Sequence[Value], ids: Sequence[str], timeout: float
    ) -> Mapping[str, Miss]:
        """Per unconnected source, its nearest miss; sources that have none are left out."""
        ...

    async def search(self, question: Search, values: Sequence[Value], timeout: float) -> Found:
        """Which nodes a text finds. `BadValueError` for a text that cannot be searched for."""
        ...
