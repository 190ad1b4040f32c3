"""Integrity check of a whole graph."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph import values
from graph.engine import Engine
from graph.ontology import EdgeKind, Property
from graph.tables.scratch import Met, Scratch, scratch
from graph.tables.stream import Record, all_edges, all_nodes
from graph.values import BadValueError


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be. `str()` reads `id.property: found X, expected Y`."""

    id: str
    """Of the node or edge."""
    property: str | None
    message: str

    def __str__(self) -> str:
        return f"{self.id}{f'.{self.property}' if self.property else ''}: {self.message}"


async def check_graph(engine: Engine) -> list[Finding]:
    """What is wrong with the graph, nodes first.

    Values that are not canonical or fail their check, required values that are missing, codes that two
    nodes share (indexed texts with a form of their own, such as `uscc`), edges with a missing end, between
    kinds that they may not join, or from a node to itself, and edges that end before they begin.
    """
    findings: list[Finding] = []
    with scratch() as met:
        async for kind, identifier, record in all_nodes(engine):
            met.meet(identifier, Met("", {}))
            findings += _values(kind.properties, identifier, record)
            findings += _shared(kind.properties, identifier, record, met)
        async for edge, (source, target, key), record in all_edges(engine):
            identifier = values.edge_id(edge.name, source, target, key)
            findings += _values(edge.properties, identifier, record)
            findings += _ends(edge, identifier, source, target, met)
    return findings


def _values(properties: Mapping[str, Property], identifier: str, record: Record) -> Iterator[Finding]:
    for prop in properties.values():
        value = record.get(prop.name)
        if value is None:
            if prop.required and not prop.managed:
                yield Finding(identifier, prop.name, "found nothing, expected a value")
            continue
        for item in value if prop.many and isinstance(value, list) else [value]:
            try:
                canonical = prop.canonical(item)
            except BadValueError as error:
                yield Finding(identifier, prop.name, str(error))
            else:
                if canonical != item:
                    yield Finding(identifier, prop.name, f"found {item!r}, expected {canonical!r}")
    since, until = record.get("since"), record.get("until")
    dated = isinstance(since, str) and isinstance(until, str)
    if dated and values.last_day(str(until)) < values.first_day(str(since)):
        yield Finding(identifier, "until", f"found {until!r}, expected a date not before {since!r}")


def _shared(
    properties: Mapping[str, Property], identifier: str, record: Record, met: Scratch
) -> Iterator[Finding]:
    """Codes that another node has as well. A code is an indexed text with a pattern or a check."""
    for prop in properties.values():
        value = record.get(prop.name)
        declared = prop.declared
        if isinstance(value, str) and prop.index and (declared.pattern or declared.check):
            text = values.fold(value)
            for other in met.called(text, [prop.name]):
                yield Finding(
                    identifier, prop.name, f"found {value!r}, which {other} has too, expected one node"
                )
            met.call(identifier, prop.name, [text])


def _ends(edge: EdgeKind, identifier: str, source: str, target: str, met: Scratch) -> Iterator[Finding]:
    for name, end in (("from", source), ("to", target)):
        if met.met(end) is None:
            yield Finding(identifier, name, f"found {end!r}, expected the id of a node that is there")
    pair = values.kind_of(source), values.kind_of(target)
    if pair not in edge.pairs:
        yield Finding(identifier, None, f"found an edge from {pair[0]} to {pair[1]}, expected other kinds")
    if source == target:
        yield Finding(identifier, None, "found the same node at both ends, expected two nodes")
