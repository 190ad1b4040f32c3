"""What all tests share: one Neo4j server."""

import os
from collections.abc import Iterator

import pytest

from tests.neo4j_server.server import LEFT_OUT, neo4j_server

_LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def _server() -> Iterator[str | None]:
    with neo4j_server() as url:
        yield url


@pytest.fixture(scope="session")
def neo4j_url(_server: str | None, pytestconfig: pytest.Config) -> str:
    """URL of a Neo4j server whose database the tests may empty. Tests that want one are left out where
    there is none, which the summary says loudly; with ECOGRAPH_REQUIRE_NEO4J=1 they fail."""
    if _server is not None:
        return _server
    if os.environ.get("ECOGRAPH_REQUIRE_NEO4J") == "1":
        pytest.fail(LEFT_OUT, pytrace=False)
    pytestconfig.stash[_LEFT_OUT] = 1
    pytest.skip(LEFT_OUT)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.stash.get(_LEFT_OUT, 0):
        terminalreporter.section("THE NEO4J HALF WAS NOT TESTED", "!", red=True, bold=True)
        terminalreporter.line(LEFT_OUT, red=True)
