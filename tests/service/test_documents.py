"""Documents that callers ask for by id: listed by the operators, or sent before with their hash."""

import json
from collections.abc import Iterator
from hashlib import md5, sha1, sha256
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.service.process import Service, ecograph, serving

PARKS = "query Parks($first: Int) {\n  parks(first: $first) { totalCount nodes { id } }\n}"
COUNT = "query Count { universities { totalCount } }"
COUNTED = {"data": {"universities": {"totalCount": 120}}}
FIELD = "query Name($id: ID!) { field(id: $id) { name } }"


def hexed(hashed: Any, text: str) -> str:
    """A hash of a text in hexadecimal digits."""
    return str(hashed(text.encode()).hexdigest())


def relay(folder: Path) -> Path:
    """The file of relay-compiler's `persistConfig`: documents by MD5."""
    file = folder / "persisted_queries.json"
    file.write_text(json.dumps({hexed(md5, text): text for text in (PARKS, COUNT)}), encoding="utf-8")
    return file


def codegen(folder: Path) -> Path:
    """The `persisted-documents.json` of graphql-codegen's client preset: documents by SHA-1."""
    file = folder / "persisted-documents.json"
    file.write_text(json.dumps({hexed(sha1, FIELD): FIELD}), encoding="utf-8")
    return file


def apollo(folder: Path) -> Path:
    """The manifest of Apollo's `generate-persisted-query-manifest`."""
    file = folder / "persisted-query-manifest.json"
    operation = {"id": hexed(sha256, COUNT), "name": "Count", "type": "query", "body": COUNT}
    manifest = {"format": "apollo-persisted-query-manifest", "version": 1, "operations": [operation]}
    file.write_text(json.dumps(manifest), encoding="utf-8")
    return file


def folder_of(folder: Path) -> Path:
    """A folder of GraphQL files."""
    (folder / "more").mkdir(parents=True)
    (folder / "count.graphql").write_text(COUNT, encoding="utf-8")
    (folder / "more" / "name.gql").write_text(FIELD, encoding="utf-8")
    return folder


def post(service: Service, **call: object) -> httpx.Response:
    """Send a call."""
    return service.http.post("/graphql", json=call)


def persisted(digest: str, version: int = 1) -> dict[str, object]:
    """Apollo's `extensions`."""
    return {"persistedQuery": {"version": version, "sha256Hash": digest}}


@pytest.fixture(scope="module")
def trusted(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A service that runs listed documents alone."""
    folder = tmp_path_factory.mktemp("documents")
    lists = [relay(folder), codegen(folder), apollo(folder), folder_of(folder / "files")]
    flags = [part for path in lists for part in ("--documents", str(path))]
    with serving("--graph", f"sqlite:///{demo_file}", *flags, "--documents-only", cwd=folder) as running:
        yield running


@pytest.mark.parametrize(
    "call",
    [
        {"documentId": hexed(md5, COUNT)},
        {"doc_id": hexed(md5, COUNT)},
        {"documentId": "count"},
        {"documentId": hexed(sha256, COUNT)},
        {"documentId": f"sha256:{hexed(sha256, COUNT)}"},
        {"extensions": persisted(hexed(sha256, COUNT))},
        {"extensions": persisted(hexed(md5, COUNT))},
        {"query": COUNT},
        {"query": COUNT, "extensions": persisted(hexed(sha256, COUNT))},
    ],
    ids=" ".join,
)
def test_a_listed_document_runs_whatever_names_it(trusted: Service, call: dict[str, object]) -> None:
    """By the id of its list or its SHA-256, as GraphQL over HTTP, Relay and Apollo send them, or its text."""
    assert post(trusted, **call).json() == COUNTED


def test_a_listed_document_takes_variables_and_get(trusted: Service) -> None:
    """As one that is sent."""
    expected = {"data": {"field": {"name": "新材料产业"}}}
    variables = {"id": "Field:sei-3"}
    assert post(trusted, documentId=hexed(sha1, FIELD), variables=variables).json() == expected
    answer = trusted.http.get(
        "/graphql", params={"documentId": "name", "variables": json.dumps(variables), "operationName": "Name"}
    )
    assert answer.json() == expected
    assert "etag" in answer.headers


def test_nothing_else_runs_where_only_listed_documents_may(trusted: Service) -> None:
    """Not even introspection; hashes are not learnt."""
    text = "{ __typename }"
    for call in ({"query": text}, {"query": text, "extensions": persisted(hexed(sha256, text))}):
        answer = post(trusted, **call)
        assert list(answer.json()) == ["errors"]
        (error,) = answer.json()["errors"]
        assert error["extensions"] == {"code": "FORBIDDEN", "argument": "query"}
        assert "found a document that is not listed" in error["message"]
    (error,) = post(trusted, extensions=persisted(hexed(sha256, text))).json()["errors"]
    assert error["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"


def test_graphiql_is_not_served_where_it_could_ask_nothing(trusted: Service) -> None:
    """What a person types is no listed document."""
    assert trusted.http.get("/graphql", headers={"Accept": "text/html"}).status_code == 406


def test_the_schema_is_served_no_more_than_introspection(trusted: Service) -> None:
    """It is no listed document either."""
    assert trusted.http.get("/schema.graphql").status_code == 404


def test_an_unknown_id_is_told(trusted: Service, service: Service) -> None:
    """A well-formed answer with one error, in the newer media type with status 400."""
    for running in (trusted, service):
        for accept, status in (("application/json", 200), ("application/graphql-response+json", 400)):
            answer = running.http.post("/graphql", json={"documentId": "gone"}, headers={"Accept": accept})
            assert (answer.status_code, list(answer.json())) == (status, ["errors"])
            (error,) = answer.json()["errors"]
            assert error["extensions"] == {"code": "NOT_FOUND", "argument": "documentId"}
            assert "found 'gone'" in error["message"]
            assert ("send the document as `query`" in error["message"]) == (running is service)


def test_a_hash_is_learnt_from_the_document_that_comes_with_it(service: Service) -> None:
    """Apollo's protocol: the hash alone, then hash and document, then the hash alone, by POST or GET."""
    query = "{ universities { totalCount } } # for this test"
    extensions = persisted(hexed(sha256, query))
    (error,) = post(service, extensions=extensions).json()["errors"]
    assert error["message"] == "PersistedQueryNotFound"
    assert error["extensions"] == {"code": "PERSISTED_QUERY_NOT_FOUND"}
    assert post(service, query=query, extensions=extensions).json() == COUNTED
    assert post(service, extensions=extensions).json() == COUNTED
    found = service.http.get("/graphql", params={"extensions": json.dumps(extensions)})
    assert (found.json(), "etag" in found.headers) == (COUNTED, True)


def test_a_miss_is_kept_by_no_cache(service: Service) -> None:
    """The same address has an answer as soon as the document is known."""
    missed = service.http.get("/graphql", params={"extensions": json.dumps(persisted("0" * 64))})
    assert missed.headers["cache-control"] == "no-store"


def test_a_hash_of_another_document_is_refused(service: Service) -> None:
    """And not learnt."""
    extensions = persisted(hexed(sha256, "{ __typename }#x"))
    (error,) = post(service, query="{ __typename }", extensions=extensions).json()["errors"]
    at = "extensions.persistedQuery.sha256Hash"
    assert error["extensions"] == {"code": "BAD_USER_INPUT", "argument": at}
    assert "found a hash that is not the one of `query`" in error["message"]
    (error,) = post(service, extensions=extensions).json()["errors"]
    assert error["message"] == "PersistedQueryNotFound"


@pytest.mark.parametrize("value", [7, {"version": 2, "sha256Hash": "0"}, {"version": 1}, {"sha256Hash": "0"}])
def test_a_persisted_query_of_another_form_is_refused(service: Service, value: object) -> None:
    """The error says what was expected."""
    (error,) = post(service, extensions={"persistedQuery": value}).json()["errors"]
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    found = json.dumps(value, separators=(",", ":"))
    assert error["message"].startswith(f"extensions.persistedQuery: found {found}, expected {{")


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ({"documentId": 7}, "documentId: expected text or null"),
        ({"query": "{ __typename }", "documentId": "x"}, "query: found a documentId as well"),
        ({"documentId": ""}, "query: expected a GraphQL document"),
        ({"extensions": {"sources": True}}, "query: expected a GraphQL document"),
        ({"extensions": {"persistedQuery": None}}, "query: expected a GraphQL document"),
    ],
)
def test_a_call_that_names_no_document_or_two_is_refused(
    service: Service, call: dict[str, object], says: str
) -> None:
    """Status 400, as for every call that is not well-formed."""
    answer = post(service, **call)
    assert answer.status_code == 400
    assert says in answer.json()["errors"][0]["message"]


def test_learning_can_be_turned_off(demo_url: str, tmp_path: Path) -> None:
    """Apollo's clients are told to send documents alone."""
    extensions = persisted(hexed(sha256, COUNT))
    with serving("--graph", demo_url, "--no-automatic-documents", cwd=tmp_path) as service:
        assert post(service, query=COUNT, extensions=extensions).json() == COUNTED
        (error,) = post(service, extensions=extensions).json()["errors"]
    assert error["message"] == "PersistedQueryNotSupported"
    assert error["extensions"] == {"code": "PERSISTED_QUERY_NOT_SUPPORTED"}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.graphql", "{ nonsense }", "a.graphql: a: line 1: Cannot query field 'nonsense'"),
        ("a.graphql", "{ parks {", "a.graphql: a: line 1: Syntax Error"),
        ("a.graphql", "\n\n{ parks { nonsense } }", "a.graphql: a: line 3: Cannot query field"),
        ("a.graphql", "fragment A on Park { id }", "a.graphql: a: "),
        ("a.graphql", "#" * 100_001, "a.graphql: a: found a document of 100,001 characters"),
        ("a.graphql", "\ud800", "a.graphql: cannot be read"),
        ("a.json", "{", "a.json: cannot be read"),
        ("a.json", "[1]", "a.json: found no manifest"),
        ("a.json", '{"x": 7}', "a.json: found no manifest"),
        ("a.json", '{"x": "{ nonsense }"}', "a.json: x: line 1: Cannot query field 'nonsense'"),
        (
            "a.json",
            '{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "x"}]}',
            "a.json: found no manifest",
        ),
        ("a.txt", "{ __typename }", "found no document, expected .graphql, .gql or .json files"),
    ],
)
def test_a_bad_document_is_named_at_the_start(name: str, content: str, says: str, tmp_path: Path) -> None:
    """With its file; the service does not start."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / name).write_bytes(content.encode("utf-8", "surrogatepass"))
    ended = ecograph("serve", "--port", "0", "--documents", folder, cwd=tmp_path)
    assert ended.returncode == 2
    assert says in " ".join(ended.stderr.split())
    assert "Traceback" not in ended.stderr


def test_two_documents_of_one_id_are_refused(tmp_path: Path) -> None:
    """It would not be clear which one a caller means."""
    (tmp_path / "a.graphql").write_text(COUNT, encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"a": PARKS}), encoding="utf-8")
    ended = ecograph("serve", "--port", "0", "--documents", tmp_path, cwd=tmp_path)
    assert ended.returncode == 2
    assert "b.json: a: found a second document with this id" in " ".join(ended.stderr.split())


def test_only_nothing_is_no_setting(tmp_path: Path) -> None:
    """`--documents-only` wants documents."""
    ended = ecograph("serve", "--port", "0", "--documents-only", cwd=tmp_path)
    assert ended.returncode == 2
    assert "found --documents-only without --documents" in ended.stderr
