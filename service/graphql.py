"""The endpoint `/graphql`: GraphQL over HTTP, and GraphiQL for browsers."""

import asyncio
import time
from collections.abc import Coroutine
from typing import TypeVar

import orjson
import strawberry
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph.errors import DeadlineExceededError, UnavailableError
from graph.ontology import Visibility
from loaders.context import Reading
from service.call import GRAPHQL_JSON, Call, ClientGoneError, answer_type, read_call
from service.database import Database
from service.pages import graphiql_page
from service.responses import error_response
from service.settings import Settings

_T = TypeVar("_T")
_OPERATIONS = {
    "GET": (OperationType.QUERY,),
    "POST": (OperationType.QUERY, OperationType.MUTATION),
}


def visible_to(clearance: Visibility) -> tuple[str, ...] | None:
    """The visibility codes that a clearance covers; None for all."""
    codes = list(Visibility.__members__)
    covered = codes[: codes.index(clearance.name) + 1]
    return None if covered == codes else tuple(covered)


class GraphQLEndpoint:
    """Runs documents: so many at once, so many waiting, each for so long, none for a client that left."""

    def __init__(
        self, schema: strawberry.Schema, reading: Reading, database: Database, settings: Settings
    ) -> None:
        self._schema, self._reading, self._database, self._settings = schema, reading, database, settings
        self._page = graphiql_page(settings.graphiql_document) if settings.graphiql else None
        self._visible = visible_to(settings.anonymous_clearance)
        self._turns = asyncio.Semaphore(settings.concurrency)
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            response = await self._respond(scope, receive)
        except ClientGoneError:
            return
        await response(scope, receive, send)

    async def _respond(self, scope: Scope, receive: Receive) -> Response:
        deadline = time.monotonic() + self._settings.timeout
        method, headers = scope["method"], dict(scope["headers"])
        if method not in _OPERATIONS:
            raise HTTPException(
                405, f"method: found {method}, expected GET or POST", {"Allow": ", ".join(_OPERATIONS)}
            )
        accept = headers.get(b"accept", b"").decode("latin-1")
        if self._page and method == "GET" and "text/html" in accept:
            return HTMLResponse(self._page)
        media_type = answer_type(accept)
        call = await read_call(scope, receive, headers, self._settings.body_maximum)
        if self._inside >= self._settings.concurrency + self._settings.queue:
            return error_response(
                503, "too many requests are waiting; try again", media_type, {"Retry-After": "1"}
            )
        self._inside += 1
        try:
            result = await _unless_client_leaves(receive, self._run(call, method, deadline))
        except UnavailableError as error:
            return error_response(503, error.message, media_type, {"Retry-After": "1"})
        except DeadlineExceededError as error:
            return error_response(503, error.message, media_type, {"Retry-After": "1"}, code=error.code)
        finally:
            self._inside -= 1
        return _response(result, media_type)

    async def _run(self, call: Call, method: str, deadline: float) -> ExecutionResult:
        await self._turn(deadline)
        try:
            context = self._reading.context(visible=self._visible, timeout=deadline - time.monotonic())
            return await self._schema.execute(
                call.query,
                variable_values=call.variables,
                context_value=context,
                operation_name=call.operation_name,
                allowed_operation_types=_OPERATIONS[method],
            )
        finally:
            self._turns.release()

    async def _turn(self, deadline: float) -> None:
        """Wait for the graph and for a free place."""
        if self._database.is_open and not self._turns.locked():
            await self._turns.acquire()  # at once; a timer costs more than all else here
            return
        try:
            async with asyncio.timeout(deadline - time.monotonic()):
                await self._database.opened()
                await self._turns.acquire()
        except TimeoutError:
            raise DeadlineExceededError(
                f"the request waited for {self._settings.timeout:g} s and did not get its turn; try again"
            ) from None


async def _unless_client_leaves(receive: Receive, work: Coroutine[None, None, _T]) -> _T:
    """What the work returns; it is cancelled, down to the statement, when the client goes away."""
    worker = asyncio.current_task()
    assert worker is not None
    left = False

    async def watch() -> None:
        nonlocal left
        while (await receive())["type"] != "http.disconnect":
            pass
        left = True
        worker.cancel()

    watcher = asyncio.create_task(watch())
    try:
        return await work
    except asyncio.CancelledError:
        if left:
            worker.uncancel()
            raise ClientGoneError from None
        raise
    finally:
        watcher.cancel()


def _response(result: ExecutionResult, media_type: str) -> Response:
    """The answer; by the specification a document that did not run has no `data`, and in the newer media
    type the status 400."""
    errors = result.errors or ()
    ran = result.data is not None or any(error.path for error in errors)
    answer: dict[str, object] = {"data": result.data} if ran else {}
    if errors:
        answer["errors"] = [error.formatted for error in errors]
    if result.extensions:
        answer["extensions"] = result.extensions
    status = 200 if ran or media_type != GRAPHQL_JSON else 400
    return Response(orjson.dumps(answer), status, media_type=media_type)
