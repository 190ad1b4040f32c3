"""Made-up nodes of one block, each with what the edges need to know of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from data.synthetic.draw import (
    DAYS,
    below,
    chance,
    day_text,
    later,
    money,
    often,
    partial,
    pick,
    skewed,
    some,
    weighted,
)
from data.synthetic.words import City, Pair, Words
from graph.change import NodeWrite

SOURCE = "synthetic"

SECTORS = {"1": 22, "2": 20, "3": 10, "4": 15, "5": 9, "6": 9, "7": 8, "8": 4, "9": 3}
"""Weights of the top classes of the strategic emerging industries."""


@dataclass(frozen=True, slots=True)
class Block:
    """The nodes of a block by kind, and by id their class (`3.5`), first day, city, type and owner;
    `first` is the number that each kind's ids begin with."""

    first: Mapping[str, int]
    words: Words
    nodes: dict[str, list[NodeWrite]] = field(default_factory=dict)
    members: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    topic: dict[str, str] = field(default_factory=dict)
    day: dict[str, int] = field(default_factory=dict)
    city: dict[str, str] = field(default_factory=dict)
    type: dict[str, str] = field(default_factory=dict)
    owner: dict[str, str] = field(default_factory=dict)

    def ids(self, kind: str, group: str = "") -> list[str]:
        """Ids of a kind, or of those of one type or top class."""
        return self.members.get((kind, group), [])


def make_block(draw: Random, first: Mapping[str, int], sizes: Mapping[str, int], words: Words) -> Block:
    """Nodes of a block, `sizes` of each kind."""
    block = Block(first, words)
    makers = {
        "University": _university,
        "Enterprise": _enterprise,
        "Investor": _investor,
        "Institution": _institution,
        "Park": _park,
        "Achievement": _achievement,
        "Demand": _demand,
        "Program": _program,
        "Event": _event,
        "Service": _service,
    }
    for kind, make in makers.items():
        nodes = block.nodes[kind] = []
        for number in range(first[kind], first[kind] + sizes[kind]):
            identifier = f"{kind}:s-{number:06d}"
            block.topic[identifier] = _topic(draw, words, weighted(draw, SECTORS))
            values = make(draw, block, identifier)
            values |= {"tags": ["synthetic"], "source": SOURCE}
            nodes.append(NodeWrite(identifier, {k: v for k, v in values.items() if v not in (None, "", [])}))
            for group in ("", block.topic[identifier][0], block.type.get(identifier)):
                if group is not None:
                    block.members.setdefault((kind, group), []).append(identifier)
    return block


def _topic(draw: Random, words: Words, sector: str) -> str:
    return often(draw, [code for code in words.subjects if code[0] == sector])


def _brand(draw: Random, words: Words) -> Pair:
    head, tail = pick(draw, words.heads), pick(draw, words.tails)
    return head[0] + tail[0], head[1] + tail[1]


def _organization(
    draw: Random, block: Block, identifier: str, word: Pair, years: tuple[int, int], *, world: bool = False
) -> dict[str, object]:
    words = block.words
    cities = {place: place.weight for place in words.cities}
    place: City = pick(draw, words.abroad) if world and chance(draw, 8) else weighted(draw, cities)
    brand = _brand(draw, words)
    block.city[identifier] = place.name[1]
    founded = f"{years[0] + below(draw, years[1] - years[0])}-{1 + below(draw, 12):02d}"
    return {
        "name": f"{place.name[0]}{brand[0]}{word[0]}{words.mark[0]}",
        "nameEn": f"{place.name[1]} {brand[1]} {word[1]}{words.mark[1]}",
        "country": place.country,
        "region": place.region,
        "city": place.name[0] if place.country == "CN" else place.name[1],
        "founded": founded if chance(draw, 60) else founded[:4],
        "latitude": (place.latitude + below(draw, 2000) - 1000) / 10000,
        "longitude": (place.longitude + below(draw, 2000) - 1000) / 10000,
    }


def _university(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    words = block.words.universities
    vocational = chance(draw, 20)
    word = words[-1] if vocational else pick(draw, words[:-1])
    return _organization(draw, block, identifier, word, (1950, 2006)) | {
        "level": "VOCATIONAL" if vocational else "UNDERGRADUATE",
    }


def _enterprise(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    topic = block.topic[identifier]
    subject = pick(draw, block.words.subjects[topic])
    form = pick(draw, block.words.enterprises)
    titles = some(draw, ["HIGH_TECH"], 55) + some(draw, ["SRDI"], 30)
    if "SRDI" in titles:
        titles += some(draw, ["LITTLE_GIANT"], 20)
    titles += some(draw, ["GAZELLE", "LISTED"], 4)
    trade = " ".join(word[0].upper() + word[1:] for word in subject[1].split())
    name = subject[0] + form[0], f"{trade} {form[1]}"
    return _organization(draw, block, identifier, name, (2000, 2019)) | {
        "industry": pick(draw, block.words.industries[topic[0]]),
        "designations": titles,
        "stage": weighted(draw, {"SEED": 8, "EARLY": 22, "GROWTH": 38, "EXPANSION": 20, "MATURE": 12}),
        "employees": 8 + skewed(draw, 70) ** 2 if chance(draw, 90) else None,
        "registeredCapital": money(draw, 1_000_000, 300_000_000) if chance(draw, 95) else None,
    }


def _investor(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    types = {"VC": 44, "PE": 18, "CVC": 9, "ANGEL": 10, "GOVERNMENT_FUND": 11, "BANK": 2, "FAMILY_OFFICE": 3}
    code = weighted(draw, types | {"OTHER": 3})
    values = _organization(
        draw, block, identifier, block.words.named["Investor"][code], (2003, 2019), world=True
    )
    stages = ["SEED", "EARLY", "GROWTH", "EXPANSION", "MATURE"]
    start = 0 if code == "ANGEL" else below(draw, 4)
    least = money(draw, 500_000, 20_000_000)
    return values | {
        "investorType": code,
        "stages": stages[start : start + 1 + below(draw, 3)],
        "ticketMin": least if chance(draw, 85) else None,
        "ticketMax": least * (3 + below(draw, 18)),
        "currency": "CNY" if values["country"] == "CN" else "USD",
    }


def _institution(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    types = {"AGENCY": 30, "RESEARCH_INSTITUTE": 35, "BANK": 15, "INSURER": 10, "ASSOCIATION": 10}
    code = block.type[identifier] = _typed(draw, block, "Institution", types)
    return _organization(draw, block, identifier, block.words.named["Institution"][code], (1985, 2019)) | {
        "institutionType": code,
    }


def _park(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    types = {"HIGH_TECH_ZONE": 30, "UNIVERSITY_SCIENCE_PARK": 20, "INCUBATOR": 35, "ACCELERATOR": 15}
    code = weighted(draw, types)
    return _organization(draw, block, identifier, block.words.named["Park"][code], (1992, 2019)) | {
        "parkType": code,
    }


def _typed(draw: Random, block: Block, kind: str, types: dict[str, int]) -> str:
    """A type; the first nodes of a block take each type once, so that none is missing."""
    made = len(block.nodes[kind])
    return list(types)[made] if made < len(types) else weighted(draw, types)


def _achievement(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    words = block.words
    kind = weighted(draw, {"University": 74, "Enterprise": 18, "Institution": 8})
    owners = block.ids(kind, "RESEARCH_INSTITUTE" if kind == "Institution" else "")
    owner = block.owner[identifier] = often(draw, owners)
    sector = block.topic[owner][0] if chance(draw, 88) else weighted(draw, SECTORS)
    topic = block.topic[identifier] = _topic(draw, words, sector)
    types = {"PATENT": 72, "SOFTWARE": 10, "TRADE_SECRET": 8, "DATA_ASSET": 4, "DESIGN": 3, "OTHER": 3}
    code = weighted(draw, types | ({"PLANT_VARIETY": 60} if topic == "4.3" else {}))
    group = words.groups.get(topic, words.groups[""])
    subject, modifier = pick(draw, words.subjects[topic]), pick(draw, group.modifiers)
    form = pick(draw, group.patents if code == "PATENT" else words.achievements[code])
    concept = words.fields[f"Field:sei-{topic}"]
    day = block.day[identifier] = below(draw, DAYS - 30)
    disclosed = partial(draw, day)
    number = int(identifier.rpartition("-")[2])
    price = money(draw, 50_000, 20_000_000) if chance(draw, 70) else None
    return {
        "name": f"{modifier[0]}{subject[0]}{form[0]}{words.mark[0]}",
        "nameEn": f"{modifier[1]} {subject[1]}: {form[1]}{words.mark[1]}",
        "summary": f"用于{concept[0]}。 For {concept[1].lower()}." if chance(draw, 60) else None,
        "achievementType": code,
        "patentNumbers": [f"SYN{disclosed[:4]}{number:07d}"] if code == "PATENT" else [],
        "trl": weighted(draw, {1: 2, 2: 5, 3: 11, 4: 19, 5: 20, 6: 18, 7: 13, 8: 8, 9: 4})
        if chance(draw, 92)
        else None,
        "transferModes": some(draw, ["TRANSFER", "LICENSE", "EQUITY", "COOPERATION", "SELF_INVEST"], 38),
        "askingPrice": price,
        "currency": "CNY" if price else None,
        "disclosed": disclosed,
        "keywords": [subject[0], subject[1], *([modifier[0]] if chance(draw, 50) else [])],
    }


def _demand(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    words = block.words
    kind = weighted(draw, {"Enterprise": 88, "Institution": 6, "University": 6})
    owner = block.owner[identifier] = often(draw, block.ids(kind))
    topic = block.topic[identifier] = _topic(draw, words, block.topic[owner][0])
    types = {"TECHNOLOGY": 68, "CHALLENGE": 8, "FUNDING": 10, "TALENT": 6, "SPACE": 3, "SERVICE": 5}
    code = block.type[identifier] = weighted(draw, types)
    subject = pick(draw, words.subjects[topic])
    modifier = pick(draw, words.groups.get(topic, words.groups[""]).modifiers)
    wanted = words.named["Demand"][code]
    technical = code in ("TECHNOLOGY", "CHALLENGE")
    day = block.day[identifier] = below(draw, DAYS - 30)
    budget = money(draw, 100_000, 30_000_000) if chance(draw, 80) else None
    return {
        "name": f"{modifier[0]}{subject[0]}{wanted[0]}{words.mark[0]}",
        "nameEn": f"{modifier[1]} {subject[1]}: {wanted[1]} wanted{words.mark[1]}",
        "demandType": code,
        "budget": budget,
        "currency": "CNY" if budget else None,
        "trlWanted": 4 + below(draw, 5) if technical and chance(draw, 80) else None,
        "posted": partial(draw, day),
        "deadline": day_text(min(day + 60 + below(draw, 300), DAYS)) if chance(draw, 70) else None,
        "status": weighted(draw, {"OPEN": 60, "MATCHED": 25, "CLOSED": 15}),
        "keywords": [subject[0], subject[1]],
    }


def _program(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    types = {"ACCELERATOR": 30, "PLAN": 15, "PLATFORM": 20, "CHALLENGE_BATCH": 20, "FUND": 15}
    code = block.type[identifier] = _typed(draw, block, "Program", types)
    day = block.day[identifier] = below(draw, DAYS // 2)
    return _named(draw, block, "Program", code) | {
        "programType": code,
        "start": partial(draw, day),
        "end": partial(draw, later(draw, day + 365)) if chance(draw, 40) else None,
        "measureCount": 5 + below(draw, 20) if code == "PLAN" else None,
    }


def _event(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    code = weighted(draw, {"FORUM": 20, "ROADSHOW": 35, "TRAINING": 20, "MATCHMAKING": 25})
    block.type[identifier] = code
    day = block.day[identifier] = below(draw, DAYS - 3)
    place = pick(draw, block.words.cities)
    return _named(draw, block, "Event", code) | {
        "eventType": code,
        "start": day_text(day),
        "end": day_text(day + below(draw, 3)),
        "place": place.name[0],
    }


def _service(draw: Random, block: Block, identifier: str) -> dict[str, object]:
    types = {"RIGHTS_REGISTRATION": 14, "DIGITAL": 14, "LEGAL_AID": 10, "PATENT_PLEDGE_LOAN": 24}
    types |= {"INSURANCE": 20, "LISTING": 8, "TRAINING": 10}
    code = block.type[identifier] = _typed(draw, block, "Service", types)
    limited = code in ("PATENT_PLEDGE_LOAN", "INSURANCE")
    insured = pick(draw, ["PATENT", "TRADE_SECRET", "DATA_ASSET"])
    return _named(draw, block, "Service", code) | {
        "serviceType": code,
        "amountLimit": 1_000_000 * (1 + below(draw, 20)) if limited else None,
        "currency": "CNY" if limited else None,
        "subjects": ["PATENT"] if code == "PATENT_PLEDGE_LOAN" else [insured] if limited else [],
    }


def _named(draw: Random, block: Block, kind: str, code: str) -> dict[str, object]:
    brand, word = _brand(draw, block.words), block.words.named[kind][code]
    mark = block.words.mark
    return {"name": f"{brand[0]}{word[0]}{mark[0]}", "nameEn": f"{brand[1]} {word[1]}{mark[1]}"}
