"""Input that cannot be used is refused with the place, what was found and what was expected."""

from typing import Any

import pytest

from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")


def achievements(where: str) -> str:
    """A document that filters."""
    return f"{{ achievements(where: {{{where}}}) {{ totalCount }} }}"


MANY_KEYS = [
    *("NAME", "NAME_EN", "ALIASES", "SUMMARY", "URL", "TAGS", "SOURCE", "SOURCE_URL", "CONFIDENCE"),
    *("VISIBILITY", "TRL", "PATENT_NUMBERS", "TRANSFER_MODES", "ASKING_PRICE", "CURRENCY", "DISCLOSED"),
    "KEYWORDS",
]

CASES: dict[str, tuple[str, dict[str, Any], str | None, str]] = {
    # name: (document, variables, argument, words of the message)
    "id without a kind": (
        '{ node(id: "foam") { id } }',
        {},
        "id",
        "found 'foam', expected an id of the form",
    ),
    "kind in small letters": (
        '{ investor(id: "investor:s-1") { id } }',
        {},
        "id",
        "found 'investor:s-1', expected a kind with a capital letter, such as Investor:s-1",
    ),
    "id with white space": (
        '{ node(id: "Field: x") { id } }',
        {},
        "id",
        "expected an id of the form Kind:key",
    ),
    "empty id": ('{ achievement(id: "") { id } }', {}, "id", "found ''"),
    "id as a number": ("{ achievement(id: 7) { id } }", {}, "id", "found '7'"),
    "id in a list": ('{ nodes(ids: ["Field:a", "b"]) { id } }', {}, "ids", "found 'b'"),
    "id in a filter": (achievements('id: {in: ["x"]}'), {}, "where.id.in", "found 'x'"),
    "id of a concept": (
        achievements('fields: {some: {node: {within: "3"}}}'),
        {},
        "where.fields.some.node.within",
        "found '3'",
    ),
    "concept of another kind": (
        achievements('fields: {some: {node: {within: "Park:a"}}}'),
        {},
        "where.fields.some.node.within",
        "found 'Park:a', expected the id of a node of the kind Field",
    ),
    "id in a variable": ("query ($x: ID!) { node(id: $x) { id } }", {"x": "|"}, "id", "found '|'"),
    "first of 0": (
        "{ achievements(first: 0) { totalCount } }",
        {},
        "first",
        "found 0, expected a whole number",
    ),
    "first of -1": ("{ achievements(first: -1) { totalCount } }", {}, "first", "from 1 to 1,000"),
    "first of 10^9": ("{ achievements(first: 1000000000) { totalCount } }", {}, "first", "from 1 to 1,000"),
    "last of 0 on a hop": (
        "{ achievements { nodes { owners(last: 0) { totalCount } } } }",
        {},
        "nodes.owners.last",
        "found 0",
    ),
    "first of -5 of a search that shows no rows": (
        '{ search(text: "a", first: -5) { totalCount } }',
        {},
        "first",
        "found -5, expected a whole number from 1 to 1,000",
    ),
    "close matches of nothing": (
        achievements("fields: {some: {node: {withCloseMatches: true}}}"),
        {},
        "where.fields.some.node.withCloseMatches",
        "found it without `within`",
    ),
    "a number beyond all": (
        "{ enterprises(where: {latitude: {gt: 1e400}}) { totalCount } }",
        {},
        "where.latitude.gt",
        "found inf, expected a finite number",
    ),
    "first in a variable": (
        "query ($n: Int) { achievements(first: $n) { totalCount } }",
        {"n": 1001},
        "first",
        "found 1001",
    ),
    "first and last": (
        "{ achievements(first: 1, last: 1) { totalCount } }",
        {},
        "last",
        "both `first` and `last`",
    ),
    "cursor that is none": ('{ achievements(after: "x") { totalCount } }', {}, "after", "expected a cursor"),
    "cursor of numbers": (
        '{ achievements(before: "[1,2]") { totalCount } }',
        {},
        "before",
        "expected a cursor",
    ),
    "null for a text": (achievements("name: {eq: null}"), {}, "where.name.eq", "isNull: true"),
    "null for a condition": (achievements("name: null"), {}, "where.name", "found null"),
    "null in a variable": (
        "query ($x: String) { achievements(where: {name: {contains: $x}}) { totalCount } }",
        {"x": None},
        "where.name.contains",
        "isNull: true",
    ),
    "null for a relation": (achievements("owners: {some: null}"), {}, "where.owners.some", "found null"),
    "NUL in a text": (achievements('name: {eq: "a\\u0000b"}'), {}, "where.name.eq", "without NUL"),
    "lone surrogate in a variable": (
        "query ($x: String) { achievements(where: {name: {contains: $x}}) { totalCount } }",
        {"x": "a\ud800"},
        "where.name.contains",
        "without lone surrogates",
    ),
    "lone surrogate in an id": (
        "query ($x: ID!) { node(id: $x) { id } }",
        {"x": "Field:\udfff"},
        "id",
        "expected text without lone surrogates",
    ),
    "lone surrogate in a cursor": (
        "query ($x: String) { achievements(after: $x) { totalCount } }",
        {"x": "\udfff"},
        "after",
        "expected a cursor",
    ),
    "text of 1 MB": (
        "query ($x: String) { achievements(where: {name: {eq: $x}}) { totalCount } }",
        {"x": "x" * 1_048_576},
        "where.name.eq",
        "found '1,048,576 characters', expected at most 1,000,000",
    ),
    "confidence above 1": (
        "{ achievements(minConfidence: 1.5) { totalCount } }",
        {},
        "minConfidence",
        "found 1.5, expected a number from 0 to 1",
    ),
    "too many ids": (
        "query ($x: [ID!]!) { nodes(ids: $x) { id } }",
        {"x": [f"Field:{i}" for i in range(1001)]},
        "ids",
        "found '1,001 ids', expected at most 1,000",
    ),
    "condition deep in a filter": (
        achievements('OR: [{trl: {eq: 1}}, {owners: {all: {node: {NOT: {id: {ne: "?"}}}}}}]'),
        {},
        "where.OR.1.owners.all.node.NOT.id.ne",
        "found '?'",
    ),
    "search of no kinds": (
        'query ($x: [NodeKind!]) { search(text: "a", kinds: $x) { totalCount } }',
        {"x": []},
        "kinds",
        "kinds: found an empty list, expected at least one kind; leave it out for the usual ones",
    ),
    "set of what is found of no kinds": (
        '{ connect(from: {search: {text: "a", kinds: []}}, to: {parks: {}}) { fromCount } }',
        {},
        "from.search.kinds",
        "from.search.kinds: found an empty list",
    ),
    "what began of no kinds": (
        '{ diff(from: "2020", to: "2024", kinds: []) { began { nodes { totalCount } } } }',
        {},
        "kinds",
        "kinds: found an empty list",
    ),
    "what began of no edges": (
        '{ diff(from: "2020", to: "2024", edges: []) { began { edges { totalCount } } } }',
        {},
        "edges",
        "edges: found an empty list",
    ),
    "groups by nothing": (
        "{ achievements { groups { cursor } } }",
        {},
        "groups.by",
        "groups.by: found 0 keys to group by, expected 1 to 16",
    ),
    "groups by an empty list": (
        "{ achievements { groups(by: [], byRelated: {}) { cursor } } }",
        {},
        "groups.by",
        "found 0 keys",
    ),
    "groups by nothing in a variable, on a hop": (
        "query ($by: [OwnsGroupBy!]) {"
        " achievements { nodes { owners { g: groups(byEdge: $by) { cursor } } } } }",
        {"by": []},
        "nodes.owners.g.by",
        "found 0 keys",
    ),
    "groups by too much": (
        "query ($by: [AchievementGroupBy!]) { achievements { groups(by: $by) { cursor } } }",
        {"by": MANY_KEYS},
        "groups.by",
        "found 17 keys",
    ),
    "key that is not grouped by": (
        "{ achievements { groups(by: [TRL], byRelated: {owners: [CITY]}) { key { owners { name } } } } }",
        {},
        "groups.by",
        "key.owners.name: found a key that is not grouped by, expected one of key.owners.city, key.trl",
    ),
    "key of the edge for one of the node": (
        "{ achievements { nodes { owners { groups(by: [SOURCE]) { edgeKey { source } } } } } }",
        {},
        "nodes.owners.groups.by",
        "nodes.owners.groups.edgeKey.source: found a key that is not grouped by",
    ),
    "first 0 groups": (
        "{ achievements { groups(by: [TRL], first: 0) { cursor } } }",
        {},
        "groups.first",
        "found 0, expected a whole number from 1 to 1,000",
    ),
    "first -1 groups": (
        "{ achievements { groups(by: [TRL], first: -1) { cursor } } }",
        {},
        "groups.first",
        "found -1",
    ),
    "first 10^9 groups": (
        "{ achievements { groups(by: [TRL], first: 1000000000) { cursor } } }",
        {},
        "groups.first",
        "found 1000000000",
    ),
    "groups behind no cursor": (
        '{ achievements { groups(by: [TRL], after: "x") { cursor } } }',
        {},
        "groups.after",
        "expected a cursor",
    ),
    "groups in too many orders": (
        "query ($o: [AchievementGroupOrder!]) { achievements { groups(by: [TRL], orderBy: $o) { cursor } } }",
        {"o": [{"count": "ASC"}] * 17},
        "groups.orderBy",
        "found 17 keys, expected at most 16",
    ),
    # What the schema itself refuses has no argument.
    "groups by an unknown key": (
        "{ achievements { groups(by: [BREAD]) { cursor } } }",
        {},
        None,
        "BREAD",
    ),
    "groups ordered by a sum of fractions": (
        "{ organizations { groups(by: [CITY], orderBy: [{avg: {latitude: DESC}}]) { cursor } } }",
        {},
        None,
        "avg",
    ),
    "unknown enum value": (achievements("achievementType: {eq: BREAD}"), {}, None, "BREAD"),
    "unknown enum value in a variable": (
        "query ($x: AchievementType) { achievements(where: {achievementType: {eq: $x}}) { totalCount } }",
        {"x": "BREAD"},
        None,
        "BREAD",
    ),
    "unknown field": ("{ achievements { bread } }", {}, None, "Cannot query field 'bread'"),
    "unknown operator": (achievements("trl: {like: 3}"), {}, None, "like"),
    "whole number past 32 bits": (achievements("trl: {eq: 2147483648}"), {}, None, "32-bit"),
    "long past 2^53-1": (
        achievements("askingPrice: {eq: 9007199254740992}"),
        {},
        None,
        "9,007,199,254,740,991",
    ),
    "long past 64 bits": (
        "query ($x: Long) { achievements(where: {askingPrice: {eq: $x}}) { totalCount } }",
        {"x": 2**70},
        None,
        "9,007,199,254,740,991",
    ),
    "long as text": (achievements('askingPrice: {eq: "5"}'), {}, None, "a whole number"),
    "fraction for a whole number": (achievements("trl: {eq: 1.5}"), {}, None, "Int cannot represent"),
    "month 13": (achievements('disclosed: {gte: "2023-13"}'), {}, None, "found '2023-13', expected a date"),
    "month 13 in a variable": (
        "query ($x: Date) { achievements(asOf: $x) { totalCount } }",
        {"x": "2023-13"},
        None,
        "found '2023-13', expected a date",
    ),
    "day that is not in the calendar": (
        '{ achievements(asOf: "2023-02-29") { totalCount } }',
        {},
        None,
        "found '2023-02-29'",
    ),
    "instant without a zone": (
        achievements('createdAt: {gt: "2024-01-01T00:00:00"}'),
        {},
        None,
        "RFC 3339",
    ),
    "two order keys in one": (
        "{ achievements(orderBy: [{name: ASC, trl: ASC}]) { totalCount } }",
        {},
        None,
        "exactly one key",
    ),
    "no order key": ("{ achievements(orderBy: [{}]) { totalCount } }", {}, None, "exactly one key"),
    "two order keys in a variable": (
        "query ($x: [AchievementOrder!]) { achievements(orderBy: $x) { totalCount } }",
        {"x": [{"name": "ASC", "trl": "ASC"}]},
        None,
        "exactly one key",
    ),
    "null for a directive": (
        'query ($x: Boolean = true) { node(id: "Field:sei-3") { id @skip(if: $x) } }',
        {"x": None},
        "x",
        "@skip: found null in $x, expected true or false",
    ),
    "variable left out": ("query ($x: ID!) { node(id: $x) { id } }", {}, None, "$x"),
    "no document": ("", {}, None, "found no document"),
    "only fragments": ("fragment A on Query { __typename }", {}, None, "found no operation"),
    "no GraphQL": ("{ achievements(", {}, None, "Syntax Error"),
    "lone surrogate in the document": ('{ node(id: "\ud800") { id } }', {}, None, "Syntax Error"),
}


@pytest.mark.parametrize("name", CASES)
async def test_input_that_cannot_be_used(ask: Client, name: str) -> None:
    """`extensions` say that it is the caller's to mend, and where; the engine is not asked."""
    document, variables, argument, words = CASES[name]
    answer = await ask(document, variables)
    assert not answer.data or set(answer.data.values()) == {None}
    extensions = {"code": "BAD_USER_INPUT"} | ({"argument": argument} if argument else {})
    assert [error["extensions"] for error in answer.errors] == [extensions] * len(answer.errors)
    assert words in answer.errors[0]["message"]
    assert answer.asked == []


async def test_a_cursor_of_another_order_or_kind_is_refused(ask: Client) -> None:
    """Keyset cursors are bound to what they were given for."""
    data = await ask.data("{ achievements(orderBy: {name: ASC}) { pageInfo { endCursor } } }")
    cursor = data["achievements"]["pageInfo"]["endCursor"]
    document = "query ($c: String) { %s(%s after: $c) { totalCount } }"
    for field, order in (
        ("achievements", "orderBy: {name: DESC},"),
        ("achievements", "orderBy: {trl: ASC},"),
        ("achievements", ""),
        ("demands", "orderBy: {name: ASC},"),
        ("organizations", "orderBy: {name: ASC},"),
    ):
        answer = await ask(document % (field, order), {"c": cursor})
        assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}
    same = await ask(document % ("achievements", "orderBy: {name: ASC},"), {"c": cursor})
    assert same.errors == []


async def test_a_cursor_that_was_tampered_with_is_refused(ask: Client) -> None:
    """Right mark, wrong values."""
    data = await ask.data("{ achievements(orderBy: {trl: ASC}) { pageInfo { endCursor } } }")
    mark = data["achievements"]["pageInfo"]["endCursor"].partition(",")[0]
    document = "query ($c: String) { achievements(orderBy: {trl: ASC}, after: $c) { totalCount } }"
    for rest in (
        '"x","Achievement:foam"]',
        "5]",
        "5,null]",
        "5,7]",
        '1e400,"A:b"]',
        '5,"A:b","c"]',
        '5,"\\u0000"]',
    ):
        answer = await ask(document, {"c": f"{mark},{rest}"})
        assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "after"}, rest
