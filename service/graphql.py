"""The endpoint `/graphql`: GraphQL over HTTP, and GraphiQL for browsers."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import replace
from typing import TypeVar

import orjson
from graphql import GraphQLError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph.errors import DeadlineExceededError, EcographError, UnavailableError
from graph.ontology import Visibility
from loaders.context import Reading
from schema.execute import EcographSchema, told
from service.call import GRAPHQL_JSON, Call, ClientGoneError, answer_type, read_call
from service.coding import coded, coding_for
from service.database import Database
from service.documents import Documents
from service.pages import graphiql_page
from service.responses import error_response
from service.settings import Settings
from service.tags import matches, tag_key, tag_of

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
        self,
        schema: EcographSchema,
        reading: Reading,
        database: Database,
        documents: Documents,
        settings: Settings,
    ) -> None:
        self._schema, self._reading, self._database = schema, reading, database
        self._documents, self._settings = documents, settings
        browse = settings.graphiql and not settings.documents_only  # GraphiQL sends what a person types
        self._page = graphiql_page(settings.graphiql_document) if browse else None
        self._visible = visible_to(settings.anonymous_clearance)
        self._turns = asyncio.Semaphore(settings.concurrency)
        self._inside = 0
        self._tag_key: bytes | None = None

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
            return HTMLResponse(self._page, headers={"Vary": "Accept"})
        media_type = answer_type(accept)
        call = await read_call(scope, receive, headers, self._settings.body_maximum)
        try:
            query = self._documents.text(call)
        except EcographError as error:
            refused = GraphQLError(error.message, original_error=error)
            return await self._answer(ExecutionResult(None, [told(refused)]), media_type)
        if self._inside >= self._settings.concurrency + self._settings.queue:
            return error_response(
                503, "too many requests are waiting; try again", media_type, {"Retry-After": "1"}
            )
        known = headers.get(b"if-none-match", b"").decode("latin-1")
        self._inside += 1
        try:
            tag, result = await _unless_client_leaves(
                receive, self._run(replace(call, query=query), method, media_type, known, deadline)
            )
        except UnavailableError as error:
            return error_response(503, error.message, media_type, {"Retry-After": "1"})
        except DeadlineExceededError as error:
            return error_response(503, error.message, media_type, {"Retry-After": "1"}, code=error.code)
        finally:
            self._inside -= 1
        if result is None:
            return Response(status_code=304, headers=self._cached(tag))
        coding = coding_for(headers.get(b"accept-encoding", b"").decode("latin-1"))
        return await self._answer(result, media_type, tag, coding)

    async def _run(
        self, call: Call, method: str, media_type: str, known: str, deadline: float
    ) -> tuple[str, ExecutionResult | None]:
        """The tag and result of a call; no tag but for GET, and no result where the client knows the tag."""
        await self._turn(deadline)
        try:
            tag = ""
            if method == "GET":
                tag = await self._tag(call, media_type, deadline)
                if matches(tag, known):
                    return tag, None
            context = self._reading.context(
                visible=self._visible,
                timeout=deadline - time.monotonic(),
                may_explain=self._settings.explain,
            )
            result = await self._schema.execute(
                call.query,
                variable_values=call.variables,
                context_value=context,
                operation_name=call.operation_name,
                allowed_operation_types=_OPERATIONS[method],
                operation_extensions=call.extensions,
            )
            return tag, None if tag and known.strip() == "*" and not result.errors else result
        finally:
            self._turns.release()

    async def _tag(self, call: Call, media_type: str, deadline: float) -> str:
        """The tag of the answer as the graph is now; it is taken before the graph is read, so that no answer
        has the tag of a later one."""
        if self._tag_key is None:
            self._tag_key = await tag_key(self._schema, self._reading.engine.ontology, self._settings)
        last = await self._reading.engine.last_change(deadline - time.monotonic())
        asked = (call.query, call.variables, call.operation_name, call.extensions)
        return tag_of(self._tag_key, last, asked, self._visible, media_type)

    def _cached(self, tag: str) -> dict[str, str]:
        """Headers of an answer that caches may keep."""
        return {
            "ETag": tag,
            "Cache-Control": self._settings.cache_control,
            "Vary": "Accept, Accept-Encoding",
        }

    async def _answer(
        self, result: ExecutionResult, media_type: str, tag: str = "", coding: str | None = None
    ) -> Response:
        """The answer; by the specification a document that did not run has no `data`, and in the newer media
        type the status 400."""
        errors = result.errors or ()
        ran = result.data is not None or any(error.path for error in errors)
        answer: dict[str, object] = {"data": result.data} if ran else {}
        headers = self._cached(tag) if tag else {}
        if errors:
            answer["errors"] = [error.formatted for error in errors]
            headers = {"Cache-Control": "no-store"}
        if result.extensions:
            answer["extensions"] = result.extensions
        body = orjson.dumps(answer)
        if coding and len(body) >= self._settings.compress_minimum:
            body = await coded(body, coding)
            headers["Content-Encoding"] = coding
        status = 200 if ran or media_type != GRAPHQL_JSON else 400
        return Response(body, status, headers, media_type)

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
