"""What is wrong with a database's plan: scans, repeated scans and sorts where an index serves."""

import re
from collections.abc import Iterator, Mapping

from graph.ontology import Ontology
from tests.scale.trees import Step, tree

_TABLE = re.compile(r'"([^"]+)" ([a-z]+[0-9]*)\b')
_LABELS = re.compile(r"(?:^|[ (])\w+:([\w|]+)")
_LIST = re.compile(r"RollUpApply (\w+),")
_EITHER = re.compile(r"THEN (\w+) ELSE (\w+) END AS (\w+)")
_EDGE_INDEX_SCANS = ("DirectedRelationshipIndexScan", "UndirectedRelationshipIndexScan")


def sqlite_faults(
    statement: str, plan: str, whole: set[str], ontology: Ontology, *, walked: bool
) -> Iterator[str]:
    """Lines of SQLite's plan that go through a table which is not of the kinds to be read in whole, or go
    through it again and again, or, where an index gives the order, sort all of it."""
    tables = {alias: table for table, alias in _TABLE.findall(statement)}
    declared = {*ontology.kinds, *ontology.edges}
    for step in tree(plan).walk():
        words = step.text.split()
        if words[0] not in ("SCAN", "SEARCH") or (table := tables.get(words[1], "")) not in declared:
            continue
        # By visibility alone nearly all nodes are found.
        through = words[0] == "SCAN" or step.text.endswith("(visibility=?)")
        if "AUTOMATIC" in words:
            yield f"{step.text}: an index of {table} made for one statement"
        if not through:
            continue
        assert step.above is not None
        beside = [other.text for other in step.above.below]
        outer = beside[: beside.index(step.text)]
        if table not in whole:
            yield f"{step.text}: all of {table}"
        elif any(up.operator == "CORRELATED" for up in step.climb()):
            yield f"{step.text}: all of {table}, for each row outside"
        elif any(text.startswith(("SCAN", "SEARCH")) for text in outer):
            yield f"{step.text}: all of {table}, for each row of {outer[-1]}"
        elif (
            walked
            and "USE TEMP B-TREE FOR ORDER BY" in beside
            and "USE TEMP B-TREE FOR GROUP BY" not in beside
        ):
            yield f"{step.text}: all of {table} is sorted"


def neo4j_faults(
    plan: str, whole: set[str], ontology: Ontology, sizes: Mapping[str, int], *, walked: bool
) -> Iterator[str]:
    """Operators of Neo4j's plan that do the same, or that compare a list for each row.

    Neo4j weighs the nodes that an index finds, which must be sorted, against those that come first in the
    page's order, until enough have passed the filter. So an index may be gone through for a page where it
    expects to need a tenth at most of the nodes, whose numbers by kind are the `sizes`.
    """
    steps = list(tree(plan).walk())
    lists = {found[1] for step in steps if (found := _LIST.match(step.text))}
    lists |= {name for step in steps for a, b, name in _EITHER.findall(step.text) if {a, b} <= lists}
    for step in steps:
        rows = _rows(step)
        if step.operator in ("Distinct", "EagerAggregation") and lists & _keys(step):
            yield f"{step.text}: a list as a key"
        if "Scan" not in step.operator or (step.operator in _EDGE_INDEX_SCANS and rows == 0):
            continue  # no edge has a value in such an index
        found = _LABELS.search(step.text) if "Node" in step.operator else None
        kinds = (
            {kind for label in found[1].split("|") for kind in _concrete(label, ontology)} if found else set()
        )
        early = step.operator == "NodeIndexScan" and rows * 10 <= sum(sizes.get(kind, 0) for kind in kinds)
        if not kinds or not (kinds <= whole or early):
            yield f"{step.text}: all of them"
        if any(_repeats(up, step) for up in step.climb()):
            yield f"{step.text}: again and again"
        if walked and _sorted(step):
            yield f"{step.text}: all is sorted"


def _concrete(label: str, ontology: Ontology) -> tuple[str, ...]:
    return ontology.concrete(label) if label in {*ontology.kinds, *ontology.interfaces} else (label,)


def _repeats(up: Step, step: Step) -> bool:
    """Whether a step is on the side of a join that runs for each row of the other, of which there are
    several."""
    if len(up.below) != 2 or not ("Apply" in up.operator or up.operator == "CartesianProduct"):
        return False
    left, right = up.below
    return _rows(left) > 1 and (right is step or step in list(right.walk()))


def _keys(step: Step) -> set[str]:
    """What a step's rows are told apart by, where it is a name."""
    return set(step.text.partition(" ")[2].rpartition(" (")[0].split(", "))


def _rows(step: Step) -> int:
    """The rows that Neo4j expects."""
    return int(step.text.rpartition("(")[2].removesuffix(" rows)"))


def _sorted(step: Step) -> bool:
    for up in step.climb():
        if up.operator in ("Sort", "Top"):
            return True
        if len(up.below) > 1 or "Aggregation" in up.operator:
            return False
    return False
