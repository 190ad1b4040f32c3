"""Read a whole graph, or the nodes that fit a filter, in pages and in the order of ids."""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import orjson

from graph import values
from graph.engine import Engine, Value
from graph.ontology import EdgeKind, Kind, Property
from graph.plan import (
    Connection,
    ConnectionField,
    EdgeField,
    Filter,
    LinkScan,
    NodeField,
    Nodes,
    Page,
    Param,
    Plan,
    Position,
    Prop,
)

PAGE = 1_000
TIMEOUT = 600.0
"""Seconds for one page."""

Record = dict[str, object]
"""Canonical values by property, without those that are missing."""


async def nodes(
    engine: Engine,
    kind: str,
    properties: Sequence[str],
    where: Filter | None = None,
    parameters: Sequence[Value] = (),
) -> AsyncIterator[tuple[str, Record]]:
    """Nodes of a kind by id. `where` counts its parameters from 2."""
    shape = {kind: (NodeField("id", Prop("id")), *(NodeField(name, Prop(name)) for name in properties))}
    fields = (ConnectionField("nodes", Nodes(shape)),)

    def statement(after: Position | None) -> Plan:
        return Plan(Connection(None, (kind,), fields, Page(Param(0), after=after), where))

    first = engine.prepare(statement(None))
    following = engine.prepare(statement(Position((Param(1),))))
    last = ""
    while True:
        answer = await engine.read(following if last else first, [PAGE, last, *parameters], TIMEOUT)
        ((connection,)) = plain(answer)
        for found in connection["nodes"]:
            last = found.pop("id")
            yield last, given(found)
        if len(connection["nodes"]) < PAGE:
            return


async def edges(
    engine: Engine, kind: str, properties: Sequence[str]
) -> AsyncIterator[tuple[tuple[str, str, str], Record]]:
    """Edges of a kind as (from, to, key) and values, in that order."""
    fields = (EdgeField("id", Prop("id")), *(EdgeField(name, Prop(name)) for name in properties))
    plan = Plan(LinkScan(kind, (Param(1), Param(2), Param(3)), Param(0), fields))
    statement = engine.prepare(plan)
    last = ("", "", "")
    while True:
        found = plain(await engine.read(statement, [PAGE, *last], TIMEOUT))
        for edge in found:
            _, *ends = values.split_edge_id(edge.pop("id"))
            last = (ends[0], ends[1], ends[2])
            yield last, given(edge)
        if len(found) < PAGE:
            return


def plain(items: Sequence[object]) -> list[dict[str, Any]]:
    """The items of an answer as Python values."""
    found: list[dict[str, Any]] = orjson.loads(orjson.dumps(items))
    return found


def given(found: Mapping[str, object]) -> Record:
    """Without missing values and empty lists."""
    return {name: value for name, value in found.items() if value is not None and value != []}


def writable(properties: Mapping[str, Property]) -> tuple[str, ...]:
    """The properties that are not set by the service."""
    return tuple(prop.name for prop in properties.values() if not prop.managed)


async def all_nodes(engine: Engine) -> AsyncIterator[tuple[Kind, str, Record]]:
    """Every node, kind by kind, by id."""
    for kind in engine.ontology.kinds.values():
        async for identifier, record in nodes(engine, kind.name, writable(kind.properties)):
            yield kind, identifier, record


async def all_edges(engine: Engine) -> AsyncIterator[tuple[EdgeKind, tuple[str, str, str], Record]]:
    """Every edge, kind by kind, by (from, to, key)."""
    for kind in engine.ontology.edges.values():
        async for ends, record in edges(engine, kind.name, writable(kind.properties)):
            yield kind, ends, record
