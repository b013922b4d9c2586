"""papergraph check: what was skipped and why, what contradicts itself, what looks wrong."""

from __future__ import annotations

from typing import Annotated

import typer

from papergraph.cli.options import EXIT_STRICT, JsonOption, StrictOption, WorkspaceOption

EXAMPLES = """[bold]Examples[/bold]

papergraph check

papergraph check --about DPO

papergraph check --code contested-id --json

papergraph check --strict"""


def run(
    about: Annotated[str | None, typer.Option("--about", metavar="TEXT", help="Only issues that name it.")] = None,
    code: Annotated[str | None, typer.Option("--code", metavar="CODE", help="Only issues of this code.")] = None,
    all: Annotated[bool, typer.Option("--all", help="Notes too, one by one.")] = False,
    workspace: WorkspaceOption = None,
    strict: StrictOption = False,
    json: JsonOption = False,
) -> None:
    """List what was skipped, and what contradicts itself.

    Skipped entries, contested ids, contradictory claims, children older than their parents: by file and line.
    """
    from collections import Counter

    from papergraph import workspace as workspaces
    from papergraph.cli.output import console, has_warnings, issue_counts, print_issues, print_json
    from papergraph.text import fold

    issues = [
        issue
        for issue in workspaces.find(workspace).report().issues
        if (code is None or issue.code == code) and (about is None or fold(about) in fold(issue.message))
    ]
    if json:
        print_json(issues)
    else:
        shown = issues if all or code or about else [issue for issue in issues if issue.severity != "note"]
        print_issues(shown, stderr=False)
        hidden = Counter(issue.code for issue in issues if issue not in shown)
        for name, count in sorted(hidden.items()):
            console().print(f"note    {count} × {name}: papergraph check --code {name}")
        console(stderr=True).print(issue_counts(issues) or "no issues")
    if strict and has_warnings(issues):
        raise typer.Exit(EXIT_STRICT)
