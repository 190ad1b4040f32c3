"""`ecograph import`."""

import asyncio
from itertools import count
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress
from rich.table import Table

from graph.ontology.load import DEFAULT
from graph.tables.files import is_untouched
from graph.tables.load import import_paths
from graph.tables.mapping import load_mapping
from graph.tables.report import Report
from service.opened import opened
from service.settings import GRAPH, GraphUrl, OntologyName

_SHOWN = 20
"""Problems that are listed."""


def run(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help="Files or folders (nodes/KIND.csv, edges/KIND.csv).", metavar="PATH...", exists=True
        ),
    ],
    graph: GraphUrl = GRAPH,
    ontology: OntologyName = DEFAULT,
    mapping: Annotated[
        Path | None,
        typer.Option(
            help="Mapping file (TOML) that says what the columns mean.", exists=True, dir_okay=False
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Load all or nothing.")] = False,
    refused: Annotated[
        Path | None,
        typer.Option(
            help="Folder for the refused rows, to be mended and imported again; refused, or refused-2 and so "
            "on where that is what is imported, or holds what was mended.",
            file_okay=False,
        ),
    ] = None,
    actor: Annotated[str, typer.Option(help="Who imports, for the change log.")] = "import",
) -> None:
    """Load tables into a graph (导入).

    Reads CSV, TSV, XLSX and JSON Lines; encodings (UTF-8, GB18030 and others) are found out. Good rows
    load; the others are listed with file, row, column, what was found and what was expected, and the exit
    status is 1. Importing the same files twice changes nothing.
    """
    refused = refused or _folder_apart(paths)
    report = asyncio.run(_import(graph, ontology, paths, mapping, refused, actor, strict=strict))
    _show(report, refused)
    raise typer.Exit(1 if report.problem_count or not report.loaded else 0)


def _folder_apart(paths: list[Path]) -> Path:
    """A folder for refused rows in which none of the paths lies, nor anything that would be lost."""
    folders = (Path("refused" if number == 1 else f"refused-{number}") for number in count(1))
    return next(
        f
        for f in folders
        if is_untouched(f) and not any(p.resolve().is_relative_to(f.resolve()) for p in paths)
    )


async def _import(
    graph: str,
    ontology: str,
    paths: list[Path],
    mapping: Path | None,
    refused: Path,
    actor: str,
    *,
    strict: bool,
) -> Report:
    async with opened(graph, ontology, new=True) as engine:
        with Progress(
            *Progress.get_default_columns(), MofNCompleteColumn(), console=Console(stderr=True)
        ) as bar:
            task = bar.add_task("Reading")
            return await import_paths(
                engine,
                paths,
                actor=actor,
                mapping=load_mapping(mapping, engine.ontology) if mapping else None,
                strict=strict,
                refused=refused,
                progress=lambda done, total, table: bar.update(
                    task, completed=done, total=total, description=table
                ),
            )


def _show(report: Report, refused: Path) -> None:
    console = Console()
    table = Table("File", "Rows", "Created", "Updated", "Unchanged", "Repeated", "Refused")
    for column in table.columns[1:]:
        column.justify = "right"
    for file in report.files:
        counts = (file.rows, file.created, file.updated, file.unchanged, file.repeated, file.refused)
        table.add_row(file.place, *(f"{count:,}" for count in counts))
    console.print(table)
    for kind, items, number in (
        ("warning", report.warnings, len(report.warnings)),
        ("refused", report.problems, report.problem_count),
    ):
        for item in items[:_SHOWN]:
            console.print(f"{kind}: {item}", markup=False, highlight=False, soft_wrap=True)
        if number > _SHOWN:
            hint = (
                "; those of rows are in the column _error of the files below" if report.refused_files else ""
            )
            console.print(f"{kind}: {number - _SHOWN:,} more{hint if items is report.problems else ''}")
    for what, paths in (
        ("The refused rows are", report.refused_files),
        ("The lines that could not be read are, as they stand,", report.unread_files),
    ):
        for path in paths:
            console.print(f"{what} in {path}.", markup=False, soft_wrap=True)
    if report.refused_files or report.unread_files:
        console.print(f"Mend them and import {refused}.", markup=False, soft_wrap=True)
    if not report.loaded:
        console.print("Nothing was loaded, because of --strict.")
