"""What an answer cites: the source of each node and edge that it shows.

Where a request asks for its sources, every object of its plans gets three fields more, under keys that no
GraphQL document can use. They are taken out of the finished value before it is handed on.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

import orjson

from graph.plan import ConnectionField, EdgeField, Edges, NodeField, Nodes, Prop

_ID, _SOURCE, _URL, _LINKS = "~id", "~source", "~sourceUrl", "~links"
_PROPERTIES = {_ID: Prop("id"), _SOURCE: Prop("source"), _URL: Prop("sourceUrl")}

NODE_FIELDS = tuple(NodeField(key, prop) for key, prop in _PROPERTIES.items())
"""What is read of each node besides."""
EDGE_FIELDS = tuple(EdgeField(key, prop) for key, prop in _PROPERTIES.items())
"""What is read of each edge that is shown with both its ends."""
LINKS = ConnectionField(_LINKS, Edges(EDGE_FIELDS))
"""What is read of the edges of a hop, also where its nodes alone are shown: they say that there is one."""

Cited = dict[str, tuple[str | None, str | None]]
"""Id of a node or edge -> its `source` and `sourceUrl`."""


def shows_rows(fields: Sequence[ConnectionField]) -> bool:
    """Whether a connection shows any of its nodes or edges."""
    return any(isinstance(field.value, Nodes | Edges) for field in fields)


def taken_out(items: Sequence[object]) -> tuple[list[object], Cited]:
    """The items of an answer without those fields, and what these say."""
    cited: Cited = {}

    def walk(value: object) -> None:
        if isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, dict):
            if (identifier := value.pop(_ID, None)) is not None:
                cited[identifier] = value.pop(_SOURCE), value.pop(_URL)
            for item in value.values():
                walk(item)
            value.pop(_LINKS, None)

    # An engine may answer in JSON text. Python's own reader keeps every digit of a number.
    plain = json.loads(orjson.dumps(items))
    walk(plain)
    return plain, cited


def citations(cited: Cited) -> list[Mapping[str, object]]:
    """The distinct sources by name and URL, with the number of nodes and edges that cite each; those that
    have none come last."""
    nodes: Counter[tuple[str | None, str | None]] = Counter()
    edges: Counter[tuple[str | None, str | None]] = Counter()
    for identifier, source in cited.items():
        (edges if "|" in identifier else nodes)[source] += 1
    found = sorted(nodes | edges, key=lambda source: [(part is None, part) for part in source])
    return [
        {"source": source[0], "sourceUrl": source[1], "nodes": nodes[source], "edges": edges[source]}
        for source in found
    ]
