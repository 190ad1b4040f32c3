"""Orders and keyset pages through GraphQL."""

from typing import Any

import pytest

from graph.ontology import Type
from loaders.pages import CursorForm, page
from loaders.slots import Slots
from loaders.terms import Leaf
from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

PAGES = """
query ($order: [OrganizationOrder!], $first: Int, $after: String, $last: Int, $before: String) {
  organizations(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
"""

ORDER = [{"city": "ASC"}, {"achievements": {"count": "ASC"}}, {"id": "ASC"}]
ORDERED = [
    "Enterprise:battery",
    "Institution:hnte",
    "Enterprise:alu",
    "University:hnu",
    "University:csu",
    "Investor:idle",
    "Investor:seed",
    "Investor:state",
    "University:tech",
]
"""The first five are in one city, of which the last has three achievements; the others have no city."""


async def _walk(ask: Client, order: Any, size: int) -> list[str]:
    """Ids of all pages, forwards."""
    found: list[str] = []
    after = None
    while True:
        page = (await ask.data(PAGES, order=order, first=size, after=after))["organizations"]
        found += [edge["node"]["id"] for edge in page["edges"]]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        assert page["pageInfo"]["endCursor"] == page["edges"][-1]["cursor"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found


async def _back(ask: Client, order: Any, size: int) -> list[str]:
    """Ids of all pages, backwards."""
    found: list[str] = []
    before = None
    while True:
        page = (await ask.data(PAGES, order=order, last=size, before=before))["organizations"]
        found[:0] = [edge["node"]["id"] for edge in page["edges"]]
        assert page["pageInfo"]["hasNextPage"] is (before is not None)
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            return found


@pytest.mark.parametrize("size", [1, 2, 4, 9, 20])
async def test_pages_meet_without_gaps(ask: Client, size: int) -> None:
    """Under an order with equal keys, counts and missing values, forwards and backwards."""
    assert await _walk(ask, ORDER, size) == ORDERED
    assert await _back(ask, ORDER, size) == ORDERED


async def test_missing_values_come_last_in_either_direction(ask: Client) -> None:
    """Ties are broken by id, ascending."""
    assert await _walk(ask, [{"nameEn": "ASC"}], 3) == [
        "Institution:hnte",
        "University:hnu",
        "Enterprise:battery",
        "Investor:seed",
        "Investor:idle",
        "Enterprise:alu",
        "Investor:state",
        "University:csu",
        "University:tech",
    ]
    assert (await _walk(ask, [{"nameEn": "DESC"}], 3))[-2:] == ["University:csu", "University:tech"]


async def test_a_hop_is_ordered_by_its_edges(ask: Client) -> None:
    """Two edges to the same node are two rows, told apart by key."""
    document = """query ($after: String, $order: [InvestedInNodeOrder!]) {
      investor(id: "Investor:seed") { investments(orderBy: $order, first: 1, after: $after) {
        edges { round node { id } } pageInfo { endCursor hasNextPage } } } }"""
    for direction, rounds in (("DESC", ["B", "A"]), ("ASC", ["A", "B"])):
        order, after, found = [{"edge": {"since": direction}}], None, []
        for more in (True, False):
            data = await ask.data(document, order=order, after=after)
            page = data["investor"]["investments"]
            found.append(page["edges"][0]["round"])
            assert page["pageInfo"]["hasNextPage"] is more
            after = page["pageInfo"]["endCursor"]
        assert found == rounds


async def test_an_empty_page_has_no_cursors(ask: Client) -> None:
    """And nothing before or behind it."""
    data = await ask.data(
        """{ parks { totalCount edges { cursor } nodes { id }
             pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    )
    assert data["parks"] == {
        "totalCount": 0,
        "edges": [],
        "nodes": [],
        "pageInfo": {
            "hasNextPage": False,
            "hasPreviousPage": False,
            "startCursor": None,
            "endCursor": None,
        },
    }


async def test_a_page_has_twenty_rows_if_nothing_is_said(ask: Client) -> None:
    """Fewer where the service allows fewer."""
    small = Client(ask.schema, ask.counting, largest_page=3)
    assert len((await ask.data("{ organizations { nodes { id } } }"))["organizations"]["nodes"]) == 9
    assert len((await small.data("{ organizations { nodes { id } } }"))["organizations"]["nodes"]) == 3


class Counted(CursorForm):
    """A form of cursors that counts those that it reads."""

    reads = 0

    def read(self, text: object) -> list[object]:
        """The values in a cursor."""
        Counted.reads += 1
        return super().read(text)


async def test_a_cursor_is_read_once_for_all_its_keys() -> None:
    """However many keys it has; another cursor is read anew."""
    form = Counted(7, (Type.TEXT, Type.INTEGER), (Type.TEXT,))
    slots = Slots()
    page({"after": Leaf(path=("after",))}, 100, form, slots, "")
    for cursor, expected in (('[7,"a",1,"x"]', ["a", 1, "x"]), ('[7,"b",2,"y"]', ["b", 2, "y"])):
        assert [slot({"after": cursor}) for slot in slots.slots[1:]] == expected
    assert Counted.reads == 2
