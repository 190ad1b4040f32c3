"""Cells: what is written reads back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ontology import Ontology
from graph.tables.cells import converter, join_list, split_list, write_cell
from graph.values import BadValueError, text

_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20).map(text)
_AWKWARD = st.sampled_from(
    ["", " ", "a;b", "甲；乙", "[", '["a"]', "\\", r"\N", r"\E", r"\\N", "'", '"', "\r", "\n"]
)


@given(_TEXTS | _AWKWARD)
def test_every_text_reads_back_as_it_was_written(ontology: Ontology, value: str) -> None:
    """Backslashes, blanks, the empty text and the mark for removal included."""
    prop = ontology.kinds["University"].properties["summary"]
    cell = write_cell(value)
    assert cell != ""
    assert converter(prop)(cell) == value


@given(st.lists(_TEXTS | _AWKWARD, min_size=1, max_size=4))
def test_every_list_reads_back_as_it_was_written(ontology: Ontology, items: list[str]) -> None:
    """Items with separators, blanks and brackets included."""
    prop = ontology.kinds["University"].properties["aliases"]
    assert converter(prop)(write_cell(items)) == items


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a;b", ["a", "b"]),
        ("甲； 乙 ;丙", ["甲", "乙", "丙"]),
        (";a;;", ["a"]),
        ('["a;b", " c "]', ["a;b", " c "]),
        ("[a] b;c", ["[a] b", "c"]),
        ("", []),
    ],
)
def test_a_list_cell_holds_items_between_either_semicolon_or_a_json_array(
    cell: str, items: list[str]
) -> None:
    """Blanks around items and empty items are dropped, except in a JSON array."""
    assert split_list(cell) == items


def test_a_list_is_a_json_array_only_where_it_must_be() -> None:
    """People read the cells."""
    assert join_list(["a", "b c"]) == "a;b c"
    assert join_list(["a；b", "c"]) == '["a；b","c"]'


@pytest.mark.parametrize(("cell", "value"), [(r"\N", None), (r"\E", ""), (r"\\N", r"\N"), (r"\foo", r"\foo")])
def test_a_backslash_at_the_start_marks_removal_the_empty_text_and_itself(
    ontology: Ontology, cell: str, value: str | None
) -> None:
    """Any other text with a backslash is itself."""
    assert converter(ontology.kinds["University"].properties["summary"])(cell) == value


def test_json_lines_know_no_marks(ontology: Ontology) -> None:
    """There null removes, and texts are themselves."""
    read = converter(ontology.kinds["University"].properties["summary"], marked=False)
    assert (read(r"\N"), read(r"\\N"), read(""), read(None)) == (r"\N", r"\\N", "", None)


def test_a_code_is_its_name_or_its_chinese_label(ontology: Ontology) -> None:
    """Blanks around it do not matter."""
    read = converter(ontology.kinds["University"].properties["level"])
    assert (read("本科"), read(" VOCATIONAL "), read(r"\N")) == ("UNDERGRADUATE", "VOCATIONAL", None)
    with pytest.raises(BadValueError, match=r"found '硕士', expected one of UNDERGRADUATE \(本科\)"):
        read("硕士")


def test_codes_in_a_list_are_read_one_by_one(ontology: Ontology) -> None:
    """The first that is unknown is named."""
    read = converter(ontology.kinds["Enterprise"].properties["designations"])
    assert read("专精特新；LISTED") == ["SRDI", "LISTED"]
    with pytest.raises(BadValueError, match="found '上市', expected one of"):
        read("SRDI;上市")


def test_numbers_and_dates_may_have_blanks_around_them(ontology: Ontology) -> None:
    """Spreadsheets leave them there."""
    properties = ontology.kinds["Achievement"].properties
    assert converter(properties["askingPrice"])(" 90000000 ") == 90_000_000
    assert converter(properties["disclosed"])("2023-12 ") == "2023-12"
