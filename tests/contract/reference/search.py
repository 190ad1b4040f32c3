"""Search: which nodes a text finds, the exact ones in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.ontology import Ontology
from graph.search.question import Search
from graph.search.wanted import Asked
from tests.contract.reference.filters import holds
from tests.contract.reference.graph import Graph, Node, View, in_scope, kind
from tests.contract.reference.texts import Text, fulfil, texts


@dataclass(frozen=True)
class Expected:
    """What a search finds: how many of each kind, the exact ones in order, the others in any order."""

    counts: dict[str, int]
    exact: list[tuple[str, int]]
    """(id, tier)"""
    others: set[str]


def search(graph: Graph, question: Search, given: Sequence[Any]) -> Expected:
    """The answer to a search."""
    view = View(in_scope(graph, question.scope, given), given)
    nodes = {
        i: list(texts(graph.ontology, i, stored))
        for i, stored in view.graph.nodes.items()
        if question.where is None or holds(view, question.where, Node(i, stored))
    }
    asked = Asked.read(given[question.text.index])
    every = sorted({text.weight for found in _all(graph.ontology) for text in found}, reverse=True)
    known = {text.weight for found in _all(graph.ontology) for text in found if text.key}
    hits: set[str] = set()
    for wanted in (asked.strict(), *asked.looser(len(every), len(known))):
        hits = {i for i, found in nodes.items() if fulfil(wanted, found)}
        if hits:
            break
    counts: dict[str, int] = {}
    for i in hits:
        counts[kind(i)] = counts.get(kind(i), 0) + 1
    page = sorted(i for i in hits if kind(i) in question.kinds)
    tiers = {i: [every.index(t.weight) for t in nodes[i] if t.key == asked.key] for i in page}
    exact = sorted(((i, min(found)) for i, found in tiers.items() if found), key=lambda row: (row[1], row[0]))
    return Expected(counts, exact, {i for i in page if not tiers[i]})


def _all(ontology: Ontology) -> Iterator[list[Text]]:
    for name, declared in ontology.kinds.items():
        sample = {p.name: ["a"] if p.many else "a" for p in declared.properties.values() if p.declared.search}
        yield list(texts(ontology, f"{name}:x", sample))
