"""The demo graph, and services that serve it."""

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engines import open_engine
from graph.ontology.load import load_ontology
from service.demo import build_demo
from tests.service.process import Service, serving


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo graph in a file that no test changes."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"

    async def build() -> None:
        engine = open_engine(f"sqlite:///{file}", load_ontology())
        await engine.open()
        await build_demo(engine)
        await engine.close()

    asyncio.run(build())
    return file


@pytest.fixture
def demo_url(demo_file: Path, tmp_path: Path) -> str:
    """The URL of a copy of the demo graph."""
    return f"sqlite:///{shutil.copy(demo_file, tmp_path)}"


@pytest.fixture(scope="module")
def service(demo_file: Path) -> Iterator[Service]:
    """A service with the usual settings that serves the demo graph."""
    with serving("--graph", f"sqlite:///{demo_file}", cwd=demo_file.parent) as running:
        yield running
