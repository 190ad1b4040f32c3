"""Writes and the change log: what to change, what became of it, and the record of it.

Every write is one transaction that applies the changes and appends them to the log.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import orjson

from graph import values
from graph.errors import BadInputError
from graph.ontology import EdgeKind, Kind, Ontology, Property


@dataclass(frozen=True, slots=True)
class NodeWrite:
    """Create the node or set the given properties on it. Values are canonical; None and `[]` remove a
    value; what is not given stays as it is."""

    id: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class EdgeWrite:
    """Create the edge or set the given properties on it. For a symmetric kind the ends are put in
    order, so that the same link from either side is one edge."""

    kind: str
    source: str
    target: str
    key: str
    values: Mapping[str, object]

    @property
    def id(self) -> str:
        """The edge's id."""
        return values.edge_id(self.kind, self.source, self.target, self.key)


class Outcome(Enum):
    """What became of one write."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    NO_SOURCE = "there is no node with the id of `from`"
    NO_TARGET = "there is no node with the id of `to`"


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the log: the whole node or edge before (None: it was created) and after."""

    sequence: int
    at: str
    actor: str
    operation: str
    """`create`, `update` or `delete`."""
    id: str
    """Id of the node, or of the edge (which has `|` in it)."""
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None

    @classmethod
    def read(cls, row: Sequence[Any]) -> "Change":
        """The entry in a row of a database, which has the states as JSON text."""
        sequence, at, actor, operation, identifier, before, after = row
        was, now = (state and orjson.loads(state) for state in (before, after))
        return cls(sequence, at, actor, operation, identifier, was, now)


def kind_of(ontology: Ontology, write: NodeWrite) -> Kind:
    """The kind of a node that is written; `BadInputError` where the ontology has none of that name."""
    name = values.kind_of(write.id)
    if name not in ontology.kinds:
        raise BadInputError(
            f"{write.id}: found no kind {name!r}, expected one of {', '.join(ontology.kinds)}"
        )
    return ontology.kinds[name]


def edge_of(ontology: Ontology, write: EdgeWrite) -> tuple[EdgeKind, str, str]:
    """The kind of an edge that is written, and its ends as they are stored: those of a symmetric kind in
    order. `BadInputError` for an unknown kind, and for ends that it may not join."""
    edge, source, target = ontology.edges.get(write.kind), write.source, write.target
    if edge is None:
        raise BadInputError(
            f"{write.id}: found no edge kind {write.kind!r}, expected one of {', '.join(ontology.edges)}"
        )
    if (values.kind_of(source), values.kind_of(target)) not in edge.pairs or source == target:
        raise BadInputError(
            f"{write.id}: found an edge from {source} to {target}, expected one of "
            + ", ".join(f"{a} -> {b}" for a, b in sorted(edge.pairs))
            + ", between two nodes"
        )
    if edge.symmetric and target < source:
        source, target = target, source
    return edge, source, target


def merged(
    properties: Mapping[str, Property],
    before: Mapping[str, object] | None,
    given: Mapping[str, object],
    at: str,
    place: str = "write",
) -> dict[str, object] | None:
    """The stored properties after a write, or None where it changes nothing. Managed properties are
    set, defaults fill in, missing values and empty lists are left out. `BadInputError`, which begins with
    `place`, for a property that there is not, and where a required one would be created without a value or
    lose it."""
    for name in given:
        if name not in properties:
            raise BadInputError(
                f"{place}: found a property {name!r}, expected one of {', '.join(properties)}"
            )
    after = dict(before or {})
    for prop in properties.values():
        if prop.managed:
            continue
        value = given.get(prop.name, after.get(prop.name))
        if value is None or value == []:
            value = prop.default
        if value is None:
            if prop.required and (before is None or prop.name in given):
                raise BadInputError(f"{place}: found no value for {prop.name}, expected one; give it")
            after.pop(prop.name, None)
        else:
            after[prop.name] = value
    if after == before:
        return None
    after["createdAt"] = after.get("createdAt", at)
    after["updatedAt"] = at
    version = after.get("version", 0)
    assert isinstance(version, int)
    after["version"] = version + 1
    return after


Writes = Sequence[NodeWrite | EdgeWrite]
