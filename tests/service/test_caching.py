"""What HTTP caches may keep, how a client is spared what it has, and in which coding an answer comes."""

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from graph.ontology.load import load_ontology
from schema.build import build_schema
from service.coding import coding_for
from service.settings import Settings
from service.tags import tag_key
from tests.service.process import Service, ecograph, serving

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

COUNT = "{ universities { totalCount } }"
COUNTED = {"data": {"universities": {"totalCount": 120}}}
LONG = "{ investors(first: 200) { nodes { id name } } }"
JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"


def get(service: Service, query: str = COUNT, tag: str = "", **parameters: str) -> httpx.Response:
    """Ask by GET, with a tag that the client has."""
    headers = {"If-None-Match": tag} if tag else {}
    return service.http.get("/graphql", params={"query": query, **parameters}, headers=headers)


def test_an_answer_to_get_may_be_kept_and_checked(service: Service) -> None:
    """It has a weak tag, the setting's Cache-Control, and says which headers it hangs on."""
    answer = get(service)
    assert answer.json() == COUNTED
    assert answer.headers["etag"].startswith('W/"')
    assert answer.headers["cache-control"] == "private, no-cache"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"


def test_a_client_that_has_the_answer_is_told_so(service: Service) -> None:
    """304 without a body and with the same headers, also where the tag is one of several, or was made
    strong on the way."""
    first = get(service)
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/")):
        again = get(service, tag=known)
        assert (again.status_code, again.content) == (304, b"")
        for name in ("etag", "cache-control", "vary"):
            assert again.headers[name] == first.headers[name]
    assert get(service, tag='W/"other"').json() == COUNTED


def test_a_client_that_has_any_answer_is_told_that_there_is_one(service: Service) -> None:
    """`If-None-Match: *` is met by every answer that has a tag, so not by one with errors."""
    again = get(service, tag="*")
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == get(service).headers["etag"]
    assert get(service, "{ nonsense }", tag="*").json()["errors"]


@pytest.mark.parametrize(
    "change",
    [
        {"query": "{ universities { totalCount } } "},
        {"variables": '{"n": 1}'},
        {"operationName": "A"},
        {"extensions": '{"sources": true}'},
    ],
    ids=lambda change: next(iter(change)),
)
def test_another_request_has_another_tag(service: Service, change: dict[str, str]) -> None:
    """Whatever is asked for is in the tag."""
    query = "query A { universities { totalCount } }"
    tag = get(service, query).headers["etag"]
    changed = service.http.get("/graphql", params={"query": query} | change, headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.headers["etag"] != tag


def test_another_media_type_has_another_tag(service: Service) -> None:
    """The two types may differ in status for the same result."""
    tags = {
        service.http.get("/graphql", params={"query": COUNT}, headers={"Accept": accept}).headers["etag"]
        for accept in (JSON, GRAPHQL_JSON)
    }
    assert len(tags) == 2


def test_a_change_of_the_graph_changes_the_tag(tmp_path: Path) -> None:
    """Also where another process makes it; a write that changes nothing leaves the tag."""
    park = "id,name\np-1,甲\n"
    (tmp_path / "Park.csv").write_text(park, encoding="utf-8")
    assert ecograph("import", "Park.csv", cwd=tmp_path).returncode == 0
    query = "{ parks { totalCount } }"
    with serving(cwd=tmp_path) as service:
        tag = get(service, query).headers["etag"]
        assert ecograph("import", "Park.csv", cwd=tmp_path).returncode == 0
        assert get(service, query, tag).status_code == 304
        (tmp_path / "Park.csv").write_text(park + "p-2,乙\n", encoding="utf-8")
        assert ecograph("import", "Park.csv", cwd=tmp_path).returncode == 0
        after = get(service, query, tag)
    assert (after.status_code, after.json()) == (200, {"data": {"parks": {"totalCount": 2}}})
    with serving(cwd=tmp_path) as service:  # another process serves the same graph
        assert get(service, query, after.headers["etag"]).status_code == 304


@pytest.mark.asyncio
async def test_a_default_changes_the_tags(tmp_path: Path) -> None:
    """It is given to what is stored, without an entry in the change log; the SDL does not tell it."""
    keys = []
    for default in ("", ", default=90"):
        file = tmp_path / f"films{len(keys)}.py"
        file.write_text(
            "from graph.ontology import Node, prop\n"
            "class Film(Node, label='影片', plural='films'):\n"
            "    'A film.'\n"
            f"    minutes: int | None = prop('片长', 'Running time.'{default})\n",
            encoding="utf-8",
        )
        ontology = load_ontology(str(file))
        keys.append(await tag_key(build_schema(ontology), ontology, Settings()))
    assert keys[0] != keys[1]


def test_what_another_clearance_saw_is_not_taken_for_the_same(tmp_path: Path) -> None:
    """The clearance is in the tag."""
    (tmp_path / "Park.csv").write_text("id,name,visibility\np-1,甲,PARTNER\n", encoding="utf-8")
    assert ecograph("import", "Park.csv", cwd=tmp_path).returncode == 0
    with serving("--anonymous-clearance", "PARTNER", cwd=tmp_path) as service:
        tag = get(service, "{ parks { totalCount } }").headers["etag"]
    with serving(cwd=tmp_path) as service:
        answer = get(service, "{ parks { totalCount } }", tag)
    assert answer.json() == {"data": {"parks": {"totalCount": 0}}}


@pytest.mark.parametrize(
    "query", ["{ nonsense }", "{", '{ park(id: "no id") { id } }', "mutation { nonsense }"]
)
def test_errors_are_not_kept(service: Service, query: str) -> None:
    """Neither those of a document nor those of a field."""
    answer = get(service, query)
    assert answer.json()["errors"]
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_an_answer_to_post_has_no_tag(service: Service) -> None:
    """Nor does it heed one: no cache keeps it."""
    answer = service.http.post("/graphql", json={"query": COUNT}, headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.json()) == (200, COUNTED)
    assert "etag" not in answer.headers


def test_cache_control_is_a_setting(demo_url: str, tmp_path: Path) -> None:
    """It is sent as it was given; what is no header is refused at the start."""
    with serving("--graph", demo_url, "--cache-control", "public, max-age=60", cwd=tmp_path) as service:
        assert get(service).headers["cache-control"] == "public, max-age=60"
    refused = ecograph("serve", "--cache-control", "a\nb", cwd=tmp_path)
    assert refused.returncode == 2
    assert "printable ASCII" in refused.stderr


@pytest.mark.parametrize(
    "path", ["/schema.graphql", "/graphiql/graphiql.min.js", "/graphiql/graphiql.min.css"]
)
def test_files_are_compressed_and_need_not_be_sent_again(service: Service, path: str) -> None:
    """The schema's SDL and GraphiQL's files, which are large."""
    plain = service.http.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    packed = service.http.get(path, headers={"Accept-Encoding": "gzip"})
    assert (packed.headers["content-encoding"], packed.content) == ("gzip", plain.content)
    assert int(packed.headers["content-length"]) < 0.7 * len(plain.content)
    assert packed.headers["cache-control"] == "no-cache"
    assert packed.headers["vary"] == "Accept-Encoding"
    for known in (packed.headers["etag"], "*"):
        again = service.http.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == plain.headers["etag"]


def test_graphiql_and_answers_are_not_mistaken_for_each_other(service: Service) -> None:
    """Both come from one address; `Vary` tells caches."""
    assert service.http.get("/graphql", headers={"Accept": "text/html"}).headers["vary"] == "Accept"


# --- codings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "coding"),
    [
        ("", None),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("zstd;q=0.5, gzip;q=0.8", "gzip"),
        ("zstd;q=0, gzip;q=0", None),
        ("GZIP ; q=0.1", "gzip"),
        ("*", "zstd"),
        ("*;q=0.5, zstd;q=0", "gzip"),
        ("br", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.1, gzip;q=0.5", "gzip"),
        ("gzip;q=much", None),
    ],
)
def test_the_coding_that_a_client_likes_best(header: str, coding: str | None) -> None:
    """By quality; zstd where it does not matter to the client."""
    assert coding_for(header) == coding


@pytest.mark.parametrize(
    ("coding", "decoded"), [("gzip", gzip.decompress), ("zstd", zstd.decompress)], ids=["gzip", "zstd"]
)
@pytest.mark.parametrize("first", [100, 1000])
def test_a_long_answer_is_compressed(
    service: Service, coding: str, decoded: Callable[[bytes], bytes], first: int
) -> None:
    """It is the same answer, whether it is compressed beside the event loop or on it."""
    document = "query ($n: Int) { achievements(first: $n) { nodes { id name nameEn summary keywords } } }"
    call = {"query": document, "variables": {"n": first}}
    plain = service.http.post("/graphql", json=call, headers={"Accept-Encoding": "identity"})
    with service.http.stream("POST", "/graphql", json=call, headers={"Accept-Encoding": coding}) as answer:
        body = b"".join(answer.iter_raw())
    assert "content-encoding" not in plain.headers
    assert answer.headers["content-encoding"] == coding
    assert int(answer.headers["content-length"]) == len(body)
    assert decoded(body) == plain.content
    assert len(body) < len(plain.content) / 3


def test_a_short_answer_is_sent_as_it_is(demo_url: str, tmp_path: Path, service: Service) -> None:
    """From which size on is a setting."""
    headers = {"Accept-Encoding": "gzip"}
    assert (
        "content-encoding"
        not in service.http.post("/graphql", json={"query": COUNT}, headers=headers).headers
    )
    with serving("--graph", demo_url, "--compress-minimum", "0", cwd=tmp_path) as eager:
        answer = eager.http.post("/graphql", json={"query": COUNT}, headers=headers)
    assert (answer.headers["content-encoding"], answer.json()) == ("gzip", COUNTED)


def test_a_compressed_answer_is_known_by_the_same_tag(service: Service) -> None:
    """The tag is weak: it is about what the answer says."""
    tags = {
        service.http.get("/graphql", params={"query": LONG}, headers={"Accept-Encoding": coding}).headers[
            "etag"
        ]
        for coding in ("identity", "gzip")
    }
    assert len(tags) == 1
