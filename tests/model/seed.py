"""Reads the seed facts straight from their files, without the importer."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from data import seed_folder
from graph.change import EdgeWrite, NodeWrite
from graph.ontology import Ontology, Property

IDENTITY = ("id", "from", "to", "key")


def seed_writes(ontology: Ontology) -> Iterator[NodeWrite | EdgeWrite]:
    """Canonical writes of every row, nodes first."""
    for path in sorted((seed_folder() / "nodes").glob("*.csv")):
        properties = ontology.kinds[path.stem].properties
        for row in _rows(path):
            yield NodeWrite(row["id"], _values(properties, row))
    for path in sorted((seed_folder() / "edges").glob("*.csv")):
        properties = ontology.edges[path.stem].properties
        for row in _rows(path):
            yield EdgeWrite(path.stem, row["from"], row["to"], row.get("key", ""), _values(properties, row))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _values(properties: Mapping[str, Property], row: Mapping[str, str]) -> dict[str, object]:
    result: dict[str, object] = {}
    for name, cell in row.items():
        if name in IDENTITY or not cell:
            continue
        prop = properties[name]
        result[name] = [prop.canonical(c) for c in cell.split(";")] if prop.many else prop.canonical(cell)
    return result
