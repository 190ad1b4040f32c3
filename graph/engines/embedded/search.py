"""Full text in the embedded graph: an FTS5 index of words that `graph.search` makes."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from graph.plan import Page
from graph.search.layout import Layout
from graph.search.near import letters, nearest
from graph.search.order import Step, score, steps
from graph.search.question import Search
from graph.search.wanted import MOST_NEAR, All, Any, Asked, Phrase, Wanted, Word, expression
from graph.search.words import MARK
from graph.values import kind_of

_FORM = quoted("search~form")
_WORDS = quoted("search~words")
_LOGGED = 2_000
"""Changes after which the words are read anew."""
_NEAR = 1_000
"""Words whose near ones are kept until the graph changes."""
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

    def put(self, node: str, before: Mapping[str, object] | None, after: Mapping[str, object]) -> None:
        """Index a node that was created or updated."""
        kind, connection, layout = kind_of(node), self._connection, self._layout
        words, length = layout.words(kind, after), layout.length(after)
        if before is None:
            connection.execute(f"INSERT INTO {INDEXED} (id, length) VALUES (?, ?)", (node, length))
            number: Json = connection.last_insert_rowid()
        elif words == layout.words(kind, before):
            return
        else:
            number = connection.execute(f"SELECT n FROM {INDEXED} WHERE id = ?", (node,)).get
            connection.execute(f"UPDATE {INDEXED} SET length = ? WHERE n = ?", (length, number))
        connection.execute(
            f"INSERT OR REPLACE INTO {INDEX} (rowid, {', '.join(words)}) VALUES (?{', ?' * len(words)})",
            (number, *words.values()),
        )


def install(connection: apsw.Connection, ontology: Ontology, layout: Layout) -> None:
    """Create the index, and fill it where it is missing or was laid out differently."""
    with connection:
        connection.execute(f"CREATE TABLE IF NOT EXISTS {_FORM} (fingerprint TEXT NOT NULL) STRICT")
        if connection.execute(f"SELECT fingerprint FROM {_FORM}").get == layout.fingerprint:
            return
        for table in (_WORDS, INDEX, INDEXED):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(
            f"CREATE TABLE {INDEXED} (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "
            "length INTEGER NOT NULL) STRICT"
        )
        # Words are made by us, so all that is left to do is to split at blanks.
        connection.execute(
            f"CREATE VIRTUAL TABLE {INDEX} USING fts5({', '.join(layout.columns(None))}, "
            "content='', contentless_delete=1, tokenize='ascii')"
        )
        connection.execute(f"CREATE VIRTUAL TABLE {_WORDS} USING fts5vocab({INDEX}, 'col')")
        index = Index(connection, layout)
        for kind in ontology.kinds.values():
            searched = {prop.name: prop for prop, _ in layout.fields[kind.name]}
            searched |= {name: kind.properties[name] for name in ("name", "visibility")}
            rows = connection.execute(f"SELECT id, {property_columns(searched)} FROM {quoted(kind.name)}")
            for identifier, *row in rows:
                index.put(identifier, None, from_row(searched, row))
        connection.execute(f"DELETE FROM {_FORM}")
        connection.execute(f"INSERT INTO {_FORM} VALUES (?)", (layout.fingerprint,))


# --- words that are spelt alike ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Known:
    """The words by which nodes are known, as of a sequence of the change log."""

    sequence: int = -1
    words: Mapping[str, Mapping[int, Mapping[str, int]]] = field(default_factory=dict)
    """By column and length, with their letters."""
    near: dict[tuple[str, str, int], list[str]] = field(default_factory=dict)
    """The words of a column near one."""


class Vocabulary:
    """The words by which nodes are known, which follow the change log. Used from several threads."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._lock = threading.Lock()
        self._known = _Known()

    def near(
        self, connection: apsw.Connection, column: str, word: str, edits: int, check: Check
    ) -> list[str]:
        """The words near one in a column of what nodes are known by."""
        known = self._followed(connection, check)
        found = known.near.get((column, word, edits))
        if found is None:
            found = nearest(word, edits, known.words[column], MOST_NEAR, check)
            if len(known.near) >= _NEAR:
                known.near.clear()
            known.near[column, word, edits] = found
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
            known = self._layout.columns(None, self._layout.exact)
            return _with({column: {} for column in known}, _stored(connection), check)
        return _with(before.words, self._logged(connection, before.sequence), check)

    def _logged(self, connection: apsw.Connection, since: int) -> Iterator[tuple[str, str]]:
        rows = connection.execute(
            "SELECT id, after FROM change_log WHERE sequence > ? AND instr(id, '|') = 0", (since,)
        )
        for identifier, after in rows:
            kind = kind_of(identifier)
            texts = self._layout.words(kind, orjson.loads(after)) if kind in self._layout.fields else {}
            for column, text in texts.items():
                yield from ((column, word) for word in text.split())


def _stored(connection: apsw.Connection) -> Iterator[tuple[str, str]]:
    for keys, limit in (("term < ?", MARK), ("term >= ?", chr(ord(MARK[0]) + 1))):
        yield from connection.execute(f"SELECT col, term FROM {_WORDS} WHERE {keys}", (limit,))


def _with(
    known: Mapping[str, Mapping[int, Mapping[str, int]]], more: Iterator[tuple[str, str]], check: Check
) -> Mapping[str, Mapping[int, Mapping[str, int]]]:
    """Words and further ones. Others may be reading the former, so what changes is copied."""
    made = {column: dict(lengths) for column, lengths in known.items()}
    copied: dict[tuple[str, int], dict[str, int]] = {}
    for number, (column, word) in enumerate(more):
        if number % _CHECKED == 0:
            check()
        if column in made and not word.startswith(MARK) and len(word) > 2:
            place = column, len(word)
            if place not in copied:
                made[column][len(word)] = copied[place] = dict(made[column].get(len(word), {}))
            copied[place].setdefault(word, letters(word))
    return made


Near = Callable[[str, int], Iterable[tuple[str, Sequence[str]]]]
"""For a word and so many edits, the words near it in each column that is searched for such."""


def _match(wanted: Wanted, near: Near) -> str:
    """An expression in the syntax of FTS5."""
    match wanted:
        case Word(word, _, edits) if edits:
            known = [f"{column} : ({' OR '.join(words)})" for column, words in near(word, edits) if words]
            return f"({' OR '.join([word, *known])})"
        case All(items):
            return f"({' AND '.join(_match(item, near) for item in items)})"
        case Any(items):
            return f"({' OR '.join(_match(item, near) for item in items)})"
        case Word() | Phrase():
            return expression(wanted)


# --- searching -----------------------------------------------------------------------------------


def explained(
    ontology: Ontology, layout: Layout, question: Search, values: Sequence[Value]
) -> tuple[str, list[Json]]:
    """The statement for a text as it is written, with its values."""
    asked = Asked.read(values[question.text.index])
    statement = _Statement(ontology, layout, question, list(map(bound, values)))
    return statement.text(asked, asked.strict(), lambda _word, _edits: ()), statement.given


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
    columns = layout.columns(question.scope.visible, layout.exact)

    def near(word: str, edits: int) -> Iterator[tuple[str, list[str]]]:
        return ((each, vocabulary.near(connection, each, word, edits, check)) for each in columns)

    asked = Asked.read(values[question.text.index])
    given = list(map(bound, values))
    looser = asked.looser(len(layout.weights), len(layout.exact))
    for wanted in chain([asked.strict()], looser):
        statement = _Statement(ontology, layout, question, given)
        text = statement.text(asked, wanted, near)
        counts: dict[str, int] = {}
        rows: list[tuple[str, int, float]] = []
        some = 0
        for what, name, number, rated in connection.execute(text, statement.given):
            if what == 0:
                some += number
            elif what == 1:
                counts[name] = number
            else:
                rows.append((name, number, rated))
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

    def text(self, asked: Asked, wanted: Wanted, near: Near) -> str:
        """Rows of: 0, the fact that there are some; 1, a kind and its number; 2, an id with its tier and
        score."""
        question = self._question
        *better, last = (self._matching(step, near) for step in steps(self._layout, asked, wanted))
        kind = kind_in("x.id")
        where = [f"{kind} IN ({_listed(self.ontology.kinds)})"]
        if question.where is not None or any(self.in_scope(self.node(k, "n")) for k in self.ontology.kinds):
            where = [self.far("x.id", self.ontology.kinds, lambda node: both(self._tests(node)))]
        selects = ["SELECT 0, NULL, EXISTS (SELECT 1 FROM found), NULL"]
        if question.counts:
            selects.append("SELECT 1, kind, count(*), NULL FROM found GROUP BY kind")
        if question.page is not None:
            selects.append(f"SELECT * FROM ({self._page(question.page, better, self._give(asked.length))})")
        return (
            f"WITH found(n, id, kind, length) AS MATERIALIZED (SELECT x.n, x.id, {kind}, x.length "
            f"FROM ({last}) hit CROSS JOIN {INDEXED} x ON x.n = hit.rowid WHERE {both(where)}) "
            f"{' UNION ALL '.join(selects)}"
        )

    def _matching(self, step: Step, near: Near) -> str:
        columns = " ".join(self._layout.columns(self.scope.visible, step.weights))
        match = self._give(f"{{{columns}}} : ({_match(step.wanted, near)})")
        return f"SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH {match}"

    def _tests(self, node: Json) -> list[str]:
        where = self._question.where
        return [*self.in_scope(node), *([self.filter(where, node)] if where is not None else [])]

    def _page(self, page: Page, better: Sequence[str], length: str) -> str:
        first = " ".join(f"WHEN n IN ({rowids}) THEN {step}" for step, rowids in enumerate(better))
        exact = len(self._layout.exact)
        where = []
        if page.after is not None:
            tier, rating, identifier = map(self.param, page.after.keys)
            where = [f"(tier, -score, id) > ({tier}, -{rating}, {identifier})"]
        # Materialized, as SQLite would else work out the step wherever it is named.
        return (
            f"WITH stepped(id, length, step) AS MATERIALIZED (SELECT id, length, CASE {first} "
            f"ELSE {len(better)} END FROM found WHERE kind IN ({_listed(self._question.kinds)})), "
            f"rated(id, tier, score) AS (SELECT id, min(step, {exact}), "
            f"{score(self._layout, 'step', 'length', length)} FROM stepped) "
            f"SELECT 2, id, tier, score FROM rated WHERE {both(where)} "
            f"ORDER BY tier, score DESC, id LIMIT {self.param(page.limit)} + 1"
        )

    def _give(self, value: object) -> str:
        self.given.append(value)
        return f"?{len(self.given)}"


def _listed(names: Sequence[str] | Mapping[str, Json]) -> str:
    return ", ".join(f"'{name}'" for name in names)
