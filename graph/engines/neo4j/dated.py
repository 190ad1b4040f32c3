"""What began or ended between two days, as Cypher."""

from graph.engines.neo4j.filters import Cypher, Subject, block, where
from graph.engines.neo4j.schema import union
from graph.plan import Dated


def dated_value(cypher: Cypher, read: Dated) -> str:
    """Cypher for `[counts, rows]`."""
    ends = [bounds for bounds in _lifetimes(cypher, read) if bounds[0] is not None]
    if not ends:
        return "[[], []]"
    dated = [kind for _, kinds in ends for kind in kinds]
    subject, pattern, scope = (_edges if read.edges else _nodes)(cypher, dated)
    kind = f"type({subject.name})" if read.edges else f"split({subject.shown('id')}, ':')[0]"
    days = [f"{subject.shown(str(name))}" for name, _ in ends]
    day = days[0]
    if len(ends) > 1:
        cases = (
            f"WHEN {subject.name}:{cypher.labels(kinds)} THEN {value}"
            for (_, kinds), value in zip(ends, days, strict=True)
        )
        day = f"CASE {' '.join(cases)} END"
    after, until = cypher.param(read.after), cypher.param(read.until)
    between = f"day + '~' >= {after} AND day + '~' < {until}"
    if not read.ended:
        between = f"day > {after} AND day <= {until}"
    identifier, mark = subject.compared("id"), " + '~'" if read.ended else ""
    beyond = []
    if read.position is not None:
        last, behind = map(cypher.param, read.position)
        last = f"{last}{mark}"
        beyond = [f"(day{mark} > {last} OR (day{mark} = {last} AND {identifier} > {behind}))"]
    found = f"MATCH {pattern}{where(scope)}"
    counts = block(
        "COLLECT",
        found,
        f"WITH {kind} AS kind, {day} AS day WHERE {between}",
        "WITH kind, count(*) AS number ORDER BY kind",
        "RETURN [kind, number]",
    )
    rows = block(
        "COLLECT",
        found,
        f"WITH {subject.name}, {day} AS day{where([between, *beyond])}",
        f"WITH {subject.name}, day ORDER BY day{mark}, {identifier} LIMIT {cypher.param(read.limit)}",
        f"RETURN [day, {subject.shown('id')}]",
    )
    return f"[{counts}, {rows}]"


def _lifetimes(cypher: Cypher, read: Dated) -> list[tuple[str | None, list[str]]]:
    """The kinds by the property that begins them, or ends them."""
    found: dict[str | None, list[str]] = {}
    for kind in read.kinds:
        subject = cypher.edge(kind) if read.edges else cypher.node([kind])
        (lifetime,) = subject.lifetimes
        found.setdefault(lifetime[read.ended], []).append(kind)
    return list(found.items())


def _nodes(cypher: Cypher, kinds: list[str]) -> tuple[Subject, str, list[str]]:
    node = cypher.node(kinds)
    return node, f"({node.name}:{cypher.labels(node.kinds)})", cypher.in_scope(node)


def _edges(cypher: Cypher, kinds: list[str]) -> tuple[Subject, str, list[str]]:
    declared = [cypher.ontology.edges[kind] for kind in kinds]
    source, target = (
        cypher.node(sorted({kind for side in sides for kind in side}))
        for sides in ([edge.sources for edge in declared], [edge.targets for edge in declared])
    )
    edge = cypher.edge(kinds[0])
    pattern = f"({source.name})-[{edge.name}:{union(kinds)}]->({target.name})"
    return edge, pattern, [p for subject in (source, edge, target) for p in cypher.in_scope(subject)]
