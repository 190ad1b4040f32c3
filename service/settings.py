"""Settings: one declaration each gives the field, the flag, the variable and the line in `--help`."""

import inspect
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from typer import BadParameter, Option

from graph.ontology import Visibility
from graph.ontology.load import DEFAULT

GRAPH = "sqlite:///ecograph.db"
GraphUrl = Annotated[
    str,
    Option(
        help="URL of the graph: sqlite:///FILE, or bolt:// or neo4j:// with +s or +ssc for TLS.",
        metavar="URL",
    ),
]
OntologyName = Annotated[
    str,
    Option(help="Ontology of the graph: an importable module, or a path to a .py file.", metavar="MODULE"),
]


def _visibility(text: str | Visibility) -> Visibility:
    try:
        return text if isinstance(text, Visibility) else Visibility[text.upper()]
    except KeyError:
        raise BadParameter(f"found {text!r}, expected one of {', '.join(Visibility.__members__)}") from None


def _header(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise BadParameter(f"found {text!r}, expected the value of an HTTP header: printable ASCII")
    return text


class LogLevel(StrEnum):
    """The least that is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """How a log entry is written to standard error."""

    CONSOLE = "console"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `ecograph serve` runs with. The flag of `page_maximum` is `--page-maximum`, its variable
    `ECOGRAPH_PAGE_MAXIMUM`; a flag wins over a variable, a variable over the default."""

    graph: GraphUrl = GRAPH
    ontology: OntologyName = DEFAULT
    host: Annotated[str, Option(help="Address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Option(help="Port to listen on; 0 takes a free one.", min=0, max=65_535)] = 8000
    anonymous_clearance: Annotated[
        Visibility,
        Option(
            help="What a caller who does not say who they are may see.",
            parser=_visibility,
            metavar="|".join(Visibility.__members__),
            show_default=Visibility.PUBLIC.name,
        ),
    ] = Visibility.PUBLIC
    timeout: Annotated[
        float, Option(help="Seconds that a request may take, waiting included.", min=0.01, max=3600)
    ] = 10.0
    page_maximum: Annotated[
        int, Option(help="The most that `first`, `last` and a list of ids may ask for.", min=1, max=100_000)
    ] = 1_000
    body_maximum: Annotated[
        int, Option(help="Bytes that the body of a request may have.", min=1_000, max=1_000_000_000)
    ] = 1_000_000
    compress_minimum: Annotated[
        int,
        Option(
            help="Bytes from which on an answer is compressed, for clients that take zstd or gzip.",
            min=0,
            max=1_000_000_000,
        ),
    ] = 1_000
    cache_control: Annotated[
        str,
        Option(
            help="Cache-Control of answers to GET that have no errors.",
            parser=_header,
            metavar="DIRECTIVES",
        ),
    ] = "private, no-cache"
    documents: Annotated[
        list[Path] | None,
        Option(
            help="Folder of .graphql files, or manifest of relay-compiler, graphql-codegen or Apollo, with "
            "documents that callers may ask for by id; may be repeated.",
            exists=True,
        ),
    ] = None
    documents_only: Annotated[bool, Option(help="Run no other documents than these.")] = False
    automatic_documents: Annotated[
        bool,
        Option(
            help="Remember documents that come with their hash, for calls by the hash alone (Apollo's "
            "automatic persisted queries)."
        ),
    ] = True
    explain: Annotated[
        bool,
        Option(
            help="Tell callers who ask for it, by `extensions.explain`, how the graph is read; Neo4j's "
            "estimates of rows count what a caller may not see as well."
        ),
    ] = False
    concurrency: Annotated[int, Option(help="Requests that are worked on at once.", min=1, max=10_000)] = 64
    queue: Annotated[
        int,
        Option(
            help="Requests that may wait for their turn; more are turned away with 503.", min=0, max=100_000
        ),
    ] = 256
    cors_origin: Annotated[
        list[str] | None,
        Option(
            help="Origin whose pages may call the service, such as https://eco.example, or * for all; may be "
            "repeated."
        ),
    ] = None
    graphiql: Annotated[
        bool, Option(help="Serve GraphiQL to browsers at /graphql, unless only listed documents may run.")
    ] = True
    graphiql_document: Annotated[
        Path | None,
        Option(help="File with the document that GraphiQL opens with.", exists=True, dir_okay=False),
    ] = None
    log_level: Annotated[LogLevel, Option(help="The least that is logged.")] = LogLevel.INFO
    log_format: Annotated[LogFormat, Option(help="How log entries are written.")] = LogFormat.CONSOLE
    stop_timeout: Annotated[
        int,
        Option(
            help="Seconds that requests under way are given when the service is told to stop.",
            min=0,
            max=3600,
        ),
    ] = 30


def takes_settings(run: Callable[..., None], *, without: Collection[str] = ()) -> Callable[..., None]:
    """A command with a flag for every setting but some, and for each further parameter of its own."""
    settings, own = (inspect.signature(f, eval_str=True).parameters.values() for f in (Settings, run))
    flags = [p for p in settings if p.name not in without]
    further = [p.replace(kind=p.KEYWORD_ONLY) for p in own if p.name != "settings"]

    def command(**given: object) -> None:
        chosen = {p.name: given.pop(p.name) for p in flags}
        run(Settings(**chosen), **given)  # type: ignore[arg-type]

    command.__doc__ = run.__doc__
    command.__signature__ = inspect.Signature([*flags, *further])  # type: ignore[attr-defined]
    return command
