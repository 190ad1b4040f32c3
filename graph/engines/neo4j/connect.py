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
_PAIRS = 250_000
"""Pairs of nodes that the walks of one turn can find, at about 200 bytes each; bounds the memory that a
question takes."""


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

    def beside(self, ends: str) -> str:
        """Cypher for the list of the neighbours of a list's nodes."""
        return block(
            "COLLECT",
            f"UNWIND {ends} AS b",
            f"MATCH (b)-[r:{self.via}]-(m){where(self.scoped(['m'], ['r']))}",
            "RETURN DISTINCT m",
        )

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
    walks = block(
        "CALL (starts, ends, near, forward, at, many)",
        "UNWIND starts[at..at + many] AS a",
        cypher.walked("a", f"0..{question.max_hops - 1}", "m", "m IN near"),
        "WITH m, a, min(length(walk)) + 1 AS hops",
        "WITH m, collect([a, hops]) AS walks",
        f"MATCH (m)-[r:{cypher.via}]-(b){where(['b IN ends', *cypher.scoped([], ['r'])])}",
        "UNWIND walks AS walk",
        "WITH walk[0] AS a, b, min(walk[1]) AS hops WHERE a <> b",
        "RETURN CASE WHEN forward THEN a ELSE b END AS source, min(hops) AS hops, count(*) AS reached",
    )
    # A list as a key of a group counts, and is hashed, for each group: the lists are seen, not carried along.
    found = block(
        "CALL (starts, ends, near, forward)",
        f"WITH 1 + {_PAIRS} / (1 + size(ends) + size(near)) AS many",
        "UNWIND range(0, size(starts) - 1, many) AS at",
        walks,
        "WITH source, min(hops) AS hops, sum(reached) AS reached",
        "RETURN collect([source.id, hops, reached]) AS connected",
    )
    return (
        f"{cypher.beginning()}WITH {sources} AS sources, {targets} AS targets\n"
        "WITH sources, targets, size(sources) <= size(targets) AS forward\n"
        "WITH sources, targets, forward, CASE WHEN forward THEN sources ELSE targets END AS starts,\n"
        "  CASE WHEN forward THEN targets ELSE sources END AS ends\n"
        f"WITH *, {cypher.beside('ends')} AS near\n"
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
    """Returns `[[id, [near id, far id, shared id, before, after]], ...]` of the sources `$ids` that a link
    would give a path of so many edges. That no path is there, and that no link makes a shorter one, is known:
    so no far end is the source, or reached from it without the link."""
    cypher = _Question(ontology, question)
    far = [f"far{after}" for after in range(length)]
    # What reaches a target is the same for all sources, but for those that are targets themselves.
    clauses = ["WITH [t IN targets WHERE own IS NULL OR t <> own] AS far0"]
    clauses += [f"WITH *, {cypher.beside(far[i - 1])} AS {far[i]}" for i in range(1, length)]
    candidates = [_candidates(cypher, length - 1 - after, after) for after in range(length)]
    clauses += [
        block(f"CALL (sources, {', '.join(far)})", "\nUNION ALL\n".join(candidates)),
        "RETURN id, miss",
    ]
    found = block(
        "CALL (targets)",
        "UNWIND $ids AS id",
        f"MATCH (s:{quoted('Node')} {{{_ID}: id}})",
        "WITH CASE WHEN s IN targets THEN s END AS own, collect(s) AS sources",
        block("CALL (targets, own, sources)", *clauses),
        "WITH id, min(miss) AS miss",
        "RETURN collect([id, miss]) AS found",
    )
    targets = cypher.members(question.target)
    return f"{cypher.beginning()}WITH {targets} AS targets\n{found}\nRETURN found"


def _candidates(cypher: _Question, before: int, after: int) -> str:
    """The least candidate of each source with so many edges before and after the missing link. From a node
    that many share all far ends are looked at once."""
    least = block(
        f"CALL (shared, far{after})",
        f"MATCH (shared)<-[r:{cypher.others}]-(far)"
        f"{where([f'far IN far{after}', *cypher.scoped([], ['r'])])}",
        f"RETURN min(far.{_ID}) AS far",
    )
    return "\n".join(
        [
            "UNWIND sources AS s",
            cypher.walked("s", f"0..{before}", "near"),
            "WITH DISTINCT s, near",
            f"MATCH (near)-[r:{cypher.others}]->(shared){where(cypher.scoped(['shared'], ['r']))}",
            f"WITH shared, s, min(near.{_ID}) AS near",
            "WITH shared, collect([s.id, near]) AS sides",
            least,
            "WITH shared, sides, far WHERE far IS NOT NULL",
            "UNWIND sides AS side",
            f"RETURN side[0] AS id, min([side[1], far, shared.{_ID}, {before}, {after}]) AS miss",
        ]
    )


def nearest(found: tuple[str, str, str, int, int]) -> Miss:
    """The miss of one source."""
    near, far, shared, before, after = found
    return Miss(plain(near), plain(far), plain(shared), before, after)
