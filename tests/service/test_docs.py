"""The examples and tables of the pages are true."""

import re
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.engines import open_engine
from graph.ontology.load import load_ontology
from loaders.context import Reading
from schema.build import build_schema
from service.cli import COMMANDS
from service.demo import QUESTION
from tests.service.process import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
EXAMPLES = [
    pytest.param(example, id=f"{page.name}-{number}")
    for page in PAGES
    for number, example in enumerate(
        re.findall(r"```graphql\n(.*?)```", page.read_text("utf-8"), re.DOTALL), 1
    )
]


@pytest.mark.parametrize("example", [*EXAMPLES, pytest.param(QUESTION.read_text("utf-8"), id="question")])
async def test_an_example_is_answered(example: str, demo_file: Path) -> None:
    """Each document of a page runs on the demo graph as it stands, and finds something."""
    assert any((await answer(example, demo_file)).values())


async def test_the_answer_in_the_readme_is_that_of_the_demo(demo_file: Path) -> None:
    """Its counts, the first of both lists, and what is told of them, but for where lines break."""
    readme = "".join((ROOT / "README.md").read_text("utf-8").split())
    found = (await answer(QUESTION.read_text("utf-8"), demo_file))["connect"]
    near, far = found["connected"]["edges"][0], found["unconnected"]["edges"][0]
    for text in (
        f"{found['connectedCount']} connected · {found['unconnectedCount']} not",
        f"{near['node']['name']} {near['distance']} step, {near['targetCount']} achievements in reach",
        f"{near['evidence'][0]['zh']} {near['evidence'][0]['en']}",
        f"{far['node']['name']} not connected; the nearest miss: {far['nearestMiss']['zh']}",
    ):
        assert "".join(text.split()) in readme


async def answer(document: str, file: Path) -> dict[str, Any]:
    """The data of the answer to a document on the graph in a file."""
    engine = open_engine(f"sqlite:///{file}", load_ontology())
    await engine.open()
    try:
        context = Reading(engine).context()
        result = await build_schema(engine.ontology).execute(document, context_value=context)
    finally:
        await engine.close()
    assert result.errors is None
    assert result.data is not None
    plain: dict[str, Any] = orjson.loads(orjson.dumps(result.data))  # made of fragments
    return plain


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_link_leads_somewhere(page: Path) -> None:
    """Each relative link names a file or folder."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_edge_kinds_that_are_followed_by_default_are_those_of_the_ontology() -> None:
    """The page on the API lists them, and the others."""
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    followed, others = text.partition("tell of a relationship:")[2].split("\n\n")[0].split("The others")
    edges = load_ontology().edges.values()
    assert set(re.findall("`([A-Z_]+)`", followed)) == {edge.name for edge in edges if edge.relates}
    assert set(re.findall("`([A-Z_]+)`", others)) == {edge.name for edge in edges if not edge.relates}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_has_every_command(command: str) -> None:
    """The table of commands has a line for each."""
    assert re.search(rf"^\| `ecograph {command}\b", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
