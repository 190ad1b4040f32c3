"""Aggregates and groups: from a selection to the summaries of a plan."""

import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from graphql import FieldNode, GraphQLField, GraphQLObjectType, get_named_type

from graph import values
from graph.errors import BadInputError
from graph.ontology import Hop, Ontology, Property, Type
from graph.plan import Cursor, Groups, Summary, Typename, figures
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part, Stat, property_of
from loaders.collect import Selected, object_at, object_type
from loaders.filters import branches
from loaders.pages import MOST_KEYS, CursorForm, descending, only, order_keys, position
from loaders.slots import Slots
from loaders.terms import Leaf, Term, leaf

Collect = Callable[[GraphQLObjectType, Sequence[FieldNode]], Selected]
"""The fields selected of an object type, by response key."""
Place = tuple[str, ...]
"""Where a key stands in a group, such as `key owners city`."""


def key_names(properties: Mapping[str, Property]) -> Iterator[tuple[str, Property, Part]]:
    """What rows can be grouped by, with its name. What the service itself keeps account of is left out."""
    for prop in properties.values():
        if not prop.managed:
            yield prop.name, prop, Part.WHOLE
            if prop.form in (Type.DATE, Type.DATETIME):
                yield f"{prop.name}Year", prop, Part.YEAR
                yield f"{prop.name}Month", prop, Part.MONTH


def code(name: str) -> str:
    """A name as the value of an enum: `postedYear` is POSTED_YEAR."""
    return re.sub("(?=[A-Z])", "_", name).upper()


class Summaries:
    """Reads the aggregates and groups of one plan."""

    def __init__(self, ontology: Ontology, slots: Slots, largest_page: int, collect: Collect) -> None:
        self._ontology = ontology
        self._slots = slots
        self._largest_page = largest_page
        self._collect = collect

    def aggregate(self, of: GraphQLObjectType, nodes: Sequence[FieldNode], *, edge: bool) -> Summary:
        """What is selected of an aggregate, about the nodes or about the edges."""
        fields: list[tuple[str, Count | Summary | Typename]] = []
        for key, found in self._collect(of, nodes).items():
            match _name(found):
                case "__typename":
                    fields.append((key, Typename(of.name)))
                case "count":
                    fields.append((key, Count(edge)))
                case name:
                    statistics = self._statistics(Stat(name), object_at(of, name), found, edge=edge)
                    fields.append((key, statistics))
        return Summary(tuple(fields))

    def _statistics(
        self, stat: Stat, of: GraphQLObjectType, nodes: Sequence[FieldNode], *, edge: bool
    ) -> Summary:
        fields: list[tuple[str, Measure | Typename]] = []
        for key, found in self._collect(of, nodes).items():
            name = _name(found)
            measure = Measure(stat, name, edge)
            fields.append((key, Typename(of.name) if name == "__typename" else measure))
        return Summary(tuple(fields))

    def groups(
        self,
        of: str | Hop,
        field: GraphQLField,
        nodes: Sequence[FieldNode],
        given: Mapping[str, Term],
        at: str,
    ) -> Groups:
        """The groups that a field asks for of what a connection holds: the nodes of a kind or interface, or
        what is over a hop. `at` is the path before the names of its arguments, of which these are given."""
        by = self._keys(of, given, at)
        keys = tuple(by.values())
        order = tuple(_orders(given.get("orderBy"), len(by), f"{at}orderBy"))
        first = leaf(given.get("first", Leaf(self._largest_page)))
        size = partial(values.integer, low=1, high=self._largest_page)
        limit = self._slots.param(first, size, f"{at}first")
        ranks = (*(o.by for o in order), *map(KeyOf, range(len(keys))))
        forms = tuple(self._form(of, rank, keys) for rank in ranks)
        about = of if isinstance(of, str) else (of.edge, of.direction.name, of.targets)
        mark = zlib.crc32(repr((about, tuple(by), order)).encode())
        cursors = CursorForm(mark, forms, (), "keys to group by and `orderBy`")
        after = position(given.get("after"), cursors, self._slots, f"{at}after")
        places = {place: KeyOf(i) for i, place in enumerate(by)}
        shown = self._group(object_type(field.type), nodes, places, at)
        ways = branches(of) if isinstance(of, Hop) else len(self._ontology.concrete(of))
        self._slots.summarize()
        self._slots.grow(ways * sum(1 for _ in figures(shown)))
        self._slots.grow(ways * sum(branches(key.hop) if key.hop else 1 for key in keys))
        return Groups(keys, shown, limit, order, after, cursors.mark)

    # --- keys ------------------------------------------------------------------------------------

    def _keys(self, of: str | Hop, given: Mapping[str, Term], at: str) -> dict[Place, GroupKey]:
        """The keys of `by`, `byEdge` and `byRelated`, in this order, each where it stands in a group."""
        name = self._ontology.common(of.targets) if isinstance(of, Hop) else of
        hops = self._ontology.hops_of(name)
        found: dict[Place, GroupKey] = {}
        for inner, prop, part in _chosen(given.get("by"), self._ontology.properties(name)):
            found["key", inner] = GroupKey(prop, part=part)
        if isinstance(of, Hop):
            for inner, prop, part in _chosen(given.get("byEdge"), self._ontology.edges[of.edge].properties):
                found["edgeKey", inner] = GroupKey(prop, edge=True, part=part)
        related = given.get("byRelated") or {}
        assert isinstance(related, dict)
        for over, term in related.items():
            far = self._ontology.properties(self._ontology.common(hops[over].targets))
            for inner, prop, part in _chosen(term, far):
                found["key", over, inner] = GroupKey(prop, hop=hops[over], part=part)
        if not 1 <= len(found) <= MOST_KEYS:
            raise BadInputError(
                f"{at}by: found {len(found)} keys to group by, expected 1 to {MOST_KEYS}", argument=f"{at}by"
            )
        return found

    def _form(self, of: str | Hop, rank: Count | Measure | KeyOf, keys: Sequence[GroupKey]) -> Type:
        """The form in which a cursor holds a value."""
        match rank:
            case Count() | Measure(Stat.SUM):
                return Type.LONG
            case Measure(Stat.AVG):
                return Type.FLOAT
        found = keys[rank.index] if isinstance(rank, KeyOf) else rank
        if isinstance(found, GroupKey) and found.part is Part.YEAR:
            return Type.INTEGER
        kinds, link = (of.targets, of.edge) if isinstance(of, Hop) else (self._ontology.concrete(of), None)
        return property_of(self._ontology, found, kinds[0], link).form

    # --- shape -----------------------------------------------------------------------------------

    def _group(
        self, of: GraphQLObjectType, nodes: Sequence[FieldNode], places: Mapping[Place, KeyOf], at: str
    ) -> Summary:
        """What is selected of a group."""
        fields: list[tuple[str, Cursor | Typename | Summary]] = []
        for key, found in self._collect(of, nodes).items():
            match _name(found):
                case "__typename":
                    fields.append((key, Typename(of.name)))
                case "cursor":
                    fields.append((key, Cursor()))
                case "aggregate" | "edgeAggregate" as name:
                    edge = name == "edgeAggregate"
                    fields.append((key, self.aggregate(object_at(of, name), found, edge=edge)))
                case name:
                    fields.append((key, self._key(object_at(of, name), found, (name,), places, at)))
        return Summary(tuple(fields))

    def _key(
        self,
        of: GraphQLObjectType,
        nodes: Sequence[FieldNode],
        place: Place,
        places: Mapping[Place, KeyOf],
        at: str,
    ) -> Summary:
        fields: list[tuple[str, KeyOf | Typename | Summary]] = []
        for key, found in self._collect(of, nodes).items():
            here = (*place, _name(found))
            if here[-1] == "__typename":
                fields.append((key, Typename(of.name)))
            elif here in places:
                fields.append((key, places[here]))
            elif isinstance(get_named_type(of.fields[here[-1]].type), GraphQLObjectType):
                fields.append((key, self._key(object_at(of, here[-1]), found, here, places, at)))
            else:
                expected = ", ".join(sorted(".".join(other) for other in places))
                raise BadInputError(
                    f"{at}{'.'.join(here)}: found a key that is not grouped by, expected one of {expected}; "
                    "group by it as well, or leave it out",
                    argument=f"{at}by",
                )
        return Summary(tuple(fields))


def _chosen(term: Term, properties: Mapping[str, Property]) -> Iterator[tuple[str, str, Part]]:
    """The name, property and part of each key that an argument names."""
    named = {code(name): (name, prop.name, part) for name, prop, part in key_names(properties)}
    if term is not None:
        chosen = leaf(term).value
        assert isinstance(chosen, list)
        yield from (named[item] for item in chosen)


def _orders(term: Term, keys: int, at: str) -> Iterator[GroupOrder]:
    """The order of groups that an `orderBy` argument asks for."""
    for key in order_keys(term, at):
        edge = key[0] == "edge"
        name, value = only(key[1]) if edge else key
        if isinstance(value, dict):
            prop, direction = only(value)
            yield GroupOrder(Measure(Stat(name), prop, edge), descending(direction))
        elif name == "count":
            yield GroupOrder(Count(edge), descending(value))
        else:
            yield from (GroupOrder(KeyOf(i), descending(value)) for i in range(keys))


def _name(nodes: Sequence[FieldNode]) -> str:
    return nodes[0].name.value
