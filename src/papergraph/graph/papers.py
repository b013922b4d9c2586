"""Papers, the people, organizations and venues around them, and the sources that list them, as nodes and edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from papergraph.model import Edge, Node, Paper, PaperRecord, ResolvedCorpus, Value


def paper_nodes(corpus: ResolvedCorpus) -> Iterator[Node]:
    """A Paper node for each paper, with what its records say as a whole."""
    for paper in corpus.papers:
        records = [corpus.records[at] for at in paper.records]
        categories = dict.fromkeys(name for record in records for name, kind in record.topics if kind == "category")
        yield Node.of(
            "Paper",
            paper.id,
            {
                "title": paper.title,
                "arxiv_id": paper.arxiv_id,
                "doi": paper.doi,
                "ids": paper.ids,
                "published": paper.published,
                "year": paper.year,
                "abstract": _abstract(records),
                "url": paper.url,
                "votes": paper.votes,
                "citation_count": paper.citation_count,
                "categories": tuple(categories),
                "first_listed": min((record.listed for record in records if record.listed), default=None),
                "contested": paper.contested,
                "stub": paper.stub or None,
                "provenance": tuple(f"{name}={corpus.records[at].origin}" for name, at in paper.won),
            },
        )


def _abstract(records: Sequence[PaperRecord]) -> str | None:
    abstracts = [text.text for record in records for text in record.texts if text.kind == "abstract"]
    return max(abstracts, key=lambda text: (len(text), text), default=None)


def party_nodes(corpus: ResolvedCorpus) -> Iterator[Node]:
    """Author, Organization and Venue nodes."""
    for author in corpus.authors:
        yield Node.of("Author", author.id, {"name": author.name, "aliases": author.aliases, "orcid": author.orcid})
    for org in corpus.organizations:
        values = {"name": org.name, "aliases": org.aliases, "ror": org.ror, "country": org.country}
        yield Node.of("Organization", org.id, values)
    for venue in corpus.venues:
        yield Node.of("Venue", venue.id, {"name": venue.name, "aliases": venue.aliases})


def source_nodes(corpus: ResolvedCorpus) -> Iterator[Node]:
    """A Source node for each source; its locator is its id, so that the graph does not tell from where it was built."""
    for source in corpus.sources:
        yield Node.of(
            "Source",
            f"source:{source.id}",
            {
                "title": source.title or source.id,
                "locator": source.id,
                "kind": source.kind,
                "language": source.language,
                "date": source.date,
            },
        )


def bibliographic_edges(corpus: ResolvedCorpus) -> Iterator[Edge]:
    """WROTE, FROM_ORGANIZATION, PUBLISHED_IN, AFFILIATED_WITH and CITES."""
    for paper in corpus.papers:
        for position, author in enumerate(dict.fromkeys(paper.authors), start=1):
            yield Edge("WROTE", author, paper.id, {"position": position})
        for organization in dict.fromkeys(paper.organizations):
            yield Edge("FROM_ORGANIZATION", paper.id, organization, {"sources": _naming_sources(corpus, paper)})
        if paper.venue:
            yield Edge.of("PUBLISHED_IN", paper.id, paper.venue, {"year": paper.year})
    for affiliation in corpus.affiliations:
        sources = {"sources": affiliation.sources}
        yield Edge.of("AFFILIATED_WITH", affiliation.author, affiliation.organization, sources)
    for citation in corpus.citations:
        yield Edge.of(
            "CITES",
            citation.citing,
            citation.cited,
            {
                "sources": citation.sources,
                "contexts": citation.contexts,
                "intents": citation.intents,
                "influential": citation.influential,
            },
        )


def _naming_sources(corpus: ResolvedCorpus, paper: Paper) -> tuple[str, ...]:
    """The sources that name an organization of the paper; all of them where an author turned out to be one."""
    records = [corpus.records[at] for at in paper.records]
    naming = {r.origin.source for r in records if r.organizations or any(a.organizations for a in r.authors)}
    return tuple(sorted(naming or {record.origin.source for record in records}))


def listing_edges(corpus: ResolvedCorpus) -> Iterator[Edge]:
    """One LISTED_IN edge for each paper and source, however often the source names the paper."""
    for paper in corpus.papers:
        by_source: dict[str, list[PaperRecord]] = defaultdict(list)
        for at in paper.records:
            by_source[corpus.records[at].origin.source].append(corpus.records[at])
        for source, records in by_source.items():
            yield Edge.of("LISTED_IN", paper.id, f"source:{source}", _listing(records))


def _listing(records: Sequence[PaperRecord]) -> dict[str, Value | None]:
    blurbs = [text.raw or text.text for record in records for text in record.texts if text.kind != "abstract"]
    return {
        "positions": tuple(record.origin.index + 1 for record in records if record.origin.index is not None),
        "lines": tuple(record.origin.line for record in records if record.origin.line is not None),
        "headings": tuple(dict.fromkeys(" › ".join(r.origin.headings) for r in records if r.origin.headings)),
        "date": min((record.listed for record in records if record.listed), default=None),
        "blurb": " ".join(" ".join(blurbs).split()) or None,
        "votes": max((record.votes for record in records if record.votes is not None), default=None),
    }
