"""Arguments as terms: what decides the structure of a plan is plain data, every other value is a `Leaf`.

Null, booleans, codes, the fields of input objects and the number of objects in a list decide the
structure. Text, numbers, ids and lists of them do not: a leaf holds them as a constant of the document
or as a place in the variables, so that one plan serves all their values. `shape` of the variables is
what a plan has been made from, beside the document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, cast

from graphql import (
    BooleanValueNode,
    EnumValueNode,
    FieldNode,
    GraphQLArgument,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLResolveInfo,
    GraphQLScalarType,
    ListValueNode,
    NullValueNode,
    ObjectValueNode,
    ValueNode,
    VariableNode,
    coerce_input_literal,
)

Variables = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar or a list of scalars."""

    value: object = None
    """The constant, where there is no `path` and there are no `items`."""
    path: tuple[str | int, ...] = ()
    """The place in the variables."""
    items: tuple["Leaf", ...] = ()
    """The items of a list that has variables among them."""

    @property
    def constant(self) -> bool:
        """Whether it is the same whatever the variables."""
        return not self.path and not self.items

    def take(self, variables: Variables) -> object:
        """The value under these variables."""
        if self.path:
            value: Any = variables
            for step in self.path:
                value = value[step]
            return value
        return [item.take(variables) for item in self.items] if self.items else self.value


def variables_of(info: GraphQLResolveInfo[Any]) -> Variables:
    """The coerced variables, which Strawberry gives resolvers as a plain mapping."""
    return cast("Variables", info.variable_values)


Term = Leaf | bool | None | list["Term"] | dict[str, "Term"]
_ABSENT = Leaf("absent")


def arguments(
    node: FieldNode, defined: Mapping[str, GraphQLArgument], variables: Variables
) -> dict[str, Term]:
    """The arguments given to a field. Those given as null count as left out."""
    given: dict[str, Term] = {}
    for argument in node.arguments or ():
        name = argument.name.value
        value = _term(argument.value, defined[name].type, variables)
        if value is not _ABSENT and value is not None:
            given[name] = value
    return given


def given_to(info: GraphQLResolveInfo[Any]) -> dict[str, Term]:
    """The arguments given to the field that is resolved."""
    defined = info.parent_type.fields[info.field_name].args
    return arguments(info.field_nodes[0], defined, variables_of(info))


def leaf(term: Term) -> Leaf:
    """The term of a scalar, or of a list of scalars."""
    assert isinstance(term, Leaf)
    return term


def shape(value: object) -> object:
    """What of a variable's value decides the structure of a plan; hashable."""
    if value is None or isinstance(value, bool | Enum):
        return value
    if isinstance(value, dict):
        return tuple((name, shape(item)) for name, item in value.items())
    if isinstance(value, list) and value and isinstance(value[0], dict | list | Enum):
        return tuple(map(shape, value))
    return type(value)


def _term(node: ValueNode, of: GraphQLInputType, variables: Variables) -> Term:
    if isinstance(node, VariableNode):
        name = node.name.value
        return _value(variables[name], of, (name,)) if name in variables else _ABSENT
    if isinstance(of, GraphQLNonNull):
        of = of.of_type
    if isinstance(node, NullValueNode):
        return None
    if isinstance(of, GraphQLList):
        items = node.values if isinstance(node, ListValueNode) else (node,)
        return _listed([_term(item, of.of_type, variables) for item in items], of)
    if isinstance(of, GraphQLInputObjectType):
        assert isinstance(node, ObjectValueNode)
        fields = {f.name.value: _term(f.value, of.fields[f.name.value].type, variables) for f in node.fields}
        return {name: value for name, value in fields.items() if value is not _ABSENT}
    if isinstance(node, BooleanValueNode):
        return node.value
    if isinstance(node, EnumValueNode):
        return Leaf(node.value)
    return Leaf(coerce_input_literal(node, of))


def _value(value: Any, of: GraphQLInputType, path: tuple[str | int, ...]) -> Term:
    if isinstance(of, GraphQLNonNull):
        of = of.of_type
    if value is None or isinstance(value, bool):
        return value
    if isinstance(of, GraphQLList):
        if isinstance(_named(of), GraphQLScalarType):
            return Leaf(path=path)
        return _listed([_value(item, of.of_type, (*path, i)) for i, item in enumerate(value)], of)
    if isinstance(of, GraphQLInputObjectType):
        return {name: _value(item, of.fields[name].type, (*path, name)) for name, item in value.items()}
    return Leaf(value.name) if isinstance(value, Enum) else Leaf(path=path)


def _listed(items: list[Term], of: GraphQLList[Any]) -> Term:
    """A list of objects as it is, any other list as one leaf."""
    if isinstance(_named(of), GraphQLInputObjectType):
        return items
    leaves = [item for item in items if isinstance(item, Leaf)]
    if all(leaf.constant for leaf in leaves):
        return Leaf([leaf.value for leaf in leaves])
    return Leaf(items=tuple(leaves))


def _named(of: Any) -> Any:
    while isinstance(of, GraphQLList | GraphQLNonNull):
        of = of.of_type
    return of
