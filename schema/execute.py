"""How a document is executed: limits before it runs, finished values handed through, errors told."""

import logging
import time
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import isawaitable
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationRule,
    execute,
    located_error,
    parse,
    specified_rules,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext, validate_document
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graph.errors import BadInputError, EcographError, ForbiddenError
from graph.values import BadValueError
from loaders.cache import Cache
from loaders.context import Context
from loaders.explain import explained
from loaders.read import Finished
from loaders.sources import citations
from schema.introspection import ROOTS, Introspection, IntrospectionRule, StoppedError

LONGEST_DOCUMENT = 100_000
"""Characters in a document."""
MOST_TOKENS = 10_000
"""Words, numbers, texts and brackets in a document."""
DEEPEST_SELECTION = 30
"""Levels of fields within fields."""
DOCUMENTS = 300_000
"""Characters in the documents that are kept checked; few, for a tree takes far more memory than its text."""

_ABORTED = "Validation aborted."
_TOO_COMPLEX = (
    "the document is too complex to be checked: too many fields of one name, or fragments within fragments; "
    "ask for less at once"
)

_log = logging.getLogger("ecograph.graphql")


class HandThrough(StrawberryGraphQLCoreExecutionContext):
    """Completes values as GraphQL does, but hands through what a statement has finished already, and
    introspects beside the event loop."""

    def __init__(self, *args: Any, introspection: Introspection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.introspection = introspection

    def execute_field(
        self, parent_type: Any, source: Any, field_details_list: Any, path: Any, position_context: Any
    ) -> Any:
        """The value of a field, or what it is awaited from."""
        node = field_details_list[0].node
        if node.name.value in ROOTS and path.prev is None:
            return self._introspect(parent_type, source, field_details_list, path, position_context)
        if parent_type.name.startswith("__") and time.monotonic() > self.context_value.deadline:
            raise StoppedError
        return super().execute_field(parent_type, source, field_details_list, path, position_context)

    async def _introspect(self, *field: Any) -> Any:
        _, _, details, path, _ = field
        node = details[0].node

        def make() -> tuple[object, bool]:
            before = len(self.collected_errors.errors)
            value = super(HandThrough, self).execute_field(*field)
            return value, len(self.collected_errors.errors) == before

        operation = self.operation.name.value if self.operation.name else None
        key = (node.loc.source.body, operation, path.key, repr(self.variable_values.coerced))
        try:
            return await self.introspection.answer(key, self.context_value, make)
        except EcographError as error:
            raise located_error(error, [node], path.as_list()) from None

    def complete_value(
        self,
        return_type: Any,
        field_details_list: Any,
        info: Any,
        path: Any,
        result: Any,
        position_context: Any,
    ) -> Any:
        """What goes into the response for a resolved value."""
        if type(result) is Finished:
            return result.value
        return super().complete_value(return_type, field_details_list, info, path, result, position_context)


class DepthRule(ValidationRule):
    """Refuses a selection that is too deep. Each fragment is measured once, however often it is spread."""

    def enter_document(self, document: DocumentNode, *_: object) -> None:
        """Measure the operations of a document."""
        fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        depths: dict[str, int] = {}

        def depth(selections: SelectionSetNode | None) -> int:
            return max(map(below, selections.selections), default=0) if selections else 0

        def below(selection: object) -> int:
            if isinstance(selection, FieldNode):
                return 1 + depth(selection.selection_set)
            if isinstance(selection, InlineFragmentNode):
                return depth(selection.selection_set)
            assert isinstance(selection, FragmentSpreadNode)
            name = selection.name.value
            if name not in depths and name in fragments:
                depths[name] = 0  # a cycle counts nothing here; another rule refuses it
                depths[name] = depth(fragments[name].selection_set)
            return depths.get(name, 0)

        for operation in document.definitions:
            if isinstance(operation, OperationDefinitionNode):
                found = depth(operation.selection_set)
                if found > DEEPEST_SELECTION:
                    self.report_error(
                        GraphQLError(
                            f"found a selection {found} levels deep, expected at most {DEEPEST_SELECTION}; "
                            "ask for less at once",
                            operation,
                        )
                    )


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was parsed and validated."""

    node: DocumentNode
    operations: Mapping[str | None, OperationDefinitionNode]
    """By name; None for one without."""
    errors: Collection[GraphQLError]
    """What is wrong with it."""

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation to run; `BadInputError` where it is not clear which. Without a name it must be the
        only one, where libraries run the first."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        if name in self.operations:
            return self.operations[name]
        if name is not None:
            raise BadInputError(
                f"found no operation named {name!r} in the document; name one that it has",
                argument="operationName",
            )
        if not self.operations:
            raise BadInputError("found no operation in the document, expected a query")
        raise BadInputError(
            f"found {len(self.operations)} operations and no operationName; name the one that is to run",
            argument="operationName",
        )


class EcographSchema(strawberry.Schema):
    """A Strawberry schema whose `execute` always answers with a result, its errors told to a user.

    It runs documents by graphql-core's own `execute`: what Strawberry puts around that, for its extensions,
    costs half as much again as all the rest (docs/decisions/0007-the-price-of-a-hit.md).
    """

    def __init__(self, query: type, types: Iterable[type], config: StrawberryConfig) -> None:
        super().__init__(query, types=types, config=config)
        self._documents: Cache[Document] = Cache(DOCUMENTS)
        self._introspection = Introspection()

    @cached_property
    def sdl(self) -> str:
        """The schema as SDL."""
        return self.as_str()

    def root_fields(self) -> Iterable[GraphQLField]:
        """The fields of `Query`, as graphql-core knows them."""
        assert self._schema.query_type is not None
        fields: Mapping[str, GraphQLField] = self._schema.query_type.fields
        return fields.values()

    def checked(self, text: str) -> Document:
        """A document, parsed and validated; raises `GraphQLError` for what is no GraphQL."""
        if len(text) > LONGEST_DOCUMENT:
            raise BadInputError(
                f"found a document of {len(text):,} characters, expected at most {LONGEST_DOCUMENT:,}; put "
                "long values into variables"
            )
        found = self._documents.get(text)
        if found is None:
            node = parse(text, max_tokens=MOST_TOKENS)
            operations = {
                d.name.value if d.name else None: d
                for d in node.definitions
                if isinstance(d, OperationDefinitionNode)
            }
            errors = validate_document(self._schema, node, (*specified_rules, DepthRule, IntrospectionRule))
            if any(error.message == _ABORTED for error in errors):
                errors = [GraphQLError(_TOO_COMPLEX)]
            found = Document(node, operations, errors)
            self._documents.keep(text, found, len(text))
        return found

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """The answer to a document; what cannot run is answered with errors, not raised.

        `operation_extensions`, a request's `extensions`, may ask for more in the answer's: `explain: true`
        for how it was read, `sources: true` for what it cites.
        """
        data, errors = None, None
        extensions: dict[str, object] = {}
        try:
            if explain := _asked(operation_extensions, "explain"):
                _may_explain(context_value)
                context_value.reads = []
            if sources := _asked(operation_extensions, "sources"):
                context_value.cited = {}
            document = self._runnable(query, operation_name, allowed_operation_types)
            if not (errors := list(document.errors)):
                running = execute(
                    self._schema,
                    document.node,
                    root_value,
                    context_value,
                    variable_values,
                    operation_name,
                    executor_class=HandThrough,
                    introspection=self._introspection,
                    operation_extensions=operation_extensions,
                )
                data, errors = await running if isawaitable(running) else running
                if explain:
                    extensions["explain"] = await explained(context_value, context_value.reads)
                if sources:
                    extensions["sources"] = citations(context_value.cited)
        except GraphQLError as error:
            errors = [error]
        except Exception as error:  # noqa: BLE001 (whatever it is, the caller gets an answer)
            errors = [GraphQLError(str(error), original_error=error)]
        return ExecutionResult(data, [told(error) for error in errors] if errors else None, extensions)

    def _runnable(
        self, query: str | None, operation: str | None, allowed: Iterable[OperationType] | None
    ) -> Document:
        """The document, and that the operation in it may be run."""
        if not query:
            raise BadInputError("found no document, expected a `query`")
        document = self.checked(query)
        kind = document.operation(operation).operation.value
        if allowed is not None and OperationType(kind) not in allowed:
            raise BadInputError(f"found a {kind}, which is not allowed here")
        return document


def _asked(extensions: Mapping[str, Any] | None, name: str) -> bool:
    """Whether a request's `extensions` ask for something of this name in the answer's."""
    wanted = (extensions or {}).get(name, False)
    if not isinstance(wanted, bool):
        at = f"extensions.{name}"
        raise BadInputError(f"{at}: found {wanted!r}, expected true or false", argument=at)
    return wanted


def _may_explain(context: Context) -> None:
    if not context.may_explain:
        raise ForbiddenError(
            "extensions.explain: this service does not tell how it reads; leave it out, or ask its operators "
            "for it",
            argument="extensions.explain",
        )


def told(error: GraphQLError) -> GraphQLError:
    """An error as the user is told of it: with its code, and nothing of the inside of the service.

    An unexpected one is logged under an id, which is all that the user gets.
    """
    cause: BaseException | None = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    message = error.message
    if isinstance(cause, EcographError):
        message, extensions = cause.message, {"code": cause.code}
        if cause.argument:
            extensions["argument"] = cause.argument
    elif isinstance(cause, GraphQLError | BadValueError):
        extensions = {"code": BadInputError.code}
    else:
        identifier = uuid.uuid4().hex
        _log.error("unexpected error %s", identifier, exc_info=cause)
        message = f"unexpected error; the operators find it in the log under {identifier}"
        extensions = {"code": EcographError.code, "id": identifier}
    return GraphQLError(
        message.encode("utf-8", "backslashreplace").decode(),
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        original_error=cause if isinstance(cause, Exception) else None,
        extensions=extensions,
    )
