"""Import tables: read, check, resolve, write in batches, and report row by row."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graph.change import EdgeWrite, Outcome, Writes
from graph.engine import Engine
from graph.tables import names
from graph.tables.encoding import TableError
from graph.tables.gather import gather
from graph.tables.mapping import Mapping
from graph.tables.prepare import Prepared, prepare
from graph.tables.readers import Table
from graph.tables.refused import RefusedRows
from graph.tables.report import FileReport, Problem, Report
from graph.tables.rows import Faults
from graph.tables.scratch import Scratch, scratch
from graph.tables.settle import Settler, Write

BATCH = 2_000
"""Rows that are written in one transaction."""

Progress = Callable[[int, int, str], object]
"""Called with the rows read so far, about how many there are in all (exact in the last call), and the
table that is read."""


async def import_paths(
    engine: Engine,
    paths: Sequence[Path],
    *,
    actor: str,
    mapping: Mapping | None = None,
    strict: bool = False,
    refused: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Import files and folders; nodes of all of them come before edges.

    Good rows load and the others are reported, and written below the folder `refused`. `strict` loads all
    or nothing, in one transaction, and takes unknown columns for a problem. Importing the same again
    changes nothing. Raises `UnavailableError` when the graph goes away; what was written stays, and the
    import can be repeated.
    """
    report = Report()
    mapping = mapping or Mapping()
    tables = await asyncio.to_thread(gather, paths, mapping, engine.ontology, report)
    with scratch() as met, closing(RefusedRows(refused, tables)) as rows:
        run = _Import(engine, mapping, met, rows, report, progress)
        if strict:
            try:
                async with engine.transaction(actor) as transaction:
                    await run.all(tables, transaction.write)
                    if report.problem_count or report.warnings:
                        raise _TakenBackError
            except _TakenBackError:
                report.take_back()
        else:

            async def write(batch: Writes) -> list[Outcome]:
                async with engine.transaction(actor) as transaction:
                    return await transaction.write(batch)

            await run.all(tables, write)
        report.refused_files, report.unread_files = rows.files, rows.unread
    return report


class _TakenBackError(Exception):
    """Rolls a strict import back."""


_Write = Callable[[Writes], Awaitable[list[Outcome]]]


class _Import:
    """An import under way."""

    def __init__(
        self,
        engine: Engine,
        mapping: Mapping,
        met: Scratch,
        refused: RefusedRows,
        report: Report,
        progress: Progress | None,
    ) -> None:
        self._ontology = engine.ontology
        self._mapping = mapping
        self._settler = Settler(engine, met, mapping.matched())
        self._refused = refused
        self._report = report
        self._progress = progress
        self._done = 0

    async def all(self, tables: Sequence[Table], write: _Write) -> None:
        """Import tables: nodes first, then edges."""
        states = [_State(table, FileReport(table.place)) for table in tables]
        self._report.files.extend(state.report for state in states)
        total = sum(self._work(table) for table in tables)
        for edges in (False, True):
            for state in states:
                await self._table(state, write, total, edges=edges)
        if self._progress and states:
            self._progress(self._done, self._done, states[-1].table.place)
        for state in states:
            if state.report.rows == 0 and not state.broken:
                message = "found no row below the header, expected one at least"
                self._report.warnings.append(Problem(state.table.place, None, None, message))
            for column, hint in state.unknown.items():
                message = f"found an unknown column, which was passed over, expected a property{hint}"
                self._report.warnings.append(Problem(state.table.place, None, column, message))

    def _work(self, table: Table) -> int:
        """About how many rows will be read; twice where both nodes and edges are in them."""
        rule = self._mapping.rule(table.path, table.sheet)
        twice = bool(rule.node and rule.edge) if rule else table.json
        return table.rows * 2 if twice else table.rows

    async def _table(self, state: "_State", write: _Write, total: int, *, edges: bool) -> None:
        rows = prepare(state.table, self._mapping, self._ontology, edges=edges, unknown=state.unknown)
        while True:
            batch, error = await asyncio.to_thread(_take, rows)
            state.report.rows += sum(row.row.number > state.last for row in batch)
            state.last = max(state.last, *(row.row.number for row in batch), 0)
            await self._batch(state, [row for row in batch if row.row.number not in state.refused], write)
            self._done += len(batch)
            if self._progress and batch:
                self._progress(self._done, max(total, self._done), state.table.place)
            if error is not None and not state.broken:
                self._report.add(Problem(state.table.place, error.row, error.column, str(error)))
                if error.unread:
                    await asyncio.to_thread(self._refused.add_unread, state.table, *error.unread)
                state.broken = True
            if error is not None or len(batch) < BATCH:
                return

    async def _batch(self, state: "_State", rows: list[Prepared], write: _Write) -> None:
        settled = await self._settler.batch([(row, f"{state.table.place}:{row.row.number}") for row in rows])
        writes = [one.write for group in settled for one in group]
        outcomes = iter(await write(writes) if writes else ())
        for row, group in zip(rows, settled, strict=True):
            for one in group:
                _count(state.report, one, next(outcomes), row.faults)
            if row.faults:
                self._refuse(state, row)

    def _refuse(self, state: "_State", row: Prepared) -> None:
        state.refused.add(row.row.number)
        state.report.refused += 1
        problems = [
            Problem(state.table.place, row.row.number, column or None, text) for column, text in row.faults
        ]
        for problem in problems:
            self._report.add(problem)
        told = (problem.message if problem.column == names.ERROR else str(problem) for problem in problems)
        self._refused.add(state.table, row.row, "; ".join(told))


@dataclass(slots=True)
class _State:
    """How far a table is imported."""

    table: Table
    report: FileReport
    last: int = 0
    """The last row that was counted."""
    refused: set[int] = field(default_factory=set)
    unknown: dict[str, str] = field(default_factory=dict)
    broken: bool = False
    """Whether the rest of it cannot be read."""


def _take(rows: Iterator[Prepared]) -> tuple[list[Prepared], TableError | None]:
    """The next batch, and the error that ends it."""
    batch: list[Prepared] = []
    try:
        batch.extend(islice(rows, BATCH))
    except TableError as error:
        return batch, error
    return batch, None


def _count(report: FileReport, written: Write, outcome: Outcome, faults: Faults) -> None:
    """Count what became of a write; a missing end is a fault of the row."""
    write = written.write
    match outcome:
        case Outcome.CREATED:
            report.created += 1
        case Outcome.UPDATED:
            report.updated += 1
        case Outcome.UNCHANGED if written.repeated:
            report.repeated += 1
        case Outcome.UNCHANGED:
            report.unchanged += 1
        case Outcome.NO_SOURCE | Outcome.NO_TARGET:
            assert isinstance(write, EdgeWrite)
            name, end = ("from", write.source) if outcome is Outcome.NO_SOURCE else ("to", write.target)
            faults.append((written.columns[name], f"found {end!r}, expected the id of a node that is there"))
