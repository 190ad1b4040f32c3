"""What a plan says of many rows together: statistics, and what rows are grouped by.

Meaning, the same on both engines:

- A row of a hop is an edge with its node. A figure of the nodes takes each node once, however many edges lead
  to it, one of the edges each edge; in groups it does so in every group.
- A statistic looks at the present values only, and is null where there are none; a count counts all.
- A sum of whole numbers is exact: up to 2^53-1 either way it is a number, beyond that decimal text, which no
  reader of JSON rounds. Their average is the sum, as a float of 64 bits, divided by their number.
- A sum or average of other numbers is given to 12 significant digits, since engines add in different orders,
  and groups are not ordered by it; where numbers of both signs nearly cancel out, fewer digits are right.
  Halves are rounded away from zero, as is what lies below one by less than a part in 2 * 10^15 of it, some
  two steps between floats: on which side it comes to lie is chance.
- A sum that 64 bits do not hold fails the read, also one of a group on another page.
- Text falls into one group if its folded form is the same, and is shown by the least of the forms that occur.
- A row with several values of a key (a list, several nodes over a hop) is in the group of each, once; a row
  with none in that of null. Keys over the same hop are of the same node.
"""

from dataclasses import dataclass
from enum import Enum

from graph.ontology import Hop, Ontology, Property

LARGEST_FLOAT = "1.7976931348623157e308"


def halves_up(total: str) -> str:
    """SQL or Cypher for a sum of fractions before it is rounded to 12 digits: so much farther from zero that
    what was a half is more, which all ways of rounding treat alike."""
    return f"({total} + {total} / 2e15)"


class Stat(Enum):
    """What is made of a property's values. Dates and instants have `MIN` and `MAX` alone."""

    SUM = "sum"
    AVG = "avg"
    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Count:
    """The number of nodes, or of edges."""

    edge: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A statistic of a property of the nodes, or of the edges."""

    stat: Stat
    prop: str
    edge: bool = False


class Part(Enum):
    """What of a value makes the group."""

    WHOLE = ""
    YEAR = "year"
    """Of a date or instant, as a whole number."""
    MONTH = "month"
    """Of a date or instant, as `YYYY-MM`; missing where the date is a year."""


@dataclass(frozen=True, slots=True)
class GroupKey:
    """A property of the node or of the edge, or over a hop from the node a property of the nodes there."""

    prop: str
    edge: bool = False
    hop: Hop | None = None
    part: Part = Part.WHOLE


@dataclass(frozen=True, slots=True)
class KeyOf:
    """The group's value for a key, by the key's place among those that are grouped by."""

    index: int


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """What groups are ordered by. A sum or average is one of whole numbers."""

    by: Count | Measure | KeyOf
    descending: bool = False


def property_of(ontology: Ontology, of: Measure | GroupKey, kind: str, link: str | None) -> Property:
    """What a statistic or key looks at in rows of nodes of a kind (any one of them, where there are several)
    and of edges of a kind."""
    if isinstance(of, GroupKey) and of.hop is not None:
        return ontology.kinds[of.hop.targets[0]].properties[of.prop]
    if of.edge:
        assert link is not None
        return ontology.edges[link].properties[of.prop]
    return ontology.kinds[kind].properties[of.prop]
