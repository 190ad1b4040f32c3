"""Files and folders of every format, and such as cannot be read."""

from pathlib import Path

import pytest
import xlsxwriter

from graph.engine import Engine
from graph.tables.load import import_paths
from tests.tables.asking import edges, nodes, said
from tests.tables.conftest import Put
from tests.tables.test_readers import nobody


@pytest.mark.parametrize(
    ("node_file", "node_header", "edge_file", "edge_header"),
    [
        ("University.csv", "id,name,moeCode", "OWNS.csv", "from,to,share"),
        ("universities.csv", "key,NAME,moe_code", "owns.csv", "From,To,Share"),
        ("高校.csv", "标识,名称,学校标识码", "拥有.csv", "起点,终点,权利份额"),
        ("university.csv", "编号,Name,moe code", "Owns.csv", "起点,to,权利份额"),
    ],
)
async def test_files_and_columns_go_by_name_or_chinese_label(
    engine: Engine, put: Put, node_file: str, node_header: str, edge_file: str, edge_header: str
) -> None:
    """Case, blanks and underscores do not matter."""
    paths = [
        put(node_file, f"{node_header}\na,甲大学,4111010001\n"),
        put("Achievement.csv", "id,name\nx,成果\n"),
        put(edge_file, f"{edge_header}\nUniversity:a,x,0.5\n"),
    ]
    report = await import_paths(engine, paths, actor="test", strict=True)
    assert said(report) == []
    assert (await nodes(engine))["University:a"] == {"name": "甲大学", "moeCode": "4111010001"}
    assert await edges(engine) == {("OWNS", "University:a", "Achievement:x", ""): {"share": 0.5}}


async def test_a_workbook_loads_its_sheets_by_name_or_the_first_by_the_file(
    engine: Engine, inbox: Path
) -> None:
    """A sheet that is named like no kind is passed over and named."""
    for file, sheets in {"universities.xlsx": ["Sheet1", "notes"], "book.xlsx": ["园区", "PART_OF"]}.items():
        with xlsxwriter.Workbook(inbox / file) as book:
            for name in sheets:
                sheet = book.add_worksheet(name)
                rows = (
                    [["from", "to"], ["Park:a", "University:a"]]
                    if name == "PART_OF"
                    else [["id", "名称"], ["a", name]]
                )
                for number, cells in enumerate(rows):
                    sheet.write_row(number, 0, cells)
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == []
    assert [str(warning) for warning in report.warnings] == [
        "universities.xlsx[notes]: passed over, as the sheet is named like no kind"
    ]
    assert await nodes(engine) == {"University:a": {"name": "Sheet1"}, "Park:a": {"name": "园区"}}
    assert list(await edges(engine)) == [("PART_OF", "Park:a", "University:a", "")]


async def test_json_lines_hold_nodes_and_edges_of_any_kind(engine: Engine, put: Put) -> None:
    """An object per line, values as JSON has them; null removes, what is not said stays."""
    path = put(
        "all.jsonl",
        '{"edge":"OWNS","from":"University:a","to":"x","share":0.25}\n'
        '{"kind":"University","id":"a","name":"甲","aliases":["p;q","r"],"city":"长沙","summary":""}\n'
        '{"kind":"成果","key":"x","name":"成果","askingPrice":90000000,"transferModes":["LICENSE"]}\n'
        '{"id":"Park:p","name":"园区"}\n'
        '{"kind":"Univercity","id":"b","name":"乙"}\n'
        '{"name":"乙"}\n',
    )
    report = await import_paths(engine, [path], actor="test")
    assert said(report) == [
        "all.jsonl:5:kind: found 'Univercity', expected a kind; did you mean 'University'?",
        "all.jsonl:6: found no column 'key' (编号), expected one",
    ]
    assert await nodes(engine) == {
        "University:a": {"name": "甲", "aliases": ["p;q", "r"], "city": "长沙", "summary": ""},
        "Achievement:x": {"name": "成果", "askingPrice": 90_000_000, "transferModes": ["LICENSE"]},
        "Park:p": {"name": "园区"},
    }
    assert await edges(engine) == {("OWNS", "University:a", "Achievement:x", ""): {"share": 0.25}}
    await import_paths(
        engine, [put("all.jsonl", '{"kind":"University","id":"a","city":null,"aliases":[]}\n')], actor="test"
    )
    assert (await nodes(engine))["University:a"] == {"name": "甲", "summary": ""}


async def test_neo4j_admin_headers_are_understood(engine: Engine, put: Put) -> None:
    """Kinds come from labels, types and id spaces; types after a colon are passed over."""
    paths = [
        put(
            "a.csv",
            "investorId:ID(Investor),name,ticketMin:long,stages:string[],:LABEL\ni,甲,5,SEED;GROWTH,Investor;Organization\n",
        ),
        put("b.csv", "eid:ID(Enterprise),name:string,x:IGNORE\ne,乙,1\n"),
        put("c.csv", ":START_ID(Investor),:END_ID(Enterprise),:TYPE,amount:long\ni,e,INVESTED_IN,7\n"),
    ]
    report = await import_paths(engine, paths, actor="test", strict=True)
    assert (said(report), report.warnings) == ([], [])
    assert await nodes(engine) == {
        "Investor:i": {"name": "甲", "ticketMin": 5, "stages": ["SEED", "GROWTH"]},
        "Enterprise:e": {"name": "乙"},
    }
    assert await edges(engine) == {("INVESTED_IN", "Investor:i", "Enterprise:e", ""): {"amount": 7}}


async def test_files_that_cannot_be_read_leave_the_others(engine: Engine, put: Put, inbox: Path) -> None:
    """Each is reported; so are names that are like no kind."""
    put("nodes/Park.csv", "id,name\na,甲\n")
    put("nodes/University.csv", "")
    put("nodes/Univercity.csv", "key,name\na,甲\n")
    put("nodes/Universty.csv", "id,name\na,甲\n")
    put("notes.csv", "x,y\n1,2\n")
    put("README.md", "passed over\n")
    (inbox / "Program.xlsx").write_bytes(b"nothing")
    (inbox / "Event.csv").write_bytes("id,name\na,长沙\n".encode() + "b,长沙\n".encode("gb18030"))
    report = await import_paths(engine, [inbox, inbox / "none.csv"], actor="test")
    found = said(report)
    assert [problem.split(": ")[0] for problem in found] == [
        "Event.csv:3",
        "Program.xlsx",
        "nodes/University.csv",
        "none.csv",
        "nodes/Univercity.csv:1",
        "nodes/Universty.csv:1",
        "notes.csv:1",
    ]
    assert found[4:] == [
        (
            "nodes/Univercity.csv:1: found no column `kind` and no kind called 'Univercity', expected "
            "either; did you mean 'University'?"
        ),
        (
            "nodes/Universty.csv:1: found no column `kind` and no kind called 'Universty', expected "
            "either; did you mean 'University'?"
        ),
        "notes.csv:1: found no column 'key' (编号), expected one",
    ]
    assert list(await nodes(engine)) == ["Park:a"]


async def test_a_folder_without_rights_or_tables_is_a_clear_error(engine: Engine, inbox: Path) -> None:
    """Nothing is passed over in silence."""
    (inbox / "closed").mkdir(mode=0)
    (inbox / "empty").mkdir()
    for folder in (inbox, *inbox.parents[:3]):
        folder.chmod(0o755)
    with nobody():
        report = await import_paths(engine, [inbox / "closed", inbox / "empty"], actor="test")
    assert said(report) == [
        f"{inbox / 'closed'}: cannot be read: Permission denied; expected a readable file or folder",
        f"{inbox / 'empty'}: found no table, expected files of the types .csv, .tsv, .xlsx, .jsonl",
    ]


async def test_a_file_with_only_a_header_is_named(engine: Engine, put: Put) -> None:
    """It is no error, but hardly what was meant."""
    report = await import_paths(engine, [put("Park.csv", "id,name\n")], actor="test")
    assert (said(report), [str(warning) for warning in report.warnings]) == (
        [],
        ["Park.csv: found no row below the header, expected one at least"],
    )


async def test_columns_that_only_nodes_have_are_unknown_in_a_table_of_edges(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """An edge has no id of its own choice."""
    put("Park.csv", "id,name\na,甲\nb,乙\n")
    put("PART_OF.csv", "id,from,to\nx,Park:a,Park:b\n")
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == []
    assert [str(warning) for warning in report.warnings] == [
        "PART_OF.csv:id: found an unknown column, which was passed over, expected a property"
    ]
