"""How the graph lies in Neo4j, with constraints and indexes, all derived from the ontology.

A node has the labels of its kind and of the kind's interfaces, a relationship the type of its edge kind.
Properties stand under their own names. What is compared as text (ids, text, references) has a
shadow beside it, in the form in which the database compares it; every comparison looks at shadows.
"""

import re
import zlib
from collections.abc import Iterable, Mapping

from graph.errors import BadInputError
from graph.ontology import EdgeKind, Kind, Ontology, Property, Type
from graph.ontology.model import INDEXED_BYTES
from graph.search.layout import Layout
from graph.values import fold, kind_of

LOG = "_Log"
"""Label of the one node that counts the changes; whoever writes holds its lock."""
CHANGE = "_Change"
"""Label of an entry of the change log."""
NAME_LENGTH = "_length"
"""Property of a node: the letters of its name, by which a search orders."""
KEY = "_key"
"""Property of a relationship: its key, in sortable form."""
_HIGH = re.compile("[\ud7fe-\ud7ff\ue000-\uffff]")
_ESCAPED = re.compile("\ud7fe([\ue000\ue001])|\ud7ff(.)", re.DOTALL)


def quoted(name: str) -> str:
    """A name as a Cypher identifier."""
    return f"`{name}`"


def sortable(text: str) -> str:
    """Text in the form in which Neo4j orders it by code point.

    Outside its indexes Neo4j orders text by UTF-16 code unit, in which U+E000 to U+FFFF come after what
    lies beyond U+FFFF. So they are escaped to come before: U+D7FF and the character. U+D7FE and U+D7FF,
    which Unicode does not assign, make way. No escape can begin or end within another, so that one text
    contains another exactly where their escaped forms do.
    """
    return text if text.isascii() else _HIGH.sub(_escape, text)


def plain(text: str) -> str:
    """The text whose sortable form is given."""
    return text if text.isascii() else _ESCAPED.sub(_unescape, text)


def _escape(found: re.Match[str]) -> str:
    match character := found[0]:
        case "\ud7fe":
            return "\ud7fe\ue000"
        case "\ud7ff":
            return "\ud7fe\ue001"
    return "\ud7ff" + character


def _unescape(found: re.Match[str]) -> str:
    return found[2] or ("\ud7fe" if found[1] == "\ue000" else "\ud7ff")


def shadow(name: str) -> str:
    """Name of the shadow of a property or `id`. No name in an ontology ends so."""
    return f"{name}_"


def compared(properties: Mapping[str, Property], name: str) -> str:
    """Name under which a property or `id` is compared and ordered."""
    shadowed = name == "id" or properties[name].form in (Type.TEXT, Type.REFERENCE)
    return shadow(name) if shadowed else name


def stored(table: Kind | EdgeKind, identifier: str, values: Mapping[str, object]) -> dict[str, object]:
    """The properties of the node or edge with this id, with their shadows, without ids and key."""
    result = dict(values)
    for name, value in values.items():
        prop = table.properties[name]
        if prop.form is Type.TEXT:
            texts = [value] if isinstance(value, str) else value
            assert isinstance(texts, list)
            folded = [sortable(fold(text)) for text in texts]
            result[shadow(name)] = folded if prop.many else folded[0]
            if prop.index:
                _fits(f"{identifier}.{name}", folded)
        elif prop.form is Type.REFERENCE:
            result[shadow(name)] = sortable(str(value))
    return result


def indexed(layout: Layout, identifier: str, values: Mapping[str, object]) -> dict[str, object]:
    """The search properties of a node, None for a column without words."""
    found: dict[str, object] = {NAME_LENGTH: layout.length(values)}
    found |= dict.fromkeys(map(search_column, layout.columns(None)))
    for column, text in layout.words(kind_of(identifier), values).items():
        found[search_column(column)] = sortable(text) or None
    return found


def _fits(place: str, texts: list[str]) -> None:
    for text in texts:
        if (size := len(text.encode())) > INDEXED_BYTES:
            raise BadInputError(
                f"{place}: found a text of {size:,} bytes, expected at most {INDEXED_BYTES:,}, because Neo4j "
                "keeps an index for it; shorten it"
            )


def labels(kind: Kind) -> str:
    """All labels of a kind's nodes, for CREATE."""
    return "".join(f":{quoted(name)}" for name in (kind.name, *kind.interfaces))


def union(names: Iterable[str]) -> str:
    """A label or type expression for any of the names."""
    return "|".join(map(quoted, names))


def search_column(column: str) -> str:
    """Name of the property with the words of a column of the search index."""
    return f"_search{column}"


def search_index(layout: Layout) -> str:
    """Name of the search index."""
    return f"ecograph search by visibility {len(layout.weights)}"


def date_indexes(ontology: Ontology) -> dict[bool, tuple[str, str]]:
    """The one index of the days on which nodes of any kind begin and end (False), and that of edges (True):
    its name and what it is made for. Only full-text indexes can have several kinds."""
    indexes = {}
    found = {False: "(x:Node)", True: f"()-[x:{union(sorted(ontology.edges))}]-()"}
    for edges, declared in ((False, ontology.kinds), (True, ontology.edges)):
        lifetimes = [kind.lifetime for kind in declared.values()]
        if names := sorted({name for lifetime in lifetimes for name in lifetime if name is not None}):
            made_for = f"{found[edges]} ON EACH [{', '.join(f'x.{quoted(name)}' for name in names)}]"
            # Another ontology needs another index, so another name.
            indexes[edges] = f"ecograph dates {zlib.crc32(made_for.encode()):08x}", made_for
    return indexes


def schema(ontology: Ontology) -> dict[str, str]:
    """The statements that create constraints and indexes, by the names of these."""
    layout = Layout.of(ontology)
    columns = ", ".join(f"x.{search_column(column)}" for column in layout.columns(None))
    wanted = {
        search_index(layout): _full_text(f"(x:Node) ON EACH [{columns}]", "whitespace"),
        "ecograph log": _unique(f"(x:{LOG})", "name"),
        "ecograph change sequence": _unique(f"(x:{CHANGE})", "sequence"),
        "ecograph change id": _index(f"(x:{CHANGE})", "id"),
    }
    for label in (*ontology.kinds, *ontology.interfaces):
        wanted[f"ecograph {label} id"] = _unique(f"(x:{quoted(label)})", shadow("id"))
        properties = ontology.properties(label)
        for prop in properties.values():
            if prop.index and not prop.many:
                wanted[f"ecograph {label} {prop.name}"] = _index(
                    f"(x:{quoted(label)})", compared(properties, prop.name)
                )
    for edge in ontology.edges.values():
        wanted[f"ecograph {edge.name} id"] = _unique(f"()-[x:{quoted(edge.name)}]-()", shadow("id"))
    for name, made_for in date_indexes(ontology).values():
        wanted[name] = _full_text(made_for, "keyword")
    return {
        name: f"CREATE {what} {quoted(name)} IF NOT EXISTS FOR {rest}"
        for name, (what, rest) in wanted.items()
    }


def filling(table: Kind | EdgeKind, prop: Property) -> tuple[str, dict[str, object]]:
    """The statement that gives a property's default to what has no value, with its parameters."""
    name = quoted(table.name)
    found = f"(x:{name})" if isinstance(table, Kind) else f"()-[x:{name}]->()"
    missing = f"MATCH {found} WHERE x.{quoted(prop.name)} IS NULL"
    statement = f"{missing} CALL (x) {{ SET x += $set }} IN TRANSACTIONS OF 10000 ROWS"
    return statement, {"set": stored(table, table.name, {prop.name: prop.default})}


def _unique(pattern: str, prop: str) -> tuple[str, str]:
    return "CONSTRAINT", f"{pattern} REQUIRE x.{quoted(prop)} IS UNIQUE"


def _full_text(made_for: str, analyzer: str) -> tuple[str, str]:
    return "FULLTEXT INDEX", f"{made_for} OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{analyzer}'}}}}"


def _index(pattern: str, prop: str) -> tuple[str, str]:
    return "INDEX", f"{pattern} ON (x.{quoted(prop)})"
