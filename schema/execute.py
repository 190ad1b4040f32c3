"""How a document is executed: limits before it runs, finished values handed through, errors told."""

import logging
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationRule,
    parse,
    specified_rules,
)
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext, validate_document
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from graph.errors import BadInputError, EcographError
from graph.values import BadValueError
from loaders.cache import Cache
from loaders.read import Finished

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
    """Completes values as GraphQL does, but hands through what a statement has finished already."""

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


class Checked(SchemaExtension):
    """Limits, parses and validates a document once for all the times that it is sent."""

    def on_parse(self) -> Iterator[None]:
        """Take the document from the cache, or check it."""
        context = self.execution_context
        assert isinstance(context.schema, EcographSchema)
        assert context.query is not None
        self._document = context.schema.checked(context.query)
        context.graphql_document = self._document.node
        yield

    def on_validate(self) -> Iterator[None]:
        """Say what is wrong with it. Among several operations one must be named, where Strawberry would
        run the first."""
        context = self.execution_context
        context.pre_execution_errors = self._document.errors
        if self._document.operations > 1 and context._provided_operation_name is None:  # noqa: SLF001
            raise BadInputError(
                f"found {self._document.operations} operations and no operationName; name the one that is "
                "to run",
                argument="operationName",
            )
        yield


@dataclass(frozen=True, slots=True)
class _Document:
    node: DocumentNode
    operations: int
    errors: list[GraphQLError]


class EcographSchema(strawberry.Schema):
    """A Strawberry schema whose `execute` always answers with a result, its errors told to a user."""

    def __init__(self, query: type, types: Iterable[type], config: StrawberryConfig) -> None:
        super().__init__(
            query,
            types=types,
            config=config,
            execution_context_class=HandThrough,
            extensions=[Checked],
        )
        self._documents: Cache[_Document] = Cache(DOCUMENTS)

    def checked(self, text: str) -> _Document:
        """A document, parsed and validated; raises `GraphQLError` for what is no GraphQL."""
        if len(text) > LONGEST_DOCUMENT:
            raise BadInputError(
                f"found a document of {len(text):,} characters, expected at most {LONGEST_DOCUMENT:,}; put "
                "long values into variables"
            )

        found = self._documents.get(text)
        if found is None:
            node = parse(text, max_tokens=MOST_TOKENS)
            operations = sum(isinstance(d, OperationDefinitionNode) for d in node.definitions)
            errors = validate_document(self._schema, node, (*specified_rules, DepthRule))
            if any(error.message == _ABORTED for error in errors):
                errors = [GraphQLError(_TOO_COMPLEX)]
            found = _Document(node, operations, errors)
            self._documents.keep(text, found, len(text))
        return found

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """The answer to a document; what cannot run is answered with errors, not raised."""
        try:
            result = await super().execute(
                query,
                variable_values,
                context_value,
                root_value,
                operation_name,
                allowed_operation_types,
                operation_extensions,
            )
        except MissingQueryError:
            result = _refused("found no document, expected a `query`")
        except CannotGetOperationTypeError:
            result = _refused(
                f"found no operation named {operation_name!r} in the document; name one that it has"
                if operation_name is not None
                else "found no operation in the document, expected a query"
            )
        except InvalidOperationTypeError as error:
            result = _refused(f"found a {error.operation_type.value}, which is not allowed here")
        if result.errors:
            result.errors = [told(error) for error in result.errors]
        return result

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Do nothing: errors are logged where they are told, and only those that nobody expected."""


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


def _refused(message: str) -> ExecutionResult:
    return ExecutionResult(data=None, errors=[GraphQLError(message)])
