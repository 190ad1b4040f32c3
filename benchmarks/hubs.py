"""A field with 100,000 achievements and a park with 100,000 tenants: what a page about them costs.

python -m benchmarks.hubs [--engine embedded|neo4j] [--neighbours N]
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from itertools import islice

import orjson
import uvloop

from benchmarks.served import demo_graphs, machine
from graph.change import EdgeWrite, NodeWrite
from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology import Visibility
from graph.ontology.load import load_ontology
from loaders.context import Reading
from schema.build import build_schema

_FIELD, _PARK = "Field:hub", "Park:hub"
_ABOUT_FIELD = f'{{ field(id: "{_FIELD}") {{ achievements'
_ABOUT_PARK = f'{{ park(id: "{_PARK}") {{ tenants'
WORKS = {
    "field: first 20 achievements": f"{_ABOUT_FIELD}(first: 20) {{ nodes {{ id name trl }} }} }} }}",
    "field: total of achievements": f"{_ABOUT_FIELD} {{ totalCount }} }} }}",
    "field: achievements, each once": f"{_ABOUT_FIELD} {{ aggregate {{ count }} }} }} }}",
    "field: their average TRL": f"{_ABOUT_FIELD} {{ aggregate {{ avg {{ trl }} }} }} }} }}",
    "field: first 20 with TRL 9": (
        f"{_ABOUT_FIELD}(first: 20, where: {{trl: {{eq: 9}}}}) {{ nodes {{ id name trl }} }} }} }}"
    ),
    "field: the one with a name": (
        f'{_ABOUT_FIELD}(where: {{name: {{eq: "成果 77777"}}}}) {{ nodes {{ id name trl }} }} }} }}'
    ),
    "field: page 2,501, by cursor": (
        f"query ($after: String!) {_ABOUT_FIELD}(first: 20, after: $after) {{ nodes {{ id name }} }} }} }}"
    ),
    "park: first 20 tenants": f"{_ABOUT_PARK}(first: 20) {{ nodes {{ __typename id name }} }} }} }}",
    "park: total of tenants": f"{_ABOUT_PARK} {{ totalCount }} }} }}",
    "park: first 20 in Changsha": (
        f'{_ABOUT_PARK}(first: 20, where: {{city: {{eq: "长沙"}}}}) {{ nodes {{ id name }} }} }} }}'
    ),
    "park: first 20 by name": (
        f"{_ABOUT_PARK}(first: 20, orderBy: [{{name: ASC}}]) {{ nodes {{ id name }} }} }} }}"
    ),
}
_RUNS = 7


def _writes(neighbours: int) -> Iterator[NodeWrite | EdgeWrite]:
    yield NodeWrite(_FIELD, {"name": "大领域"})
    yield NodeWrite(_PARK, {"name": "大园区"})
    for number in range(neighbours):
        achievement, tenant = f"Achievement:hub-{number:06}", f"Enterprise:hub-{number:06}"
        yield NodeWrite(achievement, {"name": f"成果 {number}", "trl": 1 + number % 9})
        yield NodeWrite(tenant, {"name": f"企业 {number}", "city": "长沙" if number % 100 == 0 else "上海"})
        yield EdgeWrite("IN_FIELD", achievement, _FIELD, "", {})
        yield EdgeWrite("LOCATED_IN", tenant, _PARK, "", {})


async def _fill(engine: Engine, neighbours: int) -> None:
    writes = _writes(neighbours)
    while batch := list(islice(writes, 10_000)):
        async with engine.transaction("benchmark") as transaction:
            await transaction.write(batch)


async def _measure(kind: str, url: str, neighbours: int) -> None:
    engine = open_engine(url, load_ontology())
    await engine.open()
    try:
        await _fill(engine, neighbours)
        schema, reading = build_schema(engine.ontology), Reading(engine, timeout=60)
        middle = await schema.execute(
            f'{_ABOUT_FIELD}(first: 1, where: {{id: {{eq: "Achievement:hub-{neighbours // 2:06}"}}}}) '
            "{ pageInfo { endCursor } } } }",
            context_value=reading.context(),
        )
        assert middle.data is not None, middle.errors
        achievements = orjson.loads(orjson.dumps(middle.data))["field"]["achievements"]
        variables = {"after": achievements["pageInfo"]["endCursor"]}
        for name, document in WORKS.items():
            times = []
            for _ in range(_RUNS):
                context = reading.context(visible=(Visibility.PUBLIC.name,))
                begin = time.perf_counter()
                result = await schema.execute(document, variables, context)
                times.append(1e3 * (time.perf_counter() - begin))
                assert result.errors is None, result.errors
            print(f"| {name} | {kind} | {statistics.median(times):.1f} |", flush=True)
    finally:
        await engine.close()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engine", choices=["embedded", "neo4j"], action="append")
    parser.add_argument("--neighbours", type=int, default=100_000)
    given = parser.parse_args()
    print(machine(), "\n\n| work | engine | ms |\n| --- | --- | --- |")
    with demo_graphs(set(given.engine or ["embedded", "neo4j"])) as urls:
        for kind, url in urls.items():
            uvloop.run(_measure(kind, url, given.neighbours))


if __name__ == "__main__":
    main()
