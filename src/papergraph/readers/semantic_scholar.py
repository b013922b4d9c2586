"""Answers of Semantic Scholar to records: papers, batches with nulls, searches, references, citations. Mapping only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papergraph.identifiers import arxiv_id, doi
from papergraph.model import (
    Identifier,
    Issue,
    Link,
    Origin,
    PaperRecord,
    ReadResult,
    Reference,
    SourceDocument,
    Text,
    TopicOrigin,
)
from papergraph.readers import json, values
from papergraph.readers.blocks.decode import decode
from papergraph.readers.dates import iso_date
from papergraph.readers.passages import passage
from papergraph.readers.titles import clean_title

_PAPER = re.compile(rb'"paperId"\s*:\s*(?:"[0-9a-f]{40}"|null)|"(?:externalIds|citedPaper|citingPaper)"\s*:')
_LISTS = ("data", "recommendedPapers", "papers")
_PREPRINT_VENUES = frozenset({"arxiv", "arxiv.org", "corr"})


def matches(document: SourceDocument) -> bool:
    """Whether the document is JSON in the shape of Semantic Scholar's graph."""
    head = document.data[:20_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:1] in b"{[" and _PAPER.search(head) is not None


def read(document: SourceDocument) -> ReadResult:
    """A record for each paper and for each that cites one of them; nulls, and errors of the service, are issues."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    for value, places in json.values(decoded.text, document.id, issues):
        for paper in _papers(value):
            if paper is None:
                message = "the service knows no paper for this id"
                issues.append(Issue("read", "note", "not-found", message, Origin(document.id, places.line)))
                continue
            if "error" in paper and "paperId" not in paper:
                message = f"Semantic Scholar answered: {values.first(paper['error'])[:200]}"
                issues.append(Issue("read", "error", "service-error", message, Origin(document.id, places.line)))
                continue
            line, _ = places.of({"title": paper.get("title"), "id": paper.get("paperId")})
            found = [record(paper, Origin(document.id, line, len(records))), *citing(paper, document.id, line)]
            records.extend(one for one in found if isinstance(one, PaperRecord))
            issues.extend(one for one in found if isinstance(one, Issue))
    return ReadResult(json.source_info(document, "semanticscholar"), tuple(records), tuple(issues))


def _papers(value: object) -> Iterator[Mapping[str, object] | None]:
    if isinstance(value, list):
        for one in value:
            if one is None or isinstance(one, Mapping):
                yield _inner(one)
    elif isinstance(value, Mapping):
        inner = next((value[name] for name in _LISTS if isinstance(value.get(name), list)), None)
        yield from [value] if inner is None else _papers(inner)


def _inner(value: Mapping[str, object] | None) -> Mapping[str, object] | None:
    """The paper of an edge of the citation graph, else the value."""
    if value is None:
        return None
    edge = value.get("citedPaper") or value.get("citingPaper")
    return edge if isinstance(edge, Mapping) else value


def record(paper: Mapping[str, object], origin: Origin) -> PaperRecord | Issue:
    """The record of one paper as the service describes it; an issue where it names none."""
    title = clean_title(values.first(paper.get("title")))
    ids = identifiers(paper)
    if not title and not ids:
        return Issue("read", "note", "skipped", "this entry has neither a title nor an identifier", origin)
    authors = values.authors(paper.get("authors"))
    return PaperRecord(
        origin=origin,
        title=title,
        identifiers=ids,
        authors=authors.names,
        organizations=tuple(dict.fromkeys(name for author in authors.names for name in author.organizations)),
        published=iso_date(values.first(paper.get("publicationDate"))) or iso_date(values.first(paper.get("year"))),
        venue=_venue(paper),
        topics=_topics(paper),
        citation_count=values.count(paper.get("citationCount")),
        texts=tuple(_texts(paper, origin.line)),
        references=tuple(_references(paper)),
        links=_links(paper),
    )


def citing(paper: Mapping[str, object], source: str, line: int | None) -> list[PaperRecord | Issue]:
    """A record for each paper that is said to cite this one, with the sentences in which it does."""
    cited = identifiers(paper)
    found: list[PaperRecord | Issue] = []
    for edge in _mappings(paper.get("citations")):
        other = _inner(edge) or {}
        outcome = record(other, Origin(source, line))
        if isinstance(outcome, PaperRecord) and cited:
            reference = _reference(edge, cited, values.first(paper.get("title")) or None, _year(paper))
            outcome = PaperRecord(
                origin=outcome.origin,
                title=outcome.title,
                identifiers=outcome.identifiers,
                authors=outcome.authors,
                published=outcome.published,
                venue=outcome.venue,
                citation_count=outcome.citation_count,
                references=(reference,),
                links=outcome.links,
            )
        found.append(outcome)
    return found


def identifiers(paper: Mapping[str, object]) -> tuple[Identifier, ...]:
    """The paper's identifiers; its own number at the service first."""
    found: list[Identifier] = []
    number = values.first(paper.get("paperId"))
    if re.fullmatch("[0-9a-f]{40}", number):
        found.append(Identifier("s2", number))
    external = paper.get("externalIds")
    known = external if isinstance(external, Mapping) else {}
    for text in values.strings([known.get("ArXiv"), known.get("DOI")]):
        if value := arxiv_id(text):
            found.append(Identifier("arxiv", value))
        elif value := doi(text):
            found.append(Identifier("doi", value))
    for name, scheme in (("ACL", "acl"), ("PubMed", "pmid")):
        found.extend(Identifier(scheme, text) for text in values.strings(known.get(name))[:1])
    return tuple(dict.fromkeys(found))


def _venue(paper: Mapping[str, object]) -> str | None:
    for name in ("publicationVenue", "venue", "journal"):
        venue = values.first(paper.get(name))
        if venue and venue.lower() not in _PREPRINT_VENUES:
            return venue
    return None


def _topics(paper: Mapping[str, object]) -> tuple[tuple[str, TopicOrigin], ...]:
    fields = values.strings(paper.get("fieldsOfStudy"))
    fields += [values.first(one.get("category")) for one in _mappings(paper.get("s2FieldsOfStudy"))]
    return tuple((name, "category") for name in dict.fromkeys(fields) if name)


def _texts(paper: Mapping[str, object], line: int | None) -> Iterator[Text]:
    if text := passage("abstract", values.first(paper.get("abstract")), line):
        yield text
    summary = paper.get("tldr")
    if isinstance(summary, Mapping) and (text := passage("remark", values.first(summary.get("text")), line)):
        yield text


def _references(paper: Mapping[str, object]) -> Iterator[Reference]:
    for edge in _mappings(paper.get("references")):
        cited = _inner(edge) or {}
        ids, title = identifiers(cited), clean_title(values.first(cited.get("title")))
        if ids or title:
            yield _reference(edge, ids, title, _year(cited))


def _reference(
    edge: Mapping[str, object], ids: tuple[Identifier, ...], title: str | None, year: int | None
) -> Reference:
    influential = edge.get("isInfluential")
    return Reference(
        identifiers=ids,
        title=title,
        year=year,
        context=values.first(edge.get("contexts")) or None,
        intent=values.first(edge.get("intents")) or None,
        influential=influential if isinstance(influential, bool) else None,
    )


def _links(paper: Mapping[str, object]) -> tuple[Link, ...]:
    page, file = paper.get("url"), paper.get("openAccessPdf")
    found = [Link(url, "paper") for url in values.strings(page)]
    found += [Link(url, "pdf") for url in values.strings(file.get("url") if isinstance(file, Mapping) else None)]
    return tuple(one for one in found if one.url.startswith("http"))


def _year(paper: Mapping[str, object]) -> int | None:
    date = iso_date(values.first(paper.get("year")))
    return int(date[:4]) if date else None


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
