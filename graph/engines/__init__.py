"""The two engines behind one contract, and the choice between them."""

from graph.engine import Engine
from graph.errors import BadInputError
from graph.ontology import Ontology


def open_engine(url: str, ontology: Ontology) -> Engine:
    """The engine for a graph's URL: `sqlite:///eco.db` (embedded), or `bolt://`, `neo4j://` and their
    `+s` and `+ssc` forms (Neo4j). Nothing is opened yet; `await engine.open()` does."""
    scheme = url.partition("://")[0]
    if scheme == "sqlite":
        from graph.engines.embedded.store import EmbeddedEngine

        return EmbeddedEngine(url, ontology)
    if scheme.partition("+")[0] in ("bolt", "neo4j"):
        from graph.engines.neo4j.store import Neo4jEngine

        return Neo4jEngine(url, ontology)
    raise BadInputError(
        f"graph URL: found {url!r}, expected sqlite:///FILE, bolt://HOST:PORT or neo4j://HOST:PORT"
    )
