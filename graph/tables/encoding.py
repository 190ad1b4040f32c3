"""Find out the encoding of a text file by reading all of it strictly."""

import csv
from pathlib import Path


class TableError(Exception):
    """A file, or the rest of it from a row on, cannot be read; says what was found and expected."""

    def __init__(
        self,
        message: str,
        row: int | None = None,
        column: str | None = None,
        unread: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(message)
        self.row = row
        self.column = column
        self.unread = unread
        """Lines of the file down to the end of its header, and down to where the rest begins."""


def encoding_of(path: Path, delimiter: str) -> tuple[str, int]:
    """Encoding (UTF-8, UTF-16 with a mark, GB18030) and number of lines.

    GB18030 takes nearly every pair of bytes, so that UTF-8 with a few foreign lines would pass as GB18030
    nonsense. But a line of GB18030 is hardly ever valid UTF-8 with a character of three bytes, and seldom
    with three of two bytes; where such lines stand among others, encodings are mixed: a `TableError` that
    names the row and the bytes. `delimiter` is that of the cells, nothing where a line is a row.
    """
    with path.open("rb") as file:
        start = file.read(3)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16", _utf_16_lines(path)
    lines = other = wide = narrow = first_other = first_wide = 0
    with path.open("rb") as file:
        for line in file:
            lines += 1
            if line.isascii():
                continue
            try:
                text = line.decode()
            except UnicodeDecodeError:
                other += 1
                first_other = first_other or lines
                continue
            if max(text) >= "\u0800":
                wide += 1
                first_wide = first_wide or lines
            elif len(line) - len(text) >= 3:
                narrow += 1
    if not other:
        return "utf-8-sig" if start == b"\xef\xbb\xbf" else "utf-8", lines
    if start == b"\xef\xbb\xbf" or wide + narrow >= other:
        raise _mixed(path, first_other, delimiter, "utf-8")
    if wide:
        raise _mixed(path, first_wide, delimiter, "gb18030")
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("gb18030")
            except UnicodeDecodeError:
                raise _mixed(path, number, delimiter, "gb18030") from None
    return "gb18030", lines


def _utf_16_lines(path: Path) -> int:
    try:
        with path.open(encoding="utf-16", newline="\n") as file:
            return sum(1 for _ in file)
    except UnicodeError as error:
        raise TableError(f"found a mark of UTF-16, but {error}; save it again as UTF-8") from None


def _mixed(path: Path, line_number: int, delimiter: str, rest: str) -> TableError:
    """The error about a line that is not in the encoding of the rest."""
    with path.open("rb") as file:
        line = next(line for number, line in enumerate(file, 1) if number == line_number)
    foreign = line
    try:
        line.decode(rest)
        foreign = line.lstrip(bytes(range(128)))
    except UnicodeDecodeError as error:
        foreign = line[error.start :]
    row = line_number
    if delimiter:
        # Latin-1 maps bytes one to one, and no byte of a GB18030 character is a quote or a delimiter.
        with path.open(encoding="latin-1", newline="") as file:
            reader = csv.reader(file, delimiter=delimiter)
            row = next(n for n, _ in enumerate(reader, 1) if reader.line_num >= line_number)
    return TableError(
        f"found the bytes {foreign[:6].hex(' ')} that do not fit the {rest.upper()} of the other rows, "
        "expected one encoding throughout; save it again as UTF-8",
        row,
    )
