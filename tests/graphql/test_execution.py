"""Documents behave as the GraphQL specification says."""

import pytest
import strawberry

from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_fields_come_in_the_order_of_the_selection(ask: Client) -> None:
    """What is missing is null, a missing list is empty."""
    data = await ask.data('{ achievement(id: "Achievement:resin") { trl name summary transferModes id } }')
    assert list(data["achievement"].items()) == [
        ("trl", 5),
        ("name", "ＡＢＳ树脂"),
        ("summary", None),
        ("transferModes", []),
        ("id", "Achievement:resin"),
    ]


async def test_unknown_ids_are_null(ask: Client) -> None:
    """An id of the right form that is not there, or is of another kind, is no error."""
    data = await ask.data(
        """{
          gone: achievement(id: "Achievement:gone") { id }
          other: achievement(id: "University:hnu") { id }
          node(id: "Nothing:x") { id }
          nodes(ids: ["University:hnu", "University:gone", "Field:sei-3", "University:hnu"]) { __typename id }
        }"""
    )
    assert data == {
        "gone": None,
        "other": None,
        "node": None,
        "nodes": [
            {"__typename": "University", "id": "University:hnu"},
            None,
            {"__typename": "Field", "id": "Field:sei-3"},
            {"__typename": "University", "id": "University:hnu"},
        ],
    }


async def test_aliases_name_what_comes_back(ask: Client) -> None:
    """At the root, on hops, on edges, on page info; the same field may come twice with other arguments."""
    data = await ask.data(
        """{
          foam: achievement(id: "Achievement:foam") {
            called: name
            first: owners(first: 1) { rows: edges { part: share who: node { id } } count: totalCount }
            second: owners(first: 1, where: {name: {eq: "湖南大学"}}) { list: nodes { called: name } }
            owners(first: 1) { page: pageInfo { more: hasNextPage } }
          }
          resin: achievement(id: "Achievement:resin") { name }
        }"""
    )
    assert data == {
        "foam": {
            "called": "泡沫铝",
            "first": {"rows": [{"part": 0.4, "who": {"id": "Enterprise:alu"}}], "count": 2},
            "second": {"list": [{"called": "湖南大学"}]},
            "owners": {"page": {"more": True}},
        },
        "resin": {"name": "ＡＢＳ树脂"},
    }


async def test_the_same_field_asked_twice_is_merged(ask: Client) -> None:
    """Selections of one response key are put together, wherever in the document they stand."""
    data = await ask.data(
        """
        query { achievement(id: "Achievement:foam") { owners { totalCount } ...More owners { nodes { id } } }
                achievement(id: "Achievement:foam") { trl } }
        fragment More on Achievement { name owners { nodes { name ... on University { level } } } }
        """
    )
    assert data == {
        "achievement": {
            "owners": {
                "totalCount": 2,
                "nodes": [
                    {"id": "Enterprise:alu", "name": "星城铝业"},
                    {"id": "University:hnu", "name": "湖南大学", "level": "UNDERGRADUATE"},
                ],
            },
            "name": "泡沫铝",
            "trl": 7,
        }
    }


async def test_fragments_apply_by_type(ask: Client) -> None:
    """On a kind, on an interface that it has, nested in one another; the others are left out."""
    data = await ask.data(
        """
        { nodes(ids: ["University:hnu", "Enterprise:alu", "Field:sei-3"]) { ...Any } }
        fragment Any on Node { id ... on Organization { city ...OfUniversity ... on Enterprise { employees } }
                               ... on Field { code } ... { version } }
        fragment OfUniversity on University { level }
        """
    )
    assert data["nodes"] == [
        {"id": "University:hnu", "city": "长沙", "level": "UNDERGRADUATE", "version": 1},
        {"id": "Enterprise:alu", "city": "长沙", "employees": 320, "version": 1},
        {"id": "Field:sei-3", "code": "3", "version": 1},
    ]


async def test_typenames_at_every_level(ask: Client) -> None:
    """Query, connection, edge, node, page info, and the far side of a hop into an interface."""
    data = await ask.data(
        """{
          __typename
          achievements(first: 1, where: {id: {eq: "Achievement:foam"}}) {
            __typename pageInfo { __typename }
            edges { __typename node { __typename
              owners(first: 1) { __typename kind: __typename pageInfo { __typename hasNextPage }
                edges { __typename node { __typename } } nodes { __typename } }
              acquirers(last: 1) { edges { broker { __typename } } } } }
          }
        }"""
    )
    assert data == {
        "__typename": "Query",
        "achievements": {
            "__typename": "AchievementConnection",
            "pageInfo": {"__typename": "PageInfo"},
            "edges": [
                {
                    "__typename": "AchievementEdge",
                    "node": {
                        "__typename": "Achievement",
                        "owners": {
                            "__typename": "OwnsOrganizationConnection",
                            "kind": "OwnsOrganizationConnection",
                            "pageInfo": {"__typename": "PageInfo", "hasNextPage": True},
                            "edges": [
                                {"__typename": "OwnsOrganizationEdge", "node": {"__typename": "Enterprise"}}
                            ],
                            "nodes": [{"__typename": "Enterprise"}],
                        },
                        "acquirers": {"edges": [{"broker": {"__typename": "Institution"}}]},
                    },
                }
            ],
        },
    }


SKIPPING = """
query ($yes: Boolean!, $no: Boolean! = false) {
  achievement(id: "Achievement:foam") {
    id @skip(if: $no)
    name @include(if: $no)
    trl @skip(if: $yes)
    ... @include(if: $yes) { currency }
    ...Price @skip(if: $yes)
    owners @include(if: $yes) @skip(if: $no) { nodes @skip(if: $yes) { id } totalCount }
    source @skip(if: true)
  }
  other: achievement(id: "Achievement:foam") @include(if: $no) { id }
}
fragment Price on Achievement { askingPrice }
"""


async def test_skip_and_include(ask: Client) -> None:
    """Constants and variables, on fields and fragments; `@skip` goes before `@include`."""
    data = await ask.data(SKIPPING, yes=True)
    assert data == {"achievement": {"id": "Achievement:foam", "currency": "CNY", "owners": {"totalCount": 2}}}


async def test_skip_and_include_follow_the_variables_of_each_request(ask: Client) -> None:
    """A prepared statement is for the values of its booleans alone."""
    await ask.data(SKIPPING, yes=True)
    data = await ask.data(SKIPPING, yes=False, no=True)
    assert data == {
        "achievement": {"name": "泡沫铝", "trl": 7, "askingPrice": 1200000},
        "other": {"id": "Achievement:foam"},
    }


VARIABLES = """
query ($where: AchievementFilter, $name: String, $order: [AchievementOrder!], $first: Int = 2, $ids: [ID!]) {
  all: achievements(where: $where, orderBy: $order, first: $first) { totalCount nodes { id } }
  named: achievements(where: {name: {contains: $name}}) { nodes { id } }
  either: achievements(where: {OR: [{id: {in: $ids}}, {name: {eq: $name}}]}) { nodes { id } }
}
"""


async def test_variables_stand_wherever_values_stand(ask: Client) -> None:
    """Whole inputs, single values, lists, defaults; a variable left out leaves out its field."""
    cathode, foam, resin = ({"id": f"Achievement:{key}"} for key in ("cathode", "foam", "resin"))
    data = await ask.data(VARIABLES, ids=["Achievement:resin"], name="泡沫铝")
    assert data == {
        "all": {"totalCount": 4, "nodes": [cathode, foam]},
        "named": {"nodes": [foam]},
        "either": {"nodes": [foam, resin]},
    }
    data = await ask.data(
        VARIABLES,
        where={"trl": {"gte": 5}},
        order=[{"trl": "ASC"}, {"name": "DESC"}],
        first=3,
        ids=[],
        name="树",
    )
    assert data == {
        "all": {"totalCount": 3, "nodes": [cathode, resin, foam]},
        "named": {"nodes": [resin]},
        "either": {"nodes": []},
    }
    data = await ask.data(VARIABLES, where=None, order=None, first=None, ids="Achievement:foam")
    assert data["all"]["totalCount"] == 4
    assert len(data["named"]["nodes"]) == 4
    assert len(data["either"]["nodes"]) == 4


async def test_variables_stand_inside_literals(ask: Client) -> None:
    """In lists of values and of objects, and as single fields of objects."""
    document = """query ($id: ID!, $more: AchievementFilter!, $least: Int!) {
      achievements(where: {id: {in: ["Achievement:foam", $id]}, AND: [{trl: {gte: $least}}, $more]}) {
        nodes { id } } }"""
    for least, key, more, expected in (
        (1, "cathode", {}, ["Achievement:cathode", "Achievement:foam"]),
        (6, "cathode", {}, ["Achievement:foam"]),
        (1, "cathode", {"disclosed": {"gte": "2023"}}, ["Achievement:cathode"]),
        (1, "resin", {"name": {"contains": "abs"}}, ["Achievement:resin"]),
    ):
        data = await ask.data(document, id=f"Achievement:{key}", more=more, least=least)
        assert [node["id"] for node in data["achievements"]["nodes"]] == expected


async def test_literals_are_coerced_as_the_specification_says(ask: Client) -> None:
    """A single value where a list is wanted, a whole number where a fraction is, a block text."""
    data = await ask.data(
        '''{
          one: achievements(where: {id: {in: "Achievement:foam"}, AND: {trl: {gt: 6}}}) { totalCount }
          edges: achievements(where: {owners: {some: {edge: {share: {lt: 1}}}}}) { totalCount }
          block: achievements(where: {name: {eq: """泡沫铝"""}}, orderBy: {name: ASC}) { totalCount }
        }'''
    )
    assert data == {"one": {"totalCount": 1}, "edges": {"totalCount": 1}, "block": {"totalCount": 1}}


async def test_several_operations_run_the_one_that_is_named(ask: Client) -> None:
    """Only its root fields are read."""
    document = 'query A { a: node(id: "Field:sei-3") { id } } query B { b: node(id: "Field:sei-3.1") { id } }'
    answer = await ask(document, operation="B")
    assert (answer.data, answer.errors) == ({"b": {"id": "Field:sei-3.1"}}, [])
    assert answer.asked == ["read"]


async def test_several_operations_without_a_name_are_refused(ask: Client) -> None:
    """None of them runs."""
    answer = await ask("query A { __typename } query B { __typename }")
    assert answer.data is None
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "operationName"}
    assert "2 operations" in answer.error["message"]


async def test_an_operation_that_is_not_there_is_refused(ask: Client) -> None:
    """Also where the document has only one."""
    answer = await ask("query A { __typename }", operation="C")
    assert answer.data is None
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "operationName"}
    assert "'C'" in answer.error["message"]


async def test_one_root_field_may_fail_and_the_others_answer(ask: Client) -> None:
    """The error names the field, and a nullable field is null."""
    answer = await ask(
        '{ bad: achievement(id: "x") { id } good: achievement(id: "Achievement:foam") { id } }'
    )
    assert answer.data == {"bad": None, "good": {"id": "Achievement:foam"}}
    assert answer.error["path"] == ["bad"]


async def test_a_page_or_question_that_fails_leaves_the_others(ask: Client) -> None:
    """Root fields of every form are null where they fail."""
    answer = await ask(
        """{
          page: universities(first: 0) { totalCount }
          several: nodes(ids: ["x"]) { id }
          question: connect(from: {investors: {}}, to: {achievements: {}}, maxHops: 9) { toCount }
          good: universities { totalCount }
        }"""
    )
    assert answer.data == {"page": None, "several": None, "question": None, "good": {"totalCount": 3}}
    assert sorted(error["path"][0] for error in answer.errors) == ["page", "question", "several"]
    assert {error["extensions"]["code"] for error in answer.errors} == {"BAD_USER_INPUT"}


async def test_long_numbers_and_dates_come_as_they_are_stored(ask: Client) -> None:
    """2^53-1 exactly, partial dates as text."""
    data = await ask.data(
        """{ enterprise(id: "Enterprise:alu") { registeredCapital }
             universities(where: {founded: {isNull: false}}) { nodes { founded } } }"""
    )
    assert data == {
        "enterprise": {"registeredCapital": 9007199254740991},
        "universities": {"nodes": [{"founded": "2000-04"}, {"founded": "1926"}]},
    }


async def test_the_scope_holds_for_a_whole_read(ask: Client) -> None:
    """`asOf`, `minConfidence` and what the caller may see act on nodes, hops, filters and counts."""
    document = """query ($asOf: Date, $sure: Float) {
      universities(asOf: $asOf, minConfidence: $sure) {
        totalCount
        nodes { id achievements { totalCount nodes { id } } }
      }
    }"""
    everything = await ask.data(document)
    assert everything["universities"]["totalCount"] == 3
    csu = everything["universities"]["nodes"][0]["achievements"]
    assert csu["totalCount"] == 3
    answer = await ask(document, {"asOf": "2024-03", "sure": 0.5}, visible=("PUBLIC",))
    assert answer.errors == []
    assert answer.data["universities"] == {
        "totalCount": 2,
        "nodes": [
            {
                "id": "University:csu",
                "achievements": {"totalCount": 1, "nodes": [{"id": "Achievement:cathode"}]},
            },
            {
                "id": "University:hnu",
                "achievements": {"totalCount": 1, "nodes": [{"id": "Achievement:foam"}]},
            },
        ],
    }


async def test_every_read_takes_a_date_a_confidence_and_sources(schema: strawberry.Schema) -> None:
    """A diff has dates of its own; `node` is as Relay's compiler wants it (Global Object Identification)."""
    (query,) = (of for of in schema.introspect()["__schema"]["types"] if of["name"] == "Query")
    given = {field["name"]: {a["name"] for a in field["args"]} for field in query["fields"]}
    assert len(given) > 25
    missing = {name: {"asOf", "minConfidence", "source"} - arguments for name, arguments in given.items()}
    assert {name: names for name, names in missing.items() if names} == {
        "diff": {"asOf"},
        "node": {"asOf", "minConfidence", "source"},
    }
    assert given["node"] == {"id"}


async def test_the_sources_hold_for_a_whole_read(ask: Client) -> None:
    """On nodes, hops, filters, counts and questions; a text alone is a list of one."""
    foam = '(id: "Achievement:foam", source: "ＴＥＳＴ")'
    data = await ask.data(
        f"""{{ achievement{foam} {{ owners {{ totalCount }} }}
          nodes(ids: ["Achievement:foam", "University:hnu"], source: ["x", "test"]) {{ id }}
          achievements(source: "test", where: {{owners: {{count: {{eq: 0}}}}}}) {{
            totalCount nodes {{ id }} }}
          connect(from: {{ids: ["University:hnu"]}}, to: {{achievements: {{}}}}, source: "test") {{
            fromCount toCount connectedCount }} }}"""
    )
    assert data == {
        "achievement": {"owners": {"totalCount": 0}},
        "nodes": [{"id": "Achievement:foam"}, None],
        "achievements": {"totalCount": 1, "nodes": [{"id": "Achievement:foam"}]},
        "connect": {"fromCount": 0, "toCount": 1, "connectedCount": 0},
    }


async def test_a_source_is_a_condition_like_any_other(ask: Client) -> None:
    """On a node in `where`, on an edge in `edge`."""
    data = await ask.data(
        """{ achievements(where: {source: {contains: "TES"}}) { nodes { id } }
             achievement(id: "Achievement:foam") { owners(edge: {source: {isNull: true}}) { totalCount }
               none: owners(edge: {source: {contains: "test"}}) { totalCount } } }"""
    )
    assert data == {
        "achievements": {"nodes": [{"id": "Achievement:foam"}]},
        "achievement": {"owners": {"totalCount": 2}, "none": {"totalCount": 0}},
    }


async def test_what_may_not_be_seen_is_not_there(ask: Client) -> None:
    """By id as in lists."""
    document = '{ node(id: "Achievement:secret") { id } achievements { totalCount } }'
    assert (await ask(document)).data == {
        "node": {"id": "Achievement:secret"},
        "achievements": {"totalCount": 4},
    }
    assert (await ask(document, visible=("PUBLIC", "PARTNER"))).data == {
        "node": None,
        "achievements": {"totalCount": 3},
    }
