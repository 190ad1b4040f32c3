"""Find the tables in files and folders."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from graph.ontology import Ontology
from graph.tables import names
from graph.tables.encoding import TableError
from graph.tables.files import REFUSED, refused_in
from graph.tables.mapping import Mapping
from graph.tables.readers import SUFFIXES, Table, tables_in
from graph.tables.report import Problem, Report


def gather(paths: Iterable[Path], mapping: Mapping, ontology: Ontology, report: Report) -> list[Table]:
    """The tables of files, and of folders with all that is below them. What cannot be read, or is like no
    kind, is reported."""
    return [
        table
        for path in paths
        for file, name in _files(path, report)
        for table in _tables(file, name, mapping, ontology, report)
    ]


def _files(path: Path, report: Report) -> Iterator[tuple[Path, str]]:
    def unreadable(error: OSError) -> None:
        message = f"cannot be read: {error.strerror}; expected a readable file or folder"
        report.add(Problem(str(error.filename), None, None, message))

    try:
        is_folder = path.is_dir()
    except OSError as error:
        unreadable(error)
        return
    if not is_folder:
        yield path, path.name
        return
    known = report.problem_count
    found = [
        Path(folder, file)
        for folder, _, files in os.walk(path, onerror=unreadable)
        for file in files
        if file == REFUSED or (Path(file).suffix.lower() in SUFFIXES and not file.startswith((".", "~$")))
    ]
    marked = [file.parent for file in found if file.name == REFUSED]
    found = [file for file in found if file.name != REFUSED]
    for folder in marked:
        if folder != path:  # asked for by itself it is to be imported
            refused = set(refused_in(folder))
            found = [file for file in found if file not in refused]
            message = (
                "passed over, as an earlier import wrote refused rows there; mend and import it by itself"
            )
            report.warnings.append(Problem(folder.relative_to(path).as_posix(), None, None, message))
    if not found and report.problem_count == known:
        message = f"found no table, expected files of the types {', '.join(SUFFIXES)}"
        report.add(Problem(str(path), None, None, message))
    for file in sorted(found):
        yield file, file.relative_to(path).as_posix()


def _tables(path: Path, name: str, mapping: Mapping, ontology: Ontology, report: Report) -> Iterator[Table]:
    try:
        tables = tables_in(path, name)
    except TableError as error:
        report.add(Problem(name, error.row, None, str(error)))
        return
    kinds = names.node_kinds(ontology).keys() | names.edge_kinds(ontology).keys()
    for number, table in enumerate(tables):
        mapped = mapping.rule(path, table.sheet)
        if mapped or table.sheet is None or names.plain(table.sheet) in kinds:
            yield table
        elif number == 0:
            yield replace(table, stem=path.stem)
        else:
            message = "passed over, as the sheet is named like no kind"
            report.warnings.append(Problem(table.place, None, None, message))
