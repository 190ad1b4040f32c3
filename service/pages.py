"""GraphiQL, and the small pages beside `/graphql`."""

import asyncio
import html
import mimetypes
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.errors import UnavailableError
from schema.execute import EcographSchema
from service.coding import coded, coding_for
from service.database import Database
from service.responses import json_response
from service.tags import matches, tag_of_file

GRAPHIQL = Path(__file__).parent / "graphiql"
"""GraphiQL's page and files, served by ourselves so that it works without the internet."""
_NAMES = frozenset(file.name for file in GRAPHIQL.iterdir() if file.suffix != ".html")
_WELCOME = """\
# Write a query on the left and run it with Ctrl+Enter; the book icon shows all that can be asked.
# 在左侧输入查询，按 Ctrl+Enter 运行；点击书本图标查看全部可查询的内容。
{ __schema { queryType { fields { name description } } } }
"""


def graphiql_page(document: Path | None) -> str:
    """GraphiQL's page, which opens with a document."""
    welcome = document.read_text(encoding="utf-8") if document else _WELCOME
    page = (GRAPHIQL / "index.html").read_text(encoding="utf-8")
    return page.replace("{{welcome}}", html.escape(welcome))


class Pages:
    """Health, readiness, the schema and GraphiQL's files."""

    def __init__(self, schema: EcographSchema, database: Database) -> None:
        self._schema, self._database = schema, database

    def index(self, _request: Request) -> Response:
        """Lead to `/graphql`."""
        return RedirectResponse("/graphql")

    async def health(self, _request: Request) -> Response:
        """The process is up."""
        return json_response({"status": "up", "version": version("ecograph")})

    async def ready(self, _request: Request) -> Response:
        """The graph answers; 503 with the reason when it does not."""
        try:
            await self._database.ping()
        except UnavailableError as error:
            return json_response({"status": "unavailable", "reason": error.message}, 503)
        return json_response({"status": "ready"})

    async def sdl(self, request: Request) -> Response:
        """The schema as SDL, as `ecograph schema` prints it."""
        sdl = await asyncio.to_thread(lambda: self._schema.sdl)
        return await _file(request, f"{sdl}\n".encode(), "text/plain")

    async def graphiql(self, request: Request) -> Response:
        """A file of GraphiQL."""
        name = request.path_params["name"]
        if name not in _NAMES:
            raise HTTPException(404)
        return await _file(request, _read(name), mimetypes.guess_type(name)[0] or "text/plain")


@lru_cache
def _read(name: str) -> bytes:
    return (GRAPHIQL / name).read_bytes()


async def _file(request: Request, body: bytes, media_type: str) -> Response:
    """A file that stays as it is while the process runs: clients keep it and ask whether it is the same."""
    tag = tag_of_file(body)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
    known = request.headers.get("if-none-match", "")
    if known.strip() == "*" or matches(tag, known):
        return Response(status_code=304, headers=headers)
    if coding := coding_for(request.headers.get("accept-encoding", "")):
        body = await coded(body, coding)
        headers["Content-Encoding"] = coding
    return Response(body, headers=headers, media_type=media_type)
