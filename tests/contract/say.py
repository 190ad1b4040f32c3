"""Short words for the written-out cases."""

from collections.abc import Sequence
from typing import Any

from graph.change import EdgeWrite, NodeWrite
from graph.engine import Engine
from graph.ontology import Hop
from graph.plan import (
    Connection,
    ConnectionField,
    Cursor,
    EdgeField,
    Edges,
    Filter,
    Lookup,
    NodeField,
    NodeOf,
    Nodes,
    Order,
    Page,
    PageInfo,
    Param,
    Plan,
    Position,
    Prop,
    Scope,
    Shape,
    TotalCount,
)
from tests.contract.ask import ask, field
from tests.contract.reference import kind


def node(identifier: str, **given: Any) -> NodeWrite:
    """A node, named by its id unless a name is given."""
    return NodeWrite(identifier, {"name": identifier, **given})


def edge(kind: str, source: str, target: str, key: str = "", **given: Any) -> EdgeWrite:
    """An edge."""
    return EdgeWrite(kind, source, target, key, given)


class Given(list[Any]):
    """Values for a plan. Called, it adds one and gives the parameter that stands for it."""

    def __call__(self, value: Any) -> Param:
        """The parameter of a new value."""
        self.append(value)
        return Param(len(self) - 1)


def id_only(kinds: Sequence[str]) -> Shape:
    """Nodes of these kinds shown by their ids."""
    return {name: (NodeField("id", Prop("id")),) for name in kinds}


async def found(
    engine: Engine,
    kinds: Sequence[str],
    given: Given,
    where: Filter | None = None,
    order: Sequence[Order] = (),
    scope: Scope | None = None,
) -> list[str]:
    """Ids of the nodes of some kinds that satisfy a filter, in order."""
    page = Page(given(1000))
    read = Connection(None, tuple(kinds), field(Nodes(id_only(kinds))), page, where, None, tuple(order))
    (answer,) = await ask(engine, Plan(read, scope or Scope()), given)
    return [item["id"] for item in answer["it"]]


async def neighbours(
    engine: Engine,
    near: str,
    hop: Hop,
    given: Given,
    where: Filter | None = None,
    edge: Filter | None = None,
    order: Sequence[Order] = (),
    scope: Scope | None = None,
) -> list[tuple[str, str]]:
    """(edge id, far node's id) over a hop, in order."""
    fields = (EdgeField("edge", Prop("id")), EdgeField("node", NodeOf(id_only(hop.targets))))
    page = Page(given(1000))
    read = Connection(hop, hop.targets, field(Edges(fields)), page, where, edge, tuple(order))
    plan = Plan(
        Lookup((kind(near),), given([near]), {kind(near): (NodeField("it", read),)}), scope or Scope()
    )
    (answer,) = await ask(engine, plan, given)
    return [(item["edge"], item["node"]["id"]) for item in answer["it"]["it"]]


async def page_of(
    engine: Engine,
    kinds: Sequence[str],
    order: Sequence[Order],
    limit: int,
    *,
    after: Sequence[Any] | None = None,
    before: Sequence[Any] | None = None,
    backward: bool = False,
    where: Filter | None = None,
    given: Given | None = None,
    hop: Hop | None = None,
    near: str = "",
) -> dict[str, Any]:
    """A page: `rows` (where they stand, without the fingerprint), `more`, `less` (Relay's has-next and
    has-previous), `start`, `end`, `total`."""
    given = Given() if given is None else given
    bounds = [None if at is None else Position(tuple(given(key) for key in at)) for at in (after, before)]
    info = (
        ("less", "hasPreviousPage"),
        ("more", "hasNextPage"),
        ("startCursor", "startCursor"),
        ("endCursor", "endCursor"),
    )
    read = Connection(
        hop,
        tuple(kinds),
        (
            ConnectionField("edges", Edges((EdgeField("cursor", Cursor()),))),
            ConnectionField("info", PageInfo(info)),
            ConnectionField("total", TotalCount()),
        ),
        Page(given(limit), backward, *bounds),
        where,
        None,
        tuple(order),
        fingerprint=7,
    )
    if hop is None:
        (answer,) = await ask(engine, Plan(read), given)
    else:
        shape = {kind(near): (NodeField("it", read),)}
        (found,) = await ask(engine, Plan(Lookup((kind(near),), given([near]), shape)), given)
        answer = found["it"]
    assert all(edge["cursor"][0] == 7 for edge in answer["edges"])
    return {
        "rows": [edge["cursor"][1:] for edge in answer["edges"]],
        "less": answer["info"]["less"],
        "more": answer["info"]["more"],
        "start": answer["info"]["startCursor"] and answer["info"]["startCursor"][1:],
        "end": answer["info"]["endCursor"] and answer["info"]["endCursor"][1:],
        "total": answer["total"],
    }
