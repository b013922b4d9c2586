"""papergraph export: the graph as a file for another tool."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from papergraph.cli.options import QuietOption, WorkspaceOption

EXAMPLES = """[bold]Examples[/bold]

papergraph export graph.json

papergraph export graph.graphml

papergraph export today.zip

papergraph export tables/ --format csv"""


def run(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; the suffix names the format.")],
    format: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="json, snapshot, graphml, gexf, csv, cypher, bibtex, …"),
    ] = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write the graph as a file.

    JSON, a snapshot (.zip), GraphML, GEXF, CSV tables, a Cypher script or BibTeX.
    """
    from papergraph import exports
    from papergraph import workspace as workspaces
    from papergraph.cli.output import console

    graph = workspaces.find(workspace).graph()
    exports.write(graph, file, format)
    if not quiet:
        console(stderr=True).print(f"wrote {file}: {len(graph.nodes)} nodes, {len(graph.edges)} edges", soft_wrap=True)
