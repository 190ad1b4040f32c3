"""Whether the texts of a node satisfy an expression, by looking at the words of each in turn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.ontology import Ontology
from graph.search.near import distance
from graph.search.wanted import All as AllOf
from graph.search.wanted import Any as AnyOf
from graph.search.wanted import Phrase, Wanted, Word
from graph.search.words import key, simple, words
from tests.contract.reference.graph import Stored, kind


@dataclass(frozen=True)
class Text:
    """A searched text of a node."""

    words: Sequence[str]
    key: str
    """Empty where the node is not known by it."""
    weight: float


def texts(ontology: Ontology, identifier: str, stored: Stored) -> Iterator[Text]:
    """The searched texts of a node."""
    for prop in ontology.kinds[kind(identifier)].properties.values():
        if prop.declared.search and prop.name in stored:
            value = stored[prop.name]
            for item in value if prop.many else [value]:
                plain = simple(item)
                yield Text(words(plain), key(plain) if prop.declared.exact else "", prop.declared.search)


def fulfil(wanted: Wanted, found: Sequence[Text]) -> bool:
    """Whether the texts of a node satisfy an expression."""
    match wanted:
        case AllOf(items):
            return all(fulfil(item, found) for item in items)
        case AnyOf(items):
            return any(fulfil(item, found) for item in items)
        case Phrase(sought):
            size = len(sought)
            return any(
                tuple(text.words[i : i + size]) == sought for text in found for i in range(len(text.words))
            )
        case Word(sought, begins, edits):
            return any(
                sought == text.key
                or any(
                    word == sought
                    or (begins and word.startswith(sought))
                    or (bool(edits) and bool(text.key) and distance(word, sought, edits) <= edits)
                    for word in text.words
                )
                for text in found
            )


def parsed(text: str) -> Wanted:
    """An expression without edits, read back from its text."""
    tokens = re.findall(r'[()]|"[^"]*"|[^\s()"]+', text)

    def read() -> Wanted:
        token = tokens.pop(0)
        if token != "(":
            if token.startswith('"'):
                return Phrase(tuple(token[1:-1].split()))
            return Word(token.removesuffix("*"), begins=token.endswith("*"))
        items, joins = [read()], set()
        while (token := tokens.pop(0)) != ")":
            joins.add(token)
            items.append(read())
        assert len(joins) == 1
        return AllOf(tuple(items)) if joins == {"AND"} else AnyOf(tuple(items))

    found = read()
    assert not tokens
    return found
