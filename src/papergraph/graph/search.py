"""Finding nodes by parts of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from papergraph.graph.index import name_of
from papergraph.model import Node, PropertyGraph
from papergraph.text import fold, fold_name

SEARCHED = ("Paper", "Author", "Organization", "Concept", "Venue", "Source")
SPELLINGS = ("name", "title", "full_name", "aliases", "ids")


@dataclass(frozen=True, slots=True)
class Hit:
    """A node whose name fits the words."""

    id: str
    label: str
    name: str
    edges: int


def search(graph: PropertyGraph, text: str, *, label: str | None = None) -> list[Hit]:
    """Nodes with a spelling that holds every word of `text`; equal names first, then by number of edges."""
    words = fold(text).split()
    degree: Counter[str] = Counter()
    for edge in graph.edges:
        degree[edge.source] += 1
        degree[edge.target] += 1
    wanted = fold_name(text)
    ranked = []
    for node in graph.nodes:
        if node.label in ((label,) if label else SEARCHED):
            rank = _rank(node, words, wanted)
            if rank is not None:
                ranked.append((rank, -degree[node.id], node.id, node))
    return [
        Hit(node.id, node.label, name_of(node), -edges) for _, edges, _, node in sorted(ranked, key=lambda row: row[:3])
    ]


def _rank(node: Node, words: Iterable[str], wanted: str) -> int | None:
    """0 for an equal spelling, 1 for one that begins so, 2 for one that holds all words, None for none."""
    best: int | None = None
    for spelling in _spellings(node):
        folded = fold_name(spelling)
        if folded == wanted:
            return 0
        if folded.startswith(wanted):
            best = 1
        elif best is None and all(word in folded for word in words):
            best = 2
    return best


def _spellings(node: Node) -> Iterable[str]:
    for name in SPELLINGS:
        value = node.properties.get(name, ())
        yield from (str(one) for one in (value if isinstance(value, tuple) else (value,)))
