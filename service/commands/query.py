"""`ecograph query`."""

import asyncio
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from strawberry.types import ExecutionResult

from graph.ontology.load import DEFAULT
from loaders.context import Reading
from schema.build import build_schema
from service.opened import opened
from service.settings import GRAPH, GraphUrl, OntologyName


def run(
    file: Annotated[Path, typer.Argument(help="Document to run; - for standard input.", allow_dash=True)],
    graph: GraphUrl = GRAPH,
    ontology: OntologyName = DEFAULT,
    variables: Annotated[
        str, typer.Option(help="Values of the document's variables.", metavar="JSON")
    ] = "{}",
    operation: Annotated[
        str | None, typer.Option(help="The operation to run, where the document has several.", metavar="NAME")
    ] = None,
    timeout: Annotated[float, typer.Option(help="Seconds that it may take.", min=0.01)] = 60.0,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Print each read plan, its statements and the database's own plans instead."
        ),
    ] = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="List in the answer's `extensions` which sources it cites.")
    ] = False,
) -> None:
    """Run a GraphQL document without a server (查询).

    Prints the answer as JSON. It sees everything, whatever its visibility. The exit status is 1 when the
    answer has errors.
    """
    try:
        document = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(
            f"{file}: cannot be read ({error}); expected a GraphQL document in UTF-8"
        ) from None
    try:
        values = orjson.loads(variables)
    except orjson.JSONDecodeError as error:
        raise typer.BadParameter(
            f"found {variables!r} ({error}), expected a JSON object", param_hint="--variables"
        ) from None
    if not isinstance(values, dict):
        raise typer.BadParameter(f"found {variables!r}, expected a JSON object", param_hint="--variables")
    asked = {"explain": explain, "sources": sources}
    result = asyncio.run(_query(graph, ontology, document, values, operation, timeout, asked))
    explained = (result.extensions or {}).pop("explain", ())
    for text in _shown(explained):
        typer.echo(text)
    if not explain or result.errors:
        answer: dict[str, object] = {"data": result.data}
        if result.errors:
            answer["errors"] = [error.formatted for error in result.errors]
        if result.extensions:
            answer["extensions"] = result.extensions
        plain = orjson.loads(orjson.dumps(answer))  # indents fragments
        typer.echo(orjson.dumps(plain, option=orjson.OPT_INDENT_2).decode())
    raise typer.Exit(1 if result.errors else 0)


async def _query(
    graph: str,
    ontology: str,
    document: str,
    variables: dict[str, Any],
    operation: str | None,
    timeout: float,
    asked: dict[str, Any],
) -> ExecutionResult:
    async with opened(graph, ontology) as engine:
        return await build_schema(engine.ontology).execute(
            document,
            variable_values=variables,
            context_value=Reading(engine, timeout).context(may_explain=True),
            operation_name=operation,
            operation_extensions=asked,
        )


def _shown(reads: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """How each read is carried out, for people."""
    for read in reads:
        yield f"# plan: {read['field']}\n{read['plan']}"
        for one in read["statements"]:
            if one["statement"]:
                yield f"# statement: {one['for']}\n{one['statement']}\n"
            yield f"# plan of the database: {one['for']}\n{one['database']}\n"
