"""papergraph build: sources into the workspace, the graph rebuilt, the store brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papergraph.cli.options import (
    EXIT_STRICT,
    JsonOption,
    QuietOption,
    StoreOption,
    StrictOption,
    VerboseOption,
    WorkspaceOption,
)

if TYPE_CHECKING:
    from papergraph.pipeline import BuildReport

EXAMPLES = """[bold]Examples[/bold]

papergraph build week.md refs.bib lists/

papergraph build --store none

papergraph build https://github.com/me/lists/blob/main/README.md

cat week.md | papergraph build -

papergraph build week.md --store bolt://localhost:7687"""


def run(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]…", help="Files, folders, globs, URLs, or - for stdin; none: rebuild.", show_default=False
        ),
    ] = None,
    store: StoreOption = None,
    view: Annotated[Path | None, typer.Option("--view", metavar="FILE", help="Write the HTML page too.")] = None,
    workspace: WorkspaceOption = None,
    strict: StrictOption = False,
    json: JsonOption = False,
    quiet: QuietOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Read sources, rebuild the graph, sync the store.

    A source that is read again replaces what was read from it before. When anything fails, workspace and store stay
    as they were.
    """
    from papergraph import config, pipeline
    from papergraph import workspace as workspaces
    from papergraph.cli.output import has_warnings, print_issues, print_json, progress
    from papergraph.store import ask_password

    place = workspaces.find_or_create(workspace)
    uri = config.store_uri(place.config, place.config_file, option=store)
    ask_password(uri)
    with progress(quiet=quiet or json) as show:
        report = pipeline.build(place, sources or [], store=uri, progress=show)
    if view:
        from papergraph.cli.view import write_page

        write_page(place.graph(), view, focus=None)
    if json:
        print_json(report)
    elif not quiet:
        _summary(report, uri)
    if verbose:
        print_issues(report.issues)
    if strict and has_warnings(report.issues):
        raise typer.Exit(EXIT_STRICT)


def _summary(report: BuildReport, uri: str) -> None:
    from papergraph.cli.output import console, issue_counts

    out = console(stderr=True)
    out.print(f"read      {len(report.read)} sources now, {report.sources} in all: {report.records} records")
    out.print(f"resolved  {report.papers} papers, {report.authors} authors, {report.organizations} organizations")
    out.print(f"extracted {report.concepts} concepts, {report.mentions} mentions, {report.claims} claims")
    out.print(f"built     {report.nodes} nodes, {report.edges} edges{'' if report.changed else ' (as before)'}")
    if report.sync:
        out.print(f"loaded    {report.sync} ({uri})", soft_wrap=True)
    if report.issues:
        skipped = f", {report.skipped} entries skipped" if report.skipped else ""
        out.print(f"issues    {issue_counts(report.issues)}{skipped}: papergraph check")
    if report.papers and report.papers_with_text * 3 < report.papers:
        out.print(f"Only {report.papers_with_text} of {report.papers} papers have a text to find concepts in.")
