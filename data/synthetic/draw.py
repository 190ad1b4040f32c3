"""Draws that give the same values with every Python: only `Random.random()` and whole numbers."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

Item = TypeVar("Item")

FIRST_DAY = date(2019, 1, 1).toordinal()
DAYS = date(2024, 12, 31).toordinal() - FIRST_DAY
"""Days are counted from 2019-01-01 as 0 to 2024-12-31 as `DAYS`."""


def below(draw: Random, limit: int) -> int:
    """A whole number from 0 to `limit - 1`, all alike."""
    return int(draw.random() * limit)


def skewed(draw: Random, limit: int) -> int:
    """A whole number from 0 to `limit - 1`, low ones more often: the first tenth takes a third."""
    r = draw.random()
    return int(r * r * limit)


def chance(draw: Random, percent: int) -> bool:
    """True so many times of a hundred."""
    return draw.random() * 100 < percent


def pick(draw: Random, items: Sequence[Item]) -> Item:
    """One of the items, all alike."""
    return items[below(draw, len(items))]


def often(draw: Random, items: Sequence[Item]) -> Item:
    """One of the items, the first more often."""
    return items[skewed(draw, len(items))]


def weighted(draw: Random, weights: dict[Item, int]) -> Item:
    """A key, as often as its weight says."""
    left = below(draw, sum(weights.values()))
    for item, weight in weights.items():
        left -= weight
        if left < 0:
            return item
    raise AssertionError("weights are positive")


def some(draw: Random, items: Sequence[Item], percent: int) -> list[Item]:
    """Each of the items with the same chance, in their order."""
    return [item for item in items if chance(draw, percent)]


def money(draw: Random, low: int, high: int) -> int:
    """A round sum from low to high, small ones much more often."""
    r = draw.random()
    step = 10_000 if low >= 10_000 else 1_000
    return low + int(r * r * r * (high - low)) // step * step


def later(draw: Random, day: int) -> int:
    """A day from the next one to the last."""
    return min(day + 1 + below(draw, DAYS - day), DAYS)


def day_text(day: int) -> str:
    """A day as a full date."""
    return date.fromordinal(FIRST_DAY + day).isoformat()


def partial(draw: Random, day: int) -> str:
    """A day as a date that is known to the day (half of them), the month or the year."""
    return day_text(day)[: weighted(draw, {10: 50, 7: 30, 4: 20})]
