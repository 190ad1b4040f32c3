"""Export: what is written comes back exactly, and other programs can read it."""

import csv
import json
import resource
import signal
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.change import EdgeWrite, NodeWrite
from graph.engine import Engine
from graph.engines import open_engine
from graph.errors import BadInputError, UnavailableError
from graph.ontology import Ontology
from graph.tables.export import export_graph
from graph.tables.load import import_paths
from tests.tables.asking import edges, nodes, said

AWKWARD = 'a;b；c "q",\t[x]\\ \r\n<&> '

WRITES = [
    NodeWrite("Investor:i", {"name": "甲", "stages": ["SEED", "GROWTH"], "ticketMax": 9_007_199_254_740_991}),
    NodeWrite(
        "University:u",
        {
            "name": AWKWARD,
            "summary": "\\N",
            "aliases": [AWKWARD, "", "x"],
            "tags": ["a", "b"],
            "latitude": -0.1,
        },
    ),
    NodeWrite("Achievement:成果-1", {"name": "", "summary": "\x01", "trl": 3, "confidence": 0.1}),
    NodeWrite("Park:p", {"name": "园", "visibility": "INTERNAL"}),
    EdgeWrite("OWNS", "University:u", "Achievement:成果-1", "", {"share": 0.25, "since": "2023-12"}),
    EdgeWrite("INVESTED_IN", "Investor:i", "Achievement:成果-1", "A", {"amount": 1, "until": "2024"}),
    EdgeWrite("INVESTED_IN", "Investor:i", "Achievement:成果-1", "B", {"amount": 2, "source": "x"}),
    EdgeWrite("COOPERATES_WITH", "Park:p", "University:u", "", {}),
    EdgeWrite("TRANSFERRED", "Achievement:成果-1", "Park:p", "", {"broker": "University:u"}),
]


@pytest.fixture
async def filled(engine: Engine) -> Engine:
    """The engine with a few awkward nodes and edges in it."""
    async with engine.transaction("test") as transaction:
        await transaction.write(WRITES)
    return engine


async def imported(path: Path, database: Path, ontology: Ontology) -> Engine:
    engine = open_engine(f"sqlite:///{database}", ontology)
    await engine.open()
    report = await import_paths(engine, [path], actor="test", strict=True)
    assert (said(report), report.warnings) == ([], [])
    return engine


def contents(path: Path) -> dict[str, bytes]:
    """The bytes of a file, or of the files below a folder by their paths in it."""
    files = [path] if path.is_file() else sorted(path.rglob("*.csv"))
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize(("form", "name"), [("csv", "out"), ("jsonl", "out.jsonl")])
async def test_export_import_export_gives_the_same_bytes(
    filled: Engine, tmp_path: Path, ontology: Ontology, form: str, name: str
) -> None:
    """And the same graph: separators, quotes, line ends, backslashes, empty texts and all."""
    await export_graph(filled, tmp_path / name, form)
    other = await imported(tmp_path / name, tmp_path / "other.db", ontology)
    await export_graph(other, tmp_path / f"again-{name}", form)
    assert await nodes(other) == await nodes(filled)
    assert await edges(other) == await edges(filled)
    assert contents(tmp_path / f"again-{name}") == contents(tmp_path / name)
    again = await import_paths(filled, [tmp_path / name], actor="test", strict=True)
    assert sum(file.unchanged for file in again.files) == 9 == sum(file.rows for file in again.files)
    await other.close()


async def test_a_workbook_comes_back(engine: Engine, tmp_path: Path, ontology: Ontology) -> None:
    """A sheet per kind; numbers are text in it, so that codes keep their zeros."""
    async with engine.transaction("test") as transaction:
        await transaction.write(
            [
                NodeWrite(
                    "Enterprise:e", {"name": "=1+1", "stockCode": "000001", "registeredCapital": 2**53 - 1}
                ),
                NodeWrite("Park:p", {"name": "http://长沙", "latitude": 0.1}),
                EdgeWrite("LOCATED_IN", "Enterprise:e", "Park:p", "", {"since": "2023"}),
            ]
        )
    await export_graph(engine, tmp_path / "out.xlsx", "xlsx")
    other = await imported(tmp_path / "out.xlsx", tmp_path / "other.db", ontology)
    assert await nodes(other) == await nodes(engine)
    assert await edges(other) == await edges(engine)
    await other.close()


async def test_a_text_that_no_workbook_can_hold_is_a_clear_error(engine: Engine, tmp_path: Path) -> None:
    """Excel takes 32,767 characters in a cell."""
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite("Park:p", {"name": "长" * 32_768})])
    with pytest.raises(
        BadInputError, match=r"found 1 rows of Park and 32,768 characters in a cell, expected"
    ):
        await export_graph(engine, tmp_path / "out.xlsx", "xlsx")
    assert not (tmp_path / "out.xlsx").exists()


async def test_tables_read_as_spreadsheets_expect(filled: Engine, tmp_path: Path) -> None:
    """UTF-8 with a mark, a file per kind that is there, ids in full, what the service sets left out."""
    await export_graph(filled, tmp_path / "out")
    assert sorted(contents(tmp_path / "out")) == [
        "edges/COOPERATES_WITH.csv",
        "edges/INVESTED_IN.csv",
        "edges/OWNS.csv",
        "edges/TRANSFERRED.csv",
        "nodes/Achievement.csv",
        "nodes/Investor.csv",
        "nodes/Park.csv",
        "nodes/University.csv",
    ]
    assert (tmp_path / "out/edges/OWNS.csv").read_bytes() == (
        b"\xef\xbb\xbffrom,to,key,since,until,source,sourceUrl,confidence,visibility,share\r\n"
        + "University:u,Achievement:成果-1,,2023-12,,,,1.0,PUBLIC,0.25\r\n".encode()
    )
    with (tmp_path / "out/nodes/Investor.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["id"], row["stages"], row["ticketMax"]) == ("Investor:i", "SEED;GROWTH", "9007199254740991")
    assert not {"createdAt", "updatedAt", "version"} & row.keys()


GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


async def test_graphml_has_typed_keys_and_all_values(filled: Engine, tmp_path: Path) -> None:
    """Characters that XML cannot hold are replaced, all others come back."""
    await export_graph(filled, tmp_path / "out.graphml", "graphml")
    root = ET.parse(tmp_path / "out.graphml").getroot()
    keys = {key.get("id"): key.get("attr.type") for key in root.iter(f"{GRAPHML}key")}
    assert (keys["node.ticketMax"], keys["node.trl"], keys["edge.share"], keys["node.kind"]) == (
        "long",
        "int",
        "double",
        "string",
    )
    values = {
        node.get("id"): {data.get("key"): data.text or "" for data in node}
        for node in root.iter(f"{GRAPHML}node")
    }
    assert values["University:u"]["node.name"] == AWKWARD
    assert values["University:u"]["node.tags"] == "a; b"
    assert values["Achievement:成果-1"]["node.summary"] == "\ufffd"
    assert {key for node in values.values() for key in node} <= keys.keys()
    links = [(e.get("source"), e.get("target"), e.get("directed")) for e in root.iter(f"{GRAPHML}edge")]
    assert ("Park:p", "University:u", "false") in links
    assert ("University:u", "Achievement:成果-1", "true") in links
    assert len(links) == 5


GEXF = "{http://gexf.net/1.3}"


async def test_gexf_has_labels_types_and_the_time_of_edges(filled: Engine, tmp_path: Path) -> None:
    """A partial date is its first day as a start, its last as an end."""
    await export_graph(filled, tmp_path / "out.gexf", "gexf")
    root = ET.parse(tmp_path / "out.gexf").getroot()
    found = {edge.get("id"): edge for edge in root.iter(f"{GEXF}edge")}
    owns = found["OWNS|University:u|Achievement:成果-1"]
    assert (owns.get("start"), owns.get("end"), owns.get("type"), owns.get("label")) == (
        "2023-12-01",
        None,
        "directed",
        "拥有",
    )
    assert found["INVESTED_IN|Investor:i|Achievement:成果-1|A"].get("end") == "2024-12-31"
    assert found["COOPERATES_WITH|Park:p|University:u"].get("type") == "undirected"
    node = next(node for node in root.iter(f"{GEXF}node") if node.get("id") == "Investor:i")
    assert node.get("label") == "甲"
    attributes = {value.get("for"): value.get("value") for value in node.iter(f"{GEXF}attvalue")}
    assert (attributes["kind"], attributes["stages"]) == ("Investor", "SEED; GROWTH")
    declared = {(a.get("id"), a.get("type")) for a in root.iter(f"{GEXF}attribute")}
    assert {("trl", "integer"), ("ticketMax", "long"), ("share", "double")} <= declared


async def test_cytoscape_json_has_elements_with_their_data(filled: Engine, tmp_path: Path) -> None:
    """Values are JSON values."""
    await export_graph(filled, tmp_path / "out.json", "cytoscape")
    elements = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["elements"]
    investor = next(e["data"] for e in elements["nodes"] if e["data"]["id"] == "Investor:i")
    assert investor["stages"] == ["SEED", "GROWTH"]
    assert (investor["label"], investor["kind"]) == ("甲", "Investor")
    owns = next(e["data"] for e in elements["edges"] if e["data"]["kind"] == "OWNS")
    assert (owns["source"], owns["target"], owns["share"], owns["directed"]) == (
        "University:u",
        "Achievement:成果-1",
        0.25,
        True,
    )
    assert (len(elements["nodes"]), len(elements["edges"])) == (4, 5)


async def test_json_ld_has_nodes_and_edges_as_entities(filled: Engine, tmp_path: Path) -> None:
    """Ids are IRIs, dates are EDTF, references are links."""
    await export_graph(filled, tmp_path / "out.jsonld", "jsonld")
    document = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    assert document["@context"]["since"]["@type"] == "http://id.loc.gov/datatypes/edtf/EDTF-level0"
    entities = {entity["@id"]: entity for entity in document["@graph"]}
    assert entities["urn:ecograph:Investor:i"]["@type"] == "Investor"
    transferred = entities["urn:ecograph:TRANSFERRED%7CAchievement:成果-1%7CPark:p"]
    assert {key: transferred[key] for key in ("@type", "from", "to", "broker")} == {
        "@type": "Transferred",
        "from": "urn:ecograph:Achievement:成果-1",
        "to": "urn:ecograph:Park:p",
        "broker": "urn:ecograph:University:u",
    }
    assert len(entities) == 9


async def test_lists_have_the_columns_that_gephi_knows(filled: Engine, tmp_path: Path) -> None:
    """A node list and an edge list."""
    await export_graph(filled, tmp_path / "out", "lists")
    found = {}
    for name in ("nodes", "edges"):
        with (tmp_path / "out" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            found[name] = list(csv.DictReader(file))
    assert ("Park:p", "园", "Park") in [(row["Id"], row["Label"], row["kind"]) for row in found["nodes"]]
    assert next((row["Source"], row["Target"], row["Type"], row["kind"]) for row in found["edges"]) == (
        "Park:p",
        "University:u",
        "Undirected",
        "COOPERATES_WITH",
    )


async def test_an_empty_graph_exports(engine: Engine, tmp_path: Path) -> None:
    """To files that other programs can read all the same."""
    await export_graph(engine, tmp_path / "out.graphml", "graphml")
    assert list(ET.parse(tmp_path / "out.graphml").getroot().iter(f"{GRAPHML}node")) == []
    await export_graph(engine, tmp_path / "out.json", "cytoscape")
    assert json.loads((tmp_path / "out.json").read_bytes()) == {"elements": {"nodes": [], "edges": []}}
    await export_graph(engine, tmp_path / "out")
    assert contents(tmp_path / "out") == {}


async def test_more_than_a_page_of_nodes_and_edges_is_written_whole(
    engine: Engine, tmp_path: Path, ontology: Ontology
) -> None:
    """Each once."""
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite(f"Park:{i}", {"name": f"{i}"}) for i in range(2_000)])
        await transaction.write(
            [EdgeWrite("PART_OF", f"Park:{i}", "Park:0", "", {}) for i in range(1, 1_502)]
        )
    await export_graph(engine, tmp_path / "out")
    lines = (tmp_path / "out/nodes/Park.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (len(lines), len(set(lines))) == (2_001, 2_001)
    lines = (tmp_path / "out/edges/PART_OF.csv").read_text(encoding="utf-8-sig").splitlines()
    assert (len(lines), len(set(lines))) == (1_502, 1_502)


async def test_an_earlier_export_is_replaced_whole(filled: Engine, tmp_path: Path) -> None:
    """What is gone from the graph, or of another format, leaves no file behind."""
    out = tmp_path / "out"
    await export_graph(filled, out, "lists")
    await export_graph(filled, out)
    assert not (out / "nodes.csv").exists()
    assert (out / ".ecograph-export").read_text(encoding="utf-8").splitlines() == [
        ".ecograph-export",
        "edges",
        "edges/COOPERATES_WITH.csv",
        "edges/INVESTED_IN.csv",
        "edges/OWNS.csv",
        "edges/TRANSFERRED.csv",
        "nodes",
        "nodes/Achievement.csv",
        "nodes/Investor.csv",
        "nodes/Park.csv",
        "nodes/University.csv",
    ]
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == ["out"]


@pytest.mark.parametrize("name", ["thesis.docx", "customers.csv", "nodes/mine.csv", "nodes/empty/"])
@pytest.mark.parametrize("exported", [False, True])
async def test_a_folder_with_something_that_no_export_wrote_is_left_alone(
    filled: Engine, tmp_path: Path, name: str, exported: bool
) -> None:
    """Tables as well, in a folder of the user's and in an earlier export."""
    out = tmp_path / "out"
    if exported:
        await export_graph(filled, out)
    other = out / name
    other.parent.mkdir(parents=True, exist_ok=True)
    other.mkdir() if name.endswith("/") else other.write_bytes(b"years of work")
    before = sorted(out.rglob("*"))
    with pytest.raises(
        BadInputError, match=r"found '.+' in it, which no export wrote, expected a new folder or that of an"
    ):
        await export_graph(filled, out)
    assert sorted(out.rglob("*")) == before


async def test_a_file_is_not_replaced_by_a_folder_nor_a_folder_by_a_file(
    filled: Engine, tmp_path: Path
) -> None:
    """Before anything is written."""
    (tmp_path / "thesis").write_bytes(b"years of work")
    with pytest.raises(BadInputError, match="found a file, expected a new folder"):
        await export_graph(filled, tmp_path / "thesis")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInputError, match="found a folder, expected the name of a file"):
        await export_graph(filled, tmp_path / "folder", "jsonl")


async def test_the_folder_one_is_in_is_a_path_like_any_other(
    filled: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`.` has no name of its own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(BadInputError, match="found a folder, expected the name of a file"):
        await export_graph(filled, Path(), "jsonl")
    await export_graph(filled, Path())
    assert (tmp_path / "here" / "nodes" / "Park.csv").exists()


async def test_an_earlier_export_survives_when_the_new_one_cannot_be_put_in_its_place(
    filled: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fails between the two steps."""
    folder = tmp_path / "exports"
    await export_graph(filled, folder / "out")
    before = contents(folder / "out")
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.suffix == ".tmp":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(UnavailableError, match="cannot be written: No space left on device; free space"):
        await export_graph(filled, folder / "out")
    assert contents(folder / "out") == before
    assert [path.name for path in folder.iterdir()] == ["out"]


async def test_an_unknown_format_is_refused(filled: Engine, tmp_path: Path) -> None:
    """With those that there are."""
    with pytest.raises(BadInputError, match="format: found 'pdf', expected one of csv, lists, xlsx, jsonl"):
        await export_graph(filled, tmp_path / "out", "pdf")


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow beyond a size, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


@pytest.mark.parametrize("form", ["csv", "lists", "xlsx", "jsonl", "graphml", "gexf", "cytoscape", "jsonld"])
async def test_a_full_disk_leaves_what_was_there(filled: Engine, tmp_path: Path, form: str) -> None:
    """Nothing half-written under the final name or beside it, and an error that says what to do."""
    folder = tmp_path / "exports"
    folder.mkdir()
    out = folder / "out"
    await export_graph(filled, out, form)
    before = contents(out)
    with (
        full_disk(100),
        pytest.raises(UnavailableError, match="out: cannot be written: File too large; free space"),
    ):
        await export_graph(filled, out, form)
    assert contents(out) == before
    assert list(folder.iterdir()) == [out]


async def test_a_folder_that_is_not_there_is_a_clear_error(filled: Engine, tmp_path: Path) -> None:
    """For a file; a folder is made."""
    with pytest.raises(UnavailableError, match="cannot be written: No such file or directory"):
        await export_graph(filled, tmp_path / "none" / "out.jsonl", "jsonl")
    await export_graph(filled, tmp_path / "none" / "out", "csv")
    assert (tmp_path / "none" / "out" / "nodes").is_dir()
