"""Groups, written out: keys and pages."""

from collections.abc import Sequence
from typing import Any

import pytest

from graph.engine import Engine
from graph.ontology import Ontology
from graph.plan import (
    Compare,
    Groups,
    Op,
    Or,
    Summary,
)
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part, Stat
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, node
from tests.contract.summing import COUNT, MOST_FIRST, grouped, groups, statistics, told

pytestmark = pytest.mark.asyncio(loop_scope="session")


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
    """Nodes of several kinds, edge properties, and both together; the edges are counted by themselves."""
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
    assert await grouped(engine, hop.targets, broker, **over) == [("Institution:hub", 1), (None, 1)]
    assert await grouped(engine, hop.targets, broker, edges=True, **over) == [
        ("Institution:hub", 1),
        (None, 2),
    ]
    month = GroupKey("since", edge=True, part=Part.MONTH)
    assert await grouped(engine, hop.targets, month, edges=True, **over) == [("2024-03", 1), (None, 2)]
    given = Given()
    shown = Summary((("key", KeyOf(0)), ("edges", statistics("amount", edge=True))))
    by_sum = GroupOrder(Measure(Stat.SUM, "amount", edge=True), descending=True)
    asked = Groups((contract,), shown, given(10), (by_sum,))
    assert await told(engine, hop.targets, asked, given, **over) == [
        {"key": "LICENSE", "edges": {"count": 2, "sum": 8, "avg": 4.0, "min": 3, "max": 5}},
        {"key": "TRANSFER", "edges": {"count": 1, "sum": 4, "avg": 4.0, "min": 4, "max": 4}},
    ]


async def parts_in_films(engine: Engine) -> None:
    """Somebody with three parts in one film, from two years, one in another and one in a third."""
    await load(
        engine,
        [
            node("Person:p"),
            node("Film:a", match="long", minutes=10, tags=["x", "y", "X"]),
            node("Film:b", match="long", minutes=5, tags=["x"]),
            node("Film:c", match="brief", minutes=1),
            edge("ACTED_IN", "Person:p", "Film:a", "1", fee=1, since="2020"),
            edge("ACTED_IN", "Person:p", "Film:a", "2", fee=2, since="2021"),
            edge("ACTED_IN", "Person:p", "Film:a", "3", since="2021-05"),
            edge("ACTED_IN", "Person:p", "Film:b", fee=8, since="2021"),
            edge("ACTED_IN", "Person:p", "Film:c", fee=16),
        ],
    )


async def test_in_each_group_a_node_counts_once_and_every_edge(fresh: Fresh, films: Ontology) -> None:
    """Of parallel edges too: by the node, by the edge (a node may be in several groups then), by a list, by
    what the node is linked to."""
    engine = await fresh(films)
    await parts_in_films(engine)
    hop = films.hops["Person"]["films"]
    nodes = Summary((("count", Count()), ("sum", Measure(Stat.SUM, "minutes"))))
    shown = Summary((("key", KeyOf(0)), ("nodes", nodes), ("edges", statistics("fee", edge=True))))

    async def told_by(key: GroupKey) -> list[tuple[Any, ...]]:
        given = Given()
        asked = Groups((key,), shown, given(10))
        found = await told(engine, hop.targets, asked, given, hop=hop, near="Person:p")
        return [(group["key"], *group["nodes"].values(), *group["edges"].values()) for group in found]

    # The key; the number of films and their minutes; that of parts, and fees: sum, average, least, greatest.
    assert await told_by(GroupKey("match")) == [
        ("brief", 1, 1, 1, 16, 16.0, 16, 16),
        ("long", 2, 15, 4, 11, 11 / 3, 1, 8),
    ]
    assert await told_by(GroupKey("since", edge=True, part=Part.YEAR)) == [
        (2020, 1, 10, 1, 1, 1.0, 1, 1),
        (2021, 2, 15, 3, 10, 5.0, 2, 8),
        (None, 1, 1, 1, 16, 16.0, 16, 16),
    ]
    assert await told_by(GroupKey("tags")) == [
        ("X", 2, 15, 4, 11, 11 / 3, 1, 8),
        ("y", 1, 10, 3, 3, 1.5, 1, 2),
        (None, 1, 1, 1, 16, 16.0, 16, 16),
    ]
    cast = GroupKey("confidence", hop=films.hops["Film"]["cast"])
    assert await told_by(cast) == [(1.0, 3, 16, 5, 27, 6.75, 1, 16)]


async def test_groups_are_ordered_by_nodes_or_by_edges(fresh: Fresh, films: Ontology) -> None:
    """Each by its own number and statistics, which is also where they stand."""
    engine = await fresh(films)
    await parts_in_films(engine)
    hop = films.hops["Person"]["films"]

    async def places(by: Count | Measure) -> list[Any]:
        given = Given()
        asked = groups(given, GroupKey("tags"), order=[GroupOrder(by, descending=True)])
        found = await told(engine, hop.targets, asked, given, hop=hop, near="Person:p")
        return [group["cursor"][1:] for group in found]

    assert await places(Count()) == [[2, "x"], [1, "y"], [1, None]]
    assert await places(Count(edge=True)) == [[4, "x"], [3, "y"], [1, None]]
    assert await places(Measure(Stat.SUM, "minutes")) == [[15, "x"], [10, "y"], [1, None]]
    assert await places(Measure(Stat.SUM, "fee", edge=True)) == [[16, None], [11, "x"], [3, "y"]]
    assert await places(Measure(Stat.AVG, "minutes")) == [[10.0, "y"], [7.5, "x"], [1.0, None]]


async def test_a_symmetric_hop_counts_both_ways(fresh: Fresh, ecosystem: Ontology) -> None:
    """Whichever end an edge was written from; a partner counts once."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Park:{key}", city=city) for key, city in (("a", "x"), ("b", "x"), ("c", "y"))),
            edge("COOPERATES_WITH", "Park:a", "Park:b", amount=1),
            edge("COOPERATES_WITH", "Park:c", "Park:b", amount=2),
            edge("COOPERATES_WITH", "Park:b", "Park:c", "again", amount=4),
        ],
    )
    hop = ecosystem.hops["Park"]["partners"]
    over: dict[str, Any] = {"hop": hop, "near": "Park:b"}
    assert await grouped(engine, hop.targets, GroupKey("city"), **over) == [("x", 1), ("y", 1)]
    assert await grouped(engine, hop.targets, GroupKey("city"), edges=True, **over) == [("x", 1), ("y", 2)]
    counts = Summary((("nodes", Count()), ("edges", Count(edge=True))))
    assert await told(engine, hop.targets, counts, **over) == {"nodes": 2, "edges": 3}
    assert (await told(engine, hop.targets, statistics("amount", edge=True), **over))["sum"] == 7


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
