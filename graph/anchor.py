"""Where a filter leads: what it asks for together, and whether few nodes are found by it without looking at
all."""

from collections.abc import Sequence

from graph.ontology import Ontology
from graph.plan import And, Compare, Filter, Matches, Op, Or, Quantifier, Related, Within


def conjunction(filter_: Filter | None) -> tuple[Filter, ...]:
    """The conditions of a filter that must hold together."""
    if isinstance(filter_, And):
        return tuple(inner for item in filter_.items for inner in conjunction(item))
    return () if filter_ is None else (filter_,)


def anchored(filter_: Filter, kinds: Sequence[str], ontology: Ontology) -> bool:
    """Whether an index leads to the few nodes of these kinds that a filter lets through, so that a
    relation is better followed from them than tested for each node at its near end."""
    match filter_:
        case Within() | Matches() | Compare("id", Op.EQ | Op.IN):
            return True
        case Compare(prop, Op.EQ | Op.IN):
            return all(ontology.kinds[kind].properties[prop].index for kind in kinds)
        case And(items):
            return any(anchored(item, kinds, ontology) for item in items)
        case Or(items):
            return bool(items) and all(anchored(item, kinds, ontology) for item in items)
        case Related(hop, Quantifier.SOME, node) if node is not None:
            return anchored(node, hop.targets, ontology)
    return False
