"""Introspection says all of the schema, and costs no one else's time."""

import asyncio
import threading
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import orjson
import pytest
from graphql import get_introspection_query

from loaders.context import Context, Reading
from schema.execute import EcographSchema
from tests.graphql.asking import Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

USUAL = get_introspection_query(
    specified_by_url=True, directive_is_repeatable=True, schema_description=True, input_value_deprecation=True
)


async def answer(ask: Client, document: str, **variables: object) -> Any:
    """The data as the schema gives it."""
    result = await ask.schema.execute(document, variables, context_value=ask.reading.context())
    assert result.errors is None
    return result.data


async def test_the_usual_query_says_what_the_library_says(ask: Client) -> None:
    """As GraphiQL and code generators ask it."""
    assert ask.schema.introspect() == await ask.data(get_introspection_query())
    assert len((await ask.data(USUAL))["__schema"]["types"]) > 100


async def test_an_answer_is_made_once(ask: Client) -> None:
    """Also where several ask for it before it is there."""
    document = "{ __schema { types { name } } }"
    first, *others = await asyncio.gather(*(answer(ask, document) for _ in range(4)))
    for other in (*others, await answer(ask, document)):
        assert other["__schema"] is first["__schema"]


async def test_other_variables_operations_and_fields_have_other_answers(ask: Client) -> None:
    """What decides an answer is what it is kept under."""
    document = """query A($of: String!) { one: __type(name: $of) { name } }
                  query B($of: String!) { one: __type(name: $of) { kind } }"""
    assert [
        (await ask(document, {"of": of}, operation)).data["one"]
        for operation, of in (("A", "Park"), ("A", "Node"), ("B", "Park"), ("A", "Nothing"))
    ] == [{"name": "Park"}, {"name": "Node"}, {"kind": "OBJECT"}, None]
    data = await ask.data('{ one: __type(name: "Park") { name } other: __type(name: "Node") { name } }')
    assert data == {"one": {"name": "Park"}, "other": {"name": "Node"}}


async def test_introspection_stands_beside_other_fields(ask: Client) -> None:
    """In the order of the document."""
    data = await ask.data('{ parks { totalCount } __type(name: "Park") { name } __typename }')
    assert list(data.items()) == [
        ("parks", {"totalCount": 0}),
        ("__type", {"name": "Park"}),
        ("__typename", "Query"),
    ]


async def test_errors_are_not_kept(ask: Client) -> None:
    """Each caller is told."""
    document = 'query ($of: String = "Park") { __type(name: $of) { name } }'
    for _ in range(2):
        found = await ask(document, {"of": None})
        assert (found.data, found.error["path"]) == ({"__type": None}, ["__type"])


@dataclass(eq=False)
class Noting(Context):
    """A context that notes which threads look at its deadline."""

    def __getattribute__(self, name: str) -> Any:
        if name == "deadline":
            self.threads.add(threading.current_thread())
        return super().__getattribute__(name)

    def __post_init__(self) -> None:
        self.threads: set[threading.Thread] = set()


async def test_it_runs_off_the_event_loop(ask: Client) -> None:
    """Where others are answered meanwhile."""
    context = Noting(ask.reading, None, ask.reading.context().deadline)
    await ask.schema.execute(f"{{ __schema {{ description }} }} # {uuid4()}", context_value=context)
    assert len(context.threads - {threading.current_thread()}) == 1


async def test_it_stops_at_the_limit(ask: Client, schema: EcographSchema) -> None:
    """Like every request, in the thread as well; the next one is answered."""
    document = f"{{ __schema {{ types {{ name }} }} }} # {uuid4()}"
    late = await schema.execute(document, context_value=Reading(ask.reading.engine).context(timeout=-1.0))
    (error,) = late.errors or ()
    assert error.formatted["extensions"] == {"code": "DEADLINE_EXCEEDED"}
    assert (await ask(document)).errors == []


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ("{" + " ".join(f"a{i}: __schema {{ description }}" for i in range(150)) + "}", "__schema or __type"),
        (
            "{ __schema { ...S } }"
            " fragment S on __Schema { a: types { kind } b: types { kind } c: types { kind } }",
            "__Schema.types",
        ),
        (
            "{ __schema { types { a: fields { name } b: fields { name } c: fields { name } } } }",
            "__Type.fields",
        ),
    ],
)
async def test_what_would_multiply_is_refused(ask: Client, document: str, says: str) -> None:
    """Before it runs; twice is let in."""
    found = await ask(document)
    assert found.data is None
    assert found.error["extensions"] == {"code": "BAD_USER_INPUT"}
    assert found.error["message"].startswith(f"found {says} more than 2 times in a document")


async def test_nothing_of_the_schema_counts_outside_introspection(ask: Client) -> None:
    """Many fields of the graph may have the name of a list of the schema."""
    document = "{" + " ".join(f"a{i}: fields {{ totalCount }}" for i in range(5)) + "}"
    assert await ask.data(document) == {f"a{i}": {"totalCount": 4} for i in range(5)}
    assert orjson.dumps(await answer(ask, "{ a: __schema { __typename } b: __schema { __typename } }")) == (
        b'{"a":{"__typename":"__Schema"},"b":{"__typename":"__Schema"}}'
    )
