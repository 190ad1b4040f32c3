"""Made-up graphs, plans, questions and writes: each engine answers as the reference does.

`ECOGRAPH_TEST_PROFILE=thorough` tries many more than the everyday profile, other ones each time.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from graph.engine import Engine, Reached
from graph.ontology.load import load_ontology
from graph.plan import (
    ConnectionField,
    Cursor,
    EdgeField,
    Edges,
    Lookup,
    NodeField,
    Page,
    PageInfo,
    Param,
    Plan,
    Position,
)
from tests.contract import reference
from tests.contract.ask import TIMEOUT, ask, check, everything, load, replay
from tests.contract.conftest import Fresh
from tests.contract.strategies import (
    Batches,
    Drawn,
    Listing,
    batches,
    changes,
    connects,
    drawn_graphs,
    filters,
    listings,
    overviews,
    questions,
    searches,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")

ONTOLOGIES = st.sampled_from([load_ontology("tests.contract.films"), load_ontology()])


def about(
    strategy: Callable[[Drawn], SearchStrategy[Any]], most: int
) -> SearchStrategy[tuple[Drawn, list[Any]]]:
    """A graph, and a few things to ask about it."""
    return ONTOLOGIES.flatmap(drawn_graphs).flatmap(
        lambda drawn: st.tuples(st.just(drawn), st.lists(strategy(drawn), min_size=most // 2, max_size=most))
    )


async def same_reads(fresh: Fresh, drawn: Drawn, asked: list[Any]) -> None:
    """What is asked of a graph must be answered as the reference answers it."""
    engine = await fresh(drawn.graph.ontology)
    graph, _ = await load(engine, drawn.writes)
    for question in asked:
        note(f"{question!r}")
        await check(engine, graph, question.plan, question.given)


@given(about(questions, 8))
async def test_reads_equal_the_reference(fresh: Fresh, case: tuple[Drawn, list[Any]]) -> None:
    """Any plan on any graph gives what the reference gives, down to the order of keys."""
    await same_reads(fresh, *case)


@given(about(changes, 12))
async def test_what_began_and_ended_equals_the_reference(fresh: Fresh, case: tuple[Drawn, list[Any]]) -> None:
    """Dates of mixed precision, in any scope, counted and paged."""
    await same_reads(fresh, *case)


@given(about(filters, 20))
async def test_filters_equal_the_reference(fresh: Fresh, case: tuple[Drawn, list[Any]]) -> None:
    """Any filter finds the nodes that the reference finds."""
    await same_reads(fresh, *case)


@given(about(overviews, 8))
async def test_summaries_and_groups_equal_the_reference(fresh: Fresh, case: tuple[Drawn, list[Any]]) -> None:
    """Whatever is summed up, and whatever it is grouped and ordered by."""
    await same_reads(fresh, *case)


@given(about(listings, 4), st.integers(1, 3), st.booleans())
async def test_pages_together_are_the_whole_list(
    fresh: Fresh, case: tuple[Drawn, list[Listing]], size: int, backward: bool
) -> None:
    """Paging to the end gives every row once, in order, forwards and backwards."""
    drawn, asked = case
    engine = await fresh(drawn.graph.ontology)
    graph, _ = await load(engine, drawn.writes)
    for listing in asked:
        note(f"{listing!r}")
        view = reference.View(reference.in_scope(graph, listing.scope, listing.given), listing.given)
        if listing.near is not None and listing.near not in view.graph.nodes:
            continue
        near = reference.Node(listing.near, view.graph.nodes[listing.near]) if listing.near else None
        read = listing.connection
        whole = [
            [read.fingerprint, *reference.position(view, read, row)]
            for row in reference.rows(view, read, near)
        ]
        found: list[Any] = []
        cursor, more = None, True
        while more:
            (answer,) = await ask(engine, *_page(listing, size, cursor, backward=backward))
            page = answer["connection"] if near else answer
            rows = [edge["cursor"] for edge in page["edges"]]
            found = rows + found if backward else found + rows
            more, cursor = page["info"]["more"], page["info"]["cursor"]
            assert len(found) <= len(whole)
        assert found == whole


def _page(listing: Listing, size: int, cursor: Any, *, backward: bool) -> tuple[Plan, list[Any]]:
    """The plan of one page of a listing, and its values."""
    given = [*listing.given, size, *(cursor[1:] if cursor else ())]
    limit = Param(len(listing.given))
    position = Position(tuple(Param(i) for i in range(limit.index + 1, len(given)))) if cursor else None
    page = Page(limit, backward, None if backward else position, position if backward else None)
    info = [("more", "hasPreviousPage"), ("cursor", "startCursor")]
    if not backward:
        info = [("more", "hasNextPage"), ("cursor", "endCursor")]
    fields = (
        ConnectionField("edges", Edges((EdgeField("cursor", Cursor()),))),
        ConnectionField("info", PageInfo(tuple(info))),
    )
    read = replace(listing.connection, page=page, fields=fields)
    if listing.near is None:
        return Plan(read, listing.scope), given
    kind = reference.kind(listing.near)
    shape = {kind: (NodeField("connection", read),)}
    return Plan(Lookup((kind,), Param(len(given)), shape), listing.scope), [*given, [listing.near]]


async def same_connections(engine: Engine, graph: reference.Graph, question: Any, values: Any) -> None:
    """A connecting question, its evidence and its misses must be the reference's."""
    expected = reference.connect(graph, question, values)
    found = await engine.connect(question, values, TIMEOUT)
    assert _as_tuples(found) == _as_tuples(expected)
    connected = [source for source, _, _ in expected.connected]
    best = reference.evidence(graph, question, values, connected, 100)
    for limit in (100, 2) if any(len(paths) > 2 for paths in best.values()) else (100,):
        paths = await engine.evidence(question, values, connected, limit, TIMEOUT)
        assert {i: list(found) for i, found in paths.items()} == {i: list(p)[:limit] for i, p in best.items()}
    misses = await engine.misses(question, values, expected.unconnected, TIMEOUT)
    assert dict(misses) == dict(reference.misses(graph, question, values, expected.unconnected))


def _as_tuples(found: Reached) -> tuple[Any, ...]:
    connected = [tuple(item) for item in found.connected]
    return found.source_count, found.target_count, connected, list(found.unconnected)


@given(about(connects, 2))
async def test_connecting_questions_equal_the_reference(fresh: Fresh, case: tuple[Drawn, list[Any]]) -> None:
    """Who is connected, over which paths, and what is missing between the others."""
    drawn, asked = case
    engine = await fresh(drawn.graph.ontology)
    graph, _ = await load(engine, drawn.writes)
    for question, values in asked:
        note(f"{question!r}\n{values!r}")
        await same_connections(engine, graph, question, values)


async def same_search(engine: Engine, graph: reference.Graph, question: Any, values: Any) -> None:
    """What a search finds must be what the reference finds, and in pages the same."""
    expected = reference.search(graph, question, values)
    found = await engine.search(question, values, TIMEOUT)
    assert found == expected
    rows: list[tuple[str, int, float]] = []
    more = bool(expected.rows)
    while more:
        given = [*values, 2, *([rows[-1][1], rows[-1][2], rows[-1][0]] if rows else ())]
        size, *position = map(Param, range(len(values), len(given)))
        page = Page(size, after=Position(tuple(position)) if position else None)
        part = await engine.search(replace(question, page=page, counts=False), given, TIMEOUT)
        assert part.counts == {}
        rows, more = [*rows, *part.rows], part.more
    assert rows == list(found.rows)


@given(about(searches, 6))
async def test_searches_equal_the_reference(fresh: Fresh, case: tuple[Drawn, list[Any]]) -> None:
    """The nodes found in order, with their scores, and the counts per kind."""
    drawn, asked = case
    engine = await fresh(drawn.graph.ontology)
    graph, _ = await load(engine, drawn.writes)
    for question, values in asked:
        note(f"{question!r}\n{values!r}")
        await same_search(engine, graph, question, values)


@st.composite
def _written(draw: DrawFn) -> tuple[Batches, list[Any], list[Any], list[Any]]:
    written = draw(ONTOLOGIES.flatmap(batches))
    found = draw(st.lists(filters(written.drawn), max_size=2))
    connected = draw(st.lists(connects(written.drawn), max_size=1))
    return written, found, connected, draw(st.lists(searches(written.drawn), max_size=2))


@given(_written())
async def test_writes_equal_the_reference(
    fresh: Fresh, case: tuple[Batches, list[Any], list[Any], list[Any]]
) -> None:
    """Outcomes, the change log and what is stored, whatever is written in whichever order; and the same
    questions, asked after each batch, are answered from what is there by then."""
    written, found, connected, searched = case
    engine = await fresh(written.drawn.graph.ontology)
    graph, since = reference.Graph(engine.ontology), 0
    for batch in written.writes:
        since = await replay(engine, graph, batch, since=since)
        for question in found:
            await check(engine, graph, question.plan, question.given)
        for question, values in connected:
            await same_connections(engine, graph, question, values)
        for question, values in searched:
            await same_search(engine, graph, question, values)
    for plan, values in everything(graph):
        await check(engine, graph, plan, values)
