"""What is read of each paper: its title and each text that a source gives of it, one passage each, same text once."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from papergraph.extract import pieces, sentences
from papergraph.extract.sentences import Span
from papergraph.model import Paper, PaperRecord, ResolvedCorpus, Text
from papergraph.text import fold

LIMIT = 40_000  # characters of one text that are read; more is no abstract


@dataclass(frozen=True, slots=True)
class Passage:
    """A title or a text of one paper, from one source."""

    paper: Paper
    source: str
    text: Text
    is_title: bool = False

    @property
    def words(self) -> str:
        """The repaired text, as far as it is read."""
        return self.text.text[:LIMIT]

    def quote(self, span: Span) -> str:
        """The source's own wording of a span."""
        return self.text.quote(*span)

    def line_at(self, start: int) -> int | None:
        return self.text.line_at(start)

    def sentences(self) -> tuple[Span, ...]:
        """Offsets of its sentences; a title is one."""
        return ((0, len(self.words)),) if self.is_title else _sentences(self.words)

    def sentence_at(self, start: int) -> Span:
        """The sentence in which the offset stands."""
        return next((span for span in self.sentences() if start < span[1]), (0, len(self.words)))

    def pieces(self) -> pieces.Pieces:
        return _pieces(self.words)


_sentences = functools.lru_cache(maxsize=4096)(sentences.spans)
_pieces = functools.lru_cache(maxsize=4096)(pieces.cut)


def passages(corpus: ResolvedCorpus) -> tuple[Passage, ...]:
    """The passages of all papers, sorted by paper; a paper's title first, then texts in order of their records."""
    return tuple(passage for paper in corpus.papers for passage in _of_paper(corpus, paper))


def _of_paper(corpus: ResolvedCorpus, paper: Paper) -> Iterator[Passage]:
    records = [corpus.records[index] for index in paper.records]
    yield _title(corpus, paper, records)
    seen = {fold(paper.title)}
    for record in records:
        for text in record.texts:
            key = fold(text.text[:LIMIT])
            if key and key not in seen:
                seen.add(key)
                yield Passage(paper, record.origin.source, text)


def _title(corpus: ResolvedCorpus, paper: Paper, records: list[PaperRecord]) -> Passage:
    """The title, in the source whose record won it."""
    won = dict(paper.won).get("title")
    record = corpus.records[won] if won is not None else next((r for r in records if r.title == paper.title), None)
    origin = None if record is None else record.origin
    lines = () if origin is None or origin.line is None else ((0, origin.line),)
    text = Text(kind="remark", text=paper.title, lines=lines)
    return Passage(paper, "" if origin is None else origin.source, text, is_title=True)
