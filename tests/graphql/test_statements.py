"""How often the engine is asked, and how seldom a document is planned."""

from typing import Any

import pytest

from loaders.cache import Cache
from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

DEEP = """
query Deep($id: ID!, $first: Int) {
  card: achievement(id: $id) {
    name
    owners(orderBy: [{edge: {since: DESC}}], first: $first) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { share node { name
        achievements { nodes { trl
          fields { nodes { name broader { nodes { broader { nodes { code } } } } } } } }
        partners { nodes { name partners { totalCount nodes { id } } } }
        ... on Enterprise { investors { edges { round node { name } } } } } }
    }
    acquirers { edges { broker { name achievements { totalCount } } } }
  }
  investors(where: {investments: {some: {edge: {round: {eq: "A"}}}}}) {
    nodes { investments { nodes { id } } } }
  organizations(orderBy: [{achievements: {count: DESC}}]) { nodes { id achievements { totalCount } } }
}
"""


async def test_each_root_field_is_one_statement(ask: Client) -> None:
    """However deep it goes, through however many kinds."""
    answer = await ask(DEEP, {"id": "Achievement:foam"})
    assert answer.errors == []
    assert answer.asked == ["read", "read", "read"]
    assert [edge["node"]["name"] for edge in answer.data["card"]["owners"]["edges"]] == [
        "星城铝业",
        "湖南大学",
    ]
    (alu, hnu) = (edge["node"] for edge in answer.data["card"]["owners"]["edges"])
    assert alu["achievements"]["nodes"][0]["fields"]["nodes"] == [
        {"name": "铝材", "broader": {"nodes": [{"broader": {"nodes": [{"code": "3"}]}}]}}
    ]
    assert alu["investors"] == {"edges": []}
    assert hnu["partners"] == {"nodes": []}


async def test_what_lies_over_a_relation_is_written_once_for_all_kinds_that_have_it(ask: Client) -> None:
    """Five kinds are partners of five kinds: written for each, five hops would be as many as 3,125 times."""
    hops = 5
    asked = "{ name " + "partners { nodes { name " * hops + "}} " * hops + "}"
    answer = await ask.data(f'{{ university(id: "University:csu") {asked} }}')
    found, names = answer["university"], []
    while found:
        names.append(found["name"])
        (found,) = found["partners"]["nodes"] if "partners" in found else (None,)
    assert names == ["中南大学", "麓谷电池"] * 3


async def test_concepts_deep_in_a_document_are_found_from_every_kind(ask: Client) -> None:
    """Filters, groups and orders over several kinds, with a taxonomy walked in each of them."""
    document = """{ demands { nodes { postedBy { nodes { name
      partners(orderBy: [{source: DESC}]) {
        nodes { region }
        groups(byEdge: [UNTIL], byRelated: {partOf: [SOURCE]}) { edgeKey { until } }
      }
      fields(where: {within: "Field:sei-3"}) {
        nodes { tags }
        groups(byEdge: [SINCE_MONTH]) { edgeAggregate { max { since } } }
      }
    } } } } }"""
    assert await ask.data(document) == {
        "demands": {
            "nodes": [
                {
                    "postedBy": {
                        "nodes": [
                            {
                                "name": "麓谷电池",
                                "partners": {
                                    "nodes": [{"region": None}],
                                    "groups": [{"edgeKey": {"until": None}}],
                                },
                                "fields": {"nodes": [], "groups": []},
                            }
                        ]
                    }
                }
            ]
        }
    }


@pytest.mark.parametrize(
    ("quantifier", "found"),
    [
        ("some", ["Achievement:cathode", "Achievement:resin", "Achievement:secret"]),
        ("none", ["Achievement:foam"]),
        ("all", ["Achievement:cathode", "Achievement:foam", "Achievement:resin", "Achievement:secret"]),
    ],
)
async def test_relations_of_relations_are_tested_for_every_kind(
    ask: Client, quantifier: str, found: list[str]
) -> None:
    """Owners some, none or all of whose partners have a partner with results about new materials."""
    results = '{achievements: {some: {node: {fields: {some: {node: {within: "Field:sei-3"}}}}}}}'
    partners = f"{{partners: {{some: {{node: {results}}}}}}}"
    owners = f"{{owners: {{some: {{node: {{partners: {{{quantifier}: {{node: {partners}}}}}}}}}}}}}"
    document = f"{{ achievements(where: {owners}) {{ totalCount aggregate {{ count }} nodes {{ id }} }} }}"
    answer = await ask.data(document)
    assert answer["achievements"] == {
        "totalCount": len(found),
        "aggregate": {"count": len(found)},
        "nodes": [{"id": each} for each in found],
    }


async def test_nothing_but_typenames_needs_no_statement(ask: Client) -> None:
    """The graph is not asked what the schema knows."""
    answer = await ask("{ __typename __schema { queryType { name } } }")
    assert answer.data == {"__typename": "Query", "__schema": {"queryType": {"name": "Query"}}}
    assert answer.asked == []


class Preparing:
    """Counts how often an engine compiles a plan."""

    def __init__(self, engine: Any) -> None:
        self._engine = engine
        self.count = 0

    def __getattr__(self, name: str) -> Any:
        self.count += name == "prepare"
        return getattr(self._engine, name)


async def test_a_statement_serves_all_values_of_its_variables(ask: Client) -> None:
    """Another id, another number: nothing is planned again. Another shape: it is."""
    counting = Preparing(ask.counting)
    client = Client(ask.schema, counting)
    document = (
        "query ($id: ID!, $first: Int) { achievement(id: $id) { owners(first: $first) { nodes { id } } } }"
    )
    names = []
    for key, first in (("foam", 1), ("foam", 2), ("cathode", 1), ("gone", 20)):
        data = await client.data(document, id=f"Achievement:{key}", first=first)
        found = data["achievement"] and data["achievement"]["owners"]["nodes"]
        names.append(found and [node["id"] for node in found])
    assert names == [["Enterprise:alu"], ["Enterprise:alu", "University:hnu"], ["University:csu"], None]
    assert counting.count == 1
    await client.data(document, id="Achievement:foam", first=None)
    assert counting.count == 2


async def test_a_statement_is_for_the_clearance_that_it_was_made_for(ask: Client) -> None:
    """The same document under another clearance is another statement."""
    document = "{ achievements { totalCount } }"
    counts = []
    for visible in (None, ("PUBLIC",), None, ("PUBLIC",)):
        answer = await ask(document, visible=visible)
        counts.append(answer.data["achievements"]["totalCount"])
    assert counts == [4, 3, 4, 3]


async def test_a_cache_keeps_what_was_used_last_up_to_its_weight() -> None:
    """The entry used least goes first."""
    cache: Cache[str] = Cache(10)
    cache.keep("a", "A", 4)
    cache.keep("b", "B", 4)
    assert cache.get("a") == "A"
    cache.keep("c", "C", 4)
    assert [cache.get(key) for key in "abc"] == ["A", None, "C"]
    cache.keep("a", "A2", 6)
    assert [cache.get(key) for key in "ac"] == ["A2", "C"]


async def test_a_cache_does_not_keep_what_outweighs_it() -> None:
    """Nor does it give up for that what it has."""
    cache: Cache[str] = Cache(10)
    cache.keep("a", "A", 10)
    cache.keep("b", "B", 11)
    assert [cache.get(key) for key in "ab"] == ["A", None]
