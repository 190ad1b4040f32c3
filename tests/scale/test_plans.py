"""No plan of an example document goes through a kind where an index serves, at 100 times the demo's size.

SQLite plans without knowing the size as long as nobody runs ANALYZE, so the embedded engine's plan is that of
any size. Neo4j plans by counts, so a database is filled.
"""

import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import apsw
import neo4j
import orjson
import pytest
import pytest_asyncio
import strawberry

from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology import Ontology
from graph.ontology.load import load_ontology
from graph.plan import (
    Connection,
    ConnectionField,
    EdgeField,
    LinkLookup,
    Page,
    Param,
    Plan,
    Prop,
    TotalCount,
)
from loaders.context import Read, Reading
from loaders.explain import explained
from schema.build import build_schema
from tests.graphql.graph import writes
from tests.neo4j_server.server import neo4j_server
from tests.scale.faults import neo4j_faults, sqlite_faults
from tests.scale.fill import empty, fill
from tests.scale.served import walked, whole

pytestmark = pytest.mark.asyncio(loop_scope="session")

TIMES = 100
CASES = sorted((Path(__file__).parents[1] / "graphql" / "cases").glob("*.graphql"))


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    """The ontology that the project ships."""
    return load_ontology()


@pytest.fixture(scope="module")
def schema(ontology: Ontology) -> strawberry.Schema:
    """Its schema."""
    return build_schema(ontology)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def small(tmp_path_factory: pytest.TempPathFactory, ontology: Ontology) -> AsyncIterator[Engine]:
    """An embedded graph in which the documents find something, so that all their reads come to pass."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('scale')}/graph.db", ontology)
    await engine.open()
    async with engine.transaction("test") as transaction:
        await transaction.write(writes())
    yield engine
    await engine.close()


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def large(neo4j_url: str, ontology: Ontology) -> AsyncIterator[Engine]:
    """A Neo4j database of 100 times the demo's size: on a server of its own, which goes with its data, for
    emptying takes longer than filling. A server that is named for the tests is emptied all the same."""
    with neo4j_server() as url:
        assert url is not None
        async with neo4j.AsyncGraphDatabase.driver(url) as driver:
            engine = open_engine(url, ontology)
            if url == neo4j_url:
                await empty(driver)
            await fill(driver, ontology, TIMES)
            await engine.open()
            yield engine
            await engine.close()
            if url == neo4j_url:
                await empty(driver)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def sizes(large: Engine, ontology: Ontology) -> dict[str, int]:
    """The number of nodes of each kind in it."""
    counted = {}
    for kind in ontology.kinds:
        count = Connection(None, (kind,), (ConnectionField("n", TotalCount()),), Page(Param(0)))
        (answer,) = await large.read(large.prepare(Plan(count)), [0], 60)
        counted[kind] = orjson.loads(orjson.dumps(answer))["n"]
    return counted


async def reads(
    schema: strawberry.Schema, engine: Engine, case: Path, visible: tuple[str, ...] | None
) -> list[Read]:
    """The reads of a document that runs without errors."""
    context = Reading(engine).context(visible=visible)
    context.reads = []
    variables = case.with_suffix(".variables.json")
    given = json.loads(variables.read_text("utf-8")) if variables.exists() else None
    result = await schema.execute(case.read_text("utf-8"), variable_values=given, context_value=context)
    assert result.errors is None
    return context.reads


async def plans(engine: Engine, found: list[Read]) -> AsyncIterator[tuple[Read, str, str]]:
    """(read, statement, the database's plan) of an engine for reads that another has made."""
    context = Reading(engine, timeout=300).context()
    for read in found:
        mine = replace(read, statement=engine.prepare(read.plan)) if isinstance(read.plan, Plan) else read
        (told,) = await explained(context, [mine])
        for one in told["statements"]:
            if one["statement"]:
                yield read, one["statement"], one["database"]


async def sqlite(engine: Engine, found: list[Read], ontology: Ontology) -> list[str]:
    """The faults of SQLite's plans."""
    return [
        fault
        async for read, statement, plan in plans(engine, found)
        for fault in sqlite_faults(
            statement,
            plan,
            whole(read.plan, ontology),
            ontology,
            walked=walked(read.plan, ontology),
        )
    ]


every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
every_clearance = pytest.mark.parametrize("visible", [None, ("PUBLIC",)], ids=["everything", "public"])


@every_clearance
@every_case
async def test_sqlite_goes_through_no_kind_where_an_index_serves(
    schema: strawberry.Schema, small: Engine, ontology: Ontology, case: Path, visible: tuple[str, ...] | None
) -> None:
    """Nor does it sort one."""
    assert await sqlite(small, await reads(schema, small, case, visible), ontology) == []


async def test_sqlite_plans_without_knowing_the_size(small: Engine) -> None:
    """There are no statistics that would make its plans another at another size."""
    assert await small.fetch("SELECT name FROM sqlite_master WHERE name LIKE 'sqlite_stat%'", ()) == []


async def test_a_missing_index_is_noticed(
    schema: strawberry.Schema, ontology: Ontology, tmp_path: Path
) -> None:
    """By the filter, and by the order, that it would have served."""
    engine = open_engine(f"sqlite:///{tmp_path}/graph.db", ontology)
    await engine.open()
    with contextlib.closing(apsw.Connection(str(tmp_path / "graph.db"))) as connection:
        for name in ("Achievement by trl", "Achievement by disclosed"):
            connection.execute(f'DROP INDEX "{name}"')
    document = tmp_path / "document.graphql"
    document.write_text(
        "{ filtered: achievements(where: {trl: {eq: 9}}) { totalCount } "
        "ordered: achievements(orderBy: [{disclosed: DESC}], first: 1) { nodes { id } } }"
    )
    faults = await sqlite(engine, await reads(schema, engine, document, None), ontology)
    assert [fault.partition(": ")[2] for fault in faults] == [
        "all of Achievement",
        "all of Achievement is sorted",
    ]
    await engine.close()


async def test_neo4j_has_a_hundred_times_the_demo(sizes: dict[str, int]) -> None:
    """The planner goes by these counts."""
    named = ("Achievement", "Enterprise", "Investor", "Demand", "University")
    assert [sizes[kind] for kind in named] == [350_000, 68_000, 20_000, 52_000, 12_000]


@every_clearance
@every_case
async def test_neo4j_goes_through_no_kind_where_an_index_serves(
    schema: strawberry.Schema,
    small: Engine,
    large: Engine,
    sizes: dict[str, int],
    ontology: Ontology,
    case: Path,
    visible: tuple[str, ...] | None,
) -> None:
    """Nor does it sort one."""
    faults = [
        fault
        async for read, _, plan in plans(large, await reads(schema, small, case, visible))
        for fault in neo4j_faults(
            plan,
            whole(read.plan, ontology),
            ontology,
            sizes,
            walked=walked(read.plan, ontology),
        )
    ]
    assert faults == []


async def test_neo4j_goes_from_end_to_end_for_an_edge_by_its_id(large: Engine, ontology: Ontology) -> None:
    """Not through all edges of one of them, which may have 100,000."""
    shape = dict.fromkeys(ontology.edges, (EdgeField("id", Prop("id")),))
    statement = large.prepare(Plan(LinkLookup(Param(0), shape)))
    plan = await large.explain(statement, [["OWNS|University:a|Achievement:b"]], 60)
    assert plan.count("Expand(Into)") == 1
    assert "Expand(All)" not in plan
