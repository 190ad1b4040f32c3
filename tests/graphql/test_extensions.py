"""What a request may ask for besides its data: how it was read, and what it cites."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
import strawberry

from graph.change import EdgeWrite, NodeWrite
from graph.engine import Engine
from loaders.context import Reading
from tests.graphql.asking import Answer, Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

REPORT = {"source": "report 2024", "sourceUrl": "https://report.example/2024"}
REGISTER = {"source": "register"}
NODES = {
    "Investor:cited": {"name": "甲", **REPORT},
    "Enterprise:cited": {"name": "乙", **REGISTER},
    "Achievement:cited": {"name": "丙"},
    "Investor:hidden": {"name": "丁", "source": "secret", "visibility": "INTERNAL"},
}
EDGES = (
    ("INVESTED_IN", "Investor:cited", "Enterprise:cited", {"since": "1911-10", **REPORT}),
    ("OWNS", "Enterprise:cited", "Achievement:cited", REGISTER),
    ("INVESTED_IN", "Investor:hidden", "Enterprise:cited", {"source": "secret"}),
)


@pytest_asyncio.fixture(scope="module", loop_scope="session", autouse=True)
async def _cited(engine: Engine) -> AsyncIterator[None]:
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite(identifier, values) for identifier, values in NODES.items()])
        await transaction.write([EdgeWrite(kind, a, b, "", values) for kind, a, b, values in EDGES])
    yield


def cites(source: str | None, url: str | None, nodes: int, edges: int) -> dict[str, Any]:
    """An entry of `extensions.sources`."""
    return {"source": source, "sourceUrl": url, "nodes": nodes, "edges": edges}


async def with_sources(ask: Client, document: str, **more: Any) -> Answer:
    """An answer that lists its sources, which must have the data of the one that does not."""
    answer = await ask(document, extensions={"sources": True}, **more)
    plain = await ask(document, **more)
    assert answer.errors == []
    assert (answer.data, plain.extensions) == (plain.data, {})
    return answer


async def test_sources_of_nodes_and_of_the_edges_between_them(ask: Client) -> None:
    """A hop says that there is an edge, whether its edges or only its nodes are shown; what has no source
    comes last."""
    for selection in ("nodes { name }", "edges { since node { id } }", "nodes { id } edges { cursor }"):
        answer = await with_sources(
            ask,
            f'{{ investor(id: "Investor:cited") {{ investments {{ totalCount {selection} }} }} '
            f'enterprise(id: "Enterprise:cited") {{ achievements {{ {selection} }} }} }}',
        )
        assert answer.extensions["sources"] == [
            cites("register", None, 1, 1),
            cites("report 2024", "https://report.example/2024", 1, 1),
            cites(None, None, 1, 0),
        ]


async def test_a_count_alone_cites_nothing(ask: Client) -> None:
    """There is no node or edge in the answer."""
    answer = await with_sources(ask, '{ investors(where: {name: {eq: "甲"}}) { totalCount } }')
    assert answer.extensions == {"sources": []}


async def test_a_node_that_is_shown_twice_is_counted_once(ask: Client) -> None:
    """By aliases, by several root fields, on the way there and back."""
    answer = await with_sources(
        ask,
        """{
          one: investor(id: "Investor:cited") {
            id investments { nodes { ... on Enterprise { investors { nodes { id } } } } } }
          two: nodes(ids: ["Investor:cited", "Investor:gone", "Investor:cited"]) { ... on Investor { name } }
          investors(where: {id: {eq: "Investor:cited"}}) { edges { cursor node { id } } nodes { id } }
        }""",
        visible=("PUBLIC",),
    )
    assert answer.extensions["sources"] == [
        cites("register", None, 1, 0),
        cites("report 2024", "https://report.example/2024", 1, 1),
    ]


async def test_sources_of_a_question(ask: Client) -> None:
    """Those of the connected, of the nodes and edges of their evidence, and of what a text tells."""
    document = """{ connect(from: {ids: ["Investor:cited"]}, to: {ids: ["Achievement:cited"]}) {
      connected { edges { node { id } evidence { %s } } } } }"""
    expected = [
        cites("register", None, 1, 1),
        cites("report 2024", "https://report.example/2024", 1, 1),
        cites(None, None, 1, 0),
    ]
    for selection in ("text(language: ZH)", "nodes { id } edges { from { id } to { __typename } }"):
        answer = await with_sources(ask, document % selection)
        assert answer.extensions["sources"] == expected
    answer = await with_sources(ask, document % "length")
    assert answer.extensions["sources"] == [cites("report 2024", "https://report.example/2024", 1, 0)]


async def test_sources_of_dates_that_stand_alone(ask: Client) -> None:
    """That something began is told by the row, whether or not it says what."""
    document = '{ diff(from: "1911-09", to: "1911-10") { began { edges { totalCount %s } } } }'
    for selection in ("edges { date }", "edges { date node { id } }", "nodes { id }"):
        answer = await with_sources(ask, document % selection)
        assert answer.extensions["sources"] == [cites("report 2024", "https://report.example/2024", 0, 1)]
    assert (await with_sources(ask, document % "")).extensions["sources"] == []


async def test_only_what_the_caller_may_see_is_cited(ask: Client) -> None:
    """A source that only hidden nodes and edges have is not told."""
    document = '{ enterprise(id: "Enterprise:cited") { investors { nodes { id } } } }'
    assert "secret" in str((await with_sources(ask, document)).extensions)
    answer = await with_sources(ask, document, visible=("PUBLIC",))
    assert answer.extensions["sources"] == [
        cites("register", None, 1, 0),
        cites("report 2024", "https://report.example/2024", 1, 1),
    ]


async def test_sources_cost_no_statement_more(ask: Client) -> None:
    """They are read along; without the flag they are not read."""
    document = '{ investor(id: "Investor:cited") { investments { nodes { id } } } }'
    answer = await with_sources(ask, document)
    assert answer.asked == ["read"]
    (statement,) = (await ask(document)).statements
    assert "~" not in statement.text


@pytest.mark.parametrize("name", ["sources", "explain"])
async def test_a_flag_is_true_or_false(ask: Client, name: str) -> None:
    """Anything else is refused before anything runs; other extensions are none of ours."""
    answer = await ask("{ parks { totalCount } }", extensions={name: "yes"})
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": f"extensions.{name}"}
    assert "found 'yes', expected true or false" in answer.error["message"]
    assert answer.asked == []
    assert (await ask("{ __typename }", extensions={name: False, "tracing": 7})).extensions == {}


async def test_explain_tells_each_read_of_each_root_field(ask: Client) -> None:
    """The plan, the statement as the database gets it, and the database's own plan, beside the data."""
    answer = await ask(
        '{ one: park(id: "Park:gone") { name } two: investors(first: 1) { totalCount } }',
        extensions={"explain": True},
    )
    assert answer.data["one"] is None
    one, two = answer.extensions["explain"]
    assert (one["field"], two["field"]) == ("one", "two")
    assert one["plan"].startswith("look up Park by id in $0\n")
    assert two["plan"].startswith("page: Investor\n")
    for read, statement in zip((one, two), answer.statements, strict=True):
        (shown,) = read["statements"]
        assert shown["for"] == "answer"
        assert shown["statement"] == statement.text
        assert "Park" in shown["database"] or "Investor" in shown["database"]


async def test_explain_tells_the_statements_of_a_question(ask: Client, engine: Engine) -> None:
    """Embedded those of its sets, and that links are walked in memory; on Neo4j the walks themselves."""
    answer = await ask(
        """{ connect(from: {investors: {}}, to: {ids: ["Achievement:cited"]}, maxHops: 2) {
          connected { edges { distance evidence { length } } }
          unconnected { edges { nearestMiss { length } } } } }""",
        extensions={"explain": True},
    )
    assert answer.errors == []
    told = answer.extensions["explain"]
    assert {read["field"] for read in told} == {"connect"}
    assert all(read["plan"].startswith("connect over ") for read in told)
    shown = {one["for"]: one for read in told for one in read["statements"]}
    if engine.url.startswith("sqlite"):
        assert list(shown) == [
            "which reach which",
            "ids of `from`",
            "ids of `to`",
            "by which paths",
            "what the others lack",
        ]
        assert "in memory" in shown["which reach which"]["database"]
        assert "SCAN n" in shown["ids of `from`"]["database"]
        assert "SEARCH n" in shown["ids of `to`"]["database"]
    else:
        assert list(shown) == [
            "which reach which",
            "by which paths, 1 of at most 2 edges",
            "by which paths, 2 of at most 2 edges",
            "what the others lack, 1 of at most 2 edges",
            "what the others lack, 2 of at most 2 edges",
        ]
        assert all("ProduceResults" in one["database"] for one in shown.values())


async def test_explain_is_for_those_who_may(schema: strawberry.Schema, engine: Engine) -> None:
    """Refused without running anything, unless the context of the request allows it."""
    result = await schema.execute(
        "{ parks { totalCount } }",
        context_value=Reading(engine).context(),
        operation_extensions={"explain": True},
    )
    assert result.errors is not None
    assert result.data is None
    assert [error.formatted["extensions"] for error in result.errors] == [
        {"code": "FORBIDDEN", "argument": "extensions.explain"}
    ]
