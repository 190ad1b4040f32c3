"""search: which nodes a text finds, the best first, and where in their texts."""

import zlib
from asyncio import Future, ensure_future
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

import strawberry
from graphql import GraphQLResolveInfo
from strawberry import UNSET

from graph.engine import Found
from graph.ontology import Node, Type
from graph.search.marks import Marked
from graph.search.question import Search
from graph.search.wanted import LONGEST_SEARCH
from loaders import details
from loaders.context import Context
from loaders.details import Bounds
from loaders.filters import Filters, kinds_of, searched
from loaders.marks import marks_of
from loaders.pages import CursorForm, page
from loaders.read import Finished, scope_of
from loaders.slots import Slots
from loaders.terms import given_to, leaf, variables_of
from resolvers.types import (
    After,
    AsOf,
    First,
    GraphTypes,
    MinConfidence,
    PageInfo,
    Source,
    Told,
    kinds_argument,
    read_ahead,
    response_key,
    shown,
)

_PAGED = {"edges", "nodes", "pageInfo"}
"""Fields of the answer that tell of a page of rows."""
_COUNTED = {"totalCount", "facets"}
"""Fields that tell of numbers by kind."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A search, and what it found."""

    kinds: tuple[str, ...]
    bounds: Bounds
    cursors: CursorForm
    paged: bool
    found: Found
    _marks: list[Future[Mapping[str, Sequence[Marked]]]] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        """The page's nodes."""
        return [row[0] for row in self.found.rows]

    def cursor(self, row: tuple[str, int, float]) -> str:
        """Where a row stands."""
        identifier, tier, score = row
        return self.cursors.write(tier, score, identifier)

    def marks(self, info: GraphQLResolveInfo[Context]) -> Future[Mapping[str, Sequence[Marked]]]:
        """Where the page's nodes were found; looked for once, under however many aliases it is asked."""
        if not self._marks:
            self._marks.append(ensure_future(marks_of(info, self.found)))
        return self._marks[0]


async def ask(info: GraphQLResolveInfo[Context]) -> _Asked:
    """Search for the text in a field's arguments."""
    context: Context = info.context
    ontology, variables = context.reading.engine.ontology, variables_of(info)
    given = given_to(info)
    slots = Slots()
    text = slots.param(leaf(given["text"]), searched, "text")
    kinds = kinds_of(given.get("kinds"), ontology.kinds, "kinds")
    where = None
    if given.get("where"):
        where = Filters(ontology, slots).node(given["where"], "where", Node.__name__)
    mark = zlib.crc32(repr((leaf(given["text"]).take(variables), kinds)).encode("utf-8", "backslashreplace"))
    cursors = CursorForm(mark, (), (Type.INTEGER, Type.FLOAT, Type.TEXT), "`text` and `kinds`")
    rows = page(given, context.reading.largest_page, cursors, slots, "")
    asked = {below.field_name for below in details.below(info).values()}
    question = Search(
        text,
        kinds,
        scope_of(slots, given, context.visible),
        where,
        rows if asked & _PAGED else None,
        bool(asked & _COUNTED),
    )
    values = [slot(variables) for slot in slots.slots]
    found = await context.search(info, question, values, slots.named)
    return _Asked(kinds, Bounds.of(question.scope, values), cursors, "after" in given, found)


@strawberry.type(description="A place in a text, counted in Unicode code points (文本区间).")
class SearchRange:
    """A `graph.search.marks.Range`."""

    start: int = strawberry.field(description="The first character, from 0 (起).")
    end: int = strawberry.field(description="The character behind the last one (止).")


@strawberry.type(description="A text in which something was found (命中片段).")
class SearchHighlight:
    """A `graph.search.marks.Marked`."""

    property: str = strawberry.field(description="Name of the property (属性).")
    text: str = strawberry.field(description="The text, or a part of it with `…` where it is cut (文本).")
    ranges: list[SearchRange] = strawberry.field(description="What in it was found, in order (区间).")


def _connection_type(types: GraphTypes) -> Any:
    """The type of a page of what was found."""

    @strawberry.type(description="How many nodes of a kind were found (分类计数).")
    class SearchFacet:
        kind: Any = strawberry.field(description="The kind (类型).", graphql_type=types.node_kind)
        count: int = strawberry.field(description="How many there are of it (数量).")

    @strawberry.type(description="A node that was found (命中).")
    class SearchEdge:
        told: strawberry.Private[Told]
        identifier: strawberry.Private[str]

        cursor: str = strawberry.field(description="Where it stands: for `after` (游标).")
        score: float = strawberry.field(
            description="How well it fits, 0 to 1, whatever else there is in the graph. What is known by "
            "just this text has 1 (得分)."
        )

        @shown("Where in its texts it was found, the weightiest first (命中片段).")
        def highlights(self, info: strawberry.Info[Context]) -> list[SearchHighlight]:
            return [
                SearchHighlight(
                    property=mark.property,
                    text=mark.text,
                    ranges=[SearchRange(start=start, end=end) for start, end in mark.ranges],
                )
                for mark in self.told[response_key(info)][self.identifier]
            ]

        @shown("The node (节点).", types.node)
        def node(self, info: strawberry.Info[Context]) -> Any:
            return Finished(self.told[response_key(info)][self.identifier])

    @strawberry.type(description="A page of what was found (Relay connection): the best first.")
    class SearchConnection:
        asked: strawberry.Private[_Asked]

        @shown("How many nodes of `kinds` were found on all pages (总数).")
        def total_count(self) -> int:
            return sum(self.asked.found.counts.get(kind, 0) for kind in self.asked.kinds)

        @shown("How many were found of each kind, whatever `kinds` says; most first (分类计数).")
        def facets(self) -> list[SearchFacet]:
            counts = sorted(self.asked.found.counts.items(), key=lambda item: (-item[1], item[0]))
            return [SearchFacet(kind=kind, count=count) for kind, count in counts]

        @shown("The page's rows (列表).")
        async def edges(self, info: strawberry.Info[Context]) -> list[SearchEdge]:
            asked = self.asked
            readers = {
                "node": lambda field: details.nodes(field, asked.ids, asked.kinds, asked.bounds),
                "highlights": asked.marks,
            }
            told = await read_ahead(details.below(info._raw_info), readers) if asked.found.rows else {}
            return [
                SearchEdge(told=told, identifier=row[0], cursor=asked.cursor(row), score=row[2])
                for row in asked.found.rows
            ]

        @shown("The page's nodes, for short (节点列表).", types.nodes)
        async def nodes(self, info: strawberry.Info[Context]) -> Any:
            asked = self.asked
            found = await details.nodes(info._raw_info, asked.ids, asked.kinds, asked.bounds)
            return Finished([*found.values()])

        @shown("Where the page stands (分页信息).")
        def page_info(self) -> PageInfo:
            asked = self.asked
            ends = [asked.cursor(row) for row in (*asked.found.rows[:1], *asked.found.rows[-1:])]
            return PageInfo.of(ends, before=asked.paged, behind=asked.found.more)

    return SearchConnection


def search_field(types: GraphTypes) -> Any:
    """The root field `search`, with the types of its answer."""
    connection = _connection_type(types)

    @shown(
        "Full-text search in any script over names, aliases, codes, keywords and summaries: first what is "
        "known by just this text, then what begins with it, then the rest by the weight of the texts that "
        "have the words. A last word may be unfinished. Where nothing is found, misspelt words and nodes "
        "that lack a word are tried (全文检索).",
        connection | None,
    )
    async def search(
        info: strawberry.Info[Context],
        text: Annotated[
            str,
            strawberry.argument(description=f"What to look for, up to {LONGEST_SEARCH} characters (检索词)."),
        ],
        kinds: Annotated[Any, kinds_argument(types)] = UNSET,
        where: Annotated[
            Any,
            strawberry.argument(
                description="Conditions on the nodes (筛选条件).", graphql_type=types.node_filter
            ),
        ] = UNSET,
        first: First = UNSET,
        after: After = UNSET,
        as_of: AsOf = UNSET,
        min_confidence: MinConfidence = UNSET,
        source: Source = UNSET,
    ) -> Any:
        return connection(asked=await ask(info._raw_info))

    return search
