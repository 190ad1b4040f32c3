"""Summaries and groups: what is said of all rows of a connection."""

import json
import math
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context
from functools import cmp_to_key
from itertools import product
from typing import Any

from graph import values
from graph.errors import BadInputError
from graph.ontology import Property, Type
from graph.plan import Cursor, Groups, Summary, Typename
from graph.summary import Count, GroupKey, KeyOf, Measure, Part, Stat
from tests.contract.reference.graph import Link, Node, Row, Stored, View, over, properties, value

Value = tuple[Any, str | None]
"""A value of a key as it is compared, and for text as it is written."""
_MISSING: Value = (None, None)


def summary(view: View, said: Summary, rows: Sequence[Row]) -> Stored:
    """A summary of some rows."""
    return _object(view, said, rows, (), "")


def groups(view: View, asked: Groups, rows: Sequence[Row]) -> list[Stored]:
    """The groups of some rows."""
    members: dict[tuple[Any, ...], dict[int, Row]] = {}
    forms: dict[tuple[Any, ...], list[tuple[Value, ...]]] = {}
    for i, row in enumerate(rows):
        for keys in _combinations(view, row, asked.by):
            compared = tuple(key for key, _ in keys)
            members.setdefault(compared, {})[i] = row
            forms.setdefault(compared, []).append(keys)

    def place(compared: tuple[Any, ...]) -> list[Any]:
        told = [_told(view, o.by, list(members[compared].values()), compared) for o in asked.order]
        return [*told, *compared]

    def compare(a: tuple[Any, ...], b: tuple[Any, ...]) -> int:
        return _compare_places(asked, place(a), place(b))

    order = sorted(members, key=cmp_to_key(compare))
    if asked.after is not None:
        given = [view.given[param.index] for param in asked.after.keys]
        order = [compared for compared in order if _compare_places(asked, place(compared), given) > 0]
    answer = []
    for compared in order[: view.given[asked.limit.index]]:
        shown = [
            min(text for _, text in column) if column[0][1] is not None else column[0][0]
            for column in zip(*forms[compared], strict=True)
        ]
        cursor = json.dumps([asked.fingerprint, *place(compared)])
        answer.append(_object(view, asked.shown, list(members[compared].values()), shown, cursor))
    return answer


def _object(view: View, said: Summary, rows: Sequence[Row], keys: Sequence[Any], cursor: str) -> Stored:
    answer: Stored = {}
    for name, what in said.fields:
        match what:
            case Summary():
                answer[name] = _object(view, what, rows, keys, cursor)
            case Typename(of):
                answer[name] = of
            case Cursor():
                answer[name] = cursor
            case Measure(Stat.SUM):
                total = _told(view, what, rows, keys)
                small = not isinstance(total, int) or abs(total) <= values.SAFE_INTEGER
                answer[name] = total if small else str(total)
            case _:
                answer[name] = _told(view, what, rows, keys)
    return answer


def _compare_places(asked: Groups, a: Sequence[Any], b: Sequence[Any]) -> int:
    for i, (x, y) in enumerate(zip(a, b, strict=True)):
        if x == y:
            continue
        if x is None or y is None:
            return 1 if x is None else -1
        descending = i < len(asked.order) and asked.order[i].descending
        return -1 if (x < y) != descending else 1
    return 0


# --- keys ----------------------------------------------------------------------------------------


def _combinations(view: View, row: Row, by: Sequence[GroupKey]) -> Iterator[tuple[Value, ...]]:
    """The values of all keys that a row has; keys over the same hop are of the same node."""
    link, node = row
    places: list[tuple[int, ...]] = []
    choices: list[list[tuple[Value, ...]]] = []
    for i, key in enumerate(by):
        if key.hop is None:
            owner = link if key.edge else node
            assert owner is not None
            places.append((i,))
            choices.append([(found,) for found in _values(view, owner, key)])
    for name in dict.fromkeys(key.hop.name for key in by if key.hop):
        keys = {i: key for i, key in enumerate(by) if key.hop and key.hop.name == name}
        hop = next(iter(keys.values())).hop
        assert hop is not None
        several = [
            combination
            for _, far in over(view, node, hop)
            for combination in product(*(_values(view, far, key) for key in keys.values()))
        ]
        places.append(tuple(keys))
        choices.append(several or [(_MISSING,) * len(keys)])
    for chosen in product(*choices):
        together = dict(
            pair for at, found in zip(places, chosen, strict=True) for pair in zip(at, found, strict=True)
        )
        yield tuple(together[i] for i in range(len(by)))


def _values(view: View, owner: Node | Link, key: GroupKey) -> list[Value]:
    prop = properties(view.graph.ontology, owner)[key.prop]
    found = value(view, owner, key.prop)
    items = found if prop.many else [found]
    return [_value(prop, key, item) for item in items] or [_MISSING]


def _value(prop: Property, key: GroupKey, item: Any) -> Value:
    if item is None:
        return _MISSING
    match key.part:
        case Part.YEAR:
            return int(item[:4]), None
        case Part.MONTH:
            return (item[:7] if len(item) > 4 else None), None
    return (values.fold(item), item) if prop.form is Type.TEXT else (item, None)


# --- statistics ----------------------------------------------------------------------------------


def _told(view: View, what: Count | Measure | KeyOf, rows: Sequence[Row], keys: Sequence[Any]) -> Any:
    match what:
        case Count(edge):
            return len(_owners(rows, edge=edge))
        case KeyOf(index):
            return keys[index]
        case Measure(stat, prop, edge):
            return _statistic(view, stat, prop, _owners(rows, edge=edge))


def _owners(rows: Sequence[Row], *, edge: bool) -> Sequence[Node | Link]:
    """The edges, or each node once."""
    if edge:
        return [link for link, _ in rows if link is not None]
    return list({node.id: node for _, node in rows}.values())


def _statistic(view: View, stat: Stat, prop: str, owners: Sequence[Node | Link]) -> Any:
    found = [value(view, owner, prop) for owner in owners]
    present = [item for item in found if item is not None]
    if not present:
        return None
    match stat:
        case Stat.MIN:
            return min(present)
        case Stat.MAX:
            return max(present)
    number = 1 if stat is Stat.SUM else len(present)
    if isinstance(present[0], float):
        return _rounded(present, number)
    total: Any = sum(present)
    if not -(2**63) <= total < 2**63:
        raise BadInputError("more than 64 bits")
    return total if stat is Stat.SUM else float(total) / number


def _rounded(present: Sequence[float], number: int) -> float:
    """A sum, divided by a number, to 12 significant digits, halves away from zero; up to one part in
    2 * 10^15 less is a half."""
    try:
        total = math.fsum(present)
        total += total / 2e15
    except OverflowError:
        raise BadInputError("more than a float holds") from None
    return float(Context(prec=12, rounding=ROUND_HALF_UP).create_decimal(total / number))
