"""Paths and missing links told as sentences, in Chinese and English."""

import asyncio
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

import orjson
from strawberry.dataloader import DataLoader

from graph import values
from graph.engine import Miss, Path
from graph.ontology import EdgeKind, Type
from graph.plan import EdgeField, LinkLookup, Lookup, NodeField, Param, Plan, Prop, Scope
from loaders.context import Context, Prepared
from loaders.details import gathered


class Language(Enum):
    """The language of a text (语言)."""

    ZH = "中文"
    EN = "English"


async def path_text(context: Context, path: Path, language: Language) -> str:
    """A path as one sentence, a clause per edge; each edge is told in its own direction.

    `甲投资了乙（2023-05，5,000,000 CNY），乙拥有丙。` `A invested in B (2023-05, CNY 5,000,000); B owns C.`
    """
    nodes, links = await asyncio.gather(
        _nodes(context).load_many(path.nodes), _links(context).load_many(path.edges)
    )
    names = {identifier: _name(node, language) for identifier, node in zip(path.nodes, nodes, strict=True)}
    clauses = []
    for i, (identifier, link) in enumerate(zip(path.edges, links, strict=True)):
        kind, source, target, _ = values.split_edge_id(identifier)
        edge = context.reading.engine.ontology.edges[kind]
        if edge.symmetric:
            source, target = path.nodes[i : i + 2]
        clauses.append(_clause(edge, names[source], names[target], _plain(link), language))
    return _sentence(clauses, language)


async def miss_text(context: Context, source: str, miss: Miss, language: Language) -> str:
    """Which link a source lacks to reach a target, and what its two ends have in common."""
    ids = (source, miss.near, miss.far, miss.shared)
    name, near, far, shared = (_name(node, language) for node in await _nodes(context).load_many(ids))
    kind = context.reading.engine.ontology.kinds[values.kind_of(miss.shared)]
    steps = miss.before + 1 + miss.after
    if language is Language.ZH:
        return (
            f"{near}与{far}之间缺少一条联系，两者都与{kind.label}“{shared}”相关；"
            f"有了这条联系，{name}经{steps}步即可到达目标。"
        )
    return (
        f"There is no link between {near} and {far}, though both relate to the {kind.singular} “{shared}”; "
        f"with it, {name} would reach a target in {steps} {'step' if steps == 1 else 'steps'}."
    )


def _clause(edge: EdgeKind, source: str, target: str, link: Mapping[str, Any], language: Language) -> str:
    chinese, english = edge.sentence
    told = (chinese if language is Language.ZH else english).format(**{"from": source, "to": target})
    known = [link["since"]] if link["since"] else []
    if link.get("amount") is not None:
        amount, currency = f"{link['amount']:,}", link.get("currency") or ""
        known.append((f"{amount} {currency}" if language is Language.ZH else f"{currency} {amount}").strip())
    if not known:
        return told
    return f"{told}（{'，'.join(known)}）" if language is Language.ZH else f"{told} ({', '.join(known)})"


def _sentence(clauses: list[str], language: Language) -> str:
    if language is Language.ZH:
        return "，".join(clauses) + "。"
    told = "; ".join(clauses)
    return told if told.endswith(".") else told + "."


def _name(node: object, language: Language) -> str:
    found = _plain(node)
    return str(found["name"] if language is Language.ZH else found["nameEn"] or found["name"])


def _plain(item: object) -> Mapping[str, Any]:
    """An answer of the engine as a mapping; it may come as JSON text."""
    found = orjson.loads(orjson.dumps(item))
    assert isinstance(found, dict)
    return found


def _nodes(context: Context) -> DataLoader[str, Any]:
    """Loads the names of nodes."""

    def read() -> Lookup:
        kinds = tuple(context.reading.engine.ontology.kinds)
        names = tuple(NodeField(name, Prop(name)) for name in ("name", "nameEn"))
        return Lookup(kinds, Param(0), dict.fromkeys(kinds, names))

    return _loader(context, "names", read)


def _links(context: Context) -> DataLoader[str, Any]:
    """Loads what is told of edges."""

    def read() -> LinkLookup:
        edges = context.reading.engine.ontology.edges
        return LinkLookup(Param(0), {name: _facts(edge) for name, edge in edges.items()})

    return _loader(context, "facts", read)


def _facts(edge: EdgeKind) -> tuple[EdgeField, ...]:
    """`since`, and the money in an edge: its first amount, and its currency."""
    found = [EdgeField("since", Prop("since"))]
    money = next((p.name for p in edge.properties.values() if p.form is Type.LONG), None)
    if money is not None:
        found.append(EdgeField("amount", Prop(money)))
    if "currency" in edge.properties:
        found.append(EdgeField("currency", Prop("currency")))
    return tuple(found)


def _loader(context: Context, about: str, read: Callable[[], Lookup | LinkLookup]) -> DataLoader[str, Any]:
    def make() -> tuple[Prepared, int]:
        plan = Plan(read(), Scope(visible=context.visible))
        made = Prepared(plan, context.reading.engine.prepare(plan), (), None)
        return made, len(made.statement.text)

    def statement() -> Prepared:
        return context.reading.cache.get((about, context.visible), make)

    return gathered(context, about, statement, list)
