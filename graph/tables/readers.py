"""Read tables row by row: CSV, TSV, XLSX and JSON Lines, in UTF-8, UTF-16 with a mark, or GB18030.

Rows are numbered as a spreadsheet shows them: the header is row 1, a record with line breaks in a quoted
cell is one row, blank rows count. In JSON Lines the number is that of the line.
"""

import csv
import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson
from python_calamine import CalamineError, CalamineWorkbook

DELIMITERS = {".csv": ",", ".tsv": "\t"}
SUFFIXES = (*DELIMITERS, ".xlsx", ".jsonl", ".ndjson")
LARGEST_CELL = 64 * 2**20
"""Characters. A longer one is most likely a quote that is never closed; the rest of the file is left."""


class TableError(Exception):
    """A file, or the rest of it from a row on, cannot be read. The message says what was found and expected."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.row = row


@dataclass(frozen=True, slots=True)
class Table:
    """One table to read: a file, or a sheet of a workbook."""

    path: Path
    name: str
    """How it is called in reports: the path below the folder that was given, or the file's name."""
    sheet: str | None = None
    encoding: str = "utf-8"
    rows: int = 0
    """About how many rows it has."""

    @property
    def place(self) -> str:
        """Name with the sheet."""
        return f"{self.name}[{self.sheet}]" if self.sheet else self.name

    @property
    def stem(self) -> str:
        """What names its kind where nothing else does: the sheet, or the file without its suffix."""
        return self.sheet or self.path.stem


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: cells are text, in JSON Lines JSON values."""

    number: int
    columns: tuple[str, ...]
    cells: Sequence[object]


def tables_in(path: Path, name: str) -> list[Table]:
    """The tables of a file, its encoding found out. Raises `TableError`."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise TableError(f"found a file of the type {suffix!r}, expected one of {', '.join(SUFFIXES)}")
    try:
        if path.stat().st_size == 0:
            raise TableError("found an empty file, expected a header row")
        if suffix == ".xlsx":
            with CalamineWorkbook.from_path(path) as book:
                sheets = [(sheet, book.get_sheet_by_name(sheet)) for sheet in book.sheet_names]
                return [Table(path, name, sheet, rows=found.height) for sheet, found in sheets]
        encoding, lines = _encoding(path)
        return [Table(path, name, None, encoding, lines)]
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}; expected a readable file") from error
    except CalamineError as error:
        raise TableError(f"found a damaged workbook ({error}), expected XLSX") from error


def read(table: Table) -> Iterator[Row]:
    """The rows of a table that are not blank. Raises `TableError`."""
    try:
        if table.sheet is not None:
            yield from _records(_sheet(table.path, table.sheet))
        elif (delimiter := DELIMITERS.get(table.path.suffix.lower())) is None:
            with table.path.open("rb") if table.encoding == "utf-8" else table.path.open(
                encoding=table.encoding, newline="\n"
            ) as file:
                yield from _json_lines(file)
        else:
            csv.field_size_limit(LARGEST_CELL)
            with table.path.open(encoding=table.encoding, newline="") as file:
                yield from _records(_delimited(csv.reader(file, delimiter=delimiter)))
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}; expected a readable file") from error
    except CalamineError as error:
        raise TableError(f"found a damaged workbook ({error}), expected XLSX") from error


def _delimited(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise TableError(
                f"found a cell of more than {LARGEST_CELL:,} characters, expected less (is a quote not "
                "closed?); the rest of the file was not read",
                number,
            ) from None
        yield number, cells


def _sheet(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    with CalamineWorkbook.from_path(path) as book:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None:
            return
        top, left = sheet.start
        for number, cells in enumerate(sheet.iter_rows(), top + 1):
            yield number, [""] * left + [_cell_text(cell) for cell in cells]


def _cell_text(cell: object) -> str:
    match cell:
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime.datetime() if cell.time() == datetime.time():
            return cell.date().isoformat()
    return str(cell)


def _records(numbered: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """Rows below a header, which is the first row that is not blank."""
    columns: tuple[str, ...] | None = None
    for number, cells in numbered:
        if not any(cells):
            continue
        if columns is None:
            columns = _header(number, cells)
            continue
        if len(cells) < len(columns):
            cells = cells + [""] * (len(columns) - len(cells))
        elif len(cells) > len(columns) and not any(cells[len(columns) :]):
            cells = cells[: len(columns)]
        yield Row(number, columns, cells)
    if columns is None:
        raise TableError("found no row, expected a header row")


def _header(number: int, cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    columns = tuple(cell.strip() for cell in cells)
    if twice := next((c for i, c in enumerate(columns) if c in columns[:i]), None):
        raise TableError(f"found the column {twice!r} twice, expected each column once", number)
    return columns


def _json_lines(lines: Iterable[bytes | str]) -> Iterator[Row]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found = orjson.loads(line)
        except orjson.JSONDecodeError:
            found = None
        if isinstance(found, Mapping):
            yield Row(number, tuple(found), list(found.values()))
        else:
            text = line if isinstance(line, str) else line.decode()
            yield Row(number, (), [text.rstrip("\r\n")])


def _encoding(path: Path) -> tuple[str, int]:
    """Encoding and number of lines of a text file; every line is decoded strictly.

    GB18030 takes nearly every pair of bytes, so UTF-8 with a few foreign lines would pass as GB18030
    nonsense. A line that is valid UTF-8 with a character of three bytes is no accident, nor is it when at
    least half of the lines that are not ASCII are valid UTF-8: then the other lines are the fault.
    """
    with path.open("rb") as file:
        start = file.read(3)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16", _lines(path, "utf-16")
    lines = good = bad = wide = first_bad = first_good = 0
    with path.open("rb") as file:
        for lines, line in enumerate(file, 1):
            if line.isascii():
                continue
            try:
                text = line.decode()
            except UnicodeDecodeError:
                bad += 1
                first_bad = first_bad or lines
            else:
                good += 1
                first_good = first_good or lines
                wide += max(text) >= "\u0800" and not text.startswith("\ufeff")
    if not bad:
        return "utf-8-sig" if start == b"\xef\xbb\xbf" else "utf-8", lines
    if start == b"\xef\xbb\xbf" or wide or good >= bad:
        raise _mixed(path, first_bad if good >= bad else min(first_bad, first_good), good >= bad)
    return "gb18030", _lines(path, "gb18030")


def _lines(path: Path, encoding: str) -> int:
    with path.open(encoding=encoding, newline="\n") as file:
        try:
            return sum(1 for _ in file)
        except UnicodeDecodeError as error:
            found = error.object[error.start : error.start + 4].hex(" ")
        raise TableError(...)
