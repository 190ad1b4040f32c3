"""What an import has met so far, in a temporary database, so that memory stays bounded."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TypeVar

import apsw
import orjson

from graph.errors import UnavailableError

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Met:
    """A node or an edge that an import has met."""

    place: str
    """`file:row` of the first row about it."""
    given: Mapping[str, object]
    """What the rows about it gave so far."""


@contextmanager
def scratch() -> Iterator["Scratch"]:
    """An empty `Scratch`, removed at the end. `UnavailableError` when there is no room for it."""
    try:
        with closing(Scratch()) as made:
            yield made
    except (apsw.FullError, apsw.IOError, apsw.CantOpenError) as error:
        raise UnavailableError(
            f"the folder for temporary files cannot be written ({error}); free space in it, or name another "
            "in SQLITE_TMPDIR, and try again"
        ) from error


class Scratch:
    """Ids met with the values given, and texts by which nodes can be found."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection = apsw.Connection("")  # a private file that SQLite removes by itself
        self._connection.execute(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000;"
            "CREATE TABLE met (id TEXT PRIMARY KEY, place TEXT, given BLOB) WITHOUT ROWID;"
            "CREATE TABLE named (text TEXT, property TEXT, id TEXT, PRIMARY KEY (text, property, id))"
            " WITHOUT ROWID; BEGIN"
        ).fetchall()

    def close(self) -> None:
        """Remove it, once no thread works with it any more."""
        with self._lock:
            self._connection.close()

    async def in_thread(self, work: Callable[[], _T]) -> _T:
        """Do what uses it in a thread, so that other tasks go on meanwhile. An import that is cancelled
        leaves the thread running, hence the lock."""

        def locked() -> _T:
            with self._lock:
                return work()

        return await asyncio.to_thread(locked)

    def met(self, identifier: str) -> Met | None:
        """What this import gave to a node or an edge so far; None where it did not meet it."""
        found = self._connection.execute(
            "SELECT place, given FROM met WHERE id = ?", (identifier,)
        ).fetchone()
        return None if found is None else Met(found[0], orjson.loads(found[1]))

    def meet(self, identifier: str, met: Met) -> None:
        """Remember a node or an edge, with all that was given to it so far."""
        self._connection.execute(
            "INSERT OR REPLACE INTO met VALUES (?, ?, ?)", (identifier, met.place, orjson.dumps(met.given))
        )

    def call(self, identifier: str, name: str, texts: Iterable[str]) -> None:
        """Remember folded texts that a property of a node has."""
        rows = ((text, name, identifier) for text in texts)
        self._connection.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", rows)

    def called(self, text: str, properties: Iterable[str]) -> list[str]:
        """Ids of the nodes that have a folded text in one of these properties."""
        found = self._connection.execute(
            "SELECT DISTINCT id FROM named WHERE text = ? AND property IN (SELECT value FROM json_each(?))",
            (text, orjson.dumps(list(properties)).decode()),
        )
        return [identifier for (identifier,) in found]
