"""The commands, run as processes: what they print and their exit status."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph.ontology.load import load_ontology
from schema.build import build_schema
from service.demo import QUESTION
from tests.service.process import ecograph, serving

UNIVERSITIES = "id,名称,城市\nstar,星火大学,长沙\nmoon,月光大学,上海\n"
ACHIEVEMENTS = "id,name,trl\na-1,耐磨涂层,7\n"
OWNS = "from,to,since\nUniversity:star,a-1,2023-12\n"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder in the import format."""
    for name, text in (
        ("nodes/University", UNIVERSITIES),
        ("nodes/Achievement", ACHIEVEMENTS),
        ("edges/OWNS", OWNS),
    ):
        file = tmp_path / "tables" / f"{name}.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "tables"


def test_import_query_export_and_import_again(tables: Path, tmp_path: Path) -> None:
    """What was imported is answered, exported, and is nothing new to the graph it came from."""
    assert ecograph("import", tables, cwd=tmp_path).returncode == 0
    document = tmp_path / "owners.graphql"
    document.write_text(
        "{ achievements { nodes { name owners { edges { since node { name } } } } } }", encoding="utf-8"
    )
    answer = ecograph("query", document, cwd=tmp_path)
    assert answer.returncode == 0
    assert json.loads(answer.stdout) == {
        "data": {
            "achievements": {
                "nodes": [
                    {
                        "name": "耐磨涂层",
                        "owners": {"edges": [{"since": "2023-12", "node": {"name": "星火大学"}}]},
                    }
                ]
            }
        }
    }
    assert ecograph("export", "out", cwd=tmp_path).returncode == 0
    again = ecograph("import", "out", "--strict", cwd=tmp_path)
    assert again.returncode == 0
    rows = [re.sub("[│ ]+", " ", line).split() for line in again.stdout.splitlines() if ".csv" in line]
    assert {file: (created, updated, unchanged) for file, _, created, updated, unchanged, *_ in rows} == {
        "nodes/Achievement.csv": ("0", "0", "1"),
        "nodes/University.csv": ("0", "0", "2"),
        "edges/OWNS.csv": ("0", "0", "1"),
    }
    assert ecograph("import", "out", "--graph", "sqlite:///second.db", cwd=tmp_path).returncode == 0
    assert ecograph("export", "second", "--graph", "sqlite:///second.db", cwd=tmp_path).returncode == 0
    files = sorted(file.relative_to(tmp_path / "out") for file in (tmp_path / "out").rglob("*.csv"))
    assert len(files) == 3
    for file in files:
        assert (tmp_path / "second" / file).read_bytes() == (tmp_path / "out" / file).read_bytes()


def test_a_refused_row_is_named_and_the_rest_loads(tmp_path: Path) -> None:
    """Exit status 1, the place of the fault, and a file to mend; mended, it imports with status 0."""
    (tmp_path / "University.csv").write_text(UNIVERSITIES + "mars,,长沙\n", encoding="utf-8")
    ended = ecograph("import", "University.csv", cwd=tmp_path)
    assert ended.returncode == 1
    assert "refused: University.csv:4:" in ended.stdout
    mended = tmp_path / "refused" / "University.csv"
    mended.write_text(mended.read_text("utf-8-sig").replace("mars,,", "mars,火星大学,"), encoding="utf-8")
    assert ecograph("import", "refused", cwd=tmp_path).returncode == 0
    answer = ecograph("query", "-", cwd=tmp_path, stdin="{ universities { totalCount } }")
    assert json.loads(answer.stdout)["data"]["universities"]["totalCount"] == 3


def test_more_problems_than_are_shown_are_in_the_files_named(tmp_path: Path) -> None:
    """Twenty are listed, and where all are; a second import writes over nothing that was mended."""
    (tmp_path / "Park.csv").write_text("id,name\n" + "".join(f"{i},\n" for i in range(25)), "utf-8")
    ended = ecograph("import", ".", cwd=tmp_path)
    assert ended.stdout.count("refused: Park.csv:") == 20
    assert "refused: 5 more; those of rows are in the column _error of the files below" in ended.stdout
    assert "The refused rows are in refused/Park.csv." in ended.stdout
    assert "The refused rows are in refused/Park.csv" in ecograph("import", ".", cwd=tmp_path).stdout
    mended = tmp_path / "refused" / "Park.csv"
    mended.write_text("id,name\n0,园\n", "utf-8")
    assert "The refused rows are in refused-2/Park.csv" in ecograph("import", ".", cwd=tmp_path).stdout
    assert mended.read_text("utf-8") == "id,name\n0,园\n"


def test_what_is_to_be_mended_is_said_once(tmp_path: Path) -> None:
    """Files with refused rows, those with lines that could not be read, and what to do with both."""
    (tmp_path / "University.csv").write_text(UNIVERSITIES + 'mars,,长沙\nx,"y"z,长沙\n', encoding="utf-8")
    (tmp_path / "Park.csv").write_text("id,name\na,\n", encoding="utf-8")
    ended = ecograph("import", "University.csv", "Park.csv", cwd=tmp_path)
    assert ended.stdout.splitlines()[-4:] == [
        "The refused rows are in refused/University.csv.",
        "The refused rows are in refused/Park.csv.",
        "The lines that could not be read are, as they stand, in refused/unread/University.csv.",
        "Mend them and import refused.",
    ]
    (tmp_path / "University.csv").write_text('id,name\nx,"y"z\n', encoding="utf-8")
    ended = ecograph("import", "University.csv", "--refused", "apart", cwd=tmp_path)
    assert ended.stdout.splitlines()[-2:] == [
        "The lines that could not be read are, as they stand, in apart/unread/University.csv.",
        "Mend them and import apart.",
    ]


def test_strict_loads_all_or_nothing(tmp_path: Path) -> None:
    """With a bad row nothing is loaded, and it says so."""
    (tmp_path / "University.csv").write_text(UNIVERSITIES + "mars,,长沙\n", encoding="utf-8")
    ended = ecograph("import", "University.csv", "--strict", cwd=tmp_path)
    assert (ended.returncode, "Nothing was loaded" in ended.stdout) == (1, True)
    answer = ecograph("query", "-", cwd=tmp_path, stdin="{ universities { totalCount } }")
    assert json.loads(answer.stdout)["data"]["universities"]["totalCount"] == 0


def test_query_takes_variables_and_an_operation(demo_url: str, tmp_path: Path) -> None:
    """`--variables` and `--operation` choose; the answer keeps the order of the document."""
    document = "query A { __typename } query B($id: ID!) { z: field(id: $id) { name code } a: __typename }"
    answer = ecograph(
        "query", "-", "--graph", demo_url, "--variables", '{"id": "Field:sei-3"}', "--operation", "B",
        cwd=tmp_path, stdin=document,
    )  # fmt: skip
    assert answer.returncode == 0
    assert list(json.loads(answer.stdout)["data"].items()) == [
        ("z", {"name": "新材料产业", "code": "3"}),
        ("a", "Query"),
    ]


def test_query_explains(demo_url: str, tmp_path: Path) -> None:
    """`--explain` prints the read plan, its one statement, and how the database runs it."""
    document = '{ park(id: "Park:nobody") { name } }'
    shown = ecograph("query", "-", "--explain", "--graph", demo_url, cwd=tmp_path, stdin=document)
    assert shown.returncode == 0
    plan, statement, database = (part.strip() for part in shown.stdout.split("# ")[1:])
    assert plan.startswith("plan: park\nlook up Park by id")
    assert statement.startswith("statement: answer\nSELECT")
    assert database.startswith("plan of the database: answer\n")
    assert "SEARCH" in database


def test_query_explains_a_question(demo_url: str, tmp_path: Path) -> None:
    """The statements of its sets, that links are walked in memory, and the reads of what it tells."""
    document = "{ connect(from: {investors: {}}, to: {parks: {}}) { connected { nodes { name } } } }"
    shown = ecograph("query", "-", "--explain", "--graph", demo_url, cwd=tmp_path, stdin=document)
    assert re.findall("^# (.*)", shown.stdout, re.MULTILINE) == [
        "plan: connect",
        "plan of the database: which reach which",
        "statement: ids of `from`",
        "plan of the database: ids of `from`",
        "statement: ids of `to`",
        "plan of the database: ids of `to`",
        "plan: connect",
        "statement: answer",
        "plan of the database: answer",
    ]
    assert "kept in memory, are walked" in shown.stdout


def test_query_lists_its_sources(demo_url: str, tmp_path: Path) -> None:
    """`--sources` adds what the answer cites, so that it can be cited with it."""
    document = '{ institution(id: "Institution:hunan-exchange") { source sourceUrl } }'
    shown = ecograph("query", "-", "--sources", "--graph", demo_url, cwd=tmp_path, stdin=document)
    answer = json.loads(shown.stdout)
    assert answer["data"]["institution"]["source"]
    assert answer["extensions"] == {
        "sources": [{**answer["data"]["institution"], "nodes": 1, "edges": 0}],
    }


def test_schema_is_the_sdl(tmp_path: Path) -> None:
    """The SDL on standard output, as the service serves it."""
    assert ecograph("schema", cwd=tmp_path).stdout == build_schema(load_ontology()).as_str() + "\n"


def test_the_demo_graph_has_no_fault(demo_url: str, tmp_path: Path) -> None:
    """`check` finds nothing and says so with status 0."""
    ended = ecograph("check", "--graph", demo_url, cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert "nothing wrong was found" in ended.stderr


def test_copy_moves_everything(tables: Path, tmp_path: Path) -> None:
    """The copy exports to the same tables, and copying again changes nothing."""
    assert ecograph("import", tables, cwd=tmp_path).returncode == 0
    urls = ("--from", "sqlite:///ecograph.db", "--to", "sqlite:///copy.db")
    assert ecograph("copy", *urls, cwd=tmp_path).stdout.split() == ["4", "created"]
    assert ecograph("copy", *urls, cwd=tmp_path).stdout.split() == ["4", "unchanged"]
    ecograph("export", "one.jsonl", cwd=tmp_path)
    ecograph("export", "two.jsonl", "--graph", "sqlite:///copy.db", cwd=tmp_path)
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["nonsense"], 2, "No such command 'nonsense'"),
        (["import", "nowhere.csv"], 2, "nowhere.csv"),
        (["import"], 2, "PATH"),
        (["query", "nowhere.graphql"], 2, "nowhere.graphql: cannot be read"),
        (["query", "-", "--variables", "{"], 2, "expected a JSON object"),
        (["query", "-", "--variables", "[1]"], 2, "expected a JSON object"),
        (["query", "-", "--graph", "sqlite:///nowhere.db"], 2, "nowhere.db: there is no such file"),
        (["query", "-", "--graph", "mysql://here"], 2, "expected sqlite:///FILE"),
        (["export", "out.pdf"], 2, "found 'pdf', expected one of csv"),
        (["export", "tables/out.csv"], 2, "found 'out.csv', expected a folder such as 'out'"),
        (["export", "out.csv", "--format", "xlsx"], 2, "found 'out.csv', expected 'out.xlsx'"),
        (["check", "--graph", "sqlite:///nowhere.db"], 2, "nowhere.db: there is no such file"),
        (["check", "--graph", "bolt://127.0.0.1:1"], 3, "127.0.0.1:1"),
        (["import", ".", "--graph", "sqlite:///no/folder/eco.db"], 3, "no/folder/eco.db"),
        (["schema", "--ontology", "nowhere.py"], 2, "nowhere.py"),
    ],
)
def test_a_call_that_cannot_be_used_is_told_in_a_line(
    arguments: list[str], status: int, says: str, tmp_path: Path
) -> None:
    """What is wrong, on standard error, without a traceback; nothing is made by mistake."""
    ended = ecograph(*arguments, cwd=tmp_path, stdin="{ __typename }")
    assert ended.returncode == status
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_answer_with_errors_has_status_1(demo_url: str, tmp_path: Path) -> None:
    """The errors are in the answer on standard output."""
    answer = ecograph("query", "-", "--graph", demo_url, cwd=tmp_path, stdin="{ nonsense }")
    assert answer.returncode == 1
    assert json.loads(answer.stdout)["errors"][0]["extensions"] == {"code": "BAD_USER_INPUT"}


def test_a_file_that_is_no_graph_is_told(tmp_path: Path) -> None:
    """An embedded graph's URL that names another file leaves the file alone."""
    other = tmp_path / "letter.db"
    other.write_text("Dear graph, " * 1_000, encoding="utf-8")
    ended = ecograph("check", "--graph", "sqlite:///letter.db", cwd=tmp_path)
    assert (ended.returncode, "found a file that is not an ecograph graph" in ended.stderr) == (3, True)
    assert other.read_text("utf-8") == "Dear graph, " * 1_000


def a_foreign_database(file: Path) -> Path:
    """An SQLite database that some other program made."""
    with closing(sqlite3.connect(file)) as other:
        other.executescript("CREATE TABLE customers (name TEXT); INSERT INTO customers VALUES ('某某')")
    return file


@pytest.mark.parametrize(
    "command",
    [
        ["check", "--graph", "sqlite:///ecograph-demo.db"],
        ["copy", "--from", "sqlite:///ecograph-demo.db", "--to", "sqlite:///new.db"],
        ["export", "out", "--graph", "sqlite:///ecograph-demo.db"],
        ["import", "in", "--graph", "sqlite:///ecograph-demo.db"],
        ["query", "-", "--graph", "sqlite:///ecograph-demo.db"],
        ["demo", "--port", "0"],
    ],
    ids=lambda command: command[0],
)
def test_the_database_of_another_program_is_refused_by_every_command(
    command: list[str], tmp_path: Path
) -> None:
    """Not a byte of it changes, whatever is asked for."""
    file = a_foreign_database(tmp_path / "ecograph-demo.db")
    before = file.read_bytes()
    (tmp_path / "in").mkdir()
    ended = ecograph(*command, cwd=tmp_path, stdin="{ __typename }")
    assert (ended.returncode, "found a file that is not an ecograph graph" in ended.stderr) == (3, True)
    assert file.read_bytes() == before


def test_the_database_of_another_program_is_not_served(tmp_path: Path) -> None:
    """The service says why in its log, and leaves the file as it is."""
    file = a_foreign_database(tmp_path / "crm.db")
    before = file.read_bytes()
    with serving(cwd=tmp_path, ECOGRAPH_GRAPH="sqlite:///crm.db") as service:
        reason = str(service.wait_for("graph is not available")["reason"])
        assert service.http.get("/ready").status_code == 503
    assert reason.startswith("crm.db: found a file that is not an ecograph graph")
    assert file.read_bytes() == before


def test_the_demo_does_not_take_the_graph_away_from_a_service(tables: Path, tmp_path: Path) -> None:
    """It says that a process has the file open, and the service answers as before."""
    graph = "sqlite:///ecograph-demo.db"
    assert ecograph("import", tables, "--graph", graph, cwd=tmp_path).returncode == 0
    with serving(cwd=tmp_path, ECOGRAPH_GRAPH=graph) as service:
        assert service.ask("{ universities { totalCount } }").json() == {
            "data": {"universities": {"totalCount": 2}}
        }
        ended = ecograph("demo", "--port", "0", cwd=tmp_path)
        assert (ended.returncode, "found a process that has it open" in ended.stderr) == (3, True)
        assert service.ask("{ parks { totalCount } }").json() == {"data": {"parks": {"totalCount": 0}}}
    ended = ecograph("query", "-", "--graph", graph, cwd=tmp_path, stdin="{ universities { totalCount } }")
    assert json.loads(ended.stdout) == {"data": {"universities": {"totalCount": 2}}}


def test_the_demo_shows_its_question_with_the_whole_answer(tmp_path: Path) -> None:
    """Also where nobody sees it on a terminal: lines are not broken. Its callers may ask how it reads."""
    with serving("--scale", "1", cwd=tmp_path, command="demo") as service:
        shown = "".join(service.lines)
        answer, _ = json.JSONDecoder().raw_decode(shown, shown.index("\n{\n") + 1)
        explained = service.http.post(
            "/graphql", json={"query": "{ parks { totalCount } }", "extensions": {"explain": True}}
        )
    assert QUESTION.read_text("utf-8") in shown
    assert answer["connect"]["connectedCount"] > 0
    assert answer["connect"]["unconnected"]["edges"][0]["nearestMiss"]["zh"].endswith("即可到达目标。")
    assert len(explained.json()["extensions"]["explain"]) == 1


@pytest.mark.parametrize(
    ("command", "variables"),
    [
        (["export", "out"], {"ECOGRAPH_FORMAT": "jsonl", "ECOGRAPH_GRAPH": "sqlite:///ecograph.db"}),
        (["copy"], {"ECOGRAPH_FROM": "sqlite:///ecograph.db", "ECOGRAPH_TO": "sqlite:///out"}),
    ],
    ids=["format", "from and to"],
)
def test_a_variable_is_named_as_its_flag(
    command: list[str], variables: dict[str, str], tables: Path, tmp_path: Path
) -> None:
    """`--format` is `ECOGRAPH_FORMAT`, and so on."""
    assert ecograph("import", tables, cwd=tmp_path).returncode == 0
    assert ecograph(*command, cwd=tmp_path, **variables).returncode == 0
    assert (tmp_path / "out").is_file()
