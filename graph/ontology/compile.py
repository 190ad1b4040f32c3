"""Compile an ontology from its declarations, the classes of `graph.ontology.declare`."""

import typing
from collections.abc import Iterable, Mapping
from types import ModuleType, UnionType

from graph import values
from graph.ontology.declare import Code, Date, DateTime, Declared, Edge, Ends, Money, Node
from graph.ontology.model import Direction, EdgeKind, Hop, Interface, Kind, Ontology, Property, Type

Concrete = Mapping[str, tuple[str, ...]]
"""The concrete kinds, sorted, that a kind or interface stands for."""

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


class OntologyError(Exception):
    """A declaration contradicts itself or another; the message names the class."""


def ontology_of(module: ModuleType) -> Ontology:
    """Compile the node and edge classes that a module defines or imports, in their order there."""
    found = [c for c in vars(module).values() if isinstance(c, type)]
    return compile_ontology(
        module.__name__,
        dict.fromkeys(c for c in found if issubclass(c, Node) and c is not Node),
        dict.fromkeys(c for c in found if issubclass(c, Edge) and c is not Edge),
    )


def compile_ontology(name: str, nodes: Iterable[type[Node]], edges: Iterable[type[Edge]]) -> Ontology:
    """The ontology of these classes; `OntologyError` where one contradicts itself or another."""
    declared: list[type[Node]] = [*nodes, Node]
    kinds = {c.__name__: _kind(c) for c in declared if not c.abstract}
    interfaces = {c.__name__: _interface(c, kinds) for c in declared if c.abstract}
    concrete = {kind: (kind,) for kind in kinds} | {i.name: i.kinds for i in interfaces.values()}
    links: dict[str, EdgeKind] = {}
    hops: dict[str, dict[str, Hop]] = {kind: {} for kind in kinds}
    for link in edges:
        edge = _edge(link, concrete)
        links[edge.name] = edge
        for kind, hop in _hops(link, edge, kinds):
            if hop.name in hops[kind] or hop.name in kinds[kind].properties:
                raise OntologyError(
                    f"{edge.type_name}: {kind} already has a field {hop.name!r}; "
                    "choose another name in `out` or `into`"
                )
            hops[kind][hop.name] = hop
    ontology = Ontology(name, kinds, interfaces, links, hops)
    _check_names(ontology)
    return ontology


def _check_names(ontology: Ontology) -> None:
    tables: dict[str, str] = {}
    for table in (*ontology.kinds, *ontology.interfaces, *ontology.edges):
        if (other := tables.setdefault(table.casefold(), table)) != table:
            raise OntologyError(f"{table}: the name differs from {other} in case alone; choose another")
    names: dict[str, str] = {}
    for owner, name in [
        *((k.name, root) for k in ontology.kinds.values() for root in (k.singular, k.plural)),
        *((i.name, i.plural) for i in ontology.interfaces.values()),
    ]:
        if names.setdefault(name, owner) != owner:
            raise OntologyError(f"{owner}: the field {name!r} is already that of {names[name]}")


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


def _expand(side: type[Node] | tuple[type[Node], ...], concrete: Concrete) -> set[str]:
    members = side if isinstance(side, tuple) else (side,)
    kinds = {kind for member in members for kind in concrete[member.__name__]}
    if not kinds:
        raise OntologyError(f"{members[0].__name__}: an edge ends at it, but it has no kinds; declare one")
    return kinds


def _pairs(ends: tuple[Ends, ...], concrete: Concrete) -> frozenset[tuple[str, str]]:
    return frozenset(
        (a, b) for start, end in ends for a in _expand(start, concrete) for b in _expand(end, concrete)
    )


def _edge(declared: type[Edge], concrete: Concrete) -> EdgeKind:
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
        _pairs(declared.ends, concrete),
        declared.symmetric,
        declared.relates,
        declared.hierarchy,
        declared.crosswalk,
        declared.sentence,
    )


def _hops(declared: type[Edge], edge: EdgeKind, kinds: Mapping[str, Kind]) -> Iterable[tuple[str, Hop]]:
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
                far = kinds[source]
                yield kind, Hop(far.plural, edge.name, Direction.IN, (source,), far.label)
