"""Copy a graph from one engine to another."""

from collections.abc import Callable

from graph.change import EdgeWrite, NodeWrite, Outcome
from graph.engine import Engine
from graph.tables.stream import all_edges, all_nodes

BATCH = 2_000
"""Nodes or edges that are written in one transaction."""


async def copy_graph(
    source: Engine, target: Engine, *, actor: str, progress: Callable[[int], object] | None = None
) -> dict[Outcome, int]:
    """Write every node and edge of one graph into another; how many were created, updated, unchanged.

    What the target holds besides stays. An edge whose end is missing in the source is not written and
    counted under its outcome. `progress` is called with the number of writes so far.
    """
    counts = dict.fromkeys(Outcome, 0)
    batch: list[NodeWrite | EdgeWrite] = []

    async def flush() -> None:
        if batch:
            async with target.transaction(actor) as transaction:
                outcomes = await transaction.write(batch)
            for outcome in outcomes:
                counts[outcome] += 1
            batch.clear()
            if progress:
                progress(sum(counts.values()))

    async for _, identifier, record in all_nodes(source):
        batch.append(NodeWrite(identifier, record))
        if len(batch) == BATCH:
            await flush()
    async for edge, (start, end, key), record in all_edges(source):
        batch.append(EdgeWrite(edge.name, start, end, key, record))
        if len(batch) == BATCH:
            await flush()
    await flush()
    return counts
