"""The example mappings take real public data as it comes.

The data is not part of the project; it is looked for in `shared/data` beside the checkout, and excerpts
are cut from it at run time. Expected numbers were counted in the files with other means.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from graph.engine import Engine
from graph.tables.load import import_paths
from graph.tables.mapping import load_mapping
from graph.tables.report import Report
from tests.tables.asking import edges, nodes, said

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the real data is not in {DATA}")


async def load(engine: Engine, example: str, *paths: Path) -> Report:
    mapping = load_mapping(ROOT / "examples" / f"{example}.toml", engine.ontology)
    return await import_paths(engine, paths, actor="test", mapping=mapping, strict=False)


def cut(source: Path, target: Path, keep: Iterable[int] | None = None, encoding: str = "utf-8") -> Path:
    """Copy the header and some records (counted from 0; all without `keep`) into another file."""
    with source.open(encoding="utf-8-sig", newline="") as file:
        header, *records = csv.reader(file)
    chosen = records if keep is None else [records[i] for i in keep]
    with target.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([header, *chosen])
    return target


async def test_chinese_universities_load_complete(engine: Engine) -> None:
    """2,631 records (46 names and places are broken into two lines)."""
    report = await load(engine, "cn_universities", DATA / "cn_universities")
    assert (said(report), report.warnings) == ([], [])
    assert (report.files[0].rows, report.files[0].created) == (2_631, 2_631)
    found = await nodes(engine)
    assert found["University:moe-4111010001"] == {
        "name": "北京大学",
        "moeCode": "4111010001",
        "level": "UNDERGRADUATE",
        "department": "教育部",
        "city": "北京市",
        "country": "CN",
        "source": "教育部《全国高等学校名单》",
    }
    assert found["University:moe-4111012564"]["name"] == "北京北大方正软件职业技术学院"
    assert found["University:moe-4111012564"]["tags"] == ["民办"]
    assert found["University:moe-4131014423"]["department"] == "上海市、中国科学院"
    assert sum(node["level"] == "UNDERGRADUATE" for node in found.values()) == 1_243
    assert not any("\n" in str(value) for node in found.values() for value in node.values())
    again = await load(engine, "cn_universities", DATA / "cn_universities")
    assert (again.files[0].unchanged, again.files[0].updated) == (2_631, 0)


async def test_chinese_development_zones_load_complete(engine: Engine) -> None:
    """232 parks, each with its province's code."""
    report = await load(engine, "cn_etdz", DATA / "cn_etdz")
    assert (said(report), report.warnings) == ([], [])
    found = await nodes(engine)
    assert len(found) == 232
    assert found["Park:etdz-长沙经济技术开发区"] == {
        "name": "长沙经济技术开发区",
        "parkType": "ETDZ",
        "country": "CN",
        "region": "430000",
        "tags": ["湖南"],
        "source": "商务部国家级经济技术开发区名单",
    }
    assert {node["parkType"] for node in found.values()} == {"ETDZ"}
    assert len({node["region"] for node in found.values()}) == 31


async def test_ror_organisations_get_their_kind_names_and_codes(engine: Engine, tmp_path: Path) -> None:
    """Chinese ones are called by their Chinese name; withdrawn ones are tagged."""
    report = await load(engine, "ror", cut(DATA / "ror" / "orgs.csv", tmp_path / "orgs.csv", range(600)))
    assert (said(report), report.warnings, report.files[0].created) == ([], [], 600)
    found = await nodes(engine)
    assert found["Institution:ror-000025p04"] == {
        "name": "Thailand Science Research and Innovation",
        "aliases": ["TSRI", "สำนักงานคณะกรรมการส่งเสริมวิทยาศาสตร์ วิจัยและนวัตกรรม"],
        "institutionType": "GOVERNMENT",
        "ror": "000025p04",
        "country": "TH",
        "city": "Bangkok",
        "founded": "2019",
        "url": "https://www.tsri.or.th",
        "tags": ["funder", "government"],
        "source": "Research Organization Registry",
        "sourceUrl": "https://ror.org/000025p04",
    }
    assert found["University:ror-00003ef66"]["name"] == "All India Institute of Ayurveda, New Delhi"
    assert found["Enterprise:ror-00005jn19"]["founded"] == "1998"
    with (tmp_path / "orgs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    chinese = [row for row in rows if row["country"] == "CN" and row["zh_names"]]
    assert chinese
    for row in chinese:
        (node,) = (node for node in found.values() if node["ror"] == row["id"])
        assert (node["name"], node["nameEn"]) == (row["zh_names"].split("|")[0], row["name"])
    withdrawn = {row["id"] for row in rows if row["status"] == "withdrawn"}
    assert {node["ror"] for node in found.values() if "withdrawn" in node["tags"]} == withdrawn != set()


async def test_ror_links_load_and_dangling_ones_are_reported_row_by_row(
    engine: Engine, tmp_path: Path
) -> None:
    """Each link stands at both ends: the second changes nothing, and its reverse is the same edge."""
    with (DATA / "ror" / "relationships.csv").open(encoding="utf-8", newline="") as file:
        links = list(csv.DictReader(file))[:400]
    ends = {link[end] for link in links for end in ("from_id", "to_id") if link["to_present"] == "1"}
    with (DATA / "ror" / "orgs.csv").open(encoding="utf-8", newline="") as file:
        keep = [i for i, row in enumerate(csv.DictReader(file)) if row["id"] in ends]
    paths = [
        cut(DATA / "ror" / "orgs.csv", tmp_path / "orgs.csv", keep),
        cut(DATA / "ror" / "relationships.csv", tmp_path / "relationships.csv", range(400)),
    ]
    report = await load(engine, "ror", *paths)
    loaded = {node["ror"] for node in (await nodes(engine)).values()}
    dangling = [i + 2 for i, link in enumerate(links) if not {link["from_id"], link["to_id"]} <= loaded]
    assert list(dict.fromkeys(problem.row for problem in report.problems)) == dangling
    assert said(report)[0] == (
        "relationships.csv:21:to_id: found '01ajzj063', expected the ror of a node that is there"
    )
    expected = set()
    for link in links:
        a, b = link["from_id"], link["to_id"]
        if {a, b} <= loaded:
            match link["type"]:
                case "related":
                    expected.add(("COOPERATES_WITH", *sorted((a, b)), ""))
                case "parent":
                    expected.add(("PART_OF", a, b, ""))
                case "child":
                    expected.add(("PART_OF", b, a, ""))
                case "successor":
                    expected.add(("PART_OF", a, b, "successor"))
                case "predecessor":
                    expected.add(("PART_OF", b, a, "successor"))
    found = set()
    for kind, source, target, key in await edges(engine):
        pair = source.partition(":ror-")[2], target.partition(":ror-")[2]
        found.add((kind, *(sorted(pair) if kind == "COOPERATES_WITH" else pair), key))
    assert found == expected
    counts = report.files[1]
    assert counts.rows == 400 == counts.created + counts.repeated + counts.refused
    assert counts.created == len(expected)


async def test_uk_challenges_are_demands_with_sponsors_and_topics(engine: Engine) -> None:
    """1,812 calls by 14 sponsors, in 2,182 topics that are fields; all links between them."""
    report = await load(engine, "uk_challenges", DATA / "uk_challenges")
    assert (said(report), report.warnings, report.files[0].rows) == ([], [], 1_812)
    found = await nodes(engine)
    kinds = [identifier.partition(":")[0] for identifier in found]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        "Demand": 1_812,
        "Institution": 14,
        "Field": 2_182,
    }
    linked = [kind for kind, *_ in await edges(engine)]
    assert {kind: linked.count(kind) for kind in set(linked)} == {"POSTS": 1_812, "IN_FIELD": 6_640}
    demand = found["Demand:uk-735079f90b7d744b0d0fccaf787b6f28d118c624"]
    assert demand["name"] == "Carbon accounting tools for SMEs in the Welsh public sector supply chain"
    assert (demand["posted"], demand["deadline"], demand["demandType"]) == (
        "2023-03-27",
        "2023-05-09",
        "CHALLENGE",
    )
    assert demand["keywords"] == ["carbon accounting tools", "welsh"]
    assert found["Institution:engineering-and-physical-sciences-research-council"] == {
        "name": "Engineering and Physical Sciences Research Council",
        "institutionType": "FUNDER",
        "country": "GB",
        "source": "UK innovation challenges",
    }
    assert found["Field:uk-topic-carbon-accounting-tools"]["scheme"] == "uk-topics"
    again = await load(engine, "uk_challenges", DATA / "uk_challenges")
    assert (again.files[0].created, again.files[0].updated, again.refused) == (0, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
async def test_listed_companies_load_from_neo4j_admin_files(
    engine: Engine, tmp_path: Path, encoding: str
) -> None:
    """In UTF-8 and in GB18030; codes get their leading zeros back; links to companies that are not in
    the excerpt are reported."""
    for name, keep in {
        "stock": range(300),
        "concept": None,
        "industry": None,
        "stock_concept": range(200),
        "stock_industry": range(200),
    }.items():
        cut(DATA / "stock_kg" / f"{name}.csv", tmp_path / f"{name}.csv", keep, encoding)
    report = await load(
        engine,
        "stock_kg",
        *(
            tmp_path / f"{name}.csv"
            for name in ("stock", "concept", "industry", "stock_concept", "stock_industry")
        ),
    )
    found, linked = await nodes(engine), await edges(engine)
    assert report.warnings == []
    assert len(found) == 300 + 163 + 49
    assert found["Enterprise:stock-002658"] == {
        "name": "雪迪龙",
        "stockCode": "002658",
        "designations": ["LISTED"],
        "country": "CN",
    }
    assert found["Field:concept-75e96079eda9b8f8ff26ec4d25a0dfc3"] == {
        "name": "成渝特区",
        "scheme": "stock-concepts",
    }
    companies = {
        identifier.partition("stock-")[2] for identifier in found if identifier.startswith("Enterprise:")
    }
    expected = set()
    for name, kind in (("concept", "concept"), ("industry", "industry")):
        with (tmp_path / f"stock_{name}.csv").open(encoding=encoding, newline="") as file:
            for stock, other, _ in list(csv.reader(file))[1:]:
                if stock.zfill(6) in companies:
                    expected.add(
                        ("IN_FIELD", f"Enterprise:stock-{stock.zfill(6)}", f"Field:{kind}-{other}", "")
                    )
    assert set(linked) == expected != set()
    assert report.refused == 400 - len(expected)
    assert said(report)[0] == (
        "stock_concept.csv:3::START_ID(Stock): found 'Enterprise:stock-600114', expected the id of a node "
        "that is there"
    )
