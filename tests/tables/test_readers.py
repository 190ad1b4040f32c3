"""Readers: encodings, row numbers, and files that are not what they should be."""

import datetime as dt
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import xlsxwriter

from graph.tables.encoding import TableError
from graph.tables.readers import Row, read, tables_in

TEXT = "id,name\r\na,长沙经开区\r\nb,Göttingen\r\n"


def rows_of(path: Path) -> list[Row]:
    return [row for table in tables_in(path, path.name) for row in read(table)]


def cells_of(path: Path) -> list[list[object]]:
    return [list(row.cells) for row in rows_of(path)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    """The first column's name has no byte order mark in it."""
    path = tmp_path / "Park.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert rows_of(path)[0].columns == ("id", "name")
    assert cells_of(path) == [["a", "长沙经开区"], ["b", "Göttingen"]]


@pytest.mark.parametrize("text", ["名\n联通\n", "名,号\n联通,甲\n名,乙\n", "a\n中\n"])
def test_short_gb18030_is_not_taken_for_utf_8(tmp_path: Path, text: str) -> None:
    """Some pairs of GB18030 bytes are valid UTF-8 by accident."""
    path = tmp_path / "Park.csv"
    path.write_bytes(text.encode("gb18030"))
    assert ",".join(rows_of(path)[0].columns) == text.split("\n", maxsplit=1)[0]
    assert cells_of(path)[0] == text.split("\n")[1].split(",")


def test_a_gb18030_row_in_a_utf_8_file_is_named_with_its_bytes(tmp_path: Path) -> None:
    """Nothing is guessed; the row is counted as a spreadsheet counts it."""
    path = tmp_path / "Park.csv"
    good = 'a,"第一行\n第二行"\nb,长沙\n'.encode()
    path.write_bytes(b"id,name\n" + good + b"c," + "上海".encode("gb18030") + b"\n" + good)
    with pytest.raises(TableError, match="found the bytes c9 cf ba a3 0a that do not fit the UTF-8") as error:
        tables_in(path, "Park.csv")
    assert error.value.row == 4


def test_a_utf_8_row_in_a_gb18030_file_is_named_with_its_bytes(tmp_path: Path) -> None:
    """Read as GB18030 it would be nonsense without an error."""
    path = tmp_path / "Park.csv"
    good = "a,第一行\nb,长沙\nd,武汉\n".encode("gb18030")
    path.write_bytes(b"id,name\n" + good + "c,上海\n".encode() + good)
    with pytest.raises(
        TableError, match="found the bytes e4 b8 8a e6 b5 b7 that do not fit the GB18030"
    ) as error:
        tables_in(path, "Park.csv")
    assert error.value.row == 5


def test_bytes_of_neither_encoding_are_named(tmp_path: Path) -> None:
    """0xFF is in no character of UTF-8 or GB18030."""
    path = tmp_path / "Park.csv"
    path.write_bytes("id,name\na,长沙\nb,".encode("gb18030") + b"\xff\xff\n")
    with pytest.raises(TableError, match="found the bytes ff ff 0a that do not fit the GB18030") as error:
        tables_in(path, "Park.csv")
    assert error.value.row == 3


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    """Blank rows and the header count, a record with line breaks is one row."""
    path = tmp_path / "Park.csv"
    path.write_text('id,name\n\na,"x\ny"\n,\nb,z\n', encoding="utf-8")
    assert [(row.number, list(row.cells)) for row in rows_of(path)] == [(3, ["a", "x\ny"]), (5, ["b", "z"])]


def test_short_rows_are_filled_up_and_long_ones_kept(tmp_path: Path) -> None:
    """Cells beyond the header are for the checks to refuse, unless they are empty."""
    path = tmp_path / "Park.csv"
    path.write_text("id,name,url\na\nb,x,y,,\nc,x,y,z\n", encoding="utf-8")
    assert cells_of(path) == [["a", "", ""], ["b", "x", "y"], ["c", "x", "y", "z"]]


def test_tab_separated_files_keep_commas_and_quotes_in_cells(tmp_path: Path) -> None:
    """TSV as spreadsheets write it."""
    path = tmp_path / "Park.tsv"
    path.write_text('id\tname\na\tx, "y"\nb\t"q\tr"\n', encoding="utf-8")
    assert cells_of(path) == [["a", 'x, "y"'], ["b", "q\tr"]]


def test_json_lines_have_the_columns_of_each_line(tmp_path: Path) -> None:
    """A line that is no object is kept whole."""
    path = tmp_path / "all.jsonl"
    path.write_text('{"kind":"Park","id":"a"}\n\n{"x":[1,null]}\n[1]\n{"x":\n', encoding="utf-8")
    assert [(row.number, row.columns, list(row.cells)) for row in rows_of(path)] == [
        (1, ("kind", "id"), ["Park", "a"]),
        (3, ("x",), [[1, None]]),
        (4, (), ["[1]"]),
        (5, (), ['{"x":']),
    ]


def test_a_workbook_gives_a_table_per_sheet_and_text_in_each_cell(tmp_path: Path) -> None:
    """Whole numbers have no `.0`, dates are days, blank sheets are left out, blank rows count."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("Park")
        for column, name in enumerate(["id", "founded", "employees", "share", "open"]):
            sheet.write(1, column + 1, name)
        sheet.write(3, 1, "a")
        sheet.write_datetime(3, 2, dt.date(2023, 12, 5), day)
        sheet.write(3, 3, 90000000)
        sheet.write(3, 4, 0.5)
        sheet.write(3, 5, True)
        book.add_worksheet("Sheet2")
        book.add_worksheet("高校").write(0, 0, "标识")
    tables = tables_in(path, "book.xlsx")
    assert [table.place for table in tables] == ["book.xlsx[Park]", "book.xlsx[高校]"]
    (row,) = read(tables[0])
    assert (row.number, row.columns) == (4, ("", "id", "founded", "employees", "share", "open"))
    assert row.cells == ["", "a", "2023-12-05", "90000000", "0.5", "true"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("Park.csv", b"", "found an empty file, expected a header row"),
        ("Park.csv", b"\n \n,,\n", "found no row, expected a header row"),
        ("Park.csv", b"id,name,id\n", "found the column 'id' twice, expected each column once"),
        ("Park.xlsx", b"PK\x03\x04 this is no workbook", r"found a damaged workbook \(.+\), expected XLSX"),
        ("Park.xlsx", b"id,name\na,b\n", r"found a damaged workbook \(.+\), expected XLSX"),
        ("Park.pdf", b"%PDF", r"found a file of the type '.pdf', expected one of .csv, .tsv, .xlsx, .jsonl"),
        ("Park.csv", b"\xff\xfei", "found a mark of UTF-16, but .+; save it again as UTF-8"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_a_clear_error(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    """What was found and what was expected."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(TableError, match=message):
        rows_of(path)


def test_a_file_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    """The system's reason is in it."""
    with pytest.raises(
        TableError, match="cannot be read: No such file or directory; expected a readable file"
    ):
        tables_in(tmp_path / "Park.csv", "Park.csv")


@contextmanager
def nobody() -> Iterator[None]:
    """Without root's rights, which no file withstands."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_file_without_rights_is_a_clear_error(tmp_path: Path) -> None:
    """Nobody may read it."""
    path = tmp_path / "Park.csv"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with (
        nobody(),
        pytest.raises(TableError, match="cannot be read: Permission denied; expected a readable file"),
    ):
        tables_in(path, "Park.csv")


def test_a_quote_that_is_never_closed_ends_the_file_at_its_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rows before it are read; a cell has a largest size, so that memory has as well."""
    monkeypatch.setattr("graph.tables.readers.LARGEST_CELL", 1_000)
    path = tmp_path / "Park.csv"
    path.write_text('id,name\na,x\nb,"y\n' + "c,z\n" * 1_000, encoding="utf-8")
    found = []
    with pytest.raises(TableError, match=r"found a cell of more than 1,000 characters, .*quote") as error:
        found.extend(read(tables_in(path, "Park.csv")[0]))
    assert error.value.row == 3
    (table,) = tables_in(path, "Park.csv")
    rows = read(table)
    assert list(next(rows).cells) == ["a", "x"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'id,name\na,x\nb,"y\nc,z\n',
            "found a quote that is never closed, expected one at the end of its cell",
        ),
        (
            'id,name\na,x\nb,"y\nc,"z"\nd,x\n',
            "found text after a closing quote, expected the end of the cell",
        ),
    ],
)
def test_a_quote_that_is_not_closed_swallows_no_row_in_silence(
    tmp_path: Path, text: str, message: str
) -> None:
    """The error is at the row in which the record begins; the rows before it are read."""
    path = tmp_path / "Park.csv"
    path.write_text(text, encoding="utf-8")
    (table,) = tables_in(path, "Park.csv")
    found = []
    with pytest.raises(TableError, match=message) as error:
        found.extend(read(table))
    assert error.value.row == 3
    assert [list(row.cells) for row in found] == [["a", "x"]]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("id;name\na;x,y\n", ("id", "name")),
        ('\n;;\nid;"name, in full"\na;x,y\n', ("id", "name, in full")),
        ("id\tname\na\tx,y\n", ("id", "name")),
        ('id,name;x\na,"x,y"\n', ("id", "name;x")),
        ('"id;x",name\na,"x,y"\n', ("id;x", "name")),
    ],
)
def test_the_header_says_what_separates_the_cells(
    tmp_path: Path, text: str, columns: tuple[str, ...]
) -> None:
    """Spreadsheets write semicolons where a comma is the decimal sign. A comma in the header wins."""
    path = tmp_path / "Park.csv"
    path.write_text(text, encoding="utf-8-sig")
    (row,) = rows_of(path)
    assert (row.columns, list(row.cells)) == (columns, ["a", "x,y"])


def test_a_stray_cell_at_the_far_end_of_a_sheet_is_refused_before_room_is_made_for_all(
    tmp_path: Path,
) -> None:
    """A small file would need hundreds of gigabytes; the sheet is named. Cells that are only formatted are
    nothing, and the size that a sheet says it has is not believed."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Park").write(0, 0, "id")
        sheet = book.add_worksheet("高校")
        sheet.write(0, 0, "id")
        sheet.write_blank(1_048_575, 16_383, None, book.add_format({"bold": True}))
    assert [table.rows for table in tables_in(path, "book.xlsx")] == [1, 1]
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Park").write(0, 0, "id")
        sheet = book.add_worksheet("高校")
        sheet.write(0, 0, "id")
        sheet.write(1_048_575, 16_383, "x")
    rewrite(path, b'<dimension ref="A1:XFD1048576"/>', b'<dimension ref="A1:B2"/>')
    message = "found 1,048,576 rows and 16,384 columns in the sheet '高校', expected at most 20,000,000 cells"
    with pytest.raises(TableError, match=message):
        tables_in(path, "book.xlsx")


def test_cells_without_a_place_count_from_the_last_one(tmp_path: Path) -> None:
    """The places of rows and cells may be left out of a sheet."""
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Park").write(0, 0, 1)
    rows = b'<row r="1048575"/><row><c r="XFC7"><v>1</v></c></row><row><c/><c><v>1</v></c></row>'
    rewrite(path, b"<sheetData>", b"<sheetData>" + rows)
    with pytest.raises(TableError, match="found 1,048,577 rows and 16,383 columns in the sheet 'Park'"):
        tables_in(path, "book.xlsx")


@pytest.mark.parametrize("claimed", [None, 100])
def test_a_workbook_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, claimed: int | None
) -> None:
    """Whatever size it claims to have."""
    monkeypatch.setattr("graph.tables.workbook.LARGEST", 2_000_000)
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Park").write(0, 0, "id")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(3_000_000))
        if claimed:
            archive.getinfo("xl/media/image1.png").file_size = claimed
    with pytest.raises(TableError, match="found a workbook of more than 2,000,000 bytes when unpacked"):
        tables_in(path, "book.xlsx")


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Replace bytes in the sheets of a workbook, as other programs would have written them."""
    with zipfile.ZipFile(path) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content.replace(old, new) if "worksheets/" in name else content)
