"""Nested lists into the answer, by functions made when a plan is compiled.

For each object and each connection a lambda is written and compiled whose body is a dict display: that
runs several times as fast as building dicts in closures over their keys. All that is written into one are
response keys, as literals, and numbers.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.engine import Value
from graph.engines.neo4j.schema import plain
from graph.plan import Page

Shaper = Callable[[Any], Any]
"""What is served of a value that the statement returns."""
Answer = Callable[[Any, Sequence[Value]], list[object]]
"""The items of an answer, of the statement's one value and the values given to it."""


@dataclass(frozen=True, slots=True)
class Part:
    """Cypher for a value, and what shapes it; None where it is served as it is.

    What aggregates is bound by clauses `before` the one that has the value in it: an aggregating function may
    not stand beside other values, however deep in subqueries.
    """

    text: str
    shape: Shaper | None = None
    before: tuple[str, ...] = ()


def bound_before(parts: Iterable[Part]) -> tuple[str, ...]:
    """The clauses before those that have these values in them."""
    return tuple(clause for part in parts for clause in part.before)


def _compiled(parameters: str, items: Mapping[str, str], names: Mapping[str, object]) -> Callable[..., Any]:
    """A function that returns a dict: response keys with Python for their values."""
    shown = ", ".join(f"{key!r}: {code}" for key, code in items.items())
    function: Callable[..., Any] = eval(f"lambda {parameters}: {{{shown}}}", dict(names))  # noqa: S307
    return function


# --- objects -------------------------------------------------------------------------------------


def object_of(fields: Sequence[tuple[str, Part]], tag: int | None = None) -> Part:
    """An object: a list of its values, and behind them a tag where objects of several shapes may occur.
    What is asked for under several keys is one value, so that aliases make no other statement."""
    places: dict[tuple[str, Shaper | None], int] = {}
    items, names = {}, {}
    for key, part in fields:
        place = places.setdefault((part.text, part.shape), len(places))
        items[key] = f"row[{place}]"
        if part.shape is not None:
            items[key] = f"shape{place}(row[{place}])"
            names[f"shape{place}"] = part.shape
    texts = [text for text, _ in places]
    if tag is not None:
        texts.append(str(tag))
    before = bound_before(part for _, part in fields)
    return Part(f"[{', '.join(texts)}]", _compiled("row", items, names), before)


def tagged(parts: Sequence[Part]) -> Shaper:
    """Objects that end with the number of their part."""
    shapes = [shaper(part) for part in parts]
    return lambda row: shapes[row[-1]](row)


def optional(part: Part) -> Shaper:
    """An object, or null."""
    shape = shaper(part)
    return lambda row: None if row is None else shape(row)


def shaper(part: Part) -> Shaper:
    """What shapes a part."""
    return part.shape or (lambda value: value)


def cursor(keys: list[object]) -> str:
    """The cursor of `[fingerprint, order keys, id, edge key]`."""
    return orjson.dumps([plain(key) if isinstance(key, str) else key for key in keys]).decode()


# --- connections ---------------------------------------------------------------------------------

Field = Callable[[bool], str]
"""Python for a field of a connection, over the names `rows`, `further`, `total`, `column0` and so on, which
shape a column, and `overall`, `shape0` and so on, which shape what is said of all rows. It is told whether a
row is the value of its only column, not a list of columns."""


def column(number: int) -> Field:
    """The list of what a column holds."""
    return lambda single: f"[column{number}({_cell('row', number, single)}) for row in rows]"


def total(_single: bool) -> str:
    """The number of rows on all pages."""
    return "total"


def overall(number: int) -> Field:
    """What is said of all rows."""
    return lambda _single: f"shape{number}(overall[{number}])"


def constant(text: str) -> Field:
    """The same on every page."""
    return lambda _single: repr(text)


def page_info(fields: Sequence[tuple[str, str]], page: Page, number: int) -> Field:
    """PageInfo of (response key, name); a column holds the rows' cursors where they are asked for."""

    def code(single: bool) -> str:
        first, last = (f"column{number}({_cell(row, number, single)})" for row in ("rows[0]", "rows[-1]"))
        values = {
            "hasNextPage": str(page.before is not None) if page.backward else "further",
            "hasPreviousPage": "further" if page.backward else str(page.after is not None),
            "startCursor": f"{first} if rows else None",
            "endCursor": f"{last} if rows else None",
            "__typename": repr("PageInfo"),
        }
        return f"{{{', '.join(f'{key!r}: {values[name]}' for key, name in fields)}}}"

    return code


def _cell(row: str, number: int, single: bool) -> str:
    return row if single else f"{row}[{number}]"


def connection(
    fields: Mapping[str, Field],
    columns: Sequence[Part],
    parts: Sequence[Part],
    *,
    backward: bool,
    bare: bool,
) -> Shaper:
    """A connection of `[rows, limit, total, parts...]`, or bare of its rows alone. Where the limit is not
    null, there is a row more if there are further ones."""
    items = {key: field(len(columns) == 1) for key, field in fields.items()}
    names = {f"column{i}": part.shape for i, part in enumerate(columns)}
    names |= {f"shape{i}": part.shape for i, part in enumerate(parts)}
    shape = _compiled("rows, further=False, total=None, overall=()", items, names)

    def paged(value: list[Any]) -> object:
        rows, limit, count, *parts = value
        page = rows[:limit]
        return shape(page[::-1] if backward else page, len(rows) > len(page), count, parts)

    if not bare:
        return paged
    return (lambda rows: shape(rows[::-1])) if backward else shape


# --- answers -------------------------------------------------------------------------------------


def by_id(parts: Sequence[Part], ids: int) -> Answer:
    """An item per id asked for, of rows `[id, object, number of its part]`."""
    shapes = [shaper(part) for part in parts]

    def answer(rows: list[list[Any]], values: Sequence[Value]) -> list[object]:
        found = {identifier: shapes[number](row) for identifier, row, number in rows}
        wanted = values[ids]
        assert isinstance(wanted, Sequence)
        return [found.get(identifier) for identifier in wanted]

    return answer


def each(part: Part) -> Answer:
    """An item per row."""
    shape = shaper(part)
    return lambda rows, _: [shape(row) for row in rows]


def dated(value: tuple[list[Any], list[Any]], _values: Sequence[Value]) -> list[object]:
    """One item with the counts and the rows."""
    return [{"counts": value[0], "rows": value[1]}]


def single(part: Part) -> Answer:
    """One item."""
    shape = shaper(part)
    return lambda value, _: [shape(value)]
