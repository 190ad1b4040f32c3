"""A small foreign ontology: every property type, and names that are words of SQL and Cypher."""

from graph.ontology import Code, Date, DateTime, Edge, Money, Node, prop


class Rating(Code):
    """Age ratings; `R_18` and `R18` fall in another order when they are lower-cased."""

    R_18 = "十八岁（旧）"
    R18 = "十八岁"
    ALL = "不限"


class Agent(Node, label="主体", plural="agents", abstract=True, lifetime=("born", "end")):
    """Someone or something that acts."""

    born: Date | None = prop("出生", "First day.")
    end: Date | None = prop("结束", "Last day.")


class Person(Agent, label="人物", plural="people"):
    """A human being."""

    height: float | None = prop("身高", "Height in metres.", index=True)
    living: bool | None = prop("在世", "Whether the person is alive.")


class Group(Agent, label="团体", plural="groups"):
    """A company or troupe."""

    order: int | None = prop("次序", "Rank in a list.", index=True)
    select: list[str] = prop("选段", "Pieces that it plays.")


class Genre(Node, label="类型", plural="genres"):
    """A concept of a taxonomy of films."""

    index: str | None = prop("索引", "Notation.", index=True, search=20, exact=True)


class Film(Node, label="影片", plural="films", lifetime=("released", None)):
    """A film shown in cinemas."""

    minutes: int = prop("片长", "Running time in minutes.", default=90)
    gross: Money | None = prop("票房", "Takings in whole CNY.")
    released: Date | None = prop("上映", "When it came out.", index=True)
    archived: DateTime | None = prop("归档", "When it went into the archive.")
    rating: Rating | None = prop("分级", "Age rating.", index=True)
    ratings: list[Rating] = prop("各地分级", "Ratings elsewhere.")
    restored: bool = prop("修复", "Whether it was restored.", default=False)
    sequel_to: Agent | None = prop("前作", "Whom it is dedicated to.")
    match: str | None = prop("匹配", "A note.", default="—", search=2)


class ActedIn(
    Edge,
    label="出演",
    sentence=("{from}出演{to}", "{from} acted in {to}"),
    ends=((Agent, Film),),
    out=("films", "出演影片"),
    into=("cast", "演员"),
    relates=True,
):
    """An agent plays a part in a film."""

    roles: list[str] = prop("角色", "Names of the parts.")
    where: str | None = prop("地点", "Where it was filmed.", index=True)
    fee: Money | None = prop("片酬", "Fee in whole CNY.")
    uncredited: bool | None = prop("未署名", "Whether the name is left out.")
    stand_in: Person | None = prop("替身", "Who stood in.")
    hired: DateTime | None = prop("签约", "When the contract was signed.")


class Knows(
    Edge,
    label="相识",
    sentence=("{from}认识{to}", "{from} knows {to}"),
    ends=((Agent, Agent),),
    out=("knows", "相识"),
    symmetric=True,
    relates=True,
):
    """Two agents know each other."""

    weight: float | None = prop("权重", "How well.")


class Member(
    Edge,
    label="成员",
    sentence=("{from}是{to}的成员", "{from} is a member of {to}"),
    ends=((Agent, Group),),
    out=("memberOf", "所属"),
    into=("members", "成员"),
    relates=True,
):
    """An agent belongs to a group."""


class OfGenre(
    Edge,
    label="属于",
    sentence=("{from}属于{to}", "{from} is of the genre {to}"),
    ends=(((Film, Group), Genre),),
    out=("genres", "类型"),
):
    """Classifies."""

    limit: int | None = prop("限度", "A number.")


class Under(
    Edge,
    label="上位",
    sentence=("{from}的上位是{to}", "{from} is under {to}"),
    ends=((Genre, Genre),),
    out=("broader", "上位"),
    into=("narrower", "下位"),
    hierarchy=True,
):
    """Leads to a broader genre."""


class Like(
    Edge,
    label="近似",
    sentence=("{from}与{to}近似", "{from} is like {to}"),
    ends=((Genre, Genre),),
    out=("alike", "近似"),
    symmetric=True,
    crosswalk=True,
):
    """Joins genres of two schemes."""
