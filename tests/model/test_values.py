"""Scalar values: one canonical form each."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import values
from graph.values import BadValueError

days = st.dates(min_value=date(1000, 1, 1))
partial_dates = st.builds(lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10]))


@given(days)
def test_first_and_last_day_of_a_year_month_and_day_are_those_of_the_calendar(day: date) -> None:
    """A year counts from 1 January to 31 December, a month to its last day, a day is itself."""
    text = day.isoformat()
    last = monthrange(day.year, day.month)[1]

    assert values.first_day(text[:4]) == date(day.year, 1, 1).isoformat()
    assert values.last_day(text[:4]) == date(day.year, 12, 31).isoformat()
    assert values.first_day(text[:7]) == day.replace(day=1).isoformat()
    assert values.last_day(text[:7]) == day.replace(day=last).isoformat()
    assert values.first_day(text) == values.last_day(text) == text


@given(partial_dates, days)
def test_dates_compare_with_their_period_as_the_plan_says(partial: str, day: date) -> None:
    """`first_day(d) >= x` is `d > day_before(x)` and `last_day(d) < x` is `d + "~" < x`, as text."""
    full = day.isoformat()

    assert (values.first_day(partial) >= full) == (partial > values.day_before(full))
    assert (values.last_day(partial) < full) == (partial + "~" < full)


@given(st.dates())
def test_the_day_before_and_after_are_neighbours(day: date) -> None:
    """They are a day away; beyond the calendar they sort before and after every date."""
    text = day.isoformat()
    if day == date.max:
        assert values.day_after(text) > text
    else:
        assert values.day_after(text) == (day + timedelta(days=1)).isoformat()
    if day == date.min:
        assert values.day_before(text) < text
    else:
        assert values.day_before(text) == (day - timedelta(days=1)).isoformat()


@pytest.mark.parametrize("good", ["2023", "2023-12", "2023-12-05", "2024-02-29", "0001", "9999-12-31"])
def test_partial_dates_are_kept_as_written(good: str) -> None:
    """Year, month or day (EDTF level 0)."""
    assert values.edtf(good) == good


@pytest.mark.parametrize(
    "bad",
    [
        "2023-13",
        "2023-00",
        "2023-02-29",
        "0000",
        "23",
        "2023-1",
        "2023/12",
        "2023-12-05T00",
        "",
        " 2023",
        2023,
        "２０２３",
        "2023-12-05\n",
        None,
    ],
)
def test_other_dates_are_refused_with_the_form_expected(bad: object) -> None:
    """The message says what was found and how a date is written."""
    with pytest.raises(BadValueError, match=r"^found .*, expected a date YYYY, YYYY-MM or YYYY-MM-DD"):
        values.edtf(bad)


@pytest.mark.parametrize(
    "code",
    [
        "91350100M000100Y43",  # the example of the standard's text
        "914403001922038216",
        "91330100799655058B",
        "91110000802100433B",
        "12100000400002259P",
        "12100000400000624D",
    ],
)
def test_published_credit_codes_have_the_right_check_digit(code: str) -> None:
    """Codes in public use pass, in lower case and with white space around them too."""
    assert values.uscc(code) == code
    assert values.uscc(f" {code.lower()} ") == code


@pytest.mark.parametrize("position", range(18))
def test_a_mistyped_credit_code_is_refused(position: int) -> None:
    """One wrong character anywhere is noticed."""
    code = "91350100M000100Y43"
    other = "A" if code[position] != "A" else "B"
    with pytest.raises(BadValueError, match="check digit"):
        values.uscc(code[:position] + other + code[position + 1 :])


@pytest.mark.parametrize("bad", ["", "91350100M000100Y4", "91350100I000100Y43", "91350100M000100Y431"])
def test_a_credit_code_has_18_characters_without_i_o_s_v_z(bad: str) -> None:
    """GB 32100-2015, 5.1."""
    with pytest.raises(BadValueError, match="expected 18 characters of 0-9A-HJ-NPQRTUWXY"):
        values.uscc(bad)


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("Straße", "strasse"),
        ("ﬁbre", "fibre"),
        ("Ⅳ", "iv"),
        ("长沙（湖南）", "长沙(湖南)"),
        ("ÉCOLE", "école"),
        ("PLAIN", "plain"),
    ],
)
def test_text_is_compared_without_case_and_width(written: str, compared: str) -> None:
    """NFKC and case folding."""
    assert values.fold(written) == compared


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """What is folded compares equal to itself folded again."""
    assert values.fold(values.fold(text)) == values.fold(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_folds_as_any_other(text: str) -> None:
    """The short cut for ASCII gives what the rule gives."""
    assert values.fold(text) == values.fold(text + "é")[:-1]


def test_text_is_composed() -> None:
    """The same letters in another composition are the same text."""
    assert values.text("e\u0301") == "\u00e9"


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        ("a\x00b", "text without NUL"),
        ("a\ud800b", "text without lone surrogates"),
        ("x" * 1_000_001, "at most 1,000,000"),
        (7, "text"),
        (None, "text"),
    ],
)
def test_text_that_not_every_engine_can_keep_is_refused(bad: object, expected: str) -> None:
    """NUL, lone surrogates, more than a million characters, and what is not text."""
    with pytest.raises(BadValueError, match=f"expected {expected}") as raised:
        values.text(bad)
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (0.1 + 0.2, 0.3),
        ("4.6", 4.6),
        (-0.0, 0.0),
        (1, 1.0),
        (123456789012345678, 123456789012346000.0),
        ("1e-7", 1e-07),
    ],
)
def test_numbers_keep_15_significant_digits(written: object, kept: float) -> None:
    """So that every engine and JSON writer shows the same number."""
    result = values.number(written)
    assert (result, str(result)) == (kept, str(kept))


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_kept_number_stays_the_same(value: float) -> None:
    """Canonical form is stable."""
    try:
        kept = values.number(value)
    except BadValueError:
        assert abs(value) > 1.79e308
    else:
        assert values.number(kept) == kept


@pytest.mark.parametrize(
    "bad", [float("nan"), float("inf"), "-inf", "nan", "4,6", "", True, None, 10**400, []]
)
def test_what_is_not_a_finite_number_is_refused(bad: object) -> None:
    """Neither NaN nor infinity can be stored on every engine."""
    with pytest.raises(BadValueError, match="expected a finite number"):
        values.number(bad)


def test_numbers_keep_within_their_bounds() -> None:
    """Both bounds are allowed, what lies beyond is not."""
    assert (values.number(0, 0, 1), values.number(1, 0, 1)) == (0.0, 1.0)
    with pytest.raises(BadValueError, match=r"found 1\.5, expected a number from 0 to 1"):
        values.number(1.5, 0, 1)


@pytest.mark.parametrize(
    ("written", "kept"),
    [(2**31 - 1, 2147483647), (-(2**31), -2147483648), ("12", 12), (" +7 ", 7), ("-3", -3), (5.0, 5)],
)
def test_whole_numbers_are_taken_from_text_and_round_floats(written: object, kept: int) -> None:
    """32 bits without bounds of their own."""
    assert values.integer(written) == kept


@pytest.mark.parametrize("bad", [2**31, -(2**31) - 1, 1.5, "1.0", "1,000", "", True, None, "9" * 400])
def test_other_whole_numbers_are_refused(bad: object) -> None:
    """Beyond 32 bits, fractions, booleans, and text that is not a number."""
    with pytest.raises(BadValueError, match="expected a whole number from -2,147,483,648 to 2,147,483,647"):
        values.integer(bad)


def test_money_is_kept_up_to_2_to_the_53_minus_1() -> None:
    """The largest integer that every JSON reader keeps exact."""
    assert values.integer(9007199254740991, 0, values.SAFE_INTEGER) == 9007199254740991
    with pytest.raises(BadValueError, match="to 9,007,199,254,740,991"):
        values.integer(9007199254740992, 0, values.SAFE_INTEGER)


@pytest.mark.parametrize(
    ("written", "kept"),
    [(True, True), ("是", True), ("Yes", True), ("1", True), (1, True), ("否", False), ("FALSE", False)],
)
def test_booleans_are_read_from_text(written: object, kept: bool) -> None:
    """In Chinese and English."""
    assert values.boolean(written) is kept


@pytest.mark.parametrize("bad", ["maybe", "", None, 2, "对"])
def test_other_booleans_are_refused(bad: object) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadValueError, match="expected true or false"):
        values.boolean(bad)


def test_instants_are_kept_in_utc_with_microseconds() -> None:
    """RFC 3339, whatever the offset."""
    assert values.instant("2024-04-25T16:00:00+08:00") == "2024-04-25T08:00:00.000000Z"
    assert values.instant("2024-04-25T08:00:00Z") == "2024-04-25T08:00:00.000000Z"
    assert values.instant(datetime(2024, 4, 25, 8, tzinfo=UTC)) == "2024-04-25T08:00:00.000000Z"


@pytest.mark.parametrize("bad", ["2024-04-25", "2024-04-25T08:00:00", "yesterday", "", None, 1714032000])
def test_instants_without_an_offset_are_refused(bad: object) -> None:
    """A local time names no instant."""
    with pytest.raises(BadValueError, match="expected an RFC 3339 instant"):
        values.instant(bad)


@pytest.mark.parametrize("bad", ["0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-01:00"])
def test_instants_beyond_the_calendar_in_utc_are_refused(bad: str) -> None:
    """The error shows the instant as it was given."""
    with pytest.raises(BadValueError, match=re.escape(f"found '{bad}', expected an RFC 3339 instant")):
        values.instant(bad)


@pytest.mark.parametrize(
    "good", ["Investor:i-0007", "Field:sei-3.1", "Park:长沙经开区", "X:" + "k" * 200, "A:b:c"]
)
def test_ids_are_kind_and_key(good: str) -> None:
    """The key may hold any script."""
    assert values.node_id(good) == good
    assert values.kind_of(good) == good[: good.index(":")]


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "i-0007",
        ":x",
        "Investor:",
        "investor:x",
        "Investor:a b",
        "Investor:a|b",
        "X:" + "k" * 201,
        "Investor:a\n",
        "A:\x00",
        7,
        None,
        "A:\ud800",
    ],
)
def test_other_ids_are_refused(bad: object) -> None:
    """White space and `|` would break edge ids and tables."""
    with pytest.raises(BadValueError):
        values.node_id(bad)


def test_an_edge_id_names_its_kind_ends_and_key() -> None:
    """It is put together and taken apart without loss."""
    assert (
        values.edge_id("INVESTED_IN", "Investor:a", "Enterprise:b", "A")
        == "INVESTED_IN|Investor:a|Enterprise:b|A"
    )
    assert values.edge_id("OWNS", "Enterprise:a", "Achievement:b") == "OWNS|Enterprise:a|Achievement:b"
    assert values.split_edge_id("OWNS|E:a|A:b") == ("OWNS", "E:a", "A:b", "")
    assert values.split_edge_id("INVESTED_IN|I:a|E:b|A") == ("INVESTED_IN", "I:a", "E:b", "A")


@pytest.mark.parametrize("bad", ["", "OWNS", "OWNS|E:a", "OWNS|a|b", "OWNS|E:a|A:b|k|l", None])
def test_other_edge_ids_are_refused(bad: object) -> None:
    """Three or four parts, two of them ids of nodes."""
    with pytest.raises(BadValueError):
        values.split_edge_id(bad)


def test_a_long_value_is_cut_in_the_message() -> None:
    """An error stays readable whatever was found."""
    assert len(str(BadValueError("x" * 5000, "less"))) < 120


def test_a_key_is_what_follows_the_kind_in_an_id() -> None:
    """The same characters are allowed in the key of an edge."""
    assert values.key("Pre-IPO") == "Pre-IPO"
    for bad in ("", "a b", "a|b", "k" * 201, None):
        with pytest.raises(BadValueError, match=r"expected a key of 1 to 200 characters"):
            values.key(bad)
