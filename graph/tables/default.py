"""Read a table by the names of its file and columns: the format of `ecograph export`, and neo4j-admin's.

A column is named like its property, its property's Chinese label, or a role (`id key kind edge from to`).
neo4j-admin's headers are roles as well: `:ID(Kind)`, `:LABEL`, `:START_ID(Kind)`, `:END_ID(Kind)`, `:TYPE`,
and `name:type` is the column `name`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.ontology import Ontology
from graph.tables import names
from graph.tables.mapping import EdgeTarget, Identity, NodeTarget, Rule, Source

_ADMIN = re.compile(r"(?P<name>[^:]*):(?P<type>[A-Za-z_]+)(\((?P<space>[^)]*)\))?(\[\])?(\{.*\})?")
_ADMIN_ROLES = {"ID": "key", "LABEL": "kind", "TYPE": "edge", "START_ID": "from", "END_ID": "to"}
_ROLES = {names.plain(word): role for role, words in names.ROLES.items() for word in words}


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are for."""

    roles: dict[str, str]
    """Role -> column."""
    properties: dict[str, str]
    """Column -> the word that should name a property."""
    spaces: dict[str, str]
    """Role -> kind of the bare keys in its column."""


def columns_of(columns: tuple[str, ...], ontology: Ontology) -> Columns:
    """What columns are for, by their names."""
    roles: dict[str, str] = {}
    properties: dict[str, str] = {}
    spaces: dict[str, str] = {}
    for column in columns:
        admin = _ADMIN.fullmatch(column)
        role = _ADMIN_ROLES.get(admin["type"]) if admin else _ROLES.get(names.plain(column))
        if role and role not in roles:
            roles[role] = column
            if admin and (kind := names.node_kinds(ontology).get(names.plain(admin["space"] or ""))):
                spaces[role] = kind
        elif column != names.ERROR and not (admin and admin["type"] == "IGNORE"):
            properties[column] = admin["name"] if admin else column
    return Columns(roles, properties, spaces)


def default_rule(
    stem: str, columns: tuple[str, ...], ontology: Ontology, first: Sequence[object] = ()
) -> Rule:
    """The rule for a table by its columns, and its stem (file or sheet name) where they do not say the
    kind; nor may it where the ids do, as the one in the `first` row shows. Raises `ValueError` that says
    what is missing."""
    said = columns_of(columns, ontology)
    roles = said.roles
    values: dict[str, tuple[Source, ...]] = {
        word: (Source(column=column),) for column, word in said.properties.items()
    }

    def identity(role: str) -> Identity:
        if role not in roles:
            raise ValueError(f"found no column {role!r} ({names.ROLES[role][-1]}), expected one")
        return Identity(column=roles[role], kind=said.spaces.get(role))

    def kind(role: str, known: Mapping[str, str]) -> Source | None:
        if role in roles:
            return Source(column=roles[role], split=";")
        named = known.get(names.plain(stem))
        return Source(value=named) if named else None

    edge_kind = kind("edge", names.edge_kinds(ontology))
    if "edge" in roles or "from" in roles or "to" in roles or edge_kind:
        if edge_kind is None:
            hint = names.suggestion(stem, ontology.edges)
            raise ValueError(
                f"found no column `edge` and no edge kind called {stem!r}, expected either{hint}"
            )
        key = (Source(column=roles["key"]),) if "key" in roles else ()
        values |= {roles[role]: (Source(column=roles[role]),) for role in ("id", "kind") if role in roles}
        ends = {"from": identity("from"), "to": identity("to")}
        edge = EdgeTarget.model_validate({"kind": edge_kind, "set": values, "key": key, **ends})
        return Rule(file=(), edge=(edge,))
    node_kind = kind("kind", names.node_kinds(ontology))
    if "id" in roles and "key" in roles:
        raise ValueError("found the columns `id` and `key`, expected one of them")
    bare = "key" in roles and "key" not in said.spaces
    if "id" in roles and first:
        bare = names.is_bare_key(str(first[columns.index(roles["id"])]))
    if node_kind is None and bare:
        hint = names.suggestion(stem, ontology.kinds)
        raise ValueError(f"found no column `kind` and no kind called {stem!r}, expected either{hint}")
    node = NodeTarget(kind=node_kind, key=identity("id" if "id" in roles else "key"), set=values)
    return Rule(file=(), node=(node,))
