"""Counts of a graph, and how complete its papers are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from papergraph.model import PropertyGraph

_PROPERTIES = {"arXiv id": "arxiv_id", "DOI": "doi", "date": "published", "abstract": "abstract", "link": "url"}
_OUTGOING = {"FROM_ORGANIZATION": "organization", "HAS_TOPIC": "topic", "MENTIONS": "concept", "STATES": "claim"}


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts by label, edge type and concept kind; and how many papers have each thing."""

    nodes: Mapping[str, int]
    edges: Mapping[str, int]
    kinds: Mapping[str, int]
    papers_with: Mapping[str, int]


def statistics(graph: PropertyGraph) -> Statistics:
    """The counts, each table with the largest first."""
    papers = [node for node in graph.nodes if node.label == "Paper"]
    having = {what: sum(name in paper.properties for paper in papers) for what, name in _PROPERTIES.items()}
    having["author"] = len({edge.target for edge in graph.edges if edge.type == "WROTE"})
    for type, what in _OUTGOING.items():
        having[what] = len({edge.source for edge in graph.edges if edge.type == type})
    kinds = Counter(str(node.properties["kind"]) for node in graph.nodes if node.label == "Concept")
    return Statistics(
        nodes=_ranked(Counter(node.label for node in graph.nodes)),
        edges=_ranked(Counter(edge.type for edge in graph.edges)),
        kinds=_ranked(kinds),
        papers_with=having,
    )


def _ranked(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
