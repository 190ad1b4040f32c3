"""A load generator that is cheap enough not to be what is measured: keep-alive connections, each with one
request under way, answers told apart by their Content-Length alone."""

import asyncio
import re
import statistics
import time
from dataclasses import dataclass
from typing import cast

import orjson

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Load:
    """What came of a run; latencies in milliseconds."""

    requests_per_second: float
    median: float
    p99: float
    size: int
    """Bytes of the last body."""


class RefusedError(Exception):
    """An answer that is not 200 or has errors."""


class _Connection(asyncio.Protocol):
    def __init__(self, request: bytes, until: float, latencies: list[float]) -> None:
        self.request, self.until, self.latencies = request, until, latencies
        self.done: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.received = bytearray()
        self.missing = -1

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self._send()

    def data_received(self, data: bytes) -> None:
        self.received += data
        if self.missing < 0:
            end = self.received.find(b"\r\n\r\n")
            if end < 0:
                return
            found = _LENGTH.search(self.received, 0, end)
            assert found is not None, bytes(self.received)
            self.missing = end + 4 + int(found[1])
        if len(self.received) < self.missing:
            return
        now = time.perf_counter()
        self.latencies.append(now - self.sent)
        if now < self.until:
            self._send()
        else:
            self.done.set_result(bytes(self.received))
            self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError(f"closed after {bytes(self.received[:500])!r}"))

    def _send(self) -> None:
        self.received.clear()
        self.missing = -1
        self.sent = time.perf_counter()
        self.transport.write(self.request)


async def load(
    host: str, port: int, document: str, variables: object, connections: int, seconds: float
) -> Load:
    """Ask one thing again and again."""
    body = orjson.dumps({"query": document, "variables": variables})
    request = (
        b"POST /graphql HTTP/1.1\r\nHost: benchmark\r\nContent-Type: application/json\r\n"
        b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
    )
    latencies: list[float] = []
    begin = time.perf_counter()
    loop = asyncio.get_running_loop()
    made = [
        await loop.create_connection(lambda: _Connection(request, begin + seconds, latencies), host, port)
        for _ in range(connections)
    ]
    answers = [await connection.done for _, connection in made]
    elapsed = time.perf_counter() - begin
    for answer in answers:
        head, _, content = answer.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200") or "errors" in orjson.loads(content):
            raise RefusedError(content[:300].decode("utf-8", "replace"))
    ordered = sorted(latencies)
    return Load(
        len(ordered) / elapsed,
        1e3 * statistics.median(ordered),
        1e3 * ordered[int(0.99 * len(ordered))],
        len(answers[0].partition(b"\r\n\r\n")[2]),
    )
