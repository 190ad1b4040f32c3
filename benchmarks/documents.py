"""Example documents on the demo graph at any scale, and how their time should grow with it."""

from dataclasses import dataclass, field

from benchmarks.served import ROOT


@dataclass(frozen=True)
class Document:
    """A document with variables. `growth` is `flat` where an index leads to the few rows that are shown, and
    `linear` where it counts, groups or walks what grows with the graph."""

    growth: str
    text: str
    variables: dict[str, object] = field(default_factory=dict)


def _case(name: str) -> str:
    return (ROOT / "tests" / "graphql" / "cases" / f"{name}.graphql").read_text("utf-8")


DOCUMENTS = {
    "achievement card (02)": Document("flat", _case("02-achievement-card"), {"id": "Achievement:s-000010"}),
    "20 achievements, owners, fields": Document(
        "flat",
        "{ achievements(first: 20) { nodes { "
        "id name owners { nodes { id name } } fields { nodes { id name } } } } }",
    ),
    "20 enterprises by name": Document(
        "flat", "{ enterprises(first: 20, orderBy: [{name: ASC}]) { nodes { id name city } } }"
    ),
    "20 dearest achievements": Document(
        "flat",
        "{ achievements(first: 20, orderBy: [{askingPrice: DESC}]) { nodes { id name askingPrice } } }",
    ),
    "an enterprise by its name": Document(
        "flat",
        "query ($name: String!) { enterprises(where: {name: {eq: $name}}) { nodes { id name city } } }",
        {"name": "长沙霁汐电池健康评估股份有限公司（模拟）"},
    ),
    "20 mature achievements": Document(
        "flat", "{ achievements(first: 20, where: {trl: {gte: 8}}) { nodes { id name trl } } }"
    ),
    "20 achievements of one university": Document(
        "flat",
        "query ($id: ID!) { "
        "university(id: $id) { achievements(first: 20) { totalCount nodes { id name } } } }",
        {"id": "University:s-000010"},
    ),
    "number of achievements": Document("linear", "{ achievements { totalCount } }"),
    "number in new materials and below": Document(
        "linear",
        '{ achievements(where: {fields: {some: {node: {within: "Field:sei-3"}}}}) { totalCount } }',
    ),
    "universities by results (03)": Document("linear", _case("03-nested-list")),
    "groups (04)": Document("linear", _case("04-groups")),
    "search (07)": Document("flat", _case("07-search"), {"text": "石墨烯"}),
    "investors to new materials (01)": Document("linear", _case("01-investors-to-new-materials")),
}
