"""Formats for drawing: GraphML, GEXF, Cytoscape JSON, and a node list and edge list."""

import csv
import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import escape

import orjson

from graph import values
from graph.engine import Engine
from graph.ontology import EdgeKind, Kind, Type
from graph.tables.cells import shown
from graph.tables.stream import Record, all_edges, all_nodes, writable

_TYPES = {Type.INTEGER: "int", Type.LONG: "long", Type.FLOAT: "double", Type.BOOLEAN: "boolean"}
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_ENTITIES = {'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _columns(kinds: Iterable[Kind | EdgeKind]) -> dict[str, str]:
    """The kind, and every property that the service does not set, with its type in GraphML: that which
    all kinds agree on, or text."""
    found = {"kind": "string"}
    for kind in kinds:
        for name in writable(kind.properties):
            prop = kind.properties[name]
            form = "string" if prop.many else _TYPES.get(prop.form, "string")
            found[name] = form if found.get(name, form) == form else "string"
    return found


def _text(value: object) -> str:
    """A value as text in XML; characters that XML cannot hold become U+FFFD."""
    return escape(_NOT_XML.sub("\ufffd", shown(value)), _ENTITIES)


def _label(identifier: str, record: Record) -> str:
    return str(record.get("name", identifier))


async def graphml(engine: Engine, file: BinaryIO) -> None:
    """GraphML, for yEd, Gephi, NetworkX, igraph."""

    def write(text: str) -> None:
        file.write(text.encode())

    def data(element: str, record: Record) -> str:
        return "".join(f'<data key="{element}.{name}">{_text(v)}</data>' for name, v in record.items())

    write(f'{_XML}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for element, kinds in (("node", engine.ontology.kinds), ("edge", engine.ontology.edges)):
        for name, form in ({"label": "string"} | _columns(kinds.values())).items():
            write(f'<key id="{element}.{name}" for="{element}" attr.name="{name}" attr.type="{form}"/>\n')
    write('<graph edgedefault="directed">\n')
    async for kind, identifier, record in all_nodes(engine):
        fixed = {"kind": kind.name, "label": _label(identifier, record)}
        write(f'<node id="{_text(identifier)}">{data("node", fixed | record)}</node>\n')
    async for edge, ends, record in all_edges(engine):
        source, target, identifier = map(_text, (*ends[:2], values.edge_id(edge.name, *ends)))
        directed = "false" if edge.symmetric else "true"
        write(f'<edge id="{identifier}" source="{source}" target="{target}" directed="{directed}">')
        write(f"{data('edge', {'kind': edge.name, 'label': edge.label} | record)}</edge>\n")
    write("</graph>\n</graphml>\n")


async def gexf(engine: Engine, file: BinaryIO) -> None:
    """GEXF 1.3, for Gephi; dated edges are there only in their time."""

    def write(text: str) -> None:
        file.write(text.encode())

    def attributes(record: Record) -> str:
        pairs = (f'<attvalue for="{name}" value="{_text(value)}"/>' for name, value in record.items())
        return f"<attvalues>{''.join(pairs)}</attvalues>"

    write(f'{_XML}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    write('<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n')
    for element, kinds in (("node", engine.ontology.kinds), ("edge", engine.ontology.edges)):
        write(f'<attributes class="{element}">\n')
        for name, form in _columns(kinds.values()).items():
            typed = "integer" if form == "int" else form
            write(f'<attribute id="{name}" title="{name}" type="{typed}"/>\n')
        write("</attributes>\n")
    write("<nodes>\n")
    async for kind, identifier, record in all_nodes(engine):
        write(f'<node id="{_text(identifier)}" label="{_text(_label(identifier, record))}">')
        write(attributes({"kind": kind.name} | record) + "</node>\n")
    write("</nodes>\n<edges>\n")
    async for edge, ends, record in all_edges(engine):
        source, target, identifier = map(_text, (*ends[:2], values.edge_id(edge.name, *ends)))
        form = "undirected" if edge.symmetric else "directed"
        write(
            f'<edge id="{identifier}" source="{source}" target="{target}" type="{form}" label="{edge.label}"'
        )
        if since := record.get("since"):
            write(f' start="{values.first_day(str(since))}"')
        if until := record.get("until"):
            write(f' end="{values.last_day(str(until))}"')
        write(f">{attributes({'kind': edge.name} | record)}</edge>\n")
    write("</edges>\n</graph>\n</gexf>\n")


async def cytoscape(engine: Engine, file: BinaryIO) -> None:
    """Cytoscape JSON, for Cytoscape and cytoscape.js."""
    file.write(b'{"elements":{"nodes":[')
    comma = b"\n"
    async for kind, identifier, record in all_nodes(engine):
        fixed = {"id": identifier, "kind": kind.name, "label": _label(identifier, record)}
        file.write(comma + orjson.dumps({"data": fixed | record}))
        comma = b",\n"
    file.write(b'],"edges":[')
    comma = b"\n"
    async for edge, ends, record in all_edges(engine):
        identifier = values.edge_id(edge.name, *ends)
        fixed = {
            "id": identifier,
            "source": ends[0],
            "target": ends[1],
            "kind": edge.name,
            "label": edge.label,
        }
        file.write(comma + orjson.dumps({"data": fixed | {"directed": not edge.symmetric} | record}))
        comma = b",\n"
    file.write(b"]}}\n")


async def lists(engine: Engine, folder: Path) -> None:
    """`nodes.csv` and `edges.csv` with the columns that Gephi knows."""
    names = list(_columns(engine.ontology.kinds.values()))
    with (folder / "nodes.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Id", "Label", *names])
        async for kind, identifier, record in all_nodes(engine):
            cells = {"kind": kind.name} | record
            writer.writerow([identifier, _label(identifier, record), *(shown(cells.get(n)) for n in names)])
    names = list(_columns(engine.ontology.edges.values()))
    with (folder / "edges.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Source", "Target", "Type", "Id", "Label", *names])
        async for edge, ends, record in all_edges(engine):
            form = "Undirected" if edge.symmetric else "Directed"
            cells = {"kind": edge.name} | record
            fixed = [*ends[:2], form, values.edge_id(edge.name, *ends), edge.label]
            writer.writerow([*fixed, *(shown(cells.get(name)) for name in names)])
