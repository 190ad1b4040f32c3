"""`ecograph query`."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from strawberry.types import ExecutionResult

from graph.engine import Engine, Statement
from graph.ontology.load import DEFAULT
from graph.plan import Connect, Plan
from graph.plan_text import plan_text, question_text
from loaders.context import Reading
from schema.build import build_schema
from service.opened import opened
from service.settings import GRAPH, GraphUrl, OntologyName

_Read = tuple[Plan | Connect, Statement | None, Sequence[object]]


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
            "--explain", help="Print each read plan, its statement and the database's own plan instead."
        ),
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
    result, explanation = asyncio.run(
        _query(graph, ontology, document, values, operation, timeout, explain=explain)
    )
    answer: dict[str, object] = {"data": result.data}
    if result.errors:
        answer["errors"] = [error.formatted for error in result.errors]
    if explain:
        typer.echo(explanation)
    if not explain or result.errors:
        text = orjson.dumps(
            orjson.loads(orjson.dumps(answer)), option=orjson.OPT_INDENT_2
        )  # indents fragments
        typer.echo(text.decode())
    raise typer.Exit(1 if result.errors else 0)


async def _query(
    graph: str,
    ontology: str,
    document: str,
    variables: dict[str, Any],
    operation: str | None,
    timeout: float,
    *,
    explain: bool,
) -> tuple[ExecutionResult, str]:
    reads: list[_Read] = []
    async with opened(graph, ontology) as engine:
        schema = build_schema(engine.ontology)
        context = Reading(engine, timeout).context(on_read=lambda *read: reads.append(read))
        result = await schema.execute(
            document, variable_values=variables, context_value=context, operation_name=operation
        )
        return result, "\n".join([await _explain(engine, *read) for read in reads]) if explain else ""


async def _explain(
    engine: Engine, plan: Plan | Connect, statement: Statement | None, values: Sequence[object]
) -> str:
    if isinstance(plan, Connect):
        return f"# plan\n{question_text(plan)}"
    assert statement is not None
    database = await engine.explain(statement, values)
    return f"# plan\n{plan_text(plan)}\n# statement\n{statement.text}\n\n# plan of the database\n{database}\n"
