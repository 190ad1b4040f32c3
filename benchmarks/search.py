"""Search for known items among the organisations of ROR and the universities of China: how high they come
among what is found, and how long it takes.

    python -m benchmarks.search [--graph URL] [--folder FOLDER] [--sample NUMBER]

FOLDER holds `ror` and `cn_universities`; it is `../shared/data` unless told otherwise. They are imported into
a fresh embedded graph, or into the graph named where there are no universities in it yet.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import orjson

from benchmarks.served import ROOT
from graph.engine import Engine
from graph.engines import open_engine
from graph.ontology.load import load_ontology
from graph.plan import Connection, ConnectionField, NodeField, Nodes, Page, Param, Plan, Prop, Scope
from graph.search.question import Search
from graph.search.words import key, simple
from graph.tables.load import import_paths
from graph.tables.mapping import load_mapping
from loaders.context import Reading
from schema.build import build_schema

KINDS = ("University", "Enterprise", "Institution")
DOCUMENT = (ROOT / "tests" / "graphql" / "cases" / "07-search.graphql").read_text("utf-8")
Item = dict[str, Any]
Case = tuple[str, Callable[[Item], bool]]
"""A text, and whether a node is what is looked for."""


async def _items(engine: Engine) -> list[Item]:
    fields = tuple(NodeField(name, Prop(name)) for name in ("id", "name", "nameEn", "aliases", "ror"))
    shown = ConnectionField("nodes", Nodes(dict.fromkeys(KINDS, fields)))
    plan = Plan(Connection(None, KINDS, (shown,), Page(Param(0))))
    (answer,) = await engine.read(engine.prepare(plan), [1_000_000], 600)
    found: list[Item] = orjson.loads(orjson.dumps(answer))["nodes"]
    return found


def _names(item: Item) -> list[str]:
    return [text for text in (item["name"], item["nameEn"], *item["aliases"]) if text]


def _latin(item: Item) -> str:
    """A name in Latin letters of at least two words, or nothing."""
    names = (name for name in (item["name"], item["nameEn"]) if name)
    return next((n for n in names if simple(n).isascii() and len(n.split()) > 1), "")


def _misspelt(name: str, dice: random.Random) -> str:
    """A name with one letter of a long word doubled, left out, replaced or exchanged with the next."""
    words = name.split()
    long = [i for i, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
    if not long:
        return ""
    i = dice.choice(long)
    word, at = words[i], dice.randrange(1, len(words[i]) - 1)
    words[i] = dice.choice(
        [
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1 :],
            word[:at] + dice.choice("aeiourstln") + word[at + 1 :],
            word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
        ]
    )
    return " ".join(words) + " "


def _cases(what: str, item: Item, dice: random.Random) -> Iterator[Case]:
    """The case of a sort that an item gives, if it gives one."""

    def known(text: str) -> Case:
        return text, lambda other: key(simple(text)) in [key(simple(name)) for name in _names(other)]

    def itself(text: str) -> Case:
        return text, lambda other: bool(other["id"] == item["id"])

    latin, chinese = _latin(item), item["name"] if "\u4e00" <= item["name"][0] <= "\u9fff" else ""
    match what:
        case "name":
            yield known(item["name"])
        case "English name" if item["nameEn"]:
            yield known(item["nameEn"])
        case "alias" if item["aliases"]:
            yield known(dice.choice(item["aliases"]))
        case "code" if item["ror"]:
            yield itself(item["ror"])
        case "three words of a name" if len(latin.split()) > 4:
            start = dice.randrange(len(latin.split()) - 2)
            yield itself(" ".join(latin.split()[start : start + 3]) + " ")
        case "five characters of a Chinese name" if len(chinese) > 6:
            start = dice.randrange(len(chinese) - 4)
            yield itself(chinese[start : start + 5])
        case "misspelt name" if latin:
            yield itself(_misspelt(latin, dice))
        case "a Chinese name without one character" if len(chinese) > 5:
            at = dice.randrange(1, len(chinese) - 1)
            yield itself(chinese[:at] + chinese[at + 1 :])
        case "first 8 letters of a name" if latin:
            yield itself(latin[:8])
        case "first 16 letters of a name" if len(latin) > 16:
            yield itself(latin[:16])
        case "first 4 characters of a Chinese name" if len(chinese) > 4:
            yield itself(chinese[:4])


SORTS = (
    "name",
    "English name",
    "alias",
    "code",
    "three words of a name",
    "five characters of a Chinese name",
    "misspelt name",
    "a Chinese name without one character",
    "first 8 letters of a name",
    "first 16 letters of a name",
    "first 4 characters of a Chinese name",
)


async def _measure(engine: Engine, sample: int) -> None:
    items = await _items(engine)
    by_id = {item["id"]: item for item in items}
    print(f"{len(items):,} organisations; {sample} cases of each sort, the first ten found")
    print("| what is searched | MRR | first | found | p50 ms | p99 ms | with facets, highlights: p50 | p99 |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    schema = build_schema(engine.ontology)
    reading = Reading(engine)
    every: list[float] = []
    question = Search(Param(0), tuple(engine.ontology.kinds), Scope(), page=Page(Param(1)), counts=False)
    for what in SORTS:
        dice = random.Random(what)
        cases: list[Case] = []
        while len(cases) < sample:
            cases += [case for case in _cases(what, dice.choice(items), dice) if len(case[0].strip()) > 3]
        ranks, times, whole = [], [], []
        for text, right in cases:
            start = time.perf_counter()
            answer = await engine.search(question, [text[:200], 10], 60)
            times.append(time.perf_counter() - start)
            found = [by_id[row[0]] for row in answer.rows]
            ranks.append(next((i for i, item in enumerate(found, 1) if right(item)), 0))
            start = time.perf_counter()
            result = await schema.execute(DOCUMENT, {"text": text[:200]}, reading.context())
            whole.append(time.perf_counter() - start)
            assert not result.errors, result.errors
        every += times
        mrr = statistics.mean(1 / rank if rank else 0 for rank in ranks)
        first, there = (statistics.mean(test) for test in ([r == 1 for r in ranks], [r > 0 for r in ranks]))
        spent = " | ".join(f"{ms:.1f}" for ms in (*_spent(times), *_spent(whole)))
        print(f"| {what} | {mrr:.3f} | {first:.0%} | {there:.0%} | {spent} |")
    print("| all | | | | {:.1f} | {:.1f} | | |".format(*_spent(every)))


def _spent(times: list[float]) -> tuple[float, float]:
    """Median and 99th percentile in milliseconds."""
    return statistics.median(times) * 1_000, statistics.quantiles(times, n=100)[98] * 1_000


async def main(url: str, folder: Path, sample: int) -> None:
    ontology = load_ontology()
    with tempfile.TemporaryDirectory() as temporary:
        engine = open_engine(url or f"sqlite:///{temporary}/search.db", ontology)
        await engine.open()
        if not await _items(engine):
            for name in ("ror", "cn_universities"):
                mapping = load_mapping(ROOT / "examples" / f"{name}.toml", ontology)
                await import_paths(engine, [folder / name], actor="benchmark", mapping=mapping)
        await _measure(engine, sample)
        await engine.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--graph", default="")
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--sample", type=int, default=200)
    given = parser.parse_args()
    asyncio.run(main(given.graph, given.folder, given.sample))
