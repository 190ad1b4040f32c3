"""The embedded engine: one SQLite file, one writer, readers off the event loop."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import apsw
import orjson

from graph.change import Change, Outcome, Writes
from graph.engine import Explanation, Found, Miss, Reached, Statement, Step, Value
from graph.engine import Path as Chain
from graph.engines.embedded import reach, search
from graph.engines.embedded.compile import SqlStatement, bindings, compile_plan, compile_set
from graph.engines.embedded.file import explained, recognise
from graph.engines.embedded.tables import install
from graph.engines.embedded.write import Writer
from graph.errors import BadInputError, DeadlineExceededError, UnavailableError
from graph.ontology import Ontology
from graph.plan import Connect, Plan
from graph.search.layout import Layout
from graph.search.question import Search

_T = TypeVar("_T")
_Work = Callable[[apsw.Connection, reach.Check], _T]
"""Work on a connection, with a check that raises when it is to stop."""
_READERS = max(2, os.cpu_count() or 1)
"""More of them only take the processor from each other."""
_BUSY_MILLISECONDS = 5_000
"""Time that another process has to finish its write."""
_CHANGES = 500
"""Entries of the change log that are read at a time."""
_LAST_CHANGE = "SELECT sequence, at FROM change_log ORDER BY sequence DESC LIMIT 1"
_STOP_AGAIN = 0.05
"""Seconds between two attempts to stop a statement."""
_CACHE_KIBIBYTES = 8_000
"""Pages that each reader keeps. Mapping the file instead is no faster and counts in full for each."""

if not apsw.connections():  # while it is in use SQLite cannot be told
    apsw.shutdown()
    apsw.config(apsw.SQLITE_CONFIG_MEMSTATUS, False)  # it counts memory under a lock that all readers share
    apsw.initialize()


class _Job:
    """Work on a connection that another thread may interrupt, and only while it runs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection: apsw.Connection | None = None
        self._stopped = False

    def run(self, connection: apsw.Connection, work: "_Work[_T]") -> _T:
        with self._lock:
            self.check()
            self._connection = connection
        try:
            return work(connection, self.check)
        finally:
            with self._lock:
                self._connection = None

    def check(self) -> None:
        if self._stopped:
            raise apsw.InterruptError("stopped")

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._connection is not None:
                self._connection.interrupt()


def _stop(job: _Job, running: "Future[_T]") -> None:
    """Stop a job, again until it has ended: SQLite forgets an interrupt that comes before a statement's
    first step."""
    job.stop()
    if not running.done():
        asyncio.get_running_loop().call_later(_STOP_AGAIN, _stop, job, running)


class EmbeddedEngine:
    """A graph in one SQLite file, such as `sqlite:///eco.db` or `sqlite:////var/lib/eco.db`."""

    def __init__(self, url: str, ontology: Ontology) -> None:
        self.url = url
        self.ontology = ontology
        self.file = Path(url.removeprefix("sqlite:///"))
        if not url.startswith("sqlite:///") or not self.file.name:
            raise BadInputError(f"graph URL: found {url!r}, expected sqlite:///FILE")
        self._idle: list[apsw.Connection] = []
        self._log: apsw.Connection | None = None
        """Reads the end of the change log, on the event loop."""
        self._readers: ThreadPoolExecutor | None = None
        self._writers: ThreadPoolExecutor | None = None
        self._writer: Writer | None = None
        self._opened: list[apsw.Connection] = []
        self._writing = asyncio.Lock()
        self._views = reach.Views(ontology)
        self._layout = Layout.of(ontology)
        self._vocabulary = search.Vocabulary(self._layout)

    # --- lifetime ---

    async def open(self) -> None:
        """Create the file and its tables where they are missing."""
        async with self._writing:
            if self._readers is not None:
                return
            self._writers = ThreadPoolExecutor(1, "ecograph-writer")
            try:
                self._writer = await self.on_writer(self._open_writer)
            except BaseException:
                await self._release()
                raise
            self._readers = ThreadPoolExecutor(_READERS, "ecograph-reader")

    async def close(self) -> None:
        """Let what runs finish, then close the file."""
        async with self._writing:
            await self._release()

    async def _release(self) -> None:
        pools = [pool for pool in (self._readers, self._writers) if pool is not None]
        self._readers = self._writers = self._writer = None
        for pool in pools:
            await asyncio.to_thread(pool.shutdown)
        for connection in reversed(self._opened):  # the writer last, which leaves no -wal file behind
            connection.close()
        self._opened.clear()
        self._idle.clear()
        self._log = None

    async def ping(self) -> None:
        """Return when the file can be read."""
        await self.fetch("SELECT 1 FROM change_log LIMIT 1", ())

    def _open_writer(self) -> Writer:
        connection = apsw.Connection(str(self.file))
        self._opened.append(connection)
        connection.set_busy_timeout(_BUSY_MILLISECONDS)
        recognise(connection, self.file)
        connection.pragma("journal_mode", "wal")
        connection.pragma("synchronous", "full")
        install(connection, self.ontology)
        search.install(connection, self.ontology, self._layout)
        return Writer(connection, self.ontology, search.Index(connection, self._layout))

    @contextmanager
    def _reader(self) -> Iterator[apsw.Connection]:
        """A connection to read with: the one that was used last, for its pages are at hand."""
        try:
            connection = self._idle.pop()  # in one step: several threads read
        except IndexError:
            connection = self._open_reader(_BUSY_MILLISECONDS)
        try:
            yield connection
        finally:
            self._idle.append(connection)

    def _open_reader(self, busy_milliseconds: int) -> apsw.Connection:
        """A new connection, which waits so long for other processes."""
        connection = apsw.Connection(str(self.file), flags=apsw.SQLITE_OPEN_READONLY)
        self._opened.append(connection)
        connection.set_busy_timeout(busy_milliseconds)
        connection.pragma("cache_size", -_CACHE_KIBIBYTES)
        return connection

    # --- reading ---

    def prepare(self, plan: Plan) -> SqlStatement:
        """Compile a plan to SQL."""
        return compile_plan(plan, self.ontology)

    async def read(self, statement: Statement, values: Sequence[Value], timeout: float) -> list[object]:
        """Run a statement; the items are fragments of JSON text, or None."""
        assert isinstance(statement, SqlStatement)
        rows = await self.fetch(statement.text, bindings(statement, values), timeout)
        return [None if row[0] is None else orjson.Fragment(row[0]) for row in rows]

    async def last_change(self, timeout: float) -> tuple[int, str]:
        """Where the change log ends. Read on the event loop: one row takes a few microseconds, handing it
        over to a reader's thread many times that."""
        if self._readers is None:
            raise self._closed()
        with explained(self.file, _BUSY_MILLISECONDS):
            try:
                self._log = self._log or self._open_reader(busy_milliseconds=0)
                found = self._log.execute(_LAST_CHANGE).fetchone()
            except apsw.BusyError:  # another process recovers the file; that is waited for elsewhere
                found = next(iter(await self.fetch(_LAST_CHANGE, (), timeout)), None)
        return found or (0, "")

    async def explain(self, statement: Statement, values: Sequence[Value], timeout: float) -> str:
        """SQLite's query plan, indented as a tree."""
        assert isinstance(statement, SqlStatement)
        return await self._plan(statement.text, bindings(statement, values), timeout)

    async def _plan(self, text: str, values: Sequence[Value], timeout: float) -> str:
        rows = await self.fetch(f"EXPLAIN QUERY PLAN {text}", values, timeout)
        depth = {0: -1}
        lines = []
        for number, parent, _, detail in rows:
            depth[number] = depth[parent] + 1
            lines.append("  " * depth[number] + detail)
        return "\n".join(lines)

    async def explain_question(
        self, question: Connect | Search, step: Step, values: Sequence[Value], timeout: float
    ) -> Sequence[Explanation]:
        """The statements of a connecting question's two sets, the rest of which is a walk in memory; of a
        search the statement for the text as it is written."""
        if isinstance(question, Search):
            text, given = search.explained(self.ontology, self._layout, question, values)
            return [Explanation(step.value, text, await self._plan(text, given, timeout))]
        walk = f"links of {', '.join(question.via)}, kept in memory, are walked; they follow the change log"
        found = [Explanation(step.value, "", walk)]
        if step is Step.REACH:  # the other steps are about the same sets, which are kept
            for name, nodes in (("from", question.source), ("to", question.target)):
                statement = compile_set(nodes, question.scope, self.ontology)
                plan = await self.explain(statement, values, timeout)
                found.append(Explanation(f"ids of `{name}`", statement.text, plan))
        return found

    async def fetch(self, text: str, values: Sequence[Value], timeout: float = 60) -> list[tuple[Any, ...]]:
        """All rows of a SELECT, run off the event loop; stopped in SQLite after `timeout` seconds or
        when the caller is cancelled."""
        return await self._run(lambda c, _: c.execute(text, values).fetchall(), timeout)

    async def _run(self, work: _Work[_T], timeout: float) -> _T:
        if self._readers is None:
            raise self._closed()
        job = _Job()

        def run() -> _T:
            with self._reader() as connection:
                return job.run(connection, work)

        running = self._readers.submit(run)
        timer = asyncio.get_running_loop().call_later(timeout, _stop, job, running)
        try:
            with explained(self.file, _BUSY_MILLISECONDS):
                return await asyncio.wrap_future(running)
        except asyncio.CancelledError:
            _stop(job, running)
            raise
        except apsw.InterruptError as error:
            raise DeadlineExceededError(
                f"the statement ran longer than {timeout:.2g} s and was stopped; ask for less, or raise the "
                "limit"
            ) from error
        finally:
            timer.cancel()

    # --- writing ---

    @asynccontextmanager
    async def transaction(self, actor: str) -> "AsyncIterator[_Transaction]":
        """Begin to write; one transaction at a time, others wait."""
        async with self._writing:
            writer = self._writer
            if writer is None:
                raise self._closed()
            try:
                await self.on_writer(writer.begin)
                yield _Transaction(self, writer, actor)
                await self.on_writer(writer.commit)
            except BaseException:
                await asyncio.shield(self.on_writer(writer.rollback))
                raise

    async def on_writer(self, work: Callable[[], _T]) -> _T:
        """Run work on the writer's thread."""
        if self._writers is None:
            raise self._closed()
        with explained(self.file, _BUSY_MILLISECONDS):
            return await asyncio.wrap_future(self._writers.submit(work))

    def _closed(self) -> UnavailableError:
        return UnavailableError(f"{self.file}: the graph is not open; try again")

    async def changes(self, since: int) -> AsyncIterator[Change]:
        """Entries of the change log after a sequence."""
        while True:
            rows = await self.fetch(
                "SELECT sequence, at, actor, operation, id, before, after FROM change_log "
                "WHERE sequence > ?1 ORDER BY sequence LIMIT ?2",
                (since, _CHANGES),
            )
            for row in rows:
                yield Change.read(row)
            if len(rows) < _CHANGES:
                return
            since = rows[-1][0]

    # --- connecting ---

    async def connect(self, question: Connect, values: Sequence[Value], timeout: float) -> Reached:
        """Which sources reach which targets."""
        return await self._ask(question, values, timeout, reach.connect)

    async def evidence(
        self, question: Connect, values: Sequence[Value], ids: Sequence[str], limit: int, timeout: float
    ) -> Mapping[str, Sequence[Chain]]:
        """The best paths of each source."""
        return await self._ask(question, values, timeout, lambda ask: reach.evidence(ask, ids, limit))

    async def misses(
        self, question: Connect, values: Sequence[Value], ids: Sequence[str], timeout: float
    ) -> Mapping[str, Miss]:
        """The nearest miss of each unconnected source."""
        return await self._ask(question, values, timeout, lambda ask: reach.misses(ask, ids))

    async def _ask(
        self,
        question: Connect,
        values: Sequence[Value],
        timeout: float,
        answer: Callable[[reach.Ask], _T],
    ) -> _T:
        def work(connection: apsw.Connection, check: reach.Check) -> _T:
            with connection:  # the sets and the links are of one moment
                ask = reach.Ask(connection, self._views, self.ontology, question, values, check)
                result = answer(ask)
            return result  # noqa: RET504 - the context manager may not swallow the answer

        return await self._run(work, timeout)

    # --- searching ---

    async def search(self, question: Search, values: Sequence[Value], timeout: float) -> Found:
        """Which nodes a text finds."""

        def work(connection: apsw.Connection, check: reach.Check) -> Found:
            with connection:  # looser searches see what the first one saw
                found = search.search(
                    connection, self.ontology, self._layout, self._vocabulary, question, values, check
                )
            return found  # noqa: RET504 - the context manager may not swallow the answer

        return await self._run(work, timeout)


class _Transaction:
    """Writes that commit together."""

    def __init__(self, engine: EmbeddedEngine, writer: Writer, actor: str) -> None:
        self._engine, self._writer, self._actor = engine, writer, actor

    async def write(self, writes: Writes) -> list[Outcome]:
        """Apply writes in order and log them."""
        return await self._engine.on_writer(lambda: self._writer.write(writes, self._actor))
