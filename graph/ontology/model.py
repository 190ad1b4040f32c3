"""The ontology as data: kinds, edge kinds, properties and hops."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from graph import values
from graph.ontology.declare import Code, Declared

INDEXED_BYTES = 8_000
"""A range index of Neo4j takes no longer text."""


class Type(Enum):
    """The form of a property's values. `REFERENCE` is the id of a node, `CODE` a member's name."""

    TEXT = "text"
    INTEGER = "integer of 32 bits"
    LONG = "integer up to 2^53-1"
    FLOAT = "number"
    BOOLEAN = "true or false"
    DATE = "date (EDTF level 0)"
    DATETIME = "instant (RFC 3339)"
    CODE = "code"
    REFERENCE = "id of a node"


class Direction(Enum):
    """The way in which a hop follows an edge."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a kind or an edge kind. `name` is camelCase, as stored and as served."""

    name: str
    form: Type
    many: bool
    required: bool
    label: str
    doc: str
    codes: type[Code] | None
    target: str | None
    """For a reference: the kind or interface that it names."""
    declared: Declared = field(repr=False)

    @property
    def index(self) -> bool:
        """Whether engines keep an index for it."""
        return self.declared.index

    @property
    def managed(self) -> bool:
        """Whether the service sets it, not the writer."""
        return self.declared.managed

    @property
    def needed(self) -> bool:
        """Whether a writer must give it to what is new."""
        return self.required and not self.managed and self.declared.default is None

    @property
    def default(self) -> object:
        """What is stored where no value is given; None for nothing."""
        return getattr(self.declared.default, "name", self.declared.default)

    def canonical(self, value: object) -> object:
        """The stored form of one value (of each item, for a list); raises `BadValueError`."""
        declared = self.declared
        match self.form:
            case Type.TEXT:
                result = values.text(value)
                if self.index and len(result.encode()) > INDEXED_BYTES:
                    raise values.BadValueError(
                        f"{len(result.encode()):,} bytes", f"at most {INDEXED_BYTES:,}, because it is indexed"
                    )
                if declared.pattern and not values.matches(declared.pattern, result):
                    raise values.BadValueError(value, f"text of the form {declared.pattern}")
                return declared.check(result) if declared.check else result
            case Type.INTEGER | Type.LONG:
                limit = values.INT32 if self.form is Type.INTEGER else values.SAFE_INTEGER
                low = -limit if declared.minimum is None else int(declared.minimum)
                return values.integer(
                    value, low, limit if declared.maximum is None else int(declared.maximum)
                )
            case Type.FLOAT:
                return values.number(value, declared.minimum, declared.maximum)
            case Type.BOOLEAN:
                return values.boolean(value)
            case Type.DATE:
                return values.edtf(value)
            case Type.DATETIME:
                return values.instant(value)
            case Type.REFERENCE:
                return values.node_id(value)
            case Type.CODE:
                assert self.codes is not None
                for member in self.codes:
                    if value in (member.name, member.value):
                        return member.name
                raise values.BadValueError(
                    value, "one of " + ", ".join(f"{m.name} ({m.value})" for m in self.codes)
                )


@dataclass(frozen=True, slots=True)
class Kind:
    """A node kind."""

    name: str
    plural: str
    label: str
    doc: str
    properties: Mapping[str, Property]
    interfaces: tuple[str, ...]
    """Abstract kinds that it belongs to, nearest first; `Node` is the last."""
    lifetime: tuple[str | None, str | None]
    """The properties that begin and end its validity."""

    @property
    def singular(self) -> str:
        """Name of the root field that reads one."""
        return self.name[0].lower() + self.name[1:]


@dataclass(frozen=True, slots=True)
class Interface:
    """An abstract kind: what several kinds have in common."""

    name: str
    plural: str
    label: str
    doc: str
    properties: Mapping[str, Property]
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class EdgeKind:
    """An edge kind. `name` is `INVESTED_IN`, `type_name` is `InvestedIn`."""

    name: str
    type_name: str
    label: str
    doc: str
    properties: Mapping[str, Property]
    pairs: frozenset[tuple[str, str]]
    """The concrete (from, to) kinds that it may join."""
    symmetric: bool
    relates: bool
    hierarchy: bool
    crosswalk: bool
    sentence: tuple[str, str]

    @property
    def lifetime(self) -> tuple[str | None, str | None]:
        """The properties that begin and end its validity, the same for all edges."""
        return "since", "until"

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """Concrete kinds on the from side, sorted."""
        return tuple(sorted({a for a, _ in self.pairs}))

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Concrete kinds on the to side, sorted."""
        return tuple(sorted({b for _, b in self.pairs}))


@dataclass(frozen=True, slots=True)
class Hop:
    """A field that leads from a node over one edge kind to others."""

    name: str
    edge: str
    direction: Direction
    targets: tuple[str, ...]
    """Concrete kinds at the far end, sorted."""
    label: str


@dataclass(frozen=True, eq=False, repr=False)
class Ontology:
    """All kinds, edge kinds and hops of a graph, by name; hops by the kind they start from."""

    name: str
    kinds: Mapping[str, Kind]
    interfaces: Mapping[str, Interface]
    edges: Mapping[str, EdgeKind]
    hops: Mapping[str, Mapping[str, Hop]]

    def concrete(self, name: str) -> tuple[str, ...]:
        """The concrete kinds, sorted, that a kind or interface stands for."""
        return (name,) if name in self.kinds else self.interfaces[name].kinds

    def common(self, kinds: Iterable[str]) -> str:
        """The narrowest kind or interface that covers all these kinds."""
        kinds = tuple(kinds)
        if len(set(kinds)) == 1:
            return kinds[0]
        shared = [i for i in self.interfaces.values() if set(kinds) <= set(i.kinds)]
        return min(shared, key=lambda i: len(i.kinds)).name

    def properties(self, name: str) -> Mapping[str, Property]:
        """Properties of a kind or interface."""
        return (self.kinds.get(name) or self.interfaces[name]).properties

    def hops_of(self, name: str) -> dict[str, Hop]:
        """Hops of a kind, or those that all kinds of an interface share."""
        first, *rest = self.concrete(name)
        shared = dict(self.hops[first])
        for kind in rest:
            shared = {k: hop for k, hop in shared.items() if self.hops[kind].get(k) == hop}
        return shared

    def ends(self, hop: Hop, near: str | None = None) -> set[str]:
        """The kinds that edges of a hop's kind lead to in its direction, from nodes of one kind or of any;
        some of them may be the targets of other hops."""
        pairs = self.edges[hop.edge].pairs
        return {b for a, b in pairs if near in (None, a) and hop.direction is not Direction.IN} | {
            a for a, b in pairs if near in (None, b) and hop.direction is not Direction.OUT
        }

    @cached_property
    def hierarchy(self) -> Mapping[str, EdgeKind]:
        """Per taxonomy kind, the edge kind that leads to broader concepts."""
        return {kind: e for e in self.edges.values() if e.hierarchy for kind in e.sources}

    @cached_property
    def crosswalk(self) -> Mapping[str, EdgeKind]:
        """Per taxonomy kind, the edge kind that leads to close matches."""
        return {kind: e for e in self.edges.values() if e.crosswalk for kind in e.sources}

    @cached_property
    def defaults(self) -> Mapping[str, tuple[Kind | EdgeKind, Property]]:
        """Every property with a default, by `kind.property`."""
        tables: list[Kind | EdgeKind] = [*self.kinds.values(), *self.edges.values()]
        return {
            f"{table.name}.{prop.name}": (table, prop)
            for table in tables
            for prop in table.properties.values()
            if prop.default is not None
        }
