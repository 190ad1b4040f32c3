"""What a searched text asks for, as an expression over words that each engine writes in its own syntax."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.search.words import LONGEST_WORD, key, pairs, runs, simple, solid, unspaced
from graph.values import BadValueError, text

LONGEST_SEARCH = 200
"""Characters in a searched text."""
MOST_WORDS = 32
"""Words in a searched text."""
MOST_NEAR = 50
"""Words that a misspelt one stands for at most in one column: as many as Lucene takes."""
_ADDRESS = re.compile(r"\A\s*https?://(\S*/)?(?=[^\s/]+/?\s*\Z)", re.IGNORECASE)
"""Of an address such as `https://ror.org/05htk5m33` all but the identifier at its end."""
_MOST_CLAUSES = 1_000
"""Lucene refuses more than 1,024."""
_LONGEST_LACKING = 24


@dataclass(frozen=True, slots=True)
class Word:
    """A word, any that begins with it, or any of at most so many edits (insert, delete, replace, exchange
    two neighbours) from it among those by which nodes are known."""

    text: str
    begins: bool = False
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """All are there."""

    items: tuple["Wanted", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One is there at least."""

    items: tuple["Wanted", ...]


Wanted = Word | Phrase | All | Any


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a searched text, or a run of a script without blanks; `open` where it may be unfinished."""

    text: str
    unspaced: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A searched text, read."""

    terms: tuple[Term, ...]
    key: str
    """Equal to the key of what is known by this text."""
    length: int
    """Letters in it."""

    @classmethod
    def read(cls, given: object) -> "Asked":
        """Read a text; `BadValueError` where there is nothing in it to search for, or too much."""
        written = text(given)
        if len(written) > LONGEST_SEARCH:
            raise BadValueError(f"{len(written):,} characters", f"at most {LONGEST_SEARCH} to search for")
        plain = simple(_ADDRESS.sub("", written))
        found = [Term(run[0], unspaced(run), run.end() == len(plain)) for run in runs(plain)]
        if not found:
            raise BadValueError(written, "a letter or a digit to search for")
        if len(found) > MOST_WORDS:
            raise BadValueError(f"{len(found)} words", f"at most {MOST_WORDS} to search for")
        return cls(tuple(dict.fromkeys(found)), key(plain), len(solid(plain)))

    def strict(self) -> Wanted:
        """Every word is there, a last one that no blank follows perhaps only begun; or the node is known
        by this text."""
        return Any((_all(_term(term, 0) for term in self.terms), Word(self.key)))

    def looser(self, columns: int, known: int) -> Iterator[Wanted]:
        """What to look for when nothing is found otherwise: words one edit away, then two, then nodes that
        lack one of the words. In an index of so many columns, some of which hold what nodes are known by."""
        strict, near, far = (tuple(_term(term, edits) for term in self.terms) for edits in range(3))
        told = {_all(strict)}
        stages = [_all(near), _all(far)]
        if len(self.terms) >= 3:
            stages.append(_lacking(near, 1))
        for stage in stages:
            if stage not in told and _clauses(stage, columns, known) <= _MOST_CLAUSES:
                told.add(stage)
                yield stage


def expression(wanted: Wanted) -> str:
    """The text of an expression without edits that FTS5 and Lucene read alike: words are of letters, digits
    and marks, none of which is ASCII but lower-case letters and digits, and so stand for themselves."""
    match wanted:
        case Word(word, begins):
            return f"{word}*" if begins else word
        case Phrase(words):
            return f'"{" ".join(words)}"'
        case All(items):
            return f"({' AND '.join(map(expression, items))})"
        case Any(items):
            return f"({' OR '.join(map(expression, items))})"


def _term(term: Term, edits: int) -> Wanted:
    if term.unspaced:
        return _run(term.text, edits)
    word = term.text[:LONGEST_WORD]
    begun = Word(word, begins=term.open and len(term.text) <= LONGEST_WORD)
    allowed = min(edits, _allowed(word))
    if not allowed:
        return begun
    near = Word(word, edits=allowed)
    return Any((begun, near)) if term.open else near


def _allowed(word: str) -> int:
    """The edits that a word bears: none where it is short or has a digit in it."""
    if len(word) < 4 or any(map(str.isdigit, word)):
        return 0
    return 1 if len(word) < 8 else 2


def _run(run: str, edits: int) -> Wanted:
    """A run as it is, or lacking some of its pairs: leaving out or adding a character breaks one."""
    if len(run) == 1:
        return Word(run, begins=True)
    found = pairs(run)
    allowed = min(edits, 0 if len(found) < 3 else 1 if len(found) < 5 else 2)
    if not allowed or len(found) > _LONGEST_LACKING:
        return Phrase(tuple(found))
    return _lacking([Word(pair) for pair in found], allowed)


def _all(items: Iterator[Wanted] | Sequence[Wanted]) -> Wanted:
    found = tuple(items)
    return found[0] if len(found) == 1 else All(found)


def _lacking(items: Sequence[Wanted], most: int) -> Wanted:
    """All of the items but so many at most, of which there are fewer than items. Halving keeps this short:
    some may lack on the left, the rest on the right."""
    if not most:
        return _all(items)
    half = len(items) // 2
    sides = items[:half], items[half:]
    ways = []
    for left in range(most + 1):
        lacks = (left, most - left)
        parts = [_lacking(side, n) for side, n in zip(sides, lacks, strict=True) if n < len(side)]
        ways.append(_all(parts))
    return Any(tuple(ways))


def _clauses(wanted: Wanted, columns: int, known: int) -> int:
    """What Lucene counts."""
    match wanted:
        case Word(_, _, edits):
            return columns + (MOST_NEAR * known if edits else 0)
        case Phrase():
            return columns
        case All(items) | Any(items):
            return sum(_clauses(item, columns, known) for item in items)
