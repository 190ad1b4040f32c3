"""Export a graph: tables that import back exactly, and formats for other programs."""

import csv
import io
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import orjson
import xlsxwriter  # type: ignore[import-untyped]

from graph.engine import Engine
from graph.errors import BadInputError
from graph.tables import linked, pictures
from graph.tables.cells import write_cell
from graph.tables.files import new_file, new_folder
from graph.tables.stream import all_edges, all_nodes, writable

_LONGEST_CELL = 32_767
_MOST_ROWS = 2**20
"""What Excel takes: characters in a cell, and rows in a sheet."""


async def export_graph(engine: Engine, path: Path, form: str = "csv") -> None:
    """Write the whole graph to a file, or for `csv` and `lists` to a folder.

    csv        nodes/KIND.csv and edges/KIND.csv; importing them into an empty graph gives the same graph
    xlsx       the same in one workbook, a sheet per kind
    jsonl      JSON Lines, an object per node and edge; imports back exactly as well
    lists      nodes.csv and edges.csv for Gephi and spreadsheets
    graphml, gexf, cytoscape, jsonld

    What the service sets itself (`createdAt`, `updatedAt`, `version`) is not written. The graph is read in
    pages, each of which is a snapshot of its own: what is written to the graph meanwhile may be in one page
    and missing in another, so that an export of a graph at rest is the exact one. Under the final name
    there is a whole export or what was there before. Raises `BadInputError` for an unknown format or a
    folder that is no earlier export, `UnavailableError` when the disk is full.
    """
    if form in FOLDERS:
        with new_folder(path) as folder:
            await FOLDERS[form](engine, folder)
    elif form in FILES:
        with new_file(path) as temporary, temporary.open("wb") as file:
            await FILES[form](engine, file)
    else:
        raise BadInputError(f"format: found {form!r}, expected one of {', '.join((*FOLDERS, *FILES))}")


_Table = tuple[str, str, tuple[str, ...], list[str]]
"""`nodes` or `edges`, the kind, the header, and a row."""


async def _rows(engine: Engine) -> AsyncIterator[_Table]:
    """Every node and edge as a row of the table of its kind."""
    names = {kind.name: writable(kind.properties) for kind in engine.ontology.kinds.values()}
    names |= {edge.name: writable(edge.properties) for edge in engine.ontology.edges.values()}
    async for kind, identifier, record in all_nodes(engine):
        cells = [identifier, *(write_cell(record.get(name)) for name in names[kind.name])]
        yield "nodes", kind.name, ("id", *names[kind.name]), cells
    async for edge, ends, record in all_edges(engine):
        cells = [*ends, *(write_cell(record.get(name)) for name in names[edge.name])]
        yield "edges", edge.name, ("from", "to", "key", *names[edge.name]), cells


async def _csv(engine: Engine, folder: Path) -> None:
    with ExitStack() as files:
        writers: dict[tuple[str, str], Callable[[Sequence[str]], object]] = {}
        async for part, kind, header, cells in _rows(engine):
            if (part, kind) not in writers:
                (folder / part).mkdir(exist_ok=True)
                file = (folder / part / f"{kind}.csv").open("w", encoding="utf-8-sig", newline="")
                # RFC 4180; with another end of line the writer would not quote carriage returns.
                writers[part, kind] = csv.writer(files.enter_context(file), lineterminator="\r\n").writerow
                writers[part, kind](header)
            writers[part, kind](cells)


async def _xlsx(engine: Engine, file: BinaryIO) -> None:
    # In memory, as a workbook that meets a full disk half-way cannot be closed.
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {"in_memory": True}) as book:
        name, number, sheet = "", 0, None
        async for _, kind, header, cells in _rows(engine):
            if kind != name:
                name, number, sheet = kind, 0, book.add_worksheet(kind)
                _write(sheet, kind, 0, header)
            number += 1
            _write(sheet, kind, number, cells)
    file.write(whole.getbuffer())


def _write(sheet: Any, kind: str, number: int, cells: Sequence[str]) -> None:
    longest = max(cells, key=len)
    if number >= _MOST_ROWS or len(longest) > _LONGEST_CELL:
        raise BadInputError(
            f"xlsx: found {number:,} rows of {kind} and {len(longest):,} characters in a cell, expected "
            f"less than {_MOST_ROWS:,} and {_LONGEST_CELL:,}; choose another format, such as csv"
        )
    for column, cell in enumerate(cells):
        if cell:
            sheet.write_string(number, column, cell)


async def _jsonl(engine: Engine, file: BinaryIO) -> None:
    async for kind, identifier, record in all_nodes(engine):
        file.write(orjson.dumps({"kind": kind.name, "id": identifier, **record}) + b"\n")
    async for edge, (source, target, key), record in all_edges(engine):
        ends = {"from": source, "to": target} | ({"key": key} if key else {})
        file.write(orjson.dumps({"edge": edge.name, **ends, **record}) + b"\n")


FOLDERS: Mapping[str, Callable[[Engine, Path], Awaitable[None]]] = {"csv": _csv, "lists": pictures.lists}
FILES: Mapping[str, Callable[[Engine, BinaryIO], Awaitable[None]]] = {
    "xlsx": _xlsx,
    "jsonl": _jsonl,
    "graphml": pictures.graphml,
    "gexf": pictures.gexf,
    "cytoscape": pictures.cytoscape,
    "jsonld": linked.jsonld,
}
