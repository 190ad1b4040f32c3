"""The form in which Neo4j compares text keeps the order of code points under UTF-16 and UTF-8."""

from hypothesis import example, given
from hypothesis import strategies as st

from graph.engines.neo4j.schema import plain, sortable

_NEAR = st.sampled_from("a~中\ud7fb\ud7fc\ud7fd\ud7fe\ud7ff\ue000\ue001\uffff\U00010000\U0010ffff")
TEXT = st.text(_NEAR | st.characters(exclude_categories=["Cs"]), max_size=6)


def utf16(text: str) -> bytes:
    return text.encode("utf-16-be")


@given(TEXT)
@example("\ud7fe\ue001\ud7ff\ue000")
def test_the_form_says_what_the_text_was(text: str) -> None:
    """`plain` undoes `sortable`."""
    assert plain(sortable(text)) == text


@given(TEXT, TEXT)
@example("\uffff", "\U00010000")
@example("\ud7ff", "\ue000")
def test_both_encodings_order_by_code_point(one: str, other: str) -> None:
    """The form's order in UTF-16 code units and in UTF-8 bytes is the text's order by code point."""
    assert (utf16(sortable(one)) < utf16(sortable(other))) == (one < other)
    assert (sortable(one).encode() < sortable(other).encode()) == (one < other)


@given(TEXT, TEXT)
@example("\ud7fe\ue001", "\ue001")
@example("\ud7ff\ue000", "\ue000")
def test_a_text_contains_another_where_the_forms_do(one: str, other: str) -> None:
    """Containing and beginning mean the same of the forms as of the texts."""
    assert (sortable(other) in sortable(one)) == (other in one)
    assert sortable(one).startswith(sortable(other)) == one.startswith(other)


def test_ordinary_text_is_its_own_form() -> None:
    """Nothing is paid for text without rare characters."""
    assert sortable("Investor:i-0007 新材料 😀") == "Investor:i-0007 新材料 😀"
    assert sortable("（株）") == "\ud7ff（株\ud7ff）"
