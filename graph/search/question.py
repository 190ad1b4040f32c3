"""The question that a searched text puts to an engine."""

from dataclasses import dataclass

from graph.plan import Filter, Page, Param, Scope


@dataclass(frozen=True, slots=True)
class Search:
    """Which nodes a text finds, the best first: by the step that they take and the length of their names
    (`graph.search.order`), at last by id. Only what is in scope has a part in that, so that an answer tells
    nothing of what is not.

    Of `kinds` there is one at least. `counts` asks for the number of nodes per kind, `page` for some of
    those of `kinds`; its position is the tier, score and id of a row.
    """

    text: Param
    kinds: tuple[str, ...]
    scope: Scope
    where: Filter | None = None
    page: Page | None = None
    counts: bool = True
