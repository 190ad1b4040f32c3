"""Search, written out: what a text finds, in which order, and what it may not tell."""

from collections.abc import Sequence

import pytest

from graph.change import NodeWrite
from graph.engine import Engine
from graph.ontology import Ontology
from graph.plan import (
    Compare,
    Connect,
    Matches,
    NodeSet,
    Not,
    Op,
    Page,
    Param,
    Quantifier,
    Related,
    Scope,
)
from graph.search.question import Search
from graph.search.wanted import Asked, expression
from tests.contract.ask import TIMEOUT, load
from tests.contract.conftest import Fresh
from tests.contract.finding import ids, named, search
from tests.contract.say import Given, edge, found, node

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names, English names, aliases
        ("湖南大学", {"University:hnu", "Park:hnu", "Enterprise:hun"}),
        ("Hunan University", {"University:hnu", "University:hunnu"}),
        ("岳麓", {"University:hnu"}),
        # any part, in any order, and only whole words before the last
        ("湖", {"University:hnu", "University:hunnu", "Park:hnu", "Enterprise:hun"}),
        ("园", {"Park:hnu"}),
        ("南师", {"University:hunnu"}),
        ("university hunan", {"University:hnu", "University:hunnu"}),
        ("univ", {"University:hnu", "University:hunnu", "University:ulaval"}),
        ("univ hunan", set()),
        ("univ ", set()),
        # case, width, accents, punctuation
        ("ＨＮＵ", {"University:hnu"}),
        ("universite LAVAL", {"University:ulaval"}),
        ("star-city", {"Enterprise:star"}),
        # keywords, summaries, tags, codes; a node may have the words in several texts
        ("absorption", {"Achievement:foam"}),
        ("吸能 foam", {"Achievement:foam"}),
        ("3D打印", {"Enterprise:hun"}),
        ("shown", {"Achievement:foam"}),
        ("ZL202010123456.7", {"Achievement:foam"}),
        ("zl 2020 1 01234567", {"Achievement:foam"}),
        ("600001", {"Enterprise:star"}),
        ("3.1", {"Field:3"}),
        # misspelt; not where there is a digit, nor in short words
        ("Hunann Univesity", {"University:hnu", "University:hunnu"}),
        ("Hnuan Univeristy", {"University:hnu", "University:hunnu"}),
        ("alumnium", {"Achievement:foam"}),
        ("alumnum", set()),  # two edits in seven letters
        ("aluminum foam", {"Achievement:foam"}),
        ("aluminiumfoan ", set()),  # near what it is known by, but not near one of its words
        ("absorbtion", set()),  # no node is known by its keywords
        ("600002", set()),
        ("HNO", set()),
        ("湖南师大", {"University:hunnu"}),
        ("湖南省师范大学", {"University:hunnu"}),
        # one of three words lacking
        ("Hunan Normal School", {"University:hunnu"}),
        ("Normal School", set()),
        ("Hunan Normal University School", {"University:hunnu"}),
        # not searched
        ("Québec", set()),
        ("Park", set()),
    ],
)
async def test_what_a_text_finds(fresh: Fresh, ecosystem: Ontology, text: str, expected: set[str]) -> None:
    """The same nodes on both engines."""
    engine = await named(fresh, ecosystem)
    assert set(ids(await search(engine, text))) == expected


async def test_what_is_known_by_the_text_comes_first(fresh: Fresh, films: Ontology) -> None:
    """By the weight of what says it, then by id; then what begins with the text, then the rest."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Film:9", name="Noir"),
            node("Film:a", name="Noir"),
            node("Film:b", nameEn="NOIR!"),
            node("Film:c", name="c", aliases=["x", "noir"]),
            node("Film:d", name="Noirmoutier"),
            node("Film:e", name="Film noir"),
            node("Film:f", name="f", match="noir"),
            node("Genre:z", name="z", index="noir"),
            node("Person:0", name="0", summary="noir noir noir"),
        ],
    )
    answer = await search(engine, "noir")
    # `index` weighs 20, names 10, aliases 5.
    assert answer.rows[:5] == [
        ("Genre:z", 0, 1.0),
        ("Film:9", 1, 1.0),
        ("Film:a", 1, 1.0),
        ("Film:b", 1, 1.0),
        ("Film:c", 2, 1.0),
    ]
    assert ids(answer)[5] == "Film:d"
    assert set(ids(answer)[6:]) == {"Film:e", "Film:f", "Person:0"}
    assert all(0.5 < score < 1 for _, _, score in answer.rows[5:6])
    assert all(0 < score < 0.5 for _, _, score in answer.rows[6:])
    assert answer.counts == {"Film": 7, "Genre": 1, "Person": 1}


async def test_long_names_are_told_apart_to_their_end(fresh: Fresh, films: Ontology) -> None:
    """Two that begin with the same hundred letters are not both known by the text."""
    engine = await fresh(films)
    begun = "国际先进材料与制造工程技术联合研究院" * 7
    await load(engine, [node("Film:a", name=f"{begun}甲"), node("Film:b", name=f"{begun}乙")])
    assert (await search(engine, f"{begun}甲")).rows == [("Film:a", 1, 1.0)]
    both = await search(engine, begun[:100])
    assert {i for i, _, score in both.rows if 0.5 < score < 1} == {"Film:a", "Film:b"}


async def test_signs_and_blanks_do_not_matter_where_the_whole_is_equal(
    fresh: Fresh, ecosystem: Ontology
) -> None:
    """A name, alias or code is found by its letters and digits alone; a part of a longer text is not."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Park:a", name="ABC-123"),
            node("Park:b", name="b", aliases=["A.B.C. 123"]),
            node("Achievement:c", name="c", patentNumbers=["abc 12/3"]),
            node("Park:d", name="The ABC-123"),
            node("Park:e", name="e", summary="ABC-123"),
        ],
    )
    for text in ("ABC123", "abc-123 ", "a b c 1 2 3"):
        exact = [row for row in (await search(engine, text)).rows if row[2] == 1]
        assert exact == [("Achievement:c", 0, 1.0), ("Park:a", 0, 1.0), ("Park:b", 1, 1.0)]
    assert len(ids(await search(engine, "ABC123"))) == 3
    assert set(ids(await search(engine, "ABC-123"))) == {
        *("Achievement:c", "Park:a", "Park:b", "Park:d", "Park:e")
    }


async def test_weights_and_rare_words_decide_between_the_others(fresh: Fresh, films: Ontology) -> None:
    """A word in a name counts for more than one in a summary."""
    engine = await fresh(films)
    others = [node(f"Person:{i}", name="Somebody Else") for i in range(20)]
    await load(
        engine,
        [
            *others,
            node("Film:a", name="The a", summary="Orange."),
            node("Film:b", name="The Orange", summary="b"),
        ],
    )
    assert ids(await search(engine, "orange")) == ["Film:b", "Film:a"]


async def test_writes_are_found_and_what_they_replace_is_not(fresh: Fresh, ecosystem: Ontology) -> None:
    """Created, changed, removed; within a transaction that fails, nothing."""
    engine = await named(fresh, ecosystem)
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite("Park:hnu", {"name": "麓谷", "summary": "A park."})])
        await transaction.write([NodeWrite("University:hnu", {"aliases": [], "nameEn": None})])
        await transaction.write([NodeWrite("Park:new", {"name": "Aluminium Park"})])
    assert ids(await search(engine, "科技园")) == []
    assert ids(await search(engine, "麓谷 park")) == ["Park:hnu"]
    assert ids(await search(engine, "HNU")) == []
    assert set(ids(await search(engine, "aluminium"))) == {"Achievement:foam", "Park:new"}
    assert set(ids(await search(engine, "alumnium"))) == {"Achievement:foam", "Park:new"}
    with pytest.raises(ZeroDivisionError):
        await failing(engine, NodeWrite("Park:hnu", {"name": "Zinc"}))
    assert ids(await search(engine, "zinc")) == []
    assert ids(await search(engine, "麓谷")) == ["Park:hnu"]


async def failing(engine: Engine, write: NodeWrite) -> None:
    """Write in a transaction that fails."""
    async with engine.transaction("test") as transaction:
        await transaction.write([write])
        raise ZeroDivisionError


async def test_counts_are_of_all_kinds(fresh: Fresh, ecosystem: Ontology) -> None:
    """Whatever kinds the page is of. What is found at all decides whether something looser is tried."""
    engine = await named(fresh, ecosystem)
    answer = await search(engine, "湖南大学", kinds=["Park"])
    assert ids(answer) == ["Park:hnu"]
    assert answer.counts == {"Enterprise": 1, "Park": 1, "University": 1}
    assert ids(await search(engine, "湖南大学", kinds=["Field"])) == []
    uncounted = Search(Param(0), ("Field",), Scope(), page=Page(Param(1)), counts=False)
    answer = await engine.search(uncounted, ["湖南师范", 5], TIMEOUT)
    assert (answer.rows, answer.counts) == ([], {})
    assert answer.wanted == Asked.read("湖南师范").strict()
    only_counted = Search(Param(0), ("Field",), Scope())
    answer = await engine.search(only_counted, ["湖南师大"], TIMEOUT)
    assert (answer.rows, answer.more, answer.counts) == ([], False, {"University": 1})


async def test_pages(fresh: Fresh, films: Ontology) -> None:
    """Through ties, and from where a row stands now, even when it scores otherwise by then or is gone."""
    engine = await fresh(films)
    same = [node(f"Film:{i:02}", name="The Lark") for i in range(5)]
    exact = [node(f"Genre:{i:02}", name="lark") for i in range(3)]
    await load(engine, [*same, *exact])
    everything = await search(engine, "lark")
    expected = [f"Genre:0{i}" for i in range(3)] + [f"Film:0{i}" for i in range(5)]
    assert ids(everything) == expected
    assert not everything.more
    first = await search(engine, "lark", limit=4)
    assert (ids(first), first.more) == (expected[:4], True)
    # The score of the last row changes with what there is besides.
    await load_more(engine, [node(f"Person:{i}", name="One and more and the Lark") for i in range(9)])
    rest = await search(engine, "lark", limit=100, after=first.rows[-1])
    assert ids(rest)[:4] == expected[4:]
    assert len(rest.rows) == 4 + 9
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite(first.rows[-1][0], {"name": "Owl"})])
    again = await search(engine, "lark", after=("Genre:02", 1, 1.0))
    assert ids(again)[:4] == expected[4:]
    gone = await search(engine, "lark", after=("Genre:01x", 1, 1.0))
    assert ids(gone)[:2] == ["Genre:02", "Film:01"]


async def load_more(engine: Engine, writes: Sequence[NodeWrite]) -> None:
    """Write in a transaction."""
    async with engine.transaction("test") as transaction:
        await transaction.write(list(writes))


async def test_what_is_out_of_scope_is_not_found(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nor counted, nor does it keep something looser from being tried."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Park:a", name="Quartz", visibility="INTERNAL"),
            node("Park:b", name="Quarts"),
            node("Park:c", name="Quartz", confidence=0.2),
            node("Program:d", name="Quartz", start="2024-03", end="2024-05"),
        ],
    )
    public = Scope(visible=("PUBLIC",))
    answer = await search(engine, "quartz", scope=public)
    assert set(ids(answer)) == {"Park:c", "Program:d"}
    assert answer.counts == {"Park": 1, "Program": 1}
    sure = Scope(min_confidence=Param(0), visible=("PUBLIC",))
    then = Scope(as_of=(Param(1), Param(2)), min_confidence=Param(0), visible=("PUBLIC",))
    given = [0.5, "2023-01-01", "2023-12-31"]
    assert ids(await search(engine, "quartz", scope=sure, given=given)) == ["Program:d"]
    answer = await search(engine, "quartz", scope=then, given=given)
    assert ids(answer) == ["Park:b"]  # spelt nearly so, as if the others were not there
    assert answer.counts == {"Park": 1}


async def test_conditions_hold_besides(fresh: Fresh, ecosystem: Ontology) -> None:
    """A filter on what all nodes have."""
    engine = await named(fresh, ecosystem)
    where = Not(Compare("name", Op.EQ, Param(0)))
    answer = await search(engine, "湖南大学", where=where, given=["湖南大学"])
    assert set(ids(answer)) == {"Park:hnu", "Enterprise:hun"}
    assert answer.counts == {"Park": 1, "Enterprise": 1}


def matching(given: Given, text: str) -> Matches:
    """The filter on what a text finds."""
    return Matches(given(expression(Asked.read(text).strict())))


async def test_search_within_filters(fresh: Fresh, ecosystem: Ontology) -> None:
    """On the nodes of a kind, of several, over a relation, and denied."""
    engine = await named(fresh, ecosystem)
    await load_edges(engine)
    given = Given()
    every = ["Enterprise", "Park", "University"]
    assert await found(engine, ["University"], given, matching(given, "hunan univ")) == [
        "University:hnu",
        "University:hunnu",
    ]
    assert await found(engine, every, given, matching(given, "湖南大学")) == [
        "Enterprise:hun",
        "Park:hnu",
        "University:hnu",
    ]
    assert await found(engine, ["University"], given, Not(matching(given, "湖南"))) == ["University:ulaval"]
    assert await found(engine, ["University"], given, matching(given, "Hunann")) == []  # as it is written
    owns = engine.ontology.hops["University"]["achievements"]
    owner = Related(owns, Quantifier.SOME, matching(given, "foam"))
    assert await found(engine, ["University"], given, owner) == ["University:hnu"]
    assert await found(
        engine, ["University"], given, Related(owns, Quantifier.NONE, matching(given, "foam"))
    ) == [
        "University:hunnu",
        "University:ulaval",
    ]


async def load_edges(engine: Engine) -> None:
    """Some edges between the nodes above."""
    async with engine.transaction("test") as transaction:
        await transaction.write(
            [
                edge("OWNS", "University:hnu", "Achievement:foam"),
                edge("COOPERATES_WITH", "University:hnu", "Enterprise:star"),
            ]
        )


async def test_what_is_found_as_a_set_of_a_question(fresh: Fresh, ecosystem: Ontology) -> None:
    """From whatever kinds."""
    engine = await named(fresh, ecosystem)
    await load_edges(engine)
    given = Given()
    source = NodeSet(tuple(engine.ontology.kinds), matching(given, "湖南大学"))
    target = NodeSet(("Achievement",), matching(given, "吸能"))
    answer = await engine.connect(Connect(source, target, ("OWNS",), 2), given, TIMEOUT)
    assert answer.source_count == 3
    assert [tuple(row) for row in answer.connected] == [("University:hnu", 1, 1)]
    assert list(answer.unconnected) == ["Enterprise:hun", "Park:hnu"]
