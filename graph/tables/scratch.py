"""What an import has met so far, in a temporary database, so that memory stays bounded."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass

import apsw
import orjson

from graph.errors import UnavailableError


@dataclass(frozen=True, slots=True)
class Conflict:
    """A property that an earlier row gave another value."""

    property: str
    earlier: object
    place: str
    """`file:row` of the earlier row."""


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
        self._connection = apsw.Connection("")  # a private file that SQLite removes by itself
        self._connection.execute(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000;"
            "CREATE TABLE met (id TEXT PRIMARY KEY, place TEXT, given BLOB) WITHOUT ROWID;"
            "CREATE TABLE named (text TEXT, property TEXT, id TEXT, PRIMARY KEY (text, property, id))"
            " WITHOUT ROWID; BEGIN"
        ).fetchall()

    def close(self) -> None:
        """Remove it."""
        self._connection.close()

    def given(self, identifier: str) -> dict[str, object] | None:
        """What this import gave to a node or an edge so far; None where it did not meet it."""
        found = self._connection.execute("SELECT given FROM met WHERE id = ?", (identifier,)).fetchone()
        return None if found is None else orjson.loads(found[0])

    def meet(self, identifier: str, place: str, given: Mapping[str, object]) -> Conflict | bool:
        """Remember what a row gives; whether an earlier row was about the same node or edge, or how it
        contradicts this one."""
        blob = orjson.dumps(given)
        known = self._connection.execute(
            "SELECT place, given FROM met WHERE id = ?", (identifier,)
        ).fetchone()
        if known is None:
            self._connection.execute("INSERT INTO met VALUES (?, ?, ?)", (identifier, place, blob))
            return False
        if known[1] == blob:
            return True
        earlier = orjson.loads(known[1])
        for name, value in given.items():
            if name in earlier and earlier[name] != value:
                return Conflict(name, earlier[name], known[0])
        merged = orjson.dumps(earlier | given)
        self._connection.execute("UPDATE met SET given = ? WHERE id = ?", (merged, identifier))
        return True

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
