"""The options that several commands take, so that they are spelled and explained once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WorkspaceOption = Annotated[
    Path | None,
    typer.Option("-w", "--workspace", metavar="DIR", help="Folder of the workspace; default: the nearest upwards."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
QuietOption = Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no summary.")]
VerboseOption = Annotated[bool, typer.Option("-v", "--verbose", help="Show each issue, not only their number.")]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 3 when there are warnings or errors.")]
StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URI",
        help="embedded, none, or a server: bolt://…, neo4j://…; its password is never an option.",
    ),
]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling, a title, or an id.")]

EXIT_STRICT = 3
