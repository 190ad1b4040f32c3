"""Connecting questions over the adjacency in memory: views that follow the log, and hard graphs."""

from itertools import pairwise
from pathlib import Path

import apsw
import pytest

from graph.change import EdgeWrite, NodeWrite
from graph.engines.embedded import reach
from graph.engines.embedded.store import EmbeddedEngine
from graph.ontology.load import load_ontology
from graph.plan import Connect, NodeSet, Scope

ONTOLOGY = load_ontology()
PARTNERS = Connect(NodeSet(("Investor",)), NodeSet(("University",)), ("COOPERATES_WITH",), 6)


@pytest.fixture
async def engine(tmp_path: Path):
    engine = EmbeddedEngine(f"sqlite:///{tmp_path / 'eco.db'}", ONTOLOGY)
    await engine.open()
    yield engine
    await engine.close()


async def write(engine: EmbeddedEngine, nodes: list[str], partners: list[tuple[str, str]]) -> None:
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite(node, {"name": node}) for node in nodes])
        await transaction.write([EdgeWrite("COOPERATES_WITH", a, b, "", {}) for a, b in partners])


async def test_a_view_follows_the_change_log(engine: EmbeddedEngine) -> None:
    """A link or a clearance written between two questions shows in the second."""
    await write(engine, ["Investor:i", "Enterprise:e", "University:u"], [("Investor:i", "Enterprise:e")])
    assert (await engine.connect(PARTNERS, [], 10)).unconnected == ["Investor:i"]
    await write(engine, [], [("Enterprise:e", "University:u")])
    assert (await engine.connect(PARTNERS, [], 10)).connected == [("Investor:i", 2, 1)]

    public = Connect(PARTNERS.source, PARTNERS.target, PARTNERS.via, 6, Scope(visible=("PUBLIC",)))
    assert (await engine.connect(public, [], 10)).connected == [("Investor:i", 2, 1)]
    async with engine.transaction("test") as transaction:
        await transaction.write([NodeWrite("Enterprise:e", {"visibility": "INTERNAL"})])
    assert (await engine.connect(public, [], 10)).unconnected == ["Investor:i"]
    assert (await engine.connect(PARTNERS, [], 10)).connected == [("Investor:i", 2, 1)]


async def test_a_view_that_a_question_holds_does_not_change(engine: EmbeddedEngine) -> None:
    """A question sees one state of the graph, whatever another question finds meanwhile."""
    await write(engine, ["Investor:i", "University:u"], [])
    views = engine._views
    with engine._reader() as connection:
        held = views.get(connection, PARTNERS.via, Scope(), [])
        await write(engine, [], [("Investor:i", "University:u")])
        newer = views.get(connection, PARTNERS.via, Scope(), [])
    assert list(held.near("Investor:i")) == []
    assert [link[0] for link in newer.near("Investor:i")] == ["University:u"]


async def test_sets_read_before_a_write_are_not_kept_for_after_it(engine: EmbeddedEngine) -> None:
    """A question that began before a write, and goes on when another has brought the view up to date, does
    not spoil the next one's sets."""
    await write(engine, ["Investor:a", "University:u"], [])

    def ask(connection: apsw.Connection) -> reach.Ask:
        return reach.Ask(connection, engine._views, ONTOLOGY, PARTNERS, [], lambda: None)

    with engine._reader() as older, engine._reader() as newer, older:
        assert ask(older).members(PARTNERS.target) == ["University:u"]  # from here on it sees this state
        await write(engine, ["Investor:b"], [])
        ask(newer).view()
        assert reach.connect(ask(older)).source_count == 1
    assert (await engine.connect(PARTNERS, [], 10)).source_count == 2


async def test_targets_beyond_one_slice_add_up(
    engine: EmbeddedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large sets of targets are walked from in slices; counts add up, the nearest distance holds."""
    monkeypatch.setattr(reach, "_SLICE", 2)
    universities = [f"University:u{i}" for i in range(5)]
    chain = ["Investor:i", *universities]
    await write(engine, chain, list(pairwise(chain)))
    assert (await engine.connect(PARTNERS, [], 10)).connected == [("Investor:i", 1, 5)]


async def test_paths_around_a_cut_vertex_are_given_up_early(engine: EmbeddedEngine) -> None:
    """Where every way back to the only target leads over a node of the path itself, the search for longer
    paths ends without walking each of the clique's many million paths."""
    clique = [f"Enterprise:e{i:02d}" for i in range(40)]
    links = [(a, b) for i, a in enumerate(clique) for b in clique[i + 1 :]]
    bridge = [("Investor:i", clique[0]), (clique[0], "University:u")]
    await write(engine, ["Investor:i", "University:u", *clique], [*links, *bridge])
    found = await engine.evidence(PARTNERS, [], ["Investor:i"], limit=3, timeout=60)
    assert [path.nodes for path in found["Investor:i"]] == [("Investor:i", clique[0], "University:u")]
