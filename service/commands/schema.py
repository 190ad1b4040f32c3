"""`ecograph schema`."""

import typer

from graph.ontology.load import DEFAULT, load_ontology
from schema.build import build_schema
from service.settings import OntologyName


def run(ontology: OntologyName = DEFAULT) -> None:
    """Print the GraphQL schema as SDL (模式)."""
    typer.echo(build_schema(load_ontology(ontology)).as_str())
