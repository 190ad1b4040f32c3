"""Words by which tables call kinds, properties and the parts of an id."""

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from graph.ontology import Ontology, Property
from graph.values import fold

ROLES = {
    "id": ("id", "标识"),
    "key": ("key", "编号"),
    "kind": ("kind", "种类"),
    "edge": ("edge", "关系"),
    "from": ("from", "起点"),
    "to": ("to", "终点"),
}
"""Columns that are not properties: what they are for, and how they are called in English and Chinese."""

KIND = re.compile(r"([A-Z][A-Za-z0-9]*):")
"""How an id begins that says its kind."""

ERROR = "_error"
"""Column in which refused rows say what is wrong with them; it is skipped when they come back."""
UNTIL_CLEARED = "mend it and clear its `_error`"
"""What an error ends with that nobody could find again in the row alone. Where it stands in the column for
errors the row stays refused."""


def plain(word: str) -> str:
    """A word without case, width, blanks, `_` and `-`: `moe_code` and `moeCode` are the same."""
    return re.sub(r"[\s_-]", "", fold(word))


def is_bare_key(text: str) -> bool:
    """Whether it is the key of a node without its kind."""
    return bool(text.strip()) and KIND.match(text.strip()) is None


def lookup(named: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """From each plain word to the name that it stands for; words that stand for several are left out."""
    found: dict[str, set[str]] = {}
    own: dict[str, str] = {}
    for name, words in named:
        own[plain(name)] = name
        for word in words:
            found.setdefault(plain(word), set()).add(name)
    return {word: min(names) for word, names in found.items() if len(names) == 1} | own


@lru_cache(maxsize=8)
def node_kinds(ontology: Ontology) -> Mapping[str, str]:
    """Node kinds by name, plural and Chinese label."""
    return lookup((kind.name, (kind.plural, kind.label)) for kind in ontology.kinds.values())


@lru_cache(maxsize=8)
def edge_kinds(ontology: Ontology) -> Mapping[str, str]:
    """Edge kinds by name, type name and Chinese label."""
    return lookup((edge.name, (edge.type_name, edge.label)) for edge in ontology.edges.values())


def property_of(properties: Mapping[str, Property], word: str) -> Property | None:
    """The property that a word names: its name or its Chinese label."""
    name = _property_names(tuple((prop.name, prop.label) for prop in properties.values())).get(plain(word))
    return properties[name] if name else None


@lru_cache(maxsize=256)
def _property_names(labelled: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return lookup((name, (label,)) for name, label in labelled)


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'X'?` where a known word is close, otherwise nothing."""
    by_plain = {plain(name): name for name in known}
    close = difflib.get_close_matches(plain(word), by_plain, 1, 0.75)
    return f"; did you mean {by_plain[close[0]]!r}?" if close else ""
