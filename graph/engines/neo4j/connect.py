"""Connecting questions as Cypher: which reach which, by what paths, and what is missing.

Everything is walked in the database. `connect` is one breadth-first walk from each member of the smaller
set to the neighbours of the other, whose edges are the last step of all walks together: most of what a walk
meets lies on its last step. Paths and misses are looked for by length, the shortest first, so that whoever
asks stops when there are enough; a chain of one length is written out, so that each step is filtered where
it is taken.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from graph.engine import Miss, Path, Reached
from graph.engines.neo4j.filters import Cypher, Subject, block, where
from graph.engines.neo4j.schema import plain, quoted, shadow, union
from graph.ontology import Ontology
from graph.plan import Connect, NodeSet

_ID = quoted(shadow("id"))
_NONE = quoted("no kind")


class _Question(Cypher):
    """Writes the statements of one question."""

    def __init__(self, ontology: Ontology, question: Connect) -> None:
        super().__init__(ontology, question.scope)
        self.question = question
        self.via = union(question.via) or _NONE
        self.others = union(kind for kind in ontology.edges if kind not in question.via) or _NONE

    def members(self, nodes: NodeSet) -> str:
        """Cypher for the list of a set's nodes."""
        found = self.all_of(nodes.kinds, nodes.where)
        return block("COLLECT", found.text, f"RETURN {found.node.name}")

    def any_node(self, name: str) -> Subject:
        """A variable for a node of whichever kind."""
        return self.node(tuple(self.ontology.kinds), name)

    def any_edge(self, name: str) -> Subject:
        """A variable for an edge of whichever kind."""
        return self.edge(next(iter(self.ontology.edges)), name)

    def scoped(self, nodes: Sequence[str], edges: Sequence[str]) -> Iterator[str]:
        """Predicates of the scope for nodes and edges of whichever kinds."""
        for subject in (*map(self.any_edge, edges), *map(self.any_node, nodes)):
            yield from self.in_scope(subject)

    def walked(self, near: str, hops: str, far: str, *predicates: str) -> str:
        """A MATCH that walks over edges of the kinds that the question follows."""
        step = f"-[:{self.via}*{hops}]-"
        return self.walk(self.any_node(near), step, self.any_node(far), *predicates)

    def per_source(self, found: str) -> str:
        """The statement that returns `[[id, found], ...]` for the sources `$ids`."""
        targets = self.members(self.question.target)
        sources = block(
            "COLLECT",
            "UNWIND $ids AS id",
            f"MATCH (s:{quoted('Node')} {{{_ID}: id}})",
            f"RETURN [s.id, {found}]",
        )
        return f"{self.beginning()}WITH {targets} AS targets\nRETURN {sources}"


# --- which reach which ---------------------------------------------------------------------------


def connect_statement(ontology: Ontology, question: Connect) -> str:
    """Returns `[number of targets, ids of sources, [[id, fewest edges, number of targets], ...]]`."""
    cypher = _Question(ontology, question)
    sources, targets = cypher.members(question.source), cypher.members(question.target)
    step = f"-[r:{cypher.via}]-"
    last = cypher.any_edge("r"), cypher.any_node("m")
    near = block(
        "COLLECT",
        "UNWIND ends AS b",
        f"MATCH (b){step}(m){where([p for subject in last for p in cypher.in_scope(subject)])}",
        "RETURN DISTINCT m",
    )
    found = block(
        "CALL (starts, ends, near, forward)",
        "UNWIND starts AS a",
        cypher.walked("a", f"0..{question.max_hops - 1}", "m", "m IN near"),
        "WITH forward, ends, m, a, min(length(walk)) + 1 AS hops",
        "WITH forward, ends, m, collect([a, hops]) AS walks",
        f"MATCH (m){step}(b){where(['b IN ends', *cypher.in_scope(last[0])])}",
        "WITH DISTINCT forward, m, walks, b",
        "UNWIND walks AS walk",
        "WITH forward, walk[0] AS a, b, min(walk[1]) AS hops WHERE a <> b",
        "WITH CASE WHEN forward THEN a ELSE b END AS source, min(hops) AS hops, count(*) AS reached",
        "RETURN collect([source.id, hops, reached]) AS connected",
    )
    return (
        f"{cypher.beginning()}WITH {sources} AS sources, {targets} AS targets\n"
        "WITH sources, targets, size(sources) <= size(targets) AS forward\n"
        "WITH sources, targets, forward, CASE WHEN forward THEN sources ELSE targets END AS starts,\n"
        "  CASE WHEN forward THEN targets ELSE sources END AS ends\n"
        f"WITH *, {near} AS near\n"
        f"{found}\n"
        "RETURN [size(targets), [s IN sources | s.id], connected]"
    )


def reached(answer: tuple[int, list[str], list[tuple[str, int, int]]]) -> Reached:
    """What the statement says."""
    target_count, sources, rows = answer
    connected = sorted(((i, hops, count) for i, hops, count in rows), key=lambda r: (r[1], -r[2], r[0]))
    unconnected = sorted(set(sources) - {row[0] for row in connected})
    return Reached(len(sources), target_count, connected, unconnected)


# --- by what paths -------------------------------------------------------------------------------


def paths_statement(ontology: Ontology, question: Connect, length: int) -> str:
    """Returns per source the `$limit` best paths of so many edges, `[node ids, edge ids, confidence]`."""
    cypher = _Question(ontology, question)
    inner = [f"n{i}" for i in range(1, length)]
    nodes, edges = ["s", *inner, "t"], [f"r{i}" for i in range(1, length + 1)]
    pattern = "(s)" + "".join(
        f"-[{edge}:{cypher.via}]-({node})" for edge, node in zip(edges, nodes[1:], strict=True)
    )
    predicates = [
        "t IN targets",
        *(f"NOT {node} IN targets" for node in inner),
        *(f"{a} <> {b}" for a, b in combinations(nodes, 2)),
        *cypher.scoped(nodes[1:], edges),
    ]
    paths = block(
        "COLLECT",
        f"MATCH {pattern}{where(predicates)}",
        f"WITH [{', '.join(f'{node}.{_ID}' for node in nodes)}] AS nodes, "
        f"[{', '.join(f'{edge}.{_ID}' for edge in edges)}] AS edges, "
        f"{' * '.join(f'{edge}.confidence' for edge in edges)} AS confidence",
        "ORDER BY round(confidence, 12, 'HALF_EVEN') DESC, nodes, edges LIMIT $limit",
        "RETURN [nodes, edges, confidence]",
    )
    return cypher.per_source(paths)


def paths(found: Sequence[tuple[list[str], list[str], float]]) -> list[Path]:
    """The paths of one source."""
    return [
        Path(tuple(map(plain, nodes)), tuple(map(plain, edges)), round(confidence, 12))
        for nodes, edges, confidence in found
    ]


# --- what is missing -----------------------------------------------------------------------------


def misses_statement(ontology: Ontology, question: Connect, length: int) -> str:
    """Returns per source candidates `[near id, far id, shared id, before, after]` for the link that would
    make a path of so many edges. That no link makes a shorter one is known."""
    cypher = _Question(ontology, question)
    found = [_candidate(cypher, before, length - 1 - before) for before in range(length)]
    return cypher.per_source(" + ".join(found))


def _candidate(cypher: _Question, before: int, after: int) -> str:
    """The least candidate with so many edges before and after the missing link."""
    near = "near" if before else "s"
    walk = [cypher.walked("s", f"0..{before}", near), "WITH DISTINCT near"] if before else []
    link = ["far <> s", f"far <> {near}", *cypher.scoped(["shared", "far"], ["r1", "r2"])]
    found = f"WITH DISTINCT {near}, far, shared"
    if after:
        found += f" WHERE EXISTS {{ {cypher.walked('far', f'1..{after}', 't', 't IN targets', 't <> s')} }}"
    else:
        link.insert(0, "far IN targets")
    return block(
        "COLLECT",
        *walk,
        f"MATCH ({near})-[r1:{cypher.others}]->(shared)<-[r2:{cypher.others}]-(far){where(link)}",
        found,
        f"WITH {near}, far, shared ORDER BY {near}.{_ID}, far.{_ID}, shared.{_ID} LIMIT 1",
        f"RETURN [{near}.{_ID}, far.{_ID}, shared.{_ID}, {before}, {after}]",
    )


def nearest(candidates: Sequence[tuple[str, str, str, int, int]]) -> Miss:
    """The best of the candidates of one source."""
    near, far, shared, before, after = min(candidates)
    return Miss(plain(near), plain(far), plain(shared), before, after)
