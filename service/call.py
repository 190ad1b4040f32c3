"""From an HTTP request to a GraphQL call, by the GraphQL-over-HTTP specification."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

import orjson
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
_IDS = ("documentId", "doc_id")
"""Names of a document's id: that of GraphQL over HTTP, and that of Relay."""


@dataclass(frozen=True, slots=True)
class Call:
    """A document to run: its text, or its id, or a hash in `extensions.persistedQuery`."""

    query: str | None
    document_id: str | None
    variables: dict[str, Any] | None
    operation_name: str | None
    extensions: dict[str, Any]


class ClientGoneError(Exception):
    """The client closed the connection."""


def answer_type(accept: str) -> str:
    """The media type of the answer that an `Accept` header asks for: the first of ours that it names."""
    if not accept:
        return JSON
    for item in accept.lower().split(","):
        media, *parameters = (part.strip() for part in item.split(";"))
        if "q=0" in parameters:
            continue
        if media in (JSON, GRAPHQL_JSON):
            return media
        if media in ("*/*", "application/*"):
            return JSON
    raise HTTPException(406, f"Accept: found {accept!r}, expected {GRAPHQL_JSON} or {JSON}")


async def read_call(scope: Scope, receive: Receive, headers: Mapping[bytes, bytes], limit: int) -> Call:
    """The call in a GET or POST request whose body has at most `limit` bytes."""
    if scope["method"] == "GET":
        return _call(_parameters(scope["query_string"]))
    content_type, *parameters = headers.get(b"content-type", b"").decode("latin-1").lower().split(";")
    if content_type.strip() != JSON:
        raise HTTPException(415, f"Content-Type: found {content_type.strip()!r}, expected {JSON}")
    for parameter in map(str.strip, parameters):
        if parameter.startswith("charset=") and "utf-8" not in parameter:
            raise HTTPException(415, f"Content-Type: found {parameter}, expected charset=utf-8 or none")
    body = await _body(receive, headers, limit)
    try:
        return _call(orjson.loads(body.decode()))
    except UnicodeDecodeError as error:
        raise HTTPException(
            400, f"body: found bytes that are not UTF-8 (at byte {error.start:,}), expected JSON in UTF-8"
        ) from None
    except orjson.JSONDecodeError as error:
        raise HTTPException(400, f"body: expected JSON in UTF-8 ({error})") from None


async def _body(receive: Receive, headers: Mapping[bytes, bytes], limit: int) -> bytes:
    too_large = HTTPException(413, f"body: expected at most {limit:,} bytes; ask in several requests")
    length = headers.get(b"content-length", b"0")
    if length.isdigit() and int(length) > limit:
        raise too_large
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGoneError
        body += message.get("body", b"")
        if len(body) > limit:
            raise too_large
        if not message.get("more_body"):
            return bytes(body)


def _parameters(query_string: bytes) -> dict[str, Any]:
    found: dict[str, Any] = dict(parse_qsl(query_string.decode("latin-1"), keep_blank_values=True))
    for name in ("variables", "extensions"):
        if text := found.pop(name, ""):
            try:
                found[name] = orjson.loads(text)
            except orjson.JSONDecodeError as error:
                raise HTTPException(400, f"{name}: expected JSON ({error})") from None
    return {name: value for name, value in found.items() if value != ""}


def _call(given: object) -> Call:
    if isinstance(given, list):
        raise HTTPException(
            400, "body: found a list; batches are not supported, send one request per document"
        )
    if not isinstance(given, dict):
        raise HTTPException(400, "body: expected a JSON object with `query`")
    for name in ("variables", "extensions"):
        if not isinstance(given.get(name), dict | None):
            raise HTTPException(400, f"{name}: expected a JSON object or null")
    for name in ("operationName", *_IDS):
        if not isinstance(given.get(name), str | None):
            raise HTTPException(400, f"{name}: expected text or null")
    extensions = given.get("extensions") or {}
    query, identifier = given.get("query"), next((given[name] for name in _IDS if given.get(name)), None)
    if query is None and (identifier or extensions.get("persistedQuery") is not None):
        pass
    elif not isinstance(query, str) or not query.strip():
        raise HTTPException(400, "query: expected a GraphQL document as text")
    elif identifier:
        raise HTTPException(400, "query: found a documentId as well, expected one of them")
    return Call(query, identifier, given.get("variables"), given.get("operationName"), extensions)
