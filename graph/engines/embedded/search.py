"""Full text in the embedded graph: an FTS5 index of words that `graph.search` makes, searched by BM25."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any as Json

import apsw
import orjson

from graph.engine import Found, Value
from graph.engines.embedded.reach import Check
from graph.engines.embedded.sql import Sql, both
from graph.engines.embedded.tables import (
    INDEX,
    INDEXED,
    bound,
    from_row,
    kind_in,
    last_sequence,
    property_columns,
    quoted,
)
from graph.ontology import Ontology
from graph.search.layout import Layout
from graph.search.near import letters, nearest
from graph.search.question import Search
from graph.search.wanted import All, Any, Asked, Phrase, Wanted, Word, expression
from graph.search.words import MARK
from graph.values import kind_of

_FORM = quoted("search~form")
_WORDS = quoted("search~words")
_LOGGED = 2_000
"""Changes after which the words are read anew."""
_NEAR = 1_000
"""Words whose near ones are kept until the graph changes."""
_MOST_NEAR = 500
"""Words of a column that a misspelt one may stand for. Hidden nodes have some of them, and must not keep the
words of others out; of many more FTS5 is slow to find all."""
_CHECKED = 4_096
"""Words read between two looks at whether to stop."""
_PATIENCE = 0.05
"""Seconds to wait for a search that brings the words up to date before those of before are used."""


# --- writing -------------------------------------------------------------------------------------


class Index:
    """Keeps the index up to date within the writer's transactions."""

    def __init__(self, connection: apsw.Connection, layout: Layout) -> None:
        self._connection = connection
        self._layout = layout
        columns = _columns(layout)
        self._put = (
            f"INSERT OR REPLACE INTO {INDEX} (rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})"
        )

    def put(self, node: str, before: Mapping[str, object] | None, after: Mapping[str, object]) -> None:
        """Index a node that was created or updated."""
        kind, connection = kind_of(node), self._connection
        columns = self._layout.columns(kind, after)
        if before is None:
            connection.execute(f"INSERT INTO {INDEXED} (id) VALUES (?)", (node,))
            number: Json = connection.last_insert_rowid()
        elif columns == self._layout.columns(kind, before):
            return
        else:
            number = connection.execute(f"SELECT n FROM {INDEXED} WHERE id = ?", (node,)).get
        connection.execute(self._put, (number, *columns))


def install(connection: apsw.Connection, ontology: Ontology, layout: Layout) -> None:
    """Create the index, and fill it where it is missing or was laid out differently."""
    with connection:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {_FORM} (fingerprint TEXT NOT NULL) STRICT")
        if connection.execute(f"SELECT fingerprint FROM {_FORM}").get == layout.fingerprint:
            return
        for table in (_WORDS, INDEX, INDEXED):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(f"CREATE TABLE {INDEXED} (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT")
        # Words are made by us, so all that is left to do is to split at blanks.
        connection.execute(
            f"CREATE VIRTUAL TABLE {INDEX} USING fts5({', '.join(_columns(layout))}, "
            "content='', contentless_delete=1, tokenize='ascii')"
        )
        connection.execute(f"CREATE VIRTUAL TABLE {_WORDS} USING fts5vocab({INDEX}, 'col')")
        index = Index(connection, layout)
        for kind in ontology.kinds.values():
            searched = {prop.name: prop for prop, _ in layout.fields[kind.name]}
            rows = connection.execute(f"SELECT id, {property_columns(searched)} FROM {quoted(kind.name)}")
            for identifier, *row in rows:
                index.put(identifier, None, from_row(searched, row))
        connection.execute(f"DELETE FROM {_FORM}")
        connection.execute(f"INSERT INTO {_FORM} VALUES (?)", (layout.fingerprint,))


def _columns(layout: Layout) -> list[str]:
    return [f"w{i}" for i in range(len(layout.weights))]


# --- words that are spelt alike ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """The words by which nodes are known, as of a sequence of the change log."""

    sequence: int = -1
    words: Mapping[int, Mapping[int, Mapping[str, int]]] = field(default_factory=dict)
    """By column and length, with their letters."""
    near: dict[tuple[str, int], Mapping[int, list[str]]] = field(default_factory=dict)
    """The words near one, by column."""


class Vocabulary:
    """The words by which nodes are known, which follow the change log. Used from several threads."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lock = threading.Lock()
        self._known = _Known()

    def near(
        self, connection: apsw.Connection, word: str, edits: int, check: Check
    ) -> Mapping[int, list[str]]:
        """The words near one in each column of what nodes are known by."""
        known = self._followed(connection, check)
        found = known.near.get((word, edits))
        if found is None:
            found = {
                column: nearest(word, edits, among, _MOST_NEAR, check)
                for column, among in known.words.items()
            }
            if len(known.near) >= _NEAR:
                known.near.clear()
            known.near[word, edits] = found
        return found

    def _followed(self, connection: apsw.Connection, check: Check) -> _Known:
        """The words as of the connection's transaction or later; those of before while another search is
        still at reading many."""
        sequence = last_sequence(connection)
        while self._known.sequence < sequence:
            if self._lock.acquire(timeout=_PATIENCE):
                try:
                    if self._known.sequence < sequence:
                        self._known = _Known(sequence, self._newer(connection, sequence, check))
                finally:
                    self._lock.release()
            elif self._known.words:
                break
            check()
        return self._known

    def _newer(self, connection: apsw.Connection, sequence: int, check: Check) -> Json:
        before = self._known
        if before.sequence < 0 or sequence - before.sequence > _LOGGED:
            return _with({column: {} for column in self._layout.exact}, _stored(connection), check)
        return _with(before.words, self._logged(connection, before.sequence), check)

    def _logged(self, connection: apsw.Connection, since: int) -> Iterator[tuple[int, str]]:
        rows = connection.execute(
            "SELECT id, after FROM change_log WHERE sequence > ? AND instr(id, '|') = 0", (since,)
        )
        for identifier, after in rows:
            kind = kind_of(identifier)
            texts = self._layout.columns(kind, orjson.loads(after)) if kind in self._layout.fields else ()
            for column, text in enumerate(texts):
                yield from ((column, word) for word in text.split())


def _stored(connection: apsw.Connection) -> Iterator[tuple[int, str]]:
    for keys, limit in (("term < ?", MARK), ("term >= ?", chr(ord(MARK) + 1))):
        for column, word in connection.execute(f"SELECT col, term FROM {_WORDS} WHERE {keys}", (limit,)):
            yield int(column[1:]), word


def _with(
    known: Mapping[int, Mapping[int, Mapping[str, int]]], more: Iterator[tuple[int, str]], check: Check
) -> Mapping[int, Mapping[int, Mapping[str, int]]]:
    """Words and further ones. Others may be reading the former, so what changes is copied."""
    made = {column: dict(lengths) for column, lengths in known.items()}
    copied: dict[tuple[int, int], dict[str, int]] = {}
    for number, (column, word) in enumerate(more):
        if number % _CHECKED == 0:
            check()
        if column in made and word[0] != MARK and len(word) > 2:
            place = column, len(word)
            if place not in copied:
                made[column][len(word)] = copied[place] = dict(made[column].get(len(word), {}))
            copied[place].setdefault(word, letters(word))
    return made


def _match(wanted: Wanted, near_words: Callable[[str, int], Mapping[int, list[str]]]) -> str:
    """An expression in the syntax of FTS5."""
    match wanted:
        case Word(word, _, edits) if edits:
            near = near_words(word, edits)
            known = [f"w{column} : ({' OR '.join(words)})" for column, words in near.items() if words]
            return f"({' OR '.join([word, *known])})"
        case All(items):
            return f"({' AND '.join(_match(item, near_words) for item in items)})"
        case Any(items):
            return f"({' OR '.join(_match(item, near_words) for item in items)})"
        case Word() | Phrase():
            return expression(wanted)


# --- searching -----------------------------------------------------------------------------------


def explained(
    ontology: Ontology, layout: Layout, question: Search, values: Sequence[Value]
) -> tuple[str, list[Json]]:
    """The statement for a text as it is written, with its values."""
    asked = Asked.read(values[question.text.index])
    statement = _Statement(ontology, layout, question, list(map(bound, values)))
    return statement.text(expression(asked.strict()), asked.key), statement.given


def search(
    connection: apsw.Connection,
    ontology: Ontology,
    layout: Layout,
    vocabulary: Vocabulary,
    question: Search,
    values: Sequence[Value],
    check: Check,
) -> Found:
    """The answer to a question; `check` raises when it is to stop."""

    def near(word: str, edits: int) -> Mapping[int, list[str]]:
        return vocabulary.near(connection, word, edits, check)

    asked = Asked.read(values[question.text.index])
    given = list(map(bound, values))
    looser = asked.looser(len(layout.weights), len(layout.exact))
    for wanted in chain([asked.strict()], looser):
        statement = _Statement(ontology, layout, question, given)
        text = statement.text(_match(wanted, near), asked.key)
        counts: dict[str, int] = {}
        rows: list[tuple[str, int, float]] = []
        some = 0
        for what, name, number, score in connection.execute(text, statement.given):
            if what == 0:
                some += number
            elif what == 1:
                counts[name] = number
            else:
                rows.append((name, number, score))
        if some:
            break
    limit = len(rows) if question.page is None else values[question.page.limit.index]
    assert isinstance(limit, int)
    return Found(counts, rows[:limit], len(rows) > limit, wanted)


class _Statement(Sql):
    """Writes the statement for one expression; `given` are its values."""

    def __init__(self, ontology: Ontology, layout: Layout, question: Search, given: Sequence[Json]) -> None:
        super().__init__(ontology, question.scope)
        self._layout = layout
        self._question = question
        self.given = list(given)

    def text(self, match: str, key: str) -> str:
        """Rows of: 0, the number found or the fact that there are some; 1, a kind and its number; 2, an id
        with its tier and score."""
        question = self._question
        weights = ", ".join(map(str, self._layout.weights))
        rest = len(self._layout.weights)
        known = [
            f"SELECT rowid, {column} FROM {INDEX} WHERE {INDEX} MATCH {self._give(f'w{column} : {key}')}"
            for column in self._layout.exact
        ]
        known.append(f"SELECT rowid, {rest} FROM {INDEX} WHERE {INDEX} MATCH {self._give(f'{key} *')}")
        kind = kind_in("x.id")
        where = [f"{kind} IN ({_listed(self.ontology.kinds)})"]
        if question.where is not None or any(self.in_scope(self.node(k, "n")) for k in self.ontology.kinds):
            where = [self.far("x.id", self.ontology.kinds, lambda node: both(self._tests(node)))]
        selects = ["SELECT 0, NULL, EXISTS (SELECT 1 FROM found), NULL"]
        if question.counts:
            selects.append("SELECT 1, kind, count(*), NULL FROM found GROUP BY kind")
        if question.page is not None:
            selects.append(f"SELECT * FROM ({self._page()})")
        return (
            f"WITH hit(n, score) AS (SELECT rowid, -bm25({INDEX}, {weights}) FROM {INDEX} "
            f"WHERE {INDEX} MATCH {self._give(match)}), "
            f"known(n, tier) AS MATERIALIZED (SELECT n, min(tier) FROM (SELECT NULL AS n, NULL AS tier "
            f"WHERE 0 UNION ALL {' UNION ALL '.join(known)}) GROUP BY n), "
            f"found(id, kind, tier, score) AS MATERIALIZED (SELECT x.id, {kind}, "
            f"min(coalesce(k.tier, {rest + 1}), {rest}), "
            f"CASE WHEN k.tier < {rest} THEN 1.0 ELSE ((k.tier IS NOT NULL) + score / (score + 1)) / 2 END "
            f"FROM hit CROSS JOIN {INDEXED} x ON x.n = hit.n LEFT JOIN known k ON k.n = hit.n "
            f"WHERE {both(where)}) "
            f"{' UNION ALL '.join(selects)}"
        )

    def _tests(self, node: Json) -> list[str]:
        where = self._question.where
        return [*self.in_scope(node), *([self.filter(where, node)] if where is not None else [])]

    def _page(self) -> str:
        page = self._question.page
        assert page is not None
        where = [f"kind IN ({_listed(self._question.kinds)})"]
        if page.after is not None:
            tier, score, identifier = map(self.param, page.after.keys)
            # Where the node stands now, if it is there.
            tier = f"coalesce((SELECT tier FROM found WHERE id = {identifier}), {tier})"
            score = f"coalesce((SELECT score FROM found WHERE id = {identifier}), {score})"
            where.append(f"(tier, -score, id) > ({tier}, -{score}, {identifier})")
        return (
            f"SELECT 2, id, tier, score FROM found WHERE {both(where)} "
            f"ORDER BY tier, score DESC, id LIMIT {self.param(page.limit)} + 1"
        )

    def _give(self, value: object) -> str:
        self.given.append(value)
        return f"?{len(self.given)}"


def _listed(names: Sequence[str] | Mapping[str, Json]) -> str:
    return ", ".join(f"'{name}'" for name in names)
