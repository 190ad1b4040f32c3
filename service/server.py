"""Run the application under Uvicorn."""

import ctypes
import gc
import os
import re
import signal
import socket
import sys

import structlog
import uvicorn

from graph.engines import engine_for
from graph.errors import BadInputError
from service.app import create_app
from service.logs import configure
from service.settings import Settings

log = structlog.get_logger(__name__)

_KEPT_BYTES = 16_000_000
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Options of glibc's mallopt(3)."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections already; clients wait in its backlog while the schema is built."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except OSError as error:
        # Python's text of an address in use is long; the number of a name that is not found means nothing.
        reason = error.strerror if isinstance(error, socket.gaierror) else os.strerror(error.errno or 0)
        raise BadInputError(
            f"cannot listen on {host} port {port} ({reason}); choose another with --port or "
            "--host, or 0 for a free port"
        ) from None


def without_password(url: str) -> str:
    """A graph's URL as it may be shown."""
    return re.sub(r"//[^/@]*@", "//", url)


def address_of(listener: socket.socket) -> str:
    """The address of the service that listens there."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def keep_memory() -> None:
    """Let glibc keep what is freed for the next answer. By default the memory of each answer of some hundred
    kB goes back to the system, and taking it again costs a third of the answer's time."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(_TRIM_THRESHOLD, _KEPT_BYTES)
        mallopt(_MMAP_THRESHOLD, _KEPT_BYTES)


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        log.info("stopping", requests_under_way=len(self.server_state.tasks))
        await super().shutdown(sockets)


def serve(settings: Settings, listener: socket.socket | None = None) -> None:
    """Serve until the process is told to stop."""
    configure(settings.log_level, settings.log_format)
    keep_memory()
    engine_for(settings.graph)  # a URL that cannot be used is told before a port that is in use
    listener = listener or listen(settings.host, settings.port)
    gc.disable()  # a schema is tens of thousands of objects that stay
    app = create_app(settings)
    gc.freeze()
    gc.enable()
    for number in (signal.SIGTERM, signal.SIGINT):  # Uvicorn raises them again when it has stopped
        signal.signal(number, lambda *_: sys.exit(0))
    log.info("serving", address=f"{address_of(listener)}/graphql", graph=without_password(settings.graph))
    _Server(
        uvicorn.Config(
            app,
            loop="uvloop",
            http="httptools",
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=settings.stop_timeout,
        )
    ).run(sockets=[listener])
