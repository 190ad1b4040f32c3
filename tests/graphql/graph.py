"""A small graph for the tests of the GraphQL face."""

from collections.abc import Iterator

from graph.change import EdgeWrite, NodeWrite, Writes

NODES: dict[str, dict[str, object]] = {
    "University:hnu": {
        "name": "湖南大学",
        "nameEn": "Hunan University",
        "city": "长沙",
        "level": "UNDERGRADUATE",
        "founded": "1926",
        "aliases": ["HNU", "岳麓书院"],
    },
    "University:csu": {"name": "中南大学", "city": "长沙", "level": "UNDERGRADUATE", "founded": "2000-04"},
    "University:tech": {"name": "Changsha Polytechnic", "level": "VOCATIONAL", "confidence": 0.4},
    "Enterprise:alu": {
        "name": "星城铝业",
        "nameEn": "Star City Aluminium Co., Ltd.",
        "city": "长沙",
        "designations": ["SRDI", "HIGH_TECH"],
        "stage": "GROWTH",
        "employees": 320,
        "registeredCapital": 9007199254740991,
    },
    "Enterprise:battery": {"name": "麓谷电池", "nameEn": "Lugu Battery", "city": "长沙", "employees": 45},
    "Investor:seed": {
        "name": "橘子洲创投",
        "nameEn": "Orange Isle Ventures",
        "investorType": "VC",
        "ticketMax": 5000000,
        "stages": ["SEED", "EARLY"],
    },
    "Investor:state": {
        "name": "湘江产业基金",
        "nameEn": "Xiangjiang Fund",
        "investorType": "GOVERNMENT_FUND",
    },
    "Investor:idle": {"name": "浦东资本", "nameEn": "Pudong Capital", "investorType": "PE"},
    "Institution:hnte": {
        "name": "湖南省技术交易所",
        "nameEn": "Hunan Technology Exchange",
        "institutionType": "EXCHANGE",
        "city": "长沙",
    },
    "Achievement:foam": {
        "name": "泡沫铝",
        "nameEn": "Aluminium foam",
        "summary": "轻质吸能材料。",
        "trl": 7,
        "achievementType": "PATENT",
        "askingPrice": 1200000,
        "currency": "CNY",
        "transferModes": ["LICENSE", "EQUITY"],
        "disclosed": "2022-05",
        "source": "test",
    },
    "Achievement:cathode": {"name": "富锂正极", "trl": 5, "achievementType": "PATENT", "disclosed": "2023"},
    "Achievement:resin": {"name": "ＡＢＳ树脂", "trl": 5, "disclosed": "2024-01-15"},
    "Achievement:secret": {"name": "保密工艺", "visibility": "INTERNAL"},
    "Demand:light": {"name": "轻量化车身", "budget": 800000, "demandType": "TECHNOLOGY", "status": "OPEN"},
    "Field:sei-3": {
        "name": "新材料",
        "nameEn": "New materials",
        "scheme": "sei-2018",
        "code": "3",
        "level": 1,
    },
    "Field:sei-3.1": {
        "name": "金属材料",
        "nameEn": "Metals",
        "scheme": "sei-2018",
        "code": "3.1",
        "level": 2,
    },
    "Field:sei-3.1.1": {
        "name": "铝材",
        "nameEn": "Aluminium",
        "scheme": "sei-2018",
        "code": "3.1.1",
        "level": 3,
    },
    "Field:gbt-C32": {"name": "有色金属冶炼", "scheme": "gbt4754-2017", "code": "C32", "level": 1},
    "Program:camp": {"name": "加速营", "nameEn": "Accelerator Camp", "start": "2024-03", "end": "2024-08"},
}

EDGES: list[tuple[str, str, str, str, dict[str, object]]] = [
    ("OWNS", "University:hnu", "Achievement:foam", "", {"since": "2022", "share": 0.6}),
    ("OWNS", "Enterprise:alu", "Achievement:foam", "", {"since": "2022-06-01", "share": 0.4}),
    ("OWNS", "University:csu", "Achievement:cathode", "", {}),
    ("OWNS", "University:csu", "Achievement:secret", "", {}),
    ("OWNS", "University:csu", "Achievement:resin", "", {"until": "2024-02"}),
    ("TRANSFERRED", "Achievement:foam", "Enterprise:alu", "", {"since": "2023-05", "amount": 900000}),
    (
        "TRANSFERRED",
        "Achievement:foam",
        "Enterprise:battery",
        "2",
        {
            "since": "2024-02",
            "amount": 1500000,
            "currency": "CNY",
            "contract": "LICENSE",
            "broker": "Institution:hnte",
        },
    ),
    (
        "INVESTED_IN",
        "Investor:seed",
        "Enterprise:battery",
        "a",
        {"since": "2023-05", "amount": 5000000, "currency": "CNY", "round": "A"},
    ),
    ("INVESTED_IN", "Investor:seed", "Enterprise:battery", "b", {"since": "2024-09", "round": "B"}),
    ("INVESTED_IN", "Investor:state", "Achievement:cathode", "", {"confidence": 0.9}),
    ("COOPERATES_WITH", "Enterprise:battery", "University:csu", "", {"cooperationType": "JOINT_LAB"}),
    ("IN_FIELD", "Achievement:foam", "Field:sei-3.1.1", "", {"weight": 0.8}),
    ("IN_FIELD", "Achievement:cathode", "Field:sei-3", "", {}),
    ("IN_FIELD", "Achievement:resin", "Field:gbt-C32", "", {}),
    ("IN_FIELD", "Demand:light", "Field:sei-3.1", "", {}),
    ("BROADER", "Field:sei-3.1", "Field:sei-3", "", {}),
    ("BROADER", "Field:sei-3.1.1", "Field:sei-3.1", "", {}),
    ("CLOSE_MATCH", "Field:sei-3.1", "Field:gbt-C32", "", {}),
    ("POSTS", "Enterprise:battery", "Demand:light", "", {"since": "2024"}),
    ("MATCHED", "Demand:light", "Achievement:foam", "", {"stage": "REJECTED", "reason": "PRICE"}),
    ("TAKES_PART_IN", "Investor:idle", "Program:camp", "", {}),
    ("TAKES_PART_IN", "Enterprise:alu", "Program:camp", "", {"role": "host"}),
]


def writes() -> Writes:
    """The graph as writes, nodes first."""
    return list(_writes())


def _writes() -> Iterator[NodeWrite | EdgeWrite]:
    for identifier, values in NODES.items():
        yield NodeWrite(identifier, values)
    for kind, source, target, key, values in EDGES:
        yield EdgeWrite(kind, source, target, key, values)
