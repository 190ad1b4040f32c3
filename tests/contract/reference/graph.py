"""The graph as plain dicts, the part of it that is in scope, and writes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph import values
from graph.change import EdgeWrite, NodeWrite, Outcome
from graph.ontology import Direction, Hop, Ontology, Property
from graph.plan import Scope

Stored = dict[str, Any]


@dataclass(frozen=True)
class Link:
    """An edge."""

    kind: str
    source: str
    target: str
    key: str
    stored: Stored

    @property
    def id(self) -> str:
        """`KIND|from|to` or `KIND|from|to|key`."""
        return "|".join([self.kind, self.source, self.target] + ([self.key] if self.key else []))


@dataclass(frozen=True)
class Graph:
    """Nodes and edges by id."""

    ontology: Ontology
    nodes: dict[str, Stored] = field(default_factory=dict)
    edges: dict[str, Link] = field(default_factory=dict)


@dataclass(frozen=True)
class Node:
    """A node in hand."""

    id: str
    stored: Stored


Row = tuple[Link | None, Node]
"""What a connection lists: over a hop the edge and the far node, at the root a node alone."""


def kind(identifier: str) -> str:
    """The kind of a node's id."""
    return identifier.partition(":")[0]


@dataclass(frozen=True)
class View:
    """The graph that a read sees, with the values given to it."""

    graph: Graph
    given: Sequence[Any]


def value(view: View, subject: Node | Link, name: str) -> Any:
    """A property or `id` as it is served: a missing list is empty, and a reference to a node that is not
    there, out of scope or of another kind than declared is missing."""
    if name == "id":
        return subject.id
    prop = properties(view.graph.ontology, subject)[name]
    found = subject.stored.get(name, [] if prop.many else None)
    if prop.target is not None and found is not None:
        there = found in view.graph.nodes and kind(found) in view.graph.ontology.concrete(prop.target)
        return found if there else None
    return found


def properties(ontology: Ontology, subject: Node | Link) -> Mapping[str, Property]:
    """What the ontology declares for a node or an edge."""
    if isinstance(subject, Link):
        return ontology.edges[subject.kind].properties
    return ontology.kinds[kind(subject.id)].properties


def over(view: View, node: Node, hop: Hop) -> list[tuple[Link, Node]]:
    """The (edge, far node) pairs of a hop."""
    ends = []
    for link in view.graph.edges.values():
        if link.kind == hop.edge:
            if link.source == node.id and hop.direction in (Direction.OUT, Direction.BOTH):
                ends.append((link, link.target))
            if link.target == node.id and hop.direction in (Direction.IN, Direction.BOTH):
                ends.append((link, link.source))
    return [(link, Node(far, view.graph.nodes[far])) for link, far in ends if kind(far) in hop.targets]


def in_scope(graph: Graph, scope: Scope, given: Sequence[Any]) -> Graph:
    """The nodes in scope, and the edges in scope between two of them."""

    def valid(stored: Stored, lifetime: tuple[str | None, str | None]) -> bool:
        if scope.visible is not None and stored["visibility"] not in scope.visible:
            return False
        if scope.min_confidence is not None and stored["confidence"] < given[scope.min_confidence.index]:
            return False
        if scope.source is not None:
            texts = given[scope.source.index]
            if not any("source" in stored and text in values.fold(stored["source"]) for text in texts):
                return False
        if scope.as_of is None:
            return True
        first, last = (given[param.index] for param in scope.as_of)
        begin, end = (stored.get(name) if name else None for name in lifetime)
        begun = begin is None or values.first_day(begin) <= last
        ended = end is not None and values.last_day(end) < first
        return begun and not ended

    nodes = {
        i: stored
        for i, stored in graph.nodes.items()
        if valid(stored, graph.ontology.kinds[kind(i)].lifetime)
    }
    edges = {
        i: link
        for i, link in graph.edges.items()
        if valid(link.stored, ("since", "until")) and link.source in nodes and link.target in nodes
    }
    return Graph(graph.ontology, nodes, edges)


def write(graph: Graph, item: NodeWrite | EdgeWrite, at: str) -> tuple[Outcome, Stored | None, Stored | None]:
    """Apply one write: its outcome, and what was stored before and after."""
    if isinstance(item, NodeWrite):
        before = graph.nodes.get(item.id)
        after = _stored(graph.ontology.kinds[kind(item.id)].properties, before, item.values, at)
        graph.nodes[item.id] = after
    else:
        if item.source not in graph.nodes:
            return Outcome.NO_SOURCE, None, None
        if item.target not in graph.nodes:
            return Outcome.NO_TARGET, None, None
        edge = graph.ontology.edges[item.kind]
        ends = sorted([item.source, item.target]) if edge.symmetric else [item.source, item.target]
        link = Link(item.kind, ends[0], ends[1], item.key, {})
        before = graph.edges[link.id].stored if link.id in graph.edges else None
        after = _stored(edge.properties, before, item.values, at)
        graph.edges[link.id] = Link(item.kind, ends[0], ends[1], item.key, after)
    if before is None:
        return Outcome.CREATED, None, after
    return (Outcome.UNCHANGED if after == before else Outcome.UPDATED), before, after


def _stored(
    properties: Mapping[str, Property], before: Stored | None, given: Mapping[str, object], at: str
) -> Stored:
    """What is stored after a write: what was there, overlaid with what is given, and defaults."""
    after = {**(before or {}), **given}
    for name, prop in properties.items():
        if after.get(name) in (None, []) and not prop.managed:
            after.pop(name, None)
            default: Any = prop.declared.default
            if default is not None:
                after[name] = default.name if prop.codes else default
    if after == before:
        return after
    version = before["version"] if before else 0
    assert isinstance(version, int)
    after |= {"createdAt": before["createdAt"] if before else at, "updatedAt": at, "version": version + 1}
    return after
