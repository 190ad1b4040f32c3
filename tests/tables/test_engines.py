"""Import, export, check and copy mean the same on either engine."""

import tomllib
from collections.abc import AsyncIterator
from pathlib import Path

import neo4j
import pytest

from graph.change import Outcome
from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology import Ontology
from graph.tables.check import check_graph
from graph.tables.copy import copy_graph
from graph.tables.export import export_graph
from graph.tables.load import import_paths
from graph.tables.mapping import read_mapping
from tests.tables.asking import CLEAR, edges, log_length, nodes, said
from tests.tables.conftest import Put
from tests.tables.test_export import WRITES, contents
from tests.tables.test_mapping import CALLS


@pytest.fixture(params=["embedded", "neo4j"])
async def either(request: pytest.FixtureRequest, tmp_path: Path, ontology: Ontology) -> AsyncIterator[Engine]:
    """An open engine of each sort with an empty graph."""
    url = f"sqlite:///{tmp_path / 'either.db'}"
    if request.param == "neo4j":
        url = request.getfixturevalue("neo4j_url")
        async with neo4j.AsyncGraphDatabase.driver(url) as driver:
            await driver.execute_query("MATCH (n) DETACH DELETE n")
    engine = open_engine(url, ontology)
    await engine.open()
    yield engine
    await engine.close()


async def test_good_rows_load_once_and_the_others_are_reported(either: Engine, put: Put, inbox: Path) -> None:
    """Ends that are missing, contradictions and nodes without a name included."""
    put("nodes/Park.csv", "id,名称,founded\na,甲,2023-12\nb,乙,2023-13\nc,,\na,丙,\n")
    put("nodes/Achievement.csv", "id,name,trl\nx,成果,3\n")
    put("edges/OWNS.csv", "from,to,share\nPark:a,x,0.5\nPark:b,x,\n")
    put("edges/COOPERATES_WITH.csv", "from,to\nPark:a,Park:b\n")
    for _ in range(2):
        report = await import_paths(either, [inbox], actor="test")
        assert [problem.split(": ")[0] for problem in said(report)] == [
            "nodes/Park.csv:3:founded",
            "nodes/Park.csv:4:名称",
            "nodes/Park.csv:5:名称",
            "edges/COOPERATES_WITH.csv:2:to",
            "edges/OWNS.csv:3:from",
        ]
        assert await nodes(either) == {
            "Park:a": {"name": "甲", "founded": "2023-12"},
            "Achievement:x": {"name": "成果", "trl": 3},
        }
        assert await edges(either) == {("OWNS", "Park:a", "Achievement:x", ""): {"share": 0.5}}
        assert await log_length(either) == 3


async def test_an_edge_that_two_files_of_an_import_tell_differently_is_refused(
    either: Engine, put: Put, inbox: Path
) -> None:
    """Nothing of the first is lost in silence; what agrees or adds to it is taken."""
    put("nodes/Investor.csv", "id,name\ni,甲\n")
    put("nodes/Enterprise.csv", "id,name\ne,乙\n")
    put("edges/2021/INVESTED_IN.csv", "from,to,since,amount\nInvestor:i,Enterprise:e,2021,5\n")
    put("edges/2022/INVESTED_IN.csv", "from,to,since,round\nInvestor:i,Enterprise:e,2021,A\n")
    put("edges/2023/INVESTED_IN.csv", "from,to,since,amount\nInvestor:i,Enterprise:e,2023,9\n")
    report = await import_paths(either, [inbox], actor="test")
    first = "which edges/2021/INVESTED_IN.csv:2 gave to INVESTED_IN|Investor:i|Enterprise:e"
    rest = f"; give them a `key` where they are two edges{CLEAR}"
    assert said(report) == [
        f"edges/2023/INVESTED_IN.csv:2:since: found '2023', expected '2021', {first}{rest}",
        f"edges/2023/INVESTED_IN.csv:2:amount: found 9, expected 5, {first}{rest}",
    ]
    assert await edges(either) == {
        ("INVESTED_IN", "Investor:i", "Enterprise:e", ""): {"since": "2021", "amount": 5, "round": "A"}
    }


@pytest.mark.parametrize("strict", [False, True])
async def test_names_are_resolved_and_missing_sponsors_made(either: Engine, put: Put, strict: bool) -> None:
    """In the graph by name and alias, without case and width, and in the import itself."""
    await import_paths(
        either, [put("Institution.csv", "id,name,aliases\nx,上海技术交易所,ＳＴＥＸ\n")], actor="test"
    )
    path = put("calls.csv", "id,name,sponsor,topics\na,甲,stex,t\nb,乙,New One,t\nc,丙,new one,\n")
    mapping = read_mapping(tomllib.loads(CALLS), either.ontology)
    report = await import_paths(either, [path], actor="test", mapping=mapping, strict=strict)
    assert said(report) == []
    assert [edge[:3] for edge in sorted(await edges(either))] == [
        ("IN_FIELD", "Demand:a", "Field:t-t"),
        ("IN_FIELD", "Demand:b", "Field:t-t"),
        ("POSTS", "Institution:new-one", "Demand:b"),
        ("POSTS", "Institution:new-one", "Demand:c"),
        ("POSTS", "Institution:x", "Demand:a"),
    ]


async def test_strict_takes_everything_back(either: Engine, put: Put, inbox: Path) -> None:
    """The change log as well."""
    put("nodes/Park.csv", "id,name\na,甲\n")
    put("edges/PART_OF.csv", "from,to\nPark:a,Park:z\n")
    report = await import_paths(either, [inbox], actor="test", strict=True)
    assert (report.loaded, report.refused, await nodes(either), await log_length(either)) == (False, 1, {}, 0)


async def test_a_copy_exports_the_same_bytes_and_is_sound(
    either: Engine, engine: Engine, tmp_path: Path
) -> None:
    """From the embedded engine to either; once more changes nothing."""
    async with engine.transaction("test") as transaction:
        await transaction.write(WRITES)
    counts = await copy_graph(engine, either, actor="test")
    assert (counts[Outcome.CREATED], sum(counts.values())) == (9, 9)
    told: list[int] = []
    counts = await copy_graph(engine, either, actor="test", progress=told.append)
    assert (counts[Outcome.UNCHANGED], sum(counts.values()), told) == (9, 9, [9])
    await export_graph(engine, tmp_path / "one" / "out")
    await export_graph(either, tmp_path / "two" / "out")
    assert contents(tmp_path / "one" / "out") == contents(tmp_path / "two" / "out")
    assert await check_graph(either) == []
