"""Answers as JSON, errors in the shape of a GraphQL answer."""

import uuid
from collections.abc import Mapping

import orjson
import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.errors import BadInputError, EcographError, NotFoundError, UnavailableError
from service.call import JSON

_CODES = {404: NotFoundError.code, 500: EcographError.code, 503: UnavailableError.code}

log = structlog.get_logger(__name__)


def json_response(content: object, status: int = 200) -> Response:
    """Content as JSON."""
    return Response(orjson.dumps(content), status, media_type=JSON)


def error_response(
    status: int,
    message: str,
    media_type: str = JSON,
    headers: Mapping[str, str] | None = None,
    **extensions: str,
) -> Response:
    """One error, which no cache keeps; `extensions.code` follows from the status where it is not given."""
    headers = {"Cache-Control": "no-store", **(headers or {})}
    error = {"message": message, "extensions": {"code": _CODES.get(status, BadInputError.code), **extensions}}
    return Response(orjson.dumps({"errors": [error]}), status, headers, media_type)


def on_http_error(_request: Request, error: Exception) -> Response:
    """A request that cannot be answered."""
    assert isinstance(error, HTTPException)
    return error_response(error.status_code, error.detail, headers=error.headers)


def on_error(request: Request, error: Exception) -> Response:
    """An unexpected error: the details go to the log under an id, which is all that the caller gets."""
    identifier = uuid.uuid4().hex
    log.error("unexpected error", id=identifier, path=request.url.path, exc_info=error)
    return error_response(
        500, f"unexpected error; the operators find it in the log under {identifier}", id=identifier
    )
