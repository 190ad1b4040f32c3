"""What the answers of questions share: types of the derived schema, pages of rows, paths with their text."""

import asyncio
from bisect import bisect_right
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Generic, TypeVar

import strawberry
from graphql import GraphQLResolveInfo

from graph import values
from graph.engine import Path
from graph.errors import BadInputError
from graph.ontology import Date
from loaders import details
from loaders.context import Context
from loaders.details import Bounds
from loaders.pages import DEFAULT_SIZE, CursorForm
from loaders.read import Finished
from loaders.sentences import Facts, Language, facts_of, path_text
from loaders.slots import Canonical

Row = TypeVar("Row")
Resolver = TypeVar("Resolver", bound=Callable[..., Any])

Told = Mapping[str, Mapping[str, Any]]
"""What was read ahead for the items of a list: response key -> id -> value."""


def shown(description: str, graphql_type: object = None) -> Callable[[Resolver], Resolver]:
    """Make a method a field. Strawberry's own decorator has no type that a strict checker accepts."""
    decorator: Callable[[Resolver], Resolver] = strawberry.field(
        description=description, graphql_type=graphql_type
    )
    return decorator


@strawberry.type(description="Where a page stands (分页信息).")
class PageInfo:
    """Relay's PageInfo."""

    has_next_page: bool = strawberry.field(description="Whether there is more behind the page (有下一页).")
    has_previous_page: bool = strawberry.field(description="Whether there is more before it (有上一页).")
    start_cursor: str | None = strawberry.field(description="Cursor of the first row (起始游标).")
    end_cursor: str | None = strawberry.field(description="Cursor of the last row (末尾游标).")

    @classmethod
    def of(cls, cursors: Sequence[str], *, before: bool, behind: bool) -> "PageInfo":
        """Of a page of rows with these cursors, and whether there is more before and behind it."""
        return cls(
            has_next_page=behind,
            has_previous_page=before,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        )


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows of an answer, with their cursors."""

    rows: Sequence[Row]
    cursors: Sequence[str]
    info: PageInfo


@dataclass(frozen=True, slots=True)
class GraphTypes:
    """The types derived from the ontology that questions and answers refer to."""

    node: Any
    nodes: Any
    link: Any
    links: Any
    node_set: Any
    node_filter: Any
    node_kind: Any
    node_kinds: Any
    edge_kind: Any
    edge_kinds: Any
    language: Any


LEFT_OUT = (None, strawberry.UNSET)
"""What an argument is that was not given; `UNSET` as its default keeps `= null` out of the schema."""

First = Annotated[
    int | None,
    strawberry.argument(
        description=f"How many from the beginning, or after `after`; {DEFAULT_SIZE} if not given (前几条)."
    ),
]
After = Annotated[
    str | None, strawberry.argument(description="A cursor: the page begins behind it (起点游标).")
]
AsOf = Annotated[
    str | None,
    strawberry.argument(
        description="As things stood in this period: edges and nodes valid then (截至日期).",
        graphql_type=Date | None,
    ),
]
MinConfidence = Annotated[
    float | None,
    strawberry.argument(description="Only nodes and edges at least this sure, 0 to 1 (最低可信度)."),
]
Source = Annotated[
    list[str] | None,
    strawberry.argument(
        description="Only nodes and edges whose citation has one of these texts in it, whatever the case and "
        "width (来源)."
    ),
]


def page_of(
    rows: Sequence[Row],
    key: Callable[[Row], tuple[Any, ...]],
    form: CursorForm,
    context: Context,
    first: First,
    after: After,
    at: str,
) -> Page[Row]:
    """A page of rows, which are sorted by a key that is also what their cursors hold."""
    size = page_size(context, first, at)
    start = 0
    if after not in LEFT_OUT:
        start = bisect_right(rows, tuple(checked(after, form.read, f"{at}.after")), key=key)
    shown = rows[start : start + size]
    cursors = [form.write(*key(row)) for row in shown]
    info = PageInfo.of(cursors, before=after not in LEFT_OUT, behind=start + size < len(rows))
    return Page(shown, cursors, info)


def page_size(context: Context, first: First, at: str) -> int:
    """How many rows are asked for."""
    largest = context.reading.largest_page
    if first in LEFT_OUT:
        return min(DEFAULT_SIZE, largest)
    return int(checked(first, partial(values.integer, low=1, high=largest), f"{at}.first"))


def checked(value: object, canonical: Canonical, argument: str) -> Any:
    """An argument in canonical form; `BadInputError` where it cannot be used."""
    try:
        return canonical(value)
    except values.BadValueError as error:
        raise BadInputError(f"{argument}: {error}", argument=argument) from None


def language_argument(types: GraphTypes) -> Any:
    """What marks the argument `language`."""
    return strawberry.argument(description="Language of the text (语言).", graphql_type=types.language)


def kinds_argument(types: GraphTypes) -> Any:
    """What marks the argument `kinds` of node kinds."""
    return strawberry.argument(
        description="Node kinds; all if not given (节点类型).", graphql_type=types.node_kinds
    )


def path_type(types: GraphTypes) -> Any:
    """The type of a path; `told_paths` makes its values."""
    language = language_argument(types)

    @strawberry.type(name="Path", description="A chain of edges from one node to another (路径).")
    class Chain:
        path: strawberry.Private[Path]
        facts: strawberry.Private[Facts]
        told: strawberry.Private[Told]

        length: int = strawberry.field(description="Number of edges (边数).")
        confidence: float = strawberry.field(
            description="Product of the confidences of its edges, 0 to 1 (可信度)."
        )

        @shown("The path as a sentence, a clause per edge (文字说明).")
        def text(self, language: Annotated[Language, language] = Language.ZH) -> str:
            return path_text(self.facts, self.path, language)

        @shown("The nodes, from first to last (节点).", types.nodes)
        def nodes(self, info: strawberry.Info[Context]) -> Any:
            told = self.told[response_key(info)]
            return Finished([told[identifier] for identifier in self.path.nodes])

        @shown("The edges between them, in order (关系).", types.links)
        def edges(self, info: strawberry.Info[Context]) -> Any:
            told = self.told[response_key(info)]
            return Finished([told[identifier] for identifier in self.path.edges])

    return Chain


async def told_paths(
    chain: Any, info: GraphQLResolveInfo[Context], paths: Sequence[Path], via: Sequence[str], bounds: Bounds
) -> list[Any]:
    """Paths over edges of the kinds `via` with all that a field selects of them, read at once."""
    ontology = info.context.reading.engine.ontology
    nodes = [identifier for path in paths for identifier in path.nodes]
    edges = [identifier for path in paths for identifier in path.edges]
    fields = details.below(info)
    readers = {
        "nodes": lambda field: details.nodes(field, nodes, tuple(ontology.kinds), bounds),
        "edges": lambda field: details.links(field, edges, via, bounds),
    }
    texts = any(field.field_name == "text" for field in fields.values())
    told, facts = await asyncio.gather(
        read_ahead(fields, readers), facts_of(info, nodes if texts else (), edges if texts else ())
    )
    return [
        chain(path=path, facts=facts, told=told, length=len(path.edges), confidence=path.confidence)
        for path in paths
    ]


async def read_ahead(
    fields: Mapping[str, GraphQLResolveInfo[Context]],
    readers: Mapping[str, Callable[[GraphQLResolveInfo[Context]], Awaitable[Any]]],
) -> Told:
    """What these fields, by response key, are to tell: each is read by the reader of its name, if it has one,
    all side by side."""
    reads = {
        key: readers[field.field_name](field) for key, field in fields.items() if field.field_name in readers
    }
    return dict(zip(reads, await asyncio.gather(*reads.values()), strict=True))


def response_key(info: strawberry.Info[Context]) -> str:
    """The name of a field in the response."""
    return str(info.path.key)
