"""connect: which of a set reach which of another set, on what evidence, and what the others lack."""

import asyncio
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Annotated, Any

import strawberry
from graphql import GraphQLResolveInfo
from strawberry import UNSET

from graph import values
from graph.engine import Miss, Reached
from graph.ontology import Ontology, Type
from graph.plan import Compare, Connect, Matches, NodeSet, Op
from loaders import details
from loaders.context import Context
from loaders.details import Bounds
from loaders.filters import Filters, kinds_of, matching
from loaders.pages import CursorForm
from loaders.read import Finished, node_ids, scope_of
from loaders.sentences import Facts, Language, facts_of, miss_text
from loaders.slots import Slots
from loaders.terms import Term, given_to, leaf, variables_of
from resolvers.types import (
    After,
    AsOf,
    First,
    GraphTypes,
    MinConfidence,
    Page,
    PageInfo,
    Source,
    Told,
    checked,
    language_argument,
    page_of,
    path_type,
    read_ahead,
    response_key,
    shown,
    told_paths,
)

LONGEST_PATH = 6
"""Edges."""
MOST_IDS = 10_000
"""Nodes that a set may name one by one."""
MOST_PATHS = 100
"""Paths of one node that `evidence` may ask for."""
DEFAULT_PATHS = 3

_CONNECTED = CursorForm(zlib.crc32(b"connected"), (), (Type.INTEGER, Type.INTEGER, Type.TEXT))
_UNCONNECTED = CursorForm(zlib.crc32(b"unconnected"), (), (Type.TEXT,))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question that was put, and what the engine answered."""

    context: Context
    question: Connect
    values: Sequence[object]
    bounds: Bounds
    reached: Reached

    async def nodes(self, info: GraphQLResolveInfo[Context], ids: Sequence[str]) -> Mapping[str, object]:
        """What a field selects of some of the sources."""
        return await details.nodes(info, ids, self.question.source.kinds, self.bounds)

    async def evidence(
        self, chain: Any, info: GraphQLResolveInfo[Context], sources: Sequence[str]
    ) -> Mapping[str, list[Any]]:
        """The best paths of each source, as many as the field `evidence` asks for."""
        given = given_to(info)
        most = leaf(given["first"]).take(variables_of(info)) if "first" in given else DEFAULT_PATHS
        limit = checked(most, partial(values.integer, low=1, high=MOST_PATHS), "evidence.first")
        found = await self.context.evidence(info, self.question, self.values, sources, limit)
        paths = [path for source in sources for path in found.get(source, ())]
        told = iter(await told_paths(chain, info, paths, self.question.via, self.bounds))
        return {source: list(islice(told, len(found.get(source, ())))) for source in sources}

    async def misses(
        self, made: Any, info: GraphQLResolveInfo[Context], sources: Sequence[str]
    ) -> Mapping[str, Any]:
        """The nearest miss of each source that has one, with all that a field selects of them."""
        found = await self.context.misses(info, self.question, self.values, sources)
        every = tuple(self.context.reading.engine.ontology.kinds)
        fields = details.below(info)

        async def read(field: GraphQLResolveInfo[Context]) -> Mapping[str, object]:
            ids = [getattr(miss, field.field_name) for miss in found.values()]
            return await details.nodes(field, ids, every, self.bounds)

        reading = read_ahead(fields, dict.fromkeys(("near", "far", "shared"), read))
        texts = any(field.field_name == "text" for field in fields.values())
        ends = [end for source, m in found.items() for end in (source, m.near, m.far, m.shared)]
        told, facts = await asyncio.gather(reading, facts_of(info, ends if texts else ()))
        return {
            source: made(
                source=source, miss=miss, facts=facts, told=told, length=miss.before + 1 + miss.after
            )
            for source, miss in found.items()
        }


async def ask(info: GraphQLResolveInfo[Context], max_hops: int) -> _Asked:
    """Compile the question in a field's arguments and put it to the engine."""
    context: Context = info.context
    ontology = context.reading.engine.ontology
    given = given_to(info)
    slots = Slots()
    filters = Filters(ontology, slots)
    relating = (edge.name for edge in ontology.edges.values() if edge.relates)
    question = Connect(
        _node_set(given["from"], "from", ontology, slots, filters),
        _node_set(given["to"], "to", ontology, slots, filters),
        kinds_of(given.get("via"), relating, "via"),
        checked(max_hops, partial(values.integer, low=1, high=LONGEST_PATH), "maxHops"),
        scope_of(slots, given, context.visible),
    )
    filled = [slot(variables_of(info)) for slot in slots.slots]
    reached = await context.connect(info, question, filled, slots.named)
    return _Asked(context, question, filled, Bounds.of(question.scope, filled), reached)


def _node_set(term: Term, at: str, ontology: Ontology, slots: Slots, filters: Filters) -> NodeSet:
    assert isinstance(term, dict)
    ((name, value),) = term.items()
    here = f"{at}.{name}"
    if name == "ids":
        ids = slots.nodes(leaf(value), partial(node_ids, MOST_IDS), here)
        return NodeSet(tuple(ontology.kinds), Compare("id", Op.IN, ids))
    if name == "search":
        assert isinstance(value, dict)
        text = slots.param(leaf(value["text"]), matching, f"{here}.text")
        kinds = kinds_of(value.get("kinds"), ontology.kinds, f"{here}.kinds")
        return NodeSet(kinds, Matches(text))
    plurals = {kind.plural: kind.name for kind in ontology.kinds.values()}
    plurals |= {interface.plural: interface.name for interface in ontology.interfaces.values()}
    of = plurals[name]
    return NodeSet(ontology.concrete(of), filters.node(value, here, of) if value else None)


def _miss_type(types: GraphTypes) -> Any:
    """The type of a nearest miss; `_Asked.misses` makes its values."""
    language = language_argument(types)

    @strawberry.type(description="The link that an unconnected node lacks (最近的缺口).")
    class NearestMiss:
        source: strawberry.Private[str]
        miss: strawberry.Private[Miss]
        facts: strawberry.Private[Facts]
        told: strawberry.Private[Told]

        length: int = strawberry.field(description="Edges on the way if the link were there (补上后的边数).")

        @shown("The end of the missing link on the near side (近端).", types.node)
        def near(self, info: strawberry.Info[Context]) -> Any:
            return Finished(self.told[response_key(info)][self.miss.near])

        @shown("The end of the missing link on the far side (远端).", types.node)
        def far(self, info: strawberry.Info[Context]) -> Any:
            return Finished(self.told[response_key(info)][self.miss.far])

        @shown("What both ends relate to (共同关联).", types.node)
        def shared(self, info: strawberry.Info[Context]) -> Any:
            return Finished(self.told[response_key(info)][self.miss.shared])

        @shown("Which link is missing, as a sentence (文字说明).")
        def text(self, language: Annotated[Language, language] = Language.ZH) -> str:
            return miss_text(self.facts, self.source, self.miss, language)

    return NearestMiss


def _connected_type(types: GraphTypes) -> Any:
    """The type of a page of connected nodes."""
    chain = path_type(types)
    paths: Any = list[chain]  # type: ignore[valid-type]

    @strawberry.type(description="A node of `from` that reaches some of `to` (已连通的节点).")
    class ConnectedEdge:
        source: strawberry.Private[str]
        told: strawberry.Private[Told]

        cursor: str = strawberry.field(description="Where it stands: for `after` (游标).")
        distance: int = strawberry.field(description="Fewest edges to a node of `to` (距离).")
        target_count: int = strawberry.field(
            description="How many nodes of `to` are within reach (可达目标数)."
        )

        @shown("The node (节点).", types.node)
        def node(self, info: strawberry.Info[Context]) -> Any:
            return Finished(self.told[response_key(info)][self.source])

        @shown("The best paths: fewest edges first, then the surest (证据).", paths)
        def evidence(
            self,
            info: strawberry.Info[Context],
            first: Annotated[  # noqa: ARG002
                int, strawberry.argument(description=f"How many paths, 1 to {MOST_PATHS} (条数).")
            ] = DEFAULT_PATHS,
        ) -> Any:
            return self.told[response_key(info)][self.source]

    @strawberry.type(description="A page of connected nodes (Relay connection): nearest first.")
    class ConnectedConnection:
        asked: strawberry.Private[_Asked]
        page: strawberry.Private[Page[tuple[str, int, int]]]

        page_info: PageInfo = strawberry.field(description="Where the page stands (分页信息).")
        total_count: int = strawberry.field(description="How many there are on all pages (总数).")

        @shown("The page's rows (列表).")
        async def edges(self, info: strawberry.Info[Context]) -> list[ConnectedEdge]:
            sources = [row[0] for row in self.page.rows]
            readers = {
                "node": lambda field: self.asked.nodes(field, sources),
                "evidence": lambda field: self.asked.evidence(chain, field, sources),
            }
            told = await read_ahead(details.below(info._raw_info), readers) if sources else {}
            rows = zip(self.page.rows, self.page.cursors, strict=True)
            return [
                ConnectedEdge(source=source, told=told, cursor=cursor, distance=distance, target_count=count)
                for (source, distance, count), cursor in rows
            ]

        @shown("The page's nodes, for short (节点列表).", types.nodes)
        async def nodes(self, info: strawberry.Info[Context]) -> Any:
            found = await self.asked.nodes(info._raw_info, [row[0] for row in self.page.rows])
            return Finished([*found.values()])

    return ConnectedConnection


def _unconnected_type(types: GraphTypes) -> Any:
    """The type of a page of unconnected nodes."""
    miss = _miss_type(types)

    @strawberry.type(description="A node of `from` that reaches none of `to` (未连通的节点).")
    class UnconnectedEdge:
        source: strawberry.Private[str]
        told: strawberry.Private[Told]

        cursor: str = strawberry.field(description="Where it stands: for `after` (游标).")

        @shown("The node (节点).", types.node)
        def node(self, info: strawberry.Info[Context]) -> Any:
            return Finished(self.told[response_key(info)][self.source])

        @shown("The link that would connect it, if there is one (最近的缺口).", miss | None)
        def nearest_miss(self, info: strawberry.Info[Context]) -> Any:
            return self.told[response_key(info)].get(self.source)

    @strawberry.type(description="A page of unconnected nodes (Relay connection), by id.")
    class UnconnectedConnection:
        asked: strawberry.Private[_Asked]
        page: strawberry.Private[Page[str]]

        page_info: PageInfo = strawberry.field(description="Where the page stands (分页信息).")
        total_count: int = strawberry.field(description="How many there are on all pages (总数).")

        @shown("The page's rows (列表).")
        async def edges(self, info: strawberry.Info[Context]) -> list[UnconnectedEdge]:
            sources = self.page.rows
            readers = {
                "node": lambda field: self.asked.nodes(field, sources),
                "nearestMiss": lambda field: self.asked.misses(miss, field, sources),
            }
            told = await read_ahead(details.below(info._raw_info), readers) if sources else {}
            rows = zip(sources, self.page.cursors, strict=True)
            return [UnconnectedEdge(source=source, told=told, cursor=cursor) for source, cursor in rows]

        @shown("The page's nodes, for short (节点列表).", types.nodes)
        async def nodes(self, info: strawberry.Info[Context]) -> Any:
            found = await self.asked.nodes(info._raw_info, self.page.rows)
            return Finished([*found.values()])

    return UnconnectedConnection


def connect_field(types: GraphTypes) -> Any:
    """The root field `connect`, with the types of its answer."""
    connected_page, unconnected_page = _connected_type(types), _unconnected_type(types)
    node_set = partial(strawberry.argument, graphql_type=types.node_set)
    via_kinds = strawberry.argument(
        description="Edge kinds to follow; if not given, those that relate actors and results (关系类型).",
        graphql_type=types.edge_kinds,
    )

    @strawberry.type(description="Which of a set reach which of another (连通结果).")
    class ConnectAnswer:
        asked: strawberry.Private[_Asked]

        from_count: int = strawberry.field(description="Size of `from` (起点数).")
        to_count: int = strawberry.field(description="Size of `to` (目标数).")
        connected_count: int = strawberry.field(
            description="How many of `from` reach some of `to` (已连通数)."
        )
        unconnected_count: int = strawberry.field(
            description="How many of `from` reach none of `to` (未连通数)."
        )

        @shown("Those that reach some: by distance, most targets, id (已连通).", connected_page)
        def connected(self, first: First = UNSET, after: After = UNSET) -> Any:
            asked = self.asked
            page = page_of(
                asked.reached.connected,
                lambda row: (row[1], -row[2], row[0]),
                _CONNECTED,
                asked.context,
                first,
                after,
                "connected",
            )
            count = len(asked.reached.connected)
            return connected_page(asked=asked, page=page, page_info=page.info, total_count=count)

        @shown("Those that reach none, by id (未连通).", unconnected_page)
        def unconnected(self, first: First = UNSET, after: After = UNSET) -> Any:
            asked = self.asked
            page = page_of(
                asked.reached.unconnected,
                lambda source: (source,),
                _UNCONNECTED,
                asked.context,
                first,
                after,
                "unconnected",
            )
            count = len(asked.reached.unconnected)
            return unconnected_page(asked=asked, page=page, page_info=page.info, total_count=count)

    @shown(
        "Which nodes of a set reach which of another over edges followed in either direction, on what "
        "evidence, and what the others lack (连通分析).",
        ConnectAnswer | None,
    )
    async def connect(
        info: strawberry.Info[Context],
        from_: Annotated[Any, node_set(description="The nodes to start from (起点集合).", name="from")],
        to: Annotated[Any, node_set(description="The nodes to reach (目标集合).")],
        via: Annotated[Any, via_kinds] = UNSET,
        max_hops: Annotated[
            int, strawberry.argument(description=f"Most edges on a path, 1 to {LONGEST_PATH} (最多边数).")
        ] = 3,
        min_confidence: MinConfidence = UNSET,
        as_of: AsOf = UNSET,
        source: Source = UNSET,
    ) -> Any:
        asked = await ask(info._raw_info, max_hops)
        reached = asked.reached
        return ConnectAnswer(
            asked=asked,
            from_count=reached.source_count,
            to_count=reached.target_count,
            connected_count=len(reached.connected),
            unconnected_count=len(reached.unconnected),
        )

    return connect
