"""Filters and scopes about a made-up graph, with the values that they need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from graph import values
from graph.ontology import Hop, Ontology, Property, Type, Visibility
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
    Scope,
    Within,
)
from graph.search.wanted import Asked, expression
from graph.values import BadValueError
from tests.contract.reference import Graph, Link, kind
from tests.contract.strategies.values import SEARCHED, compared, days, given

T = TypeVar("T")

_EQUAL = [Op.EQ, Op.NE, Op.IN, Op.NOT_IN]
_ORDERED = [*_EQUAL, Op.LT, Op.LTE, Op.GT, Op.GTE]
_LISTED = {Op.IN, Op.NOT_IN, Op.HAS_ANY, Op.HAS_ALL}
_OPS = {
    Type.TEXT: [*_ORDERED, Op.CONTAINS, Op.STARTS_WITH],
    Type.DATE: [*_ORDERED, Op.ENDS_BEFORE],
    Type.CODE: _EQUAL,
    Type.REFERENCE: _EQUAL,
    Type.BOOLEAN: _EQUAL,
}


def _ops(prop: Property) -> list[Op]:
    """The comparisons that a property takes."""
    return [Op.HAS, Op.HAS_ANY, Op.HAS_ALL] if prop.many else _OPS.get(prop.form, _ORDERED)


@dataclass(frozen=True)
class Draft:
    """A plan in the making: `given` collects the values that its parameters stand for."""

    draw: DrawFn
    graph: Graph
    focus: frozenset[str]
    given: list[Any] = field(default_factory=list)

    @property
    def ontology(self) -> Ontology:
        """The graph's ontology."""
        return self.graph.ontology

    def one(self, items: Iterable[T]) -> T:
        """One of the items."""
        return self.draw(st.sampled_from(list(items)))

    def chance(self, percent: int) -> bool:
        """True about so often; false when shrunk."""
        return self.draw(st.integers(0, 99)) >= 100 - percent

    def param(self, value: Any) -> Param:
        """A parameter for a value; now and then one that stands for the same value already."""
        for index, known in enumerate(self.given):
            if type(known) is type(value) and known == value and self.chance(30):
                return Param(index)
        self.given.append(value)
        return Param(len(self.given) - 1)

    def prop(self, properties: Mapping[str, Property]) -> Property:
        """A property, mostly one that has values."""
        focused = [p for name, p in properties.items() if name in self.focus]
        return self.one(focused if focused and self.chance(85) else properties.values())

    def ids(self, kinds: Sequence[str]) -> list[str]:
        """Ids of nodes of these kinds, and one that is not there."""
        return [*(i for i in self.graph.nodes if kind(i) in kinds), f"{kinds[0]}:absent"]

    def value_of(self, name: str, prop: Property | None, owners: Sequence[str]) -> Any:
        """A value to compare a property with: one that occurs, or another."""
        if prop is None:
            return self.one([*self._edge_or_node_ids(owners), "a"])
        if prop.managed:
            return self.draw(given(prop, []))
        there = [
            compared(prop, item)
            for stored in self._stored(owners)
            if name in stored
            for item in (stored[name] if prop.many else [stored[name]])
        ]
        if there and self.chance(75):
            return self.one(there)
        return self.draw(given(prop, list(self.graph.nodes)))

    def _edge_or_node_ids(self, owners: Sequence[str]) -> list[str]:
        return [
            *(i for i in self.graph.nodes if kind(i) in owners),
            *(i for i, link in self.graph.edges.items() if link.kind in owners),
        ]

    def _stored(self, owners: Sequence[str]) -> Iterable[dict[str, Any]]:
        found: list[dict[str, Any]] = [s for i, s in self.graph.nodes.items() if kind(i) in owners]
        links: list[Link] = [link for link in self.graph.edges.values() if link.kind in owners]
        return found + [link.stored for link in links]

    # --- filters ---

    def node_filter(self, kinds: Sequence[str], depth: int = 3) -> Filter:
        """A filter about nodes of some kinds."""
        common = self.ontology.common(kinds)
        hops = list(self.ontology.hops_of(common).values())
        taxonomy = all(k in self.ontology.hierarchy for k in kinds)
        choices = ["compare", "compare", "compare", "missing", "kind"]
        choices += ["within"] * 3 if taxonomy else []
        choices += ["search"]
        choices += ["related", "related", "count"] if hops and depth > 0 else []
        choices += ["and", "or", "not"] if depth > 0 else []
        match self.one(choices):
            case "kind":
                return KindIs(tuple(self.draw(st.lists(st.sampled_from(sorted(kinds)), unique=True))))
            case "search":
                return Matches(self.param(expression(Asked.read(self.searched()).strict())))
            case "within":
                concept = self.one(self.ids(kinds))
                return Within(self.param(concept), close_matches=self.chance(50))
            case "related":
                return self._related(self.one(hops), depth - 1)
            case "count":
                hop, op = self.one(hops), self.one(_ORDERED)
                counts = st.integers(0, 3)
                value = self.draw(st.lists(counts, max_size=3) if op in _LISTED else counts)
                return RelatedCount(hop, op, self.param(value))
            case other:
                parts = [lambda: self.node_filter(kinds, depth - 1)] * 3
                return self._plain(other, self.ontology.properties(common), kinds, parts)

    def edge_filter(self, edge: str, depth: int = 2) -> Filter:
        """A filter about edges of a kind."""
        choices = ["compare", "compare", "missing"] + (["and", "or", "not"] if depth > 0 else [])
        parts = [lambda: self.edge_filter(edge, depth - 1)] * 3
        return self._plain(self.one(choices), self.ontology.edges[edge].properties, (edge,), parts)

    def _plain(
        self, choice: str, properties: Mapping[str, Property], owners: Sequence[str], parts: Sequence[Any]
    ) -> Filter:
        match choice:
            case "compare":
                return self._compare(properties, owners)
            case "missing":
                return Missing(self.prop(properties).name)
            case "not":
                return Not(parts[0]())
        items = tuple(part() for part in parts[: self.draw(st.integers(0, len(parts)))])
        return And(items) if choice == "and" else Or(items)

    def _compare(self, properties: Mapping[str, Property], owners: Sequence[str]) -> Compare:
        op = self.one(Op)
        suitable = {name: p for name, p in properties.items() if op in _ops(p)}
        if not suitable or (op in _ORDERED and self.chance(15)):
            op = self.one(_ORDERED) if op not in _ORDERED else op
            suitable = {}
        prop = self.prop(suitable) if suitable else None
        name = prop.name if prop else "id"
        if op is Op.ENDS_BEFORE:
            return Compare(name, op, self.param(self.draw(days())))
        if op in _LISTED:
            items = [self.value_of(name, prop, owners) for _ in range(self.draw(st.integers(0, 3)))]
            return Compare(name, op, self.param(items))
        value = self.value_of(name, prop, owners)
        if op in (Op.CONTAINS, Op.STARTS_WITH):
            start = 0 if op is Op.STARTS_WITH else self.draw(st.integers(0, 1))
            value = value[start : self.draw(st.integers(start, 4))]
        return Compare(name, op, self.param(value))

    def _related(self, hop: Hop, depth: int) -> Related:
        return Related(
            hop,
            self.one(Quantifier),
            self.node_filter(hop.targets, depth) if self.chance(60) else None,
            self.edge_filter(hop.edge, min(depth, 1)) if self.chance(50) else None,
        )

    def searched(self) -> str:
        """A text to search for: one that occurs, or part of some, perhaps misspelt."""
        there = [
            text
            for stored in self.graph.nodes.values()
            for value in stored.values()
            for text in (value if isinstance(value, list) else [value])
            if isinstance(text, str)
        ]
        parts = []
        for _ in range(self.draw(st.integers(1, 3))):
            text = self.one([*there, *SEARCHED])
            start = self.draw(st.integers(0, 2))
            end = self.draw(st.integers(start + 1, 20))
            parts.append(text[start:end] if self.chance(30) else text)
        found = self.one([" ", ""]).join(parts)
        if self.chance(40):
            place = self.draw(st.integers(0, len(found)))
            found = found[:place] + self.one(["", "x", "新"]) + found[place + 1 :]
        try:
            Asked.read(found)
        except BadValueError:
            return self.one(SEARCHED)
        return found

    # --- scope ---

    def scope(self) -> Scope:
        """What a caller may see and asks for."""
        as_of = least = visible = source = None
        alone = [("time",), ("time",), ("sure",), ("seen",), ("cited",)]
        parts = self.one([(), (), (), *alone, ("time", "sure", "seen"), ("cited", "seen", "time")])
        if "time" in parts:
            first, last = sorted(self.draw(st.lists(days(), min_size=2, max_size=2)))
            as_of = (self.param(first), self.param(last))
        if "sure" in parts:
            least = self.param(self.one([0.0, 0.1, 0.3, 0.5, 1.0]))
        if "seen" in parts:
            codes = [v.name for v in Visibility]
            visible = tuple(codes[: self.one(range(1, len(codes) + 1))])
        if "cited" in parts:
            # The first and last letters of citations that occur, so that something is left.
            known = [stored["source"] for stored in self._every() if stored.get("source")]
            texts = [values.fold(text)[:1] for text in known] + [values.fold(text)[-1:] for text in known]
            items = self.draw(st.lists(st.sampled_from(["", "a", *texts]), min_size=1, max_size=3))
            source = self.param(items)
        return Scope(as_of, least, visible, source)

    def _every(self) -> Iterable[dict[str, Any]]:
        return [*self.graph.nodes.values(), *(link.stored for link in self.graph.edges.values())]
