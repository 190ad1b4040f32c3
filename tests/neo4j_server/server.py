"""A Neo4j server for the tests: the one named by `ECOGRAPH_TEST_NEO4J`, or one started from Maven.

The tests empty its database. `python -m tests.neo4j_server.server` starts one and says where.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = Path(__file__).parent
_CACHE = _HERE.parents[1] / ".cache" / "neo4j"
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:2.8:copy-dependencies"

LEFT_OUT = (
    "no Neo4j: found neither ECOGRAPH_TEST_NEO4J nor both `java` (17 or newer) and `mvn` on the PATH; "
    "set ECOGRAPH_TEST_NEO4J=bolt://host:port to a server whose database the tests may empty"
)


@contextmanager
def neo4j_server() -> Iterator[str | None]:
    """The URL of a server that runs meanwhile, or None where there can be none."""
    if url := os.environ.get("ECOGRAPH_TEST_NEO4J"):
        yield url
    elif shutil.which("java") and shutil.which("mvn"):
        with _started(_libraries()) as url:
            yield url
    else:
        yield None


def _libraries() -> Path:
    """The folder with the server's jars, fetched once for each version of the POM."""
    folder = _CACHE / hashlib.sha256((_HERE / "pom.xml").read_bytes()).hexdigest()[:12]
    if not folder.exists():
        _CACHE.mkdir(parents=True, exist_ok=True)
        (_CACHE.parent / ".gitignore").write_text("*\n")
        with tempfile.TemporaryDirectory(dir=_CACHE) as fetched:
            subprocess.run(
                ["mvn", "-B", "-q", "-f", _HERE / "pom.xml", _PLUGIN, f"-DoutputDirectory={fetched}/lib"],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            # Two runs may fetch at the same time: the second finds the folder there.
            if not folder.exists():
                Path(fetched, "lib").rename(folder)
    return folder


@contextmanager
def _started(libraries: Path) -> Iterator[str]:
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="ecograph-neo4j-", ignore_cleanup_errors=True) as data:
        log = Path(data, "server.log")
        # The server ends with its standard input, so that it never outlives this process.
        with (
            log.open("wb") as output,
            subprocess.Popen(
                ["java", "-Xmx1g", "-cp", f"{libraries}/*", _HERE / "Launcher.java", data, str(port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                start_new_session=True,
            ) as server,
        ):
            try:
                assert server.stdout is not None
                if server.stdout.readline() != b"ready\n":
                    raise RuntimeError(f"Neo4j did not start:\n{log.read_text(errors='replace')[-2000:]}")
                yield f"bolt://127.0.0.1:{port}"
            finally:
                server.kill()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


if __name__ == "__main__":
    with neo4j_server() as running:
        if running is None:
            raise SystemExit(LEFT_OUT)
        input(f"{running} until Enter ")
