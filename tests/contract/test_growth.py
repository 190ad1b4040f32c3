"""An ontology that grows over a graph that is there: opening adapts the graph, and loses nothing."""

import pytest

from graph.engines import open_engine
from graph.ontology import Date, Edge, Node, Ontology, compile_ontology, prop
from graph.plan import By, Compare, Missing, Not, Op, Order, Plan
from tests.contract.ask import ask, everything
from tests.contract.conftest import Fresh
from tests.contract.reference import Graph
from tests.contract.say import Given, edge, found, neighbours, node

pytestmark = pytest.mark.asyncio(loop_scope="session")


def _small() -> Ontology:
    class Tree(Node, label="树", plural="trees"):
        """A tree."""

    return compile_ontology("small", [Tree], [])


def _grown() -> Ontology:
    class Tree(Node, label="树", plural="trees", lifetime=("planted", None)):
        """A tree, of which more is known."""

        species: str | None = prop("树种", "Species.", index=True)
        rings: int = prop("年轮", "Number of rings.")
        names: list[str] = prop("名字", "What people call it.")
        bark: str = prop("树皮", "How it feels.", default="Rough 粗", index=True)
        planted: Date | None = prop("种植", "When it was planted.")

    class Bird(Node, label="鸟", plural="birds"):
        """A bird."""

    class NestsIn(
        Edge,
        label="筑巢",
        sentence=("{from}在{to}筑巢", "{from} nests in {to}"),
        ends=((Bird, Tree),),
        out=("nests", "巢"),
        into=("guests", "客"),
    ):
        """A bird has its nest in a tree."""

    return compile_ontology("grown", [Tree, Bird], [NestsIn])


def _wild() -> Ontology:
    class Tree(Node, label="树", plural="trees"):
        """A tree, of which less is known."""

        names: list[str] = prop("名字", "What people call it.")

    return compile_ontology("wild", [Tree], [])


async def test_a_default_declared_since_is_given_to_what_was_there(fresh: Fresh) -> None:
    """Without a change of anything, and again after the property was away for a while."""
    engine = await fresh(_small())
    async with engine.transaction("test") as transaction:
        await transaction.write([node("Tree:a")])
    ontology, grown = _grown(), []
    for known, writes in (
        (ontology, []),
        (_wild(), [node("Tree:b")]),
        (ontology, [node("Tree:c", rings=1, bark="")]),
    ):
        await engine.close()
        engine = open_engine(engine.url, known)
        await engine.open()
        if known is ontology:
            given = Given()
            grown.append(await found(engine, ["Tree"], given, Compare("bark", Op.EQ, given("rough 粗"))))
        async with engine.transaction("test") as transaction:
            await transaction.write(writes)
    ((plan, given),) = everything(Graph(ontology, {"Tree:a": {}}))
    (answer,) = await ask(engine, Plan(plan.read), given)
    changes = [change.id async for change in engine.changes(0)]
    await engine.close()
    assert grown == [["Tree:a"], ["Tree:a", "Tree:b"]]
    assert [(tree["id"], tree["bark"], tree["version"]) for tree in answer["it"]] == [
        ("Tree:a", "Rough 粗", 1),
        ("Tree:b", "Rough 粗", 1),
        ("Tree:c", "", 1),
    ]
    assert changes == ["Tree:a", "Tree:b", "Tree:c"]


async def test_new_properties_kinds_and_edges(fresh: Fresh) -> None:
    """What was written before has no value for what is declared since, a required one included."""
    engine = await fresh(_small())
    async with engine.transaction("test") as transaction:
        await transaction.write([node("Tree:a"), node("Tree:b")])
    await engine.close()
    ontology = _grown()
    grown = open_engine(engine.url, ontology)
    await grown.open()
    try:
        async with grown.transaction("test") as transaction:
            await transaction.write(
                [
                    node("Tree:b", species="Ginkgo", rings=7, names=["老树"], planted="1020"),
                    node("Bird:x"),
                    edge("NESTS_IN", "Bird:x", "Tree:a"),
                ]
            )
        ((plan, given),) = everything(Graph(ontology, {"Tree:a": {}}))
        (answer,) = await ask(grown, Plan(plan.read), given)
        first, second = answer["it"]
        assert [first[name] for name in ("species", "rings", "names", "planted")] == [None, None, [], None]
        assert [second[name] for name in ("species", "rings", "names", "planted")] == [
            "Ginkgo",
            7,
            ["老树"],
            "1020",
        ]
        assert second["version"] == 2
        assert await found(grown, ["Tree"], Given(), Missing("species")) == ["Tree:a"]
        given = Given()
        other = Not(Compare("rings", Op.GT, given(5)))
        assert await found(grown, ["Tree"], given, other) == ["Tree:a"]
        for descending in (False, True):
            order = [Order(By.NODE, "rings", None, descending)]
            assert await found(grown, ["Tree"], Given(), order=order) == ["Tree:b", "Tree:a"]
        guests = ontology.hops["Tree"]["guests"]
        assert await neighbours(grown, "Tree:a", guests, Given()) == [("NESTS_IN|Bird:x|Tree:a", "Bird:x")]
    finally:
        await grown.close()
