"""What a caller may not see changes nothing that he is told."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from graph.change import EdgeWrite, NodeWrite, Writes
from graph.engine import Engine
from graph.ontology import Ontology, Visibility
from graph.ontology.load import load_ontology
from graph.plan import Connect, Plan, Scope
from graph.search.question import Search
from graph.search.wanted import MOST_NEAR
from tests.contract import reference
from tests.contract.ask import TIMEOUT, ask
from tests.contract.conftest import Fresh
from tests.contract.finding import search
from tests.contract.say import node
from tests.contract.strategies import (
    Drawn,
    changes,
    connects,
    drawn_graphs,
    filters,
    overviews,
    questions,
    searches,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

PUBLIC = Scope(visible=(Visibility.PUBLIC.name,))
ONTOLOGIES = st.sampled_from([load_ontology("tests.contract.films"), load_ontology()])


@st.composite
def _asked(draw: DrawFn) -> tuple[Drawn, tuple[str, ...], list[tuple[Any, list[Any]]]]:
    """A graph, what a caller is cleared for, and reads and questions of every sort with their values."""
    drawn = draw(ONTOLOGIES.flatmap(drawn_graphs))
    codes = [visibility.name for visibility in Visibility]
    asked: list[tuple[Any, list[Any]]] = []
    for sort in (questions, overviews, changes, filters):
        asked += [(question.plan, question.given) for question in draw(st.lists(sort(drawn), max_size=2))]
    for sort in (connects, searches):
        asked += draw(st.lists(sort(drawn), max_size=2))
    return drawn, tuple(codes[: draw(st.sampled_from([1, 2]))]), asked


@given(_asked())
async def test_hidden_nodes_and_edges_change_no_answer(
    fresh: Fresh, case: tuple[Drawn, tuple[str, ...], list[tuple[Any, list[Any]]]]
) -> None:
    """Whatever is read, counted, summed up, grouped, compared over time, connected or searched for: rows,
    their order, cursors and scores."""
    drawn, visible, asked = case
    graph, engine = drawn.graph, await fresh(drawn.graph.ontology)
    seen = reference.in_scope(graph, Scope(visible=visible), [])
    about = [(_for(question, visible), values) for question, values in asked]
    await _write(engine, _writes(seen, graph.nodes.keys() & seen.nodes.keys(), seen.edges.keys()))
    before = [await _told(engine, *each) for each in about]
    hidden = graph.nodes.keys() - seen.nodes.keys(), graph.edges.keys() - seen.edges.keys()
    await _write(engine, _writes(graph, *hidden))
    for each, expected in zip(about, before, strict=True):
        note(f"{each!r}")
        assert await _told(engine, *each) == expected


def _for(question: Any, visible: tuple[str, ...]) -> Any:
    """The read or question of a caller with this clearance."""
    return replace(question, scope=replace(question.scope, visible=visible))


async def _told(engine: Engine, question: Plan | Connect | Search, values: Sequence[Any]) -> Any:
    """All that a caller is told in answer."""
    match question:
        case Plan():
            return await ask(engine, question, values)
        case Search():
            return await engine.search(question, values, TIMEOUT)
        case Connect():
            reached = await engine.connect(question, values, TIMEOUT)
            connected = [source for source, _, _ in reached.connected]
            paths = await engine.evidence(question, values, connected, 3, TIMEOUT)
            misses = await engine.misses(question, values, reached.unconnected, TIMEOUT)
            return reached, paths, misses


def _writes(graph: reference.Graph, nodes: Any, edges: Any) -> Writes:
    """What makes these nodes and edges of a graph."""

    def given(properties: Any, stored: reference.Stored) -> dict[str, Any]:
        managed = {prop.name for prop in properties.values() if prop.managed}
        return {name: value for name, value in stored.items() if name not in managed}

    ontology = graph.ontology
    made: list[NodeWrite | EdgeWrite] = [
        NodeWrite(i, given(ontology.kinds[reference.kind(i)].properties, graph.nodes[i]))
        for i in sorted(nodes)
    ]
    for link in (graph.edges[i] for i in sorted(edges)):
        values = given(ontology.edges[link.kind].properties, link.stored)
        made.append(EdgeWrite(link.kind, link.source, link.target, link.key, values))
    return made


async def _write(engine: Engine, writes: Writes) -> None:
    async with engine.transaction("test") as transaction:
        await transaction.write(writes)


async def test_hidden_words_are_told_by_no_score(fresh: Fresh, ecosystem: Ontology) -> None:
    """However many nodes that a caller may not see have a word, or no word but that."""
    engine = await fresh(ecosystem)
    seen = [node(f"Park:{i}", name=f"Quartz Park {'x' * i}", summary="granite") for i in range(3)]
    hidden = [
        node(f"Demand:{i}", name=f"Quartz {i}", summary="granite " * i, visibility=visibility)
        for i, visibility in enumerate(["PARTNER", "INTERNAL"] * 20)
    ]
    await _write(engine, seen)
    texts = ("quartz", "granite", "quartz park", "qaurtz park", "quartz granite stone")
    before = [await search(engine, text, scope=PUBLIC) for text in texts]
    assert [len(answer.rows) for answer in before] == [3] * len(texts)
    await _write(engine, hidden)
    assert [await search(engine, text, scope=PUBLIC) for text in texts] == before


async def test_hidden_words_do_not_crowd_out_what_is_spelt_alike(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nearer ones in any number: more than a misspelt word stands for."""
    engine = await fresh(ecosystem)
    text = "qwertyuiop"
    nearer = [text[:i] + c + text[i + 1 :] for i in range(len(text)) for c in "abcdfg"]
    hidden = [node(f"Demand:{n}", name=n, visibility="INTERNAL") for n in nearer]
    for writes in ([node("Park:a", name="qwzztyuiop")], hidden):
        await _write(engine, writes)
        assert (await search(engine, f"{text} ", scope=PUBLIC)).counts == {"Park": 1}
    assert (await search(engine, f"{text} ")).counts == {"Demand": MOST_NEAR}
