"""Asking for aggregates and groups in one call."""

from collections.abc import Sequence
from typing import Any

from graph.engine import Engine
from graph.ontology import Hop
from graph.plan import (
    Connection,
    Cursor,
    Filter,
    Groups,
    Lookup,
    NodeField,
    Page,
    Plan,
    Position,
    Scope,
    Summary,
    TotalCount,
)
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Stat
from tests.contract.ask import ask, field
from tests.contract.reference import kind
from tests.contract.say import Given

COUNT = GroupOrder(Count())
MOST_FIRST = GroupOrder(Count(), descending=True)


async def told(
    engine: Engine,
    kinds: Sequence[str],
    asked: Summary | Groups | TotalCount,
    given: Given | None = None,
    *,
    hop: Hop | None = None,
    near: str = "",
    where: Filter | None = None,
    scope: Scope | None = None,
) -> Any:
    """What is said of all nodes of some kinds, or of what is over a hop from a node."""
    given = Given() if given is None else given
    read = Connection(hop, tuple(kinds), field(asked), Page(given(1)), where)
    if hop is None:
        (answer,) = await ask(engine, Plan(read, scope or Scope()), given)
        return answer["it"]
    lookup = Lookup((kind(near),), given([near]), {kind(near): (NodeField("over", read),)})
    (answer,) = await ask(engine, Plan(lookup, scope or Scope()), given)
    return answer["over"]["it"]


def statistics(prop: str, *, edge: bool = False) -> Summary:
    """A count, and each statistic of a property."""
    measures = ((stat.value, Measure(stat, prop, edge)) for stat in Stat)
    return Summary((("count", Count(edge)), *measures))


def groups(
    given: Given,
    *by: GroupKey,
    order: Sequence[GroupOrder] = (),
    limit: int = 100,
    after: Any = None,
    edges: bool = False,
) -> Groups:
    """Groups shown by their keys and the number of nodes, or of `edges`; `cursor` is where each stands."""
    shown = (*((f"key{i}", KeyOf(i)) for i in range(len(by))), ("count", Count(edges)), ("cursor", Cursor()))
    position = None if after is None else Position(tuple(map(given, after)))
    return Groups(by, Summary(shown), given(limit), tuple(order), position, 7)


async def grouped(
    engine: Engine,
    kinds: Sequence[str],
    *by: GroupKey,
    order: Sequence[GroupOrder] = (),
    edges: bool = False,
    **about: Any,
) -> list[tuple[Any, ...]]:
    """Groups as (keys..., count)."""
    given = Given()
    found = await told(engine, kinds, groups(given, *by, order=order, edges=edges), given, **about)
    return [(*(group[f"key{i}"] for i in range(len(by))), group["count"]) for group in found]
