"""Writes to the embedded graph, each logged in the transaction that makes it."""

from collections.abc import Mapping, Sequence

import apsw
import orjson

from graph import values
from graph.change import EdgeWrite, NodeWrite, Outcome, Writes, edge_of, kind_of, merged
from graph.engines.embedded.search import Index
from graph.engines.embedded.tables import (
    LEAST_VISIBLE,
    RANK,
    from_row,
    least_visible,
    property_columns,
    quoted,
    to_row,
    upsert_statement,
)
from graph.ontology import EdgeKind, Kind, Ontology


class Writer:
    """The one connection that writes; used from one thread."""

    def __init__(self, connection: apsw.Connection, ontology: Ontology, index: Index) -> None:
        self._connection = connection
        self._index = index
        self._ontology = ontology
        tables: list[Kind | EdgeKind] = [*ontology.kinds.values(), *ontology.edges.values()]
        self._upserts = {table.name: upsert_statement(table) for table in tables}
        self._selects = {
            table.name: f"SELECT {property_columns(table.properties)} FROM {quoted(table.name)} WHERE "
            + ("id = ?" if isinstance(table, Kind) else '"from" = ? AND "to" = ? AND key = ?')
            for table in tables
        }

    def begin(self) -> None:
        """Take the write lock."""
        self._connection.execute("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make the writes since `begin` durable."""
        self._connection.execute("COMMIT")

    def rollback(self) -> None:
        """Forget the writes since `begin`."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def write(self, writes: Writes, actor: str) -> list[Outcome]:
        """Apply writes in order; an outcome each."""
        at = values.now()
        return [
            self._node(w, actor, at) if isinstance(w, NodeWrite) else self._edge(w, actor, at) for w in writes
        ]

    def _node(self, write: NodeWrite, actor: str, at: str) -> Outcome:
        return self._put(kind_of(self._ontology, write), (write.id,), write.id, write.values, actor, at)

    def _edge(self, write: EdgeWrite, actor: str, at: str) -> Outcome:
        edge, source, target = edge_of(self._ontology, write)
        ranks = []
        for end, outcome in ((write.source, Outcome.NO_SOURCE), (write.target, Outcome.NO_TARGET)):
            visibility = self._connection.execute(
                f"SELECT visibility FROM {quoted(values.kind_of(end))} WHERE id = ?", (end,)
            ).get
            if visibility is None:
                return outcome
            ranks.append(RANK[visibility])
        identifier = values.edge_id(edge.name, source, target, write.key)
        return self._put(edge, (source, target, write.key), identifier, write.values, actor, at, ranks)

    def _put(
        self,
        table: Kind | EdgeKind,
        key: tuple[str, ...],
        identifier: str,
        given: Mapping[str, object],
        actor: str,
        at: str,
        ends: Sequence[int] = (),
    ) -> Outcome:
        """Write a row; of an edge with the ranks of its ends."""
        row = self._connection.execute(self._selects[table.name], key).fetchone()
        before = None if row is None else from_row(table.properties, row)
        after = merged(table.properties, before, given, at, identifier)
        if after is None:
            return Outcome.UNCHANGED
        rank = RANK[str(after["visibility"])]
        least = (max(rank, *ends),) if ends else ()
        self._connection.execute(self._upserts[table.name], (*key, *least, *to_row(table.properties, after)))
        if before and not ends and before["visibility"] != after["visibility"]:
            self._tell_edges(table.name, identifier)
        if isinstance(table, Kind):
            self._index.put(identifier, before, after)
        self._connection.execute(
            "INSERT INTO change_log (at, actor, operation, id, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            (
                at,
                actor,
                "create" if before is None else "update",
                identifier,
                before and orjson.dumps(before).decode(),
                orjson.dumps(after).decode(),
            ),
        )
        return Outcome.CREATED if before is None else Outcome.UPDATED

    def _tell_edges(self, kind: str, node: str) -> None:
        """Write anew who may see the edges of a node."""
        for edge in self._ontology.edges.values():
            if kind in edge.sources or kind in edge.targets:
                self._connection.execute(
                    f"UPDATE {quoted(edge.name)} SET {quoted(LEAST_VISIBLE)} = {least_visible(edge)} "
                    'WHERE "from" = ?1 OR "to" = ?1',
                    (node,),
                )
