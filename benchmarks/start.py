"""From the command `ecograph serve` to its first answer on the demo graph, and its memory.

python -m benchmarks.start [RUNS]
"""

import socket
import statistics
import subprocess
import sys
import time

from benchmarks.served import ROOT, cpu_seconds, demo_graphs, machine, memory_megabytes

_BODY = b'{"query": "{ universities(first: 2) { totalCount nodes { id name } } }"}'
_REQUEST = (
    b"POST /graphql HTTP/1.1\r\nHost: benchmark\r\nContent-Type: application/json\r\nConnection: close\r\n"
    b"Content-Length: %d\r\n\r\n%s" % (len(_BODY), _BODY)
)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _connect(port: int) -> socket.socket:
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            time.sleep(0.002)


def _once(url: str) -> tuple[float, float, float]:
    port = _free_port()
    begin = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "service", "serve", "--graph", url, "--port", str(port)],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            with _connect(port) as connection, connection.makefile("rb") as answer:
                connection.sendall(_REQUEST)
                assert b'"totalCount":120' in answer.read()
            return time.perf_counter() - begin, cpu_seconds(process.pid), memory_megabytes(process.pid)
        finally:
            process.terminate()


def main(runs: int) -> None:
    print(machine())
    with demo_graphs({"embedded"}) as urls:
        found = [_once(urls["embedded"]) for _ in range(runs)]
    seconds, cpu, megabytes = zip(*found, strict=True)
    print(
        f"first answer after {statistics.median(seconds):.2f} s (median of {runs}, worst {max(seconds):.2f})"
    )
    print(f"processor time {statistics.median(cpu):.2f} s")
    print(f"resident memory {statistics.median(megabytes):.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
