"""Write files and folders so that under their final name they are whole, or not there."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import BadInputError, UnavailableError

MARKER = ".ecograph-export"
"""File that lists what an export wrote into a folder; imports pass it over."""
REFUSED = ".ecograph-refused"
"""File that lists where in its folder an import wrote refused rows."""
_ADVICE = "free space or name another path. What was there before is as it was"


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A temporary path that becomes the file at the end, instead of one that is there. Raises
    `BadInputError` where a folder is there."""
    with explained(path, _ADVICE):
        final = path.resolve()
        if final.is_dir():
            raise BadInputError(f"{path}: found a folder, expected the name of a file; add one to it")
        temporary = final.with_name(f".{final.name}.{os.getpid()}.tmp")
        try:
            yield temporary
            with temporary.open("rb") as file:
                os.fsync(file.fileno())
            temporary.replace(final)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A temporary folder that becomes the folder at the end. One that is there is replaced if it holds
    nothing but what an earlier export wrote, as its marker says. Raises `BadInputError` otherwise."""
    with explained(path, _ADVICE):
        final = path.resolve()
        _check_replaceable(path)
        temporary = final.with_name(f".{final.name}.{os.getpid()}.tmp")
        old = final.with_name(f".{final.name}.{os.getpid()}.old")
        try:
            temporary.mkdir(parents=True)
            yield temporary
            (temporary / MARKER).write_text("\n".join([MARKER, *_below(temporary)]), encoding="utf-8")
            if final.exists():
                final.rename(old)
            try:
                temporary.rename(final)
            except OSError:
                if old.exists():
                    old.rename(final)
                raise
            shutil.rmtree(old, ignore_errors=True)
        finally:
            shutil.rmtree(temporary, ignore_errors=True)


def _check_replaceable(path: Path) -> None:
    expected = "expected a new folder or that of an earlier export"
    if path.exists() and not path.is_dir():
        raise BadInputError(f"{path}: found a file, {expected}")
    marker = path / MARKER
    written = marker.read_text(encoding="utf-8", errors="replace").splitlines() if marker.is_file() else ()
    if other := next((name for name in _below(path) if name not in written), None):
        raise BadInputError(f"{path}: found {other!r} in it, which no export wrote, {expected}; name another")


def mark_refused(folder: Path, files: Iterable[Path]) -> None:
    """Note in a folder that an import wrote these files in it."""
    names = {file.relative_to(folder).as_posix() for file in (*files, *refused_in(folder))}
    (folder / REFUSED).write_text("\n".join(sorted(names)), encoding="utf-8")


def refused_in(folder: Path) -> list[Path]:
    """The files that imports wrote in a folder."""
    marker = folder / REFUSED
    names = marker.read_text(encoding="utf-8", errors="replace").splitlines() if marker.is_file() else ()
    return [folder / name for name in names]


def is_untouched(folder: Path) -> bool:
    """Whether nobody but imports, with refused rows, wrote anything in a folder."""
    marker, written = folder / REFUSED, {folder / REFUSED, *refused_in(folder)}
    there = {found: found.stat().st_mtime_ns for found in folder.rglob("*") if not found.is_dir()}
    return there.keys() <= written and all(at <= there[marker] for at in there.values())


def _below(folder: Path) -> list[str]:
    """The paths of all that is in a folder."""
    return sorted(found.relative_to(folder).as_posix() for found in folder.rglob("*"))


@contextmanager
def explained(path: Path, advice: str) -> Iterator[None]:
    """Tell of a path that cannot be written as `UnavailableError`, with what to do."""
    try:
        yield
    except OSError as error:
        raise UnavailableError(f"{path}: cannot be written: {error.strerror}; {advice}") from error
