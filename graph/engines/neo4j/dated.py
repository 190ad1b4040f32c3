"""What began or ended between two days, as Cypher."""

from graph.engines.neo4j.filters import Cypher, block, where
from graph.engines.neo4j.schema import quoted
from graph.engines.neo4j.shape import Part
from graph.plan import Dated


def dated_part(cypher: Cypher, read: Dated) -> Part:
    """`[counts, rows]`. An index leads to the days of each kind. What is found is listed once, for counts and
    rows, and the scope put on it once: done for each kind, and twice, it takes seconds to plan."""
    dated = _dated(cypher, read)
    if not dated:
        return Part("[[], []]")
    if read.edges:
        declared = [cypher.ontology.edges[kind] for kind in dated]
        subject = cypher.edge(next(iter(dated)), "x")
        source = cypher.node(sorted({kind for edge in declared for kind in edge.sources}))
        target = cypher.node(sorted({kind for edge in declared for kind in edge.targets}))
        scoped, kind = [subject, source, target], "type(x)"
        bound = f"WITH x, day, startNode(x) AS {source.name}, endNode(x) AS {target.name}"
    else:
        subject = cypher.node(tuple(dated), "x")
        scoped, kind = [subject], f"split({subject.shown('id')}, ':')[0]"
        bound = "WITH x, day"
    scope = [predicate for one in scoped for predicate in cypher.in_scope(one)]
    found = block(
        "CALL ()",
        block("CALL ()", "\nUNION ALL\n".join(_between(cypher, read, *one) for one in dated.items())),
        f"{bound}{where(scope)}",
        "RETURN collect([x, day]) AS dated",
    )
    identifier, mark, beyond = subject.compared("id"), " + '~'" if read.ended else "", []
    if read.position is not None:
        last, behind = map(cypher.param, read.position)
        last = f"{last}{mark}"
        beyond = [f"(day{mark} > {last} OR (day{mark} = {last} AND {identifier} > {behind}))"]
    each = "UNWIND dated AS each WITH each[0] AS x, each[1] AS day"
    counts = block(
        "CALL (dated)",
        each,
        f"WITH {kind} AS kind, count(*) AS number ORDER BY kind",
        "RETURN collect([kind, number]) AS counts",
    )
    rows = block(
        "COLLECT",
        f"{each}{where(beyond)}",
        f"WITH x, day ORDER BY day{mark}, {identifier} LIMIT {cypher.param(read.limit)}",
        f"RETURN [day, {subject.shown('id')}]",
    )
    return Part(f"[counts, {rows}]", None, (found, counts))


def _dated(cypher: Cypher, read: Dated) -> dict[str, str]:
    """The kinds that have the property which begins them, or ends them, with its name."""
    found = {}
    for kind in read.kinds:
        subject = cypher.edge(kind) if read.edges else cypher.node([kind])
        (lifetime,) = subject.lifetimes
        if (name := lifetime[read.ended]) is not None:
            found[kind] = name
    return found


def _between(cypher: Cypher, read: Dated, kind: str, name: str) -> str:
    """The clauses that find what began or ended, of one kind."""
    day, after, until = f"x.{quoted(name)}", cypher.param(read.after), cypher.param(read.until)
    between = [f"{day} > {after}", f"{day} <= {until}"]
    if read.ended:
        # The first two say less than the others, but an index can serve them.
        between = [f"{day} >= left({after}, 4)", f"{day} < {until}"]
        between += [f"{day} + '~' >= {after}", f"{day} + '~' < {until}"]
    pattern = f"()-[x:{quoted(kind)}]->()" if read.edges else f"(x:{quoted(kind)})"
    return f"MATCH {pattern}{where(between)} RETURN x, {day} AS day"
