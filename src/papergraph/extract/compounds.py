"""Claims from the names themselves: a paper that coins "Trans-LoRA" and speaks of LoRA names a variant of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from papergraph.extract.discovery import Coined
from papergraph.extract.plausible import is_field, possible
from papergraph.extract.relations import claim_in
from papergraph.extract.senses import Sense
from papergraph.model import Claim
from papergraph.text import join_name

RULE = "compound-name"
_PARTS = re.compile(r"[\s-]+")
# "Speech Coding with Mamba" is a phrase about Mamba, not a name that ends in it.
_PHRASE_WORDS = frozenset(["a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "via", "with"])


def compound_claims(
    introduced: Iterable[tuple[Coined, Sense]], find: Callable[[str], Sense | None], mentioned: Iterable[Sense]
) -> Iterator[Claim]:
    """VARIANT_OF claims for a paper's coined names that end in the name of a concept which its texts mention."""
    here = frozenset(mentioned)
    for coined, child in introduced:
        if child.entry is None and coined.rule != "vocabulary":
            parent = _head(coined.name, find)
            if parent is not None and parent is not child and parent in here and _fits(child, parent):
                span = coined.passage.sentence_at(coined.span[0])
                yield claim_in(coined.passage, span, "VARIANT_OF", child, parent, RULE, confidence=0.6)


def _head(name: str, find: Callable[[str], Sense | None]) -> Sense | None:
    """The concept whose name is the longest end of a compound name, of two letters at least."""
    parts = _PARTS.split(name)
    if not _PHRASE_WORDS.isdisjoint(parts):
        return None
    for start in range(1, len(parts)):
        tail = " ".join(parts[start:])
        if sum(c.isalpha() for c in tail) >= 2 and any(c.isupper() for c in tail):
            sense = find(join_name(tail))
            if sense is not None:
                return sense
    return None


def _fits(child: Sense, parent: Sense) -> bool:
    return parent.kind in ("Method", "Model") and not is_field(parent) and possible("VARIANT_OF", child, parent)
