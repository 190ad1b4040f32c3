"""A plan as text: what the documents of the cases do not show."""

from graph.ontology import Ontology
from graph.plan import (
    And,
    Connect,
    Connection,
    ConnectionField,
    Cursor,
    EdgeField,
    End,
    Groups,
    LinkScan,
    Missing,
    NodeField,
    NodeSet,
    Or,
    Page,
    Param,
    Plan,
    Position,
    Prop,
    Related,
    Scope,
    Summary,
    Typename,
)
from graph.plan import Quantifier as Which
from graph.plan_text import plan_text, question_text
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure, Part, Stat


def test_a_scan_of_edges() -> None:
    """With both ends, and nothing that may be seen."""
    end = End(source=True, shape={"Person": (NodeField("id", Prop("id")), NodeField("of", Typename("X")))})
    fields = (EdgeField("id", Prop("id")), EdgeField("who", end))
    plan = Plan(LinkScan("OWNS", (Param(0), Param(1), Param(2)), Param(3), fields), Scope(visible=()))
    assert plan_text(plan) == (
        "scan OWNS after ($0, $1, $2), $3 edges\n"
        "  id\n"
        "  who: node at from\n"
        "    Person\n"
        "      id\n"
        "      of: type X\n"
        "visible nothing\n"
    )


def test_a_later_page_of_groups() -> None:
    """With its order, and where it begins."""
    by = (GroupKey("since", edge=True, part=Part.YEAR),)
    most = Measure(Stat.MAX, "share", edge=True)
    groups = Groups(
        by,
        Summary((("year", KeyOf(0)), ("cursor", Cursor()), ("most", most))),
        Param(1),
        (GroupOrder(Count(), descending=True), GroupOrder(most)),
        Position((Param(2), Param(3), Param(4))),
    )
    read = Connection(None, ("Film",), (ConnectionField("groups", groups),), Page(Param(0)))
    assert plan_text(Plan(read)) == (
        "page: Film\n"
        "  first $0\n"
        "  groups: by year of edge.since\n"
        "    order by count descending, max of edge.share\n"
        "    first $1 after ($2, $3, $4)\n"
        "    year: year of edge.since\n"
        "    cursor\n"
        "    most: max of edge.share\n"
    )


def test_a_question(ontology: Ontology) -> None:
    """Both sets with their conditions, the ways and the scope."""
    partners = ontology.hops["University"]["partners"]
    where = And((Or(()), Missing("city"), Related(partners, Which.NONE, edge=And(()))))
    question = Connect(
        NodeSet(("University", "Park"), where),
        NodeSet(("Field",)),
        ("OWNS", "USES"),
        2,
        Scope(visible=("PUBLIC",)),
    )
    assert question_text(question) == (
        "connect over OWNS, USES, at most 2 edges\n"
        "  from University, Park\n"
        "    all of\n"
        "      nothing\n"
        "      city is missing\n"
        "      none of partners -- COOPERATES_WITH\n"
        "        where edge\n"
        "          anything\n"
        "  to Field\n"
        "visible PUBLIC\n"
    )
