"""`ecograph demo`."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import Progress
from rich.syntax import Syntax

from graph.engines.embedded.file import discard
from loaders.context import Reading
from schema.build import build_schema
from service.demo import QUESTION, SIZE, build_demo
from service.opened import opened
from service.server import address_of, listen, serve
from service.settings import Settings, takes_settings

FILE = Path("ecograph-demo.db")


def _demo(
    settings: Settings,
    scale: Annotated[
        int, typer.Option(help="Size of the synthetic part, 1 being 5,200 nodes.", min=1, max=1000)
    ] = 1,
) -> None:
    """Serve a demo graph (演示).

    Real seed facts and a synthetic rest are written into ./ecograph-demo.db, anew each time: what was in
    that file is lost. Prints the main question with its answer and the address; stop it with Ctrl+C.
    """
    settings = replace(
        settings,
        graph=f"sqlite:///{FILE}",
        graphiql_document=settings.graphiql_document or QUESTION,
        explain=True,
    )
    console = Console(stderr=True)
    listener = listen(settings.host, settings.port)
    discard(FILE)
    answer = asyncio.run(_fill_and_ask(settings, scale, console))
    _show(console, QUESTION.read_text(encoding="utf-8"), "graphql")
    _show(console, orjson.dumps(answer, option=orjson.OPT_INDENT_2).decode(), "json")
    console.print(f"[bold]GraphiQL, with this question / 在浏览器中提问：[/] {address_of(listener)}/graphql")
    serve(settings, listener)


def _show(console: Console, text: str, language: str) -> None:
    """Text in colours on a terminal, else as it is: Rich would break its lines."""
    if console.is_terminal:
        console.print(Syntax(text, language, background_color="default", word_wrap=True))
    else:
        typer.echo(text, err=True)


async def _fill_and_ask(settings: Settings, scale: int, console: Console) -> object:
    async with opened(settings.graph, settings.ontology, new=True) as engine:
        with Progress(console=console, transient=True) as bar:
            task = bar.add_task("Writing the demo graph / 写入演示数据", total=scale * SIZE)
            await build_demo(engine, scale=scale, progress=lambda count: bar.advance(task, count))
        schema = build_schema(engine.ontology)
        result = await schema.execute(
            QUESTION.read_text(encoding="utf-8"), context_value=Reading(engine, 60.0).context()
        )
        if result.errors:
            raise result.errors[0]
        return orjson.loads(orjson.dumps(result.data))


run = takes_settings(_demo, without=("graph", "explain"))
