"""Topics: the headings, tags and categories under which sources put papers, as concepts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papergraph.extract.concepts import Registry
from papergraph.extract.senses import Sense
from papergraph.model import Paper, ResolvedCorpus, TopicOrigin
from papergraph.text import fold

LONGEST = 120
_MARKS = re.compile(r"^[\s#*_>\-–—•·.:|]+|[\s#*_:|\-–—•·]+$")
_NUMBERED = re.compile(r"^(?:\(?\d{1,3}[.):]|\[\d{1,3}\]:?|[IVX]{1,5}\.|[A-Z][.)])\s+(?=\S)")
_PICTURES = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")

Tag = tuple[str, Sense, str, TopicOrigin]


def tags(corpus: ResolvedCorpus, registry: Registry) -> Iterator[Tag]:
    """(paper, concept, source, origin) for each topic of each record, once each, in order of the papers."""
    for paper in corpus.papers:
        yield from dict.fromkeys(_of_paper(corpus, paper, registry))


def _of_paper(corpus: ResolvedCorpus, paper: Paper, registry: Registry) -> Iterator[Tag]:
    for index in paper.records:
        record = corpus.records[index]
        for topic, origin in record.topics:
            name = clean(topic)
            if fold(name):
                yield paper.id, registry.topic(name), record.origin.source, origin


def clean(topic: str) -> str:
    """The topic without marks of lists and headings, numbering and pictures; at most LONGEST characters."""
    text = _MARKS.sub("", " ".join(_PICTURES.sub(" ", topic).split()))
    return _MARKS.sub("", _NUMBERED.sub("", text))[:LONGEST].strip()
