"""Where an index serves a read, told from its plan alone.

A kind may be gone through in whole by a read of all of its nodes that no index narrows: a root page, count,
aggregate or group, or a set of a question. Everything else begins at ids, at edges of a node, or at an index.
"""

from collections.abc import Iterable

from graph.ontology import Ontology
from graph.plan import (
    And,
    By,
    Compare,
    Connect,
    Connection,
    Edges,
    Filter,
    LinkScan,
    Matches,
    Nodes,
    Op,
    Or,
    PageInfo,
    Plan,
    Quantifier,
    Related,
    Within,
)
from graph.search.question import Search

_NAMED = (Op.EQ, Op.IN)
_RANGES = (*_NAMED, Op.LT, Op.LTE, Op.GT, Op.GTE, Op.STARTS_WITH, Op.ENDS_BEFORE)


def indexed(prop: str, kinds: Iterable[str], ontology: Ontology) -> bool:
    """Whether engines keep an index for a property, or `id`, of all these kinds."""
    declared = [ontology.kinds[kind].properties.get(prop) for kind in kinds]
    return prop == "id" or all(p is not None and p.index and not p.many for p in declared)


def narrowed(filter_: Filter | None, kinds: tuple[str, ...], ontology: Ontology, ops: Iterable[Op]) -> bool:
    """Whether an index leads to the nodes of these kinds that a filter lets through: by a comparison among
    `ops`, a search, a concept, or from a neighbour that is named in turn. Of several conditions one is
    enough; of alternatives each must be a comparison of the node's own."""
    match filter_:
        case Within() | Matches():
            return True
        case Compare(prop, op):
            return op in ops and indexed(prop, kinds, ontology)
        case And(items):
            return any(narrowed(item, kinds, ontology, ops) for item in items)
        case Or(items):
            return all(isinstance(i, Compare) and narrowed(i, kinds, ontology, _NAMED) for i in items)
        case Related(hop, Quantifier.SOME, node):
            return narrowed(node, hop.targets, ontology, _NAMED)
    return False


def whole(read: Plan | Connect | Search, ontology: Ontology) -> set[str]:
    """The kinds that a read may go through in whole."""
    match read:
        case Plan(Connection(None, kinds, where=where)):
            sets = [(kinds, where)]
        case Connect(source, target):
            sets = [(nodes.kinds, nodes.where) for nodes in (source, target)]
        case _:
            sets = []
    return {kind for kinds, where in sets if not narrowed(where, kinds, ontology, _RANGES) for kind in kinds}


def walked(read: Plan | Connect | Search, ontology: Ontology) -> bool:
    """Whether a read shows a page whose first order key an index gives, so that nothing is sorted but what
    has one value there."""
    match read:
        case Plan(LinkScan()):
            return True
        case Plan(Connection(None, kinds, fields, where=where, order=order)):
            if not any(isinstance(field.value, Nodes | Edges | PageInfo) for field in fields):
                return False
            if narrowed(where, kinds, ontology, _RANGES):
                return False
            return not order or (order[0].by is By.NODE and indexed(order[0].prop, kinds, ontology))
    return False
