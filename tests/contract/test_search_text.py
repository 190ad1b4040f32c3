"""Search, written out: texts that mean nothing, or something to another query language."""

import pytest

from graph.ontology import Ontology
from graph.values import BadValueError
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.finding import ids, search
from tests.contract.say import node

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
