"""Tables and indexes, derived from the ontology, and how values lie in them.

A kind's table has the node's `id`, a column per property, and for text a folded twin `name~` by which
it is compared. An edge kind's table is keyed by (from, to, key), with an index for the way back; its
`visibility~` is the rank of the least visible of the edge and its two ends, which saves looking at these.
Lists are JSON text, never empty; a missing value is NULL.
"""

from collections.abc import Iterable, Iterator, Mapping

import apsw
import orjson

from graph.engines.embedded.file import MARK
from graph.ontology import EdgeKind, Kind, Ontology, Property, Type, Visibility
from graph.values import fold

LEAST_VISIBLE = "visibility~"
RANK = {visibility.name: rank for rank, visibility in enumerate(Visibility)}
"""Of each visibility code; who may see a rank may see those below it."""

_COLUMN_TYPES = {Type.INTEGER: "INTEGER", Type.LONG: "INTEGER", Type.BOOLEAN: "INTEGER", Type.FLOAT: "REAL"}


def quoted(name: str) -> str:
    """A name as an SQL identifier."""
    return f'"{name}"'


def compared(prop: Property) -> str:
    """The column by which a property is compared and ordered."""
    return f"{prop.name}~" if prop.form is Type.TEXT else prop.name


def columns(properties: Mapping[str, Property]) -> Iterator[tuple[str, str]]:
    """(name, declaration) of the columns for these properties."""
    for prop in properties.values():
        kind = "TEXT" if prop.many else _COLUMN_TYPES.get(prop.form, "TEXT")
        yield prop.name, kind
        if prop.form is Type.TEXT:
            yield compared(prop), "TEXT"


def bound(value: object) -> object:
    """A value as SQLite takes it: a list as JSON text."""
    return orjson.dumps(value).decode() if isinstance(value, list) else value


def to_row(properties: Mapping[str, Property], values: Mapping[str, object]) -> list[object]:
    """Column values, in the order of `columns`, of stored properties."""
    row: list[object] = []
    for prop in properties.values():
        value = values.get(prop.name)
        row.append(bound(value))
        if prop.form is Type.TEXT:
            if isinstance(value, list):
                row.append(bound([fold(item) for item in value]))
            else:
                row.append(value if value is None else fold(str(value)))
    return row


def from_row(properties: Mapping[str, Property], row: Iterable[object]) -> dict[str, object]:
    """Stored properties of a row selected by `property_columns`."""
    result: dict[str, object] = {}
    for prop, value in zip(properties.values(), row, strict=True):
        if value is None:
            continue
        if prop.many:
            result[prop.name] = orjson.loads(str(value))
        else:
            result[prop.name] = bool(value) if prop.form is Type.BOOLEAN else value
    return result


def property_columns(properties: Mapping[str, Property]) -> str:
    """The list of columns that `from_row` reads."""
    return ", ".join(map(quoted, properties))


def by_kind(identifier: str, values: Mapping[str, str]) -> str:
    """SQL that is the value for the kind of the node id given in SQL; NULL for another kind."""
    if len(values) == 1:
        return next(iter(values.values()))
    cases = " ".join(f"WHEN '{kind}' THEN {value}" for kind, value in values.items())
    return f"CASE {kind_in(identifier)} {cases} END" if values else "NULL"


def kind_in(identifier: str) -> str:
    """SQL for the kind that a node id, given in SQL, begins with."""
    return f"substr({identifier}, 1, instr({identifier}, ':') - 1)"


def last_sequence(connection: apsw.Connection) -> int:
    """Where the change log ends for a connection; 0 while it is empty."""
    (sequence,) = next(connection.execute("SELECT coalesce(max(sequence), 0) FROM change_log"))
    return int(sequence)


def least_visible(edge: EdgeKind) -> str:
    """SQL for the rank of the least visible of an edge, whose table is at hand, and its two ends."""
    ranks = [_rank(f"{quoted(edge.name)}.visibility")]
    for column, kinds in (("from", edge.sources), ("to", edge.targets)):
        end = f"{quoted(edge.name)}.{quoted(column)}"
        rows = {k: f"(SELECT {_rank('n.visibility')} FROM {quoted(k)} n WHERE n.id = {end})" for k in kinds}
        ranks.append(by_kind(end, rows))
    return f"max({', '.join(ranks)})"


def _rank(column: str) -> str:
    cases = " ".join(f"WHEN '{code}' THEN {rank}" for code, rank in RANK.items())
    return f"CASE {column} {cases} END"


def upsert_statement(table: Kind | EdgeKind) -> str:
    """The statement that writes one row: key columns, on edges the rank of the least visible, `to_row`."""
    keys = ["id"] if isinstance(table, Kind) else ["from", "to", "key"]
    names = [] if isinstance(table, Kind) else [LEAST_VISIBLE]
    names += [name for name, _ in columns(table.properties)]
    return (
        f"INSERT INTO {quoted(table.name)} ({', '.join(map(quoted, keys + names))}) "
        f"VALUES ({', '.join('?' * (len(keys) + len(names)))}) "
        f"ON CONFLICT ({', '.join(map(quoted, keys))}) DO UPDATE SET "
        + ", ".join(f"{quoted(n)} = excluded.{quoted(n)}" for n in names)
    )


INDEX = quoted("search~")
"""The full-text index; no kind or edge kind has such a name."""
INDEXED = quoted("search~nodes")
"""The ids of the nodes in it, by number."""


def found_ids(expression: str) -> str:
    """The SELECT of the ids of the nodes that an expression finds, given in SQL."""
    return f"SELECT id FROM {INDEXED} WHERE n IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH {expression})"


_LOG = """
CREATE TABLE IF NOT EXISTS change_log (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, actor TEXT NOT NULL,
    operation TEXT NOT NULL, id TEXT NOT NULL, before TEXT, after TEXT
) STRICT
"""


def install(connection: apsw.Connection, ontology: Ontology) -> None:
    """Create what is missing: the mark, tables, columns and defaults of properties declared since, indexes,
    the change log."""
    with connection:
        if connection.pragma("application_id") != MARK:  # written again it would be a change of the file
            connection.pragma("application_id", MARK)
        connection.execute(_LOG)
        connection.execute("CREATE INDEX IF NOT EXISTS change_log_by_id ON change_log (id, sequence)")
        for kind in ontology.kinds.values():
            _table(connection, kind, "id TEXT PRIMARY KEY NOT NULL", ") STRICT")
        for edge in ontology.edges.values():
            key = '"from" TEXT NOT NULL, "to" TEXT NOT NULL, key TEXT NOT NULL'
            _table(connection, edge, key, ', PRIMARY KEY ("from", "to", key)) STRICT, WITHOUT ROWID')
        _renew_indexes(connection, ontology)
        _fill(connection, ontology)


def _table(connection: apsw.Connection, table: Kind | EdgeKind, key: str, end: str) -> None:
    wanted = {name: f"{quoted(name)} {kind}" for name, kind in columns(table.properties)}
    if isinstance(table, EdgeKind):
        wanted[LEAST_VISIBLE] = f"{quoted(LEAST_VISIBLE)} INTEGER"
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {quoted(table.name)} ({key}, {', '.join(wanted.values())}{end}"
    )
    there = {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(table.name)})")}
    for name, declaration in wanted.items():
        if name not in there:
            connection.execute(f"ALTER TABLE {quoted(table.name)} ADD COLUMN {declaration}")
            if isinstance(table, EdgeKind) and name == LEAST_VISIBLE:
                connection.execute(f"UPDATE {quoted(table.name)} SET {quoted(name)} = {least_visible(table)}")


def _fill(connection: apsw.Connection, ontology: Ontology) -> None:
    """Give the defaults declared since to the rows without a value; every later write sees to them itself.
    That is no change of the graph, but of what it can say, and is not logged."""
    known = quoted("defaults filled")
    connection.execute(f"CREATE TABLE IF NOT EXISTS {known} (property TEXT PRIMARY KEY NOT NULL) STRICT")
    filled = {row[0] for row in connection.execute(f"SELECT property FROM {known}")}
    for name in ontology.defaults.keys() - filled:
        table, prop = ontology.defaults[name]
        given = {prop.name: prop}
        setting = ", ".join(f"{quoted(column)} = ?" for column, _ in columns(given))
        connection.execute(
            f"UPDATE {quoted(table.name)} SET {setting} WHERE {quoted(prop.name)} IS NULL",
            to_row(given, {prop.name: prop.default}),
        )
    if filled != ontology.defaults.keys():
        connection.execute(f"DELETE FROM {known}")
        connection.executemany(f"INSERT INTO {known} VALUES (?)", [(name,) for name in ontology.defaults])


def _renew_indexes(connection: apsw.Connection, ontology: Ontology) -> None:
    """Create the indexes that are missing, and drop those that an earlier version declared otherwise. Others
    that an operator made stay, as their names do not begin with that of the table."""
    wanted = list(_indexes(ontology))
    tables = {*ontology.kinds, *ontology.edges}
    there = {
        sql: name
        for name, table, sql in connection.execute(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        )
        if table in tables and name.startswith(f"{table} ")
    }
    for sql, name in there.items():
        if sql not in wanted:
            connection.execute(f"DROP INDEX {quoted(name)}")
    for sql in wanted:
        if sql not in there:
            connection.execute(sql)


def _indexes(ontology: Ontology) -> Iterator[str]:
    """The statements that create the indexes, as SQLite keeps them."""
    for kind in ontology.kinds.values():
        yield _index(kind.name, "id", "id", "visibility")
        for prop in kind.properties.values():
            if prop.index and not prop.many:
                yield _index(kind.name, prop.name, compared(prop), "id", "visibility")
    for edge in ontology.edges.values():
        yield _index(edge.name, "to", "to", "from", "key", LEAST_VISIBLE)
        for prop in edge.properties.values():
            if prop.index and not prop.many:
                # Most edges have no value of most of these.
                column = compared(prop)
                found = _index(edge.name, prop.name, column, "from", "to", "key", LEAST_VISIBLE)
                yield f"{found} WHERE {quoted(column)} IS NOT NULL"


def _index(table: str, name: str, *columns: str) -> str:
    return (
        f"CREATE INDEX {quoted(f'{table} by {name}')} ON {quoted(table)} ({', '.join(map(quoted, columns))})"
    )
