"""The tables that a statement looks into, each under an alias."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.engines.embedded.tables import compared, quoted
from graph.ontology import Property


@dataclass(frozen=True, slots=True)
class Subject:
    """What a filter is about: a table under an alias, of a node kind or an edge kind."""

    name: str
    alias: str
    properties: Mapping[str, Property]
    edge: bool = False
    given_id: str = ""
    """SQL for the id of a node whose table is not at hand."""

    @property
    def id(self) -> str:
        """SQL for its id."""
        alias = self.alias
        if not self.edge:
            return self.given_id or f"{alias}.id"
        return edge_id(self.name, f'{alias}."from"', f'{alias}."to"', f"{alias}.key")

    def column(self, prop: str) -> str:
        """SQL for the column by which a property is compared."""
        return self.id if prop == "id" else f"{self.alias}.{quoted(compared(self.properties[prop]))}"


@dataclass(frozen=True, slots=True)
class Branch:
    """One way to walk a hop: `source` and `where` for a FROM clause, the edge and the far node.

    `node` is None where the far node's table is not needed; it is then of any of the hop's kinds.
    """

    source: str
    where: tuple[str, ...]
    edge: Subject
    node: Subject | None
    near_id: str
    far_id: str


def edge_id(kind: str, source: str, target: str, key: str) -> str:
    """SQL for the id of an edge, of SQL for its parts."""
    return f"concat('{kind}|', {source}, '|', {target}, CASE {key} WHEN '' THEN '' ELSE '|' || {key} END)"
