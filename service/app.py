"""The HTTP application."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route

from graph.engines import open_engine
from graph.ontology.load import load_ontology
from loaders.context import Reading
from schema.build import build_schema
from service.database import Database
from service.documents import Documents
from service.graphql import GraphQLEndpoint
from service.pages import Pages
from service.responses import on_error, on_http_error
from service.settings import Settings


def create_app(settings: Settings) -> Starlette:
    """The application that serves the graph of the settings."""
    ontology = load_ontology(settings.ontology)
    schema = build_schema(ontology)
    database = Database(open_engine(settings.graph, ontology))
    reading = Reading(database.engine, settings.timeout, settings.page_maximum)
    pages = Pages(schema, database)
    return Starlette(
        routes=[
            Route(
                "/graphql",
                GraphQLEndpoint(schema, reading, database, Documents(schema, settings), settings),
            ),
            Route("/", pages.index),
            *([] if settings.documents_only else [Route("/schema.graphql", pages.sdl)]),
            Route("/health", pages.health),
            Route("/ready", pages.ready),
            Route("/graphiql/{name}", pages.graphiql),
        ],
        middleware=[_cors(settings.cors_origin)] if settings.cors_origin else [],
        exception_handlers={HTTPException: on_http_error, Exception: on_error},
        lifespan=database.lifespan,
    )


def _cors(origins: list[str]) -> Middleware:
    return Middleware(
        CORSMiddleware,
        allow_origins=origins,
        allow_methods=("GET", "POST"),
        allow_headers=("*",),
        expose_headers=("ETag", "Retry-After"),
        max_age=86_400,
    )
