"""Which paper cites which: references are looked up by identifier, then by title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from papergraph.model import Citation, Paper, PaperRecord, Reference
from papergraph.resolve.evidence import identifiers_of
from papergraph.resolve.titles import Title, equal, read_title
from papergraph.text import digest, fold_title

_TITLE_YEARS = 2


@dataclass(slots=True)
class _Tie:
    sources: set[str] = field(default_factory=set)
    contexts: set[str] = field(default_factory=set)
    intents: set[str] = field(default_factory=set)
    influential: bool | None = None

    def add(self, reference: Reference, source: str) -> None:
        self.sources.add(source)
        self.contexts.update([reference.context] if reference.context else [])
        self.intents.update([reference.intent] if reference.intent else [])
        if reference.influential is not None:
            self.influential = bool(self.influential) or reference.influential


def cite(
    papers: Sequence[Paper], records: Sequence[PaperRecord], *, stubs: int = 0
) -> tuple[list[Paper], list[Citation]]:
    """New papers for works known only as cited (at most `stubs`, the most cited first), and all citations, sorted."""
    index = _Index(papers)
    ties: dict[tuple[str, str], _Tie] = {}
    unknown: dict[str, list[tuple[str, str, Reference]]] = defaultdict(list)
    for paper in papers:
        for record in (records[one] for one in paper.records):
            for reference in record.references:
                cited = index.find(reference)
                if cited is None and stubs:
                    unknown[_key(reference, index.contested)].append((paper.id, record.origin.source, reference))
                elif cited is not None and cited != paper.id:
                    ties.setdefault((paper.id, cited), _Tie()).add(reference, record.origin.source)
    made = _stubs(unknown, stubs) if stubs else {}
    for key, stub in made.items():
        for citing, source, reference in unknown[key]:
            ties.setdefault((citing, stub.id), _Tie()).add(reference, source)
    return list(made.values()), [_citation(ends, tie) for ends, tie in sorted(ties.items())]


def _citation(ends: tuple[str, str], tie: _Tie) -> Citation:
    return Citation(
        citing=ends[0],
        cited=ends[1],
        sources=tuple(sorted(tie.sources)),
        contexts=tuple(sorted(tie.contexts)),
        intents=tuple(sorted(tie.intents)),
        influential=tie.influential,
    )


class _Index:
    """Papers by any id and by title."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.by_id = {id: paper.id for paper in papers for id in paper.ids}
        self.contested = frozenset(id for paper in papers for id in paper.contested) - self.by_id.keys()
        self.by_title: dict[str, list[tuple[Title, Paper]]] = defaultdict(list)
        for paper in papers:
            title = read_title(paper.title)
            if title is not None and title.distinct:
                self.by_title[title.key].append((title, paper))

    def find(self, reference: Reference) -> str | None:
        """The paper that the reference means; None where there is none, or where the title alone fits several."""
        for text in identifiers_of(reference):
            if text in self.by_id:
                return self.by_id[text]
        title = read_title(reference.title)
        if title is None:
            return None
        fitting = [
            paper
            for known, paper in self.by_title.get(title.key, ())
            if equal(title, known) and _timely(reference, paper)
        ]
        return fitting[0].id if len(fitting) == 1 else None


def _timely(reference: Reference, paper: Paper) -> bool:
    return reference.year is None or paper.year is None or abs(reference.year - paper.year) <= _TITLE_YEARS


def _key(reference: Reference, contested: frozenset[str]) -> str:
    """What an unknown work is known by: an identifier, the surest first, else its title; "" if neither.

    A contested identifier stands for no work, and a title alone never for a paper of the corpus.
    """
    own = set(identifiers_of(reference)) - contested
    texts = sorted(own, key=lambda text: (not text.startswith("arxiv:"), not text.startswith("doi:"), text))
    if texts:
        return texts[0]
    title = read_title(reference.title)
    return "title:" + digest("cited", title.key, str(reference.year or "")) if title and title.distinct else ""


def _stubs(unknown: Mapping[str, list[tuple[str, str, Reference]]], most: int) -> dict[str, Paper]:
    """Papers for the works that most papers cite, by key; a work needs a title or an identifier of a work."""
    counts = {key: len({citing for citing, _, _ in said}) for key, said in unknown.items() if key}
    chosen = sorted(counts, key=lambda key: (-counts[key], key))[:most]
    made = {key: _stub(key, [reference for _, _, reference in unknown[key]]) for key in sorted(chosen)}
    shared = Counter(id for stub in made.values() for id in stub.ids)
    return {
        key: replace(stub, ids=tuple(id for id in stub.ids if id == stub.id or shared[id] == 1))
        for key, stub in made.items()
    }


def _stub(key: str, references: Sequence[Reference]) -> Paper:
    titles = sorted(
        {reference.title for reference in references if reference.title}, key=lambda text: (-len(text), text)
    )
    years = sorted({reference.year for reference in references if reference.year})
    prefix, _, value = key.partition(":")
    title = titles[0] if titles else key
    id = key if prefix in ("arxiv", "doi", "title") else "title:" + digest(fold_title(title), key)
    ids = sorted({text for reference in references for text in identifiers_of(reference)} - {id})
    return Paper(
        id=id,
        title=title,
        ids=(id, *ids),
        arxiv_id=value if prefix == "arxiv" else None,
        doi=value if prefix == "doi" else None,
        published=str(years[0]) if years else None,
        year=years[0] if years else None,
        stub=True,
    )
