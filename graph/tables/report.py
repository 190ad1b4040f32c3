"""What became of an import."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was found wrong. `str()` reads `file:row:column: found X, expected Y`."""

    place: str
    """File, with the sheet of a workbook in brackets."""
    row: int | None
    """As a spreadsheet shows it (the header is row 1); None where the whole file is meant."""
    column: str | None
    message: str

    def __str__(self) -> str:
        parts = [self.place, self.row, self.column]
        return ":".join(str(part) for part in parts if part is not None) + f": {self.message}"


@dataclass(slots=True)
class FileReport:
    """Counts for one table. A row may yield several nodes and edges."""

    place: str
    rows: int = 0
    """Rows read."""
    refused: int = 0
    """Rows of which something was wrong; nothing that is wrong was loaded."""
    created: int = 0
    """Nodes and edges that are new."""
    updated: int = 0
    unchanged: int = 0
    """Nodes and edges that the graph held already, with these values."""
    repeated: int = 0
    """Nodes and edges that an earlier row of the same import had given, with these values."""


@dataclass(slots=True)
class Report:
    """What became of an import."""

    files: list[FileReport] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    """The first 1,000; `problem_count` has them all."""
    problem_count: int = 0
    warnings: list[Problem] = field(default_factory=list)
    """What was passed over, such as unknown columns."""
    refused_files: list[Path] = field(default_factory=list)
    """The files that hold the refused rows."""
    unread_files: list[Path] = field(default_factory=list)
    """The files that hold the lines that could not be told into rows, as they stand."""
    loaded: bool = True
    """False where a strict import was taken back because of a problem."""

    @property
    def refused(self) -> int:
        """Number of refused rows."""
        return sum(file.refused for file in self.files)

    def add(self, problem: Problem) -> None:
        """Count a problem."""
        self.problem_count += 1
        if len(self.problems) < 1_000:
            self.problems.append(problem)

    def take_back(self) -> None:
        """Say that nothing was loaded."""
        self.loaded = False
        for file in self.files:
            file.created = file.updated = file.unchanged = file.repeated = 0
