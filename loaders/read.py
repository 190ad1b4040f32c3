"""Root fields that read: each is one plan and one statement, and its value comes back finished."""

from collections.abc import Callable, Mapping
from functools import partial

from graphql import GraphQLResolveInfo

from graph import values
from graph.plan import Connection, LinkLookup, Lookup, Plan, Scope
from loaders.collect import Document
from loaders.context import Context, Prepared
from loaders.filters import folded
from loaders.selection import Selection
from loaders.slots import Slots
from loaders.terms import Term, given_to, leaf, shape, variables_of

MOST_SOURCES = 100
"""Texts in `source`."""

Make = Callable[[Selection, Slots, Mapping[str, Term]], Lookup | LinkLookup | Connection]


class Finished:
    """A value in the response's shape, which execution hands through as it is."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value


async def node(info: GraphQLResolveInfo[Context], name: str) -> Finished | None:
    """The node of a kind or interface whose id is the argument `id`; None where there is none."""

    def make(selection: Selection, slots: Slots, given: Mapping[str, Term]) -> Lookup:
        kinds = context.reading.engine.ontology.concrete(name)
        one = slots.param(leaf(given["id"]), lambda value: [values.node_id(value)], "id")
        return Lookup(kinds, one, selection.shape(kinds, info.field_nodes, ""))

    context: Context = info.context
    (found,) = await _run(context, info, make)
    return None if found is None else Finished(found)


async def nodes(info: GraphQLResolveInfo[Context], name: str) -> Finished:
    """The nodes of a kind or interface whose ids are the argument `ids`, null for those not there."""

    def make(selection: Selection, slots: Slots, given: Mapping[str, Term]) -> Lookup:
        kinds = context.reading.engine.ontology.concrete(name)
        several = slots.param(leaf(given["ids"]), partial(node_ids, context.reading.largest_page), "ids")
        return Lookup(kinds, several, selection.shape(kinds, info.field_nodes, ""))

    context: Context = info.context
    return Finished(await _run(context, info, make))


async def page(info: GraphQLResolveInfo[Context], name: str) -> Finished:
    """A page of the nodes of a kind or interface."""

    def make(selection: Selection, _slots: Slots, _given: Mapping[str, Term]) -> Connection:
        return selection.connection(info.parent_type.fields[info.field_name], info.field_nodes, "", name)

    (found,) = await _run(info.context, info, make)
    return Finished(found)


async def prepared(
    info: GraphQLResolveInfo[Context],
    about: object,
    make: Make,
    scope: Callable[[Slots, Mapping[str, Term]], Scope],
    reserved: int = 0,
) -> Prepared:
    """The statement of a field, kept under its place in the document and the shape of the variables.

    `about` is what else decides the plan; `reserved` parameters come before those of the slots.
    """
    context: Context = info.context
    reading = context.reading
    variables = variables_of(info)
    place = (id(info.operation), *map(id, info.field_nodes))
    cites = context.cited is not None
    key = (about, place, context.visible, cites, shape(variables))
    found = reading.cache.get(key)
    if found is None:
        slots = Slots(reserved)
        document = Document(info.schema, info.fragments, variables)
        selection = Selection(document, reading.engine.ontology, slots, reading.largest_page, cites=cites)
        given = given_to(info)
        plan = Plan(make(selection, slots, given), scope(slots, given))
        statement = await reading.prepare(plan, slots.size)
        found = Prepared(
            plan, statement, tuple(slots.slots), (info.operation, info.field_nodes), tuple(slots.named)
        )
        reading.cache.keep(key, found, len(statement.text))
    return found


def scope_of(slots: Slots, given: Mapping[str, Term], visible: tuple[str, ...] | None) -> Scope:
    """The scope that the arguments `asOf`, `minConfidence` and `source` ask for, within what may be seen."""
    as_of = minimum = source = None
    if "asOf" in given:
        period = leaf(given["asOf"])
        as_of = (
            slots.param(period, lambda value: values.first_day(values.edtf(value)), "asOf"),
            slots.param(period, lambda value: values.last_day(values.edtf(value)), "asOf"),
        )
    if "minConfidence" in given:
        sure = partial(values.number, low=0, high=1)
        minimum = slots.param(leaf(given["minConfidence"]), sure, "minConfidence")
    if "source" in given:
        source = slots.param(leaf(given["source"]), _citations, "source")
    return Scope(as_of, minimum, visible, source)


def node_ids(most: int, given: object) -> list[str]:
    """Ids, checked; `BadValueError` for more than `most` of them."""
    assert isinstance(given, list)
    if len(given) > most:
        raise values.BadValueError(f"{len(given):,} ids", f"at most {most:,}")
    return [values.node_id(item) for item in given]


def _citations(given: object) -> list[str]:
    """Texts of citations, as they are compared."""
    assert isinstance(given, list)
    if not 1 <= len(given) <= MOST_SOURCES:
        raise values.BadValueError(f"{len(given):,} texts", f"1 to {MOST_SOURCES}")
    return [folded(item) for item in given]


async def _run(context: Context, info: GraphQLResolveInfo[Context], make: Make) -> list[object]:
    found = await prepared(info, None, make, partial(scope_of, visible=context.visible))
    return await context.read(info, found, found.values(variables_of(info)))
