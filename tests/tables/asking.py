"""Ask a graph for all that it holds, in words that are easy to compare."""

from graph.engine import Engine
from graph.tables.report import Report
from graph.tables.stream import all_edges, all_nodes

DEFAULTS = {"confidence": 1.0, "visibility": "PUBLIC"}
"""What every node and edge has that says nothing else."""
CLEAR = "; mend it and clear its `_error`"
"""How the error of a row ends that contradicts another."""


def _told(record: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if DEFAULTS.get(name) != value}


async def nodes(engine: Engine) -> dict[str, dict[str, object]]:
    """Every node by id, without what is default."""
    return {identifier: _told(record) async for _, identifier, record in all_nodes(engine)}


async def edges(engine: Engine) -> dict[tuple[str, str, str, str], dict[str, object]]:
    """Every edge by (kind, from, to, key), without what is default."""
    return {(edge.name, *ends): _told(record) async for edge, ends, record in all_edges(engine)}


async def log_length(engine: Engine) -> int:
    """Number of entries in the change log."""
    return len([change async for change in engine.changes(0)])


def said(report: Report) -> list[str]:
    """The problems of a report, as a user reads them."""
    return [str(problem) for problem in report.problems]
