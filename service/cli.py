"""The command line: `ecograph COMMAND`. A command's module is imported when it is asked for.

Every flag has a variable: `--graph` is `ECOGRAPH_GRAPH`. Exit status: 0 done; 1 done, but something was
found wrong (a row refused, an answer with errors, a broken rule); 2 the call cannot be used; 3 the
graph cannot be reached or written; 4 an error in ecograph itself.
"""

import gc
import secrets
import sys
import tempfile
import traceback
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from graph.errors import EcographError, UnavailableError
from graph.ontology import OntologyError

COMMANDS = {
    "demo": "demo",
    "serve": "serve",
    "import": "import_",
    "export": "export",
    "query": "query",
    "schema": "schema",
    "check": "check",
    "copy": "copy",
}
"""Commands and their modules in `service.commands`."""


class _Commands(TyperGroup):
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 (the interface of the base)
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        gc.disable()  # what is imported stays; looking through it meanwhile is a tenth of the start
        module = import_module(f"service.commands.{COMMANDS[cmd_name]}")
        gc.freeze()
        gc.enable()
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(cmd_name, context_settings={"auto_envvar_prefix": "ECOGRAPH"})(module.run)
        return get_command(single)


app = typer.Typer(cls=_Commands, add_completion=False, no_args_is_help=True, rich_markup_mode=None)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ecograph {version('ecograph')}")
        raise typer.Exit


@app.callback(help="A GraphQL knowledge-graph service for innovation ecosystems. 创新生态知识图谱服务。")
def _root(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; tell errors in a line each."""
    try:
        app(prog_name="ecograph")
    except UnavailableError as error:
        _fail(error.message, 3)
    except EcographError as error:
        where = f"{error.argument}: " if error.argument else ""
        _fail(where + error.message, 2)
    except OntologyError as error:
        _fail(str(error), 2)
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads on; say nothing more
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 (the last resort: the details go to a file)
        number = secrets.token_hex(4)
        details = Path(tempfile.gettempdir()) / f"ecograph-error-{number}.txt"
        details.write_text(traceback.format_exc(), encoding="utf-8")
        _fail(f"unexpected error {number} ({type(error).__name__}); please report it with {details}", 4)


def _fail(message: str, status: int) -> None:
    typer.echo(f"ecograph: {message}", err=True)
    sys.exit(status)
