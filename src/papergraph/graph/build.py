"""Stage 6: the annotated corpus as one property graph. Decides nothing; it only sums up what the corpus says."""

from __future__ import annotations

from papergraph.graph.claims import claim_edges, claim_node, relation_edges
from papergraph.graph.concepts import concept_nodes, mention_edges, names, topic_edges
from papergraph.graph.papers import bibliographic_edges, listing_edges, paper_nodes, party_nodes, source_nodes
from papergraph.graph.relatedness import related_concepts
from papergraph.model import AnnotatedCorpus, PropertyGraph


def build(annotated: AnnotatedCorpus) -> PropertyGraph:
    """The graph of the corpus, in its one order; the same corpus gives the same graph to the byte."""
    corpus = annotated.corpus
    published = {paper.id: paper.published for paper in corpus.papers}
    name_nodes, naming = names(annotated)
    mentions = list(mention_edges(annotated))
    return PropertyGraph.of(
        [
            *paper_nodes(corpus),
            *party_nodes(corpus),
            *source_nodes(corpus),
            *concept_nodes(annotated),
            *(claim_node(claim) for claim in annotated.claims),
            *name_nodes,
        ],
        [
            *bibliographic_edges(corpus),
            *listing_edges(corpus),
            *topic_edges(annotated),
            *mentions,
            *(edge for claim in annotated.claims for edge in claim_edges(claim)),
            *relation_edges(annotated.claims, annotated.known, published),
            *related_concepts(mentions),
            *naming,
        ],
    )
