"""The rows that summaries and groups are made of.

Rows of every kind come together: column `ki` has the value by which key i is compared and, for text, `si`
the form in which it is written; `n.prop` and `e.prop` have what statistics look at. Where figures of the
nodes are asked for over a hop, all edges of a group that lead to a node are one row: `c` is their number, and
`e.prop.sum` and so on is what they come to.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from graph.engines.embedded.sql import Branch, Sql, Subject, both
from graph.engines.embedded.tables import compared, quoted
from graph.ontology import Property, Type
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
    gathered = read.hop is not None and not all(of.edge for of in wanted)
    with_node = not (all(key.edge for key in by) and all(of.edge for of in measures))
    selects = []
    for branch in ways(with_node=with_node, split=with_node):
        source, columns = _keyed(sql, branch, by)
        columns += sorted({_measured(branch, of) for of in measures})
        if gathered:
            columns.append(f"{branch.far_id} AS id")
        text = f"SELECT {', '.join(columns) or '1'} FROM {source} WHERE {both(branch.where)}"
        selects.append(_gathered(sql, read, by, wanted, text) if gathered else text)
    return Rows(" UNION ALL ".join(selects), gathered)


def property_in(sql: Sql, read: Connection, of: Measure | GroupKey) -> Property:
    """What a statistic or key looks at."""
    link = read.hop.edge if read.hop is not None else None
    return property_of(sql.ontology, of, read.kinds[0], link)


def _gathered(
    sql: Sql, read: Connection, by: Sequence[GroupKey], wanted: Collection[Count | Measure], rows: str
) -> str:
    """The rows of one way with all edges of a group that lead to a node as one. No other way leads to it: it
    is of one kind, and what is between two nodes either way is stored one way."""
    columns, groups = [], ["id"]
    for i, key in enumerate(by):
        prop = property_in(sql, read, key)
        differs = key.edge or key.hop is not None or prop.many  # between the edges, or in one
        columns.append(f"k{i}")
        if differs:
            groups.append(f"k{i}")
        if prop.form is Type.TEXT and key.part is Part.WHOLE:
            columns.append(f"min(s{i}) AS s{i}" if differs else f"s{i}")
    if any(of.edge for of in wanted):
        columns.append("count(*) AS c")
    figures = set()
    for of in wanted:
        if isinstance(of, Measure):
            functions = _FUNCTIONS[of.stat] if of.edge else ()
            figures |= {f"{f}({_column(of)}) AS {_column(of, f)}" for f in functions} or {_column(of)}
    columns += sorted(figures)
    return f"SELECT {', '.join(columns)} FROM ({rows}) GROUP BY {', '.join(groups)}"


def _column(of: Measure, function: str = "") -> str:
    return quoted(f"{'e' if of.edge else 'n'}.{of.prop}{f'.{function}' if function else ''}")


def _measured(branch: Branch, of: Measure) -> str:
    return f"{_subject(branch, edge=of.edge).alias}.{quoted(of.prop)} AS {_column(of)}"


# --- keys ------------------------------------------------------------------------------------------


def _keyed(sql: Sql, branch: Branch, by: Sequence[GroupKey]) -> tuple[str, list[str]]:
    """The branch's FROM clause with the values of all keys, and the columns of these."""
    source, columns = branch.source, []
    listed: dict[object, list[int]] = {}
    for i, key in enumerate(by):
        subject = _subject(branch, edge=key.edge)
        if key.hop is not None:
            listed.setdefault(key.hop.name, []).append(i)
        elif subject.properties[key.prop].many:
            listed[i] = [i]
        else:
            columns += _named(i, *_scalar(sql, subject, key))
    for places in listed.values():
        alias = sql.alias("g")
        names, items = _list(sql, branch, {i: by[i] for i in places})
        source += f" LEFT JOIN json_each({items}) {alias}"
        columns += [f"{alias}.value ->> {n} AS {name}" for n, name in enumerate(names)]
    return source, columns


def _scalar(sql: Sql, subject: Subject, key: GroupKey) -> tuple[str, str]:
    """SQL for a value as it is compared, and as it is written where that is another."""
    column = sql.column(subject, key.prop)
    if key.part is Part.YEAR:
        return f"CAST(substr({column}, 1, 4) AS INTEGER)", ""
    if key.part is Part.MONTH:
        return f"CASE WHEN length({column}) > 4 THEN substr({column}, 1, 7) END", ""
    written = subject.properties[key.prop].form is Type.TEXT
    return column, f"{subject.alias}.{quoted(key.prop)}" if written else ""


def _named(i: int, column: str, written: str) -> list[str]:
    return [f"{column} AS k{i}", *([f"{written} AS s{i}"] if written else [])]


def _list(sql: Sql, branch: Branch, keys: dict[int, GroupKey]) -> tuple[list[str], str]:
    """SQL for a JSON list of the values that a row has for a list, or for the keys over one hop, each
    combination once: the names of an item's values, and the list."""
    first = next(iter(keys.values()))
    near = _subject(branch, edge=first.edge)
    ways: list[tuple[str, Subject, Iterable[str]]] = [("", near, ())]
    if first.hop is not None:
        far = sql.branches(first.hop, near, with_node=True, split=True)
        ways = [(way.source, way.node, way.where) for way in far if way.node is not None]
    names, selects = [""], []
    for way, subject, where in ways:
        source, columns = [way] if way else [], []
        for i, key in keys.items():
            prop = subject.properties[key.prop]
            if prop.many:
                item, written = sql.alias("i"), ""
                source.append(f"json_each({subject.column(key.prop)}) {item}")
                if compared(prop) != prop.name:
                    written = sql.alias("i")
                    list_ = f"json_each({subject.alias}.{quoted(prop.name)}) {written}"
                    source.append(f"{list_} ON {written}.key = {item}.key")
                columns += _named(i, f"{item}.value", written and f"{written}.value")
            else:
                columns += _named(i, *_scalar(sql, subject, key))
        names = [column.rpartition(" AS ")[2] for column in columns]
        selects.append(f"SELECT {', '.join(columns)} FROM {' LEFT JOIN '.join(source)} WHERE {both(where)}")
    each = [f"min({name}) AS {name}" if name[0] == "s" else name for name in names]
    grouped = ", ".join(name for name in names if name[0] == "k")
    rows = f"SELECT {', '.join(each)} FROM ({' UNION ALL '.join(selects)}) GROUP BY {grouped}"
    return names, f"(SELECT json_group_array(json_array({', '.join(names)})) FROM ({rows}))"


def _subject(branch: Branch, *, edge: bool) -> Subject:
    subject = branch.edge if edge else branch.node
    assert subject is not None
    return subject
