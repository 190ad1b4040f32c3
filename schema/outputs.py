"""Nodes, links and connections: the output types, derived from the ontology."""

from collections.abc import Iterable

import strawberry
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from graph.ontology import Edge, EdgeKind, Hop, Interface, Kind, Node, Ontology, Property, Type
from resolvers.types import After, AsOf, First, MinConfidence, PageInfo, Source
from schema.define import Fields, GraphQLType, Types, argument, described, field, listed, optional
from schema.inputs import Inputs
from schema.scalars import SCALAR_OF
from schema.summaries import Summaries


class Outputs:
    """Makes the output types of one schema as they are asked for."""

    def __init__(self, ontology: Ontology, types: Types, inputs: Inputs) -> None:
        self._ontology = ontology
        self._types = types
        self._inputs = inputs
        self._summaries = Summaries(ontology, types, inputs)

    def node(self, name: str) -> GraphQLType:
        """The type of a kind or interface."""
        ontology = self._ontology
        if kind := ontology.kinds.get(name):
            about = described(kind.doc, kind.label)
            above = [self.node(i) for i in kind.interfaces]
            return self._types.output(name, about, self._node_fields, kind, interfaces=above)
        interface = ontology.interfaces[name]
        about = described(interface.doc, interface.label)
        above = [self.node(i) for i in _above(interface, ontology)]
        return self._types.interface(name, about, self._node_fields, interface, interfaces=above)

    def link(self) -> GraphQLType:
        """The interface of all edges."""
        return self._types.interface("Link", described(Edge.__doc__ or "", Edge.label), self._link_fields)

    def edge(self, edge: EdgeKind) -> GraphQLType:
        """The type of an edge kind, seen on its own with both ends."""
        about = described(edge.doc, edge.label)
        return self._types.output(edge.type_name, about, self._edge_fields, edge, interfaces=[self.link()])

    def connection(self, name: str) -> GraphQLType:
        """A page of the nodes of a kind or interface."""
        node = self.node(name)
        edge = self._types.output(
            f"{name}Edge", f"A {name} node and where it stands in the order.", self._row, node
        )
        about = f"A page of {name} nodes (Relay connection)."
        return self._types.output(f"{name}Connection", about, self._connection_fields, node, edge, name)

    def hop(self, hop: Hop) -> StrawberryField:
        """The field that leads over a hop to a page of edges and nodes."""
        link, target = self._ontology.edges[hop.edge], self._ontology.common(hop.targets)
        name, node = link.type_name + target, self.node(target)
        edge = self._types.output(
            f"{name}Edge",
            f"A {link.name} edge and the {target} node that it leads to.",
            self._hop_row,
            link,
            node,
        )
        about = f"A page of {link.name} edges and the {target} nodes that they lead to (Relay connection)."
        connection = self._types.output(
            f"{name}Connection", about, self._connection_fields, node, edge, target, link
        )
        arguments = [
            argument("where", optional(self._inputs.filter(target)), "Conditions on the nodes (节点条件)."),
            argument("edge", optional(self._inputs.edge_filter(link)), "Conditions on the edges (关系条件)."),
            order_argument(self._inputs.hop_order(link, target)),
            *PAGE,
        ]
        return field(hop.name, connection, described(link.doc, hop.label), arguments)

    def _node_fields(self, of: Kind | Interface) -> Fields:
        yield field("id", strawberry.ID, "Stable, readable and unique in the graph: `Kind:key` (标识).")
        for prop in of.properties.values():
            if prop.form is Type.REFERENCE:
                yield field(prop.name, optional(strawberry.ID), described(prop.doc, prop.label))
            else:
                yield self._property(prop)
        yield from map(self.hop, self._ontology.hops_of(of.name).values())

    def _link_fields(self) -> Fields:
        node = self.node(Node.__name__)
        yield from _ends(node, node)
        declared = set(map(id, vars(Edge).values()))
        first = next(iter(self._ontology.edges.values()))
        yield from (self._property(p) for p in first.properties.values() if id(p.declared) in declared)

    def _edge_fields(self, edge: EdgeKind) -> Fields:
        common = self._ontology.common
        yield from _ends(self.node(common(edge.sources)), self.node(common(edge.targets)))
        yield from map(self._property, edge.properties.values())

    def _row(self, node: GraphQLType) -> Fields:
        yield field("cursor", str, "Where it stands: for `after` and `before` (游标).")
        yield field("node", node, "The node (节点).")

    def _hop_row(self, link: EdgeKind, node: GraphQLType) -> Fields:
        yield from self._row(node)
        yield field("id", strawberry.ID, "Id of the edge (关系标识).")
        yield from map(self._property, link.properties.values())

    def _connection_fields(
        self, node: GraphQLType, edge: GraphQLType, name: str, link: EdgeKind | None = None
    ) -> Fields:
        yield field("edges", listed(edge), "The page's edges (关系列表).")
        about = (
            "The nodes of the page's edges, for short (节点列表)." if link else "The page's nodes (节点列表)."
        )
        yield field("nodes", listed(node), about)
        yield field("pageInfo", PageInfo, "Where the page stands (分页信息).")
        about = (
            "How many edges there are on all pages (关系总数)."
            if link
            else "How many there are on all pages (总数)."
        )
        yield field("totalCount", int, about)
        yield from self._summaries.fields(name, link)

    def _property(self, prop: Property) -> StrawberryField:
        of: GraphQLType
        if prop.codes is not None:
            of = self._inputs.codes(prop.codes)
        elif prop.form is Type.REFERENCE:
            assert prop.target is not None
            of = self.node(prop.target)
        else:
            of = SCALAR_OF[prop.form]
        if prop.many:
            of = listed(of)
        elif not prop.required or prop.form is Type.REFERENCE:
            of = optional(of)
        return field(prop.name, of, described(prop.doc, prop.label))


def order_argument(of: GraphQLType) -> StrawberryArgument:
    """The argument `orderBy`."""
    about = "What to sort by, most important first; ties are broken by id (排序)."
    return argument("orderBy", optional(listed(of)), about)


PAGE = [
    argument("first", First),
    argument("after", After),
    argument("last", optional(int), "How many from the end, or before `before` (末几条)."),
    argument("before", optional(str), "A cursor: the page ends before it (终点游标)."),
]

SCOPE = [argument("asOf", AsOf), argument("minConfidence", MinConfidence), argument("source", Source)]
"""Arguments that hold for a whole read."""


def _above(interface: Interface, ontology: Ontology) -> Iterable[str]:
    """The interfaces that an interface belongs to itself."""
    for other in ontology.interfaces.values():
        if other is not interface and set(interface.kinds) <= set(other.kinds):
            ranks = [ontology.kinds[kind].interfaces for kind in interface.kinds]
            behind = all(rank.index(other.name) > rank.index(interface.name) for rank in ranks)
            if behind and other.properties.keys() <= interface.properties.keys():
                yield other.name


def _ends(source: GraphQLType, target: GraphQLType) -> Fields:
    yield field(
        "id", strawberry.ID, "Id of the edge: `KIND|from|to`, and `|key` where there is one (关系标识)."
    )
    yield field("from", source, "Where it leads from (起点).")
    yield field("to", target, "Where it leads to (终点).")
