"""Import: what loads, what is refused, and that nothing is lost or done twice."""

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest

from graph.engine import Engine
from graph.tables.load import import_paths
from graph.tables.mapping import read_mapping
from graph.tables.report import FileReport
from graph.tables.scratch import Scratch
from tests.tables.asking import edges, log_length, nodes, said
from tests.tables.conftest import Put


async def test_a_folder_loads_nodes_before_edges(engine: Engine, put: Put, inbox: Path) -> None:
    """Kinds come from the names of the files; bare keys do where one kind fits."""
    put("edges/OWNS.csv", "from,to,share\nUniversity:a,x,0.5\n")
    put("nodes/University.csv", "id,name,level\nUniversity:a,甲大学,UNDERGRADUATE\n")
    put("nodes/Achievement.csv", "key,name,trl\nx,成果,3\n")
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == []
    assert await nodes(engine) == {
        "University:a": {"name": "甲大学", "level": "UNDERGRADUATE"},
        "Achievement:x": {"name": "成果", "trl": 3},
    }
    assert await edges(engine) == {("OWNS", "University:a", "Achievement:x", ""): {"share": 0.5}}
    assert [str(file) for file in report.files] == [
        str(FileReport("edges/OWNS.csv", rows=1, created=1)),
        str(FileReport("nodes/Achievement.csv", rows=1, created=1)),
        str(FileReport("nodes/University.csv", rows=1, created=1)),
    ]


async def test_the_same_again_changes_nothing_and_logs_nothing(engine: Engine, put: Put, inbox: Path) -> None:
    """Importing is idempotent."""
    put("nodes/Park.csv", "id,name,aliases\na,甲,x;y\nb,乙,\n")
    put("edges/PART_OF.csv", "from,to,since\nPark:a,Park:b,2023\n")
    await import_paths(engine, [inbox], actor="test")
    length = await log_length(engine)
    report = await import_paths(engine, [inbox], actor="test")
    assert [(file.created, file.updated, file.unchanged) for file in report.files] == [(0, 0, 1), (0, 0, 2)]
    assert length == await log_length(engine) == 3


async def test_an_empty_cell_leaves_a_value_and_a_mark_removes_it(engine: Engine, put: Put) -> None:
    """What a file does not say stays as it is."""
    await import_paths(
        engine, [put("Park.csv", "id,name,city,url,aliases\na,甲,长沙,http://a,x;y\n")], actor="test"
    )
    report = await import_paths(engine, [put("Park.csv", "id,city,url,aliases\na,,\\N,\\N\n")], actor="test")
    assert [(file.updated, file.refused) for file in report.files] == [(1, 0)]
    assert await nodes(engine) == {"Park:a": {"name": "甲", "city": "长沙"}}


async def test_every_bad_cell_is_reported_with_file_row_and_column(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """Found and expected; the good rows load."""
    put(
        "nodes/Achievement.csv",
        "id,名称,trl,askingPrice,disclosed,currency\n"
        "a,甲,3,1,2023-12,CNY\n"
        "b,乙,10,9007199254740992,2023-13,rmb\n"
        '"c\nd",丙,,,,\n'
        "Park:e,丁,,,,\n"
        ",戊,,,,\n",
    )
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == [
        "nodes/Achievement.csv:3:trl: found 10, expected a whole number from 1 to 9",
        (
            "nodes/Achievement.csv:3:askingPrice: found 9007199254740992, expected a whole number from 0 to "
            "9,007,199,254,740,991"
        ),
        (
            "nodes/Achievement.csv:3:disclosed: found '2023-13', expected a date YYYY, YYYY-MM or YYYY-MM-DD "
            "(EDTF level 0)"
        ),
        "nodes/Achievement.csv:3:currency: found 'rmb', expected text of the form [A-Z]{3}",
        (
            "nodes/Achievement.csv:4:id: found 'Achievement:c\\nd', expected an id of the form Kind:key, "
            "such as Investor:i-0007"
        ),
        "nodes/Achievement.csv:5:id: found 'Park:e', expected an id Kind:key of Achievement",
        "nodes/Achievement.csv:6:id: found nothing, expected an id or a key of Achievement",
    ]
    assert [(file.rows, file.created, file.refused) for file in report.files] == [(5, 1, 4)]
    assert list(await nodes(engine)) == ["Achievement:a"]


async def test_a_cell_of_ten_megabytes_is_a_bad_value(engine: Engine, put: Put, tmp_path: Path) -> None:
    """It is refused like any other, kept whole, and shown short."""
    cell = "长" * 3_500_000
    path = put("Park.csv", f"id,name\na,{cell}\nb,乙\n")
    report = await import_paths(engine, [path], actor="test", refused=tmp_path / "refused")
    assert said(report) == ["Park.csv:2:name: found '3,500,000 characters', expected at most 1,000,000"]
    assert list(await nodes(engine)) == ["Park:b"]
    assert cell in (tmp_path / "refused" / "Park.csv").read_text(encoding="utf-8-sig")


async def test_text_that_no_graph_can_hold_is_a_bad_value(engine: Engine, put: Put) -> None:
    """NUL, and in JSON Lines lone surrogates, which are no JSON text."""
    paths = [
        put("Park.csv", "id,name\na,x\x00y\n"),
        put(
            "more.jsonl",
            '{"kind":"Park","id":"b","name":"\\ud800"}\n{"kind":"Park","id":"c","name":"x\\u0000"}\n',
        ),
    ]
    report = await import_paths(engine, paths, actor="test")
    assert said(report) == [
        "Park.csv:2:name: found 'x\\x00y', expected text without NUL (U+0000)",
        "more.jsonl:1: found text that is not a JSON object, expected one object per line",
        "more.jsonl:2:name: found 'x\\x00', expected text without NUL (U+0000)",
    ]


async def test_ends_that_are_missing_or_do_not_fit_are_reported(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """The row says which end, in the column of that end."""
    put("nodes/Park.csv", "id,name\na,甲\nb,乙\n")
    put(
        "edges/PART_OF.csv",
        "from,to\nPark:a,Park:z\nPark:z,Park:a\na,Park:b\nPark:a,Program:p\nPark:a,Park:a\nPark:a,\nPark:a,Park:b\n",
    )
    report = await import_paths(engine, [inbox], actor="test")
    kinds = "Enterprise or Institution or Investor or Park or University"
    assert said(report) == [
        "edges/PART_OF.csv:2:to: found 'Park:z', expected the id of a node that is there",
        "edges/PART_OF.csv:3:from: found 'Park:z', expected the id of a node that is there",
        (
            "edges/PART_OF.csv:4:from: found 'a', expected an id Kind:key of Enterprise or Institution or "
            "Investor or Park or Program or University"
        ),
        f"edges/PART_OF.csv:5:to: found 'Program:p', expected an id Kind:key of {kinds}",
        "edges/PART_OF.csv:6:to: found 'Park:a' at both ends, expected two nodes",
        f"edges/PART_OF.csv:7:to: found nothing, expected an id or a key of {kinds}",
    ]
    assert list(await edges(engine)) == [("PART_OF", "Park:a", "Park:b", "")]


async def test_a_new_node_needs_its_required_values_and_an_old_one_does_not(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """A name cannot be removed either."""
    put("Park.csv", "id,name,city\na,甲,\nb,,长沙\na,,长沙\na,\\N,\n")
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == [
        "Park.csv:3:name: found nothing, expected a value, as Park:b is new",
        "Park.csv:5:name: found '\\\\N', expected a value, which cannot be removed",
    ]
    assert await nodes(engine) == {"Park:a": {"name": "甲", "city": "长沙"}}
    report = await import_paths(engine, [put("Park.csv", "id,city\na,上海\n")], actor="test")
    assert (said(report), report.files[0].updated) == ([], 1)


async def test_a_reference_must_be_of_its_kind(engine: Engine, put: Put, inbox: Path) -> None:
    """A broker is an organisation."""
    put("nodes/Achievement.csv", "id,name\nx,成果\n")
    put("nodes/Park.csv", "id,name\na,甲\n")
    put("edges/TRANSFERRED.csv", "from,to,broker\nx,Park:a,Achievement:x\nx,Park:a,Park:a\n")
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == [
        (
            "edges/TRANSFERRED.csv:2:broker: found 'Achievement:x', expected an id of Enterprise or "
            "Institution or Investor or Park or University"
        )
    ]


async def test_a_reference_must_be_there(engine: Engine, put: Put, inbox: Path) -> None:
    """What an edge refers to is a node of the graph or of this import, or the row is refused."""
    put("nodes/Park.csv", "id,name\na,甲\n")
    put("nodes/Achievement.csv", "id,name\nx,成果\n")
    put("edges/TRANSFERRED.csv", "from,to,key,broker\nx,Park:a,1,Park:a\nx,Park:a,2,Park:b\n")
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == [
        "edges/TRANSFERRED.csv:3:broker: found 'Park:b', expected the id of a node that is there"
    ]
    assert list(await edges(engine)) == [("TRANSFERRED", "Achievement:x", "Park:a", "1")]


async def test_unknown_columns_are_passed_over_and_named_once(engine: Engine, put: Put) -> None:
    """With the known name that is close."""
    path = put("Park.csv", "id,name,prkType,备注\na,甲,ETDZ,x\nb,乙,ETDZ,y\n")
    report = await import_paths(engine, [path], actor="test")
    assert said(report) == []
    assert [str(warning) for warning in report.warnings] == [
        (
            "Park.csv:prkType: found an unknown column, which was passed over, expected a property; did "
            "you mean 'parkType'?"
        ),
        "Park.csv:备注: found an unknown column, which was passed over, expected a property",
    ]
    assert len(await nodes(engine)) == 2


async def test_columns_that_the_service_sets_are_passed_over(engine: Engine, put: Put) -> None:
    """A table that was copied from an answer comes back in."""
    path = put("Park.csv", "id,name,createdAt,updatedAt,version\na,甲,2020-01-01T00:00:00Z,x,7\n")
    report = await import_paths(engine, [path], actor="test", strict=True)
    assert (said(report), report.warnings, report.loaded) == ([], [], True)


async def test_many_rows_load_in_batches_and_tell_how_far_they_are(engine: Engine, put: Put) -> None:
    """The last call says that all are done."""
    path = put("Park.csv", "id,name\n" + "".join(f"{i},甲{i}\n" for i in range(4_500)))
    calls: list[tuple[int, int, str]] = []
    report = await import_paths(engine, [path], actor="test", progress=lambda *call: calls.append(call))
    assert report.files[0].created == 4_500
    assert [done for done, _, _ in calls] == [2_000, 4_000, 4_500, 4_500]
    assert calls[-1] == (4_500, 4_500, "Park.csv")


async def test_a_thousand_problems_are_kept_and_all_are_counted(
    engine: Engine, put: Put, tmp_path: Path
) -> None:
    """Memory stays bounded, and the refused rows are all in the file."""
    path = put("Park.csv", "id,name\n" + "".join(f"{i},\n" for i in range(1_500)))
    report = await import_paths(engine, [path], actor="test", refused=tmp_path / "refused")
    assert (len(report.problems), report.problem_count, report.refused) == (1_000, 1_500, 1_500)
    (file,) = report.refused_files
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 1_501


async def test_other_work_goes_on_while_a_file_is_read(engine: Engine, put: Put) -> None:
    """Rows are read and written off the event loop."""
    path = put("Park.csv", "id,name\n" + "".join(f"{i},甲{i}\n" for i in range(3_000)))
    running = asyncio.create_task(import_paths(engine, [path], actor="test"))
    turns = 0
    while not running.done():
        await asyncio.sleep(0)
        turns += 1
    assert turns > 10
    assert (await running).files[0].created == 3_000


async def test_semicolons_separate_cells_where_the_header_has_them(engine: Engine, put: Put) -> None:
    """A list in a cell is in quotes then."""
    path = put("Park.csv", 'id;name;aliases\np;园;"x;y"\n')
    report = await import_paths(engine, [path], actor="test", strict=True)
    assert said(report) == []
    assert await nodes(engine) == {"Park:p": {"name": "园", "aliases": ["x", "y"]}}


async def test_an_unclosed_quote_is_a_problem_of_a_strict_import(engine: Engine, put: Put) -> None:
    """Rows that it would swallow are not lost without a word."""
    path = put("University.csv", 'id,name,summary\na,A,"oops\nb,B,fine\n')
    report = await import_paths(engine, [path], actor="test", strict=True)
    assert (report.loaded, said(report)) == (
        False,
        [
            "University.csv:2: found a quote that is never closed, expected one at the end of its cell; "
            "the rest of the file was not read"
        ],
    )


async def test_an_import_leaves_the_loop_to_others(
    engine: Engine, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the import remembers is looked up and written in other threads than the loop's."""
    threads = set()
    for name in ("met", "meet", "called"):
        method = getattr(Scratch, name)

        def noted(self: Scratch, *arguments: object, method: Any = method) -> object:
            threads.add(threading.get_ident())
            return method(self, *arguments)

        monkeypatch.setattr(Scratch, name, noted)
    mapping = read_mapping(
        {
            "table": [
                {
                    "file": "links.csv",
                    "edge": [
                        {
                            "kind": "PART_OF",
                            "from": {"column": "a", "kind": "Park", "match": "name"},
                            "to": {"column": "b", "kind": "Park", "match": "name"},
                        }
                    ],
                }
            ]
        },
        engine.ontology,
    )
    paths = [put("Park.csv", "id,name\np,甲\nq,乙\n"), put("links.csv", "a,b\n甲,乙\n")]
    report = await import_paths(engine, paths, actor="test", mapping=mapping)
    assert said(report) == []
    assert list(await edges(engine)) == [("PART_OF", "Park:p", "Park:q", "")]
    assert threads
    assert threading.get_ident() not in threads
