"""JSON-LD: nodes, and edges as entities of their own with their dates and sources (CERIF link entities)."""

from collections.abc import Mapping
from typing import BinaryIO
from urllib.parse import quote

import orjson

from graph import values
from graph.engine import Engine
from graph.ontology import EdgeKind, Kind, Ontology, Property, Type
from graph.tables.stream import Record, all_edges, all_nodes

_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF-level0"
_BASE = "urn:ecograph:"


def _context(ontology: Ontology) -> dict[str, object]:
    tables: list[Kind | EdgeKind] = [*ontology.kinds.values(), *ontology.edges.values()]
    typed: dict[str, object] = {}
    for prop in (prop for table in tables for prop in table.properties.values()):
        if prop.form is Type.DATE:
            typed[prop.name] = {"@id": f"{_BASE}{prop.name}", "@type": _EDTF}
        elif prop.form is Type.REFERENCE:
            typed[prop.name] = {"@id": f"{_BASE}{prop.name}", "@type": "@id"}
    ends = {end: {"@id": f"{_BASE}{end}", "@type": "@id"} for end in ("from", "to")}
    return {"@vocab": _BASE, "@base": _BASE, **ends, **typed}


def _iri(identifier: str) -> str:
    """An id as an IRI: what an IRI cannot hold is percent-encoded (RFC 3987)."""
    kept = "".join(c if ord(c) > 0xA0 else quote(c, safe="!#$&'()*+,/:;=?@-._~") for c in identifier)
    return _BASE + kept


async def jsonld(engine: Engine, file: BinaryIO) -> None:
    """JSON-LD 1.1 with a vocabulary below `urn:ecograph:`."""
    file.write(b'{"@context":' + orjson.dumps(_context(engine.ontology)) + b',"@graph":[')
    comma = b"\n"
    async for kind, identifier, record in all_nodes(engine):
        entity = {"@id": _iri(identifier), "@type": kind.name}
        file.write(comma + orjson.dumps(entity | _linked(kind.properties, record)))
        comma = b",\n"
    async for edge, (source, target, key), record in all_edges(engine):
        entity = {"@id": _iri(values.edge_id(edge.name, source, target, key)), "@type": edge.type_name}
        ends = {"from": _iri(source), "to": _iri(target)}
        file.write(comma + orjson.dumps(entity | ends | _linked(edge.properties, record)))
        comma = b",\n"
    file.write(b"]}\n")


def _linked(properties: Mapping[str, Property], record: Record) -> Record:
    """The values, references as IRIs."""
    return {
        name: _iri(str(value)) if properties[name].form is Type.REFERENCE else value
        for name, value in record.items()
    }
