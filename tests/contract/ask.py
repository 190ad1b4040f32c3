"""Asking an engine, and comparing what it says with the reference."""

import json
from collections.abc import Sequence
from typing import Any

import orjson

from graph.change import Outcome, Writes
from graph.engine import Engine
from graph.plan import (
    Connection,
    ConnectionField,
    EdgeField,
    LinkScan,
    NodeField,
    Nodes,
    Page,
    Param,
    Plan,
    Prop,
)
from tests.contract import reference

TIMEOUT = 30.0


async def load(engine: Engine, writes: Writes) -> tuple[reference.Graph, int]:
    """Write into an empty graph: the reference's graph, and the sequence of the last change."""
    graph = reference.Graph(engine.ontology)
    return graph, await replay(engine, graph, writes)


async def replay(engine: Engine, graph: reference.Graph, writes: Writes, since: int = 0) -> int:
    """Write to an engine in one transaction and to the reference's graph, after the change with sequence
    `since`. Outcomes and log must be the same on both. Returns the sequence of the last change."""
    async with engine.transaction("test") as transaction:
        outcomes = await transaction.write(writes)
    log = [change async for change in engine.changes(since)]
    entries = iter(log)
    for item, outcome in zip(writes, outcomes, strict=True):
        at = ""
        if outcome in (Outcome.CREATED, Outcome.UPDATED):
            change = next(entries)
            at = change.at
        expected, before, after = reference.write(graph, item, at)
        assert outcome is expected, item
        if at:
            operation = "create" if before is None else "update"
            assert (change.operation, change.before, change.after) == (operation, before, after)
    assert next(entries, None) is None
    sequences = [since, *(change.sequence for change in log)]
    assert sequences == sorted(set(sequences))
    return sequences[-1]


async def ask(engine: Engine, plan: Plan, given: Sequence[Any]) -> list[Any]:
    """What the engine answers, as a reader of its JSON sees it."""
    return plain(await engine.read(engine.prepare(plan), given, TIMEOUT))


def plain(answer: list[object]) -> list[Any]:
    """The answer after a round trip through JSON, with cursors (keys that name them so) as lists."""
    result: list[Any] = _cursors_read(orjson.loads(orjson.dumps(answer)))
    return result


def _cursors_read(value: Any) -> Any:
    if isinstance(value, list):
        return [_cursors_read(item) for item in value]
    if isinstance(value, dict):
        return {
            key: json.loads(item) if "ursor" in key and item is not None else _cursors_read(item)
            for key, item in value.items()
        }
    return value


async def check(engine: Engine, graph: reference.Graph, plan: Plan, given: Sequence[Any]) -> None:
    """The engine's answer must be the reference's, down to the order of keys and the form of numbers."""
    actual = await ask(engine, plan, given)
    expected = plain(reference.read(graph, plan, given))
    assert actual == expected
    assert orjson.dumps(actual) == orjson.dumps(expected)


def field(value: Any, key: str = "it") -> tuple[ConnectionField, ...]:
    """One field of a connection."""
    return (ConnectionField(key, value),)


def everything(graph: reference.Graph) -> list[tuple[Plan, list[Any]]]:
    """Plans, with their values, that show all there is of the kinds that occur."""
    plans: list[tuple[Plan, list[Any]]] = []
    for name in sorted({reference.kind(i) for i in graph.nodes}):
        props = ("id", *graph.ontology.kinds[name].properties)
        shape = {name: tuple(NodeField(prop, Prop(prop)) for prop in props)}
        plans.append((Plan(Connection(None, (name,), field(Nodes(shape)), Page(Param(0)))), [100]))
    for name in sorted({link.kind for link in graph.edges.values()}):
        props = ("id", *graph.ontology.edges[name].properties)
        fields = tuple(EdgeField(prop, Prop(prop)) for prop in props)
        plans.append((Plan(LinkScan(name, (Param(0), Param(0), Param(0)), Param(1), fields)), ["", 100]))
    return plans
