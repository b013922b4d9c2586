"""papergraph show: a card of one paper, person, organization, concept, venue or source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from papergraph.cli.options import JsonOption, NameArgument, WorkspaceOption

if TYPE_CHECKING:
    from papergraph.graph.card import Card
    from papergraph.graph.index import GraphIndex
    from papergraph.model import Node
    from papergraph.workspace import LedgerLine, Workspace

EXAMPLES = """[bold]Examples[/bold]

papergraph show DPO

papergraph show 2305.18290

papergraph show "Percy Liang" --json"""

ITEMS = 12  # neighbours of one kind that the card shows without --all
HIDDEN = ("ids", "provenance", "name", "title")


def run(
    name: NameArgument,
    all: Annotated[bool, typer.Option("--all", help="Every neighbour and statement.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Show a card of one paper, person, concept or list.

    Its fields, neighbours and statements, and for a paper which records it is made of.
    """
    from papergraph import workspace as workspaces
    from papergraph.cli.output import note, print_json
    from papergraph.graph.card import card
    from papergraph.graph.index import GraphIndex

    place = workspaces.find(workspace)
    index = GraphIndex(place.graph())
    found = card(index, _node(index, name, place))
    merges = [merge for merge in place.report().ledger if merge.paper == found.id] if found.label == "Paper" else []
    if json:
        print_json({"card": found, "ledger": merges})
        return
    _print_fields(found)
    _print_sections(found, None if all else ITEMS)
    _print_statements(found, None if all else ITEMS)
    _print_ledger(merges)
    others = [f"{one.label} {one.id}" for one in index.find(name) if one.id != found.id]
    if others:
        more = f" and {len(others) - ITEMS} more" if len(others) > ITEMS else ""
        note(f"also called so: {', '.join(others[:ITEMS])}{more}")


def _node(index: GraphIndex, name: str, place: Workspace) -> Node:
    """The node of that name; an identifier that several papers claim, and none has, is told with who claims it."""
    from papergraph.errors import QueryError
    from papergraph.identifiers import arxiv_id, doi

    try:
        return index.one(name)
    except QueryError:
        ids = {f"arxiv:{arxiv_id(name)}", f"doi:{doi(name)}"}
        for issue in place.report().issues:
            if issue.code == "contested-id" and issue.message.partition(" ")[0] in ids:
                raise QueryError(f"{issue.message}; name one of them by its title") from None
        raise


def _print_fields(found: Card) -> None:
    from rich.text import Text

    from papergraph.cli.output import cell_text, console

    out = console()
    head = Text(cell_text(found.name), style="bold")
    out.print(head.append(f"\n{found.label} · {found.id}", style="not bold dim"))
    for key, value in found.properties.items():
        if key not in HIDDEN:
            out.print(Text(f"{key:14}", style="dim").append(cell_text(value), style="default not dim"))


def _print_sections(found: Card, limit: int | None) -> None:
    from rich.text import Text

    from papergraph.cli.output import cell_text, console

    for heading, items in found.sections.items():
        names = [cell_text(item.name) + (f" ({item.note})" if item.note else "") for item in items[:limit]]
        more = f" and {len(items) - len(names)} more (--all)" if len(items) > len(names) else ""
        line = Text(f"{heading:14}", style="dim").append("; ".join(names) + more, style="default not dim")
        console().print(line)


def _print_statements(found: Card, limit: int | None) -> None:
    from rich.text import Text

    from papergraph.cli.output import cell_text, console

    for one in found.statements[:limit]:
        line = Text(f"{cell_text(one.child)} ", style="bold").append(one.relation, style="not bold dim")
        line.append(f" {cell_text(one.parent)}")
        for evidence in one.evidence[:1]:
            line.append(f"\n  “{cell_text(evidence.sentence)}” ", style="italic not bold")
            line.append(cell_text(evidence.place), style="cyan not bold")
        console().print(line)
    if limit is not None and len(found.statements) > limit:
        console().print(f"and {len(found.statements) - limit} more statements (--all)")


def _print_ledger(merges: list[LedgerLine]) -> None:
    from papergraph.cli.output import cell_text, console

    for merge in merges:
        console().print(f"merged        by {cell_text(merge.rule)}: {cell_text(merge.records)}")
        for disagreement in merge.disagreements:
            console().print(f"  they differ  {cell_text(disagreement)}")
