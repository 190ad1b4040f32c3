"""What was made lately and may be wanted again, within bounds."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Cache(Generic[T]):
    """Keeps what was used last, up to a total weight. It weighs by size and not by number, so that large
    entries, which a hostile caller can make at will, cannot fill the memory."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._weight = 0

    def get(self, key: Hashable) -> T | None:
        """What is kept under a key."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def keep(self, key: Hashable, value: T, weight: int) -> None:
        """Keep a value in place of what was used least; not one that outweighs the whole cache."""
        if weight > self._capacity:
            return
        self._weight += weight - self._kept.pop(key, (value, 0))[1]
        self._kept[key] = value, weight
        while self._weight > self._capacity:
            self._weight -= self._kept.popitem(last=False)[1][1]
