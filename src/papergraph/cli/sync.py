"""papergraph sync: brings a store up to date with the workspace's graph."""

from __future__ import annotations

from typing import Annotated

import typer

from papergraph.cli.options import JsonOption, QuietOption, StoreOption, WorkspaceOption

EXAMPLES = """[bold]Examples[/bold]

papergraph sync

papergraph sync --store neo4j+s://example.databases.neo4j.io --verify"""


def run(
    store: StoreOption = None,
    verify: Annotated[
        bool, typer.Option("--verify", help="Compare every element, and mend what was changed by hand.")
    ] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Bring the store up to date.

    Only what differs between the graph and the store is written.
    """
    from papergraph import asking, config
    from papergraph import workspace as workspaces
    from papergraph.cli.output import note, print_json, progress
    from papergraph.store import ask_password

    place = workspaces.find(workspace)
    ask_password(config.store_uri(place.config, place.config_file, option=store))
    with progress(quiet=quiet or json) as show:
        report = asking.sync_store(place, option=store, verify=verify, progress=show, tell=note)
    if json:
        print_json(report)
    elif not quiet:
        note(str(report))
