"""Summaries and groups over all rows of a connection.

Rows of every kind come together in one subquery: column `ki` has the value by which key i is compared and,
for text, `si` the form in which it is written; `n.prop` and `e.prop` have what statistics look at.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from graph.engines.embedded.json_text import literal_text, object_text, truth_text
from graph.engines.embedded.page import Key, beyond, ordered
from graph.engines.embedded.sql import Branch, Sql, Subject, both
from graph.engines.embedded.tables import compared, quoted
from graph.ontology import Type
from graph.plan import Connection, Cursor, Groups, Summary, Typename, measures
from graph.summary import (
    LARGEST_FLOAT,
    Count,
    GroupKey,
    GroupOrder,
    KeyOf,
    Measure,
    Part,
    Stat,
    halves_up,
    property_of,
)
from graph.values import SAFE_INTEGER


class Rows(Protocol):
    """The ways to what a connection holds, with the nodes' tables where asked for."""

    def __call__(self, *, with_node: bool, split: bool) -> Sequence[Branch]:
        """The ways, split by kind where asked for."""
        ...


def summary_text(sql: Sql, read: Connection, summary: Summary, rows: Rows) -> str:
    """SQL for the JSON text of a summary of all rows."""
    wanted = set(measures(summary))
    if not wanted:
        count = sql.count(rows(with_node=False, split=False))
        return _object(summary, lambda _: count)
    with_node = any(not measure.edge for measure in wanted)
    selects = [
        _select(branch.source, _measured(wanted, branch), branch)
        for branch in rows(with_node=with_node, split=with_node)
    ]

    def text(value: object) -> str:
        if isinstance(value, Measure):
            return _measure_text(value, _form(sql, read, value))
        return "count(*)"

    having = _having(_fitting(sql, read, wanted))
    return f"(SELECT {_object(summary, text)} FROM ({' UNION ALL '.join(selects)}){having})"


def groups_text(sql: Sql, read: Connection, groups: Groups, rows: Rows) -> str:
    """SQL for the JSON text of a list of groups."""
    by = groups.by
    wanted = {*measures(groups.shown), *(o.by for o in groups.order if isinstance(o.by, Measure))}
    with_node = not all(key.edge for key in by) or not all(measure.edge for measure in wanted)
    selects = []
    for branch in rows(with_node=with_node, split=with_node):
        source, columns = _keyed(sql, branch, by)
        selects.append(_select(source, [*columns, *_measured(wanted, branch)], branch))

    def value(of: Count | Measure | KeyOf) -> str:
        match of:
            case Count():
                return "count(*)"
            case Measure():
                return _measure(of, _form(sql, read, of))
            case KeyOf(index):
                return f"k{index}"

    def place(of: Count | Measure | KeyOf) -> str:
        """JSON text of a value in a cursor."""
        boolean = isinstance(of, KeyOf) and _form(sql, read, by[of.index]) is Type.BOOLEAN
        return truth_text(value(of)) if boolean else f"json_quote({value(of)})"

    def text(of: object) -> str:
        match of:
            case KeyOf(index) if _form(sql, read, by[index]) is Type.TEXT:
                return f"json_quote(min(s{index}))"
            case Measure():
                return _measure_text(of, _form(sql, read, of))
            case Cursor():
                places = ", ',', ".join(place(o.by) for o in order)
                return f"json_quote(concat('[{groups.fingerprint},', {places}, ']'))"
        assert isinstance(of, KeyOf | Count)
        return place(of)

    order = (*groups.order, *(GroupOrder(KeyOf(i)) for i in range(len(by))))
    keys = [Key(value(o.by), o.descending, required=isinstance(o.by, Count), certain=False) for o in order]
    tests = _fitting(sql, read, wanted)
    if groups.after is not None:
        position = list(zip(keys, map(sql.param, groups.after.keys), strict=True))
        tests.append(beyond(position, after=True))
    page = (
        f"SELECT {_object(groups.shown, text)} AS j FROM ({' UNION ALL '.join(selects)}) "
        f"GROUP BY {', '.join(f'k{i}' for i in range(len(by)))}{_having(tests)}"
        f"{ordered(keys, backward=False)} LIMIT {sql.param(groups.limit)}"
    )
    return f"(SELECT concat('[', group_concat(j, ','), ']') FROM ({page}))"


def _object(summary: Summary, text: Callable[[object], str]) -> str:
    def shown(value: object) -> str:
        match value:
            case Summary():
                return _object(value, text)
            case Typename(name):
                return literal_text(name)
        return text(value)

    return object_text((key, shown(value)) for key, value in summary.fields)


def _select(source: str, columns: Iterable[str], branch: Branch) -> str:
    return f"SELECT {', '.join(columns) or '1'} FROM {source} WHERE {both(branch.where)}"


# --- statistics ------------------------------------------------------------------------------------


def _column(measure: Measure) -> str:
    return quoted(f"{'e' if measure.edge else 'n'}.{measure.prop}")


def _measured(wanted: Iterable[Measure], branch: Branch) -> list[str]:
    """The columns that statistics look at."""
    found = set()
    for measure in wanted:
        subject = _subject(branch, edge=measure.edge)
        found.add(f"{subject.alias}.{quoted(measure.prop)} AS {_column(measure)}")
    return sorted(found)


def _measure(measure: Measure, form: Type) -> str:
    """SQL for the value of a statistic."""
    column = _column(measure)
    if measure.stat in (Stat.MIN, Stat.MAX):
        return f"{measure.stat.value}({column})"
    total = f"sum({column})"
    if form is Type.FLOAT:
        total = f"CASE WHEN {total} IS NOT NULL THEN CAST(format('%.12g', {halves_up(total)}) AS REAL) END"
    return total if measure.stat is Stat.SUM else f"(CAST({total} AS REAL) / count({column}))"


def _fitting(sql: Sql, read: Connection, wanted: Iterable[Measure]) -> list[str]:
    """Tests, always true, that fail where a sum is no float, as one of whole numbers does by itself: with an
    integer overflow, in every group before any page is cut."""
    totals = {
        f"abs({halves_up(f'sum({_column(of)})')})"
        for of in wanted
        if of.stat in (Stat.SUM, Stat.AVG) and _form(sql, read, of) is Type.FLOAT
    }
    return [
        f"CASE WHEN {total} > {LARGEST_FLOAT} THEN abs(-CAST({total} AS INTEGER) - 1) ELSE 1 END"
        for total in sorted(totals)
    ]


def _having(tests: Sequence[str]) -> str:
    return f" HAVING {both(tests)}" if tests else ""


def _measure_text(measure: Measure, form: Type) -> str:
    value = _measure(measure, form)
    if measure.stat is not Stat.SUM or form is Type.FLOAT:
        return f"json_quote({value})"
    exact = f"{value} BETWEEN -{SAFE_INTEGER} AND {SAFE_INTEGER}"
    return f"CASE WHEN {exact} THEN {value} ELSE json_quote(CAST({value} AS TEXT)) END"


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


# --- properties ------------------------------------------------------------------------------------


def _subject(branch: Branch, *, edge: bool) -> Subject:
    subject = branch.edge if edge else branch.node
    assert subject is not None
    return subject


def _form(sql: Sql, read: Connection, of: Measure | GroupKey) -> Type:
    link = read.hop.edge if read.hop is not None else None
    return property_of(sql.ontology, of, read.kinds[0], link).form
