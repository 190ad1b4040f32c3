"""Full text in Neo4j: words that `graph.search` makes stand in properties of their own, a column each,
which one full-text index splits at blanks and searches by BM25."""

from typing import Any as Json

from neo4j import AsyncManagedTransaction, AsyncSession

from graph.engine import Found
from graph.engines.neo4j.filters import Cypher, Subject, block, every, where
from graph.engines.neo4j.schema import (
    LOG,
    indexed,
    quoted,
    search_column,
    search_index,
    shadow,
    sortable,
)
from graph.engines.neo4j.write import lock
from graph.ontology import Ontology
from graph.search.layout import Layout
from graph.search.question import Search
from graph.search.wanted import All, Any, Phrase, Wanted, Word
from graph.values import kind_of

_BATCH = 1_000


# --- filling -------------------------------------------------------------------------------------


async def fill(session: AsyncSession, ontology: Ontology, layout: Layout) -> None:
    """Give all nodes the search properties of a layout, unless they have them."""
    found = await session.run(f"MATCH (l:{LOG}) RETURN l.search")
    if [row[0] async for row in found] == [layout.fingerprint]:
        return
    after: str | None = ""
    while after is not None:
        after = await session.execute_write(_fill, ontology, layout, after)


async def _fill(
    transaction: AsyncManagedTransaction, ontology: Ontology, layout: Layout, after: str
) -> str | None:
    """Give the next nodes their search properties; the last one's id, or None when all have them."""
    await lock(transaction, ontology)
    names = sorted({prop.name for fields in layout.fields.values() for prop, _ in fields})
    shown = ", ".join(f".{quoted(name)}" for name in names)
    key = quoted(shadow("id"))
    found = await transaction.run(
        f"MATCH (n:Node) WHERE n.{key} > $after WITH n ORDER BY n.{key} LIMIT {_BATCH} "
        f"RETURN n.id AS id, n.{key} AS key, n{{{shown}}} AS stored",
        after=after,
    )
    nodes = [row async for row in found]
    rows = [
        {"key": row["key"], "set": indexed(layout, row["id"], row["stored"])}
        for row in nodes
        if kind_of(row["id"]) in ontology.kinds
    ]
    await (
        await transaction.run(
            f"UNWIND $rows AS row MATCH (n:Node {{{key}: row.key}}) SET n += row.set", rows=rows
        )
    ).consume()
    if nodes:
        return str(nodes[-1]["key"])
    await (await transaction.run(f"MATCH (l:{LOG}) SET l.search = $made", made=layout.fingerprint)).consume()
    return None


# --- searching -----------------------------------------------------------------------------------


def lucene(wanted: Wanted, layout: Layout) -> str:
    """An expression in Lucene's syntax. Words have nothing in them that would have to be escaped."""
    match wanted:
        case Word(text, begins, edits):
            word = sortable(text)
            near = f"{word}~{edits}" if edits else word
            return _weighed(
                layout, lambda column: f"{word}*" if begins else near if column in layout.exact else word
            )
        case Phrase(words):
            phrase = f'"{" ".join(map(sortable, words))}"'
            return _weighed(layout, lambda _: phrase)
        case All(items):
            return f"({' AND '.join(lucene(item, layout) for item in items)})"
        case Any(items):
            return f"({' OR '.join(lucene(item, layout) for item in items)})"


def _weighed(layout: Layout, text: Json) -> str:
    columns = (f"{search_column(i)}:{text(i)}^{weight:g}" for i, weight in enumerate(layout.weights))
    return f"({' OR '.join(columns)})"


def parameters(wanted: Wanted, key: str, layout: Layout) -> dict[str, str]:
    """The values of the statement for one expression, besides those of its filters."""
    begun = f" {sortable(key)}"
    return {"match": lucene(wanted, layout), "begun": begun, "known": f"{begun} "}


def search_statement(ontology: Ontology, layout: Layout, question: Search) -> str:
    """Returns `[whether there are any, [[kind, number], ...], [[id, tier, score], ...]]`."""
    return _Searching(ontology, layout, question).text()


def found(
    answer: tuple[bool, list[tuple[str, int]], list[tuple[str, int, float]]], limit: int, wanted: Wanted
) -> Found:
    """What the statement says."""
    _, counts, rows = answer
    return Found(
        dict(counts), [(i, tier, score) for i, tier, score in rows[:limit]], len(rows) > limit, wanted
    )


class _Searching(Cypher):
    """Writes the statement of one question."""

    def __init__(self, ontology: Ontology, layout: Layout, question: Search) -> None:
        super().__init__(ontology, question.scope)
        self._layout = layout
        self._question = question

    def text(self) -> str:
        """The statement."""
        question = self._question
        node = self.node(tuple(self.ontology.kinds), "n")
        tests = [f"n:{self.labels(node.kinds)}", *self.in_scope(node)]
        if question.where is not None:
            tests.append(self.filter(question.where, node))
        hits = (
            f"CALL db.index.fulltext.queryNodes('{search_index(self._layout)}', $match) "
            f"YIELD node AS n, score WHERE {every(tests)}"
        )
        clauses, counts, rows = [self.beginning().strip()], "[]", "[]"
        if question.page is not None:
            rows, *clauses = self._page(node, hits)
        if question.counts:
            # Neo4j refuses count(*) in an expression that has a variable of the statement besides.
            counts = "counts"
            clauses.append(
                block(
                    "CALL (*)",
                    hits,
                    "WITH split(n.id, ':')[0] AS kind, count(*) AS number",
                    "RETURN collect([kind, number]) AS counts",
                )
            )
        some = f"EXISTS {{ {hits} RETURN n }}"
        return "\n".join([*filter(None, clauses), f"RETURN [{some}, {counts}, {rows}] AS answer"])

    def _page(self, node: Subject, hits: str) -> tuple[str, str, str]:
        """Cypher for the page's rows, and the clauses before it."""
        page, key = self._question.page, node.compared("id")
        assert page is not None
        rest = len(self._layout.weights)
        known = [f"WHEN n.{search_column(i)} CONTAINS $known THEN {i}" for i in self._layout.exact]
        begins = " OR ".join(f"n.{search_column(i)} CONTAINS $begun" for i in self._layout.exact)
        begun = f"CASE WHEN {begins} THEN 1 ELSE 0 END"
        rated = f"({begun} + score / (score + 1)) / 2"
        ranked = (
            hits,
            f"WITH n, score, CASE {' '.join(known)} ELSE {rest} END AS tier",
            f"WITH n, tier, CASE WHEN tier < {rest} THEN 1.0 ELSE {rated} END AS score",
        )
        tests, position = [f"n:{self.labels(self._question.kinds)}"], ""
        if page.after is not None:
            tier, score, identifier = map(self.param, page.after.keys)
            # Where the node stands now, if it is there.
            there = block("COLLECT", *ranked, f"WHERE {key} = {identifier}", "RETURN [tier, score]")
            position = f"WITH *, coalesce(head({there}), [{tier}, {score}]) AS position"
            tests.append(
                f"(tier > position[0] OR tier = position[0] AND (score < position[1] "
                f"OR score = position[1] AND {key} > {identifier}))"
            )
        rows = block(
            "COLLECT",
            *ranked,
            where(tests).strip(),
            f"WITH n, tier, score ORDER BY tier, score DESC, {key} LIMIT {self.param(page.limit)} + 1",
            "RETURN [n.id, tier, score]",
        )
        return rows, self.beginning().strip(), position
