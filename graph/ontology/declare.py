"""The words in which an ontology is declared: typed classes with docstrings, one per kind.

    class Film(Node, label="影片", plural="films"):
        '''A film shown in cinemas.'''

        minutes: int | None = prop("片长", "Running time in minutes.", minimum=1)

    class ActedIn(Edge, label="出演", sentence=("{from}出演{to}", "{from} acted in {to}"),
                  ends=((Person, Film),), out=("films", "出演影片"), into=("cast", "演员")):
        '''A person plays a part in a film.'''

`graph.ontology.model.Ontology` is what everything else derives from; `graph.ontology.compile` makes it of
the module in which the classes stand. Property types: `str int float bool`, `Money`, `Date`, `DateTime`, a
`Code` list, a node class (a reference), and `list[...]` of text or codes; `| None` where a value may be
missing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, NewType

Money = NewType("Money", int)
"""Whole units of a currency (ISO 4217), at most 2^53-1."""
Date = NewType("Date", str)
"""A partial date, EDTF level 0."""
DateTime = NewType("DateTime", str)
"""An RFC 3339 instant in UTC."""


class Code(Enum):
    """A code list. A member's value is its Chinese label; its name is the code that is stored."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if aliases := set(cls.__members__) - {member.name for member in cls}:
            raise ValueError(f"{cls.__name__}: {', '.join(aliases)} has the label of another code")


@dataclass(frozen=True, slots=True)
class Declared:
    """What a declaration says of a property beside its name and type."""

    label: str
    doc: str
    index: bool = False
    pattern: str | None = None
    check: Callable[[str], str] | None = None
    minimum: float | None = None
    maximum: float | None = None
    default: object = None
    managed: bool = False
    search: float = 0
    exact: bool = False


def prop(
    label: str,
    doc: str,
    *,
    index: bool = False,
    pattern: str | None = None,
    check: Callable[[str], str] | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
    default: object = None,
    managed: bool = False,
    search: float = 0,
    exact: bool = False,
) -> Any:
    """Declare a property: its Chinese label and its meaning with unit, range and source of the codes.

    `index` asks the engines for an index. `pattern` and `check` narrow a text (`check` returns its
    canonical form or raises `BadValueError`), `minimum` and `maximum` a number. `default` is stored
    where nothing is given. `managed` properties are set by the service and cannot be written.
    `search` puts a text into the full-text search, and says how much a word in it weighs. Names and codes,
    by which a node is known, are `exact` besides: who searches for just that finds the node before others.
    """
    return Declared(label, doc, index, pattern, check, minimum, maximum, default, managed, search, exact)


class Visibility(Code):
    """Who may see a node or an edge."""

    PUBLIC = "公开"
    PARTNER = "合作方"
    INTERNAL = "内部"


class Node:
    """Anything in the graph that can be looked up, linked and cited."""

    name: str = prop("名称", "Name in the language of its country.", index=True, search=10, exact=True)
    name_en: str | None = prop("英文名称", "Name in English.", index=True, search=10, exact=True)
    aliases: list[str] = prop("别名", "Other names and abbreviations.", search=5, exact=True)
    summary: str | None = prop("简介", "What it is, in a few sentences.", search=1)
    url: str | None = prop("网址", "Web page.")
    tags: list[str] = prop("标签", "Free labels; `synthetic` marks what a generator made up.", search=1)
    source: str | None = prop("来源", "Citation of where this is known from.", index=True)
    source_url: str | None = prop("来源网址", "Address of the source.")
    confidence: float = prop("可信度", "How sure the source is, 0 to 1.", minimum=0, maximum=1, default=1.0)
    visibility: Visibility = prop("可见范围", "Who may see it.", default=Visibility.PUBLIC)
    created_at: DateTime = prop("创建时间", "When it entered the graph.", managed=True)
    updated_at: DateTime = prop("更新时间", "When it last changed.", managed=True)
    version: int = prop("版本", "Number of changes to it, from 1.", managed=True)

    label: ClassVar[str] = "节点"
    plural: ClassVar[str] = "nodes"
    abstract: ClassVar[bool] = True
    lifetime: ClassVar[tuple[str | None, str | None]] = (None, None)

    def __init_subclass__(
        cls,
        *,
        label: str,
        plural: str,
        abstract: bool = False,
        lifetime: tuple[str | None, str | None] | None = None,
    ) -> None:
        """`lifetime` names the date properties that begin and end a node's validity for `asOf`; declare them
        with `index=True`, for `diff` to find what began and ended by it."""
        cls.label, cls.plural, cls.abstract = label, plural, abstract
        if lifetime is not None:
            cls.lifetime = lifetime


Ends = tuple[type[Node] | tuple[type[Node], ...], type[Node] | tuple[type[Node], ...]]


class Edge:
    """A dated link between two nodes (CERIF link entity)."""

    since: Date | None = prop("开始", "When it began; a period counts from its first day.", index=True)
    until: Date | None = prop("结束", "When it ended; a period counts to its last day.", index=True)
    source: str | None = prop("来源", "Citation of where this is known from.")
    source_url: str | None = prop("来源网址", "Address of the source.")
    confidence: float = prop("可信度", "How sure the source is, 0 to 1.", minimum=0, maximum=1, default=1.0)
    visibility: Visibility = prop("可见范围", "Who may see it.", default=Visibility.PUBLIC)
    created_at: DateTime = prop("创建时间", "When it entered the graph.", managed=True)
    updated_at: DateTime = prop("更新时间", "When it last changed.", managed=True)
    version: int = prop("版本", "Number of changes to it, from 1.", managed=True)

    label: ClassVar[str] = "关系"
    sentence: ClassVar[tuple[str, str]]
    ends: ClassVar[tuple[Ends, ...]]
    out: ClassVar[tuple[str, str]]
    into: ClassVar[tuple[str, str] | None]
    symmetric: ClassVar[bool]
    relates: ClassVar[bool]
    hierarchy: ClassVar[bool]
    crosswalk: ClassVar[bool]

    def __init_subclass__(
        cls,
        *,
        label: str,
        sentence: tuple[str, str],
        ends: tuple[Ends, ...],
        out: tuple[str, str],
        into: tuple[str, str] | None = None,
        symmetric: bool = False,
        relates: bool = False,
        hierarchy: bool = False,
        crosswalk: bool = False,
    ) -> None:
        """Declare an edge kind.

        sentence   how the edge reads in Chinese and English, with `{from}` and `{to}`
        ends       pairs of (from, to); each a kind, an abstract kind or a tuple of kinds
        out        field on the from side and its Chinese label
        into       field on the to side and its label; None names a field per from-kind, by its plural
        symmetric  the edge reads the same from both ends; `out` is the field on both
        relates    connecting questions follow it by default
        hierarchy  leads from a concept to a broader one (SKOS broader)
        crosswalk  leads to a closely matching concept of another scheme (SKOS closeMatch)
        """
        cls.label, cls.sentence, cls.ends, cls.out, cls.into = label, sentence, ends, out, into
        cls.symmetric, cls.relates = symmetric, relates
        cls.hierarchy, cls.crosswalk = hierarchy, crosswalk
