"""The word lists of `words.toml` and the names of the taxonomy's concepts."""

import csv
import tomllib
from dataclasses import dataclass
from importlib import resources

from data import seed_folder

Pair = tuple[str, str]
"""A word in Chinese and in English."""


@dataclass(frozen=True, slots=True)
class City:
    """A city with its position in 1/10000 degree."""

    name: Pair
    region: str
    country: str
    latitude: int
    longitude: int
    weight: int


@dataclass(frozen=True, slots=True)
class Group:
    """What results of some classes may be called, and what a patent of them is."""

    modifiers: list[Pair]
    patents: list[Pair]


@dataclass(frozen=True, slots=True)
class Words:
    """What names are put together from."""

    mark: Pair
    heads: list[Pair]
    tails: list[Pair]
    groups: dict[str, Group]
    """By class, and "" for all the others."""
    universities: list[Pair]
    enterprises: list[Pair]
    named: dict[str, dict[str, Pair]]
    achievements: dict[str, list[Pair]]
    subjects: dict[str, list[Pair]]
    industries: dict[str, list[str]]
    cities: list[City]
    abroad: list[City]
    fields: dict[str, Pair]
    """Names of the taxonomies' concepts by id."""


def load_words() -> Words:
    """Read the lists."""
    text = resources.files(__package__).joinpath("words.toml").read_text("utf-8")
    lists = tomllib.loads(text)
    with (seed_folder() / "nodes" / "Field.csv").open(encoding="utf-8", newline="") as file:
        fields = {row["id"]: (row["name"], row["nameEn"]) for row in csv.DictReader(file)}
    return Words(
        mark=_pair(lists["mark"]),
        heads=_pairs(lists["heads"]),
        tails=_pairs(lists["tails"]),
        groups={
            code: Group(_pairs(group["modifiers"]), _pairs(group["patents"]))
            for group in lists["groups"]
            for code in group["classes"] or [""]
        },
        universities=_pairs(lists["universities"]),
        enterprises=_pairs(lists["enterprises"]),
        named={
            kind: {code: _pair(word) for code, word in types.items()}
            for kind, types in lists["named"].items()
        },
        achievements={code: _pairs(words) for code, words in lists["achievements"].items()},
        subjects={code: _pairs(words) for code, words in lists["subjects"].items()},
        industries=lists["industries"],
        cities=[City((zh, en), *rest) for zh, en, *rest in lists["cities"]],
        abroad=[City((zh, en), *rest) for zh, en, *rest in lists["abroad"]],
        fields=fields,
    )


def _pair(word: str) -> Pair:
    chinese, _, english = word.partition("|")
    return chinese, english


def _pairs(words: list[str]) -> list[Pair]:
    return [_pair(word) for word in words]
