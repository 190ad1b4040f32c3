"""An operator's own ontology."""

from pathlib import Path

import pytest

from graph.ontology import Direction, Ontology, OntologyError, Type
from graph.ontology.load import load_ontology

FILE = Path(__file__).parent / "films.py"


@pytest.fixture(params=["module", "file"])
def films(request: pytest.FixtureRequest) -> Ontology:
    """The films, loaded both ways."""
    return load_ontology("tests.model.films" if request.param == "module" else str(FILE))


def test_it_has_its_own_kinds_and_none_of_the_ecosystem(films: Ontology) -> None:
    """Nothing is built in but `Node`."""
    assert list(films.kinds) == ["Film", "Person"]
    assert list(films.interfaces) == ["Node"]
    assert list(films.edges) == ["ACTED_IN", "KNOWS"]


def test_its_hops_and_properties_are_compiled(films: Ontology) -> None:
    """As those of the ecosystem are."""
    assert {h.name: (h.edge, h.direction, h.targets) for h in films.hops["Person"].values()} == {
        "films": ("ACTED_IN", Direction.OUT, ("Film",)),
        "friends": ("KNOWS", Direction.BOTH, ("Person",)),
    }
    assert films.hops["Film"]["cast"].targets == ("Person",)
    assert films.kinds["Film"].properties["minutes"].form is Type.INTEGER
    assert films.kinds["Film"].lifetime == ("released", None)
    assert films.edges["ACTED_IN"].properties["standIn"].target == "Person"
    assert films.kinds["Person"].plural == "people"


@pytest.mark.parametrize("name", ["no.such.module", "no_such_file.py", "/no/such/file.py"])
def test_a_missing_module_or_file_is_named(name: str) -> None:
    """The message says what was looked for."""
    with pytest.raises(OntologyError, match=rf"ontology '{name}': .*expected an importable module or a path"):
        load_ontology(name)


def test_a_module_without_kinds_is_refused() -> None:
    """An empty graph could hold nothing."""
    with pytest.raises(
        OntologyError, match=r"'graph\.values' declares no kinds; expected subclasses of Node"
    ):
        load_ontology("graph.values")
