"""Concepts, their spellings, and the papers that name, coin or are filed under them, as nodes and edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from papergraph.graph.weights import mention_weights
from papergraph.model import AnnotatedCorpus, Author, Edge, Introduction, Mention, Node, Organization, Value, Venue
from papergraph.text import fold_name, join_name

MAX_EVIDENCE = 20  # sentences kept on one edge
MAX_KEY = 1000  # characters of an indexed key; Neo4j's indexes take about 8 kB

Pair = tuple[str, str]  # paper, concept
Place = Mention | Introduction


def concept_nodes(annotated: AnnotatedCorpus) -> Iterator[Node]:
    """A Concept node for each concept of the corpus."""
    for concept in annotated.concepts:
        yield Node.of(
            "Concept",
            concept.id,
            {
                "name": concept.name,
                "full_name": concept.full_name,
                "aliases": concept.aliases,
                "kind": concept.kind,
                "first_seen": concept.first_seen,
                "provenance": concept.provenance,
            },
        )


def names(annotated: AnnotatedCorpus) -> tuple[list[Node], list[Edge]]:
    """A Name node for each folded spelling; concepts are found without the spaces of their names too."""
    spelled: set[tuple[str, str]] = set()
    for concept in annotated.concepts:
        for name in (concept.name, concept.full_name or "", *concept.aliases):
            spelled |= {(fold_name(name), concept.id), (join_name(name), concept.id)}
    corpus = annotated.corpus
    parties: list[Author | Organization | Venue] = [*corpus.authors, *corpus.organizations, *corpus.venues]
    for owner in parties:
        spelled |= {(fold_name(name), owner.id) for name in (owner.name, *owner.aliases)}
    spelled = {(key[:MAX_KEY], owner) for key, owner in spelled if key}
    nodes = [Node("Name", f"name:{key}", {"key": key}) for key in {key for key, _ in spelled}]
    return nodes, [Edge("NAMES", f"name:{key}", owner) for key, owner in spelled]


def topic_edges(annotated: AnnotatedCorpus) -> Iterator[Edge]:
    """HAS_TOPIC edges; `sources` say "heading=week.md", as the same source may file a paper in several ways."""
    tags: dict[Pair, set[str]] = defaultdict(set)
    for tag in annotated.topics:
        tags[tag.paper, tag.concept].add(f"{tag.origin}={tag.source}")
    for pair, sources in tags.items():
        yield Edge("HAS_TOPIC", *pair, {"sources": tuple(sorted(sources))})


def mention_edges(annotated: AnnotatedCorpus) -> Iterator[Edge]:
    """MENTIONS edges, and INTRODUCES besides them where the paper coins the concept."""
    found: dict[Pair, list[Place]] = defaultdict(list)
    coined: dict[Pair, list[Place]] = defaultdict(list)
    for mention in annotated.mentions:
        found[mention.paper, mention.concept].append(mention)
    for introduction in annotated.introductions:
        coined[introduction.paper, introduction.concept].append(introduction)
    named = {**coined, **found}  # a coined name that no mention covers is still named there
    counts = {pair: len(places) for pair, places in named.items()}
    weights = mention_weights(counts, papers=len(annotated.corpus.papers))
    for type, pairs in (("MENTIONS", named), ("INTRODUCES", coined)):
        for pair, places in pairs.items():
            yield Edge.of(type, *pair, {"count": len(places), "weight": weights[pair], **_evidence(places)})


def _evidence(places: Sequence[Place]) -> dict[str, Value | None]:
    """The first sentences with their lines; lines are left out where one is unknown, so that the two stay aligned."""
    first: dict[str, int | None] = {}
    for place in places:
        first.setdefault(place.sentence, place.line)
    kept = list(first.items())[:MAX_EVIDENCE]
    lines = tuple(line for _, line in kept if line is not None)
    return {
        "evidence": tuple(sentence for sentence, _ in kept),
        "lines": lines if len(lines) == len(kept) else None,
        "sources": tuple(sorted({place.source for place in places})),
        "confidence": max(place.confidence for place in places),
    }
