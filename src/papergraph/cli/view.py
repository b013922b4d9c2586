"""papergraph view: the graph, or what is around one thing, as one interactive HTML file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papergraph.cli.options import QuietOption, WorkspaceOption

if TYPE_CHECKING:
    from papergraph.model import PropertyGraph

EXAMPLES = """[bold]Examples[/bold]

papergraph view --around DPO --hops 2 -o dpo.html

papergraph view --around Mamba --lens lineage -o mamba.html

papergraph view -o everything.html --open"""


def run(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write the page.")] = Path(
        "graph.html"
    ),
    around: Annotated[str | None, typer.Option("--around", metavar="NAME", help="Only what is near it.")] = None,
    hops: Annotated[int, typer.Option("--hops", min=1, max=6, help="How near.")] = 2,
    lens: Annotated[str, typer.Option("--lens", help="everything, lineage, people or topics.")] = "everything",
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> None:
    """Write an interactive HTML page.

    One file that needs no network: search, filters, and for each edge the sentences behind it.
    """
    from papergraph import workspace as workspaces
    from papergraph.cli.output import console
    from papergraph.graph.index import GraphIndex

    graph = workspaces.find(workspace).graph()
    focus = GraphIndex(graph).one(around).id if around else None
    write_page(graph, output, focus=focus, hops=hops, lens=lens)
    if not quiet:
        console(stderr=True).print(f"wrote {output}", soft_wrap=True)
    if open_page:
        typer.launch(str(output.resolve()))


def write_page(graph: PropertyGraph, path: Path, *, focus: str | None, hops: int = 2, lens: str = "everything") -> None:
    """Renders the graph, or the neighbourhood of a node, into the file."""
    from papergraph import views
    from papergraph.files import write_atomically

    write_atomically(path, views.render(graph, focus=focus, hops=hops, lens=lens).encode("utf-8"))
