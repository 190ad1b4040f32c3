"""What a question tells of the nodes and edges that it found: one statement per selection."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLResolveInfo

from graph.errors import UnavailableError
from graph.plan import LinkLookup, Lookup, Param, Scope
from loaders.context import Context, Prepared
from loaders.read import prepared
from loaders.selection import Document, Selection, collected, object_type
from loaders.slots import Slots
from loaders.terms import Term, variables_of


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a question's scope asks for, with its values: (first day, last day), least confidence."""

    as_of: tuple[str, str] | None = None
    min_confidence: float | None = None

    @classmethod
    def of(cls, scope: Scope, given: Sequence[Any]) -> "Bounds":
        """The bounds of a scope whose parameters have these values."""
        as_of = scope.as_of and (given[scope.as_of[0].index], given[scope.as_of[1].index])
        return cls(as_of, None if scope.min_confidence is None else given[scope.min_confidence.index])

    def scope(self, visible: tuple[str, ...] | None) -> Scope:
        """The scope; its parameters stand behind the one for the ids."""
        minimum = None if self.min_confidence is None else Param(3 if self.as_of else 1)
        return Scope((Param(1), Param(2)) if self.as_of else None, minimum, visible)

    def values(self) -> list[object]:
        """The values of the scope's parameters."""
        return [*(self.as_of or ()), *(() if self.min_confidence is None else (self.min_confidence,))]


def below(info: GraphQLResolveInfo[Context]) -> dict[str, GraphQLResolveInfo[Context]]:
    """The fields selected below a field of object type, by response key, with what execution will tell
    their resolvers. So a list reads what all its items are to tell at once, before they are completed."""
    of = object_type(info.return_type)
    document = Document(info.schema, info.fragments, variables_of(info))
    found = {}
    for key, nodes in collected(document, of, info.field_nodes).items():
        name = nodes[0].name.value
        if name in of.fields:
            found[key] = info._replace(
                field_name=name, field_nodes=list(nodes), parent_type=of, return_type=of.fields[name].type
            )
    return found


async def nodes(
    info: GraphQLResolveInfo[Context], ids: Iterable[str], kinds: Sequence[str], bounds: Bounds
) -> Mapping[str, object]:
    """What a field selects of nodes, each of one of these kinds, by id."""

    def make(selection: Selection, _slots: Slots, _given: Mapping[str, Term]) -> Lookup:
        return Lookup(tuple(kinds), Param(0), selection.shape(kinds, info.field_nodes, ""))

    return await _selected(info, ("nodes", *kinds), ids, bounds, make)


async def links(
    info: GraphQLResolveInfo[Context], ids: Iterable[str], edges: Sequence[str], bounds: Bounds
) -> Mapping[str, object]:
    """What a field selects of edges, each of one of these kinds, by id."""

    def make(selection: Selection, _slots: Slots, _given: Mapping[str, Term]) -> LinkLookup:
        return LinkLookup(Param(0), selection.links(edges, info.field_nodes, ""))

    return await _selected(info, ("links", *edges), ids, bounds, make)


async def by_id(
    info: GraphQLResolveInfo[Context], statement: Prepared, ids: Iterable[str], others: Sequence[object] = ()
) -> dict[str, object]:
    """The items of a statement whose first parameter is a list of ids, and the others are as given."""
    once = list(dict.fromkeys(ids))
    items = await info.context.read(info, statement, [once, *others]) if once else []
    for identifier, item in zip(once, items, strict=True):
        if item is None:
            raise UnavailableError(f"{identifier} went away while it was read; ask again")
    return dict(zip(once, items, strict=True))


async def _selected(
    info: GraphQLResolveInfo[Context],
    about: object,
    ids: Iterable[str],
    bounds: Bounds,
    make: Callable[[Selection, Slots, Mapping[str, Term]], Lookup | LinkLookup],
) -> Mapping[str, object]:
    context: Context = info.context
    scope, before = bounds.scope(context.visible), bounds.values()
    statement = await prepared(info, (about, scope), make, lambda _slots, _given: scope, 1 + len(before))
    return await by_id(info, statement, ids, [*before, *statement.values(variables_of(info))])
