"""papergraph search: names and titles that hold some words."""

from __future__ import annotations

from typing import Annotated

import typer

from papergraph.cli.options import JsonOption, WorkspaceOption

EXAMPLES = """[bold]Examples[/bold]

papergraph search "preference optim"

papergraph search mamba --type Paper --limit 50"""


def run(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Parts of a name, a title, or an id.")],
    type: Annotated[
        str | None, typer.Option("--type", metavar="LABEL", help="Paper, Author, Organization, Concept, Venue, Source.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most results.")] = 20,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Find anything by parts of its name."""
    from papergraph import workspace as workspaces
    from papergraph.cli.output import console, print_json, print_table
    from papergraph.errors import UsageError
    from papergraph.graph.schema import NODE_TYPES
    from papergraph.graph.search import search

    if type and type not in NODE_TYPES:
        raise UsageError(f"no type is called {type}; choose one of: {', '.join(NODE_TYPES)}")
    found = search(workspaces.find(workspace).graph(), text, label=type)
    if json:
        print_json(found[:limit])
        return
    print_table(("type", "name", "id", "edges"), [(hit.label, hit.name, hit.id, hit.edges) for hit in found[:limit]])
    if len(found) > limit:
        console(stderr=True).print(f"{limit} of {len(found)} shown; --limit {len(found)} shows all")
    elif not found:
        console(stderr=True).print("Nothing found. Fewer or shorter words find more.")
