"""The seed facts, as the report gives them."""

import pytest

from graph.change import EdgeWrite, NodeWrite
from graph.ontology.load import load_ontology
from graph.values import kind_of
from tests.model.seed import seed_writes

ONTOLOGY = load_ontology()
WRITES = list(seed_writes(ONTOLOGY))
NODES = {write.id: dict(write.values) for write in WRITES if isinstance(write, NodeWrite)}
EDGES = {write.id: write for write in WRITES if isinstance(write, EdgeWrite)}

REPORT = (
    "中国新闻网关于2024湘沪科技创新论坛的报道 (China News Service, report on the 2024 "
    "Hunan–Shanghai Science and Technology Innovation Forum)"
)
CENTRE = "Institution:central-south-centre"
PARK = "Park:changsha-etdz"


def _ends(kind: str, source: str) -> list[str]:
    return [edge.target for edge in EDGES.values() if edge.kind == kind and edge.source == source]


def _figures(of: str) -> dict[object, tuple[object, ...]]:
    figures = [NODES[e.source] for e in EDGES.values() if e.kind == "MEASURES" and e.target == of]
    return {f["metric"]: (f["value"], f["unit"], f.get("asOf"), f["bound"]) for f in figures}


def test_no_row_comes_twice() -> None:
    """Neither a node nor an edge; a symmetric edge not from its other end either."""
    assert len(WRITES) == len(NODES) + len(EDGES)
    symmetric = [e for e in EDGES.values() if ONTOLOGY.edges[e.kind].symmetric]
    assert len({(e.kind, *sorted((e.source, e.target))) for e in symmetric}) == len(symmetric)


def test_every_row_has_its_source() -> None:
    """The report, or for taxonomies their standard."""
    sei = (
        "战略性新兴产业分类（2018），国家统计局令第23号 (Classification of Strategic Emerging Industries "
        "2018, National Bureau of Statistics of China, order 23)"
    )
    sources = {write.values.get("source") for write in WRITES}
    assert sources == {
        REPORT,
        sei,
        "GB/T 4754-2017 国民经济行业分类 (Industrial classification for national economic activities)",
    }
    assert {kind_of(i) for i, node in NODES.items() if node["source"] != REPORT} == {"Field"}


def test_every_node_has_both_names_and_an_id_of_its_file() -> None:
    """Chinese and English are equals."""
    assert [i for i, node in NODES.items() if not node.get("name") or not node.get("nameEn")] == []
    assert [i for i, node in NODES.items() if str(node["name"]).isascii() or not _latin(node["nameEn"])] == []
    assert {kind_of(i) for i in NODES} == ONTOLOGY.kinds.keys() - {
        "University",
        "Investor",
        "Achievement",
        "Demand",
    }


def _latin(name: object) -> bool:
    return all(ord(character) < 0x2100 for character in str(name))


def test_every_edge_joins_kinds_that_it_may_join() -> None:
    """And both ends are seed facts too."""
    pairs = {e.id: (kind_of(e.source), kind_of(e.target)) for e in EDGES.values()}
    assert [i for i, pair in pairs.items() if pair not in ONTOLOGY.edges[EDGES[i].kind].pairs] == []
    assert [e.id for e in EDGES.values() if not {e.source, e.target} <= NODES.keys()] == []


def test_the_exchange_settled_in_the_park_and_was_inaugurated() -> None:
    """2023-12 and 2024-04-25; it is part of the Shanghai exchange."""
    assert NODES[CENTRE]["name"] == "上海技术交易所中南中心"
    assert NODES[CENTRE]["institutionType"] == "EXCHANGE"
    assert EDGES[f"LOCATED_IN|{CENTRE}|{PARK}"].values["since"] == "2023-12"
    assert NODES[PARK]["name"] == "长沙经开区"
    assert NODES["Event:central-south-centre-inauguration"]["start"] == "2024-04-25"
    assert _ends("TAKES_PART_IN", CENTRE) == ["Event:central-south-centre-inauguration"]
    assert _ends("PART_OF", CENTRE) == ["Institution:shanghai-exchange"]
    assert NODES["Institution:shanghai-exchange"]["name"] == "上海技术交易所"


def test_the_figures_of_the_exchange() -> None:
    """90,000,000 CNY of trades by 2024-10, and what it held, linked and collected."""
    assert _figures(CENTRE) == {
        "tradeVolume": (90_000_000.0, "CNY", "2024-10", "EXACT"),
        "eventsHeld": (40.0, "events", None, "AT_LEAST"),
        "universitiesAndEnterprisesLinked": (800.0, "organizations", None, "AT_LEAST"),
        "demandsCollected": (520.0, "demands", None, "AT_LEAST"),
    }


def test_the_accelerator_links_achievements_and_investors() -> None:
    """More than 3,500 and more than 200."""
    accelerator = "Program:hunan-shanghai-accelerator"
    assert NODES[accelerator]["name"] == "湘沪生态合作加速器"
    assert NODES[accelerator]["programType"] == "ACCELERATOR"
    assert _ends("OPERATES", CENTRE) == [accelerator]
    assert _figures(accelerator) == {
        "achievementsLinked": (3500.0, "achievements", None, "AT_LEAST"),
        "investorsLinked": (200.0, "investors", None, "AT_LEAST"),
    }


@pytest.mark.parametrize("service", ["rights-registration", "digital-services", "legal-aid"])
def test_services_for_leading_enterprises_of_three_fields(service: str) -> None:
    """Construction machinery, new materials, biomedicine."""
    assert f"Service:{service}" in _ends("OFFERS", CENTRE)
    fields = _ends("IN_FIELD", f"Service:{service}")
    assert [NODES[field]["name"] for field in fields] == ["建筑工程用机械制造", "新材料产业", "生物医药产业"]
    assert "工程机械" in NODES["Field:gbt4754-C3514"]["aliases"]  # type: ignore[operator]


def test_patent_pledge_loans_go_up_to_10_000_000() -> None:
    """With Minsheng Bank."""
    loan = NODES["Service:patent-pledge-loan"]
    assert (loan["serviceType"], loan["amountLimit"], loan["currency"], loan["subjects"]) == (
        "PATENT_PLEDGE_LOAN",
        10_000_000,
        "CNY",
        ["PATENT"],
    )
    assert _ends("OFFERS", "Institution:minsheng-bank") == ["Service:patent-pledge-loan"]
    assert "Service:patent-pledge-loan" in _ends("OFFERS", CENTRE)
    assert NODES["Institution:minsheng-bank"]["name"] == "民生银行"


def test_trade_secrets_and_data_assets_are_insured() -> None:
    """An insurance each."""
    insured = {i: n["subjects"] for i, n in NODES.items() if n.get("serviceType") == "INSURANCE"}
    assert insured == {
        "Service:trade-secret-insurance": ["TRADE_SECRET"],
        "Service:data-asset-insurance": ["DATA_ASSET"],
    }
    assert insured.keys() <= set(_ends("OFFERS", CENTRE))


def test_the_park_with_its_platform_plan_and_funds() -> None:
    """满天星计划 has six actions and 20 measures; the funds are being prepared."""
    programs = {str(NODES[p]["name"]): NODES[p]["programType"] for p in _ends("OPERATES", PARK)}
    assert programs == {"星创荟": "PLATFORM", "满天星计划": "PLAN", "长沙经开区科技基金（筹备中）": "FUND"}
    assert NODES["Program:mantianxing"]["measureCount"] == 20
    assert _figures("Program:mantianxing") == {"planActions": (6.0, "actions", None, "EXACT")}
    assert _figures(PARK) == {
        "provincialSrdiEnterprises": (236.0, "enterprises", None, "AT_LEAST"),
        "highTechEnterprises": (760.0, "enterprises", None, "AT_LEAST"),
        "innovationPlatforms": (345.0, "platforms", None, "AT_LEAST"),
        "rdIntensity": (4.6, "%", None, "EXACT"),
    }


def test_the_first_challenge_batch_has_16_directions_of_12_enterprises() -> None:
    """Three are named, and no node is made up for the others."""
    batch = "Program:challenge-batch-1"
    assert NODES[batch]["programType"] == "CHALLENGE_BATCH"
    assert _figures(batch) == {
        "challengeDirections": (16.0, "directions", None, "EXACT"),
        "challengeEnterprises": (12.0, "enterprises", None, "EXACT"),
    }
    takers = [e.source for e in EDGES.values() if e.kind == "TAKES_PART_IN" and e.target == batch]
    assert [NODES[taker]["name"] for taker in takers] == ["铁建重工", "三一氢能", "麦格米特"]
    assert [i for i in NODES if kind_of(i) == "Enterprise"] == takers
    publishers = [e.source for e in EDGES.values() if e.kind == "OPERATES" and e.target == batch]
    assert [NODES[p]["name"] for p in publishers] == ["湖南省技术交易所", "上海技术交易所"]


def test_four_partners_started_the_centre_and_the_cooperation_zone() -> None:
    """Each cooperates with both."""
    zone = "Park:hunan-shanghai-zone"
    assert (NODES[zone]["name"], NODES[zone]["parkType"]) == ("湘沪产业生态合作区", "COOPERATION_ZONE")
    for started in (CENTRE, zone):
        partners = [e.source for e in EDGES.values() if e.kind == "COOPERATES_WITH" and e.target == started]
        assert [NODES[partner]["name"] for partner in partners] == [
            "复旦大学国家大学科技园",
            "上海交大国家大学科技园",
            "西安创新设计研究院",
            "湖南科技成果与技术市场协会",
        ]


def test_the_forum_is_an_event_in_the_park() -> None:
    """Where all this was reported."""
    forum = NODES["Event:hunan-shanghai-forum-2024"]
    assert (forum["name"], forum["eventType"], forum["start"], forum["place"]) == (
        "2024湘沪科技创新论坛",
        "FORUM",
        "2024",
        "长沙经开区",
    )


def test_what_the_report_does_not_say_stays_empty() -> None:
    """No code, address or founding date is added from elsewhere."""
    unsaid = {"uscc", "ror", "region", "founded", "latitude", "stockCode", "industry", "url", "sourceUrl"}
    assert [i for i, node in NODES.items() if unsaid & node.keys()] == []


def test_the_taxonomies_are_trees() -> None:
    """Nine classes with 40 of second level, 20 sections with some of what is below; codes tell the way."""
    fields = {i: node for i, node in NODES.items() if kind_of(i) == "Field"}
    count = {
        (scheme, level): sum(f["scheme"] == scheme and f["level"] == level for f in fields.values())
        for scheme, level in [("sei-2018", 1), ("sei-2018", 2), ("gbt4754-2017", 1)]
    }
    assert count == {("sei-2018", 1): 9, ("sei-2018", 2): 40, ("gbt4754-2017", 1): 20}
    broader = {e.source: e.target for e in EDGES.values() if e.kind == "BROADER"}
    assert broader.keys() == {i for i, f in fields.items() if f["level"] != 1}
    for narrow, broad in broader.items():
        low, high = fields[narrow], fields[broad]
        assert (low["scheme"], low["level"] - 1) == (high["scheme"], high["level"])  # type: ignore[operator]
        assert str(low["code"]).startswith(str(high["code"]))
    assert fields["Field:sei-3"]["name"] == "新材料产业"
    assert fields["Field:sei-3.5"]["name"] == "高性能纤维及制品和复合材料"


def test_close_matches_join_the_two_schemes() -> None:
    """Never two concepts of one."""
    matches = [(e.source, e.target) for e in EDGES.values() if e.kind == "CLOSE_MATCH"]
    assert len(matches) == 13
    assert [m for m in matches if NODES[m[0]]["scheme"] == NODES[m[1]]["scheme"]] == []
    assert ("Field:sei-4.1", "Field:gbt4754-C27") in matches
