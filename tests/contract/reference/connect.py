"""Connecting questions: who reaches whom, by what paths, and what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.engine import Miss, Path, Reached
from graph.plan import Connect, NodeSet
from tests.contract.reference.filters import holds
from tests.contract.reference.graph import Graph, Link, Node, View, in_scope, kind


@dataclass(frozen=True)
class Asked:
    """A question's sets, and the links that it follows."""

    graph: Graph
    sources: set[str]
    targets: set[str]
    steps: Mapping[str, list[tuple[Link, str]]]


def _asked(graph: Graph, question: Connect, given: Sequence[Any]) -> Asked:
    view = View(in_scope(graph, question.scope, given), given)

    def members(nodes: NodeSet) -> set[str]:
        return {
            i
            for i, stored in view.graph.nodes.items()
            if kind(i) in nodes.kinds and (nodes.where is None or holds(view, nodes.where, Node(i, stored)))
        }

    steps: dict[str, list[tuple[Link, str]]] = {i: [] for i in view.graph.nodes}
    for link in view.graph.edges.values():
        if link.kind in question.via:
            steps[link.source].append((link, link.target))
            steps[link.target].append((link, link.source))
    return Asked(view.graph, members(question.source), members(question.target), steps)


def _distances(asked: Asked, start: str, most: int) -> dict[str, int]:
    """Fewest edges from a node to each node at most so many away."""
    found = {start: 0}
    for distance in range(most):
        for node in [node for node, d in found.items() if d == distance]:
            for _, far in asked.steps[node]:
                found.setdefault(far, distance + 1)
    return found


def connect(graph: Graph, question: Connect, given: Sequence[Any]) -> Reached:
    """Which sources reach which targets."""
    asked = _asked(graph, question, given)
    connected, unconnected = [], []
    for source in asked.sources:
        distances = _distances(asked, source, question.max_hops)
        within = [distances[target] for target in asked.targets - {source} if target in distances]
        if within:
            connected.append((source, min(within), len(within)))
        else:
            unconnected.append(source)
    connected.sort(key=lambda found: (found[1], -found[2], found[0]))
    return Reached(len(asked.sources), len(asked.targets), connected, sorted(unconnected))


def evidence(
    graph: Graph, question: Connect, given: Sequence[Any], ids: Sequence[str], limit: int
) -> Mapping[str, Sequence[Path]]:
    """The best paths of each source."""
    asked = _asked(graph, question, given)

    def paths(nodes: list[str], links: list[Link]) -> Iterator[Path]:
        if links and nodes[-1] in asked.targets:
            confidence = 1.0
            for link in links:
                confidence *= link.stored["confidence"]
            yield Path(tuple(nodes), tuple(link.id for link in links), round(confidence, 12))
        elif len(links) < question.max_hops:
            for link, far in asked.steps[nodes[-1]]:
                if far not in nodes:
                    yield from paths([*nodes, far], [*links, link])

    return {
        source: sorted(
            paths([source], []), key=lambda path: (len(path.edges), -path.confidence, path.nodes, path.edges)
        )[:limit]
        for source in ids
    }


def misses(graph: Graph, question: Connect, given: Sequence[Any], ids: Sequence[str]) -> Mapping[str, Miss]:
    """The nearest miss of each unconnected source."""
    asked = _asked(graph, question, given)
    others = [link for link in asked.graph.edges.values() if link.kind not in question.via]
    found = {}
    for source in ids:
        before = _distances(asked, source, question.max_hops)
        candidates = []
        for one in others:
            for other in others:
                if one.target != other.target or one.source == other.source or one.source not in before:
                    continue
                reach = _distances(asked, other.source, question.max_hops)
                for after in (reach[target] for target in asked.targets - {source} if target in reach):
                    edges = before[one.source] + 1 + after
                    if edges <= question.max_hops:
                        miss = Miss(one.source, other.source, one.target, before[one.source], after)
                        candidates.append((edges, miss.near, miss.far, miss.shared, miss))
        if candidates:
            found[source] = min(candidates, key=lambda candidate: candidate[:4])[4]
    return found
