"""papergraph stats: how much of what is in the graph, and how complete it is."""

from __future__ import annotations

from papergraph.cli.options import JsonOption, WorkspaceOption

EXAMPLES = """[bold]Examples[/bold]

papergraph stats

papergraph stats --json"""


def run(workspace: WorkspaceOption = None, json: JsonOption = False) -> None:
    """Count what is there, and how complete it is."""
    from papergraph import workspace as workspaces
    from papergraph.cli.output import print_json, print_table
    from papergraph.graph.statistics import statistics

    found = statistics(workspaces.find(workspace).graph())
    if json:
        print_json(found)
        return
    print_table(("nodes", "count"), found.nodes.items())
    print_table(("edges", "count"), found.edges.items())
    print_table(("concepts", "count"), found.kinds.items())
    papers = found.nodes.get("Paper", 0)
    rows = [(what, count, f"{100 * count / papers:.0f} %") for what, count in found.papers_with.items() if papers]
    print_table(("papers with", "count", "share"), rows)
