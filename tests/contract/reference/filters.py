"""Filters: whether one is true of a node or an edge."""

from collections.abc import Iterable
from operator import eq, ge, gt, le, lt
from typing import Any

from graph import values
from graph.ontology import Type
from graph.plan import (
    And,
    Compare,
    Filter,
    KindIs,
    Matches,
    Missing,
    Not,
    Op,
    Or,
    Quantifier,
    Related,
    RelatedCount,
    Within,
)
from tests.contract.reference.graph import Link, Node, View, kind, over, properties, value
from tests.contract.reference.texts import fulfil, parsed, texts


def comparable(view: View, subject: Node | Link, name: str) -> Any:
    """A value as it is compared: text folded."""
    found = value(view, subject, name)
    folded = name != "id" and properties(view.graph.ontology, subject)[name].form is Type.TEXT
    if not folded or found is None:
        return found
    return [values.fold(item) for item in found] if isinstance(found, list) else values.fold(found)


def holds(view: View, condition: Filter, subject: Node | Link) -> bool:
    """Whether a filter is true of a node or an edge."""
    match condition:
        case Compare(prop, op, given):
            return compares(comparable(view, subject, prop), op, view.given[given.index])
        case Missing(prop):
            return comparable(view, subject, prop) in (None, [])
        case And(items):
            return all(holds(view, item, subject) for item in items)
        case Or(items):
            return any(holds(view, item, subject) for item in items)
        case Not(item):
            return not holds(view, item, subject)
    assert isinstance(subject, Node)
    match condition:
        case KindIs(kinds):
            return kind(subject.id) in kinds
        case Matches(given):
            found = list(texts(view.graph.ontology, subject.id, subject.stored))
            return fulfil(parsed(view.given[given.index]), found)
        case Related(hop, quantifier, node, edge):
            satisfied = [
                (node is None or holds(view, node, far)) and (edge is None or holds(view, edge, link))
                for link, far in over(view, subject, hop)
            ]
            match quantifier:
                case Quantifier.SOME:
                    return any(satisfied)
                case Quantifier.ALL:
                    return all(satisfied)
                case Quantifier.NONE:
                    return not any(satisfied)
        case RelatedCount(hop, op, given):
            return compares(len(over(view, subject, hop)), op, view.given[given.index])
        case Within(concept, close_matches):
            return subject.id in _contained(view, str(view.given[concept.index]), close_matches=close_matches)
    raise AssertionError(condition)


_ORDERED = {Op.EQ: eq, Op.LT: lt, Op.LTE: le, Op.GT: gt, Op.GTE: ge}


def compares(found: Any, op: Op, given: Any) -> bool:
    """Whether a comparison is true; with a missing value it is false."""
    if op is Op.NE:
        return not compares(found, Op.EQ, given)
    if op is Op.NOT_IN:
        return not compares(found, Op.IN, given)
    if found is None:
        return False
    if op in _ORDERED:
        return bool(_ORDERED[op](found, given))
    match op:
        case Op.IN:
            return found in given
        case Op.CONTAINS:
            return str(given) in str(found)
        case Op.STARTS_WITH:
            return str(found).startswith(str(given))
        case Op.ENDS_BEFORE:
            return values.last_day(str(found)) < str(given)
    assert isinstance(found, list)
    match op:
        case Op.HAS:
            return given in found
        case Op.HAS_ANY:
            return any(item in found for item in given)
        case Op.HAS_ALL:
            return all(item in found for item in given)
    raise AssertionError(op)


def _contained(view: View, concept: str, *, close_matches: bool) -> set[str]:
    if concept not in view.graph.nodes:
        return set()
    found = _narrower(view, {concept})
    crosswalk = view.graph.ontology.crosswalk.get(kind(concept))
    if not close_matches or crosswalk is None:
        return found
    joined = set(found)
    for link in view.graph.edges.values():
        if link.kind == crosswalk.name and found & {link.source, link.target}:
            joined |= {link.source, link.target}
    return _narrower(view, joined)


def _narrower(view: View, concepts: Iterable[str]) -> set[str]:
    """The concepts and what is narrower at any depth."""
    found = set(concepts)
    while True:
        more = {
            link.source
            for link in view.graph.edges.values()
            if view.graph.ontology.edges[link.kind].hierarchy and link.target in found
        }
        if more <= found:
            return found
        found |= more
