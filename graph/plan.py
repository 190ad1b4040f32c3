"""The read plan: what to read and in which shape, independent of GraphQL and of the engine.

A plan is a small immutable tree. Whatever a caller chooses at run time is a `Param`, an index into the
list of values handed over beside the compiled statement, so that one statement serves every value.
Values are canonical (`graph.values`), and text values that are compared are folded already.

Meaning, the same on both engines:

- A comparison with a missing value is false, `NE` and `NOT_IN` are the opposites of `EQ` and `IN`, and
  `Not` is the exact opposite of what it holds (two-valued logic, no SQL `NULL`).
- Text is compared and ordered by its folded form, by code point. Codes, dates, instants, references and ids
  are compared as they are stored.
- `HAS_ALL` and `NOT_IN` of nothing hold for all, `HAS_ANY` and `IN` of nothing for none.
- Missing values come last in either direction; ties are broken by id (on hops by far id, then edge
  key), ascending.
- A reference to a node that is not there, or out of scope, counts as a missing value.
- An empty list and a missing list are the same, served as `[]`.
- The scope holds everywhere: a read sees the graph of the nodes in scope and of the edges in scope between
  two of them, in counts, filters, `Within`, orders and connecting questions too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from graph.ontology import Hop
from graph.summary import Count, GroupKey, GroupOrder, KeyOf, Measure


@dataclass(frozen=True, slots=True)
class Param:
    """A value given when the statement runs: its index in the list of values."""

    index: int


# --- filters -------------------------------------------------------------------------------------


class Op(Enum):
    """Comparisons. The value is a list of values for `IN NOT_IN HAS_ANY HAS_ALL`, else one value."""

    EQ = "="
    NE = "!="
    IN = "in"
    NOT_IN = "not in"
    LT = "<"
    LTE = "<="
    GT = ">"
    GTE = ">="
    CONTAINS = "contains"
    STARTS_WITH = "starts with"
    ENDS_BEFORE = "ends before"
    """For dates: the value's last day is before the given full date. Dates otherwise compare as text:
    `first_day(d) >= x` is `d > day_before(x)`, `last_day(d) < x` is `d + "~" < x`."""
    HAS = "has"
    HAS_ANY = "has any"
    HAS_ALL = "has all"


@dataclass(frozen=True, slots=True)
class Compare:
    """A property (or `id`) of the node, or of the edge where the filter is about an edge."""

    prop: str
    op: Op
    value: Param


@dataclass(frozen=True, slots=True)
class Missing:
    """The property has no value, or an empty list."""

    prop: str


@dataclass(frozen=True, slots=True)
class KindIs:
    """The node is of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class And:
    """All hold; true when there are none."""

    items: tuple["Filter", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One at least holds; false when there are none."""

    items: tuple["Filter", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    item: "Filter"


class Quantifier(Enum):
    """How many of the neighbours a relation filter is about."""

    SOME = "some"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Related:
    """Some, all or none of the (edge, far node) pairs of a hop satisfy both filters."""

    hop: Hop
    quantifier: Quantifier
    node: "Filter | None" = None
    edge: "Filter | None" = None


@dataclass(frozen=True, slots=True)
class RelatedCount:
    """The number of edges of a hop, compared (`EQ NE IN NOT_IN LT LTE GT GTE`)."""

    hop: Hop
    op: Op
    value: Param


@dataclass(frozen=True, slots=True)
class Within:
    """The node is the concept with this id, or narrower at any depth; with `close_matches` also what
    a crosswalk edge joins to one of those, and everything narrower than that."""

    concept: Param
    close_matches: bool = False


@dataclass(frozen=True, slots=True)
class Matches:
    """Full-text search finds the node: the value is a `graph.search.wanted.expression`."""

    value: Param


Filter = Compare | Missing | KindIs | And | Or | Not | Related | RelatedCount | Within | Matches


# --- order and pages -----------------------------------------------------------------------------


class By(Enum):
    """What an order key looks at."""

    NODE = "node property"
    EDGE = "edge property"
    COUNT = "number of edges of a hop"


@dataclass(frozen=True, slots=True)
class Order:
    """One order key: a property (or `id`) of the node or edge, or the count of a hop."""

    by: By
    prop: str = ""
    hop: Hop | None = None
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """Where a page begins or ends, exclusive: a value per order key (folded for text, None where
    missing), then the node's id, and on hops the edge's key. Only the value of a property may be None."""

    keys: tuple[Param, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """At most `limit` rows after `after` and before `before`: the first ones, or the last ones when
    `backward` (given in the same order all the same)."""

    limit: Param
    backward: bool = False
    after: Position | None = None
    before: Position | None = None


# --- shape of the answer -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Typename:
    """A type's name: `name`, or where that is empty the concrete kind's (`InvestedIn` for an edge)."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Prop:
    """The value of a property, or of `id`; `[]` for a missing list, null for another missing value."""

    name: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The node that a reference property names, or null where it is not there or out of scope."""

    prop: str
    kinds: tuple[str, ...]
    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Nodes:
    """The page's nodes as a list."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Edges:
    """The page's edges as a list of objects."""

    fields: tuple["EdgeField", ...]


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Relay's PageInfo: (response key, one of `hasNextPage hasPreviousPage startCursor endCursor
    __typename`). Forwards `hasPreviousPage` says whether `after` was given, backwards `hasNextPage`
    whether `before` was; the other looks for a further row. Cursors are null on an empty page."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TotalCount:
    """The number of (edge, node) pairs that satisfy the filters, whatever the page."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a row stands: the JSON text of `[fingerprint, order key values..., node id, edge key]`,
    the edge key only on hops, or where a group stands: of `[fingerprint, order values..., keys...]`. Text
    keys are in folded form."""


@dataclass(frozen=True, slots=True)
class Summary:
    """An object about rows together, whatever the page: all of a connection, or those of a group. Keys
    and cursors are a group's alone."""

    fields: tuple[tuple[str, "Count | Measure | KeyOf | Cursor | Typename | Summary"], ...]


def figures(summary: Summary) -> Iterator[Count | Measure]:
    """The counts and statistics in a summary."""
    for _, value in summary.fields:
        if isinstance(value, Summary):
            yield from figures(value)
        elif isinstance(value, Count | Measure):
            yield value


@dataclass(frozen=True, slots=True)
class Groups:
    """The rows of a connection by their keys: a list of objects, at most `limit` after `after`, ties by the
    keys in turn, ascending."""

    by: tuple[GroupKey, ...]
    shown: Summary
    limit: Param
    order: tuple[GroupOrder, ...] = ()
    after: Position | None = None
    """A value per order and per key; each may be None."""
    fingerprint: int = 0


@dataclass(frozen=True, slots=True)
class NodeOf:
    """The node at the far end of a connection's edge."""

    shape: "Shape"


@dataclass(frozen=True, slots=True)
class End:
    """A node at one end of a link: `from` (source) or `to`."""

    source: bool
    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Connection:
    """A page of what lies over a hop, or at the root (`hop` None) of all nodes of some kinds."""

    hop: Hop | None
    kinds: tuple[str, ...]
    fields: tuple["ConnectionField", ...]
    page: Page
    where: Filter | None = None
    edge: Filter | None = None
    order: tuple[Order, ...] = ()
    fingerprint: int = 0
    """Binds cursors to this kind and order; the first item of each."""


@dataclass(frozen=True, slots=True)
class NodeField:
    """A field of a node in the answer."""

    key: str
    value: Typename | Prop | Connection


@dataclass(frozen=True, slots=True)
class EdgeField:
    """A field of a connection's edge (`Cursor`, `NodeOf`, ...) or of a link (`End`, ...); `Prop("id")`
    is the edge's id."""

    key: str
    value: Typename | Prop | Reference | Cursor | NodeOf | End


@dataclass(frozen=True, slots=True)
class ConnectionField:
    """A field of a connection in the answer."""

    key: str
    value: Nodes | Edges | PageInfo | TotalCount | Summary | Groups | Typename


Shape = Mapping[str, tuple[NodeField, ...]]
"""Fields of the answer in order, per concrete kind. Kinds that are not in it cannot occur."""


# --- whole reads ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Lookup:
    """Nodes by id (a list of ids in one Param): an item per id, in that order, null where there is
    none of these kinds in scope."""

    kinds: tuple[str, ...]
    ids: Param
    shape: Shape


@dataclass(frozen=True, slots=True)
class LinkLookup:
    """Edges by id (a list of edge ids in one Param): an item per id, null where there is none."""

    ids: Param
    shape: Mapping[str, tuple[EdgeField, ...]]
    """Fields per edge kind name."""


@dataclass(frozen=True, slots=True)
class LinkScan:
    """A page of all edges of one kind, ordered by (from, to, key), after the three values given."""

    edge: str
    after: tuple[Param, Param, Param]
    limit: Param
    fields: tuple[EdgeField, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """What began, or `ended`, between two days: nodes of some kinds, or `edges` of some kinds.

    A node begins and ends with its kind's lifetime, an edge with `since` and `until`; what has no such date
    is not among them. A partial date counts from its first day as a beginning and to its last as an end.
    The answer is one object: `counts`, a list of [kind, number] in the order of the kinds' names, none of
    them 0; and `rows`, a list of [date, id] by that day (of two dates with one day a beginning that is less
    exact comes first, such an end last), then by id.
    """

    kinds: tuple[str, ...]
    edges: bool
    ended: bool
    after: Param
    until: Param
    """Full dates: later than the first, not later than the second. Of ends the days that follow are given."""
    limit: Param
    position: tuple[Param, Param] | None = None
    """(date, id) of the row behind which the rows begin."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the caller may see and asks for, put on every node and edge that the read touches.

    as_of           (first day, last day) of a period: valid at some time in it. An edge by `since` and
                    `until`, a node by its kind's lifetime; a missing date is open.
    min_confidence  nodes and edges with at least this confidence
    source          nodes and edges whose citation has one of these folded texts (a list) in it
    visible         visibility codes up to the one that the caller is cleared for; None for all
    """

    as_of: tuple[Param, Param] | None = None
    min_confidence: Param | None = None
    visible: tuple[str, ...] | None = None
    source: Param | None = None

    @property
    def params(self) -> tuple[Param, ...]:
        """Its parameters."""
        return tuple(p for p in (*(self.as_of or ()), self.min_confidence, self.source) if p is not None)


@dataclass(frozen=True, slots=True)
class Plan:
    """One statement. A Lookup or LinkLookup answers with a list of objects and nulls, a LinkScan with
    a list of objects, a Connection or Dated with a list of one object."""

    read: Lookup | LinkLookup | LinkScan | Connection | Dated
    scope: Scope = Scope()


# --- connecting questions ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NodeSet:
    """Nodes of some kinds that satisfy a filter, or those with the ids given."""

    kinds: tuple[str, ...]
    where: Filter | None = None


@dataclass(frozen=True, slots=True)
class Connect:
    """Which of a set reach which of another over at most `max_hops` edges of the kinds `via`, followed
    in either direction. A node does not count as its own target."""

    source: NodeSet
    target: NodeSet
    via: tuple[str, ...]
    max_hops: int
    scope: Scope = Scope()
