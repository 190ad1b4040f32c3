"""How text becomes words. Both engines index and look for nothing but these, so both find the same.

Text is folded as for comparing, and rid of accents, points and invisible characters besides. Scripts that
put blanks between words give words. Of a run of any other script every two neighbouring characters are a
word, and so is the last character by itself: a single one is then the beginning of a word wherever it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

from graph.values import fold

LONGEST_WORD = 64
"""Characters that are kept of a word."""
LONGEST_KEY = 100
"""Letters that are kept of a key, besides a hash. Lucene splits what is longer than 255 UTF-16 code units."""
MARK = "¶¶¶"
"""Begins a key; no word has any of it, so that no misspelt word is within two edits of a key."""
_UNSPACED = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1780-\u17d3"  # Thai, Lao, Myanmar, Khmer
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # Kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
    "\uac00-\ud7a3"  # Hangul
)
_IGNORED = re.compile(
    "[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
"""Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic, and what cannot be seen."""
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
"""Letters that Unicode does not take apart."""
_ASCII = re.compile("[a-z0-9]+")


def simple(text: str) -> str:
    """The form in which text is searched."""
    folded = fold(text)
    if folded.isascii():
        return folded
    apart = _IGNORED.sub("", unicodedata.normalize("NFD", folded))
    return unicodedata.normalize("NFC", apart).translate(_PLAIN)


def runs(text: str) -> Iterator[re.Match[str]]:
    """The words and the runs of unspaced characters in a text of simple form."""
    return (_ASCII if text.isascii() else _any()).finditer(text)


def unspaced(run: re.Match[str]) -> bool:
    """Whether a run is of a script that puts no blanks between words."""
    return run.lastindex == 1


def pairs(run: str) -> list[str]:
    """Every two neighbouring characters of a run."""
    return [run[i : i + 2] for i in range(len(run) - 1)]


def words(text: str) -> list[str]:
    """The words of a text of simple form."""
    if text.isascii():
        return [word[:LONGEST_WORD] for word in _ASCII.findall(text)]
    found: list[str] = []
    for run in runs(text):
        found += (*pairs(run[0]), run[0][-1]) if unspaced(run) else (run[0][:LONGEST_WORD],)
    return found


def solid(text: str) -> str:
    """The letters and digits of a text of simple form, without blanks and punctuation."""
    return "".join(_ASCII.findall(text) if text.isascii() else (run[0] for run in runs(text)))


def key(text: str) -> str:
    """What two texts of simple form have in common that are equal but for blanks and punctuation: their
    letters; of many the first and a hash of all (BLAKE2b, 64 bits)."""
    whole = solid(text)
    rest = blake2b(whole.encode(), digest_size=8).hexdigest() if len(whole) > LONGEST_KEY else ""
    return MARK + whole[:LONGEST_KEY] + rest


@cache
def _any() -> re.Pattern[str]:
    # A letter may be followed by marks, which `\w` leaves out.
    planes = (*range(0x20000), *range(0xE0000, 0xE1000))
    marks = "".join(c for c in map(chr, planes) if unicodedata.category(c) in ("Mn", "Mc", "Me"))
    return re.compile(f"([{_UNSPACED}]+)|(?:[^\\W_{_UNSPACED}]+[{marks}]*)+")
