"""The search index of a database: made for graphs that had none, and again where it is laid out otherwise."""

import neo4j
import pytest

from graph.change import NodeWrite
from graph.engines.neo4j.store import Neo4jEngine
from graph.ontology.load import load_ontology
from graph.plan import Page, Param, Scope
from graph.search.question import Search

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def opened(url: str) -> Neo4jEngine:
    """An engine, open."""
    engine = Neo4jEngine(url, load_ontology())
    await engine.open()
    return engine


async def found(engine: Neo4jEngine, text: str) -> list[str]:
    """What a text finds."""
    question = Search(Param(0), tuple(engine.ontology.kinds), Scope(), page=Page(Param(1)))
    return [row[0] for row in (await engine.search(question, [text, 10], 30)).rows]


@pytest.mark.parametrize("damage", ["REMOVE n._searchPUBLIC0, n._length, l.search", "SET l.search = 'other'"])
async def test_a_graph_without_words_gets_them(neo4j_url: str, damage: str) -> None:
    """More nodes than one transaction takes; what is there already stays as it is."""
    async with neo4j.AsyncGraphDatabase.driver(neo4j_url) as driver:
        await driver.execute_query("MATCH (n) DETACH DELETE n")
        engine = await opened(neo4j_url)
        async with engine.transaction("test") as transaction:
            names = {f"{i:04}": f"Quartz {i}" for i in range(1_100)}
            await transaction.write([NodeWrite(f"Park:{key}", {"name": n}) for key, n in names.items()])
        assert await found(engine, "Quartz 1099") == ["Park:1099"]
        await engine.close()
        await driver.execute_query(f"MATCH (l:_Log) MATCH (n:Node) {damage}")
        engine = await opened(neo4j_url)
        assert await found(engine, "Quartz 1099") == ["Park:1099"]
        assert await found(engine, "Quartz 0") == ["Park:0000"]
        changes = [change async for change in engine.changes(0)]
        assert len(changes) == 1_100
        await engine.close()


async def test_what_is_written_is_indexed_at_once(neo4j_url: str) -> None:
    """And the index is of our words alone: it splits at blanks. Who may see a node decides on the columns."""
    async with neo4j.AsyncGraphDatabase.driver(neo4j_url) as driver:
        await driver.execute_query("MATCH (n) DETACH DELETE n")
        engine = await opened(neo4j_url)
        async with engine.transaction("test") as transaction:
            await transaction.write([NodeWrite("Park:a", {"name": "The 湖南 Park", "summary": "Of it"})])
        words = {"_search{}0": "the 湖南 南 park ¶¶¶the湖南park", "_search{}3": "of it"}
        for visibility in ("PUBLIC", "INTERNAL"):
            async with engine.transaction("test") as transaction:
                await transaction.write([NodeWrite("Park:a", {"visibility": visibility})])
            (row,) = (await driver.execute_query("MATCH (n:Park) RETURN properties(n)")).records
            stored = {name: value for name, value in row[0].items() if name.startswith("_search")}
            assert stored == {name.format(visibility): value for name, value in words.items()}
        assert await found(engine, "the of") == ["Park:a"]
        await engine.close()
