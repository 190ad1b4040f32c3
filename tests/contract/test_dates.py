"""Partial dates mean sets of days: comparisons, periods and diffs against an oracle of explicit sets.

A date of EDTF level 0 is the set of the days that its text begins; what is before, in or after what is read
off the sets, without any rule about texts.
"""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import example, given, note, settings
from hypothesis import strategies as st

from graph import values
from graph.engine import Engine
from graph.ontology import Ontology
from graph.plan import Compare, Dated, Filter, Op, Param, Plan, Scope
from loaders.filters import Filters
from loaders.slots import Slots
from loaders.terms import Leaf
from tests.contract.ask import ask, load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, found, node

pytestmark = pytest.mark.asyncio(loop_scope="session")

_FIRST, _LAST = date(2022, 1, 1), date(2025, 12, 31)
_EVERY = [(_FIRST + timedelta(days=n)).isoformat() for n in range((_LAST - _FIRST).days + 1)]
_NEAR = st.sampled_from(_EVERY[300:800:3] + _EVERY[720:740] + _EVERY[785:795])
dates = st.builds(lambda day, length: day[:length], _NEAR, st.sampled_from([4, 7, 7, 10]))
lives = st.tuples(st.none() | dates, st.none() | dates).filter(
    lambda life: None in life or max(days(str(life[1]))) >= min(days(str(life[0])))
)


@cache
def days(text: str) -> frozenset[int]:
    """The days of a date, numbered."""
    return frozenset(number for number, day in enumerate(_EVERY) if day.startswith(text))


_OPERATORS = {
    "lt": lambda its, asked: max(its) < min(asked),
    "lte": lambda its, asked: max(its) <= max(asked),
    "gt": lambda its, asked: min(its) > max(asked),
    "gte": lambda its, asked: min(its) >= min(asked),
    "eq": lambda its, asked: its == asked,
    "ne": lambda its, asked: its != asked,
}
"""Over before it begins, over when it is over, begun after it, begun when it begins."""


def _compared(ontology: Ontology, operator: str, text: str) -> tuple[Filter, Given]:
    """The condition that a caller's comparison becomes."""
    slots = Slots()
    where = Filters(ontology, slots).node({"start": {operator: Leaf(text)}}, "where", "Program")
    return where, Given(slot({}) for slot in slots.slots)


async def _known(
    engine: Engine, given_: Given, where: Filter | None = None, scope: Scope | None = None
) -> set[int]:
    return {int(i.partition(":")[2]) for i in await found(engine, ["Program"], given_, where, scope=scope)}


@given(st.lists(lives, min_size=12, max_size=20), st.lists(dates, min_size=3, max_size=6))
@example(
    [("2023", "2023"), ("2023-12", "2024"), ("2024-02-29", None), (None, "2024-02")],
    ["2023", "2024-02", "2024"],
)
@settings(max_examples=12)
async def test_dates_of_mixed_precision_compare_as_sets_of_days(
    fresh: Fresh, ecosystem: Ontology, lived: list[tuple[str | None, str | None]], asked: list[str]
) -> None:
    """With each other, with the period of a question, and with the two ends of a diff."""
    engine = await fresh(ecosystem)
    await load(engine, [node(f"Program:{n}", start=start, end=end) for n, (start, end) in enumerate(lived)])
    for text in asked:
        note(text)
        period = days(text)
        for operator, holds in _OPERATORS.items():
            where, values_ = _compared(ecosystem, operator, text)
            expected = {
                n
                for n, (start, _) in enumerate(lived)
                if (holds(days(start), period) if start else operator == "ne")
            }
            assert await _known(engine, values_, where) == expected, operator
        alive = {
            n
            for n, (start, end) in enumerate(lived)
            if any(
                (not start or day >= min(days(start))) and (not end or day <= max(days(end)))
                for day in period
            )
        }
        given_ = Given()
        scope = Scope(as_of=(given_(values.first_day(text)), given_(values.last_day(text))))
        assert await _known(engine, given_, scope=scope) == alive
    for a in asked:
        for b in asked:
            between = range(max(days(a)) + 1, max(days(b)) + 1)
            for ended in (False, True):
                expected = {
                    n
                    for n, life in enumerate(lived)
                    if (its := life[ended]) and (max if ended else min)(days(its)) in between
                }
                assert await _dated(engine, a, b, ended=ended) == expected, (a, b, ended)


async def _dated(engine: Engine, a: str, b: str, *, ended: bool) -> set[int]:
    bounds = [values.last_day(a), values.last_day(b)]
    read = Dated(("Program",), False, ended, Param(0), Param(1), Param(2))
    given_ = [*(map(values.day_after, bounds) if ended else bounds), 100]
    (answer,) = await ask(engine, Plan(read), given_)
    rows = [int(identifier.partition(":")[2]) for _, identifier in answer["rows"]]
    assert answer["counts"] == ([["Program", len(rows)]] if rows else [])
    return set(rows)


async def test_a_diff_reaches_to_the_ends_of_the_calendar(fresh: Fresh, ecosystem: Ontology) -> None:
    """The last day has no day after it."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Program:1", start="0001", end="9999-12-31"), node("Program:2", end="9999")])
    assert await _dated(engine, "0001-01-01", "9999-12-31", ended=False) == set()
    assert await _dated(engine, "0001-01-01", "9999-12-31", ended=True) == {1, 2}
    assert await _dated(engine, "9999", "9999-12-31", ended=True) == set()
    where = Compare("start", Op.GT, Param(0))
    assert await _known(engine, Given([""]), where) == {1}
