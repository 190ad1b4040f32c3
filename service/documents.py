"""Persisted documents: what callers may ask for by id instead of by text.

Operators list documents in folders of `.graphql` files or in the manifests that clients' compilers write.
Clients may add to a bounded memory of others by Apollo's protocol of automatic persisted queries.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import orjson
from graphql import GraphQLError

from graph.errors import BadInputError, EcographError, ForbiddenError, NotFoundError
from loaders.cache import Cache
from schema.execute import EcographSchema
from service.call import Call
from service.settings import Settings

AUTOMATIC = 1_000_000
"""Characters in the documents that clients have sent with their hash."""
_TEXTS = (".graphql", ".gql")
_SHOWN = 80
"""Characters of what was found that a message shows."""


class PersistedQueryNotFoundError(EcographError):
    """Apollo's word for: send the document with its hash."""

    code = "PERSISTED_QUERY_NOT_FOUND"

    def __init__(self) -> None:
        super().__init__("PersistedQueryNotFound")


class PersistedQueryNotSupportedError(EcographError):
    """Apollo's word for: send documents without a hash from now on."""

    code = "PERSISTED_QUERY_NOT_SUPPORTED"

    def __init__(self) -> None:
        super().__init__("PersistedQueryNotSupported")


class Documents:
    """Finds the document of a call."""

    def __init__(self, schema: EcographSchema, settings: Settings) -> None:
        """Read and check the documents of the settings; `BadInputError` for one that cannot be used."""
        if settings.documents_only and not settings.documents:
            raise BadInputError(
                "found --documents-only without --documents; name a folder or manifest of documents",
                argument="documents",
            )
        self._listed = load_documents(settings.documents or (), schema)
        self._texts = frozenset(self._listed.values())
        self._only = settings.documents_only
        self._automatic: Cache[str] | None = None
        if settings.automatic_documents and not self._only:
            self._automatic = Cache(AUTOMATIC)

    def text(self, call: Call) -> str:
        """The document that a call asks for, by text, id or hash; an `EcographError` where there is none that
        may run."""
        persisted = call.extensions.get("persistedQuery")
        digest = None if persisted is None else _digest(persisted)
        if call.query is None:
            return self._by_id(call.document_id) if call.document_id is not None else self._by_digest(digest)
        if digest is not None and digest != _sha256(call.query):
            raise BadInputError(
                "extensions.persistedQuery.sha256Hash: found a hash that is not the one of `query`, expected "
                "the SHA-256 of its UTF-8 bytes in lower-case hexadecimal digits",
                argument="extensions.persistedQuery.sha256Hash",
            )
        if self._only and call.query not in self._texts:
            raise ForbiddenError(
                "query: found a document that is not listed, and this service runs no others; ask its "
                "operators to list it",
                argument="query",
            )
        if digest is not None and self._automatic is not None:
            self._automatic.keep(digest, call.query, len(call.query))
        return call.query

    def _by_id(self, identifier: str) -> str:
        found = self._listed.get(identifier) or self._kept(identifier.removeprefix("sha256:"))
        if found is None:
            raise NotFoundError(
                f"documentId: found {identifier!r}, expected the id of a document that is listed here; "
                f"{'' if self._only else 'send the document as `query`, or '}ask the operators to list it",
                argument="documentId",
            )
        return found

    def _by_digest(self, digest: str | None) -> str:
        assert digest is not None
        found = self._listed.get(digest) or self._kept(digest)
        if found is None:
            if self._automatic is None and not self._listed:
                raise PersistedQueryNotSupportedError
            raise PersistedQueryNotFoundError
        return found

    def _kept(self, digest: str) -> str | None:
        return self._automatic.get(digest) if self._automatic is not None else None


def load_documents(paths: Iterable[Path], schema: EcographSchema) -> Mapping[str, str]:
    """Documents by id, each also by its SHA-256 with and without the prefix `sha256:`. They are checked
    against the schema; `BadInputError` names the file."""
    found: dict[str, str] = {}
    for path in paths:
        for file in _files(path):
            for identifier, text in _read(file):
                _check(f"{file}: {identifier}", text, schema)
                digest = _sha256(text)
                for key in (identifier, digest, f"sha256:{digest}"):
                    if found.setdefault(key, text) != text:
                        raise BadInputError(
                            f"{file}: {key}: found a second document with this id, expected one; rename it"
                        )
    return found


def _files(path: Path) -> Sequence[Path]:
    if not path.is_dir():
        return [path]
    files = [file for file in sorted(path.rglob("*")) if file.suffix in (*_TEXTS, ".json")]
    if not files:
        raise BadInputError(f"{path}: found no document, expected {', '.join(_TEXTS)} or .json files")
    return files


def _read(file: Path) -> Iterator[tuple[str, str]]:
    """(id, text) of the documents in a file."""
    try:
        content = file.read_bytes()
        if file.suffix in _TEXTS:
            yield file.stem, content.decode()
            return
        manifest = orjson.loads(content)
    except (OSError, ValueError) as error:
        raise BadInputError(
            f"{file}: cannot be read ({error}), expected a GraphQL document or a JSON manifest in UTF-8"
        ) from None
    for identifier, text in _entries(manifest):
        if not isinstance(identifier, str) or not isinstance(text, str):
            raise BadInputError(
                f"{file}: found no manifest, expected an object of ids and documents, as relay-compiler and "
                f"graphql-codegen write it, or Apollo's format"
            )
        yield identifier, text


def _entries(manifest: object) -> Iterable[tuple[object, object]]:
    match manifest:
        case {"format": "apollo-persisted-query-manifest", "operations": [*operations]}:
            return [(o.get("id"), o.get("body")) if isinstance(o, dict) else (None, o) for o in operations]
        case dict():
            return manifest.items()
    return [(None, manifest)]


def _check(at: str, text: str, schema: EcographSchema) -> None:
    try:
        errors = list(schema.checked(text).errors)
    except GraphQLError as error:
        errors = [error]
    except BadInputError as error:
        raise BadInputError(f"{at}: {error.message}") from None
    if errors:
        line = errors[0].locations[0].line if errors[0].locations else 1
        raise BadInputError(f"{at}: line {line}: {errors[0].message}")


def _digest(persisted: object) -> str:
    """The hash in `extensions.persistedQuery`."""
    at = "extensions.persistedQuery"
    match persisted:
        case {"version": 1, "sha256Hash": str(digest)}:
            return digest
    found = orjson.dumps(persisted).decode()
    shown = found if len(found) <= _SHOWN else f"{found[:_SHOWN]}..."
    raise BadInputError(f'{at}: found {shown}, expected {{"version": 1, "sha256Hash": "..."}}', argument=at)


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
