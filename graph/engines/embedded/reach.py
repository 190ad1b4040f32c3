"""Connecting questions on the embedded graph: which reach which, by what paths, and what is missing.

They run over adjacency lists held in memory, which follow the change log, and never over SQL joins: a
question from 200 sources to 300 targets walks some ten thousand edges. Sets of targets are whole numbers
used as bit sets, so one walk outward from many targets counts for every source which of them it reaches.
"""

import heapq
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import apsw
import orjson

from graph.engine import Miss, Path, Reached, Value
from graph.engines.embedded.compile import bindings, compile_set, parameters
from graph.engines.embedded.sql import Sql, both
from graph.engines.embedded.tables import bound, last_sequence, quoted
from graph.ontology import Ontology
from graph.plan import Connect, NodeSet, Scope
from graph.values import edge_id, split_edge_id

_VIEWS = 8
"""Views, and as many sets, that are kept."""
_RELOAD_ABOVE = 2_000
"""Nodes and edges changed since, from which on a view is read anew."""
_SLICE = 2_048
"""Targets in one walk; it bounds the memory that a question takes."""
_PATIENCE = 200
"""Prefixes of paths looked at before each further one is tested for whether it can be completed."""

Check = Callable[[], None]
"""Raises when the question is to stop."""
Link = tuple[str, float, str, bool]
"""(neighbour, confidence, edge id, whether the edge leads to the neighbour)"""


@dataclass(frozen=True, slots=True)
class View:
    """Neighbours of each node over some edge kinds in one scope, as of a sequence of the change log."""

    kinds: tuple[str, ...]
    scope: Scope
    values: tuple[Value, ...]
    sequence: int = -1
    neighbours: Mapping[str, list[Link]] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def near(self, node: str) -> Iterator[Link]:
        """Links to neighbours that are in scope."""
        links = self.neighbours.get(node, ())
        return (link for link in links if link[0] not in self.hidden) if self.hidden else iter(links)


class Views:
    """The views used last, brought up to date before each question. Used from several threads."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._views: OrderedDict[object, View] = OrderedDict()
        self._lock = threading.Lock()
        self.sets: OrderedDict[object, list[str]] = OrderedDict()
        """Members of the sets asked for last."""

    def keep(self, key: object, members: list[str]) -> None:
        """Remember the members of a set."""
        with self._lock:
            self.sets[key] = members
            while len(self.sets) > _VIEWS:
                self.sets.popitem(last=False)

    def get(
        self, connection: apsw.Connection, kinds: tuple[str, ...], scope: Scope, values: Sequence[Value]
    ) -> View:
        """The view for these edge kinds and this scope, as of the connection's read transaction or later."""
        # Values that the scope does not use are blanked, so that they neither split nor spoil the key.
        used = [p.index for p in scope.params]
        kept = tuple(
            bound(value) if i in used else None for i, value in enumerate(values[: max(used, default=-1) + 1])
        )
        key = (kinds, scope, kept)
        with self._lock:
            view = self._views.get(key) or View(kinds, scope, kept)
        view = self._followed(connection, view)
        with self._lock:
            self._views[key] = view
            self._views.move_to_end(key)
            while len(self._views) > _VIEWS:
                self._views.popitem(last=False)
        return view

    def _followed(self, connection: apsw.Connection, view: View) -> View:
        """The view after the changes logged since. Other questions may be reading the one given."""
        sequence = last_sequence(connection)
        if sequence <= view.sequence:
            return view
        changed = [
            row[0]
            for row in connection.execute(
                "SELECT DISTINCT id FROM change_log WHERE sequence > ? LIMIT ?",
                (view.sequence, _RELOAD_ABOVE),
            )
        ]
        anew = view.sequence < 0 or len(changed) == _RELOAD_ABOVE
        edges = [split_edge_id(i) for i in changed if "|" in i]
        edges = [edge for edge in edges if edge[0] in view.kinds]
        neighbours = {} if anew else dict(view.neighbours)
        if not anew:
            gone = {edge_id(*edge) for edge in edges}
            for node in {end for edge in edges for end in edge[1:3]}:
                neighbours[node] = [link for link in neighbours.get(node, ()) if link[2] not in gone]
        if anew or edges:
            self._load(connection, view, None if anew else edges, neighbours)
        nodes_changed = anew or any("|" not in identifier for identifier in changed)
        hidden = self._hidden(connection, view) if nodes_changed else view.hidden
        return replace(view, sequence=sequence, neighbours=neighbours, hidden=hidden)

    def _load(
        self,
        connection: apsw.Connection,
        view: View,
        only: list[tuple[str, str, str, str]] | None,
        neighbours: dict[str, list[Link]],
    ) -> None:
        """Add the links of the view's edges (of those given alone) that are in scope."""
        for kind in view.kinds:
            sql = Sql(self._ontology, view.scope)
            edge = sql.edge(kind, "e")
            where = sql.in_scope(edge)
            statement = (
                f'SELECT e."from", e."to", e.confidence, {edge.id} FROM {quoted(kind)} e WHERE {both(where)}'
            )
            count = parameters(statement)
            given = view.values[:count]
            if only is not None:
                listed = [edge[1:] for edge in only if edge[0] == kind]
                statement += (
                    ' AND (e."from", e."to", e.key) IN (SELECT value ->> 0, value ->> 1, value ->> 2 '
                    f"FROM json_each(?{count + 1}))"
                )
                given = (*given, bound(listed))
            for source, target, confidence, identifier in connection.execute(statement, given):
                neighbours.setdefault(source, []).append((target, confidence, identifier, True))
                neighbours.setdefault(target, []).append((source, confidence, identifier, False))

    def _hidden(self, connection: apsw.Connection, view: View) -> frozenset[str]:
        """Nodes that are out of scope."""
        sql = Sql(self._ontology, view.scope)
        selects = [
            f"SELECT n.id FROM {quoted(kind)} n WHERE NOT ({both(where)})"
            for kind in self._ontology.kinds
            if (where := sql.in_scope(sql.node(kind, "n")))
        ]
        if not selects:
            return frozenset()
        statement = " UNION ALL ".join(selects)
        found = connection.execute(statement, view.values[: parameters(statement)])
        return frozenset(row[0] for row in found)


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with what it needs, on one connection and within one deadline."""

    connection: apsw.Connection
    views: Views
    ontology: Ontology
    question: Connect
    values: Sequence[Value]
    check: Check

    def view(self) -> View:
        """Links over the edge kinds that the question follows."""
        return self.views.get(self.connection, self.question.via, self.question.scope, self.values)

    def members(self, nodes: NodeSet) -> list[str]:
        """Ids of a set, as of the connection's read transaction, which may be older than a view. The calls
        for one answer ask for the same sets."""
        key = (nodes, self.question.scope, orjson.dumps(self.values), last_sequence(self.connection))
        found = self.views.sets.get(key)
        if found is None:
            statement = compile_set(nodes, self.question.scope, self.ontology)
            rows = self.connection.execute(statement.text, bindings(statement, self.values))
            found = [row[0] for row in rows]
            self.views.keep(key, found)
        return found


def connect(ask: Ask) -> Reached:
    """Which sources reach which targets."""
    view = ask.view()
    sources, targets = ask.members(ask.question.source), ask.members(ask.question.target)
    distance: dict[str, int] = {}
    count: dict[str, int] = {}
    for start in range(0, len(targets), _SLICE):
        for source, hops, found in _reaching(ask, view, sources, targets[start : start + _SLICE]):
            distance[source] = min(hops, distance.get(source, hops))
            count[source] = count.get(source, 0) + found
    connected = [(source, distance[source], count[source]) for source in sources if source in distance]
    connected.sort(key=lambda found: (found[1], -found[2], found[0]))
    unconnected = sorted(source for source in sources if source not in distance)
    return Reached(len(sources), len(targets), connected, unconnected)


def _reaching(
    ask: Ask, view: View, sources: Sequence[str], targets: Sequence[str]
) -> Iterator[tuple[str, int, int]]:
    """(source, fewest edges, number of targets) of those that reach any: one walk outward from all targets,
    a bit for each."""
    own = {target: 1 << i for i, target in enumerate(targets)}
    reached = dict(own)
    distance: dict[str, int] = {}
    fresh = reached
    last = ask.question.max_hops
    for hop in range(1, last):
        arriving: dict[str, int] = {}
        for node, bits in fresh.items():
            ask.check()
            for link in view.near(node):
                arriving[link[0]] = arriving.get(link[0], 0) | bits
        fresh = {node: new for node, bits in arriving.items() if (new := bits & ~reached.get(node, 0))}
        for node, bits in fresh.items():
            reached[node] = reached.get(node, 0) | bits
            distance.setdefault(node, hop)
    for source in sources:
        # The last hop matters to the sources alone, so it is walked from them.
        ask.check()
        found = reached.get(source, 0)
        for link in view.near(source):
            found |= reached.get(link[0], 0)
        if found := found & ~own.get(source, 0):
            yield source, distance.get(source, last), found.bit_count()


def evidence(ask: Ask, ids: Sequence[str], limit: int) -> Mapping[str, Sequence[Path]]:
    """The best paths of each source."""
    view = ask.view()
    targets = frozenset(ask.members(ask.question.target))

    @cache
    def best(node: str, hops: int) -> float:
        """The highest confidence of a walk to a first target in exactly so many hops; -1 for none."""
        if node in targets or hops == 0:
            return 1.0 if node in targets and hops == 0 else -1.0
        ask.check()
        found = [link[1] * b for link in view.near(node) if (b := best(link[0], hops - 1)) >= 0]
        return max(found, default=-1.0)

    result: dict[str, Sequence[Path]] = {}
    for source in ids:
        paths: list[Path] = []
        for length in range(1, ask.question.max_hops + 1):
            for path in _paths(ask, view, targets, source, length, best):
                paths.append(path)
                if len(paths) == limit:
                    break
            if len(paths) == limit:
                break
        result[source] = paths
    return result


def _paths(
    ask: Ask, view: View, targets: frozenset[str], source: str, length: int, best: Callable[[str, int], float]
) -> Iterator[Path]:
    """Paths of exactly this length to a first target, best first (A* over walks, which bound paths)."""
    queue: list[tuple[float, tuple[str, ...], tuple[str, ...], float]] = [(-1.0, (source,), (), 1.0)]
    looked_at = 0
    while queue:
        ask.check()
        _, nodes, edges, confidence = heapq.heappop(queue)
        left = length - len(edges)
        if left == 0:
            yield Path(nodes, edges, round(confidence, 12))
            continue
        looked_at += 1
        if looked_at > _PATIENCE and not _completes(ask, view, targets, nodes, left):
            continue
        for neighbour, sure, edge, _ in view.near(nodes[-1]):
            if neighbour not in nodes and (bound := best(neighbour, left - 1)) >= 0:
                so_far = confidence * sure
                entry = (-round(so_far * bound, 12), (*nodes, neighbour), (*edges, edge), so_far)
                heapq.heappush(queue, entry)


def _completes(ask: Ask, view: View, targets: frozenset[str], nodes: tuple[str, ...], left: int) -> bool:
    """Whether a walk of so many edges leads on to a first target without a node of the path so far."""
    ends = {nodes[-1]}
    for step in range(left):
        ask.check()
        ends = {link[0] for end in ends for link in view.near(end)}.difference(nodes)
        if step < left - 1:
            ends -= targets
    return bool(ends & targets)


def misses(ask: Ask, ids: Sequence[str]) -> Mapping[str, Miss]:
    """The nearest miss of each source."""
    view = ask.view()
    targets = ask.members(ask.question.target)
    others = tuple(kind for kind in ask.ontology.edges if kind not in ask.question.via)
    classes = ask.views.get(ask.connection, others, ask.question.scope, ask.values)
    reach = ask.question.max_hops - 1
    everyone = _Far(classes, _distances(ask, view, targets, reach))
    result: dict[str, Miss] = {}
    for source in ids:
        far = everyone
        if source in targets:  # a source is not its own target
            far = _Far(classes, _distances(ask, view, [t for t in targets if t != source], reach))
        before = _distances(ask, view, [source], reach)
        candidates = _candidates(ask, classes, before, far)
        if found := min(candidates, default=None):
            _, near, end, shared = found
            result[source] = Miss(near, end, shared, before[near], far.after[end])
    return result


class _Far:
    """Far ends of a missing link: who has an edge to a shared node, and how many edges from a target."""

    def __init__(self, classes: View, after: Mapping[str, int]) -> None:
        self.after = after
        self._classes = classes
        self._nearest: dict[str, list[tuple[int, str]]] = {}

    def nearest(self, shared: str) -> list[tuple[int, str]]:
        """The two nearest to a target among those with an edge to the node."""
        found = self._nearest.get(shared)
        if found is None:
            after = self.after
            links = self._classes.near(shared)
            ends = {(after[y], y) for y, _, _, outward in links if not outward and y in after}
            found = self._nearest[shared] = heapq.nsmallest(2, ends)
        return found


def _candidates(
    ask: Ask, classes: View, before: Mapping[str, int], far: _Far
) -> Iterator[tuple[int, str, str, str]]:
    """(length of the path that the link would make, near, far, shared), the best for each near and shared."""
    for near, steps in before.items():
        ask.check()
        for shared, _, _, outward in classes.near(near):
            if outward:
                for rest, end in far.nearest(shared):
                    if end != near and steps + 1 + rest <= ask.question.max_hops:
                        yield steps + 1 + rest, near, end, shared
                        break


def _distances(ask: Ask, view: View, starts: Sequence[str], most: int) -> dict[str, int]:
    """Fewest edges from any of the starts, for nodes at most so many away."""
    result = dict.fromkeys(starts, 0)
    fresh = list(result)
    for hop in range(1, most + 1):
        ask.check()
        arriving = {link[0] for node in fresh for link in view.near(node)}
        fresh = [node for node in arriving if node not in result]
        result.update(dict.fromkeys(fresh, hop))
    return result
