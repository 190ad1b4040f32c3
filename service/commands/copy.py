"""`ecograph copy`."""

import asyncio
from collections.abc import Mapping
from typing import Annotated

import typer
from rich.console import Console

from graph.change import Outcome
from graph.ontology.load import DEFAULT
from graph.tables.copy import copy_graph
from service.opened import opened
from service.settings import OntologyName


def run(
    source: Annotated[
        str, typer.Option("--from", help="URL of the graph to read.", metavar="URL", envvar="ECOGRAPH_FROM")
    ],
    target: Annotated[
        str, typer.Option("--to", help="URL of the graph to write.", metavar="URL", envvar="ECOGRAPH_TO")
    ],
    ontology: OntologyName = DEFAULT,
    actor: Annotated[str, typer.Option(help="Who copies, for the change log.")] = "copy",
) -> None:
    """Copy a graph into another (复制).

    From either engine to either. What the target holds besides stays; copying again changes nothing. The
    exit status is 1 when an edge was left out because one of its ends is missing.
    """
    counts = asyncio.run(_copy(source, target, ontology, actor))
    for outcome, count in counts.items():
        if count:
            typer.echo(f"{count:>12,}  {outcome.value}")
    left_out = counts[Outcome.NO_SOURCE] + counts[Outcome.NO_TARGET]
    raise typer.Exit(1 if left_out else 0)


async def _copy(source: str, target: str, ontology: str, actor: str) -> Mapping[Outcome, int]:
    async with opened(source, ontology) as read, opened(target, ontology, new=True) as written:
        with Console(stderr=True).status("Copying") as status:
            return await copy_graph(
                read, written, actor=actor, progress=lambda done: status.update(f"Copying: {done:,} written")
            )
