"""Made-up facts up to the scale of the seed facts' report, the same for the same seed.

Every node and edge has `source` "synthetic", every node the tag `synthetic`; the only real nodes that
edges lead to are the concepts of the taxonomies, so nothing made up is said of a real organisation.
"""

import csv
from collections.abc import Iterator
from random import Random

from data import seed_folder
from data.synthetic.edges import edges_of
from data.synthetic.nodes import make_block
from data.synthetic.words import load_words
from graph.change import EdgeWrite, NodeWrite

SIZES = {
    "University": 120,
    "Enterprise": 680,
    "Investor": 200,
    "Achievement": 3500,
    "Demand": 520,
    "Park": 30,
    "Institution": 40,
    "Program": 12,
    "Event": 40,
    "Service": 24,
}
"""Nodes of a block, a scale of 1. The first five are the report's figures and count seed facts in."""

_REPORTED = ("University", "Enterprise", "Investor", "Achievement", "Demand")


def generate(seed: int = 2024, scale: int = 1) -> Iterator[NodeWrite | EdgeWrite]:
    """Canonical writes, ends before edges, about 5,200 nodes and 15,000 edges per unit of `scale`.

    The graph grows by blocks of one size with links to the earlier ones, so that memory does not grow.
    """
    words = load_words()
    real = {kind: _seed_rows(kind) for kind in _REPORTED}
    for number in range(scale):
        sizes = SIZES if number else {k: n - real.get(k, 0) for k, n in SIZES.items()}
        draw = Random(seed * 1_000_003 + number)  # noqa: S311  # repeatable, not secret
        block = make_block(draw, {k: number * n for k, n in SIZES.items()}, sizes, words)
        for nodes in block.nodes.values():
            yield from nodes
        yield from edges_of(draw, block)


def _seed_rows(kind: str) -> int:
    path = seed_folder() / "nodes" / f"{kind}.csv"
    if not path.exists():
        return 0
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))
