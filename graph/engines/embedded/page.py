"""Which rows are on a page, and in which order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.engines.embedded.sql import Sql, both
from graph.engines.embedded.subject import Branch, Subject
from graph.engines.embedded.tables import by_kind
from graph.ontology import Node
from graph.plan import By, Connection, Order, Page


@dataclass(frozen=True, slots=True)
class Key:
    """An order key: SQL for its value, and which way it runs. A required one is never NULL; the value that a
    position gives for it may be, unless it is `certain`."""

    sql: str
    descending: bool = False
    required: bool = True
    certain: bool = True


def needs_node(read: Connection) -> bool:
    """Whether the order looks at a property of the node."""
    return any(order.by is By.NODE and order.prop != "id" for order in read.order)


def has_rowid(branches: Sequence[Branch]) -> bool:
    """Whether the picked rows tell where the node lies in its table."""
    return len(branches) == 1 and branches[0].node is not None


def picked(sql: Sql, read: Connection, branches: Sequence[Branch], *, extra: bool) -> str:
    """The SELECT that picks the rows of a page in order (backwards for the last ones), with one more if
    `extra`. Its columns are `id` (and `r`, the node's rowid, where its table is read), on hops `f t k`
    (from, to, key), and the order keys `o0 o1 ...`."""
    limit = f"LIMIT {sql.param(read.page.limit)}{' + 1' if extra else ''}"
    selects = []
    for branch in branches:
        keys = [_key(sql, order, branch, _kinds(read, branch)) for order in read.order]
        keys.append(Key(branch.far_id))
        columns = [f"{branch.far_id} AS id"]
        if read.hop is not None:
            edge = branch.edge.alias
            keys.append(Key(f"{edge}.key"))
            columns += [f'{edge}."from" AS f', f'{edge}."to" AS t', f"{edge}.key AS k"]
        if has_rowid(branches):
            assert branch.node is not None
            columns.append(f"{branch.node.alias}.rowid AS r")
        columns += [f"{key.sql} AS o{i}" for i, key in enumerate(keys)]
        # The bounds come first: of two lower limits SQLite seeks to the one that it reads first.
        where = both([*_bounds(sql, read.page, keys), *branch.where])
        selects.append(
            f"SELECT {', '.join(columns)} FROM {branch.source} WHERE {where}"
            f"{ordered(keys, backward=read.page.backward)} {limit}"
        )
    if len(selects) == 1:
        return selects[0]
    named = [replace(key, sql=f"o{i}") for i, key in enumerate(keys)]
    union = " UNION ALL ".join(f"SELECT * FROM ({select})" for select in selects)
    return f"SELECT * FROM ({union}){ordered(named, backward=read.page.backward)} {limit}"


def _key(sql: Sql, order: Order, branch: Branch, kinds: Sequence[str]) -> Key:
    if order.by is By.COUNT:
        hop = order.hop
        assert hop is not None
        counts = {kind: sql.count(sql.branches(hop, (kind, branch.far_id))) for kind in kinds}
        return Key(by_kind(branch.far_id, counts), order.descending)
    if order.prop == "id":
        identifier = branch.edge.id if order.by is By.EDGE else branch.far_id
        return Key(identifier, order.descending)
    if order.by is By.EDGE:
        column, present = sql.column(branch.edge, order.prop), _present(sql, branch.edge, order.prop)
    elif branch.node is not None:
        column, present = sql.column(branch.node, order.prop), _present(sql, branch.node, order.prop)
    else:
        column, present = sql.far(branch.far_id, kinds, lambda node: sql.column(node, order.prop)), False
    return Key(column, order.descending, present, certain=False)


def _present(sql: Sql, subject: Subject, prop: str) -> bool:
    """Whether every row has a value: what all kinds must have. Another required property may have been
    declared when there were rows already."""
    return subject.properties[prop].required and prop in sql.ontology.properties(Node.__name__)


def ordered(keys: Sequence[Key], *, backward: bool) -> str:
    """The ORDER BY clause, missing values last (first when backward)."""
    terms = []
    for key in keys:
        term = f"{key.sql} DESC" if key.descending != backward else key.sql
        if not key.required:
            term += " NULLS FIRST" if backward else " NULLS LAST"
        terms.append(term)
    return f" ORDER BY {', '.join(terms)}"


def _bounds(sql: Sql, page: Page, keys: Sequence[Key]) -> list[str]:
    return [
        beyond(list(zip(keys, map(sql.param, position.keys), strict=True)), after=after)
        for position, after in ((page.after, True), (page.before, False))
        if position is not None
    ]


def beyond(keys: Sequence[tuple[Key, str]], *, after: bool) -> str:
    """Predicate: the row comes after (or before) the position given as (key, parameter) pairs."""
    (key, given), *rest = keys
    sign = ">" if after != key.descending else "<"
    further = f"{key.sql} {sign} {given}"
    if after and not key.required:
        further = f"({further} OR ({key.sql} IS NULL AND {given} IS NOT NULL))"
    if not after and not key.certain:
        further = f"({further} OR ({given} IS NULL AND {key.sql} IS NOT NULL))"
    if not rest:
        return further
    result = f"({further} OR ({key.sql} IS {given} AND {beyond(rest, after=after)}))"
    # Where NULL plays no part the key is compared once more outside the OR, for an index to serve.
    return f"({key.sql} {sign}= {given} AND {result})" if key.required and (after or key.certain) else result


def _kinds(read: Connection, branch: Branch) -> Sequence[str]:
    """The kinds that a branch's nodes can be of."""
    return read.kinds if branch.node is None else (branch.node.name,)
