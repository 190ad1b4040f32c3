"""The two engines behind one contract, and the choice between them."""

from graph.engine import Engine
from graph.errors import BadInputError
from graph.ontology import Ontology


def open_engine(url: str, ontology: Ontology) -> Engine:
    """The engine for a graph's URL: `sqlite:///eco.db` (embedded), or `bolt://`, `neo4j://` and their
    `+s` and `+ssc` forms (Neo4j). Nothing is opened yet; `await engine.open()` does."""
    if engine_for(url) == "embedded":
        from graph.engines.embedded.store import EmbeddedEngine

        return EmbeddedEngine(url, ontology)
    from graph.engines.neo4j.store import Neo4jEngine

    return Neo4jEngine(url, ontology)


def engine_for(url: str) -> str:
    """The name of the engine for a graph's URL; `BadInputError` where there is none."""
    scheme = url.partition("://")[0]
    if scheme == "sqlite":
        return "embedded"
    if scheme.partition("+")[0] in ("bolt", "neo4j"):
        return "neo4j"
    raise BadInputError(
        f"graph URL: found {url!r}, expected sqlite:///FILE, bolt://HOST:PORT or neo4j://HOST:PORT"
    )
