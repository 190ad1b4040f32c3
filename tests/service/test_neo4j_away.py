"""A Neo4j that is away when the service starts, comes, goes away and comes back."""

import asyncio
from asyncio import to_thread
from pathlib import Path

from tests.neo4j.proxy import Proxy
from tests.service.process import serving

ASK = "{ __typename parks(first: 1) { totalCount } }"


async def test_the_service_lives_through_outages(neo4j_url: str, tmp_path: Path) -> None:
    """Without a restart it answers while the server is there; while it is away callers get UNAVAILABLE and
    the service is not ready."""
    proxy = Proxy(neo4j_url)
    await proxy.connect()
    await proxy.cut()
    async with asyncio.timeout(60):
        with serving("--graph", proxy.url, cwd=tmp_path) as service:
            await to_thread(service.wait_for, "graph is not available")
            assert (await to_thread(service.http.get, "/ready")).status_code == 503
            await proxy.connect()
            await to_thread(service.wait_for, "graph is open")
            for _ in range(2):
                assert "errors" not in (await to_thread(service.ask, ASK)).json()
                await proxy.cut()
                (error,) = (await to_thread(service.ask, ASK)).json()["errors"]
                assert error["extensions"]["code"] == "UNAVAILABLE"
                ready = await to_thread(service.http.get, "/ready")
                assert (ready.status_code, ready.json()["status"]) == (503, "unavailable")
                await proxy.connect()
                while (await to_thread(service.http.get, "/ready")).status_code == 503:
                    pass
            assert service.process.poll() is None
            assert "errors" not in (await to_thread(service.ask, ASK)).json()
    await proxy.cut()
