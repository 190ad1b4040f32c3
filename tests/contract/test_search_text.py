"""Search, written out: texts that mean nothing, or something to another query language."""

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from graph.ontology import Ontology
from graph.plan import Matches, Page, Param, Scope
from graph.search.question import Search
from graph.search.wanted import Asked, expression
from graph.values import BadValueError
from tests.contract import reference
from tests.contract.ask import TIMEOUT, load
from tests.contract.conftest import Fresh
from tests.contract.finding import ids, search
from tests.contract.say import Given, found, node

pytestmark = pytest.mark.asyncio(loop_scope="session")


MEANINGLESS = ["", '"', "*", "~", "\\", '\\"', "()", "¶", "\ufffe", "\U0010ffff", "👩\u200d👧", "``"]
"""Nothing in them can be searched for."""
HOSTILE = [
    *("a*", "*a", "NEAR(a b)", "NEAR(", "a AND", "AND", "OR NOT", "name:a", "w0:a", "_search0:a", "-a"),
    *("^a", "a^2", "a~", "a~1", "a\\", '\\"a', "(a", "a)", "[a TO b]", "{a}", "/a/", "a && b || !c"),
    *("a';--", "a' OR 1=1", "a;DROP TABLE x", "{w0 w1}: a", "+a -b", "a?b", "¶hunan", "null", "true"),
    *("$match", "?1", "{{a}}", "%s", "`a`", "٣ شارع", "ש\u202eלום", "e\u0301\u0323", "a👩\u200d👧b", "𐀀"),
    *("ﷺ", "ﷺ" * 8, "￥1", "ı İ ẞ", "a\u2028b", "豈 \ufa0e\ufa0f\ufa11", "x" * 64, "x" * 65, "a" * 200),
    *("湖" * 200, "湖 " * 32, "abcdefgh " * 22, "한" * 50),
    *("PUBLIC0: a", "_searchPUBLIC0:a", "*:* a", "a~2^9", "<a>", "a..b", "@a", "#a", "a\tb\nc", "a\x7fb"),
    *(
        " ".join(f"{chr(97 + i % 26)}{i:04}" for i in range(32)),
        " ".join(map(chr, range(0x6E56, 0x6E56 + 32))),
    ),
    *(
        "مرحبا بالعالم",
        "שלום עולם a",
        "\u202eabc\u202c",
        "\u200ba\ufeffb",
        "क\u094dष",
        "กำ",
        "\U0001f1e8\U0001f1f3 cn",
    ),
    *("Z\u0351\u036b\u0343\u036aa\u0302\u036b", "①②", "㍿", "Ａ＊Ｂ", "𝐀𝐁", "\U00020bb7野家", "ǆ ﬃ ß"),
]


@pytest.mark.parametrize("text", MEANINGLESS)
async def test_signs_alone_are_refused(fresh: Fresh, ecosystem: Ontology, text: str) -> None:
    """Nothing would be found by them."""
    engine = await fresh(ecosystem)
    with pytest.raises(BadValueError, match="expected a letter or a digit to search for"):
        await search(engine, text)


@pytest.mark.parametrize("text", HOSTILE)
async def test_operators_of_no_query_language_mean_anything(
    fresh: Fresh, ecosystem: Ontology, text: str
) -> None:
    """They stand between words; what is stored so is found so."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:it", name=text), node("Park:b", name="b"), node("Park:q", name="q")])
    answer = await search(engine, text)
    assert answer.rows[0] == ("Park:it", 0, 1.0)
    assert "Park:q" not in ids(answer)


@pytest.mark.parametrize("text", HOSTILE)
async def test_they_mean_nothing_in_filters_and_to_whoever_may_see_little(
    fresh: Fresh, ecosystem: Ontology, text: str
) -> None:
    """What is hidden or not there in them does not matter."""
    engine = await fresh(ecosystem)
    hidden = node("Park:no", name=text, visibility="INTERNAL")
    await load(engine, [node("Park:it", name=text), hidden, node("Park:q", name="q")])
    given = Given()
    where = Matches(given(expression(Asked.read(text).strict())))
    assert await found(engine, ["Park"], given, where) == ["Park:it", "Park:no"]
    assert ids(await search(engine, text, scope=Scope(visible=("PUBLIC",)))) == ["Park:it"]


SIGNS = "\"*()[]{}^~:+-!|&\\/?.,;<>=#%$@`¶' _"
LETTERS = "aaab湖南大é\u0301\u0323\u202e\u200b\ufe0f😀\U0001f1e8𠮷שلक\u094dกำ한１"
WORDS = [
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    "TO",
    "PUBLIC0",
    "_searchPUBLIC0",
    "granite",
    "granit",
    "quartzite",
    "quarztie",
]
PIECES = st.sampled_from([*SIGNS, *LETTERS, *WORDS])


@given(
    st.lists(st.lists(PIECES, min_size=1, max_size=6).map("".join), min_size=3, max_size=8),
    st.lists(st.lists(PIECES, max_size=8).map("".join), min_size=4, max_size=8),
)
async def test_signs_of_every_script_are_looked_for_as_the_reference_does(
    fresh: Fresh, ecosystem: Ontology, stored: list[str], texts: list[str]
) -> None:
    """Or refused. What is stored is looked for too."""
    engine = await fresh(ecosystem)
    graph, _ = await load(engine, [node(f"Park:{i}", name=f"{text}.") for i, text in enumerate(stored)])
    question = Search(Param(0), tuple(ecosystem.kinds), Scope(), page=Page(Param(1)))
    for text in [*texts, *stored]:
        note(f"{text!r}")
        try:
            Asked.read(text)
        except BadValueError:
            continue
        expected = reference.search(graph, question, [text, 100])
        assert await engine.search(question, [text, 100], TIMEOUT) == expected
