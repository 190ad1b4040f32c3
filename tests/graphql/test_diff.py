"""`diff`: what began and ended between two dates, paged and counted, and how often the engine is asked."""

from itertools import chain, pairwise
from typing import Any

import pytest

from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

IDS = """query ($from: Date!, $to: Date!, $kinds: [NodeKind!], $edges: [EdgeKind!], $source: [String!]) {
  diff(from: $from, to: $to, kinds: $kinds, edges: $edges, source: $source) {
    began { nodes { edges { date node { id } } } edges { edges { date node { id } } } }
    ended { nodes { edges { date node { id } } } edges { edges { date node { id } } } }
  }
}"""


async def found(ask: Client, visible: tuple[str, ...] | None = None, **variables: Any) -> list[list[str]]:
    """`date id` of the nodes and edges that began, and of those that ended."""
    answer = await ask(IDS, variables, visible=visible)
    assert answer.errors == []
    return [
        [f"{row['date']} {row['node']['id']}" for row in answer.data["diff"][side][part]["edges"]]
        for side in ("began", "ended")
        for part in ("nodes", "edges")
    ]


async def test_what_began_and_ended_by_date(ask: Client) -> None:
    """After the last day of the first date, up to the last day of the second."""
    assert await found(ask, **{"from": "2023", "to": "2024-02"}) == [
        ["2024-01-15 Achievement:resin"],
        [
            "2024 POSTS|Enterprise:battery|Demand:light",
            "2024-02 TRANSFERRED|Achievement:foam|Enterprise:battery|2",
        ],
        [],
        ["2024-02 OWNS|University:csu|Achievement:resin"],
    ]
    assert await found(ask, **{"from": "2024-02", "to": "2024-08"}) == [
        ["2024-03 Program:camp"],
        [],
        ["2024-08 Program:camp"],
        [],
    ]


async def test_diffs_in_a_row_are_the_diff_of_the_whole(ask: Client) -> None:
    """Nothing is left out between them, and nothing is told twice."""
    days = ["1900", "2022-05-31", "2023-05", "2024-01-15", "2024-02-28", "2024-08-30", "2025"]
    parts = [await found(ask, **{"from": a, "to": b}) for a, b in pairwise(days)]
    whole = await found(ask, **{"from": days[0], "to": days[-1]})
    assert [list(chain(*lists)) for lists in zip(*parts, strict=True)] == whole
    assert [len(part) for part in whole] == [6, 7, 1, 1]


async def test_kinds_and_edges_narrow_it(ask: Client) -> None:
    """A kind without dates never begins."""
    given = {"from": "2000", "to": "2030"}
    assert await found(ask, **given, kinds=["Program", "Field"], edges=["POSTS"]) == [
        ["2024-03 Program:camp"],
        ["2024 POSTS|Enterprise:battery|Demand:light"],
        ["2024-08 Program:camp"],
        [],
    ]


async def test_the_scope_of_a_diff(ask: Client) -> None:
    """An edge is in it only where both ends are."""
    given = {"from": "2000", "to": "2030"}
    assert await found(ask, **given, source="TEST") == [["2022-05 Achievement:foam"], [], [], []]
    assert await found(ask, **given, visible=()) == [[], [], [], []]


async def test_pages_meet_without_gaps(ask: Client) -> None:
    """By date, then id; the numbers are of all pages."""
    document = """query ($after: String) { diff(from: "1900", to: "2030") { began {
      edges(first: 2, after: $after) {
        totalCount counts { kind count } nodes { id }
        edges { cursor date node { id } }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }"""
    rows: list[str] = []
    after = None
    while True:
        page = (await ask.data(document, after=after))["diff"]["began"]["edges"]
        assert page["totalCount"] == 7
        assert page["counts"] == [
            {"kind": "INVESTED_IN", "count": 2},
            {"kind": "OWNS", "count": 2},
            {"kind": "POSTS", "count": 1},
            {"kind": "TRANSFERRED", "count": 2},
        ]
        assert page["nodes"] == [edge["node"] for edge in page["edges"]]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"]
        rows += [edge["date"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert rows == ["2022", "2022-06-01", "2023-05", "2023-05", "2024", "2024-02", "2024-09"]


async def test_a_cursor_of_another_diff_is_refused(ask: Client) -> None:
    """It is bound to the list, to what the dates end with, and to the kinds of the list."""
    document = """query ($from: Date!, $to: Date!, $kinds: [NodeKind!], $edges: [EdgeKind!], $after: String) {
      diff(from: $from, to: $to, kinds: $kinds, edges: $edges) {
        began { nodes(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } } } }"""
    given: dict[str, Any] = {"from": "2000", "to": "2030", "kinds": ["Program", "Achievement"]}
    first = (await ask.data(document, **given))["diff"]["began"]["nodes"]
    cursor = first["pageInfo"]["endCursor"]
    same = {**given, "from": "2000-12-31", "kinds": ["Achievement", "Program"], "edges": ["POSTS"]}
    second = (await ask.data(document, **same, after=cursor))["diff"]["began"]["nodes"]
    assert second["nodes"] != first["nodes"]
    for other in ({"from": "2001"}, {"to": "2031"}, {"kinds": ["Program"]}, {"kinds": None}):
        answer = await ask(document, {**given, **other, "after": cursor})
        assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "nodes.after"}
        assert "gave under the same `from`, `to` and `kinds`; begin again" in answer.error["message"]
    ended = await ask(document.replace("began", "ended"), {**given, "after": cursor})
    assert ended.error["extensions"]["argument"] == "nodes.after"


async def test_each_part_is_a_statement_and_what_is_told_of_it_another(ask: Client) -> None:
    """However many nodes there are; a part that is not asked for is not read."""
    counts = '{ diff(from: "1900", to: "2030") { began { nodes { totalCount } } } }'
    assert (await ask(counts)).asked == ["read"]
    told = '{ diff(from: "1900", to: "2030") { began { nodes { edges { node { name } date } } } } }'
    assert (await ask(told)).asked == ["read", "read"]
    assert (await ask('{ diff(from: "1900", to: "2030") { __typename } }')).asked == []


BAD = {
    "no date": ('from: "2023-13", to: "2024"', "", None, "expected a date"),
    "the wrong way round": ('from: "2024", to: "2023-12"', "", "to", "does not end before '2024'"),
    "an unknown kind": ('from: "2023", to: "2024", kinds: [Dream]', "", None, "Dream"),
    "no text": ('from: "2023", to: "2024", source: []', "", "source", "found '0 texts', expected 1 to 100"),
    "a page of 0": ('from: "2023", to: "2024"', "first: 0", "nodes.first", "found 0"),
    "a cursor of another list": (
        'from: "2023", to: "2024"',
        'after: "[1]"',
        "nodes.after",
        "expected a cursor",
    ),
}


@pytest.mark.parametrize("name", BAD)
async def test_diffs_that_cannot_be_asked(ask: Client, name: str) -> None:
    """The error names the argument."""
    arguments, page, argument, words = BAD[name]
    nodes = f"nodes({page})" if page else "nodes"
    answer = await ask(f"{{ diff({arguments}) {{ began {{ {nodes} {{ totalCount }} }} }} }}")
    extensions = {"code": "BAD_USER_INPUT"} | ({"argument": argument} if argument else {})
    assert answer.errors[0]["extensions"] == extensions
    assert words in answer.errors[0]["message"]
