"""connect: which of a set reach which of another set, on what evidence, and what the others lack."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Annotated, Any

import strawberry
from graphql import GraphQLResolveInfo
from strawberry import UNSET
from strawberry.dataloader import DataLoader

from graph import values
from graph.engine import Miss, Path, Reached
from graph.errors import BadInputError
from graph.ontology import Ontology, Type
from graph.plan import Compare, Connect, NodeSet, Op
from loaders import details
from loaders.context import Context
from loaders.details import Bounds
from loaders.filters import Filters
from loaders.pages import CursorForm
from loaders.read import leaf, node_ids, scope_of
from loaders.sentences import Language, miss_text
from loaders.slots import Slots
from loaders.terms import Term, arguments, variables_of
from resolvers.types import (
    LEFT_OUT,
    After,
    AsOf,
    First,
    GraphTypes,
    MinConfidence,
    PageInfo,
    checked,
    language_argument,
    page_of,
    path_type,
    shown,
)

LONGEST_PATH = 6
MOST_IDS = 10_000
MOST_PATHS = 100

_CONNECTED = CursorForm(zlib.crc32(b"connected"), (), (Type.INTEGER, Type.INTEGER, Type.TEXT))
_UNCONNECTED = CursorForm(zlib.crc32(b"unconnected"), (), (Type.TEXT,))


@dataclass(eq=False)
class _Asked:
    """A question under way: what the engine answered, and what it is still asked in batches."""

    context: Context
    question: Connect
    values: Sequence[object]
    bounds: Bounds
    reached: Reached
    batches: dict[object, DataLoader[str, Any]] = field(default_factory=dict)

    def evidence(self, source: str, limit: int) -> Any:
        """The best paths of a source."""

        async def load(ids: list[str]) -> list[Sequence[Path]]:
            engine = self.context.reading.engine
            found = await engine.evidence(self.question, self.values, ids, limit, self.context.remaining())
            return [found.get(identifier, ()) for identifier in ids]

        return self.batches.setdefault(limit, DataLoader(load)).load(source)

    def miss(self, source: str) -> Any:
        """The nearest miss of a source, or None."""

        async def load(ids: list[str]) -> list[Miss | None]:
            engine = self.context.reading.engine
            found = await engine.misses(self.question, self.values, ids, self.context.remaining())
            return [found.get(identifier) for identifier in ids]

        return self.batches.setdefault("miss", DataLoader(load)).load(source)


async def ask(info: GraphQLResolveInfo[Context], via: Sequence[Enum], max_hops: int) -> _Asked:
    """Compile the question in a field's arguments and put it to the engine."""
    context: Context = info.context
    ontology = context.reading.engine.ontology
    defined = info.parent_type.fields[info.field_name].args
    given = arguments(info.field_nodes[0], defined, variables_of(info))
    slots = Slots()
    filters = Filters(ontology, slots)
    question = Connect(
        _node_set(given["from"], "from", ontology, slots, filters),
        _node_set(given["to"], "to", ontology, slots, filters),
        _followed(via, ontology),
        checked(max_hops, partial(values.integer, low=1, high=LONGEST_PATH), "maxHops"),
        scope_of(slots, given, context.visible),
    )
    filled = [slot(variables_of(info)) for slot in slots.slots]
    reached = await context.connect(question, filled)
    return _Asked(context, question, filled, Bounds.of(question.scope, filled), reached)


def _followed(via: Sequence[Enum], ontology: Ontology) -> tuple[str, ...]:
    """The edge kinds named, or those that relate actors and their results."""
    if via in LEFT_OUT:
        return tuple(edge.name for edge in ontology.edges.values() if edge.relates)
    if not via:
        raise BadInputError("via: found an empty list, expected at least one edge kind", argument="via")
    return tuple(dict.fromkeys(kind.name for kind in via))


def _node_set(term: Term, at: str, ontology: Ontology, slots: Slots, filters: Filters) -> NodeSet:
    assert isinstance(term, dict)
    ((name, value),) = term.items()
    here = f"{at}.{name}"
    if name == "ids":
        ids = slots.param(leaf(value), partial(node_ids, MOST_IDS), here)
        return NodeSet(tuple(ontology.kinds), Compare("id", Op.IN, ids))
    plurals = {kind.plural: kind.name for kind in ontology.kinds.values()}
    plurals |= {interface.plural: interface.name for interface in ontology.interfaces.values()}
    of = plurals[name]
    return NodeSet(ontology.concrete(of), filters.node(value, here, of) if value else None)


def connect_field(types: GraphTypes) -> Any:
    """The root field `connect`, with the types of its answer."""
    chain = path_type(types)
    paths: Any = list[chain]  # type: ignore[valid-type]
    language = language_argument(types)
    node_set = partial(strawberry.argument, graphql_type=types.node_set)
    kinds = strawberry.argument(
        description="Edge kinds to follow; if not given, those that relate actors and results (关系类型).",
        graphql_type=types.edge_kinds,
    )

    @strawberry.type(description="The link that an unconnected node lacks (最近的缺口).")
    class NearestMiss:
        asked: strawberry.Private[_Asked]
        source: strawberry.Private[str]
        miss: strawberry.Private[Miss]

        length: int = strawberry.field(description="Edges on the way if the link were there (补上后的边数).")

        @shown("The end of the missing link on the near side (近端).", types.node)
        async def near(self, info: strawberry.Info[Context]) -> Any:
            return await _node(info, self.asked, self.miss.near)

        @shown("The end of the missing link on the far side (远端).", types.node)
        async def far(self, info: strawberry.Info[Context]) -> Any:
            return await _node(info, self.asked, self.miss.far)

        @shown("What both ends relate to (共同关联).", types.node)
        async def shared(self, info: strawberry.Info[Context]) -> Any:
            return await _node(info, self.asked, self.miss.shared)

        @shown("Which link is missing, as a sentence (文字说明).")
        async def text(
            self,
            info: strawberry.Info[Context],
            language: Annotated[Language, language],
        ) -> str:
            return await miss_text(info.context, self.source, self.miss, language)

    @strawberry.type(description="A node of `from` that reaches some of `to` (已连通的节点).")
    class ConnectedEdge:
        asked: strawberry.Private[_Asked]
        source: strawberry.Private[str]

        cursor: str = strawberry.field(description="Where it stands: for `after` (游标).")
        distance: int = strawberry.field(description="Fewest edges to a node of `to` (距离).")
        target_count: int = strawberry.field(
            description="How many nodes of `to` are within reach (可达目标数)."
        )

        @shown("The node (节点).", types.node)
        async def node(self, info: strawberry.Info[Context]) -> Any:
            return await _node(info, self.asked, self.source, self.asked.question.source.kinds)

        @shown("The best paths: fewest edges first, then the surest (证据).", paths)
        async def evidence(
            self,
            first: Annotated[int, strawberry.argument(description="How many paths, 1 to 100 (条数).")] = 3,
        ) -> list[Any]:
            limit = checked(first, partial(values.integer, low=1, high=MOST_PATHS), "evidence.first")
            found = await self.asked.evidence(self.source, limit)
            return [
                chain(
                    path=path,
                    bounds=self.asked.bounds,
                    length=len(path.edges),
                    confidence=path.confidence,
                )
                for path in found
            ]

    @strawberry.type(description="A node of `from` that reaches none of `to` (未连通的节点).")
    class UnconnectedEdge:
        asked: strawberry.Private[_Asked]
        source: strawberry.Private[str]

        cursor: str = strawberry.field(description="Where it stands: for `after` (游标).")

        @shown("The node (节点).", types.node)
        async def node(self, info: strawberry.Info[Context]) -> Any:
            return await _node(info, self.asked, self.source, self.asked.question.source.kinds)

        @shown("The link that would connect it, if there is one (最近的缺口).")
        async def nearest_miss(self) -> NearestMiss | None:
            miss = await self.asked.miss(self.source)
            if miss is None:
                return None
            length = miss.before + 1 + miss.after
            return NearestMiss(asked=self.asked, source=self.source, miss=miss, length=length)

    @strawberry.type(description="A page of connected nodes (Relay connection): nearest first.")
    class ConnectedConnection:
        edges: list[ConnectedEdge] = strawberry.field(description="The page's rows (列表).")
        page_info: PageInfo = strawberry.field(description="Where the page stands (分页信息).")

    @strawberry.type(description="A page of unconnected nodes (Relay connection), by id.")
    class UnconnectedConnection:
        edges: list[UnconnectedEdge] = strawberry.field(description="The page's rows (列表).")
        page_info: PageInfo = strawberry.field(description="Where the page stands (分页信息).")

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

        @shown("Those that reach some: by distance, most targets, id (已连通).")
        def connected(self, first: First = UNSET, after: After = UNSET) -> ConnectedConnection:
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
            rows = zip(page.rows, page.cursors, strict=True)
            edges = [
                ConnectedEdge(
                    asked=asked, source=source, cursor=cursor, distance=distance, target_count=count
                )
                for (source, distance, count), cursor in rows
            ]
            return ConnectedConnection(edges=edges, page_info=page.info)

        @shown("Those that reach none, by id (未连通).")
        def unconnected(self, first: First = UNSET, after: After = UNSET) -> UnconnectedConnection:
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
            rows = zip(page.rows, page.cursors, strict=True)
            edges = [UnconnectedEdge(asked=asked, source=source, cursor=cursor) for source, cursor in rows]
            return UnconnectedConnection(edges=edges, page_info=page.info)

    @shown(
        "Which nodes of a set reach which of another over edges followed in either direction, on what "
        "evidence, and what the others lack (连通分析).",
        ConnectAnswer,
    )
    async def connect(
        info: strawberry.Info[Context],
        from_: Annotated[Any, node_set(description="The nodes to start from (起点集合).", name="from")],  # noqa: ARG001
        to: Annotated[Any, node_set(description="The nodes to reach (目标集合).")],  # noqa: ARG001
        via: Annotated[Any, kinds] = UNSET,
        max_hops: Annotated[
            int, strawberry.argument(description="Most edges on a path, 1 to 6 (最多边数).")
        ] = 3,
        min_confidence: MinConfidence = UNSET,  # noqa: ARG001
        as_of: AsOf = UNSET,  # noqa: ARG001
    ) -> Any:
        asked = await ask(info._raw_info, via, max_hops)  # noqa: SLF001
        reached = asked.reached
        return ConnectAnswer(
            asked=asked,
            from_count=reached.source_count,
            to_count=reached.target_count,
            connected_count=len(reached.connected),
            unconnected_count=len(reached.unconnected),
        )

    return connect


async def _node(
    info: strawberry.Info[Context], asked: _Asked, identifier: str, kinds: Sequence[str] = ()
) -> Any:
    """What is selected of a node that was found, which is of one of these kinds if any are given."""
    of = kinds or tuple(asked.context.reading.engine.ontology.kinds)
    return await details.node(info._raw_info, identifier, of, asked.bounds)  # noqa: SLF001
