"""Writes and their log, written out."""

import asyncio
from typing import Any

import pytest

from graph.change import Change, EdgeWrite, NodeWrite, Outcome, Writes
from graph.engine import Engine
from graph.engines import open_engine
from graph.errors import BadInputError
from graph.ontology import Ontology
from graph.plan import EdgeField as Field
from graph.plan import LinkScan, Param, Plan, Prop
from tests.contract.ask import ask, check, everything, load, replay
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, found, node

TIMEOUT = 60.0
pytestmark = pytest.mark.asyncio(loop_scope="session")


async def write(engine: Engine, writes: Writes, actor: str = "ann") -> list[str]:
    """Write in a transaction of its own; the outcomes' names."""
    async with engine.transaction(actor) as transaction:
        return [outcome.name for outcome in await transaction.write(writes)]


async def log(engine: Engine, since: int = 0) -> list[Change]:
    """The change log."""
    return [change async for change in engine.changes(since)]


async def test_the_end_of_the_log_is_known(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nothing at first, then the last entry, whoever wrote it; a write that changes nothing leaves it."""
    engine = await fresh(ecosystem)
    assert await engine.last_change(TIMEOUT) == (0, "")
    await write(engine, [node("Park:a"), node("Park:b")])
    last = (await log(engine))[-1]
    assert last.sequence == 2
    assert await engine.last_change(TIMEOUT) == (last.sequence, last.at)
    assert await write(engine, [node("Park:a")]) == ["UNCHANGED"]
    assert await engine.last_change(TIMEOUT) == (last.sequence, last.at)
    other = open_engine(engine.url, ecosystem)
    await other.open()
    await write(other, [node("Park:c")])
    await other.close()
    assert (await engine.last_change(TIMEOUT))[0] == 3


async def test_outcomes(fresh: Fresh, ecosystem: Ontology) -> None:
    """An outcome per write, in order, also where a batch names the same thing twice."""
    engine = await fresh(ecosystem)
    assert await write(engine, []) == []
    assert await write(
        engine,
        [
            node("Park:a"),
            node("Park:a", city="x"),
            node("Park:a", city="x"),
            edge("LOCATED_IN", "University:u", "Park:a"),
            node("University:u"),
            edge("LOCATED_IN", "University:u", "Park:a"),
            edge("LOCATED_IN", "University:u", "Park:none"),
            edge("LOCATED_IN", "University:none", "Park:none"),
            edge("LOCATED_IN", "University:u", "Park:a", since="2020"),
            edge("LOCATED_IN", "University:u", "Park:a", since="2020"),
            edge("LOCATED_IN", "University:u", "Park:a", "2"),
        ],
    ) == [
        "CREATED",
        "UPDATED",
        "UNCHANGED",
        "NO_SOURCE",
        "CREATED",
        "CREATED",
        "NO_TARGET",
        "NO_SOURCE",
        "UPDATED",
        "UNCHANGED",
        "CREATED",
    ]
    assert await write(engine, [node("Park:a")]) == ["UNCHANGED"]


async def test_what_is_not_given_stays_and_what_is_empty_goes(fresh: Fresh, ecosystem: Ontology) -> None:
    """None and `[]` remove a value; a property with a default falls back to it."""
    engine = await fresh(ecosystem)
    graph, since = await load(
        engine, [node("Park:a", city="x", tags=["t"], confidence=0.5, visibility="INTERNAL", summary="s")]
    )
    changes: list[dict[str, Any]] = [{"city": None, "tags": []}, {"confidence": None, "visibility": None}]
    for given in changes:
        since = await replay(engine, graph, [NodeWrite("Park:a", given)], since)
    assert graph.nodes["Park:a"] == {
        "name": "Park:a",
        "summary": "s",
        "confidence": 1.0,
        "visibility": "PUBLIC",
        "createdAt": (await log(engine))[0].at,
        "updatedAt": (await log(engine))[2].at,
        "version": 3,
    }
    assert await write(engine, [NodeWrite("Park:a", {"city": None, "tags": [], "confidence": 1.0})]) == [
        "UNCHANGED"
    ]
    for plan, values in everything(graph):
        await check(engine, graph, plan, values)


async def test_the_log_tells_each_change_once(fresh: Fresh, ecosystem: Ontology) -> None:
    """Who, what, when, and the whole thing before and after; no entry where nothing changed."""
    engine = await fresh(ecosystem)
    await write(engine, [node("Park:a", tags=["t"]), node("University:u")])
    await write(
        engine,
        [
            NodeWrite("Park:a", {"tags": []}),
            node("University:u"),
            edge("LOCATED_IN", "University:u", "Park:a", "k", since="2020"),
            edge("LOCATED_IN", "University:none", "Park:a"),
        ],
        "bob",
    )
    changes = await log(engine)
    assert [(c.actor, c.operation, c.id) for c in changes] == [
        ("ann", "create", "Park:a"),
        ("ann", "create", "University:u"),
        ("bob", "update", "Park:a"),
        ("bob", "create", "LOCATED_IN|University:u|Park:a|k"),
    ]
    first, second = changes[0].at, changes[2].at
    created = {
        "confidence": 1.0,
        "visibility": "PUBLIC",
        "createdAt": first,
        "updatedAt": first,
        "version": 1,
    }
    assert changes[0].before is None
    assert changes[0].after == {"name": "Park:a", "tags": ["t"], **created}
    assert changes[2].before == changes[0].after
    assert changes[2].after == {"name": "Park:a", **created, "updatedAt": second, "version": 2}
    assert changes[3].after == {**created, "since": "2020", "createdAt": second, "updatedAt": second}
    assert first < second
    sequences = [c.sequence for c in changes]
    assert sequences == sorted(set(sequences))
    assert await log(engine, sequences[1]) == changes[2:]
    assert await log(engine, sequences[-1]) == []


async def test_a_symmetric_edge_is_one_edge_from_either_side(fresh: Fresh, ecosystem: Ontology) -> None:
    """The second write from the other side updates it; outcomes speak of the ends as they were given."""
    engine = await fresh(ecosystem)
    assert await write(
        engine,
        [
            node("Park:a"),
            node("University:u"),
            edge("COOPERATES_WITH", "University:u", "Park:a"),
            edge("COOPERATES_WITH", "Park:a", "University:u", since="2020"),
            edge("COOPERATES_WITH", "University:none", "Park:a"),
            edge("COOPERATES_WITH", "University:u", "Park:none"),
        ],
    ) == ["CREATED", "CREATED", "CREATED", "UPDATED", "NO_SOURCE", "NO_TARGET"]
    plan = Plan(LinkScan("COOPERATES_WITH", (Param(0),) * 3, Param(1), (Field("id", Prop("id")),)))
    assert await ask(engine, plan, ["", 10]) == [{"id": "COOPERATES_WITH|Park:a|University:u"}]
    assert {c.id for c in await log(engine)} == {
        "Park:a",
        "University:u",
        "COOPERATES_WITH|Park:a|University:u",
    }


@pytest.mark.parametrize(
    "bad",
    [
        NodeWrite("Planet:x", {"name": "x"}),
        EdgeWrite("LOCATED_IN", "Park:a", "University:u", "", {}),
        EdgeWrite("PART_OF", "Park:a", "Park:a", "", {}),
        EdgeWrite("ADMIRES", "Park:a", "University:u", "", {}),
        NodeWrite("Park:a", {"colour": "green"}),
        NodeWrite("Park:b", {"city": "x"}),
        NodeWrite("Park:a", {"name": None}),
    ],
    ids=[
        "unknown kind",
        "wrong ends",
        "to itself",
        "unknown edge kind",
        "unknown property",
        "required and missing",
        "required and removed",
    ],
)
async def test_what_the_ontology_does_not_allow_is_refused(
    fresh: Fresh, ecosystem: Ontology, bad: NodeWrite | EdgeWrite
) -> None:
    """With its id in the message; nothing of the transaction stays."""
    engine = await fresh(ecosystem)
    with pytest.raises(BadInputError) as refused:
        await write(engine, [node("Park:a"), node("University:u"), bad])
    assert bad.id in refused.value.message
    assert await log(engine) == []


async def test_an_error_in_the_transaction_takes_all_of_it_back(fresh: Fresh, ecosystem: Ontology) -> None:
    """Neither data nor log stay, and the next transaction works."""
    engine = await fresh(ecosystem)
    await write(engine, [node("Park:a", city="old")])

    async def stopped() -> None:
        async with engine.transaction("ann") as transaction:
            await transaction.write([node("Park:a", city="new"), node("Park:b")])
            await transaction.write([edge("COOPERATES_WITH", "Park:a", "Park:b")])
            raise ValueError("the import was stopped")

    with pytest.raises(ValueError, match="the import was stopped"):
        await stopped()
    assert [(c.operation, c.id) for c in await log(engine)] == [("create", "Park:a")]
    assert await found(engine, ["Park"], Given()) == ["Park:a"]
    assert await write(engine, [node("Park:a", city="old")]) == ["UNCHANGED"]
    assert await write(engine, [node("Park:b")]) == ["CREATED"]
    sequences = [c.sequence for c in await log(engine)]
    assert sequences == sorted(set(sequences))


async def test_a_cancelled_transaction_leaves_nothing(fresh: Fresh, ecosystem: Ontology) -> None:
    """A writer that goes away in the middle takes its writes with it and holds nobody up."""
    engine = await fresh(ecosystem)
    written = asyncio.Event()

    async def interrupted() -> None:
        async with engine.transaction("ann") as transaction:
            await transaction.write([node("Park:a")])
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(interrupted())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await log(engine) == []
    assert await write(engine, [node("Park:a")]) == ["CREATED"]


async def test_several_batches_in_one_transaction_see_each_other(fresh: Fresh, ecosystem: Ontology) -> None:
    """What an earlier batch wrote is there for a later one; readers see it after the commit."""
    engine = await fresh(ecosystem)
    async with engine.transaction("ann") as transaction:
        assert await transaction.write([node("Park:a"), node("University:u")]) == [Outcome.CREATED] * 2
        assert await transaction.write([edge("LOCATED_IN", "University:u", "Park:a")]) == [Outcome.CREATED]
        assert await transaction.write([node("Park:a", city="x")]) == [Outcome.UPDATED]
        assert await found(engine, ["Park"], Given()) == []
    assert await found(engine, ["Park"], Given()) == ["Park:a"]
    assert [c.operation for c in await log(engine)] == ["create", "create", "create", "update"]


async def test_writers_at_the_same_time_lose_nothing(fresh: Fresh, ecosystem: Ontology) -> None:
    """Every write counts: versions and sequences have no gaps and no doubles."""
    engine = await fresh(ecosystem)
    await write(engine, [node("Park:shared", name="0")])

    async def writer(number: int) -> list[str]:
        return await write(engine, [node(f"Park:{number}"), node("Park:shared", name=f"by {number}")])

    outcomes = await asyncio.gather(*(writer(number) for number in range(1, 9)))
    assert outcomes == [["CREATED", "UPDATED"]] * 8
    changes = await log(engine)
    sequences = [c.sequence for c in changes]
    assert sequences == list(range(sequences[0], sequences[0] + 17))
    versions = [c.after["version"] for c in changes if c.id == "Park:shared" and c.after]
    assert versions == list(range(1, 10))
    befores = [c.before for c in changes if c.id == "Park:shared"]
    assert befores[1:] == [c.after for c in changes if c.id == "Park:shared"][:-1]


async def test_a_long_log_is_told_whole(fresh: Fresh, ecosystem: Ontology) -> None:
    """Longer than any page in which an engine may read it, also from the middle."""
    engine = await fresh(ecosystem)
    outcomes = await write(engine, [node(f"Park:{number}") for number in range(1_203)])
    assert outcomes == ["CREATED"] * 1_203
    changes = await log(engine)
    assert [c.id for c in changes] == [f"Park:{number}" for number in range(1_203)]
    assert await log(engine, changes[700].sequence) == changes[701:]


async def test_large_text_and_many_items(fresh: Fresh, ecosystem: Ontology) -> None:
    """A text of a million characters and a list of a thousand items come back whole."""
    engine = await fresh(ecosystem)
    summary = "新" * 500_000 + "😀" * 500_000
    tags = [f"tag {number}" for number in range(1_000)]
    graph, _ = await load(engine, [node("Park:a", summary=summary, tags=tags)])
    for plan, values in everything(graph):
        await check(engine, graph, plan, values)
