"""The values of a prepared statement: each a slot, filled from the variables of a request."""

from collections.abc import Callable

from graph.errors import BadInputError
from graph.plan import Param
from graph.values import BadValueError
from loaders.terms import Leaf, Variables

Slot = Callable[[Variables], object]
Canonical = Callable[[object], object]
"""Makes the value that the engine gets; raises `BadValueError`."""

LARGEST_PLAN = 10_000
"""Fields and conditions in one plan, each counted for every kind of node and every direction of a hop
for which a statement may have to write it out."""
MOST_SUMMARIES = 40
"""Groups and statistics of connections in one plan: the time that a database takes to plan them side by side
grows faster than their number (docs/decisions/0006-aggregates-and-groups.md)."""


class Slots:
    """Allots the parameters of one statement, and counts how large its plan grows.

    `reserved` parameters come before the first that it allots.
    """

    def __init__(self, reserved: int = 0) -> None:
        self.slots: list[Slot] = []
        self.named: list[tuple[Param, str]] = []
        """Parameters with an id, or ids, of nodes that must be there, with the paths of their arguments."""
        self._reserved = reserved
        self.size = 0
        self.summaries = 0

    def param(self, leaf: Leaf, canonical: Canonical, at: str) -> Param:
        """A parameter for the value of an argument, whose path is `at`."""

        def fill(variables: Variables) -> object:
            try:
                return canonical(leaf.take(variables))
            except BadValueError as error:
                raise BadInputError(f"{at}: {error}", argument=at) from None

        if leaf.constant:
            value = fill({})
            return self._allot(lambda _variables: value)
        return self._allot(fill)

    def nodes(self, leaf: Leaf, canonical: Canonical, at: str) -> Param:
        """A parameter for an id, or ids, of nodes that must be there."""
        param = self.param(leaf, canonical, at)
        self.named.append((param, at))
        return param

    def grow(self, by: int = 1) -> None:
        """Count fields or conditions of the plan; refuse a plan that grows too large."""
        self.size += by
        if self.size > LARGEST_PLAN:
            raise BadInputError(
                f"the selection and its filters come to more than {LARGEST_PLAN:,} fields and conditions "
                "once they are expanded for every kind of node and direction; ask for less, or less deep"
            )

    def summarize(self) -> None:
        """Count groups, or statistics of a connection; refuse a plan that has too many."""
        self.summaries += 1
        if self.summaries > MOST_SUMMARIES:
            raise BadInputError(
                f"found more than {MOST_SUMMARIES} groups and aggregates with statistics in one root field; "
                "ask for fewer, or for some of them in a root field of their own"
            )

    def _allot(self, slot: Slot) -> Param:
        self.slots.append(slot)
        return Param(self._reserved + len(self.slots) - 1)
