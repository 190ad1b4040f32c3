"""A read plan as text for people: what `EXPLAIN` shows, and what snapshots of plans hold.

Values are shown as `$0`, `$1`, their index among the values given when the statement runs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from graph.ontology import Direction, Hop
from graph.plan import (
    And,
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
    Filter,
    Groups,
    KindIs,
    LinkLookup,
    LinkScan,
    Lookup,
    Matches,
    Missing,
    NodeField,
    NodeOf,
    Nodes,
    NodeSet,
    Not,
    Or,
    Order,
    Page,
    PageInfo,
    Param,
    Plan,
    Position,
    Prop,
    Reference,
    Related,
    RelatedCount,
    Scope,
    Summary,
    TotalCount,
    Typename,
    Within,
)
from graph.search.question import Search
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part

_Fields = TypeVar("_Fields", bound=Sequence[NodeField] | Sequence[EdgeField])
_ARROWS = {Direction.OUT: "->", Direction.IN: "<-", Direction.BOTH: "--"}


def plan_text(plan: Plan) -> str:
    """A plan, an indented line per step."""
    match plan.read:
        case Lookup(kinds, ids, shape):
            lines = [f"look up {_names(kinds)} by id in {_param(ids)}", *_nested(_shape(shape))]
        case LinkLookup(ids, shape):
            lines = [f"look up edges by id in {_param(ids)}", *_nested(_shape(shape))]
        case Dated():
            lines = [*_dated(plan.read)]
        case LinkScan(edge, after, limit, fields):
            position = ", ".join(map(_param, after))
            lines = [f"scan {edge} after ({position}), {_param(limit)} edges", *_nested(_fields(fields))]
        case Connection():
            lines = list(_connection("page", plan.read))
    return "\n".join([*lines, *_scope(plan.scope)]) + "\n"


def question_text(question: Connect | Search) -> str:
    """A question, an indented line per step."""
    if isinstance(question, Search):
        lines = list(_search(question))
        return "\n".join([*lines, *_scope(question.scope)]) + "\n"
    lines = [f"connect over {_names(question.via)}, at most {question.max_hops} edges"]
    for name, nodes in (("from", question.source), ("to", question.target)):
        lines += _nested(_node_set(name, nodes))
    return "\n".join([*lines, *_scope(question.scope)]) + "\n"


def _search(question: Search) -> Iterator[str]:
    yield f"search for {_param(question.text)} among {_names(question.kinds)}"
    if question.where is not None:
        yield from _nested(_filter(question.where))
    if question.counts:
        yield "count by kind"
    if question.page is not None:
        yield from _page(question.page, ())


def _node_set(name: str, nodes: NodeSet) -> Iterator[str]:
    yield f"{name} {_names(nodes.kinds)}"
    if nodes.where is not None:
        yield from _nested(_filter(nodes.where))


def _dated(read: Dated) -> Iterator[str]:
    days = f"{_param(read.after)} and {_param(read.until)}"
    yield f"{'edges' if read.edges else 'nodes'} that {'ended' if read.ended else 'began'} between {days}"
    yield f"  {_names(read.kinds)}"
    behind = f" after ({', '.join(map(_param, read.position))})" if read.position else ""
    yield f"  counts, first {_param(read.limit)}{behind}"


def _scope(scope: Scope) -> Iterator[str]:
    if scope.as_of is not None:
        yield "valid between " + " and ".join(map(_param, scope.as_of))
    if scope.min_confidence is not None:
        yield f"confidence >= {_param(scope.min_confidence)}"
    if scope.source is not None:
        yield f"source contains one of {_param(scope.source)}"
    if scope.visible is not None:
        yield f"visible {_names(scope.visible) or 'nothing'}"


# --- shapes ----------------------------------------------------------------------------------------


def _shape(shape: Mapping[str, _Fields]) -> Iterator[str]:
    """Fields per kind; kinds that show the same are told together."""
    told: list[tuple[list[str], _Fields]] = []
    for kind, fields in shape.items():
        same = next((kinds for kinds, other in told if other == fields), None)
        if same is None:
            told.append(([kind], fields))
        else:
            same.append(kind)
    for kinds, fields in told:
        yield _names(kinds)
        yield from _nested(_fields(fields))


def _fields(fields: Sequence[NodeField] | Sequence[EdgeField] | Sequence[ConnectionField]) -> Iterator[str]:
    for field in fields:
        yield from _field(field.key, field.value)


def _field(key: str, value: object) -> Iterator[str]:
    match value:
        case Typename(name):
            yield f"{key}: type {name}" if name else f"{key}: type"
        case Prop(name):
            yield _as(key, name)
        case Connection():
            yield from _connection(key, value)
        case Reference(prop, _, shape):
            yield f"{key}: node that {prop} names"
            yield from _nested(_shape(shape))
        case NodeOf(shape):
            yield _as(key, "node")
            yield from _nested(_shape(shape))
        case End(source, shape):
            yield f"{key}: node at {'from' if source else 'to'}"
            yield from _nested(_shape(shape))
        case Nodes(shape):
            yield _as(key, "nodes")
            yield from _nested(_shape(shape))
        case Edges(fields):
            yield _as(key, "edges")
            yield from _nested(_fields(fields))
        case PageInfo(fields):
            yield _as(key, "pageInfo")
            yield from _nested(iter([", ".join(_as(name, what) for name, what in fields)]))
        case Cursor():
            yield _as(key, "cursor")
        case TotalCount():
            yield _as(key, "totalCount")
        case Summary():
            yield f"{key}: over all pages"
            yield from _nested(_summary(value, ()))
        case Groups():
            yield f"{key}: by {', '.join(map(_group_key, value.by))}"
            yield from _nested(_groups(value))
        case _:
            raise AssertionError(value)


def _as(key: str, what: str) -> str:
    return what if key == what else f"{key}: {what}"


def _connection(key: str, read: Connection) -> Iterator[str]:
    yield f"{key}: {_hop(read.hop)} {_names(read.kinds)}" if read.hop else f"{key}: {_names(read.kinds)}"
    yield from _nested(_conditions("node", read.where))
    yield from _nested(_conditions("edge", read.edge))
    yield from _nested(_page(read.page, read.order))
    yield from _nested(_fields(read.fields))


def _conditions(about: str, where: Filter | None) -> Iterator[str]:
    if where is not None:
        yield f"where {about}"
        yield from _nested(_filter(where))


def _page(page: Page, order: Sequence[Order]) -> Iterator[str]:
    if order:
        yield "order by " + ", ".join(map(_order, order))
    words = [f"{'last' if page.backward else 'first'} {_param(page.limit)}"]
    for word, position in (("after", page.after), ("before", page.before)):
        if isinstance(position, Position):
            words.append(f"{word} ({', '.join(map(_param, position.keys))})")
    yield " ".join(words)


def _order(order: Order) -> str:
    match order.by:
        case By.NODE:
            key = order.prop
        case By.EDGE:
            key = f"edge.{order.prop}"
        case By.COUNT:
            assert order.hop is not None
            key = f"count({order.hop.name})"
    return f"{key} descending" if order.descending else key


# --- summaries -------------------------------------------------------------------------------------


def _summary(summary: Summary, by: Sequence[GroupKey]) -> Iterator[str]:
    for key, value in summary.fields:
        match value:
            case Summary():
                yield key
                yield from _nested(_summary(value, by))
            case Cursor() | Typename():
                yield from _field(key, value)
            case _:
                yield _as(key, _measured(value, by))


def _measured(value: Count | Measure | KeyOf, by: Sequence[GroupKey]) -> str:
    match value:
        case Count(edge):
            return "count of edges" if edge else "count"
        case Measure(stat, prop, edge):
            return f"{stat.value} of {'edge.' if edge else ''}{prop}"
        case KeyOf(index):
            return _group_key(by[index])


def _group_key(key: GroupKey) -> str:
    owner = f"{key.hop.name}." if key.hop else "edge." if key.edge else ""
    return f"{key.part.value} of {owner}{key.prop}" if key.part is not Part.WHOLE else f"{owner}{key.prop}"


def _groups(groups: Groups) -> Iterator[str]:
    if groups.order:
        yield "order by " + ", ".join(_group_order(order, groups.by) for order in groups.order)
    after = f" after ({', '.join(map(_param, groups.after.keys))})" if groups.after else ""
    yield f"first {_param(groups.limit)}{after}"
    yield from _summary(groups.shown, groups.by)


def _group_order(order: GroupOrder, by: Sequence[GroupKey]) -> str:
    return f"{_measured(order.by, by)}{' descending' if order.descending else ''}"


# --- filters ---------------------------------------------------------------------------------------


def _filter(where: Filter) -> Iterator[str]:
    match where:
        case Compare(prop, op, value):
            yield f"{prop} {op.value} {_param(value)}"
        case Missing(prop):
            yield f"{prop} is missing"
        case KindIs(kinds):
            yield f"kind is {' or '.join(kinds)}"
        case And(items):
            yield "all of" if items else "anything"
            for item in items:
                yield from _nested(_filter(item))
        case Or(items):
            yield "any of" if items else "nothing"
            for item in items:
                yield from _nested(_filter(item))
        case Not(item):
            yield "not"
            yield from _nested(_filter(item))
        case Related(hop, quantifier, node, edge):
            yield f"{quantifier.value} of {hop.name} {_hop(hop)}"
            yield from _nested(_conditions("node", node))
            yield from _nested(_conditions("edge", edge))
        case RelatedCount(hop, op, value):
            yield f"count of {hop.name} {_hop(hop)} {op.value} {_param(value)}"
        case Within(concept, close_matches):
            yield f"within {_param(concept)}{' or a close match' if close_matches else ''}"
        case Matches(value):
            yield f"found by {_param(value)}"


def _hop(hop: Hop) -> str:
    return f"{_ARROWS[hop.direction]} {hop.edge}"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names)


def _param(param: Param) -> str:
    return f"${param.index}"


def _nested(lines: Iterator[str]) -> Iterator[str]:
    return ("  " + line for line in lines)
