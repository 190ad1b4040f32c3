"""SQL expressions that yield JSON text.

Objects are made by `concat` and `json_quote`, not by SQLite's JSON constructors: faster on nested answers,
and free of the JSON subtype, which differs between SQLite versions (docs/decisions/0001-embedded-storage.md).
"""

from collections.abc import Iterable

from graph.engines.embedded.tables import quoted
from graph.ontology import Property, Type

_MOST_ARGUMENTS = 500
"""SQLite gives a function at most 1,000."""


def object_text(fields: Iterable[tuple[str, str]]) -> str:
    """SQL for a JSON object of (key, SQL of its JSON text). Neighbouring literals become one."""
    parts: list[str] = []
    literal = "{"
    for key, value in fields:
        literal += f'{"" if literal == "{" and not parts else ","}"{key}":'
        if value[0] == value[-1] == "'" and value.count("'") == 2:
            literal += value[1:-1]
        else:
            parts += [f"'{literal}'", value]
            literal = ""
    parts.append(f"'{literal}}}'")
    while len(parts) > _MOST_ARGUMENTS:
        chunks = (parts[i : i + _MOST_ARGUMENTS] for i in range(0, len(parts), _MOST_ARGUMENTS))
        parts = [f"concat({', '.join(chunk)})" for chunk in chunks]
    return f"concat({', '.join(parts)})"


def literal_text(text: str) -> str:
    """SQL for a text that needs no escaping, as JSON."""
    return f"'\"{text}\"'"


def value_text(prop: Property, alias: str) -> str:
    """SQL for the JSON text of a property."""
    column = f"{alias}.{quoted(prop.name)}"
    if prop.many:
        return f"coalesce({column}, '[]')"
    if prop.form is Type.BOOLEAN:
        return truth_text(column)
    if prop.form in (Type.INTEGER, Type.LONG):
        return f"coalesce({column}, 'null')"
    return f"json_quote({column})"


def truth_text(column: str) -> str:
    """SQL for the JSON text of a boolean, which may be missing."""
    return f"CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"


def boolean_text(sql: str) -> str:
    """SQL for the JSON of a condition; `1` and `0` need none."""
    if sql in ("0", "1"):
        return "'true'" if sql == "1" else "'false'"
    return f"CASE WHEN {sql} THEN 'true' ELSE 'false' END"
