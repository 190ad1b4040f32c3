"""Full text in Neo4j: words that `graph.search` makes stand in properties of their own, a column each,
which one full-text index splits at blanks."""

from collections.abc import Callable, Sequence

from neo4j import AsyncManagedTransaction, AsyncSession

from graph.engine import Found
from graph.engines.neo4j.filters import Cypher, Subject, block, every, where
from graph.engines.neo4j.schema import (
    LOG,
    NAME_LENGTH,
    indexed,
    quoted,
    search_column,
    search_index,
    shadow,
    sortable,
)
from graph.engines.neo4j.write import lock
from graph.ontology import Ontology
from graph.plan import Page
from graph.search.layout import Layout, levels
from graph.search.order import last, score, steps
from graph.search.question import Search
from graph.search.wanted import All, Any, Asked, Phrase, Wanted, Word
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
    searched = {prop.name for fields in layout.fields.values() for prop, _ in fields}
    names = sorted(searched | {"name", "visibility"})
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


def lucene(wanted: Wanted, columns: Sequence[str], known: Sequence[str]) -> str:
    """An expression in Lucene's syntax for words in these columns, misspelt ones in those of them that hold
    what nodes are known by. Words have nothing in them that would have to be escaped."""
    match wanted:
        case Word(text, begins, edits):
            word = sortable(text)
            near = f"{word}~{edits}" if edits else word
            return _in(columns, lambda column: f"{word}*" if begins else near if column in known else word)
        case Phrase(words):
            phrase = f'"{" ".join(map(sortable, words))}"'
            return _in(columns, lambda _: phrase)
        case All(items):
            return f"({' AND '.join(lucene(item, columns, known) for item in items)})"
        case Any(items):
            return f"({' OR '.join(lucene(item, columns, known) for item in items)})"


def _in(columns: Sequence[str], text: Callable[[str], str]) -> str:
    return f"({' OR '.join(f'{search_column(column)}:{text(column)}' for column in columns)})"


def parameters(layout: Layout, question: Search, asked: Asked, wanted: Wanted) -> dict[str, object]:
    """The values of the statement for one expression, besides those of its filters: the steps in each
    visibility by itself, as Lucene counts the words that misspelt ones stand for."""
    taken = []
    for level in levels(question.scope.visible):
        known = layout.columns([level], layout.exact)
        for number, step in enumerate(steps(layout, asked, wanted)):
            taken.append((number, lucene(step.wanted, layout.columns([level], step.weights), known)))
    widest = [text for number, text in taken if number == last(layout)]
    return {"steps": [[*each] for each in taken], "widest": widest, "length": asked.length}


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
        tests = self.in_scope(node)
        if question.where is not None:
            tests.append(self.filter(question.where, node))
        hits = (
            "UNWIND $widest AS expression "
            f"CALL db.index.fulltext.queryNodes('{search_index(self._layout)}', expression) YIELD node AS n "
            f"WITH n WHERE {every([f'n:{self.labels(node.kinds)}', *tests])}"
        )
        clauses, counts, rows = [self.beginning().strip()], "[]", "[]"
        # Neo4j refuses an aggregate in an expression that has a variable of the statement besides.
        if question.counts:
            counts = "counts"
            clauses.append(
                block(
                    "CALL (*)",
                    hits,
                    "WITH split(n.id, ':')[0] AS kind, count(*) AS number",
                    "RETURN collect([kind, number]) AS counts",
                )
            )
        if question.page is not None:
            rows = "rows"
            clauses.append(self._page(question.page, node, tests))
        some = f"EXISTS {{ {hits} RETURN n }}"
        return "\n".join([*filter(None, clauses), f"RETURN [{some}, {counts}, {rows}] AS answer"])

    def _page(self, page: Page, node: Subject, tests: Sequence[str]) -> str:
        layout, key, bounds = self._layout, node.compared("id"), []
        if page.after is not None:
            tier, rating, identifier = map(self.param, page.after.keys)
            later = f"score < {rating} OR score = {rating} AND {key} > {identifier}"
            bounds = [f"(tier > {tier} OR tier = {tier} AND ({later}))"]
        exact = len(layout.exact)
        return block(
            "CALL (*)",
            "UNWIND $steps AS step",
            f"CALL db.index.fulltext.queryNodes('{search_index(layout)}', step[1]) YIELD node AS n",
            "WITH n, min(step[0]) AS step, max(step[0]) AS last",
            where([f"last = {last(layout)}", f"n:{self.labels(self._question.kinds)}", *tests]).strip(),
            f"WITH n, CASE WHEN step < {exact} THEN step ELSE {exact} END AS tier, "
            f"{score(layout, 'step', f'n.{NAME_LENGTH}', '$length')} AS score{where(bounds)}",
            f"WITH n, tier, score ORDER BY tier, score DESC, {key} LIMIT {self.param(page.limit)} + 1",
            "RETURN collect([n.id, tier, score]) AS rows",
        )
