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
    Summary,
)
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part, Stat
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, node
from tests.contract.summing import COUNT, MOST_FIRST, grouped, groups, told

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
