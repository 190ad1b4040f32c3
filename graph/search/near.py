"""Words that are spelt alike: few edits from one another, an edit being to insert, delete or replace a
letter, or to exchange two neighbours (optimal string alignment, as in Lucene)."""

from collections.abc import Callable, Mapping, Sequence

_BITS = [1 << i for i in range(61)]


def distance(a: str, b: str, most: int) -> int:
    """The fewest edits between two words; `most + 1` where there are more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: Sequence[int] = ()
    row: Sequence[int] = range(len(b) + 1)
    for i, x in enumerate(a, 1):
        above, last, row = before, row, [i]
        for j, y in enumerate(b, 1):
            least = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                least = min(least, above[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
        before = last
    return min(row[-1], most + 1)


def letters(word: str) -> int:
    """Which letters a word has, a bit each. One edit changes two bits at most."""
    found = 0
    for letter in word:
        found |= _BITS[ord(letter) % 61]
    return found


def nearest(
    word: str, edits: int, among: Mapping[int, Mapping[str, int]], most: int, check: Callable[[], None]
) -> list[str]:
    """The words at most so many edits away, `most` of them, among words with their letters by length: the
    nearest for their length first. `check` is called on the way, and raises when this is to stop."""
    own, bits = letters(word), 2 * edits
    found = []
    for length in range(len(word) - edits, len(word) + edits + 1):
        check()
        known = among.get(length, {})
        alike = [other for other, its in known.items() if (own ^ its).bit_count() <= bits]
        for other in alike:
            check()
            steps = distance(word, other, edits)
            if steps <= edits:
                found.append((steps / min(len(word), length), other))
    return [other for _, other in sorted(found)[:most]]
