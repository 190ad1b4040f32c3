"""Order keys: which rows come before which."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """An order key: Cypher for its value, and which way it runs. A required one is never null; the value that
    a position gives for it may be, unless it is `certain`."""

    text: str
    descending: bool = False
    required: bool = True
    certain: bool = True


def beyond(keys: Sequence[tuple[Key, str]], *, after: bool) -> str:
    """Predicate: the row comes after (or before) the position given as (key, parameter) pairs."""
    (key, given), *rest = keys
    # No value comes after a position without one, which is what a comparison with null says too.
    compared = key.required and (after or key.certain)
    sign = ">" if after != key.descending else "<"
    further, same = f"{key.text} {sign} {given}", f"{key.text} = {given}"
    if not compared:
        given_missing, missing = f"{given} IS NULL", f"{key.text} IS NULL"
        nulls = f"{missing} AND NOT {given_missing}" if after else f"{given_missing} AND NOT {missing}"
        further = f"({further} OR ({nulls}))"
        same = f"({same} OR ({missing} AND {given_missing}))"
    if not rest:
        return further
    further_on = beyond(rest, after=after)
    if not compared:
        return f"({further} OR ({same} AND {further_on}))"
    # One range rather than a union of two, so that an index may give the order.
    return f"{key.text} {sign}= {given} AND NOT ({same} AND NOT ({further_on}))"


def ordered(keys: Sequence[Key], *, backward: bool = False) -> str:
    """ORDER BY, missing values last (first when backward). Cypher has null above all values."""
    terms = []
    for key in keys:
        if key.descending and not key.required:
            terms.append(f"{key.text} IS NULL{' DESC' if backward else ''}")
        terms.append(f"{key.text}{' DESC' if key.descending != backward else ''}")
    return f"ORDER BY {', '.join(terms)}"
