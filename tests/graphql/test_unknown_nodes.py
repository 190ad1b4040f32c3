"""Nodes that a question or a filter names and that are not there."""

import pytest

from graph.change import NodeWrite
from graph.engine import Engine
from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

UNKNOWN = {
    "where.fields.some.node.within": (
        '{ achievements(where: {fields: {some: {node: {within: "%s"}}}}) { totalCount } }'
    ),
    "where.NOT.fields.none.node.within": (
        '{ achievements(where: {NOT: {fields: {none: {node: {within: "%s"}}}}}) { totalCount } }'
    ),
    "from.ids": '{ connect(from: {ids: ["Investor:seed", "%s"]}, to: {parks: {}}) { toCount } }',
    "to.achievements.fields.some.node.within": (
        '{ connect(from: {parks: {}}, to: {achievements: {fields: {some: {node: {within: "%s"}}}}}) '
        "{ toCount } }"
    ),
}


@pytest.mark.parametrize("argument", UNKNOWN)
async def test_an_unknown_node_in_a_set_or_a_filter_is_an_error(ask: Client, argument: str) -> None:
    """Zero would read as an answer. A node out of sight is like one that is not there."""
    document = UNKNOWN[argument]
    for identifier, visible in (("Field:gone", None), ("Field:gone", ()), ("Field:sei-3", ())):
        answer = await ask(document % identifier, visible=visible)
        found = answer.error["message"].replace("Investor:seed", identifier)
        assert found == f"{argument}: found {identifier!r}, expected the id of a node that is there"
        assert answer.error["extensions"] == {"code": "NOT_FOUND", "argument": argument}
    answer = await ask(document % "Field:sei-3")
    assert answer.errors == []


@pytest.mark.parametrize("argument", UNKNOWN)
async def test_a_named_node_that_is_hidden_between_two_questions_is_an_error(
    ask: Client, engine: Engine, argument: str
) -> None:
    """As it is in a process that never saw it."""

    async def make(visibility: str) -> None:
        async with engine.transaction("test") as transaction:
            await transaction.write([NodeWrite("Field:sei-3", {"visibility": visibility})])

    visible, errors = ("PUBLIC", "PARTNER"), []
    for visibility in ("PARTNER", "INTERNAL", "PUBLIC"):
        await make(visibility)
        answer = await ask(UNKNOWN[argument] % "Field:sei-3", visible=visible)
        errors.append([error["extensions"]["code"] for error in answer.errors])
    assert errors == [[], ["NOT_FOUND"], []]


async def test_a_named_node_that_was_not_there_yet_is_no_error(ask: Client) -> None:
    """The answer for that time is that there was nothing."""
    document = (
        '{ connect(from: {ids: ["University:csu"]}, to: {achievements: {}}, asOf: "%s") { fromCount } }'
    )
    counts = [(await ask.data(document % year))["connect"]["fromCount"] for year in ("1999", "2000")]
    assert counts == [0, 1]
