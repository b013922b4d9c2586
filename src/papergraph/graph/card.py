"""Everything that a graph holds about one node, in the order in which a person would ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from papergraph.graph.index import GraphIndex, name_of
from papergraph.graph.lineage import Evidence, evidence
from papergraph.graph.schema import CLAIM_RELATIONS
from papergraph.model import Edge, Node, Properties

# Heading of the card → (edge type, whether the node is at its beginning), for each label.
_SECTIONS: Mapping[str, tuple[tuple[str, str, bool], ...]] = {
    "Paper": (
        ("authors", "WROTE", False),
        ("organizations", "FROM_ORGANIZATION", True),
        ("venue", "PUBLISHED_IN", True),
        ("listed in", "LISTED_IN", True),
        ("topics", "HAS_TOPIC", True),
        ("introduces", "INTRODUCES", True),
        ("mentions", "MENTIONS", True),
        ("cites", "CITES", True),
        ("cited by", "CITES", False),
    ),
    "Author": (("papers", "WROTE", True), ("organizations", "AFFILIATED_WITH", True)),
    "Organization": (("papers", "FROM_ORGANIZATION", False), ("authors", "AFFILIATED_WITH", False)),
    "Venue": (("papers", "PUBLISHED_IN", False),),
    "Source": (("papers", "LISTED_IN", False),),
    "Concept": (
        ("introduced by", "INTRODUCES", False),
        ("in papers", "MENTIONS", False),
        ("topic of", "HAS_TOPIC", False),
        ("related", "RELATED_TO", True),
        ("related", "RELATED_TO", False),
    ),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A neighbour: its id and name, and a few words on the edge that leads to it ("line 12")."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation of a concept in words ("SimPO VARIANT_OF DPO") with its evidence; of a paper, one that it states."""

    child: str
    relation: str
    parent: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One node: its properties, its neighbours by heading, and the statements that it makes or that are about it."""

    id: str
    label: str
    name: str
    properties: Properties
    sections: Mapping[str, tuple[Item, ...]]
    statements: tuple[Statement, ...]


def card(index: GraphIndex, node: Node) -> Card:
    """The card of the node."""
    sections: dict[str, tuple[Item, ...]] = {}
    for heading, type, begins in _SECTIONS.get(node.label, ()):
        items = _items(index, node, type, begins=begins)
        if items:
            sections[heading] = (*sections.get(heading, ()), *items)
    stated = _stated_by(index, node) if node.label == "Paper" else _stated_about(index, node)
    return Card(node.id, node.label, name_of(node), node.properties, sections, stated)


def _items(index: GraphIndex, node: Node, type: str, *, begins: bool) -> list[Item]:
    edges = index.out(node.id, type) if begins else index.into(node.id, type)
    return [
        Item(end, name_of(index.nodes[end]), _note(edge))
        for edge in sorted(edges, key=_order)
        for end in (edge.target if begins else edge.source,)
    ]


def _order(edge: Edge) -> tuple[float, str, str]:
    """Bylines in their order, the rest by weight."""
    position, weight = edge.properties.get("position"), edge.properties.get("weight", edge.properties.get("npmi", 0.0))
    rank = position if isinstance(position, int) else -weight if isinstance(weight, int | float) else 0.0
    return rank, edge.source, edge.target


def _note(edge: Edge) -> str:
    lines = edge.properties.get("lines", ())
    if edge.type == "LISTED_IN" and isinstance(lines, tuple) and lines:
        return "line " + ", ".join(str(line) for line in lines)
    return ""


def _stated_by(index: GraphIndex, paper: Node) -> tuple[Statement, ...]:
    found = []
    for link in index.out(paper.id, "STATES"):
        claim = index.nodes[link.target]
        names = [name_of(index.nodes[index.out(claim.id, end)[0].target]) for end in ("CHILD", "PARENT")]
        polarity = str(claim.properties["polarity"])
        relation = str(claim.properties["relation"]) + ("" if polarity == "asserted" else f" ({polarity})")
        found.append(Statement(names[0], relation, names[1], (_evidence(claim, paper.id),)))
    return tuple(sorted(found, key=lambda one: (one.evidence[0].place, one.relation, one.child, one.parent)))


def _evidence(claim: Node, paper: str) -> Evidence:
    line, confidence = claim.properties.get("line"), claim.properties.get("confidence", 0.0)
    place = str(claim.properties["source"]) + (f":{line}" if line is not None else "")
    number = confidence if isinstance(confidence, int | float) else 0.0
    return Evidence(str(claim.properties["sentence"]), place, paper, number)


def _stated_about(index: GraphIndex, node: Node) -> tuple[Statement, ...]:
    edges: Sequence[Edge] = [*index.out(node.id, *CLAIM_RELATIONS), *index.into(node.id, *CLAIM_RELATIONS)]
    return tuple(
        Statement(name_of(index.nodes[e.source]), e.type, name_of(index.nodes[e.target]), evidence(index, e))
        for e in edges
    )
