"""The public face: GraphQL types derived from the ontology."""
