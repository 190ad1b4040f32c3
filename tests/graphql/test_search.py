"""The field `search`, `search` in filters and sets: shape, pages, highlights, statements, bad input."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.change import NodeWrite
from graph.errors import DeadlineExceededError
from graph.search.wanted import Asked
from loaders.marks import marks_in
from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

SEARCH = """
query (
  $text: String!, $kinds: [NodeKind!], $where: NodeFilter, $first: Int, $after: String,
  $asOf: Date, $sure: Float
) {
  search(
    text: $text, kinds: $kinds, where: $where, first: $first, after: $after, asOf: $asOf, minConfidence: $sure
  ) {
    totalCount
    facets { kind count }
    edges { cursor score highlights { property text ranges { start end } } node { __typename id } }
    nodes { id ... on Organization { city } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""


async def found(ask: Client, text: str, **given: Any) -> Any:
    """What `search` answers."""
    return (await ask.data(SEARCH, text=text, **given))["search"]


def ids(answer: Any) -> list[str]:
    """The ids of a page's nodes."""
    return [edge["node"]["id"] for edge in answer["edges"]]


async def test_an_answer(ask: Client) -> None:
    """What is known by the text has the score 1; the others less."""
    answer = await found(ask, "aluminium")
    assert answer["totalCount"] == 3
    assert answer["facets"] == [
        {"kind": "Achievement", "count": 1},
        {"kind": "Enterprise", "count": 1},
        {"kind": "Field", "count": 1},
    ]
    assert ids(answer)[0] == "Field:sei-3.1.1"
    assert sorted(ids(answer)) == ["Achievement:foam", "Enterprise:alu", "Field:sei-3.1.1"]
    scores = [edge["score"] for edge in answer["edges"]]
    assert scores[0] == 1
    assert all(0 < score < 1 for score in scores[1:])
    assert answer["edges"][0]["highlights"] == [
        {"property": "nameEn", "text": "Aluminium", "ranges": [{"start": 0, "end": 9}]}
    ]
    assert [node["id"] for node in answer["nodes"]] == ids(answer)
    assert answer["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": False,
        "startCursor": answer["edges"][0]["cursor"],
        "endCursor": answer["edges"][2]["cursor"],
    }


async def test_highlights_are_counted_in_code_points(ask: Client) -> None:
    """Of texts as they are stored: full width, astral characters, several items of a list."""
    writes = [
        NodeWrite(
            "Park:odd",
            {"name": "😀𠮷野ＡＢＣ園", "aliases": ["𠮷野", "x", "😀 Ａｂｃ ABC"], "summary": "𠮷" * 200},
        )
    ]
    async with ask.counting.transaction("test") as transaction:
        await transaction.write(writes)
    (edge,) = (await found(ask, "𠮷野 abc"))["edges"]
    assert edge["highlights"] == [
        {"property": "name", "text": "😀𠮷野ＡＢＣ園", "ranges": [{"start": 1, "end": 6}]},
        {"property": "aliases", "text": "𠮷野", "ranges": [{"start": 0, "end": 2}]},
        {
            "property": "aliases",
            "text": "😀 Ａｂｃ ABC",
            "ranges": [{"start": 2, "end": 5}, {"start": 6, "end": 9}],
        },
    ]


async def test_kinds_narrow_the_page_and_not_the_facets(ask: Client) -> None:
    """So that a front end can offer the other kinds."""
    answer = await found(ask, "aluminium", kinds=["Field", "Park"])
    assert ids(answer) == ["Field:sei-3.1.1"]
    assert answer["totalCount"] == 1
    assert [facet["kind"] for facet in answer["facets"]] == ["Achievement", "Enterprise", "Field"]


async def test_conditions(ask: Client) -> None:
    """`where` is about what all nodes have, and holds for facets too."""
    answer = await found(ask, "aluminium", where={"kind": {"ne": "Field"}, "name": {"startsWith": "星"}})
    assert ids(answer) == ["Enterprise:alu"]
    assert answer["facets"] == [{"kind": "Enterprise", "count": 1}]
    both = await found(ask, "aluminium", where={"search": "foam"})
    assert ids(both) == ["Achievement:foam"]


async def test_nothing_is_found(ask: Client) -> None:
    """An empty page, not an error."""
    answer = await found(ask, "xyzzy")
    assert answer == {
        "totalCount": 0,
        "facets": [],
        "edges": [],
        "nodes": [],
        "pageInfo": {
            "hasNextPage": False,
            "hasPreviousPage": False,
            "startCursor": None,
            "endCursor": None,
        },
    }


async def test_time_and_confidence(ask: Client) -> None:
    """As in any read."""
    assert ids(await found(ask, "accelerator", asOf="2024-05")) == ["Program:camp"]
    assert ids(await found(ask, "accelerator", asOf="2023")) == []
    assert ids(await found(ask, "polytechnic", sure=0.4)) == ["University:tech"]
    assert ids(await found(ask, "polytechnic", sure=0.5)) == []


async def test_clearance(ask: Client) -> None:
    """What a caller may not see is neither found nor counted, nor does it match in a filter or a set."""
    document = """{
      search(text: "保密工艺") { totalCount facets { kind } edges { node { id } } }
      achievements(where: {search: "保密"}) { totalCount }
      connect(from: {search: {text: "保密"}}, to: {universities: {}}) { fromCount }
    }"""
    seen = (await ask(document)).data
    assert seen["search"]["edges"] == [{"node": {"id": "Achievement:secret"}}]
    assert (seen["achievements"]["totalCount"], seen["connect"]["fromCount"]) == (1, 1)
    hidden = (await ask(document, visible=("PUBLIC",))).data
    assert hidden["search"] == {"totalCount": 0, "facets": [], "edges": []}
    assert (hidden["achievements"]["totalCount"], hidden["connect"]["fromCount"]) == (0, 0)


async def test_pages(ask: Client) -> None:
    """One after the other they are the whole."""
    whole = ids(await found(ask, "aluminium"))
    rows: list[str] = []
    after = None
    for more in (True, True, False):
        page = await found(ask, "aluminium", first=1, after=after)
        rows += ids(page)
        assert page["pageInfo"]["hasNextPage"] is more
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        after = page["pageInfo"]["endCursor"]
    assert rows == whole


async def test_a_cursor_is_bound_to_the_text_and_the_kinds(ask: Client) -> None:
    """Another search refuses it."""
    page = await found(ask, "aluminium", first=1)
    cursor = page["pageInfo"]["endCursor"]
    for changed in ({"text": "foam"}, {"text": "aluminium", "kinds": ["Field"]}):
        answer = await ask(SEARCH, {"after": cursor, **changed})
        assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}
        assert "that this field gave under the same `text` and `kinds`" in answer.error["message"]


async def test_statements(ask: Client) -> None:
    """One for the search, one for what is shown of all nodes, one for the highlights of all; and none for
    what is not asked for."""
    everything = await ask(
        SEARCH.replace("nodes { id ... on Organization { city } }", ""), {"text": "aluminium"}
    )
    assert everything.asked == ["search", "read", "read"]
    counted = await ask('{ search(text: "aluminium") { totalCount facets { count } } }')
    assert counted.asked == ["search"]
    scored = await ask('{ search(text: "aluminium") { edges { score cursor } pageInfo { hasNextPage } } }')
    assert scored.asked == ["search"]
    nothing = await ask('{ search(text: "xyzzy") { edges { node { name } highlights { text } } } }')
    assert nothing.asked == ["search"]
    filtered = await ask('{ organizations(where: {search: "hunan"}) { nodes { name } totalCount } }')
    assert filtered.asked == ["read"]


async def test_highlights_are_looked_for_once(ask: Client) -> None:
    """Under however many names they are asked for."""
    answer = await ask("""{ search(text: "foam") {
      a: edges { x: highlights { property } y: highlights { text } }
      b: edges { highlights { property } }
    } }""")
    ((a,), (b,)) = answer.data["search"].values()
    assert a == {"x": [{"property": "nameEn"}], "y": [{"text": "Aluminium foam"}]}
    assert b == {"highlights": a["x"]}
    assert answer.asked == ["search", "read"]


async def test_highlights_end_with_the_time_of_their_request(ask: Client) -> None:
    """Before the next node is looked at."""
    wanted, told = Asked.read("foam").strict(), {"Park:a": {"name": "Foam"}}
    assert list(marks_in(ask.reading.context(), wanted, told)) == ["Park:a"]
    with pytest.raises(DeadlineExceededError):
        marks_in(ask.reading.context(timeout=-1.0), wanted, told)


async def test_search_in_filters(ask: Client) -> None:
    """Of any kind, over relations, within AND, OR and NOT; a statement serves all texts."""
    document = """query ($text: String!) {
      universities(where: {search: $text}) { nodes { id } }
      organizations(where: {OR: [{search: $text}, {id: {eq: "Investor:idle"}}]}) { nodes { id } }
      holders: organizations(where: {achievements: {some: {node: {search: $text}}}}) { nodes { id } }
      others: fields(where: {NOT: {search: $text}}) { totalCount }
    }"""

    async def answer(text: str) -> list[Any]:
        data = await ask.data(document, text=text)
        named = [
            [node["id"] for node in data[key]["nodes"]]
            for key in ("universities", "organizations", "holders")
        ]
        return [*named, data["others"]["totalCount"]]

    assert await answer("aluminium") == [
        [],
        ["Enterprise:alu", "Investor:idle"],
        ["Enterprise:alu", "University:hnu"],
        3,
    ]
    assert await answer("hunan univ") == [["University:hnu"], ["Investor:idle", "University:hnu"], [], 4]


async def test_a_set_of_what_is_found(ask: Client) -> None:
    """In a connecting question, of some kinds or all."""
    document = """{
      all: connect(from: {search: {text: "aluminium"}}, to: {universities: {}}) { fromCount connectedCount }
      some: connect(from: {search: {text: "aluminium", kinds: [Enterprise]}}, to: {universities: {}}) {
        fromCount connected { nodes { id } }
      }
    }"""
    data = await ask.data(document)
    assert data["all"] == {"fromCount": 3, "connectedCount": 2}
    assert data["some"] == {"fromCount": 1, "connected": {"nodes": [{"id": "Enterprise:alu"}]}}


BAD: dict[str, tuple[str, str, str]] = {
    # name: (arguments, argument at fault, words of the message)
    "nothing": ('text: ""', "text", "expected a letter or a digit to search for"),
    "blanks": ('text: " \\t　"', "text", "expected a letter or a digit to search for"),
    "NUL": ('text: "a\\u0000b"', "text", "expected text without NUL"),
    "a lone surrogate": ('text: "\\uD800"', "text", ""),
    "too long": (f'text: "{"a" * 201}"', "text", "expected at most 200 to search for"),
    "too many words": (f'text: "{"a b " * 20}"', "text", "expected at most 32 to search for"),
    "no rows": ('text: "a", first: 0', "first", "expected a whole number from 1 to 1,000"),
    "too many rows": ('text: "a", first: 1001', "first", "expected a whole number from 1 to 1,000"),
    "no cursor": ('text: "a", after: "x"', "after", "expected a cursor that this field gave"),
    "a null condition": ('text: "a", where: {name: null}', "where.name", "found null"),
    "a bad date": ('text: "a", asOf: "2023-13"', "", "2023-13"),
}


@pytest.mark.parametrize("name", BAD)
async def test_bad_arguments(ask: Client, name: str) -> None:
    """Refused with the place, what was found and what was expected."""
    arguments, place, message = BAD[name]
    answer = await ask(f"{{ search({arguments}) {{ totalCount edges {{ score }} }} }}")
    assert answer.error["extensions"]["code"] == "BAD_USER_INPUT"
    assert answer.error["extensions"].get("argument", place) == place
    assert message in answer.error["message"]


async def test_bad_texts_in_filters_and_sets(ask: Client) -> None:
    """The path of the argument is told."""
    filtered = await ask('{ parks(where: {NOT: {search: "*"}}) { totalCount } }')
    assert filtered.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "where.NOT.search"}
    chosen = await ask('{ connect(from: {search: {text: "!"}}, to: {parks: {}}) { fromCount } }')
    assert chosen.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "from.search.text"}


async def test_a_text_of_a_megabyte(ask: Client) -> None:
    """Refused before anything is made of it."""
    answer = await ask(SEARCH, {"text": "湖" * 1_000_000})
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "text"}
    assert answer.asked == []


SIGNS = st.sampled_from(
    [
        *"\"*()[]{}^~:+-!|&\\/?.,;<>=#%$@`¶'",
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "TO",
        " ",
        "a",
        "湖",
        "é",
        "\u0301",
        "\u202e",
        "😀",
        "\x00",
        "\ud800",
    ]
)


@settings(
    max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
@given(st.one_of(st.lists(SIGNS, max_size=12).map("".join), st.text(max_size=30)))
async def test_any_text_gets_an_answer_or_is_refused(ask: Client, text: str) -> None:
    """At the root, in a filter and in a set: never an unexpected error."""
    document = """query ($text: String!) {
      search(text: $text) { totalCount edges { highlights { property } } }
      parks(where: {search: $text}) { totalCount }
      connect(from: {search: {text: $text}}, to: {parks: {}}) { fromCount }
    }"""
    answer = await ask(document, {"text": text})
    assert {error["extensions"]["code"] for error in answer.errors} <= {"BAD_USER_INPUT"}
    assert len(answer.errors) in (0, 3) or text != text.encode("utf-8", "ignore").decode()
