"""Searching in one call, and what is searched."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph.change import NodeWrite
from graph.engine import Engine, Found
from graph.ontology import Ontology
from graph.plan import (
    Page,
    Position,
    Scope,
)
from graph.search.question import Search
from tests.contract.ask import TIMEOUT, load
from tests.contract.conftest import Fresh
from tests.contract.say import Given

NAMES = {
    "University:hnu": {"name": "湖南大学", "nameEn": "Hunan University", "aliases": ["HNU", "岳麓书院"]},
    "University:hunnu": {"name": "湖南师范大学", "nameEn": "Hunan Normal University"},
    "University:ulaval": {"name": "Université Laval", "city": "Québec"},
    "Park:hnu": {"name": "湖南大学科技园"},
    "Enterprise:hun": {"name": "Hunan", "summary": "A company of Hunan that works with 湖南大学 on 3D打印."},
    "Enterprise:star": {"name": "Star City Co., Ltd.", "stockCode": "600001"},
    "Achievement:foam": {
        "name": "泡沫铝",
        "nameEn": "Aluminium foam",
        "patentNumbers": ["ZL 2020 1 0123456.7"],
        "keywords": ["energy absorption", "吸能"],
        "tags": ["shown 2024"],
    },
    "Field:3": {"name": "新材料", "code": "3.1"},
}
"""What is searched below."""


async def named(fresh: Fresh, ontology: Ontology) -> Engine:
    """An engine with these nodes."""
    engine = await fresh(ontology)
    await load(engine, [NodeWrite(i, values) for i, values in NAMES.items()])
    return engine


async def search(
    engine: Engine,
    text: str,
    *,
    kinds: Sequence[str] = (),
    scope: Scope | None = None,
    where: Any = None,
    given: Sequence[Any] = (),
    limit: int = 100,
    after: tuple[str, int, float] | None = None,
) -> Found:
    """What a text finds; `given` are the values that `scope` and `where` are about."""
    values = Given(given)
    position = None
    question = Search(
        values(text), tuple(kinds or engine.ontology.kinds), scope or Scope(), where, Page(values(limit))
    )
    if after is not None:
        position = Position((values(after[1]), values(after[2]), values(after[0])))
        question = replace(question, page=Page(values(limit), after=position))
    return await engine.search(question, values, TIMEOUT)


def ids(answer: Found) -> list[str]:
    """The ids found, best first."""
    return [row[0] for row in answer.rows]
