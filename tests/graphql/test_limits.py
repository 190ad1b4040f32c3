"""Documents that would cost too much are refused before they cost it; what fails inside stays inside."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import strawberry

from graph.engine import Engine, Statement
from graph.engines import open_engine
from graph.engines.embedded.store import EmbeddedEngine
from graph.ontology import Ontology
from graph.plan import Plan
from loaders.context import Reading
from tests.embedded.test_store import ENDLESS as SQL
from tests.graphql.asking import Client
from tests.neo4j.test_limits import ENDLESS as CYPHER

pytestmark = pytest.mark.asyncio(loop_scope="session")

DOUBLING = 'query { node(id: "Field:sei-3") { ...F0 } }' + "".join(
    f" fragment F{i} on Node {{ ...F{i + 1} ...F{i + 1} }}" for i in range(100)
)


def nested(levels: int) -> str:
    """A selection of so many levels below the root field's."""
    return "{ fields { nodes " + "{ broader { nodes " * levels + "{ id }" + " } }" * levels + " } }"


async def _refused(ask: Client, document: str, words: str) -> None:
    answer = await ask(document)
    assert answer.data is None
    assert answer.error["extensions"]["code"] == "BAD_USER_INPUT"
    assert words in answer.error["message"]
    assert answer.asked == []


async def test_a_long_document_is_refused(ask: Client) -> None:
    """Long values belong into variables."""
    await _refused(ask, "{ __typename } #" + "x" * 100_000, "at most 100,000")


async def test_a_document_of_many_words_is_refused(ask: Client) -> None:
    """Whatever they say."""
    await _refused(ask, "{ " + "a " * 10_001 + "}", "10000 tokens")


async def test_a_deep_selection_is_refused(ask: Client) -> None:
    """30 levels are let in, 31 are not, fragments counted in."""
    assert (await ask(nested(13))).errors == []
    await _refused(ask, nested(14), "found a selection 31 levels deep, expected at most 30")
    spread = (
        "{ fields { nodes { ...A } } } fragment A on Field { broader { nodes "
        + "{ broader { nodes " * 13
        + "{ id }"
        + " } }" * 13
        + " } }"
    )
    await _refused(ask, spread, "31 levels")


async def test_a_selection_nested_without_end_is_refused(ask: Client) -> None:
    """Deeper than any parser follows."""
    await _refused(ask, "{ a " * 3_000 + "}" * 3_000, "nest")
    await _refused(
        ask, "{ achievements(where: " + "{NOT: " * 3_000 + "}" * 3_000 + ") { totalCount } }", "nest"
    )


async def test_fragments_that_spread_twice_each_are_measured_once(ask: Client) -> None:
    """A hundred doublings, 2^100 spreads in all, are no work."""
    answer = await ask(DOUBLING + " fragment F100 on Node { id }")
    assert (answer.data, answer.errors) == ({"node": {"id": "Field:sei-3"}}, [])


async def test_fragments_in_a_circle_are_refused(ask: Client) -> None:
    """As the specification says."""
    answer = await ask(
        '{ node(id: "Field:sei-3") { ...A } } fragment A on Node { ...B } fragment B on Node { ...A }'
    )
    assert answer.data is None
    assert {error["extensions"]["code"] for error in answer.errors} == {"BAD_USER_INPUT"}


async def test_a_document_that_is_too_complex_to_check_is_refused(ask: Client) -> None:
    """The library gives up on thousands of fields of one name, and on long chains of fragments."""
    chain = "".join(f" fragment F{i} on Node {{ ...F{i + 1} }}" for i in range(300))
    for document in (
        '{ node(id: "Field:sei-3") { ' + "id " * 9_000 + "} }",
        '{ node(id: "Field:sei-3") { ...F0 } }' + chain + " fragment F300 on Node { id }",
    ):
        await _refused(ask, document, "too complex")


async def test_a_plan_that_explodes_is_refused(ask: Client) -> None:
    """Aliases below hops below aliases multiply where fragments alone do not."""
    document = '{ field(id: "Field:sei-3") { ...F0 } }' + "".join(
        f" fragment F{i} on Field {{ a: broader {{ nodes {{ ...F{i + 1} }} }}"
        f" b: narrower {{ nodes {{ ...F{i + 1} }} }} }}"
        for i in range(14)
    )
    answer = await ask(document + " fragment F14 on Field { id }")
    assert answer.data == {"field": None}
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert "more than 10,000 fields and conditions" in answer.error["message"]
    assert answer.asked == []


async def test_a_filter_that_is_too_deep_is_refused(ask: Client) -> None:
    """Twenty levels are let in, as constants and in variables."""
    document = "query ($where: AchievementFilter) { achievements(where: $where) { totalCount } }"
    for levels, expected in ((19, []), (20, ["where" + ".NOT" * 20])):
        literal = "{NOT: " * levels + "{}" + "}" * levels
        where: dict[str, object] = {}
        for _ in range(levels):
            where = {"NOT": where}
        for answer in (
            await ask(f"{{ achievements(where: {literal}) {{ totalCount }} }}"),
            await ask(document, {"where": where}),
        ):
            assert [error["extensions"]["argument"] for error in answer.errors] == expected


@pytest.mark.parametrize("name", ["AND", "OR"])
async def test_alternatives_within_alternatives_are_refused(ask: Client, name: str) -> None:
    """They count as levels too."""
    where: dict[str, object] = {"trl": {"eq": 5}}
    for _ in range(20):
        where = {name: [where]}
    document = "query ($where: AchievementFilter) { achievements(where: $where) { totalCount } }"
    answer = await ask(document, {"where": where})
    assert answer.error["extensions"]["argument"] == "where" + f".{name}.0" * 20
    assert "found a filter more than 20 levels deep" in answer.error["message"]
    assert await ask.data(document, where=where[name][0]) == {"achievements": {"totalCount": 2}}


async def test_a_thousand_aliases_are_answered(ask: Client) -> None:
    """Of a property in one statement, of a root field in a statement each."""
    names = [f"a{i}" for i in range(1_000)]
    fields = " ".join(f"{name}: name" for name in names)
    data = await ask.data(f'{{ field(id: "Field:sei-3") {{ {fields} }} }}')
    assert data == {"field": dict.fromkeys(names, "新材料")}
    data = await ask.data("{" + " ".join(f"{name}: universities {{ totalCount }}" for name in names) + "}")
    assert data == {name: {"totalCount": 3} for name in names}


async def test_ten_thousand_ids_in_a_condition_are_answered(ask: Client) -> None:
    """As one parameter; as literals they are more than a document may have."""
    document = "query ($ids: [ID!]) { achievements(where: {id: {in: $ids}}) { totalCount } }"
    ids = [f"Achievement:{i}" for i in range(9_999)]
    assert await ask.data(document, ids=[*ids, "Achievement:foam"]) == {"achievements": {"totalCount": 1}}
    listed = " ".join(f'"{identifier}"' for identifier in ids)
    answer = await ask(f"{{ achievements(where: {{id: {{in: [{listed}]}}}}) {{ totalCount }} }}")
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert "put long values into variables" in answer.error["message"]


async def test_variables_nested_without_end_are_refused(ask: Client) -> None:
    """Before anything follows them."""
    where: dict[str, object] = {}
    for _ in range(900):
        where = {"NOT": where}
    document = "query ($where: AchievementFilter) { achievements(where: $where) { totalCount } }"
    answer = await ask(document, {"where": where})
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert "nested too deeply" in answer.error["message"]


async def test_what_is_unexpected_is_told_by_an_id_alone(
    schema: strawberry.Schema, caplog: pytest.LogCaptureFixture
) -> None:
    """The log has the traceback under that id, the answer nothing of it."""
    with caplog.at_level(logging.ERROR):
        result = await schema.execute('{ node(id: "Field:sei-3") { id } }', context_value="no context")
    assert result.errors is not None
    (error,) = (error.formatted for error in result.errors)
    identifier = error["extensions"]["id"]
    assert error["extensions"] == {"code": "INTERNAL", "id": identifier}
    assert error["message"] == f"unexpected error; the operators find it in the log under {identifier}"
    (record,) = caplog.records
    assert record.getMessage() == f"unexpected error {identifier}"
    assert record.exc_info is not None
    assert record.exc_info[0] is AttributeError


async def test_a_users_mistake_is_not_logged(ask: Client, caplog: pytest.LogCaptureFixture) -> None:
    """Nor does the library print it."""
    with caplog.at_level(logging.DEBUG):
        await ask('{ node(id: "x") { id } bread }')
        await ask('{ node(id: "x") { id } }')
    assert caplog.records == []


async def test_a_graph_that_is_not_open_is_unavailable(
    schema: strawberry.Schema, ontology: Ontology, tmp_path: Path
) -> None:
    """The code says that it may work later."""
    closed = Client(schema, open_engine(f"sqlite:///{tmp_path}/closed.db", ontology))
    answer = await closed("{ achievements { totalCount } }")
    assert answer.error["extensions"] == {"code": "UNAVAILABLE"}


async def test_a_request_without_time_left_is_stopped(ask: Client) -> None:
    """Before the engine begins."""
    context = Reading(ask.reading.engine, timeout=3.0).context(timeout=-1.0)
    result = await ask.schema.execute("{ achievements { totalCount } }", context_value=context)
    (error,) = result.errors or ()
    assert error.formatted["extensions"] == {"code": "DEADLINE_EXCEEDED"}
    assert error.message.startswith("the request took longer than 3 s and was stopped")


class Noticing:
    """An engine that has another read, and notes how many reads it has at once; with next to no time for one
    that does not end, where it is given that."""

    def __init__(self, engine: Engine, endless: Statement | None = None) -> None:
        self._engine, self._endless = engine, endless
        self.firsts: list[object] = []
        self._now = self.most = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    async def read(self, statement: Statement, values: Sequence[object], timeout: float) -> list[object]:
        """Read."""
        self.firsts.append(values[0])
        self._now += 1
        self.most = max(self.most, self._now)
        try:
            if self._endless is not None:
                return await self._engine.read(self._endless, [], 0.05)
            return await self._engine.read(statement, values, timeout)
        finally:
            self._now -= 1


async def test_a_stopped_request_is_told_its_limit(ask: Client, engine: Engine) -> None:
    """Not what was left of it when the statement began, which says nothing to the caller."""
    endless = SQL if isinstance(engine, EmbeddedEngine) else CYPHER
    ask = Client(ask.schema, Noticing(engine, endless), timeout=3.0)
    answer = await ask("{ achievements { totalCount } }")
    assert answer.error["extensions"] == {"code": "DEADLINE_EXCEEDED"}
    assert answer.error["message"].startswith("the request took longer than 3 s and was stopped")


async def test_root_fields_are_read_two_at_once_and_in_order(ask: Client, engine: Engine) -> None:
    """So the first of them are answered even where the time is not enough for all."""
    noticing = Noticing(engine)
    fields = " ".join(f"a{i}: achievements(first: {i}) {{ nodes {{ id }} }}" for i in range(1, 21))
    answer = await Client(ask.schema, noticing)("{" + fields + "}")
    assert answer.errors == []
    assert (noticing.most, noticing.firsts) == (2, list(range(1, 21)))


async def test_a_filter_that_explodes_is_refused(ask: Client) -> None:
    """Relations into an interface multiply by its kinds at every level."""
    where: dict[str, object] = {}
    for _ in range(8):
        where = {"owners": {"some": {"node": {"achievements": {"some": {"node": where}}}}}}
    document = "query ($where: AchievementFilter) { achievements(where: $where) { totalCount } }"
    answer = await ask(document, {"where": where})
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert "more than 10,000 fields and conditions" in answer.error["message"]
    assert answer.asked == []


async def test_many_alternatives_are_refused(ask: Client) -> None:
    """The error says what to use instead; a hundred are let in."""
    document = "query ($or: [AchievementFilter!]) { achievements(where: {OR: $or}) { totalCount } }"
    assert (await ask.data(document, **{"or": [{"trl": {"eq": 5}}] * 100}))["achievements"]["totalCount"] == 2
    answer = await ask(document, {"or": [{"trl": {"eq": 5}}] * 101})
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": "where.OR"}
    assert "found 101 items, expected at most 100; for one of many values use `in`" in answer.error["message"]


def partners(levels: int, where: str) -> str:
    """A filter through so many `partners`, which lead both ways to every kind of organisation."""
    return "{partners: {some: {node: " * levels + where + "}}}" * levels


async def test_a_short_filter_that_branches_at_every_level_is_refused(ask: Client) -> None:
    """Both directions of a symmetric edge and every kind at its end count at each level."""
    document = "{ universities(where: %s) { totalCount } }"
    assert await ask.data(document % partners(3, '{name: {contains: "a"}}')) == {
        "universities": {"totalCount": 0}
    }
    answer = await ask(document % partners(5, '{name: {contains: "a"}}'))
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert "more than 10,000 fields and conditions" in answer.error["message"]
    assert answer.asked == []


async def test_a_statement_that_grows_too_long_is_refused(
    schema: strawberry.Schema, ontology: Ontology, tmp_path: Path
) -> None:
    """Where few conditions make much text; nothing of it is kept."""
    ask = Client(schema, open_engine(f"sqlite:///{tmp_path}/closed.db", ontology))
    many = partners(1, "{AND: [" + '{name: {startsWith: "a"}} ' * 95 + "]}")
    answer = await ask(f"{{ universities(where: {{AND: [{many * 10}]}}) {{ totalCount }} }}")
    assert answer.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert "characters, expected at most 1,000,000" in answer.error["message"]
    assert answer.asked == []


class Noting:
    """An engine that notes which threads prepare its statements, and has another do it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.threads: list[threading.Thread] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    def prepare(self, plan: Plan) -> Statement:
        """Compile a plan."""
        self.threads.append(threading.current_thread())
        return self._engine.prepare(plan)


async def test_a_large_plan_is_compiled_off_the_event_loop(ask: Client, engine: Engine) -> None:
    """A small one is compiled at once."""
    noting = Noting(engine)
    client = Client(ask.schema, noting)
    for levels in (1, 3):
        where = partners(levels, '{name: {contains: "a"}}')
        await client.data(f"{{ universities(where: {where}) {{ totalCount }} }}")
    small, large = noting.threads
    assert small is threading.current_thread()
    assert large is not threading.current_thread()


async def test_many_order_keys_are_refused(ask: Client) -> None:
    """Sixteen are let in, and one that is repeated counts each time."""
    document = """query ($order: [AchievementOrder!], $hop: [OwnsOrganizationOrder!]) {
      achievements(orderBy: $order) { edges { cursor node { owners(orderBy: $hop) { totalCount } } } } }"""
    keys = [{"name": "ASC"}]
    assert (await ask(document, {"order": keys * 16, "hop": keys * 16})).errors == []
    for variables, argument in (
        ({"order": keys * 17}, "orderBy"),
        ({"order": keys * 3_000}, "orderBy"),
        ({"hop": keys * 17}, "edges.node.owners.orderBy"),
    ):
        answer = await ask(document, variables)
        assert answer.error["extensions"] == {"code": "BAD_USER_INPUT", "argument": argument}
        assert "keys, expected at most 16" in answer.error["message"]
        assert answer.asked == []
