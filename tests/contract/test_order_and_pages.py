"""Order and keyset paging, written out."""

from typing import Any

import pytest

from graph.ontology import Ontology
from graph.plan import By, Compare, Op, Order
from tests.contract.ask import load
from tests.contract.conftest import Fresh
from tests.contract.say import Given, edge, found, neighbours, node, page_of

pytestmark = pytest.mark.asyncio(loop_scope="session")

BY_CITY = (Order(By.NODE, "city"),)
BY_CITY_DESCENDING = (Order(By.NODE, "city", None, descending=True),)


async def parks(fresh: Fresh, ecosystem: Ontology, **cities: str | None) -> Any:
    """An engine with a park per key, in a city."""
    engine = await fresh(ecosystem)
    await load(engine, [node(f"Park:{key}", city=city) for key, city in cities.items()])
    return engine


async def keys(engine: Any, *order: Order, kind: str = "Park") -> str:
    """The keys of all nodes of a kind in order, joined."""
    return " ".join(i.partition(":")[2] for i in await found(engine, [kind], Given(), order=order))


async def test_missing_values_come_last_either_way_and_ties_go_by_id(
    fresh: Fresh, ecosystem: Ontology
) -> None:
    """Ties are ascending by id even where the key runs down."""
    engine = await parks(fresh, ecosystem, a=None, b="Wuhan", c="Changsha", d="WUHAN", e=None, f="")
    assert await keys(engine) == "a b c d e f"
    assert await keys(engine, *BY_CITY) == "f c b d a e"
    assert await keys(engine, *BY_CITY_DESCENDING) == "b d c f a e"


async def test_several_keys_each_its_own_way(fresh: Fresh, ecosystem: Ontology) -> None:
    """A later key decides among equals of the earlier."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Enterprise:a", employees=5, founded="2020"),
            node("Enterprise:b", employees=5, founded="2019-06"),
            node("Enterprise:c", founded="2021"),
            node("Enterprise:d", employees=10),
            node("Enterprise:e", employees=5),
        ],
    )
    by_size = Order(By.NODE, "employees", None, descending=True)
    assert await keys(engine, by_size, Order(By.NODE, "founded"), kind="Enterprise") == "d b a e c"
    down = Order(By.NODE, "id", None, descending=True)
    assert await keys(engine, by_size, down, kind="Enterprise") == "d e b a c"


async def test_numbers_codes_and_booleans_order_by_value(fresh: Fresh, films: Ontology) -> None:
    """Numbers as numbers, codes as they are stored, false before true."""
    engine = await fresh(films)
    await load(
        engine,
        [
            node("Film:a", minutes=100, gross=2**53 - 1, rating="R_18", restored=True),
            node("Film:b", minutes=9, gross=2**53 - 2, rating="R18"),
            node("Film:c", minutes=-1, rating="ALL", restored=True),
        ],
    )
    assert await keys(engine, Order(By.NODE, "minutes"), kind="Film") == "c b a"
    assert await keys(engine, Order(By.NODE, "gross"), kind="Film") == "b a c"
    assert await keys(engine, Order(By.NODE, "rating"), kind="Film") == "c b a"
    assert await keys(engine, Order(By.NODE, "restored"), kind="Film") == "b a c"
    assert await keys(engine, Order(By.NODE, "restored", None, descending=True), kind="Film") == "a c b"


async def test_order_by_the_number_of_edges(fresh: Fresh, ecosystem: Ontology) -> None:
    """Parallel edges count each; no edges count zero, which is not missing."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            *(node(f"Investor:{key}") for key in "abc"),
            node("Enterprise:x"),
            edge("INVESTED_IN", "Investor:b", "Enterprise:x", "1"),
            edge("INVESTED_IN", "Investor:b", "Enterprise:x", "2"),
            edge("INVESTED_IN", "Investor:c", "Enterprise:x"),
        ],
    )
    investments = ecosystem.hops["Investor"]["investments"]
    assert await keys(engine, Order(By.COUNT, "", investments), kind="Investor") == "a c b"
    down = Order(By.COUNT, "", investments, descending=True)
    assert await keys(engine, down, kind="Investor") == "b c a"


async def test_hops_order_by_edge_and_node_then_far_id_then_edge_key(
    fresh: Fresh, ecosystem: Ontology
) -> None:
    """Over a hop the last ties are broken by the far node's id, then by the edge's key."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            node("Enterprise:a", name="Z"),
            node("Program:p", name="A"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:a", "2", since="2020"),
            edge("INVESTED_IN", "Investor:i", "Enterprise:a", "10", since="2021"),
            edge("INVESTED_IN", "Investor:i", "Program:p"),
            edge("INVESTED_IN", "Investor:i", "Program:p", "x", since="2020"),
        ],
    )
    hop = ecosystem.hops["Investor"]["investments"]
    first, second, third, fourth = (
        "INVESTED_IN|Investor:i|Enterprise:a|10",
        "INVESTED_IN|Investor:i|Enterprise:a|2",
        "INVESTED_IN|Investor:i|Program:p",
        "INVESTED_IN|Investor:i|Program:p|x",
    )
    for order, expected in [
        ((), [first, second, third, fourth]),
        ((Order(By.NODE, "name"),), [third, fourth, first, second]),
        ((Order(By.EDGE, "since"),), [second, fourth, first, third]),
        ((Order(By.EDGE, "since", None, descending=True),), [first, second, fourth, third]),
    ]:
        pairs = await neighbours(engine, "Investor:i", hop, Given(), order=order)
        assert [link for link, _ in pairs] == expected, order


async def test_pages_forwards(fresh: Fresh, ecosystem: Ontology) -> None:
    """`after` is exclusive; has-next looks for a further row, has-previous says that `after` was given."""
    engine = await parks(fresh, ecosystem, a="B", b="a", c=None, d="b", e=None)
    first = await page_of(engine, ["Park"], BY_CITY, 2)
    assert first == {
        "rows": [["a", "Park:b"], ["b", "Park:a"]],
        "less": False,
        "more": True,
        "start": ["a", "Park:b"],
        "end": ["b", "Park:a"],
        "total": 5,
    }
    second = await page_of(engine, ["Park"], BY_CITY, 2, after=first["end"])
    assert second["rows"] == [["b", "Park:d"], [None, "Park:c"]]
    assert (second["less"], second["more"], second["total"]) == (True, True, 5)
    third = await page_of(engine, ["Park"], BY_CITY, 2, after=second["end"])
    assert third["rows"] == [[None, "Park:e"]]
    assert (third["less"], third["more"]) == (True, False)
    beyond = await page_of(engine, ["Park"], BY_CITY, 2, after=third["end"])
    assert beyond == {"rows": [], "less": True, "more": False, "start": None, "end": None, "total": 5}


async def test_pages_backwards(fresh: Fresh, ecosystem: Ontology) -> None:
    """The last rows before a position, in the same order; the flags change places."""
    engine = await parks(fresh, ecosystem, a="B", b="a", c=None, d="b", e=None)
    last = await page_of(engine, ["Park"], BY_CITY_DESCENDING, 2, backward=True)
    assert last["rows"] == [[None, "Park:c"], [None, "Park:e"]]
    assert (last["less"], last["more"]) == (True, False)
    middle = await page_of(engine, ["Park"], BY_CITY_DESCENDING, 2, backward=True, before=last["start"])
    assert middle["rows"] == [["b", "Park:d"], ["a", "Park:b"]]
    assert (middle["less"], middle["more"]) == (True, True)
    first = await page_of(engine, ["Park"], BY_CITY_DESCENDING, 2, backward=True, before=middle["start"])
    assert first["rows"] == [["b", "Park:a"]]
    assert (first["less"], first["more"]) == (False, True)


async def test_a_page_between_two_positions(fresh: Fresh, ecosystem: Ontology) -> None:
    """`after` and `before` together bound the page; a further row counts only between them."""
    engine = await parks(fresh, ecosystem, a=None, b=None, c=None, d=None)
    bounds: dict[str, Any] = {"after": ["Park:a"], "before": ["Park:d"]}
    assert await page_of(engine, ["Park"], (), 2, **bounds) == {
        "rows": [["Park:b"], ["Park:c"]],
        "less": True,
        "more": False,
        "start": ["Park:b"],
        "end": ["Park:c"],
        "total": 4,
    }
    backward = await page_of(engine, ["Park"], (), 1, **bounds, backward=True)
    assert backward["rows"] == [["Park:c"]]
    assert (backward["less"], backward["more"]) == (True, True)


async def test_an_empty_page(fresh: Fresh, ecosystem: Ontology) -> None:
    """With a limit of 0 nothing is shown, and a row that is there is a further one."""
    engine = await parks(fresh, ecosystem, a=None)
    empty = await page_of(engine, ["Park"], (), 0)
    assert empty == {"rows": [], "less": False, "more": True, "start": None, "end": None, "total": 1}
    nothing = await page_of(engine, ["University"], (), 5)
    assert nothing == {"rows": [], "less": False, "more": False, "start": None, "end": None, "total": 0}


async def test_positions_need_not_be_rows(fresh: Fresh, ecosystem: Ontology) -> None:
    """A position made up or gone since lies between rows; a missing key is behind all others."""
    engine = await parks(fresh, ecosystem, a="b", b="d", c=None)
    cases: list[tuple[list[Any], list[str]]] = [
        (["c", "Park:zzz"], ["Park:b", "Park:c"]),
        (["b", "Park:"], ["Park:a", "Park:b", "Park:c"]),
        (["b", "Park:aa"], ["Park:b", "Park:c"]),
        ([None, "Park:b"], ["Park:c"]),
        ([None, "Park:d"], []),
    ]
    for after, expected in cases:
        rows = (await page_of(engine, ["Park"], BY_CITY, 9, after=after))["rows"]
        assert [row[1] for row in rows] == expected, after
        rest = (await page_of(engine, ["Park"], BY_CITY, 9, before=after))["rows"]
        assert [row[1] for row in rest] == [p for p in ["Park:a", "Park:b", "Park:c"] if p not in expected]


async def test_a_position_without_a_name_is_behind_all_nodes(fresh: Fresh, ecosystem: Ontology) -> None:
    """Every node has a name, a position that was made up need not."""
    engine = await parks(fresh, ecosystem, a="x", b="y")
    for descending in (False, True):
        order = (Order(By.NODE, "name", descending=descending),)
        for after in ([None, "Park:"], [None, "Park:z"]):
            assert (await page_of(engine, ["Park"], order, 9, after=after))["rows"] == []
            before = (await page_of(engine, ["Park"], order, 9, before=after))["rows"]
            assert {row[1] for row in before} == {"Park:a", "Park:b"}


async def test_pages_stay_in_step_with_writes_between_them(fresh: Fresh, ecosystem: Ontology) -> None:
    """Rows that come or go before the position neither repeat nor hide rows after it."""
    engine = await parks(fresh, ecosystem, a="a", b="b", c="c", d="d")
    first = await page_of(engine, ["Park"], BY_CITY, 2)
    assert [row[1] for row in first["rows"]] == ["Park:a", "Park:b"]
    async with engine.transaction("test") as transaction:
        await transaction.write(
            [node("Park:aa", city="aa"), node("Park:cc", city="cc"), node("Park:b", city="z")]
        )
    second = await page_of(engine, ["Park"], BY_CITY, 9, after=first["end"])
    assert [row[1] for row in second["rows"]] == ["Park:c", "Park:cc", "Park:d", "Park:b"]
    back = await page_of(engine, ["Park"], BY_CITY, 9, before=first["end"], backward=True)
    assert [row[1] for row in back["rows"]] == ["Park:a", "Park:aa"]


async def test_totals_count_what_the_filter_leaves_whatever_the_page(
    fresh: Fresh, ecosystem: Ontology
) -> None:
    """`totalCount` knows no page."""
    engine = await parks(fresh, ecosystem, a="x", b="x", c="y")
    given = Given()
    where = Compare("city", Op.EQ, given("x"))
    page = await page_of(engine, ["Park"], (), 1, after=["Park:a"], where=where, given=given)
    assert (page["rows"], page["total"]) == ([["Park:b"]], 2)


async def test_a_cursor_holds_a_boolean_as_one(fresh: Fresh, films: Ontology) -> None:
    """Of the node or of the edge: an engine that stores 0 and 1 does not show it."""
    engine = await fresh(films)
    await load(
        engine,
        [
            *(node(f"Film:{key}", restored=key == "a") for key in "ab"),
            node("Person:p"),
            edge("ACTED_IN", "Person:p", "Film:a", uncredited=True),
            edge("ACTED_IN", "Person:p", "Film:b"),
        ],
    )
    page = await page_of(engine, ["Film"], (Order(By.NODE, "restored"),), 2)
    assert repr(page["rows"]) == "[[False, 'Film:b'], [True, 'Film:a']]"
    assert repr(page["end"]) == "[True, 'Film:a']"
    hop = films.hops["Person"]["films"]
    order = (Order(By.EDGE, "uncredited"),)
    over: dict[str, Any] = {"hop": hop, "near": "Person:p"}
    first = await page_of(engine, hop.targets, order, 1, **over)
    assert repr(first["rows"]) == "[[True, 'Film:a', '']]"
    second = await page_of(engine, hop.targets, order, 1, after=first["end"], **over)
    assert second["rows"] == [[None, "Film:b", ""]]


async def test_pages_over_a_hop_with_parallel_edges(fresh: Fresh, ecosystem: Ontology) -> None:
    """A position over a hop ends with the far node's id and the edge's key."""
    engine = await fresh(ecosystem)
    await load(
        engine,
        [
            node("Investor:i"),
            node("Enterprise:a"),
            node("Program:p"),
            *(edge("INVESTED_IN", "Investor:i", "Enterprise:a", key, amount=5) for key in ("", "1", "2")),
            edge("INVESTED_IN", "Investor:i", "Program:p", amount=5),
        ],
    )
    hop = ecosystem.hops["Investor"]["investments"]
    by_amount = (Order(By.EDGE, "amount", None, descending=True),)
    over: dict[str, Any] = {"hop": hop, "near": "Investor:i"}
    first = await page_of(engine, hop.targets, by_amount, 2, **over)
    assert first["rows"] == [[5, "Enterprise:a", ""], [5, "Enterprise:a", "1"]]
    assert (first["more"], first["total"]) == (True, 4)
    second = await page_of(engine, hop.targets, by_amount, 2, after=first["end"], **over)
    assert second["rows"] == [[5, "Enterprise:a", "2"], [5, "Program:p", ""]]
    assert second["more"] is False
    back = await page_of(engine, hop.targets, by_amount, 2, before=second["end"], backward=True, **over)
    assert back["rows"] == [[5, "Enterprise:a", "1"], [5, "Enterprise:a", "2"]]
