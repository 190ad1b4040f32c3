"""The demo graph on both engines, and services that serve it."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j

from graph.engines import open_engine
from graph.ontology.load import load_ontology
from service.demo import build_demo
from tests.neo4j_server.server import LEFT_OUT, neo4j_server

ROOT = Path(__file__).resolve().parent.parent


async def _fill(url: str, scale: int) -> None:
    engine = open_engine(url, load_ontology())
    await engine.open()
    await build_demo(engine, scale=scale)
    await engine.close()


async def _empty(url: str) -> None:
    async with neo4j.AsyncGraphDatabase.driver(url) as driver, driver.session() as session:
        await (await session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS")).consume()


@contextmanager
def demo_graphs(engines: set[str], scale: int = 1) -> Iterator[dict[str, str]]:
    """The URL of the demo graph per engine, `embedded` and `neo4j`."""
    with (
        tempfile.TemporaryDirectory() as folder,
        neo4j_server() if "neo4j" in engines else _nothing() as server,
    ):
        urls = {}
        if "embedded" in engines:
            urls["embedded"] = f"sqlite:///{folder}/demo.db"
        if server:
            urls["neo4j"] = server
            asyncio.run(_empty(server))
        elif "neo4j" in engines:
            print(LEFT_OUT, file=sys.stderr)
        for url in urls.values():
            asyncio.run(_fill(url, scale))
        yield urls


@contextmanager
def _nothing() -> Iterator[None]:
    yield None


@contextmanager
def serving(url: str, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A service that has opened its graph, and its port."""
    with subprocess.Popen(
        [sys.executable, "-m", "service", "serve", "--graph", url, "--port", "0", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stderr is not None
            port = 0
            for line in process.stderr:
                if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                    port = int(found[1])
                if "graph is open" in line:
                    break
            assert process.poll() is None
            yield process, port
        finally:
            process.terminate()


def memory_megabytes(pid: int) -> float:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) / 1024


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used so far."""
    user, system = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def machine() -> str:
    """What it was measured on, in a line."""
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    cores = f"{os.cpu_count()} × {model[1] if model else 'cores'}"
    return f"{cores}, load {os.getloadavg()[0]:.1f} before, {time.strftime('%Y-%m-%d')}"
