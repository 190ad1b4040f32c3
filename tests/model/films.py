"""A foreign ontology, such as an operator brings along: films and people."""

from graph.ontology import Code, Date, Edge, Money, Node, prop


class Genre(Code):
    """Sorts of films."""

    DRAMA = "剧情片"
    DOCUMENTARY = "纪录片"


class Film(Node, label="影片", plural="films", lifetime=("released", None)):
    """A film shown in cinemas."""

    minutes: int | None = prop("片长", "Running time in minutes.", minimum=1)
    budget: Money | None = prop("成本", "Cost in whole CNY.", minimum=0)
    genres: list[Genre] = prop("类型", "Sorts that it belongs to.")
    released: Date | None = prop("上映日期", "First showing.")


class Person(Node, label="人物", plural="people"):
    """Someone who makes films."""

    born: Date | None = prop("出生日期", "Date of birth.")


class ActedIn(
    Edge,
    label="出演",
    sentence=("{from}出演{to}", "{from} acted in {to}"),
    ends=((Person, Film),),
    out=("films", "出演影片"),
    into=("cast", "演员"),
    relates=True,
):
    """A person plays a part in a film."""

    part: str | None = prop("角色", "Name of the part.")
    stand_in: Person | None = prop("替身", "Who stood in.")


class Knows(
    Edge,
    label="相识",
    sentence=("{from}认识{to}", "{from} knows {to}"),
    ends=((Person, Person),),
    out=("friends", "朋友"),
    symmetric=True,
):
    """Two people know each other."""
