"""Find nodes by what a property of theirs is, and which ids exist: in the graph and in the import itself."""

from collections.abc import AsyncIterator, Iterable, Sequence

from graph import values
from graph.engine import Engine
from graph.plan import Compare, Lookup, NodeField, Op, Or, Param, Plan, Prop
from graph.tables import stream
from graph.tables.rows import Wanted
from graph.tables.scratch import Scratch

_CHUNK = 1_000

Key = tuple[tuple[str, ...], tuple[str, ...], str]
"""Properties, kinds and the folded text."""


def key_of(wanted: Wanted) -> Key:
    """What a wanted node is looked up by."""
    return wanted.properties, wanted.kinds, values.fold(wanted.text)


async def find(engine: Engine, scratch: Scratch, keys: Iterable[Key]) -> dict[Key, set[str]]:
    """Ids of the nodes that each key is about."""
    found = await scratch.in_thread(lambda: _met(scratch, keys))
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    for properties, kinds, text in found:
        groups.setdefault((properties, kinds), []).append(text)
    for (properties, kinds), texts in groups.items():
        for kind in kinds:
            for start in range(0, len(texts), _CHUNK):
                chunk = texts[start : start + _CHUNK]
                async for identifier, text in _called(engine, kind, properties, chunk):
                    if (key := (properties, kinds, text)) in found:
                        found[key].add(identifier)
    return found


def _met(scratch: Scratch, keys: Iterable[Key]) -> dict[Key, set[str]]:
    """What the import itself has met."""
    return {
        (properties, kinds, text): {i for i in scratch.called(text, properties) if values.kind_of(i) in kinds}
        for properties, kinds, text in keys
    }


async def _called(
    engine: Engine, kind: str, properties: Sequence[str], texts: list[str]
) -> AsyncIterator[tuple[str, str]]:
    """(id, folded text) of the nodes of a kind that have one of the texts in one of the properties."""
    known = engine.ontology.kinds[kind].properties
    named = [known[name] for name in properties if name in known]
    if not named:
        return
    where = Or(tuple(Compare(p.name, Op.HAS_ANY if p.many else Op.IN, Param(2)) for p in named))
    async for identifier, record in stream.nodes(engine, kind, [p.name for p in named], where, [texts]):
        for value in record.values():
            for text in value if isinstance(value, list) else [value]:
                yield identifier, values.fold(str(text))


async def existing(engine: Engine, ids: Sequence[str]) -> set[str]:
    """Those of the ids that are in the graph."""
    kinds = tuple(engine.ontology.kinds)
    shape = dict.fromkeys(kinds, (NodeField("id", Prop("id")),))
    statement = engine.prepare(Plan(Lookup(kinds, Param(0), shape)))
    found = stream.plain(await engine.read(statement, [list(ids)], stream.TIMEOUT))
    return {identifier for identifier, node in zip(ids, found, strict=True) if node is not None}
