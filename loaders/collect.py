"""The fields of a selection set, collected and merged (CollectFields, GraphQL specification 6.3.2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    BooleanValueNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    SelectionNode,
    VariableNode,
    get_named_type,
)
from graphql.language import FragmentSpreadNode

from graph.errors import BadInputError
from loaders.terms import Variables

Selected = Mapping[str, Sequence[FieldNode]]
"""Response key -> the fields of that key, merged."""


@dataclass(frozen=True, slots=True)
class Document:
    """What a selection is read against."""

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Variables


def collected(document: Document, of: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Selected:
    """The fields below these that apply to an object type."""
    names = {of.name, *(interface.name for interface in of.interfaces)}
    found: dict[str, list[FieldNode]] = {}
    spread: set[str] = set()
    open_: list[SelectionNode] = []
    for node in reversed(nodes):
        if node.selection_set:
            open_ += reversed(node.selection_set.selections)
    while open_:
        selection = open_.pop()
        if not _included(selection, document.variables):
            continue
        if isinstance(selection, FieldNode):
            key = selection.alias or selection.name
            found.setdefault(key.value, []).append(selection)
            continue
        fragment: Any = selection
        if isinstance(selection, FragmentSpreadNode):
            if selection.name.value in spread:
                continue
            spread.add(selection.name.value)
            fragment = document.fragments[selection.name.value]
        condition = fragment.type_condition
        if condition is None or condition.name.value in names:
            open_ += reversed(fragment.selection_set.selections)
    return found


def _included(selection: SelectionNode, variables: Variables) -> bool:
    """Whether `@skip` and `@include` let it in."""
    for directive in selection.directives or ():
        name = directive.name.value
        if name in ("skip", "include"):
            (condition,) = directive.arguments or ()
            value = condition.value
            if isinstance(value, VariableNode):
                holds = variables[value.name.value]
                if holds is None:
                    raise BadInputError(
                        f"@{name}: found null in ${value.name.value}, expected true or false",
                        argument=value.name.value,
                    )
            else:
                assert isinstance(value, BooleanValueNode)
                holds = value.value
            if holds is (name == "skip"):
                return False
    return True


def object_type(of: GraphQLOutputType) -> GraphQLObjectType:
    """The object type in a type, without lists and non-null."""
    found = get_named_type(of)
    assert isinstance(found, GraphQLObjectType)
    return found


def object_at(of: GraphQLObjectType, field: str) -> GraphQLObjectType:
    """The object type of a field."""
    return object_type(of.fields[field].type)
