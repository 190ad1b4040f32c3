"""Where a graph in Neo4j is, by its URL."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from graph.errors import BadInputError


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of a URL such as `bolt://user:password@host:7687/database`."""

    server: str
    """What the driver connects to: the URL without user, password and database."""
    place: str
    """How messages name it: without user and password."""
    database: str | None
    """None for the user's home database."""
    auth: tuple[str, str] | None
    """User name and password."""

    @classmethod
    def read(cls, url: str) -> "Address":
        """Read a URL; `BadInputError` for one without a host, or with a port that is none."""
        try:
            parts = urlsplit(url)
            usable = bool(parts.hostname) and parts.port != 0
        except ValueError:  # a port that is no number, a bracket too few
            usable = False
        if not usable:
            shown = re.sub(r"//.*@", "//", url)
            raise BadInputError(
                f"graph URL: found {shown!r}, expected bolt://user:password@host:port/database"
            )
        server = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"
        database = unquote(parts.path.strip("/")) or None
        return cls(
            f"{server}?{parts.query}" if parts.query else server,
            f"{server}/{database}" if database else server,
            database,
            (unquote(parts.username), unquote(parts.password or "")) if parts.username else None,
        )
