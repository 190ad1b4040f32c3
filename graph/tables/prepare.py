"""Read a table and make of each row what it yields."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.ontology import Ontology
from graph.tables import names
from graph.tables.default import default_rule
from graph.tables.encoding import TableError
from graph.tables.mapping import Mapping
from graph.tables.readers import Row, Table, read
from graph.tables.rows import Compiled, Draft, Faults, columns_of, compile_rule


@dataclass(frozen=True, slots=True)
class Prepared:
    """A row, what it yields, and what is wrong with it."""

    row: Row
    drafts: list[Draft]
    faults: Faults


def prepare(
    table: Table, mapping: Mapping, ontology: Ontology, *, edges: bool, unknown: dict[str, str]
) -> Iterator[Prepared]:
    """The rows of a table with the nodes, or the edges, that they yield. Ends at once where a table yields
    none. Columns that nothing uses are put into `unknown` with a hint. Raises `TableError`."""
    compiled: dict[tuple[str, ...], Compiled | str] = {}
    for row in read(table):
        if row.columns not in compiled:
            compiled[row.columns] = _compile(table, row, mapping, ontology)
        rule = compiled[row.columns]
        if isinstance(rule, str):
            if not table.json:
                raise TableError(rule, 1)
            yield Prepared(row, [], [] if edges else [("", rule)])
            continue
        makers = rule.edges if edges else rule.nodes
        if not makers and not table.json:
            return
        if unmended := _unmended(row):
            yield Prepared(row, [], [(names.ERROR, unmended)])
            continue
        faults: Faults = []
        if len(row.cells) > len(row.columns):
            faults.append(("", f"found {len(row.cells)} cells, expected {len(row.columns)} as in the header"))
        if rule.fits is None or rule.fits(row.cells):
            drafts: list[Draft] = []
            try:
                drafts += [draft for make in makers for draft in make(row.cells, faults)]
            except TableError as error:
                if not table.json:
                    raise
                faults.append((error.column or "", str(error)))
            yield Prepared(row, drafts, faults)
        else:
            yield Prepared(row, [], [])
        unknown.update(rule.unknown)


def _unmended(row: Row) -> str:
    """The error of a row that contradicted another when it was refused, until somebody clears it: by itself
    the row looks like news."""
    error = str(row.cells[row.columns.index(names.ERROR)]) if names.ERROR in row.columns else ""
    return error if names.UNTIL_CLEARED in error else ""


def _compile(table: Table, row: Row, mapping: Mapping, ontology: Ontology) -> Compiled | str:
    """The compiled rule for the columns of a row, their first one, or why there is none."""
    columns = row.columns
    if not columns:
        return "found text that is not a JSON object, expected one object per line"
    rule = mapping.rule(table.path, table.sheet)
    if rule is None:
        try:
            rule = default_rule(table.stem, columns, ontology, () if table.json else row.cells)
        except ValueError as error:
            return str(error)
        return compile_rule(rule, columns, ontology, by_name=True, json=table.json)
    missing = sorted(set(columns_of(rule)) - set(columns))
    if missing and not table.json:
        return f"found no column {missing[0]!r}, expected it, as the mapping names it"
    return compile_rule(rule, columns, ontology, by_name=False, json=table.json)
