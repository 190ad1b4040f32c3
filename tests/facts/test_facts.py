"""The seed facts can be asked for through GraphQL."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import orjson
import pytest
import pytest_asyncio

from data import seed_folder
from graph.engines import open_engine
from graph.ontology.load import load_ontology
from graph.tables.load import import_paths
from loaders.context import Reading
from schema.build import build_schema

pytestmark = pytest.mark.asyncio(loop_scope="module")

Ask = Callable[[str], Awaitable[Any]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def ask(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Ask]:
    """Asks a graph that holds the seed facts and nothing else; answers with `data`."""
    ontology = load_ontology()
    file = tmp_path_factory.mktemp("facts") / "eco.db"
    engine = open_engine(f"sqlite:///{file}", ontology)
    await engine.open()
    report = await import_paths(engine, [seed_folder()], actor="test", strict=True)
    assert report.loaded, report.problems + report.warnings
    schema, reading = build_schema(ontology), Reading(engine)

    async def answer(document: str) -> Any:
        result = await schema.execute(document, context_value=reading.context())
        assert result.errors is None, result.errors
        return orjson.loads(orjson.dumps(result.data))

    yield answer
    await engine.close()


async def test_the_exchange_and_its_trades_of_90_million(ask: Ask) -> None:
    """Where it is since when, what it belongs to, and what it has brought about by when."""
    assert await ask("""
        { institutions(where: {name: {eq: "上海技术交易所中南中心"}}) { nodes {
            nameEn institutionType
            parks { edges { since node { name } } }
            partOf { nodes { name } }
            takesPartIn { edges { role node { ... on Event { name start } } } }
            indicators(where: {metric: {eq: "tradeVolume"}}) { nodes { value unit asOf bound source } }
        } } }
    """) == {
        "institutions": {
            "nodes": [
                {
                    "nameEn": "Central South Centre of the Shanghai Technology Exchange",
                    "institutionType": "EXCHANGE",
                    "parks": {"edges": [{"since": "2023-12", "node": {"name": "长沙经开区"}}]},
                    "partOf": {"nodes": [{"name": "上海技术交易所"}]},
                    "takesPartIn": {
                        "edges": [
                            {
                                "role": "揭牌机构 inaugurated",
                                "node": {"name": "上海技术交易所中南中心揭牌", "start": "2024-04-25"},
                            }
                        ]
                    },
                    "indicators": {
                        "nodes": [
                            {
                                "value": 90000000,
                                "unit": "CNY",
                                "asOf": "2024-10",
                                "bound": "EXACT",
                                "source": "中国新闻网关于2024湘沪科技创新论坛的报道 "
                                "(China News Service, report on the 2024 Hunan–Shanghai "
                                "Science and Technology Innovation Forum)",
                            }
                        ]
                    },
                }
            ]
        }
    }


async def test_what_the_exchange_held_linked_and_collected(ask: Ask) -> None:
    """More than 40 events, 800 universities and enterprises, 520 demands."""
    assert await ask("""
        { institution(id: "Institution:central-south-centre") {
            indicators(where: {bound: {eq: AT_LEAST}}, orderBy: [{value: ASC}]) { nodes { metric value } }
        } }
    """) == {
        "institution": {
            "indicators": {
                "nodes": [
                    {"metric": "eventsHeld", "value": 40},
                    {"metric": "demandsCollected", "value": 520},
                    {"metric": "universitiesAndEnterprisesLinked", "value": 800},
                ]
            }
        }
    }


async def test_the_loans_and_insurances(ask: Ask) -> None:
    """Up to 10,000,000 CNY on patents, with Minsheng Bank; trade secrets and data assets insured."""
    assert await ask("""
        { services(
            where: {serviceType: {in: [PATENT_PLEDGE_LOAN, INSURANCE]}}
            orderBy: [{amountLimit: DESC}]
        ) {
            nodes { name amountLimit currency subjects offeredBy(orderBy: [{name: DESC}]) { nodes { name } } }
        } }
    """) == {
        "services": {
            "nodes": [
                {
                    "name": "专利质押贷款",
                    "amountLimit": 10000000,
                    "currency": "CNY",
                    "subjects": ["PATENT"],
                    "offeredBy": {"nodes": [{"name": "民生银行"}, {"name": "上海技术交易所中南中心"}]},
                },
                {
                    "name": "数据资产保险",
                    "amountLimit": None,
                    "currency": None,
                    "subjects": ["DATA_ASSET"],
                    "offeredBy": {"nodes": [{"name": "上海技术交易所中南中心"}]},
                },
                {
                    "name": "商业秘密保险",
                    "amountLimit": None,
                    "currency": None,
                    "subjects": ["TRADE_SECRET"],
                    "offeredBy": {"nodes": [{"name": "上海技术交易所中南中心"}]},
                },
            ]
        }
    }


async def test_services_by_field(ask: Ask) -> None:
    """Rights registration, digital services and legal aid in three fields; new materials by `within`."""
    names = {"nodes": [{"name": "数字化服务"}, {"name": "法律援助"}, {"name": "确权登记服务"}]}
    order = "orderBy: [{nameEn: ASC}]"
    assert await ask(f"""
        {{
            machinery: services(
                where: {{fields: {{some: {{node: {{aliases: {{has: "工程机械"}}}}}}}}}}
                {order}
            )
                {{ nodes {{ name }} }}
            materials: services(where: {{fields: {{some: {{node: {{within: "Field:sei-3"}}}}}}}}, {order})
                {{ nodes {{ name }} }}
            biology: services(where: {{fields: {{some: {{node: {{within: "Field:sei-4"}}}}}}}}, {order})
                {{ nodes {{ name }} }}
        }}
    """) == {"machinery": names, "materials": names, "biology": names}


async def test_the_accelerator(ask: Ask) -> None:
    """It links more than 3,500 achievements and more than 200 investors."""
    assert await ask("""
        { programs(where: {programType: {eq: ACCELERATOR}}) { nodes {
            name
            operators { nodes { name } }
            indicators(orderBy: [{value: DESC}]) { nodes { metric value unit bound } }
        } } }
    """) == {
        "programs": {
            "nodes": [
                {
                    "name": "湘沪生态合作加速器",
                    "operators": {"nodes": [{"name": "上海技术交易所中南中心"}]},
                    "indicators": {
                        "nodes": [
                            {
                                "metric": "achievementsLinked",
                                "value": 3500,
                                "unit": "achievements",
                                "bound": "AT_LEAST",
                            },
                            {
                                "metric": "investorsLinked",
                                "value": 200,
                                "unit": "investors",
                                "bound": "AT_LEAST",
                            },
                        ]
                    },
                }
            ]
        }
    }


async def test_the_16_directions_of_12_enterprises(ask: Ask) -> None:
    """Published with two exchanges; three of the enterprises are named."""
    assert await ask("""
        { programs(where: {programType: {eq: CHALLENGE_BATCH}}) { nodes {
            name
            indicators(orderBy: [{value: DESC}]) { nodes { metric value bound } }
            participants { totalCount nodes { ... on Enterprise { name } } }
            operators { nodes { name } }
        } } }
    """) == {
        "programs": {
            "nodes": [
                {
                    "name": "揭榜挂帅首批技术需求",
                    "indicators": {
                        "nodes": [
                            {"metric": "challengeDirections", "value": 16, "bound": "EXACT"},
                            {"metric": "challengeEnterprises", "value": 12, "bound": "EXACT"},
                        ]
                    },
                    "participants": {
                        "totalCount": 3,
                        "nodes": [{"name": "铁建重工"}, {"name": "麦格米特"}, {"name": "三一氢能"}],
                    },
                    "operators": {"nodes": [{"name": "湖南省技术交易所"}, {"name": "上海技术交易所"}]},
                }
            ]
        }
    }


async def test_the_park_with_its_plan_and_figures(ask: Ask) -> None:
    """A platform, a plan of six actions and 20 measures, funds in preparation, and four figures."""
    assert await ask("""
        { parks(where: {parkType: {eq: ETDZ}}) { nodes {
            name
            operates { nodes { ... on Program {
                name programType measureCount indicators { nodes { metric value } }
            } } }
            indicators { nodes { metric value unit bound } }
            tenants { nodes { name } }
        } } }
    """) == {
        "parks": {
            "nodes": [
                {
                    "name": "长沙经开区",
                    "operates": {
                        "nodes": [
                            {
                                "name": "长沙经开区科技基金（筹备中）",
                                "programType": "FUND",
                                "measureCount": None,
                                "indicators": {"nodes": []},
                            },
                            {
                                "name": "满天星计划",
                                "programType": "PLAN",
                                "measureCount": 20,
                                "indicators": {"nodes": [{"metric": "planActions", "value": 6}]},
                            },
                            {
                                "name": "星创荟",
                                "programType": "PLATFORM",
                                "measureCount": None,
                                "indicators": {"nodes": []},
                            },
                        ]
                    },
                    "indicators": {
                        "nodes": [
                            {
                                "metric": "highTechEnterprises",
                                "value": 760,
                                "unit": "enterprises",
                                "bound": "AT_LEAST",
                            },
                            {
                                "metric": "innovationPlatforms",
                                "value": 345,
                                "unit": "platforms",
                                "bound": "AT_LEAST",
                            },
                            {"metric": "rdIntensity", "value": 4.6, "unit": "%", "bound": "EXACT"},
                            {
                                "metric": "provincialSrdiEnterprises",
                                "value": 236,
                                "unit": "enterprises",
                                "bound": "AT_LEAST",
                            },
                        ]
                    },
                    "tenants": {"nodes": [{"name": "上海技术交易所中南中心"}]},
                }
            ]
        }
    }


async def test_who_started_the_centre_and_the_cooperation_zone(ask: Ask) -> None:
    """The same four partners."""
    four = [
        "复旦大学国家大学科技园",
        "上海交大国家大学科技园",
        "湖南科技成果与技术市场协会",
        "西安创新设计研究院",
    ]
    answer = await ask("""
        {
            park(id: "Park:hunan-shanghai-zone") { name parkType partners { nodes { name } } }
            institution(id: "Institution:central-south-centre") { partners { nodes { name } } }
        }
    """)
    assert answer["park"]["name"] == "湘沪产业生态合作区"
    assert answer["park"]["parkType"] == "COOPERATION_ZONE"
    assert {partner["name"] for partner in answer["park"]["partners"]["nodes"]} == set(four)
    partners = {partner["name"] for partner in answer["institution"]["partners"]["nodes"]}
    assert partners == {*four, "民生银行"}


async def test_in_2024_june_the_exchange_stood_in_the_park(ask: Ask) -> None:
    """And the year before not yet."""
    document = '{ park(id: "Park:changsha-etdz", asOf: "%s") { tenants { totalCount } } }'
    assert await ask(document % "2024-06") == {"park": {"tenants": {"totalCount": 1}}}
    assert await ask(document % "2023-11") == {"park": {"tenants": {"totalCount": 0}}}


async def test_the_forum(ask: Ask) -> None:
    """An event of 2024 in the park."""
    assert await ask("""
        { events(where: {eventType: {eq: FORUM}}) { nodes { name start place } } }
    """) == {"events": {"nodes": [{"name": "2024湘沪科技创新论坛", "start": "2024", "place": "长沙经开区"}]}}


async def test_the_strategic_emerging_industries(ask: Ask) -> None:
    """Nine classes; new materials has seven below it, and some match classes of GB/T 4754."""
    assert await ask("""
        {
            top: fields(where: {scheme: {eq: "sei-2018"}, level: {eq: 1}}) { totalCount }
            second: fields(where: {scheme: {eq: "sei-2018"}, level: {eq: 2}}) { totalCount }
            sections: fields(where: {scheme: {eq: "gbt4754-2017"}, level: {eq: 1}}) { totalCount }
            field(id: "Field:sei-3") { name narrower { nodes { code name closeMatches { nodes { code } } } } }
        }
    """) == {
        "top": {"totalCount": 9},
        "second": {"totalCount": 40},
        "sections": {"totalCount": 20},
        "field": {
            "name": "新材料产业",
            "narrower": {
                "nodes": [
                    {"code": "3.1", "name": "先进钢铁材料", "closeMatches": {"nodes": [{"code": "C31"}]}},
                    {"code": "3.2", "name": "先进有色金属材料", "closeMatches": {"nodes": [{"code": "C32"}]}},
                    {"code": "3.3", "name": "先进石化化工新材料", "closeMatches": {"nodes": []}},
                    {
                        "code": "3.4",
                        "name": "先进无机非金属材料",
                        "closeMatches": {"nodes": [{"code": "C30"}]},
                    },
                    {"code": "3.5", "name": "高性能纤维及制品和复合材料", "closeMatches": {"nodes": []}},
                    {"code": "3.6", "name": "前沿新材料", "closeMatches": {"nodes": []}},
                    {"code": "3.7", "name": "新材料相关服务", "closeMatches": {"nodes": []}},
                ]
            },
        },
    }


@pytest.mark.parametrize("plural", ["universities", "investors", "achievements", "demands"])
async def test_nothing_is_made_up_for_what_the_report_only_counts(ask: Ask, plural: str) -> None:
    """Its numbers are indicators, not nodes."""
    assert await ask(f"{{ {plural} {{ totalCount }} }}") == {plural: {"totalCount": 0}}
