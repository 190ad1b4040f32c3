"""The graph as the service sees it: opened in the background until that works, closed at the end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from graph.engine import Engine
from graph.errors import EcographError, UnavailableError

FIRST_PAUSE, LONGEST_PAUSE = 0.25, 10.0
"""Seconds between two tries to open the graph, doubled each time."""
_PING_SECONDS = 2.0

log = structlog.get_logger(__name__)


class Database:
    """An engine that may not be open yet."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.is_open = False
        self._failure: str | None = None
        self._tried = asyncio.Event()

    @asynccontextmanager
    async def lifespan(self, _app: object) -> AsyncIterator[None]:
        """Open the engine while the service runs, and close it afterwards."""
        opening = asyncio.create_task(self._open())
        try:
            yield
        finally:
            opening.cancel()
            await self.engine.close()
            log.info("graph is closed")

    async def opened(self) -> None:
        """Return when the graph is open; `UnavailableError` when the last try to open it failed."""
        await self._tried.wait()
        if self._failure is not None:
            raise UnavailableError(self._failure)

    async def ping(self) -> None:
        """Return when the graph answers; `UnavailableError` otherwise."""
        try:
            async with asyncio.timeout(_PING_SECONDS):
                await self.opened()
                await self.engine.ping()
        except TimeoutError:
            raise UnavailableError(f"the graph did not answer within {_PING_SECONDS:g} s") from None

    async def _open(self) -> None:
        pause = FIRST_PAUSE
        while True:
            try:
                await self.engine.open()
            except EcographError as error:
                self._failure = error.message
                log.warning("graph is not available", reason=error.message, next_try_in_seconds=pause)
            except Exception:
                self._failure = "the graph could not be opened; the log of the service says why"
                log.exception("graph could not be opened", next_try_in_seconds=pause)
            else:
                self._failure = None
                self.is_open = True
                log.info("graph is open", ontology=self.engine.ontology.name)
                self._tried.set()
                return
            self._tried.set()
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
