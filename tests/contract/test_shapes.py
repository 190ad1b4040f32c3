"""The shape of answers: lookups, hops, names, pages, written out."""

from dataclasses import replace

import orjson
import pytest

from graph.ontology import Ontology
from graph.plan import (
    Compare,
    Connection,
    ConnectionField,
    Cursor,
    EdgeField,
    Edges,
    Lookup,
    NodeField,
    NodeOf,
    Nodes,
    Op,
    Page,
    PageInfo,
    Param,
    Plan,
    Prop,
    TotalCount,
    Typename,
)
from tests.contract.ask import ask, everything, load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, id_only, neighbours, node

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_lookup_answers_each_id_in_turn(fresh: Fresh, ecosystem: Ontology) -> None:
    """In the order asked, twice where asked twice, null for unknown ids and for other kinds."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:a"), node("Park:b"), node("University:u"), node("Event:e")])
    ids = ["Park:b", "Park:none", "Park:a", "Event:e", "Nothing:x", "University:u", "Park:b"]
    kinds = ("Park", "University")
    plan = Plan(Lookup(kinds, Param(0), id_only(kinds)))
    assert await ask(engine, plan, [ids]) == [
        {"id": "Park:b"},
        None,
        {"id": "Park:a"},
        None,
        None,
        {"id": "University:u"},
        {"id": "Park:b"},
    ]
    assert await ask(engine, plan, [[]]) == []


async def test_properties_of_every_type_come_back_as_they_went_in(fresh: Fresh, films: Ontology) -> None:
    """Lists that are missing are empty, other missing values null, numbers keep their form."""
    engine = await fresh(films)
    whole = {
        "name": 'é "\\ \x01\n\u2028 😀',
        "tags": ["b", "a", "b"],
        "confidence": 0.1,
        "visibility": "INTERNAL",
        "minutes": -(2**31) + 1,
        "gross": 2**53 - 1,
        "released": "2023-12",
        "archived": "2024-01-01T00:00:00.000001Z",
        "rating": "R_18",
        "ratings": ["ALL", "R18"],
        "restored": True,
        "sequelTo": "Group:g",
        "match": "",
    }
    graph, _ = await load(engine, [node("Film:a", **whole), node("Film:b", ratings=[]), node("Group:g")])
    plan, given = everything(graph)[0]
    (answer,) = await ask(engine, plan, given)
    first, second = answer["it"]
    assert list(first) == ["id", *films.kinds["Film"].properties]
    assert {name: first[name] for name in whole} == whole
    assert (second["tags"], second["ratings"], second["gross"], second["nameEn"]) == ([], [], None, None)
    assert (second["minutes"], second["restored"], second["match"]) == (90, False, "—")
    assert orjson.dumps(second["confidence"]) == b"1.0"


async def test_fields_come_in_the_order_asked_under_their_keys(fresh: Fresh, ecosystem: Ontology) -> None:
    """Aliases may show the same thing twice; several connections of one hop stand side by side."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("University:u"),
            node("Achievement:1", trl=3),
            node("Achievement:2", trl=9),
            edge("OWNS", "University:u", "Achievement:1", share=0.5),
            edge("OWNS", "University:u", "Achievement:2"),
        ],
    )
    hop = ecosystem.hops["University"]["achievements"]
    given = Given()
    mature = Compare("trl", Op.GTE, given(6))
    page = Page(given(10))
    listed = Connection(hop, hop.targets, (ConnectionField("nodes", Nodes(id_only(hop.targets))),), page)
    counted = replace(
        listed,
        where=mature,
        fields=(
            ConnectionField("z", TotalCount()),
            ConnectionField("__typename", Typename("UniversityAchievementsConnection")),
            ConnectionField("a", TotalCount()),
        ),
    )
    shown = replace(
        listed,
        fields=(
            ConnectionField(
                "edges",
                Edges(
                    (
                        EdgeField("share", Prop("share")),
                        EdgeField("__typename", Typename("AchievementEdge")),
                        EdgeField("node", NodeOf({"Achievement": (NodeField("trl", Prop("trl")),)})),
                        EdgeField("id", Prop("id")),
                        EdgeField("kind", Typename("")),
                        EdgeField("again", NodeOf(id_only(hop.targets))),
                    )
                ),
            ),
            ConnectionField("pageInfo", PageInfo((("__typename", "__typename"), ("n", "hasNextPage")))),
        ),
    )
    shape = (
        NodeField("b", Prop("id")),
        NodeField("counted", counted),
        NodeField("a", Prop("name")),
        NodeField("__typename", Typename("")),
        NodeField("listed", listed),
        NodeField("shown", shown),
        NodeField("interface", Typename("Organization")),
    )
    (answer,) = await ask(
        engine, Plan(Lookup(("University",), given(["University:u"]), {"University": shape})), given
    )
    expected = {
        "b": "University:u",
        "counted": {"z": 1, "__typename": "UniversityAchievementsConnection", "a": 1},
        "a": "University:u",
        "__typename": "University",
        "listed": {"nodes": [{"id": "Achievement:1"}, {"id": "Achievement:2"}]},
        "shown": {
            "edges": [
                {
                    "share": 0.5,
                    "__typename": "AchievementEdge",
                    "node": {"trl": 3},
                    "id": "OWNS|University:u|Achievement:1",
                    "kind": "Owns",
                    "again": {"id": "Achievement:1"},
                },
                {
                    "share": None,
                    "__typename": "AchievementEdge",
                    "node": {"trl": 9},
                    "id": "OWNS|University:u|Achievement:2",
                    "kind": "Owns",
                    "again": {"id": "Achievement:2"},
                },
            ],
            "pageInfo": {"__typename": "PageInfo", "n": False},
        },
        "interface": "Organization",
    }
    assert orjson.dumps(answer) == orjson.dumps(expected)


async def test_page_information_alone(fresh: Fresh, ecosystem: Ontology) -> None:
    """Any one field of PageInfo may be asked for by itself, whether or not there are rows."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:a"), node("Park:b")])
    expected = {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": [0, "Park:a"],
        "endCursor": [0, "Park:a"],
        "__typename": "PageInfo",
    }
    for name, value in expected.items():
        fields = (ConnectionField("it", PageInfo(((name, name),))),)
        assert await ask(engine, Plan(Connection(None, ("Park",), fields, Page(Param(0)))), [1]) == [
            {"it": {name: value}}
        ]


async def test_a_root_of_several_kinds_shows_each_in_its_own_shape(fresh: Fresh, ecosystem: Ontology) -> None:
    """Fields depend on the concrete kind, as fragments do; cursors end with the id."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:p", parkType="ETDZ"), node("Investor:i", ticketMax=5)])
    shape = {
        "Park": (NodeField("parkType", Prop("parkType")),),
        "Investor": (NodeField("id", Prop("id")), NodeField("ticketMax", Prop("ticketMax"))),
    }
    fields = (
        ConnectionField("edges", Edges((EdgeField("cursor", Cursor()), EdgeField("node", NodeOf(shape))))),
    )
    read = Connection(None, ("Park", "Investor"), fields, Page(Param(0)), fingerprint=12)
    assert await ask(engine, Plan(read), [10]) == [
        {
            "edges": [
                {"cursor": [12, "Investor:i"], "node": {"id": "Investor:i", "ticketMax": 5}},
                {"cursor": [12, "Park:p"], "node": {"parkType": "ETDZ"}},
            ]
        }
    ]


async def test_hops_both_ways_and_into_several_kinds(fresh: Fresh, ecosystem: Ontology) -> None:
    """A hop leads to the far end, whichever it is; a hop named by a far kind leads to that kind alone."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Institution:o"),
            node("Program:p"),
            node("Park:k"),
            node("Field:f"),
            node("Demand:d"),
            edge("OPERATES", "Institution:o", "Program:p"),
            edge("OPERATES", "Institution:o", "Park:k"),
            edge("IN_FIELD", "Program:p", "Field:f"),
            edge("IN_FIELD", "Demand:d", "Field:f"),
            edge("PART_OF", "Park:k", "Institution:o"),
        ],
    )

    async def far(near: str, hop: str) -> list[str]:
        declared = ecosystem.hops[near.partition(":")[0]][hop]
        return [end for _, end in await neighbours(engine, near, declared, Given())]

    assert await far("Institution:o", "operates") == ["Park:k", "Program:p"]
    assert await far("Park:k", "operators") == ["Institution:o"]
    assert await far("Field:f", "demands") == ["Demand:d"]
    assert await far("Field:f", "programs") == ["Program:p"]
    assert await far("Field:f", "universities") == []
    assert await far("Park:k", "partOf") == ["Institution:o"]
    assert await far("Institution:o", "parts") == ["Park:k"]
    assert await far("Park:k", "parts") == []


async def test_a_symmetric_edge_is_seen_from_both_ends(fresh: Fresh, ecosystem: Ontology) -> None:
    """It is one edge with one id, whichever side wrote it, and leads each end to the other."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Park:a"),
            node("University:b"),
            edge("COOPERATES_WITH", "University:b", "Park:a", since="2020"),
        ],
    )
    link = "COOPERATES_WITH|Park:a|University:b"
    hops = ecosystem.hops
    assert await neighbours(engine, "Park:a", hops["Park"]["partners"], Given()) == [(link, "University:b")]
    assert await neighbours(engine, "University:b", hops["University"]["partners"], Given()) == [
        (link, "Park:a")
    ]


async def test_edge_filters_choose_among_parallel_edges(fresh: Fresh, ecosystem: Ontology) -> None:
    """A connection lists pairs, so one node may stand in it several times, or for one of its edges."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            node("Enterprise:e"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e", "1", round="A", amount=1),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e", "2", round="ａ", amount=2),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e", "3", round="B"),
        ],
    )
    hop = ecosystem.hops["Investor"]["investments"]
    link = "INVESTED_IN|Investor:i|Enterprise:e|"
    for prop, op, value, expected in [
        ("round", Op.EQ, "a", ["1", "2"]),
        ("amount", Op.NE, 1, ["2", "3"]),
        ("id", Op.EQ, link + "3", ["3"]),
        ("amount", Op.GT, 0, ["1", "2"]),
    ]:
        given = Given()
        pairs = await neighbours(engine, "Investor:i", hop, given, edge=Compare(prop, op, given(value)))
        assert pairs == [(link + key, "Enterprise:e") for key in expected], prop


async def test_one_statement_serves_all_values(fresh: Fresh, ecosystem: Ontology) -> None:
    """Values stay out of the text, equal plans give equal text, and a value may serve twice."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:a", city="x", region="y"), node("Park:b", city="y", region="y")])
    where = Compare("city", Op.EQ, Param(1))
    read = Connection(
        None, ("Park",), (ConnectionField("it", Nodes(id_only(("Park",)))),), Page(Param(0)), where
    )
    statement = engine.prepare(Plan(read))
    assert engine.prepare(Plan(replace(read))).text == statement.text
    for value, expected in [("x", ["Park:a"]), ("y", ["Park:b"]), ("'z'", [])]:
        (answer,) = await engine.read(statement, [9, value], 30.0)
        assert [item["id"] for item in orjson.loads(orjson.dumps(answer))["it"]] == expected
    assert await engine.explain(statement, [9, "x"], 60)
