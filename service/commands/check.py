"""`ecograph check`."""

import asyncio

import typer

from graph.ontology.load import DEFAULT
from graph.tables.check import Finding, check_graph
from service.opened import opened
from service.settings import GRAPH, GraphUrl, OntologyName


def run(graph: GraphUrl = GRAPH, ontology: OntologyName = DEFAULT) -> None:
    """Look for faults in a graph (检查).

    Missing ends, duplicates, wrong check digits and values out of range, a line per finding; the exit
    status is 1 when there is one.
    """
    findings = asyncio.run(_check(graph, ontology))
    for finding in findings:
        typer.echo(str(finding))
    typer.echo(f"{len(findings):,} findings" if findings else "nothing wrong was found", err=True)
    raise typer.Exit(1 if findings else 0)


async def _check(graph: str, ontology: str) -> list[Finding]:
    async with opened(graph, ontology) as engine:
        return await check_graph(engine)
