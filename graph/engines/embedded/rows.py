"""The rows that summaries and groups are made of.

Rows of every kind come together: column `ki` has the value by which key i is compared and, for text, `si`
the form in which it is written; `n.prop` and `e.prop` have what statistics look at. Where figures of the
nodes are asked for over a hop, all edges of a group that lead to a node are one row: `c` is their number, and
`e.prop.sum` and so on is what they come to.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.engines.embedded.sql import ARMS, Sql, both, kind_range
from graph.engines.embedded.subject import Branch, Subject
from graph.engines.embedded.tables import quoted
from graph.ontology import Hop, Property, Type
from graph.plan import Connection
from graph.summary import Count, GroupKey, Measure, Part, Stat, property_of

_FUNCTIONS = {Stat.SUM: ("sum", "count"), Stat.AVG: ("sum", "count"), Stat.MIN: ("min",), Stat.MAX: ("max",)}


class Ways(Protocol):
    """The ways to what a connection holds, with the nodes' tables where asked for."""

    def __call__(self, *, with_node: bool, split: bool) -> Sequence[Branch]:
        """The ways, split by kind where asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Rows:
    """SQL that selects rows; `gathered` if one is a node with all its edges in a group."""

    text: str
    gathered: bool

    def count(self, of: Count) -> str:
        """SQL for a count over the rows."""
        return "coalesce(sum(c), 0)" if of.edge and self.gathered else "count(*)"

    def over(self, function: str, of: Measure) -> str:
        """SQL for `sum`, `count`, `min` or `max` of a property over the rows."""
        if not (of.edge and self.gathered):
            return f"{function}({_column(of)})"
        column = _column(of, function)
        return f"coalesce(sum({column}), 0)" if function == "count" else f"{function}({column})"


def rows_of(
    sql: Sql, read: Connection, by: Sequence[GroupKey], wanted: Collection[Count | Measure], ways: Ways
) -> Rows:
    """What a connection holds, with its keys and with what the figures that are wanted look at."""
    measures = [of for of in wanted if isinstance(of, Measure)]
    edges = any(of.edge for of in wanted)
    gathered = read.hop is not None and not all(of.edge for of in wanted)
    several = any(key.hop is not None or property_in(sql, read, key).many for key in by)
    with_node = not (all(key.edge for key in by) and all(of.edge for of in measures))
    selects = []
    for branch in ways(with_node=with_node, split=with_node):
        source, columns = _keyed(sql, read, branch, by, alone=not measures)
        columns += sorted({_measured(branch, of) for of in measures})
        if several or gathered:
            columns.append(f"{branch.far_id} AS id")
        if several and edges:
            columns.append(f"{branch.edge.alias}.key AS edge")
        text = f"SELECT {', '.join(columns) or '1'} FROM {source} WHERE {both(branch.where)}"
        if several and edges:
            text = _once(sql, read, by, text, ["id", "edge"], map(_column, measures))
        if gathered or (several and not edges):
            text = _once(sql, read, by, text, ["id"], _gathered(wanted))
        selects.append(text)
    return Rows(" UNION ALL ".join(selects), gathered)


def property_in(sql: Sql, read: Connection, of: Measure | GroupKey) -> Property:
    """What a statistic or key looks at."""
    link = read.hop.edge if read.hop is not None else None
    return property_of(sql.ontology, of, read.kinds[0], link)


def _once(
    sql: Sql, read: Connection, by: Sequence[GroupKey], rows: str, of: Sequence[str], figures: Iterable[str]
) -> str:
    """The rows of one way as one row in each group for each node, or edge `of` it. No other way leads to the
    node: it is of one kind, and what is between two nodes either way is stored one way. The id comes first,
    and no key that is one for each node, so that the order of a hop's index may serve."""
    columns, differing = [], []
    for i, key in enumerate(by):
        prop = property_in(sql, read, key)
        columns.append(f"k{i}")
        if differs := key.edge or key.hop is not None or prop.many:
            differing.append(f"k{i}")
        if _is_written(prop, key):
            columns.append(f"min(s{i}) AS s{i}" if differs else f"s{i}")
    columns += sorted({*of, *figures})
    return f"SELECT {', '.join(columns)} FROM ({rows}) GROUP BY {', '.join([*of, *differing])}"


def _gathered(wanted: Iterable[Count | Measure]) -> Iterator[str]:
    """What the figures that are wanted look at in a node, or in all edges that lead to it."""
    for of in wanted:
        if isinstance(of, Measure):
            functions = _FUNCTIONS[of.stat] if of.edge else ()
            yield from (f"{name}({_column(of)}) AS {_column(of, name)}" for name in functions)
            if not of.edge:
                yield _column(of)
        elif of.edge:
            yield "count(*) AS c"


def _column(of: Measure, function: str = "") -> str:
    return quoted(f"{'e' if of.edge else 'n'}.{of.prop}{f'.{function}' if function else ''}")


def _measured(branch: Branch, of: Measure) -> str:
    return f"{_subject(branch, edge=of.edge).alias}.{quoted(of.prop)} AS {_column(of)}"


# --- keys ------------------------------------------------------------------------------------------


def _keyed(
    sql: Sql, read: Connection, branch: Branch, by: Sequence[GroupKey], *, alone: bool
) -> tuple[str, list[str]]:
    """The branch's FROM clause with the values of all keys, a row for each of several, and the columns of
    these; `alone` if nothing else is looked at."""
    source, columns = branch.source, []
    over: dict[str, list[int]] = {}
    for i, key in enumerate(by):
        if key.hop is not None:
            over.setdefault(key.hop.name, []).append(i)
            continue
        joins, value, written = _value(sql, key, [_subject(branch, edge=key.edge)])
        source += joins
        # An index on the key gives the order of the groups, but is worth it only if it has all that is read:
        # else each row is fetched from elsewhere.
        ordered = alone and len(by) == 1 and not written
        columns += _named(i, value if read.hop is not None or ordered else f"+{value}", written)
    for places in over.values():
        hop = by[places[0]].hop
        assert hop is not None
        edge, tests, joins, subjects = _far(sql, hop, _subject(branch, edge=False))
        named = []
        for i in places:
            joined, value, written = _value(sql, by[i], subjects)
            joins += joined
            named += _named(i, value, written)
        if len(over) == 1:
            source += f" LEFT JOIN {edge} ON {both(tests)}{joins}"
            columns += named
        else:  # the neighbours over each hop by themselves, lest they multiply
            alias = sql.alias("g")
            names = [column.rpartition(" AS ")[2] for column in named]
            each = [f"min({name}) AS {name}" if name[0] == "s" else name for name in names]
            keys = ", ".join(name for name in names if name[0] == "k")
            rows = f"SELECT {', '.join(named)} FROM {edge}{joins} WHERE {both(tests)}"
            rows = f"SELECT {', '.join(each)} FROM ({rows}) GROUP BY {keys}"
            items = f"SELECT json_group_array(json_array({', '.join(names)})) FROM ({rows})"
            source += f" LEFT JOIN json_each(({items})) {alias}"
            columns += [f"{alias}.value ->> {n} AS {name}" for n, name in enumerate(names)]
    return source, columns


def _far(sql: Sql, hop: Hop, near: Subject) -> tuple[str, list[str], str, list[Subject]]:
    """The table of a hop's edges, the tests that one leads from a node to what the hop is to, the joins of
    the tables that the far node may be in, and these: one at most has a row."""
    edge = sql.edge(hop.edge, sql.alias("e"))
    arms = ARMS[hop.direction]
    tests = [f"{edge.alias}.{quoted(start)} = {near.id}" for start, _ in arms]
    ends = [f"{edge.alias}.{quoted(end)}" for _, end in arms]
    far = ends[0] if len(ends) == 1 else f"iif({tests[0]}, {', '.join(ends)})"
    joins, subjects = "", []
    for kind in hop.targets:
        node = sql.node(kind, sql.alias("n"))
        # Of NULL no table is searched.
        found = far if len(hop.targets) == 1 else f"iif({kind_range(far, kind)}, {far}, NULL)"
        joins += f" LEFT JOIN {quoted(kind)} {node.alias} ON {node.id} = {found}"
        subjects.append(node)
    leads = [f"({' OR '.join(tests)})", *sql.link_in_scope(edge), *sql.leads(hop, near.name, far)]
    return f"{quoted(hop.edge)} {edge.alias}", leads, joins, subjects


def _value(sql: Sql, key: GroupKey, subjects: Sequence[Subject]) -> tuple[str, str, str]:
    """Joins, and SQL for a key's value as it is compared and, for text, as it is written, where at most one
    of the subjects has a row."""
    prop = subjects[0].properties[key.prop]
    joins, value = "", _first([sql.column(subject, key.prop) for subject in subjects])
    written = ""
    if _is_written(prop, key):
        written = _first([f"{subject.alias}.{quoted(prop.name)}" for subject in subjects])
    if prop.many:
        item = sql.alias("i")
        joins, value = f" LEFT JOIN json_each({value}) {item}", f"{item}.value"
        if written:
            form = sql.alias("i")
            joins += f" LEFT JOIN json_each({written}) {form} ON {form}.key = {item}.key"
            written = f"{form}.value"
    match key.part:
        case Part.YEAR:
            value = f"CAST(substr({value}, 1, 4) AS INTEGER)"
        case Part.MONTH:
            value = f"CASE WHEN length({value}) > 4 THEN substr({value}, 1, 7) END"
    return joins, value, written


def _first(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"coalesce({', '.join(values)})"


def _is_written(prop: Property, key: GroupKey) -> bool:
    """Whether a key is compared in another form than it is written."""
    return prop.form is Type.TEXT and key.part is Part.WHOLE


def _named(i: int, value: str, written: str) -> list[str]:
    return [f"{value} AS k{i}", *([f"{written} AS s{i}"] if written else [])]


def _subject(branch: Branch, *, edge: bool) -> Subject:
    subject = branch.edge if edge else branch.node
    assert subject is not None
    return subject
