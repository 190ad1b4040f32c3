"""Order and pages: from the arguments `orderBy first after last before` to those of a plan."""

import math
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import orjson

from graph import values
from graph.errors import BadInputError
from graph.ontology import EdgeKind, Hop, Ontology, Type
from graph.plan import By, Order, Page, Position
from loaders.slots import Canonical, Slots
from loaders.terms import Leaf, Term, leaf

DEFAULT_SIZE = 20
"""Rows of a page where neither `first` nor `last` is given."""
MOST_KEYS = 16
"""Keys in one `orderBy`."""


def order_keys(term: Term, at: str) -> list[tuple[str, Term]]:
    """The name and value of each key in an `orderBy` argument, a list of objects of one field each; `at` is
    the path of the argument."""
    items = term if isinstance(term, list) else []
    if len(items) > MOST_KEYS:
        raise BadInputError(
            f"{at}: found {len(items):,} keys, expected at most {MOST_KEYS}; leave out the last ones",
            argument=at,
        )
    return [only(item) for item in items]


def only(term: Term) -> tuple[str, Term]:
    """The name and value of an object of one field."""
    assert isinstance(term, dict)
    (field,) = term.items()
    return field


def descending(term: Term) -> bool:
    """Whether a direction is downwards."""
    return leaf(term).value == "DESC"


def orders(term: Term, hops: Mapping[str, Hop], at: str) -> tuple[Order, ...]:
    """The order of a connection that an `orderBy` argument asks for."""
    found = []
    for name, value in order_keys(term, at):
        if isinstance(value, Leaf):
            found.append(Order(By.NODE, name, descending=descending(value)))
        else:
            inner, direction = only(value)
            if name in hops:
                found.append(Order(By.COUNT, hop=hops[name], descending=descending(direction)))
            else:
                found.append(Order(By.EDGE, inner, descending=descending(direction)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CursorForm:
    """What a cursor holds: its mark, then values of these forms, of which the last ones are never null."""

    mark: int
    keys: tuple[Type, ...]
    tail: tuple[Type, ...]
    bound: str = ""
    """What it is bound to beside the field, for people to read."""

    def read(self, text: object) -> list[object]:
        """The values in a cursor, the mark left out."""
        forms = (*self.keys, *self.tail)
        try:
            found = orjson.loads(values.text(text))
            if isinstance(found, list) and len(found) == 1 + len(forms) and found[0] == self.mark:
                return [
                    None if value is None and i < len(self.keys) else _CHECKS[form](value)
                    for i, (form, value) in enumerate(zip(forms, found[1:], strict=True))
                ]
        except (orjson.JSONDecodeError, values.BadValueError):
            pass
        bound = f" under the same {self.bound}" if self.bound else ""
        raise values.BadValueError(text, f"a cursor that this field gave{bound}; begin again without it")

    def write(self, *row: object) -> str:
        """The cursor of a row."""
        return orjson.dumps([self.mark, *row]).decode()


def _finite(value: object) -> float:
    """A number as it is: an average has more digits than a property may."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise values.BadValueError(value, "a number")
    return float(value)


_CHECKS: Mapping[Type, Canonical] = {
    **dict.fromkeys(Type, values.text),
    **dict.fromkeys((Type.INTEGER, Type.LONG), partial(values.integer, low=-(2**63), high=2**63 - 1)),
    Type.FLOAT: _finite,
    Type.BOOLEAN: values.boolean,
}


def cursor_form(
    order: Sequence[Order], kind: str, edge: EdgeKind | None, about: object, ontology: Ontology
) -> CursorForm:
    """The form of a connection's cursors: they are bound to its order and to what it is about."""
    keys = []
    for key in order:
        if key.by is By.COUNT:
            keys.append(Type.INTEGER)
        elif key.by is By.EDGE:
            assert edge is not None
            keys.append(edge.properties[key.prop].form)
        else:
            keys.append(Type.TEXT if key.prop == "id" else ontology.properties(kind)[key.prop].form)
    told = [(key.by.name, key.prop, key.hop and key.hop.name, key.descending) for key in order]
    mark = zlib.crc32(repr((about, told)).encode())
    tail = (Type.TEXT, Type.TEXT) if edge else (Type.TEXT,)
    return CursorForm(mark, tuple(keys), tail, "`orderBy`")


def page(given: Mapping[str, Term], largest: int, cursors: CursorForm, slots: Slots, at: str) -> Page:
    """The page that `first after last before` ask for; `at` is the path before their names."""
    if "first" in given and "last" in given:
        raise BadInputError(
            f"{at}last: found both `first` and `last`, expected one of them", argument=f"{at}last"
        )
    backward = "last" in given
    name = "last" if backward else "first"
    size = leaf(given.get(name, Leaf(min(DEFAULT_SIZE, largest))))
    return Page(
        slots.param(size, partial(values.integer, low=1, high=largest), at + name),
        backward,
        *(position(given.get(name), cursors, slots, at + name) for name in ("after", "before")),
    )


def position(term: Term, cursors: CursorForm, slots: Slots, at: str) -> Position | None:
    """The position that a cursor stands for."""
    if term is None:
        return None
    text = leaf(term)
    read = lru_cache(1)(cursors.read)  # the keys of a cursor are filled in one after the other

    def value(index: int, given: object) -> object:
        return read(given)[index]

    count = len(cursors.keys) + len(cursors.tail)
    return Position(tuple(slots.param(text, partial(value, i), at) for i in range(count)))
