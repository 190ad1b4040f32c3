"""How the reads of a request are carried out, for people who tune them."""

from collections.abc import Iterable, Mapping

from graph.engine import Explanation, Step
from graph.plan import Plan
from graph.plan_text import plan_text, question_text
from loaders.context import Context, Read


async def explained(context: Context, reads: Iterable[Read]) -> list[Mapping[str, object]]:
    """For each read its root field, its plan as text, and its statements with the database's own plans."""
    return [await _explained(context, read) for read in reads]


async def _explained(context: Context, read: Read) -> Mapping[str, object]:
    engine, timeout = context.reading.engine, context.remaining()
    if not isinstance(read.plan, Plan):
        assert isinstance(read.statement, Step)
        text = question_text(read.plan)
        found = await engine.explain_question(read.plan, read.statement, read.values, timeout)
    else:
        assert not isinstance(read.statement, Step)
        text = plan_text(read.plan)
        plan = await engine.explain(read.statement, read.values, timeout)
        found = [Explanation("answer", read.statement.text, plan)]
    return {
        "field": read.field,
        "plan": text,
        "statements": [
            {"for": one.about, "statement": one.statement, "database": one.database} for one in found
        ],
    }
