"""Compiling declarations into an ontology."""

from types import ModuleType

import pytest

from graph.ontology import (
    Code,
    Date,
    Direction,
    Edge,
    EdgeKind,
    Hop,
    Kind,
    Node,
    OntologyError,
    Type,
    compile_ontology,
    prop,
)
from graph.ontology.load import load_ontology
from graph.values import BadValueError

ECOSYSTEM = load_ontology()


def test_the_ecosystem_has_the_kinds_of_the_design() -> None:
    """Twelve node kinds and sixteen edge kinds."""
    assert sorted(ECOSYSTEM.kinds) == [
        "Achievement",
        "Demand",
        "Enterprise",
        "Event",
        "Field",
        "Indicator",
        "Institution",
        "Investor",
        "Park",
        "Program",
        "Service",
        "University",
    ]
    assert sorted(ECOSYSTEM.interfaces) == ["Node", "Organization"]
    assert sorted(ECOSYSTEM.edges) == [
        "BROADER",
        "CLOSE_MATCH",
        "COOPERATES_WITH",
        "INVESTED_IN",
        "IN_FIELD",
        "LOCATED_IN",
        "MATCHED",
        "MEASURES",
        "OFFERS",
        "OPERATES",
        "OWNS",
        "PART_OF",
        "POSTS",
        "TAKES_PART_IN",
        "TRANSFERRED",
        "USES",
    ]


def test_connecting_questions_follow_actors_and_their_results() -> None:
    """The others classify, place or propose."""
    assert sorted(e.name for e in ECOSYSTEM.edges.values() if e.relates) == [
        "COOPERATES_WITH",
        "INVESTED_IN",
        "OFFERS",
        "OPERATES",
        "OWNS",
        "PART_OF",
        "POSTS",
        "TRANSFERRED",
        "USES",
    ]


def test_a_field_names_what_it_classifies_by_kind() -> None:
    """`into=None` gives a hop per kind, by its plural."""
    assert {hop.name: hop.targets for hop in ECOSYSTEM.hops["Field"].values() if hop.edge == "IN_FIELD"} == {
        "achievements": ("Achievement",),
        "demands": ("Demand",),
        "enterprises": ("Enterprise",),
        "institutions": ("Institution",),
        "investors": ("Investor",),
        "parks": ("Park",),
        "programs": ("Program",),
        "services": ("Service",),
        "universities": ("University",),
    }


def test_a_symmetric_edge_is_one_field_on_both_ends() -> None:
    """It is followed both ways."""
    hop = ECOSYSTEM.hops["Park"]["partners"]
    assert hop.direction is Direction.BOTH
    assert hop.targets == ("Enterprise", "Institution", "Investor", "Park", "University")


def test_hops_lead_from_both_sides() -> None:
    """`out` on the from side, `into` on the to side."""
    assert ECOSYSTEM.hops["Achievement"]["owners"].direction is Direction.IN
    assert ECOSYSTEM.hops["University"]["achievements"].direction is Direction.OUT
    assert ECOSYSTEM.hops["Achievement"]["investors"].targets == ("Institution", "Investor")
    assert ECOSYSTEM.hops["Program"]["partOf"].targets == ("Program",)


def test_an_interface_has_the_hops_that_its_kinds_share() -> None:
    """`investments` is of investors and institutions alone, so organisations do not have it."""
    hops = ECOSYSTEM.hops_of("Organization")
    assert hops["parks"] == Hop("parks", "LOCATED_IN", Direction.OUT, ("Park",), "所在园区")
    assert {"partners", "achievements", "fields", "indicators"} <= hops.keys()
    assert "investments" not in hops
    assert ECOSYSTEM.hops_of("Node") == {}


@pytest.mark.parametrize(
    ("kinds", "covered"),
    [
        (["Park"], "Park"),
        (["Park", "University"], "Organization"),
        (["Park", "Field"], "Node"),
        (["Event", "Program"], "Node"),
    ],
)
def test_several_kinds_are_covered_by_the_narrowest_interface(kinds: list[str], covered: str) -> None:
    """Which gives a hop's type in GraphQL."""
    assert ECOSYSTEM.common(kinds) == covered


def test_a_name_stands_for_its_kinds() -> None:
    """A kind for itself, an interface for all of its own."""
    assert ECOSYSTEM.concrete("Park") == ("Park",)
    assert ECOSYSTEM.concrete("Organization") == (
        "Enterprise",
        "Institution",
        "Investor",
        "Park",
        "University",
    )
    assert len(ECOSYSTEM.concrete("Node")) == 12


def test_taxonomies_know_their_edges() -> None:
    """`within` follows them."""
    assert {k: e.name for k, e in ECOSYSTEM.hierarchy.items()} == {"Field": "BROADER"}
    assert {k: e.name for k, e in ECOSYSTEM.crosswalk.items()} == {"Field": "CLOSE_MATCH"}


def test_properties_carry_form_codes_and_reference() -> None:
    """Names become camelCase, Python types become forms."""
    achievement = ECOSYSTEM.kinds["Achievement"].properties
    assert achievement["askingPrice"].form is Type.LONG
    assert achievement["trl"].form is Type.INTEGER
    assert achievement["disclosed"].form is Type.DATE
    assert (achievement["transferModes"].form, achievement["transferModes"].many) == (Type.CODE, True)
    assert achievement["name"].required
    assert not achievement["nameEn"].required
    broker = ECOSYSTEM.edges["TRANSFERRED"].properties["broker"]
    assert (broker.form, broker.target) == (Type.REFERENCE, "Organization")


def test_every_property_and_kind_says_what_it_is_in_both_languages() -> None:
    """Labels are Chinese, meanings English."""
    owners: list[Kind | EdgeKind] = [*ECOSYSTEM.kinds.values(), *ECOSYSTEM.edges.values()]
    described = [*owners, *(p for o in owners for p in o.properties.values())]
    assert [d.name for d in described if d.label.isascii()] == []
    assert [d.name for d in described if not d.doc.endswith(".")] == []


@pytest.mark.parametrize(
    ("kind", "name", "written", "stored"),
    [
        ("Achievement", "trl", "6", 6),
        ("Achievement", "transferModes", "许可", "LICENSE"),
        ("Achievement", "transferModes", "LICENSE", "LICENSE"),
        ("Enterprise", "uscc", "91350100m000100y43", "91350100M000100Y43"),
        ("Enterprise", "industry", "C3514", "C3514"),
        ("Indicator", "value", "4.6", 4.6),
        ("Park", "region", "430100", "430100"),
    ],
)
def test_a_property_brings_a_value_into_stored_form(
    kind: str, name: str, written: object, stored: object
) -> None:
    """Codes are taken by name and by Chinese label."""
    assert ECOSYSTEM.kinds[kind].properties[name].canonical(written) == stored


@pytest.mark.parametrize(
    ("kind", "name", "written", "expected"),
    [
        ("Achievement", "trl", 10, "a whole number from 1 to 9"),
        ("Achievement", "trl", 0, "a whole number from 1 to 9"),
        ("Achievement", "askingPrice", 2**53, "a whole number from 0 to 9,007,199,254,740,991"),
        ("Achievement", "transferModes", "gift", "one of TRANSFER (转让), LICENSE (许可)"),
        ("Achievement", "currency", "RMB元", "text of the form"),
        ("Achievement", "disclosed", "2023-13", "a date YYYY, YYYY-MM or YYYY-MM-DD"),
        ("Enterprise", "region", "4301", "text of the form"),
        ("Enterprise", "latitude", 91, "a number from -90 to 90"),
        ("Park", "confidence", 1.1, "a number from 0 to 1"),
        ("Park", "ror", "112345678", "text of the form"),
    ],
)
def test_a_value_of_another_form_is_refused(kind: str, name: str, written: object, expected: str) -> None:
    """The message lists what would do."""
    with pytest.raises(BadValueError) as raised:
        ECOSYSTEM.kinds[kind].properties[name].canonical(written)
    assert f", expected {expected}" in str(raised.value)


class Colour(Code):
    """Colours."""

    RED = "红"


class Bird(Node, label="鸟", plural="birds"):
    """A bird."""

    colour: Colour | None = prop("颜色", "Colour.")


def _edge(**settings: object) -> type[Edge]:
    given = {"label": "边", "sentence": ("", ""), "ends": ((Bird, Bird),), "out": ("nests", "巢")} | settings
    return type("Nests", (Edge,), {"__doc__": "A link."}, **given)


def test_two_hops_of_one_name_are_refused() -> None:
    """The message names the edge, the kind and the field."""
    with pytest.raises(OntologyError, match=r"Nests: Bird already has a field 'nests'; choose another name"):
        compile_ontology("birds", [Bird], [_edge(into=("nests", "巢"))])


def test_a_hop_with_the_name_of_a_property_is_refused() -> None:
    """GraphQL has one namespace for both."""
    with pytest.raises(OntologyError, match="Bird already has a field 'colour'"):
        compile_ontology("birds", [Bird], [_edge(out=("colour", "颜色"), into=("x", "某"))])


def test_two_kinds_with_one_plural_are_refused() -> None:
    """Root fields would clash."""
    other = type("Fowl", (Node,), {"__doc__": "A fowl."}, label="禽", plural="birds")
    with pytest.raises(OntologyError, match="Fowl: the field 'birds' is already that of Bird"):
        compile_ontology("birds", [Bird, other], [])


def test_a_plural_that_is_another_kinds_singular_is_refused() -> None:
    """So would these."""
    other = type("Flock", (Node,), {"__doc__": "A flock."}, label="群", plural="bird")
    with pytest.raises(OntologyError, match="the field 'bird' is already that of Bird"):
        compile_ontology("birds", [Bird, other], [])


def test_a_kind_without_docstring_is_refused() -> None:
    """Its meaning would be missing in the schema and in the docs."""
    silent = type("Silent", (Node,), {}, label="无", plural="silents")
    with pytest.raises(OntologyError, match="Silent: a docstring is missing"):
        compile_ontology("birds", [silent], [])


@pytest.mark.parametrize("annotation", [bytes, dict[str, str], list[int], list[Date], str | int])
def test_a_property_of_unknown_type_is_refused(annotation: object) -> None:
    """Text, numbers, booleans, dates, codes, references; lists of text or codes."""
    body = {"__doc__": "A kind.", "__annotations__": {"odd": annotation}, "odd": prop("怪", "Odd.")}
    odd = type("Odd", (Node,), body, label="怪", plural="odds")
    with pytest.raises(OntologyError, match=r"Odd\.odd: no property can be of type"):
        compile_ontology("odd", [odd], [])


def test_a_module_gives_its_kinds_in_order() -> None:
    """Declared or imported there; the bases are not kinds."""
    from graph.ontology import ontology_of

    module = ModuleType("birds")
    module.Bird, module.Node, module.Edge = Bird, Node, Edge  # type: ignore[attr-defined]
    ontology = ontology_of(module)
    assert (ontology.name, list(ontology.kinds), list(ontology.edges)) == ("birds", ["Bird"], [])


def test_names_that_differ_in_case_alone_are_refused() -> None:
    """A database may not tell them apart."""

    class FILM(Node, label="影片", plural="otherFilms"):
        """A film."""

    class Film(Node, label="影片", plural="films"):
        """A film."""

    with pytest.raises(OntologyError, match="differs from FILM in case alone"):
        compile_ontology("test", [FILM, Film], [])


def test_a_sentence_without_its_ends_is_refused() -> None:
    """`{from}` and `{to}` are what a sentence is made of."""

    class Film(Node, label="影片", plural="films"):
        """A film."""

    class Follows(
        Edge,
        label="续",
        sentence=("{a}续{b}", "{a} follows {b}"),
        ends=((Film, Film),),
        out=("sequels", "续集"),
    ):
        """A film follows another."""

    with pytest.raises(OntologyError, match=r"expected \{from\} and \{to\}"):
        compile_ontology("test", [Film], [Follows])


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("def broken(", "SyntaxError"),
        ("class A(Nod): pass", "NameError: name 'Nod' is not defined"),
        ("from graph.ontology import Node\nclass A(Node):\n    'A.'", "label"),
        (
            "from __future__ import annotations\nfrom graph.ontology import Node, prop\n"
            "class A(Node, label='甲', plural='as_'):\n    'A.'\n    x: int | None = prop('乙', 'X.')",
            "remove `from __future__ import annotations`",
        ),
        (
            "from graph.ontology import Node, prop\n"
            "class A(Node, label='甲', plural='as_'):\n    'A.'\n"
            "    x: int = prop('乙', 'X.', default='many')",
            "A.x: default: found 'many', expected a whole number",
        ),
    ],
)
def test_a_faulty_module_is_told_without_a_traceback(tmp_path, source: str, told: str) -> None:
    """The error names the module and what is wrong in it."""
    file = tmp_path / "faulty.py"
    file.write_text(source)
    with pytest.raises(OntologyError, match="faulty") as caught:
        load_ontology(str(file))
    assert told in str(caught.value)
