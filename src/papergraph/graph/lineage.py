"""What came from a concept, and what it came from, with the sentences that say so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from papergraph.graph.index import GraphIndex, name_of
from papergraph.graph.schema import DERIVATIONS
from papergraph.model import Edge, Node

COMPARISONS = ("ALTERNATIVE_TO", "COMPARED_WITH", "OUTPERFORMS")
Direction = Literal["ancestors", "descendants"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, who says it and where; `place` is "source:line"."""

    sentence: str
    place: str
    paper: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Branch:
    """One step of a lineage: the concept at its end, the relation to the one before, and what grows from it.

    `papers` counts the papers that state it; 0 means that it is known from the vocabulary alone.
    """

    relation: str
    concept: str
    name: str
    kind: str
    date: str | None
    papers: int
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    branches: tuple[Branch, ...] = ()
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A concept that the texts compare with this one: the relations and how many papers state one of them."""

    concept: str
    name: str
    relations: tuple[str, ...]
    papers: int


@dataclass(frozen=True, slots=True)
class Lineage:
    """All of it for one concept; `introduced_by` holds ids, or titles of papers that have none of their own."""

    concept: str
    name: str
    full_name: str | None
    kind: str
    date: str | None
    introduced_by: tuple[str, ...]
    papers: int
    sources: int
    came_from: tuple[Branch, ...]
    led_to: tuple[Branch, ...]
    compared_with: tuple[Comparison, ...]
    contradictions: int
    older_than_parent: int


def lineage(index: GraphIndex, concept: Node, *, depth: int = 3) -> Lineage:
    """The concept's ancestors and descendants up to `depth` steps; a concept that comes again is not unfolded again."""
    papers = {edge.source for edge in index.into(concept.id, "MENTIONS", "INTRODUCES")}
    sources = {edge.target for paper in papers for edge in index.out(paper, "LISTED_IN")}
    came_from = _branches(index, concept.id, "ancestors", depth, {concept.id})
    led_to = _branches(index, concept.id, "descendants", depth, {concept.id})
    return Lineage(
        concept=concept.id,
        name=name_of(concept),
        full_name=_text(concept, "full_name"),
        kind=str(concept.properties["kind"]),
        date=_text(concept, "first_seen"),
        introduced_by=tuple(_reference(index.nodes[edge.source]) for edge in index.into(concept.id, "INTRODUCES")),
        papers=len(papers),
        sources=len(sources),
        came_from=came_from,
        led_to=led_to,
        compared_with=_comparisons(index, concept.id),
        contradictions=_contradictions(index, concept.id),
        older_than_parent=_older(concept, led_to, came_from),
    )


def _reference(paper: Node) -> str:
    """The paper's id where a person can use it elsewhere, else its title."""
    return f"“{name_of(paper)}”" if paper.id.startswith("title:") else paper.id


def _text(node: Node, name: str) -> str | None:
    value = node.properties.get(name)
    return str(value) if value is not None else None


def _branches(index: GraphIndex, id: str, direction: Direction, depth: int, seen: set[str]) -> tuple[Branch, ...]:
    if depth == 0:
        return ()
    edges = index.out(id, *DERIVATIONS) if direction == "ancestors" else index.into(id, *DERIVATIONS)
    steps = sorted(((_end(edge, direction), edge) for edge in edges), key=lambda step: _rank(index, *step))
    fresh = {end for end, _ in steps} - seen
    seen |= fresh
    unfolded: set[str] = set()
    branches = []
    for end, edge in steps:
        again = end not in fresh or end in unfolded
        unfolded.add(end)
        below = () if again else _branches(index, end, direction, depth - 1, seen)
        branches.append(_branch(index, end, edge, below, repeated=again and bool(_onward(index, end, direction))))
    return tuple(branches)


def _onward(index: GraphIndex, id: str, direction: Direction) -> list[Edge]:
    return index.out(id, *DERIVATIONS) if direction == "ancestors" else index.into(id, *DERIVATIONS)


def _end(edge: Edge, direction: Direction) -> str:
    return edge.target if direction == "ancestors" else edge.source


def _rank(index: GraphIndex, end: str, edge: Edge) -> tuple[float, str, str, str]:
    """Best supported first, then oldest, then by name."""
    support = edge.properties.get("support", 0)
    node = index.nodes[end]
    return -(support if isinstance(support, int) else 0), _text(node, "first_seen") or "9999", name_of(node), edge.type


def _branch(index: GraphIndex, end: str, edge: Edge, below: tuple[Branch, ...], *, repeated: bool) -> Branch:
    node = index.nodes[end]
    papers = edge.properties.get("papers", ())
    confidence = edge.properties.get("confidence", 0.0)
    return Branch(
        relation=edge.type,
        concept=end,
        name=name_of(node),
        kind=str(node.properties["kind"]),
        date=_text(node, "first_seen"),
        papers=len(papers) if isinstance(papers, tuple) else 0,
        confidence=confidence if isinstance(confidence, int | float) else 0.0,
        evidence=evidence(index, edge),
        branches=below,
        repeated=repeated,
    )


def evidence(index: GraphIndex, edge: Edge) -> tuple[Evidence, ...]:
    """The asserted claims behind an edge between concepts, the surest first."""
    ends = (
        {(edge.source, edge.target), (edge.target, edge.source)}
        if edge.type in COMPARISONS[:2]
        else {(edge.source, edge.target)}
    )
    found = []
    for link in index.into(edge.source, "CHILD", "PARENT"):
        claim = index.nodes[link.source]
        if claim.properties["relation"] == edge.type and claim.properties["polarity"] == "asserted":
            pair = index.out(claim.id, "CHILD")[0].target, index.out(claim.id, "PARENT")[0].target
            if pair in ends:
                found.append(_evidence(index, claim))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (-one.confidence, one.place, one.sentence)))


def _evidence(index: GraphIndex, claim: Node) -> Evidence:
    line = claim.properties.get("line")
    source = str(claim.properties["source"])
    paper = next((edge.source for edge in index.into(claim.id, "STATES")), "")
    confidence = claim.properties.get("confidence", 0.0)
    return Evidence(
        sentence=str(claim.properties["sentence"]),
        place=source if line is None else f"{source}:{line}",
        paper=paper,
        confidence=confidence if isinstance(confidence, int | float) else 0.0,
    )


def _comparisons(index: GraphIndex, id: str) -> tuple[Comparison, ...]:
    relations: dict[str, set[str]] = defaultdict(set)
    papers: dict[str, set[str]] = defaultdict(set)
    for edge in (*index.out(id, *COMPARISONS), *index.into(id, *COMPARISONS)):
        other = edge.target if edge.source == id else edge.source
        word = edge.type
        if edge.type == "OUTPERFORMS" and edge.target == id:
            word = "OUTPERFORMED_BY"
        relations[other].add(word)
        stated = edge.properties.get("papers", ())
        papers[other] |= {str(one) for one in stated} if isinstance(stated, tuple) else set()
    found = [
        Comparison(other, name_of(index.nodes[other]), tuple(sorted(words)), len(papers[other]))
        for other, words in relations.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.papers, one.name, one.concept)))


def _contradictions(index: GraphIndex, id: str) -> int:
    """Pairs with this concept for which one claim asserts and another denies the same relation."""
    said: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for link in index.into(id, "CHILD", "PARENT"):
        claim = index.nodes[link.source]
        child, parent = index.out(claim.id, "CHILD")[0].target, index.out(claim.id, "PARENT")[0].target
        said[str(claim.properties["relation"]), child, parent].add(str(claim.properties["polarity"]))
    return sum({"asserted", "denied"} <= polarities for polarities in said.values())


def _older(concept: Node, led_to: tuple[Branch, ...], came_from: tuple[Branch, ...]) -> int:
    date = _text(concept, "first_seen")
    children = sum(is_older(branch.date, date) for branch in led_to)
    return children + sum(is_older(date, branch.date) for branch in came_from)


def is_older(child: str | None, parent: str | None) -> bool:
    """Whether the child was seen before its parent, as far as both dates are known."""
    if not child or not parent:
        return False
    known = min(len(child), len(parent))
    return child[:known] < parent[:known]
