"""Content codings: which one a client likes best, and a body in it (RFC 9110, 12.5.3)."""

import asyncio
import gzip
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache, partial

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "zstd": zstd.compress,
    "gzip": partial(gzip.compress, compresslevel=4, mtime=0),
}
"""The cheapest first: zstd takes a sixth of gzip's time for a smaller body (docs/decisions/0007)."""
_LARGE = 100_000
"""Bytes from which on a body is compressed off the event loop: gzip takes half a millisecond for so many."""


@lru_cache(64)
def coding_for(accept_encoding: str) -> str | None:
    """The coding that an `Accept-Encoding` header likes best; None for the body as it is."""
    quality: dict[str, float] = {}
    for item in accept_encoding.lower().split(","):
        name, *parameters = (part.strip() for part in item.split(";"))
        quality[name] = _weight(parameters)
    best = max(_CODINGS, key=lambda name: quality.get(name, quality.get("*", 0)))
    liked = quality.get(best, quality.get("*", 0))
    return best if liked > 0 and liked >= quality.get("identity", 0) else None


def _weight(parameters: list[str]) -> float:
    """The parameter `q`: 0 for never, 1 where it is not given; what cannot be read counts as never."""
    for parameter in parameters:
        if parameter.startswith("q="):
            try:
                return float(parameter.removeprefix("q="))
            except ValueError:
                return 0
    return 1


async def coded(body: bytes, coding: str) -> bytes:
    """A body in a coding."""
    compress = _CODINGS[coding]
    return compress(body) if len(body) < _LARGE else await asyncio.to_thread(compress, body)
