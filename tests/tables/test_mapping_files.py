"""Mapping files that are read: the right ones, and what is said of the wrong ones."""

import re
import textwrap
import tomllib
from pathlib import Path

import pytest

from graph.errors import BadInputError
from graph.ontology import Ontology
from graph.tables.mapping import load_mapping, read_mapping

ROOT = Path(__file__).resolve().parents[2]
PARK = '[[table]]\nfile = "parks.csv"\n[[table.node]]\nkind = "Park"\n'
GUIDE = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"(?m)^    \[\[table\]\]\n(?:(?: .*)?\n)*", GUIDE)


@pytest.mark.parametrize("toml", SHOWN)
def test_the_mappings_in_the_guide_are_right(ontology: Ontology, toml: str) -> None:
    """A reader can copy them."""
    assert read_mapping(tomllib.loads(textwrap.dedent(toml)), ontology).table


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.toml")), ids=lambda path: path.stem)
def test_the_example_mappings_are_right(ontology: Ontology, path: Path) -> None:
    """Also where the data that they are for is not at hand."""
    assert load_mapping(path, ontology).table


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("", "found no [[table]], expected one at least"),
        ('[[table]]\nfil = "x"', "table.1.fil: found an unknown word 'fil'; did you mean 'file'?"),
        (
            f'{PARK}key = {{ colum = "x" }}',
            "table.1.node.1.key.colum: found an unknown word 'colum'; did you mean 'column'?",
        ),
        (
            f'{PARK.replace("Park", "Prk")}key = "x"',
            "table.1.node.1.kind: found 'Prk', expected a kind; did you mean 'Park'?",
        ),
        (
            f'{PARK}key = "x"\nset.prkType = "y"',
            "table.1.node.1.set.prkType: found no such property of Park; did you mean 'parkType'?",
        ),
        (
            f'{PARK}key = "x"\nset.parkType = {{ value = "X" }}',
            "table.1.node.1.set.parkType: found 'X', expected one of ETDZ (经济技术开发区), ",
        ),
        (
            f'{PARK}key = "x"\nset.parkType = {{ column = "y", translate = {{ a = "X" }} }}',
            "table.1.node.1.set.parkType: found 'X', expected one of ETDZ",
        ),
        (
            f'{PARK}key = "x"\nset.version = {{ value = 1 }}',
            "table.1.node.1.set.version: found a property that the service sets, expected another",
        ),
        (
            f'{PARK}key = {{ column = "x", match = "nam" }}',
            "table.1.node.1.key.match: found 'nam', expected properties that are texts; did you mean 'name'",
        ),
        (
            f'{PARK}key = {{ column = "x", match = "name", kind = "Pork" }}',
            "table.1.node.1.key.kind: found 'Pork', expected a kind or interface; did you mean 'Park'?",
        ),
        (
            f'{PARK}key = {{ column = "x", match = "name", kind = "Node", create = {{}} }}',
            "table.1.node.1.key.create: found no single kind to create, expected `match` and a `kind`",
        ),
        (
            f'{PARK}key = {{ column = "x", match = "name", kind = "Park", create = {{ trl=1 }} }}',
            "table.1.node.1.key.create.trl: found no such property of Park",
        ),
        (
            f'{PARK}key = "x"\nset.name = {{ column = "y", value = "z" }}',
            "table.1.node.1.set.name.1: found {'column': 'y', 'value': 'z'}, expected `column` or `value`",
        ),
        (PARK, "table.1.node.1.key: found nothing, expected a value"),
    ],
)
def test_a_mapping_that_is_wrong_is_refused_with_its_place(
    ontology: Ontology, toml: str, message: str
) -> None:
    """Before anything is read."""
    with pytest.raises(BadInputError) as error:
        read_mapping(tomllib.loads(toml), ontology)
    assert error.value.message.startswith(f"mapping: {message}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[[table", r"m.toml: Expected '\]\]' at the end of an array declaration .*; expected TOML"),
        ("# 长沙".encode("gb18030"), "m.toml: .*; expected TOML in UTF-8"),
        (None, "m.toml: cannot be read: No such file or directory; expected a mapping file"),
    ],
)
def test_a_mapping_file_that_cannot_be_read_is_a_clear_error(
    tmp_path: Path, ontology: Ontology, content: bytes | None, message: str
) -> None:
    """With its path and the reason."""
    path = tmp_path / "m.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInputError, match=message):
        load_mapping(path, ontology)
