"""What began or ended between two days, as Cypher."""

from graph.engines.neo4j.filters import Cypher, block, where
from graph.engines.neo4j.schema import date_indexes, quoted
from graph.engines.neo4j.shape import Part
from graph.plan import Dated


def dated_part(cypher: Cypher, read: Dated) -> Part:
    """`[counts, rows]`. One index has the dates of all nodes, another those of all edges: an index for each
    kind would need a match for each, and how long a statement is decides how long it is planned for. What
    is found is looked for twice: to sort what a list holds would cost 4 kB a row."""
    declared = cypher.ontology.edges if read.edges else cypher.ontology.kinds
    every = {k: name for k, one in declared.items() if (name := one.lifetime[read.ended]) is not None}
    dated = {kind: every[kind] for kind in read.kinds if kind in every}
    if not dated:
        return Part("[[], []]")
    if read.edges:
        subject, (source, target) = cypher.edge(next(iter(dated)), "x"), cypher.ends(dated)
        scoped, kind, call = [subject, source, target], "type(x)", "queryRelationships"
        ends, found = f", startNode(x) AS {source.name}, endNode(x) AS {target.name}", "relationship"
    else:
        subject = cypher.node(tuple(dated), "x")
        scoped, kind, call = [subject], f"split({subject.shown('id')}, ':')[0]", "queryNodes"
        ends, found = "", "node"
    after, until = cypher.param(read.after), cypher.param(read.until)
    if read.ended:
        # A partial date runs on to its last day. Its year lies in the index's range.
        range_ = f"""'["' + left({after}, 4) + '" TO "' + {until} + '"}}'"""
        between = [f"day + '~' >= {after}", f"day + '~' < {until}"]
    else:
        range_ = f"""'{{"' + {after} + '" TO "' + {until} + '"]'"""
        between = [f"day > {after}", f"day <= {until}"]
    index, _ = date_indexes(cypher.ontology)[read.edges]
    text = " OR ".join(f"{name}:#" for name in sorted(set(dated.values())))
    scope = [predicate for one in scoped for predicate in cypher.in_scope(one)]
    clauses = (
        f"CALL db.index.fulltext.{call}('{index}', replace('{text}', '#', {range_})) YIELD {found} AS x",
        f"WITH x, {kind} AS kind",
        f"WITH x, kind, {_day(dated, every)} AS day{ends}{where([*between, *scope])}",
    )
    counts = block("COLLECT", *clauses, "WITH kind, count(*) AS number ORDER BY kind RETURN [kind, number]")
    identifier, mark, beyond = subject.compared("id"), " + '~'" if read.ended else "", []
    if read.position is not None:
        last, behind = map(cypher.param, read.position)
        last = f"{last}{mark}"
        beyond = [f"(day{mark} > {last} OR (day{mark} = {last} AND {identifier} > {behind}))"]
    rows = block(
        "COLLECT",
        *clauses,
        f"WITH x, day{where(beyond)}",
        f"WITH x, day ORDER BY day{mark}, {identifier} LIMIT {cypher.param(read.limit)}",
        f"RETURN [day, {subject.shown('id')}]",
    )
    return Part(f"[{counts}, {rows}]")


def _day(dated: dict[str, str], every: dict[str, str]) -> str:
    """Cypher for the day of a node or edge, null for one of a kind that is not asked for."""
    if dated == every and len(set(dated.values())) == 1:
        return f"x.{quoted(next(iter(dated.values())))}"
    names = ", ".join(f"{quoted(kind)}: '{name}'" for kind, name in dated.items())
    return f"x[{{{names}}}[kind]]"
