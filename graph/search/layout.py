"""What of an ontology's nodes is searched, and how it is laid out in an index."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graph.ontology import Kind, Ontology, Property
from graph.search.words import MARK, key, simple, words

LONGEST_TEXT = 20_000
"""Characters of a text that are searched: the first ones."""
_FORM = 2
"""Number of the form in which words are stored; another one has every index filled anew."""
_KEPT = 8
"""Layouts that are kept."""


@dataclass(frozen=True, slots=True)
class Layout:
    """An index has a column per weight, the heaviest first."""

    weights: tuple[float, ...]
    exact: tuple[int, ...]
    """Columns with the texts by which a node is known; an equal text finds it before all others."""
    fields: Mapping[str, tuple[tuple[Property, int], ...]]
    """Per kind, its searched properties with their columns, the heaviest first."""

    @classmethod
    @lru_cache(_KEPT)
    def of(cls, ontology: Ontology) -> "Layout":
        """The layout for an ontology, which does not change from then on."""
        searched = {kind.name: _searched(kind) for kind in ontology.kinds.values()}
        every = [prop for props in searched.values() for prop in props]
        weights = tuple(sorted({prop.declared.search for prop in every}, reverse=True))
        return cls(
            weights,
            tuple(sorted({weights.index(prop.declared.search) for prop in every if prop.declared.exact})),
            {
                kind: tuple((prop, weights.index(prop.declared.search)) for prop in props)
                for kind, props in searched.items()
            },
        )

    @property
    def fingerprint(self) -> str:
        """Changes where an index that was filled before has to be filled anew."""
        told = {
            kind: [(prop.name, column, prop.declared.exact) for prop, column in fields]
            for kind, fields in self.fields.items()
        }
        return repr((_FORM, len(self.weights), told))

    def columns(self, kind: str, values: Mapping[str, object]) -> tuple[str, ...]:
        """The words of a node by column, with a blank between two, and the keys of what it is known by."""
        found: list[list[str]] = [[] for _ in self.weights]
        for prop, column in self.fields[kind]:
            for text in texts(prop, values):
                plain = simple(text[:LONGEST_TEXT])
                found[column] += words(plain)
                if prop.declared.exact and (equal := key(plain)) != MARK:
                    found[column].append(equal)
        return tuple(map(" ".join, found))


def texts(prop: Property, values: Mapping[str, object]) -> list[str]:
    """The texts of a searched property."""
    value = values.get(prop.name)
    if isinstance(value, list):
        return value
    return [] if value is None else [str(value)]


def _searched(kind: Kind) -> list[Property]:
    found = [prop for prop in kind.properties.values() if prop.declared.search]
    return sorted(found, key=lambda prop: -prop.declared.search)
