"""Values of properties: few enough to meet each other, odd enough to tell engines apart."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from graph import values
from graph.ontology import Property, Type

TEXTS = [
    "",
    " ",
    "a",
    "A",
    "ab",
    "Ab",
    "b",
    "_",
    "%",
    "a%b",
    "a_b",
    "*[a-b]?",
    "'",
    '"',
    "\\",
    "\\u0041",
    "a\nb\t\x01\x1f\x7f",
    "null",
    "0",
    "10",
    "9",
    "新材料",
    "新",
    "材料",
    "ﬁ",  # a ligature, in NFKC `fi`
    "fi",
    "ß",
    "ss",
    "ẞ",
    "İ",
    "i̇",
    "I",
    "ı",
    "Σς",
    "σσ",
    "é",
    "e\u0301\u0323",
    "ＡＢ",  # full width
    "ｱ",
    "ア",
    "Å",
    "\u1e9b\u0323",
    "한",
    "שלום",
    "\u200e\u200d",
    "\u2028",
    "\ue000",
    "\ufffd",
    "\uffff",
    "𐀀",  # sorts before U+E000 by UTF-16 code unit, after it by code point
    "😀",
    "𝒜",
    "\U0010ffff",
    "\ufb1d",
    "豈",
]
"""Pairs among them are equal after folding, are contained in each other, or change place in UTF-16."""

SEARCHED = [
    "Hunan University",
    "University of Hunan",
    "Hunan Univesity of Technology",
    "湖南大学",
    "湖南师范大学",
    "湖南师大",
    "中南大学 (Central South)",
    "a b c",
]
"""Names that share words with each other, or nearly."""

_CHARACTERS = sorted({c for item in TEXTS for c in item})

KEYS = ["1", "10", "2", "a", "A", "é", "\ue000", "\uffff", "𐀀", "😀", "a-b", "a:b", "'", '"']
"""Keys of nodes and edges, in ids; they are compared as they are."""

DATES = [
    "0001",
    "2023",
    "2023-01-01",
    "2023-12",
    "2023-12-05",
    "2023-12-31",
    "2024",
    "2024-02",
    "2024-02-29",
    "2024-12-31",
    "9999-12-31",
]
_DAYS = ["0001-01-01", "2022-12-31", "2023-01-01", "2023-12-05", "2023-12-06", "2023-12-31", "2024-01-01"]
_DAYS += ["2024-02-28", "2024-02-29", "2024-03-01", "2024-12-31", "9999-12-31"]
_INSTANTS = ["2024-01-01T00:00:00.000000Z", "2024-01-01T00:00:00.000001Z", "2024-06-01T12:00:00.000000Z"]
_FLOATS = [0.0, 1.0, -1.0, 0.5, 0.1, 0.3, 1e-7, 1e21, 123456789.123456, 1e-300, -1e300, 2.0**53, 100.0]


def texts() -> SearchStrategy[str]:
    """Canonical text."""
    return st.one_of(
        st.sampled_from(TEXTS + SEARCHED),
        st.text(_CHARACTERS, max_size=3),
        st.text(max_size=3).filter(_is_text),
    ).map(values.text)


def _is_text(value: str) -> bool:
    try:
        return bool(values.text(value)) or value == ""
    except values.BadValueError:
        return False


def days() -> SearchStrategy[str]:
    """Full dates."""
    return st.sampled_from(_DAYS)


def canonical(prop: Property, ids: list[str]) -> SearchStrategy[Any]:
    """A stored value of a property; of one item, for a list. Patterns and checks are not the engines'."""
    low, high = prop.declared.minimum, prop.declared.maximum
    match prop.form:
        case Type.TEXT:
            return texts()
        case Type.INTEGER | Type.LONG:
            most = values.INT32 if prop.form is Type.INTEGER else values.SAFE_INTEGER
            least = -most if low is None else int(low)
            most = most if high is None else int(high)
            return st.one_of(
                st.integers(max(least, 0), min(most, 3)), st.sampled_from([least, most, most - 1])
            )
        case Type.FLOAT:
            inside = [f for f in _FLOATS if (low is None or low <= f) and (high is None or f <= high)]
            anything = st.floats(low, high, allow_nan=False, allow_infinity=False, allow_subnormal=False)
            return st.one_of(st.sampled_from(inside), anything.map(_fifteen_digits).filter(_is_number))
        case Type.BOOLEAN:
            return st.booleans()
        case Type.DATE:
            return st.sampled_from(DATES)
        case Type.DATETIME:
            return st.sampled_from(_INSTANTS)
        case Type.CODE:
            assert prop.codes is not None
            return st.sampled_from([member.name for member in prop.codes])
        case Type.REFERENCE:
            return st.sampled_from([*ids, f"{prop.target}:nowhere"])


def _fifteen_digits(value: float) -> float:
    return float(f"{value:.15g}") + 0.0


def _is_number(value: float) -> bool:
    return abs(value) < 1e308


def stored(prop: Property, ids: list[str]) -> SearchStrategy[Any]:
    """A value to write: one, a list, or nothing where the property need not have a value."""
    one = canonical(prop, ids)
    if prop.many:
        return st.one_of(st.lists(one, max_size=3), st.none())
    if prop.required and prop.declared.default is None:
        return one
    return st.one_of(one, one, one, st.none())


def compared(prop: Property, value: Any) -> Any:
    """A value as plans hold it: text folded."""
    return values.fold(value) if prop.form is Type.TEXT else value


def given(prop: Property, ids: list[str]) -> SearchStrategy[Any]:
    """A value to compare a property (or the items of its list) with."""
    one = canonical(prop, ids).map(lambda value: compared(prop, value))
    if prop.form is Type.DATE:
        return st.one_of(one, days(), st.sampled_from(["", "~"]))
    return one
