"""Write files and folders so that under their final name they are whole, or not there."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BadInputError, UnavailableError

_ADVICE = "free space or name another path. Nothing was left under this name"


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A temporary path that becomes the file at the end, instead of one that is there."""
    with explained(path, _ADVICE):
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        try:
            yield temporary
            with temporary.open("rb") as file:
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A temporary folder that becomes the folder at the end. One that is there is replaced if it holds
    nothing but tables, as an earlier export does. Raises `BadInputError` otherwise."""
    with explained(path, _ADVICE):
        _check_replaceable(path)
        temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        old = path.with_name(f".{path.name}.{os.getpid()}.old")
        try:
            temporary.mkdir(parents=True)
            yield temporary
            if path.exists():
                path.rename(old)
            temporary.rename(path)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
            shutil.rmtree(old, ignore_errors=True)


def _check_replaceable(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise BadInputError(f"{path}: found a file, expected a new folder or that of an earlier export")
    for found in path.rglob("*") if path.exists() else ():
        if not (found.is_dir() and found.name in ("nodes", "edges")) and found.suffix != ".csv":
            raise BadInputError(
                f"{path}: found {found.name!r} in it, expected a new folder or that of an earlier export; "
                "name another"
            )


@contextmanager
def explained(path: Path, advice: str) -> Iterator[None]:
    """Tell of a path that cannot be written as `UnavailableError`, with what to do."""
    try:
        yield
    except OSError as error:
        raise UnavailableError(f"{path}: cannot be written: {error.strerror}; {advice}") from error
