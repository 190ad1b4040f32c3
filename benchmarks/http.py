"""The service over HTTP on loopback, one worker, on both engines: latency with one connection, requests per
second with ten, and how that compares with hand-written SQL and with raw Bolt.

    python -m benchmarks.http [--engine embedded|neo4j] [--seconds 3]

Prints a Markdown table. CPU is the processor time of the service's process per request, with ten connections.
The raw column is the median of what the same answer costs without the service: for
the embedded engine hand-written SQL where there is some, else the compiled statement; for Neo4j the compiled
statement over Bolt, and for the long flat list a record per row, as a client without ecograph would ask.
"""

import argparse
import statistics
import time
from collections.abc import Awaitable, Callable

import apsw
import neo4j
import uvloop

from benchmarks.load import RefusedError, load
from benchmarks.served import cpu_seconds, demo_graphs, machine, memory_megabytes, serving
from benchmarks.works import WORKS, Work
from graph.engine import Engine, Statement, Step
from graph.engines import open_engine
from graph.ontology.load import load_ontology
from loaders.context import Reading
from schema.build import build_schema

_PAGE = 10_000
_WARM_SECONDS = {"embedded": 1.0, "neo4j": 15.0}
"""Neo4j's JVM translates what it runs often into machine code, with more and more effort; until then it takes
several times as long."""


async def _median(seconds: float, work: Callable[[], Awaitable[object]]) -> float:
    found: list[float] = []
    end = time.perf_counter() + seconds
    while (begin := time.perf_counter()) < end or len(found) < 5:
        await work()
        found.append(1e3 * (time.perf_counter() - begin))
    return statistics.median(found)


async def _statement(engine: Engine, work: Work) -> tuple[Statement, list[object]] | None:
    """The one compiled statement of a document; None for a connecting question."""
    context = Reading(engine, 60, _PAGE).context(visible=("PUBLIC",))
    context.reads = []
    result = await build_schema(engine.ontology).execute(
        work.document, variable_values=work.variables, context_value=context
    )
    assert result.errors is None, result.errors
    read = context.reads[0]
    return None if isinstance(read.statement, Step) else (read.statement, list(read.values))


async def _raw_sql(url: str, work: Work, seconds: float) -> float | None:
    if work.sql:
        connection = apsw.Connection(url.removeprefix("sqlite:///"), flags=apsw.SQLITE_OPEN_READONLY)
        connection.pragma("cache_size", -8_000)

        async def ask() -> None:
            connection.execute(work.sql).fetchall()

        return await _median(seconds, ask)
    engine = open_engine(url, load_ontology())
    await engine.open()
    try:
        found = await _statement(engine, work)
        return found and await _median(seconds, lambda: engine.read(*found, 60))
    finally:
        await engine.close()


async def _raw_bolt(url: str, work: Work, seconds: float) -> float | None:
    engine = open_engine(url, load_ontology())
    await engine.open()
    found = await _statement(engine, work)
    await engine.close()
    if found is None:
        return None
    text, parameters = work.cypher, {}
    if not text:
        statement, values = found
        text, parameters = statement.text, {f"p{number}": value for number, value in enumerate(values)}
    async with neo4j.AsyncGraphDatabase.driver(url) as driver:

        async def ask() -> None:
            async with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                result = await session.run(text, parameters)
                [record async for record in result]

        return await _median(seconds, ask)


async def _measure(kind: str, url: str, seconds: float) -> None:
    raw = _raw_sql if kind == "embedded" else _raw_bolt
    with serving(url, "--page-maximum", str(_PAGE)) as (process, port):
        for work in WORKS:
            try:
                await load("127.0.0.1", port, work.document, work.variables, 10, _WARM_SECONDS[kind])
                one = await load("127.0.0.1", port, work.document, work.variables, 1, seconds)
                begun = cpu_seconds(process.pid)
                ten = await load("127.0.0.1", port, work.document, work.variables, 10, seconds)
                cpu = 1e3 * (cpu_seconds(process.pid) - begun) / (ten.requests_per_second * seconds)
            except RefusedError as error:
                print(f"| {work.name} | {kind} | failed: {error} |", flush=True)
                continue
            bare = await raw(url, work, seconds)
            aim = work.embedded if kind == "embedded" else work.neo4j
            cells = (
                work.name,
                kind,
                f"{one.median:.2f}",
                f"{one.p99:.2f}",
                f"{ten.requests_per_second:,.0f}",
                f"{cpu:.2f}",
                f"{one.size / 1000:.1f}",
                "" if bare is None else f"{bare:.2f}",
                "" if bare is None else f"{one.median / bare:.2f}",
                str(aim),
                "yes" if aim.met(ten.requests_per_second, one.median, bare) else "NO",
            )
            print("| " + " | ".join(cells) + " |", flush=True)
        print(f"\nresident memory, {kind}, after all of it: {memory_megabytes(process.pid):.0f} MB\n")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", choices=["embedded", "neo4j"], action="append")
    parser.add_argument("--seconds", type=float, default=3.0)
    given = parser.parse_args()
    print(machine(), "\n")
    head = ("work", "engine", "p50 ms", "p99 ms", "requests/s", "CPU ms", "kB", "raw ms", "p50 / raw")
    head += ("aim", "met")
    print("| " + " | ".join(head) + " |\n| " + " | ".join("---" for _ in head) + " |")
    with demo_graphs(set(given.engine or ["embedded", "neo4j"])) as urls:
        for kind, url in urls.items():
            uvloop.run(_measure(kind, url, given.seconds))


if __name__ == "__main__":
    main()
