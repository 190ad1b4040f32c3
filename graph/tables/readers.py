"""Read tables row by row: CSV, TSV, XLSX and JSON Lines.

Rows are numbered as a spreadsheet shows them: the header is row 1, a record with line breaks in a quoted
cell is one row, blank rows count. In JSON Lines the number is that of the line.
"""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import orjson
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from graph.tables.encoding import TableError, encoding_of
from graph.tables.workbook import check_size

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = {".csv": ",;\t", ".tsv": "\t"}
"""What can stand between cells; the first is what is written."""
SUFFIXES = (*DELIMITERS, ".xlsx", ".jsonl")
LARGEST_CELL = 64 * 2**20
"""Characters. A longer one is most likely a quote that is never closed; what comes after it is not read."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table to read: a file, or a sheet of a workbook."""

    path: Path
    name: str
    """How it is called in reports: the path below the folder that was given, or the file's name."""
    sheet: str | None = None
    stem: str = ""
    """What names its kind where the columns do not: the file without its suffix, or the sheet."""
    encoding: str = "utf-8"
    rows: int = 0
    """About how many rows it has."""

    @property
    def json(self) -> bool:
        """Whether it is JSON Lines, where each line has its own columns."""
        return self.path.suffix.lower() == ".jsonl"

    @property
    def place(self) -> str:
        """Name with the sheet."""
        return f"{self.name}[{self.sheet}]" if self.sheet else self.name


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it stands in the file: cells are text, in JSON Lines JSON values. A line that is no JSON
    object has no columns and one cell."""

    number: int
    columns: tuple[str, ...]
    cells: Sequence[object]


def tables_in(path: Path, name: str) -> list[Table]:
    """The tables of a file, its encoding found out. Raises `TableError`."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise TableError(f"found a file of the type {suffix!r}, expected one of {', '.join(SUFFIXES)}")
    with _readable():
        if path.stat().st_size == 0:
            raise TableError("found an empty file, expected a header row")
        if suffix == ".xlsx":
            check_size(path)
            with CalamineWorkbook.from_path(path) as book:
                names = [s.name for s in book.sheets_metadata if s.typ is SheetTypeEnum.WorkSheet]
                sheets = [(sheet, book.get_sheet_by_name(sheet).height) for sheet in names]
            return [Table(path, name, sheet, sheet, rows=rows) for sheet, rows in sheets if rows]
        encoding, lines = encoding_of(path, DELIMITERS.get(suffix, "")[:1])
        return [Table(path, name, None, path.stem, encoding, lines)]


def read(table: Table) -> Iterator[Row]:
    """The rows of a table that are not blank. Raises `TableError`."""
    with _readable():
        if table.sheet is not None:
            yield from _records(_sheet(table.path, table.sheet))
        elif delimiters := DELIMITERS.get(table.path.suffix.lower()):
            csv.field_size_limit(LARGEST_CELL)
            with table.path.open(encoding=table.encoding, newline="") as file:
                delimiter = _delimiter(file, delimiters)
                file.seek(0)
                yield from _records(_delimited(csv.reader(file, delimiter=delimiter, strict=True)))
        else:
            with table.path.open(encoding=table.encoding, newline="\n") as file:
                yield from _json_lines(file)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise TableError(f"cannot be read: {error.strerror}; expected a readable file") from error
    except CalamineError as error:
        raise TableError(f"found a damaged workbook ({error}), expected XLSX; save it again") from error
    except UnicodeError as error:
        raise TableError(f"changed while it was read: {error}; import it again") from error


def _delimiter(lines: Iterable[str], delimiters: str) -> str:
    """The first of the delimiters that is in the header, outside of quotes."""
    header = next((line for line in lines if line.strip(f" \r\n{delimiters}")), "")
    unquoted = re.sub(r'"[^"]*"?', "", header)
    return next((mark for mark in delimiters if mark in unquoted), delimiters[0])


def _delimited(reader: "Reader") -> Iterator[tuple[int, list[str]]]:
    number = header = read = 0
    try:
        for number, cells in enumerate(reader, 1):
            read = reader.line_num
            if not header and any(map(str.strip, cells)):
                header = read
            yield number, cells
    except csv.Error as error:
        if "field larger" in str(error):
            text = (
                f"found a cell of more than {LARGEST_CELL:,} characters, expected fewer (a quote not closed?)"
            )
        elif "end of data" in str(error):
            text = "found a quote that is never closed, expected one at the end of its cell"
        else:
            text = "found text after a closing quote, expected the end of the cell; write a quote in it twice"
        unread = (header, read) if header else None
        raise TableError(f"{text}; the rest of the file was not read", number + 1, None, unread) from None


def _sheet(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    with CalamineWorkbook.from_path(path) as book:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None:
            return
        left = sheet.start[1]  # blank rows above the first are given, blank columns before it are not
        for number, cells in enumerate(sheet.iter_rows(), 1):
            yield number, [""] * left + [_cell_text(cell) for cell in cells]


def _cell_text(cell: object) -> str:
    match cell:
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
    return str(cell)


def _records(numbered: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    """Rows below a header, which is the first row that is not blank."""
    columns: tuple[str, ...] = ()
    width = 0
    for number, cells in numbered:
        if not any(map(str.strip, cells)):
            continue
        if not columns:
            columns = _header(number, cells)
            width = len(columns)
            continue
        if len(cells) < width:
            cells.extend([""] * (width - len(cells)))
        elif len(cells) > width and not any(cells[width:]):
            del cells[width:]
        yield Row(number, columns, cells)
    if not columns:
        raise TableError("found no row, expected a header row")


def _header(number: int, cells: list[str]) -> tuple[str, ...]:
    columns = [cell.strip() for cell in cells]
    while not columns[-1]:
        del columns[-1]
    if twice := next((name for i, name in enumerate(columns) if name and name in columns[:i]), None):
        raise TableError(f"found the column {twice!r} twice, expected each column once", number)
    return tuple(columns)


def _json_lines(lines: Iterable[str]) -> Iterator[Row]:
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
            yield Row(number, (), [line.rstrip("\r\n")])
