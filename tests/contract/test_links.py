"""Links by id, all links of a kind, and references, written out."""

import pytest

from graph.ontology import Ontology
from graph.plan import (
    By,
    Compare,
    EdgeField,
    End,
    Filter,
    LinkLookup,
    LinkScan,
    Missing,
    NodeField,
    Op,
    Order,
    Param,
    Plan,
    Prop,
    Reference,
    Typename,
)
from tests.contract.ask import ask, load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, id_only, neighbours, node

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = (
    EdgeField("id", Prop("id")),
    EdgeField("__typename", Typename("")),
    EdgeField("amount", Prop("amount")),
    EdgeField("from", End(source=True, shape=id_only(("Achievement",)))),
    EdgeField("to", End(source=False, shape=id_only(("Enterprise", "University")))),
)


async def test_references(fresh: Fresh, ecosystem: Ontology) -> None:
    """The node named, in its kind's shape. A reference to nothing is a missing value; one to a kind that is
    not asked for has a value, but no node to show."""
    engine = await fresh(ecosystem)
    brokers = {"1": "Institution:b", "2": "Institution:gone", "3": None, "4": "University:u", "5": "Demand:d"}
    await load(
        engine,
        [
            node("Achievement:a"),
            node("Enterprise:e"),
            node("Institution:b", name="B"),
            node("University:u"),
            node("Demand:d"),
            *(edge("TRANSFERRED", "Achievement:a", "Enterprise:e", k, broker=b) for k, b in brokers.items()),
        ],
    )
    shape = {"Institution": (NodeField("name", Prop("name")),)}
    fields = (
        EdgeField("id", Prop("broker")),
        EdgeField("broker", Reference("broker", ("Institution",), shape)),
    )
    link = "TRANSFERRED|Achievement:a|Enterprise:e|"
    ids = [link + key for key in brokers]
    assert await ask(engine, Plan(LinkLookup(Param(0), {"TRANSFERRED": fields})), [ids]) == [
        {"id": "Institution:b", "broker": {"name": "B"}},
        {"id": None, "broker": None},
        {"id": None, "broker": None},
        {"id": "University:u", "broker": None},
        {"id": None, "broker": None},
    ]
    hop = ecosystem.hops["Achievement"]["acquirers"]
    cases: list[tuple[Filter, str]] = [
        (Missing("broker"), "235"),
        (Compare("broker", Op.NE, Param(0)), "2345"),
        (Compare("broker", Op.IN, Param(1)), "4"),
    ]
    for where, keys in cases:
        given = Given(["Institution:b", ["University:u", "Institution:gone", "Demand:d"]])
        pairs = await neighbours(engine, "Achievement:a", hop, given, edge=where)
        assert [i.removeprefix(link) for i, _ in pairs] == list(keys), where
    order = (Order(By.EDGE, "broker"),)
    pairs = await neighbours(engine, "Achievement:a", hop, Given(), order=order)
    assert [i.removeprefix(link) for i, _ in pairs] == list("14235")


async def test_links_by_id(fresh: Fresh, ecosystem: Ontology) -> None:
    """In the order asked, with both ends; null for an id of no edge."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Achievement:a"),
            node("Enterprise:e"),
            node("University:u"),
            edge("TRANSFERRED", "Achievement:a", "Enterprise:e", amount=5),
            edge("TRANSFERRED", "Achievement:a", "University:u", "k"),
            edge("OWNS", "University:u", "Achievement:a"),
            edge("COOPERATES_WITH", "University:u", "Enterprise:e"),
        ],
    )
    shape = {
        "TRANSFERRED": LINK,
        "OWNS": (EdgeField("share", Prop("share")),),
        "COOPERATES_WITH": (EdgeField("id", Prop("id")),),
    }
    ids = [
        "TRANSFERRED|Achievement:a|University:u|k",
        "TRANSFERRED|Achievement:a|University:u",
        "OWNS|University:u|Achievement:a",
        "OWNS|University:u|Achievement:x",
        "TRANSFERRED|Achievement:a|Enterprise:e",
        "COOPERATES_WITH|University:u|Enterprise:e",
        "COOPERATES_WITH|Enterprise:e|University:u",
        "OWNS|University:u|Achievement:a",
    ]
    assert await ask(engine, Plan(LinkLookup(Param(0), shape)), [ids]) == [
        {
            "id": "TRANSFERRED|Achievement:a|University:u|k",
            "__typename": "Transferred",
            "amount": None,
            "from": {"id": "Achievement:a"},
            "to": {"id": "University:u"},
        },
        None,
        {"share": None},
        None,
        {
            "id": "TRANSFERRED|Achievement:a|Enterprise:e",
            "__typename": "Transferred",
            "amount": 5,
            "from": {"id": "Achievement:a"},
            "to": {"id": "Enterprise:e"},
        },
        None,
        {"id": "COOPERATES_WITH|Enterprise:e|University:u"},
        {"share": None},
    ]


async def test_scanning_all_links_of_a_kind(fresh: Fresh, ecosystem: Ontology) -> None:
    """Pages by (from, to, key), each after the last link of the one before."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(i) for i in ("Achievement:a", "Achievement:b", "Enterprise:e", "University:u")),
            edge("TRANSFERRED", "Achievement:b", "Enterprise:e"),
            edge("TRANSFERRED", "Achievement:a", "University:u", "2"),
            edge("TRANSFERRED", "Achievement:a", "University:u"),
            edge("TRANSFERRED", "Achievement:a", "University:u", "10"),
            edge("TRANSFERRED", "Achievement:a", "Enterprise:e", "9"),
            edge("OWNS", "University:u", "Achievement:a"),
        ],
    )
    plan = Plan(LinkScan("TRANSFERRED", (Param(0), Param(1), Param(2)), Param(3), LINK))
    after, scanned = ("", "", ""), []
    while page := await ask(engine, plan, [*after, 2]):
        assert len(page) <= 2
        scanned += [link["id"].removeprefix("TRANSFERRED|Achievement:") for link in page]
        last = page[-1]["id"].split("|")
        after = (last[1], last[2], last[3] if len(last) == 4 else "")
    assert scanned == [
        "a|Enterprise:e|9",
        "a|University:u",
        "a|University:u|10",
        "a|University:u|2",
        "b|Enterprise:e",
    ]
