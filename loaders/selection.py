"""From a selection set to the shape of a plan: fields collected and merged for each kind that can occur."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from graphql import FieldNode, GraphQLField, GraphQLObjectType

from graph.ontology import EdgeKind, Hop, Ontology, Type
from graph.plan import (
    Connection,
    ConnectionField,
    Cursor,
    EdgeField,
    Edges,
    End,
    Groups,
    NodeField,
    NodeOf,
    Nodes,
    PageInfo,
    Prop,
    Reference,
    Shape,
    Summary,
    TotalCount,
    Typename,
    figures,
)
from graph.summary import Measure
from loaders.collect import Document, Selected, collected, object_at, object_type
from loaders.filters import Filters
from loaders.pages import cursor_form, orders, page
from loaders.slots import Slots
from loaders.sources import EDGE_FIELDS, LINKS, NODE_FIELDS, shows_rows
from loaders.summaries import Summaries
from loaders.terms import arguments

T = TypeVar("T")


class Selection:
    """Reads the selection sets of one plan."""

    def __init__(
        self, document: Document, ontology: Ontology, slots: Slots, largest_page: int, *, cites: bool = False
    ) -> None:
        self._document = document
        self._ontology = ontology
        self._slots = slots
        self._largest_page = largest_page
        self._cites = cites
        self._filters = Filters(ontology, slots)
        self._summaries = Summaries(ontology, slots, largest_page, self._collect)
        self._made: dict[object, tuple[Connection, int]] = {}

    def shape(self, kinds: Sequence[str], nodes: Sequence[FieldNode], at: str) -> Shape:
        """What is selected of a node, for each kind that it can be; `at` is the path before its fields."""
        return {kind: self._node(kind, nodes, at) for kind in kinds}

    def links(
        self, edges: Sequence[str], nodes: Sequence[FieldNode], at: str
    ) -> Mapping[str, tuple[EdgeField, ...]]:
        """What is selected of an edge with both its ends, for each kind that it can be."""
        return {name: self._link(self._ontology.edges[name], nodes, at) for name in edges}

    def connection(
        self, field: GraphQLField, nodes: Sequence[FieldNode], at: str, of: Hop | str
    ) -> Connection:
        """The page behind a field that leads over a hop, or to all nodes of a kind or interface."""
        same = (of, *map(id, nodes))
        if same in self._made:
            made, size = self._made[same]
            self._slots.grow(size)
            return made
        before = self._slots.size
        made = self._connection(field, nodes, at, of)
        self._made[same] = made, self._slots.size - before
        return made

    # --- nodes and links -------------------------------------------------------------------------

    def _node(self, name: str, nodes: Sequence[FieldNode], at: str) -> tuple[NodeField, ...]:
        hops, of = self._ontology.hops[name], self._type(name)
        fields = []
        for key, found in self._collect(of, nodes).items():
            field = found[0].name.value
            value: Typename | Prop | Connection
            if field == "__typename":
                value = Typename()
            elif field in hops:
                value = self.connection(of.fields[field], found, f"{at}{key}.", hops[field])
            else:
                value = Prop(field)
            fields.append(NodeField(key, value))
        return self._citing(fields, NODE_FIELDS)

    def _link(self, edge: EdgeKind, nodes: Sequence[FieldNode], at: str) -> tuple[EdgeField, ...]:
        fields = []
        for key, found in self._collect(self._type(edge.type_name), nodes).items():
            field = found[0].name.value
            if field in ("from", "to"):
                kinds = edge.sources if field == "from" else edge.targets
                fields.append(EdgeField(key, End(field == "from", self.shape(kinds, found, f"{at}{key}."))))
            else:
                fields.append(EdgeField(key, self._edge_value(edge, field, "", found, f"{at}{key}.")))
        return self._citing(fields, EDGE_FIELDS)

    def _edge_value(
        self, edge: EdgeKind | None, field: str, typename: str, nodes: Sequence[FieldNode], at: str
    ) -> Typename | Prop | Reference:
        if field == "__typename":
            return Typename(typename)
        prop = edge.properties.get(field) if edge else None
        if prop is None or prop.form is not Type.REFERENCE:
            return Prop(field)
        assert prop.target is not None
        kinds = self._ontology.concrete(prop.target)
        return Reference(field, kinds, self.shape(kinds, nodes, at))

    # --- connections -----------------------------------------------------------------------------

    def _connection(
        self, field: GraphQLField, nodes: Sequence[FieldNode], at: str, of: Hop | str
    ) -> Connection:
        ontology = self._ontology
        if isinstance(of, Hop):
            hop, edge, kinds = of, ontology.edges[of.edge], of.targets
            name = ontology.common(kinds)
            about: object = (of.edge, of.direction.name, name)
        else:
            hop, edge, kinds, name, about = None, None, ontology.concrete(of), of, of
        given = arguments(nodes[0], field.args, self._document.variables)
        where = self._filters.node(given["where"], f"{at}where", name, hop) if "where" in given else None
        links = None
        if hop and edge and "edge" in given:
            links = self._filters.edge(given["edge"], f"{at}edge", edge, hop)
        order = orders(given.get("orderBy"), ontology.hops_of(name), f"{at}orderBy")
        cursors = cursor_form(order, name, edge, about, ontology)
        paged = page(given, self._largest_page, cursors, self._slots, at)
        of_type = object_type(field.type)
        fields = [
            ConnectionField(key, self._part(of_type, of, kinds, found, f"{at}{key}."))
            for key, found in self._collect(of_type, nodes).items()
        ]
        shown = self._citing(fields, (LINKS,) if hop and shows_rows(fields) else ())
        return Connection(hop, kinds, shown, paged, where, links, order, cursors.mark)

    def _part(
        self,
        of_type: GraphQLObjectType,
        of: Hop | str,
        kinds: Sequence[str],
        nodes: Sequence[FieldNode],
        at: str,
    ) -> Nodes | Edges | PageInfo | TotalCount | Summary | Groups | Typename:
        """A field of a connection."""
        field = nodes[0].name.value
        match field:
            case "__typename":
                return Typename(of_type.name)
            case "totalCount":
                return TotalCount()
            case "nodes":
                return Nodes(self.shape(kinds, nodes, at))
            case "pageInfo":
                info = self._collect(object_at(of_type, "pageInfo"), nodes)
                return PageInfo(tuple((key, found[0].name.value) for key, found in info.items()))
            case "aggregate" | "edgeAggregate":
                aggregate = object_at(of_type, field)
                summary = self._summaries.aggregate(aggregate, nodes, edge=field == "edgeAggregate")
                if any(isinstance(figure, Measure) for figure in figures(summary)):
                    self._slots.summarize()
                return summary
            case "groups":
                groups = of_type.fields["groups"]
                given = arguments(nodes[0], groups.args, self._document.variables)
                return self._summaries.groups(of, groups, nodes, given, at)
        edge = self._ontology.edges[of.edge] if isinstance(of, Hop) else None
        row = object_at(of_type, "edges")
        fields = []
        for key, found in self._collect(row, nodes).items():
            name, here = found[0].name.value, f"{at}{key}."
            if name == "cursor":
                fields.append(EdgeField(key, Cursor()))
            elif name == "node":
                fields.append(EdgeField(key, NodeOf(self.shape(kinds, found, here))))
            else:
                fields.append(EdgeField(key, self._edge_value(edge, name, row.name, found, here)))
        return Edges(tuple(fields))

    # --- sources ---------------------------------------------------------------------------------

    def _citing(self, fields: Sequence[T], cited: tuple[T, ...]) -> tuple[T, ...]:
        """Fields, and those that tell of the source where the answer lists its sources."""
        if not self._cites:
            return tuple(fields)
        self._slots.grow(len(cited))
        return (*fields, *cited)

    # --- collecting ------------------------------------------------------------------------------

    def _type(self, name: str) -> GraphQLObjectType:
        found = self._document.schema.get_type(name)
        assert isinstance(found, GraphQLObjectType)
        return found

    def _collect(self, of: GraphQLObjectType, nodes: Sequence[FieldNode]) -> Selected:
        found = collected(self._document, of, nodes)
        self._slots.grow(len(found))
        return found
