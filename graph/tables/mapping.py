"""What a mapping file says: which tables yield which nodes and edges, and what their values are made of.

The models are the grammar, which `docs/import.md` explains with examples. A table that no rule covers is
read by the names of its file and columns (`graph.tables.default`).
"""

import tomllib
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Dict
from pathlib import Path, PurePath
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from graph.errors import BadInputError
from graph.ontology import EdgeKind, Kind, Ontology, Property, Type
from graph.tables import names
from graph.tables.cells import converter, required
from graph.values import BadValueError


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed)]
"""One text or a list of texts."""


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(_Model):
    """One of these texts, or with `negated` none of them."""

    texts: Texts
    negated: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short(cls, found: object) -> object:
        if isinstance(found, dict) and found.keys() == {"not"}:
            return {"texts": found["not"], "negated": True}
        return {"texts": found}


Where = dict[str, Condition]
"""Per column the texts of which it must have one; all columns must fit. An empty cell is `""`."""


class Source(_Model):
    """Where a value comes from, and what is done to it in the order of these fields. A text alone is the
    name of the column."""

    column: str | None = None
    value: bool | int | float | str | list[str] | None = None
    """A constant, instead of a column."""
    where: Where = {}
    """Only in rows that fit."""
    replace: dict[str, str] = {}
    """Pieces of the cell's text and what they become."""
    split: str | None = None
    """Separator of several parts in one cell. Where one value is wanted, it is the part that comes first in
    `translate`, or simply the first."""
    translate: dict[str, str] = {}
    """What whole texts become; an empty text drops the value."""
    default: str | None = None
    """What becomes of an empty cell, and of a text that is not in `translate`."""
    pad: Annotated[int, Field(ge=0)] = 0
    """Digits to which zeros fill up on the left."""
    slug: bool = False
    """Make a key of a text: lower case, `-` for blanks."""
    prefix: str = ""

    @model_validator(mode="before")
    @classmethod
    def _column_alone(cls, found: object) -> object:
        return {"column": found} if isinstance(found, str) else found

    @model_validator(mode="after")
    def _column_or_value(self) -> "Source":
        if (self.column is None) == (self.value is None):
            raise ValueError("expected `column` or `value`")
        return self


Sources = Annotated[tuple[Source, ...], BeforeValidator(_listed)]
"""Sources of which the first that gives something counts; for a list property, all of them in turn."""


class Identity(Source):
    """Which node: an id, a key of a kind, or the node of which a property is that text."""

    kind: str | None = None
    """Kind or interface of the node, where it does not follow from the text or the edge kind."""
    match: Texts = ()
    """Properties to compare, without case and width, instead of the key."""
    create: dict[str, Any] | None = None
    """Make the node where none matches, with these other properties; its name is the text."""


class Each(Source):
    """Once per part of a split cell; the part is the cell of a column with the name `name`."""

    name: str


class Target(_Model):
    """What each row yields."""

    kind: Source | None = None
    """The kind's name, or where it stands; without it, an id says it."""
    where: Where = {}
    each: Each | None = None
    same: tuple[str, ...] = ()
    """Columns that have the names of their properties."""
    set: dict[str, Sources] = {}
    """Sources per property, which is called by its name or Chinese label."""

    @model_validator(mode="before")
    @classmethod
    def _kind_alone(cls, found: object) -> object:
        if isinstance(found, dict) and isinstance(found.get("kind"), str):
            return found | {"kind": {"value": found["kind"]}}
        return found

    def sources(self) -> dict[str, tuple[Source, ...]]:
        """Sources per property."""
        return {name: (Source(column=name),) for name in self.same} | self.set


class NodeTarget(Target):
    """A node per row."""

    key: Identity


class EdgeTarget(Target):
    """An edge per row."""

    kind: Source
    start: Identity = Field(alias="from")
    end: Identity = Field(alias="to")
    key: Sources = ()


class Rule(_Model):
    """What the tables yield whose name, and sheet if given, match."""

    file: Texts
    sheet: str | None = None
    where: Where = {}
    ignore: tuple[str, ...] = ()
    """Columns that are left out on purpose."""
    node: tuple[NodeTarget, ...] = ()
    edge: tuple[EdgeTarget, ...] = ()

    def covers(self, path: PurePath, sheet: str | None) -> bool:
        """Whether the rule is about the table of this file and sheet."""
        fits = any(path.match(pattern) for pattern in self.file)
        return fits and (self.sheet is None or self.sheet == sheet)


class Mapping(_Model):
    """The rules of a mapping file; the first that covers a table holds."""

    table: tuple[Rule, ...] = ()

    def rule(self, path: PurePath, sheet: str | None) -> Rule | None:
        """The rule for a table, or None."""
        return next((rule for rule in self.table if rule.covers(path, sheet)), None)

    def matched(self) -> set[str]:
        """The properties by which nodes are found."""
        ends = [end for rule in self.table for edge in rule.edge for end in (edge.start, edge.end)]
        keys = [node.key for rule in self.table for node in rule.node]
        return {name for identity in (*ends, *keys) for name in identity.match}


def load_mapping(path: Path, ontology: Ontology) -> Mapping:
    """Read and check a mapping file. Raises `BadInputError` that names the place in it."""
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}; expected a mapping file") from error
    except ValueError as error:
        raise BadInputError(f"{path}: {error}; expected TOML in UTF-8") from error
    return read_mapping(declared, ontology, str(path))


def read_mapping(declared: dict[str, Any], ontology: Ontology, name: str = "mapping") -> Mapping:
    """Check a mapping that was read from TOML. Raises `BadInputError` that names the place in it."""
    try:
        mapping = Mapping.model_validate(declared)
    except ValidationError as error:
        found = sorted(error.errors(), key=lambda one: one["type"] != "extra_forbidden")
        raise BadInputError("\n".join(f"{name}: {_says(one)}" for one in found)) from None
    if not mapping.table:
        raise BadInputError(f"{name}: found no [[table]], expected one at least")
    for number, rule in enumerate(mapping.table, 1):
        targets: list[tuple[str, NodeTarget | EdgeTarget]] = [
            *((f"node.{i}", node) for i, node in enumerate(rule.node, 1)),
            *((f"edge.{i}", edge) for i, edge in enumerate(rule.edge, 1)),
        ]
        for place, target in targets:
            try:
                _check(target, ontology)
            except ValueError as error:
                raise BadInputError(f"{name}: table.{number}.{place}.{error}") from None
    return mapping


def _says(error: ErrorDetails) -> str:
    """`place: found X, expected Y` of one of pydantic's errors."""
    place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in error["loc"])
    match error["type"]:
        case "missing":
            return f"{place}: found nothing, expected a value"
        case "extra_forbidden":
            word = str(error["loc"][-1])
            return f"{place}: found an unknown word {word!r}{names.suggestion(word, _words())}"
        case "value_error":
            return f"{place}: found {error['input']!r}, {error['msg'].removeprefix('Value error, ')}"
    return f"{place}: found {error['input']!r}; {error['msg']}"


def _words() -> set[str]:
    """The words of the grammar."""
    models: tuple[type[_Model], ...] = (Mapping, Rule, NodeTarget, EdgeTarget, Identity, Each)
    return {field.alias or name for model in models for name, field in model.model_fields.items()}


def _check(target: NodeTarget | EdgeTarget, ontology: Ontology) -> None:
    """Whether kinds, properties and constants are the ontology's. Raises `ValueError` with the place."""
    edge = isinstance(target, EdgeTarget)
    known = names.edge_kinds(ontology) if edge else names.node_kinds(ontology)
    tables: Dict[str, Kind | EdgeKind] = ontology.edges if edge else ontology.kinds
    kinds = _kinds(target.kind, known) or tuple(tables)
    for word, sources in target.sources().items():
        found = [p for kind in kinds if (p := names.property_of(tables[kind].properties, word))]
        if not found:
            every = [name for kind in kinds for name in tables[kind].properties]
            raise ValueError(
                f"set.{word}: found no such property of {', '.join(kinds)}{names.suggestion(word, every)}"
            )
        for source in sources:
            _check_source(word, source, found)
    for place, identity in _identities(target):
        _check_identity(place, identity, ontology)


def _identities(target: NodeTarget | EdgeTarget) -> Iterable[tuple[str, Identity]]:
    if isinstance(target, EdgeTarget):
        return (("from", target.start), ("to", target.end))
    return (("key", target.key),)


def _kinds(source: Source | None, known: Dict[str, str]) -> tuple[str, ...]:
    """The kinds that a source can name; none where that is not known beforehand."""
    if source is None:
        return ()
    words = [source.value] if source.column is None else [*source.translate.values(), source.default]
    said = [str(word) for word in words if word]
    for word in said:
        if names.plain(word) not in known:
            raise ValueError(f"kind: found {word!r}, expected a kind{names.suggestion(word, known.values())}")
    open_ended = source.column is not None and source.default is None
    return () if open_ended else tuple({known[names.plain(word)]: None for word in said})


def _check_source(word: str, source: Source, props: Sequence[Property]) -> None:
    said: list[object] = [] if source.value is None else [source.value]
    if props[0].form is Type.CODE and not source.prefix:
        said += [text for text in (*source.translate.values(), source.default) if text]
    for value in said:
        for prop in props:
            if prop.managed:
                raise ValueError(f"set.{word}: found a property that the service sets, expected another")
            try:
                converter(prop)(value)
            except BadValueError as error:
                raise ValueError(f"set.{word}: {error}") from None


def _check_identity(place: str, identity: Identity, ontology: Ontology) -> None:
    named = identity.kind
    if named is not None and named not in ontology.kinds and named not in ontology.interfaces:
        every = [*ontology.kinds, *ontology.interfaces]
        raise ValueError(
            f"{place}.kind: found {named!r}, expected a kind or interface{names.suggestion(named, every)}"
        )
    kinds = ontology.concrete(named) if named else tuple(ontology.kinds)
    texts = {p.name for k in kinds for p in ontology.kinds[k].properties.values() if p.form is Type.TEXT}
    if unknown := next((name for name in identity.match if name not in texts), None):
        hint = names.suggestion(unknown, texts)
        raise ValueError(f"{place}.match: found {unknown!r}, expected properties that are texts{hint}")
    if identity.create is not None:
        if named is None or named not in ontology.kinds or not identity.match:
            raise ValueError(f"{place}.create: found no single kind to create, expected `match` and a `kind`")
        properties = ontology.properties(named)
        for word in required(properties) - identity.create.keys() - {"name"}:
            raise ValueError(
                f"{place}.create.{word}: found nothing, expected a value, as every {named} has one"
            )
        for word, value in identity.create.items():
            if word not in properties:
                raise ValueError(f"{place}.create.{word}: found no such property of {named}")
            try:
                converter(properties[word])(value)
            except BadValueError as error:
                raise ValueError(f"{place}.create.{word}: {error}") from None
