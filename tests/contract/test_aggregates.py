"""Aggregates, written out, and what may show in none."""

from typing import Any

import pytest

from graph.engine import Engine
from graph.errors import BadInputError
from graph.ontology import Ontology
from graph.plan import (
    Groups,
    Scope,
    Summary,
)
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Stat
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, node
from tests.contract.summing import COUNT, MOST_FIRST, groups, statistics, told

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_statistics_look_at_present_values_and_a_count_at_rows(
    fresh: Fresh, ecosystem: Ontology
) -> None:
    """As in SQL: null where there are no values, and a missing one counts for nothing in an average."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Enterprise:a", employees=10, founded="2020"),
            node("Enterprise:b", employees=5, founded="2019-06"),
            node("Enterprise:c"),
        ],
    )
    employees = await told(engine, ["Enterprise"], statistics("employees"))
    assert employees == {"count": 3, "sum": 15, "avg": 7.5, "min": 5, "max": 10}
    capital = await told(engine, ["Enterprise"], statistics("registeredCapital"))
    assert capital == {"count": 3, "sum": None, "avg": None, "min": None, "max": None}
    nobody = await told(engine, ["Park"], statistics("latitude"))
    assert nobody == {"count": 0, "sum": None, "avg": None, "min": None, "max": None}
    dates = Summary((("from", Measure(Stat.MIN, "founded")), ("to", Measure(Stat.MAX, "founded"))))
    assert await told(engine, ["Enterprise"], dates) == {"from": "2019-06", "to": "2020"}


async def test_sums_of_whole_numbers_are_exact(fresh: Fresh, films: Ontology) -> None:
    """As a number up to 2^53-1 and as text beyond, where readers of JSON would round."""
    engine = await fresh(films)
    most = 2**53 - 1
    sums = Summary((("sum", Measure(Stat.SUM, "gross")), ("avg", Measure(Stat.AVG, "gross"))))
    await load(engine, [node("Film:a", gross=most), node("Film:b", gross=-1)])
    assert await told(engine, ["Film"], sums) == {"sum": most - 1, "avg": (most - 1) / 2}
    await load_more(engine, [node("Film:b", gross=0)])
    assert (await told(engine, ["Film"], sums))["sum"] == most
    await load_more(engine, [node("Film:b", gross=2)])
    assert await told(engine, ["Film"], sums) == {"sum": "9007199254740993", "avg": 2.0**52}
    await load_more(engine, [node("Film:a", gross=-most), node("Film:b", gross=-1)])
    assert (await told(engine, ["Film"], sums))["sum"] == "-9007199254740992"


async def load_more(engine: Engine, writes: Any) -> None:
    """Write into a graph that has something in it."""
    async with engine.transaction("test") as transaction:
        await transaction.write(writes)


async def test_a_sum_that_64_bits_do_not_hold_is_an_error(fresh: Fresh, films: Ontology) -> None:
    """Never a rounded number: in a sum, an average, an order."""
    engine = await fresh(films)
    await load(engine, [node(f"Film:{i}", gross=2**53 - 1) for i in range(1024)])
    total = Measure(Stat.SUM, "gross")
    assert await told(engine, ["Film"], Summary((("sum", total),))) == {"sum": "9223372036854774784"}
    await load_more(engine, [node("Film:more", gross=1024)])
    given = Given()
    by_sum = groups(given, GroupKey("restored"), order=[GroupOrder(total)])
    for asked in (Summary((("sum", total),)), statistics("gross"), by_sum):
        with pytest.raises(BadInputError, match="found a sum that does not fit 64 bits"):
            await told(engine, ["Film"], asked, given)
    average = Summary((("avg", Measure(Stat.AVG, "gross")),))
    with pytest.raises(BadInputError, match="sum fewer rows at once"):
        await told(engine, ["Film"], average)
    least = Summary((("max", Measure(Stat.MAX, "gross")), ("count", Count())))
    assert await told(engine, ["Film"], least) == {"max": 2**53 - 1, "count": 1025}


async def test_a_sum_that_is_too_large_is_an_error_on_whichever_page_its_group_is(
    fresh: Fresh, films: Ontology
) -> None:
    """Else the first page of a list would be answered by one engine and refused by another."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Film:a", match="a", gross=1),
            *(node(f"Film:{i}", match="m", gross=2**53 - 1) for i in range(1025)),
            node("Film:z", match="z", gross=2),
        ],
    )
    total, average = Measure(Stat.SUM, "gross"), Measure(Stat.AVG, "gross")
    by_key = GroupOrder(KeyOf(0), descending=True)
    asked = [
        ([GroupOrder(total)], None),
        ([GroupOrder(average)], None),
        ([GroupOrder(total)], [1, "a"]),
        ([GroupOrder(total), by_key], [2**63 - 1, "a", "a"]),
    ]
    for order, after in asked:
        given = Given()
        with pytest.raises(BadInputError, match="found a sum that does not fit 64 bits"):
            await told(
                engine, ["Film"], groups(given, GroupKey("match"), order=order, limit=1, after=after), given
            )
    given = Given()
    shown = Summary((("key", KeyOf(0)), ("sum", total)))
    for order in ([MOST_FIRST], [COUNT], [by_key], []):
        first = Groups((GroupKey("match"),), shown, given(1), tuple(order))
        with pytest.raises(BadInputError, match="found a sum that does not fit 64 bits"):
            await told(engine, ["Film"], first, given)
    heights = [node(f"Person:{i}", born="2000", height=1.5e308) for i in range(2)]
    await load_more(engine, [*heights, node("Person:a", born="1999", height=1.0)])
    tallest = Groups((GroupKey("born"),), Summary((("sum", Measure(Stat.SUM, "height")),)), given(1))
    with pytest.raises(BadInputError, match="does not fit 64 bits"):
        await told(engine, ["Person"], tallest, given)


async def test_sums_and_averages_of_fractions_have_twelve_digits(fresh: Fresh, films: Ontology) -> None:
    """Which are the same whatever the order in which they are added; a half is rounded up."""
    engine = await fresh(films)
    heights = [0.1, 0.2, 0.3, 0.7, 1.9, 1e-9, 123.456]
    await load(engine, [node(f"Person:{i}", height=height) for i, height in enumerate(heights)])
    found = await told(engine, ["Person"], statistics("height"))
    assert found == {
        "count": 7,
        "sum": 126.656000001,
        "avg": 18.0937142859,
        "min": 1e-9,
        "max": 123.456,
    }
    engine = await fresh(films)
    await load(engine, [node("Person:a", height=1234567890.0), node("Person:b", height=0.125)])
    assert (await told(engine, ["Person"], statistics("height")))["sum"] == 1234567890.13
    engine = await fresh(films)
    await load(engine, [node(f"Person:{i}", height=0.333333333333333) for i in range(2)])
    thirds = await told(engine, ["Person"], statistics("height"))
    assert (thirds["sum"], thirds["avg"]) == (0.666666666667, 0.333333333333)


async def test_half_of_the_twelfth_digit_is_rounded_up(fresh: Fresh, films: Ontology) -> None:
    """Also a half that no float holds; what is less is not."""
    engine = await fresh(films)
    sums = {
        924415624430500.0: 924415624431000.0,
        -924415624430500.0: -924415624431000.0,
        5968776237735000.0: 5968776237740000.0,
        610852188358500.0: 610852188359000.0,
        6840734300.565: 6840734300.57,
        948292369871499.0: 948292369871000.0,
        0.125000000000499: 0.125,
        0.1250000000005: 0.125000000001,
        1e-300: 1e-300,
        1.79769313486231e308: 1.79769313486e308,
    }
    people = [node(f"Person:{i}", nameEn=f"{i:02}", height=height) for i, height in enumerate(sums)]
    await load(engine, people)
    given = Given()
    shown = Summary((("sum", Measure(Stat.SUM, "height")), ("avg", Measure(Stat.AVG, "height"))))
    found = await told(engine, ["Person"], Groups((GroupKey("nameEn"),), shown, given(99)), given)
    assert found == [{"sum": total, "avg": total} for total in sums.values()]


async def test_a_sum_of_fractions_that_no_float_holds_is_an_error(fresh: Fresh, films: Ontology) -> None:
    """JSON has no infinity."""
    engine = await fresh(films)
    await load(engine, [node(f"Person:{i}", height=1.5e308) for i in range(2)])
    for stat in (Stat.SUM, Stat.AVG):
        with pytest.raises(BadInputError, match="does not fit 64 bits"):
            await told(engine, ["Person"], Summary((("it", Measure(stat, "height")),)))
    await load_more(engine, [node(f"Person:{i}", height=-1.5e308) for i in range(2)])
    with pytest.raises(BadInputError, match="does not fit 64 bits"):
        await told(engine, ["Person"], Summary((("it", Measure(Stat.SUM, "height")),)))


async def test_statistics_over_several_kinds_and_over_a_hop(fresh: Fresh, ecosystem: Ontology) -> None:
    """Of an interface's nodes together; over a hop of the nodes, each once, or of the edges."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i", latitude=1.5),
            node("Enterprise:a", latitude=2.5),
            node("Program:p"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:a", "1", amount=10, since="2020"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:a", "2", amount=20, since="2021-05"),
            edge("INVESTED_IN", "Investor:i", "Program:p", amount=5),
        ],
    )
    organizations = ecosystem.concrete("Organization")
    assert (await told(engine, organizations, statistics("latitude")))["sum"] == 4.0
    hop = ecosystem.hops["Investor"]["investments"]
    over: dict[str, Any] = {"hop": hop, "near": "Investor:i"}
    amounts = await told(engine, hop.targets, statistics("amount", edge=True), **over)
    assert amounts == {"count": 3, "sum": 35, "avg": 35 / 3, "min": 5, "max": 20}
    confidence = await told(engine, hop.targets, statistics("confidence"), **over)
    assert confidence == {"count": 2, "sum": 2.0, "avg": 1.0, "min": 1.0, "max": 1.0}
    total = Summary((("nodes", Count()), ("sum", Measure(Stat.SUM, "amount", edge=True))))
    assert await told(engine, hop.targets, total, **over) == {"nodes": 2, "sum": 35}
    nobody = Summary((("nodes", Count()), ("edges", statistics("amount", edge=True))))
    partners = ecosystem.hops["Investor"]["partners"]
    assert await told(engine, partners.targets, nobody, hop=partners, near="Investor:i") == {
        "nodes": 0,
        "edges": {"count": 0, "sum": None, "avg": None, "min": None, "max": None},
    }
    back = ecosystem.hops["Program"]["investors"]
    backwards: dict[str, Any] = {"hop": back, "near": "Program:p"}
    assert (await told(engine, back.targets, statistics("amount", edge=True), **backwards))["sum"] == 5


async def test_sums_beside_figures_of_the_nodes_are_exact_and_fit(fresh: Fresh, films: Ontology) -> None:
    """Edges are summed up by node first there: beyond 2^53, beyond 64 bits, and to 12 digits all the same."""
    engine = await fresh(films)
    most = 2**53 - 1
    fees = [("a", most), ("a", 2), ("b", 1)]
    weights = [("x", 1.5e308), ("x", 1.5e308), ("y", -1.5e308), ("y", -1.5e308), ("z", 0.5)]
    await load(
        engine,
        [
            *(node(f"Film:{key}", gross=most) for key in "ab"),
            *(node(f"Person:{key}") for key in "pxyz"),
            *(edge("ACTED_IN", "Person:p", f"Film:{f}", str(i), fee=fee) for i, (f, fee) in enumerate(fees)),
            *(edge("KNOWS", "Person:p", f"Person:{f}", str(i), weight=w) for i, (f, w) in enumerate(weights)),
        ],
    )
    hop = films.hops["Person"]["films"]
    over: dict[str, Any] = {"hop": hop, "near": "Person:p"}
    gross, fee = Measure(Stat.SUM, "gross"), Measure(Stat.SUM, "fee", edge=True)
    average = Measure(Stat.AVG, "fee", edge=True)
    asked = Summary((("gross", gross), ("fees", fee), ("fee", average)))
    assert await told(engine, hop.targets, asked, **over) == {
        "gross": "18014398509481982",
        "fees": "9007199254740994",
        "fee": 9007199254740994 / 3,
    }
    more = [
        edge("ACTED_IN", "Person:p", "Film:a" if i % 2 else "Film:b", f"more{i}", fee=most)
        for i in range(1024)
    ]
    await load_more(engine, more)
    for summary in (asked, Summary((("count", Count()), ("fee", average)))):
        with pytest.raises(BadInputError, match="found a sum that does not fit 64 bits"):
            await told(engine, hop.targets, summary, **over)
    hop = films.hops["Person"]["knows"]
    weight = Measure(Stat.SUM, "weight", edge=True)
    asked = Summary((("count", Count()), ("weight", weight)))
    with pytest.raises(BadInputError, match="found a sum that does not fit 64 bits"):
        await told(engine, hop.targets, asked, hop=hop, near="Person:p")
    assert await told(engine, hop.targets, asked, hop=hop, near="Person:z") == {"count": 1, "weight": 0.5}


async def test_what_is_out_of_scope_is_in_no_statistic_and_no_group(
    fresh: Fresh, ecosystem: Ontology
) -> None:
    """Hidden nodes, hidden edges, what was not valid then, and what is not sure enough."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("University:u", city="长沙", founded="1990"),
            node("University:young", city="上海", founded="2020"),
            node("University:hidden", city="北京", visibility="INTERNAL"),
            node("Achievement:a", trl=1),
            node("Achievement:b", trl=2, confidence=0.5),
            node("Achievement:c", trl=4, visibility="INTERNAL"),
            node("Achievement:d", trl=8),
            edge("OWNS", "University:u", "Achievement:a", share=0.5),
            edge("OWNS", "University:u", "Achievement:b", share=0.25),
            edge("OWNS", "University:u", "Achievement:c", share=0.125),
            edge("OWNS", "University:u", "Achievement:d", share=0.0625, visibility="INTERNAL"),
            edge("OWNS", "University:young", "Achievement:a", since="2021"),
            edge("OWNS", "University:hidden", "Achievement:a"),
        ],
    )
    given = Given()
    public = Scope(visible=("PUBLIC",))
    sure = Scope(min_confidence=given(0.9), visible=("PUBLIC",))
    then = Scope(as_of=(given("2010-01-01"), given("2010-12-31")), visible=("PUBLIC",))
    owned = ecosystem.hops["University"]["achievements"]
    over: dict[str, Any] = {"hop": owned, "near": "University:u"}
    shares = Summary((("shares", Measure(Stat.SUM, "share", edge=True)), ("count", Count())))
    trls = Summary((("trls", Measure(Stat.SUM, "trl")),))
    for scope, share, count, trl in ((public, 0.75, 2, 3), (sure, 0.5, 1, 1), (Scope(), 0.9375, 4, 15)):
        found = await told(engine, owned.targets, shares, Given(given), scope=scope, **over)
        assert found == {"shares": share, "count": count}
        assert await told(engine, owned.targets, trls, Given(given), scope=scope, **over) == {"trls": trl}
    owners = GroupKey("city", hop=ecosystem.hops["Achievement"]["owners"])
    for scope, expected in (
        (public, [("上海", 1), ("长沙", 2), (None, 1)]),
        (sure, [("上海", 1), ("长沙", 1), (None, 1)]),
        (then, [("长沙", 2), (None, 1)]),
        (Scope(), [("上海", 1), ("北京", 1), ("长沙", 4)]),
    ):
        values = Given(given)
        asked = groups(values, owners)
        found = await told(engine, ["Achievement"], asked, values, scope=scope)
        assert [(group["key0"], group["count"]) for group in found] == expected
