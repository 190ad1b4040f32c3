"""`ecograph serve`."""

from service.server import serve
from service.settings import Settings, takes_settings


def _serve(settings: Settings) -> None:
    """Serve the graph over HTTP (启动服务).

    GraphQL at /graphql (GraphiQL for browsers), the SDL at /schema.graphql, /health and /ready for
    probes. Stops on SIGTERM or Ctrl+C when the requests under way are answered.
    """
    serve(settings)


run = takes_settings(_serve)
