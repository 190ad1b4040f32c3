"""What a question tells of the nodes and edges that it found: one statement per selection.

The ids that the fields of one request ask for in the same turn of the event loop are gathered and read
together, however many there are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLResolveInfo
from strawberry.dataloader import DataLoader

from graph.errors import UnavailableError
from graph.plan import LinkLookup, Lookup, Param, Scope
from loaders.context import Context, Prepared
from loaders.read import Finished, prepared
from loaders.selection import Selection
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


async def node(
    info: GraphQLResolveInfo[Context], identifier: str, kinds: Sequence[str], bounds: Bounds
) -> Finished:
    """What a field selects of a node, which is of one of these kinds."""
    return Finished(await _nodes(info, kinds, bounds).load(identifier))


async def nodes(
    info: GraphQLResolveInfo[Context], ids: Sequence[str], kinds: Sequence[str], bounds: Bounds
) -> Finished:
    """What a field selects of a list of nodes, each of one of these kinds."""
    return Finished(await _nodes(info, kinds, bounds).load_many(ids))


async def links(
    info: GraphQLResolveInfo[Context], ids: Sequence[str], edges: Sequence[str], bounds: Bounds
) -> Finished:
    """What a field selects of a list of edges, each of one of these kinds."""

    def make(selection: Selection, _slots: Slots, _given: Mapping[str, Term]) -> LinkLookup:
        return LinkLookup(Param(0), selection.links(edges, info.field_nodes, ""))

    return Finished(await _selected(info, ("links", *edges), bounds, make).load_many(ids))


def gathered(
    context: Context, about: object, statement: Callable[[], Prepared], values: Callable[[], Sequence[object]]
) -> DataLoader[str, Any]:
    """Loads by id over one statement, whose first parameter is the list of ids and `values` the others."""
    loader: DataLoader[str, Any] | None = context.batches.get(about)
    if loader is None:
        found = statement()

        async def load(ids: list[str]) -> list[Any]:
            items = await context.read(found, [list(ids), *values()])
            for identifier, item in zip(ids, items, strict=True):
                if item is None:
                    raise UnavailableError(f"{identifier} went away while it was read; ask again")
            return items

        loader = context.batches[about] = DataLoader(load)
    return loader


def _nodes(info: GraphQLResolveInfo[Context], kinds: Sequence[str], bounds: Bounds) -> DataLoader[str, Any]:
    def make(selection: Selection, _slots: Slots, _given: Mapping[str, Term]) -> Lookup:
        return Lookup(tuple(kinds), Param(0), selection.shape(kinds, info.field_nodes, ""))

    return _selected(info, ("nodes", *kinds), bounds, make)


def _selected(
    info: GraphQLResolveInfo[Context],
    about: object,
    bounds: Bounds,
    make: Callable[[Selection, Slots, Mapping[str, Term]], Lookup | LinkLookup],
) -> DataLoader[str, Any]:
    context: Context = info.context
    scope = bounds.scope(context.visible)
    before = bounds.values()

    def statement() -> Prepared:
        return prepared(info, (about, scope), make, lambda _slots, _given: scope, 1 + len(before))

    def values() -> Sequence[object]:
        return [*before, *statement().values(variables_of(info))]

    return gathered(context, (about, bounds, *map(id, info.field_nodes)), statement, values)
