"""Introspection: what a document may ask of it, and its answers, which are made once.

The schema is tens of thousands of objects and graphql-core walks them one by one; the usual query takes some
0.5 s of the processor. So that is done off the event loop, for one caller at a time, and kept.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Hashable

import orjson
from graphql import FieldNode, GraphQLError, ValidationContext, ValidationRule, is_list_type
from graphql.type import get_nullable_type

from loaders.cache import Cache
from loaders.context import Context

ROOTS = ("__schema", "__type")
MOST_ROOTS = 2
"""Fields `__schema` and `__type` in a document."""
MOST_LISTS = 2
"""Fields of one name in a document that list parts of the schema, such as `types` and `args`. They multiply
where they are within one another; the usual introspection query has `args` twice and the others once."""
KEPT = 16_000_000
"""Bytes of answers, documents and variables that are kept."""


class IntrospectionRule(ValidationRule):
    """Refuses a document that introspects more than a tool has reason to."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        self._found: Counter[str] = Counter()

    def enter_field(self, node: FieldNode, *_: object) -> None:
        """Count a field."""
        name = node.name.value
        if name in ROOTS:
            self._count("__schema or __type", MOST_ROOTS, node)
            return
        of, parent = self.context.get_type(), self.context.get_parent_type()
        if of and parent and parent.name.startswith("__") and is_list_type(get_nullable_type(of)):
            self._count(f"{parent.name}.{name}", MOST_LISTS, node)

    def _count(self, what: str, most: int, node: FieldNode) -> None:
        self._found[what] += 1
        if self._found[what] == most + 1:
            self.report_error(
                GraphQLError(
                    f"found {what} more than {most} times in a document, expected introspection to ask at "
                    "most so often; ask in several documents",
                    node,
                )
            )


class StoppedError(BaseException):
    """Introspection has no time left. It is no `Exception`, so that GraphQL does not take it for the error of
    one field and go on with the next."""


class Introspection:
    """Answers of introspection, each made once."""

    def __init__(self) -> None:
        self._kept: Cache[orjson.Fragment] = Cache(KEPT)
        self._one = asyncio.Lock()

    async def answer(
        self, key: tuple[Hashable, ...], context: Context, make: Callable[[], tuple[object, bool]]
    ) -> orjson.Fragment:
        """What `make` makes in a thread, or made before; it says as well whether its answer may be kept."""
        found = self._kept.get(key)
        if found is not None:
            return found
        try:
            async with asyncio.timeout(context.remaining()), self._one:
                found = self._kept.get(key)
                if found is None:
                    body, keep = await asyncio.to_thread(_made, make)
                    found = orjson.Fragment(body)
                    if keep:
                        self._kept.keep(key, found, len(body) + sum(len(str(part)) for part in key))
        except (TimeoutError, StoppedError):
            raise context.too_late() from None
        except asyncio.CancelledError:
            context.deadline = time.monotonic()  # the thread stops as well
            raise
        return found


def _made(make: Callable[[], tuple[object, bool]]) -> tuple[bytes, bool]:
    value, keep = make()
    return orjson.dumps(value), keep
