"""Aggregates and groups: their output and input types, derived from the ontology.

What is about nodes is made once per kind and what is about edges once per edge kind; connections share it.
"""

from collections.abc import Iterator, Mapping

import strawberry

from graph.ontology import Date, EdgeKind, Ontology, Property, Type
from graph.summary import Part
from loaders.summaries import code, key_names
from schema.define import (
    Fields,
    GraphQLType,
    Types,
    argument,
    described,
    field,
    input_field,
    listed,
    optional,
)
from schema.inputs import Inputs
from schema.scalars import SCALAR_OF, BigInt

_WHOLE = (Type.INTEGER, Type.LONG)
_NUMBERS = (*_WHOLE, Type.FLOAT)
_ORDERED = (*_NUMBERS, Type.DATE, Type.DATETIME)
_PREFIX = {Part.WHOLE: "", Part.YEAR: "Year of: ", Part.MONTH: "Month of: "}
_ONCE = ", each once however many edges lead to it (汇总，每个节点只计一次)"
_EACH = ", also those that lead to the same node (关系汇总，每条关系各计一次)"
Properties = Mapping[str, Property]


class Summaries:
    """Makes the types of aggregates and groups of one schema as they are asked for."""

    def __init__(self, ontology: Ontology, types: Types, inputs: Inputs) -> None:
        self._ontology = ontology
        self._types = types
        self._inputs = inputs

    def fields(self, name: str, link: EdgeKind | None) -> Fields:
        """What a connection says of all its rows: nodes of a kind or interface, and on hops the edges."""
        properties = self._ontology.properties(name)
        about = f"Number and statistics of the nodes on all pages{_ONCE if link else ' (汇总)'}."
        yield field("aggregate", self._aggregate(name, properties), about)
        arguments = [argument("by", self._by(name, properties), "Properties of the nodes (分组依据).")]
        if link:
            about = f"Number and statistics of the edges on all pages{_EACH}."
            yield field("edgeAggregate", self._aggregate(link.type_name, link.properties), about)
            by = self._by(link.type_name, link.properties)
            arguments.append(argument("byEdge", by, "Properties of the edges (按关系属性分组)."))
        if self._ontology.hops_of(name):
            about = f"Properties of what {name} nodes are linked to."
            related = self._types.input(f"{name}GroupRelated", about, self._related_fields, name)
            about = "Properties of what the nodes are linked to (按关联节点分组)."
            arguments.append(argument("byRelated", optional(related), about))
        prefix = f"{link.type_name if link else ''}{name}"
        about = "One thing to order groups by."
        order = self._types.input(f"{prefix}GroupOrder", about, self._order_fields, name, link, one_of=True)
        about = "What to sort by, most important first; ties are broken by the keys (排序)."
        arguments += [
            argument("first", optional(int), "How many; all that a page may have if not given (前几条)."),
            argument("after", optional(str), "A cursor: the list begins behind that group (起点游标)."),
            argument("orderBy", optional(listed(order)), about),
        ]
        about = f"{name} nodes that have the same values."
        group = self._types.output(f"{prefix}Group", about, self._group_fields, name, link)
        about = (
            "The nodes on all pages, by what they have in common; without a value they come last. "
            "Where there are as many as `first` says, or as a page may have, there may be more (分组)."
        )
        yield field("groups", listed(group), about, arguments)

    # --- aggregates ------------------------------------------------------------------------------

    def _aggregate(self, name: str, properties: Properties) -> GraphQLType:
        about = f"Number and statistics of {name}."
        return self._types.output(f"{name}Aggregate", about, self._aggregate_fields, name, properties)

    def _aggregate_fields(self, name: str, properties: Properties) -> Fields:
        output = self._types.output
        yield field("count", int, "Their number (数量).")
        sums = output(f"{name}Sum", f"Sums over {name}.", _sum_fields, properties)
        yield field("sum", sums, "Sums, null where there are no values (总和).")
        averages = output(f"{name}Average", f"Averages over {name}.", _average_fields, properties)
        yield field("avg", averages, "Averages of the values that there are (平均值).")
        ranges = output(f"{name}Range", f"Least or greatest values of {name}.", _range_fields, properties)
        yield field("min", ranges, "The least or earliest values (最小值).")
        yield field("max", ranges, "The greatest or latest values (最大值).")

    # --- groups ----------------------------------------------------------------------------------

    def _by(self, name: str, properties: Properties) -> GraphQLType:
        """A list of what nodes of a kind, or edges, can be grouped by."""
        labels = {code(key): _about(prop, part) for key, prop, part in key_names(properties)}
        about = f"What {name} can be grouped by (分组依据)."
        return optional(listed(self._types.enum(f"{name}GroupBy", about, labels)))

    def _related_fields(self, name: str) -> Fields:
        for hop in self._ontology.hops_of(name).values():
            target = self._ontology.common(hop.targets)
            by = self._by(target, self._ontology.properties(target))
            about = described(self._ontology.edges[hop.edge].doc, hop.label)
            yield field(hop.name, by, about)

    def _group_fields(self, name: str, link: EdgeKind | None) -> Fields:
        properties = self._ontology.properties(name)
        yield field("cursor", str, "Where it stands: for `after` (游标).")
        yield field("key", self._key(name), "What its nodes have in common (分组值).")
        about = f"Number and statistics of its nodes{_ONCE if link else ' (汇总)'}."
        yield field("aggregate", self._aggregate(name, properties), about)
        if link:
            about = f"Values of {link.type_name} that make a group."
            key = self._types.output(f"{link.type_name}Key", about, self._key_fields, link.properties)
            yield field("edgeKey", key, "What its edges have in common (关系分组值).")
            edges = self._aggregate(link.type_name, link.properties)
            yield field("edgeAggregate", edges, f"Number and statistics of its edges{_EACH}.")

    def _key(self, name: str) -> GraphQLType:
        return self._types.output(
            f"{name}Key", f"Values of {name} that make a group.", self._node_key_fields, name
        )

    def _node_key_fields(self, name: str) -> Fields:
        yield from self._key_fields(self._ontology.properties(name))
        for hop in self._ontology.hops_of(name).values():
            about = described(self._ontology.edges[hop.edge].doc, hop.label)
            yield field(hop.name, self._key(self._ontology.common(hop.targets)), about)

    def _key_fields(self, properties: Properties) -> Fields:
        for name, prop, part in key_names(properties):
            yield field(name, optional(self._key_type(prop, part)), _about(prop, part))

    def _key_type(self, prop: Property, part: Part) -> GraphQLType:
        if part is not Part.WHOLE:
            return int if part is Part.YEAR else Date
        if prop.codes is not None:
            return self._inputs.codes(prop.codes)
        return strawberry.ID if prop.form is Type.REFERENCE else SCALAR_OF[prop.form]

    # --- order -----------------------------------------------------------------------------------

    def _order_fields(self, name: str, link: EdgeKind | None) -> Fields:
        yield input_field("key", self._inputs.direction(), "By the keys, in turn (按分组值).")
        yield from self._statistic_fields(name, self._ontology.properties(name))
        if link:
            about = f"The number or one statistic of {link.type_name} edges to order groups by."
            order = self._types.input(
                f"{link.type_name}StatisticOrder",
                about,
                self._statistic_fields,
                link.type_name,
                link.properties,
                one_of=True,
            )
            yield input_field("edge", order, f"By the number or a statistic of the edges ({link.label}).")

    def _statistic_fields(self, name: str, properties: Properties) -> Fields:
        yield input_field("count", self._inputs.direction(), "By their number (按数量).")
        if any(_of(properties, _WHOLE)):
            about = f"One sum or average of {name} to order groups by. Those of fractions are no order."
            sums = self._types.input(
                f"{name}SumOrder", about, self._directions, properties, _WHOLE, one_of=True
            )
            yield input_field("sum", sums, "By a sum (按总和).")
            yield input_field("avg", sums, "By an average (按平均值).")
        about = f"One least or greatest value of {name} to order groups by."
        ranges = self._types.input(
            f"{name}RangeOrder", about, self._directions, properties, _ORDERED, one_of=True
        )
        yield input_field("min", ranges, "By the least or earliest value (按最小值).")
        yield input_field("max", ranges, "By the greatest or latest value (按最大值).")

    def _directions(self, properties: Properties, forms: tuple[Type, ...]) -> Fields:
        for prop in _of(properties, forms):
            yield input_field(prop.name, self._inputs.direction(), described(prop.doc, prop.label))


def _of(properties: Properties, forms: tuple[Type, ...]) -> Iterator[Property]:
    """The properties of these forms, without what the service itself keeps account of."""
    return (p for p in properties.values() if p.form in forms and not p.many and not p.managed)


def _about(prop: Property, part: Part) -> str:
    return _PREFIX[part] + described(prop.doc, prop.label)


def _sum_fields(properties: Properties) -> Fields:
    for prop in _of(properties, _NUMBERS):
        of = optional(float if prop.form is Type.FLOAT else BigInt)
        yield field(prop.name, of, described(prop.doc, prop.label))


def _average_fields(properties: Properties) -> Fields:
    for prop in _of(properties, _NUMBERS):
        yield field(prop.name, optional(float), described(prop.doc, prop.label))


def _range_fields(properties: Properties) -> Fields:
    for prop in _of(properties, _ORDERED):
        yield field(prop.name, optional(SCALAR_OF[prop.form]), described(prop.doc, prop.label))
