"""What a search found in the texts of nodes: their searched properties in one statement."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

from graphql import GraphQLResolveInfo

from graph.engine import Found
from graph.ontology import Ontology
from graph.plan import Lookup, NodeField, Param, Prop
from graph.search.layout import Layout
from graph.search.marks import Marked, marked
from graph.search.wanted import Wanted
from loaders import details
from loaders.context import Context
from loaders.sources import NODE_FIELDS


async def marks_of(info: GraphQLResolveInfo[Context], found: Found) -> Mapping[str, Sequence[Marked]]:
    """The texts in which each node of a search's page was found."""
    told = await details.told(info, _texts, [row[0] for row in found.rows])
    return await asyncio.to_thread(marks_in, info.context, found.wanted, told)


def marks_in(
    context: Context, wanted: Wanted, told: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Sequence[Marked]]:
    """The texts of each node in which something was found; `DeadlineExceededError` when the request has no
    time left."""
    layout = Layout.of(context.reading.engine.ontology)
    marks = {}
    for node, values in told.items():
        context.remaining()
        marks[node] = marked(layout, wanted, node, values)
    return marks


def _texts(ontology: Ontology, *, cites: bool) -> Lookup:
    cited = NODE_FIELDS if cites else ()
    shape = {
        kind: tuple(NodeField(prop.name, Prop(prop.name)) for prop, _ in fields) + cited
        for kind, fields in Layout.of(ontology).fields.items()
    }
    return Lookup(tuple(shape), Param(0), shape)
