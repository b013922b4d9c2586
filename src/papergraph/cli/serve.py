"""papergraph serve: keeps the embedded store up on Bolt, for queries, Neo4j Browser and drivers."""

from __future__ import annotations

from papergraph.cli.options import WorkspaceOption

EXAMPLES = """[bold]Examples[/bold]

papergraph serve

papergraph query lineage.variants_of name=DPO     (in another terminal: no start-up time)"""


def run(workspace: WorkspaceOption = None) -> None:
    """Keep the embedded store up until Ctrl-C.

    It listens on a loopback Bolt port; builds and queries meanwhile go through it.
    """
    from papergraph import asking
    from papergraph import workspace as workspaces

    asking.serve(workspaces.find(workspace))
