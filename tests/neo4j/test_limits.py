"""Statements are stopped in the database, not only in the process."""

import asyncio

import neo4j
import pytest

from graph.change import NodeWrite
from graph.engines.neo4j.compile import CypherStatement
from graph.engines.neo4j.store import Neo4jEngine
from graph.errors import BadInputError, CostExceededError, DeadlineExceededError
from graph.values import LONGEST_TEXT
from tests.neo4j.say import commit, names

ENDLESS = CypherStatement(
    "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a WHERE a < b - 2000000 "
    "RETURN count(*) AS answer",
    lambda value, _: [value],
)


GREEDY = CypherStatement(
    "WITH [x IN range(1, 100000) | x] AS list UNWIND range(1, 1000000) AS i "
    "RETURN size(collect(list)) AS answer",
    lambda value, _: [value],
)
"""The server counts the memory of a list each time that it is collected, so that this takes none in truth."""


async def running(driver: neo4j.AsyncDriver) -> int:
    """How many endless statements the server is at."""
    (record,), _, _ = await driver.execute_query(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery = $text RETURN count(*)", text=ENDLESS.text
    )
    return int(record[0])


async def until(driver: neo4j.AsyncDriver, count: int) -> None:
    """Ask until so many endless statements run; a second is ample."""
    async with asyncio.timeout(10):
        while await running(driver) != count:
            pass


async def test_a_statement_past_its_limit_stops_in_the_database(
    engine: Neo4jEngine, driver: neo4j.AsyncDriver
) -> None:
    """The caller is told, and the server no longer works at it."""
    with pytest.raises(DeadlineExceededError, match=r"longer than 0\.2 s and was stopped"):
        await engine.read(ENDLESS, [], 0.2)
    await until(driver, 0)


async def test_a_cancelled_caller_stops_its_statement_in_the_database(
    engine: Neo4jEngine, driver: neo4j.AsyncDriver
) -> None:
    """When the task that reads is cancelled, the server no longer works for it."""
    reading = asyncio.create_task(engine.read(ENDLESS, [], 60))
    await until(driver, 1)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await until(driver, 0)
    await engine.ping()


async def test_a_statement_past_the_memory_of_the_server_tells_the_limit(engine: Neo4jEngine) -> None:
    """The caller learns what was found, which setting limits it and what to do, and the server goes on."""
    with pytest.raises(
        CostExceededError,
        match=r"more than the limit \d.*dbms\.memory\.transaction\.total\.max.*Ask for less",
    ):
        await engine.read(GREEDY, [], 60)
    await engine.ping()


async def test_a_text_too_long_for_an_index_is_refused(engine: Neo4jEngine) -> None:
    """Neo4j indexes no text above 8 kB: the error names the property, and nothing is written."""
    short, long = NodeWrite("Park:a", {"name": "A"}), NodeWrite("Park:b", {"name": "中" * 3_000})
    with pytest.raises(BadInputError, match=r"Park:b\.name: found a text of 9,000 bytes, expected at most 8"):
        await commit(engine, [short], [long])
    assert await names(engine) == []


async def test_a_long_text_that_is_not_indexed_is_stored(engine: Neo4jEngine) -> None:
    """The longest text that the graph takes fits where no index looks."""
    await commit(engine, [NodeWrite("Park:a", {"name": "A", "summary": "中" * LONGEST_TEXT})])
    assert await names(engine) == ["A"]
