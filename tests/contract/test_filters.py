"""What each filter means, written out."""

from typing import Any

import pytest

from graph.ontology import Ontology
from graph.plan import (
    And,
    Compare,
    Filter,
    KindIs,
    Missing,
    Not,
    Op,
    Or,
    Quantifier,
    Related,
    RelatedCount,
)
from graph.values import day_after, day_before, fold
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, found, node

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def keys(engine: Any, kinds: tuple[str, ...], prop: str, op: Op, value: Any) -> str:
    """The keys of the nodes found by one comparison, joined."""
    given = Given()
    ids = await found(engine, kinds, given, Compare(prop, op, given(value)))
    return " ".join(i.partition(":")[2] for i in ids)


TEXTS = {
    "a": "Abc",
    "b": "abd",
    "c": "ＡＢＣ",  # full width
    "d": "Straße",
    "e": "STRASSE",
    "f": "İstanbul",
    "g": "ﬁne",
    "h": "100%",
    "i": "1000",
    "j": "a_c",
    "k": "新材料",
    "l": "e\u0301",
    "m": "Σας",
    "n": None,
}


@pytest.mark.parametrize(
    ("op", "value", "expected"),
    [
        (Op.EQ, "abc", "a c"),
        (Op.EQ, "STRAßE", "d e"),
        (Op.EQ, "i̇STANBUL", "f"),
        (Op.EQ, "istanbul", ""),
        (Op.EQ, "FINE", "g"),
        (Op.EQ, "É", "l"),
        (Op.EQ, "σασ", "m"),
        (Op.NE, "abc", "b d e f g h i j k l m n"),
        (Op.IN, ["abc", "fine", "no"], "a c g"),
        (Op.IN, [], ""),
        (Op.NOT_IN, ["abc", "strasse", "100%", "1000", "a_c", "é"], "b f g k m n"),
        (Op.NOT_IN, [], "a b c d e f g h i j k l m n"),
        (Op.CONTAINS, "B", "a b c f"),
        (Op.CONTAINS, "ss", "d e"),
        (Op.CONTAINS, "%", "h"),
        (Op.CONTAINS, "_", "j"),
        (Op.CONTAINS, "材料", "k"),
        (Op.CONTAINS, "", "a b c d e f g h i j k l m"),
        (Op.STARTS_WITH, "ab", "a b c"),
        (Op.STARTS_WITH, "100", "h i"),
        (Op.STARTS_WITH, "a_", "j"),
        (Op.STARTS_WITH, "", "a b c d e f g h i j k l m"),
        (Op.LT, "abc", "h i j"),
        (Op.LTE, "abc", "a c h i j"),
        (Op.GT, "strasse", "k l m"),
        (Op.GTE, "strasse", "d e k l m"),
    ],
)
async def test_text_ignores_case_and_width_and_knows_no_wildcards(
    fresh: Fresh, ecosystem: Ontology, op: Op, value: Any, expected: str
) -> None:
    """Text compares folded (NFKC, case folding); a missing text satisfies only NE and NOT_IN."""
    engine = await fresh(ecosystem)
    await load(engine, [node(f"Park:{key}", city=text) for key, text in TEXTS.items()])
    folded = [fold(item) for item in value] if isinstance(value, list) else fold(value)
    assert await keys(engine, ("Park",), "city", op, folded) == expected


async def test_ids_compare_as_they_are(fresh: Fresh, ecosystem: Ontology) -> None:
    """An id is neither folded nor normalised further."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:A"), node("Park:a"), node("Park:Ａ")])
    assert await keys(engine, ("Park",), "id", Op.EQ, "Park:A") == "A"
    assert await keys(engine, ("Park",), "id", Op.IN, ["Park:a", "Park:Ａ"]) == "a Ａ"
    assert await keys(engine, ("Park",), "id", Op.GT, "Park:A") == "a Ａ"
    assert await keys(engine, ("Park",), "id", Op.NE, "Park:A") == "a Ａ"


async def test_numbers_compare_exactly(fresh: Fresh, ecosystem: Ontology) -> None:
    """Money is exact up to 2^53-1; other numbers are IEEE doubles; missing ones satisfy NE alone."""
    engine = await fresh(ecosystem)
    most = 2**53 - 1
    await load(
        engine,
        [
            node("Enterprise:a", registeredCapital=most, latitude=0.1),
            node("Enterprise:b", registeredCapital=most - 1, latitude=0.3),
            node("Enterprise:c", registeredCapital=0, latitude=-90.0),
            node("Enterprise:d"),
        ],
    )
    enterprise = ("Enterprise",)
    assert await keys(engine, enterprise, "registeredCapital", Op.EQ, most) == "a"
    assert await keys(engine, enterprise, "registeredCapital", Op.LT, most) == "b c"
    assert await keys(engine, enterprise, "registeredCapital", Op.GTE, most - 1) == "a b"
    assert await keys(engine, enterprise, "registeredCapital", Op.NE, 0) == "a b d"
    assert await keys(engine, enterprise, "latitude", Op.LTE, 0.1) == "a c"
    assert await keys(engine, enterprise, "latitude", Op.GT, 0.1) == "b"
    assert await keys(engine, enterprise, "latitude", Op.IN, [0.3, -90.0]) == "b c"


async def test_dates_compare_as_text_and_end_on_their_last_day(fresh: Fresh, ecosystem: Ontology) -> None:
    """The forms that `graph.plan` gives for first and last days hold for partial dates."""
    engine = await fresh(ecosystem)
    dates = {"a": "2023", "b": "2023-12", "c": "2023-12-31", "d": "2023-12-05", "e": "2024", "f": None}
    await load(engine, [node(f"Event:{key}", start=date) for key, date in dates.items()])
    event = ("Event",)
    assert await keys(engine, event, "start", Op.EQ, "2023") == "a"
    assert await keys(engine, event, "start", Op.GT, day_before("2023-12-01")) == "b c d e"
    assert await keys(engine, event, "start", Op.GT, day_before("0001-01-01")) == "a b c d e"
    assert await keys(engine, event, "start", Op.LT, day_after("2023-12-04")) == "a b"
    assert await keys(engine, event, "start", Op.ENDS_BEFORE, "2024-01-01") == "a b c d"
    assert await keys(engine, event, "start", Op.ENDS_BEFORE, "2023-12-31") == "d"
    assert await keys(engine, event, "start", Op.ENDS_BEFORE, "2023-12-05") == ""


async def test_codes_booleans_instants_and_references(fresh: Fresh, films: Ontology) -> None:
    """What is not text compares as it is stored."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Film:a", rating="R_18", restored=True, archived="2024-01-01T00:00:00.000001Z"),
            node("Film:b", rating="R18", sequelTo="Person:x", archived="2024-01-01T00:00:00.000000Z"),
            node("Film:c", sequelTo="Person:X"),
            node("Person:x"),
            node("Person:X"),
        ],
    )
    film = ("Film",)
    assert await keys(engine, film, "rating", Op.EQ, "R_18") == "a"
    assert await keys(engine, film, "rating", Op.NOT_IN, ["R_18"]) == "b c"
    assert await keys(engine, film, "restored", Op.EQ, True) == "a"
    assert await keys(engine, film, "restored", Op.NE, True) == "b c"
    assert await keys(engine, film, "restored", Op.IN, [False]) == "b c"
    assert await keys(engine, film, "archived", Op.GT, "2024-01-01T00:00:00.000000Z") == "a"
    assert await keys(engine, film, "sequelTo", Op.EQ, "Person:x") == "b"
    assert await keys(engine, film, "version", Op.GTE, 1) == "a b c"
    assert await keys(engine, film, "match", Op.EQ, "—") == "a b c"


@pytest.mark.parametrize(
    ("op", "value", "expected"),
    [
        (Op.HAS, "nasa", "a b"),
        (Op.HAS, "as", ""),
        (Op.HAS_ANY, ["esa", "nasa"], "a b"),
        (Op.HAS_ANY, [], ""),
        (Op.HAS_ALL, ["esa", "nasa"], "b"),
        (Op.HAS_ALL, ["nasa", "nasa"], "a b"),
        (Op.HAS_ALL, [], "a b c d"),
    ],
)
async def test_lists_are_searched_by_whole_items(
    fresh: Fresh, ecosystem: Ontology, op: Op, value: Any, expected: str
) -> None:
    """Items of text lists compare folded; an empty and a missing list are the same."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Park:a", aliases=["ＮＡＳＡ"]),
            node("Park:b", aliases=["Nasa", "ESA", "Nasa"]),
            node("Park:c", aliases=[]),
            node("Park:d"),
        ],
    )
    assert await keys(engine, ("Park",), "aliases", op, value) == expected


async def test_missing_not_and_or(fresh: Fresh, ecosystem: Ontology) -> None:
    """`Not` is the exact opposite, whatever is missing; no items make `And` true and `Or` false."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [node("Park:a", city="Changsha", tags=["x"]), node("Park:b", tags=[]), node("Park:c", city="")],
    )
    given = Given()
    city = Compare("city", Op.EQ, given("changsha"))
    later = Compare("city", Op.GT, given("zzz"))
    cases: list[tuple[Filter, list[str]]] = [
        (Missing("city"), ["Park:b"]),
        (Not(Missing("city")), ["Park:a", "Park:c"]),
        (Missing("tags"), ["Park:b", "Park:c"]),
        (city, ["Park:a"]),
        (Not(city), ["Park:b", "Park:c"]),
        (Not(Not(city)), ["Park:a"]),
        (Not(later), ["Park:a", "Park:b", "Park:c"]),
        (Not(And((later, city))), ["Park:a", "Park:b", "Park:c"]),
        (Not(Or((later, city))), ["Park:b", "Park:c"]),
        (And(()), ["Park:a", "Park:b", "Park:c"]),
        (Or(()), []),
        (Not(Or(())), ["Park:a", "Park:b", "Park:c"]),
        (And((Or((city, Missing("city"))), Not(Missing("tags")))), ["Park:a"]),
    ]
    for where, expected in cases:
        assert await found(engine, ["Park"], Given(given), where) == expected, where


async def test_kinds(fresh: Fresh, ecosystem: Ontology) -> None:
    """`KindIs` tells the concrete kinds of a mixed list apart."""
    engine = await fresh(ecosystem)
    await load(engine, [node("Park:1"), node("University:1"), node("Investor:1")])
    kinds = ecosystem.concrete("Organization")
    assert await found(engine, kinds, Given(), KindIs(("Park", "Investor"))) == ["Investor:1", "Park:1"]
    assert await found(engine, kinds, Given(), Not(KindIs(("Park",)))) == ["Investor:1", "University:1"]
    assert await found(engine, kinds, Given(), KindIs(())) == []


async def test_relations(fresh: Fresh, ecosystem: Ontology) -> None:
    """Some, all or none of the pairs satisfy both filters; all and none hold without neighbours."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Achievement:1", trl=9),
            node("Achievement:2", trl=3),
            node("Achievement:3"),
            *(node(f"University:{key}") for key in "abcde"),
            edge("OWNS", "University:a", "Achievement:1", share=1.0),
            edge("OWNS", "University:b", "Achievement:1", share=0.5),
            edge("OWNS", "University:b", "Achievement:2", share=1.0),
            edge("OWNS", "University:c", "Achievement:3"),
            edge("OWNS", "University:d", "Achievement:1", "first", share=0.5),
            edge("OWNS", "University:d", "Achievement:1", "second", share=1.0),
        ],
    )
    given = Given()
    owns = ecosystem.hops["University"]["achievements"]
    mature = Compare("trl", Op.GTE, given(6))
    whole = Compare("share", Op.EQ, given(1.0))
    some, every, none = Quantifier.SOME, Quantifier.ALL, Quantifier.NONE
    cases: list[tuple[Filter, str]] = [
        (Related(owns, some), "a b c d"),
        (Related(owns, every), "a b c d e"),
        (Related(owns, none), "e"),
        (Related(owns, some, mature), "a b d"),
        (Related(owns, every, mature), "a d e"),
        (Related(owns, none, mature), "c e"),
        (Related(owns, some, None, whole), "a b d"),
        (Related(owns, every, None, whole), "a e"),
        (Related(owns, none, None, whole), "c e"),
        (Related(owns, some, mature, whole), "a d"),
        (Related(owns, every, mature, whole), "a e"),
        (Related(owns, none, mature, whole), "b c e"),
        (Not(Related(owns, every, mature)), "b c"),
        (Related(owns, some, Not(mature)), "b c"),
        (Related(owns, every, Missing("trl")), "c e"),
    ]
    for where, expected in cases:
        ids = await found(engine, ["University"], Given(given), where)
        assert " ".join(i[-1] for i in ids) == expected, where


async def test_counts_of_relations_count_edges(fresh: Fresh, ecosystem: Ontology) -> None:
    """Parallel edges count each, a symmetric edge counts at both ends."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Investor:{key}") for key in "ab"),
            node("Enterprise:x"),
            edge("INVESTED_IN", "Investor:a", "Enterprise:x", "A"),
            edge("INVESTED_IN", "Investor:a", "Enterprise:x", "B"),
            edge("COOPERATES_WITH", "Investor:b", "Investor:a"),
        ],
    )
    hops = ecosystem.hops["Investor"]
    for hop, op, value, expected in [
        ("investments", Op.EQ, 2, ["Investor:a"]),
        ("investments", Op.LT, 2, ["Investor:b"]),
        ("investments", Op.NOT_IN, [0], ["Investor:a"]),
        ("investments", Op.IN, [0, 2], ["Investor:a", "Investor:b"]),
        ("partners", Op.GTE, 1, ["Investor:a", "Investor:b"]),
        ("partners", Op.NE, 1, []),
    ]:
        given = Given()
        where = RelatedCount(hops[hop], op, given(value))
        assert await found(engine, ["Investor"], given, where) == expected, (hop, op)


async def test_relations_nest(fresh: Fresh, ecosystem: Ontology) -> None:
    """A relation filter may stand within another, there and back."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("University:a"),
            node("University:b"),
            node("Achievement:1"),
            node("Achievement:2"),
            node("Enterprise:x", city="Changsha"),
            edge("OWNS", "University:a", "Achievement:1"),
            edge("OWNS", "University:b", "Achievement:2"),
            edge("TRANSFERRED", "Achievement:1", "Enterprise:x"),
        ],
    )
    given = Given()
    city = Compare("city", Op.EQ, given("changsha"))
    acquired = Related(ecosystem.hops["Achievement"]["acquirers"], Quantifier.SOME, city)
    where = Related(ecosystem.hops["University"]["achievements"], Quantifier.SOME, acquired)
    assert await found(engine, ["University"], given, where) == ["University:a"]
    owners = Related(ecosystem.hops["Achievement"]["owners"], Quantifier.NONE, KindIs(("University",)))
    assert await found(engine, ["Achievement"], Given(), owners) == []
