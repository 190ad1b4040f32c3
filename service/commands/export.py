"""`ecograph export`."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from graph.ontology.load import DEFAULT
from graph.tables.export import FILES, FOLDERS, export_graph
from service.opened import opened
from service.settings import GRAPH, GraphUrl, OntologyName

_FORMATS = (*FOLDERS, *FILES)


def run(
    path: Annotated[Path, typer.Argument(help="Folder (csv, lists) or file to write.")],
    graph: GraphUrl = GRAPH,
    ontology: OntologyName = DEFAULT,
    form: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="Taken from the end of PATH where it is not given; csv for a folder.",
            metavar="|".join(_FORMATS),
            envvar="ECOGRAPH_FORMAT",
        ),
    ] = None,
) -> None:
    """Write a graph to files (导出).

    csv, xlsx and jsonl import back exactly; lists, graphml, gexf, cytoscape and jsonld are for others.
    """
    ending = path.suffix.removeprefix(".").lower()
    form = form or ending or "csv"
    if form not in _FORMATS:
        raise typer.BadParameter(
            f"found {form!r}, expected one of {', '.join(_FORMATS)}", param_hint="--format"
        )
    if ending in _FORMATS and (form in FOLDERS or form != ending):
        expected = f"a folder such as {path.stem!r}" if form in FOLDERS else f"'{path.stem}.{form}'"
        raise typer.BadParameter(
            f"found {path.name!r}, expected {expected} for the format {form}", param_hint="PATH"
        )
    asyncio.run(_export(graph, ontology, path, form))


async def _export(graph: str, ontology: str, path: Path, form: str) -> None:
    async with opened(graph, ontology) as engine:
        with Console(stderr=True).status(f"Writing {path}"):
            await export_graph(engine, path, form)
