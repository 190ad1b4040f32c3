"""Every operator of the filters, from the document to the nodes that it finds."""

import pytest

from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

FOAM, CATHODE, RESIN, SECRET = "foam", "cathode", "resin", "secret"

ACHIEVEMENTS = [
    ('id: {eq: "Achievement:foam"}', [FOAM]),
    ('id: {ne: "Achievement:foam"}', [CATHODE, RESIN, SECRET]),
    ('id: {in: ["Achievement:foam", "Achievement:gone"]}', [FOAM]),
    ('id: {notIn: ["Achievement:foam", "Achievement:gone"]}', [CATHODE, RESIN, SECRET]),
    ('name: {eq: "abs树脂"}', [RESIN]),
    ('name: {contains: "ＢＳ"}', [RESIN]),
    ('name: {startsWith: "Ab"}', [RESIN]),
    ('name: {startsWith: "bs"}', []),
    ('name: {contains: "%"}', []),
    ('nameEn: {ne: "aluminium FOAM"}', [CATHODE, RESIN, SECRET]),
    ('nameEn: {in: ["ALUMINIUM FOAM", "x"]}', [FOAM]),
    ('nameEn: {notIn: ["ALUMINIUM FOAM"]}', [CATHODE, RESIN, SECRET]),
    ('name: {gte: "b"}', [CATHODE, FOAM, SECRET]),
    ("nameEn: {isNull: true}", [CATHODE, RESIN, SECRET]),
    ("nameEn: {isNull: false}", [FOAM]),
    ("trl: {eq: 5}", [CATHODE, RESIN]),
    ("trl: {ne: 5}", [FOAM, SECRET]),
    ("trl: {lt: 7}", [CATHODE, RESIN]),
    ("trl: {lte: 7}", [CATHODE, FOAM, RESIN]),
    ("trl: {gt: 5, lt: 8}", [FOAM]),
    ("trl: {in: [7, 8]}", [FOAM]),
    ("trl: {in: []}", []),
    ("trl: {notIn: []}", [CATHODE, FOAM, RESIN, SECRET]),
    ("askingPrice: {gte: 1200000}", [FOAM]),
    ("askingPrice: {gt: 1200000}", []),
    ("confidence: {eq: 1}", [CATHODE, FOAM, RESIN, SECRET]),
    ("achievementType: {eq: PATENT}", [CATHODE, FOAM]),
    ("achievementType: {ne: PATENT}", [RESIN, SECRET]),
    ("achievementType: {notIn: [PATENT, DESIGN]}", [RESIN, SECRET]),
    ("achievementType: {isNull: true}", [RESIN, SECRET]),
    ("transferModes: {has: LICENSE}", [FOAM]),
    ("transferModes: {hasAny: [TRANSFER, EQUITY]}", [FOAM]),
    ("transferModes: {hasAll: [LICENSE, TRANSFER]}", []),
    ("transferModes: {hasAll: [LICENSE, EQUITY]}", [FOAM]),
    ("transferModes: {isEmpty: true}", [CATHODE, RESIN, SECRET]),
    ("transferModes: {isEmpty: false}", [FOAM]),
    # Dates are periods: foam 2022-05, cathode 2023, resin 2024-01-15.
    ('disclosed: {eq: "2023"}', [CATHODE]),
    ('disclosed: {ne: "2023"}', [FOAM, RESIN, SECRET]),
    ('disclosed: {gte: "2023"}', [CATHODE, RESIN]),
    ('disclosed: {gt: "2023"}', [RESIN]),
    ('disclosed: {gte: "2022-05-02"}', [CATHODE, RESIN]),
    ('disclosed: {lt: "2023"}', [FOAM]),
    ('disclosed: {lte: "2023"}', [CATHODE, FOAM]),
    ('disclosed: {lte: "2023-12-30"}', [FOAM]),
    ('disclosed: {lt: "2024-01-15"}', [CATHODE, FOAM]),
    ('disclosed: {lte: "2024-01"}', [CATHODE, FOAM, RESIN]),
    ('createdAt: {gt: "2000-01-01T00:00:00+08:00"}', [CATHODE, FOAM, RESIN, SECRET]),
    ('createdAt: {lt: "2000-01-01T00:00:00Z"}', []),
    ("AND: [{trl: {eq: 5}}, {achievementType: {eq: PATENT}}]", [CATHODE]),
    ('OR: [{trl: {eq: 7}}, {name: {contains: "保密"}}]', [FOAM, SECRET]),
    ("OR: []", []),
    ("AND: []", [CATHODE, FOAM, RESIN, SECRET]),
    ("NOT: {trl: {eq: 5}}", [FOAM, SECRET]),
    ("NOT: {}", []),
    ("trl: {}", [CATHODE, FOAM, RESIN, SECRET]),
    ("owners: {some: {}}", [CATHODE, FOAM, RESIN, SECRET]),
    ('owners: {some: {node: {city: {eq: "长沙"}}, edge: {share: {gt: 0.5}}}}', [FOAM]),
    ("owners: {all: {node: {kind: {eq: University}}}}", [CATHODE, RESIN, SECRET]),
    ("owners: {none: {node: {kind: {in: [Enterprise, Investor]}}}}", [CATHODE, RESIN, SECRET]),
    ("owners: {some: {node: {kind: {ne: University}}}}", [FOAM]),
    ("owners: {some: {node: {kind: {notIn: [University, Enterprise]}}}}", []),
    ("owners: {count: {gte: 2}}", [FOAM]),
    ("owners: {count: {in: [1, 3]}}", [CATHODE, RESIN, SECRET]),
    ("acquirers: {count: {eq: 0}}", [CATHODE, RESIN, SECRET]),
    ('acquirers: {some: {edge: {broker: {eq: "Institution:hnte"}}}}', [FOAM]),
    ("acquirers: {some: {edge: {broker: {isNull: true}}}}", [FOAM]),
    ("acquirers: {all: {edge: {broker: {isNull: true}}}}", [CATHODE, RESIN, SECRET]),
    ('acquirers: {some: {edge: {since: {lt: "2024"}, NOT: {amount: {gt: 900000}}}}}', [FOAM]),
    ("owners: {some: {node: {achievements: {count: {gt: 1}}}}}", [CATHODE, RESIN, SECRET]),
    ('fields: {some: {node: {within: "Field:sei-3"}}}', [CATHODE, FOAM]),
    ('fields: {some: {node: {within: "Field:sei-3.1"}}}', [FOAM]),
    ('fields: {some: {node: {within: "Field:sei-3", withCloseMatches: true}}}', [CATHODE, FOAM, RESIN]),
    ('fields: {some: {node: {within: "Field:sei-3", withCloseMatches: false}}}', [CATHODE, FOAM]),
    ("matchedBy: {some: {edge: {stage: {eq: REJECTED}}}}", [FOAM]),
]


@pytest.mark.parametrize(("where", "expected"), ACHIEVEMENTS, ids=[where for where, _ in ACHIEVEMENTS])
async def test_conditions_on_achievements(ask: Client, where: str, expected: list[str]) -> None:
    """The condition finds these, in the order of their ids."""
    data = await ask.data(f"{{ achievements(where: {{{where}}}) {{ totalCount nodes {{ id }} }} }}")
    found = [node["id"].partition(":")[2] for node in data["achievements"]["nodes"]]
    assert found == expected
    assert data["achievements"]["totalCount"] == len(expected)


ORGANIZATIONS = [
    ("kind: {eq: Investor}", ["Investor:idle", "Investor:seed", "Investor:state"]),
    ("kind: {notIn: [Investor, University, Enterprise]}", ["Institution:hnte"]),
    ('aliases: {has: "hnu"}, kind: {ne: Investor}', ["University:hnu"]),
    ('aliases: {hasAll: ["hnu", "岳麓书院"]}', ["University:hnu"]),
    ("demands: {some: {}}", ["Enterprise:battery"]),
    ('partners: {some: {node: {id: {eq: "University:csu"}}}}', ["Enterprise:battery"]),
    ("achievements: {count: {gte: 1}}", ["Enterprise:alu", "University:csu", "University:hnu"]),
]


@pytest.mark.parametrize(("where", "expected"), ORGANIZATIONS, ids=[where for where, _ in ORGANIZATIONS])
async def test_conditions_on_an_interface(ask: Client, where: str, expected: list[str]) -> None:
    """Properties and hops that all its kinds have, and the kind itself."""
    data = await ask.data(f"{{ organizations(where: {{{where}}}) {{ nodes {{ id }} }} }}")
    assert [node["id"] for node in data["organizations"]["nodes"]] == expected


async def test_conditions_on_edges_of_a_hop(ask: Client) -> None:
    """`where` is about the far node, `edge` about the edge; both hold for the count as well."""
    data = await ask.data(
        """{ achievement(id: "Achievement:foam") {
          late: acquirers(edge: {since: {gte: "2024"}}) { totalCount edges { since } }
          of: acquirers(where: {name: {contains: "铝"}}, edge: {currency: {isNull: true}}) { nodes { id } }
          none: acquirers(where: {name: {contains: "铝"}}, edge: {contract: {eq: LICENSE}}) { totalCount }
        } }"""
    )
    assert data["achievement"] == {
        "late": {"totalCount": 1, "edges": [{"since": "2024-02"}]},
        "of": {"nodes": [{"id": "Enterprise:alu"}]},
        "none": {"totalCount": 0},
    }
