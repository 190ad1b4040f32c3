"""What began or ended between two days, as SQL."""

from graph.engines.embedded.json_text import object_text
from graph.engines.embedded.sql import Sql, both
from graph.engines.embedded.tables import quoted
from graph.plan import Dated


def dated_statement(sql: Sql, read: Dated) -> str:
    """The statement, whose one row is the JSON of the answer."""
    after, until = sql.param(read.after), sql.param(read.until)
    selects = []
    for kind in read.kinds:
        subject = sql.edge(kind, sql.alias("e")) if read.edges else sql.node(kind, sql.alias("n"))
        name = sql.lifetime(subject)[read.ended]
        if name is None:
            continue
        day = subject.column(name)
        between = f"{day} > {after} AND {day} <= {until}"
        if read.ended:
            # The first two say less than the others, but an index can serve them.
            between = f"{day} >= substr({after}, 1, 4) AND {day} < {until}"
            between += f" AND {day} || '~' >= {after} AND {day} || '~' < {until}"
        scope = sql.in_scope(subject)
        if read.edges:
            scope = [*sql.link_in_scope(subject), *sql.ends_in_scope(subject)]
        selects.append(
            f"SELECT '{kind}' AS kind, {subject.id} AS id, {day} AS day FROM {quoted(kind)} {subject.alias} "
            f"WHERE {both([between, *scope])}"
        )
    found = " UNION ALL ".join(selects) or "SELECT NULL AS kind, NULL AS id, NULL AS day WHERE 0"
    mark = " || '~'" if read.ended else ""
    behind = ""
    if read.position is not None:
        last, identifier = map(sql.param, read.position)
        behind = f" WHERE (day{mark}, id) > ({last}{mark}, {identifier})"
    numbers = "SELECT kind, count(*) AS number FROM found GROUP BY kind ORDER BY kind"
    rows = f"SELECT day, id FROM found{behind} ORDER BY day{mark}, id LIMIT {sql.param(read.limit)}"
    fields = {
        "counts": _pairs("json_quote(kind)", "number", numbers),
        "rows": _pairs("json_quote(day)", "json_quote(id)", rows),
    }
    shown = object_text(fields.items())
    return f"WITH found AS NOT MATERIALIZED ({found}) SELECT CAST({shown} AS BLOB)"


def _pairs(first: str, second: str, source: str) -> str:
    """SQL for a JSON list of pairs."""
    pairs = f"group_concat(concat('[', {first}, ',', {second}, ']'), ',')"
    return f"(SELECT concat('[', {pairs}, ']') FROM ({source}))"
