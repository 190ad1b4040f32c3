"""The question that a searched text puts to an engine."""

from dataclasses import dataclass

from graph.plan import Filter, Page, Param, Scope


@dataclass(frozen=True, slots=True)
class Search:
    """Which nodes a text finds, the best first: those known by just this text, by the weight of the
    property that says it; then those known by a text that begins with it; then the others. Of the last two
    the engine's score decides (BM25), at last the id.

    Of `kinds` there is one at least. `counts` asks for the number of nodes per kind, `page` for some of
    those of `kinds`; its position is the tier, score and id of a row, and the page begins behind where the
    node with that id stands now.
    """

    text: Param
    kinds: tuple[str, ...]
    scope: Scope
    where: Filter | None = None
    page: Page | None = None
    counts: bool = True
