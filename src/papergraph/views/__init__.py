"""Stage 7, the page: a graph, or what is around one node, as one interactive HTML file.

`lenses/` says what is drawn, `selection` chooses, `payload` places and words it, `html` writes the page, whose own
files are `template.html` and `page/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papergraph.model import PropertyGraph

MOST = 1000  # nodes on a page; above it browsers and eyes give up
MOST_AROUND = 250


def render(
    graph: PropertyGraph,
    *,
    title: str | None = None,
    focus: str | None = None,
    hops: int | None = None,
    lens: str = "everything",
    limit: int | None = None,
) -> str:
    """The page as HTML: the whole graph, or with `focus` and `hops` what is near one node.

    `focus` is a node's id. Above `limit` nodes the near and important ones are kept, and the page says how many there
    are. Give the whole graph even for a neighbourhood: its claims and papers are the evidence on the page.
    """
    from papergraph.views import html, lenses
    from papergraph.views.payload import payload
    from papergraph.views.selection import select

    chosen = lenses.find(lens)
    most = limit or (MOST if focus is None or hops is None else MOST_AROUND)
    selection = select(graph, chosen, focus=focus, hops=hops, limit=most)
    return html.html(payload(graph, selection, chosen, title or _title(graph, focus)))


def around(graph: PropertyGraph, start: str, hops: int, *, limit: int = MOST_AROUND) -> PropertyGraph:
    """The part of the graph within `hops` of a node, with the claims between its concepts."""
    from papergraph.views import selection

    return selection.around(graph, start, hops, limit)


def _title(graph: PropertyGraph, focus: str | None) -> str:
    names = (node.properties.get("name") or node.properties.get("title") for node in graph.nodes if node.id == focus)
    return "papergraph" if focus is None else f"Around {next(names, None) or focus}"
