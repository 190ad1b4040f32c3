"""Turn a mapping's sources into functions of a row's cells."""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence

from graph.tables.mapping import Source, Where
from graph.values import fold

Cells = Sequence[object]
Getter = Callable[[Cells], object]
"""What a row's cells give: text, a list of texts, a JSON value, or `MISSING`."""


class Missing:
    """The type of `MISSING`."""


MISSING = Missing()
"""The row says nothing; the stored value stays as it is."""


def text_of(cell: object) -> str:
    """A cell as text, for conditions and for what a mapping does to it."""
    return cell if isinstance(cell, str) else "" if cell is None else str(cell)


def slug(text: str) -> str:
    """A key made of a text: folded, `-` for blanks and `|`, at most 200 characters."""
    key = re.sub(r"[\s|\x00-\x1f\x7f]+", "-", fold(text)).strip("-")
    return key if len(key) <= 200 else f"{key[:191]}-{zlib.crc32(key.encode()):08x}"


def condition(where: Where, columns: Mapping[str, int]) -> Callable[[Cells], bool] | None:
    """Whether a row's cells fit, or None where every row does."""
    if not where:
        return None
    tests = [(columns.get(name), set(said.texts), said.negated) for name, said in where.items()]

    def fits(cells: Cells) -> bool:
        for at, texts, negated in tests:
            text = "" if at is None else text_of(cells[at]).strip()
            if (text in texts) is negated:
                return False
        return True

    return fits


def first_of(sources: Sequence[Source], columns: Mapping[str, int], *, blanks: bool = False) -> Getter:
    """The first thing that one of the sources gives. `blanks`: an empty text counts (in JSON Lines)."""
    getters = [_getter(source, columns, blanks=blanks) for source in sources]
    if len(getters) == 1:
        return getters[0]

    def get(cells: Cells) -> object:
        for getter in getters:
            if (found := getter(cells)) is not MISSING:
                return found
        return MISSING

    return get


def all_of(sources: Sequence[Source], columns: Mapping[str, int], *, blanks: bool = False) -> Getter:
    """What the sources give, one after the other, as one list; one plain column gives its cell."""
    if len(sources) == 1 and is_bare(sources[0]):
        return _getter(sources[0], columns, blanks=blanks)
    parts = [parts_of(source, columns, many=True) for source in sources]

    def get(cells: Cells) -> object:
        found = [text for part in parts for text in part(cells)]
        return found or MISSING

    return get


def is_bare(source: Source) -> bool:
    """Whether it is a column as it stands."""
    return source.column is not None and source.model_fields_set <= {"column", "kind", "match", "create"}


def _getter(source: Source, columns: Mapping[str, int], *, blanks: bool) -> Getter:
    if is_bare(source):
        at = columns.get(str(source.column))
        if at is None:
            return lambda _: MISSING
        if blanks:
            return lambda cells: cells[at]
        return lambda cells: MISSING if (cell := cells[at]) == "" else cell
    fits = condition(source.where, columns)
    if source.column is None:
        return lambda cells: MISSING if fits and not fits(cells) else source.value
    parts = parts_of(source, columns, many=False)

    def get(cells: Cells) -> object:
        found = parts(cells)
        return found[0] if found else MISSING

    return get


def parts_of(source: Source, columns: Mapping[str, int], *, many: bool) -> Callable[[Cells], list[str]]:
    """The texts that a source gives: all parts of a split cell, or (not `many`) at most one."""
    fits = condition(source.where, columns)
    if source.column is None:
        constant = [str(v) for v in (source.value if isinstance(source.value, list) else [source.value])]
        return lambda cells: [] if fits and not fits(cells) else constant
    at = columns.get(source.column)
    words, default = source.translate, source.default

    def parts(cells: Cells) -> list[str]:
        if fits and not fits(cells):
            return []
        cell = "" if at is None else cells[at]
        if isinstance(cell, list):
            texts = [text_of(item) for item in cell]
        else:
            text = text_of(cell)
            for old, new in source.replace.items():
                text = text.replace(old, new)
            texts = text.split(source.split) if source.split else [text]
        texts = [stripped for text in texts if (stripped := text.strip())]
        if not texts:
            texts = [] if default is None else [default]
        elif many:
            texts = [words.get(text, text if default is None or not words else default) for text in texts]
        else:
            other = texts[0] if default is None or not words else default
            texts = [next((word for text, word in words.items() if text in texts), other)]
        return [_finished(source, text) for text in texts if text]

    return parts


def _finished(source: Source, text: str) -> str:
    text = text.zfill(source.pad)
    return source.prefix + (slug(text) if source.slug else text)
