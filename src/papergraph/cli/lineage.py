"""papergraph lineage: what came from a concept and what it came from, as a tree with dates and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from papergraph.cli.options import JsonOption, NameArgument, WorkspaceOption

if TYPE_CHECKING:
    from rich.text import Text
    from rich.tree import Tree

    from papergraph.graph.lineage import Branch, Lineage

EXAMPLES = """[bold]Examples[/bold]

papergraph lineage DPO

papergraph lineage "low-rank adaptation" --depth 1 --full

papergraph lineage Mamba --json"""

SENTENCE = 160  # characters of a sentence that the tree shows without --full
COMPARED = 8
INTRODUCERS = 3


def run(
    name: NameArgument,
    depth: Annotated[int, typer.Option("--depth", min=1, max=10, help="Steps up and down.")] = 3,
    full: Annotated[bool, typer.Option("--full", help="Every sentence, whole.")] = False,
    workspace: WorkspaceOption = None,
    json: JsonOption = False,
) -> None:
    """Show what came from a concept, and from what it came.

    Each step has its date, how many papers state it, and the sentence that says so.
    """
    from papergraph import workspace as workspaces
    from papergraph.cli.output import console, print_json
    from papergraph.graph.index import GraphIndex
    from papergraph.graph.lineage import lineage

    index = GraphIndex(workspaces.find(workspace).graph())
    found = lineage(index, index.one(name, labels=("Concept",)), depth=depth)
    if json:
        print_json(found)
        return
    out = console()
    out.print(_head(found))
    for title, branches in (("came from", found.came_from), ("led to", found.led_to)):
        if branches:
            out.print(_tree(title, branches, full=full))
    if not (found.came_from or found.led_to):
        out.print("No sentence here says what it came from or what came from it.")
    _print_comparisons(found)
    _print_doubts(found)


def _head(found: Lineage) -> Text:
    from rich.text import Text

    from papergraph.cli.output import cell_text

    parts = [found.full_name, found.kind.lower(), found.date]
    if found.introduced_by:
        parts.append("introduced by " + ", ".join(found.introduced_by[:INTRODUCERS]))
    parts.append(f"in {_count(found.papers, 'paper')} of {_count(found.sources, 'list')}")
    head = Text(cell_text(found.name), style="bold")
    head.append("".join(f" · {cell_text(part)}" for part in parts if part), style="not bold")
    return head


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _tree(title: str, branches: tuple[Branch, ...], *, full: bool) -> Tree:
    from rich.tree import Tree

    tree = Tree(title, guide_style="dim")
    _grow(tree, branches, full=full)
    return tree


def _grow(tree: Tree, branches: tuple[Branch, ...], *, full: bool) -> None:
    for branch in branches:
        below = tree.add(_line(branch, full=full))
        _grow(below, branch.branches, full=full)


def _line(branch: Branch, *, full: bool) -> Text:
    from rich.text import Text

    from papergraph.cli.output import cell_text

    line = Text(f"{branch.relation:10} ", style="dim")
    line.append(cell_text(branch.name), style="bold default not dim")
    stated = _count(branch.papers, "paper") if branch.papers else "from the vocabulary"
    again = " · see above" if branch.repeated else ""
    line.append(f"  {branch.date or ''}  {stated}{again}", style="default not dim")
    for one in branch.evidence if full else branch.evidence[:1]:
        sentence = cell_text(one.sentence)
        short = sentence if full or len(sentence) <= SENTENCE else sentence[: SENTENCE - 1].rstrip() + "…"
        line.append(f"\n“{short}” ", style="italic default not dim")
        line.append(cell_text(one.place), style="cyan not dim")
    return line


def _print_comparisons(found: Lineage) -> None:
    from papergraph.cli.output import cell_text, console

    if not found.compared_with:
        return
    words = [
        f"{cell_text(one.name)} ({', '.join(relation.lower().replace('_', ' ') for relation in one.relations)})"
        for one in found.compared_with[:COMPARED]
    ]
    more = len(found.compared_with) - COMPARED
    console().print("compared with: " + ", ".join(words) + (f" and {more} more (--json)" if more > 0 else ""))


def _print_doubts(found: Lineage) -> None:
    from papergraph.cli.output import console

    doubts = []
    if found.contradictions:
        doubts.append(f"{_count(found.contradictions, 'claim')} contradicted by another")
    if found.older_than_parent:
        doubts.append(f"{_count(found.older_than_parent, 'child')} older than the parent".replace("childs", "children"))
    if doubts:
        console().print(", ".join(doubts) + f": papergraph check --about {found.name}")
