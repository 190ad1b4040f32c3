"""The schema derives from the ontology, whichever that is."""

import os
import types
from pathlib import Path
from typing import Any

import pytest
import strawberry
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType

import schema as package
from graph.change import EdgeWrite, NodeWrite
from graph.engines import open_engine
from graph.ontology import Edge, Node, Ontology, OntologyError, ontology_of, prop
from graph.ontology.load import load_ontology
from schema.build import build_schema
from tests.graphql.asking import Client

SNAPSHOT = Path(package.__file__).parent / "schema.graphql"


def named_types(schema: strawberry.Schema) -> dict[str, Any]:
    """The types of a schema that are not GraphQL's own."""
    return {name: t for name, t in schema._schema.type_map.items() if not name.startswith("__")}


def test_the_sdl_is_the_committed_one(schema: strawberry.Schema) -> None:
    """A change of the schema is seen in review; `ECOGRAPH_SNAPSHOTS=write` writes it anew."""
    sdl = schema.as_str() + "\n"
    if os.environ.get("ECOGRAPH_SNAPSHOTS") == "write":
        SNAPSHOT.write_text(sdl, "utf-8")
    assert sdl == SNAPSHOT.read_text("utf-8")


def test_everything_is_described(schema: strawberry.Schema) -> None:
    """Every type, field, argument, input field and enum value that we define."""
    missing = []
    for name, found in named_types(schema).items():
        if not found.description:
            missing.append(name)
        if isinstance(found, GraphQLObjectType | GraphQLInterfaceType):
            for field, of in found.fields.items():
                missing += [f"{name}.{field}"] * (not of.description)
                missing += [f"{name}.{field}({a})" for a, arg in of.args.items() if not arg.description]
        elif isinstance(found, GraphQLInputObjectType):
            missing += [f"{name}.{f}" for f, of in found.fields.items() if not of.description]
        elif isinstance(found, GraphQLEnumType):
            missing += [f"{name}.{v}" for v, of in found.values.items() if not of.description]
    assert missing == []


def test_descriptions_come_from_the_declarations(schema: strawberry.Schema) -> None:
    """What the docstring says, with the Chinese label."""
    university = named_types(schema)["University"]
    assert university.description == "A higher-education institution (高校)."
    assert (
        university.fields["moeCode"].description
        == "Ten-digit code of the Ministry of Education of China (学校标识码)."
    )
    assert named_types(schema)["Designation"].values["SRDI"].description == "专精特新"


def test_kinds_have_their_interfaces_hops_and_root_fields(
    schema: strawberry.Schema, ontology: Ontology
) -> None:
    """For every kind of the ontology."""
    found = named_types(schema)
    query = found["Query"].fields
    for kind in ontology.kinds.values():
        made = found[kind.name]
        assert [i.name for i in made.interfaces] == list(kind.interfaces)
        assert made.fields.keys() == {"id", *kind.properties, *ontology.hops[kind.name]}
        assert str(query[kind.singular].type) == kind.name
        assert str(query[kind.plural].type) == f"{kind.name}Connection"
    assert str(query["organizations"].type) == "OrganizationConnection"
    assert str(query["node"].type) == "Node"
    assert str(query["nodes"].type) == "[Node]"
    assert str(query["connect"].type) == "ConnectAnswer"
    assert [i.name for i in found["Organization"].interfaces] == ["Node"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Achievement.name", "String!"),
        ("Achievement.trl", "Int"),
        ("Achievement.askingPrice", "Long"),
        ("Achievement.disclosed", "Date"),
        ("Achievement.createdAt", "DateTime!"),
        ("Achievement.confidence", "Float!"),
        ("Achievement.visibility", "Visibility!"),
        ("Achievement.transferModes", "[TransferMode!]!"),
        ("Achievement.keywords", "[String!]!"),
        ("Achievement.owners", "OwnsOrganizationConnection!"),
        ("Organization.achievements", "OwnsAchievementConnection!"),
        ("Institution.investments", "InvestedInNodeConnection!"),
        ("OwnsOrganizationConnection.edges", "[OwnsOrganizationEdge!]!"),
        ("OwnsOrganizationConnection.nodes", "[Organization!]!"),
        ("TransferredOrganizationEdge.broker", "Organization"),
        ("TransferredOrganizationEdge.cursor", "String!"),
        ("TransferredOrganizationEdge.id", "ID!"),
        ("Transferred.from", "Achievement!"),
        ("Transferred.to", "Organization!"),
        ("Link.from", "Node!"),
        ("AchievementFilter.trl", "IntFilter"),
        ("AchievementFilter.owners", "OwnsOrganizationRelation"),
        ("AchievementFilter.AND", "[AchievementFilter!]"),
        ("OrganizationFilter.kind", "NodeKindFilter"),
        ("FieldFilter.within", "ID"),
        ("FieldFilter.withCloseMatches", "Boolean"),
        ("OwnsOrganizationRelation.some", "OwnsOrganizationMatch"),
        ("OwnsOrganizationMatch.edge", "OwnsFilter"),
        ("OwnsOrganizationOrder.edge", "OwnsOrder"),
        ("AchievementOrder.owners", "CountOrder"),
        ("NodeSet.ids", "[ID!]"),
        ("NodeSet.organizations", "OrganizationFilter"),
    ],
)
def test_types_of_fields(schema: strawberry.Schema, place: str, expected: str) -> None:
    """Required properties are never null, lists have no nulls, money is long, references are nodes."""
    name, _, field = place.partition(".")
    assert str(named_types(schema)[name].fields[field].type) == expected


def test_the_plural_of_all_nodes_is_no_set(schema: strawberry.Schema) -> None:
    """`nodes` at the root reads by id."""
    assert "nodes" not in named_types(schema)["NodeSet"].fields


@pytest.fixture
def films() -> Ontology:
    """An ontology of a user's own."""
    return load_ontology("tests.contract.films")


async def test_a_foreign_ontology_serves(films: Ontology, tmp_path: Path) -> None:
    """Its own names throughout, also those that are words of SQL, and nothing of ours."""
    engine = open_engine(f"sqlite:///{tmp_path}/films.db", films)
    await engine.open()
    async with engine.transaction("test") as transaction:
        await transaction.write(
            [
                NodeWrite("Person:li", {"name": "李", "nameEn": "Li", "height": 1.7}),
                NodeWrite("Film:hero", {"name": "英雄", "nameEn": "Hero", "minutes": 99}),
                EdgeWrite("ACTED_IN", "Person:li", "Film:hero", "", {"roles": ["Nameless"], "fee": 7}),
            ]
        )
    ask = Client(build_schema(films), engine)
    data = await ask.data(
        """{
          films(where: {cast: {some: {node: {kind: {eq: Person}}, edge: {roles: {has: "nameless"}}}}}) {
            nodes { name minutes
              cast { edges { __typename roles node { __typename ... on Person { height } } } } }
          }
          connect(from: {people: {}}, to: {films: {}}) {
            connected { edges {
              node { __typename }
              evidence { text(language: ZH) en: text(language: EN) } } } }
        }"""
    )
    await engine.close()
    assert data == {
        "films": {
            "nodes": [
                {
                    "name": "英雄",
                    "minutes": 99,
                    "cast": {
                        "edges": [
                            {
                                "__typename": "ActedInAgentEdge",
                                "roles": ["Nameless"],
                                "node": {"__typename": "Person", "height": 1.7},
                            }
                        ]
                    },
                }
            ]
        },
        "connect": {
            "connected": {
                "edges": [
                    {
                        "node": {"__typename": "Person"},
                        "evidence": [{"text": "李出演英雄（7）。", "en": "Li acted in Hero (7)."}],
                    }
                ]
            }
        },
    }
    assert "Achievement" not in ask.schema.as_str()


def _ontology(**declared: type) -> Ontology:
    module = types.ModuleType("tests.made_up")
    vars(module).update(declared)
    return ontology_of(module)


def test_an_ontology_without_edges_serves() -> None:
    """There is nothing to connect over then."""

    class Stone(Node, label="石", plural="stones"):
        """A stone."""

    query = named_types(build_schema(_ontology(Stone=Stone)))["Query"]
    assert query.fields.keys() == {"node", "nodes", "stone", "stones", "search"}


def test_two_types_of_one_name_are_refused() -> None:
    """The error names the type."""

    class Owns(Node, label="物", plural="things"):
        """A thing whose kind has the name of an edge's type."""

    class Stone(Node, label="石", plural="stones"):
        """A stone."""

    class OwnsEdge(Node, label="边", plural="rims"):
        """A kind with the name of a connection's edge."""

    with pytest.raises(OntologyError, match="OwnsEdge: two types"):
        build_schema(_ontology(Stone=Stone, Owns=Owns, OwnsEdge=OwnsEdge))


def test_two_fields_of_one_name_are_refused() -> None:
    """Such as a property that is named like a part of every connection's edge."""

    class Stone(Node, label="石", plural="stones"):
        """A stone."""

    class LiesOn(Edge, label="在", sentence=("{from}在{to}", "{from} lies on {to}"), ends=((Stone, Stone),),
                 out=("below", "下"), into=("above", "上")):  # fmt: skip
        """A stone lies on another."""

        cursor: str | None = prop("光标", "Clashes.")

    with pytest.raises(OntologyError, match="LiesOnStoneEdge: two fields would be named 'cursor'"):
        build_schema(_ontology(Stone=Stone, LiesOn=LiesOn))
