"""Filters, scope and hops as Cypher predicates and patterns.

A predicate may be null, which counts as false; `Not` coalesces, so that logic stays two-valued.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from textwrap import indent
from typing import TypeGuard

from graph.anchor import anchored, conjunction
from graph.engines.neo4j.schema import KEY, compared, quoted, search_index, union
from graph.ontology import Direction, EdgeKind, Hop, Ontology, Property
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
    Param,
    Quantifier,
    Related,
    RelatedCount,
    Scope,
    Within,
)
from graph.search.layout import Layout

_ARROWS = {Direction.OUT: ("-", "->"), Direction.IN: ("<-", "-"), Direction.BOTH: ("-", "-")}
_SIGNS = {Op.EQ: "=", Op.NE: "=", Op.IN: "IN", Op.NOT_IN: "IN", Op.CONTAINS: "CONTAINS"}
_SIGNS |= {Op.STARTS_WITH: "STARTS WITH", Op.LT: "<", Op.LTE: "<=", Op.GT: ">", Op.GTE: ">="}


@dataclass(frozen=True, slots=True)
class Subject:
    """A variable of the statement: a node of some kinds, or an edge of one."""

    name: str
    kinds: tuple[str, ...]
    properties: Mapping[str, Property]
    lifetimes: Mapping[tuple[str | None, str | None], Sequence[str]]
    """Its kinds by the properties that begin and end their validity."""

    @property
    def pattern(self) -> str:
        """Cypher that stands for the node in a pattern."""
        return f"({self.name})"

    def shown(self, prop: str) -> str:
        """Cypher for a property or `id` as it is served."""
        return f"{self.name}.{quoted(prop)}"

    def compared(self, prop: str) -> str:
        """Cypher for a property or `id` as it is compared."""
        return f"{self.name}.{quoted(compared(self.properties, prop))}"

    @property
    def key(self) -> str:
        """Cypher for an edge's key as it is compared."""
        return f"{self.name}.{quoted(KEY)}"


@dataclass(frozen=True, slots=True)
class Match:
    """Clauses that bind a node (over a hop, the edge that leads to it as well), open to predicates."""

    head: str
    where: tuple[str, ...]
    node: Subject
    edge: Subject | None = None
    whole: bool = False
    """Whether these are all nodes of one label, so that an index of it may give them in order."""

    @property
    def text(self) -> str:
        """The clauses."""
        return f"{self.head}{where(self.where)}"

    def and_where(self, *predicates: str) -> "Match":
        """The clauses with further predicates."""
        return replace(self, where=(*self.where, *predicates))


def where(predicates: Iterable[str]) -> str:
    """A WHERE clause, or nothing where there are no predicates."""
    joined = " AND ".join(predicates)
    return f" WHERE {joined}" if joined else ""


def every(predicates: Iterable[str]) -> str:
    """The conjunction of predicates."""
    return " AND ".join(predicates) or "true"


def never(subject: Subject) -> str:
    """A predicate that is never true: the planner of Neo4j 5.26 fails on some statements with `false`."""
    return f"{subject.shown('id')} IS NULL"


def block(keyword: str, *clauses: str) -> str:
    """A subquery, an indented line per clause."""
    return f"{keyword} {{\n" + indent("\n".join(clauses), "  ") + "\n}"


class Cypher:
    """Writes predicates and patterns for one statement; hands out variables."""

    def __init__(self, ontology: Ontology, scope: Scope) -> None:
        self.ontology = ontology
        self.scope = scope
        self.beginnings: list[str] = []
        """What the statement binds before all else: lists of concepts."""
        self._names = count(1)

    def beginning(self) -> str:
        """The clause that the statement begins with."""
        return f"WITH {', '.join(self.beginnings)}\n" if self.beginnings else ""

    def call(self, near: "Subject | None", *clauses: str, lists: Sequence[str] = ()) -> str:
        """A subquery that sees nothing but the node that it starts from, some lists and what the statement
        begins with: the more it could see, the longer it takes to plan."""
        names = [*lists, *([] if near is None else [near.name])]
        names += [beginning.rpartition(" AS ")[2] for beginning in self.beginnings]
        return block(f"CALL ({', '.join(names)})", *clauses)

    def param(self, param: Param) -> str:
        """Cypher for a value given at run time."""
        return f"$p{param.index}"

    def variable(self, prefix: str) -> str:
        """A name that the statement does not use yet."""
        return f"{prefix}{next(self._names)}"

    def node(self, kinds: Sequence[str], name: str = "") -> Subject:
        """A variable for a node of some kinds."""
        properties: dict[str, Property] = {}
        lifetimes: dict[tuple[str | None, str | None], list[str]] = {}
        for kind in map(self.ontology.kinds.__getitem__, kinds):
            properties |= kind.properties
            lifetimes.setdefault(kind.lifetime, []).append(kind.name)
        return Subject(name or self.variable("n"), tuple(kinds), properties, lifetimes)

    def edge(self, kind: str, name: str = "") -> Subject:
        """A variable for an edge."""
        declared = self.ontology.edges[kind]
        lifetimes = {declared.lifetime: (kind,)}
        return Subject(name or self.variable("r"), (kind,), declared.properties, lifetimes)

    def ends(self, edges: Iterable[str]) -> tuple[Subject, Subject]:
        """Variables for the source and the target of an edge of some kinds."""
        declared = [self.ontology.edges[kind] for kind in edges]
        sources = sorted({kind for edge in declared for kind in edge.sources})
        return self.node(sources), self.node(sorted({kind for edge in declared for kind in edge.targets}))

    def labels(self, kinds: Iterable[str]) -> str:
        """The label expression for some kinds: an interface where they are all of its kinds."""
        wanted = set(kinds)
        for interface in self.ontology.interfaces.values():
            if wanted == set(interface.kinds):
                return quoted(interface.name)
        return union(sorted(wanted))

    # --- scope ---

    def in_scope(self, subject: Subject) -> list[str]:
        """Predicates that the scope puts on a node or an edge."""
        scope, predicates = self.scope, []
        if scope.visible is not None:
            codes = ", ".join(f"'{code}'" for code in scope.visible)
            predicates.append(f"{subject.shown('visibility')} IN [{codes}]")
        if scope.min_confidence is not None:
            predicates.append(f"{subject.shown('confidence')} >= {self.param(scope.min_confidence)}")
        if scope.source is not None:
            cited = f"{subject.compared('source')} CONTAINS text"
            predicates.append(f"any(text IN {self.param(scope.source)} WHERE {cited})")
        if scope.as_of is not None:
            predicates += self._alive(subject, *map(self.param, scope.as_of))
        return predicates

    def _alive(self, subject: Subject, first: str, last: str) -> list[str]:
        cases = []
        for (start, end), kinds in subject.lifetimes.items():
            tests = []
            if start:
                tests.append(f"coalesce({subject.shown(start)}, '') <= {last}")
            if end:
                tests.append(f"coalesce({subject.shown(end)}, '') + '~' >= {first}")
            if len(subject.lifetimes) == 1:
                return tests
            if tests:
                cases.append(f"WHEN {subject.name}:{self.labels(kinds)} THEN {every(tests)}")
        # A disjunction over the kinds says the same, but mostly takes a fifth longer to plan.
        return [f"CASE {' '.join(cases)} ELSE true END"]

    def value(self, subject: Subject, prop: str, *, shown: bool = False) -> str:
        """Cypher for a property or `id` as it is compared, or served; null for a reference to a node that is
        not there or out of scope."""
        value = subject.shown(prop) if shown else subject.compared(prop)
        if (target := self.referred(subject, prop)) is None:
            return value
        found = self.with_id(self.ontology.concrete(target), f"= {subject.compared(prop)}")
        return f"CASE WHEN EXISTS {{ {found.text} }} THEN {value} END"

    def referred(self, subject: Subject, prop: str) -> str | None:
        """The kind or interface that a reference property names."""
        return None if prop == "id" else subject.properties[prop].target

    # --- patterns ---

    def all_of(self, kinds: Sequence[str], filter_: Filter | None = None) -> Match:
        """The nodes of some kinds, in scope, that satisfy a filter."""
        node = self.node(kinds)
        scope, items = self.in_scope(node), conjunction(filter_)
        pattern = f"({node.name}:{self.labels(kinds)})"
        for i, item in enumerate(items):
            if isinstance(item, Matches):
                match = self.with_id(kinds, f"IN {self._found(item.value)}")
                others = (*items[:i], *items[i + 1 :])
                return match.and_where(*(self.filter(other, match.node) for other in others))
            if self._leads(item):
                # A few known neighbours lead to the nodes faster than all nodes to those neighbours.
                found = self._from_neighbours(pattern, item)
                rest = [self.filter(other, node) for other in (*items[:i], *items[i + 1 :])]
                # Outside of a subquery of its own DISTINCT is of the lists of concepts, too, for each node.
                distinct = self.call(None, found, f"RETURN DISTINCT {node.name}")
                return Match(f"{distinct}\nWITH {node.name}", (*scope, *rest), node)
        tests = (*scope, *(self.filter(item, node) for item in items))
        return Match(f"MATCH {pattern}", tests, node, whole=not _is_union(pattern))

    def _leads(self, item: Filter) -> TypeGuard[Related]:
        """Whether a condition is a relation to few neighbours that are found without the node."""
        return (
            isinstance(item, Related)
            and item.quantifier is Quantifier.SOME
            and item.node is not None
            and anchored(item.node, item.hop.targets, self.ontology)
        )

    def _from_neighbours(self, pattern: str, related: Related) -> str:
        """The clauses that bind the nodes of a pattern, and begin at the neighbours that satisfy a relation
        filter; these are found from theirs where they are the few."""
        hop, node, edge = related.hop, related.node, related.edge
        if not any(map(self._leads, conjunction(node))):
            return self.over(hop, pattern, node, edge, indexed=True).text
        far = self.all_of(hop.targets, node)
        found = self.over(hop, pattern, None, edge)
        return f"{far.text} WITH {far.node.name} AS {found.node.name} {found.text}"

    def over(
        self,
        hop: Hop,
        near: str,
        node: Filter | None = None,
        edge: Filter | None = None,
        *,
        indexed: bool = False,
    ) -> Match:
        """The edges and far nodes of a hop, in scope, that satisfy the filters. `near` is a node pattern;
        `indexed` labels the far node so that an index may serve."""
        link, far = self.edge(hop.edge), self.node(hop.targets)
        left, right = _ARROWS[hop.direction]
        label = ""
        if indexed or set(hop.targets) != self.ontology.ends(hop):
            label = f":{self.labels(hop.targets)}"
        pattern = f"{near}{left}[{link.name}:{quoted(hop.edge)}]{right}({far.name}{label})"
        predicates = self.in_scope(link) + self.in_scope(far)
        if node is not None:
            predicates.append(self.filter(node, far))
        if edge is not None:
            predicates.append(self.filter(edge, link))
        return Match(f"MATCH {pattern}", tuple(predicates), far, link)

    def with_id(self, kinds: Sequence[str], test: str) -> Match:
        """The nodes of some kinds, in scope, whose id satisfies a test."""
        node, labels = self.node(kinds), self.labels(kinds)
        predicates = [f"{node.compared('id')} {test}"]
        if _is_union(labels):
            predicates.append(f"{node.name}:{labels}")
            labels = quoted("Node")
        return Match(f"MATCH ({node.name}:{labels})", (*predicates, *self.in_scope(node)), node)

    def links(self, kind: str) -> tuple[Subject, Subject, Match]:
        """All edges of a kind, both ends in scope: the source, the edge, and the clause with the target."""
        declared = self.ontology.edges[kind]
        source, edge, target = self.node(declared.sources), self.edge(kind), self.node(declared.targets)
        labels = self.labels(declared.sources)
        start = quoted("Node") if _is_union(labels) else labels
        pattern = f"({source.name}:{start})-[{edge.name}:{quoted(kind)}]->({target.name})"
        scope = [p for subject in (source, edge, target) for p in self.in_scope(subject)]
        return source, edge, Match(f"MATCH {pattern}", tuple(scope), target, edge)

    # --- filters ---

    def filter(self, filter_: Filter, subject: Subject) -> str:
        """Cypher that is true where the filter holds."""
        match filter_:
            case And(items):
                return f"({every(self.filter(item, subject) for item in items)})"
            case Or(items):
                return f"({' OR '.join(self.filter(item, subject) for item in items) or never(subject)})"
            case Not(item):
                return f"NOT coalesce({self.filter(item, subject)}, false)"
            case Missing(prop):
                return f"{self.value(subject, prop)} IS NULL"
            case KindIs(kinds):
                return f"{subject.name}:{self.labels(kinds)}" if kinds else never(subject)
            case Compare(prop, op, value):
                return self._compare(self.value(subject, prop), op, value)
            case RelatedCount(hop, op, value):
                return self._compare(f"COUNT {{ {self.over(hop, subject.pattern).text} }}", op, value)
            case Related():
                return self._related(filter_, subject)
            case Within(concept, close_matches):
                return f"{subject.compared('id')} IN {self._concepts(concept, subject, close_matches)}"
            case Matches(value):
                return f"{subject.compared('id')} IN {self._found(value)}"

    def _compare(self, left: str, op: Op, value: Param) -> str:
        given = self.param(value)
        match op:
            case Op.NE | Op.NOT_IN:
                return f"NOT coalesce({left} {_SIGNS[op]} {given}, false)"
            case Op.ENDS_BEFORE:
                return f"{left} + '~' < {given}"
            case Op.HAS:
                return f"{given} IN {left}"
            case Op.HAS_ANY:
                # This way round Neo4j makes a set of the values; a property's list it goes through.
                return f"any(x IN {left} WHERE x IN {given})"
            case Op.HAS_ALL:
                return f"all(x IN {given} WHERE x IN coalesce({left}, []))"
        return f"{left} {_SIGNS[op]} {given}"

    def _related(self, related: Related, subject: Subject) -> str:
        hop, node, edge = related.hop, related.node, related.edge
        match related.quantifier:
            case Quantifier.SOME:
                return f"EXISTS {{ {self.over(hop, subject.pattern, node, edge).text} }}"
            case Quantifier.NONE:
                return f"NOT EXISTS {{ {self.over(hop, subject.pattern, node, edge).text} }}"
        pairs = self.over(hop, subject.pattern)
        assert pairs.edge is not None
        holds = [self.filter(node, pairs.node)] if node is not None else []
        holds += [self.filter(edge, pairs.edge)] if edge is not None else []
        failing = pairs.and_where(f"NOT coalesce({every(holds)}, false)")
        return f"NOT EXISTS {{ {failing.text} }}"

    def _concepts(self, concept: Param, subject: Subject, close_matches: bool) -> str:
        """The variable that lists the ids of a concept and of all that is narrower."""
        kinds = subject.kinds
        narrower = f"<-[:{_types(self.ontology.hierarchy, kinds)}*0..]-"
        crosswalk = _types(self.ontology.crosswalk, kinds)
        found = self.with_id(kinds, f"= {self.param(concept)}")
        clauses = [found.text]
        steps = [narrower]
        if close_matches and crosswalk:
            steps += [f"-[:{crosswalk}*0..1]-", narrower]
        near = found.node
        for step in steps:
            far = self.node(kinds)
            clauses += [self.walk(near, step, far), f"WITH DISTINCT {far.name}"]
            near = far
        clauses.append(f"RETURN {near.compared('id')}")
        name = self.variable("within")
        self.beginnings.append(f"{block('COLLECT', *clauses)} AS {name}")
        return name

    def _found(self, value: Param) -> str:
        """The variable that lists the ids of what a search finds."""
        node, name = self.node(()), self.variable("found")
        index = f"'{search_index(Layout.of(self.ontology))}'"
        call = f"CALL db.index.fulltext.queryNodes({index}, {self.param(value)}) YIELD node AS {node.name}"
        found = block("COLLECT", call, f"RETURN {node.compared('id')}")
        self.beginnings.append(f"{found} AS {name}")
        return name

    def walk(self, near: Subject, step: str, far: Subject, *predicates: str) -> str:
        """A MATCH that binds `walk` to a chain of edges, everything on the way in scope."""
        tests = list(predicates)
        if nodes := self.in_scope(self.node(near.kinds, "x")):
            tests.append(f"all(x IN nodes(walk) WHERE {every(nodes)})")
        if edges := self.in_scope(self.edge(next(iter(self.ontology.edges)), "x")):
            tests.append(f"all(x IN relationships(walk) WHERE {every(edges)})")
        return f"MATCH walk = {near.pattern}{step}{far.pattern}{where(tests)}"


def _is_union(labels: str) -> bool:
    """Whether a label expression is one that no index serves."""
    return "|" in labels


def _types(edges: Mapping[str, EdgeKind], kinds: Iterable[str]) -> str:
    return union(sorted({edges[kind].name for kind in kinds if kind in edges}))
