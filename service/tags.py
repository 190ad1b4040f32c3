"""Entity tags: a client that has an answer already need not be sent it again (RFC 9110, 8.8.3 and 13.1.2)."""

import asyncio
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version

import orjson

from graph.ontology import Ontology
from schema.execute import EcographSchema
from service.settings import Settings


async def tag_key(schema: EcographSchema, ontology: Ontology, settings: Settings) -> bytes:
    """What decides an answer besides the request and the graph; the same in every process that serves the
    same graph alike. Takes some 50 ms, so it is made when the first tag is."""
    sdl = await asyncio.to_thread(lambda: schema.sdl)
    defaults = {name: prop.default for name, (_, prop) in ontology.defaults.items()}  # no SDL has them
    about = orjson.dumps([sdl, defaults, version("ecograph"), settings.page_maximum])
    return blake2b(about, digest_size=32).digest()


def tag_of(key: bytes, *about: object) -> str:
    """The tag of an answer. It is weak: its content coding, for one, is left out."""
    return f'W/"{blake2b(orjson.dumps(about), key=key, digest_size=16).hexdigest()}"'


@lru_cache(16)
def tag_of_file(body: bytes) -> str:
    """The tag of a file, whatever its content coding."""
    return f'W/"{blake2b(body, digest_size=16).hexdigest()}"'


def matches(tag: str, if_none_match: str) -> bool:
    """Whether an `If-None-Match` header names a tag, compared weakly."""
    return tag.removeprefix("W/") in if_none_match
