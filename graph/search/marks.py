"""Where in a text the words stand that a search found it by."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.search.layout import LONGEST_TEXT, Layout, texts
from graph.search.near import distance
from graph.search.wanted import Phrase, Wanted, Word
from graph.search.words import LONGEST_WORD, key, runs, simple, unspaced
from graph.values import kind_of

LONGEST_SNIPPET = 160
"""Characters shown of a longer text."""
MOST_MARKED = 20
"""Texts shown of one node."""
_BEFORE = 40
"""Characters shown before the first place."""

Range = tuple[int, int]
"""First character and the one behind the last, as numbers of code points."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text, or part of it with `…` where it is cut, and what in it was found."""

    property: str
    text: str
    ranges: tuple[Range, ...]


def marked(layout: Layout, wanted: Wanted, node: str, values: Mapping[str, object]) -> list[Marked]:
    """The texts of a node in which something was found, by weight."""
    near = tuple(_leaves(wanted))
    as_written = tuple(replace(item, edits=0) if isinstance(item, Word) else item for item in near)
    found = []
    for prop, column in layout.fields[kind_of(node)]:
        sought = near if column in layout.exact else as_written
        for text in texts(prop, values):
            if ranges := places(sought, text[:LONGEST_TEXT]):
                found.append(Marked(prop.name, *_snippet(text, ranges)))
                if len(found) == MOST_MARKED:
                    return found
    return found


def places(sought: Sequence[Word | Phrase], text: str) -> list[Range]:
    """Where in a text one of these stands, in order and apart from each other."""
    plain, where = _plain(text)
    found = []
    parts = list(runs(plain))
    for run in parts:
        for start, end in _within(sought, run[0], whole=not unspaced(run)):
            first, last = run.start() + start, run.start() + end - 1
            found.append((where[first][0], where[last][1]))
    if parts and any(isinstance(word, Word) and word.text == key(plain) for word in sought):
        found.append((where[parts[0].start()][0], where[parts[-1].end() - 1][1]))
    merged: list[Range] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _leaves(wanted: Wanted) -> Iterator[Word | Phrase]:
    if isinstance(wanted, Word | Phrase):
        yield wanted
    else:
        for item in wanted.items:
            yield from _leaves(item)


def _within(sought: Sequence[Word | Phrase], run: str, *, whole: bool) -> Iterator[Range]:
    """Where in a run something stands: anywhere in one without blanks, else as the whole word or its
    beginning."""
    for item in sought:
        if isinstance(item, Word) and whole:
            if run[:LONGEST_WORD] == item.text or (
                item.edits and distance(run, item.text, item.edits) <= item.edits
            ):
                yield 0, len(run)
            elif item.begins and run.startswith(item.text):
                yield 0, len(item.text)
        elif not whole:
            text = (
                item.text if isinstance(item, Word) else item.words[0] + "".join(w[1] for w in item.words[1:])
            )
            start = run.find(text)
            while start >= 0:
                yield start, start + len(text)
                start = run.find(text, start + 1)


def _plain(text: str) -> tuple[str, Sequence[Range]]:
    """The simple form of a text, and for each of its characters those of the text that it comes from."""
    if text.isascii():
        return text.lower(), [(i, i + 1) for i in range(len(text))]
    parts: list[str] = []
    where: list[Range] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or _begins(text[end]):
            part = _simple(text[start:end])
            parts.append(part)
            where += [(start, end)] * len(part)
            start = end
    return "".join(parts), where


_simple = lru_cache(10_000)(simple)


@lru_cache(10_000)
def _begins(character: str) -> bool:
    """Whether a character is changed by none before it when text is normalised."""
    first = unicodedata.normalize("NFKD", character)[0]
    return not unicodedata.combining(first) and not "\u1160" <= first <= "\u11ff"


def _snippet(text: str, ranges: Sequence[Range]) -> tuple[str, tuple[Range, ...]]:
    if len(text) <= LONGEST_SNIPPET:
        return text, tuple(ranges)
    start = max(0, min(ranges[0][0] - _BEFORE, len(text) - LONGEST_SNIPPET))
    end = start + LONGEST_SNIPPET
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    shown = [(a + shift, min(b, end) + shift) for a, b in ranges if a < end]
    return f"{before}{text[start:end]}{after}", tuple(shown)
