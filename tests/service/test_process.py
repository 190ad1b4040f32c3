"""How the process behaves when the graph is away, requests are heavy, and it is told to stop."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path

import pytest

from tests.service.process import Service, ecograph, serving

_FIELD = "fields(first: 1000) { nodes { achievements(first: 1000) { nodes { %s } } } }"
HEAVY = "{ achievements(first: 1000) { nodes { %s } } }" % (_FIELD % (_FIELD % (_FIELD % "id")))
"""A document that takes minutes."""
ONE_PLACE = ("--concurrency", "1", "--queue", "0", "--timeout", "600")
LIGHT = "{ universities { totalCount } }"
LIGHTLY = {"data": {"universities": {"totalCount": 120}}}


def post(service: Service, document: str) -> socket.socket:
    """Send a document and leave the answer to be read."""
    body = json.dumps({"query": document}).encode()
    connection = socket.create_connection((service.host, service.port), timeout=30)
    connection.sendall(
        b"POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    )
    return connection


def answer_of(connection: socket.socket) -> object:
    """Read an answer, and close the connection."""
    with connection, HTTPResponse(connection) as response:
        response.begin()
        return json.loads(response.read())


@pytest.mark.parametrize("graph", ["bolt://127.0.0.1:1", "sqlite:///no/such/folder/eco.db"])
def test_a_graph_that_is_away_does_not_stop_the_service(graph: str, tmp_path: Path) -> None:
    """It starts, is healthy, says in `/ready` why it is not ready, and tells callers the same."""
    with serving("--graph", graph, cwd=tmp_path) as service:
        answers = [service.ask(LIGHT) for _ in range(3)]
        ready = service.http.get("/ready")
        health = service.http.get("/health")
        page = service.http.get("/schema.graphql")
        assert service.process.poll() is None
    assert (ready.status_code, ready.json()["status"]) == (503, "unavailable")
    assert graph.partition("///")[2].partition("/")[0] in ready.json()["reason"]
    assert (health.status_code, page.status_code) == (200, 200)
    for answer in answers:
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
        (error,) = answer.json()["errors"]
        assert error == {"message": ready.json()["reason"], "extensions": {"code": "UNAVAILABLE"}}


def test_the_service_recovers_when_the_graph_comes(tmp_path: Path) -> None:
    """It tries again by itself, and is ready once the graph can be opened."""
    with serving("--graph", "sqlite:///later/eco.db", cwd=tmp_path) as service:
        service.wait_for("graph is not available")
        assert service.http.get("/ready").status_code == 503
        (tmp_path / "later").mkdir()
        service.wait_for("graph is open")
        assert service.http.get("/ready").json() == {"status": "ready"}
        assert service.ask(LIGHT).json() == {"data": {"universities": {"totalCount": 0}}}


def test_a_request_past_its_time_is_stopped(demo_url: str, tmp_path: Path) -> None:
    """DEADLINE_EXCEEDED, and the next request is served."""
    with serving("--graph", demo_url, "--timeout", "0.2", cwd=tmp_path) as service:
        answer = service.ask(HEAVY)
        assert answer.json()["errors"][0]["extensions"]["code"] == "DEADLINE_EXCEEDED"
        assert service.ask(LIGHT).json() == LIGHTLY


@contextmanager
def occupied(service: Service) -> Iterator[None]:
    """A service with one place and no queue whose place is taken by a heavy request."""
    with post(service, HEAVY):
        while service.ask(LIGHT).status_code == 200:
            pass
        yield


def test_a_request_is_turned_away_when_all_places_are_taken(demo_url: str, tmp_path: Path) -> None:
    """503 at once while a heavy request runs; its place is free again as soon as its client has left,
    because that stops the statement."""
    with serving("--graph", demo_url, *ONE_PLACE, cwd=tmp_path) as service:
        with occupied(service):
            answer = service.ask(LIGHT)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
            assert answer.json()["errors"][0]["extensions"] == {"code": "UNAVAILABLE"}
        while (answer := service.ask(LIGHT)).status_code == 503:
            pass
        assert answer.json() == LIGHTLY


def test_requests_wait_for_their_turn(demo_url: str, tmp_path: Path) -> None:
    """With one place and a queue all are answered, one after the other."""
    with serving("--graph", demo_url, "--concurrency", "1", cwd=tmp_path) as service:
        connections = [post(service, LIGHT) for _ in range(20)]
        assert [answer_of(connection) for connection in connections] == [LIGHTLY] * 20


def test_a_stop_waits_for_the_requests_under_way(demo_url: str, tmp_path: Path) -> None:
    """On SIGTERM a request that has begun gets its answer, then the graph is closed, and the exit status
    is 0."""
    body = json.dumps({"query": LIGHT}).encode()
    with serving("--graph", demo_url, cwd=tmp_path) as service:
        with socket.create_connection((service.host, service.port), timeout=30) as connection:
            connection.sendall(
                b"POST /graphql HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body)
            )
            assert connection.recv(100).startswith(b"HTTP/1.1 100 Continue")
            service.process.terminate()
            service.wait_for("stopping")
            connection.sendall(body)
            assert answer_of(connection) == LIGHTLY
        service.wait_for("graph is closed")
        assert service.process.wait(30) == 0


def test_a_heavy_request_does_not_hold_up_a_stop_for_ever(demo_url: str, tmp_path: Path) -> None:
    """After the stop timeout what still runs is cancelled, and the process ends."""
    with (
        serving("--graph", demo_url, *ONE_PLACE, "--stop-timeout", "0", cwd=tmp_path) as service,
        occupied(service),
    ):
        service.process.terminate()
        service.wait_for("graph is closed")
        assert service.process.wait(30) == 0


def test_nothing_private_is_in_the_log(tmp_path: Path) -> None:
    """The password in the graph's URL is not logged."""
    with serving("--graph", "bolt://neo4j:s3cret@127.0.0.1:1", cwd=tmp_path) as service:
        service.wait_for("graph is not available")
        assert service.http.get("/ready").status_code == 503
        assert service.stop() == 0
    assert "s3cret" not in "".join(service.lines)


def test_a_foreign_ontology_is_served(tmp_path: Path) -> None:
    """The setting names a file with an operator's own kinds, which import, answer and export."""
    films = Path(__file__).parents[1] / "model" / "films.py"
    (tmp_path / "Film.csv").write_text("id,name,片长\nf-1,城南旧事,96\n", encoding="utf-8")
    assert ecograph("import", "Film.csv", "--ontology", films, cwd=tmp_path).returncode == 0
    with serving("--ontology", films, cwd=tmp_path) as service:
        answer = service.ask("{ films { nodes { id name minutes } } }")
        assert answer.json() == {
            "data": {"films": {"nodes": [{"id": "Film:f-1", "name": "城南旧事", "minutes": 96}]}}
        }
        assert "universities" in service.ask("{ universities { totalCount } }").json()["errors"][0]["message"]
