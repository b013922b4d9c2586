"""The line of extraction: passages, definitions, coined names, links, claims, topics, and the tables of them."""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from papergraph.extract import abbreviations, compounds, discovery, relations, rules, topics, vocabulary
from papergraph.extract.concepts import Registry
from papergraph.extract.discovery import Coined
from papergraph.extract.linking import Link, Linker
from papergraph.extract.passages import Passage, passages
from papergraph.extract.senses import Sense, concept_of, is_by
from papergraph.extract.vocabulary import Vocabulary
from papergraph.model import AnnotatedCorpus, Claim, Introduction, KnownRelation, Mention, ResolvedCorpus, TopicTag

Linked = tuple[Passage, tuple[Link, ...]]


def annotate(corpus: ResolvedCorpus, known: Vocabulary | None = None) -> AnnotatedCorpus:
    """The corpus with everything that its texts and topics say; `known` is the built-in vocabulary unless given."""
    words = vocabulary.built_in() if known is None else known
    registry = Registry(words, _other_names(corpus))
    texts = passages(corpus)
    for passage in texts:
        for pair in abbreviations.pairs(passage.words):
            registry.define(passage.paper, pair)
    introduced = _introduced(texts, registry)
    linker = Linker(registry)
    linked = [(passage, linker.links(passage)) for passage in texts]
    tags = tuple(topics.tags(corpus, registry))
    registry.settle()
    used = [sense for _, links in linked for sense in (link.sense for link in links)]
    used += [sense for _, sense in introduced] + [tag[1] for tag in tags]
    concepts = {sense.id: concept_of(sense) for sense in used}
    return AnnotatedCorpus(
        corpus=corpus,
        concepts=tuple(concepts[key] for key in sorted(concepts)),
        mentions=tuple(sorted(_mentions(linked), key=_mention_key)),
        introductions=tuple(sorted(set(_introductions(introduced)), key=_introduction_key)),
        topics=tuple(sorted({_tag(tag) for tag in tags}, key=lambda t: (t.paper, t.concept, t.source, t.origin))),
        claims=_claims(linked, introduced, registry),
        known=_known(used, registry),
    )


def _other_names(corpus: ResolvedCorpus) -> Iterator[str]:
    """Names of people (also the surname alone), organizations and venues."""
    for author in corpus.authors:
        yield author.name
        yield author.name.split()[-1]
    for organization in corpus.organizations:
        yield from (organization.name, *organization.aliases)
    for venue in corpus.venues:
        yield from (venue.name, *venue.aliases)


def _introduced(texts: Sequence[Passage], registry: Registry) -> list[tuple[Coined, Sense]]:
    """What the papers coin, titles first, with the concept that each became."""
    by_paper: dict[str, list[Passage]] = defaultdict(list)
    for passage in texts:
        by_paper[passage.paper.id].append(passage)
    found: list[tuple[Coined, Sense]] = []
    for paper_id in sorted(by_paper):
        found += _of_paper(by_paper[paper_id], registry)
    return found


def _of_paper(texts: Sequence[Passage], registry: Registry) -> Iterator[tuple[Coined, Sense]]:
    title = texts[0]
    for sense in registry.by_paper(title.paper):
        yield Coined(title, sense.name, (0, len(title.words)), "vocabulary", kind=sense.kind, confidence=0.95), sense
    candidates = [one for passage in texts for one in discovery.coined(passage, registry.is_family)]
    for candidate in candidates:
        if candidate.confidence >= 0.5 or _repeated(candidate, candidates, texts, registry):
            coined = registry.coin(candidate)
            if coined is not None:
                yield candidate, coined


def _repeated(candidate: Coined, candidates: Sequence[Coined], texts: Sequence[Passage], registry: Registry) -> bool:
    """Whether a doubtful head of a title is used as a name: coined, in the vocabulary, or written so again."""
    name = candidate.name.removeprefix("The ")
    if any(other is not candidate and other.name in (candidate.name, name) for other in candidates):
        return True
    old = registry.parent(candidate.name)
    if old is not None and old.entry is not None:
        return is_by(old.entry, candidate.passage.paper, candidate)
    studied = re.compile(rf"\b[Ww]e (?:\w+ ){{1,3}}{re.escape(name.lower())}\b")
    return any(name in text.words or studied.search(text.words) for text in texts if not text.is_title)


def _own(introduced: Iterable[tuple[Coined, Sense]]) -> dict[str, tuple[Sense, ...]]:
    """By paper what it introduces: names of the title first, then the surer ones, then in order."""
    found: dict[str, list[tuple[Coined, Sense]]] = defaultdict(list)
    for coined, sense in introduced:
        found[coined.passage.paper.id].append((coined, sense))
    return {
        paper: tuple(dict.fromkeys(sense for _, sense in sorted(items, key=lambda item: _rank(item[0]))))
        for paper, items in found.items()
    }


def _rank(coined: Coined) -> tuple[bool, bool, float]:
    return (not coined.rule.startswith("title"), coined.rule != "vocabulary", -coined.confidence)


def _mentions(linked: Iterable[Linked]) -> Iterator[Mention]:
    for passage, links in linked:
        for link in links:
            span = passage.sentence_at(link.start)
            yield Mention(
                paper=passage.paper.id,
                concept=link.sense.id,
                source=passage.source,
                line=passage.line_at(link.start),
                start=link.start,
                end=link.end,
                surface=link.surface,
                sentence=passage.quote(span),
                confidence=link.confidence,
            )


def _mention_key(mention: Mention) -> tuple[str, str, str, str, int]:
    return (mention.paper, mention.concept, mention.source, mention.sentence, mention.start)


def _introductions(introduced: Iterable[tuple[Coined, Sense]]) -> Iterator[Introduction]:
    for coined, sense in introduced:
        passage = coined.passage
        yield Introduction(
            paper=passage.paper.id,
            concept=sense.id,
            source=passage.source,
            line=passage.line_at(coined.span[0]),
            rule=coined.rule,
            sentence=passage.quote(passage.sentence_at(coined.span[0])),
            confidence=coined.confidence,
        )


def _introduction_key(introduction: Introduction) -> tuple[str, str, str, str, str]:
    return (introduction.paper, introduction.concept, introduction.source, introduction.rule, introduction.sentence)


def _tag(tag: topics.Tag) -> TopicTag:
    paper, sense, source, origin = tag
    return TopicTag(paper=paper, concept=sense.id, source=source, origin=origin)


def _claims(
    linked: Sequence[Linked], introduced: Sequence[tuple[Coined, Sense]], registry: Registry
) -> tuple[Claim, ...]:
    """What the sentences and the coined names claim, each once, sorted by id."""
    own, known = _own(introduced), rules.built_in()
    found: dict[str, Claim] = {}
    for passage, links in linked:
        for claim in relations.claims(passage, links, own.get(passage.paper.id, ()), known):
            found.setdefault(claim.id, claim)
    mentioned: dict[str, list[Sense]] = defaultdict(list)
    for passage, links in linked:
        mentioned[passage.paper.id] += [link.sense for link in links]
    for paper, coined in itertools.groupby(introduced, key=lambda pair: pair[0].passage.paper):
        find = functools.partial(registry.sense, paper, surface="")
        for claim in compounds.compound_claims(coined, find, mentioned[paper.id]):
            found.setdefault(claim.id, claim)
    return tuple(found[key] for key in sorted(found))


def _known(used: Iterable[Sense], registry: Registry) -> tuple[KnownRelation, ...]:
    """The vocabulary's relations between concepts that the corpus names."""
    here = dict.fromkeys(used)
    found = set()
    for sense in here:
        for relation, name in sense.entry.parents if sense.entry is not None else ():
            parent = registry.parent(name)
            if parent is not None and parent in here and parent is not sense:
                found.add(KnownRelation(relation=relation, child=sense.id, parent=parent.id))
    return tuple(sorted(found, key=lambda k: (k.relation, k.child, k.parent)))
