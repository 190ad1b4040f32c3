"""How text becomes words, what a searched text asks for, which words are alike, and where they stand."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ontology import Node, OntologyError, compile_ontology, prop
from graph.ontology.load import load_ontology
from graph.search.layout import Layout
from graph.search.marks import LONGEST_SNIPPET, marked, places
from graph.search.near import distance, letters, nearest
from graph.search.wanted import All, Any, Asked, Phrase, Wanted, Word, expression
from graph.search.words import MARK, key, simple, solid, words
from graph.values import BadValueError


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hunan University", ["hunan", "university"]),
        ("Star City Co., Ltd.", ["star", "city", "co", "ltd"]),
        ("Université de Montréal", ["universite", "de", "montreal"]),
        ("Straße ÆRØ Łódź İstanbul", ["strasse", "aero", "lodz", "istanbul"]),
        ("ＡＢＳ树脂", ["abs", "树脂", "脂"]),
        ("湖南大学", ["湖南", "南大", "大学", "学"]),
        ("湖", ["湖"]),
        ("3D打印 A4", ["3d", "打印", "印", "a4"]),
        ("長沙・中南", ["長沙", "沙", "中南", "南"]),
        ("でんし", ["でん", "んし", "し"]),
        ("ﾊﾞｽ", ["バス", "ス"]),  # half width
        ("한국", ["한국", "국"]),
        ("ไทย", ["ไท", "ทย", "ย"]),
        ("हिन्दी", ["हिन्दी"]),  # its marks are vowels
        ("שָׁלוֹם", ["שלום"]),  # its points are optional
        ("Ёлка й", ["елка", "и"]),
        ("𠮷野家", ["𠮷野", "野家", "家"]),
        ("葛\U000e0100城", ["葛城", "城"]),  # a variation selector
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("a_b*c\"d'e\\f", ["a", "b", "c", "d", "e", "f"]),
        ("😀 ™ —", ["tm"]),
        ("x" * 70, ["x" * 64]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    """Words where there are blanks, pairs of characters where there are none."""
    assert words(simple(text)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hunan University", "hunan  university."),
        ("ZL 2020 1 0123456.7", "ZL202010123456.7"),
        ("湖南 大学", "湖南大学"),
        ("Star City Co., Ltd.", "star city co ltd"),
        ("Zürich", "ZURICH"),
    ],
)
def test_texts_of_one_key(one: str, other: str) -> None:
    """Blanks, punctuation, case and accents do not make another name or code."""
    assert key(simple(one)) == key(simple(other)) != key(simple(other + "x"))


def test_keys_of_long_texts_tell_them_apart() -> None:
    """By a hash behind their first hundred letters."""
    assert key("a" * 100) == MARK + "a" * 100
    one, other = key("a" * 100 + " b"), key("a" * 100 + " c")
    assert one == key("a" * 100 + "b.") != other
    assert one[:103] == other[:103] == key("a" * 100)
    assert len(one) == 119


@given(st.text())
def test_words_are_such_as_both_engines_read_alike(text: str) -> None:
    """Neither FTS5 nor Lucene gives any of their characters a meaning, and blanks alone part them."""
    for word in words(simple(text)):
        assert word
        assert word == word.lower()
        assert not set(word) & set(" \t\n\v\f\r\u3000\x00\"*'()[]{}^~:+-!|&\\/?.,;<>=#%$@`¶")
        assert word.split() == [word]


# --- what is asked for ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hunan", "(hunan* OR ¶¶¶hunan)"),
        ("Hunan ", "(hunan OR ¶¶¶hunan)"),
        ("Hunan Univ", "((hunan AND univ*) OR ¶¶¶hunanuniv)"),
        ("https://ror.org/05htk5m33", "(05htk5m33* OR ¶¶¶05htk5m33)"),
        (" HTTP://ror.org/05htk5m33/ ", "(05htk5m33 OR ¶¶¶05htk5m33)"),
        ("https://ror.org", "((ror AND org*) OR ¶¶¶rororg)"),
        ("湖", "(湖* OR ¶¶¶湖)"),
        ("湖南大学", '("湖南 南大 大学" OR ¶¶¶湖南大学)'),
        ("3D 打印", '((3d AND "打印") OR ¶¶¶3d打印)'),
        (
            '"a" OR NEAR(b) -c^2 d:e~ f\\',
            "((a AND or AND near AND b AND c AND 2 AND d AND e AND f) OR ¶¶¶aornearbc2def)",
        ),
    ],
)
def test_a_searched_text_as_an_expression(text: str, expected: str) -> None:
    """All its words, the last perhaps begun, or the whole of it as a name."""
    assert expression(Asked.read(text).strict()) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "found '', expected a letter or a digit to search for"),
        (" \t\u3000", "expected a letter or a digit"),
        ('"*" ~()', "expected a letter or a digit"),
        ("😀\u200d🚀", "expected a letter or a digit"),
        ("a\x00b", "expected text without NUL"),
        ("\ud800", "expected text without lone surrogates"),
        ("a" * 201, "found '201 characters', expected at most 200 to search for"),
        ("a" * 2_000_000, "found '2,000,000 characters', expected at most 1,000,000"),
        ("a b " * 20, "found '40 words', expected at most 32 to search for"),
        (7, "expected text"),
    ],
)
def test_texts_that_cannot_be_searched_for(text: object, message: str) -> None:
    """The message says what was found and what was expected."""
    with pytest.raises(BadValueError, match=r"^found ") as refused:
        Asked.read(text)
    assert message in str(refused.value)


def _looser(text: str) -> list[Wanted]:
    return list(Asked.read(text).looser(4, 2))


def test_words_bear_edits_by_their_length() -> None:
    """One from four letters on, two from eight; none where there is a digit. The last may be begun too."""
    assert _looser("abc ") == []
    assert _looser("abc1 ") == []
    assert _looser("Hunan ") == [Word("hunan", edits=1)]
    assert _looser("Hunan") == [Any((Word("hunan", begins=True), Word("hunan", edits=1)))]
    assert _looser("Changsha ") == [Word("changsha", edits=1), Word("changsha", edits=2)]


def test_runs_bear_lacking_pairs_by_their_length() -> None:
    """One pair from four characters on, two from six."""
    a, b, c = Word("湖南"), Word("南师"), Word("师大")
    assert _looser("湖南师") == []
    assert _looser("湖南师大") == [Any((All((a, Any((b, c)))), All((b, c))))]
    assert len(_looser("湖南师范大学")) == 2


def test_one_of_three_words_may_be_lacking_at_last() -> None:
    """When nothing else is found."""
    assert _looser("a1 b2 ") == []
    a, b, c = Word("a1"), Word("b2"), Word("c3")
    assert _looser("a1 b2 c3 ") == [Any((All((a, Any((b, c)))), All((b, c))))]


def test_what_lucene_would_refuse_is_not_tried() -> None:
    """Many long words, each of which may stand for many others."""
    assert len(_looser("alpha beta1 gamma1 ")) == 2
    assert _looser(" ".join(["abcdefgh"[:4] + chr(97 + i) for i in range(15)]) + " ") == []


# --- words that are spelt alike ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "edits"),
    [
        ("hunan", "hunan", 0),
        ("hunan", "hunna", 1),  # exchanged
        ("hunan", "huan", 1),
        ("hunan", "hunnan", 1),
        ("hunan", "henan", 1),
        ("hunan", "unam", 2),
        ("ca", "abc", 3),  # 2 if an exchanged pair might be edited again
        ("", "ab", 2),
    ],
)
def test_edits_between_two_words(a: str, b: str, edits: int) -> None:
    """Optimal string alignment, whichever comes first, and no more than asked about."""
    for most in range(5):
        assert distance(a, b, most) == distance(b, a, most) == min(edits, most + 1)


def _variants(word: str) -> Iterator[str]:
    """What one edit makes of a word over the letters `a` and `b`."""
    for i in range(len(word) + 1):
        for letter in "ab":
            yield word[:i] + letter + word[i:]
            yield word[:i] + letter + word[i + 1 :]
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i : i + 2][::-1] + word[i + 2 :]


@given(st.text("ab", max_size=5), st.text("ab", max_size=5))
def test_one_edit_is_what_one_edit_makes(a: str, b: str) -> None:
    """Held against all that an edit can make of a word."""
    assert (distance(a, b, 1) <= 1) == (b in {a, *_variants(a)})


@given(st.text("abcd", min_size=1, max_size=8), st.lists(st.text("abcd", min_size=1, max_size=8)))
def test_the_nearest_words_are_all_that_are_near(word: str, known: list[str]) -> None:
    """Looking at the letters first leaves none out."""
    among: dict[int, dict[str, int]] = {}
    for other in known:
        among.setdefault(len(other), {})[other] = letters(other)
    for edits in (1, 2):
        found = nearest(word, edits, among, 100, lambda: None)
        assert set(found) == {w for w in known if distance(word, w, edits) <= edits}


def test_looking_for_the_nearest_words_can_be_stopped() -> None:
    """Before each length and each word that is looked at closely."""
    among = {9: {f"quartzit{c}": letters(f"quartzit{c}") for c in "abcdefgh"}}
    assert nearest("quartzite", 1, among, 2, lambda: None) == ["quartzite", "quartzita"]
    looks = iter([None] * 5)
    with pytest.raises(StopIteration):
        nearest("quartzite", 1, among, 2, lambda: next(looks))


# --- where they stand ----------------------------------------------------------------------------


def _shown(text: str, asked: str) -> list[str]:
    """The parts of a text in which a searched text is found."""
    sought: list[Word | Phrase] = []
    open_ = [Asked.read(asked).strict()]
    while open_:
        match open_.pop():
            case All(items) | Any(items):
                open_ += items
            case found:
                sought.append(found)
    return [text[start:end] for start, end in places(sought, text)]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Hunan University", "univ hunan", ["Hunan"]),
        ("Hunan University", "hunan univ", ["Hunan", "Univ"]),
        ("湖南大学与湖南省", "湖南", ["湖南", "湖南"]),
        ("Hunan University.", "hunan university", ["Hunan University"]),  # it is known by that
        ("(ABC-123)", "abc123", ["ABC-123"]),
        ("湖湖", "湖", ["湖湖"]),
        ("😀𠮷野家 湖南", "湖南", ["湖南"]),
        ("😀𠮷野家", "野家", ["野家"]),
        ("ＡＢＳ树脂", "abs ", ["ＡＢＳ"]),
        ("ﬁne Straße", "strasse ", ["Straße"]),
        ("Université de Montréal", "montre", ["Montré"]),
        ("e\u0301\u0323a cafe\u0301", "cafe ", ["cafe\u0301"]),
        ("ｶﾞｽ", "ガス", ["ｶﾞｽ"]),
        ("㍿トヨタ", "株式", ["㍿"]),
        ("abc abcd ab", "abc", ["abc", "abc"]),
        ("none here", "湖", []),
    ],
)
def test_places_in_a_text(text: str, asked: str, expected: list[str]) -> None:
    """Counted in code points of the text as it is stored."""
    assert _shown(text, asked) == expected


@given(st.text(max_size=30), st.text(min_size=1, max_size=10))
def test_places_lie_apart_and_within_the_text(text: str, asked: str) -> None:
    """Whatever the text."""
    try:
        wanted = Asked.read(asked).strict()
    except BadValueError:
        return
    assert isinstance(wanted, Any)
    found = places([item for item in wanted.items if isinstance(item, Word | Phrase)], text)
    ends = [end for place in found for end in place]
    assert ends == sorted(set(ends))
    assert all(0 <= end <= len(text) for end in ends)


def test_texts_are_shown_by_weight_and_cut_around_the_first_place() -> None:
    """A name before a summary; of a long text a part, with places in the part."""
    layout = Layout.of(load_ontology())
    values = {"summary": "长" * 300 + "泡沫铝" + "短" * 300, "name": "泡沫铝", "aliases": ["铝", "泡沫铝材"]}
    found = marked(layout, Asked.read("泡沫铝").strict(), "Achievement:a", values)
    assert [mark.property for mark in found] == ["name", "aliases", "summary"]
    assert [mark.ranges for mark in found[:2]] == [((0, 3),), ((0, 3),)]
    summary = found[2]
    assert len(summary.text) == LONGEST_SNIPPET + 2
    assert summary.text[0] == summary.text[-1] == "…"
    assert [summary.text[a:b] for a, b in summary.ranges] == ["泡沫铝"]


def test_misspelt_words_are_shown_where_they_are_looked_for() -> None:
    """In what nodes are known by."""
    layout = Layout.of(load_ontology())
    wanted = next(Asked.read("alumnium ").looser(4, 2))
    values = {
        "name": "Aluminium",
        "aliases": ["aluminium foam"],
        "summary": "aluminium",
        "tags": ["alumnium"],
    }
    found = marked(layout, wanted, "Achievement:a", values)
    assert [(mark.property, mark.ranges) for mark in found] == [
        ("name", ((0, 9),)),
        ("aliases", ((0, 9),)),
        ("tags", ((0, 8),)),
    ]


# --- what is searched ----------------------------------------------------------------------------


def test_columns_are_the_weights_that_are_declared() -> None:
    """The heaviest first, for each visibility by itself; those with names and codes hold keys."""
    layout = Layout.of(load_ontology())
    assert layout.weights == (10, 5, 3, 1)
    assert layout.exact == (0, 1)
    told = {p.name: column for p, column in layout.fields["Achievement"]}
    assert told == {
        "name": 0,
        "nameEn": 0,
        "patentNumbers": 0,
        "aliases": 1,
        "keywords": 2,
        "summary": 3,
        "tags": 3,
    }
    values = {"name": "Foam", "aliases": ["泡沫"], "patentNumbers": ["ZL 1.2"], "keywords": ["A b"]}
    for visibility in ("PUBLIC", "INTERNAL"):
        assert layout.words("Achievement", values | {"visibility": visibility}) == {
            f"{visibility}0": "foam ¶¶¶foam zl 1 2 ¶¶¶zl12",
            f"{visibility}1": "泡沫 沫 ¶¶¶泡沫",
            f"{visibility}2": "a b",
            f"{visibility}3": "",
        }


def test_a_search_reads_the_columns_that_its_caller_is_cleared_for() -> None:
    """Of all weights or some."""
    layout = Layout.of(load_ontology())
    assert layout.columns(("PUBLIC",)) == ["PUBLIC0", "PUBLIC1", "PUBLIC2", "PUBLIC3"]
    assert layout.columns(("PUBLIC", "PARTNER"), (0, 1)) == ["PUBLIC0", "PUBLIC1", "PARTNER0", "PARTNER1"]
    assert layout.columns(None, (0,)) == ["PUBLIC0", "PARTNER0", "INTERNAL0"]
    assert layout.columns((), (0,)) == []


def test_the_length_of_a_node_is_that_of_its_name() -> None:
    """Letters and digits, as they are searched."""
    assert (
        Layout.length({"name": "Star-City Co. №5 ½", "nameEn": "x"})
        == len(solid("star city co no5 1 2"))
        == 15
    )
    assert Layout.length({"name": "𠮷野家 😀"}) == 3
    assert Layout.length({"name": "—"}) == 0


def test_a_layout_is_made_once() -> None:
    """And another ontology has its own."""
    ontology = load_ontology()
    assert Layout.of(ontology) is Layout.of(ontology)
    assert Layout.of(ontology) is not Layout.of(load_ontology())


@pytest.mark.parametrize(
    ("declared", "message"),
    [
        ({"search": -1.0}, "Stone.mark: `search` is a weight above 0"),
        ({"exact": True}, "Stone.mark: `search` is a weight above 0, which `exact` needs"),
    ],
)
def test_weights_that_make_no_sense(declared: dict[str, object], message: str) -> None:
    """Told when the ontology is loaded."""

    class Stone(Node, label="石", plural="stones"):
        """A stone."""

        mark: str | None = prop("记号", "A mark.", **declared)  # type: ignore[arg-type]

    with pytest.raises(OntologyError, match=re.escape(message)):
        compile_ontology("stones", [Stone], [])


def test_only_text_is_searched() -> None:
    """A number has no words."""

    class Stone(Node, label="石", plural="stones"):
        """A stone."""

        grams: int | None = prop("重量", "Grams.", search=1)

    with pytest.raises(OntologyError, match=r"Stone\.grams: only text can be searched; leave out `search`"):
        compile_ontology("stones", [Stone], [])
