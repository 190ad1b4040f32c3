"""One small graph on every engine, and a client that asks it."""

from collections.abc import AsyncIterator

import neo4j
import pytest
import pytest_asyncio
import strawberry

from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology import Ontology
from graph.ontology.load import load_ontology
from schema.build import build_schema
from tests.graphql.asking import Client
from tests.graphql.graph import writes


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The ontology that the project ships."""
    return load_ontology()


@pytest.fixture(scope="session")
def schema(ontology: Ontology) -> strawberry.Schema:
    """Its schema."""
    return build_schema(ontology)


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["embedded", "neo4j"])
async def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, ontology: Ontology
) -> AsyncIterator[Engine]:
    """An engine that holds the small graph and nothing else."""
    if request.param == "embedded":
        url = f"sqlite:///{tmp_path_factory.mktemp('graphql')}/graph.db"
    else:
        url = request.getfixturevalue("neo4j_url")
        async with neo4j.AsyncGraphDatabase.driver(url) as driver:
            await driver.execute_query("MATCH (n) DETACH DELETE n")
    opened = open_engine(url, ontology)
    await opened.open()
    async with opened.transaction("test") as transaction:
        await transaction.write(writes())
    yield opened
    await opened.close()


@pytest.fixture
def ask(schema: strawberry.Schema, engine: Engine) -> Client:
    """A client with the service's usual limits."""
    return Client(schema, engine)
