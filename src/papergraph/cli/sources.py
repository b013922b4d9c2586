"""papergraph sources: what the graph is made of, and taking a source out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from papergraph.cli.options import JsonOption, StoreOption, WorkspaceOption
from papergraph.errors import UsageError

if TYPE_CHECKING:
    from papergraph.workspace import Workspace

EXAMPLES = """[bold]Examples[/bold]

papergraph sources

papergraph sources remove week.md"""


def run(
    action: Annotated[str | None, typer.Argument(metavar="[remove]", show_default=False)] = None,
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A source as the list names it.", show_default=False)
    ] = None,
    store: StoreOption = None,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """List the sources, or remove one."""
    from papergraph import workspace as workspaces

    place = workspaces.find(workspace)
    if action is None:
        _list(place, json=json)
    elif action == "remove" and id:
        _remove(place, id, store)
    else:
        raise UsageError("say `papergraph sources`, or `papergraph sources remove ID`")


def _list(place: Workspace, *, json: bool) -> None:
    from papergraph.cli.output import print_json, print_table

    rows = [
        {
            "id": result.source.id,
            "title": result.source.title,
            "kind": result.source.kind,
            "language": result.source.language,
            "date": result.source.date,
            "records": len(result.records),
            "issues": len(result.issues),
        }
        for result in place.results()
    ]
    if json:
        print_json(rows)
    else:
        columns = ("id", "kind", "language", "date", "records", "issues")
        print_table(columns, [[row[column] for column in columns] for row in rows])


def _remove(place: Workspace, id: str, store: str | None) -> None:
    from papergraph import config, pipeline
    from papergraph.cli.output import console

    uri = config.store_uri(place.config, place.config_file, option=store)
    report = pipeline.remove_source(place, id, store=uri)
    console(stderr=True).print(f"removed {id}; {report.sources} sources and {report.papers} papers remain")
