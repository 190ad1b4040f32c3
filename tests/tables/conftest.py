"""A fresh embedded graph for each test, and small files to import into it."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology import Ontology
from graph.ontology.load import load_ontology

Put = Callable[[str, str], Path]


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """The ontology that the project ships."""
    return load_ontology()


@pytest.fixture
async def engine(tmp_path: Path, ontology: Ontology) -> AsyncIterator[Engine]:
    """An open engine with an empty graph."""
    opened = open_engine(f"sqlite:///{tmp_path / 'graph.db'}", ontology)
    await opened.open()
    yield opened
    await opened.close()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder for what is imported."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def put(inbox: Path) -> Put:
    """Writes a file of that name and text into the inbox."""

    def write(name: str, text: str) -> Path:
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        return path

    return write
