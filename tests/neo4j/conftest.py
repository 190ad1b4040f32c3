"""An open engine on an emptied database, and a way to the server that can be cut."""

from collections.abc import AsyncIterator

import neo4j
import pytest
import pytest_asyncio

from graph.engines.neo4j.store import Neo4jEngine
from graph.ontology import Ontology
from graph.ontology.load import load_ontology
from tests.neo4j.proxy import Proxy


@pytest.fixture(scope="session")
def ecosystem() -> Ontology:
    """The ontology that the project ships."""
    return load_ontology()


@pytest_asyncio.fixture
async def driver(neo4j_url: str) -> AsyncIterator[neo4j.AsyncDriver]:
    """The database itself, emptied."""
    async with neo4j.AsyncGraphDatabase.driver(neo4j_url) as opened:
        await opened.execute_query("MATCH (n) DETACH DELETE n")
        yield opened


@pytest_asyncio.fixture
async def engine(
    neo4j_url: str, driver: neo4j.AsyncDriver, ecosystem: Ontology
) -> AsyncIterator[Neo4jEngine]:
    """An engine on the emptied database."""
    opened = Neo4jEngine(neo4j_url, ecosystem)
    await opened.open()
    yield opened
    await opened.close()


@pytest_asyncio.fixture
async def proxy(neo4j_url: str, driver: neo4j.AsyncDriver) -> AsyncIterator[Proxy]:
    """A way to the server that can be cut."""
    way = Proxy(neo4j_url)
    await way.connect()
    yield way
    await way.cut()


@pytest_asyncio.fixture
async def behind_proxy(proxy: Proxy, ecosystem: Ontology) -> AsyncIterator[Neo4jEngine]:
    """An engine, not yet open, that reaches the server through the proxy."""
    opened = Neo4jEngine(proxy.url, ecosystem)
    yield opened
    await opened.close()
