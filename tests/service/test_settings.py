"""Every setting has a flag, a variable and a line in `--help`, and does what it says."""

import re
import socket
from dataclasses import fields
from pathlib import Path

import pytest

from service.settings import Settings
from tests.service.process import ROOT, ecograph, serving

NAMES = [field.name for field in fields(Settings)]


@pytest.fixture(scope="module")
def help_text(tmp_path_factory: pytest.TempPathFactory) -> str:
    shown = ecograph("serve", "--help", cwd=tmp_path_factory.mktemp("help")).stdout
    return re.sub(r"\s+", " ", shown)


@pytest.mark.parametrize("name", NAMES)
def test_help_tells_flag_variable_and_meaning(name: str, help_text: str) -> None:
    """A line for each, such as `--page-maximum ... [env var: ECOGRAPH_PAGE_MAXIMUM; default: 1000; ...]`."""
    flag = name.replace("_", "-")
    assert re.search(rf"--{flag} .{{20,400}}?\[env var: ECOGRAPH_{name.upper()}[;\]]", help_text)


@pytest.mark.parametrize("name", NAMES)
def test_the_operations_page_has_every_setting(name: str) -> None:
    """docs/operations.md lists flag and variable."""
    page = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"| `--{name.replace('_', '-')}` | `ECOGRAPH_{name.upper()}` |" in page


@pytest.mark.parametrize(
    ("arguments", "variables", "says"),
    [
        (["--port", "70000"], {}, "--port"),
        (
            ["--anonymous-clearance", "SECRET"],
            {},
            "found 'SECRET', expected one of PUBLIC, PARTNER, INTERNAL",
        ),
        (["--graphiql-document", "nowhere.graphql"], {}, "nowhere.graphql"),
        (["--no-such-flag"], {}, "--no-such-flag"),
        ([], {"ECOGRAPH_CONCURRENCY": "many"}, "--concurrency"),
        (["--graph", "mysql://here"], {}, "found 'mysql://here', expected sqlite:///FILE"),
        (["--ontology", "no.such.module"], {}, "ontology 'no.such.module'"),
        (["--host", "192.0.2.1"], {}, "cannot listen on 192.0.2.1"),
    ],
)
def test_a_bad_setting_is_named(
    arguments: list[str], variables: dict[str, str], says: str, tmp_path: Path
) -> None:
    """The service does not start; exit status 2 and a line without a traceback."""
    ended = ecograph("serve", *arguments, cwd=tmp_path, **{"ECOGRAPH_PORT": "0"} | variables)
    assert ended.returncode == 2
    assert says in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    """A second service on the same port says so and what to do."""
    with serving(cwd=tmp_path) as first:
        ended = ecograph("serve", "--port", first.port, cwd=tmp_path)
    assert ended.returncode == 2
    place = f"127.0.0.1 port {first.port}"
    assert ended.stderr == (
        f"ecograph: cannot listen on {place} (Address already in use); choose another with --port or --host, "
        "or 0 for a free port\n"
    )


def test_a_url_of_no_graph_is_told_before_a_port_in_use(tmp_path: Path) -> None:
    """Another port would not help."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = ecograph("serve", "--graph", "postgres://x", "--port", port, cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.startswith("ecograph: graph URL: found 'postgres://x', expected sqlite:///FILE")


def test_variables_and_flags_set_the_limits(demo_url: str, tmp_path: Path) -> None:
    """A variable is taken, a flag wins over it, and each limit is kept."""
    variables = {
        "ECOGRAPH_PAGE_MAXIMUM": "7",
        "ECOGRAPH_BODY_MAXIMUM": "5000",
        "ECOGRAPH_GRAPH": "sqlite:///other.db",
    }
    with serving(
        "--graph", demo_url, "--body-maximum", "1000", "--no-graphiql", cwd=tmp_path, **variables
    ) as service:
        assert (
            service.ask("{ universities { totalCount } }").json()["data"]["universities"]["totalCount"] == 120
        )
        refused = service.ask("{ universities(first: 8) { totalCount } }").json()["errors"][0]
        assert refused["extensions"]["code"] == "BAD_USER_INPUT"
        assert service.ask("#" * 1_000).status_code == 413
        assert service.http.get("/graphql", headers={"Accept": "text/html"}).status_code == 406


def test_an_origin_that_is_named_is_let_in(tmp_path: Path) -> None:
    """The browser's preflight is answered for that origin and no other, whatever headers a client adds."""
    ask = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type, x-app"}
    with serving(
        "--cors-origin", "https://a.example", "--cors-origin", "https://b.example", cwd=tmp_path
    ) as service:
        let_in = service.http.options("/graphql", headers=ask | {"Origin": "https://b.example"})
        assert let_in.headers["access-control-allow-origin"] == "https://b.example"
        assert (
            service.http.options("/graphql", headers=ask | {"Origin": "https://c.example"}).status_code == 400
        )


def test_graphiql_opens_with_the_document_that_is_named(tmp_path: Path) -> None:
    """The document is in the page, as text and not as HTML."""
    document = tmp_path / "first.graphql"
    document.write_text('{ a: __typename } # </template><script>"&', encoding="utf-8")
    with serving("--graphiql-document", document, cwd=tmp_path) as service:
        page = service.http.get("/graphql", headers={"Accept": "text/html"}).text
    assert "{ a: __typename } # &lt;/template&gt;&lt;script&gt;&quot;&amp;" in page


def test_what_is_not_public_is_shown_by_clearance(tmp_path: Path) -> None:
    """An anonymous caller sees PUBLIC nodes unless the setting clears them for more."""
    rows = "id,name,visibility\np-1,甲,PUBLIC\np-2,乙,PARTNER\np-3,丙,INTERNAL\n"
    (tmp_path / "Park.csv").write_text(rows, encoding="utf-8")
    assert ecograph("import", "Park.csv", cwd=tmp_path).returncode == 0
    for clearance, count in (("PUBLIC", 1), ("PARTNER", 2), ("INTERNAL", 3)):
        with serving("--anonymous-clearance", clearance.lower(), cwd=tmp_path) as service:
            assert service.ask("{ parks { totalCount } }").json() == {
                "data": {"parks": {"totalCount": count}}
            }


def test_explain_is_a_setting(demo_url: str, tmp_path: Path) -> None:
    """With it callers who ask for it get plan, statement, and the database's own plan."""
    call = {"query": "{ universities { totalCount } }", "extensions": {"explain": True}}
    with serving("--graph", demo_url, "--explain", cwd=tmp_path) as service:
        answer = service.http.post("/graphql", json=call).json()
    assert answer["data"] == {"universities": {"totalCount": 120}}
    (read,) = answer["extensions"]["explain"]
    assert (read["field"], read["plan"].splitlines()[0]) == ("universities", "page: University")
    (statement,) = read["statements"]
    assert statement["statement"].startswith("SELECT")
    assert "University by id" in statement["database"]
