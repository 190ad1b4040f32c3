"""Documents beside what becomes of them: the plan, the SQL, the Cypher and the data.

`ECOGRAPH_SNAPSHOTS=write python -m pytest tests/graphql/test_cases.py` writes them anew, for review.
A case is NAME.graphql, with NAME.variables.json where it has variables.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from graph.engines import open_engine
from graph.ontology import Ontology
from graph.plan import Connect, Dated, Plan
from graph.plan_text import plan_text, question_text
from graph.search.question import Search
from tests.graphql.asking import Answer, Client

pytestmark = pytest.mark.asyncio(loop_scope="session")

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path.stem for path in FOLDER.glob("*.graphql"))
_CLAUSE = re.compile(r"\b(SELECT|FROM|WHERE|ORDER BY|CROSS JOIN|UNION(?: ALL)?|WITH)\b|[()]|'(?:[^']|'')*'")


async def _answer(ask: Client, name: str) -> Answer:
    variables = FOLDER / f"{name}.variables.json"
    given = json.loads(variables.read_text("utf-8")) if variables.exists() else None
    return await ask((FOLDER / f"{name}.graphql").read_text("utf-8"), given)


def _check(name: str, suffix: str, actual: str) -> None:
    snapshot = FOLDER / f"{name}.{suffix}"
    if os.environ.get("ECOGRAPH_SNAPSHOTS") == "write":
        snapshot.write_text(actual, "utf-8")
    assert actual == snapshot.read_text("utf-8")


def _lines(sql: str) -> str:
    """SQL with a line per clause, indented by its brackets."""
    depth = 0

    def broken(found: re.Match[str]) -> str:
        nonlocal depth
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        return f"\n{'  ' * depth}{found[0]}" if found[1] else found[0]

    return re.sub(r" +\n", "\n", _CLAUSE.sub(broken, sql)).strip()


def _settled(plans: list[Plan | Connect | Search]) -> list[Plan | Connect | Search]:
    """Plans in an order that does not hang on which batch of a question was ready first."""
    questions = [plan for plan in plans if not isinstance(plan, Plan)]
    if not questions and not any(isinstance(plan.read, Dated) for plan in plans if isinstance(plan, Plan)):
        return plans
    batches = {plan_text(plan): plan for plan in plans if isinstance(plan, Plan)}
    return [*questions[:1], *(batches[text] for text in sorted(batches))]


@pytest.mark.parametrize("name", CASES)
async def test_the_data(ask: Client, name: str) -> None:
    """The same on both engines."""
    answer = await _answer(ask, name)
    assert answer.errors == []
    _check(name, "json", json.dumps(answer.data, ensure_ascii=False, indent=2) + "\n")


@pytest.mark.parametrize("name", CASES)
async def test_plans_and_statements(ask: Client, ontology: Ontology, name: str) -> None:
    """A plan per root field and its statement in both languages; neither needs a database."""
    plans = _settled((await _answer(ask, name)).plans)
    told = [question_text(p) if not isinstance(p, Plan) else plan_text(p) for p in plans]
    _check(name, "plan.txt", "\n".join(told))
    statements = [p for p in plans if isinstance(p, Plan)]
    embedded: Any = open_engine("sqlite:///unopened.db", ontology)
    _check(name, "sql", ";\n\n".join(_lines(embedded.prepare(plan).text) for plan in statements) + ";\n")
    neo4j: Any = open_engine("bolt://127.0.0.1:7687", ontology)
    _check(name, "cypher", ";\n\n".join(neo4j.prepare(plan).text for plan in statements) + ";\n")
