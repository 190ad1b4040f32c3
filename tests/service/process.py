"""`ecograph` as processes: commands that end, and a service that runs."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[2]
_PATIENCE = 30
"""Seconds after which a test gives up."""


def _environment(variables: dict[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("ECOGRAPH_")}
    return clean | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"} | variables


def ecograph(
    *arguments: object, cwd: Path, stdin: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder until it ends."""
    return subprocess.run(
        [sys.executable, "-m", "service", *map(str, arguments)],
        cwd=cwd,
        env=_environment(variables),
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=2 * _PATIENCE,
        check=False,
    )


class Service:
    """A service that runs, its log, and a client for it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.lines: list[str] = []
        self._events: queue.Queue[dict[str, object]] = queue.Queue()
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.address = str(self.wait_for("serving")["address"]).removesuffix("/graphql")
        self.host, port = self.address.removeprefix("http://").split(":")
        self.port = int(port)
        self.http = httpx.Client(base_url=self.address, timeout=_PATIENCE)

    def _read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if line.startswith('{"'):
                self._events.put(json.loads(line))

    def wait_for(self, event: str) -> dict[str, object]:
        """The next entry of the log with this event."""
        while True:
            try:
                entry = self._events.get(timeout=_PATIENCE)
            except queue.Empty:
                raise AssertionError(f"no {event!r} in the log:\n{''.join(self.lines)}") from None
            if entry["event"] == event:
                return entry

    def ask(self, document: str, **variables: object) -> httpx.Response:
        """Post a document."""
        return self.http.post("/graphql", json={"query": document, "variables": variables})

    def stop(self) -> int:
        """End it with SIGTERM; its exit status."""
        self.http.close()
        self.process.terminate()
        return self.process.wait(_PATIENCE)


@contextmanager
def serving(*arguments: object, cwd: Path, command: str = "serve", **variables: str) -> Iterator[Service]:
    """A service on a free port, until the end of the context."""
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "service",
            command,
            "--port",
            "0",
            "--log-format",
            "json",
            *map(str, arguments),
        ],
        cwd=cwd,
        env=_environment(variables),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        service = None
        try:
            service = Service(process)
            yield service
            service.http.close()
        finally:
            process.kill()
            if service is not None:
                service.reader.join()  # to the end of the log, before it is closed
