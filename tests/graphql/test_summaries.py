"""Aggregates and groups through GraphQL."""

from typing import Any

import pytest

from graph.change import NodeWrite
from graph.engine import Engine
from graph.ontology import Ontology
from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_statistics_of_a_connection(ask: Client) -> None:
    """Over all rows that the filter lets through, whatever the page."""
    data = await ask.data(
        """{
          achievements(where: {trl: {gte: 5}}, first: 1) {
            nodes { id }
            totalCount
            aggregate {
              count
              sum { trl askingPrice confidence }
              avg { trl }
              min { trl disclosed }
              max { disclosed updatedAt: askingPrice }
            }
          }
        }"""
    )
    assert data["achievements"] == {
        "nodes": [{"id": "Achievement:cathode"}],
        "totalCount": 3,
        "aggregate": {
            "count": 3,
            "sum": {"trl": 17, "askingPrice": 1200000, "confidence": 3.0},
            "avg": {"trl": 17 / 3},
            "min": {"trl": 5, "disclosed": "2022-05"},
            "max": {"disclosed": "2024-01-15", "updatedAt": 1200000},
        },
    }


async def test_aggregates_may_stand_at_any_depth(ask: Client) -> None:
    """Of an item of a list, of a node behind an edge or a reference, of a kind of several."""
    answer = await ask(
        """{
          achievement(id: "Achievement:foam") {
            owners {
              nodes { id achievements { aggregate { count max { trl } } } }
            }
            acquirers(orderBy: [{edge: {since: DESC}}], first: 1) {
              edges {
                broker { id partners { aggregate { count avg { latitude } } } }
                node {
                  id
                  ... on Enterprise { investors { edgeAggregate { sum { amount } } } }
                }
              }
            }
          }
          nodes(ids: ["Investor:seed", "University:csu"]) {
            ... on Investor { investments { edgeAggregate { sum { amount } } } }
            ... on University { achievements { aggregate { max { trl } } } }
          }
        }"""
    )
    assert answer.errors == []
    assert answer.asked == ["read", "read"]
    assert answer.data == {
        "achievement": {
            "owners": {
                "nodes": [
                    {"id": "Enterprise:alu", "achievements": {"aggregate": {"count": 1, "max": {"trl": 7}}}},
                    {"id": "University:hnu", "achievements": {"aggregate": {"count": 1, "max": {"trl": 7}}}},
                ]
            },
            "acquirers": {
                "edges": [
                    {
                        "broker": {
                            "id": "Institution:hnte",
                            "partners": {"aggregate": {"count": 0, "avg": {"latitude": None}}},
                        },
                        "node": {
                            "id": "Enterprise:battery",
                            "investors": {"edgeAggregate": {"sum": {"amount": 5000000}}},
                        },
                    }
                ]
            },
        },
        "nodes": [
            {"investments": {"edgeAggregate": {"sum": {"amount": 5000000}}}},
            {"achievements": {"aggregate": {"max": {"trl": 5}}}},
        ],
    }


async def test_an_aggregate_deep_down(ask: Client) -> None:
    """As deep as a selection may be."""
    document = (
        '{ field(id: "Field:sei-3.1.1") '
        + "{ broader { nodes " * 12
        + "{ narrower { aggregate { count max { level } } } }"
        + " } }" * 12
        + " }"
    )
    answer = await ask(document)
    assert answer.errors == []
    first = answer.data["field"]["broader"]["nodes"][0]["broader"]["nodes"][0]
    assert first == {"broader": {"nodes": []}}


async def test_over_a_hop_a_node_counts_once_and_every_edge(ask: Client) -> None:
    """An aggregate is about the nodes, of which some have several edges, `totalCount` about these."""
    data = await ask.data(
        """{
          investor(id: "Investor:seed") {
            investments {
              totalCount
              aggregate { count }
              edgeAggregate { count sum { amount } }
              byName: groups(by: [NAME], orderBy: [{edge: {count: DESC}}, {count: DESC}]) {
                key { name } aggregate { count } edgeAggregate { count }
              }
              byYear: groups(byEdge: [SINCE_YEAR]) {
                edgeKey { sinceYear } aggregate { count } edgeAggregate { count sum { amount } }
              }
            }
          }
        }"""
    )
    assert data["investor"]["investments"] == {
        "totalCount": 2,
        "aggregate": {"count": 1},
        "edgeAggregate": {"count": 2, "sum": {"amount": 5000000}},
        "byName": [{"key": {"name": "麓谷电池"}, "aggregate": {"count": 1}, "edgeAggregate": {"count": 2}}],
        "byYear": [
            {
                "edgeKey": {"sinceYear": year},
                "aggregate": {"count": 1},
                "edgeAggregate": {"count": 1, "sum": {"amount": amount}},
            }
            for year, amount in ((2023, 5000000), (2024, None))
        ],
    }


async def test_groups_with_typed_keys(ask: Client) -> None:
    """Years are numbers, months dates, codes enum values; what the keys are of is where it is of a node."""
    data = await ask.data(
        """{
          achievements {
            groups(by: [DISCLOSED_YEAR, DISCLOSED_MONTH, ACHIEVEMENT_TYPE], byRelated: {owners: [NAME]}) {
              key { year: disclosedYear disclosedMonth achievementType owners { name } }
              aggregate { count }
            }
          }
        }"""
    )
    assert [
        (*group["key"].values(), group["aggregate"]["count"]) for group in data["achievements"]["groups"]
    ] == [
        (2022, "2022-05", "PATENT", {"name": "星城铝业"}, 1),
        (2022, "2022-05", "PATENT", {"name": "湖南大学"}, 1),
        (2023, None, "PATENT", {"name": "中南大学"}, 1),
        (2024, "2024-01", None, {"name": "中南大学"}, 1),
        (None, None, None, {"name": "中南大学"}, 1),
    ]


GROUPS = """
query ($first: Int, $after: String, $by: [OrganizationGroupBy!], $order: [OrganizationGroupOrder!]) {
  organizations { groups(by: $by, first: $first, after: $after, orderBy: $order) {
    cursor key { city } aggregate { count } } }
}
"""


async def test_groups_page_by_page(ask: Client) -> None:
    """The next page begins behind the last group's cursor; a page that is not full is the last."""
    order = [{"count": "DESC"}]
    found: list[Any] = []
    after = None
    while True:
        data = await ask.data(GROUPS, first=1, after=after, by=["CITY"], order=order)
        page = data["organizations"]["groups"]
        if not page:
            break
        found += [(group["key"]["city"], group["aggregate"]["count"]) for group in page]
        after = page[-1]["cursor"]
    assert found == [("长沙", 5), (None, 4)]


async def test_all_groups_without_first(ask: Client) -> None:
    """As many as a page may have: a picture of part of them would be wrong."""
    data = await ask.data(GROUPS, by=["CITY"])
    assert [group["aggregate"]["count"] for group in data["organizations"]["groups"]] == [5, 4]
    assert (await ask(GROUPS, {"by": ["CITY"], "first": 1000})).errors == []


async def test_a_cursor_of_other_groups_is_refused(ask: Client) -> None:
    """Cursors are bound to what is grouped, by what, and in which order."""
    order = [{"count": "DESC"}]
    data = await ask.data(GROUPS, first=1, by=["CITY"], order=order)
    cursor = data["organizations"]["groups"][0]["cursor"]
    assert (await ask(GROUPS, {"after": cursor, "by": ["CITY"], "order": order})).errors == []
    others: list[dict[str, Any]] = [
        {"by": ["CITY"]},
        {"by": ["CITY"], "order": [{"count": "ASC"}]},
        {"by": ["CITY"], "order": [{"key": "DESC"}]},
        {"by": ["CITY", "REGION"], "order": order},
    ]
    for given in others:
        answer = await ask(GROUPS, {"after": cursor, **given})
        assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "groups.after"}
        assert "gave under the same keys to group by and `orderBy`; begin again" in answer.error["message"]
    enterprises = GROUPS.replace("organizations", "enterprises").replace("Organization", "Enterprise")
    answer = await ask(enterprises, {"after": cursor, "by": ["CITY"], "order": order})
    assert answer.error["extensions"]["argument"] == "groups.after"
    page = await ask("query ($c: String) { organizations(after: $c) { totalCount } }", {"c": cursor})
    assert page.error["extensions"]["argument"] == "after"


@pytest.mark.parametrize(
    "rest", ['"x","长沙"]', "5]", "5,7]", '5,"长沙","x"]', '9223372036854775808,"长沙"]', '5,"\\ud800"]']
)
async def test_a_cursor_of_groups_that_was_tampered_with_is_refused(ask: Client, rest: str) -> None:
    """Right mark, wrong values."""
    order = [{"count": "DESC"}]
    data = await ask.data(GROUPS, first=1, by=["CITY"], order=order)
    mark = data["organizations"]["groups"][0]["cursor"].partition(",")[0]
    answer = await ask(GROUPS, {"after": f"{mark},{rest}", "by": ["CITY"], "order": order})
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "groups.after"}


async def test_many_groups_side_by_side_are_refused(ask: Client) -> None:
    """A database plans each for itself, and the longer the more there are; in root fields of their own they
    are statements of their own."""

    def side_by_side(field: str, number: int) -> str:
        return "{ enterprises { " + " ".join(f"f{i}: {field}" for i in range(number)) + " } }"

    groups = "groups(by: [CITY]) { aggregate { count } }"
    assert (await ask(side_by_side(groups, 5))).errors == []
    for field in (groups, "aggregate { sum { employees } }"):
        answer = await ask(side_by_side(field, 41))
        assert answer.asked == []
        assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
        assert (
            "more than 40 groups and aggregates with statistics in one root field" in answer.error["message"]
        )
    assert (await ask(side_by_side("aggregate { count }", 41))).errors == []


async def test_keys_in_a_variable_decide_the_statement(ask: Client) -> None:
    """Other keys, another statement; another page, the same."""
    seen = []
    for by, first in ((["CITY"], 1), (["CITY"], 2), (["REGION"], 1), (["CITY", "REGION"], 1)):
        document = GROUPS.replace("key { city }", "")
        answer = await ask(document, {"by": by, "first": first})
        assert answer.errors == []
        seen.append(answer.statements[0])
    assert seen[0] == seen[1]
    assert len({statement.text for statement in seen if statement}) == 3


async def test_what_a_caller_may_not_see_is_in_no_aggregate(ask: Client) -> None:
    """One achievement is internal, and without a type."""
    document = "{ achievements { aggregate { count } groups(by: [VISIBILITY]) { key { visibility } } } }"
    everything = (await ask(document)).data["achievements"]
    public = (await ask(document, visible=("PUBLIC",))).data["achievements"]
    assert everything == {
        "aggregate": {"count": 4},
        "groups": [{"key": {"visibility": "INTERNAL"}}, {"key": {"visibility": "PUBLIC"}}],
    }
    assert public == {"aggregate": {"count": 3}, "groups": [{"key": {"visibility": "PUBLIC"}}]}


async def test_as_of_and_least_confidence_hold_in_aggregates(ask: Client) -> None:
    """As in the rest of the read."""
    owners = "groups(byRelated: {owners: [NAME]}) { key { owners { name } } }"
    data = await ask.data(
        f"""{{
          then: achievements(asOf: "2022") {{ aggregate {{ count }} {owners} }}
          later: achievements(asOf: "2025") {{ aggregate {{ count }} {owners} }}
          sure: investors(minConfidence: 0.95) {{ nodes {{ investments {{ edgeAggregate {{ count }} }} }} }}
        }}"""
    )

    def names(groups: Any) -> list[str | None]:
        return [group["key"]["owners"]["name"] for group in groups]

    # The resin is of nobody any more, and only the foam and what has no date were disclosed in 2022.
    assert data["then"]["aggregate"] == {"count": 2}
    assert names(data["then"]["groups"]) == ["中南大学", "星城铝业", "湖南大学"]
    assert data["later"]["aggregate"] == {"count": 4}
    assert names(data["later"]["groups"]) == ["中南大学", "星城铝业", "湖南大学", None]
    assert data["sure"]["nodes"] == [
        {"investments": {"edgeAggregate": {"count": 0}}},
        {"investments": {"edgeAggregate": {"count": 2}}},
        {"investments": {"edgeAggregate": {"count": 0}}},
    ]


async def test_a_sum_that_is_too_large_is_the_callers_to_mend(
    ask: Client, engine: Engine, ontology: Ontology
) -> None:
    """The error says how; the other fields are answered."""
    del ontology
    async with engine.transaction("test") as transaction:
        most = 2**53 - 1
        await transaction.write(
            [NodeWrite(f"Service:{i}", {"name": "s", "amountLimit": most}) for i in range(1025)]
        )
    answer = await ask(
        """{
          services { aggregate { count sum { amountLimit } } }
          part: services(where: {id: {in: ["Service:1", "Service:2"]}}) { aggregate { sum { amountLimit } } }
        }"""
    )
    assert answer.data["services"] is None
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert "found a sum that does not fit 64 bits" in answer.error["message"]
    assert answer.data["part"] == {"aggregate": {"sum": {"amountLimit": "18014398509481982"}}}
