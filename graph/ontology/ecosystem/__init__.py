"""The ontology of an innovation ecosystem: who, what results, what demands, and how they are linked."""

from graph.ontology.ecosystem.edges import *  # noqa: F403
from graph.ontology.ecosystem.nodes import *  # noqa: F403
