"""In which order a text finds nodes: by the first of some steps that a node takes, then by how near its name
comes to the text in length. Nothing in that depends on other nodes, or on the engine."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.search.layout import Layout
from graph.search.wanted import Asked, Wanted, Word


@dataclass(frozen=True, slots=True)
class Step:
    """A node takes it whose words of these weights fulfil the expression."""

    wanted: Wanted
    weights: Sequence[int]


def steps(layout: Layout, asked: Asked, wanted: Wanted) -> list[Step]:
    """The steps for an expression that a text stands for, the best first. Whatever is found takes the last.

    A node is known by just the text, or by one that begins with it; or the weightiest of its words fulfil the
    expression, with more and more of the others.
    """
    known = [Step(Word(asked.key), (weight,)) for weight in layout.exact]
    begun = [Step(Word(asked.key, begins=True), (weight,)) for weight in layout.exact]
    return known + begun + [Step(wanted, range(weight + 1)) for weight in range(len(layout.weights))]


def last(layout: Layout) -> int:
    """Number of the last step."""
    return 2 * len(layout.exact) + len(layout.weights) - 1


def score(layout: Layout, step: str, length: str, given: str) -> str:
    """The score of a node, in SQL and Cypher alike, from the number of its first step and the letters in its
    name and in the text: 1 for what is known by just the text; below 1 for the others, a band for each step
    and in it the ratio of the letters."""
    exact, end = len(layout.exact), last(layout)
    return (
        f"CASE WHEN {step} < {exact} THEN 1.0 ELSE ({end} - {step} + CASE WHEN {length} < {given} "
        f"THEN 1.0 * {length} / {given} ELSE 1.0 * {given} / {length} END) / {end - exact + 2} END"
    )
