"""Refused rows come back mended; strict loads all or nothing."""

import csv
from pathlib import Path

import orjson
import pytest
import xlsxwriter

from graph.engine import Engine
from graph.errors import BadInputError, UnavailableError
from graph.tables.load import import_paths
from tests.tables.asking import edges, log_length, nodes, said
from tests.tables.conftest import Put


@pytest.mark.parametrize("bad", ["b,\n", "b,乙,z\n", "a,甲甲\n"])
async def test_strict_loads_nothing_when_a_row_is_refused(engine: Engine, put: Put, bad: str) -> None:
    """All of it is checked and reported all the same."""
    path = put("Park.csv", f"id,name\na,甲\n{bad}c,\n")
    report = await import_paths(engine, [path], actor="test", strict=True)
    assert (report.loaded, report.problem_count, report.refused) == (False, 2, 2)
    assert await nodes(engine) == {}
    assert await log_length(engine) == 0


async def test_strict_takes_unknown_columns_for_a_problem(engine: Engine, put: Put) -> None:
    """Nothing is passed over."""
    report = await import_paths(
        engine, [put("Park.csv", "id,name,nmae\na,甲,x\n")], actor="test", strict=True
    )
    assert (report.loaded, len(report.warnings)) == (False, 1)
    assert await nodes(engine) == {}


async def test_strict_loads_good_files_whole(engine: Engine, put: Put, inbox: Path) -> None:
    """Edges find the nodes of the same transaction."""
    put("nodes/Park.csv", "id,name\na,甲\nb,乙\n")
    put("edges/PART_OF.csv", "from,to\nPark:a,Park:b\n")
    report = await import_paths(engine, [inbox], actor="test", strict=True)
    assert (report.loaded, said(report)) == (True, [])
    assert len(await edges(engine)) == 1


async def test_refused_rows_can_be_mended_and_imported_again_as_they_are(
    engine: Engine, put: Put, inbox: Path, tmp_path: Path
) -> None:
    """They are in files of the same names, with all their cells and what is wrong with them."""
    put("nodes/Park.csv", 'id,名称,founded,备注\na,甲,2023,"x\ny"\nb,乙,2023-13,"z,""q"""\n')
    put("edges/PART_OF.tsv", "from\tto\nPark:a\tPark:c\n")
    put("all.jsonl", '{"kind":"Park","id":"c","name":7}\n{"kind":"Park",\n')
    first, second = tmp_path / "first", tmp_path / "second"
    report = await import_paths(engine, [inbox], actor="test", refused=first)
    assert sorted(path.relative_to(first).as_posix() for path in report.refused_files) == [
        "all.jsonl",
        "edges/PART_OF.tsv",
        "nodes/Park.csv",
    ]
    park = first / "nodes" / "Park.csv"
    with park.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file)
    assert header == ["id", "名称", "founded", "备注", "_error"]
    assert row[:4] == ["b", "乙", "2023-13", 'z,"q"']
    assert row[4].startswith("nodes/Park.csv:3:founded: found '2023-13', expected a date")
    assert orjson.loads((first / "all.jsonl").read_bytes().splitlines()[0]) == {
        "kind": "Park",
        "id": "c",
        "name": 7,
        "_error": "all.jsonl:1:name: found 7, expected text",
    }

    unmended = await import_paths(engine, [first], actor="test", refused=second)
    assert unmended.refused == 4
    assert (second / "nodes" / "Park.csv").read_bytes() == park.read_bytes().replace(
        b"Park.csv:3:", b"Park.csv:2:"
    )

    park.write_text(
        park.read_text(encoding="utf-8-sig").replace("2023-13,", "2023-12,"), encoding="utf-8-sig"
    )
    lines = first / "all.jsonl"
    lines.write_bytes(
        lines.read_bytes()
        .replace(b'"name":7', b'"name":"x"')
        .replace(b'"Park",\n', b'"Park","id":"d","name":"y"}\n')
    )
    mended = await import_paths(engine, [first], actor="test")
    assert said(mended) == []
    assert set(await nodes(engine)) == {"Park:a", "Park:b", "Park:c", "Park:d"}
    assert len(await edges(engine)) == 1


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
async def test_a_row_that_contradicted_another_stays_refused_until_its_error_is_cleared(
    engine: Engine, put: Put, inbox: Path, tmp_path: Path, ending: str
) -> None:
    """By itself it would look like news and take the place of what the other row gave."""
    put("nodes.csv", "id,name,city\nPark:a,甲,长沙\nPark:a,甲,上海\n")
    put("nodes.jsonl", '{"id":"Park:a","name":"甲","city":"长沙"}\n{"id":"Park:a","city":"上海"}\n')
    table = inbox / f"nodes.{ending}"
    place = f"nodes.{ending}:{1 if ending == 'jsonl' else 2}"
    text = f"found '上海', expected '长沙', which {place} gave to Park:a; mend it and clear its `_error`"
    first, second = tmp_path / "first", tmp_path / "second"
    report = await import_paths(engine, [table], actor="test", refused=first)
    (error,) = said(report)
    assert error.endswith(f":city: {text}")

    again = await import_paths(engine, [first], actor="test", refused=second)
    assert said(again) == [f"{place}:_error: {error}"]
    assert (await nodes(engine))["Park:a"]["city"] == "长沙"
    refused = second / f"nodes.{ending}"
    assert refused.read_bytes() == (first / f"nodes.{ending}").read_bytes()

    refused.write_text(refused.read_text(encoding="utf-8-sig").replace(error, ""), encoding="utf-8")
    assert said(await import_paths(engine, [second], actor="test")) == []
    assert (await nodes(engine))["Park:a"]["city"] == "上海"


async def test_refused_rows_of_a_workbook_are_in_a_workbook(
    engine: Engine, inbox: Path, tmp_path: Path
) -> None:
    """With the same sheets, so that it can be imported again."""
    path = inbox / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in {
            "Park": [["id", "name", "founded"], ["a", "甲", 2023], ["b", "乙", "yes"]],
            "隶属": [["from", "to"], ["Park:a", "Park:b"]],
        }.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                sheet.write_row(number, 0, cells)
    report = await import_paths(engine, [path], actor="test", refused=tmp_path / "refused")
    assert [problem.split(": ")[0] for problem in said(report)] == [
        "book.xlsx[Park]:3:founded",
        "book.xlsx[隶属]:2:to",
    ]
    again = await import_paths(engine, report.refused_files, actor="test")
    assert [problem.split(": ")[0] for problem in said(again)] == [
        "book.xlsx[Park]:2:founded",
        "book.xlsx[隶属]:2:to",
    ]


async def test_refused_rows_are_never_written_over_the_file_they_come_from(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """Nothing is loaded, and every file stays whole."""
    path = put("Park.csv", "id,name\na,\nb,乙\n")
    earlier = put("refused/Park.csv", "id,name\nc,丙\n")
    for paths, refused in (([inbox], inbox), ([inbox], inbox / "refused"), ([path, earlier], inbox)):
        with pytest.raises(BadInputError, match=r"where refused rows would be written, .* --refused$"):
            await import_paths(engine, paths, actor="test", refused=refused)
    assert await nodes(engine) == {}
    assert path.read_text(encoding="utf-8") == "id,name\na,\nb,乙\n"


async def test_what_lies_behind_a_broken_quote_is_handed_back_as_it_stands(
    engine: Engine, put: Put, inbox: Path, tmp_path: Path
) -> None:
    """Line by line below the header, apart from the refused rows, to be mended and imported again."""
    put("University.csv", '\n"id";name;summary\r\na;甲;"x\ny"\nc;;\nb;乙;"oops\nd;丁;"p;q"\r\ne;戊;fine\n')
    first, second = tmp_path / "first", tmp_path / "second"
    report = await import_paths(engine, [inbox], actor="test", refused=first)
    assert said(report) == [
        "University.csv:4:name: found nothing, expected a value, as University:c is new",
        "University.csv:5: found text after a closing quote, expected the end of the cell; write a quote in "
        "it twice; the rest of the file was not read",
    ]
    assert list(await nodes(engine)) == ["University:a"]
    unread = first / "unread" / "University.csv"
    assert (report.refused_files, report.unread_files) == ([first / "University.csv"], [unread])
    text = unread.read_bytes().decode("utf-8-sig")
    assert text == '\n"id";name;summary\r\nb;乙;"oops\nd;丁;"p;q"\r\ne;戊;fine\n'
    unread.write_text(text.replace('"oops', "oops"), encoding="utf-8", newline="")
    mended = await import_paths(engine, [first], actor="test", refused=second)
    assert [problem.split(": ")[0] for problem in said(mended)] == ["University.csv:2:name"]
    assert list(await nodes(engine)) == [f"University:{key}" for key in "abde"]


async def test_refused_rows_of_an_earlier_import_are_passed_over_and_named(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """Within a folder that is imported; what else lies among them is read, and they are when asked for."""
    put("nodes/Park.csv", "id,name\na,\n")
    for _ in range(2):
        report = await import_paths(engine, [inbox], actor="test", refused=inbox / "refused")
        assert [str(file.place) for file in report.files] == ["nodes/Park.csv"]
    assert [str(warning) for warning in report.warnings] == [
        "refused: passed over, as an earlier import wrote refused rows there; mend and import it by itself"
    ]
    put("refused/more/Park.csv", "id,name\nb,乙\n")
    put("refused/nodes/Park.csv", "id,name,_error\na,甲,x\n")
    await import_paths(engine, [inbox], actor="test")
    assert list(await nodes(engine)) == ["Park:b"]
    await import_paths(engine, [inbox / "refused"], actor="test")
    assert list(await nodes(engine)) == ["Park:a", "Park:b"]


async def test_refused_rows_that_cannot_be_written_are_a_clear_error(
    engine: Engine, put: Put, tmp_path: Path
) -> None:
    """The good rows of the batch are loaded; the import can be repeated."""
    path = put("Park.csv", "id,name\na,甲\nb,\n")
    (tmp_path / "refused").write_text("a file", encoding="utf-8")
    with pytest.raises(
        UnavailableError, match=r"Park\.csv: cannot be written: .*; free space or name another folder"
    ):
        await import_paths(engine, [path], actor="test", refused=tmp_path / "refused")
    assert list(await nodes(engine)) == ["Park:a"]
