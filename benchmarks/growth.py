"""How the time of each example document grows with the graph: the demo graph, ten times, a hundred times it.

python -m benchmarks.growth [--engine embedded|neo4j] [--scale 1 --scale 10 ...] [--results FILE] [--plot SVG]
python -m benchmarks.growth --graph URL --scale 100 ...     measures a graph that is there and of this scale
python -m benchmarks.growth --report --results FILE --plot SVG     only tells what was measured before

It prints a table in Markdown; times are medians in the process, warm, without HTTP, of a caller who sees what
is public. Results are added to those in the file. The plot wants matplotlib (`pip install ecograph[plot]`).
"""

import argparse
import statistics
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
import strawberry
import uvloop

from benchmarks.documents import DOCUMENTS, Document
from benchmarks.served import demo_graphs, machine
from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology import Visibility
from graph.ontology.load import load_ontology
from loaders.context import Reading
from schema.build import build_schema
from service.demo import build_demo

_SECONDS, _MOST_RUNS, _LIMIT = 3.0, 15, 60.0


@dataclass(frozen=True)
class Point:
    """One measurement: median of the runs in milliseconds, or what went wrong."""

    engine: str
    scale: int
    document: str
    milliseconds: float | None
    error: str = ""

    def __str__(self) -> str:
        return self.error if self.milliseconds is None else f"{self.milliseconds:.1f}"


async def _median(
    schema: strawberry.Schema, reading: Reading, document: Document
) -> tuple[float | None, str]:
    times: list[float] = []
    end = time.perf_counter() + _SECONDS
    while not times or (time.perf_counter() < end and len(times) < _MOST_RUNS):
        context = reading.context(visible=(Visibility.PUBLIC.name,))
        begin = time.perf_counter()
        result = await schema.execute(document.text, document.variables, context)
        times.append(1e3 * (time.perf_counter() - begin))
        if result.errors:
            return None, str((result.errors[0].extensions or {}).get("code"))
    return statistics.median(times), ""


async def _grow(engine: Engine, kind: str, scales: list[int], *, there: bool) -> list[Point]:
    points = []
    await engine.open()
    try:
        schema, reading = build_schema(engine.ontology), Reading(engine, timeout=_LIMIT)
        for scale in scales:
            if not there:
                begin = time.perf_counter()
                await build_demo(engine, scale=scale)
                print(f"{kind}: grown to {scale} × in {time.perf_counter() - begin:.0f} s", flush=True)
            for document in DOCUMENTS.values():  # plans, caches, a JVM that compiles
                await _median(schema, reading, document)
            for name, document in DOCUMENTS.items():
                points.append(Point(kind, scale, name, *await _median(schema, reading, document)))
                print(f"{kind}, {scale} ×, {name}: {points[-1]}", flush=True)
    finally:
        await engine.close()
    return points


def _table(points: list[Point]) -> str:
    found = {(p.document, p.engine, p.scale): str(p) for p in points}
    columns = sorted({(p.engine, p.scale) for p in points})
    head = ["document", "should be", *(f"{engine} {scale} ×" for engine, scale in columns)]
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join(['---'] * 2 + ['--:'] * len(columns))} |"]
    for name, document in DOCUMENTS.items():
        lines.append(
            f"| {name} | {document.growth} | {' | '.join(found.get((name, *c), '') for c in columns)} |"
        )
    return "\n".join(lines)


def _plot(points: list[Point], file: Path) -> None:
    from matplotlib import pyplot as plt  # wanted for this alone

    plt.rcParams["svg.hashsalt"] = "ecograph"
    engines = sorted({p.engine for p in points})
    figure, axes = plt.subplots(
        1, len(engines), figsize=(6 * len(engines), 5.5), sharey=True, squeeze=False, layout="constrained"
    )
    for axis, engine in zip(axes[0], engines, strict=True):
        for number, (name, document) in enumerate(DOCUMENTS.items()):
            line = [p for p in points if (p.engine, p.document) == (engine, name) and p.milliseconds]
            axis.plot(
                [p.scale for p in line],
                [p.milliseconds for p in line],
                linestyle="-" if document.growth == "flat" else "--",
                marker="osD^v"[number // 10],
                color=f"C{number % 10}",
                label=name,
            )
        axis.set(xscale="log", yscale="log", title=engine, xlabel="size of the graph (× demo)")
        axis.grid(alpha=0.3)
    axes[0][0].set_ylabel("median, ms")
    figure.legend(*axes[0][0].get_legend_handles_labels(), loc="outside lower center", ncols=3, fontsize=8)
    figure.savefig(file, metadata={"Date": None})


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", choices=["embedded", "neo4j"], action="append")
    parser.add_argument("--scale", type=int, action="append")
    parser.add_argument("--graph")
    parser.add_argument("--report", action="store_true")
    parser.add_argument("--results", type=Path)
    parser.add_argument("--plot", type=Path)
    given: Any = parser.parse_args()
    points = _read(given.results) if given.results and given.results.exists() else []
    if not given.report:
        print(machine(), flush=True)
        scales = sorted(given.scale or [1, 10, 100])
        engines = set(given.engine or ["embedded", "neo4j"])
        with nullcontext({}) if given.graph else demo_graphs(engines) as made:
            graphs = made or {"embedded" if given.graph.startswith("sqlite") else "neo4j": given.graph}
            for kind, url in graphs.items():
                engine = open_engine(url, load_ontology())
                points += uvloop.run(_grow(engine, kind, scales, there=bool(given.graph)))
    if given.results:
        given.results.write_bytes(b"\n".join(map(orjson.dumps, points)))
    print(f"\n{_table(points)}")
    if given.plot:
        _plot(points, given.plot)


def _read(results: Path) -> list[Point]:
    return [Point(**orjson.loads(line)) for line in results.read_bytes().splitlines()]


if __name__ == "__main__":
    main()
