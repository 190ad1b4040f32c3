"""Summaries and groups of what a connection of a made-up graph holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from graph.ontology import Hop, Property, Type
from graph.plan import Cursor, Groups, Position, Summary, Typename
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part, Stat
from tests.contract.strategies.filters import Draft

_DATED = (Type.DATE, Type.DATETIME)
_WHOLE = (Type.INTEGER, Type.LONG)


def summary(draft: Draft, hop: Hop | None, kinds: Sequence[str]) -> Summary:
    """A summary of all rows."""
    return _summary(draft, hop, kinds, 0, 2)


def groups(draft: Draft, hop: Hop | None, kinds: Sequence[str]) -> Groups:
    """A list of groups, now and then a later part of it."""
    by = tuple(_key(draft, hop, kinds) for _ in range(draft.draw(st.sampled_from([1, 1, 2, 3]))))
    order = tuple(_order(draft, hop, kinds, len(by)) for _ in range(draft.draw(st.sampled_from([0, 1, 2]))))
    after = None
    if draft.chance(40):
        ranks = (*(o.by for o in order), *map(KeyOf, range(len(by))))
        after = Position(tuple(draft.param(_place(draft, hop, kinds, rank, by)) for rank in ranks))
    shown = _summary(draft, hop, kinds, len(by), 2)
    limit = draft.param(draft.draw(st.sampled_from([0, 1, 2, 100, 100])))
    return Groups(by, shown, limit, order, after, draft.one([0, 2**53 - 1]))


def _summary(draft: Draft, hop: Hop | None, kinds: Sequence[str], keys: int, depth: int) -> Summary:
    """An object; within groups that have keys it may show these and a cursor."""
    fields: list[tuple[str, Any]] = []
    choices = ["count", "measure", "measure", "typename", *(["inner"] if depth else [])]
    choices += ["key", "key", "cursor"] if keys else []
    for i in range(draft.draw(st.integers(1, 4))):
        match draft.one(choices):
            case "count":
                fields.append((f"f{i}", _count(draft, hop)))
            case "measure":
                fields.append((f"f{i}", _measure(draft, hop, kinds)))
            case "typename":
                fields.append((f"f{i}", Typename("SomeAggregate")))
            case "key":
                fields.append((f"f{i}", KeyOf(draft.draw(st.integers(0, keys - 1)))))
            case "cursor":
                fields.append((f"cursor_{i}", Cursor()))
            case _:
                fields.append((f"f{i}", _summary(draft, hop, kinds, keys, depth - 1)))
    return Summary(tuple(fields))


def _properties(draft: Draft, hop: Hop | None, kinds: Sequence[str], *, edge: bool) -> Mapping[str, Property]:
    if edge:
        assert hop is not None
        return draft.ontology.edges[hop.edge].properties
    return draft.ontology.properties(draft.ontology.common(kinds))


def _measure(draft: Draft, hop: Hop | None, kinds: Sequence[str], *, exact: bool = False) -> Count | Measure:
    """A statistic, in an order an exact one; a count where there is nothing of which one can be had."""
    stat = draft.one(Stat)
    edge = hop is not None and draft.chance(50)

    def fits(prop: Property) -> bool:
        if prop.many:
            return False
        if stat in (Stat.MIN, Stat.MAX):
            return prop.form in (*_WHOLE, *_DATED, Type.FLOAT)
        # Numbers of both signs may cancel out, which leaves no digits that engines agree on.
        positive = (
            prop.form is Type.FLOAT and prop.declared.minimum is not None and prop.declared.minimum >= 0
        )
        return prop.form in _WHOLE or (positive and not exact)

    fitting = {n: p for n, p in _properties(draft, hop, kinds, edge=edge).items() if fits(p)}
    return Measure(stat, draft.prop(fitting).name, edge) if fitting else _count(draft, hop)


def _count(draft: Draft, hop: Hop | None) -> Count:
    return Count(hop is not None and draft.chance(50))


def _key(draft: Draft, hop: Hop | None, kinds: Sequence[str]) -> GroupKey:
    edge = hop is not None and draft.chance(30)
    over = None
    properties = _properties(draft, hop, kinds, edge=edge)
    hops = list(draft.ontology.hops_of(draft.ontology.common(kinds)).values())
    if hops and not edge and draft.chance(40):
        there = {link.kind for link in draft.graph.edges.values()}
        over = draft.one([hop for hop in hops if hop.edge in there] or hops)
        properties = draft.ontology.properties(draft.ontology.common(over.targets))
    prop = draft.prop(properties)
    part = draft.one(Part) if prop.form in _DATED else Part.WHOLE
    return GroupKey(prop.name, edge, over, part)


def _order(draft: Draft, hop: Hop | None, kinds: Sequence[str], keys: int) -> GroupOrder:
    match draft.one(["count", "measure", "key"]):
        case "count":
            by: Count | Measure | KeyOf = _count(draft, hop)
        case "measure":
            by = _measure(draft, hop, kinds, exact=True)
        case _:
            by = KeyOf(draft.draw(st.integers(0, keys - 1)))
    return GroupOrder(by, draft.chance(50))


def _place(
    draft: Draft, hop: Hop | None, kinds: Sequence[str], rank: Count | Measure | KeyOf, by: Sequence[GroupKey]
) -> Any:
    """A value where a list of groups may go on: one that occurs, or another."""
    if isinstance(rank, Count):
        return draft.draw(st.integers(0, 3))
    if draft.chance(25):
        return None
    if isinstance(rank, Measure) and rank.stat in (Stat.SUM, Stat.AVG):
        return draft.draw(st.integers(0, 10)) if rank.stat is Stat.SUM else draft.one([0.0, 0.5, 1.0, 90.0])
    key = by[rank.index] if isinstance(rank, KeyOf) else GroupKey(rank.prop, rank.edge)
    if key.part is Part.YEAR:
        return draft.one([1, 2023, 2024])
    if key.part is Part.MONTH:
        return draft.one(["2023-12", "2024-02"])
    owners = key.hop.targets if key.hop else (hop.edge,) if key.edge and hop else kinds
    properties = (
        draft.ontology.properties(draft.ontology.common(key.hop.targets))
        if key.hop
        else _properties(draft, hop, kinds, edge=key.edge)
    )
    return draft.value_of(key.prop, properties[key.prop], owners)
