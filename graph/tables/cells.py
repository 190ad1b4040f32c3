r"""How a value stands in a cell of a table, and back. Writing and reading are exact opposites.

- An empty cell says nothing: the stored value stays as it is. `\N` removes the value, `\E` is the
  empty text, and a text that begins with a backslash is written with one more.
- A list is its items with `;` between them (read: `；` as well, blanks around items are dropped). Where
  that would not come back as it was, the cell is a JSON array of texts.
"""

import re
from collections.abc import Callable, Mapping, Sequence

import orjson

from graph.ontology import Property, Type
from graph.values import BadValueError, matches

REMOVE = r"\N"
EMPTY = r"\E"
_SEPARATOR = re.compile("[;；]")
_AWKWARD = re.compile(r"[;；]|^\s|\s$|^$|^[\[\\]")
"""An item that would not come back as it is between separators."""

Converter = Callable[[object], object]
"""From a cell (text, or a JSON value) to the canonical value; None removes. Raises `BadValueError`."""


def split_list(cell: str) -> list[str]:
    """The items of a list cell."""
    if cell.startswith("["):
        try:
            items = orjson.loads(cell)
        except orjson.JSONDecodeError:
            items = None
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return items
    return [item for part in _SEPARATOR.split(cell) if (item := part.strip())]


def join_list(items: Sequence[str]) -> str:
    """The cell of a list. An empty list is an empty cell."""
    if any(map(_AWKWARD.search, items)):
        return orjson.dumps(items).decode()
    return ";".join(items)


def write_cell(value: object) -> str:
    """The cell of a canonical value; missing values are empty cells."""
    match value:
        case None:
            return ""
        case "":
            return EMPTY
        case str():
            return "\\" + value if value.startswith("\\") else value
        case bool():
            return "true" if value else "false"
        case list():
            return join_list(value)
    return repr(value)


def shown(value: object) -> str:
    """A canonical value as people and other programs read it, without the marks of `write_cell`."""
    if isinstance(value, list):
        return "; ".join(value)
    return value if isinstance(value, str) else write_cell(value)


def converter(prop: Property, *, marked: bool = True) -> Converter:
    """What reads the cells of a property, made once per column. `marked`: a backslash at the start of a
    text has its meaning, as in cells; in JSON Lines it has none, null is what removes."""
    one = _single(prop)

    def text(cell: object) -> object:
        if marked and isinstance(cell, str) and cell.startswith("\\"):
            if cell == REMOVE:
                return None
            cell = "" if cell == EMPTY else cell[1:] if cell.startswith("\\\\") else cell
        return None if cell is None else one(cell)

    def plain(cell: object) -> object:
        if isinstance(cell, str):
            cell = cell.strip()
        return None if cell is None or (marked and cell == REMOVE) else one(cell)

    def many(cell: object) -> object:
        if isinstance(cell, str):
            cell = [] if marked and cell.strip() == REMOVE else split_list(cell)
        if cell is None:
            return []
        if not isinstance(cell, list):
            raise BadValueError(cell, "a list")
        return [one(item) for item in cell]

    return many if prop.many else text if prop.form is Type.TEXT else plain


def required(properties: Mapping[str, Property]) -> set[str]:
    """The properties that a new node must be given."""
    return {prop.name for prop in properties.values() if prop.needed}


def _single(prop: Property) -> Converter:
    """`prop.canonical`, with the common cases decided beforehand."""
    declared = prop.declared
    if prop.codes is not None:
        names = {word: member.name for member in prop.codes for word in (member.value, member.name)}

        def code(value: object) -> object:
            found = names.get(value) if isinstance(value, str) else None
            return found or prop.canonical(value)

        return code
    if prop.form is Type.TEXT and declared.check is None:
        pattern = declared.pattern

        def ascii_text(value: object) -> object:
            # Short ASCII text is canonical as it is.
            short = isinstance(value, str) and value.isascii() and len(value) < 1000 and "\x00" not in value
            if short and (pattern is None or matches(pattern, str(value))):
                return value
            return prop.canonical(value)

        return ascii_text
    return prop.canonical
