"""Order keys: which rows come before which."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """An order key: Cypher for its value, which way it runs, whether it may be missing."""

    text: str
    descending: bool = False
    optional: bool = False


def beyond(keys: Sequence[tuple[Key, str]], *, after: bool) -> str:
    """Predicate: the row comes after (or before) the position given as (key, parameter) pairs."""
    (key, given), *rest = keys
    sign = ">" if after != key.descending else "<"
    further, same = f"{key.text} {sign} {given}", f"{key.text} = {given}"
    if key.optional:
        given_missing, missing = f"{given} IS NULL", f"{key.text} IS NULL"
        nulls = f"{missing} AND NOT {given_missing}" if after else f"{given_missing} AND NOT {missing}"
        further = f"({further} OR ({nulls}))"
        same = f"({same} OR ({missing} AND {given_missing}))"
    if not rest:
        return further
    further_on = beyond(rest, after=after)
    if key.optional:
        return f"({further} OR ({same} AND {further_on}))"
    # One range rather than a union of two, so that an index may give the order.
    return f"{key.text} {sign}= {given} AND NOT ({same} AND NOT ({further_on}))"


def ordered(keys: Sequence[Key], *, backward: bool = False) -> str:
    """ORDER BY, missing values last (first when backward). Cypher has null above all values."""
    terms = []
    for key in keys:
        if key.descending and key.optional:
            terms.append(f"{key.text} IS NULL{' DESC' if backward else ''}")
        terms.append(f"{key.text}{' DESC' if key.descending != backward else ''}")
    return f"ORDER BY {', '.join(terms)}"
