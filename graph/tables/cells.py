"""How a value stands in a cell of a table, and back. Writing and reading are exact opposites.

- An empty cell says nothing: the stored value stays as it is. `\\N` removes the value, `\\E` is the empty
  text, and a text that begins with a backslash is written with one more.
- A list is its items with `;` between them (read: `；` as well, blanks around items are dropped). Where
  that would not come back as it was, the cell is a JSON array of texts.
"""

import re
from collections.abc import Callable, Sequence

import orjson

from graph.ontology import Property, Type
from graph.values import BadValueError, matches

REMOVE = r"\N"
EMPTY = r"\E"
_SEPARATOR = re.compile("[;；]")

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
    cell = ";".join(items)
    if cell[:1] in ("[", "\\") or split_list(cell) != list(items):
        return orjson.dumps(items).decode()
    return cell


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


def converter(prop: Property) -> Converter:
    """What reads the cells of a property, made once per column."""
    one = _single(prop)

    def text(cell: object) -> object:
        if isinstance(cell, str) and cell.startswith("\\"):
            if cell == REMOVE:
                return None
            cell = "" if cell == EMPTY else cell[1:] if cell.startswith("\\\\") else cell
        return None if cell is None else one(cell)

    def plain(cell: object) -> object:
        if isinstance(cell, str):
            cell = cell.strip()
        return None if cell is None or cell == REMOVE else one(cell)

    def many(cell: object) -> object:
        if isinstance(cell, str):
            cell = [] if cell.strip() == REMOVE else split_list(cell)
        if cell is None:
            return []
        if not isinstance(cell, list):
            raise BadValueError(cell, "a list")
        return [one(item) for item in cell]

    return many if prop.many else text if prop.form is Type.TEXT else plain


def _single(prop: Property) -> Converter:
    """`prop.canonical`, with the common cases decided beforehand."""
    declared = prop.declared
    if prop.codes is not None:
        names: dict[object, str] = {m.value: m.name for m in prop.codes} | {m.name: m.name for m in prop.codes}

        def code(value: object) -> object:
            found = names.get(value) if isinstance(value, str) else None
            return found or prop.canonical(value)

        return code
    if prop.form is Type.TEXT and declared.check is None:
        pattern = declared.pattern

        def ascii_text(value: object) -> object:
            # Short ASCII text is canonical as it is.
            if isinstance(value, str) and value.isascii() and len(value) < 1000 and "\x00" not in value:
                if pattern is None or matches(pattern, value):
                    return value
            return prop.canonical(value)

        return ascii_text
    return prop.canonical
