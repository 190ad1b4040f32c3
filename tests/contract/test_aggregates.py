"""Aggregates and groups, written out."""

from collections.abc import Sequence
from typing import Any

import pytest

from graph.engine import Engine
from graph.errors import BadInputError
from graph.ontology import Hop, Ontology
from graph.plan import (
    Compare,
    Connection,
    Cursor,
    Filter,
    Groups,
    Lookup,
    NodeField,
    Op,
    Or,
    Page,
    Plan,
    Position,
    Scope,
    Summary,
    TotalCount,
)
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part, Stat
from tests.contract.ask import ask, field, load
from tests.contract.conftest import Fresh
from tests.contract.reference import kind
from tests.contract.say import Given, edge, node

pytestmark = pytest.mark.asyncio(loop_scope="session")

COUNT = GroupOrder(Count())
MOST_FIRST = GroupOrder(Count(), descending=True)


async def told(
    engine: Engine,
    kinds: Sequence[str],
    asked: Summary | Groups | TotalCount,
    given: Given | None = None,
    *,
    hop: Hop | None = None,
    near: str = "",
    where: Filter | None = None,
    scope: Scope | None = None,
) -> Any:
    """What is said of all nodes of some kinds, or of what is over a hop from a node."""
    given = Given() if given is None else given
    read = Connection(hop, tuple(kinds), field(asked), Page(given(1)), where)
    if hop is None:
        (answer,) = await ask(engine, Plan(read, scope or Scope()), given)
        return answer["it"]
    lookup = Lookup((kind(near),), given([near]), {kind(near): (NodeField("over", read),)})
    (answer,) = await ask(engine, Plan(lookup, scope or Scope()), given)
    return answer["over"]["it"]


def statistics(prop: str, *, edge: bool = False) -> Summary:
    """A count, and each statistic of a property."""
    measures = ((stat.value, Measure(stat, prop, edge)) for stat in Stat)
    return Summary((("count", Count()), *measures))


def groups(
    given: Given, *by: GroupKey, order: Sequence[GroupOrder] = (), limit: int = 100, after: Any = None
) -> Groups:
    """Groups shown by their keys and count; `cursor` is where each stands."""
    shown = (*((f"key{i}", KeyOf(i)) for i in range(len(by))), ("count", Count()), ("cursor", Cursor()))
    position = None if after is None else Position(tuple(map(given, after)))
    return Groups(by, Summary(shown), given(limit), tuple(order), position, 7)


async def grouped(
    engine: Engine, kinds: Sequence[str], *by: GroupKey, order: Sequence[GroupOrder] = (), **about: Any
) -> list[tuple[Any, ...]]:
    """Groups as (keys..., count)."""
    given = Given()
    found = await told(engine, kinds, groups(given, *by, order=order), given, **about)
    return [(*(group[f"key{i}"] for i in range(len(by))), group["count"]) for group in found]


# --- statistics ------------------------------------------------------------------------------------


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


async def test_sums_of_fractions_have_twelve_digits(fresh: Fresh, films: Ontology) -> None:
    """Which are the same whatever the order in which they are added; a half is rounded up."""
    engine = await fresh(films)
    heights = [0.1, 0.2, 0.3, 0.7, 1.9, 1e-9, 123.456]
    await load(engine, [node(f"Person:{i}", height=height) for i, height in enumerate(heights)])
    found = await told(engine, ["Person"], statistics("height"))
    assert found == {
        "count": 7,
        "sum": 126.656000001,
        "avg": 126.656000001 / 7,
        "min": 1e-9,
        "max": 123.456,
    }
    engine = await fresh(films)
    await load(engine, [node("Person:a", height=1234567890.0), node("Person:b", height=0.125)])
    assert (await told(engine, ["Person"], statistics("height")))["sum"] == 1234567890.13


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
    """Of an interface's nodes together; over a hop of the nodes, or of the edges, each edge a row."""
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
    assert confidence == {"count": 3, "sum": 3.0, "avg": 1.0, "min": 1.0, "max": 1.0}
    back = ecosystem.hops["Program"]["investors"]
    backwards: dict[str, Any] = {"hop": back, "near": "Program:p"}
    assert (await told(engine, back.targets, statistics("amount", edge=True), **backwards))["sum"] == 5


# --- keys ------------------------------------------------------------------------------------------


async def test_groups_by_several_keys_the_missing_last(fresh: Fresh, ecosystem: Ontology) -> None:
    """Every row is in a group, also that of no value."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Achievement:a", trl=7, achievementType="PATENT"),
            node("Achievement:b", trl=7, achievementType="PATENT"),
            node("Achievement:c", trl=7),
            node("Achievement:d", achievementType="DESIGN"),
            node("Achievement:e", trl=2),
        ],
    )
    by = (GroupKey("trl"), GroupKey("achievementType"))
    assert await grouped(engine, ["Achievement"], *by) == [
        (2, None, 1),
        (7, "PATENT", 2),
        (7, None, 1),
        (None, "DESIGN", 1),
    ]
    assert await grouped(engine, ["Achievement"], GroupKey("trl"), order=[MOST_FIRST]) == [
        (7, 3),
        (2, 1),
        (None, 1),
    ]
    down = GroupOrder(KeyOf(0), descending=True)
    assert await grouped(engine, ["Achievement"], GroupKey("trl"), order=[down]) == [
        (7, 3),
        (2, 1),
        (None, 1),
    ]
    assert await grouped(engine, ["Park"], GroupKey("city")) == []


async def test_numbers_booleans_and_references_are_keys_of_their_own_type(
    fresh: Fresh, films: Ontology
) -> None:
    """False before true; a reference to nowhere is missing."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Person:p", height=1.75, living=True),
            node("Person:q", height=1.75, living=False),
            node("Person:r", living=True),
            node("Film:a", sequelTo="Person:p", restored=True),
            node("Film:b", sequelTo="Person:nowhere"),
        ],
    )
    assert await grouped(engine, ["Person"], GroupKey("living")) == [(False, 1), (True, 2)]
    assert await grouped(engine, ["Person"], GroupKey("height")) == [(1.75, 2), (None, 1)]
    assert await grouped(engine, ["Film"], GroupKey("restored")) == [(False, 1), (True, 1)]
    assert await grouped(engine, ["Film"], GroupKey("sequelTo")) == [("Person:p", 1), (None, 1)]


async def test_text_is_one_group_whatever_its_case_and_width(fresh: Fresh, ecosystem: Ontology) -> None:
    """As a filter finds it; it is shown in the least of its forms, by code point."""
    engine = await fresh(ecosystem)
    cities = ["changsha", "Changsha", "ＣＨＡＮＧＳＨＡ", "长沙", "\uffff", "😀", None]
    await load(engine, [node(f"Park:{i}", city=city) for i, city in enumerate(cities)])
    assert await grouped(engine, ["Park"], GroupKey("city")) == [
        ("Changsha", 3),
        ("长沙", 1),
        ("\uffff", 1),
        ("😀", 1),
        (None, 1),
    ]
    given = Given()
    same = Compare("city", Op.EQ, given("changsha"))
    count = Summary((("count", Count()),))
    assert await told(engine, ["Park"], count, given, where=same) == {"count": 3}


async def test_years_and_months(fresh: Fresh, ecosystem: Ontology) -> None:
    """A year is a whole number, a month a date; a date that is only a year has no month."""
    engine = await fresh(ecosystem)
    dates = ["2023", "2023-12", "2023-12-05", "2024-01-31", None]
    await load(engine, [node(f"Demand:{i}", posted=date) for i, date in enumerate(dates)])
    posted = {part: GroupKey("posted", part=part) for part in Part}
    assert await grouped(engine, ["Demand"], posted[Part.YEAR]) == [(2023, 3), (2024, 1), (None, 1)]
    assert await grouped(engine, ["Demand"], posted[Part.MONTH]) == [
        ("2023-12", 2),
        ("2024-01", 1),
        (None, 2),
    ]
    assert await grouped(engine, ["Demand"], posted[Part.WHOLE]) == [
        ("2023", 1),
        ("2023-12", 1),
        ("2023-12-05", 1),
        ("2024-01-31", 1),
        (None, 1),
    ]


async def test_a_row_is_in_the_group_of_each_item_of_a_list_once(fresh: Fresh, films: Ontology) -> None:
    """Codes and text, items that are the same to a filter being one; statistics count the row in each."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Film:a", ratings=["R18", "ALL", "R18"], tags=["Neu", "neu", "alt"], minutes=10),
            node("Film:b", ratings=["ALL"], tags=["NEU"], minutes=30),
            node("Film:c", minutes=50),
        ],
    )
    assert await grouped(engine, ["Film"], GroupKey("ratings")) == [("ALL", 2), ("R18", 1), (None, 1)]
    assert await grouped(engine, ["Film"], GroupKey("tags")) == [("alt", 1), ("NEU", 2), (None, 1)]
    both = await grouped(engine, ["Film"], GroupKey("ratings"), GroupKey("tags"))
    assert both == [
        ("ALL", "alt", 1),
        ("ALL", "NEU", 2),
        ("R18", "alt", 1),
        ("R18", "Neu", 1),
        (None, None, 1),
    ]
    given = Given()
    shown = Summary((("key", KeyOf(0)), ("sum", Measure(Stat.SUM, "minutes"))))
    asked = Groups((GroupKey("ratings"),), shown, given(10))
    assert await told(engine, ["Film"], asked, given) == [
        {"key": "ALL", "sum": 40},
        {"key": "R18", "sum": 10},
        {"key": None, "sum": 50},
    ]


async def owned_achievements(engine: Engine) -> None:
    """Three achievements: of two organisations in different cities, of two in one city, and of nobody."""
    await load(
        engine,
        [
            node("University:csu", city="长沙", region="430100", tags=["985", "211"]),
            node("University:hnu", city="长沙", region="430100"),
            node("Enterprise:e", city="上海", region="310000", tags=["211"]),
            node("Achievement:apart", trl=5),
            node("Achievement:together", trl=7),
            node("Achievement:alone", trl=9),
            edge("OWNS", "University:csu", "Achievement:apart"),
            edge("OWNS", "Enterprise:e", "Achievement:apart"),
            edge("OWNS", "University:csu", "Achievement:together", "1"),
            edge("OWNS", "University:csu", "Achievement:together", "2"),
            edge("OWNS", "University:hnu", "Achievement:together"),
        ],
    )


async def test_groups_by_what_nodes_are_linked_to(fresh: Fresh, ecosystem: Ontology) -> None:
    """Achievements by their owners' city: once in that of each, however many owners are there; two keys of
    the owners are of the same owner."""
    engine = await fresh(ecosystem)
    await owned_achievements(engine)
    owners = ecosystem.hops["Achievement"]["owners"]
    city, region, tags = (GroupKey(prop, hop=owners) for prop in ("city", "region", "tags"))
    assert await grouped(engine, ["Achievement"], city) == [("上海", 1), ("长沙", 2), (None, 1)]
    assert await grouped(engine, ["Achievement"], city, region) == [
        ("上海", "310000", 1),
        ("长沙", "430100", 2),
        (None, None, 1),
    ]
    assert await grouped(engine, ["Achievement"], tags, city) == [
        ("211", "上海", 1),
        ("211", "长沙", 2),
        ("985", "长沙", 2),
        (None, "长沙", 1),
        (None, None, 1),
    ]
    most_mature = GroupOrder(Measure(Stat.MAX, "trl"), descending=True)
    assert await grouped(engine, ["Achievement"], city, order=[most_mature]) == [
        (None, 1),
        ("长沙", 2),
        ("上海", 1),
    ]


async def test_groups_over_a_hop_by_node_and_edge(fresh: Fresh, ecosystem: Ontology) -> None:
    """Every edge is a row; nodes of several kinds, edge properties, and both together."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Achievement:x"),
            node("Enterprise:a", city="长沙"),
            node("University:b", city="长沙"),
            node("Institution:hub"),
            edge("TRANSFERRED", "Achievement:x", "Enterprise:a", amount=3, contract="LICENSE"),
            edge("TRANSFERRED", "Achievement:x", "Enterprise:a", "2", amount=4, contract="TRANSFER"),
            edge(
                "TRANSFERRED",
                "Achievement:x",
                "University:b",
                amount=5,
                contract="LICENSE",
                broker="Institution:hub",
                since="2024-03",
            ),
        ],
    )
    hop = ecosystem.hops["Achievement"]["acquirers"]
    over: dict[str, Any] = {"hop": hop, "near": "Achievement:x"}
    contract = GroupKey("contract", edge=True)
    city = GroupKey("city")
    assert await grouped(engine, hop.targets, contract, **over) == [("LICENSE", 2), ("TRANSFER", 1)]
    assert await grouped(engine, hop.targets, city, contract, **over) == [
        ("长沙", "LICENSE", 2),
        ("长沙", "TRANSFER", 1),
    ]
    broker = GroupKey("broker", edge=True)
    assert await grouped(engine, hop.targets, broker, **over) == [("Institution:hub", 1), (None, 2)]
    month = GroupKey("since", edge=True, part=Part.MONTH)
    assert await grouped(engine, hop.targets, month, **over) == [("2024-03", 1), (None, 2)]
    given = Given()
    shown = Summary((("key", KeyOf(0)), ("edges", statistics("amount", edge=True))))
    by_sum = GroupOrder(Measure(Stat.SUM, "amount", edge=True), descending=True)
    asked = Groups((contract,), shown, given(10), (by_sum,))
    assert await told(engine, hop.targets, asked, given, **over) == [
        {"key": "LICENSE", "edges": {"count": 2, "sum": 8, "avg": 4.0, "min": 3, "max": 5}},
        {"key": "TRANSFER", "edges": {"count": 1, "sum": 4, "avg": 4.0, "min": 4, "max": 4}},
    ]


async def test_a_symmetric_hop_counts_both_ways(fresh: Fresh, ecosystem: Ontology) -> None:
    """Whichever end an edge was written from."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Park:{key}", city=city) for key, city in (("a", "x"), ("b", "x"), ("c", "y"))),
            edge("COOPERATES_WITH", "Park:a", "Park:b", amount=1),
            edge("COOPERATES_WITH", "Park:c", "Park:b", amount=2),
        ],
    )
    hop = ecosystem.hops["Park"]["partners"]
    over: dict[str, Any] = {"hop": hop, "near": "Park:b"}
    assert await grouped(engine, hop.targets, GroupKey("city"), **over) == [("x", 1), ("y", 1)]
    assert (await told(engine, hop.targets, statistics("amount", edge=True), **over))["sum"] == 3


async def test_a_filter_that_nothing_satisfies_leaves_no_groups(fresh: Fresh, films: Ontology) -> None:
    """Nor an error: the planner of a database may fall over what is known to be false."""
    engine = await fresh(films)
    await load(
        engine, [node("Film:f"), node("Person:p"), edge("ACTED_IN", "Person:p", "Film:f", since="2020")]
    )
    hop = films.hops["Film"]["cast"]
    by = (
        GroupKey("aliases", hop=films.hops["Person"]["memberOf"]),
        GroupKey("since", edge=True, part=Part.YEAR),
    )
    over: dict[str, Any] = {"hop": hop, "near": "Film:f"}
    assert await grouped(engine, hop.targets, *by, **over) == [(None, 2020, 1)]
    assert await grouped(engine, hop.targets, *by, where=Or(()), **over) == []


# --- pages -----------------------------------------------------------------------------------------


async def pages(engine: Engine, limit: int, *by: GroupKey, order: Sequence[GroupOrder]) -> list[list[Any]]:
    """Where the groups of all parks stand, page by page."""
    found: list[list[Any]] = []
    after = None
    while True:
        given = Given()
        part = await told(engine, ["Park"], groups(given, *by, order=order, limit=limit, after=after), given)
        if not part:
            return found
        assert all(group["cursor"][0] == 7 for group in part)
        found.append([group["cursor"][1:] for group in part])
        after = found[-1][-1]


async def test_groups_are_paged_by_where_they_stand(fresh: Fresh, ecosystem: Ontology) -> None:
    """By what they are ordered by, then their keys; text stands in its folded form."""
    engine = await fresh(ecosystem)
    cities = ["B", "b", "a", "C", "c", "c", None]
    await load(engine, [node(f"Park:{i}", city=city, latitude=float(i)) for i, city in enumerate(cities)])
    by = GroupKey("city")
    assert await pages(engine, 2, by, order=()) == [[["a"], ["b"]], [["c"], [None]]]
    assert await pages(engine, 3, by, order=[MOST_FIRST]) == [
        [[3, "c"], [2, "b"], [1, "a"]],
        [[1, None]],
    ]
    assert await pages(engine, 1, by, order=[COUNT]) == [
        [[1, "a"]],
        [[1, None]],
        [[2, "b"]],
        [[3, "c"]],
    ]
    north = GroupOrder(Measure(Stat.MAX, "latitude"), descending=True)
    assert await pages(engine, 2, by, order=[north]) == [
        [[6.0, None], [5.0, "c"]],
        [[2.0, "a"], [1.0, "b"]],
    ]


async def test_pages_of_averages_that_no_short_decimal_holds(fresh: Fresh, ecosystem: Ontology) -> None:
    """A third is where it was when the next page begins."""
    engine = await fresh(ecosystem)
    staff = {"a": (1, 0, 0), "b": (2, 0, 0), "c": (1, 1, 0), "d": (None,)}
    await load(
        engine,
        [
            node(f"Enterprise:{city}{i}", city=city, employees=employees)
            for city, numbers in staff.items()
            for i, employees in enumerate(numbers)
        ],
    )
    average = GroupOrder(Measure(Stat.AVG, "employees"), descending=True)
    after, found = None, []
    for _ in range(5):
        given = Given()
        asked = groups(given, GroupKey("city"), order=[average], limit=1, after=after)
        part = await told(engine, ["Enterprise"], asked, given)
        found += [group["cursor"][1:] for group in part]
        after = found[-1]
    assert found == [[2 / 3, "b"], [2 / 3, "c"], [1 / 3, "a"], [None, "d"]]


async def test_a_page_of_booleans_and_years_goes_on(fresh: Fresh, films: Ontology) -> None:
    """Each key is given back in the form in which the cursor holds it."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Film:a", restored=True, released="2001-01"),
            node("Film:b", released="1999"),
            node("Film:c", restored=True),
        ],
    )
    by = (GroupKey("restored"), GroupKey("released", part=Part.YEAR))
    whole = [[False, 1999], [True, 2001], [True, None]]
    for i in range(3):
        given = Given()
        found = await told(engine, ["Film"], groups(given, *by, after=whole[i]), given)
        assert [group["cursor"][1:] for group in found] == whole[i + 1 :]


# --- scope -----------------------------------------------------------------------------------------


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
