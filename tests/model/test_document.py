"""The page about the ontology."""

from pathlib import Path

from graph.ontology.document import document
from graph.ontology.load import load_ontology

PAGE = Path(__file__).parents[2] / "docs" / "ontology.md"


def test_the_page_says_what_is_declared() -> None:
    """Write it anew with `python -m graph.ontology.document > docs/ontology.md`."""
    assert PAGE.read_text("utf-8") == document(load_ontology())


def test_a_foreign_ontology_gets_a_page_of_its_own() -> None:
    """Kinds, hops, edge kinds and codes with their labels in both languages."""
    page = document(load_ontology("tests.model.films"))
    assert (
        "### Film 影片\n\nA film shown in cinemas. Fields: `film`, `films`. Valid from `released`.\n" in page
    )
    assert "| `minutes` | 片长 | integer of 32 bits | Running time in minutes. |\n" in page
    assert "| `genres` | 类型 | list of [Genre](#genre) | Sorts that it belongs to. |\n" in page
    assert "| `cast` | 演员 | ← `ACTED_IN` | `Person` |\n" in page
    assert "| `friends` | 朋友 | – `KNOWS` | `Person` |\n" in page
    assert "- `Person` → `Film`\n" in page
    assert "| `DRAMA` | 剧情片 |\n" in page
    assert "University" not in page
