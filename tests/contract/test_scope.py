"""What a scope hides, written out: nothing that is out of scope shows in anything that is answered."""

from dataclasses import replace
from typing import Any

import pytest

from graph.change import EdgeWrite, NodeWrite
from graph.engine import Engine
from graph.ontology import Ontology
from graph.plan import (
    By,
    Compare,
    Connection,
    ConnectionField,
    EdgeField,
    Edges,
    End,
    LinkLookup,
    LinkScan,
    Lookup,
    NodeField,
    NodeOf,
    Nodes,
    Op,
    Order,
    Page,
    PageInfo,
    Param,
    Plan,
    Prop,
    Quantifier,
    Reference,
    Related,
    RelatedCount,
    Scope,
    TotalCount,
)
from tests.contract.ask import ask, load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, found, id_only, neighbours, node

pytestmark = pytest.mark.asyncio(loop_scope="session")

PUBLIC = Scope(visible=("PUBLIC",))
PARTNER = Scope(visible=("PUBLIC", "PARTNER"))


async def test_visibility_of_nodes(fresh: Fresh, ecosystem: Ontology) -> None:
    """A caller finds what is of one of the codes that they are cleared for."""
    engine = await fresh(ecosystem)
    codes = {"a": "PUBLIC", "b": "PARTNER", "c": "INTERNAL"}
    await load(engine, [node(f"Park:{key}", visibility=code) for key, code in codes.items()])
    everyone = ["Park:a", "Park:b", "Park:c"]
    assert await found(engine, ["Park"], Given(), scope=PUBLIC) == ["Park:a"]
    assert await found(engine, ["Park"], Given(), scope=PARTNER) == ["Park:a", "Park:b"]
    assert await found(engine, ["Park"], Given()) == everyone
    look_up = Lookup(("Park",), Param(0), id_only(["Park"]))
    assert await ask(engine, Plan(look_up, PUBLIC), [everyone]) == [{"id": "Park:a"}, None, None]


async def shared_university(engine: Engine) -> None:
    """A university with three achievements: one public, one hidden, one over a hidden edge."""
    await load(
        engine,
        [
            node("University:u"),
            node("University:v"),
            node("Achievement:shown", trl=1),
            node("Achievement:hidden", trl=9, visibility="INTERNAL"),
            node("Achievement:apart", trl=9),
            edge("OWNS", "University:u", "Achievement:shown"),
            edge("OWNS", "University:u", "Achievement:hidden"),
            edge("OWNS", "University:u", "Achievement:apart", visibility="INTERNAL"),
            edge("OWNS", "University:v", "Achievement:shown", "1"),
            edge("OWNS", "University:v", "Achievement:shown", "2"),
        ],
    )


async def test_hidden_neighbours_leak_into_no_list_count_or_page(fresh: Fresh, ecosystem: Ontology) -> None:
    """Hops, totals and the look for a further row see only edges and far nodes in scope."""
    engine = await fresh(ecosystem)
    await shared_university(engine)
    hop = ecosystem.hops["University"]["achievements"]
    only = [("OWNS|University:u|Achievement:shown", "Achievement:shown")]
    assert await neighbours(engine, "University:u", hop, Given(), scope=PUBLIC) == only
    fields = (
        ConnectionField("total", TotalCount()),
        ConnectionField("info", PageInfo((("more", "hasNextPage"),))),
    )
    shape = {"University": (NodeField("it", Connection(hop, hop.targets, fields, Page(Param(1)))),)}
    for scope, total in [(PUBLIC, 1), (Scope(), 3)]:
        plan = Plan(Lookup(("University",), Param(0), shape), scope)
        (answer,) = await ask(engine, plan, [["University:u"], 1])
        assert answer == {"it": {"total": total, "info": {"more": total > 1}}}


async def test_edges_follow_their_ends_out_of_sight_and_back(fresh: Fresh, ecosystem: Ontology) -> None:
    """An edge is seen by who may see it and both its ends as these are now, whichever changed last."""
    engine = await fresh(ecosystem)
    hop = ecosystem.hops["University"]["achievements"]
    owns = [("OWNS|University:u|Achievement:a", "Achievement:a")]

    async def seen(scope: Scope) -> list[tuple[str, str]]:
        return await neighbours(engine, "University:u", hop, Given(), scope=scope)

    async def write(*writes: NodeWrite | EdgeWrite) -> None:
        async with engine.transaction("test") as transaction:
            await transaction.write(writes)

    def owned(visibility: str) -> EdgeWrite:
        return edge("OWNS", "University:u", "Achievement:a", visibility=visibility)

    await write(node("University:u"), node("Achievement:a"), owned("PUBLIC"))
    assert await seen(PUBLIC) == owns
    await write(node("Achievement:a", visibility="PARTNER"))
    assert (await seen(PUBLIC), await seen(PARTNER)) == ([], owns)
    await write(owned("INTERNAL"), node("Achievement:a", visibility="PUBLIC"))
    assert (await seen(PARTNER), await seen(Scope())) == ([], owns)
    await write(owned("PUBLIC"))
    assert await seen(PUBLIC) == owns


async def test_hidden_neighbours_leak_into_no_filter_or_order(fresh: Fresh, ecosystem: Ontology) -> None:
    """Relation filters, counts in filters and counts in orders see only what is in scope."""
    engine = await fresh(ecosystem)
    await shared_university(engine)
    hop = ecosystem.hops["University"]["achievements"]

    async def ids(where: Any, scope: Scope | None) -> list[str]:
        return await found(engine, ["University"], Given(given), where, scope=scope)

    given = Given()
    mature = Compare("trl", Op.GTE, given(6))
    three = RelatedCount(hop, Op.EQ, given(3))
    one = RelatedCount(hop, Op.EQ, given(1))
    assert await ids(Related(hop, Quantifier.SOME, mature), None) == ["University:u"]
    assert await ids(Related(hop, Quantifier.SOME, mature), PUBLIC) == []
    assert await ids(Related(hop, Quantifier.NONE, mature), PUBLIC) == ["University:u", "University:v"]
    assert await ids(three, None) == ["University:u"]
    assert await ids(three, PUBLIC) == []
    assert await ids(one, PUBLIC) == ["University:u"]
    order = [Order(By.COUNT, "", hop, descending=True)]
    assert (await found(engine, ["University"], Given(), order=order))[0] == "University:u"
    assert (await found(engine, ["University"], Given(), order=order, scope=PUBLIC))[0] == "University:v"


async def test_hidden_references_are_missing(fresh: Fresh, ecosystem: Ontology) -> None:
    """Neither the node nor its id is shown, found or told by order."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Achievement:a"),
            node("Enterprise:e"),
            node("Institution:b", visibility="PARTNER"),
            node("Institution:c"),
            edge("TRANSFERRED", "Achievement:a", "Enterprise:e", "1", broker="Institution:b"),
            edge("TRANSFERRED", "Achievement:a", "Enterprise:e", "2", broker="Institution:c"),
        ],
    )
    shape = id_only(["Institution"])
    fields = (
        EdgeField("id", Prop("broker")),
        EdgeField("broker", Reference("broker", ("Institution",), shape)),
    )
    read = LinkLookup(Param(0), {"TRANSFERRED": fields})
    link = "TRANSFERRED|Achievement:a|Enterprise:e|"
    shown = {"id": "Institution:b", "broker": {"id": "Institution:b"}}
    assert await ask(engine, Plan(read, PARTNER), [[link + "1"]]) == [shown]
    assert await ask(engine, Plan(read, PUBLIC), [[link + "1"]]) == [{"id": None, "broker": None}]
    hop = ecosystem.hops["Achievement"]["acquirers"]
    order = [Order(By.EDGE, "broker")]
    for scope, found_keys, ordered_keys in [(PARTNER, ["1"], ["1", "2"]), (PUBLIC, [], ["2", "1"])]:
        given = Given()
        by_broker = Compare("broker", Op.EQ, given("Institution:b"))
        pairs = await neighbours(engine, "Achievement:a", hop, given, edge=by_broker, scope=scope)
        assert [i.removeprefix(link) for i, _ in pairs] == found_keys
        pairs = await neighbours(engine, "Achievement:a", hop, Given(), order=order, scope=scope)
        assert [i.removeprefix(link) for i, _ in pairs] == ordered_keys


async def test_links_with_a_hidden_end_are_hidden(fresh: Fresh, ecosystem: Ontology) -> None:
    """The id of an edge names its ends, so an edge is in scope only where both are."""
    engine = await fresh(ecosystem)
    await shared_university(engine)
    end = End(source=False, shape=id_only(["Achievement"]))
    ids = [f"OWNS|University:u|Achievement:{key}" for key in ("shown", "hidden", "apart")]
    look_up = Plan(LinkLookup(Param(0), {"OWNS": (EdgeField("to", end),)}), PUBLIC)
    assert await ask(engine, look_up, [ids]) == [{"to": {"id": "Achievement:shown"}}, None, None]
    scan = LinkScan("OWNS", (Param(0), Param(0), Param(0)), Param(1), (EdgeField("id", Prop("id")),))
    assert [link["id"] for link in await ask(engine, Plan(scan, PUBLIC), ["", 10])] == [
        "OWNS|University:u|Achievement:shown",
        "OWNS|University:v|Achievement:shown|1",
        "OWNS|University:v|Achievement:shown|2",
    ]


async def test_least_confidence(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nodes and edges with at least this confidence; 1 is the default."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("University:u"),
            node("Achievement:a", confidence=0.5),
            node("Achievement:b", confidence=0.49),
            node("Achievement:c"),
            edge("OWNS", "University:u", "Achievement:a", confidence=0.5),
            edge("OWNS", "University:u", "Achievement:b"),
            edge("OWNS", "University:u", "Achievement:c", confidence=0.4),
        ],
    )
    given = Given()
    scope = Scope(min_confidence=given(0.5))
    assert await found(engine, ["Achievement"], Given(given), scope=scope) == [
        "Achievement:a",
        "Achievement:c",
    ]
    hop = ecosystem.hops["University"]["achievements"]
    pairs = await neighbours(engine, "University:u", hop, Given(given), scope=scope)
    assert [far for _, far in pairs] == ["Achievement:a"]


async def test_citations(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nodes and edges whose source has one of the texts in it, whatever the case and width."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("University:u", source="教育部高校名单"),
            node("Achievement:a", source="Report of ＲＯＲ, 2024"),
            node("Achievement:b", source="ror"),
            node("Achievement:c"),
            node("Achievement:d", source="ror"),
            EdgeWrite("OWNS", "University:u", "Achievement:a", "", {"source": "中国新闻网 (RoR)"}),
            edge("OWNS", "University:u", "Achievement:b"),
            EdgeWrite("OWNS", "University:u", "Achievement:c", "", {"source": "ror"}),
            EdgeWrite("OWNS", "University:u", "Achievement:d", "", {"source": "教育部"}),
        ],
    )
    hop = ecosystem.hops["University"]["achievements"]
    for texts, achievements, owned in (
        (["ror"], "abd", None),
        (["教育"], "", ""),
        (["教育", "ror"], "abd", "ad"),
        ([""], "abd", "ad"),
        ([], "", None),
    ):
        given = Given()
        scope = Scope(source=given(texts))
        ids = await found(engine, ["Achievement"], Given(given), scope=scope)
        assert "".join(i[-1] for i in ids) == achievements, texts
        if owned is not None:
            pairs = await neighbours(engine, "University:u", hop, Given(given), scope=scope)
            assert "".join(far[-1] for _, far in pairs) == owned, texts


def as_of(given: Given, first: str, last: str) -> Scope:
    """A scope of a period."""
    return Scope(as_of=(given(first), given(last)))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2023-06-15", "2023-06-15", "always open started year month until"),
        ("2023-01-01", "2023-12-31", "always later open started year month until"),
        ("2023-07-01", "2023-07-01", "always open started year until"),
        ("2024-01-01", "2024-01-01", "always later open started"),
        ("2022-12-31", "2022-12-31", "always started until"),
        ("2023-12-31", "2023-12-31", "always later open started year"),
        ("0001-01-01", "9999-12-31", "always later open started year month until"),
    ],
)
async def test_the_time_of_nodes_and_edges(
    fresh: Fresh, ecosystem: Ontology, first: str, last: str, expected: str
) -> None:
    """Valid at some time in the period: from the first day of the start to the last day of the end."""
    engine = await fresh(ecosystem)
    lives = {
        "always": (None, None),
        "later": ("2023-12-01", None),
        "open": ("2023", None),
        "started": ("2020-01-01", None),
        "year": ("2023", "2023"),
        "month": ("2023-06", "2023-06"),
        "until": (None, "2023-07"),
    }
    writes: list[Any] = [node("Institution:o")]
    for key, (start, end) in lives.items():
        writes += [
            node(f"Program:{key}", start=start, end=end),
            node(f"Program:by-edge-{key}"),
            edge("OPERATES", "Institution:o", f"Program:by-edge-{key}", since=start, until=end),
        ]
    await load(engine, writes)
    given = Given()
    where = Compare("id", Op.IN, given([f"Program:{key}" for key in lives]))
    ids = await found(engine, ["Program"], given, where, scope=as_of(given, first, last))
    assert {i.removeprefix("Program:") for i in ids} == set(expected.split())
    given = Given()
    hop = ecosystem.hops["Institution"]["operates"]
    pairs = await neighbours(engine, "Institution:o", hop, given, scope=as_of(given, first, last))
    assert {far.removeprefix("Program:by-edge-") for _, far in pairs} == set(expected.split())


async def test_kinds_live_by_their_own_dates(fresh: Fresh, ecosystem: Ontology) -> None:
    """A kind's lifetime names its dates; kinds without one are always there."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("University:u", founded="2024"),
            node("Achievement:a", disclosed="2024"),
            node("Demand:d", posted="2023", deadline="2023-02"),
            node("Service:s"),
            node("Field:f"),
        ],
    )
    given = Given()
    scope = as_of(given, "2023-06-01", "2023-06-30")
    ids = await found(engine, ecosystem.concrete("Node"), given, scope=scope)
    assert ids == ["Demand:d", "Field:f", "Service:s"]


async def test_scopes_hold_at_every_depth(fresh: Fresh, ecosystem: Ontology) -> None:
    """What is behind a hidden node is not reached through it, and counts nowhere."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("University:u"),
            node("Achievement:a", visibility="INTERNAL"),
            node("Achievement:b"),
            node("Enterprise:x"),
            node("Enterprise:y", visibility="PARTNER"),
            edge("OWNS", "University:u", "Achievement:a"),
            edge("OWNS", "University:u", "Achievement:b"),
            edge("TRANSFERRED", "Achievement:a", "Enterprise:x"),
            edge("TRANSFERRED", "Achievement:b", "Enterprise:y"),
        ],
    )
    acquirers = ecosystem.hops["Achievement"]["acquirers"]
    owned = ecosystem.hops["University"]["achievements"]
    inner = Connection(
        acquirers,
        acquirers.targets,
        (ConnectionField("nodes", Nodes(id_only(acquirers.targets))),),
        Page(Param(1)),
    )
    shown = {"Achievement": (NodeField("id", Prop("id")), NodeField("acquirers", inner))}
    outer = replace(
        inner,
        hop=owned,
        kinds=owned.targets,
        fields=(ConnectionField("edges", Edges((EdgeField("node", NodeOf(shown)),))),),
    )
    look_up = Lookup(("University",), Param(0), {"University": (NodeField("achievements", outer),)})
    (answer,) = await ask(engine, Plan(look_up, PUBLIC), [["University:u"], 10])
    assert answer == {
        "achievements": {"edges": [{"node": {"id": "Achievement:b", "acquirers": {"nodes": []}}}]}
    }
    reached = Related(owned, Quantifier.SOME, Related(acquirers, Quantifier.SOME))
    assert await found(engine, ["University"], Given(), reached, scope=PUBLIC) == []
    assert await found(engine, ["University"], Given(), reached) == ["University:u"]
