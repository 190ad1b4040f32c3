"""The change log under writers that come at the same time."""

import asyncio

import neo4j
import pytest

from graph.change import NodeWrite, Outcome
from graph.engines.neo4j.store import Neo4jEngine
from tests.neo4j.say import commit


async def test_writers_at_the_same_time_leave_no_gap(neo4j_url: str, engine: Neo4jEngine) -> None:
    """Sequences run from 1 without a gap, and each transaction's entries stand together."""
    other = Neo4jEngine(neo4j_url, engine.ontology)
    await other.open()

    async def write(engine: Neo4jEngine, actor: str) -> None:
        async with engine.transaction(actor) as transaction:
            for i in range(3):
                await transaction.write([NodeWrite(f"Park:{actor}-{i}", {"name": actor})])

    await asyncio.gather(*(write((engine, other)[i % 2], f"writer{i}") for i in range(8)))
    await other.close()
    log = [change async for change in engine.changes(0)]
    assert [change.sequence for change in log] == list(range(1, 25))
    actors = [change.actor for change in log]
    assert [actors[i] for i in range(0, 24, 3) for _ in range(3)] == actors
    assert set(actors) == {f"writer{i}" for i in range(8)}


async def test_a_transaction_that_fails_leaves_no_gap(engine: Neo4jEngine) -> None:
    """What is rolled back takes no number."""
    for name, fails in (("a", False), ("b", True), ("c", False)):
        try:
            async with engine.transaction("test") as transaction:
                await transaction.write([NodeWrite(f"Park:{name}", {"name": name})])
                if fails:
                    raise KeyError(name)
        except KeyError:
            continue
    log = [(change.sequence, change.id) async for change in engine.changes(0)]
    assert log == [(1, "Park:a"), (2, "Park:c")]


async def test_writers_of_one_node_see_each_other(engine: Neo4jEngine) -> None:
    """Of writers that create the same node at the same time, one creates it."""

    async def write(i: int) -> Outcome:
        async with engine.transaction(f"writer{i}") as transaction:
            (outcome,) = await transaction.write([NodeWrite("Park:a", {"name": "A"})])
            return outcome

    outcomes = await asyncio.gather(*map(write, range(6)))
    assert sorted(outcome.name for outcome in outcomes) == ["CREATED"] + ["UNCHANGED"] * 5


async def test_a_cancelled_writer_no_longer_waits(engine: Neo4jEngine, driver: neo4j.AsyncDriver) -> None:
    """Who waits for another writer and is cancelled leaves at once, in the database too."""

    async def waiting() -> int:
        (record,), _, _ = await driver.execute_query(
            "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*)"
        )
        return int(record[0])

    async def until(count: int) -> None:
        async with asyncio.timeout(10):
            while await waiting() != count:
                pass

    async with engine.transaction("first") as transaction:
        second = asyncio.create_task(commit(engine, [NodeWrite("Park:b", {"name": "B"})]))
        await until(1)
        second.cancel()
        with pytest.raises(asyncio.CancelledError):
            await second
        await until(0)
        await transaction.write([NodeWrite("Park:a", {"name": "A"})])
    assert [change.id async for change in engine.changes(0)] == ["Park:a"]
