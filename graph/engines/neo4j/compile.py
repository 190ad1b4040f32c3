"""A read plan as one Cypher statement whose one record holds the answer as nested lists.

Lists are cheaper to send and to decode than maps, and one record is cheaper than many. A page is read in
two steps: pick and order its rows, then project what is shown of them. Beside each expression stands what
shapes its value, so that nothing is left to decide when rows arrive.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.engines.neo4j import shape
from graph.engines.neo4j.dated import dated_part
from graph.engines.neo4j.filters import Cypher, Match, Subject, block, where
from graph.engines.neo4j.order import Key, beyond, ordered, parts
from graph.engines.neo4j.schema import quoted, shadow, union
from graph.engines.neo4j.shape import Answer, Field, Part, bound_before, object_of
from graph.engines.neo4j.summary import groups_part, summary_part
from graph.ontology import Node, Ontology, Property
from graph.plan import (
    By,
    Connection,
    Cursor,
    Dated,
    EdgeField,
    Edges,
    End,
    Groups,
    LinkLookup,
    LinkScan,
    Lookup,
    NodeField,
    NodeOf,
    Nodes,
    Page,
    PageInfo,
    Plan,
    Prop,
    Reference,
    Shape,
    Summary,
    TotalCount,
    Typename,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CypherStatement:
    """Cypher that returns one value, and what makes the answer of it."""

    text: str
    answer: Answer


def compile_plan(plan: Plan, ontology: Ontology) -> CypherStatement:
    """The statement of a plan."""
    render = _Render(ontology, plan.scope)
    match plan.read:
        case Lookup():
            rows, answer = render.lookup(plan.read)
        case LinkLookup():
            rows, answer = render.link_lookup(plan.read)
        case LinkScan():
            rows, answer = render.link_scan(plan.read)
        case Dated():
            rows, answer = dated_part(render, plan.read), shape.dated
        case Connection():
            rows = render.connection(plan.read, None)
            answer = shape.single(rows)
    before = "".join(f"{clause}\n" for clause in rows.before)
    return CypherStatement(f"{render.beginning()}{before}RETURN {rows.text} AS answer", answer)


def _listed(items: Sequence[str]) -> str:
    return f"[{', '.join(items)}]"


def _alike(each: Iterable[tuple[str, T]]) -> list[tuple[T, list[str]]]:
    """Of what is told of each kind the different ones, with their kinds."""
    groups: list[tuple[T, list[str]]] = []
    for kind, told in each:
        for other, kinds in groups:
            if other == told:
                kinds.append(kind)
                break
        else:
            groups.append((told, [kind]))
    return groups


def _tagged(groups: Sequence[T]) -> Iterable[tuple[int | None, T]]:
    """Groups with their numbers, where there are several."""
    return enumerate(groups) if len(groups) > 1 else [(None, group) for group in groups]


def _either(subject: Subject, cases: Sequence[tuple[str, Part]]) -> Part:
    """What is told of a node or edge, by its kinds."""
    parts = [part for _, part in cases]
    if len(parts) == 1:
        return parts[0]
    tests = " ".join(f"WHEN {subject.name}:{kinds} THEN {part.text}" for kinds, part in cases)
    return Part(f"CASE {tests} END", shape.tagged(parts), bound_before(parts))


class _Render(Cypher):
    """Writes the expressions of reads."""

    # --- whole reads ---

    def rows(self, clauses: Sequence[str], row: str, before: Sequence[str]) -> Part:
        """The list of a value for each row that the clauses bind."""
        if not before:
            return Part(block("COLLECT", *clauses, f"RETURN {row}"))
        name = self.variable("rows")
        return Part(name, None, (block("CALL (*)", *clauses, *before, f"RETURN collect({row}) AS {name}"),))

    def lookup(self, read: Lookup) -> tuple[Part, Answer]:
        """Rows `[id, object, 0]`."""
        found = self.with_id(read.kinds, f"IN {self.param(read.ids)}")
        part = self._node(found.node, read.shape)
        row = _listed([found.node.shown("id"), part.text, "0"])
        return self.rows([found.text], row, part.before), shape.by_id([part], read.ids.index)

    def link_lookup(self, read: LinkLookup) -> tuple[Part, Answer]:
        """Rows `[id, object, 0]`. An edge's id names its ends, so that one pattern finds those of all kinds:
        with a pattern for each, the statement is planned for ten times as long."""
        if not read.shape:
            return Part("[]"), shape.by_id([], read.ids.index)
        edge, (source, target) = self.edge(next(iter(read.shape))), self.ends(read.shape)
        key = quoted(shadow("id"))
        types = "" if read.shape.keys() == self.ontology.edges.keys() else f":{union(read.shape)}"
        start, end = (f"({n.name}:Node {{{key}: ends[{i}]}})" for i, n in ((1, source), (2, target)))
        # Left to itself Neo4j seeks one end and goes through all edges of it, which may be 100,000.
        seeks = " ".join(f"USING INDEX SEEK {n.name}:Node({key})" for n in (source, target))
        scope = [p for subject in (source, edge, target) for p in self.in_scope(subject)]
        found = Match(
            f"MATCH {start}-[{edge.name}{types}]->{end} {seeks}",
            (f"{edge.compared('id')} = wanted", *scope),
            target,
            edge,
        )
        wanted = f"UNWIND {self.param(read.ids)} AS wanted WITH wanted, split(wanted, '|') AS ends"
        part = self._any_link(read.shape, source, edge, found)
        row = _listed([edge.shown("id"), part.text, "0"])
        return self.rows([wanted, found.text], row, part.before), shape.by_id([part], read.ids.index)

    def link_scan(self, read: LinkScan) -> tuple[Part, Answer]:
        """Objects in order. The index of the sources gives the order, so that a page reads no more."""
        source, edge, found = self.links(read.edge)
        keys = [Key(source.compared("id")), Key(found.node.compared("id")), Key(edge.key)]
        given = [self.param(param) for param in read.after]
        found = found.and_where(beyond(list(zip(keys, given, strict=True)), after=True))
        names = f"{source.name}, {edge.name}, {found.node.name}"
        part = self._link(read.fields, found, source)
        clauses = [found.text, f"WITH {names} {ordered(keys)} LIMIT {self.param(read.limit)}"]
        return self.rows(clauses, part.text, part.before), shape.each(part)

    # --- connections ---

    def connection(self, read: Connection, near: Subject | None) -> Part:
        """A page of what lies over a hop from a node, or of all nodes of some kinds."""
        if read.hop is None:
            found = self.all_of(read.kinds, read.where)
        else:
            assert near is not None
            found = self.over(read.hop, near.pattern, read.where, read.edge)
        keys, counts = self._keys(read, found)
        cursor = Part(_listed([str(read.fingerprint), *(key.text for key in keys)]), shape.cursor)
        asked = {name for f in read.fields if isinstance(f.value, PageInfo) for _, name in f.value.fields}
        further = ("hasPreviousPage" if read.page.backward else "hasNextPage") in asked
        columns: list[Part] = []
        overall: list[Part] = []
        fields: dict[str, Field] = {}
        total = "null"
        for item in read.fields:
            match item.value:
                case Typename(name):
                    fields[item.key] = shape.constant(name)
                case TotalCount():
                    fields[item.key] = shape.total
                    total = block("COUNT", found.text)
                case Summary():
                    fields[item.key] = shape.overall(len(overall))
                    overall.append(summary_part(self, near, found, item.value))
                case Groups():
                    fields[item.key] = shape.overall(len(overall))
                    overall.append(groups_part(self, near, found, item.value))
                case PageInfo(info):
                    fields[item.key] = shape.page_info(info, read.page, len(columns))
                    if asked & {"startCursor", "endCursor"}:
                        columns.append(cursor)
                case Nodes(shown):
                    part = self._node(found.node, shown)
                    fields[item.key] = shape.column(len(columns))
                    columns.append(part)
                case Edges(links):
                    part = self._link(links, found, cursor=cursor)
                    fields[item.key] = shape.column(len(columns))
                    columns.append(part)
        rows = Part("[]")
        if columns or further:
            lists, picked = self._picked(read, found, keys, counts, further=further)
            row = columns[0].text if len(columns) == 1 else _listed([part.text for part in columns])
            rows = self.rows(picked, row, bound_before(columns))
            rows = replace(rows, before=(*lists, *rows.before))
        limit = self.param(read.page.limit) if further else "null"
        bare = limit == total == "null" and not overall
        return Part(
            rows.text if bare else _listed([rows.text, limit, total, *(part.text for part in overall)]),
            shape.connection(fields, columns, overall, backward=read.page.backward, bare=bare),
            bound_before([rows, *overall]),
        )

    def _keys(self, read: Connection, found: Match) -> tuple[list[Key], dict[str, str]]:
        """The order keys, and those among them that a subquery gives: Cypher by variable."""
        keys, counts = [], {}
        for order in read.order:
            if order.by is By.COUNT:
                assert order.hop is not None
                name = self.variable("c")
                counts[name] = block("COUNT", self.over(order.hop, found.node.pattern).text)
                keys.append(Key(name, order.descending))
                continue
            subject = found.edge if order.by is By.EDGE else found.node
            assert subject is not None
            value = self.value(subject, order.prop)
            if self.referred(subject, order.prop):
                name = self.variable("c")
                counts[name], value = value, name
            certain = order.prop == "id"
            required = certain or (order.by is By.NODE and self._everywhere(order.prop))
            keys.append(Key(value, order.descending, required, certain))
        keys.append(Key(found.node.compared("id")))
        if found.edge is not None:
            keys.append(Key(found.edge.key))
        return keys, counts

    def _everywhere(self, prop: str) -> bool:
        """Whether no node lacks a property: one that all kinds must have. Another required one may have been
        declared when there were nodes already."""
        common = self.ontology.properties(Node.__name__)
        return prop in common and common[prop].required

    def _picked(
        self, read: Connection, found: Match, keys: Sequence[Key], counts: dict[str, str], *, further: bool
    ) -> tuple[list[str], list[str]]:
        """The clauses that bind a page's rows in order, backwards for the last ones, behind those that bind
        the lists in which they look."""
        page = read.page
        limit = f"{self.param(page.limit)}{' + 1' if further else ''}"
        first = keys[0]
        if found.whole and not (counts or first.required) and found.node.properties[read.order[0].prop].index:
            return self._in_parts(page, found, keys, limit)
        bounds = [
            beyond(list(zip(keys, given, strict=True)), after=after) for given, after in self._ends(page)
        ]
        if read.hop is None and first.required and not counts:
            bounds.append(f"{first.text} IS NOT NULL")  # so that an index may give the order
        names = [subject.name for subject in (found.edge, found.node) if subject is not None]
        if counts:
            counted = [f"{text} AS {name}" for name, text in counts.items()]
            clauses = [found.text, f"WITH {', '.join(names + counted)}{where(bounds)}"]
        else:
            clauses = [found.and_where(*bounds).text]
        order = ordered(keys, backward=page.backward)
        return [], [*clauses, f"WITH {', '.join([*names, *counts])} {order} LIMIT {limit}"]

    def _ends(self, page: Page) -> list[tuple[list[str], bool]]:
        """The positions between which a page lies: Cypher for their values, and whether it comes after."""
        given = ((page.after, True), (page.before, False))
        return [(list(map(self.param, end.keys)), after) for end, after in given if end is not None]

    def _in_parts(
        self, page: Page, found: Match, keys: Sequence[Key], limit: str
    ) -> tuple[list[str], list[str]]:
        """The same for nodes that may lack the first key, in parts that an index gives in order, each read
        only if those before it do not fill the page."""
        node, lists = found.node.name, list[str]()
        calls = []
        for part in parts(keys, self._ends(page), backward=page.backward):
            picked = [
                found.and_where(*part.bounds).text,
                f"WITH {node} {ordered(part.keys, backward=page.backward)} LIMIT {limit}",
            ]
            conditions = part.conditions + ([f"size({' + '.join(lists)}) < {limit}"] if lists else [])
            if conditions:
                nodes = self.call(None, *picked, f"RETURN {node}", lists=["wanted"])
                picked = [f"WITH true AS wanted{where(conditions)}", nodes]
            name = self.variable("rows")
            calls.append(self.call(None, *picked, f"RETURN collect({node}) AS {name}", lists=lists))
            lists.append(name)
        return calls, [f"UNWIND ({' + '.join(lists)})[..{limit}] AS {node}"]

    # --- objects ---

    def _node(self, node: Subject, shown: Shape) -> Part:
        """A node of whichever of its kinds."""
        groups = _alike((kind, shown[kind]) for kind in node.kinds if kind in shown)
        return _either(
            node,
            [
                (self.labels(kinds), self._object(replace(node, kinds=tuple(kinds)), fields, tag))
                for tag, (fields, kinds) in _tagged(groups)
            ],
        )

    def _object(self, node: Subject, fields: Sequence[NodeField], tag: int | None = None) -> Part:
        return object_of([(field.key, self._node_field(node, field)) for field in fields], tag)

    def _node_field(self, node: Subject, field: NodeField) -> Part:
        match field.value:
            case Typename(""):
                if len(node.kinds) == 1:
                    return Part(f"'{node.kinds[0]}'")
                return Part(f"split({node.shown('id')}, ':')[0]")
            case Typename(name):
                return Part(f"'{name}'")
            case Prop(name):
                return self._value(node, name)
            case Connection():
                return self.connection(field.value, node)

    def _any_link(
        self, shown: Mapping[str, Sequence[EdgeField]], source: Subject, edge: Subject, found: Match
    ) -> Part:
        """An edge of whichever kind by itself, with its source."""

        def told(kind: str, fields: Sequence[EdgeField]) -> list[tuple[EdgeField, Property | None]]:
            """The fields, with the properties that they show. An end that shows the same of all its kinds
            is like one of other kinds that does."""
            properties = self.ontology.edges[kind].properties
            result: list[tuple[EdgeField, Property | None]] = []
            for field in fields:
                match field.value:
                    case Prop(name):
                        result.append((field, properties.get(name)))
                    case End(is_source, ends) if len(groups := _alike(ends.items())) == 1:
                        every = dict.fromkeys(self.ontology.kinds, groups[0][0])
                        result.append((replace(field, value=End(is_source, every)), None))
                    case _:
                        result.append((field, None))
            return result

        cases = []
        for tag, (fields, kinds) in _tagged(_alike((kind, told(kind, f)) for kind, f in shown.items())):
            one = replace(self.edge(kinds[0], edge.name), kinds=tuple(kinds))
            part = self._link([field for field, _ in fields], replace(found, edge=one), source, tag=tag)
            cases.append((union(kinds), part))
        return _either(edge, cases)

    def _link(
        self,
        fields: Sequence[EdgeField],
        found: Match,
        source: Subject | None = None,
        cursor: Part | None = None,
        tag: int | None = None,
    ) -> Part:
        """An edge: of a connection, with its cursor, or by itself, with its source."""

        def value(field: EdgeField) -> Part:
            match field.value:
                case Cursor():
                    assert cursor is not None
                    return cursor
                case NodeOf(shown):
                    return self._node(found.node, shown)
                case End(is_source, shown):
                    assert source is not None
                    return self._node(source if is_source else found.node, shown)
                case Typename(name) if name:
                    return Part(f"'{name}'")
            assert found.edge is not None
            match field.value:
                case Typename() if len(found.edge.kinds) == 1:
                    return Part(f"'{self.ontology.edges[found.edge.kinds[0]].type_name}'")
                case Typename():
                    names = {kind: self.ontology.edges[kind].type_name for kind in found.edge.kinds}
                    return Part(f"type({found.edge.name})", names.__getitem__)
                case Prop(name):
                    return self._value(found.edge, name)
                case Reference():
                    return self._reference(found.edge, field.value)

        return object_of([(field.key, value(field)) for field in fields], tag)

    def _reference(self, edge: Subject, reference: Reference) -> Part:
        found = self.with_id(reference.kinds, f"= {edge.compared(reference.prop)}")
        part = self._node(found.node, reference.shape)
        rows = self.rows([found.text], part.text, part.before)
        return Part(f"head({rows.text})", shape.optional(part), rows.before)

    def _value(self, subject: Subject, name: str) -> Part:
        many = name != "id" and subject.properties[name].many
        value = self.value(subject, name, shown=True)
        return Part(f"coalesce({value}, [])" if many else value)
