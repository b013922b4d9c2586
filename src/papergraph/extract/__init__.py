"""Stage 5: what the texts of a corpus say. Pure: a function of the corpus, the vocabulary and the rules."""

from __future__ import annotations

from papergraph.model import AnnotatedCorpus, ResolvedCorpus

__all__ = ["extract"]


def extract(corpus: ResolvedCorpus) -> AnnotatedCorpus:
    """The corpus with its concepts, mentions, introductions, topics and claims, whatever the order of its sources."""
    from papergraph.extract.annotate import annotate

    return annotate(corpus)
