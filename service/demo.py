"""The demo graph: the seed facts and the synthetic rest."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import data
from data.synthetic import generate
from graph.engine import Engine
from graph.tables.load import import_paths

SIZE = 20_000
"""About how many nodes and edges the synthetic part has."""
_BATCH = 2_000
_T = TypeVar("_T")

QUESTION = Path(data.__file__).parent / "questions" / "investors-to-new-materials.graphql"
"""The main question."""


async def build_demo(
    engine: Engine, *, scale: int = 1, progress: Callable[[int], None] | None = None
) -> None:
    """Write the demo graph, `scale` times the synthetic part; progress is told the number of writes."""
    report = await import_paths(engine, [data.seed_folder()], actor="demo", strict=True)
    if not report.loaded:
        raise AssertionError(f"the seed facts do not load: {report.problems[0]}")
    for batch in _batches(generate(scale=scale)):
        async with engine.transaction("demo") as transaction:
            await transaction.write(batch)
        if progress:
            progress(len(batch))


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
