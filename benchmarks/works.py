"""What is measured: documents, what they may cost, and what the same answer takes by hand."""

from dataclasses import dataclass, field

from benchmarks.served import ROOT


@dataclass(frozen=True)
class Aim:
    """At least so many requests per second, and a median of at most `factor` × raw + `plus` milliseconds."""

    rate: float = 0
    factor: float = 0
    plus: float = 0

    def __str__(self) -> str:
        rate = [f"{self.rate:,.0f} requests/s"] if self.rate else []
        limit = [f"{self.factor:g} × raw"] if self.factor else []
        limit += [f"{self.plus:g} ms"] if self.plus else []
        return ", ".join([*rate, " + ".join(limit)] if limit else rate)

    def met(self, rate: float, median: float, raw: float | None) -> bool:
        """Whether what was found is as good."""
        limit = self.factor * (raw or 0) + self.plus
        return rate >= self.rate and (not limit or median <= limit)


@dataclass(frozen=True)
class Work:
    """A document, what it may cost on each engine, and the statement that a person would write for it."""

    name: str
    document: str
    embedded: Aim
    neo4j: Aim
    variables: dict[str, object] = field(default_factory=dict)
    sql: str = ""
    cypher: str = ""


_POINT = """query ($id: ID!) {
  achievement(id: $id) { id name owners { nodes { id name } } fields { nodes { id name } } }
}"""
_TWENTY = """{
  achievements(first: 20) {
    nodes {
      id name
      owners { nodes { id name } } fields { nodes { id name } } acquirers { nodes { id name } }
    }
  }
}"""
_NESTED = """{
  universities(first: 100) {
    nodes {
      id name city
      achievements(first: 10) { nodes { id name trl fields { nodes { id name } } } }
      partners(first: 5) { nodes { __typename id name } }
    }
  }
}"""
_NESTED_SQL = """
SELECT json_object('universities', json_object('nodes', json_group_array(json_object(
  'id', u.id, 'name', u.name, 'city', u.city,
  'achievements', json_object('nodes', (
    SELECT json_group_array(json_object(
      'id', a.id, 'name', a.name, 'trl', a.trl, 'fields', json_object('nodes', (
        SELECT json_group_array(json_object('id', f.id, 'name', f.name))
        FROM IN_FIELD i JOIN Field f ON f.id = i."to" WHERE i."from" = a.id))))
    FROM (SELECT a.id, a.name, a.trl FROM OWNS o JOIN Achievement a ON a.id = o."to"
          WHERE o."from" = u.id ORDER BY a.id LIMIT 10) a)),
  'partners', json_object('nodes', (
    SELECT json_group_array(json_object(
      '__typename', substr(p.id, 1, instr(p.id, ':') - 1), 'id', p.id, 'name', coalesce(
        (SELECT name FROM University WHERE id = p.id), (SELECT name FROM Enterprise WHERE id = p.id),
        (SELECT name FROM Investor WHERE id = p.id), (SELECT name FROM Institution WHERE id = p.id),
        (SELECT name FROM Park WHERE id = p.id))))
    FROM (SELECT "to" AS id FROM COOPERATES_WITH WHERE "from" = u.id
          UNION ALL SELECT "from" FROM COOPERATES_WITH WHERE "to" = u.id ORDER BY 1 LIMIT 5) p))))))
FROM (SELECT id, name, city FROM University ORDER BY id LIMIT 100) u
"""
_FLAT = "{ achievements(first: 3500) { nodes { id name trl achievementType } } }"
_FLAT_SQL = """
SELECT json_object('achievements', json_object('nodes', json_group_array(
  json_object('id', id, 'name', name, 'trl', trl, 'achievementType', achievementType))))
FROM (SELECT id, name, trl, achievementType FROM Achievement ORDER BY id LIMIT 3500)
"""
_FLAT_CYPHER = """
MATCH (a:Achievement)
RETURN a.id AS id, a.name AS name, a.trl AS trl, a.achievementType AS achievementType
ORDER BY id LIMIT 3500
"""
_GROUPS = """{
  achievements {
    groups(by: [TRL, ACHIEVEMENT_TYPE]) {
      key { trl achievementType } aggregate { count avg { askingPrice } }
    }
  }
}"""
_GROUPS_SQL = """
SELECT json_object('achievements', json_object('groups', json_group_array(json_object(
  'key', json_object('trl', trl, 'achievementType', achievementType),
  'aggregate', json_object('count', n, 'avg', json_object('askingPrice', price))))))
FROM (SELECT trl, achievementType, count(*) AS n, avg(askingPrice) AS price
      FROM Achievement GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2 NULLS LAST)
"""
_GROUPS_CYPHER = """
MATCH (a:Achievement)
RETURN a.trl AS trl, a.achievementType AS type, count(*), avg(a.askingPrice) ORDER BY trl, type
"""
_QUESTION = ROOT / "tests" / "graphql" / "cases" / "01-investors-to-new-materials.graphql"

WORKS = [
    Work(
        "`achievement(id)`, owners, fields",
        _POINT,
        Aim(rate=2_000, plus=1),
        Aim(rate=1_600, factor=1, plus=1.5),
        variables={"id": "Achievement:s-000010"},
    ),
    Work(
        "20 achievements, owners, fields, acquirers",
        _TWENTY,
        Aim(rate=1_500),
        Aim(rate=1_000, factor=1, plus=2),
    ),
    Work(
        "100 universities × 10 achievements × fields, 5 partners",
        _NESTED,
        Aim(factor=1.5, plus=1),
        Aim(factor=1.3),
        sql=_NESTED_SQL,
    ),
    Work(
        "3,500 achievements × 4 properties",
        _FLAT,
        Aim(factor=2, plus=1),
        Aim(factor=0.5),
        sql=_FLAT_SQL,
        cypher=_FLAT_CYPHER,
    ),
    Work(
        "achievements by maturity and type",
        _GROUPS,
        Aim(factor=2, plus=1),
        Aim(factor=2, plus=1),
        sql=_GROUPS_SQL,
        cypher=_GROUPS_CYPHER,
    ),
    Work(
        "which investors reach new-materials achievements",
        _QUESTION.read_text("utf-8"),
        Aim(plus=15),
        Aim(plus=60),
    ),
]
