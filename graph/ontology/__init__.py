"""What kinds of nodes and edges there are. One declaration per kind; everything else derives from it."""

from graph.ontology.compile import OntologyError, compile_ontology, ontology_of
from graph.ontology.declare import Code, Date, DateTime, Edge, Money, Node, Visibility, prop
from graph.ontology.model import (
    Direction,
    EdgeKind,
    Hop,
    Interface,
    Kind,
    Ontology,
    Property,
    Type,
)

__all__ = [
    "Code",
    "Date",
    "DateTime",
    "Direction",
    "Edge",
    "EdgeKind",
    "Hop",
    "Interface",
    "Kind",
    "Money",
    "Node",
    "Ontology",
    "OntologyError",
    "Property",
    "Type",
    "Visibility",
    "compile_ontology",
    "ontology_of",
    "prop",
]
