"""papergraph query: the library of Cypher queries, or your own Cypher, on the workspace's store."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from papergraph.cli.options import StoreOption, WorkspaceOption

if TYPE_CHECKING:
    from papergraph.model import PropertyGraph, Table

EXAMPLES = """[bold]Examples[/bold]

papergraph query

papergraph query lineage.variants_of name=DPO

papergraph query papers.by_concept name=LoRA --format csv

papergraph query --cypher "MATCH (c:Concept {name: $name}) RETURN c.full_name" name=DPO

papergraph query --cypher "MATCH (p:Paper) WHERE p.id IN $ids RETURN p" 'ids:=["arxiv:2305.18290"]'

papergraph query concepts.neighbourhood name=Mamba --view mamba.html

papergraph query concepts.neighbourhood name=Mamba --export mamba.graphml"""


class Format(StrEnum):
    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


def run(
    arguments: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME] [key=value]…",
            help="A query of the library (none: list them), and parameters; key:=JSON says the type.",
            show_default=False,
        ),
    ] = None,
    cypher: Annotated[str | None, typer.Option("--cypher", metavar="TEXT", help="Your own Cypher.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Let your own Cypher write.")] = False,
    format: Annotated[Format, typer.Option("--format", help="How to print the rows.")] = Format.table,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    view: Annotated[
        Path | None, typer.Option("--view", metavar="FILE", help="Draw a graph answer as an HTML page.")
    ] = None,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write a graph answer as a file; see export.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Most rows.")] = 1000,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that the query may take.")] = 30.0,
    store: StoreOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Ask in Cypher, by name or your own.

    By name from the library (without a name it is listed), or with --cypher, which is read-only unless --write.
    """
    from papergraph import asking, config
    from papergraph import workspace as workspaces
    from papergraph.cli.output import note
    from papergraph.queries import parameters
    from papergraph.store import ask_password

    words = arguments or []
    if not words and cypher is None:
        _list(as_json=json)
        return
    name = None if cypher is not None else words.pop(0)
    values = parameters.parsed(words, guess=cypher is not None)
    place = workspaces.find(workspace)
    ask_password(config.store_uri(place.config, place.config_file, option=store))
    _load_driver()
    answer = asking.ask(
        place,
        name=name,
        cypher=cypher,
        parameters=values,
        write=write,
        limit=limit,
        timeout=timeout,
        option=store,
        tell=note,
    )
    _deliver(answer, view=view, export=export, format=Format.json if json else format)


def _load_driver() -> None:
    """Imports the driver without numpy and pandas, which it loads only to take their values as parameters."""
    absent = [name for name in ("numpy", "pandas") if name not in sys.modules]
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]  # None stands for what cannot be imported
    try:
        import papergraph.store.bolt  # noqa: F401
    finally:
        for name in absent:
            del sys.modules[name]


def _list(*, as_json: bool) -> None:
    from papergraph.cli.output import print_json, print_table
    from papergraph.queries import library

    queries = [library.find(name) for name in library.names()]
    if as_json:
        print_json(queries)
        return
    rows = [(query.name, " ".join(f"{p.name}={p.example}" for p in query.params), query.about) for query in queries]
    print_table(("query", "parameters", "answers"), rows)


def _deliver(answer: PropertyGraph | Table, *, view: Path | None, export: Path | None, format: Format) -> None:
    from papergraph.cli.output import note
    from papergraph.cli.view import write_page
    from papergraph.errors import UsageError
    from papergraph.exports import write
    from papergraph.model import PropertyGraph

    if not isinstance(answer, PropertyGraph):
        if view or export:
            raise UsageError("this query answers with rows; --view and --export take nodes and relationships")
        _print_rows(answer, format)
    elif not view and not export:
        _print_graph(answer, format)
    if view and isinstance(answer, PropertyGraph):
        write_page(answer, view, focus=None)
        note(f"wrote {view}")
    if export and isinstance(answer, PropertyGraph):
        write(answer, export)
        note(f"wrote {export}: {len(answer.nodes)} nodes, {len(answer.edges)} edges")


def _print_graph(graph: PropertyGraph, format: Format) -> None:
    from papergraph.cli.output import print_json, print_table
    from papergraph.graph.index import name_of

    if format is not Format.table:
        print_json(graph)
        return
    names = {node.id: name_of(node) for node in graph.nodes}
    print_table(("label", "name", "id"), [(node.label, names[node.id], node.id) for node in graph.nodes])
    rows = [(names[edge.source], edge.type, names[edge.target]) for edge in graph.edges]
    print_table(("from", "edge", "to"), rows)


def _print_rows(table: Table, format: Format) -> None:
    from papergraph.cli.output import note, print_json, print_table

    rows: list[dict[str, Any]] = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    if format is Format.json:
        print_json(rows)
    elif format is Format.jsonl:
        _print_lines(rows)
    elif format is Format.csv:
        _print_csv(table)
    else:
        print_table(table.columns, table.rows)
        note(f"{len(rows)} row{'' if len(rows) == 1 else 's'}")


def _print_lines(rows: list[dict[str, Any]]) -> None:
    import orjson

    for row in rows:
        typer.echo(orjson.dumps(row).decode())


def _print_csv(table: Table) -> None:
    """RFC 4180, with a quote before cells that a spreadsheet would run as a formula."""
    import csv
    import sys

    from papergraph.cli.output import cell_text

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        cells = [cell_text(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell for cell in cells])
