"""Make writes of what a batch of rows yields: find the nodes that are named, and hold that nothing
contradicts itself, lacks a required value, or joins what cannot be joined."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph import values
from graph.change import EdgeWrite, NodeWrite
from graph.engine import Engine
from graph.tables import names, resolve
from graph.tables.cells import converter, required
from graph.tables.prepare import Prepared
from graph.tables.rows import Draft, EdgeDraft, Faults, NodeDraft, Wanted
from graph.tables.scratch import Met, Scratch
from graph.tables.sources import slug


@dataclass(frozen=True, slots=True)
class Write:
    """A write of a row."""

    write: NodeWrite | EdgeWrite
    repeated: bool
    """Whether an earlier row of this import was about the same."""
    columns: Mapping[str, str]
    """The columns of its properties, and of its `id`, or `from` and `to`."""


class Settler:
    """Settles the rows of one import."""

    def __init__(self, engine: Engine, scratch: Scratch, matched: Iterable[str]) -> None:
        """`matched` are the properties by which the mapping finds nodes."""
        self._engine = engine
        self._scratch = scratch
        self._matched = tuple(matched)
        self._required = {kind.name: required(kind.properties) for kind in engine.ontology.kinds.values()}

    async def batch(self, rows: Sequence[tuple[Prepared, str]]) -> list[list[Write]]:
        """The writes of each row, which comes with its place. A row with faults, old or new ones, has
        none."""
        drafts = [draft for row, _ in rows if not row.faults for draft in row.drafts]
        wanted = [end for draft in drafts for _, end in _ends(draft) if isinstance(end, Wanted)]
        found = await resolve.find(self._engine, self._scratch, map(resolve.key_of, wanted))
        doubtful = await self._scratch.in_thread(lambda: self._doubtful(drafts))
        doubtful |= {
            _new_id(end) for end in wanted if end.create is not None and not found[resolve.key_of(end)]
        }
        doubtful |= {identifier for draft in drafts for _, identifier in _references(draft)}
        stored = await resolve.existing(self._engine, sorted(doubtful)) if doubtful else set()
        return await self._scratch.in_thread(
            lambda: [self._row(row, place, found, stored) for row, place in rows]
        )

    def _doubtful(self, drafts: Iterable[Draft]) -> set[str]:
        """The nodes that lack a required property, unless they are in the graph."""
        return {
            draft.id
            for draft in drafts
            if isinstance(draft, NodeDraft)
            and isinstance(draft.id, str)
            and self._lacking(draft.id, draft.values)
        }

    def _lacking(self, identifier: str, given: Mapping[str, object]) -> set[str]:
        """Required properties that neither these values nor an earlier row gives."""
        lacking = self._required[values.kind_of(identifier)] - given.keys()
        if lacking and (met := self._scratch.met(identifier)):
            lacking -= met.given.keys()
        return lacking

    def _row(
        self, row: Prepared, place: str, found: dict[resolve.Key, set[str]], stored: set[str]
    ) -> list[Write]:
        faults = row.faults
        new: dict[str, Wanted] = {}
        planned: list[tuple[NodeWrite | EdgeWrite, Mapping[str, str]]] = []
        for draft in row.drafts if not faults else ():
            ends = [
                self._node(node, draft.columns[end], found, stored, new, faults) for end, node in _ends(draft)
            ]
            if isinstance(draft, NodeDraft) and ends[0]:
                # A node that was found by a name is there, or is made with all that it must have.
                lacking = self._lacking(ends[0], draft.values) if isinstance(draft.id, str) else set()
                if lacking and ends[0] not in stored:
                    name = min(lacking)
                    text = f"found nothing, expected a value, as {ends[0]} is new"
                    faults.append((draft.columns.get(name, name), text))
                planned.append((NodeWrite(ends[0], draft.values), draft.columns))
            elif isinstance(draft, EdgeDraft) and ends[0] and ends[1]:
                faults += [
                    (
                        draft.columns.get(name, name),
                        f"found {given!r}, expected the id of a node that is there",
                    )
                    for name, given in _references(draft)
                    if given not in stored and self._scratch.met(given) is None
                ]
                planned.append(_edge(draft, ends[0], ends[1], faults))
        if faults:
            return []
        planned[:0] = [
            (NodeWrite(identifier, self._new_values(wanted)), {}) for identifier, wanted in new.items()
        ]
        met: dict[str, Met] = {}
        writes = [self._write(write, place, columns, met, faults) for write, columns in planned]
        if faults:
            return []
        self._remember(writes, met)
        for identifier, wanted in new.items():
            found[resolve.key_of(wanted)].add(identifier)
        return writes

    def _node(
        self,
        node: str | Wanted,
        column: str,
        found: dict[resolve.Key, set[str]],
        stored: set[str],
        new: dict[str, Wanted],
        faults: Faults,
    ) -> str | None:
        """The id of a node; one that is to be made is put into `new`."""
        if isinstance(node, str):
            return node
        ids = sorted(found[resolve.key_of(node)])
        if len(ids) == 1:
            return ids[0]
        what = f"{' or '.join(node.properties)} of a node"
        if ids:
            shown = ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
            faults.append(
                (column, f"found {node.text!r}, which {shown} have, expected the {what} alone; give its id")
            )
        elif node.create is None:
            faults.append((column, f"found {node.text!r}, expected the {what} that is there"))
        else:
            identifier = _new_id(node)
            if identifier not in stored and self._scratch.met(identifier) is None:
                new[identifier] = node
                return identifier
            faults.append(
                (column, f"found {node.text!r}, whose id {identifier} is taken, expected another name")
            )
        return None

    def _new_values(self, wanted: Wanted) -> dict[str, object]:
        properties = self._engine.ontology.kinds[wanted.kinds[0]].properties
        said = {**(wanted.create or {}), "name": wanted.text}
        return {name: converter(properties[name])(value) for name, value in said.items()}

    def _write(
        self,
        write: NodeWrite | EdgeWrite,
        place: str,
        columns: Mapping[str, str],
        met: dict[str, Met],
        faults: Faults,
    ) -> Write:
        """A write that contradicts no earlier one. `met` gets what is to be remembered of it if the row has
        no faults."""
        earlier = met.get(write.id) or self._scratch.met(write.id)
        known = earlier or Met(place, {})
        for name, value in write.values.items():
            if name in known.given and known.given[name] != value:
                two = isinstance(write, EdgeWrite) and not write.key
                hint = "; give them a `key` where they are two edges" if two else ""
                text = (
                    f"found {value!r}, expected {known.given[name]!r}, which {known.place} gave to "
                    f"{write.id}{hint}; {names.UNTIL_CLEARED}"
                )
                faults.append((columns.get(name, name), text))
        met[write.id] = Met(known.place, {**known.given, **write.values})
        return Write(write, earlier is not None, columns)

    def _remember(self, writes: Sequence[Write], met: Mapping[str, Met]) -> None:
        for identifier, known in met.items():
            self._scratch.meet(identifier, known)
        for write in (one.write for one in writes if isinstance(one.write, NodeWrite)):
            for name in self._matched:
                if value := write.values.get(name):
                    texts = value if isinstance(value, list) else [value]
                    self._scratch.call(write.id, name, [values.fold(str(text)) for text in texts])


def _ends(draft: Draft) -> list[tuple[str, str | Wanted]]:
    """The nodes that a draft names, and as what."""
    if isinstance(draft, NodeDraft):
        return [("id", draft.id)]
    return [("from", draft.source), ("to", draft.target)]


def _references(draft: Draft) -> list[tuple[str, str]]:
    """(property, id) of the nodes that an edge refers to."""
    if isinstance(draft, NodeDraft):
        return []
    given = ((p.name, draft.values.get(p.name)) for p in draft.kind.properties.values() if p.target)
    return [(name, str(identifier)) for name, identifier in given if identifier]


def _new_id(wanted: Wanted) -> str:
    return f"{wanted.kinds[0]}:{slug(wanted.text)}"


def _edge(draft: EdgeDraft, source: str, target: str, faults: Faults) -> tuple[EdgeWrite, Mapping[str, str]]:
    """The write of an edge, the ends of a symmetric one in order, with its columns."""
    pair = values.kind_of(source), values.kind_of(target)
    columns = draft.columns
    if pair not in draft.kind.pairs:
        fits = sorted({b for a, b in draft.kind.pairs if a == pair[0]})
        expected = " or ".join(fits) if fits else f"{' or '.join(draft.kind.sources)} at its start"
        faults.append(
            (columns["to"], f"found {draft.kind.name} from {source} to {target}, expected {expected}")
        )
    elif source == target:
        faults.append((columns["to"], f"found {target!r} at both ends, expected two nodes"))
    if draft.kind.symmetric and target < source:
        source, target = target, source
        columns = {**columns, "from": columns["to"], "to": columns["from"]}
    return EdgeWrite(draft.kind.name, source, target, draft.key, draft.values), columns
