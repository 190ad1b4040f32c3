"""Search: which nodes a text finds, and in which order."""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.engine import Found
from graph.ontology import Ontology
from graph.search.question import Search
from graph.search.wanted import Asked, Wanted
from graph.search.words import simple, solid
from tests.contract.reference.filters import holds
from tests.contract.reference.graph import Graph, Node, View, in_scope, kind
from tests.contract.reference.texts import Text, fulfil, texts


def search(graph: Graph, question: Search, given: Sequence[Any]) -> Found:
    """The answer to a search, all on one page."""
    view = View(in_scope(graph, question.scope, given), given)
    nodes = {
        i: list(texts(graph.ontology, i, stored))
        for i, stored in view.graph.nodes.items()
        if question.where is None or holds(view, question.where, Node(i, stored))
    }
    asked = Asked.read(given[question.text.index])
    weights, known = _weights(graph.ontology)
    hits: set[str] = set()
    for wanted in (asked.strict(), *asked.looser(len(weights), len(known))):
        hits = {i for i, found in nodes.items() if fulfil(wanted, found)}
        if hits:
            break
    counts: dict[str, int] = {}
    for i in hits:
        counts[kind(i)] = counts.get(kind(i), 0) + 1
    rows = []
    for i in hits:
        if kind(i) in question.kinds:
            length = len(solid(simple(view.graph.nodes[i]["name"])))
            rows.append((i, *_rated(nodes[i], length, asked, wanted, weights, known)))
    return Found(counts, sorted(rows, key=lambda row: (row[1], -row[2], row[0])), False, wanted)


def _rated(
    found: Sequence[Text],
    length: int,
    asked: Asked,
    wanted: Wanted,
    weights: Sequence[float],
    known: Sequence[float],
) -> tuple[int, float]:
    """The tier and the score of a node that is found."""
    for tier, weight in enumerate(known):
        if any(text.weight == weight and text.key == asked.key for text in found):
            return tier, 1.0
    begins = [
        any(text.weight == weight and text.key.startswith(asked.key) for text in found) for weight in known
    ]
    enough = [fulfil(wanted, [text for text in found if text.weight >= weight]) for weight in weights]
    bands = [*begins, *enough]
    ratio = min(length, asked.length) / max(length, asked.length)
    return len(known), (len(bands) - 1 - bands.index(True) + ratio) / (len(bands) + 1)


def _weights(ontology: Ontology) -> tuple[list[float], list[float]]:
    """The weights that are declared, the heaviest first; and those of what nodes are known by."""
    every = list(_all(ontology))
    known = {text.weight for text in every if text.key}
    return sorted({text.weight for text in every}, reverse=True), sorted(known, reverse=True)


def _all(ontology: Ontology) -> Iterator[Text]:
    for name, declared in ontology.kinds.items():
        sample = {p.name: ["a"] if p.many else "a" for p in declared.properties.values() if p.declared.search}
        yield from texts(ontology, f"{name}:x", sample)
