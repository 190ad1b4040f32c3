"""Filters: from the terms of a `where` or `edge` argument to the filter of a plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from graph import values
from graph.errors import BadInputError
from graph.ontology import Direction, EdgeKind, Hop, Ontology, Type
from graph.plan import (
    And,
    Compare,
    Filter,
    KindIs,
    Matches,
    Missing,
    Not,
    Op,
    Or,
    Param,
    Quantifier,
    Related,
    RelatedCount,
    Within,
)
from graph.search.wanted import Asked, expression
from loaders.slots import Canonical, Slots
from loaders.terms import Leaf, Term, leaf

DEEPEST_FILTER = 20
"""Levels of `AND OR NOT` and relations in one filter."""
MOST_ITEMS = 100
"""Items in one `AND` or `OR`."""

OPS = {
    "eq": Op.EQ,
    "ne": Op.NE,
    "in": Op.IN,
    "notIn": Op.NOT_IN,
    "lt": Op.LT,
    "lte": Op.LTE,
    "gt": Op.GT,
    "gte": Op.GTE,
    "contains": Op.CONTAINS,
    "startsWith": Op.STARTS_WITH,
    "has": Op.HAS,
    "hasAny": Op.HAS_ANY,
    "hasAll": Op.HAS_ALL,
}
LISTED = (Op.IN, Op.NOT_IN, Op.HAS_ANY, Op.HAS_ALL)
"""Comparisons with a list of values."""

_PERIODS: Mapping[str, tuple[Op, Callable[[str], str]]] = {
    "gte": (Op.GT, lambda x: values.day_before(values.first_day(x))),
    "gt": (Op.GT, values.last_day),
    "lt": (Op.ENDS_BEFORE, values.first_day),
    "lte": (Op.ENDS_BEFORE, lambda x: values.day_after(values.last_day(x))),
}
"""A date is a period: it is after another when it begins after the other's end, and so on."""


def folded(value: object) -> str:
    """Text in the form in which it is compared."""
    return values.fold(values.text(value))


def searched(value: object) -> object:
    """A text that can be searched for; `BadValueError` for another."""
    Asked.read(value)
    return value


def matching(value: object) -> str:
    """What is to match where a text is searched for."""
    return expression(Asked.read(value).strict())


def kinds_of(term: Term, otherwise: Iterable[str], at: str) -> tuple[str, ...]:
    """The kinds of nodes or edges that an argument lists, or the others where it is not given;
    `BadInputError` for an empty list."""
    if term is None:
        return tuple(otherwise)
    named = leaf(term).value
    assert isinstance(named, list)
    if not named:
        raise BadInputError(
            f"{at}: found an empty list, expected at least one kind; leave it out for the usual ones",
            argument=at,
        )
    return tuple(dict.fromkeys(named))


def _as_it_is(value: object) -> object:
    return value


_CANONICAL: Mapping[Type, Canonical] = {
    Type.TEXT: folded,
    Type.INTEGER: values.integer,
    Type.LONG: partial(values.integer, low=-values.SAFE_INTEGER, high=values.SAFE_INTEGER),
    Type.FLOAT: values.number,
    Type.BOOLEAN: _as_it_is,
    Type.DATE: values.edtf,
    Type.DATETIME: values.instant,
    Type.CODE: _as_it_is,
    Type.REFERENCE: values.node_id,
}


class Filters:
    """Reads the filters of one plan."""

    def __init__(self, ontology: Ontology, slots: Slots) -> None:
        self._ontology = ontology
        self._slots = slots

    def node(self, term: Term, at: str, kind: str, hop: Hop | None = None) -> Filter:
        """A filter on the nodes of a kind or interface, which a hop may lead to; `at` is the path of the
        argument."""
        found = self._node(term, at, kind, 1)
        self._slots.grow(size(found) * (branches(hop) if hop else len(self._ontology.concrete(kind))))
        return found

    def edge(self, term: Term, at: str, edge: EdgeKind, hop: Hop) -> Filter:
        """A filter on edges of a kind, which a hop follows."""
        found = self._edge(term, at, edge, 1)
        self._slots.grow(size(found) * branches(hop))
        return found

    def _node(self, term: Term, at: str, kind: str, depth: int) -> Filter:
        properties, hops = self._ontology.properties(kind), self._ontology.hops_of(kind)
        again = partial(self._node, kind=kind, depth=depth + 1)
        given = self._given(term, at, depth)
        if "withCloseMatches" in given and "within" not in given:
            raise BadInputError(
                f"{at}.withCloseMatches: found it without `within`, expected the concept whose close matches "
                "are meant",
                argument=f"{at}.withCloseMatches",
            )
        items: list[Filter] = []
        for name, value in given.items():
            here = f"{at}.{name}"
            if name in properties:
                items += self._comparisons(name, properties[name].form, value, here)
            elif name in hops:
                items += self._relation(hops[name], value, here, depth + 1)
            elif name == "id":
                items += self._comparisons(name, Type.REFERENCE, value, here)
            elif name == "kind":
                items += self._kinds(value, here)
            elif name == "search":
                items.append(Matches(self._slots.param(leaf(value), matching, here)))
            elif name == "within":
                concept = self._slots.nodes(leaf(value), partial(self._concept, kind), here)
                items.append(Within(concept, given.get("withCloseMatches") is True))
            elif name != "withCloseMatches":
                items.append(_combined(name, value, here, again))
        return items[0] if len(items) == 1 else And(tuple(items))

    def _edge(self, term: Term, at: str, edge: EdgeKind, depth: int) -> Filter:
        again = partial(self._edge, edge=edge, depth=depth + 1)
        items: list[Filter] = []
        for name, value in self._given(term, at, depth).items():
            here = f"{at}.{name}"
            if name in edge.properties:
                items += self._comparisons(name, edge.properties[name].form, value, here)
            else:
                items.append(_combined(name, value, here, again))
        return items[0] if len(items) == 1 else And(tuple(items))

    def _given(self, term: Term, at: str, depth: int = 0) -> dict[str, Term]:
        """The fields of an input object, none of them null."""
        if depth > DEEPEST_FILTER:
            raise BadInputError(
                f"{at}: found a filter more than {DEEPEST_FILTER} levels deep; expected fewer", argument=at
            )
        assert isinstance(term, dict)
        for name, value in term.items():
            if value is None:
                raise BadInputError(
                    f"{at}.{name}: found null, expected a value; leave it out for no condition, or use "
                    "`isNull: true` for what is missing",
                    argument=f"{at}.{name}",
                )
        return term

    def _comparisons(self, prop: str, form: Type, term: Term, at: str) -> Iterator[Filter]:
        for name, value in self._given(term, at).items():
            if name in ("isNull", "isEmpty"):
                yield Missing(prop) if value else Not(Missing(prop))
            else:
                op, param = self._comparison(form, name, value, f"{at}.{name}")
                yield Compare(prop, op, param)

    def _comparison(self, form: Type, name: str, value: Term, at: str) -> tuple[Op, Param]:
        leaf = value if isinstance(value, Leaf) else Leaf(value)
        if form is Type.DATE and name in _PERIODS:
            op, bound = _PERIODS[name]
            return op, self._slots.param(leaf, lambda given: bound(values.edtf(given)), at)
        op, canonical = OPS[name], _CANONICAL[form]
        if op in LISTED:
            return op, self._slots.param(leaf, partial(_each, canonical), at)
        return op, self._slots.param(leaf, canonical, at)

    def _concept(self, kind: str, given: object) -> str:
        """The id of a node of a kind or interface."""
        kinds, found = self._ontology.concrete(kind), values.node_id(given)
        if values.kind_of(found) not in kinds:
            raise values.BadValueError(found, f"the id of a node of the kind {' or '.join(kinds)}")
        return found

    def _kinds(self, term: Term, at: str) -> Iterator[Filter]:
        for name, value in self._given(term, at).items():
            named = leaf(value).value
            kinds = KindIs(tuple(named) if isinstance(named, list) else (str(named),))
            yield kinds if name in ("eq", "in") else Not(kinds)

    def _relation(self, hop: Hop, term: Term, at: str, depth: int) -> Iterator[Filter]:
        edge, target = self._ontology.edges[hop.edge], self._ontology.common(hop.targets)
        for name, value in self._given(term, at, depth).items():
            here = f"{at}.{name}"
            if name == "count":
                for operator, number in self._given(value, here).items():
                    op, param = self._comparison(Type.INTEGER, operator, number, f"{here}.{operator}")
                    yield RelatedCount(hop, op, param)
            else:
                given = self._given(value, here, depth)
                node = self._node(given["node"], f"{here}.node", target, depth) if "node" in given else None
                link = self._edge(given["edge"], f"{here}.edge", edge, depth) if "edge" in given else None
                yield Related(hop, Quantifier(name), node, link)


def branches(hop: Hop) -> int:
    """The ways over a hop that a statement may have to write out: each kind that it leads to, and each
    direction that it is followed in."""
    return len(hop.targets) * (2 if hop.direction is Direction.BOTH else 1)


def size(of: Filter | None) -> int:
    """The number of conditions in a filter, each counted for every way over the hops that lead to it."""
    match of:
        case And(items) | Or(items):
            return 1 + sum(map(size, items))
        case Not(item):
            return 1 + size(item)
        case Related(hop, _, node, edge):
            return (1 + size(node) + size(edge)) * branches(hop)
        case RelatedCount(hop):
            return branches(hop)
        case None:
            return 0
        case _:
            return 1


def _combined(name: str, term: Term, at: str, read: Callable[[Term, str], Filter]) -> Filter:
    """`AND`, `OR` and `NOT`."""
    if name == "NOT":
        return Not(read(term, at))
    assert isinstance(term, list)
    if len(term) > MOST_ITEMS:
        raise BadInputError(
            f"{at}: found {len(term):,} items, expected at most {MOST_ITEMS}; for one of many values use "
            "`in`",
            argument=at,
        )
    items = tuple(read(item, f"{at}.{i}") for i, item in enumerate(term))
    return Or(items) if name == "OR" else And(items)


def _each(canonical: Canonical, given: object) -> list[object]:
    assert isinstance(given, list)
    return [canonical(item) for item in given]
