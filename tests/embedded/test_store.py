"""What is particular to the embedded engine: files, locks, full disks, stopped statements."""

import asyncio
import contextlib
import os
from pathlib import Path

import apsw
import orjson
import pytest

from graph.change import EdgeWrite, NodeWrite, Outcome
from graph.engines.embedded.compile import SqlStatement
from graph.engines.embedded.store import EmbeddedEngine
from graph.errors import BadInputError, DeadlineExceededError, UnavailableError
from graph.ontology.load import load_ontology
from graph.plan import Lookup, NodeField, Param, Plan, Prop

ONTOLOGY = load_ontology()
ENDLESS = SqlStatement(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT count(*) FROM n", 0
)
"""A statement that never ends by itself."""


def an_engine(file: Path) -> EmbeddedEngine:
    return EmbeddedEngine(f"sqlite:///{file}", ONTOLOGY)


@pytest.fixture
async def engine(tmp_path: Path):
    engine = an_engine(tmp_path / "eco.db")
    await engine.open()
    yield engine
    await engine.close()


async def names(engine: EmbeddedEngine) -> list[str]:
    return [row[0] for row in await engine.fetch('SELECT name FROM "Park" ORDER BY id', ())]


async def indexes(engine: EmbeddedEngine) -> list[tuple[str, str]]:
    return await engine.fetch(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name", ()
    )


async def test_a_graph_outlives_its_process(tmp_path: Path) -> None:
    """What was committed is there when the file is opened again."""
    first = an_engine(tmp_path / "eco.db")
    await first.open()
    async with first.transaction("test") as transaction:
        assert await transaction.write([NodeWrite("Park:p-1", {"name": "长沙经开区"})]) == [Outcome.CREATED]
    await first.close()

    second = an_engine(tmp_path / "eco.db")
    await second.open()
    assert await names(second) == ["长沙经开区"]
    await second.close()


async def test_open_adds_the_columns_of_properties_declared_since(tmp_path: Path) -> None:
    """A property added to the ontology appears in a graph made before, without a value."""
    file = tmp_path / "eco.db"
    old = an_engine(file)
    await old.open()
    async with old.transaction("test") as transaction:
        await transaction.write([NodeWrite("Park:p-1", {"name": "园区"})])
    await old.close()
    with apsw.Connection(str(file)) as connection:
        connection.execute('ALTER TABLE "Park" DROP COLUMN "parkType"')

    new = an_engine(file)
    await new.open()
    async with new.transaction("test") as transaction:
        assert await transaction.write([NodeWrite("Park:p-1", {"parkType": "ETDZ"})]) == [Outcome.UPDATED]
    assert await new.fetch('SELECT "parkType" FROM "Park"', ()) == [("ETDZ",)]
    await new.close()


async def test_open_ranks_the_edges_of_a_graph_made_before(tmp_path: Path) -> None:
    """Edges of a file that did not keep the rank of the least visible yet are given it."""
    file = tmp_path / "eco.db"
    old = an_engine(file)
    await old.open()
    async with old.transaction("test") as transaction:
        await transaction.write(
            [
                NodeWrite("Park:p", {"name": "园区", "visibility": "PARTNER"}),
                NodeWrite("University:u", {"name": "大学"}),
                EdgeWrite("LOCATED_IN", "University:u", "Park:p", "", {}),
            ]
        )
    await old.close()
    with apsw.Connection(str(file)) as connection:
        for name in ("to", "since", "until"):
            connection.execute(f'DROP INDEX "LOCATED_IN by {name}"')
        connection.execute('ALTER TABLE LOCATED_IN DROP COLUMN "visibility~"')
    connection.close()
    new = an_engine(file)
    await new.open()
    assert await new.fetch('SELECT "visibility~" FROM LOCATED_IN', ()) == [(1,)]
    await new.close()


async def test_open_renews_the_indexes_of_a_graph_made_before(tmp_path: Path) -> None:
    """Those that were declared otherwise are made anew, those no longer declared go, others stay."""
    file = tmp_path / "eco.db"
    old = an_engine(file)
    await old.open()
    declared = await indexes(old)
    await old.close()
    with contextlib.closing(apsw.Connection(str(file))) as connection:
        connection.execute(
            'DROP INDEX "Enterprise by city";'
            'CREATE INDEX "Enterprise by city" ON "Enterprise" ("city~", id);'
            'CREATE INDEX "OWNS back" ON "OWNS" ("to", "from", key); DROP INDEX "Park by id";'
            'CREATE INDEX mine ON "Park" (summary)'
        )
    new = an_engine(file)
    await new.open()
    mine = ("mine", 'CREATE INDEX mine ON "Park" (summary)')
    assert await indexes(new) == sorted([*declared, mine])
    assert (
        "Enterprise by city",
        'CREATE INDEX "Enterprise by city" ON "Enterprise" ("city~", "id", "visibility")',
    ) in declared
    await new.close()


async def test_opening_a_graph_again_writes_nothing(tmp_path: Path) -> None:
    """The file is the same to the byte."""
    engine = an_engine(tmp_path / "eco.db")
    await engine.open()
    await engine.close()
    before = engine.file.read_bytes()
    await engine.open()
    await engine.close()
    assert engine.file.read_bytes() == before


async def test_a_statement_past_its_time_is_stopped_in_the_database(engine: EmbeddedEngine) -> None:
    """The deadline ends the statement itself, and the reader serves the next one."""
    with pytest.raises(DeadlineExceededError, match=r"longer than 0\.05 s"):
        await engine.read(ENDLESS, [], timeout=0.05)
    assert await engine.fetch("SELECT 1", ()) == [(1,)]


async def test_a_statement_of_more_tables_than_sqlite_joins_is_the_callers_to_mend(
    engine: EmbeddedEngine,
) -> None:
    """As it can be of groups by what is linked, in an ontology with that many kinds."""
    tables = ", ".join(f'"Park" p{i}' for i in range(65))
    statement = SqlStatement(f"SELECT 1 FROM {tables}", 0)
    with pytest.raises(BadInputError, match="at most 64 tables in a join"):
        await engine.read(statement, [], 30)


async def test_cancelling_the_caller_stops_the_statement(engine: EmbeddedEngine) -> None:
    """As many abandoned statements as there are readers leave every reader free again."""
    running = [asyncio.create_task(engine.read(ENDLESS, [], timeout=60)) for _ in range(32)]
    await asyncio.sleep(0)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    assert await engine.fetch("SELECT 1", ()) == [(1,)]


async def test_a_full_disk_loses_only_the_transaction_that_meets_it(engine: EmbeddedEngine) -> None:
    """The error says so, what was committed stays, and writing goes on when there is room."""
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite("Park:p-1", {"name": "先有"})])

    def limit(pages: int) -> None:
        assert engine._writer is not None
        engine._writer._connection.pragma("max_page_count", pages)

    (count,) = (await engine.fetch("PRAGMA page_count", ()))[0]
    await engine.on_writer(lambda: limit(count + 2))
    with pytest.raises(UnavailableError, match="the disk is full; nothing of this write was kept"):
        async with engine.transaction("test") as transaction:
            await transaction.write(
                [NodeWrite(f"Park:q-{i}", {"name": "后来", "summary": "x" * 5000}) for i in range(100)]
            )
    assert await names(engine) == ["先有"]
    assert [change.id async for change in engine.changes(0)] == ["Park:p-1"]

    await engine.on_writer(lambda: limit(1_000_000))
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite("Park:r-1", {"name": "再来"})])
    assert await names(engine) == ["先有", "再来"]


async def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Opening a file that is no database names it and does not change it."""
    file = tmp_path / "notes.db"
    file.write_text("not a database, though it has the ending of one " * 50)
    before = file.read_bytes()
    with pytest.raises(UnavailableError, match=r"notes\.db: found a file that is not an ecograph graph"):
        await an_engine(file).open()
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO customers VALUES (1, '某');",
        "CREATE TABLE change_log (id INTEGER PRIMARY KEY, what TEXT);",
        "PRAGMA application_id = 7;",
    ],
    ids=["tables", "a change log of its own", "a mark of its own"],
)
async def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path, made: str) -> None:
    """Every byte of it, and no file appears beside it."""
    file = tmp_path / "crm.db"
    with contextlib.closing(apsw.Connection(str(file))) as other:
        other.execute(made)
    before = file.read_bytes()
    with pytest.raises(UnavailableError, match=r"crm\.db: found a file that is not an ecograph graph"):
        await an_engine(file).open()
    assert (file.read_bytes(), list(tmp_path.iterdir())) == (before, [file])


async def test_a_graph_made_before_graphs_were_marked_is_known_by_its_change_log(tmp_path: Path) -> None:
    """It opens with what is in it and has the mark from then on; an empty file becomes a graph too."""
    file = tmp_path / "eco.db"
    file.touch()
    for _ in range(2):
        engine = an_engine(file)
        await engine.open()
        async with engine.transaction("test") as transaction:
            await transaction.write([NodeWrite("Park:p-1", {"name": "园区"})])
        assert await names(engine) == ["园区"]
        await engine.close()
        with contextlib.closing(apsw.Connection(str(file))) as other:
            assert other.pragma("application_id") == int.from_bytes(b"ecog")
            other.pragma("application_id", 0)


async def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The error tells which file cannot be opened and what to check."""
    with pytest.raises(UnavailableError, match="check that its folder exists"):
        await an_engine(tmp_path / "nowhere" / "eco.db").open()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_without_rights_is_named(tmp_path: Path) -> None:
    """A folder that may not be written gives a clear error."""
    tmp_path.chmod(0o500)
    with pytest.raises(UnavailableError, match="may be written"):
        await an_engine(tmp_path / "eco.db").open()


async def test_a_second_writer_waits_and_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another process holds the write lock, a write fails with a clear error and reads go on."""
    monkeypatch.setattr("graph.engines.embedded.store._BUSY_MILLISECONDS", 50)
    engine = an_engine(tmp_path / "eco.db")
    await engine.open()
    other = apsw.Connection(str(engine.file))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UnavailableError, match="another process writes to it"):
        async with engine.transaction("test"):
            pass
    assert await names(engine) == []
    other.execute("ROLLBACK")
    other.close()
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite("Park:p-1", {"name": "园区"})])
    assert await names(engine) == ["园区"]
    await engine.close()


async def test_a_writer_that_is_cancelled_while_it_waits_leaves_nothing_open(tmp_path: Path) -> None:
    """A caller who leaves before the write lock is free holds no lock afterwards."""
    engine = an_engine(tmp_path / "eco.db")
    await engine.open()
    other = apsw.Connection(str(engine.file))
    other.execute("BEGIN IMMEDIATE")

    async def wait() -> None:
        async with engine.transaction("test"):
            pass

    waiting = asyncio.create_task(wait())
    await asyncio.sleep(0)
    waiting.cancel()
    other.execute("ROLLBACK")
    await asyncio.gather(waiting, return_exceptions=True)
    other.execute("BEGIN IMMEDIATE")
    other.execute("ROLLBACK")
    other.close()
    async with engine.transaction("test") as transaction:
        assert await transaction.write([NodeWrite("Park:p-1", {"name": "园区"})]) == [Outcome.CREATED]
    await engine.close()


async def test_a_closed_graph_says_so(engine: EmbeddedEngine) -> None:
    """Reading and writing after `close` is an error of the contract, and `open` opens it again."""
    await engine.close()
    with pytest.raises(UnavailableError, match="not open"):
        await engine.fetch("SELECT 1", ())
    with pytest.raises(UnavailableError, match="not open"):
        async with engine.transaction("test"):
            pass
    await asyncio.gather(engine.open(), engine.open())
    assert await engine.fetch("SELECT 1", ()) == [(1,)]


async def test_an_object_may_have_more_fields_than_a_function_takes_arguments(
    engine: EmbeddedEngine,
) -> None:
    """SQLite's limit on arguments is not one on fields."""
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite("Park:p-1", {"name": "园区"})])
    fields = tuple(NodeField(f"a{i}", Prop("name")) for i in range(1_100))
    statement = engine.prepare(Plan(Lookup(("Park",), Param(0), {"Park": fields})))
    (found,) = await engine.read(statement, [["Park:p-1"]], timeout=10)
    assert orjson.loads(orjson.dumps(found)) == {f"a{i}": "园区" for i in range(1_100)}


@pytest.mark.parametrize("url", ["sqlite://eco.db", "sqlite:///", "eco.db"])
def test_a_url_of_another_form_is_refused(url: str) -> None:
    """The URL names a file: `sqlite:///eco.db`."""
    with pytest.raises(BadInputError, match="expected sqlite:///FILE"):
        EmbeddedEngine(url, ONTOLOGY)
