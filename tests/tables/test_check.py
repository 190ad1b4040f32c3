"""Integrity check: what is wrong with a graph is found, and nothing else."""

from pathlib import Path

import apsw
import pytest

from graph.change import EdgeWrite, NodeWrite
from graph.engine import Engine
from graph.tables.check import check_graph
from graph.tables.load import import_paths

SEED = Path(__file__).resolve().parents[2] / "data" / "seed"


async def found(engine: Engine) -> list[str]:
    return [str(finding) for finding in await check_graph(engine)]


@pytest.fixture
async def sound(engine: Engine) -> Engine:
    """A small graph with nothing wrong in it."""
    async with engine.transaction("test") as transaction:
        await transaction.write(
            [
                NodeWrite("Park:a", {"name": "甲", "uscc": "91350100M000100Y43"}),
                NodeWrite("Park:b", {"name": "乙"}),
                NodeWrite("Achievement:x", {"name": "成果"}),
                EdgeWrite("PART_OF", "Park:a", "Park:b", "", {"since": "2023", "until": "2023-12"}),
                EdgeWrite("TRANSFERRED", "Achievement:x", "Park:b", "", {"broker": "Park:a"}),
            ]
        )
    return engine


def damage(engine: Engine, sql: str) -> None:
    """Change the file behind the engine's back."""
    connection = apsw.Connection(engine.url.removeprefix("sqlite:///"))
    connection.execute("PRAGMA foreign_keys = OFF").fetchall()
    connection.execute(sql).fetchall()
    connection.close()


async def test_a_sound_graph_has_no_findings(sound: Engine) -> None:
    """A period that ends in the year in which it begins is sound."""
    assert await found(sound) == []


async def test_the_seed_facts_are_sound(engine: Engine) -> None:
    """They ship with the project."""
    report = await import_paths(engine, [SEED], actor="test", strict=True)
    assert report.loaded
    assert await found(engine) == []


async def test_codes_that_two_nodes_share_are_found(sound: Engine) -> None:
    """Whatever their kinds; a name may be shared."""
    async with sound.transaction("test") as transaction:
        await transaction.write([NodeWrite("Enterprise:e", {"name": "甲", "uscc": "91350100M000100Y43"})])
    (finding,) = await found(sound)
    assert "found '91350100M000100Y43', which " in finding
    assert {"Park:a", "Enterprise:e"} <= set(finding.replace(".uscc", " ").split())


async def test_an_edge_that_ends_before_it_begins_is_found(sound: Engine) -> None:
    """Partial dates count from their first day to their last."""
    async with sound.transaction("test") as transaction:
        await transaction.write(
            [EdgeWrite("PART_OF", "Park:b", "Park:a", "", {"since": "2024-02", "until": "2024-01"})]
        )
    assert await found(sound) == [
        "PART_OF|Park:b|Park:a.until: found '2024-01', expected a date not before '2024-02'"
    ]


@pytest.mark.parametrize(
    ("sql", "findings"),
    [
        (
            "UPDATE Park SET uscc = '91350100M000100Y44' WHERE id = 'Park:a'",
            ["Park:a.uscc: found '91350100M000100Y44', expected check digit 3 at the end (GB 32100-2015)"],
        ),
        (
            "UPDATE Park SET name = 'é' WHERE id = 'Park:b'".replace("é", "e\u0301"),
            ["Park:b.name: found 'e\u0301', expected 'é'"],
        ),
        ("UPDATE Park SET name = NULL WHERE id = 'Park:b'", ["Park:b.name: found nothing, expected a value"]),
        (
            "DELETE FROM Park WHERE id = 'Park:a'",
            ["PART_OF|Park:a|Park:b.from: found 'Park:a', expected the id of a node that is there"],
        ),
        (
            """UPDATE PART_OF SET "to" = 'Achievement:x'""",
            ["PART_OF|Park:a|Achievement:x: found an edge from Park to Achievement, expected other kinds"],
        ),
        (
            """UPDATE PART_OF SET "to" = "from" """,
            ["PART_OF|Park:a|Park:a: found the same node at both ends, expected two nodes"],
        ),
    ],
)
async def test_damage_behind_the_engines_back_is_found(sound: Engine, sql: str, findings: list[str]) -> None:
    """Values that fail their check or are not canonical or missing, ends and references that lead nowhere."""
    damage(sound, sql)
    assert sorted(await found(sound)) == findings
