"""Turn rows into nodes and edges to write, as a rule says, and say what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph import values
from graph.ontology import EdgeKind, Kind, Ontology, Property
from graph.tables import names
from graph.tables.cells import Converter, converter
from graph.tables.encoding import TableError
from graph.tables.mapping import EdgeTarget, Identity, NodeTarget, Rule, Source, Target
from graph.tables.sources import (
    MISSING,
    Cells,
    Getter,
    all_of,
    condition,
    first_of,
    parts_of,
    text_of,
)
from graph.values import BadValueError

Faults = list[tuple[str, str]]
"""What is wrong with a row: (column, `found X, expected Y`)."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A node that is still to be found by what some property of it is."""

    properties: tuple[str, ...]
    kinds: tuple[str, ...]
    text: str
    create: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class NodeDraft:
    """A node that a row yields."""

    id: str | Wanted
    values: dict[str, object]
    columns: Mapping[str, str]
    """The columns of its properties and of its `id`, for errors."""


@dataclass(frozen=True, slots=True)
class EdgeDraft:
    """An edge that a row yields."""

    kind: EdgeKind
    source: str | Wanted
    target: str | Wanted
    key: str
    values: dict[str, object]
    columns: Mapping[str, str]
    """The columns of its properties, and of `from` and `to`."""


Draft = NodeDraft | EdgeDraft
Maker = Callable[[Cells, Faults], Iterator[Draft]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule for a table with certain columns. `unknown` collects the columns that nothing uses, with a
    hint; it grows while kinds are met."""

    fits: Callable[[Cells], bool] | None
    nodes: tuple[Maker, ...]
    edges: tuple[Maker, ...]
    unknown: dict[str, str] = field(default_factory=dict)


def compile_rule(
    rule: Rule, columns: tuple[str, ...], ontology: Ontology, *, by_name: bool, json: bool
) -> Compiled:
    """Compile a rule. `by_name`: it is the default rule, which takes every column for a property;
    `json`: it is JSON Lines, where an empty text is a value."""
    table = _Table({column: i for i, column in enumerate(columns)}, ontology, by_name, json)
    if not by_name:
        used = {*columns_of(rule), *rule.ignore, names.ERROR}
        table.unknown.update({column: "" for column in columns if column not in used})
    return Compiled(
        condition(rule.where, table.at),
        tuple(_node_maker(target, table) for target in rule.node),
        tuple(_edge_maker(target, table) for target in rule.edge),
        table.unknown,
    )


def columns_of(rule: Rule) -> Iterator[str]:
    """The columns that a rule names."""
    yield from rule.where
    targets: list[NodeTarget | EdgeTarget] = [*rule.node, *rule.edge]
    for target in targets:
        sources: list[Source] = [source for group in target.sources().values() for source in group]
        sources += [source for source in (target.kind, target.each) if source is not None]
        sources += [target.key] if isinstance(target, NodeTarget) else [target.start, target.end, *target.key]
        found = {name for source in sources for name in (source.column, *source.where) if name}
        yield from (found | set(target.where)) - ({target.each.name} if target.each else set())


@dataclass(frozen=True, slots=True)
class _Table:
    """What the rules of a table are compiled with."""

    at: Mapping[str, int]
    ontology: Ontology
    by_name: bool
    json: bool
    unknown: dict[str, str] = field(default_factory=dict)


def _node_maker(target: NodeTarget, table: _Table) -> Maker:
    ontology = table.ontology
    every = tuple(ontology.kinds)
    unfold, table = _unfold(target, table)
    kind_of_row = _kind_reader(target.kind, table, names.node_kinds(ontology)) if target.kind else None
    identify = _identifier(target.key, table)
    read = _value_reader(target, table, ontology.kinds, {"id": target.key.column or "key"})

    def make(row: Cells, faults: Faults) -> Iterator[Draft]:
        for cells in unfold(row):
            kind = kind_of_row(cells, faults) if kind_of_row else None
            if kind is None and kind_of_row:
                continue
            found = identify(cells, every if kind is None else (kind,), faults)
            if found is None:
                continue
            if kind is None:
                kind = values.kind_of(found) if isinstance(found, str) else found.kinds[0]
            yield NodeDraft(found, *read(kind, cells, faults))

    return make


def _edge_maker(target: EdgeTarget, table: _Table) -> Maker:
    ontology = table.ontology
    unfold, table = _unfold(target, table)
    kind_of_row = _kind_reader(target.kind, table, names.edge_kinds(ontology))
    start, end = _identifier(target.start, table), _identifier(target.end, table)
    key_of = first_of(target.key, table.at) if target.key else lambda _: MISSING
    key_column = next((source.column for source in target.key if source.column), "key")
    ends = {"from": target.start.column or "from", "to": target.end.column or "to"}
    read = _value_reader(target, table, ontology.edges, ends)
    reachable = {
        edge.name: {a: tuple(sorted(y for x, y in edge.pairs if x == a)) for a in edge.sources}
        for edge in ontology.edges.values()
    }

    def make(row: Cells, faults: Faults) -> Iterator[Draft]:
        for cells in unfold(row):
            kind = kind_of_row(cells, faults)
            if kind is None:
                continue
            edge = ontology.edges[kind]
            source = start(cells, edge.sources, faults)
            near = values.kind_of(source) if isinstance(source, str) else ""
            goal = end(cells, reachable[kind].get(near, edge.targets), faults)
            given, columns = read(kind, cells, faults)
            key = ""
            if (cell := key_of(cells)) is not MISSING and cell != "" and cell is not None:
                try:
                    key = values.key(text_of(cell).strip())
                except BadValueError as error:
                    faults.append((key_column, str(error)))
            if source is not None and goal is not None:
                yield EdgeDraft(edge, source, goal, key, given, columns)

    return make


def _unfold(
    target: NodeTarget | EdgeTarget, table: _Table
) -> tuple[Callable[[Cells], Iterable[Cells]], _Table]:
    """The rows that a row stands for, only those that fit; and the table with the column that is added."""
    if target.each is None:
        fits = condition(target.where, table.at)
        return (lambda cells: (cells,) if not fits or fits(cells) else ()), table
    parts = parts_of(target.each, table.at, many=True)
    wider = replace(table, at={**table.at, target.each.name: len(table.at)})
    each_fits = condition(target.where, wider.at)

    def unfold(cells: Cells) -> Iterable[Cells]:
        rows = ([*cells, part] for part in dict.fromkeys(parts(cells)))
        return rows if each_fits is None else filter(each_fits, rows)

    return unfold, wider


def _kind_reader(
    source: Source, table: _Table, known: Mapping[str, str]
) -> Callable[[Cells, Faults], str | None]:
    """The kind of a row; None with a fault where there is none."""
    get = first_of((source,), table.at)
    column = source.column or "kind"
    seen: dict[object, str] = {}

    def read(cells: Cells, faults: Faults) -> str | None:
        word = get(cells)
        if not isinstance(word, str):
            faults.append((column, f"found {'nothing' if word is MISSING else repr(word)}, expected a kind"))
            return None
        kind = seen.get(word) or known.get(names.plain(word))
        if kind is None:
            hint = names.suggestion(word, known.values())
            faults.append((column, f"found {word!r}, expected a kind{hint}"))
        else:
            seen[word] = kind
        return kind

    return read


def _identifier(
    identity: Identity, table: _Table
) -> Callable[[Cells, tuple[str, ...], Faults], str | Wanted | None]:
    """The node that a row names, of one of the kinds given; None with a fault where it names none."""
    get = first_of((identity,), table.at)
    column = identity.column or "key"
    ontology = table.ontology
    narrowed = set(ontology.concrete(identity.kind)) if identity.kind else None

    def identify(cells: Cells, kinds: tuple[str, ...], faults: Faults) -> str | Wanted | None:
        text = text_of(cell).strip() if (cell := get(cells)) is not MISSING else ""
        if narrowed is not None:
            kinds = tuple(kind for kind in kinds if kind in narrowed)
        if not text:
            faults.append((column, f"found nothing, expected an id or a key of {_one_of(kinds)}"))
            return None
        if identity.match:
            return Wanted(identity.match, kinds, text, identity.create)
        found = names.KIND.match(text)
        if found is None and len(kinds) == 1:
            text = f"{kinds[0]}:{text}"
        elif found is None or found[1] not in kinds:
            faults.append((column, f"found {text[:80]!r}, expected an id Kind:key of {_one_of(kinds)}"))
            return None
        try:
            return values.node_id(text)
        except BadValueError as error:
            faults.append((column, str(error)))
            return None

    return identify


def _one_of(kinds: tuple[str, ...]) -> str:
    return " or ".join(kinds) if kinds else "a kind that fits the other end"


_Stray = tuple[int, str, str]
"""A column that no property is named after: its index, its name, and a hint."""
_Column = tuple[Getter, str, Converter, str]
"""What gives the cell, the property, what reads the cell, and the column to name in errors."""


def _value_reader(
    target: Target,
    table: _Table,
    tables: Mapping[str, Kind] | Mapping[str, EdgeKind],
    ends: Mapping[str, str],
) -> Callable[[str, Cells, Faults], tuple[dict[str, object], Mapping[str, str]]]:
    """The values that a row gives to a node or an edge of a kind, and the columns they are in, with
    those of the `ends`."""
    sources = target.sources()
    per_kind: dict[str, tuple[list[_Column], list[_Stray], Mapping[str, str]]] = {}
    settled = target.kind is not None and target.kind.column is None

    def read(kind: str, cells: Cells, faults: Faults) -> tuple[dict[str, object], Mapping[str, str]]:
        if kind not in per_kind:
            columns, strays, where = _columns(tables[kind].properties, sources, table, ends)
            if settled:
                table.unknown.update({column: hint for _, column, hint in strays})
                strays = []
            per_kind[kind] = columns, strays, where
        columns, strays, where = per_kind[kind]
        given: dict[str, object] = {}
        for get, name, convert, column in columns:
            cell = get(cells)
            if cell is MISSING:
                continue
            try:
                given[name] = convert(cell)
            except BadValueError as error:
                faults.append((column, str(error)))
        for at, column, hint in strays:
            if cells[at] != "" and cells[at] is not None:
                table.unknown[column] = hint
        return given, where

    return read


def _columns(
    properties: Mapping[str, Property],
    sources: Mapping[str, tuple[Source, ...]],
    table: _Table,
    ends: Mapping[str, str],
) -> tuple[list[_Column], list[_Stray], Mapping[str, str]]:
    """The columns of a kind's properties, those of none, and the column of each property and end."""
    columns: list[_Column] = []
    strays: list[_Stray] = []
    where: dict[str, str] = {}
    for word, group in sources.items():
        prop = names.property_of(properties, word)
        if prop is None and table.by_name:
            column = str(group[0].column)
            words = [*properties, *(p.label for p in properties.values()), *ends, "key"]
            strays.append((table.at[column], column, names.suggestion(word, words)))
        elif prop is not None and not prop.managed:
            column = group[0].column or word
            if first := where.get(prop.name):
                text = f"found a second column for {prop.name} besides {first!r}, expected one"
                raise TableError(text, 1, column)
            where[prop.name] = column
            choose = all_of if prop.many else first_of
            get = choose(group, table.at, blanks=table.json and table.by_name)
            columns.append((get, prop.name, _converter(prop, table), column))
    return columns, strays, {**ends, **where}


def _converter(prop: Property, table: _Table) -> Converter:
    """What reads cells of a property; also holds that what is required is not removed, and that a
    reference is of its kind."""
    convert = converter(prop, marked=not table.json)
    if prop.needed:

        def required(cell: object) -> object:
            if (found := convert(cell)) is None:
                raise BadValueError(cell, "a value, which cannot be removed")
            return found

        return required
    if prop.target is None:
        return convert
    kinds = table.ontology.concrete(prop.target)

    def reference(cell: object) -> object:
        found = convert(cell)
        if isinstance(found, str) and values.kind_of(found) not in kinds:
            raise BadValueError(found, f"an id of {_one_of(kinds)}")
        return found

    return reference
