"""What the page is given: nodes and edges with their places, sizes, words and quotes, as plain JSON values."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from papergraph.graph import layout
from papergraph.graph.schema import EDGE_TYPES
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.text import printable
from papergraph.views.evidence import Evidence, Quote, papers_of
from papergraph.views.lenses.lens import Lens
from papergraph.views.links import links
from papergraph.views.selection import Selection
from papergraph.views.style import EDGE_STYLES, NODE_STYLES, RELATION_WORDS, SECTIONS, kind_of

ROOM, CROWDED = 105.0, 46.0  # pixels that a node has each way: on a page with few nodes, and with MANY
MANY = 1000
NEAREST = 15.0  # pixels between two nodes' edges, half of it for each
YEAR, ROW = 125.0, 48.0  # pixels for a year and a row where years go from left to right
MAX_LABEL = 34
FEW = 25  # nodes that are shown whatever kind they are
Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Payload:
    """The data of a page: nodes and edges as pyvis takes them, and what holds for all of them."""

    nodes: list[Item]
    edges: list[Item]
    about: Item


def payload(graph: PropertyGraph, selection: Selection, lens: Lens, title: str) -> Payload:
    """Everything that the page shows of a selection; `graph` is asked for claims and papers that are not drawn."""
    nodes = [_node(node, selection, lens) for node in selection.nodes]
    evidence = Evidence(graph)
    coined = {(e.source, e.target) for e in selection.edges if e.type == "INTRODUCES"}
    edges = [
        _edge(number, edge, evidence.behind(edge))
        for number, edge in enumerate(selection.edges)
        if edge.type != "MENTIONS" or (edge.source, edge.target) not in coined
    ]
    quiet = _quiet(nodes, lens, selection.focus)
    axis = _position(nodes, edges, quiet, lens, selection.focus)
    about = {
        "title": printable(title),
        "focus": selection.focus,
        "lens": lens.about,
        "total": selection.total,
        "kinds": [{"key": key, **asdict(s), "quiet": key in quiet} for key, s in NODE_STYLES.items()],
        "groups": [{"key": key, **asdict(s), "quiet": key in quiet} for key, s in EDGE_STYLES.items()],
        "relations": {name: asdict(words) for name, words in RELATION_WORDS.items()},
        "sections": list(SECTIONS),
        "papers": _cited(graph, edges),
        "axis": axis,
    }
    return Payload(nodes, edges, about)


def _node(node: Node, selection: Selection, lens: Lens) -> Item:
    properties = node.properties
    name = printable(str(properties.get("name") or properties.get("title") or node.id)).strip() or node.id
    importance = selection.importance[node.id]
    size = 5 + 17 * importance**1.6 if node.label in lens.large else 4 + 5 * importance
    return {
        "id": node.id,
        "name": name,
        "label": name if len(name) <= MAX_LABEL else name[: MAX_LABEL - 1].rstrip() + "…",
        "type": node.label,
        "large": node.label in lens.large,
        "kind": kind_of(node.label, properties.get("kind")),
        "year": _year(node),
        "importance": round(importance, 4),
        "size": round(size + (6 if node.id == selection.focus else 0), 2),
        "links": links(node),
        "properties": _plain(properties),
    }


def _edge(number: int, edge: Edge, quotes: list[Quote]) -> Item:
    return {
        "id": f"e{number}",
        "from": edge.source,
        "to": edge.target,
        "type": edge.type,
        "group": EDGE_TYPES[edge.type].group,
        "symmetric": EDGE_TYPES[edge.type].symmetric,
        "confidence": edge.properties.get("confidence"),
        "quotes": quotes,
        "properties": _plain(edge.properties),
    }


def _plain(properties: Mapping[str, Any]) -> Item:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in sorted(properties.items())}


def _year(node: Node) -> int | None:
    date = str(node.properties.get("year") or node.properties.get("first_seen") or node.properties.get("date") or "")
    return int(date[:4]) if date[:4].isdecimal() and date[:4].isascii() else None


def _quiet(nodes: Sequence[Item], lens: Lens, focus: str | None) -> set[str]:
    """The kinds and groups that are off at first: never the focus' kind, and none where little else would be left."""
    shown = [node for node in nodes if node["kind"] not in lens.quiet]
    kinds = set(lens.quiet) & NODE_STYLES.keys() - {node["kind"] for node in nodes if node["id"] == focus}
    if len(nodes) <= FEW or not any(node["type"] == "Concept" for node in shown):
        kinds = set()
    return kinds | (set(lens.quiet) & EDGE_STYLES.keys())


def _position(nodes: list[Item], edges: Sequence[Item], quiet: set[str], lens: Lens, focus: str | None) -> list[Item]:
    """Write x and y into the nodes; the years to be marked on the page, where the lens is one of time."""
    number = {node["id"]: at for at, node in enumerate(nodes)}
    drawn = [edge for edge in edges if edge["from"] != edge["to"] and edge["group"] not in quiet]
    degree = Counter(end for edge in drawn for end in (edge["from"], edge["to"]))
    ties = [(number[edge["from"]], number[edge["to"]], _length(edge, degree)) for edge in drawn]
    radii = [node["size"] + NEAREST for node in nodes]
    loud = [node["kind"] not in quiet for node in nodes]
    rank = {at: order for order, at in enumerate(np.flatnonzero(loud).tolist())}
    points = np.zeros((len(nodes), 2))
    points[loud] = layout.stress_layout(
        len(rank), [(rank[a], rank[b], far) for a, b, far in ties if {a, b} <= rank.keys()]
    )
    if lens.layout == "time":
        columns = _columns(nodes)
        years = [-1.0 if node["year"] is None else float(node["year"]) for node in nodes]
        rows = layout.level_rows(years, ties, points)
        points = np.column_stack([[_time(node, columns) for node in nodes], rows]) * (YEAR, ROW)
    else:
        points *= _unit(points[loud])
        points[loud] = layout.separate(points[loud], [radii[at] for at in rank])
        points = layout.separate(layout.fill_in(points, loud, ties), radii, loud)
    for node, (x, y) in zip(nodes, points, strict=True):
        node["x"], node["y"] = round(float(x), 1), round(float(y), 1)
    return _axis(nodes) if lens.layout == "time" else []


def _unit(points: layout.Points) -> float:
    """Pixels for a line of length 1, so that the nodes have the room that their number allows."""
    if len(points) < 2:
        return ROOM
    room = ROOM - (ROOM - CROWDED) * min(1.0, len(points) / MANY) ** 0.5
    width, height = (float(side) + 1.0 for side in np.ptp(points, axis=0))
    return float(min(max(room * (len(points) / (width * height)) ** 0.5, CROWDED), 1.2 * ROOM))


def _length(edge: Item, degree: Mapping[str, int]) -> float:
    """How long a line wants to be: longer at a node with many lines, which would be crowded otherwise."""
    crowd: int = max(degree[edge["from"]], degree[edge["to"]])
    return EDGE_STYLES[edge["group"]].length * (0.8 + 0.1 * math.sqrt(crowd))


def _columns(nodes: Sequence[Item]) -> dict[int, tuple[float, float]]:
    """Where each year begins, and its width: wider with more nodes; years without any take a sliver."""
    count = Counter(node["year"] for node in nodes if node["year"] is not None)
    columns, at, before = {}, 0.0, None
    for year in sorted(count):
        at += 0.0 if before in (None, year - 1) else 0.2
        columns[year] = (at, min(0.4 + 0.1 * count[year], 1.6))
        at, before = at + columns[year][1], year
    return columns


def _month(node: Item) -> int:
    """Months of the year that had gone by; the middle of the year where only the year is known."""
    date = str(node["properties"].get("first_seen") or node["properties"].get("published") or "")
    month = date[5:7]
    return int(month) - 1 if month.isascii() and month.isdecimal() and 1 <= int(month) <= 12 else 6


def _time(node: Item, columns: Mapping[int, tuple[float, float]]) -> float:
    """The place of a date from left to right; what has none stands before the first year."""
    start, width = columns.get(node["year"], (-1.0, 0.0))
    return start + width * (0.1 + 0.8 * _month(node) / 12)


def _axis(nodes: Sequence[Item]) -> list[Item]:
    return [{"x": round(start * YEAR, 1), "year": year} for year, (start, _) in _columns(nodes).items()]


def _cited(graph: PropertyGraph, edges: Sequence[Item]) -> dict[str, Item]:
    """Title, year and address of each paper that a quote names."""
    papers = papers_of(graph)
    wanted = {quote["paper"] for edge in edges for quote in edge["quotes"] if quote.get("paper") in papers}
    return {
        id: {
            "title": printable(str(papers[id].properties.get("title", id))),
            "year": _year(papers[id]),
            "url": next((link["url"] for link in links(papers[id])), None),
        }
        for id in sorted(wanted)
    }
