"""Claims as nodes with their sentences, and the edges between concepts that sum up the asserted ones.

What the vocabulary knows becomes an edge too, with provenance "vocabulary" where no claim supports it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from papergraph.graph.schema import DERIVATIONS, EDGE_TYPES
from papergraph.model import Claim, Edge, KnownRelation, Node, Value

MAX_EVIDENCE = 20  # sentences kept on one edge; all of them stay on the claims
VOCABULARY_CONFIDENCE = 0.9

Triple = tuple[str, str, str]  # relation, child, parent
Dates = Mapping[str, str | None]  # paper id → published


def claim_node(claim: Claim) -> Node:
    """The claim with its sentence, place, rule and polarity."""
    return Node.of(
        "Claim",
        claim.id,
        {
            "relation": claim.relation,
            "sentence": claim.sentence,
            "source": claim.source,
            "line": claim.line,
            "rule": claim.rule,
            "polarity": claim.polarity,
            "scope": claim.scope,
            "how": claim.how,
            "confidence": claim.confidence,
        },
    )


def claim_edges(claim: Claim) -> Iterator[Edge]:
    """STATES, CHILD, PARENT and, where the claim is limited to something, ON."""
    yield Edge("STATES", claim.paper, claim.id)
    yield Edge("CHILD", claim.id, claim.child)
    yield Edge("PARENT", claim.id, claim.parent)
    if claim.on:
        yield Edge("ON", claim.id, claim.on)


def relation_edges(claims: Sequence[Claim], known: Sequence[KnownRelation], published: Dates) -> Iterator[Edge]:
    """One edge for each relation and pair that an asserted claim or the vocabulary supports, and DERIVES_FROM."""
    asserted: dict[Triple, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.polarity == "asserted":
            asserted[_triple(claim.relation, claim.child, claim.parent)].append(claim)
    edges = {triple: Edge.of(*triple, _summary(triple[0], group, published)) for triple, group in asserted.items()}
    for relation in known:
        triple = _triple(relation.relation, relation.child, relation.parent)
        known_only: dict[str, Value | None] = {
            "support": 0,
            "confidence": VOCABULARY_CONFIDENCE,
            "provenance": "vocabulary",
        }
        edges.setdefault(triple, Edge.of(*triple, known_only))
    yield from edges.values()
    yield from _derivations(list(edges.values()))


def _triple(relation: str, child: str, parent: str) -> Triple:
    if EDGE_TYPES[relation].symmetric and parent < child:
        child, parent = parent, child
    return relation, child, parent


def _summary(relation: str, claims: Sequence[Claim], published: Dates) -> dict[str, Value | None]:
    ranked = sorted(claims, key=lambda claim: (-claim.confidence, claim.sentence, claim.id))
    ways = tuple(sorted({claim.how for claim in claims if claim.how}))
    values: dict[str, Value | None] = {
        "support": len(claims),
        "confidence": _agreed_confidence(claims),
        "first_seen": min((date for claim in claims if (date := published.get(claim.paper))), default=None),
        "evidence": tuple(dict.fromkeys(claim.sentence for claim in ranked))[:MAX_EVIDENCE],
        "papers": tuple(sorted({claim.paper for claim in claims})),
        "how": ways,
        "roles": ways,
        "scopes": tuple(sorted({claim.scope for claim in claims if claim.scope})),
        "provenance": "text",
    }
    allowed = {prop.name for prop in EDGE_TYPES[relation].properties}
    return {name: value for name, value in values.items() if name in allowed}


def _agreed_confidence(claims: Sequence[Claim]) -> float:
    """The best claim's confidence, raised by what claims of other papers take away from the doubt (noisy or)."""
    best: dict[str, float] = {}
    for claim in claims:
        best[claim.paper] = max(claim.confidence, best.get(claim.paper, 0.0))
    doubt = 1.0
    for confidence in sorted(best.values()):
        doubt *= 1.0 - confidence
    return round(min(1.0 - doubt, 0.999), 4)


def _derivations(edges: Sequence[Edge]) -> Iterator[Edge]:
    pairs: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        if edge.type in DERIVATIONS:
            pairs[edge.source, edge.target].append(edge)
    for pair, group in pairs.items():
        yield Edge.of(
            "DERIVES_FROM",
            *pair,
            {
                "relations": tuple(sorted(edge.type for edge in group)),
                "support": int(sum(_number(edge, "support") for edge in group)),
                "confidence": max(_number(edge, "confidence") for edge in group),
                "first_seen": min(
                    (str(e.properties["first_seen"]) for e in group if "first_seen" in e.properties), default=None
                ),
            },
        )


def _number(edge: Edge, name: str) -> float:
    value = edge.properties.get(name, 0)
    return value if isinstance(value, int | float) else 0
