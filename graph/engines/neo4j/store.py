"""The Neo4j engine: one driver, auto-commit reads that are repeated where they may be, explicit writes."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from itertools import chain
from typing import Any, TypeVar

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    AsyncDriver,
    AsyncGraphDatabase,
    AsyncManagedTransaction,
    AsyncSession,
    AsyncTransaction,
    NotificationMinimumSeverity,
    Query,
)
from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

from graph.change import Change
from graph.engine import Explanation, Found, Miss, Path, Reached, Statement, Step, Value
from graph.engines.neo4j import connect, search
from graph.engines.neo4j.address import Address
from graph.engines.neo4j.compile import CypherStatement, compile_plan
from graph.engines.neo4j.faults import explained, out_of_memory, too_long
from graph.engines.neo4j.schema import CHANGE, LOG, filling, schema, sortable
from graph.engines.neo4j.write import Writer, lock
from graph.errors import BadInputError, DeadlineExceededError, UnavailableError
from graph.ontology import Ontology
from graph.plan import Connect, Plan
from graph.search.layout import Layout
from graph.search.question import Search
from graph.search.wanted import Asked

_T = TypeVar("_T")
_OLDEST = (5, 26)
_CONNECT_SECONDS = 3.0
_OWN_SECONDS = 60.0
"""Time limit of what the engine asks for itself."""
_WRITE_SECONDS = 3_600.0
_ATTEMPTS = 3
_PAUSE_SECONDS = 0.05
"""Before the second attempt; twice as long before the third."""
_CHANGES = 500
"""Entries of the change log that are read at a time."""
_LAST_CHANGE = (
    f"OPTIONAL MATCH (l:{LOG} {{name: 'changes'}}) OPTIONAL MATCH (c:{CHANGE} {{sequence: l.sequence}}) "
    "RETURN [coalesce(c.sequence, 0), coalesce(c.at, '')]"
)


class Neo4jEngine:
    """A graph in Neo4j, such as `bolt://user:password@host:7687/database` or `neo4j+s://...`."""

    def __init__(self, url: str, ontology: Ontology) -> None:
        self.url = url
        self.ontology = ontology
        self._layout = Layout.of(ontology)
        self._address = Address.read(url)
        self._place = self._address.place
        self._bookmarks = AsyncGraphDatabase.bookmark_manager()
        self._driver: AsyncDriver | None = None
        self._idle: list[AsyncSession] = []
        """Sessions that no read uses. They hold no connection; making one costs a tenth of a small read."""

    # --- lifetime ---

    async def open(self) -> None:
        """Connect, and create the constraints and indexes that are missing."""
        if self._driver is not None:
            return
        try:
            driver = AsyncGraphDatabase.driver(
                self._address.server,
                auth=self._address.auth,
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=2 * _CONNECT_SECONDS,
                max_transaction_retry_time=_CONNECT_SECONDS,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                telemetry_disabled=True,
            )
        except (ConfigurationError, ValueError) as error:
            raise BadInputError(f"graph URL {self._place}: {error}") from error
        try:
            with explained(self._place, _OWN_SECONDS):
                async with self._session(driver, WRITE_ACCESS) as session:
                    summary = await (await session.run("RETURN 1")).consume()
                    self._check_version(summary.server.agent)
                    if await session.execute_write(self._install):
                        await (await session.run("CALL db.awaitIndexes()")).consume()
                    await self._fill(session)
                    await search.fill(session, self.ontology, self._layout)
        except BaseException:
            await driver.close()
            raise
        self._driver = driver

    async def close(self) -> None:
        """Release all connections."""
        driver, self._driver = self._driver, None
        idle, self._idle = self._idle, []
        for session in idle:
            await session.close()
        if driver is not None:
            await driver.close()

    async def ping(self) -> None:
        """Return when the database answers."""
        try:
            await self._fetch("RETURN 1", {}, _CONNECT_SECONDS)
        except DeadlineExceededError as error:
            raise UnavailableError(
                f"{self._place}: no answer within {_CONNECT_SECONDS:g} s; check that the server runs"
            ) from error

    async def _install(self, transaction: AsyncManagedTransaction) -> bool:
        """Create the constraints and indexes that are missing; whether there were any."""
        shown = await transaction.run("SHOW INDEXES YIELD name")
        there = {name async for (name,) in shown}
        missing = [text for name, text in schema(self.ontology).items() if name not in there]
        for statement in missing:
            await (await transaction.run(statement)).consume()
        return bool(missing)

    async def _fill(self, session: AsyncSession) -> None:
        """Give the defaults declared since to the nodes and edges without a value; every later write sees to
        them itself. That is no change of the graph, but of what it can say, and is not logged."""
        record = await (await session.run(f"MATCH (l:{LOG}) RETURN coalesce(l.filled, [])")).single()
        if record is None:  # nothing was ever written
            return
        wanted, filled = self.ontology.defaults, set(record[0])
        for name in wanted.keys() - filled:
            text, given = filling(*wanted[name])
            await (await session.run(text, given)).consume()
        if filled != wanted.keys():
            await (await session.run(f"MATCH (l:{LOG}) SET l.filled = $names", names=[*wanted])).consume()

    def _check_version(self, agent: str) -> None:
        found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
        if found and (int(found[1]), int(found[2])) < _OLDEST:
            raise UnavailableError(f"{self._place}: found {agent}, expected Neo4j/5.26 or later; upgrade it")

    def _session(self, driver: AsyncDriver, access: str) -> AsyncSession:
        return driver.session(
            database=self._address.database,
            default_access_mode=access,
            bookmark_manager=self._bookmarks,
            fetch_size=-1,
        )

    def _opened(self) -> AsyncDriver:
        if self._driver is None:
            raise UnavailableError(f"{self._place}: the graph is not open; try again")
        return self._driver

    # --- reading ---

    def prepare(self, plan: Plan) -> CypherStatement:
        """Compile a plan to Cypher."""
        return compile_plan(plan, self.ontology)

    async def read(self, statement: Statement, values: Sequence[Value], timeout: float) -> list[object]:
        """Run a statement; the items are plain values."""
        assert isinstance(statement, CypherStatement)
        answer = await self._fetch(statement.text, _parameters(values), timeout)
        return statement.answer(answer, values)

    async def last_change(self, timeout: float) -> tuple[int, str]:
        """Where the change log ends."""
        sequence, at = await self._fetch(_LAST_CHANGE, {}, timeout)
        return sequence, at

    async def explain(self, statement: Statement, values: Sequence[Value], timeout: float) -> str:
        """Neo4j's execution plan, indented as a tree: operators, details, estimated rows."""
        return await self._plan(statement.text, _parameters(values), timeout)

    async def explain_question(
        self, question: Connect | Search, step: Step, values: Sequence[Value], timeout: float
    ) -> Sequence[Explanation]:
        """The statement of which reach which; those of paths and misses by the length of a path, of which
        the longer ones run where the shorter ones have not found enough."""
        given: dict[str, Value] = {**_parameters(values), "ids": [], "limit": 1}
        if isinstance(question, Search):
            asked = Asked.read(values[question.text.index])
            texts = {step.value: search.search_statement(self.ontology, self._layout, question)}
            given |= search.parameters(self._layout, question, asked, asked.strict())
        elif step is Step.REACH:
            texts = {step.value: connect.connect_statement(self.ontology, question)}
        else:
            write = connect.paths_statement if step is Step.EVIDENCE else connect.misses_statement
            texts = {
                f"{step.value}, {length} of at most {question.max_hops} edges": write(
                    self.ontology, question, length
                )
                for length in range(1, question.max_hops + 1)
            }
        return [
            Explanation(about, text, await self._plan(text, given, timeout)) for about, text in texts.items()
        ]

    async def _plan(self, text: str, parameters: Mapping[str, object], timeout: float) -> str:
        with explained(self._place, timeout):
            async with self._session(self._opened(), READ_ACCESS) as session:
                result = await session.run(Query(f"EXPLAIN {text}", timeout=timeout), dict(parameters))
                plan = (await result.consume()).plan
        assert plan is not None
        return "\n".join(_tree(plan, 0))

    async def _fetch(
        self, text: str, parameters: Mapping[str, object], timeout: float, *, spent: float = 0.0
    ) -> Any:
        """The one value that a reading statement returns; repeated where the error says that it may be.
        Of its time limit some may be spent already."""
        left = max(timeout - spent, 0.001)
        query = Query(text, timeout=left)
        try:
            # The server notices its time limit up to a second late; closing the connection stops it at once.
            async with asyncio.timeout(left):
                with explained(self._place, timeout):
                    return await _repeated(lambda: self._run(query, parameters))
        except TimeoutError as error:
            raise too_long(timeout) from error

    async def _run(self, query: Query, parameters: Mapping[str, object]) -> Any:
        driver, idle = self._opened(), self._idle
        session = idle.pop() if idle else self._session(driver, READ_ACCESS)
        try:
            (value,) = await (await session.run(query, dict(parameters))).value()
        except BaseException:
            async with session:  # closes it; after a cancellation with its connection
                raise
        idle.append(session)
        return value

    # --- writing ---

    @asynccontextmanager
    async def transaction(self, actor: str) -> AsyncIterator[Writer]:
        """Begin to write; who comes later waits for the end."""
        with explained(self._place, _WRITE_SECONDS, writing=True):
            async with self._session(self._opened(), WRITE_ACCESS) as session:

                async def begin() -> AsyncTransaction:
                    begun = await session.begin_transaction(timeout=_WRITE_SECONDS)
                    try:
                        await lock(begun, self.ontology)
                    except asyncio.CancelledError:
                        begun.cancel()
                        raise
                    except BaseException:
                        await begun.close()
                        raise
                    return begun

                async with await _repeated(begin) as transaction:
                    yield Writer(transaction, self.ontology, self._layout, actor)
                    await transaction.commit()

    async def changes(self, since: int) -> AsyncIterator[Change]:
        """Entries of the change log after a sequence."""
        while True:
            rows = await self._fetch(
                f"MATCH (c:{CHANGE}) WHERE c.sequence > $since WITH c ORDER BY c.sequence LIMIT $limit "
                "RETURN collect([c.sequence, c.at, c.actor, c.operation, c.id, c.before, c.after])",
                {"since": since, "limit": _CHANGES},
                _OWN_SECONDS,
            )
            for row in rows:
                yield Change.read(row)
            if len(rows) < _CHANGES:
                return
            since = rows[-1][0]

    # --- connecting ---

    async def connect(self, question: Connect, values: Sequence[Value], timeout: float) -> Reached:
        """Which sources reach which targets."""
        statement = connect.connect_statement(self.ontology, question)
        return connect.reached(await self._fetch(statement, _parameters(values), timeout))

    async def evidence(
        self, question: Connect, values: Sequence[Value], ids: Sequence[str], limit: int, timeout: float
    ) -> Mapping[str, Sequence[Path]]:
        """The best paths of each source."""
        result: dict[str, list[Path]] = {identifier: [] for identifier in ids}

        def wanted() -> list[str]:
            return [identifier for identifier, paths in result.items() if len(paths) < limit]

        async for source, rows in self._by_length(
            connect.paths_statement, question, values, wanted, timeout, limit=limit
        ):
            result[source] += connect.paths(rows)[: limit - len(result[source])]
        return result

    async def misses(
        self, question: Connect, values: Sequence[Value], ids: Sequence[str], timeout: float
    ) -> Mapping[str, Miss]:
        """The nearest miss of each unconnected source."""
        result: dict[str, Miss] = {}

        def wanted() -> list[str]:
            return [identifier for identifier in ids if identifier not in result]

        async for source, found in self._by_length(
            connect.misses_statement, question, values, wanted, timeout
        ):
            result[source] = connect.nearest(found)
        return result

    # --- searching ---

    async def search(self, question: Search, values: Sequence[Value], timeout: float) -> Found:
        """Which nodes a text finds."""
        start = time.monotonic()
        asked = Asked.read(values[question.text.index])
        limit = 0 if question.page is None else values[question.page.limit.index]
        assert isinstance(limit, int)
        text = search.search_statement(self.ontology, self._layout, question)
        looser = asked.looser(len(self._layout.weights), len(self._layout.exact))
        for wanted in chain([asked.strict()], looser):
            given = {**_parameters(values), **search.parameters(self._layout, question, asked, wanted)}
            answer = await self._fetch(text, given, timeout, spent=time.monotonic() - start)
            if answer[0]:
                break
        return search.found(answer, limit, wanted)

    async def _by_length(
        self,
        write: Callable[[Ontology, Connect, int], str],
        question: Connect,
        values: Sequence[Value],
        wanted: Callable[[], list[str]],
        timeout: float,
        **parameters: Value,
    ) -> AsyncIterator[tuple[str, Any]]:
        """What is found for each source, the shortest first, as long as some are wanted."""
        start = time.monotonic()
        for length in range(1, question.max_hops + 1):
            if not (ids := wanted()):
                return
            given = {**_parameters(values), **parameters, "ids": [sortable(i) for i in ids]}
            text, spent = write(self.ontology, question, length), time.monotonic() - start
            for source, found in await self._fetch(text, given, timeout, spent=spent):
                yield source, found


async def _repeated(work: Callable[[], Awaitable[_T]]) -> _T:
    """The result of work that is begun anew where the error says that it may be."""
    for attempt in range(1, _ATTEMPTS):
        try:
            return await work()
        except (Neo4jError, DriverError) as error:
            if not error.is_retryable() or out_of_memory(error):
                raise
        await asyncio.sleep(_PAUSE_SECONDS * attempt)
    return await work()


def _parameters(values: Sequence[Value]) -> dict[str, Value]:
    return {f"p{i}": _parameter(value) for i, value in enumerate(values)}


def _parameter(value: Value) -> Value:
    if isinstance(value, str):
        return sortable(value)
    return [_parameter(item) for item in value] if isinstance(value, list) else value


def _tree(plan: Mapping[str, Any], depth: int) -> list[str]:
    arguments = plan["args"]
    operator = plan["operatorType"].partition("@")[0]
    details = " ".join(str(arguments.get("Details", "")).split())
    line = f"{'  ' * depth}{operator} {details} ({arguments['EstimatedRows']:.0f} rows)"
    return [line] + [line for child in plan.get("children", ()) for line in _tree(child, depth + 1)]
