"""How large the tables of a workbook are, found out before anything of that size is made.

A sheet is read into a rectangle of cells, so that two cells far apart are as much as a full sheet; and what
a file says about its own size is no more than a claim. So all of it is read once as a stream.
"""

import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from graph.tables.encoding import TableError

MOST_CELLS = 20_000_000
"""In the rectangle of a sheet from its first cell to the last row and column with something in them."""
LARGEST = 2**30
"""Bytes of a workbook when it is unpacked."""
_CHUNK = 2**16


@dataclass(slots=True)
class _Part:
    """A part of a workbook that is read: where it is read, and how far its table reaches."""

    row: int = 0
    """Of the last `<row>`."""
    place: tuple[int, int] = (0, 0)
    """Row and column of the last cell, which may be in another row than it stands in."""
    rows: int = 0
    columns: int = 0
    filled: int = 0
    sheets: dict[str, str] = field(default_factory=dict)
    """Of the list of sheets: names by the ids of their parts."""
    targets: dict[str, str] = field(default_factory=dict)
    """Of the list of parts: ids by the names of their files."""

    def start(self, name: str, said: dict[str, str]) -> None:
        """Take note of the start of an element."""
        match name.rpartition(":")[2]:
            case "row":
                self.row = int(said.get("r", self.row + 1))
                self.place = (self.row, 0)
            case "c" if "r" in said:
                letters = said["r"].rstrip("0123456789")
                self.place = (int(said["r"][len(letters) :]), _number(letters))
            case "c":
                self.place = (self.row, self.place[1] + 1)
            case "v" | "is":
                self.filled += 1
                self.rows = max(self.rows, self.place[0])
                self.columns = max(self.columns, self.place[1])
            case "sheet":
                key = next((value for key, value in said.items() if key.endswith(":id")), "")
                self.sheets[key] = said.get("name", "")
            case "Relationship":
                self.targets[PurePosixPath(said.get("Target", "")).name] = said.get("Id", "")


def check_size(path: Path) -> None:
    """Raises `TableError` where a workbook is damaged, or larger than what can be read."""
    parts: dict[str, _Part] = {}
    left = LARGEST
    try:
        with ZipFile(path) as archive:
            for info in archive.infolist():
                parts[info.filename], left = _read(archive, info, left)
    except (BadZipFile, EOFError, RuntimeError, ValueError, zlib.error, expat.ExpatError) as error:
        raise TableError(f"found a damaged workbook ({error}), expected XLSX; save it again") from None
    for name, part in parts.items():
        if max(part.rows * part.columns, part.filled) > MOST_CELLS:
            found = (
                f"found {part.rows:,} rows and {part.columns:,} columns in the sheet {_sheet(name, parts)!r}"
            )
            raise TableError(
                f"{found}, expected at most {MOST_CELLS:,} cells; delete what is far from the table, "
                "or save it as CSV"
            )


def _read(archive: ZipFile, info: ZipInfo, left: int) -> tuple[_Part, int]:
    """A part, and how many bytes of `LARGEST` are left after it."""
    part = _Part()
    parser = expat.ParserCreate()
    parser.StartElementHandler = part.start
    is_xml = info.filename.lower().endswith((".xml", ".rels"))
    info.file_size = 2 * LARGEST  # which would end the reading where the file says, and not where it ends
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise TableError(
                    f"found a workbook of more than {LARGEST:,} bytes when unpacked, expected less; save its "
                    "sheets as CSV"
                )
            if is_xml:
                parser.Parse(chunk)
    if is_xml:
        parser.Parse(b"", True)
    return part, left


def _number(letters: str) -> int:
    """The number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _sheet(name: str, parts: dict[str, _Part]) -> str:
    """How the sheet in a part is called in the workbook."""
    keys = parts.get("xl/_rels/workbook.xml.rels", _Part()).targets
    return parts.get("xl/workbook.xml", _Part()).sheets.get(keys.get(PurePosixPath(name).name, ""), name)
