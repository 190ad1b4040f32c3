"""What a request costs between HTTP and the engine when its document is known, and when the client has the
answer already: processor time of the process in microseconds, the best of many short runs taken in turns, so
that a busy machine matters little.

python -m benchmarks.overhead [ROUNDS]
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import orjson
import uvloop
from starlette.responses import Response

from benchmarks.served import demo_graphs, machine
from benchmarks.works import WORKS, Work
from graph.engines import open_engine
from graph.ontology.load import load_ontology
from loaders.context import Reading
from schema.build import build_schema
from service.app import create_app
from service.logs import configure
from service.settings import LogFormat, LogLevel, Settings

_REQUESTS = 100
"""Requests in a run."""
_VISIBLE = ("PUBLIC",)

Run = Callable[[], Awaitable[object]]


async def _best(runs: Mapping[str, Run], rounds: int) -> dict[str, float]:
    """Seconds that each takes at best."""
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(rounds):
        for name, run in runs.items():
            begin = time.process_time()
            for _ in range(_REQUESTS):
                await run()
            best[name] = min(best[name], (time.process_time() - begin) / _REQUESTS)
    return best


def _request(work: Work) -> tuple[dict[str, Any], bytes]:
    body = orjson.dumps({"query": work.document, "variables": work.variables})
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": headers}
    return scope, body


async def _known(app: Any, work: Work) -> dict[str, Any]:
    """The request by GET of a client that has the answer."""
    parameters = {"query": work.document, "variables": orjson.dumps(work.variables)}
    scope = {"type": "http", "method": "GET", "path": "/graphql", "headers": []}
    scope["query_string"] = urlencode(parameters).encode()
    head: list[tuple[bytes, bytes]] = []
    await _called(app, scope, b"", head)
    return scope | {"headers": [(b"if-none-match", dict(head)[b"etag"])]}


async def _called(
    app: Any, scope: Mapping[str, Any], body: bytes, head: list[tuple[bytes, bytes]] | None = None
) -> bytes:
    """The body of an application's answer; its headers are added to a list."""
    sent: list[bytes] = []
    given = iter([{"type": "http.request", "body": body}])

    async def receive() -> Mapping[str, Any]:
        if (message := next(given, None)) is not None:
            return message
        await asyncio.Event().wait()  # the client stays
        raise AssertionError

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message.get("body", b""))
        if head is not None:
            head.extend(message.get("headers", ()))

    await app(dict(scope), receive, send)
    return b"".join(sent)


async def _measure(url: str, works: Sequence[Work], rounds: int) -> None:
    settings = Settings(graph=url, page_maximum=10_000)
    app = create_app(settings)
    engine = open_engine(url, load_ontology())
    await engine.open()
    schema = build_schema(engine.ontology)
    reading = Reading(engine, largest_page=10_000)
    async with app.router.lifespan_context(app):
        for work in works:
            context = reading.context(visible=_VISIBLE)
            context.reads = []
            await schema.execute(work.document, variable_values=work.variables, context_value=context)
            scope, body = _request(work)
            answer = Response(await _called(app, scope, body))
            known = await _known(app, work)

            async def engine_alone(reads: Any = context.reads) -> None:
                for read in reads:
                    await engine.read(read.statement, read.values, 10)

            async def executed(work: Work = work) -> None:
                given = reading.context(visible=_VISIBLE)
                await schema.execute(work.document, variable_values=work.variables, context_value=given)

            best = await _best(
                {
                    "engine": engine_alone,
                    "execute": executed,
                    "application": lambda scope=scope, body=body: _called(app, scope, body),
                    "answer alone": lambda scope=scope, body=body, answer=answer: _called(
                        answer, scope, body
                    ),
                    "304": lambda known=known: _called(app, known, b""),
                },
                rounds,
            )
            us = {name: 1e6 * seconds for name, seconds in best.items()}
            print(
                f"| {work.name} | {us['engine']:.0f} | {us['execute'] - us['engine']:.0f} "
                f"| {us['application'] - us['execute'] - us['answer alone']:.0f} | {us['304']:.0f} |"
            )
    await engine.close()


def main(rounds: int) -> None:
    configure(LogLevel.WARNING, LogFormat.CONSOLE)
    print(machine())
    print("| work | engine | execution adds | Starlette and the endpoint add | 304 |")
    print("| --- | --- | --- | --- | --- |")
    works = [work for work in WORKS if "connect(" not in work.document]
    with demo_graphs({"embedded"}) as urls:
        uvloop.run(_measure(urls["embedded"], works, rounds))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
