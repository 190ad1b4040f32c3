"""What a write makes of what is stored."""

import pytest

from graph.change import EdgeWrite, merged
from graph.errors import BadInputError
from graph.ontology.load import load_ontology

FILM = load_ontology("tests.model.films").kinds["Film"].properties
THEN, NOW = "2024-01-01T00:00:00.000000Z", "2024-06-01T00:00:00.000000Z"


def test_a_new_node_gets_defaults_and_version_1() -> None:
    """Confidence is 1 and visibility public unless given; what is missing is left out."""
    assert merged(FILM, None, {"name": "活着", "minutes": None, "aliases": []}, THEN) == {
        "name": "活着",
        "confidence": 1.0,
        "visibility": "PUBLIC",
        "createdAt": THEN,
        "updatedAt": THEN,
        "version": 1,
    }


def test_an_update_keeps_what_is_not_given() -> None:
    """Only the given properties change; the version counts on, the creation time stays."""
    before = merged(FILM, None, {"name": "活着", "minutes": 132, "tags": ["a"]}, THEN)
    assert merged(FILM, before, {"minutes": 133}, NOW) == {
        "name": "活着",
        "tags": ["a"],
        "minutes": 133,
        "confidence": 1.0,
        "visibility": "PUBLIC",
        "createdAt": THEN,
        "updatedAt": NOW,
        "version": 2,
    }


def test_none_and_an_empty_list_remove_a_value() -> None:
    """And a property with a default goes back to it."""
    before = merged(FILM, None, {"name": "活着", "minutes": 132, "tags": ["a"], "confidence": 0.5}, THEN)
    after = merged(FILM, before, {"minutes": None, "tags": [], "confidence": None}, NOW)
    assert after is not None
    assert after.keys().isdisjoint({"minutes", "tags"})
    assert after["confidence"] == 1.0


def test_the_same_write_again_changes_nothing() -> None:
    """So that importing a file twice leaves no trace."""
    given = {"name": "活着", "genres": ["DRAMA"], "budget": 0}
    before = merged(FILM, None, given, THEN)
    assert merged(FILM, before, given, NOW) is None
    assert merged(FILM, before, {}, NOW) is None


def test_falsy_values_are_values() -> None:
    """Zero is not missing."""
    after = merged(FILM, None, {"name": "活着", "budget": 0, "confidence": 0.0}, THEN)
    assert after is not None
    assert (after["budget"], after["confidence"]) == (0, 0.0)


def test_managed_properties_cannot_be_given() -> None:
    """The service sets them, not the writer."""
    after = merged(FILM, None, {"name": "活着", "version": 9, "createdAt": "never"}, THEN)
    assert after is not None
    assert (after["version"], after["createdAt"]) == (1, THEN)


def test_the_stored_node_is_not_touched() -> None:
    """A new mapping is returned."""
    before = merged(FILM, None, {"name": "活着"}, THEN)
    copy = dict(before or {})
    merged(FILM, before, {"name": "Lifetimes"}, NOW)
    assert before == copy


def test_an_edge_write_has_the_id_of_its_edge() -> None:
    """With the key where there is one."""
    assert EdgeWrite("ACTED_IN", "Person:a", "Film:b", "", {}).id == "ACTED_IN|Person:a|Film:b"
    assert EdgeWrite("ACTED_IN", "Person:a", "Film:b", "2", {}).id == "ACTED_IN|Person:a|Film:b|2"


def test_a_property_that_there_is_not_is_refused() -> None:
    """A misspelt property is no silent loss."""
    with pytest.raises(BadInputError, match="Film:f: found a property 'nme', expected one of name, "):
        merged(FILM, None, {"name": "活着", "nme": "To Live"}, THEN, "Film:f")


@pytest.mark.parametrize(("before", "given"), [(None, {}), ({"name": "活着"}, {"name": None})])
def test_a_required_property_is_neither_left_out_nor_removed(before, given) -> None:
    """What every reader may rely on has a value from the first write on."""
    with pytest.raises(BadInputError, match="Film:f: found no value for name"):
        merged(FILM, before, given, THEN, "Film:f")
