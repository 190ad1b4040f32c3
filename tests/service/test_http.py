"""What `/graphql` and its neighbours say over HTTP."""

import re

import pytest

from graph.ontology.load import load_ontology
from schema.build import build_schema
from service.pages import GRAPHIQL
from tests.service.process import Service

COUNT = "{ universities { totalCount } }"
COUNTED = {"data": {"universities": {"totalCount": 120}}}
JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"


def test_a_posted_document_is_answered(service: Service) -> None:
    """POST with JSON runs the document with its variables."""
    response = service.ask("query ($id: ID!) { park(id: $id) { id } }", id="Park:nobody")
    assert (response.status_code, response.json()) == (200, {"data": {"park": None}})
    assert response.headers["content-type"] == JSON


def test_a_document_in_the_address_is_answered(service: Service) -> None:
    """GET takes `query`, `variables` and `operationName` as parameters."""
    response = service.http.get(
        "/graphql",
        params={
            "query": "query A { __typename } query B($n: Int!) { parks(first: $n) { nodes { __typename } } }",
            "variables": '{"n": 1}',
            "operationName": "B",
        },
    )
    assert response.json() == {"data": {"parks": {"nodes": [{"__typename": "Park"}]}}}


@pytest.mark.parametrize(
    ("accept", "answered"),
    [
        (JSON, JSON),
        (GRAPHQL_JSON, GRAPHQL_JSON),
        (f"{GRAPHQL_JSON}, {JSON};q=0.9", GRAPHQL_JSON),
        ("*/*", JSON),
        ("text/csv, application/*;q=0.1", JSON),
        (f"{GRAPHQL_JSON};q=0, */*", JSON),
    ],
)
def test_the_answer_has_the_type_that_was_asked_for(service: Service, accept: str, answered: str) -> None:
    """The first media type of GraphQL over HTTP in `Accept` is that of the answer."""
    response = service.http.post("/graphql", json={"query": COUNT}, headers={"Accept": accept})
    assert (response.headers["content-type"], response.json()) == (answered, COUNTED)


@pytest.mark.parametrize(("accept", "status"), [(JSON, 200), (GRAPHQL_JSON, 400)])
@pytest.mark.parametrize("document", ["{ nonsense }", "{ universities", "query ($n: Int!) { __typename }"])
def test_a_document_that_cannot_run_has_errors_and_no_data(
    service: Service, document: str, accept: str, status: int
) -> None:
    """The status is 400 in the newer media type and 200 in the older, as the specification says."""
    response = service.http.post("/graphql", json={"query": document}, headers={"Accept": accept})
    assert response.status_code == status
    assert list(response.json()) == ["errors"]
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_an_error_of_one_field_leaves_the_others(service: Service) -> None:
    """A document that ran has status 200, its data, and the errors beside it."""
    response = service.http.post(
        "/graphql",
        json={"query": '{ good: park(id: "Park:nobody") { id } bad: park(id: "no id") { id } }'},
        headers={"Accept": GRAPHQL_JSON},
    )
    assert (response.status_code, response.json()["data"]) == (200, {"good": None, "bad": None})
    assert response.json()["errors"][0]["path"] == ["bad"]


@pytest.mark.parametrize(
    ("body", "content_type", "status", "says"),
    [
        (b"", JSON, 400, "body: expected JSON"),
        (b"{", JSON, 400, "body: expected JSON"),
        (
            b"\xff\xfe{}",
            JSON,
            400,
            "body: found bytes that are not UTF-8 (at byte 0), expected JSON in UTF-8",
        ),
        ('{"query": "中"}'.encode("gbk"), JSON, 400, "body: found bytes that are not UTF-8 (at byte 11)"),
        (b'{"query": "\\ud800"}', JSON, 400, "body: expected JSON"),
        (b'[{"query": "{__typename}"}]', JSON, 400, "batches are not supported"),
        (b"null", JSON, 400, "expected a JSON object"),
        (b"{}", JSON, 400, "query: expected a GraphQL document"),
        (b'{"query": ""}', JSON, 400, "query: expected a GraphQL document"),
        (b'{"query": 7}', JSON, 400, "query: expected a GraphQL document"),
        (b'{"query": "{__typename}", "variables": [1]}', JSON, 400, "variables: expected a JSON object"),
        (b'{"query": "{__typename}", "variables": "{}"}', JSON, 400, "variables: expected a JSON object"),
        (b'{"query": "{__typename}", "operationName": 1}', JSON, 400, "operationName: expected text"),
        (b"{__typename}", "application/graphql", 415, "expected application/json"),
        (b'{"query": "{__typename}"}', "text/plain", 415, "expected application/json"),
        (b'{"query": "{__typename}"}', "", 415, "expected application/json"),
        (
            b'{"query": "{__typename}"}',
            "application/json; charset=gbk",
            415,
            "found charset=gbk, expected charset=utf-8",
        ),
        (b" " * 1_000_001, JSON, 413, "at most 1,000,000 bytes"),
    ],
    ids=lambda value: repr(value[:40]) if isinstance(value, bytes) else str(value),
)
def test_a_bad_body_is_refused(
    service: Service, body: bytes, content_type: str, status: int, says: str
) -> None:
    """The error names what was found and expected, as JSON in the shape of a GraphQL answer."""
    response = service.http.post("/graphql", content=body, headers={"Content-Type": content_type})
    assert response.status_code == status
    (error,) = response.json()["errors"]
    assert says in error["message"]
    assert error["extensions"] == {"code": "BAD_USER_INPUT"}


def test_a_long_body_without_a_length_is_refused(service: Service) -> None:
    """The limit holds for a body that comes in chunks, without reading it all."""
    response = service.http.post(
        "/graphql", content=(b" " * 100_000 for _ in range(20)), headers={"Content-Type": JSON}
    )
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("parameters", "says"),
    [
        ({"query": COUNT, "variables": "{"}, "variables: expected JSON"),
        ({"query": COUNT, "variables": "[]"}, "variables: expected a JSON object"),
        ({"query": COUNT, "extensions": "1"}, "extensions: expected a JSON object"),
        ({}, "query: expected a GraphQL document"),
    ],
)
def test_a_bad_address_is_refused(service: Service, parameters: dict[str, str], says: str) -> None:
    """GET is as strict as POST."""
    response = service.http.get("/graphql", params=parameters)
    assert response.status_code == 400
    assert says in response.json()["errors"][0]["message"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD"])
def test_other_methods_are_refused(service: Service, method: str) -> None:
    """405 with the methods that are allowed."""
    response = service.http.request(method, "/graphql")
    assert (response.status_code, response.headers["allow"]) == (405, "GET, POST")


def test_an_answer_type_that_we_do_not_have_is_refused(service: Service) -> None:
    """406 when `Accept` names nothing that GraphQL over HTTP has."""
    response = service.http.post("/graphql", json={"query": COUNT}, headers={"Accept": "text/csv"})
    assert response.status_code == 406
    assert response.json()["errors"][0]["message"].startswith("Accept: found 'text/csv', expected")


@pytest.mark.parametrize(
    "path", ["/nowhere", "/graphql/", "/graphiql/nothing.js", "/graphiql/../settings.py"]
)
def test_an_unknown_path_is_an_error_in_json(service: Service, path: str) -> None:
    """Nothing but JSON, and no file beside GraphiQL's."""
    response = service.http.get(path)
    assert response.status_code in (307, 404)
    if response.status_code == 404:
        assert response.json()["errors"][0]["extensions"] == {"code": "NOT_FOUND"}


def test_a_browser_gets_graphiql(service: Service) -> None:
    """A page whose files are all here, so that it works without the internet."""
    page = service.http.get("/graphql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    files = re.findall(r'(?:src|href)="(?!data:)([^"]+)"', page.text)
    assert len(files) == 4
    for file in files:
        assert file.startswith("/graphiql/")
        assert service.http.get(file).content == (GRAPHIQL / file.removeprefix("/graphiql/")).read_bytes()


def test_the_start_page_leads_to_graphql(service: Service) -> None:
    """Whoever opens the bare address finds GraphiQL."""
    assert service.http.get("/").headers["location"] == "/graphql"


def test_the_schema_can_be_fetched(service: Service) -> None:
    """`/schema.graphql` is the SDL of the ontology."""
    assert service.http.get("/schema.graphql").text == build_schema(load_ontology()).as_str() + "\n"


def test_probes_say_that_all_is_well(service: Service) -> None:
    """`/health` for the process, `/ready` for the graph."""
    assert service.http.get("/health").json()["status"] == "up"
    ready = service.http.get("/ready")
    assert (ready.status_code, ready.json()) == (200, {"status": "ready"})


def test_other_origins_are_not_let_in_unasked(service: Service) -> None:
    """Without the setting no page of another origin may read an answer."""
    response = service.http.post("/graphql", json={"query": COUNT}, headers={"Origin": "https://eco.example"})
    assert "access-control-allow-origin" not in response.headers


def test_sources_are_told_to_whoever_asks(service: Service) -> None:
    """In the answer's extensions; without the flag there are none."""
    document = '{ institution(id: "Institution:hunan-exchange") { source sourceUrl } }'
    assert list(service.ask(document).json()) == ["data"]
    call = {"query": document, "extensions": {"sources": True}}
    answer = service.http.post("/graphql", json=call).json()
    cited = answer["data"]["institution"] | {"nodes": 1, "edges": 0}
    assert answer["extensions"] == {"sources": [cited]}


def test_how_it_was_read_is_not_told_to_everyone(service: Service) -> None:
    """Unless the setting allows it."""
    call = {"query": COUNT, "extensions": {"explain": True}}
    answer = service.http.post("/graphql", json=call, headers={"Accept": GRAPHQL_JSON})
    assert (answer.status_code, list(answer.json())) == (400, ["errors"])
    assert answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN"
