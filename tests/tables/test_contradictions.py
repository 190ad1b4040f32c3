"""What several rows of an import say of one thing: it adds up, or it is a contradiction."""

from pathlib import Path

from graph.engine import Engine
from graph.tables.load import import_paths
from graph.tables.mapping import read_mapping
from tests.tables.asking import CLEAR, edges, nodes, said
from tests.tables.conftest import Put


async def test_rows_about_the_same_node_add_up_unless_they_contradict(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """Otherwise the same files would change the graph each time."""
    put("nodes/Park.csv", "id,name,city\na,甲,\na,甲,长沙\na,甲,上海\n")
    put("nodes/more/Park.csv", "id,url,city\na,http://a,\na,,武汉\n")
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == [
        f"nodes/Park.csv:4:city: found '上海', expected '长沙', which nodes/Park.csv:2 gave to Park:a{CLEAR}",
        "nodes/more/Park.csv:3:city: found '武汉', expected '长沙', which nodes/Park.csv:2 gave to Park:a"
        f"{CLEAR}",
    ]
    assert await nodes(engine) == {"Park:a": {"name": "甲", "city": "长沙", "url": "http://a"}}


async def test_a_symmetric_edge_from_either_side_is_one(engine: Engine, put: Put, inbox: Path) -> None:
    """The second changes nothing; another value is a contradiction."""
    put("nodes/Park.csv", "id,name\na,甲\nb,乙\n")
    put(
        "edges/COOPERATES_WITH.csv",
        "from,to,since\nPark:b,Park:a,2023\nPark:a,Park:b,2023\nPark:a,Park:b,2024\n",
    )
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == [
        (
            "edges/COOPERATES_WITH.csv:4:since: found '2024', expected '2023', which "
            "edges/COOPERATES_WITH.csv:2 gave to COOPERATES_WITH|Park:a|Park:b; give them a `key` where "
            f"they are two edges{CLEAR}"
        )
    ]
    assert await edges(engine) == {("COOPERATES_WITH", "Park:a", "Park:b", ""): {"since": "2023"}}
    assert (report.files[0].created, report.files[0].repeated) == (1, 1)


async def test_a_key_tells_two_edges_between_the_same_nodes_apart(
    engine: Engine, put: Put, inbox: Path
) -> None:
    """Two rounds by one investor into one enterprise."""
    put("nodes/Investor.csv", "id,name\ni,甲\n")
    put("nodes/Enterprise.csv", "id,name\ne,乙\n")
    put(
        "edges/INVESTED_IN.csv",
        "from,to,key,amount\n"
        + "".join(f"Investor:i,Enterprise:e,{rest}\n" for rest in ("A,1", "B,2", "B C,2")),
    )
    report = await import_paths(engine, [inbox], actor="test")
    assert said(report) == [
        "edges/INVESTED_IN.csv:4:key: found 'B C', expected a key of 1 to 200 characters without white space "
        "and |"
    ]
    assert {key[3]: edge["amount"] for key, edge in (await edges(engine)).items()} == {"A": 1, "B": 2}
    again = put(
        "edges/INVESTED_IN.csv",
        "from,to,key,amount\n"
        + "".join(f"Investor:i,Enterprise:e,{rest}\n" for rest in ("C,1", "C,2", ",3", ",4")),
    )
    edge = "INVESTED_IN|Investor:i|Enterprise:e"
    assert said(await import_paths(engine, [again], actor="test")) == [
        f"INVESTED_IN.csv:3:amount: found 2, expected 1, which INVESTED_IN.csv:2 gave to {edge}|C{CLEAR}",
        f"INVESTED_IN.csv:5:amount: found 4, expected 3, which INVESTED_IN.csv:4 gave to {edge}; give them a "
        f"`key` where they are two edges{CLEAR}",
    ]


async def test_a_refused_row_gives_nothing_to_later_rows(engine: Engine, put: Put) -> None:
    """A name that only a refused row had is missing; values of it contradict nothing."""
    both = {
        "file": "pairs.csv",
        "node": [
            {"kind": "University", "key": "a", "set": {"name": "an", "city": "ac"}},
            {"kind": "Park", "key": "b", "set": {"name": "bn"}},
        ],
    }
    mapping = read_mapping({"table": [both]}, engine.ontology)
    paths = [
        put("pairs.csv", "a,an,ac,b,bn\nu1,甲,,p1,园\nu2,乙,长沙,p1,别名\nu3,丙,上海,p1,园\n"),
        put("University.csv", "id,name,city\nu2,,武汉\nu3,,上海\n"),
    ]
    report = await import_paths(engine, paths, actor="test", mapping=mapping)
    assert said(report) == [
        f"pairs.csv:3:bn: found '别名', expected '园', which pairs.csv:2 gave to Park:p1{CLEAR}",
        "University.csv:2:name: found nothing, expected a value, as University:u2 is new",
    ]
    assert await nodes(engine) == {
        "University:u1": {"name": "甲"},
        "University:u3": {"name": "丙", "city": "上海"},
        "Park:p1": {"name": "园"},
    }


async def test_a_row_that_contradicts_itself_is_refused(engine: Engine, put: Put) -> None:
    """Two nodes of it that are the same."""
    one = {"kind": "Park", "key": "a", "set": {"name": "an"}}
    two = {"kind": "Park", "key": "b", "set": {"name": "bn"}}
    mapping = read_mapping({"table": [{"file": "pairs.csv", "node": [one, two]}]}, engine.ontology)
    path = put("pairs.csv", "a,an,b,bn\np,甲,p,乙\np,丙,q,丁\n")
    report = await import_paths(engine, [path], actor="test", mapping=mapping)
    assert said(report) == [
        f"pairs.csv:2:bn: found '乙', expected '甲', which pairs.csv:2 gave to Park:p{CLEAR}"
    ]
    assert await nodes(engine) == {"Park:p": {"name": "丙"}, "Park:q": {"name": "丁"}}


async def test_two_columns_for_one_property_are_refused(engine: Engine, put: Put) -> None:
    """Neither is taken in silence; in JSON Lines it is the line that is refused."""
    paths = [
        put("University.csv", "id,名称,name\nq,甲,乙\nr,甲,\n"),
        put("all.jsonl", '{"id":"Park:p","name":"甲","名称":"乙"}\n{"id":"Park:q","name":"园"}\n'),
    ]
    report = await import_paths(engine, paths, actor="test")
    assert said(report) == [
        "University.csv:1:name: found a second column for name besides '名称', expected one",
        "all.jsonl:1:名称: found a second column for name besides 'name', expected one",
    ]
    assert await nodes(engine) == {"Park:q": {"name": "园"}}
