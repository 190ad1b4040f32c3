"""`connect`: counts, evidence, negative answers, and how often the engine is asked."""

from collections import Counter
from typing import Any

import pytest

from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

NEW_MATERIALS = '{achievements: {fields: {some: {node: {within: "Field:sei-3"}}}}}'


async def test_counts_and_distances(ask: Client) -> None:
    """Nearest first, then those with most targets; the others by id."""
    data = await ask.data(
        f"""{{ connect(from: {{investors: {{}}}}, to: {NEW_MATERIALS}) {{
          fromCount toCount connectedCount unconnectedCount
          connected {{ edges {{ node {{ id }} distance targetCount }} }}
          unconnected {{ edges {{ node {{ id }} }} }}
        }} }}"""
    )
    assert data["connect"] == {
        "fromCount": 3,
        "toCount": 2,
        "connectedCount": 2,
        "unconnectedCount": 1,
        "connected": {
            "edges": [
                {"node": {"id": "Investor:state"}, "distance": 1, "targetCount": 1},
                {"node": {"id": "Investor:seed"}, "distance": 2, "targetCount": 2},
            ]
        },
        "unconnected": {"edges": [{"node": {"id": "Investor:idle"}}]},
    }


async def test_evidence_reads_as_a_sentence(ask: Client) -> None:
    """Each edge is told in its own direction, with its date and its money where they are known."""
    data = await ask.data(
        f"""{{ connect(from: {{ids: ["Investor:seed"]}}, to: {NEW_MATERIALS}) {{
          connected {{ edges {{ evidence {{
            length confidence zh: text(language: ZH) en: text(language: EN)
            nodes {{ id }} edges {{ id from {{ id }} to {{ id }} }}
          }} }} }}
        }} }}"""
    )
    (edge,) = data["connect"]["connected"]["edges"]
    first, second, third = edge["evidence"]
    assert (first["length"], first["confidence"]) == (2, 1.0)
    assert first["zh"] == (
        "橘子洲创投投资了麓谷电池（2023-05，5,000,000 CNY），泡沫铝转化给麓谷电池（2024-02，1,500,000 CNY）。"
    )
    assert first["en"] == (
        "Orange Isle Ventures invested in Lugu Battery (2023-05, CNY 5,000,000); "
        "Aluminium foam was transferred to Lugu Battery (2024-02, CNY 1,500,000)."
    )
    assert [node["id"] for node in first["nodes"]] == [
        "Investor:seed",
        "Enterprise:battery",
        "Achievement:foam",
    ]
    assert first["edges"] == [
        {
            "id": "INVESTED_IN|Investor:seed|Enterprise:battery|a",
            "from": {"id": "Investor:seed"},
            "to": {"id": "Enterprise:battery"},
        },
        {
            "id": "TRANSFERRED|Achievement:foam|Enterprise:battery|2",
            "from": {"id": "Achievement:foam"},
            "to": {"id": "Enterprise:battery"},
        },
    ]
    assert (
        second["zh"]
        == "橘子洲创投投资了麓谷电池（2024-09），泡沫铝转化给麓谷电池（2024-02，1,500,000 CNY）。"
    )
    assert third["zh"] == (
        "橘子洲创投投资了麓谷电池（2023-05，5,000,000 CNY），麓谷电池与中南大学合作，中南大学拥有富锂正极。"
    )
    assert third["en"] == (
        "Orange Isle Ventures invested in Lugu Battery (2023-05, CNY 5,000,000); "
        "Lugu Battery cooperates with 中南大学; 中南大学 owns 富锂正极."
    )


async def test_the_nearest_miss_names_the_missing_link(ask: Client) -> None:
    """Its ends, and what they have in common."""
    data = await ask.data(
        f"""{{ connect(from: {{investors: {{}}}}, to: {NEW_MATERIALS}, maxHops: 2) {{
          unconnected {{ edges {{ node {{ name }} nearestMiss {{
            length near {{ id }} far {{ id name }} shared {{ __typename id }}
            zh: text(language: ZH) en: text(language: EN)
          }} }} }}
        }} }}"""
    )
    (edge,) = data["connect"]["unconnected"]["edges"]
    assert edge == {
        "node": {"name": "浦东资本"},
        "nearestMiss": {
            "length": 2,
            "near": {"id": "Investor:idle"},
            "far": {"id": "Enterprise:alu", "name": "星城铝业"},
            "shared": {"__typename": "Program", "id": "Program:camp"},
            "zh": "浦东资本与星城铝业之间缺少一条联系，两者都与项目计划“加速营”相关；"
            "有了这条联系，浦东资本经2步即可到达目标。",
            "en": "There is no link between Pudong Capital and Star City Aluminium Co., Ltd., though both "
            "relate to the program “Accelerator Camp”; with it, Pudong Capital would reach a target in 2 "
            "steps.",
        },
    }


async def test_no_miss_is_null(ask: Client) -> None:
    """Where even one more link would not do."""
    data = await ask.data(
        """{ connect(from: {ids: ["University:tech"]}, to: {demands: {}}) {
          unconnected { edges { nearestMiss { length } } } } }"""
    )
    assert data["connect"]["unconnected"]["edges"] == [{"nearestMiss": None}]


async def test_via_names_the_edge_kinds_to_follow(ask: Client) -> None:
    """By default those that relate actors and results; others count when they are named."""
    document = """query ($via: [EdgeKind!]) {
      connect(from: {ids: ["Investor:idle"]}, to: {ids: ["Achievement:foam"]}, via: $via) {
        connectedCount } }"""
    for via, expected in ((None, 0), (["OWNS"], 0), (["OWNS", "TAKES_PART_IN", "OWNS"], 1)):
        assert (await ask.data(document, via=via))["connect"]["connectedCount"] == expected


async def test_the_question_holds_in_its_scope(ask: Client) -> None:
    """Dates, confidence and what the caller may see bind sets, paths and what is told of nodes."""
    document = """query ($asOf: Date, $sure: Float) {
      connect(from: {investors: {}}, to: {achievements: {}}, asOf: $asOf, minConfidence: $sure) {
        fromCount toCount connectedCount
        connected { edges { node { id ... on Investor { investments { totalCount } } } } } } }"""
    everything = (await ask.data(document))["connect"]
    assert (everything["fromCount"], everything["toCount"], everything["connectedCount"]) == (3, 4, 2)
    assert everything["connected"]["edges"][1]["node"] == {
        "id": "Investor:seed",
        "investments": {"totalCount": 2},
    }
    answer = await ask(document, {"asOf": "2024-03", "sure": 0.95}, visible=("PUBLIC",))
    bound = answer.data["connect"]
    assert (bound["fromCount"], bound["toCount"], bound["connectedCount"]) == (3, 3, 1)
    assert bound["connected"]["edges"] == [
        {"node": {"id": "Investor:seed", "investments": {"totalCount": 1}}}
    ]


async def test_sets_are_named_in_several_ways(ask: Client) -> None:
    """By id, by kind, by interface, each with its filter, as constants and as variables."""
    document = """query ($from: NodeSet!, $to: NodeSet!) {
      connect(from: $from, to: $to, maxHops: 1) { fromCount toCount connectedCount } }"""
    for source, target, expected in (
        ({"ids": ["University:hnu", "Achievement:foam"]}, {"enterprises": {}}, [2, 2, 1]),
        ({"organizations": {"kind": {"eq": "University"}}}, {"achievements": {"trl": {"gte": 6}}}, [3, 1, 1]),
        ({"ids": []}, {"achievements": {}}, [0, 4, 0]),
    ):
        found = (await ask.data(document, **{"from": source, "to": target}))["connect"]
        assert [found["fromCount"], found["toCount"], found["connectedCount"]] == expected


async def test_pages_of_the_answer_meet_without_gaps(ask: Client) -> None:
    """Keyset cursors on distance, number of targets and id; by id for the unconnected."""
    document = """query ($after: String) {
      connect(from: {organizations: {}}, to: {achievements: {}}) {
        connected(first: 2, after: $after) {
          edges { cursor node { id } distance targetCount }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
    rows: list[Any] = []
    after = None
    while True:
        page = (await ask.data(document, after=after))["connect"]["connected"]
        rows += [(e["distance"], -e["targetCount"], e["node"]["id"]) for e in page["edges"]]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        assert page["pageInfo"]["startCursor"] == page["edges"][0]["cursor"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert rows == sorted(rows)
    assert [row[2] for row in rows] == [
        "Enterprise:battery",
        "University:csu",
        "Investor:state",
        "Enterprise:alu",
        "University:hnu",
        "Investor:seed",
    ]


async def test_pages_of_the_unconnected_meet_without_gaps(ask: Client) -> None:
    """Keyset cursors on the id."""
    document = """query ($after: String) {
      connect(from: {organizations: {}}, to: {achievements: {}}) {
        unconnected(first: 1, after: $after) {
          edges { node { id } } pageInfo { hasNextPage endCursor } } } }"""
    found, after = [], None
    for more in (True, True, False):
        page = (await ask.data(document, after=after))["connect"]["unconnected"]
        found += [edge["node"]["id"] for edge in page["edges"]]
        assert page["pageInfo"]["hasNextPage"] is more
        after = page["pageInfo"]["endCursor"]
    assert found == ["Institution:hnte", "Investor:idle", "University:tech"]


async def test_both_pages_have_what_every_connection_has(ask: Client) -> None:
    """`nodes` for short, in the order of the edges, and `totalCount` whatever the page."""
    answer = await ask(
        f"""{{ connect(from: {{investors: {{}}}}, to: {NEW_MATERIALS}) {{
          connected(first: 1) {{ totalCount nodes {{ __typename id }} }}
          all: connected {{ nodes {{ ... on Investor {{ key: id }} }} edges {{ node {{ id }} }} }}
          unconnected {{ totalCount nodes {{ name }} }}
        }} }}"""
    )
    assert answer.data["connect"] == {
        "connected": {"totalCount": 2, "nodes": [{"__typename": "Investor", "id": "Investor:state"}]},
        "all": {
            "nodes": [{"key": "Investor:state"}, {"key": "Investor:seed"}],
            "edges": [{"node": {"id": "Investor:state"}}, {"node": {"id": "Investor:seed"}}],
        },
        "unconnected": {"totalCount": 1, "nodes": [{"name": "浦东资本"}]},
    }
    assert answer.asked.count("read") == 5  # with the one that looks for the concept


async def test_one_field_under_several_names(ask: Client) -> None:
    """Each alias has its own arguments and selection, through fragments as well."""
    data = await ask.data(
        f"""query ($few: Int! = 1) {{ connect(from: {{investors: {{}}}}, to: {NEW_MATERIALS}) {{
          a: connected(first: 1) {{ ...Rows }}
          b: connected {{ edges {{ id: node {{ id }} name: node {{ ...Name }} }} }}
        }} }}
        fragment Rows on ConnectedConnection {{ edges {{
          one: evidence(first: $few) {{ nodes {{ id }} }}
          all: evidence {{ first: nodes {{ id }} nodes {{ ...Name }} nodes {{ __typename }} }}
        }} }}
        fragment Name on Node {{ name }}"""
    )
    assert data["connect"]["a"]["edges"] == [
        {
            "one": [{"nodes": [{"id": "Investor:state"}, {"id": "Achievement:cathode"}]}],
            "all": [
                {
                    "first": [{"id": "Investor:state"}, {"id": "Achievement:cathode"}],
                    "nodes": [
                        {"name": "湘江产业基金", "__typename": "Investor"},
                        {"name": "富锂正极", "__typename": "Achievement"},
                    ],
                }
            ],
        }
    ]
    assert data["connect"]["b"]["edges"] == [
        {"id": {"id": "Investor:state"}, "name": {"name": "湘江产业基金"}},
        {"id": {"id": "Investor:seed"}, "name": {"name": "橘子洲创投"}},
    ]


async def test_an_empty_page_asks_for_nothing_more(ask: Client) -> None:
    """Neither paths nor nodes."""
    answer = await ask(
        """{ connect(from: {ids: []}, to: {achievements: {}}) {
          connected { nodes { id } edges { node { id } evidence { text(language: ZH) } } }
          unconnected { nodes { id } edges { node { id } nearestMiss { text(language: ZH) } } } } }"""
    )
    assert answer.data["connect"] == {
        "connected": {"nodes": [], "edges": []},
        "unconnected": {"nodes": [], "edges": []},
    }
    assert answer.asked == ["connect"]


DETAILS = f"""{{
  connect(from: {{investors: {{}}}}, to: {NEW_MATERIALS}) {{
    connected {{ edges {{
      node {{ id name ... on Investor {{ investments {{ nodes {{ name }} }} }} }}
      evidence {{ text(language: ZH) nodes {{ name }} edges {{ id ... on InvestedIn {{ round }} }} }}
    }} }}
    unconnected {{ edges {{ node {{ id }} nearestMiss {{ text(language: EN) far {{ id }} }} }} }}
  }}
}}"""


async def test_details_are_read_once_per_selection(ask: Client) -> None:
    """However many nodes and paths there are: never a statement per node."""
    answer = await ask(DETAILS)
    assert answer.errors == []
    # Connected node; evidence's nodes and edges; nodes and edges in texts of paths, nodes in those of misses;
    # the unconnected node; the far end of its miss; and whether the concept is there.
    asked = {"connect": 1, "evidence": 1, "misses": 1, "read": 9}
    assert Counter(answer.asked) == asked
    fewer = await ask(DETAILS.replace(" connected {", " connected(first: 1) {"))
    assert Counter(fewer.asked) == asked
    assert [len(a.data["connect"]["connected"]["edges"]) for a in (answer, fewer)] == [2, 1]
    assert answer.data["connect"]["connected"]["edges"][1]["node"] == {
        "id": "Investor:seed",
        "name": "橘子洲创投",
        "investments": {"nodes": [{"name": "麓谷电池"}, {"name": "麓谷电池"}]},
    }


async def test_only_what_is_selected_is_asked(ask: Client) -> None:
    """Counts need one call, and no paths; whether the concept is there is looked up beside it."""
    answer = await ask(f"{{ connect(from: {{investors: {{}}}}, to: {NEW_MATERIALS}) {{ connectedCount }} }}")
    assert answer.asked == ["connect", "read"]


BAD = {
    "no set": ("from: {}", "", None),
    "two sets": ("from: {ids: [], investors: {}}", "", None),
    "bad id": ('from: {ids: ["x"]}', "", "from.ids"),
    "bad filter": ('from: {investors: {id: {eq: "x"}}}', "", "from.investors.id.eq"),
    "no hops": ("from: {investors: {}}, maxHops: 0", "", "maxHops"),
    "too many hops": ("from: {investors: {}}, maxHops: 7", "", "maxHops"),
    "no kinds": ("from: {investors: {}}, via: []", "", "via"),
    "unknown kind": ("from: {investors: {}}, via: [LIKES]", "", None),
    "bad page": ("from: {investors: {}}", "connected(first: 0) { edges { distance } }", "connected.first"),
    "bad cursor": (
        "from: {investors: {}}",
        'unconnected(after: "1") { edges { cursor } }',
        "unconnected.after",
    ),
    "bad number of paths": (
        "from: {investors: {}}",
        "connected { edges { evidence(first: 101) { length } } }",
        "evidence.first",
    ),
}


@pytest.mark.parametrize("name", BAD)
async def test_questions_that_cannot_be_asked(ask: Client, name: str) -> None:
    """The error names the argument."""
    arguments, selection, argument = BAD[name]
    answer = await ask(f"{{ connect({arguments}, to: {{achievements: {{}}}}) {{ toCount {selection} }} }}")
    extensions = {"code": "BAD_USER_INPUT"} | ({"argument": argument} if argument else {})
    assert answer.errors[0]["extensions"] == extensions
