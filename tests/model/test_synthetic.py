"""The made-up rest of the demo graph."""

import hashlib
import json
from collections import Counter, defaultdict
from itertools import islice

import pytest

from data.synthetic import generate
from graph.change import EdgeWrite, NodeWrite
from graph.ontology.load import load_ontology
from graph.values import first_day, kind_of, last_day
from tests.model.seed import seed_writes

ONTOLOGY = load_ontology()
Row = NodeWrite | EdgeWrite


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Scale 1 with the seed that `demo` uses."""
    return list(generate())


@pytest.fixture(scope="module")
def nodes(rows: list[Row]) -> dict[str, NodeWrite]:
    """Made-up nodes by id."""
    return {row.id: row for row in rows if isinstance(row, NodeWrite)}


@pytest.fixture(scope="module")
def edges(rows: list[Row]) -> list[EdgeWrite]:
    """Made-up edges."""
    return [row for row in rows if isinstance(row, EdgeWrite)]


def _digest(rows: list[Row]) -> str:
    lines = [json.dumps([row.id, dict(row.values)], ensure_ascii=False) for row in rows]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_the_same_seed_gives_the_same_rows_everywhere(rows: list[Row]) -> None:
    """Whatever the machine and the version of Python; another seed gives others."""
    assert _digest(rows) == "38b17ec63170c95db9b3cea340537ca8a35db66afb9643dd7cb342e2153d17fb"
    assert _digest(rows) == _digest(list(generate()))
    assert _digest(rows) != _digest(list(generate(seed=7)))


def test_with_the_seed_facts_the_scale_is_that_of_the_report() -> None:
    """3,500 achievements, 200 investors, 800 universities and enterprises, 520 demands."""
    count = Counter(
        kind_of(row.id) for row in (*seed_writes(ONTOLOGY), *generate()) if isinstance(row, NodeWrite)
    )
    assert (count["Achievement"], count["Investor"], count["Demand"]) == (3500, 200, 520)
    assert count["University"] + count["Enterprise"] == 800


def test_every_edge_kind_but_those_of_taxonomies_and_figures_occurs(edges: list[EdgeWrite]) -> None:
    """About 15,000 edges, most of them fields and owners."""
    assert Counter(edge.kind for edge in edges) == {
        "IN_FIELD": 6302,
        "OWNS": 3811,
        "TAKES_PART_IN": 932,
        "MATCHED": 618,
        "COOPERATES_WITH": 657,
        "INVESTED_IN": 617,
        "POSTS": 520,
        "LOCATED_IN": 482,
        "TRANSFERRED": 516,
        "USES": 395,
        "OPERATES": 81,
        "PART_OF": 34,
        "OFFERS": 32,
    }


def test_a_larger_scale_grows_in_proportion() -> None:
    """Three times the scale, three times the nodes (less the three real enterprises once) and edges."""
    count = Counter(kind_of(row.id) if isinstance(row, NodeWrite) else row.kind for row in generate(scale=3))
    assert (count["Achievement"], count["Enterprise"], count["Investor"]) == (10500, 2037, 600)
    assert 42_000 < sum(count[kind] for kind in ONTOLOGY.edges) < 48_000


def test_rows_come_one_by_one() -> None:
    """The first rows of a graph of any size are there at once."""
    assert len(list(islice(generate(scale=1_000_000), 100))) == 100


def test_all_is_marked_as_made_up(rows: list[Row], nodes: dict[str, NodeWrite]) -> None:
    """Source, tag and both names of every node, source of every edge: a name travels without its source."""
    assert {row.values["source"] for row in rows} == {"synthetic"}
    assert [node.id for node in nodes.values() if node.values["tags"] != ["synthetic"]] == []
    names = [(str(node.values["name"]), str(node.values["nameEn"])) for node in nodes.values()]
    assert [n for n in names if not (n[0].endswith("（模拟）") and n[1].endswith(" (synthetic)"))] == []


def test_nothing_made_up_is_said_of_a_real_organisation(edges: list[EdgeWrite]) -> None:
    """The only real nodes at the ends of made-up edges are concepts of the taxonomies."""
    real = {row.id for row in seed_writes(ONTOLOGY) if isinstance(row, NodeWrite)}
    touched = {end for edge in edges for end in (edge.source, edge.target)} & real
    assert {kind_of(end) for end in touched} == {"Field"}


def test_no_row_comes_twice(rows: list[Row]) -> None:
    """A symmetric edge has its ends in order, so that it is one edge from either side."""
    assert len({row.id for row in rows}) == len(rows)
    symmetric = [r for r in rows if isinstance(r, EdgeWrite) and ONTOLOGY.edges[r.kind].symmetric]
    assert [edge.id for edge in symmetric if edge.source >= edge.target] == []


def test_values_are_canonical_and_none_is_empty(rows: list[Row]) -> None:
    """They go straight into a transaction."""
    wrong = []
    for row in rows:
        owner = ONTOLOGY.kinds[kind_of(row.id)] if isinstance(row, NodeWrite) else ONTOLOGY.edges[row.kind]
        for name, value in row.values.items():
            prop = owner.properties[name]
            items = value if prop.many and isinstance(value, list) else [value]
            if [prop.canonical(item) for item in items] != items or not items or prop.managed:
                wrong.append((row.id, name, value))
    assert wrong == []


@pytest.mark.parametrize("scale", [1, 3])
def test_every_edge_is_allowed_and_its_ends_come_before_it(scale: int) -> None:
    """In a larger graph the blocks are joined to earlier ones."""
    there = {row.id for row in seed_writes(ONTOLOGY) if isinstance(row, NodeWrite)}
    wrong = []
    for row in generate(scale=scale):
        if isinstance(row, NodeWrite):
            there.add(row.id)
            continue
        pair = kind_of(row.source), kind_of(row.target)
        broker = row.values.get("broker", row.source)
        if pair not in ONTOLOGY.edges[row.kind].pairs or not {row.source, row.target, broker} <= there:
            wrong.append(row.id)
    assert wrong == []


def test_amounts_have_a_currency_and_loans_keep_to_their_limit(
    nodes: dict[str, NodeWrite], edges: list[EdgeWrite]
) -> None:
    """No sum without its currency."""
    sums = {"amount", "askingPrice", "budget", "amountLimit", "ticketMax"}
    rows: list[Row] = [*nodes.values(), *edges]
    assert [row.id for row in rows if sums & row.values.keys() and "currency" not in row.values] == []
    over = [
        edge.id
        for edge in edges
        if edge.kind == "USES" and "amount" in edge.values
        if edge.values["amount"] > nodes[edge.target].values["amountLimit"]  # type: ignore[operator]
    ]
    assert over == []


def test_dates_are_partial_and_in_order(edges: list[EdgeWrite]) -> None:
    """Years, months and days from 2019 to 2024; nothing ends before it began."""
    since = [str(edge.values["since"]) for edge in edges if "since" in edge.values]
    assert {len(date) for date in since} == {4, 7, 10}
    assert {date[:4] for date in since} == {"2019", "2020", "2021", "2022", "2023", "2024"}
    dated = [edge for edge in edges if "until" in edge.values]
    assert len(dated) > 50
    late = [e.id for e in dated if first_day(str(e.values["since"])) > last_day(str(e.values["until"]))]
    assert late == []


def test_results_lie_mostly_with_universities_and_some_are_transferred(edges: list[EdgeWrite]) -> None:
    """Three quarters and about 15 %, and few own many."""
    owners = Counter(edge.source for edge in edges if edge.kind == "OWNS")
    by_kind = Counter[str]()
    for owner, count in owners.items():
        by_kind[kind_of(owner)] += count
    assert dict(by_kind) == {"University": 2621, "Enterprise": 936, "Institution": 254}
    assert len({edge.source for edge in edges if edge.kind == "TRANSFERRED"}) == 498
    universities = sorted((n for owner, n in owners.items() if kind_of(owner) == "University"), reverse=True)
    assert universities[0] > 200
    assert sum(universities[:12]) > 3 * sum(universities[-12:])


def test_more_than_half_of_the_investors_reach_new_materials_within_three_hops(
    edges: list[EdgeWrite],
) -> None:
    """The main question has answers of every distance, and unconnected investors too."""
    near: dict[str, set[str]] = defaultdict(set)
    targets = set()
    for edge in edges:
        if ONTOLOGY.edges[edge.kind].relates:
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
        elif edge.target.startswith("Field:sei-3") and edge.source.startswith("Achievement:"):
            targets.add(edge.source)
    distance = Counter[int | None]()
    for number in range(200):
        reached = {f"Investor:s-{number:06d}"}
        for hops in range(1, 4):
            reached |= {far for node in reached for far in near[node]}
            if reached & targets:
                distance[hops] += 1
                break
        else:
            distance[None] += 1
    assert (len(targets), dict(distance)) == (386, {1: 4, 2: 50, 3: 58, None: 88})
