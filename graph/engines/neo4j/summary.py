"""Summaries and groups over all rows of a connection."""

from collections.abc import Callable, Iterable, Sequence
from decimal import ROUND_HALF_UP, Context
from typing import Any

from graph.engines.neo4j.filters import Cypher, Match, Subject, block, where
from graph.engines.neo4j.order import Key, beyond, ordered
from graph.engines.neo4j.schema import plain
from graph.engines.neo4j.shape import Part, cursor, object_of, shaper
from graph.ontology import Type
from graph.plan import Cursor, Groups, Summary, Typename, figures
from graph.summary import (
    LARGEST_FLOAT,
    Count,
    GroupKey,
    GroupOrder,
    KeyOf,
    Measure,
    Stat,
    halves_up,
    property_of,
)
from graph.summary import Part as Of
from graph.values import SAFE_INTEGER

_TWELVE_DIGITS = Context(prec=12, rounding=ROUND_HALF_UP)


class _Aggregates:
    """The aggregating expressions of one WITH clause, each under a variable.

    Where figures of the nodes are `wanted` over a hop, a clause before it makes one row of all edges in a
    group that lead to a node, and binds what these come to.
    """

    def __init__(self, cypher: Cypher, found: Match, wanted: Iterable[Count | Measure]) -> None:
        self._cypher, self._found = cypher, found
        self._names: dict[str, str] = {}
        self._gathered: dict[str, str] = {}
        self.gathers = found.edge is not None and not all(of.edge for of in wanted)

    def variable(self, text: str) -> str:
        """The variable that has the value of an expression."""
        if text not in self._names:
            self._names[text] = self._cypher.variable("a")
        return self._names[text]

    def columns(self) -> list[str]:
        """What the clause is to bind."""
        return [f"{text} AS {name}" for text, name in self._names.items()]

    def gathered(self) -> list[str]:
        """What the clause before it is to bind of the edges."""
        return [f"{text} AS {name}" for text, name in self._gathered.items()]

    def names(self) -> list[str]:
        """The variables."""
        return list(self._names.values())

    def part(self, of: Count | Measure) -> Part:
        """A count or statistic as it is served."""
        if isinstance(of, Count):
            return Part(self.value(of))
        fractions = self._fractions(of)
        match of.stat:
            case Stat.SUM:
                return Part(self._sum(of), _rounded if fractions else _exact)
            case Stat.AVG:
                pair = f"[{self._sum(of)}, {self._count(of)}]"
                return Part(pair, _average_of_fractions if fractions else _average)
        return Part(self._extreme(of))

    def value(self, of: Count | Measure) -> str:
        """Cypher for a count or statistic as it is compared."""
        if isinstance(of, Count):
            edges = of.edge and self.gathers
            return self.variable(self._of_edges("count", "*") if edges else "count(*)")
        match of.stat:
            case Stat.SUM:
                return self._sum(of)
            case Stat.AVG:
                return f"toFloat({self._sum(of)}) / toFloat({self._count(of)})"
        return self._extreme(of)

    def _fractions(self, of: Measure) -> bool:
        return _form(self._cypher, self._found, of) is Type.FLOAT

    def _over(self, function: str, of: Measure) -> str:
        """An aggregate of a property."""
        column = _owner(self._found, edge=of.edge).shown(of.prop)
        return self._of_edges(function, column) if of.edge and self.gathers else f"{function}({column})"

    def _of_edges(self, function: str, of: str) -> str:
        """An aggregate over what the edges that lead to each node come to."""
        text = f"{function}({of})"
        if text not in self._gathered:
            self._gathered[text] = self._cypher.variable("e")
        return f"{'sum' if function == 'count' else function}({self._gathered[text]})"

    def _extreme(self, of: Measure) -> str:
        return self.variable(self._over(of.stat.value, of))

    def _sum(self, of: Measure) -> str:
        """A sum that does not fit divides by zero, so that it is an error on whichever page its group is:
        the database itself goes on in floats where whole numbers overflow, and in infinity where these do."""
        total = self._over("sum", of)
        fits = f"{total} IS :: INTEGER"
        if self._fractions(of):
            total = halves_up(total)
            fits = f"abs({total}) <= {LARGEST_FLOAT}"
        value = f"WHEN NOT {fits} THEN count(*) / 0 WHEN {self._over('count', of)} > 0 THEN {total}"
        return self.variable(f"CASE {value} END")

    def _count(self, of: Measure) -> str:
        return self.variable(self._over("count", of))


def summary_part(cypher: Cypher, near: Subject | None, found: Match, summary: Summary) -> Part:
    """A summary of all rows."""
    wanted = set(figures(summary))
    if not any(isinstance(of, Measure) for of in wanted):

        def count(of: Count) -> Part:
            once = [] if of.edge or found.edge is None else [f"RETURN DISTINCT {found.node.name}"]
            return Part(block("COUNT", found.text, *once))

        return _object(summary, count)
    aggregates = _Aggregates(cypher, found, wanted)
    shown = _object(summary, aggregates.part)
    name = cypher.variable("over")
    columns = ", ".join(aggregates.columns())
    gathered = aggregates.gathered()
    rows = [_row([found.node.name, *gathered], once=not gathered)] if aggregates.gathers else []
    call = cypher.call(near, found.text, *rows, f"WITH {columns}", f"RETURN {shown.text} AS {name}")
    return Part(name, shown.shape, (call,))


def groups_part(cypher: Cypher, near: Subject | None, found: Match, groups: Groups) -> Part:
    """A list of groups."""
    by = groups.by
    wanted = {*figures(groups.shown), *(o.by for o in groups.order if not isinstance(o.by, KeyOf))}
    aggregates = _Aggregates(cypher, found, wanted)
    expanded, values = _values(cypher, found, by)
    inner, keys = [[cypher.variable("k") for _ in by] for _ in range(2)]
    forms = {i: (cypher.variable("s"), cypher.variable("s")) for i, (_, text) in enumerate(values) if text}

    def value(of: Count | Measure | KeyOf) -> str:
        return keys[of.index] if isinstance(of, KeyOf) else aggregates.value(of)

    def part(of: Any) -> Part:
        if isinstance(of, Cursor):
            places = [str(groups.fingerprint), *(value(o.by) for o in order)]
            return Part(f"[{', '.join(places)}]", cursor)
        if not isinstance(of, KeyOf):
            return aggregates.part(of)
        if of.index in forms:
            return Part(forms[of.index][1], _least)
        reference = _form(cypher, found, by[of.index]) is Type.REFERENCE
        return Part(keys[of.index], _plain if reference else None)

    order = [*groups.order, *(GroupOrder(KeyOf(i)) for i in range(len(by)))]
    ranks = [Key(value(o.by), o.descending, isinstance(o.by, Count), certain=False) for o in order]
    shown = _object(groups.shown, part)
    bounds = []
    if groups.after is not None:
        bounds = [beyond(list(zip(ranks, map(cypher.param, groups.after.keys), strict=True)), after=True)]
    subjects = [subject.name for subject in (found.edge, found.node) if subject is not None]
    keyed = [f"{value} AS {name}" for (value, _), name in zip(values, inner, strict=True)]
    written = {name: values[i][1] for i, (name, _) in forms.items()}
    # Collecting makes one row of those that differ in nothing but how a key is written.
    collected = [f"collect(DISTINCT {text}) AS {name}" for name, text in written.items()]
    gathered = aggregates.gathered()
    rows = []
    if expanded and (gathered or not aggregates.gathers):
        rows.append(_row([*subjects, *keyed, *collected], once=True))
        keyed, collected = inner, [f"collect(DISTINCT {name}) AS {name}" for name in written]
    elif not aggregates.gathers:
        rows.append(_row([*subjects, *keyed, *(f"{text} AS {name}" for name, text in written.items())]))
    if aggregates.gathers:
        rows.append(_row([found.node.name, *keyed, *collected, *gathered], once=not gathered))
    aggregates.variable("count(*)")  # without an aggregate at all Cypher would not group
    columns = [f"{name} AS {key}" for name, key in zip(inner, keys, strict=True)]
    columns += [f"collect(DISTINCT {several}) AS {name}" for several, name in forms.values()]
    names = [*keys, *(name for _, name in forms.values()), *aggregates.names()]
    name = cypher.variable("groups")
    call = cypher.call(
        near,
        found.text,
        *expanded,
        *rows,
        f"WITH {', '.join([*columns, *aggregates.columns()])}{where(bounds)}",
        f"WITH {', '.join(names)} {ordered(ranks)} LIMIT {cypher.param(groups.limit)}",
        f"RETURN collect({shown.text}) AS {name}",
    )
    shape = shaper(shown)
    return Part(name, lambda rows: list(map(shape, rows)), (call,))


def _row(columns: Sequence[str], *, once: bool = False) -> str:
    return f"WITH {'DISTINCT ' if once else ''}{', '.join(columns)}"


def _object(summary: Summary, part: Callable[[Any], Part]) -> Part:
    def shown(value: object) -> Part:
        match value:
            case Summary():
                return _object(value, part)
            case Typename(name):
                return Part(f"'{name}'")
        return part(value)

    return object_of([(key, shown(value)) for key, value in summary.fields])


# --- keys ----------------------------------------------------------------------------------------


def _values(cypher: Cypher, found: Match, by: Sequence[GroupKey]) -> tuple[list[str], list[tuple[str, str]]]:
    """The clauses that make a row of each of several values, and per key Cypher for the value as it is
    compared and, for text, as it is written."""
    clauses: list[str] = []
    values: list[tuple[str, str]] = []
    far: dict[str, Subject] = {}
    for key in by:
        subject = _owner(found, edge=key.edge)
        if key.hop is not None:
            if key.hop.name not in far:
                over = cypher.over(key.hop, subject.pattern)
                clauses.append(f"OPTIONAL {over.text}")
                far[key.hop.name] = over.node
            subject = far[key.hop.name]
        prop = subject.properties[key.prop]
        compared, shown = cypher.value(subject, key.prop), subject.shown(key.prop)
        if prop.many:
            item = cypher.variable("i")
            numbers = f"CASE WHEN {shown} IS NULL THEN [null] ELSE range(0, size({shown}) - 1) END"
            clauses.append(f"UNWIND {numbers} AS {item}")
            compared, shown = f"{compared}[{item}]", f"{shown}[{item}]"
        match key.part:
            case Of.YEAR:
                compared = f"toInteger(substring({compared}, 0, 4))"
            case Of.MONTH:
                compared = f"CASE WHEN size({compared}) > 4 THEN substring({compared}, 0, 7) END"
        values.append((compared, shown if prop.form is Type.TEXT else ""))
    return clauses, values


def _owner(found: Match, *, edge: bool) -> Subject:
    subject = found.edge if edge else found.node
    assert subject is not None
    return subject


def _form(cypher: Cypher, found: Match, of: Measure | GroupKey) -> Type:
    link = found.edge.kinds[0] if found.edge is not None else None
    return property_of(cypher.ontology, of, found.node.kinds[0], link).form


# --- values --------------------------------------------------------------------------------------


def _exact(total: Any) -> Any:
    return total if total is None or abs(total) <= SAFE_INTEGER else str(total)


def _rounded(total: Any) -> Any:
    if total is None:
        return None
    return float(_TWELVE_DIGITS.create_decimal(total))


def _average(pair: Any) -> Any:
    total, count = pair
    return None if total is None else float(total) / count


def _average_of_fractions(pair: Any) -> Any:
    return _rounded(_average(pair))


def _plain(value: Any) -> Any:
    return None if value is None else plain(value)


def _least(written: list[Any]) -> str | None:
    """The least of texts in lists of lists."""
    found = (_least(item) if isinstance(item, list) else item for item in written)
    return min((text for text in found if text is not None), default=None)
