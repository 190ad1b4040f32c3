"""What hypothesis makes up: graphs of an ontology, plans and questions about them, batches of writes."""

from tests.contract.strategies.graphs import Batches, Drawn, batches, drawn_graphs
from tests.contract.strategies.plans import (
    Listing,
    Question,
    changes,
    connects,
    filters,
    listings,
    overviews,
    questions,
    searches,
)

__all__ = [
    "Batches",
    "Drawn",
    "Listing",
    "Question",
    "batches",
    "changes",
    "connects",
    "drawn_graphs",
    "filters",
    "listings",
    "overviews",
    "questions",
    "searches",
]
