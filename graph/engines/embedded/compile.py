"""A read plan as one SQL statement whose rows are the JSON of the answer.

A page is read in two steps: an inner SELECT picks and orders the rows by keys alone, an outer one joins
what is to be shown, so that nothing is rendered for rows that the page leaves out.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from graph.engines.embedded.dated import dated_statement
from graph.engines.embedded.json_text import boolean_text, literal_text, object_text, truth_text, value_text
from graph.engines.embedded.page import has_rowid, needs_node, picked
from graph.engines.embedded.sql import Sql, both
from graph.engines.embedded.subject import Branch, Subject, edge_id
from graph.engines.embedded.summary import groups_text, summary_text
from graph.engines.embedded.tables import bound, by_kind, kind_in, quoted
from graph.ontology import Ontology, Type
from graph.plan import (
    By,
    Connection,
    ConnectionField,
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
    NodeSet,
    Order,
    Page,
    PageInfo,
    Plan,
    Prop,
    Reference,
    Scope,
    Shape,
    Summary,
    TotalCount,
    Typename,
)
from graph.values import split_edge_id


@dataclass(frozen=True, slots=True)
class SqlStatement:
    """SQL with its parameters `?1`, `?2` and so on, which are the first of the values given."""

    text: str
    parameters: int
    links: int | None = None
    """Index of the parameter that lists edge ids, which the statement wants split."""


def compile_plan(plan: Plan, ontology: Ontology) -> SqlStatement:
    """The statement of a plan."""
    render = _Render(ontology, plan.scope)
    links = None
    match plan.read:
        case Lookup():
            text = render.lookup(plan.read)
        case LinkLookup():
            text, links = render.link_lookup(plan.read), plan.read.ids.index
        case LinkScan():
            text = render.link_scan(plan.read)
        case Dated():
            text = dated_statement(render, plan.read)
        case Connection():
            text = f"SELECT CAST({render.connection(plan.read, None)} AS BLOB)"
    return SqlStatement(text, parameters(text), links)


def compile_set(nodes: NodeSet, scope: Scope, ontology: Ontology) -> SqlStatement:
    """The statement that lists the ids of a set."""
    sql = Sql(ontology, scope)
    selects = []
    for kind in nodes.kinds:
        node = sql.node(kind, sql.alias("n"))
        where = sql.in_scope(node) + ([sql.filter(nodes.where, node)] if nodes.where else [])
        selects.append(f"SELECT {node.id} FROM {quoted(kind)} {node.alias} WHERE {both(where)}")
    text = " UNION ALL ".join(selects)
    return SqlStatement(text, parameters(text))


class _Render(Sql):
    """Writes the JSON of reads."""

    # --- whole reads ---

    def lookup(self, read: Lookup) -> str:
        """A row per id asked for."""
        choices = self.shown(read.shape, read.kinds, "x.value", scoped=True)
        return f"SELECT CAST({choices} AS BLOB) FROM json_each({self.param(read.ids)}) x ORDER BY x.key"

    def link_lookup(self, read: LinkLookup) -> str:
        """A row per edge id asked for, each given as [kind, from, to, key]."""
        choices = []
        for kind, fields in read.shape.items():
            edge = self.edge(kind, self.alias("e"))
            where = [
                f'{edge.alias}."from" = x.value ->> 1',
                f'{edge.alias}."to" = x.value ->> 2',
                f"{edge.alias}.key = x.value ->> 3",
                *self._link_scope(edge),
            ]
            row = f"(SELECT {self._link(edge, fields)} FROM {quoted(kind)} {edge.alias} WHERE {both(where)})"
            choices.append(f"WHEN '{kind}' THEN {row}")
        found = f"CASE x.value ->> 0 {' '.join(choices)} END" if choices else "NULL"
        return f"SELECT CAST({found} AS BLOB) FROM json_each({self.param(read.ids)}) x ORDER BY x.key"

    def link_scan(self, read: LinkScan) -> str:
        """A page of all edges of a kind."""
        edge = self.edge(read.edge, "e")
        position = ", ".join(map(self.param, read.after))
        where = [f'(e."from", e."to", e.key) > ({position})', *self._link_scope(edge)]
        return (
            f"SELECT CAST({self._link(edge, read.fields)} AS BLOB) FROM {quoted(read.edge)} e "
            f'WHERE {both(where)} ORDER BY e."from", e."to", e.key LIMIT {self.param(read.limit)}'
        )

    def _link_scope(self, edge: Subject) -> list[str]:
        return self.link_in_scope(edge) + self.ends_in_scope(edge)

    # --- connections ---

    def connection(self, read: Connection, near: Subject | None) -> str:
        """SQL for the JSON text of a connection, from a node over a hop, or of a whole kind."""
        fixed: dict[str, str] = {}
        rows = partial(self.rows, read, near)
        for field in read.fields:
            match field.value:
                case TotalCount():
                    fixed[field.key] = self.count(rows())
                case Typename(name):
                    fixed[field.key] = literal_text(name)
                case Summary():
                    fixed[field.key] = summary_text(self, read, field.value, rows)
                case Groups():
                    fixed[field.key] = groups_text(self, read, field.value, rows)
                case PageInfo(fields) if all(_given(name, read.page) for _, name in fields):
                    fixed[field.key] = object_text((k, _given(name, read.page)) for k, name in fields)
        if len(fixed) == len(read.fields):
            return object_text(fixed.items())
        page = _PageOf(self, read, near)
        row = self.alias("p")
        info = any(isinstance(f.value, PageInfo) and f.key not in fixed for f in read.fields)
        rendered = [(f.key, fixed.get(f.key) or page.field(f, row, info=info)) for f in read.fields]
        return f"(SELECT {object_text(rendered)} FROM {page.source(row, info=info)})"

    def rows(
        self, read: Connection, near: Subject | None, *, with_node: bool = False, split: bool = False
    ) -> list[Branch]:
        """The ways to what a connection holds, before paging."""
        if read.hop is not None:
            assert near is not None
            return self.branches(
                read.hop, near, node=read.where, edge=read.edge, with_node=with_node, split=split
            )
        found = []
        for kind in read.kinds:
            node = self.node(kind, self.alias("n"))
            where = self.in_scope(node) + ([self.filter(read.where, node)] if read.where else [])
            source = f"{quoted(kind)} {node.alias}"
            found.append(Branch(source, tuple(where), node, node, node.id, node.id))
        return found

    # --- nodes and edges ---

    def shown(self, shape: Shape, kinds: Sequence[str], identifier: str, *, scoped: bool = False) -> str:
        """SQL for the JSON text of the node with an id (given in SQL), of whichever of these kinds."""
        shared = list(self._shared(shape, kinds))
        alias, columns = self.alias("s") if shared else "", list[str]()
        given: dict[str, dict[int, str]] = {kind: {} for kind in kinds}
        for connection, those in shared:
            text = self.connection(connection, self.far_node(those[0], identifier))
            if len(those) < len(kinds):
                names = ", ".join(f"'{kind}'" for kind in those)
                text = f"CASE WHEN {kind_in(identifier)} IN ({names}) THEN {text} END"
            for kind in those:
                given[kind][id(connection)] = f"{alias}.c{len(columns)}"
            columns.append(f"{text} AS c{len(columns)}")
        selects = {}
        for kind in kinds:
            node = self.node(kind, self.alias("n"))
            where = [f"{node.id} = {identifier}", *(self.in_scope(node) if scoped else ())]
            text = self.object(node, shape[kind], given[kind])
            selects[kind] = f"(SELECT {text} FROM {quoted(kind)} {node.alias} WHERE {both(where)})"
        found = by_kind(identifier, selects)
        return f"(SELECT {found} FROM (SELECT {', '.join(columns)}) {alias})" if columns else found

    def _shared(self, shape: Shape, kinds: Sequence[str]) -> Iterator[tuple[Connection, list[str]]]:
        """Connections that several kinds have in common, with these kinds. What lies over a hop hangs on the
        id alone; written for each kind, it would be so again for each kind at its end, and so on."""
        found: dict[object, tuple[Connection, list[str]]] = {}
        for kind in kinds:
            reads = {id(f.value): f.value for f in shape[kind] if isinstance(f.value, Connection)}
            for read in reads.values():
                assert read.hop is not None
                same = (id(read), frozenset(self.ontology.ends(read.hop, kind)))
                found.setdefault(same, (read, []))[1].append(kind)
        return (each for each in found.values() if len(each[1]) > 1)

    def object(self, node: Subject, fields: Sequence[NodeField], given: Mapping[int, str]) -> str:
        """SQL for the JSON text of a node; that of some connections is given by their identity."""
        return object_text(
            (field.key, given.get(id(field.value)) or self._node_field(node, field)) for field in fields
        )

    def _node_field(self, node: Subject, field: NodeField) -> str:
        match field.value:
            case Typename(name):
                return literal_text(name or node.name)
            case Prop("id"):
                return f"json_quote({node.id})"
            case Prop(name):
                return self._property(node, name)
            case Connection():
                return self.connection(field.value, node)

    def _property(self, subject: Subject, name: str) -> str:
        prop = subject.properties[name]
        if prop.form is Type.REFERENCE:
            return f"json_quote({self.column(subject, name)})"
        return value_text(prop, subject.alias)

    def _link(self, edge: Subject, fields: Sequence[EdgeField]) -> str:
        return object_text((field.key, self.edge_field(edge, field)) for field in fields)

    def edge_field(self, edge: Subject, field: EdgeField) -> str:
        """SQL for the JSON text of a field that is the edge's own."""
        match field.value:
            case Typename(name):
                return literal_text(name or self.ontology.edges[edge.name].type_name)
            case Prop("id"):
                return f"json_quote({edge.id})"
            case Prop(name):
                return self._property(edge, name)
            case Reference(prop, kinds, shape):
                column = f"{edge.alias}.{quoted(prop)}"
                found = self.shown(shape, kinds, column, scoped=True)
                return f"coalesce({found}, 'null')"
            case End(source, shape):
                column = f'{edge.alias}."{"from" if source else "to"}"'
                return f"coalesce({self.shown(shape, tuple(shape), column)}, 'null')"
            case Cursor() | NodeOf():
                raise AssertionError(field)


class _PageOf:
    """The page of one connection: the FROM clause with its rows, and fields rendered from them.

    Beside the columns of `picked`, rows have `i c` (number in order, count) where these are needed.
    """

    def __init__(self, render: _Render, read: Connection, near: Subject | None) -> None:
        self.render, self.read, self.near = render, read, near
        self.branches = render.rows(read, near, with_node=needs_node(read))
        self.single = read.kinds[0] if len(read.kinds) == 1 else None
        self.links = any(
            isinstance(field.value, Prop | Reference) and field.value != Prop("id")
            for item in read.fields
            if isinstance(item.value, Edges)
            for field in item.value.fields
        )
        self.node = render.node(self.single, render.alias("n")) if self.single else None
        self.edge = render.edge(read.hop.edge, render.alias("e")) if read.hop else None

    def source(self, row: str, *, info: bool) -> str:
        """The FROM clause: the page's rows, and the tables of what is shown."""
        rows = picked(self.render, self.read, self.branches, extra=info)
        if info or self.read.page.backward:
            rows = f"SELECT row_number() OVER () AS i, count(*) OVER () AS c, * FROM ({rows})"
        result = f"({rows}) {row}"
        if self.node is not None and self._shows_nodes():
            on = (
                f"{self.node.alias}.rowid = {row}.r"
                if has_rowid(self.branches)
                else f"{self.node.id} = {row}.id"
            )
            result += f" CROSS JOIN {quoted(self.node.name)} {self.node.alias} ON {on}"
        if self.links:
            assert self.edge is not None
            alias = self.edge.alias
            result += (
                f" CROSS JOIN {quoted(self.edge.name)} {alias} "
                f'ON {alias}."from" = {row}.f AND {alias}."to" = {row}.t AND {alias}.key = {row}.k'
            )
        return result

    def field(self, field: ConnectionField, row: str, *, info: bool) -> str:
        """SQL for the JSON text of one field of the connection."""
        match field.value:
            case Nodes(shape):
                return self._list(self._node(shape, row), row, info=info)
            case Edges(fields):
                shown = object_text((f.key, self._edge_field(f, row)) for f in fields)
                return self._list(shown, row, info=info)
            case PageInfo(fields):
                return object_text((key, self._info(name, row)) for key, name in fields)
        raise AssertionError(field)

    # --- showing rows ---

    def _shows_nodes(self) -> bool:
        return any(
            isinstance(item.value, Nodes)
            or (
                isinstance(item.value, Edges)
                and any(isinstance(field.value, NodeOf) for field in item.value.fields)
            )
            for item in self.read.fields
        )

    def _list(self, shown: str, row: str, *, info: bool) -> str:
        order = f" ORDER BY {row}.i DESC" if self.read.page.backward else ""
        within = f" FILTER (WHERE {row}.i <= {self.render.param(self.read.page.limit)})" if info else ""
        return f"concat('[', group_concat({shown}, ','{order}){within}, ']')"

    def _node(self, shape: Shape, row: str) -> str:
        if self.node is not None:
            return self.render.object(self.node, shape[self.node.name], {})
        return self.render.shown(shape, self.read.kinds, f"{row}.id")

    def _edge_field(self, field: EdgeField, row: str) -> str:
        match field.value:
            case NodeOf(shape):
                return self._node(shape, row)
            case Cursor():
                return f"json_quote({self._cursor(row)})"
            case Prop("id"):
                assert self.edge is not None
                return f"json_quote({edge_id(self.edge.name, f'{row}.f', f'{row}.t', f'{row}.k')})"
            case Typename(name) if name:
                return literal_text(name)
        assert self.edge is not None
        return self.render.edge_field(self.edge, field)

    def _cursor(self, row: str) -> str:
        booleans = [self._is_boolean(order) for order in self.read.order]
        tail = [False] if self.edge is None else [False, False]
        keys = ", ',', ".join(
            truth_text(f"{row}.o{i}") if boolean else f"json_quote({row}.o{i})"
            for i, boolean in enumerate(booleans + tail)
        )
        return f"concat('[{self.read.fingerprint},', {keys}, ']')"

    def _is_boolean(self, order: Order) -> bool:
        if order.by is By.COUNT or order.prop == "id":
            return False
        ontology, hop = self.render.ontology, self.read.hop
        if order.by is By.EDGE:
            assert hop is not None
            return ontology.edges[hop.edge].properties[order.prop].form is Type.BOOLEAN
        return ontology.kinds[self.read.kinds[0]].properties[order.prop].form is Type.BOOLEAN

    def _info(self, name: str, row: str) -> str:
        page = self.read.page
        if given := _given(name, page):
            return given
        limit = self.render.param(page.limit)
        if name in ("hasNextPage", "hasPreviousPage"):
            return boolean_text(f"max({row}.c) > {limit}")
        nearest = (name == "startCursor") != page.backward
        which = f"min(1, {limit})" if nearest else f"min({row}.c, {limit})"
        return f"json_quote(max({self._cursor(row)}) FILTER (WHERE {row}.i = {which}))"


def _given(name: str, page: Page) -> str:
    """JSON text of what a PageInfo says whatever the rows; empty where it depends on them."""
    match name, page.backward:
        case "__typename", _:
            return literal_text("PageInfo")
        case "hasPreviousPage", False:
            return boolean_text(str(int(page.after is not None)))
        case "hasNextPage", True:
            return boolean_text(str(int(page.before is not None)))
    return ""


def bindings(statement: SqlStatement, values: Sequence[object]) -> list[object]:
    """Values as SQLite takes them: as many as the statement has, lists as JSON text."""
    given = list(values[: statement.parameters])
    if statement.links is not None:
        listed = given[statement.links]
        assert isinstance(listed, list)
        given[statement.links] = [split_edge_id(item) for item in listed]
    return [bound(value) for value in given]


def parameters(text: str) -> int:
    """The number of values that a statement takes: the highest that it names."""
    return max(map(int, re.findall(r"\?(\d+)", text)), default=0)
