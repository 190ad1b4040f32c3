"""Groups over hops, written out: of what lies over one, and by what does."""

from typing import Any

import pytest

from graph.engine import Engine
from graph.ontology import Ontology
from graph.plan import (
    Groups,
    Or,
    Summary,
)
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part, Stat
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, node
from tests.contract.summing import grouped, groups, statistics, told

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def owned_achievements(engine: Engine) -> None:
    """Three achievements: of two organisations in different cities, of two in one city, and of nobody."""
    await load(
        engine,
        [
            node("University:csu", city="长沙", region="430100", tags=["985", "211"]),
            node("University:hnu", city="长沙", region="430100"),
            node("Enterprise:e", city="上海", region="310000", tags=["211"]),
            node("Achievement:apart", trl=5),
            node("Achievement:together", trl=7),
            node("Achievement:alone", trl=9),
            edge("OWNS", "University:csu", "Achievement:apart"),
            edge("OWNS", "Enterprise:e", "Achievement:apart"),
            edge("OWNS", "University:csu", "Achievement:together", "1"),
            edge("OWNS", "University:csu", "Achievement:together", "2"),
            edge("OWNS", "University:hnu", "Achievement:together"),
        ],
    )


async def test_groups_by_what_nodes_are_linked_to(fresh: Fresh, ecosystem: Ontology) -> None:
    """Achievements by their owners' city: once in that of each, however many owners are there; two keys of
    the owners are of the same owner."""
    engine = await fresh(ecosystem)
    await owned_achievements(engine)
    owners = ecosystem.hops["Achievement"]["owners"]
    city, region, tags = (GroupKey(prop, hop=owners) for prop in ("city", "region", "tags"))
    assert await grouped(engine, ["Achievement"], city) == [("上海", 1), ("长沙", 2), (None, 1)]
    assert await grouped(engine, ["Achievement"], city, region) == [
        ("上海", "310000", 1),
        ("长沙", "430100", 2),
        (None, None, 1),
    ]
    assert await grouped(engine, ["Achievement"], tags, city) == [
        ("211", "上海", 1),
        ("211", "长沙", 2),
        ("985", "长沙", 2),
        (None, "长沙", 1),
        (None, None, 1),
    ]
    most_mature = GroupOrder(Measure(Stat.MAX, "trl"), descending=True)
    assert await grouped(engine, ["Achievement"], city, order=[most_mature]) == [
        (None, 1),
        ("长沙", 2),
        ("上海", 1),
    ]


async def test_groups_by_what_is_over_two_hops(fresh: Fresh, films: Ontology) -> None:
    """Each with each, once however many lead there; of none there is the group of null."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Film:f", minutes=7),
            node("Film:g", minutes=5),
            *(
                node(f"Person:{key}", born=born)
                for key, born in (("p", "1970"), ("q", "1970"), ("r", "1980"))
            ),
            *(node(f"Genre:{key}", index=index) for key, index in (("x", "X"), ("y", "y"), ("z", "x"))),
            *(edge("ACTED_IN", f"Person:{key}", "Film:f") for key in "pqr"),
            *(edge("OF_GENRE", "Film:f", f"Genre:{key}") for key in "xyz"),
            edge("OF_GENRE", "Film:g", "Genre:y"),
        ],
    )
    hops = films.hops["Film"]
    by = (GroupKey("born", hop=hops["cast"]), GroupKey("index", hop=hops["genres"]))
    given = Given()
    shown = (
        ("born", KeyOf(0)),
        ("genre", KeyOf(1)),
        ("count", Count()),
        ("sum", Measure(Stat.SUM, "minutes")),
    )
    found = await told(engine, ["Film"], Groups(by, Summary(shown), given(10)), given)
    assert [tuple(group.values()) for group in found] == [
        ("1970", "X", 1, 7),
        ("1970", "y", 1, 7),
        ("1980", "X", 1, 7),
        ("1980", "y", 1, 7),
        (None, "y", 1, 5),
    ]


async def test_groups_over_a_hop_by_node_and_edge(fresh: Fresh, ecosystem: Ontology) -> None:
    """Nodes of several kinds, edge properties, and both together; the edges are counted by themselves."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Achievement:x"),
            node("Enterprise:a", city="长沙"),
            node("University:b", city="长沙"),
            node("Institution:hub"),
            edge("TRANSFERRED", "Achievement:x", "Enterprise:a", amount=3, contract="LICENSE"),
            edge("TRANSFERRED", "Achievement:x", "Enterprise:a", "2", amount=4, contract="TRANSFER"),
            edge(
                "TRANSFERRED",
                "Achievement:x",
                "University:b",
                amount=5,
                contract="LICENSE",
                broker="Institution:hub",
                since="2024-03",
            ),
        ],
    )
    hop = ecosystem.hops["Achievement"]["acquirers"]
    over: dict[str, Any] = {"hop": hop, "near": "Achievement:x"}
    contract = GroupKey("contract", edge=True)
    city = GroupKey("city")
    assert await grouped(engine, hop.targets, contract, **over) == [("LICENSE", 2), ("TRANSFER", 1)]
    assert await grouped(engine, hop.targets, city, contract, **over) == [
        ("长沙", "LICENSE", 2),
        ("长沙", "TRANSFER", 1),
    ]
    broker = GroupKey("broker", edge=True)
    assert await grouped(engine, hop.targets, broker, **over) == [("Institution:hub", 1), (None, 1)]
    assert await grouped(engine, hop.targets, broker, edges=True, **over) == [
        ("Institution:hub", 1),
        (None, 2),
    ]
    month = GroupKey("since", edge=True, part=Part.MONTH)
    assert await grouped(engine, hop.targets, month, edges=True, **over) == [("2024-03", 1), (None, 2)]
    given = Given()
    shown = Summary((("key", KeyOf(0)), ("edges", statistics("amount", edge=True))))
    by_sum = GroupOrder(Measure(Stat.SUM, "amount", edge=True), descending=True)
    asked = Groups((contract,), shown, given(10), (by_sum,))
    assert await told(engine, hop.targets, asked, given, **over) == [
        {"key": "LICENSE", "edges": {"count": 2, "sum": 8, "avg": 4.0, "min": 3, "max": 5}},
        {"key": "TRANSFER", "edges": {"count": 1, "sum": 4, "avg": 4.0, "min": 4, "max": 4}},
    ]


async def parts_in_films(engine: Engine) -> None:
    """Somebody with three parts in one film, from two years, one in another and one in a third."""
    await load(
        engine,
        [
            node("Person:p"),
            node("Film:a", match="long", minutes=10, tags=["x", "y", "X"]),
            node("Film:b", match="long", minutes=5, tags=["x"]),
            node("Film:c", match="brief", minutes=1),
            edge("ACTED_IN", "Person:p", "Film:a", "1", fee=1, since="2020"),
            edge("ACTED_IN", "Person:p", "Film:a", "2", fee=2, since="2021"),
            edge("ACTED_IN", "Person:p", "Film:a", "3", since="2021-05"),
            edge("ACTED_IN", "Person:p", "Film:b", fee=8, since="2021"),
            edge("ACTED_IN", "Person:p", "Film:c", fee=16),
        ],
    )


async def test_in_each_group_a_node_counts_once_and_every_edge(fresh: Fresh, films: Ontology) -> None:
    """Of parallel edges too: by the node, by the edge (a node may be in several groups then), by a list, by
    what the node is linked to."""
    engine = await fresh(films)
    await parts_in_films(engine)
    hop = films.hops["Person"]["films"]
    nodes = Summary((("count", Count()), ("sum", Measure(Stat.SUM, "minutes"))))
    shown = Summary((("key", KeyOf(0)), ("nodes", nodes), ("edges", statistics("fee", edge=True))))

    async def told_by(key: GroupKey) -> list[tuple[Any, ...]]:
        given = Given()
        asked = Groups((key,), shown, given(10))
        found = await told(engine, hop.targets, asked, given, hop=hop, near="Person:p")
        return [(group["key"], *group["nodes"].values(), *group["edges"].values()) for group in found]

    # The key; the number of films and their minutes; that of parts, and fees: sum, average, least, greatest.
    assert await told_by(GroupKey("match")) == [
        ("brief", 1, 1, 1, 16, 16.0, 16, 16),
        ("long", 2, 15, 4, 11, 11 / 3, 1, 8),
    ]
    assert await told_by(GroupKey("since", edge=True, part=Part.YEAR)) == [
        (2020, 1, 10, 1, 1, 1.0, 1, 1),
        (2021, 2, 15, 3, 10, 5.0, 2, 8),
        (None, 1, 1, 1, 16, 16.0, 16, 16),
    ]
    assert await told_by(GroupKey("tags")) == [
        ("X", 2, 15, 4, 11, 11 / 3, 1, 8),
        ("y", 1, 10, 3, 3, 1.5, 1, 2),
        (None, 1, 1, 1, 16, 16.0, 16, 16),
    ]
    cast = GroupKey("confidence", hop=films.hops["Film"]["cast"])
    assert await told_by(cast) == [(1.0, 3, 16, 5, 27, 6.75, 1, 16)]


async def test_groups_are_ordered_by_nodes_or_by_edges(fresh: Fresh, films: Ontology) -> None:
    """Each by its own number and statistics, which is also where they stand."""
    engine = await fresh(films)
    await parts_in_films(engine)
    hop = films.hops["Person"]["films"]

    async def places(by: Count | Measure) -> list[Any]:
        given = Given()
        asked = groups(given, GroupKey("tags"), order=[GroupOrder(by, descending=True)])
        found = await told(engine, hop.targets, asked, given, hop=hop, near="Person:p")
        return [group["cursor"][1:] for group in found]

    assert await places(Count()) == [[2, "x"], [1, "y"], [1, None]]
    assert await places(Count(edge=True)) == [[4, "x"], [3, "y"], [1, None]]
    assert await places(Measure(Stat.SUM, "minutes")) == [[15, "x"], [10, "y"], [1, None]]
    assert await places(Measure(Stat.SUM, "fee", edge=True)) == [[16, None], [11, "x"], [3, "y"]]
    assert await places(Measure(Stat.AVG, "minutes")) == [[10.0, "y"], [7.5, "x"], [1.0, None]]


async def test_a_symmetric_hop_counts_both_ways(fresh: Fresh, ecosystem: Ontology) -> None:
    """Whichever end an edge was written from; a partner counts once."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Park:{key}", city=city) for key, city in (("a", "x"), ("b", "x"), ("c", "y"))),
            edge("COOPERATES_WITH", "Park:a", "Park:b", amount=1),
            edge("COOPERATES_WITH", "Park:c", "Park:b", amount=2),
            edge("COOPERATES_WITH", "Park:b", "Park:c", "again", amount=4),
        ],
    )
    hop = ecosystem.hops["Park"]["partners"]
    over: dict[str, Any] = {"hop": hop, "near": "Park:b"}
    assert await grouped(engine, hop.targets, GroupKey("city"), **over) == [("x", 1), ("y", 1)]
    assert await grouped(engine, hop.targets, GroupKey("city"), edges=True, **over) == [("x", 1), ("y", 2)]
    counts = Summary((("nodes", Count()), ("edges", Count(edge=True))))
    assert await told(engine, hop.targets, counts, **over) == {"nodes": 2, "edges": 3}
    assert (await told(engine, hop.targets, statistics("amount", edge=True), **over))["sum"] == 7


async def test_a_filter_that_nothing_satisfies_leaves_no_groups(fresh: Fresh, films: Ontology) -> None:
    """Nor an error: the planner of a database may fall over what is known to be false."""
    engine = await fresh(films)
    await load(
        engine, [node("Film:f"), node("Person:p"), edge("ACTED_IN", "Person:p", "Film:f", since="2020")]
    )
    hop = films.hops["Film"]["cast"]
    by = (
        GroupKey("aliases", hop=films.hops["Person"]["memberOf"]),
        GroupKey("since", edge=True, part=Part.YEAR),
    )
    over: dict[str, Any] = {"hop": hop, "near": "Film:f"}
    assert await grouped(engine, hop.targets, *by, **over) == [(None, 2020, 1)]
    assert await grouped(engine, hop.targets, *by, where=Or(()), **over) == []
