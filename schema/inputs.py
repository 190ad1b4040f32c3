"""Filters, orders and sets: the input types, derived from the ontology."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum

import strawberry
from strawberry.types.field import StrawberryField

from graph.ontology import Code, EdgeKind, Interface, Kind, Node, Ontology, Property, Type
from graph.search.wanted import LONGEST_SEARCH
from loaders.filters import LISTED, OPS
from schema.define import Fields, GraphQLType, Types, described, field, input_field, listed
from schema.scalars import SCALAR_OF

_EQUAL = ("eq", "ne", "in", "notIn")
_RANGE = ("lt", "lte", "gt", "gte")
_LISTS = ("has", "hasAny", "hasAll", "isEmpty")

_OPERATORS: dict[Type, tuple[str, tuple[str, ...]]] = {
    Type.TEXT: ("Text", (*_EQUAL, *_RANGE, "contains", "startsWith", "isNull")),
    Type.INTEGER: ("Int", (*_EQUAL, *_RANGE, "isNull")),
    Type.LONG: ("Long", (*_EQUAL, *_RANGE, "isNull")),
    Type.FLOAT: ("Float", (*_EQUAL, *_RANGE, "isNull")),
    Type.BOOLEAN: ("Boolean", ("eq", "ne", "isNull")),
    Type.DATE: ("Date", (*_EQUAL, *_RANGE, "isNull")),
    Type.DATETIME: ("DateTime", (*_EQUAL, *_RANGE, "isNull")),
}

_MEANING = {
    "eq": "Equal to this.",
    "ne": "Not equal to this, or missing.",
    "in": "Equal to one of these.",
    "notIn": "Equal to none of these, or missing.",
    "lt": "Less than this; of dates, over before its first day.",
    "lte": "This or less; of dates, over on its last day or before.",
    "gt": "More than this; of dates, begun after its last day.",
    "gte": "This or more; of dates, begun on its first day or after.",
    "contains": "Has this text in it, whatever the case and width of letters.",
    "startsWith": "Begins with this text, whatever the case and width of letters.",
    "has": "Has this item.",
    "hasAny": "Has one of these items at least.",
    "hasAll": "Has all of these items.",
    "isNull": "Whether the value is missing.",
    "isEmpty": "Whether there are no items.",
}


class OrderDirection(Enum):
    """Which way to sort. Missing values come last either way (排序方向)."""

    ASC = "升序"
    DESC = "降序"


class Inputs:
    """Makes the input types of one schema as they are asked for."""

    def __init__(self, ontology: Ontology, types: Types) -> None:
        self._ontology = ontology
        self._types = types

    # --- enums -----------------------------------------------------------------------------------

    def codes(self, codes: type[Code]) -> GraphQLType:
        """The enum of a code list, its values described by their Chinese labels."""
        return self._enum(codes.__name__, codes, {code.name: code.value for code in codes})

    def node_kind(self) -> GraphQLType:
        """The enum of node kinds."""
        labels = {k.name: described(k.doc, k.label) for k in self._ontology.kinds.values()}
        return self._types.enum("NodeKind", "A kind of node (节点类型).", labels)

    def edge_kind(self) -> GraphQLType:
        """The enum of edge kinds."""
        labels = {e.name: described(e.doc, e.label) for e in self._ontology.edges.values()}
        return self._types.enum("EdgeKind", "A kind of edge (关系类型).", labels)

    def direction(self) -> GraphQLType:
        """The enum of the ways to sort."""
        return self._enum("OrderDirection", OrderDirection, {d.name: d.value for d in OrderDirection})

    def _enum(self, name: str, codes: type[Enum], labels: Mapping[str, str]) -> GraphQLType:
        return self._types.enum(name, " ".join((codes.__doc__ or name).split()), labels, codes)

    # --- filters ---------------------------------------------------------------------------------

    def filter(self, name: str) -> GraphQLType:
        """What the nodes of a kind or interface are filtered by."""
        label = (self._ontology.kinds.get(name) or self._ontology.interfaces[name]).label
        about = f"Conditions on {name} nodes, which all hold (筛选条件：{label})."
        return self._types.input(f"{name}Filter", about, self._filter_fields, name)

    def edge_filter(self, edge: EdgeKind) -> GraphQLType:
        """What the edges of a kind are filtered by."""
        about = f"Conditions on {edge.name} edges, which all hold (筛选条件：{edge.label})."
        return self._types.input(f"{edge.type_name}Filter", about, self._edge_filter_fields, edge)

    def relation(self, edge: EdgeKind, target: str) -> GraphQLType:
        """What a node is filtered by over its edges of a kind to nodes of a kind or interface."""
        about = f"Conditions on {edge.name} edges and the {target} nodes that they lead to."
        return self._types.input(
            f"{edge.type_name}{target}Relation", about, self._relation_fields, edge, target
        )

    def _filter_fields(self, name: str) -> Fields:
        ontology = self._ontology
        yield from _combine(self.filter(name))
        yield input_field("id", self._comparison("Id", strawberry.ID, _EQUAL), "Condition on the id (标识).")
        if name not in ontology.kinds:
            kinds = self._comparison("NodeKind", self.node_kind(), _EQUAL)
            yield input_field("kind", kinds, "Condition on the kind (类型).")
        yield from map(self._condition, ontology.properties(name).values())
        for hop in ontology.hops_of(name).values():
            edge, target = ontology.edges[hop.edge], ontology.common(hop.targets)
            yield input_field(hop.name, self.relation(edge, target), described(edge.doc, hop.label))
        about = "Full-text search finds it: all of these words, the last perhaps unfinished (全文检索)."
        yield input_field("search", str, about)
        if name in ontology.hierarchy:
            yield input_field("within", strawberry.ID, "It is this concept or narrower (所属范围).")
        if name in ontology.hierarchy and name in ontology.crosswalk:
            about = "Whether `within` takes in close matches of other schemes (含近似概念)."
            yield input_field("withCloseMatches", bool, about)

    def _edge_filter_fields(self, edge: EdgeKind) -> Fields:
        yield from _combine(self.edge_filter(edge))
        yield from map(self._condition, edge.properties.values())

    def _relation_fields(self, edge: EdgeKind, target: str) -> Fields:
        match = self._types.input(
            f"{edge.type_name}{target}Match",
            f"A {edge.name} edge and the {target} node that it leads to.",
            self._match_fields,
            edge,
            target,
        )
        yield input_field("some", match, "One at least is so (至少一个).")
        yield input_field("all", match, "All are so, or there are none (全部).")
        yield input_field("none", match, "None is so (没有).")
        count = self._comparison("Count", int, _EQUAL + _RANGE)
        yield input_field("count", count, "Condition on their number (数量).")

    def _match_fields(self, edge: EdgeKind, target: str) -> Fields:
        yield input_field("node", self.filter(target), "Conditions on the node (节点条件).")
        yield input_field("edge", self.edge_filter(edge), "Conditions on the edge (关系条件).")

    def _condition(self, prop: Property) -> StrawberryField:
        return input_field(prop.name, self._comparison_of(prop), described(prop.doc, prop.label))

    def _comparison_of(self, prop: Property) -> GraphQLType:
        if prop.form is Type.REFERENCE:
            return self._comparison("Reference", strawberry.ID, (*_EQUAL, "isNull"))
        if prop.codes is not None:
            codes, name = self.codes(prop.codes), prop.codes.__name__
            if prop.many:
                return self._comparison(f"{name}List", codes, _LISTS)
            return self._comparison(name, codes, (*_EQUAL, "isNull"))
        if prop.many:
            return self._comparison("TextList", str, _LISTS)
        name, operators = _OPERATORS[prop.form]
        return self._comparison(name, SCALAR_OF[prop.form], operators)

    def _comparison(self, name: str, of: GraphQLType, operators: tuple[str, ...]) -> GraphQLType:
        about = f"Conditions on a value ({name}), which all hold."
        return self._types.input(f"{name}Filter", about, _comparison_fields, of, operators)

    # --- orders ----------------------------------------------------------------------------------

    def order(self, name: str) -> GraphQLType:
        """What the nodes of a kind or interface are ordered by."""
        about = f"One thing to order {name} nodes by."
        return self._types.input(f"{name}Order", about, self._order_fields, name, one_of=True)

    def hop_order(self, edge: EdgeKind, target: str) -> GraphQLType:
        """What the edges of a hop are ordered by: the node or the edge."""
        about = f"One thing to order {edge.name} edges and their {target} nodes by."
        return self._types.input(
            f"{edge.type_name}{target}Order", about, self._hop_order_fields, edge, target, one_of=True
        )

    def _order_fields(self, name: str) -> Fields:
        yield input_field("id", self.direction(), "By id (标识).")
        yield from self._by_property(self._ontology.properties(name).values())
        count = self._types.input(
            "CountOrder", "Order by the number of related nodes.", self._count_fields, one_of=True
        )
        for hop in self._ontology.hops_of(name).values():
            yield input_field(hop.name, count, f"By number ({hop.label}).")

    def _count_fields(self) -> Fields:
        yield input_field("count", self.direction(), "By their number (数量).")

    def _hop_order_fields(self, edge: EdgeKind, target: str) -> Fields:
        yield from self._order_fields(target)
        by_edge = self._types.input(
            f"{edge.type_name}Order",
            f"One thing to order {edge.name} edges by.",
            self._edge_order_fields,
            edge,
            one_of=True,
        )
        yield input_field("edge", by_edge, f"By a property of the edge ({edge.label}).")

    def _edge_order_fields(self, edge: EdgeKind) -> Fields:
        yield from self._by_property(edge.properties.values())

    def _by_property(self, properties: Iterable[Property]) -> Fields:
        for prop in properties:
            if not prop.many and prop.form is not Type.REFERENCE:
                yield input_field(prop.name, self.direction(), described(prop.doc, prop.label))

    # --- sets ------------------------------------------------------------------------------------

    def node_set(self) -> GraphQLType:
        """A set of nodes: by id, or those of a kind or interface that satisfy a filter."""
        return self._types.input(
            "NodeSet",
            "A set of nodes, named in one of these ways (节点集合).",
            self._node_set_fields,
            one_of=True,
        )

    def _node_set_fields(self) -> Fields:
        yield input_field("ids", listed(strawberry.ID), "These nodes (标识).")
        about = "What full-text search finds: all of the words, the last perhaps unfinished (全文检索)."
        found = self._types.input("SearchSet", about, self._search_set_fields)
        yield input_field("search", found, about)
        for kind in queryable(self._ontology):
            yield input_field(kind.plural, self.filter(kind.name), described(kind.doc, kind.label))

    def _search_set_fields(self) -> Fields:
        yield field("text", str, f"What to look for, up to {LONGEST_SEARCH} characters (检索词).")
        yield input_field("kinds", listed(self.node_kind()), "Of these kinds; of all if not given (类型).")


def queryable(ontology: Ontology) -> Iterator[Kind | Interface]:
    """What has a plural root field: each kind, and each interface but `Node`."""
    yield from ontology.kinds.values()
    yield from (i for i in ontology.interfaces.values() if i.kinds and i.name != Node.__name__)


def _combine(of: GraphQLType) -> Fields:
    yield input_field("AND", listed(of), "All of these hold as well (且).")
    yield input_field("OR", listed(of), "One of these holds at least (或).")
    yield input_field("NOT", of, "This does not hold (非).")


def _comparison_fields(of: GraphQLType, operators: tuple[str, ...]) -> Fields:
    for operator in operators:
        op = OPS.get(operator)
        taken = bool if op is None else listed(of) if op in LISTED else of
        yield input_field(operator, taken, _MEANING[operator])
