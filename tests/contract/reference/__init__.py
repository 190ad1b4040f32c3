"""A naive evaluator of plans and questions over plain dicts: the oracle that both engines must equal.

It follows the docstrings of `graph.plan`, `graph.engine` and `graph.change` word for word and knows no
index, no SQL and no Cypher. A read sees the part of the graph that is in scope, and nothing else.
"""

from tests.contract.reference.connect import connect, evidence, misses
from tests.contract.reference.graph import Graph, Link, Node, Stored, View, in_scope, kind, over, write
from tests.contract.reference.reads import position, read, rows
from tests.contract.reference.search import search

__all__ = [
    "Graph",
    "Link",
    "Node",
    "Stored",
    "View",
    "connect",
    "evidence",
    "in_scope",
    "kind",
    "misses",
    "over",
    "position",
    "read",
    "rows",
    "search",
    "write",
]
