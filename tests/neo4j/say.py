"""Short ways to ask for what the tests look at."""

from collections.abc import Callable

import orjson

from graph.change import Writes
from graph.engines.neo4j.store import Neo4jEngine
from graph.plan import Connection, ConnectionField, NodeField, Nodes, Page, Param, Plan, Prop

PARKS = Plan(
    Connection(
        None,
        ("Park",),
        (ConnectionField("nodes", Nodes({"Park": (NodeField("name", Prop("name")),)})),),
        Page(Param(0)),
    )
)
"""The names of the first parks by id; the value is their number."""


async def commit(engine: Neo4jEngine, *batches: Writes, between: Callable[[], None] = lambda: None) -> None:
    """Write batches in one transaction, and do something between them."""
    async with engine.transaction("test") as transaction:
        for i, batch in enumerate(batches):
            if i:
                between()
            await transaction.write(batch)


async def names(engine: Neo4jEngine) -> list[str]:
    """Names of all parks, by id."""
    (answer,) = await engine.read(engine.prepare(PARKS), [1_000], 10)
    return [node["name"] for node in orjson.loads(orjson.dumps(answer))["nodes"]]
