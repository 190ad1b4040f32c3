"""The ontology as data: kinds, edge kinds, properties and hops, compiled from the declarations."""

import typing
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from types import ModuleType, UnionType

from graph import values
from graph.ontology.declare import Code, Date, DateTime, Declared, Edge, Ends, Money, Node

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


class OntologyError(Exception):
    """A declaration contradicts itself or another; the message names the class."""


class Ontology:
    """All kinds, edge kinds and hops of a graph."""

    def __init__(self, name: str, nodes: Iterable[type[Node]], edges: Iterable[type[Edge]]) -> None:
        self.name = name
        declared: list[type[Node]] = [*nodes, Node]
        self.kinds: dict[str, Kind] = {c.__name__: _kind(c) for c in declared if not c.abstract}
        self.interfaces: dict[str, Interface] = {
            c.__name__: _interface(c, self.kinds) for c in declared if c.abstract
        }
        self.edges: dict[str, EdgeKind] = {}
        self.hops: dict[str, dict[str, Hop]] = {name: {} for name in self.kinds}
        for link in edges:
            edge = _edge(link, self)
            self.edges[edge.name] = edge
            for kind, hop in _hops(link, edge, self):
                if hop.name in self.hops[kind] or hop.name in self.kinds[kind].properties:
                    raise OntologyError(
                        f"{edge.type_name}: {kind} already has a field {hop.name!r}; "
                        "choose another name in `out` or `into`"
                    )
                self.hops[kind][hop.name] = hop
        self._check_names()

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

    def _check_names(self) -> None:
        tables: dict[str, str] = {}
        for table in (*self.kinds, *self.interfaces, *self.edges):
            if (other := tables.setdefault(table.casefold(), table)) != table:
                raise OntologyError(f"{table}: the name differs from {other} in case alone; choose another")
        names: dict[str, str] = {}
        for owner, name in [
            *((k.name, root) for k in self.kinds.values() for root in (k.singular, k.plural)),
            *((i.name, i.plural) for i in self.interfaces.values()),
        ]:
            if names.setdefault(name, owner) != owner:
                raise OntologyError(f"{owner}: the field {name!r} is already that of {names[name]}")


def ontology_of(module: ModuleType) -> Ontology:
    """Compile the node and edge classes that a module defines or imports, in their order there."""
    found = [c for c in vars(module).values() if isinstance(c, type)]
    return Ontology(
        module.__name__,
        dict.fromkeys(c for c in found if issubclass(c, Node) and c is not Node),
        dict.fromkeys(c for c in found if issubclass(c, Edge) and c is not Edge),
    )


_TYPES: dict[object, Type] = {
    str: Type.TEXT,
    int: Type.INTEGER,
    Money: Type.LONG,
    float: Type.FLOAT,
    bool: Type.BOOLEAN,
    Date: Type.DATE,
    DateTime: Type.DATETIME,
}


_RESERVED = frozenset({"id", "key", "kind", "edge", "from", "to"})


def _camel(name: str) -> str:
    head, *tail = name.rstrip("_").split("_")
    return head + "".join(part.capitalize() for part in tail)


def _doc(declared: type) -> str:
    if not declared.__doc__:
        raise OntologyError(f"{declared.__name__}: a docstring is missing; it says what the kind is")
    return " ".join(declared.__doc__.split())


def _properties(declared: type) -> dict[str, Property]:
    result: dict[str, Property] = {}
    for base in reversed(declared.__mro__):
        annotations = vars(base).get("__annotations__", {})
        for name, value in vars(base).items():
            if isinstance(value, Declared) and name not in annotations:
                raise OntologyError(f"{base.__name__}.{name}: a property needs a type, such as `{name}: str`")
        for name, annotation in annotations.items():
            if isinstance(says := vars(base).get(name), Declared):
                prop = _property(declared, _camel(name), annotation, says)
                if prop.name in _RESERVED:
                    raise OntologyError(
                        f"{declared.__name__}.{name}: tables use this name for another column"
                    )
                result[prop.name] = prop
    return result


def _property(owner: type, name: str, annotation: object, says: Declared) -> Property:
    if isinstance(annotation, str):
        raise OntologyError(
            f"{owner.__name__}.{name}: found its type as text; remove `from __future__ import annotations`"
        )
    many = typing.get_origin(annotation) is list
    required = not many
    if many:
        (annotation,) = typing.get_args(annotation)
    elif typing.get_origin(annotation) in (typing.Union, UnionType):
        inner = [one for one in typing.get_args(annotation) if one is not type(None)]
        annotation, required = inner[0] if len(inner) == 1 else annotation, False
    codes = annotation if isinstance(annotation, type) and issubclass(annotation, Code) else None
    target = annotation if isinstance(annotation, type) and issubclass(annotation, Node) else None
    form = Type.CODE if codes else Type.REFERENCE if target else _TYPES.get(annotation)
    if form is None or (many and form not in (Type.TEXT, Type.CODE)):
        raise OntologyError(f"{owner.__name__}.{name}: no property can be of type {annotation!r}")
    if (says.search or says.exact) and form is not Type.TEXT:
        raise OntologyError(f"{owner.__name__}.{name}: only text can be searched; leave out `search`")
    if says.search < 0 or (says.exact and not says.search):
        raise OntologyError(f"{owner.__name__}.{name}: `search` is a weight above 0, which `exact` needs")
    prop = Property(
        name, form, many, required, says.label, says.doc, codes, target.__name__ if target else None, says
    )
    if prop.default is not None:
        try:
            prop.canonical(prop.default)
        except values.BadValueError as error:
            raise OntologyError(f"{owner.__name__}.{name}: default: {error}") from None
    return prop


def _kind(declared: type[Node]) -> Kind:
    interfaces = tuple(
        base.__name__ for base in declared.__mro__[1:] if isinstance(base, type) and issubclass(base, Node)
    )
    return Kind(
        declared.__name__,
        declared.plural,
        declared.label,
        _doc(declared),
        _properties(declared),
        interfaces,
        declared.lifetime,
    )


def _interface(declared: type[Node], kinds: Mapping[str, Kind]) -> Interface:
    name = declared.__name__
    return Interface(
        name,
        declared.plural,
        declared.label,
        _doc(declared),
        _properties(declared),
        tuple(sorted(k.name for k in kinds.values() if name in k.interfaces)),
    )


def _expand(side: type[Node] | tuple[type[Node], ...], ontology: Ontology) -> set[str]:
    members = side if isinstance(side, tuple) else (side,)
    kinds = {kind for member in members for kind in ontology.concrete(member.__name__)}
    if not kinds:
        raise OntologyError(f"{members[0].__name__}: an edge ends at it, but it has no kinds; declare one")
    return kinds


def _pairs(ends: tuple[Ends, ...], ontology: Ontology) -> frozenset[tuple[str, str]]:
    return frozenset(
        (a, b) for start, end in ends for a in _expand(start, ontology) for b in _expand(end, ontology)
    )


def _edge(declared: type[Edge], ontology: Ontology) -> EdgeKind:
    name = "".join("_" + c if c.isupper() and i else c for i, c in enumerate(declared.__name__))
    for sentence in declared.sentence:
        try:
            sentence.format(**{"from": "", "to": ""})
        except (KeyError, IndexError, ValueError):
            raise OntologyError(
                f"{declared.__name__}: found the sentence {sentence!r}, expected {{from}} and {{to}} in it"
            ) from None
    return EdgeKind(
        name.upper(),
        declared.__name__,
        declared.label,
        _doc(declared),
        _properties(declared),
        _pairs(declared.ends, ontology),
        declared.symmetric,
        declared.relates,
        declared.hierarchy,
        declared.crosswalk,
        declared.sentence,
    )


def _hops(declared: type[Edge], edge: EdgeKind, ontology: Ontology) -> Iterable[tuple[str, Hop]]:
    """Each (kind, hop) that an edge kind gives."""
    name, label = declared.out
    forward = Direction.BOTH if edge.symmetric else Direction.OUT
    for kind in edge.sources:
        targets = tuple(sorted(b for a, b in edge.pairs if a == kind))
        yield kind, Hop(name, edge.name, forward, targets, label)
    if edge.symmetric:
        return
    for kind in edge.targets:
        sources = tuple(sorted(a for a, b in edge.pairs if b == kind))
        if declared.into is not None:
            name, label = declared.into
            yield kind, Hop(name, edge.name, Direction.IN, sources, label)
        else:
            for source in sources:
                far = ontology.kinds[source]
                yield kind, Hop(far.plural, edge.name, Direction.IN, (source,), far.label)
