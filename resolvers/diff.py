"""diff: what began and what ended between two dates."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import orjson
import strawberry
from graphql import GraphQLResolveInfo
from strawberry import UNSET

from graph import values
from graph.errors import BadInputError
from graph.ontology import Date, Type
from graph.plan import Dated, Param, Plan
from loaders import details
from loaders.context import Context
from loaders.details import Bounds
from loaders.filters import kinds_of
from loaders.pages import CursorForm
from loaders.read import Finished, scope_of
from loaders.slots import Slots
from loaders.terms import given_to, variables_of
from resolvers.types import (
    LEFT_OUT,
    After,
    First,
    GraphTypes,
    MinConfidence,
    PageInfo,
    Source,
    Told,
    checked,
    kinds_argument,
    page_size,
    read_ahead,
    response_key,
    shown,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the question: the nodes, or the edges, that began, or ended."""

    context: Context
    kinds: tuple[str, ...]
    edges: bool
    ended: bool
    between: tuple[str, str]
    """The last days of the two dates."""
    bounds: Bounds

    @property
    def form(self) -> CursorForm:
        """Of its cursors: (date, id)."""
        about = (self.edges, self.ended, sorted(self.kinds), self.between)
        bound = f"`from`, `to` and `{'edges' if self.edges else 'kinds'}`"
        return CursorForm(zlib.crc32(repr(about).encode()), (), (Type.DATE, Type.TEXT), bound)

    async def rows(
        self, info: GraphQLResolveInfo[Context], limit: int, position: Sequence[str]
    ) -> tuple[dict[str, int], list[tuple[str, str]]]:
        """Numbers by kind, and at most so many (date, id) behind a position, in one statement."""
        days = map(values.day_after, self.between) if self.ended else self.between
        given = [limit, *self.bounds.values, *days, *position]
        after, until, *place = map(Param, range(1 + len(self.bounds.values), len(given)))
        read = Dated(
            self.kinds,
            self.edges,
            self.ended,
            after,
            until,
            Param(0),
            (place[0], place[1]) if place else None,
        )
        plan = Plan(read, self.bounds.scope)
        prepared = self.context.reading.kept(plan, lambda: plan)
        (found,) = orjson.loads(orjson.dumps(await self.context.read(info, prepared, given)))
        return dict(found["counts"]), [(date, identifier) for date, identifier in found["rows"]]

    async def told(self, info: GraphQLResolveInfo[Context], ids: Sequence[str]) -> Any:
        """What a field selects of the nodes, or edges, with these ids."""
        read = details.links if self.edges else details.nodes
        return await read(info, ids, self.kinds, self.bounds)


def _side(types: GraphTypes) -> Any:
    """The type of what began, or of what ended."""
    node_page = _connection("Node", "node", "节点", types.node, types.nodes, types.node_kind)
    link_page = _connection("Link", "edge", "关系", types.link, types.links, types.edge_kind)

    @strawberry.type(name="DiffSide", description="What began, or what ended (开始或结束的内容).")
    class Side:
        node_part: strawberry.Private[_Part]
        link_part: strawberry.Private[_Part]

        @shown("Nodes of any kind, by their date (节点).", node_page)
        async def nodes(
            self, info: strawberry.Info[Context], first: First = UNSET, after: After = UNSET
        ) -> Any:
            return await _page(node_page, info, self.node_part, first, after, "nodes")

        @shown("Edges of any kind, by their date (关系).", link_page)
        async def edges(
            self, info: strawberry.Info[Context], first: First = UNSET, after: After = UNSET
        ) -> Any:
            return await _page(link_page, info, self.link_part, first, after, "edges")

    return Side


def _connection(name: str, what: str, label: str, one: Any, several: Any, kinds: Any) -> Any:
    """The type of a page of nodes, or of edges."""

    @strawberry.type(
        name=f"{what.title()}KindCount", description=f"How many there are of a kind of {what} (按类型计数)."
    )
    class Count:
        kind: Any = strawberry.field(description="The kind (类型).", graphql_type=kinds)
        count: int = strawberry.field(description="How many (数量).")

    @strawberry.type(name=f"Diff{name}Edge", description=f"A {what} and when it began or ended.")
    class Row:
        id: strawberry.Private[str]
        told: strawberry.Private[Told]

        cursor: str = strawberry.field(description="Where it stands: for `after` (游标).")
        date: str = strawberry.field(description="When it began or ended (日期).", graphql_type=Date)

        @shown(f"The {what} ({label}).", one)
        def node(self, info: strawberry.Info[Context]) -> Any:
            return Finished(self.told[response_key(info)][self.id])

    @strawberry.type(
        name=f"Diff{name}Connection", description=f"A page of {what}s by date (Relay connection)."
    )
    class Page:
        part: strawberry.Private[_Part]
        rows: strawberry.Private[Sequence[tuple[str, str]]]
        numbers: strawberry.Private[dict[str, int]]

        page_info: PageInfo = strawberry.field(description="Where the page stands (分页信息).")

        @shown("How many there are on all pages (总数).")
        def total_count(self) -> int:
            return sum(self.numbers.values())

        @shown("How many there are of each kind, without those of which there is none (按类型计数).")
        def counts(self) -> list[Count]:
            return [Count(kind=kind, count=number) for kind, number in self.numbers.items()]

        @shown("The page's rows (列表).")
        async def edges(self, info: strawberry.Info[Context]) -> list[Row]:
            ids = [identifier for _, identifier in self.rows]
            readers = {"node": lambda field: self.part.told(field, ids)}
            told = await read_ahead(details.below(info._raw_info), readers) if ids else {}
            if not told:
                await details.cite(info._raw_info, ids, links=self.part.edges)
            return [
                Row(id=identifier, told=told, cursor=self.part.form.write(date, identifier), date=date)
                for date, identifier in self.rows
            ]

        @shown(f"The page's {what}s, for short ({label}列表).", several)
        async def nodes(self, info: strawberry.Info[Context]) -> Any:
            found = await self.part.told(info._raw_info, [i for _, i in self.rows])
            return Finished([*found.values()])

    return Page


async def _page(
    made: Any, info: strawberry.Info[Context], part: _Part, first: First, after: After, at: str
) -> Any:
    size = page_size(part.context, first, at)
    position = () if after in LEFT_OUT else checked(after, part.form.read, f"{at}.after")
    numbers, rows = await part.rows(info._raw_info, size + 1, position)
    page = rows[:size]
    ends = [part.form.write(*row) for row in (*page[:1], *page[-1:])]
    where = PageInfo.of(ends, before=bool(position), behind=len(rows) > size)
    return made(part=part, rows=page, numbers=numbers, page_info=where)


def diff_field(types: GraphTypes) -> Any:
    """The root field `diff`, with the types of its answer."""
    side = _side(types)

    @strawberry.type(description="What changed between two dates (变化).")
    class DiffAnswer:
        began: side = strawberry.field(description="What began (开始).")  # type: ignore[valid-type]
        ended: side = strawberry.field(description="What ended (结束).")  # type: ignore[valid-type]

    @shown(
        "What began and what ended after the last day of one date, up to the last day of another (时间对比).",
        DiffAnswer | None,
    )
    async def diff(
        info: strawberry.Info[Context],
        from_: Annotated[
            str,
            strawberry.argument(description="The earlier date (起始日期).", name="from", graphql_type=Date),
        ],
        to: Annotated[str, strawberry.argument(description="The later date (截止日期).", graphql_type=Date)],
        kinds: Annotated[Any, kinds_argument(types)] = UNSET,
        edges: Annotated[
            Any,
            strawberry.argument(
                description="Edge kinds; all if not given (关系类型).", graphql_type=types.edge_kinds
            ),
        ] = UNSET,
        min_confidence: MinConfidence = UNSET,
        source: Source = UNSET,
    ) -> Any:
        raw = info._raw_info
        context, ontology = info.context, info.context.reading.engine.ontology
        between = values.last_day(from_), values.last_day(to)
        if between[0] > between[1]:
            raise BadInputError(
                f"to: found {to!r}, expected a date that does not end before {from_!r}", argument="to"
            )
        slots = Slots()
        given = given_to(raw)
        scope = scope_of(slots, given, context.visible)
        bounds = Bounds.of(scope, [slot(variables_of(raw)) for slot in slots.slots])
        named = kinds_of(given.get("kinds"), ontology.kinds, "kinds")
        links = kinds_of(given.get("edges"), ontology.edges, "edges")
        sides = [
            side(
                node_part=_Part(context, named, False, ended, between, bounds),
                link_part=_Part(context, links, True, ended, between, bounds),
            )
            for ended in (False, True)
        ]
        return DiffAnswer(began=sides[0], ended=sides[1])

    return diff
