"""The file of a graph: whether it is one, what may be wrong with it, and how it is removed."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import apsw

from graph.errors import BadInputError, UnavailableError, overflow

MARK = int.from_bytes(b"ecog")
"""SQLite's application_id of a graph."""
_LOG_COLUMNS = ["sequence", "at", "actor", "operation", "id", "before", "after"]
_OTHER = "found a file that is not an ecograph graph"


def recognise(connection: apsw.Connection, file: Path) -> None:
    """Raises `UnavailableError` where the file is the database of another program; reads it only."""
    mark = connection.pragma("application_id")
    empty = next(connection.execute("SELECT count(*) = 0 FROM sqlite_master"))[0]
    logged = [row[1] for row in connection.execute("PRAGMA table_info(change_log)")]
    # Graphs made before there was a mark are known by their change log.
    if mark != MARK and (mark != 0 or not (empty or logged == _LOG_COLUMNS)):
        raise UnavailableError(
            f"{file}: {_OTHER} but an SQLite database of another program, which was left as it is; name "
            "another file"
        )


def discard(file: Path) -> None:
    """Remove a graph that no process has open. Raises `UnavailableError` where one has, or where the file is
    no graph; a file that is not there is no error."""
    if not file.exists():
        return
    with explained(file), closing(apsw.Connection(str(file))) as connection:
        recognise(connection, file)
        try:
            connection.pragma("journal_mode", "delete")  # the -wal file goes; only the last connection may
            connection.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError:
            raise UnavailableError(
                f"{file}: found a process that has it open, expected none, as it is to be replaced; stop "
                "that process, or work in another folder"
            ) from None
        file.unlink()


@contextmanager
def explained(file: Path, busy_milliseconds: int = 0) -> Iterator[None]:
    """Tell SQLite's errors in the words of the contract; so long was another process waited for."""
    try:
        yield
    except apsw.FullError as error:
        raise UnavailableError(
            f"{file}: the disk is full; nothing of this write was kept. Free space and repeat it"
        ) from error
    except (apsw.SQLError, apsw.TooBigError) as error:
        if str(error) == "integer overflow":
            raise overflow() from error
        # Too deep, too many, too large, at most so many tables: anything else is our fault.
        if not any(words in str(error) for words in ("too ", "at most ")):
            raise
        raise BadInputError(
            f"the document asks for more than SQLite takes in one statement ({error}); ask for less, "
            "above all for fewer filters with `within`"
        ) from error
    except apsw.BusyError as error:
        raise UnavailableError(
            f"{file}: another process writes to it, for more than {busy_milliseconds / 1000:g} s; try again"
        ) from error
    except apsw.NotADBError as error:
        raise UnavailableError(f"{file}: {_OTHER}, expected an SQLite database; name another file") from error
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError) as error:
        raise UnavailableError(
            f"{file}: cannot be opened ({error}); check that its folder exists and may be written"
        ) from error
    except (apsw.IOError, apsw.CorruptError) as error:
        raise UnavailableError(
            f"{file}: cannot be read ({error}); check the disk, or restore a back-up"
        ) from error
