"""Reads: the answer to a plan."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import cmp_to_key
from typing import Any

from graph import values
from graph.plan import (
    By,
    Connection,
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
    Order,
    PageInfo,
    Plan,
    Prop,
    Reference,
    Shape,
    Summary,
    TotalCount,
    Typename,
)
from tests.contract.reference.filters import comparable, holds
from tests.contract.reference.graph import Graph, Link, Node, Row, Stored, View, in_scope, kind, over, value
from tests.contract.reference.summaries import groups, summary


def read(graph: Graph, plan: Plan, given: Sequence[Any]) -> list[object]:
    """The answer to a plan."""
    view = View(in_scope(graph, plan.scope, given), given)
    match plan.read:
        case Lookup(kinds, ids, shape):
            return [_look_up(view, i, kinds, shape) for i in given[ids.index]]
        case LinkLookup(ids, shape):
            found = [view.graph.edges.get(i) for i in given[ids.index]]
            return [
                _link(view, link, shape[link.kind]) if link and link.kind in shape else None for link in found
            ]
        case LinkScan(edge, after, limit, fields):
            position = tuple(given[param.index] for param in after)
            links = sorted(
                (link for link in view.graph.edges.values() if link.kind == edge),
                key=lambda link: (link.source, link.target, link.key),
            )
            further = [link for link in links if (link.source, link.target, link.key) > position]
            return [_link(view, link, fields) for link in further[: given[limit.index]]]
        case Dated():
            return [_dated(view, plan.read)]
        case Connection():
            return [_connection(view, plan.read, None)]


def _dated(view: View, read: Dated) -> Stored:
    after, until = (view.given[param.index] for param in (read.after, read.until))

    def place(date: str, identifier: str) -> tuple[str, int, str]:
        if read.ended:
            return values.last_day(date), -len(date), identifier
        return values.first_day(date), len(date), identifier

    graph = view.graph
    subjects: list[Node | Link] = [Node(i, stored) for i, stored in graph.nodes.items()]
    if read.edges:
        subjects = list(graph.edges.values())
    found = []
    for subject in subjects:
        lifetime: tuple[str | None, str | None] = ("since", "until")
        name = subject.kind if isinstance(subject, Link) else kind(subject.id)
        if isinstance(subject, Node):
            lifetime = graph.ontology.kinds[name].lifetime
        date = subject.stored.get(str(lifetime[read.ended]))
        if name in read.kinds and date is not None:
            day = place(date, "")[0]
            if after <= day < until if read.ended else after < day <= until:
                found.append((place(date, subject.id), date, name))
    found.sort()
    behind = [view.given[param.index] for param in read.position or ()]
    rows = [(at[2], date) for at, date, _ in found if not behind or at > place(*behind)]
    counts = Counter(name for _, _, name in found)
    return {
        "counts": [[name, counts[name]] for name in sorted(counts)],
        "rows": [[date, identifier] for identifier, date in rows[: view.given[read.limit.index]]],
    }


def _look_up(view: View, identifier: object, kinds: Sequence[str], shape: Shape) -> Stored | None:
    stored = view.graph.nodes.get(str(identifier))
    if stored is None or kind(str(identifier)) not in kinds:
        return None
    return _node(view, Node(str(identifier), stored), shape)


def _node(view: View, node: Node, shape: Shape) -> Stored:
    name = kind(node.id)
    return {f.key: _node_field(view, node, f) for f in shape[name]}


def _node_field(view: View, node: Node, field: NodeField) -> object:
    match field.value:
        case Typename(name):
            return name or kind(node.id)
        case Prop(name):
            return value(view, node, name)
        case Connection():
            return _connection(view, field.value, node)


def _link(view: View, link: Link, fields: Sequence[EdgeField]) -> Stored:
    return {f.key: _edge_field(view, link, f) for f in fields}


def _edge_field(view: View, link: Link, field: EdgeField) -> object:
    match field.value:
        case Typename(name):
            return name or view.graph.ontology.edges[link.kind].type_name
        case Prop(name):
            return value(view, link, name)
        case Reference(name, kinds, shape):
            return _look_up(view, link.stored[name], kinds, shape) if name in link.stored else None
        case End(source, shape):
            end = link.source if source else link.target
            return _node(view, Node(end, view.graph.nodes[end]), shape)
    raise AssertionError(field)


def rows(view: View, read: Connection, near: Node | None) -> list[Row]:
    """All rows of a connection in order, whatever the page."""
    found: list[Row] = []
    if read.hop is None:
        found += [(None, Node(i, stored)) for i, stored in view.graph.nodes.items()]
    else:
        assert near is not None
        found += over(view, near, read.hop)
    chosen = [
        (link, node)
        for link, node in found
        if kind(node.id) in read.kinds
        and (read.where is None or holds(view, read.where, node))
        and (read.edge is None or (link is not None and holds(view, read.edge, link)))
    ]

    def compare(a: Row, b: Row) -> int:
        return compare_positions(read.order, position(view, read, a), position(view, read, b))

    return sorted(chosen, key=cmp_to_key(compare))


def position(view: View, read: Connection, row: Row) -> list[object]:
    """Where a row stands: a value per order key, the node's id and on hops the edge's key."""
    link, node = row
    keys: list[object] = []
    for order in read.order:
        match order.by:
            case By.NODE:
                keys.append(comparable(view, node, order.prop))
            case By.EDGE:
                assert link is not None
                keys.append(comparable(view, link, order.prop))
            case By.COUNT:
                assert order.hop is not None
                keys.append(len(over(view, node, order.hop)))
    return [*keys, node.id, *([link.key] if link else [])]


def compare_positions(order: Sequence[Order], a: Sequence[Any], b: Sequence[Any]) -> int:
    """Below zero where `a` comes first: missing values last either way, then by id and edge key."""
    for i, (x, y) in enumerate(zip(a, b, strict=True)):
        if x == y:
            continue
        if x is None:
            return 1
        if y is None:
            return -1
        descending = i < len(order) and order[i].descending
        return -1 if (x < y) != descending else 1
    return 0


def _connection(view: View, read: Connection, near: Node | None) -> Stored:
    everything = rows(view, read, near)
    page, limit = read.page, view.given[read.page.limit.index]
    assert isinstance(limit, int)
    between = everything
    for bound, sign in ((page.after, 1), (page.before, -1)):
        if bound is not None:
            given = [view.given[param.index] for param in bound.keys]
            between = [
                row
                for row in between
                if compare_positions(read.order, position(view, read, row), given) * sign > 0
            ]
    skipped = max(len(between) - limit, 0)
    shown = between[skipped:] if page.backward else between[:limit]
    cursors = [json.dumps([read.fingerprint, *position(view, read, row)]) for row in shown]
    info = {
        "hasNextPage": page.before is not None if page.backward else skipped > 0,
        "hasPreviousPage": skipped > 0 if page.backward else page.after is not None,
        "startCursor": cursors[0] if cursors else None,
        "endCursor": cursors[-1] if cursors else None,
        "__typename": "PageInfo",
    }
    answer: Stored = {}
    for item in read.fields:
        match item.value:
            case Nodes(shape):
                answer[item.key] = [_node(view, node, shape) for _, node in shown]
            case Edges(fields):
                answer[item.key] = [
                    _edge(view, row, cursor, fields) for row, cursor in zip(shown, cursors, strict=True)
                ]
            case PageInfo(names):
                answer[item.key] = {key: info[name] for key, name in names}
            case TotalCount():
                answer[item.key] = len(everything)
            case Summary():
                answer[item.key] = summary(view, item.value, everything)
            case Groups():
                answer[item.key] = groups(view, item.value, everything)
            case Typename(name):
                answer[item.key] = name
    return answer


def _edge(view: View, row: Row, cursor: str, fields: Sequence[EdgeField]) -> Stored:
    link, node = row
    answer: Stored = {}
    for item in fields:
        match item.value:
            case Cursor():
                answer[item.key] = cursor
            case NodeOf(shape):
                answer[item.key] = _node(view, node, shape)
            case Typename(name) if name:
                answer[item.key] = name
            case _:
                assert link is not None
                answer[item.key] = _edge_field(view, link, item)
    return answer
