"""GraphiQL, and the small pages beside `/graphql`."""

import html
from importlib.metadata import version
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from graph.errors import UnavailableError
from schema.execute import EcographSchema
from service.database import Database
from service.responses import json_response

GRAPHIQL = Path(__file__).parent / "graphiql"
"""GraphiQL's page and files, served by ourselves so that it works without the internet."""
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
    """Health, readiness and the schema."""

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

    async def sdl(self, _request: Request) -> Response:
        """The schema as SDL."""
        return PlainTextResponse(self._schema.sdl)
