"""Order by code point, on engines that store UTF-8 and on engines that compare UTF-16 code units."""

from typing import Any

import pytest

from graph.ontology import Ontology
from graph.plan import By, Compare, Op, Order
from graph.values import fold
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, found, neighbours, node, page_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

CHARACTERS = [
    "!",
    "-",
    "A",
    "a",
    "~",
    "é",
    "中",
    "\ud7fb",
    "\ue000",
    "\ufffd",
    "\uffff",
    "𐀀",
    "😀",
    "\U0010ffff",
]
"""Ascending by code point. In UTF-16 the last three would stand before U+E000."""

IN_ORDER = [f"Park:{character}" for character in CHARACTERS]


async def test_ids_are_ordered_by_code_point(fresh: Fresh, ecosystem: Ontology) -> None:
    """Up, down, and as the tie-breaker."""
    engine = await fresh(ecosystem)
    await load(engine, [node(i, name="same", city="same") for i in reversed(IN_ORDER)])
    down = Order(By.NODE, "id", None, descending=True)
    assert await found(engine, ["Park"], Given()) == IN_ORDER
    assert await found(engine, ["Park"], Given(), order=[Order(By.NODE, "city")]) == IN_ORDER
    assert await found(engine, ["Park"], Given(), order=[down]) == IN_ORDER[::-1]


async def test_longer_ids_follow_their_beginnings(fresh: Fresh, ecosystem: Ontology) -> None:
    """A beginning stands before what it begins, whatever comes next."""
    engine = await fresh(ecosystem)
    ids = sorted(f"Park:{a}{b}" for a in ("\ue000", "😀", "a") for b in ("", "\ue000", "😀", "-"))
    await load(engine, [node(i) for i in reversed(ids)])
    assert await found(engine, ["Park"], Given()) == ids


async def test_comparisons_of_ids_follow_the_order(fresh: Fresh, ecosystem: Ontology) -> None:
    """Less and greater cut the list where it is cut by order."""
    engine = await fresh(ecosystem)
    await load(engine, [node(i) for i in IN_ORDER])
    for position, identifier in enumerate(IN_ORDER):
        given = Given()
        below = Compare("id", Op.LT, given(identifier))
        assert await found(engine, ["Park"], given, below) == IN_ORDER[:position]
        given = Given()
        above = Compare("id", Op.GTE, given(identifier))
        assert await found(engine, ["Park"], given, above) == IN_ORDER[position:]


async def test_text_is_ordered_by_code_point_of_its_folded_form(fresh: Fresh, ecosystem: Ontology) -> None:
    """Folding first, then code points; comparisons and pages cut at the same places."""
    engine = await fresh(ecosystem)
    texts = {str(i): character for i, character in enumerate(CHARACTERS)}
    await load(engine, [node(f"Park:{key}", city=text) for key, text in texts.items()])
    expected = sorted(texts, key=lambda key: (fold(texts[key]), f"Park:{key}"))
    ids = [f"Park:{key}" for key in expected]
    by_city = [Order(By.NODE, "city")]
    assert await found(engine, ["Park"], Given(), order=by_city) == ids
    for position, key in enumerate(expected):
        after = [fold(texts[key]), f"Park:{key}"]
        rows = (await page_of(engine, ["Park"], by_city, 99, after=after))["rows"]
        assert [row[-1] for row in rows] == ids[position + 1 :]
        given = Given()
        greater = Compare("city", Op.GT, given(fold(texts[key])))
        assert await found(engine, ["Park"], given, greater, order=by_city) == [
            i for i in ids if fold(texts[i.removeprefix("Park:")]) > fold(texts[key])
        ]


async def test_parts_of_text_beyond_the_basic_plane(fresh: Fresh, ecosystem: Ontology) -> None:
    """Containment and beginnings look at characters, never at halves of them."""
    engine = await fresh(ecosystem)
    await load(
        engine, [node("Park:a", city="x😀y"), node("Park:b", city="😁"), node("Park:c", city="\ue000😀")]
    )
    for op, value, expected in [
        (Op.CONTAINS, "😀", ["Park:a", "Park:c"]),
        (Op.STARTS_WITH, "😁", ["Park:b"]),
        (Op.STARTS_WITH, "\ue000", ["Park:c"]),
        (Op.CONTAINS, "\ue000", ["Park:c"]),
        (Op.EQ, "\ue000😀", ["Park:c"]),
    ]:
        given = Given()
        assert await found(engine, ["Park"], given, Compare("city", op, given(value))) == expected, value


async def test_edge_keys_and_ends_are_ordered_by_code_point(fresh: Fresh, ecosystem: Ontology) -> None:
    """Over a hop by far id, then key; the ends of a symmetric edge are put in the same order."""
    engine = await fresh(ecosystem)
    high, astral = "Park:\uffff", "Park:𐀀"
    writes: list[Any] = [node("Investor:i"), node("Enterprise:e"), node(high), node(astral)]
    writes += [edge("INVESTED_IN", "Investor:i", "Enterprise:e", key) for key in ("😀", "\ue000", "", "a")]
    writes += [edge("COOPERATES_WITH", astral, high)]
    await load(engine, writes)
    pairs = await neighbours(engine, "Investor:i", ecosystem.hops["Investor"]["investments"], Given())
    assert [link.split("|")[3:] for link, _ in pairs] == [[], ["a"], ["\ue000"], ["😀"]]
    assert await neighbours(engine, astral, ecosystem.hops["Park"]["partners"], Given()) == [
        (f"COOPERATES_WITH|{high}|{astral}", high)
    ]
