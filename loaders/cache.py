"""What was made lately and may be wanted again, within bounds."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


class Cache(Generic[T]):
    """Keeps what was used last, up to a total weight. It weighs by size and not by number, so that large
    entries, which a hostile caller can make at will, cannot fill the memory."""

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[Hashable, tuple[T, int]] = OrderedDict()
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], tuple[T, int]]) -> T:
        """What is kept under a key; where there is nothing, `make` gives it with its weight."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found[0]
        self._kept[key] = value, weight = make()
        self._weight += weight
        while self._weight > self._capacity:
            self._weight -= self._kept.popitem(last=False)[1][1]
        return value
