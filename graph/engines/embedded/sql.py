"""Filters and scope as SQL predicates."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import count

from graph.anchor import anchored, conjunction
from graph.engines.embedded.subject import Branch, Subject
from graph.engines.embedded.tables import LEAST_VISIBLE, RANK, by_kind, found_ids, quoted
from graph.ontology import Direction, Hop, Ontology
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

ARMS = {
    Direction.OUT: (("from", "to"),),
    Direction.IN: (("to", "from"),),
    Direction.BOTH: (("from", "to"), ("to", "from")),
}
"""The near and far column of the edges that a hop follows."""


def both(predicates: Iterable[str]) -> str:
    """The conjunction of SQL predicates."""
    return " AND ".join(predicates) or "1"


def kind_range(column: str, kind: str) -> str:
    """SQL predicate: the node id in the column is of the kind (`;` follows `:`)."""
    return f"{column} >= '{kind}:' AND {column} < '{kind};'"


def _of_kinds(column: str, kinds: Iterable[str]) -> str:
    return f"({' OR '.join(f'({kind_range(column, kind)})' for kind in kinds)})"


def _balanced(operator: str, predicates: Sequence[str]) -> str:
    """Predicates joined as a balanced tree: SQLite limits how deep an expression may nest."""
    if len(predicates) <= 2:
        return f"({f' {operator} '.join(predicates)})" if predicates else ""
    half = len(predicates) // 2
    left, right = _balanced(operator, predicates[:half]), _balanced(operator, predicates[half:])
    return f"({left} {operator} {right})"


class Sql:
    """Writes predicates for one statement; hands out aliases."""

    def __init__(self, ontology: Ontology, scope: Scope) -> None:
        self.ontology = ontology
        self.scope = scope
        self._aliases = count(1)

    def alias(self, prefix: str) -> str:
        """A name that the statement does not use yet."""
        return f"{prefix}{next(self._aliases)}"

    def param(self, param: Param) -> str:
        """SQL for a value given at run time."""
        return f"?{param.index + 1}"

    def node(self, kind: str, alias: str) -> Subject:
        """A node kind's table under an alias."""
        return Subject(kind, alias, self.ontology.kinds[kind].properties)

    def far_node(self, kind: str, identifier: str) -> Subject:
        """A node known by its id alone, given in SQL."""
        return Subject(kind, "", {}, given_id=identifier)

    def edge(self, kind: str, alias: str) -> Subject:
        """An edge kind's table under an alias."""
        return Subject(kind, alias, self.ontology.edges[kind].properties, edge=True)

    # --- scope ---

    def in_scope(self, subject: Subject) -> list[str]:
        """Predicates that the scope puts on a node or edge by itself."""
        if self.scope.visible is None:
            return self._valid(subject)
        codes = ", ".join(f"'{code}'" for code in self.scope.visible)
        # The plus keeps SQLite from taking an index that finds nearly all nodes for the narrowest.
        return [f"+{subject.alias}.visibility IN ({codes})", *self._valid(subject)]

    def link_in_scope(self, edge: Subject) -> list[str]:
        """Predicates that an edge is in scope, and both its ends as far as they are visible."""
        if self.scope.visible is None:
            return self._valid(edge)
        rank = max((RANK[code] for code in self.scope.visible), default=-1)
        return [f"{edge.alias}.{quoted(LEAST_VISIBLE)} <= {rank}", *self._valid(edge)]

    def _valid(self, subject: Subject) -> list[str]:
        """What the scope asks for beside visibility."""
        start, end = self.lifetime(subject)
        predicates = []
        if self.scope.min_confidence is not None:
            predicates.append(f"{subject.alias}.confidence >= {self.param(self.scope.min_confidence)}")
        if self.scope.source is not None:
            texts = f"json_each({self.param(self.scope.source)})"
            cited = f"instr({subject.column('source')}, value) > 0"
            predicates.append(f"EXISTS (SELECT 1 FROM {texts} WHERE {cited})")
        if self.scope.as_of is not None:
            first, last = map(self.param, self.scope.as_of)
            if start:
                column = subject.column(start)
                predicates.append(f"({column} IS NULL OR {column} <= {last})")
            if end:
                column = subject.column(end)
                predicates.append(f"({column} IS NULL OR {column} || '~' >= {first})")
        return predicates

    def lifetime(self, subject: Subject) -> tuple[str | None, str | None]:
        """The properties that begin and end a node's or an edge's validity."""
        tables = self.ontology.edges if subject.edge else self.ontology.kinds
        return tables[subject.name].lifetime

    def ends_in_scope(self, edge: Subject) -> list[str]:
        """Predicates that both ends of an edge whose `link_in_scope` holds are in scope."""
        predicates = []
        declared = self.ontology.edges[edge.name]
        for column, kinds in (("from", declared.sources), ("to", declared.targets)):
            end = f"{edge.alias}.{quoted(column)}"
            tests = []
            for kind in kinds:
                node = self.node(kind, self.alias("n"))
                test = f"({kind_range(end, kind)})"
                if scope := self._valid(node):
                    found = both([f"{node.id} = {end}", *scope])
                    test = f"EXISTS (SELECT 1 FROM {quoted(kind)} {node.alias} WHERE {found})"
                tests.append(test)
            if any(test.startswith("EXISTS") for test in tests):
                predicates.append(f"({' OR '.join(tests)})")
        return predicates

    def column(self, subject: Subject, prop: str) -> str:
        """SQL for the value by which a property or `id` is compared; NULL for a reference to a node that is
        not there or out of scope."""
        column = subject.column(prop)
        if prop == "id" or (target := subject.properties[prop].target) is None:
            return column

        def seen(node: Subject) -> str:
            return f"CASE WHEN {both(self.in_scope(node))} THEN {node.id} END"

        return self.far(column, self.ontology.concrete(target), seen)

    # --- hops ---

    def branches(
        self,
        hop: Hop,
        near: Subject | tuple[str, str | None],
        *,
        node: Filter | None = None,
        edge: Filter | None = None,
        with_node: bool = False,
        split: bool = False,
    ) -> list[Branch]:
        """The ways from a node (a subject, or its kind and SQL for its id) over a hop.

        Without an id the ways are from all nodes of the kind, and begin at the far end. Where the far node
        can be of several kinds it is looked into by subqueries, which keeps the edges' order, unless the
        ways are to be `split` by kind. `with_node` asks for its table where there is one kind to a way.
        """
        kind, near_id = (near.name, near.id) if isinstance(near, Subject) else near
        by_id, rest = self._apart(node, hop.targets)
        if near_id is None and not any(anchored(item, hop.targets, self.ontology) for item in by_id):
            by_id, rest, split = [], node, True
        split = split or len(hop.targets) == 1
        needed = with_node or rest is not None or any(self._needs_node(t) for t in hop.targets)
        targets: tuple[str | None, ...] = hop.targets if split and needed else (None,)
        several = self.ontology.ends(hop, kind) != set(hop.targets) or len(targets) > 1
        found = []
        for near_column, far_column in ARMS[hop.direction]:
            for target in targets:
                link = self.edge(hop.edge, self.alias("e"))
                near_end, far = (f"{link.alias}.{quoted(c)}" for c in (near_column, far_column))
                where = self.link_in_scope(link)
                if near_id is not None:
                    where.insert(0, f"{near_end} = {near_id}")
                if several:
                    where.append(_of_kinds(far, (target,) if target else hop.targets))
                if edge is not None:
                    where.append(self.filter(edge, link))
                source = f"{quoted(hop.edge)} {link.alias}"
                subject = None
                if target is not None:
                    subject = self.node(target, self.alias("n"))
                    joined = [source, f"{quoted(target)} {subject.alias}"]
                    if near_id is None:
                        joined.reverse()
                    source = f"{' CROSS JOIN '.join(joined)} ON {subject.id} = {far}"
                    where += self._holds(subject, rest)
                elif needed:
                    where.append(self.far(far, hop.targets, lambda n: both(self._holds(n, rest))))
                where += self._by_id(by_id, hop.targets, far)  # last: SQLite tests subqueries in turn
                found.append(Branch(source, tuple(where), link, subject, near_end, far))
        return found

    def leads(self, hop: Hop, kind: str, far: str) -> list[str]:
        """Predicates that an edge in scope, from a node of a kind to one with an id (given in SQL), leads to
        one of the hop's."""
        tests = []
        if self.ontology.ends(hop, kind) != set(hop.targets):
            tests.append(_of_kinds(far, hop.targets))
        if any(map(self._needs_node, hop.targets)):
            tests.append(self.far(far, hop.targets, lambda node: both(self._valid(node))))
        return tests

    def _apart(self, node: Filter | None, kinds: Sequence[str]) -> tuple[list[Filter], Filter | None]:
        """The conditions of a filter on nodes of several kinds that hang on the id alone, and the others.
        Written for each kind, the first would be so again for each kind that they lead to, and so on."""
        items = conjunction(node)
        by_id = [item for item in items if len(kinds) > 1 and self._hangs_on_id(item, kinds)]
        if not by_id:
            return [], node
        rest = tuple(item for item in items if item not in by_id)
        return by_id, And(rest) if rest else None

    def _hangs_on_id(self, filter_: Filter, kinds: Sequence[str]) -> bool:
        match filter_:
            case And(items) | Or(items):
                return all(self._hangs_on_id(item, kinds) for item in items)
            case Not(item):
                return self._hangs_on_id(item, kinds)
            case Related(hop) | RelatedCount(hop):
                return len({frozenset(self.ontology.ends(hop, kind)) for kind in kinds}) == 1
        return False

    def _by_id(self, filters: Iterable[Filter], kinds: Sequence[str], identifier: str) -> list[str]:
        return [self.filter(filter_, self.far_node(kinds[0], identifier)) for filter_ in filters]

    def far(self, identifier: str, kinds: Iterable[str], value: Callable[[Subject], str]) -> str:
        """SQL for something of the node with an id (given in SQL), of whichever of these kinds; NULL where
        there is none."""
        selects = {}
        for kind in kinds:
            node = self.node(kind, self.alias("n"))
            found = f"SELECT {value(node)} FROM {quoted(kind)} {node.alias} WHERE {node.id} = {identifier}"
            selects[kind] = f"({found})"
        return by_kind(identifier, selects)

    def _holds(self, node: Subject, filter_: Filter | None) -> list[str]:
        return self._valid(node) + ([self.filter(filter_, node)] if filter_ else [])

    def count(self, branches: Iterable[Branch], *, nodes: bool = False) -> str:
        """SQL for the number of edges on these ways, or of the nodes at their ends. No node is at the end of
        two ways: it is of one kind, and what is between two nodes either way is stored one way."""
        counts = []
        for branch in branches:
            each = f"DISTINCT {branch.far_id}" if nodes else "*"
            counts.append(f"(SELECT count({each}) FROM {branch.source} WHERE {both(branch.where)})")
        return counts[0] if len(counts) == 1 else f"({' + '.join(counts)})"

    def _needs_node(self, kind: str) -> bool:
        return bool(self._valid(self.node(kind, "n")))

    # --- filters ---

    def filter(self, filter_: Filter, subject: Subject) -> str:
        """SQL that is true where the filter holds; NULL counts as false."""
        match filter_:
            case And(items):
                return _balanced("AND", [self.filter(item, subject) for item in items]) or "1"
            case Or(items):
                return _balanced("OR", [self.filter(item, subject) for item in items]) or "0"
            case Not(item):
                return f"NOT coalesce({self.filter(item, subject)}, 0)"
            case Missing(prop):
                return f"{self.column(subject, prop)} IS NULL"
            case KindIs(kinds):
                return "1" if subject.name in kinds else "0"
            case Compare(prop, op, value):
                many = prop != "id" and subject.properties[prop].many
                return self._compare(self.column(subject, prop), op, value, many=many)
            case RelatedCount(hop, op, value):
                return self._compare(self.count(self.branches(hop, subject)), op, value, many=False)
            case Related():
                return self._related(filter_, subject)
            case Within(concept, close_matches):
                return self._within(concept, subject, close_matches=close_matches)
            case Matches(value):
                return f"{subject.id} IN ({found_ids(self.param(value))})"

    def _compare(self, column: str, op: Op, value: Param, *, many: bool) -> str:
        given = self.param(value)
        listed = f"(SELECT value FROM json_each({given}))"
        match op:
            case Op.EQ | Op.LT | Op.LTE | Op.GT | Op.GTE:
                return f"{column} {op.value} {given}"
            case Op.NE:
                return f"{column} IS NOT {given}"
            case Op.IN:
                return f"{column} IN {listed}"
            case Op.NOT_IN:
                return f"coalesce({column} NOT IN {listed}, 1)"
            case Op.CONTAINS:
                return f"instr({column}, {given}) > 0"
            case Op.STARTS_WITH:
                # The range lets an index serve; U+10FFFF is no character of any text.
                return (
                    f"({column} >= {given} AND {column} < {given} || char(1114111, 1114111) "
                    f"AND substr({column}, 1, length({given})) = {given})"
                )
            case Op.ENDS_BEFORE:
                return f"({column} < {given} AND {column} || '~' < {given})"
        assert many
        items = f"(SELECT value FROM json_each({column}))"
        match op:
            case Op.HAS:
                return f"{given} IN {items}"
            case Op.HAS_ANY:
                return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN {listed})"
            case Op.HAS_ALL:
                return f"NOT EXISTS (SELECT 1 FROM json_each({given}) WHERE value NOT IN {items})"

    def _related(self, related: Related, subject: Subject) -> str:
        node, edge = related.node, related.edge
        if related.quantifier is not Quantifier.ALL:
            if node is not None and anchored(node, related.hop.targets, self.ontology):
                tests = [
                    f"{subject.id} IN (SELECT {b.near_id} FROM {b.source} WHERE {both(b.where)})"
                    for b in self.branches(related.hop, (subject.name, None), node=node, edge=edge)
                ]
            else:
                tests = [
                    f"EXISTS (SELECT 1 FROM {b.source} WHERE {both(b.where)})"
                    for b in self.branches(related.hop, subject, node=node, edge=edge)
                ]
            some = f"({' OR '.join(tests)})"
            return some if related.quantifier is Quantifier.SOME else f"NOT {some}"
        tests = []
        for branch in self.branches(related.hop, subject):
            holds = [] if edge is None else [self.filter(edge, branch.edge)]
            by_id, rest = self._apart(node, related.hop.targets)
            if rest is not None:
                holds.append(self.far(branch.far_id, related.hop.targets, partial(self.filter, rest)))
            holds += self._by_id(by_id, related.hop.targets, branch.far_id)
            failing = both([*branch.where, f"NOT coalesce({both(holds)}, 0)"])
            tests.append(f"NOT EXISTS (SELECT 1 FROM {branch.source} WHERE {failing})")
        return f"({both(tests)})"

    def _within(self, concept: Param, subject: Subject, *, close_matches: bool) -> str:
        kind = subject.name
        start = self.node(kind, self.alias("n"))
        seed = (
            f"SELECT {start.id} FROM {quoted(kind)} {start.alias} "
            f"WHERE {both([f'{start.id} = {self.param(concept)}', *self.in_scope(start)])}"
        )
        inner = self._narrower(kind, seed)
        if not close_matches or kind not in self.ontology.crosswalk:
            return f"{subject.id} IN ({inner})"
        edge = self.ontology.crosswalk[kind].name
        hop = Hop("", edge, Direction.BOTH, (kind,), "")
        every = self.alias("w")
        matches = [
            f"SELECT {b.far_id} FROM {every} CROSS JOIN {b.source} WHERE {both(b.where)}"
            for b in self.branches(hop, (kind, f"{every}.id"))
        ]
        seeds = f"WITH {every}(id) AS ({inner}) SELECT id FROM {every} UNION {' UNION '.join(matches)}"
        return f"{subject.id} IN ({self._narrower(kind, seeds)})"

    def _narrower(self, kind: str, seed: str) -> str:
        """SQL for the ids of the seed's concepts and everything narrower."""
        walk = self.alias("w")
        hop = Hop("", self.ontology.hierarchy[kind].name, Direction.IN, (kind,), "")
        (step,) = self.branches(hop, (kind, f"{walk}.id"))
        return (
            f"WITH RECURSIVE {walk}(id) AS (SELECT * FROM ({seed}) UNION "
            f"SELECT {step.far_id} FROM {walk} CROSS JOIN {step.source} WHERE {both(step.where)}) "
            f"SELECT id FROM {walk}"
        )
