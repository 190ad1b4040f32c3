"""A Neo4j database filled to many times the demo's size in a minute, as far as its planner can tell.

It has the demo's nodes many times over, with ids and the properties that have an index, and its edges a third
as often: the planner goes by counts and their ratios, and three times as many edges change no plan. The
concepts of the taxonomies are there once, as they are in a graph that grows.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import count

import neo4j

from data.synthetic import generate
from graph import values
from graph.change import NodeWrite
from graph.engines.neo4j.schema import LOG, compared, labels, quoted, shadow, stored
from graph.ontology import EdgeKind, Kind, Ontology
from graph.search.layout import Layout
from tests.model.seed import seed_writes

LINKED = 3
"""Of so many repetitions one has edges; with all of them filling takes twice as long."""
_ID = shadow("id")
_ROWS = dict[str, object]


async def fill(driver: neo4j.AsyncDriver, ontology: Ontology, times: int) -> None:
    """Fill an empty database without indexes, which are made faster for all that is there. Each repetition is
    one transaction, in which edges find their ends by places in lists."""
    nodes: defaultdict[str, list[_ROWS]] = defaultdict(list)
    edges: defaultdict[tuple[str, str, str], list[_ROWS]] = defaultdict(list)
    place: dict[str, int] = {}
    number = count()
    for write in (*seed_writes(ontology), *generate()):
        if isinstance(write, NodeWrite):
            kind = values.kind_of(write.id)
            place[write.id] = len(nodes[kind])
            shown = _indexed(ontology.kinds[kind], write.id, write.values)
            nodes[kind].append({"id": write.id, "set": shown})
        else:
            link = write.kind, values.kind_of(write.source), values.kind_of(write.target)
            ends = {"a": place[write.source], "b": place[write.target]}
            shown = _indexed(ontology.edges[write.kind], write.id, write.values)
            # A short id takes a fifth less time than the real one.
            edges[link].append({"id": str(next(number)), "set": shown, **ends})
    once = [kind for kind in nodes if kind in ontology.hierarchy]
    rest = [kind for kind in nodes if kind not in once]
    between = [link for link in edges if link[1] in once and link[2] in once]
    others = [link for link in edges if link not in between]
    made = [_create(ontology.kinds[kind]) for kind in once] + [_link(*link) for link in between]
    more = [_find(kind) for kind in once] + [_create(ontology.kinds[kind]) for kind in rest]
    more += [_link(*link) for link in others]
    lists = nodes | {_rows(*link): rows for link, rows in edges.items()}
    repeated = [{"mark": f"~{i}", "linked": i % LINKED == 0} for i in range(times)]
    async with driver.session() as session:
        for clauses, each in ((made, [{"mark": "", "linked": True}]), (more, repeated)):
            body = "\n".join(clauses)
            text = (
                "UNWIND $each AS each WITH each.mark AS mark, each.linked AS linked "
                f"CALL (mark, linked) {{\n{body}\n}} IN TRANSACTIONS OF 1 ROW"
            )
            await (await session.run(text, lists, each=each)).consume()
        # As though the engine had seen to it that nothing lacks a default, or words to be searched by.
        done = {"name": "changes", "sequence": 0, "filled": [*ontology.defaults]}
        done["search"] = Layout.of(ontology).fingerprint
        await (await session.run(f"CREATE (l:{LOG}) SET l = $done", done=done)).consume()


async def empty(driver: neo4j.AsyncDriver) -> None:
    """Take everything out of a database, its constraints and indexes first."""
    shown, _, _ = await driver.execute_query(
        "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> 'LOOKUP' "
        "RETURN name, owningConstraint IS NULL"
    )
    for name, plain in shown:
        await driver.execute_query(f"DROP {'INDEX' if plain else 'CONSTRAINT'} {quoted(name)}")
    async with driver.session() as session:
        for found in ("()-[x]->()", "(x)"):
            batches = f"MATCH {found} CALL (x) {{ DELETE x }} IN TRANSACTIONS OF 50000 ROWS"
            await (await session.run(batches)).consume()


def _create(kind: Kind) -> str:
    """Binds a list of new nodes of a kind to its name."""
    name = quoted(kind.name)
    made = f"CREATE (x{labels(kind)} {{{_ID}: row.id + mark}}) SET x += row.set RETURN collect(x) AS {name}"
    return f"CALL (mark) {{ UNWIND ${name} AS row {made} }}"


def _find(kind: str) -> str:
    """Binds a list of the nodes of a kind that are there to its name."""
    name = quoted(kind)
    return (
        f"CALL () {{ UNWIND ${name} AS row MATCH (x:{name} {{{_ID}: row.id}}) RETURN collect(x) AS {name} }}"
    )


def _link(kind: str, source: str, target: str) -> str:
    """Creates the edges of a kind between the nodes of two lists."""
    lists = ", ".join(map(quoted, sorted({source, target})))
    rows = f"CASE WHEN linked THEN ${quoted(_rows(kind, source, target))} ELSE [] END"
    ends = f"{quoted(source)}[row.a] AS a, {quoted(target)}[row.b] AS b"
    made = f"CREATE (a)-[x:{quoted(kind)} {{{_ID}: row.id + mark}}]->(b) SET x += row.set"
    return f"CALL (mark, linked, {lists}) {{ UNWIND {rows} AS row WITH mark, row, {ends} {made} }}"


def _rows(*link: str) -> str:
    return " ".join(link)


def _indexed(table: Kind | EdgeKind, identifier: str, given: Mapping[str, object]) -> _ROWS:
    """The stored properties that have an index."""
    there = stored(table, identifier, given)
    names = [compared(table.properties, p.name) for p in table.properties.values() if p.index and not p.many]
    return {name: there[name] for name in names if name in there}
