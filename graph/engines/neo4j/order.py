"""Order keys: which rows come before which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product


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


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a page that all have a value for the first key, or all lack it: what must hold of the positions
    given, and of the rows, and their order keys."""

    conditions: list[str]
    bounds: list[str]
    keys: Sequence[Key]


def parts(
    keys: Sequence[Key], ends: Sequence[tuple[Sequence[str], bool]], *, backward: bool
) -> Iterator[Part]:
    """The parts of a page between the ends given as (parameters, whether it comes after), in order. Whether a
    position has a value is a condition, so that none of the bounds is an alternative that no index serves."""
    first, *rest = keys
    for missing in (backward, not backward):
        mine = rest if missing else [replace(first, required=True, certain=True), *rest]
        for lacking in product((False, True), repeat=len(ends)):
            conditions, bounds = [], [f"{first.text} IS {'' if missing else 'NOT '}NULL"]
            if missing and rest[0].required:
                bounds.append(f"{rest[0].text} IS NOT NULL")
            for (given, after), lacks in zip(ends, lacking, strict=True):
                conditions.append(f"{given[0]} IS {'' if lacks else 'NOT '}NULL")
                if lacks == missing:
                    bounds.append(beyond(list(zip(mine, given[missing:], strict=True)), after=after))
                elif after != missing:  # there are no such rows
                    break
            else:
                yield Part(conditions, bounds, mine)
