"""What is suspicious about a finished graph: children older than their parents, claims that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from papergraph.graph.index import GraphIndex, name_of
from papergraph.graph.lineage import is_older
from papergraph.model import Issue, Origin, PropertyGraph


def inspect(graph: PropertyGraph) -> tuple[Issue, ...]:
    """Issues of stage "build"; the graph itself is left as it is."""
    index = GraphIndex(graph)
    return (*_time_violations(index), *_contradictions(index))


def _time_violations(index: GraphIndex) -> Iterator[Issue]:
    for edge in index.graph.edges:
        if edge.type == "DERIVES_FROM":
            child, parent = index.nodes[edge.source], index.nodes[edge.target]
            dates = [str(node.properties.get("first_seen") or "") for node in (child, parent)]
            if is_older(*dates):
                message = (
                    f"{name_of(child)} ({dates[0]}) derives from {name_of(parent)}, which is first seen in {dates[1]}"
                )
                yield Issue("build", "warning", "older-than-parent", message)


def _contradictions(index: GraphIndex) -> Iterator[Issue]:
    said: dict[tuple[str, str, str], dict[str, Origin]] = defaultdict(dict)
    for node in index.graph.nodes:
        if node.label == "Claim":
            child, parent = index.out(node.id, "CHILD")[0].target, index.out(node.id, "PARENT")[0].target
            line = node.properties.get("line")
            origin = Origin(str(node.properties["source"]), line if isinstance(line, int) else None)
            said[str(node.properties["relation"]), child, parent].setdefault(str(node.properties["polarity"]), origin)
    for (relation, child, parent), places in sorted(said.items()):
        if "asserted" in places and "denied" in places:
            names = f"{name_of(index.nodes[child])} {relation} {name_of(index.nodes[parent])}"
            message = f"{names} is asserted at {places['asserted']} and denied at {places['denied']}"
            yield Issue("build", "warning", "contradiction", message, places["asserted"])
