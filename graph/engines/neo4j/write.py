"""Writes to the graph in Neo4j, each logged in the transaction that makes it.

A batch is read, computed and applied in bulk: one statement per kind for what is created, one for what is
updated. Whoever writes holds the log's lock, so that the log has no gaps and what was read stays true.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from neo4j import AsyncManagedTransaction, AsyncTransaction

from graph import values
from graph.change import EdgeWrite, NodeWrite, Outcome, Writes, edge_of, kind_of, merged
from graph.engines.neo4j.schema import CHANGE, KEY, LOG, indexed, labels, quoted, shadow, sortable, stored
from graph.ontology import EdgeKind, Kind, Ontology
from graph.search.layout import Layout

Properties = Mapping[str, object]
Row = dict[str, object]
_ID = quoted(shadow("id"))


@dataclass(frozen=True, slots=True)
class _Step:
    """One write, with the id under which it is stored; `ends` for an edge."""

    table: Kind | EdgeKind
    id: str
    write: NodeWrite | EdgeWrite
    ends: tuple[str, str] | None = None


async def lock(transaction: AsyncTransaction | AsyncManagedTransaction, ontology: Ontology) -> None:
    """Wait until no one else writes."""
    await (
        await transaction.run(
            f"MERGE (l:{LOG} {{name: 'changes'}}) ON CREATE SET l.sequence = 0, l.filled = $filled "
            "SET l.locked = true",
            filled=[*ontology.defaults],
        )
    ).consume()


class Writer:
    """Writes that are committed together. Its transaction holds the lock."""

    def __init__(self, transaction: AsyncTransaction, ontology: Ontology, layout: Layout, actor: str) -> None:
        self._transaction = transaction
        self._ontology = ontology
        self._layout = layout
        self._actor = actor

    async def write(self, writes: Writes) -> list[Outcome]:
        """Apply writes in order and log them; an outcome each."""
        at = values.now()
        steps = [_step(self._ontology, write) for write in writes]
        before = await self._existing(steps)
        after = dict(before)
        changed: dict[str, _Step] = {}
        entries: list[Row] = []
        outcomes = []
        for step in steps:
            if missing := _missing_end(step.write, after):
                outcomes.append(missing)
                continue
            was = after.get(step.id)
            now = merged(step.table.properties, was, step.write.values, at, step.write.id)
            if now is None:
                outcomes.append(Outcome.UNCHANGED)
                continue
            after[step.id] = now
            changed[step.id] = step
            outcomes.append(Outcome.CREATED if was is None else Outcome.UPDATED)
            entries.append(
                {
                    "at": at,
                    "actor": self._actor,
                    "operation": "create" if was is None else "update",
                    "id": step.id,
                    "before": None if was is None else orjson.dumps(was).decode(),
                    "after": orjson.dumps(now).decode(),
                }
            )
        if entries:
            await self._apply(changed.values(), before, after)
            await self._log(entries)
        return outcomes

    async def _existing(self, steps: Iterable[_Step]) -> dict[str, Properties]:
        """Stored properties, by id, of what is written and of the ends of edges."""
        nodes: set[str] = set()
        ends: set[str] = set()
        edges: defaultdict[str, set[str]] = defaultdict(set)
        for step in steps:
            if step.ends:
                ends |= set(step.ends)
                edges[step.table.name].add(step.id)
            else:
                nodes.add(step.id)
        node = f"(x:Node {{{_ID}: id}})"
        wanted = [(node, nodes, "properties(x)"), (node, ends - nodes, "{}")]
        for kind, ids in edges.items():
            wanted.append((f"()-[x:{quoted(kind)} {{{_ID}: id}}]->()", ids, "properties(x)"))
        found: dict[str, Properties] = {}
        for pattern, ids, properties in wanted:
            rows = await self._value(
                f"UNWIND $ids AS id MATCH {pattern} RETURN collect([x.id, {properties}])",
                ids=[sortable(identifier) for identifier in ids],
            )
            for identifier, there in rows:
                declared = _table(self._ontology, identifier).properties
                found[identifier] = {name: there[name] for name in declared if name in there}
        return found

    async def _apply(
        self, steps: Iterable[_Step], before: Mapping[str, Properties], after: Mapping[str, Properties]
    ) -> None:
        """Bring the database from one state to the other: nodes first, so that edges find their ends."""
        batches: defaultdict[str, list[Row]] = defaultdict(list)
        for step in sorted(steps, key=lambda step: step.ends is not None):
            was = before.get(step.id)
            now = stored(step.table, step.id, after[step.id])
            if isinstance(step.table, Kind):
                now |= indexed(self._layout, step.id, after[step.id])
            row: Row = {"id": sortable(step.id), "set": now}
            if was is not None:
                row["set"] = dict.fromkeys(stored(step.table, step.id, was)) | now
            else:
                now |= {"id": step.id, shadow("id"): sortable(step.id)}
            if isinstance(step.write, EdgeWrite) and step.ends and was is None:
                now[KEY] = sortable(step.write.key)
                row |= {"source": sortable(step.ends[0]), "target": sortable(step.ends[1])}
            batches[_statement(step, create=was is None)].append(row)
        for statement, rows in batches.items():
            await self._value(f"UNWIND $rows AS row {statement} RETURN count(*)", rows=rows)

    async def _log(self, entries: list[Row]) -> None:
        sequence = await self._value(
            f"MATCH (l:{LOG}) SET l.sequence = l.sequence + $count RETURN l.sequence", count=len(entries)
        )
        for i, entry in enumerate(entries, sequence - len(entries) + 1):
            entry["sequence"] = i
        await self._value(
            f"UNWIND $entries AS entry CREATE (c:{CHANGE}) SET c = entry RETURN count(*)", entries=entries
        )

    async def _value(self, text: str, **parameters: object) -> Any:
        """The one value that a statement returns."""
        result = await self._transaction.run(text, parameters)
        return (await result.single(strict=True))[0]


def _table(ontology: Ontology, identifier: str) -> Kind | EdgeKind:
    """The kind of a node's or an edge's id."""
    if "|" in identifier:
        return ontology.edges[identifier.partition("|")[0]]
    return ontology.kinds[values.kind_of(identifier)]


def _step(ontology: Ontology, write: NodeWrite | EdgeWrite) -> _Step:
    if isinstance(write, NodeWrite):
        return _Step(kind_of(ontology, write), write.id, write)
    edge, source, target = edge_of(ontology, write)
    return _Step(edge, values.edge_id(edge.name, source, target, write.key), write, (source, target))


def _missing_end(write: NodeWrite | EdgeWrite, there: Mapping[str, Properties]) -> Outcome | None:
    if isinstance(write, EdgeWrite):
        if write.source not in there:
            return Outcome.NO_SOURCE
        if write.target not in there:
            return Outcome.NO_TARGET
    return None


def _statement(step: _Step, *, create: bool) -> str:
    """What to do with each `row`."""
    if isinstance(step.table, Kind):
        if create:
            return f"CREATE (x{labels(step.table)}) SET x = row.set"
        return f"MATCH (x:{quoted(step.table.name)} {{{_ID}: row.id}}) SET x += row.set"
    kind = quoted(step.table.name)
    if create:
        return (
            f"MATCH (a:Node {{{_ID}: row.source}}) MATCH (b:Node {{{_ID}: row.target}}) "
            f"CREATE (a)-[x:{kind}]->(b) SET x = row.set"
        )
    return f"MATCH ()-[x:{kind} {{{_ID}: row.id}}]->() SET x += row.set"
