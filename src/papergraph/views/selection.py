"""Which nodes and edges of a graph are drawn: those that the lens shows, near the focus, the most important first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from papergraph.errors import UsageError
from papergraph.graph.networkx import neighbourhood
from papergraph.graph.schema import EDGE_TYPES
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.views.lenses.lens import Lens

# DERIVES_FROM sums up edges that are drawn; the others belong to nodes that are not.
_NOT_DRAWN = ("DERIVES_FROM", "STATES", "CHILD", "PARENT", "ON", "NAMES")
_WEIGHTS = {"derivation": 3.0, "taxonomy": 2.0, "comparison": 2.0, "usage": 1.5, "statistics": 0.2}
LARGE = 2.5  # what a lens is about weighs more than what hangs on it


@dataclass(frozen=True, slots=True)
class Selection:
    """What is drawn. `total` counts what the lens could show; `importance` is between 0 and 1."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    importance: Mapping[str, float]
    total: int
    focus: str | None


def select(graph: PropertyGraph, lens: Lens, *, focus: str | None, hops: int | None, limit: int) -> Selection:
    """What the lens shows within `hops` of the focus, at most `limit` nodes: near ones first, then important ones."""
    nodes = {n.id: n for n in graph.nodes if n.label in lens.labels or n.id == focus}
    edges = [e for e in graph.edges if _is_drawn(e, lens) and e.source in nodes and e.target in nodes]
    if focus is not None and focus not in nodes:
        raise UsageError(f"the graph has no node {focus!r} that could be drawn; `papergraph search` finds ids")
    near = _distances(graph, edges, lens, focus, hops)
    connected = {end for e in edges for end in (e.source, e.target)}
    importance = _importance(nodes, edges, lens.large)
    drawable = [id for id in nodes if id in connected or id == focus or lens.loose]
    ranked = sorted((id for id in drawable if id in near), key=lambda id: (near[id], -importance[id], id))
    kept = set(ranked[:limit])
    drawn = [e for e in edges if e.source in kept and e.target in kept]
    return Selection(
        tuple(node for id, node in nodes.items() if id in kept),
        tuple(drawn),
        {id: importance[id] for id in kept},
        len(drawable),
        focus,
    )


def around(graph: PropertyGraph, start: str, hops: int, limit: int) -> PropertyGraph:
    """The part of the graph within `hops` of a node, at most `limit` nodes besides the claims between them."""
    near = neighbourhood(graph, [start], hops)
    weights = _importance(
        {n.id: n for n in graph.nodes}, [e for e in graph.edges if e.type not in _NOT_DRAWN], ("Concept",)
    )
    kept = set(sorted(near, key=lambda id: (near[id], -weights[id], id))[:limit])
    about: Counter[str] = Counter(e.source for e in graph.edges if e.type in ("CHILD", "PARENT") and e.target in kept)
    kept |= {claim for claim, ends in about.items() if ends == 2}
    return PropertyGraph(
        tuple(n for n in graph.nodes if n.id in kept),
        tuple(e for e in graph.edges if e.source in kept and e.target in kept),
    )


def _is_drawn(edge: Edge, lens: Lens) -> bool:
    known = EDGE_TYPES.get(edge.type)
    return known is not None and edge.type not in _NOT_DRAWN and known.group in lens.groups


def _distances(
    graph: PropertyGraph, edges: Iterable[Edge], lens: Lens, focus: str | None, hops: int | None
) -> Mapping[str, int]:
    if focus is None or hops is None:
        return {node.id: 0 for node in graph.nodes}
    if "Paper" in lens.labels:
        return neighbourhood(graph, [focus], hops)
    # A lens without papers walks along the edges that it draws, or everything would be two steps from everything.
    return neighbourhood(PropertyGraph(graph.nodes, tuple(edges)), [focus], hops)


def _importance(nodes: Mapping[str, Node], edges: Iterable[Edge], large: tuple[str, ...]) -> dict[str, float]:
    """How much hangs on each node, on a logarithmic scale from 0 to 1."""
    weight: dict[str, float] = defaultdict(float)
    for edge in edges:
        own = _WEIGHTS.get(EDGE_TYPES[edge.type].group, 1.0)
        weight[edge.source] += own * 0.7
        weight[edge.target] += own
    raw = {id: math.log1p(weight[id] * (LARGE if node.label in large else 1.0)) for id, node in nodes.items()}
    most = max(raw.values(), default=0.0) or 1.0
    return {id: value / most for id, value in raw.items()}
