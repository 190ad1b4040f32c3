"""Connecting questions, written out."""

from typing import Any

import pytest

from graph.engine import Engine, Miss, Path, Reached
from graph.ontology import Ontology
from graph.plan import Compare, Connect, NodeSet, Op, Param, Scope
from tests.contract.ask import TIMEOUT, load
from tests.contract.conftest import Fresh
from tests.contract.say import edge, node

pytestmark = pytest.mark.asyncio(loop_scope="session")

VIA = ("INVESTED_IN", "OWNS", "COOPERATES_WITH")


def investors_to_achievements(max_hops: int = 3, scope: Scope | None = None) -> Connect:
    """Which investors reach which achievements."""
    return Connect(NodeSet(("Investor",)), NodeSet(("Achievement",)), VIA, max_hops, scope or Scope())


async def connect(engine: Engine, question: Connect, *given: Any) -> Reached:
    """The answer with plain lists."""
    found = await engine.connect(question, given, TIMEOUT)
    connected = [(source, edges, targets) for source, edges, targets in found.connected]
    return Reached(found.source_count, found.target_count, connected, list(found.unconnected))


async def evidence(engine: Engine, question: Connect, source: str, limit: int, *given: Any) -> list[Path]:
    """The best paths of one source."""
    found = await engine.evidence(question, given, [source], limit, TIMEOUT)
    return list(found.get(source, ()))


async def ecosystem_of_three(engine: Engine) -> None:
    """`i` invests in `e`, which owns `a` and `b`; `j` cooperates with `i`; `k` stands alone."""
    await load(
        engine,
        [
            *(node(f"Investor:{key}") for key in "ijk"),
            *(node(f"Enterprise:{key}") for key in "ef"),
            *(node(f"Achievement:{key}") for key in "abc"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e"),
            edge("OWNS", "Enterprise:e", "Achievement:a"),
            edge("OWNS", "Enterprise:e", "Achievement:b"),
            edge("OWNS", "Enterprise:f", "Achievement:c"),
            edge("COOPERATES_WITH", "Investor:j", "Investor:i"),
        ],
    )


async def test_who_reaches_whom(fresh: Fresh, ecosystem: Ontology) -> None:
    """Edges are followed in either direction; distance, then most targets, then id."""
    engine = await fresh(ecosystem)
    await ecosystem_of_three(engine)
    assert await connect(engine, investors_to_achievements(3)) == Reached(
        3, 3, [("Investor:i", 2, 2), ("Investor:j", 3, 2)], ["Investor:k"]
    )
    assert await connect(engine, investors_to_achievements(2)) == Reached(
        3, 3, [("Investor:i", 2, 2)], ["Investor:j", "Investor:k"]
    )
    assert await connect(engine, investors_to_achievements(1)) == Reached(
        3, 3, [], ["Investor:i", "Investor:j", "Investor:k"]
    )


async def test_large_sets(fresh: Fresh, ecosystem: Ontology) -> None:
    """Sets so large that they are walked from in several turns; the counts are those of all turns."""
    engine = await fresh(ecosystem)
    few, many = [f"Investor:{i:03}" for i in range(130)], [f"Achievement:{i:04}" for i in range(2_100)]
    await load(
        engine,
        [
            *map(node, (*few, *many, "Enterprise:hub", "Investor:alone")),
            *(edge("INVESTED_IN", investor, "Enterprise:hub") for investor in few),
            *(edge("OWNS", "Enterprise:hub", achievement) for achievement in many),
        ],
    )
    assert await connect(engine, investors_to_achievements(2)) == Reached(
        131, 2_100, [(investor, 2, 2_100) for investor in few], ["Investor:alone"]
    )
    back = Connect(NodeSet(("Achievement",)), NodeSet(("Investor",)), VIA, 2)
    assert await connect(engine, back) == Reached(
        2_100, 131, [(achievement, 2, 130) for achievement in many], []
    )


async def test_the_order_of_the_connected(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nearest first, among those the one with more targets, among those by id."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Enterprise:{key}") for key in "abcd"),
            *(node(f"Achievement:{key}") for key in "xyz"),
            edge("OWNS", "Enterprise:c", "Achievement:x"),
            edge("OWNS", "Enterprise:b", "Achievement:x"),
            edge("OWNS", "Enterprise:d", "Achievement:y"),
            edge("OWNS", "Enterprise:d", "Achievement:z"),
            edge("COOPERATES_WITH", "Enterprise:a", "Enterprise:d"),
        ],
    )
    question = Connect(NodeSet(("Enterprise",)), NodeSet(("Achievement",)), VIA, 2)
    assert (await connect(engine, question)).connected == [
        ("Enterprise:d", 1, 2),
        ("Enterprise:b", 1, 1),
        ("Enterprise:c", 1, 1),
        ("Enterprise:a", 2, 2),
    ]


async def test_a_node_is_not_its_own_target(fresh: Fresh, ecosystem: Ontology) -> None:
    """Where the sets overlap, a source counts the other members alone, also those beyond a target."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Investor:{key}") for key in "abcd"),
            edge("COOPERATES_WITH", "Investor:a", "Investor:b"),
            edge("COOPERATES_WITH", "Investor:b", "Investor:c"),
        ],
    )
    question = Connect(NodeSet(("Investor",)), NodeSet(("Investor",)), VIA, 2)
    assert await connect(engine, question) == Reached(
        4, 4, [("Investor:a", 1, 2), ("Investor:b", 1, 2), ("Investor:c", 1, 2)], ["Investor:d"]
    )
    assert await evidence(engine, question, "Investor:a", 9) == [
        Path(("Investor:a", "Investor:b"), ("COOPERATES_WITH|Investor:a|Investor:b",), 1.0)
    ]


async def test_sets_by_filter_and_by_ids(fresh: Fresh, ecosystem: Ontology) -> None:
    """A set is of some kinds, and of those the nodes that a filter lets through."""
    engine = await fresh(ecosystem)
    await ecosystem_of_three(engine)
    question = Connect(
        NodeSet(("Investor", "Enterprise"), Compare("id", Op.IN, Param(0))),
        NodeSet(("Achievement",), Compare("name", Op.EQ, Param(1))),
        VIA,
        3,
    )
    given = (["Investor:j", "Enterprise:f", "Achievement:a", "Investor:gone"], "achievement:b")
    assert await connect(engine, question, *given) == Reached(2, 1, [("Investor:j", 3, 1)], ["Enterprise:f"])


async def test_evidence_is_the_best_paths(fresh: Fresh, ecosystem: Ontology) -> None:
    """Fewest edges, then the highest confidence, then the least ids; parallel edges are paths each."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            *(node(f"Enterprise:{key}") for key in "efg"),
            *(node(f"Achievement:{key}") for key in "ab"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e", "2", confidence=0.5),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e", "10", confidence=0.5),
            edge("INVESTED_IN", "Investor:i", "Enterprise:f", confidence=0.6),
            edge("INVESTED_IN", "Investor:i", "Enterprise:g", confidence=0.5),
            edge("OWNS", "Enterprise:e", "Achievement:a", confidence=0.9),
            edge("OWNS", "Enterprise:f", "Achievement:b", confidence=0.7),
            edge("OWNS", "Enterprise:g", "Achievement:a", confidence=0.9),
            edge("COOPERATES_WITH", "Enterprise:e", "Enterprise:f"),
        ],
    )
    question = investors_to_achievements(3)
    via_e, owns_e = "INVESTED_IN|Investor:i|Enterprise:e", "OWNS|Enterprise:e|Achievement:a"
    via_f, owns_f = "INVESTED_IN|Investor:i|Enterprise:f", "OWNS|Enterprise:f|Achievement:b"
    via_g, owns_g = "INVESTED_IN|Investor:i|Enterprise:g", "OWNS|Enterprise:g|Achievement:a"
    between = "COOPERATES_WITH|Enterprise:e|Enterprise:f"
    i, e, f, g = "Investor:i", "Enterprise:e", "Enterprise:f", "Enterprise:g"
    a, b = "Achievement:a", "Achievement:b"
    best = [
        Path((i, e, a), (f"{via_e}|10", owns_e), 0.45),
        Path((i, e, a), (f"{via_e}|2", owns_e), 0.45),
        Path((i, g, a), (via_g, owns_g), 0.45),
        Path((i, f, b), (via_f, owns_f), 0.42),
        Path((i, f, e, a), (via_f, between, owns_e), 0.54),
        Path((i, e, f, b), (f"{via_e}|10", between, owns_f), 0.35),
        Path((i, e, f, b), (f"{via_e}|2", between, owns_f), 0.35),
    ]
    assert await evidence(engine, question, i, 100) == best
    for limit in (1, 2, 5):
        assert await evidence(engine, question, i, limit) == best[:limit]


async def test_evidence_ends_at_the_first_target_and_never_turns_back(
    fresh: Fresh, ecosystem: Ontology
) -> None:
    """No target between the ends and no node twice, also where circles would allow longer ways."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            node("Enterprise:e"),
            node("Enterprise:f"),
            node("Achievement:a"),
            node("Achievement:b"),
            edge("INVESTED_IN", "Investor:i", "Achievement:a"),
            edge("OWNS", "Enterprise:e", "Achievement:a"),
            edge("OWNS", "Enterprise:e", "Achievement:b"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:f", "1"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:f", "2"),
        ],
    )
    question = investors_to_achievements(5)
    assert await connect(engine, question) == Reached(1, 2, [("Investor:i", 1, 2)], [])
    assert await evidence(engine, question, "Investor:i", 9) == [
        Path(("Investor:i", "Achievement:a"), ("INVESTED_IN|Investor:i|Achievement:a",), 1.0)
    ]


async def test_confidence_is_multiplied_and_rounded(fresh: Fresh, ecosystem: Ontology) -> None:
    """0.1 x 0.2 x 0.3 is 0.006, not 0.006000000000000001."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(i) for i in ("Investor:j", "Investor:i", "Enterprise:e", "Achievement:a")),
            edge("COOPERATES_WITH", "Investor:j", "Investor:i", confidence=0.1),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e", confidence=0.2),
            edge("OWNS", "Enterprise:e", "Achievement:a", confidence=0.3),
        ],
    )
    (path,) = await evidence(engine, investors_to_achievements(), "Investor:j", 9)
    assert path.confidence == 0.006


async def test_the_scope_of_a_question(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nodes and edges out of scope are in no set, on no path and in no count."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            node("Investor:j", visibility="INTERNAL"),
            node("Enterprise:e", founded="2020"),
            node("Achievement:a"),
            node("Achievement:b"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e", since="2022", until="2023"),
            edge("OWNS", "Enterprise:e", "Achievement:a", confidence=0.4),
            edge("OWNS", "Enterprise:e", "Achievement:b"),
        ],
    )

    async def seen(scope: Scope, *given: Any) -> Reached:
        return await connect(engine, investors_to_achievements(3, scope), *given)

    assert await seen(Scope()) == Reached(2, 2, [("Investor:i", 2, 2)], ["Investor:j"])
    assert await seen(Scope(visible=("PUBLIC",))) == Reached(1, 2, [("Investor:i", 2, 2)], [])
    assert (await seen(Scope(min_confidence=Param(0)), 0.5)).connected == [("Investor:i", 2, 1)]
    period = Scope(as_of=(Param(0), Param(1)))
    assert (await seen(period, "2023-12-31", "2023-12-31")).connected == [("Investor:i", 2, 2)]
    assert (await seen(period, "2024-01-01", "2024-12-31")).unconnected == ["Investor:i", "Investor:j"]
    assert (await seen(period, "2019-01-01", "2019-12-31")).unconnected == ["Investor:i", "Investor:j"]


async def test_answers_follow_writes(fresh: Fresh, ecosystem: Ontology) -> None:
    """A question asked again sees what was written since: edges, their confidence, and visibility."""
    engine = await fresh(ecosystem)
    question = investors_to_achievements(1, Scope(visible=("PUBLIC",)))
    link = "INVESTED_IN|Investor:i|Achievement:a"

    async def after(*writes: Any) -> tuple[int, list[Path]]:
        async with engine.transaction("test") as transaction:
            await transaction.write(writes)
        found = await connect(engine, question)
        return len(found.connected), await evidence(engine, question, "Investor:i", 9)

    def path(confidence: float) -> Path:
        return Path(("Investor:i", "Achievement:a"), (link,), confidence)

    assert await after(node("Investor:i"), node("Achievement:a")) == (0, [])
    assert await after(edge("INVESTED_IN", "Investor:i", "Achievement:a")) == (1, [path(1.0)])
    assert await after(edge("INVESTED_IN", "Investor:i", "Achievement:a", confidence=0.5)) == (1, [path(0.5)])
    assert await after(edge("INVESTED_IN", "Investor:i", "Achievement:a", visibility="INTERNAL")) == (0, [])
    assert await after(edge("INVESTED_IN", "Investor:i", "Achievement:a", visibility=None)) == (
        1,
        [path(0.5)],
    )
    assert await after(node("Achievement:a", visibility="PARTNER")) == (0, [])
    assert await after(node("Achievement:a", visibility="PUBLIC")) == (1, [path(0.5)])


async def misses(engine: Engine, question: Connect, *sources: str) -> dict[str, Miss]:
    """The nearest misses of some sources."""
    return dict(await engine.misses(question, (), sources, TIMEOUT))


async def test_the_nearest_miss(fresh: Fresh, ecosystem: Ontology) -> None:
    """The link that would connect: fewest edges in all, then the least ids; none where none fits."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Investor:{key}") for key in "ijk"),
            *(node(f"Enterprise:{key}") for key in "efg"),
            node("Achievement:a"),
            *(node(f"Park:{key}") for key in "pq"),
            node("Field:x"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e"),
            edge("COOPERATES_WITH", "Investor:j", "Investor:i"),
            edge("OWNS", "Enterprise:f", "Achievement:a"),
            edge("OWNS", "Enterprise:g", "Achievement:a"),
            edge("LOCATED_IN", "Enterprise:e", "Park:q"),
            edge("LOCATED_IN", "Enterprise:e", "Park:p"),
            edge("LOCATED_IN", "Enterprise:f", "Park:q"),
            edge("LOCATED_IN", "Enterprise:g", "Park:p"),
            edge("IN_FIELD", "Investor:k", "Field:x"),
        ],
    )
    question = investors_to_achievements(4)
    # i - e, then the missing link, then f or g - a.
    assert await misses(engine, question, "Investor:i", "Investor:j", "Investor:k") == {
        "Investor:i": Miss("Enterprise:e", "Enterprise:f", "Park:q", 1, 1),
        "Investor:j": Miss("Enterprise:e", "Enterprise:f", "Park:q", 2, 1),
    }
    shorter = investors_to_achievements(3)
    assert await misses(engine, shorter, "Investor:j", "Investor:i") == {
        "Investor:i": Miss("Enterprise:e", "Enterprise:f", "Park:q", 1, 1)
    }
    async with engine.transaction("test") as transaction:
        await transaction.write([edge("IN_FIELD", "Achievement:a", "Field:x")])
    assert await misses(engine, question, "Investor:k") == {
        "Investor:k": Miss("Investor:k", "Achievement:a", "Field:x", 0, 0)
    }


async def test_a_miss_counts_edges_over_other_kinds_outwards_only(fresh: Fresh, ecosystem: Ontology) -> None:
    """Both lead to the shared node; the two kinds may differ, none of them is among those followed."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            node("Investor:j"),
            node("Enterprise:e"),
            node("Achievement:a"),
            node("Indicator:n", metric="m", value=1.0),
            node("Program:p"),
            edge("OWNS", "Enterprise:e", "Achievement:a"),
            edge("MEASURES", "Indicator:n", "Investor:i"),
            edge("MEASURES", "Indicator:n", "Enterprise:e"),
            edge("OPERATES", "Investor:j", "Program:p"),
            edge("TAKES_PART_IN", "Enterprise:e", "Program:p"),
        ],
    )
    assert await misses(engine, investors_to_achievements(), "Investor:i", "Investor:j") == {
        "Investor:j": Miss("Investor:j", "Enterprise:e", "Program:p", 0, 1)
    }


async def test_a_source_is_not_the_target_of_its_own_miss(fresh: Fresh, ecosystem: Ontology) -> None:
    """A link that would lead a source back to itself connects it to nothing."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            node("Investor:j"),
            node("Enterprise:e"),
            node("Park:p"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:e"),
            edge("LOCATED_IN", "Investor:i", "Park:p"),
            edge("LOCATED_IN", "Enterprise:e", "Park:p"),
        ],
    )
    question = Connect(NodeSet(("Investor",)), NodeSet(("Investor",)), VIA, 3)
    assert await misses(engine, question, "Investor:i", "Investor:j") == {}
    async with engine.transaction("test") as transaction:
        await transaction.write([edge("LOCATED_IN", "Investor:j", "Park:p")])
    assert await misses(engine, question, "Investor:i", "Investor:j") == {
        "Investor:i": Miss("Investor:i", "Investor:j", "Park:p", 0, 0),
        "Investor:j": Miss("Investor:j", "Investor:i", "Park:p", 0, 0),
    }
