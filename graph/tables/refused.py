"""Refused rows in files of the same names and formats, to be mended and imported again as they are."""

import csv
import io
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import orjson
import xlsxwriter  # type: ignore[import-untyped]

from graph.errors import BadInputError
from graph.tables import names
from graph.tables.files import explained, mark_refused
from graph.tables.readers import DELIMITERS, Row, Table

_Write = Callable[[Row, str], object]
_ADVICE = "free space or name another folder for refused rows, and import again"
_LONGEST_CELL = 32_000
"""Characters; Excel takes 32,767."""
_UNREAD = "unread"
"""Folder, within the one for refused rows, for what could not be told into rows."""


class RefusedRows:
    """Writes refused rows below a folder, which is made when the first one comes. `close` when done."""

    def __init__(self, folder: Path | None, tables: Sequence[Table]) -> None:
        """Raises `BadInputError` where refused rows would be written over what is imported."""
        self.files: list[Path] = []
        """The files with refused rows."""
        self.unread: list[Path] = []
        """The files with what could not be told into rows."""
        self._folder = folder or Path()
        self._paths = {} if folder is None else _paths(folder, tables)
        self._writers: dict[tuple[Path, str | None], _Write] = {}
        self._books: dict[Path, xlsxwriter.Workbook] = {}
        self._open = ExitStack()

    def add(self, table: Table, row: Row, error: str) -> None:
        """Write a row with what is wrong with it."""
        path = self._paths.get((table.path, ""))
        if path is None:
            return
        at = table.path, table.sheet
        with explained(path, _ADVICE):
            if at not in self._writers:
                path.parent.mkdir(parents=True, exist_ok=True)
                if path not in self.files:  # the sheets of a workbook are in one
                    self.files.append(path)
                self._writers[at] = self._writer(table, path)
            self._writers[at](row, error)

    def add_unread(self, table: Table, header: int, read: int) -> None:
        """Write the rest of a text file as it stands, from the line after `read`, below its header, which
        ends on the line `header`."""
        path = self._paths.get((table.path, _UNREAD))
        if path is None:
            return
        with explained(path, _ADVICE), table.path.open(encoding=table.encoding, newline="") as lines:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.unread.append(path)
            with path.open("w", encoding="utf-8-sig", newline="") as rest:
                rest.writelines(line for number, line in enumerate(lines) if not header <= number < read)

    def close(self) -> None:
        """Finish the files."""
        if written := [*self.files, *self.unread]:
            with explained(written[-1], _ADVICE):
                self._open.close()
                mark_refused(self._folder, written)

    def _writer(self, table: Table, path: Path) -> _Write:
        if table.sheet is not None:
            return self._sheet(path, table.sheet)
        if delimiters := DELIMITERS.get(path.suffix.lower()):
            file = self._open.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writer = csv.writer(file, delimiter=delimiters[0])
            return _cells(writer.writerow)
        lines = self._open.enter_context(path.open("wb"))
        return lambda row, error: lines.write(_line(row, error) + b"\n")

    def _sheet(self, path: Path, sheet: str) -> _Write:
        if path not in self._books:
            whole = io.BytesIO()
            self._books[path] = xlsxwriter.Workbook(whole, {"in_memory": True})
            self._open.callback(lambda: path.write_bytes(whole.getbuffer()))
            self._open.callback(self._books[path].close)
        page = self._books[path].add_worksheet(sheet)
        numbers = iter(range(2**20))

        def write(cells: list[str]) -> None:
            number = next(numbers)
            for column, cell in enumerate(cells):
                page.write_string(number, column, cell[:_LONGEST_CELL])

        return _cells(write)


def _paths(folder: Path, tables: Sequence[Table]) -> dict[tuple[Path, str], Path]:
    """From each file to the ones for its refused rows and for what is `unread` of it; files of the same name
    go into numbered folders."""
    paths: dict[tuple[Path, str], Path] = {}
    for table in tables:
        for part in ("", _UNREAD):
            if (table.path, part) not in paths:
                path, number = folder / part / table.name, 2
                while path in paths.values():
                    path, number = folder / part / str(number) / table.name, number + 1
                paths[table.path, part] = path
    imported = {table.path.resolve() for table in tables}
    if over := next((path for path in paths.values() if path.resolve() in imported), None):
        raise BadInputError(
            f"{over}: found a file that is being imported where refused rows would be written, expected "
            "another folder for them; name one with --refused"
        )
    return paths


def _cells(write: Callable[[list[str]], object]) -> _Write:
    """A writer of rows below a header that ends with the column for the error."""
    begun = False

    def add(row: Row, error: str) -> None:
        nonlocal begun
        kept = [i for i, column in enumerate(row.columns) if column != names.ERROR]
        if not begun:
            write([*(row.columns[i] for i in kept), names.ERROR])
            begun = True
        beyond = row.cells[len(row.columns) :]
        write([str(cell) for cell in (*(row.cells[i] for i in kept), error, *beyond)])

    return add


def _line(row: Row, error: str) -> bytes:
    if not row.columns:
        return str(row.cells[0]).encode()
    return orjson.dumps({**dict(zip(row.columns, row.cells, strict=True)), names.ERROR: error})
