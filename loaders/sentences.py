"""Paths and missing links told as sentences, in Chinese and English."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from graphql import GraphQLResolveInfo

from graph import values
from graph.engine import Miss, Path
from graph.ontology import EdgeKind, Ontology, Type
from graph.plan import EdgeField, LinkLookup, Lookup, NodeField, Param, Prop
from loaders.context import Context
from loaders.details import told
from loaders.sources import EDGE_FIELDS, NODE_FIELDS


class Language(Enum):
    """The language of a text (语言)."""

    ZH = "中文"
    EN = "English"


@dataclass(frozen=True, slots=True)
class Facts:
    """What sentences tell of nodes and edges, by id."""

    ontology: Ontology
    nodes: Mapping[str, Mapping[str, Any]]
    links: Mapping[str, Mapping[str, Any]]


async def facts_of(
    info: GraphQLResolveInfo[Context], nodes: Iterable[str], links: Iterable[str] = ()
) -> Facts:
    """What is to be told of these nodes and edges."""
    named, linked = await asyncio.gather(told(info, _names, nodes), told(info, _told, links))
    return Facts(info.context.reading.engine.ontology, named, linked)


def path_text(facts: Facts, path: Path, language: Language) -> str:
    """A path as one sentence, a clause per edge; each edge is told in its own direction.

    `甲投资了乙（2023-05，5,000,000 CNY），乙拥有丙。` `A invested in B (2023-05, CNY 5,000,000); B owns C.`
    """
    names = {identifier: _name(facts.nodes[identifier], language) for identifier in path.nodes}
    clauses = []
    for i, identifier in enumerate(path.edges):
        kind, source, target, _ = values.split_edge_id(identifier)
        edge = facts.ontology.edges[kind]
        if edge.symmetric:
            source, target = path.nodes[i : i + 2]
        clauses.append(_clause(edge, names[source], names[target], facts.links[identifier], language))
    return _sentence(clauses, language)


def miss_text(facts: Facts, source: str, miss: Miss, language: Language) -> str:
    """Which link a source lacks to reach a target, and what its two ends have in common."""
    ids = (source, miss.near, miss.far, miss.shared)
    name, near, far, shared = (_name(facts.nodes[identifier], language) for identifier in ids)
    kind = facts.ontology.kinds[values.kind_of(miss.shared)]
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


def _name(node: Mapping[str, Any], language: Language) -> str:
    return str(node["name"] if language is Language.ZH else node["nameEn"] or node["name"])


def _names(ontology: Ontology, *, cites: bool) -> Lookup:
    kinds = tuple(ontology.kinds)
    names = tuple(NodeField(name, Prop(name)) for name in ("name", "nameEn"))
    return Lookup(kinds, Param(0), dict.fromkeys(kinds, names + NODE_FIELDS if cites else names))


def _told(ontology: Ontology, *, cites: bool) -> LinkLookup:
    cited = EDGE_FIELDS if cites else ()
    return LinkLookup(Param(0), {name: _told_of(edge) + cited for name, edge in ontology.edges.items()})


def _told_of(edge: EdgeKind) -> tuple[EdgeField, ...]:
    """`since`, and the money in an edge: its first amount, and its currency."""
    found = [EdgeField("since", Prop("since"))]
    money = next((p.name for p in edge.properties.values() if p.form is Type.LONG), None)
    if money is not None:
        found.append(EdgeField("amount", Prop(money)))
    if "currency" in edge.properties:
        found.append(EdgeField("currency", Prop("currency")))
    return tuple(found)
