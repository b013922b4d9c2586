"""The graph for networkx, and what is near a node.

The only importer of networkx. Nothing here decides what is shown or how it looks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

import networkx

from papergraph.graph.schema import HUB_LABELS
from papergraph.model import PropertyGraph

NxGraph: TypeAlias = "networkx.MultiDiGraph[str]"

# A concept on more than half of the papers says nothing of what belongs together, once there are a few papers.
HUB_SHARE = 0.5
HUB_PAPERS = 12
_WRITTEN_ON = re.compile(r' lastmodifieddate="[0-9-]*"')


def to_networkx(graph: PropertyGraph) -> NxGraph:
    """The same graph for networkx: node ids as keys, edge types as keys of parallel edges, properties as attributes.

    `label` and `type` are attributes too. The result is the caller's to change.
    """
    nx_graph: NxGraph = networkx.MultiDiGraph()
    for node in graph.nodes:
        nx_graph.add_node(node.id, **{"label": node.label, **node.properties})
    for edge in graph.edges:
        nx_graph.add_edge(edge.source, edge.target, key=edge.type, **{"type": edge.type, **edge.properties})
    return nx_graph


def neighbourhood(graph: PropertyGraph, starts: Iterable[str], hops: int) -> dict[str, int]:
    """The nodes within `hops` edges of the starts, in either direction, with their distance.

    Claims and spellings are not steps. Sources, venues and concepts that hang on most papers are reached, but not
    walked through, unless they are a start. Ids that the graph lacks are left out.
    """
    labels = {node.id: node.label for node in graph.nodes}
    neighbours = _neighbours(graph, labels)
    hubs = _hubs(graph, labels)
    distance = {start: 0 for start in starts if start in labels}
    frontier = list(distance)
    for step in range(1, hops + 1):
        reached = {one for here in frontier if step == 1 or here not in hubs for one in neighbours[here]}
        frontier = sorted(reached - distance.keys())
        distance |= dict.fromkeys(frontier, step)
    return distance


def _neighbours(graph: PropertyGraph, labels: Mapping[str, str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if {labels.get(edge.source), labels.get(edge.target)}.isdisjoint(("Claim", "Name", None)):
            found[edge.source].add(edge.target)
            found[edge.target].add(edge.source)
    return found


def _hubs(graph: PropertyGraph, labels: Mapping[str, str]) -> set[str]:
    papers: dict[str, set[str]] = defaultdict(set)
    for edge in graph.edges:
        if edge.type in ("MENTIONS", "HAS_TOPIC"):
            papers[edge.target].add(edge.source)
    limit = max(HUB_PAPERS, HUB_SHARE * sum(label == "Paper" for label in labels.values()))
    return {id for id, label in labels.items() if label in HUB_LABELS or len(papers[id]) > limit}


def graphml(graph: PropertyGraph) -> bytes:
    """The graph as GraphML in UTF-8; its values must be plain (`exports.flat`)."""
    return "\n".join(networkx.generate_graphml(_for_files(graph), named_key_ids=True)).encode("utf-8") + b"\n"


def gexf(graph: PropertyGraph) -> bytes:
    """The graph as GEXF in UTF-8, without the day on which it was written; its values must be plain."""
    text = "\n".join(networkx.generate_gexf(_for_files(graph)))
    return _WRITTEN_ON.sub("", text, count=1).encode("utf-8") + b"\n"


def _for_files(graph: PropertyGraph) -> NxGraph:
    nx_graph: NxGraph = networkx.MultiDiGraph()
    for node in graph.nodes:
        nx_graph.add_node(node.id, **node.properties)
    for number, edge in enumerate(graph.edges):  # the key becomes the edge's id in the file
        nx_graph.add_edge(edge.source, edge.target, key=f"e{number}", **edge.properties)
    return nx_graph
