"""What `Within` means, written out."""

import pytest

from graph.engine import Engine
from graph.ontology import Ontology
from graph.plan import Not, Quantifier, Related, Scope, Within
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, found, node

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def within(engine: Engine, concept: str, *, close: bool = False, scope: Scope | None = None) -> str:
    """The keys of the concepts within another, joined."""
    given = Given()
    where = Within(given(concept), close_matches=close)
    given.append("2024-01-01")
    ids = await found(engine, ["Field"], given, where, scope=scope)
    return " ".join(i.partition(":")[2] for i in ids)


async def taxonomy(engine: Engine) -> None:
    """Two schemes: `a` over `b` over `d`, `c` under both `a` and `b`; `x` over `y`; `b` close to `x`."""
    await load(
        engine,
        [
            *(node(f"Field:{key}") for key in "abcdxyz"),
            edge("BROADER", "Field:b", "Field:a"),
            edge("BROADER", "Field:c", "Field:a"),
            edge("BROADER", "Field:c", "Field:b"),
            edge("BROADER", "Field:d", "Field:b"),
            edge("BROADER", "Field:y", "Field:x"),
            edge("CLOSE_MATCH", "Field:x", "Field:b"),
            edge("CLOSE_MATCH", "Field:y", "Field:z"),
        ],
    )


async def test_a_concept_contains_itself_and_all_that_is_narrower(fresh: Fresh, ecosystem: Ontology) -> None:
    """At any depth, also by several ways; not what is broader, not what matches closely."""
    engine = await fresh(ecosystem)
    await taxonomy(engine)
    assert await within(engine, "Field:a") == "a b c d"
    assert await within(engine, "Field:b") == "b c d"
    assert await within(engine, "Field:d") == "d"
    assert await within(engine, "Field:x") == "x y"
    assert await within(engine, "Field:unknown") == ""


async def test_close_matches_are_followed_once(fresh: Fresh, ecosystem: Ontology) -> None:
    """A match of the concept or of a narrower one, from either side, with what is narrower than the
    match; not the matches of those."""
    engine = await fresh(ecosystem)
    await taxonomy(engine)
    assert await within(engine, "Field:a", close=True) == "a b c d x y"
    assert await within(engine, "Field:x", close=True) == "b c d x y z"
    assert await within(engine, "Field:d", close=True) == "d"
    assert await within(engine, "Field:z", close=True) == "y z"


async def test_circles_end(fresh: Fresh, ecosystem: Ontology) -> None:
    """Concepts that are broader than each other contain each other."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Field:{key}") for key in "abc"),
            edge("BROADER", "Field:a", "Field:b"),
            edge("BROADER", "Field:b", "Field:a"),
            edge("BROADER", "Field:c", "Field:b"),
        ],
    )
    assert await within(engine, "Field:a") == "a b c"
    assert await within(engine, "Field:c", close=True) == "c"


async def test_what_is_out_of_scope_does_not_lead_on(fresh: Fresh, ecosystem: Ontology) -> None:
    """Neither a hidden concept nor a hidden edge stands between a concept and what it contains."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Field:{key}", visibility="INTERNAL" if key == "b" else "PUBLIC") for key in "abcde"),
            edge("BROADER", "Field:b", "Field:a"),
            edge("BROADER", "Field:c", "Field:b"),
            edge("BROADER", "Field:d", "Field:a", visibility="INTERNAL"),
            edge("BROADER", "Field:e", "Field:a"),
        ],
    )
    public = Scope(visible=("PUBLIC",))
    assert await within(engine, "Field:a") == "a b c d e"
    assert await within(engine, "Field:a", scope=public) == "a e"
    assert await within(engine, "Field:b", scope=public) == ""


async def test_within_filters_far_nodes(fresh: Fresh, ecosystem: Ontology) -> None:
    """The usual use: what is in a field or below it, and what is not."""
    engine = await fresh(ecosystem)
    await taxonomy(engine)
    async with engine.transaction("test") as transaction:
        await transaction.write(
            [
                *(node(f"Achievement:{key}") for key in "123"),
                edge("IN_FIELD", "Achievement:1", "Field:d"),
                edge("IN_FIELD", "Achievement:2", "Field:y"),
            ]
        )
    fields = ecosystem.hops["Achievement"]["fields"]
    for close, expected in [(False, ["1"]), (True, ["1", "2"])]:
        given = Given()
        some = Related(fields, Quantifier.SOME, Within(given("Field:a"), close_matches=close))
        assert await found(engine, ["Achievement"], given, some) == [f"Achievement:{k}" for k in expected]
    given = Given()
    outside = Related(fields, Quantifier.ALL, Not(Within(given("Field:a"))))
    assert await found(engine, ["Achievement"], given, outside) == ["Achievement:2", "Achievement:3"]


async def test_a_taxonomy_of_ones_own(fresh: Fresh, films: Ontology) -> None:
    """The hierarchy and the crosswalk are those that the ontology declares."""
    engine = await fresh(films)
    await load(
        engine,
        [
            *(node(f"Genre:{key}") for key in "abx"),
            edge("UNDER", "Genre:b", "Genre:a"),
            edge("LIKE", "Genre:b", "Genre:x"),
        ],
    )
    given = Given()
    where = Within(given("Genre:a"), close_matches=True)
    assert await found(engine, ["Genre"], given, where) == ["Genre:a", "Genre:b", "Genre:x"]
