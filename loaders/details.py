"""What a question tells of the nodes and edges that it found: one statement per selection."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import GraphQLResolveInfo

from graph.errors import UnavailableError
from graph.ontology import Ontology
from graph.plan import LinkLookup, Lookup, Param, Plan, Scope
from loaders.collect import Document, collected, object_type
from loaders.context import Context, Prepared
from loaders.read import prepared
from loaders.selection import Selection
from loaders.slots import Slots
from loaders.sources import EDGE_FIELDS, NODE_FIELDS
from loaders.terms import Term, variables_of


@dataclass(frozen=True, slots=True)
class Bounds:
    """A question's scope with its values. Its parameters stand behind the one for the ids."""

    scope: Scope
    values: Sequence[object]

    @classmethod
    def of(cls, scope: Scope, given: Sequence[Any]) -> "Bounds":
        """The bounds of a scope whose parameters have these values."""
        moved = {param: Param(number) for number, param in enumerate(scope.params, 1)}
        as_of = scope.as_of and (moved[scope.as_of[0]], moved[scope.as_of[1]])
        minimum, source = (param and moved[param] for param in (scope.min_confidence, scope.source))
        return cls(Scope(as_of, minimum, scope.visible, source), [given[p.index] for p in scope.params])


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


async def told(
    info: GraphQLResolveInfo[Context], plan: Callable[..., Lookup | LinkLookup], ids: Iterable[str]
) -> Mapping[str, Mapping[str, Any]]:
    """What a plan that no document decides tells of these ids."""
    context = info.context
    cites, reading = context.cited is not None, context.reading

    def make() -> Plan:
        return Plan(plan(reading.engine.ontology, cites=cites), Scope(visible=context.visible))

    found = await by_id(info, reading.kept((plan, context.visible, cites), make), ids)
    plain = orjson.loads(orjson.dumps(list(found.values())))  # an engine may answer in JSON text
    return dict(zip(found, plain, strict=True))


async def cite(info: GraphQLResolveInfo[Context], ids: Iterable[str], *, links: bool) -> None:
    """Let the answer, if it lists its sources, have those of nodes, or edges, whatever it tells of them."""
    if info.context.cited is not None:
        await told(info, _links_cited if links else _nodes_cited, ids)


def _nodes_cited(ontology: Ontology, *, cites: bool) -> Lookup:
    assert cites
    return Lookup(tuple(ontology.kinds), Param(0), dict.fromkeys(ontology.kinds, NODE_FIELDS))


def _links_cited(ontology: Ontology, *, cites: bool) -> LinkLookup:
    assert cites
    return LinkLookup(Param(0), dict.fromkeys(ontology.edges, EDGE_FIELDS))


async def _selected(
    info: GraphQLResolveInfo[Context],
    about: object,
    ids: Iterable[str],
    bounds: Bounds,
    make: Callable[[Selection, Slots, Mapping[str, Term]], Lookup | LinkLookup],
) -> Mapping[str, object]:
    before = bounds.values
    statement = await prepared(
        info, (about, bounds.scope), make, lambda _slots, _given: bounds.scope, 1 + len(before)
    )
    return await by_id(info, statement, ids, [*before, *statement.values(variables_of(info))])
