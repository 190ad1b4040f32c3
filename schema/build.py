"""The schema of an ontology."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import strawberry
from graphql import GraphQLResolveInfo
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from graph.ontology import Node, Ontology
from loaders import read
from loaders.read import Finished
from loaders.sentences import Language
from resolvers.connect import connect_field
from resolvers.diff import diff_field
from resolvers.search import search_field
from resolvers.types import GraphTypes
from schema.define import Fields, GraphQLType, Types, argument, described, listed, optional
from schema.execute import EcographSchema
from schema.inputs import Inputs, queryable
from schema.outputs import PAGE, SCOPE, Outputs, order_argument
from schema.scalars import SCALARS


class _Read(StrawberryField):
    """A root field that is one statement; its selection is planned, not resolved field by field."""

    def __init__(
        self,
        name: str,
        of: GraphQLType,
        description: str,
        arguments: Iterable[StrawberryArgument],
        read: Callable[[GraphQLResolveInfo[Any], str], Awaitable[Finished | None]],
        about: str,
    ) -> None:
        super().__init__(name, name, StrawberryAnnotation(of), description=description)
        self.arguments = list(arguments)
        self._read, self._about = read, about

    def resolve(self, _source: object, info: GraphQLResolveInfo[Any], **_arguments: object) -> Any:
        """What graphql-core is to call. Strawberry's own way to a resolver converts the arguments once more,
        which a plan takes from the document."""
        return self._read(info, self._about)


def build_schema(ontology: Ontology) -> EcographSchema:
    """The GraphQL schema of an ontology: every kind, edge kind, property and code list that it has.

    Its `execute` wants a `loaders.context.Context` as `context_value`. Raises `OntologyError` where two
    declarations would have the same name in the schema.
    """
    types = Types()
    inputs = Inputs(ontology, types)
    outputs = Outputs(ontology, types, inputs)
    query = types.output("Query", "What can be asked (查询).", _query, ontology, types, inputs, outputs)
    every = [*map(outputs.node, ontology.kinds), *map(outputs.edge, ontology.edges.values())]
    types.finish()
    schema = EcographSchema(query, every, StrawberryConfig(scalar_map=SCALARS))
    for field in schema.root_fields():
        made = field.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
        if isinstance(made, _Read):
            field.resolve = made.resolve
    return schema


def _query(ontology: Ontology, types: Types, inputs: Inputs, outputs: Outputs) -> Fields:
    node = outputs.node(Node.__name__)
    one = argument("id", strawberry.ID, "Its id, `Kind:key` (标识).")
    many = argument("ids", listed(strawberry.ID), "Their ids, in the order of the answer (标识).")
    # Relay's compiler refetches a node only by a field `node` whose one argument is `id`.
    about = "A node of any kind; null where there is none. `nodes` takes a scope as well (节点)."
    yield _Read("node", optional(node), about, [one], read.node, Node.__name__)
    about = "Nodes of any kind by id, null for each that is not there (节点)."
    yield _Read("nodes", optional(listed(optional(node))), about, [many, *SCOPE], read.nodes, Node.__name__)
    for kind in ontology.kinds.values():
        about = described(f"One: {kind.doc}", kind.label)
        yield _Read(
            kind.singular, optional(outputs.node(kind.name)), about, [one, *SCOPE], read.node, kind.name
        )
    for of in queryable(ontology):
        where = argument("where", optional(inputs.filter(of.name)), "Conditions (筛选条件).")
        arguments = [where, order_argument(inputs.order(of.name)), *PAGE, *SCOPE]
        about = described(f"All: {of.doc}", of.label)
        yield _Read(of.plural, optional(outputs.connection(of.name)), about, arguments, read.page, of.name)
    labels = {code.name: code.value for code in Language}
    node_kind, linked = inputs.node_kind(), bool(ontology.edges)
    shared = GraphTypes(
        node=node,
        nodes=listed(node),
        node_set=inputs.node_set(),
        node_filter=optional(inputs.filter(Node.__name__)),
        node_kind=node_kind,
        node_kinds=optional(listed(node_kind)),
        language=types.enum("Language", "The language of a text (语言).", labels, Language),
        link=outputs.link() if linked else None,
        links=listed(outputs.link()) if linked else None,
        edge_kind=inputs.edge_kind() if linked else None,
        edge_kinds=optional(listed(inputs.edge_kind())) if linked else None,
    )
    yield search_field(shared)
    if linked:
        yield connect_field(shared)
        yield diff_field(shared)
