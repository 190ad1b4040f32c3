"""Made-up edges of one block: within it, and to nodes of earlier blocks."""

from collections.abc import Iterator
from random import Random

from data.synthetic.draw import below, chance, later, money, often, partial, pick, skewed, some, weighted
from data.synthetic.nodes import SOURCE, Block
from graph.change import EdgeWrite

Links = Iterator[EdgeWrite]

RELATED = {"1": "289", "2": "15", "3": "2567", "4": "79", "5": "26", "6": "57", "7": "69", "8": "1", "9": "1"}
"""Top classes that a second field of something in a top class is of."""


def edges_of(draw: Random, block: Block) -> Links:
    """All edges of a block; none comes twice."""
    seen: set[str] = set()
    for links in (
        _owns,
        _in_field,
        _transferred,
        _invested_in,
        _cooperates_with,
        _posts,
        _located_in,
        _services,
        _operates,
        _part_of,
        _takes_part_in,
        _matched,
    ):
        for edge in links(draw, block):
            if edge.source != edge.target and edge.id not in seen:
                seen.add(edge.id)
                yield edge


def _edge(kind: str, source: str, target: str, key: str = "", /, **values: object) -> EdgeWrite:
    given = {name: value for name, value in values.items() if value is not None}
    return EdgeWrite(kind, source, target, key, given | {"source": SOURCE})


def _sure(draw: Random) -> float | None:
    """A confidence below 1 for every fifth link; None leaves the default."""
    return (60 + below(draw, 40)) / 100 if chance(draw, 20) else None


def _paid(draw: Random, percent: int, low: int, high: int) -> dict[str, object]:
    return {"amount": money(draw, low, high), "currency": "CNY"} if chance(draw, percent) else {}


def _near(draw: Random, block: Block, kind: str, sector: str, percent: int) -> str:
    """A node of a kind, so many times of a hundred of the same top class."""
    same = block.ids(kind, sector)
    return often(draw, same) if same and chance(draw, percent) else often(draw, block.ids(kind))


def _owns(draw: Random, block: Block) -> Links:
    for node, owner in block.owner.items():
        if not node.startswith("Achievement"):
            continue
        since = partial(draw, block.day[node])
        if chance(draw, 8):
            share = 50 + 10 * below(draw, 4)
            partner = _near(draw, block, "Enterprise", block.topic[node][0], 90)
            yield _edge("OWNS", owner, node, since=since, share=share / 100)
            yield _edge("OWNS", partner, node, since=since, share=(100 - share) / 100)
        else:
            yield _edge("OWNS", owner, node, since=since)


def _in_field(draw: Random, block: Block) -> Links:
    for kind in ("Achievement", "Demand", "Enterprise", "University", "Investor", "Program", "Service"):
        for node in block.nodes[kind]:
            topic = block.topic[node.id]
            broad = kind in ("University", "Program", "Service") or (kind == "Investor" and chance(draw, 40))
            main = topic[0] if broad else topic
            second = 15 if kind in ("Achievement", "Demand") else 30
            if chance(draw, second):
                other = pick(draw, RELATED[topic[0]])
                weight = 60 + 10 * below(draw, 4)
                yield _edge("IN_FIELD", node.id, f"Field:sei-{main}", weight=weight / 100)
                yield _edge("IN_FIELD", node.id, f"Field:sei-{other}", weight=(100 - weight) / 100)
            else:
                yield _edge("IN_FIELD", node.id, f"Field:sei-{main}")
            industry = f"Field:gbt4754-{node.values.get('industry')}"
            if industry in block.words.fields and chance(draw, 50):
                yield _edge("IN_FIELD", node.id, industry)


def _transferred(draw: Random, block: Block) -> Links:
    brokers = block.ids("Institution", "AGENCY")
    for node in some(draw, block.ids("Achievement"), 15):
        day = block.day[node]
        for _ in range(1 + chance(draw, 4)):
            buyer = _near(draw, block, "Enterprise", block.topic[node][0], 85)
            day = later(draw, day)
            yield _edge(
                "TRANSFERRED",
                node,
                buyer,
                since=partial(draw, day),
                contract=weighted(draw, {"TRANSFER": 40, "LICENSE": 35, "DEVELOPMENT": 15, "SERVICE": 10}),
                payment=weighted(
                    draw, {"LUMP_SUM": 45, "INSTALMENTS": 30, "ROYALTY": 10, "ROYALTY_WITH_ENTRY_FEE": 15}
                )
                if chance(draw, 80)
                else None,
                broker=often(draw, brokers) if chance(draw, 35) else None,
                **_paid(draw, 92, 50_000, 15_000_000),
            )


def _invested_in(draw: Random, block: Block) -> Links:
    rounds = ["Seed", "Angel", "A", "B", "C", "Pre-IPO"]
    for investor in block.ids("Investor"):
        if chance(draw, 16):
            continue
        sector = block.topic[investor][0]
        for _ in range(1 + skewed(draw, 8)):
            kind = weighted(draw, {"Enterprise": 90, "Achievement": 7, "Program": 3})
            target = _near(draw, block, kind, sector, 70)
            first = below(draw, len(rounds))
            day = below(draw, 1800) if kind == "Enterprise" else later(draw, block.day[target])
            for name in rounds[first : first + 1 + chance(draw, 15)]:
                share = (1 + skewed(draw, 30)) / 100 if kind == "Enterprise" else None
                yield _edge(
                    "INVESTED_IN",
                    investor,
                    target,
                    name if kind == "Enterprise" else "",
                    since=partial(draw, day),
                    until=partial(draw, later(draw, day)) if chance(draw, 6) else None,
                    confidence=_sure(draw),
                    round=name if kind == "Enterprise" else None,
                    share=share,
                    **_paid(draw, 85, 500_000, 120_000_000),
                )
                day = later(draw, day)
    for bank in block.ids("Institution", "BANK"):
        yield _edge("INVESTED_IN", bank, often(draw, block.ids("Enterprise")), "Debt", round="Debt")


def _cooperates_with(draw: Random, block: Block) -> Links:
    pairs = {
        ("Enterprise", "University"): 62,
        ("Enterprise", "Enterprise"): 14,
        ("University", "University"): 8,
        ("Enterprise", "Institution"): 11,
        ("Institution", "University"): 5,
    }
    types = {"JOINT_RD": 45, "JOINT_LAB": 15, "STRATEGIC": 15, "TALENT": 15, "SERVICE": 10}
    earlier = block.first["University"]
    for _ in range(700):
        kind, other = weighted(draw, pairs)
        source = often(draw, block.ids(kind))
        target = _near(draw, block, other, block.topic[source][0], 80)
        if earlier and chance(draw, 8):
            target = f"University:s-{skewed(draw, earlier):06d}"
        day = below(draw, 2000)
        low, high = sorted((source, target))
        yield _edge(
            "COOPERATES_WITH",
            low,
            high,
            since=partial(draw, day),
            until=partial(draw, later(draw, day)) if chance(draw, 15) else None,
            confidence=_sure(draw),
            cooperationType=weighted(draw, types),
            **_paid(draw, 45, 100_000, 20_000_000),
        )


def _posts(draw: Random, block: Block) -> Links:
    for node in block.ids("Demand"):
        yield _edge("POSTS", block.owner[node], node, since=partial(draw, block.day[node]))


def _located_in(draw: Random, block: Block) -> Links:
    parks = block.ids("Park")
    for kind, percent in (("Enterprise", 60), ("Investor", 40), ("Institution", 50)):
        for tenant in some(draw, block.ids(kind), percent):
            near = [park for park in parks if block.city[park] == block.city[tenant]]
            yield _edge(
                "LOCATED_IN", tenant, often(draw, near or parks), since=partial(draw, below(draw, 2100))
            )


def _services(draw: Random, block: Block) -> Links:
    providers = {"PATENT_PLEDGE_LOAN": "BANK", "INSURANCE": "INSURER"}
    for service in block.ids("Service"):
        for _ in range(1 + chance(draw, 25)):
            provider = pick(draw, block.ids("Institution", providers.get(block.type[service], "AGENCY")))
            yield _edge("OFFERS", provider, service)
    limits = {node.id: node.values.get("amountLimit") for node in block.nodes["Service"]}
    for _ in range(420):
        service = often(draw, block.ids("Service"))
        limit = limits[service]
        paid = _paid(draw, 90, 100_000, limit) if isinstance(limit, int) else {}
        user = often(draw, block.ids("Enterprise"))
        yield _edge("USES", user, service, since=partial(draw, below(draw, 2190)), **paid)


def _operates(draw: Random, block: Block) -> Links:
    hosts = block.ids("Park") + block.ids("Institution")
    for program in block.ids("Program"):
        yield _edge("OPERATES", pick(draw, hosts), program, since=partial(draw, block.day[program]))
    for event in block.ids("Event"):
        for role in ("主办方 host", "协办方 co-organiser")[: 1 + chance(draw, 30)]:
            yield _edge("OPERATES", pick(draw, hosts), event, role=role)
    for park in some(draw, block.ids("Park"), 50):
        yield _edge("OPERATES", pick(draw, block.ids("Institution", "AGENCY")), park)


def _part_of(draw: Random, block: Block) -> Links:
    for institute in block.ids("Institution", "RESEARCH_INSTITUTE"):
        yield _edge("PART_OF", institute, often(draw, block.ids("University")))
    enterprises = block.ids("Enterprise")
    for _ in range(20):
        child = 1 + below(draw, len(enterprises) - 1)
        yield _edge("PART_OF", enterprises[child], enterprises[skewed(draw, child)])
    programs = block.ids("Program")
    yield _edge("PART_OF", programs[-1], programs[0])


def _takes_part_in(draw: Random, block: Block) -> Links:
    roles = {
        "Enterprise": "参会企业 attendee",
        "University": "参会高校 attendee",
        "Investor": "投资方 investor",
        "Achievement": "路演项目 presented",
        "Demand": "发布需求 posted",
    }
    kinds = {"Enterprise": 45, "University": 12, "Investor": 15, "Achievement": 18, "Demand": 10}
    for _ in range(820):
        kind = weighted(draw, kinds)
        event = often(draw, block.ids("Event"))
        yield _edge(
            "TAKES_PART_IN",
            often(draw, block.ids(kind)),
            event,
            since=partial(draw, block.day[event]),
            role=roles[kind],
        )
    for demand in block.ids("Demand", "CHALLENGE"):
        yield _edge("TAKES_PART_IN", demand, pick(draw, block.ids("Program", "CHALLENGE_BATCH")))
    for _ in range(90):
        kind = weighted(draw, {"Enterprise": 60, "Achievement": 40})
        program = often(draw, block.ids("Program", "ACCELERATOR"))
        since = partial(draw, later(draw, block.day[program]))
        yield _edge("TAKES_PART_IN", often(draw, block.ids(kind)), program, since=since)


def _matched(draw: Random, block: Block) -> Links:
    stages = {
        "PROPOSED": 30,
        "INTRODUCED": 20,
        "MEETING": 15,
        "NEGOTIATING": 10,
        "AGREED": 10,
        "REJECTED": 15,
    }
    reasons = {
        "PRICE": 22,
        "MATURITY": 25,
        "FIT": 20,
        "RIGHTS": 8,
        "TIMING": 8,
        "CAPACITY": 7,
        "NO_REPLY": 10,
    }
    for _ in range(620):
        kind = weighted(draw, {"Demand": 75, "Investor": 25})
        seeker = often(draw, block.ids(kind))
        node = _near(draw, block, "Achievement", block.topic[seeker][0], 90)
        stage = weighted(draw, stages)
        yield _edge(
            "MATCHED",
            seeker,
            node,
            since=partial(draw, later(draw, max(block.day[node], block.day.get(seeker, 0)))),
            stage=stage,
            reason=weighted(draw, reasons) if stage == "REJECTED" else None,
            score=(30 + below(draw, 70)) / 100,
            by=f"技术经理人{1 + below(draw, 12):02d}",
        )
