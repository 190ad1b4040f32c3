"""Both engines, each started once and emptied for every graph."""

import itertools
import os
from collections.abc import AsyncIterator, Awaitable, Callable

import neo4j
import pytest
import pytest_asyncio
from hypothesis import HealthCheck, Phase, settings

from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology import Ontology
from graph.ontology.load import load_ontology

Fresh = Callable[[Ontology], Awaitable[Engine]]

_CALM = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    report_multiple_bugs=False,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
settings.register_profile("contract", _CALM, max_examples=25, derandomize=True)
settings.register_profile("thorough", _CALM, max_examples=1_000, derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("ECOGRAPH_TEST_PROFILE", "contract"))


@pytest.fixture(scope="session")
def ecosystem() -> Ontology:
    """The ontology that the project ships."""
    return load_ontology()


@pytest.fixture(scope="session")
def films() -> Ontology:
    """An ontology of a user's own."""
    return load_ontology("tests.contract.films")


@pytest_asyncio.fixture(scope="session", loop_scope="session", params=["embedded", "neo4j"])
async def fresh(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Fresh]:
    """A function that gives an open engine with an empty graph; it ends the graph given before."""
    opened: list[Engine] = []

    async def close() -> None:
        for engine in opened:
            await engine.close()
        opened.clear()

    async def open_at(url: str, ontology: Ontology) -> Engine:
        engine = open_engine(url, ontology)
        await engine.open()
        opened.append(engine)
        return engine

    if request.param == "embedded":
        folder, count = tmp_path_factory.mktemp("graphs"), itertools.count()

        async def new_file(ontology: Ontology) -> Engine:
            await close()
            for file in folder.iterdir():
                file.unlink()
            return await open_at(f"sqlite:///{folder}/{next(count)}.db", ontology)

        yield new_file
    else:
        url = request.getfixturevalue("neo4j_url")
        async with neo4j.AsyncGraphDatabase.driver(url) as driver:

            async def emptied(ontology: Ontology) -> Engine:
                await close()
                await driver.execute_query("MATCH (n) DETACH DELETE n")
                return await open_at(url, ontology)

            yield emptied
    await close()
