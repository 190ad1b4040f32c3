"""Plans and connecting questions about a made-up graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from graph import values
from graph.ontology import Hop, Property, Type
from graph.plan import (
    By,
    Compare,
    Connect,
    Connection,
    ConnectionField,
    Cursor,
    Dated,
    EdgeField,
    Edges,
    End,
    Groups,
    LinkLookup,
    LinkScan,
    Lookup,
    NodeField,
    NodeOf,
    Nodes,
    NodeSet,
    Op,
    Order,
    Page,
    PageInfo,
    Plan,
    Position,
    Prop,
    Reference,
    Scope,
    Shape,
    Summary,
    TotalCount,
    Typename,
)
from graph.search.question import Search
from tests.contract.reference import kind
from tests.contract.strategies.filters import Draft
from tests.contract.strategies.graphs import Drawn
from tests.contract.strategies.summaries import groups, summary
from tests.contract.strategies.values import DATES, KEYS, days

_PAGE_INFO = ["hasNextPage", "hasPreviousPage", "startCursor", "endCursor", "__typename"]


@dataclass(frozen=True)
class Question:
    """A plan with the values for its parameters."""

    plan: Plan
    given: Sequence[Any]


@st.composite
def questions(draw: DrawFn, drawn: Drawn) -> Question:
    """A plan about a graph."""
    draft = Draft(draw, drawn.graph, drawn.focus)
    scope = draft.scope()
    read: Lookup | LinkLookup | LinkScan | Connection
    match draw(st.sampled_from(["connection", "connection", "lookup", "link lookup", "link scan"])):
        case "lookup":
            kinds = _kinds(draft)
            ids = [draft.one([*draft.ids(kinds), *drawn.graph.nodes]) for _ in range(draw(st.integers(0, 6)))]
            read = Lookup(kinds, draft.param(ids), _shape(draft, kinds, 2))
        case "link lookup":
            edges = sorted(draft.ontology.edges)
            absent = [f"{edge.name}|{edge.sources[0]}:x|{edge.targets[0]}:y" for edge in _edge_kinds(draft)]
            ids = [draft.one([*absent, *drawn.graph.edges]) for _ in range(draw(st.integers(0, 6)))]
            shape = {
                edge: _link_fields(draft, edge) for edge in edges if any(edge == i.split("|")[0] for i in ids)
            }
            read = LinkLookup(draft.param(ids), shape)
        case "link scan":
            edge = draft.one(_edge_kinds(draft)).name
            links = [(e.source, e.target, e.key) for e in drawn.graph.edges.values() if e.kind == edge]
            a, b, c = draft.one([("", "", ""), ("A:a", "Z:z", ""), *links])
            after = (draft.param(a), draft.param(b), draft.param(c))
            limit = draft.param(draw(st.integers(0, 5)))
            read = LinkScan(edge, after, limit, _link_fields(draft, edge))
        case _:
            read = _connection(draft, None, _kinds(draft), 2)
    return Question(Plan(read, scope), draft.given)


@st.composite
def filters(draw: DrawFn, drawn: Drawn) -> Question:
    """A plan that lists the ids of the nodes that satisfy a filter, whole and in order."""
    draft = Draft(draw, drawn.graph, drawn.focus)
    kinds = _kinds(draft)
    where = draft.node_filter(kinds)
    shape = {name: (NodeField("id", Prop("id")),) for name in kinds}
    fields = (ConnectionField("nodes", Nodes(shape)), ConnectionField("total", TotalCount()))
    read = Connection(None, kinds, fields, Page(draft.param(100)), where)
    return Question(Plan(read, draft.scope() if draft.chance(30) else Scope()), draft.given)


@st.composite
def changes(draw: DrawFn, drawn: Drawn) -> Question:
    """What began or ended in a graph between two days."""
    draft = Draft(draw, drawn.graph, drawn.focus)
    edges, ended = draft.chance(60), draft.chance(50)
    kinds = draft.ontology.edges if edges else draft.ontology.kinds
    some = st.lists(st.sampled_from(sorted(kinds)), unique=True)
    known = tuple(kinds) if draft.chance(70) else tuple(draw(some))
    first, last = sorted(draw(st.lists(days(), min_size=2, max_size=2)))
    bounds = [draft.param(values.day_after(day) if ended else day) for day in (first, last)]
    position = None
    if draft.chance(50):
        ids = list(drawn.graph.edges if edges else drawn.graph.nodes) or ["A:a"]
        position = draft.param(draft.one(DATES)), draft.param(draft.one(ids))
    limit = draft.param(draw(st.integers(0, 5)))
    read = Dated(known, edges, ended, bounds[0], bounds[1], limit, position)
    return Question(Plan(read, draft.scope()), draft.given)


@st.composite
def overviews(draw: DrawFn, drawn: Drawn) -> Question:
    """A plan that asks for summaries and groups of nodes, or of what they are linked to."""
    draft = Draft(draw, drawn.graph, drawn.focus)
    scope = draft.scope() if draft.chance(40) else Scope()
    kinds = _kinds(draft)
    near = draft.one(drawn.graph.nodes) if drawn.graph.nodes and draft.chance(50) else None
    hop = draft.one(draft.ontology.hops[kind(near)].values()) if near else None
    kinds = hop.targets if hop else kinds
    asked: list[Summary | Groups] = [
        summary(draft, hop, kinds),
        groups(draft, hop, kinds),
        groups(draft, hop, kinds),
    ]
    fields = tuple(ConnectionField(f"c{i}", value) for i, value in enumerate(asked))
    where = draft.node_filter(kinds, 1) if draft.chance(30) else None
    read = Connection(hop, tuple(kinds), fields, Page(draft.param(1)), where)
    if near is None:
        return Question(Plan(read, scope), draft.given)
    shape = {kind(near): (NodeField("over", read),)}
    return Question(Plan(Lookup((kind(near),), draft.param([near]), shape), scope), draft.given)


@dataclass(frozen=True)
class Listing:
    """A connection to page through, at the root or from a node, with an edge's cursor as its only field.
    Its page is for the reader to set."""

    connection: Connection
    near: str | None
    scope: Scope
    given: Sequence[Any]


@st.composite
def listings(draw: DrawFn, drawn: Drawn) -> Listing:
    """A connection over a graph that has nodes."""
    draft = Draft(draw, drawn.graph, drawn.focus)
    scope = draft.scope()
    near = draft.one(drawn.graph.nodes) if drawn.graph.nodes and draft.chance(50) else None
    hop = draft.one(draft.ontology.hops[kind(near)].values()) if near else None
    read = _connection(draft, hop, hop.targets if hop else _kinds(draft), 0)
    return Listing(read, near, scope, draft.given)


def _kinds(draft: Draft) -> tuple[str, ...]:
    """A kind, an interface's kinds, or any few; mostly some that occur."""
    there = sorted({kind(i) for i in draft.graph.nodes}) or sorted(draft.ontology.kinds)
    if draft.chance(30):
        return draft.one(i.kinds for i in draft.ontology.interfaces.values())
    return tuple(sorted(draft.draw(st.sets(st.sampled_from(there), min_size=1, max_size=3))))


def _edge_kinds(draft: Draft) -> list[Any]:
    there = {link.kind for link in draft.graph.edges.values()}
    return [edge for edge in draft.ontology.edges.values() if not there or edge.name in there]


def _few(draft: Draft, most: int) -> range:
    return range(draft.draw(st.integers(1, most)))


# --- shapes --------------------------------------------------------------------------------------


def _shape(draft: Draft, kinds: Sequence[str], depth: int) -> Shape:
    return {name: _node_fields(draft, name, depth) for name in kinds}


def _node_fields(draft: Draft, name: str, depth: int) -> tuple[NodeField, ...]:
    # A kind that does not occur is shown by its id, so that plans stay small.
    if not any(kind(i) == name for i in draft.graph.nodes):
        return (NodeField("id", Prop("id")),)
    fields = []
    hops = list(draft.ontology.hops[name].values())
    for i in _few(draft, 3):
        value: Typename | Prop | Connection
        match draft.one(["id", "prop", "prop", "typename", "hop", "hop"]):
            case "typename":
                value = Typename(draft.one(["", name, "Other"]))
            case "hop" if hops and depth > 0:
                there = {link.kind for link in draft.graph.edges.values()}
                hop = draft.one([hop for hop in hops if hop.edge in there] or hops)
                value = _connection(draft, hop, hop.targets, depth - 1)
            case "prop":
                value = Prop(draft.prop(draft.ontology.kinds[name].properties).name)
            case _:
                value = Prop("id")
        fields.append(NodeField(f"f{i}", value))
    return tuple(fields)


def _edge_field(draft: Draft, edge: str) -> Typename | Prop | Reference:
    properties = draft.ontology.edges[edge].properties
    references = [p for p in properties.values() if p.form is Type.REFERENCE]
    match draft.one(["id", "prop", "prop", "typename", "reference", "reference"]):
        case "typename":
            return Typename(draft.one(["", "Other"]))
        case "reference" if references:
            prop = draft.one(references)
            assert prop.target is not None
            kinds = draft.ontology.concrete(prop.target)
            return Reference(prop.name, kinds, _shape(draft, kinds, 0))
        case "prop":
            return Prop(draft.prop(properties).name)
    return Prop("id")


def _link_fields(draft: Draft, edge: str) -> tuple[EdgeField, ...]:
    fields = []
    declared = draft.ontology.edges[edge]
    for i in _few(draft, 4):
        if draft.chance(40):
            source = draft.chance(50)
            shape = _shape(draft, declared.sources if source else declared.targets, 1)
            fields.append(EdgeField(f"f{i}", End(source, shape)))
        else:
            fields.append(EdgeField(f"f{i}", _edge_field(draft, edge)))
    return tuple(fields)


# --- connections ---------------------------------------------------------------------------------


def _connection(draft: Draft, hop: Hop | None, kinds: Sequence[str], depth: int) -> Connection:
    order = tuple(_order(draft, hop, kinds) for _ in range(draft.draw(st.sampled_from([0, 1, 1, 2, 3]))))
    where = draft.node_filter(kinds) if draft.chance(60) else None
    edge = draft.edge_filter(hop.edge) if hop and draft.chance(40) else None
    page = _page(draft, hop, kinds, order)
    fields = tuple(
        ConnectionField(f"c{i}", _connection_field(draft, hop, kinds, depth)) for i in _few(draft, 3)
    )
    fingerprint = draft.one([0, 1, 2**53 - 1])
    return Connection(hop, tuple(kinds), fields, page, where, edge, order, fingerprint)


def _connection_field(
    draft: Draft, hop: Hop | None, kinds: Sequence[str], depth: int
) -> Nodes | Edges | PageInfo | TotalCount | Summary | Groups | Typename:
    match draft.one(["nodes", "edges", "info", "total", "typename", "summary", "groups"]):
        case "nodes":
            return Nodes(_shape(draft, kinds, depth))
        case "info":
            names = draft.draw(st.lists(st.sampled_from(_PAGE_INFO), min_size=1, max_size=6))
            return PageInfo(tuple((f"{name}_{i}", name) for i, name in enumerate(names)))
        case "total":
            return TotalCount()
        case "typename":
            return Typename("SomeConnection")
        case "summary":
            return summary(draft, hop, kinds)
        case "groups":
            return groups(draft, hop, kinds)
    fields = []
    for i in _few(draft, 4):
        match draft.one(["cursor", "node", "typename", "own"]):
            case "cursor":
                fields.append(EdgeField(f"cursor_{i}", Cursor()))
            case "typename":
                fields.append(EdgeField(f"f{i}", Typename("SomeEdge")))
            case "own" if hop:
                fields.append(EdgeField(f"f{i}", _edge_field(draft, hop.edge)))
            case _:
                fields.append(EdgeField(f"f{i}", NodeOf(_shape(draft, kinds, depth))))
    return Edges(tuple(fields))


def _order(draft: Draft, hop: Hop | None, kinds: Sequence[str]) -> Order:
    common = draft.ontology.common(kinds)
    hops = list(draft.ontology.hops_of(common).values())
    descending = draft.chance(50)
    match draft.one(["node", "node", "edge", "count"]):
        case "edge" if hop:
            return Order(
                By.EDGE, _sort_key(draft, draft.ontology.edges[hop.edge].properties), None, descending
            )
        case "count" if hops:
            return Order(By.COUNT, "", draft.one(hops), descending)
    return Order(By.NODE, _sort_key(draft, draft.ontology.properties(common)), None, descending)


def _sort_key(draft: Draft, properties: Any) -> str:
    if draft.chance(10):
        return "id"
    return draft.prop({name: p for name, p in properties.items() if not p.many}).name


def _page(draft: Draft, hop: Hop | None, kinds: Sequence[str], order: Sequence[Order]) -> Page:
    limit = draft.param(draft.draw(st.integers(0, 4)))
    bounds = [_position(draft, hop, kinds, order) if draft.chance(30) else None for _ in range(2)]
    return Page(limit, draft.chance(35), *bounds)


def _position(draft: Draft, hop: Hop | None, kinds: Sequence[str], order: Sequence[Order]) -> Position:
    """Made up of values that occur, so that it often stands at or beside a real row."""
    keys: list[Any] = []
    for item in order:
        if item.by is By.COUNT:
            keys.append(draft.draw(st.integers(0, 2)))
            continue
        owners: Sequence[str] = kinds
        properties = draft.ontology.properties(draft.ontology.common(kinds))
        if item.by is By.EDGE:
            assert hop is not None
            owners, properties = (hop.edge,), draft.ontology.edges[hop.edge].properties
        prop: Property | None = properties.get(item.prop)
        missing = prop is not None and draft.chance(25)
        keys.append(None if missing else draft.value_of(item.prop, prop, owners))
    keys.append(draft.one(draft.ids(kinds)))
    if hop:
        keys.append(draft.one(["", *KEYS[:5]]))
    return Position(tuple(draft.param(key) for key in keys))


# --- connecting questions ------------------------------------------------------------------------


@st.composite
def connects(draw: DrawFn, drawn: Drawn) -> tuple[Connect, Sequence[Any]]:
    """A connecting question about a graph, with its values."""
    draft = Draft(draw, drawn.graph, drawn.focus)
    there = [edge.name for edge in _edge_kinds(draft)]
    via = tuple(sorted(draw(st.sets(st.sampled_from(there), min_size=1, max_size=2))))
    sets = [_node_set(draft), _node_set(draft)]
    return Connect(sets[0], sets[1], via, draw(st.integers(1, 5)), draft.scope()), draft.given


def _node_set(draft: Draft) -> NodeSet:
    """Some nodes by their ids, or all of some kinds, or those that a filter lets through."""
    if draft.graph.nodes and draft.chance(50):
        ids = draft.draw(
            st.lists(st.sampled_from(list(draft.graph.nodes)), min_size=1, max_size=3, unique=True)
        )
        kinds = tuple(sorted({kind(i) for i in ids}))
        return NodeSet(kinds, Compare("id", Op.IN, draft.param(ids)))
    kinds = _kinds(draft)
    return NodeSet(kinds, draft.node_filter(kinds, 1) if draft.chance(25) else None)


@st.composite
def searches(draw: DrawFn, drawn: Drawn) -> tuple[Search, Sequence[Any]]:
    """A search about a graph, for all that it finds."""
    draft = Draft(draw, drawn.graph, drawn.focus)
    kinds = sorted(draft.ontology.kinds)
    question = Search(
        draft.param(draft.searched()),
        tuple(kinds if draft.chance(60) else draw(st.lists(st.sampled_from(kinds), min_size=1, unique=True))),
        draft.scope(),
        draft.node_filter(kinds, 2) if draft.chance(30) else None,
        Page(draft.param(1_000)),
    )
    return question, draft.given
