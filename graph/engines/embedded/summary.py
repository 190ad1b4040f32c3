"""Summaries and groups over all rows of a connection."""

from collections.abc import Callable, Iterable, Sequence

from graph.engines.embedded.json_text import literal_text, object_text, truth_text
from graph.engines.embedded.page import Key, beyond, ordered
from graph.engines.embedded.rows import Rows, Ways, property_in, rows_of
from graph.engines.embedded.sql import Sql, both
from graph.ontology import Type
from graph.plan import Connection, Cursor, Groups, Summary, Typename, figures
from graph.summary import LARGEST_FLOAT, Count, GroupKey, GroupOrder, KeyOf, Measure, Stat, halves_up
from graph.values import SAFE_INTEGER

_MOST = 2**63 - 1


def summary_text(sql: Sql, read: Connection, summary: Summary, ways: Ways) -> str:
    """SQL for the JSON text of a summary of all rows."""
    wanted = set(figures(summary))
    if not any(isinstance(of, Measure) for of in wanted):

        def count(of: object) -> str:
            assert isinstance(of, Count)
            nodes = read.hop is not None and not of.edge
            return sql.count(ways(with_node=False, split=False), nodes=nodes)

        return _object(summary, count)
    rows = rows_of(sql, read, (), wanted, ways)

    def text(of: object) -> str:
        if isinstance(of, Measure):
            return _measure_text(rows, of, _form(sql, read, of))
        assert isinstance(of, Count)
        return rows.count(of)

    having = _having(_fitting(sql, read, rows, wanted))
    return f"(SELECT {_object(summary, text)} FROM ({rows.text}){having})"


def groups_text(sql: Sql, read: Connection, groups: Groups, ways: Ways) -> str:
    """SQL for the JSON text of a list of groups."""
    by = groups.by
    wanted = {*figures(groups.shown), *(o.by for o in groups.order if not isinstance(o.by, KeyOf))}
    rows = rows_of(sql, read, by, wanted, ways)

    def value(of: Count | Measure | KeyOf) -> str:
        match of:
            case Count():
                return rows.count(of)
            case Measure():
                return _measure(rows, of, _form(sql, read, of))
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
                return _measure_text(rows, of, _form(sql, read, of))
            case Cursor():
                places = ", ',', ".join(place(o.by) for o in order)
                return f"json_quote(concat('[{groups.fingerprint},', {places}, ']'))"
        assert isinstance(of, KeyOf | Count)
        return place(of)

    order = (*groups.order, *(GroupOrder(KeyOf(i)) for i in range(len(by))))
    keys = [Key(value(o.by), o.descending, required=isinstance(o.by, Count), certain=False) for o in order]
    tests = _fitting(sql, read, rows, wanted)
    if groups.after is not None:
        position = list(zip(keys, map(sql.param, groups.after.keys), strict=True))
        tests.append(beyond(position, after=True))
    page = (
        f"SELECT {_object(groups.shown, text)} AS j FROM ({rows.text}) "
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


# --- statistics ------------------------------------------------------------------------------------


def _form(sql: Sql, read: Connection, of: Measure | GroupKey) -> Type:
    return property_in(sql, read, of).form


def _measure(rows: Rows, of: Measure, form: Type) -> str:
    """SQL for the value of a statistic."""
    if of.stat in (Stat.MIN, Stat.MAX):
        return rows.over(of.stat.value, of)
    total, number = rows.over("sum", of), rows.over("count", of)
    if form is Type.FLOAT:
        value = halves_up(total) if of.stat is Stat.SUM else f"{halves_up(total)} / {number}"
        return f"CASE WHEN {total} IS NOT NULL THEN CAST(format('%.12g', {value}) AS REAL) END"
    return total if of.stat is Stat.SUM else f"(CAST({total} AS REAL) / {number})"


def _measure_text(rows: Rows, of: Measure, form: Type) -> str:
    value = _measure(rows, of, form)
    if of.stat is not Stat.SUM or form is Type.FLOAT:
        return f"json_quote({value})"
    exact = f"{value} BETWEEN -{SAFE_INTEGER} AND {SAFE_INTEGER}"
    return f"CASE WHEN {exact} THEN {value} ELSE json_quote(CAST({value} AS TEXT)) END"


def _fitting(sql: Sql, read: Connection, rows: Rows, wanted: Iterable[Count | Measure]) -> list[str]:
    """Tests, always true, that fail where a sum is no float, as one of whole numbers does by itself: with an
    integer overflow, in every group before any page is cut. Infinities of both signs add up to NULL."""
    tests = set()
    for of in wanted:
        if isinstance(of, Measure) and _form(sql, read, of) is Type.FLOAT and of.stat in (Stat.SUM, Stat.AVG):
            total = f"abs({halves_up(rows.over('sum', of))})"
            fits = f"{total} <= {LARGEST_FLOAT} OR {rows.over('count', of)} = 0"
            fails = f"abs(-coalesce(CAST({total} AS INTEGER), {_MOST}) - 1)"
            tests.add(f"CASE WHEN {fits} THEN 1 ELSE {fails} END")
    return sorted(tests)


def _having(tests: Sequence[str]) -> str:
    return f" HAVING {both(tests)}" if tests else ""
