"""Graphs for the commands that need one open."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from graph.engine import Engine
from graph.engines import open_engine
from graph.errors import NotFoundError
from graph.ontology.load import load_ontology


@asynccontextmanager
async def opened(url: str, ontology: str, *, new: bool = False) -> AsyncIterator[Engine]:
    """The graph at a URL, open. An embedded one must be there unless it may be `new`."""
    if not new and (file := _missing_file(url)):
        raise NotFoundError(
            f"{file}: there is no such file; make one with `ecograph import` or `ecograph demo`"
        )
    engine = open_engine(url, load_ontology(ontology))
    try:
        await engine.open()
        yield engine
    finally:
        await engine.close()


def _missing_file(url: str) -> Path | None:
    file = Path(url.removeprefix("sqlite:///"))
    return file if url.startswith("sqlite:///") and not file.exists() else None
