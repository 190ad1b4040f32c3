"""Mapping files: tables that come as they are."""

import tomllib
from pathlib import Path

import pytest

from graph.engine import Engine
from graph.tables.load import import_paths
from graph.tables.mapping import read_mapping
from graph.tables.report import Report
from tests.tables.asking import CLEAR, edges, nodes, said
from tests.tables.conftest import Put

PARK = 'file = "parks.csv"\n[[table.node]]\nkind = "Park"\n'


async def load(engine: Engine, toml: str, *paths: Path, refused: Path | None = None) -> Report:
    mapping = read_mapping(tomllib.loads(toml), engine.ontology)
    return await import_paths(engine, paths, actor="test", mapping=mapping, refused=refused)


async def test_columns_are_renamed_cells_worked_on_and_constants_set(engine: Engine, put: Put) -> None:
    """In the order replace, split, translate, default, pad, slug, prefix."""
    report = await load(
        engine,
        """
        [[table]]
        file = "parks.csv"
        ignore = ["remarks"]
        [[table.node]]
        kind = "Park"
        key = { column = "no", pad = 4, prefix = "p-" }
        same = ["city"]
        [table.node.set]
        name = { column = "title", replace = { "\\n" = "", "国家级" = "" } }
        区 = { value = "x" }
        """.replace("区 = ", "nameEn = ")
        + """
        aliases = [{ column = "other", split = "|" }, { column = "short", prefix = "简称" }]
        tags = { column = "marks", split = ",", translate = { new = "新", old = "" }, default = "?" }
        parkType = { column = "sort", translate = { "经开" = "ETDZ" }, default = "INCUBATOR" }
        confidence = { value = 0.5 }
        """,
        put(
            "parks.csv",
            "no,title,city,other,short,marks,sort,remarks\n"
            '7,"国家级长沙\n经开区",长沙,a| b |,CS,"new,old,x",经开,z\n'
            "12345,孵化器,,,,,,\n",
        ),
    )
    assert (said(report), report.warnings) == ([], [])
    assert await nodes(engine) == {
        "Park:p-0007": {
            "name": "长沙经开区",
            "nameEn": "x",
            "city": "长沙",
            "aliases": ["a", "b", "简称CS"],
            "tags": ["新", "?"],
            "parkType": "ETDZ",
            "confidence": 0.5,
        },
        "Park:p-12345": {
            "name": "孵化器",
            "nameEn": "x",
            "tags": ["?"],
            "parkType": "INCUBATOR",
            "confidence": 0.5,
        },
    }


async def test_a_kind_comes_from_a_column_by_the_order_of_its_translation(engine: Engine, put: Put) -> None:
    """Properties that a row's kind does not have are left out."""
    report = await load(
        engine,
        """
        [[table]]
        file = "orgs.csv"
        [[table.node]]
        key = "id"
        same = ["name"]
        [table.node.kind]
        column = "types"
        split = ";"
        translate = { education = "University", company = "企业" }
        default = "Institution"
        [table.node.set.institutionType]
        column = "types"
        split = ";"
        translate = { funder = "FUNDER" }
        default = "OTHER"
        """,
        put("orgs.csv", "id,types,name\na,company;education,甲\nb,company,乙\nc,x;funder,丙\nd,,丁\n"),
    )
    assert said(report) == []
    assert await nodes(engine) == {
        "University:a": {"name": "甲"},
        "Enterprise:b": {"name": "乙"},
        "Institution:c": {"name": "丙", "institutionType": "FUNDER"},
        "Institution:d": {"name": "丁", "institutionType": "OTHER"},
    }


async def test_the_first_source_that_gives_something_counts_where_its_condition_holds(
    engine: Engine, put: Put
) -> None:
    """A list takes all of them."""
    report = await load(
        engine,
        """
        [[table]]
        file = "orgs.csv"
        where = { status = { not = ["gone", ""] } }
        [[table.node]]
        kind = "University"
        key = "id"
        where = { sort = "u" }
        set.name = [{ column = "zh", where = { country = ["CN", "TW"] } }, "en"]
        """,
        put(
            "orgs.csv",
            "id,status,sort,country,zh,en\n"
            "a,ok,u,CN,甲,A\nb,ok,u,US,乙,B\nc,ok,u,TW,,C\nd,gone,u,CN,丁,D\ne,,u,CN,戊,E\nf,ok,p,CN,己,F\n",
        ),
    )
    assert (report.files[0].rows, said(report)) == (6, [])
    assert {key: node["name"] for key, node in (await nodes(engine)).items()} == {
        "University:a": "甲",
        "University:b": "B",
        "University:c": "C",
    }


CALLS = """
[[table]]
file = "calls.csv"
[[table.node]]
kind = "Demand"
key = "id"
same = ["name"]
[[table.node]]
each = { column = "topics", split = ";", name = "topic" }
kind = "Field"
key = { column = "topic", slug = true, prefix = "t-" }
set.name = "topic"
[[table.edge]]
each = { column = "topics", split = ";", name = "topic" }
where = { topic = { not = "secret" } }
kind = "IN_FIELD"
from = { column = "id", prefix = "Demand:" }
to = { column = "topic", slug = true, prefix = "Field:t-" }
[[table.edge]]
kind = "POSTS"
to = "id"
[table.edge.from]
column = "sponsor"
kind = "Institution"
match = ["name", "aliases"]
create = { institutionType = "FUNDER" }
"""


async def test_a_row_yields_several_nodes_and_edges(engine: Engine, put: Put) -> None:
    """A node for each part of a cell; what rows repeat is made once."""
    path = put(
        "calls.csv", "id,name,sponsor,topics\na,甲,S 1,New Energy;氢 能\nb,乙,s 1,new energy;secret;secret\n"
    )
    report = await load(
        engine, CALLS.replace('set.name = "topic"', 'set.name = { column = "topic", slug = true }'), path
    )
    assert said(report) == []
    assert await nodes(engine) == {
        "Institution:s-1": {"name": "S 1", "institutionType": "FUNDER"},
        "Demand:a": {"name": "甲"},
        "Demand:b": {"name": "乙"},
        "Field:t-new-energy": {"name": "new-energy"},
        "Field:t-secret": {"name": "secret"},
        "Field:t-氢-能": {"name": "氢-能"},
    }
    assert set(await edges(engine)) == {
        ("IN_FIELD", "Demand:a", "Field:t-new-energy", ""),
        ("IN_FIELD", "Demand:a", "Field:t-氢-能", ""),
        ("IN_FIELD", "Demand:b", "Field:t-new-energy", ""),
        ("POSTS", "Institution:s-1", "Demand:a", ""),
        ("POSTS", "Institution:s-1", "Demand:b", ""),
    }
    (file,) = report.files
    assert (file.rows, file.created, file.repeated) == (2, 11, 1)


async def test_two_texts_with_the_same_key_are_a_contradiction(engine: Engine, put: Put) -> None:
    """Neither name is lost in silence."""
    path = put("calls.csv", "id,name,sponsor,topics\na,甲,S,New Energy\nb,乙,S,new energy\n")
    report = await load(engine, CALLS, path)
    assert said(report) == [
        "calls.csv:3:topic: found 'new energy', expected 'New Energy', which calls.csv:2 gave to "
        f"Field:t-new-energy{CLEAR}"
    ]


@pytest.mark.parametrize("strict", [False, True])
async def test_names_are_resolved_to_nodes_of_the_graph_and_of_the_import(
    engine: Engine, put: Put, strict: bool
) -> None:
    """By any of the properties, without case and width; a name that several have is refused."""
    await import_paths(
        engine,
        [put("Institution.csv", "id,name,aliases\nx,上海技术交易所,上技所;ＳＴＥＸ\ny,甲,同名\nz,乙,同名\n")],
        actor="test",
    )
    mapping = read_mapping(tomllib.loads(CALLS), engine.ontology)
    paths = [
        put("University.csv", "id,name,aliases\nu,复旦大学,FDU\n"),
        put("Institution.csv", "id,name\nw,新机构\n"),
        put("calls.csv", "id,name,sponsor,topics\na,甲,stex,\nb,乙,新机构,\nc,丙,FDU,\n"),
    ]
    report = await import_paths(engine, paths, actor="test", mapping=mapping, strict=strict)
    assert said(report) == []
    assert {edge[1:3] for edge in await edges(engine)} == {
        ("Institution:x", "Demand:a"),
        ("Institution:w", "Demand:b"),
        ("Institution:fdu", "Demand:c"),  # the university is not of the kind that is asked for
    }
    path = put("calls.csv", "id,name,sponsor,topics\nd,丁,同名,\n")
    report = await import_paths(engine, [path], actor="test", mapping=mapping, strict=strict)
    assert said(report) == [
        (
            "calls.csv:2:sponsor: found '同名', which Institution:y, Institution:z have, expected the name "
            "or aliases of a node alone; give its id"
        )
    ]


async def test_a_name_that_no_node_has_is_refused_unless_it_may_be_created(engine: Engine, put: Put) -> None:
    """A key that is taken by another name is not overwritten."""
    no_create = CALLS.replace('create = { institutionType = "FUNDER" }', "")
    path = put("calls.csv", "id,name,sponsor,topics\na,甲,S 1,\n")
    report = await load(engine, no_create, path)
    assert said(report) == [
        "calls.csv:2:sponsor: found 'S 1', expected the name or aliases of a node that is there"
    ]
    await import_paths(engine, [put("Institution.csv", "id,name\ns-1,another\n")], actor="test")
    report = await load(engine, CALLS, path)
    assert said(report) == [
        "calls.csv:2:sponsor: found 'S 1', whose id Institution:s-1 is taken, expected another name"
    ]


async def test_nodes_are_completed_by_name(engine: Engine, put: Put) -> None:
    """Where a table knows no ids."""
    await import_paths(engine, [put("Park.csv", "id,name\na,长沙经开区\n")], actor="test")
    report = await load(
        engine,
        '[[table]]\nfile = "more.csv"\n[[table.node]]\nkind = "Park"\n'
        'key = { column = "park", match = "name" }\nset.city = "town"\n',
        put("more.csv", "park,town\n长沙经开区,长沙\n无名,北京\n"),
    )
    assert said(report) == ["more.csv:3:park: found '无名', expected the name of a node that is there"]
    assert await nodes(engine) == {"Park:a": {"name": "长沙经开区", "city": "长沙"}}


async def test_a_row_is_loaded_whole_or_not_at_all(engine: Engine, put: Put) -> None:
    """It is refused once, whatever is wrong with it."""
    path = put("calls.csv", "id,name,sponsor,topics\na,,S,x\nb,乙,,y\n")
    report = await load(engine, CALLS, path)
    assert said(report) == [
        "calls.csv:2:name: found nothing, expected a value, as Demand:a is new",
        "calls.csv:3:sponsor: found nothing, expected an id or a key of Institution",
    ]
    assert set(await nodes(engine)) == {"Demand:b", "Field:t-y"}
    assert (report.refused, await edges(engine)) == (2, {})


async def test_refused_rows_come_back_through_the_same_mapping(
    engine: Engine, put: Put, tmp_path: Path
) -> None:
    """The column with the error is none of the unknown ones."""
    path = put("parks.csv", "no,title\n1,甲\n,乙\n")
    toml = f'[[table]]\n{PARK}key = "no"\nset.name = "title"\n'
    report = await load(engine, toml, path, refused=tmp_path / "refused")
    (file,) = report.refused_files
    file.write_text(file.read_text(encoding="utf-8-sig").replace("\n,乙", "\n2,乙"), encoding="utf-8-sig")
    report = await load(engine, toml, file)
    assert (said(report), report.warnings) == ([], [])
    assert set(await nodes(engine)) == {"Park:1", "Park:2"}


async def test_columns_that_the_mapping_does_not_use_are_named_unless_ignored(
    engine: Engine, put: Put
) -> None:
    """So nothing is forgotten in silence; a column that the table lacks is an error."""
    toml = f'[[table]]\nignore = ["x"]\n{PARK}key = "no"\nset.name = "title"\n'
    report = await load(engine, toml, put("parks.csv", "no,title,x,y\n1,甲,2,3\n"))
    assert [warning.column for warning in report.warnings] == ["y"]
    report = await load(engine, toml, put("parks.csv", "no,titel\n1,甲\n"))
    assert said(report) == ["parks.csv:1: found no column 'title', expected it, as the mapping names it"]


async def test_files_without_a_rule_go_by_their_names(engine: Engine, put: Put, inbox: Path) -> None:
    """The first rule that covers a file holds."""
    put("a/parks.csv", "no,title\n1,甲\n")
    put("b/parks.csv", "no,other\n2,乙\n")
    put("Park.csv", "id,name\n3,丙\n")
    report = await load(
        engine,
        f'[[table]]\n{PARK.replace("parks", "a/park*")}key = "no"\nset.name = "title"\n'
        f'[[table]]\n{PARK}key = "no"\nset.name = "other"\n',
        inbox,
    )
    assert said(report) == []
    assert {key: node["name"] for key, node in (await nodes(engine)).items()} == {
        "Park:1": "甲",
        "Park:2": "乙",
        "Park:3": "丙",
    }
