"""Small graphs with parallel edges, cycles, taxonomies, equal and missing values, and writes to them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from graph.change import EdgeWrite, NodeWrite, Writes
from graph.ontology import Ontology, Property
from tests.contract.reference import Graph, kind, write
from tests.contract.strategies.values import KEYS, stored

T = TypeVar("T")

AT = "2024-01-01T00:00:00.000000Z"
_ALWAYS = {
    "name",
    "visibility",
    "confidence",
    "source",
    "since",
    "until",
    "founded",
    "start",
    "end",
    "born",
    "released",
    "aliases",
    "broker",
    "standIn",
}
"""Properties that have values in every made-up graph: those of scopes, and one of each odd form."""


@dataclass(frozen=True)
class Drawn:
    """A made-up graph: the writes that make it, what becomes of them, and the properties with values."""

    writes: Writes
    graph: Graph = field(repr=False)
    focus: frozenset[str] = field(repr=False)


@st.composite
def drawn_graphs(draw: DrawFn, ontology: Ontology, most_nodes: int = 10, most_edges: int = 24) -> Drawn:
    """A graph over a few kinds and properties of the ontology."""
    edge_kinds = draw(_edge_kinds(ontology))
    pairs = st.sets(
        st.sampled_from([p for e in edge_kinds for p in sorted(ontology.edges[e].pairs)]), max_size=3
    )
    first = {min(ontology.edges[e].pairs) for e in edge_kinds[:2]}
    kinds = sorted({end for pair in draw(pairs) or first for end in pair})
    focus = _ALWAYS | draw(_focus(ontology, kinds, edge_kinds))
    some_ids = st.builds("{}:{}".format, st.sampled_from(kinds), st.sampled_from(KEYS))
    ids = draw(_exactly(some_ids, draw(_size(most_nodes)), unique=True))
    writes: list[NodeWrite | EdgeWrite] = [
        NodeWrite(i, draw(_values(ontology.kinds[kind(i)].properties, focus, ids))) for i in ids
    ]
    candidates = _candidates(ontology, ids)
    dense = [link for link in candidates if link[0] in edge_kinds]
    if candidates:
        links = st.tuples(
            st.sampled_from(dense or candidates), st.sampled_from(["", "", *KEYS[:3], "😀", "\ue000"])
        )
        for (edge, source, target), key in draw(_exactly(links, draw(_size(most_edges)))):
            given = draw(_values(ontology.edges[edge].properties, focus, ids))
            writes.append(EdgeWrite(edge, source, target, key, given))
            if draw(st.integers(0, 3)) == 3:  # parallel edges, often with nothing to tell them apart
                writes.append(EdgeWrite(edge, source, target, draw(st.sampled_from(KEYS)), given))
    return Drawn(writes, _applied(ontology, writes), frozenset(focus))


def _edge_kinds(ontology: Ontology) -> SearchStrategy[list[str]]:
    """A few edge kinds; often those of a taxonomy, which are of use together alone."""
    taxonomy = [edge.name for edge in ontology.edges.values() if edge.hierarchy or edge.crosswalk]
    classes = [e.name for e in ontology.edges.values() if set(e.targets) & set(ontology.hierarchy)]
    some = st.lists(st.sampled_from(sorted(ontology.edges)), min_size=1, max_size=4, unique=True)
    return st.one_of(some, some, some, st.just(taxonomy), st.just(sorted(set(taxonomy + classes))))


def _size(most: int) -> SearchStrategy[int]:
    """A length. Hypothesis favours what comes first, and empty graphs tell little."""
    return st.sampled_from([*range(most // 2, most + 1), *range(most // 2)])


def _exactly(items: SearchStrategy[T], size: int, *, unique: bool = False) -> SearchStrategy[list[T]]:
    return st.lists(items, min_size=size, max_size=size, unique=unique)


def _focus(ontology: Ontology, kinds: Sequence[str], edge_kinds: Sequence[str]) -> SearchStrategy[set[str]]:
    owned = [
        *(ontology.kinds[name].properties for name in kinds),
        *(ontology.edges[name].properties for name in edge_kinds),
    ]
    names = sorted({name for properties in owned for name, p in properties.items() if not p.managed})
    return st.sets(st.sampled_from(names), max_size=8)


def _candidates(ontology: Ontology, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """(edge kind, from, to) of all edges that may join these nodes."""
    return [
        (edge.name, a, b)
        for edge in ontology.edges.values()
        for a in ids
        for b in ids
        if a != b and (kind(a), kind(b)) in edge.pairs
    ]


@st.composite
def _values(
    draw: DrawFn, properties: Mapping[str, Property], focus: set[str], ids: list[str]
) -> dict[str, Any]:
    """Values to write: what is required, and some of what is in focus."""
    result = {}
    for name, prop in properties.items():
        needed = prop.required and prop.declared.default is None
        if not prop.managed and (needed or (name in focus and draw(st.integers(0, 3)) > 0)):
            result[name] = draw(stored(prop, ids))
    return result


def _applied(ontology: Ontology, writes: Writes) -> Graph:
    graph = Graph(ontology)
    for item in writes:
        write(graph, item, AT)
    return graph


@dataclass(frozen=True)
class Batches:
    """Writes in turn, and the graph at the end of them."""

    writes: Sequence[Writes]
    drawn: Drawn = field(repr=False)


@st.composite
def batches(draw: DrawFn, ontology: Ontology) -> Batches:
    """Batches of writes that repeat ids, remove values, and name nodes that are not there."""
    written = draw(_batches(ontology))
    everything = [item for batch in written for item in batch]
    focus = frozenset(name for item in everything for name in item.values)
    return Batches(written, Drawn(everything, _applied(ontology, everything), focus))


@st.composite
def _batches(draw: DrawFn, ontology: Ontology) -> list[Writes]:
    first = draw(drawn_graphs(ontology, 6, 10)).writes
    ids = [item.id for item in first if isinstance(item, NodeWrite)]
    result: list[Writes] = [first]
    if not ids:
        return result
    absent = sorted({f"{kind(i)}:absent" for i in ids})
    candidates = _candidates(ontology, [*ids, *absent])
    focus = {name for item in first for name in item.values} | {"tags", "name", "visibility"}
    for _ in range(draw(st.integers(1, 3))):
        batch: list[NodeWrite | EdgeWrite] = []
        for _ in range(draw(st.integers(0, 5))):
            link = draw(st.booleans())
            if candidates and link:
                edge, source, target = draw(st.sampled_from(candidates))
                given = draw(_values(ontology.edges[edge].properties, focus, ids))
                batch.append(EdgeWrite(edge, source, target, draw(st.sampled_from(["", "1"])), given))
            else:
                node = draw(st.sampled_from(ids))
                properties = ontology.kinds[kind(node)].properties
                batch.append(NodeWrite(node, draw(_some(draw(_values(properties, focus, ids))))))
            if draw(st.booleans()):
                batch.append(batch[-1])
        result.append(batch)
    return result


def _some(given: dict[str, Any]) -> SearchStrategy[dict[str, Any]]:
    """Part of the values."""
    names = st.sets(st.sampled_from(sorted(given))) if given else st.just(set())
    return names.map(lambda chosen: {name: given[name] for name in given if name in chosen})
