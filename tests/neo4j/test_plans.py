"""The database reads by its indexes, and knows what the ontology declares."""

import neo4j
import pytest

from graph.engines.neo4j.schema import date_indexes, schema
from graph.engines.neo4j.store import Neo4jEngine
from graph.ontology import Ontology
from graph.ontology.load import load_ontology
from graph.plan import (
    By,
    Compare,
    Connection,
    ConnectionField,
    Dated,
    EdgeField,
    Filter,
    LinkLookup,
    LinkScan,
    Lookup,
    NodeField,
    Nodes,
    Op,
    Order,
    Page,
    Param,
    Plan,
    Position,
    Prop,
    Quantifier,
    Related,
    TotalCount,
    Within,
)
from tests.neo4j.say import PARKS

_ID = (NodeField("id", Prop("id")),)
_LINK = (EdgeField("id", Prop("id")),)


def fields_of(name: str, filter_: Filter, engine: Neo4jEngine) -> Plan:
    """The number of achievements with a field that satisfies a filter."""
    related = Related(engine.ontology.hops["Achievement"][name], Quantifier.SOME, filter_)
    counted = (ConnectionField("totalCount", TotalCount()),)
    return Plan(Connection(None, ("Achievement",), counted, Page(Param(1)), where=related))


def after(keys: int) -> Plan:
    """The first parks by id after a position."""
    shown = (ConnectionField("nodes", Nodes({"Park": _ID})),)
    position = Position(tuple(Param(i + 1) for i in range(keys)))
    return Plan(Connection(None, ("Park",), shown, Page(Param(0), after=position)))


async def operators(engine: Neo4jEngine, plan: Plan, *values: object) -> set[str]:
    """The operators of the database's plan."""
    text = await engine.explain(engine.prepare(plan), values, 60)
    return {line.split()[0] for line in text.splitlines()}


async def test_nodes_are_looked_up_by_index(engine: Neo4jEngine) -> None:
    """Of one kind, of an interface, and of kinds that no interface joins."""
    for kinds in (("Park",), engine.ontology.concrete("Organization"), ("Achievement", "Field")):
        plan = Plan(Lookup(kinds, Param(0), dict.fromkeys(kinds, _ID)))
        found = await operators(engine, plan, ["Park:a"])
        assert found & {"NodeUniqueIndexSeek", "NodeByLabelScan"} == {"NodeUniqueIndexSeek"}


async def test_edges_are_looked_up_between_their_ends(engine: Neo4jEngine) -> None:
    """An index leads to both, once for all kinds."""
    plan = Plan(LinkLookup(Param(0), dict.fromkeys(engine.ontology.edges, _LINK)))
    text = await engine.explain(engine.prepare(plan), [["OWNS|Park:a|Achievement:b"]], 60)
    assert text.count("NodeUniqueIndexSeek") == 2
    assert "Scan" not in text


@pytest.mark.parametrize("edges", [False, True])
@pytest.mark.parametrize("ended", [False, True])
async def test_what_began_and_ended_is_found_by_one_index(
    engine: Neo4jEngine, *, edges: bool, ended: bool
) -> None:
    """Once for the numbers and once for the rows, whatever the kinds."""
    kinds = tuple(engine.ontology.edges if edges else engine.ontology.kinds)
    plan = Plan(Dated(kinds, edges, ended, Param(1), Param(2), Param(0)))
    text = await engine.explain(engine.prepare(plan), [20, "2024-01-01", "2024-12-31"], 60)
    assert text.count("db.index.fulltext") == 2
    assert "Scan" not in text
    assert "Seek" not in text


async def test_another_ontology_has_another_index_of_dates(ecosystem: Ontology) -> None:
    """So that one which was made for other kinds is not taken for it."""
    films = load_ontology("tests.model.films")
    names = [[name for name, _ in date_indexes(one).values()] for one in (ecosystem, films)]
    assert set(names[0]).isdisjoint(names[1])


async def test_pages_by_id_are_read_in_the_order_of_the_index(engine: Neo4jEngine) -> None:
    """The first page and later ones read no more nodes than they show: nothing is sorted."""
    for plan, values in ((PARKS, [20]), (after(1), [20, "Park:a"])):
        found = await operators(engine, plan, *values)
        assert not found & {"Sort", "Top", "NodeByLabelScan"}


@pytest.mark.parametrize("descending", [False, True])
async def test_pages_by_name_are_read_in_the_order_of_the_index(
    engine: Neo4jEngine, *, descending: bool
) -> None:
    """Only parks of one name at a time are sorted, on the first page and on later ones."""
    shown = (ConnectionField("nodes", Nodes({"Park": _ID})),)
    order = (Order(By.NODE, "name", descending=descending),)
    after_b = Page(Param(0), after=Position((Param(1), Param(2))))
    for page, values in ((Page(Param(0)), [20]), (after_b, [20, "b", "Park:b"])):
        plan = Plan(Connection(None, ("Park",), shown, page, order=order))
        found = await operators(engine, plan, *values)
        assert "PartialTop" in found
        assert not found & {"Sort", "Top", "NodeByLabelScan"}


async def test_a_page_of_edges_is_read_in_the_order_of_their_sources(engine: Neo4jEngine) -> None:
    """Only the edges of one source at a time are sorted."""
    plan = Plan(LinkScan("OWNS", (Param(0), Param(1), Param(2)), Param(3), _LINK))
    found = await operators(engine, plan, "Park:1", "", "", 10)
    assert "PartialTop" in found
    assert not found & {"Sort", "Top", "NodeByLabelScan"}


@pytest.mark.parametrize("filter_", [Within(Param(0)), Compare("id", Op.EQ, Param(0))])
async def test_a_named_neighbour_leads_to_the_nodes(engine: Neo4jEngine, filter_: Filter) -> None:
    """Achievements in a field are found from the field, not by looking at all achievements."""
    found = await operators(engine, fields_of("fields", filter_, engine), "Field:a", 20)
    assert "NodeUniqueIndexSeek" in found
    assert "NodeByLabelScan" not in found


async def test_constraints_and_indexes_are_those_of_the_ontology(
    engine: Neo4jEngine, driver: neo4j.AsyncDriver
) -> None:
    """Ids are unique per label and edge kind; properties marked for it have an index, text by its shadow."""
    wanted = schema(engine.ontology)
    shown, _, _ = await driver.execute_query(
        "SHOW INDEXES YIELD name, state, labelsOrTypes, properties, owningConstraint WHERE name IN $names "
        "RETURN name, state, labelsOrTypes[0], properties[0], owningConstraint IS NOT NULL",
        names=list(wanted),
    )
    found = {name: rest for name, *rest in shown}
    assert set(found) == set(wanted)
    assert found["ecograph Node id"] == ["ONLINE", "Node", "id_", True]
    assert found["ecograph Organization id"] == ["ONLINE", "Organization", "id_", True]
    assert found["ecograph OWNS id"] == ["ONLINE", "OWNS", "id_", True]
    assert found["ecograph Achievement name"] == ["ONLINE", "Achievement", "name_", False]
    assert found["ecograph search by visibility 4"] == ["ONLINE", "Node", "_searchPUBLIC0", False]
    assert found["ecograph Achievement trl"] == ["ONLINE", "Achievement", "trl", False]
    assert "ecograph Achievement summary" not in found


def test_aliases_make_no_other_statement(engine: Neo4jEngine) -> None:
    """The database plans for a value once, whatever it is called and however often."""

    def named(*keys: str) -> str:
        shown = tuple(NodeField(key, Prop("name")) for key in keys)
        return engine.prepare(Plan(Lookup(("Park",), Param(0), {"Park": shown}))).text

    assert named("a", "b") == named("name")
