"""Opening, closing, and what happens when a database is not there or a read takes too long."""

import asyncio

import pytest

from graph.change import EdgeWrite
from graph.engines import open_engine
from graph.errors import BadInputError, DeadlineExceededError, UnavailableError
from graph.ontology import Ontology
from graph.plan import (
    Connect,
    Connection,
    ConnectionField,
    NodeField,
    Nodes,
    NodeSet,
    Page,
    Param,
    Plan,
    TotalCount,
)
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, found, node

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_graph_outlives_its_engine(fresh: Fresh, ecosystem: Ontology) -> None:
    """Opening again changes nothing, and another engine at the same address finds all of it."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:a")])
    await engine.open()
    assert await found(engine, ["Park"], Given()) == ["Park:a"]
    await engine.close()
    again = open_engine(engine.url, ecosystem)
    await again.open()
    assert await found(again, ["Park"], Given()) == ["Park:a"]
    assert [change.id async for change in again.changes(0)] == ["Park:a"]
    await again.close()


async def test_an_engine_may_be_opened_after_it_was_closed(fresh: Fresh, ecosystem: Ontology) -> None:
    """Closed it says that it is not open; closing twice does no harm."""
    engine = await fresh(ecosystem)
    await engine.ping()
    await engine.close()
    await engine.close()
    with pytest.raises(UnavailableError):
        await engine.ping()
    await engine.open()
    await engine.ping()


@pytest.mark.parametrize("url", ["sqlite:////no/such/folder/x.db", "bolt://127.0.0.1:1"])
async def test_a_database_that_is_not_there(ecosystem: Ontology, url: str) -> None:
    """It is named in the error, and the same call may be made again."""
    engine = open_engine(url, ecosystem)
    for _ in range(2):
        with pytest.raises(UnavailableError) as refused:
            await engine.open()
        assert url.removeprefix("sqlite:///") in refused.value.message
    await engine.close()


@pytest.mark.parametrize("url", ["", "eco.db", "http://localhost:7687", "sqlite://", "bolt://"])
async def test_addresses_of_no_graph(ecosystem: Ontology, url: str) -> None:
    """The error says what was found and what was expected."""
    with pytest.raises(BadInputError, match="expected"):
        open_engine(url, ecosystem)


async def test_what_takes_too_long_is_stopped(fresh: Fresh, ecosystem: Ontology) -> None:
    """Reads and questions end with an error, and the engine serves on."""
    engine = await fresh(ecosystem)
    parks = [f"Park:{number}" for number in range(30)]
    links = [EdgeWrite("COOPERATES_WITH", a, b, "", {}) for a in parks for b in parks if a < b]
    await load(engine, [*map(node, parks), *links])
    hop = ecosystem.hops["Park"]["partners"]
    read = Connection(hop, ("Park",), (ConnectionField("total", TotalCount()),), Page(Param(0)))
    for _ in range(8):  # 30^8 ways to walk
        shape = {"Park": (NodeField("partners", read),)}
        read = Connection(hop, ("Park",), (ConnectionField("nodes", Nodes(shape)),), Page(Param(0)))
    root = Connection(
        None,
        ("Park",),
        (ConnectionField("nodes", Nodes({"Park": (NodeField("it", read),)})),),
        Page(Param(0)),
    )
    statement = engine.prepare(Plan(root))
    with pytest.raises(DeadlineExceededError):
        await engine.read(statement, [30], 0.2)
    everyone = NodeSet(("Park",))
    nobody = Connect(everyone, NodeSet(("Field",)), ("COOPERATES_WITH",), 20)
    assert (await engine.connect(nobody, (), 30.0)).source_count == 30
    assert await found(engine, ["Park"], Given()) == sorted(parks)


async def test_a_reader_that_goes_away_stops_the_read(fresh: Fresh, ecosystem: Ontology) -> None:
    """Cancelling the call is enough; the engine serves on."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:a")])
    task = asyncio.create_task(found(engine, ["Park"], Given()))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await found(engine, ["Park"], Given()) == ["Park:a"]


async def test_many_readers_at_once(fresh: Fresh, ecosystem: Ontology) -> None:
    """Readers do not disturb each other, nor a writer between them."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:a")])

    async def writer() -> None:
        for number in range(5):
            async with engine.transaction("test") as transaction:
                await transaction.write([node(f"University:{number}")])

    answers = await asyncio.gather(writer(), *(found(engine, ["Park"], Given()) for _ in range(40)))
    assert answers[1:] == [["Park:a"]] * 40
