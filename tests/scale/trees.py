"""A database's plan as a tree, read from its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass
class Step:
    """A line of a plan, with the lines that are indented below it."""

    text: str
    above: "Step | None" = field(default=None, repr=False)
    below: list["Step"] = field(default_factory=list, repr=False)

    @property
    def operator(self) -> str:
        """The line's first word."""
        return self.text.split(" ", 1)[0]

    def walk(self) -> Iterator["Step"]:
        """All steps below, each before what is below it."""
        for step in self.below:
            yield step
            yield from step.walk()

    def climb(self) -> Iterator["Step"]:
        """All steps above, the nearest first."""
        if self.above is not None:
            yield self.above
            yield from self.above.climb()


def tree(text: str) -> Step:
    """The plan's lines below a step of none."""
    root = Step("")
    open_ = [root]
    for line in text.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        del open_[depth + 1 :]
        step = Step(line.strip(), open_[-1])
        open_[-1].below.append(step)
        open_.append(step)
    return root
