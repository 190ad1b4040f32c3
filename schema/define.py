"""Named GraphQL types made at run time, the way Strawberry's own integrations make theirs.

A class with annotations and a decorator per type would cost a generated `__init__` each, which takes
most of the time and which nobody calls: none of these types is ever instantiated.
"""

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any

from strawberry.annotation import StrawberryAnnotation
from strawberry.schema_directives import OneOf
from strawberry.types.arguments import InputContext, StrawberryArgument
from strawberry.types.base import StrawberryList, StrawberryObjectDefinition, StrawberryOptional
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition
from strawberry.types.field import StrawberryField

from graph.ontology import OntologyError

Fields = Iterable[StrawberryField]
GraphQLType = Any
"""A class or definition that Strawberry knows as a type."""


def described(doc: str, label: str) -> str:
    """A description: what the declaration says, with its Chinese label."""
    return f"{doc.rstrip('.')} ({label})."


def optional(of: GraphQLType) -> GraphQLType:
    """The type, or null."""
    return StrawberryOptional(of)


def listed(of: GraphQLType) -> GraphQLType:
    """A list of the type, without nulls unless the type is optional."""
    return StrawberryList(of)


def argument(name: str, of: GraphQLType, description: str | None = None) -> StrawberryArgument:
    """An argument of a field. A type that is `Annotated` brings its own description."""
    return StrawberryArgument(name, name, StrawberryAnnotation(of), description=description)


class _Field(StrawberryField):
    """A field of a type that is made already. Strawberry asks for a field's type four times while a schema is
    built, and would look each time whether it is still to be made of a Python annotation."""

    def __init__(self, name: str, of: GraphQLType, description: str) -> None:
        super().__init__(name, name, StrawberryAnnotation(of), description=description)
        self._of = of

    def resolve_type(self, *, type_definition: StrawberryObjectDefinition | None = None) -> Any:  # noqa: ARG002
        return self._of


def field(
    name: str, of: GraphQLType, description: str, arguments: Iterable[StrawberryArgument] = ()
) -> StrawberryField:
    """A field of a type."""
    made = _Field(name, of, description)
    made.arguments = list(arguments)
    return made


def input_field(name: str, of: GraphQLType, description: str) -> StrawberryField:
    """A field of an input type that may be left out."""
    return _Field(name, StrawberryOptional(of), description)


def _as_given(_type: type, value: Mapping[str, Any], _context: InputContext) -> Mapping[str, Any]:
    return value


class Types:
    """The types of a schema under construction. Each is made when it is first asked for by name, and
    gets its fields, `fields(*about)`, in `finish`; so types may refer to each other in any order."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[GraphQLType, object]] = {}
        self._open: list[tuple[StrawberryObjectDefinition, Callable[..., Fields], tuple[Any, ...]]] = []

    def output(
        self,
        name: str,
        description: str,
        fields: Callable[..., Fields],
        *about: object,
        interfaces: Iterable[GraphQLType] = (),
    ) -> GraphQLType:
        """An object type."""
        return self._type(name, description, fields, about, interfaces=interfaces)

    def interface(
        self,
        name: str,
        description: str,
        fields: Callable[..., Fields],
        *about: object,
        interfaces: Iterable[GraphQLType] = (),
    ) -> GraphQLType:
        """An interface type."""
        return self._type(name, description, fields, about, interfaces=interfaces, is_interface=True)

    def input(
        self,
        name: str,
        description: str,
        fields: Callable[..., Fields],
        *about: object,
        one_of: bool = False,
    ) -> GraphQLType:
        """An input type; `one_of` says that exactly one of its fields is to be given."""
        return self._type(name, description, fields, about, is_input=True, one_of=one_of)

    def enum(
        self, name: str, description: str, labels: Mapping[str, str], codes: type[Enum] | None = None
    ) -> GraphQLType:
        """An enum type whose values are these names, described by their labels: the names of the members of
        `codes` where that is given."""

        def make() -> GraphQLType:
            made: Any = Enum
            of: type[Enum] = codes or made(name, {label: label for label in labels})
            members = [EnumValue(m.name, m.value, description=labels[m.name]) for m in of]
            return StrawberryEnumDefinition(of, name, members, description)

        return self._once(name, codes or labels, make)

    def finish(self) -> None:
        """Fill in the fields of all types asked for, and of those that they ask for."""
        while self._open:
            definition, fields, about = self._open.pop()
            found: dict[str, StrawberryField] = {}
            for made in fields(*about):
                if found.setdefault(made.python_name, made) is not made:
                    raise OntologyError(
                        f"{definition.name}: two fields would be named {made.python_name!r} in the GraphQL "
                        "schema; rename the property or hop"
                    )
            definition.fields.extend(found.values())

    def _once(self, name: str, about: object, make: Callable[[], GraphQLType]) -> GraphQLType:
        if name not in self._made:
            self._made[name] = make(), about
        made, same = self._made[name]
        if about != same:
            raise OntologyError(f"{name}: two types would have this name in the GraphQL schema; rename one")
        return made

    def _type(
        self,
        name: str,
        description: str,
        fields: Callable[..., Fields],
        about: tuple[object, ...],
        *,
        is_input: bool = False,
        is_interface: bool = False,
        one_of: bool = False,
        interfaces: Iterable[GraphQLType] = (),
    ) -> GraphQLType:
        def make() -> GraphQLType:
            made: Any = type(name, (), {})
            made.__strawberry_definition__ = definition = StrawberryObjectDefinition(
                name=name,
                is_input=is_input,
                is_interface=is_interface,
                origin=made,
                description=description,
                interfaces=[interface.__strawberry_definition__ for interface in interfaces],
                extend=False,
                directives=(OneOf(),) if one_of else (),
                is_type_of=None,
                resolve_type=None,
                fields=[],
                from_input=_as_given if is_input else None,
            )
            self._open.append((definition, fields, about))
            return made

        return self._once(name, (fields, about), make)
