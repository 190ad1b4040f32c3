"""The search index of a file: made for graphs that had none, made anew where the ontology changed."""

import threading
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
import pytest
import pytest_asyncio

from graph.change import NodeWrite
from graph.engines.embedded import search
from graph.engines.embedded.store import EmbeddedEngine
from graph.ontology import Ontology
from graph.ontology.load import load_ontology
from graph.plan import Page, Param, Scope
from graph.search.layout import Layout
from graph.search.question import Search


@pytest_asyncio.fixture
async def file(tmp_path: Path) -> AsyncIterator[Path]:
    """A graph of two parks, closed."""
    path = tmp_path / "graph.db"
    await found(path, "", [NodeWrite("Park:a", {"name": "Quartz"}), NodeWrite("Park:b", {"name": "麓谷园"})])
    yield path


async def found(
    path: Path, text: str, writes: list[NodeWrite] | None = None, ontology: Ontology | None = None
) -> list[str]:
    """What a text finds after some writes."""
    engine = EmbeddedEngine(f"sqlite:///{path}", ontology or load_ontology())
    await engine.open()
    try:
        if writes:
            async with engine.transaction("test") as transaction:
                await transaction.write(writes)
        if not text:
            return []
        question = Search(Param(0), tuple(engine.ontology.kinds), Scope(), page=Page(Param(1)))
        return [row[0] for row in (await engine.search(question, [text, 10], 10)).rows]
    finally:
        await engine.close()


def sql(path: Path, *statements: str) -> list[Any]:
    """Run statements on a closed graph; the rows of the last."""
    connection = apsw.Connection(str(path))
    rows: list[Any] = []
    for statement in statements:
        rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


async def test_a_graph_without_an_index_gets_one(file: Path) -> None:
    """One that was made before there was search, or whose index was begun and not finished."""
    sql(file, *(f'DROP TABLE "search~{name}"' for name in ("words", "nodes", "form")), 'DROP TABLE "search~"')
    assert await found(file, "quartz") == ["Park:a"]
    assert await found(file, "麓谷", [NodeWrite("Park:c", {"name": "麓谷"})]) == ["Park:c", "Park:b"]
    sql(file, 'DELETE FROM "search~form"')
    assert await found(file, "麓谷") == ["Park:c", "Park:b"]


async def test_an_index_that_is_there_is_kept(file: Path) -> None:
    """Opening a graph does not read it through."""
    sql(file, "DELETE FROM \"search~nodes\" WHERE id = 'Park:a'")
    assert await found(file, "quartz") == []


async def test_an_ontology_that_declares_otherwise_gets_another_index(file: Path) -> None:
    """A property more, other columns."""
    ontology = load_ontology()
    park = ontology.kinds["Park"]
    city = replace(park.properties["city"], declared=replace(park.properties["city"].declared, search=7.0))
    ontology.kinds["Park"] = replace(park, properties={**park.properties, "city": city})
    assert await found(file, "", [NodeWrite("Park:a", {"city": "长沙"})]) == []
    assert await found(file, "长沙") == []
    assert await found(file, "长沙", ontology=ontology) == ["Park:a"]
    assert await found(file, "长沙") == []


async def test_numbers_of_nodes_outlive_vacuum(file: Path) -> None:
    """VACUUM numbers the rows of the kinds' tables anew."""
    sql(file, "DELETE FROM \"Park\" WHERE id = 'Park:a'", "VACUUM")
    assert await found(file, "麓谷") == ["Park:b"]


async def test_words_spelt_alike_follow_the_log(tmp_path: Path) -> None:
    """Those that come while the graph is open, few and many at once."""
    engine = EmbeddedEngine(f"sqlite:///{tmp_path}/graph.db", load_ontology())
    await engine.open()
    question = Search(Param(0), ("Park",), Scope(), page=Page(Param(1)))

    async def near(text: str) -> list[str]:
        return [row[0] for row in (await engine.search(question, [text, 10], 10)).rows]

    assert await near("quarts") == []
    for batch in ([("a", "Quartz")], [(f"x{i}", f"name {i}") for i in range(2_500)] + [("b", "Granite")]):
        async with engine.transaction("test") as transaction:
            await transaction.write([NodeWrite(f"Park:{key}", {"name": name}) for key, name in batch])
        assert await near("quarts") == ["Park:a"]
    assert await near("granit ") == ["Park:b"]
    await engine.close()


class _StoppedError(Exception):
    """A search was told to stop."""


def stop() -> None:
    """Tell a search to stop."""
    raise _StoppedError


def go_on() -> None:
    """Let a search go on."""


async def test_words_spelt_alike_stop_being_read_or_looked_at(file: Path) -> None:
    """When the search is to stop; the next one does it all."""
    words, connection = search.Vocabulary(Layout.of(load_ontology())), apsw.Connection(str(file))
    with pytest.raises(_StoppedError):
        words.near(connection, "PUBLIC0", "quarts", 1, stop)
    assert words.near(connection, "PUBLIC0", "quarts", 1, go_on) == ["quartz"]
    with pytest.raises(_StoppedError):
        words.near(connection, "PUBLIC0", "quark", 1, stop)
    assert words.near(connection, "PUBLIC0", "quarts", 1, stop) == ["quartz"]  # it is known already
    connection.close()


async def test_one_search_reads_new_words_and_others_go_on(file: Path) -> None:
    """With those of before, so that they do not keep all readers waiting."""
    words = search.Vocabulary(Layout.of(load_ontology()))
    connections = [apsw.Connection(str(file)) for _ in range(2)]
    assert words.near(connections[0], "PUBLIC0", "quarts", 1, go_on) == ["quartz"]
    await found(file, "", [NodeWrite("Park:c", {"name": "Quarto"})])
    reading, go = threading.Event(), threading.Event()

    def wait() -> None:
        reading.set()
        assert go.wait(60)

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(words.near, connections[0], "PUBLIC0", "quarts", 1, wait)
        assert reading.wait(60)
        assert words.near(connections[1], "PUBLIC0", "quarts", 1, go_on) == ["quartz"]
        go.set()
        assert first.result() == ["quarto", "quartz"]
    assert words.near(connections[1], "PUBLIC0", "quarts", 1, go_on) == ["quarto", "quartz"]
    for connection in connections:
        connection.close()


async def test_the_index_is_whole(file: Path) -> None:
    """SQLite's own check, after updates."""
    await found(file, "quartz", [NodeWrite("Park:a", {"name": "Quarz", "summary": "x"})])
    sql(file, 'INSERT INTO "search~" ("search~") VALUES (\'integrity-check\')')
    assert sql(file, "SELECT term FROM \"search~words\" WHERE col = 'PUBLIC0' ORDER BY term") == [
        ("quarz",),
        ("¶¶¶quarz",),
        ("¶¶¶麓谷园",),
        ("园",),
        ("谷园",),
        ("麓谷",),
    ]
