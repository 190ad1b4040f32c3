"""A TCP proxy before the server, so that tests can cut the line where they want to."""

import asyncio
import contextlib
from urllib.parse import urlsplit

COMMIT = b"\x00\x02\xb0\x12\x00\x00"
"""Bolt's COMMIT message as it goes over the line."""


class Proxy:
    """Passes bytes between clients and a server, on a port of its own that stays the same."""

    def __init__(self, server_url: str) -> None:
        parts = urlsplit(server_url)
        self._server = parts.hostname or "", parts.port or 7687
        self._port = 0
        self._listening: asyncio.Server | None = None
        self._clients: set[asyncio.StreamWriter] = set()
        self.cut_at: bytes | None = None
        """When a client sends this, the server gets it and the client is cut off."""

    @property
    def url(self) -> str:
        """Where clients connect."""
        return f"bolt://127.0.0.1:{self._port}"

    async def connect(self) -> None:
        """Listen, on the same port as before."""
        self._listening = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._listening.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Drop all clients and refuse new ones."""
        self.drop()
        if self._listening is not None:
            self._listening.close()
            self._listening = None

    def drop(self) -> None:
        """Drop all clients; new ones are served."""
        for client in self._clients:
            client.transport.abort()
        self._clients.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._clients.add(writer)
        server_reader, server_writer = await asyncio.open_connection(*self._server)

        async def forth() -> None:
            while data := await reader.read(65_536):
                last = self.cut_at is not None and self.cut_at in data
                if last:
                    back.cancel()
                    await asyncio.wait([back])
                server_writer.write(data)
                await server_writer.drain()
                if last:  # the answer shows that the server has done it; the client does not get to see it
                    await server_reader.read(1)
                    return

        async def passed_back() -> None:
            while data := await server_reader.read(65_536):
                writer.write(data)
                await writer.drain()

        back = asyncio.create_task(passed_back())
        try:
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await forth()
        finally:
            back.cancel()
            for end in (writer, server_writer):
                end.transport.abort()
            self._clients.discard(writer)
