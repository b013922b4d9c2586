"""The command line: one command a file, all in the table below. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from papergraph import __version__
from papergraph.cli import (
    build,
    check,
    export,
    lineage,
    query,
    schema,
    search,
    serve,
    show,
    sources,
    stats,
    sync,
    view,
)
from papergraph.errors import PapergraphError

ABOUT = """A knowledge graph of papers and concepts, made from your reading lists.

Finds papers, authors, organizations and concepts, and which method came from which, with the sentence that says so."""

EPILOG = """[bold]To begin[/bold]

papergraph build week.md awesome-list.md

papergraph lineage DPO

papergraph view --around DPO --hops 2 -o dpo.html

papergraph query lineage.variants_of name=DPO"""

INTERRUPTED = 130
STOPPED = "stopped; the next run completes what was begun"

app = typer.Typer(
    help=ABOUT,
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode="rich",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = {
    "build": build,
    "sources": sources,
    "query": query,
    "lineage": lineage,
    "show": show,
    "search": search,
    "stats": stats,
    "view": view,
    "export": export,
    "check": check,
    "sync": sync,
    "serve": serve,
    "schema": schema,
}
for _name, _module in COMMANDS.items():
    app.command(_name, epilog=_module.EXAMPLES)(_module.run)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"papergraph {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Runs the command line; expected failures become one line on stderr and their exit code."""
    try:
        app()
    except PapergraphError as error:
        _fail(str(error), error.exit_code)
    except KeyboardInterrupt:
        _fail(STOPPED, INTERRUPTED)
    except SystemExit as end:
        if end.code == INTERRUPTED:  # Typer takes Ctrl-C itself, and says nothing
            _fail(STOPPED, INTERRUPTED)
        raise
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough
        sys.exit(0)


def _fail(message: str, code: int) -> None:
    from papergraph.text import printable

    sys.stderr.write(f"papergraph: {printable(message)}\n")
    sys.exit(code)
