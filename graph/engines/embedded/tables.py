"""Tables and indexes, derived from the ontology, and how values lie in them.

A kind's table has the node's `id`, a column per property, and for text a folded twin `name~` by which
it is compared. An edge kind's table is keyed by (from, to, key), with an index for the way back.
Lists are JSON text, never empty; a missing value is NULL.
"""

from collections.abc import Iterable, Iterator, Mapping

import apsw
import orjson

from graph.ontology import EdgeKind, Kind, Ontology, Property, Type
from graph.values import fold

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


def to_row(properties: Mapping[str, Property], values: Mapping[str, object]) -> list[object]:
    """Column values, in the order of `columns`, of stored properties."""
    row: list[object] = []
    for prop in properties.values():
        value = values.get(prop.name)
        stored = orjson.dumps(value).decode() if isinstance(value, list) else value
        row.append(stored)
        if prop.form is Type.TEXT:
            if isinstance(value, list):
                row.append(orjson.dumps([fold(item) for item in value]).decode())
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


def upsert_statement(table: Kind | EdgeKind) -> str:
    """The statement that writes one row: key columns, then `to_row`."""
    keys = ["id"] if isinstance(table, Kind) else ["from", "to", "key"]
    names = [name for name, _ in columns(table.properties)]
    return (
        f"INSERT INTO {quoted(table.name)} ({', '.join(map(quoted, keys + names))}) "
        f"VALUES ({', '.join('?' * (len(keys) + len(names)))}) "
        f"ON CONFLICT ({', '.join(map(quoted, keys))}) DO UPDATE SET "
        + ", ".join(f"{quoted(n)} = excluded.{quoted(n)}" for n in names)
    )


_LOG = """
CREATE TABLE IF NOT EXISTS change_log (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, actor TEXT NOT NULL,
    operation TEXT NOT NULL, id TEXT NOT NULL, before TEXT, after TEXT
) STRICT
"""


def install(connection: apsw.Connection, ontology: Ontology) -> None:
    """Create what is missing: tables, columns of properties declared since, indexes, the change log."""
    with connection:
        connection.execute(_LOG)
        connection.execute("CREATE INDEX IF NOT EXISTS change_log_by_id ON change_log (id, sequence)")
        for kind in ontology.kinds.values():
            _table(connection, kind, "id TEXT PRIMARY KEY NOT NULL", ") STRICT")
            for prop in kind.properties.values():
                if prop.index and not prop.many:
                    _index(connection, kind, prop)
        for edge in ontology.edges.values():
            key = '"from" TEXT NOT NULL, "to" TEXT NOT NULL, key TEXT NOT NULL'
            _table(connection, edge, key, ', PRIMARY KEY ("from", "to", key)) STRICT, WITHOUT ROWID')
            connection.execute(
                f"CREATE INDEX IF NOT EXISTS {quoted(edge.name + ' back')} "
                f'ON {quoted(edge.name)} ("to", "from", key)'
            )


def _table(connection: apsw.Connection, table: Kind | EdgeKind, key: str, end: str) -> None:
    wanted = {name: f"{quoted(name)} {kind}" for name, kind in columns(table.properties)}
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {quoted(table.name)} ({key}, {', '.join(wanted.values())}{end}"
    )
    there = {row[1] for row in connection.execute(f"PRAGMA table_info({quoted(table.name)})")}
    for name, declaration in wanted.items():
        if name not in there:
            connection.execute(f"ALTER TABLE {quoted(table.name)} ADD COLUMN {declaration}")


def _index(connection: apsw.Connection, kind: Kind, prop: Property) -> None:
    connection.execute(
        f"CREATE INDEX IF NOT EXISTS {quoted(f'{kind.name} by {prop.name}')} "
        f"ON {quoted(kind.name)} ({quoted(compared(prop))}, id)"
    )
