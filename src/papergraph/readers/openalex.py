"""Answers of OpenAlex to records: one work, a page of works, or a work a line. Mapping only; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papergraph.identifiers import arxiv_id, doi, from_url, openalex, orcid
from papergraph.model import (
    AuthorName,
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
from papergraph.readers.authors import author_name
from papergraph.readers.blocks.decode import decode
from papergraph.readers.dates import iso_date
from papergraph.readers.passages import passage
from papergraph.readers.titles import clean_title

_WORK = re.compile(rb'"https?://openalex\.org/W[0-9]')
_LONGEST_ABSTRACT = 20_000
_MOST_REFERENCES = 10_000
_NO_WORK = {
    "paratext": "matter around papers",
    "dataset": "a data set",
    "software": "a program",
    "grant": "a grant",
    "supplementary-materials": "supplementary material",
    "peer-review": "a review",
    "libguides": "a guide",
}


def matches(document: SourceDocument) -> bool:
    """Whether the document is JSON that tells of works of OpenAlex."""
    head = document.data[:20_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    named = b'"authorships"' in head or b'"display_name"' in head
    return head[:1] in b"{[" and named and _WORK.search(head) is not None


def read(document: SourceDocument) -> ReadResult:
    """A record for each work; other objects, and works that are no papers, are issues."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    for value, places in json.values(decoded.text, document.id, issues):
        for work in _works(value):
            line, _ = places.of({"title": work.get("title") or work.get("display_name"), "id": work.get("id")})
            outcome = record(work, Origin(document.id, line, len(records)))
            if isinstance(outcome, PaperRecord):
                records.append(outcome)
            else:
                issues.append(outcome)
    return ReadResult(json.source_info(document, "openalex"), tuple(records), tuple(issues))


def _works(value: object) -> Iterator[Mapping[str, object]]:
    if isinstance(value, Mapping):
        results = value.get("results")
        yield from _works(results) if isinstance(results, list) else [value]
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))


def record(work: Mapping[str, object], origin: Origin) -> PaperRecord | Issue:
    """The record of one work as OpenAlex describes it; an issue where it is no paper."""
    number = openalex(values.first(work.get("id")))
    title = clean_title(values.first(work.get("title") or work.get("display_name")))
    if number is None or not number.startswith("W"):
        return Issue("read", "warning", "skipped", f"“{(title or '')[:80]}” is no work of OpenAlex", origin)
    kind = values.first(work.get("type"))
    if kind in _NO_WORK or work.get("is_paratext") is True:
        return Issue(
            "read",
            "note",
            "skipped",
            f"“{(title or number)[:80]}” is {_NO_WORK.get(kind, _NO_WORK['paratext'])}",
            origin,
        )
    authors = tuple(_authors(work))
    return PaperRecord(
        origin=origin,
        title=title,
        identifiers=_identifiers(number, work),
        authors=authors,
        authors_truncated=work.get("is_authors_truncated") is True,
        organizations=tuple(dict.fromkeys(name for author in authors for name in author.organizations)),
        published=_published(work),
        venue=_venue(work),
        topics=_topics(work),
        citation_count=values.count(work.get("cited_by_count")),
        texts=_texts(work, origin.line),
        references=_references(work),
        links=_links(work),
    )


def _identifiers(number: str, work: Mapping[str, object]) -> tuple[Identifier, ...]:
    found = [Identifier("openalex", number)]
    ids = _mapping(work.get("ids"))
    for text in values.strings([work.get("doi"), ids.get("doi")]):
        if value := arxiv_id(text):
            found.append(Identifier("arxiv", value))
        elif value := doi(text):
            found.append(Identifier("doi", value))
    if pmid := re.search("[0-9]{4,9}", values.first(ids.get("pmid"))):
        found.append(Identifier("pmid", pmid[0]))
    for location in _locations(work):
        addresses = values.strings([location.get("landing_page_url"), location.get("pdf_url")])
        found.extend(one for url in addresses if "arxiv" in url.lower() and (one := from_url(url)))
    return tuple(dict.fromkeys(found))


def _authors(work: Mapping[str, object]) -> Iterator[AuthorName]:
    for authorship in _mappings(work.get("authorships")):
        author = _mapping(authorship.get("author"))
        written = values.first(author.get("display_name")) or values.first(authorship.get("raw_author_name"))
        if name := author_name(written):
            places = (values.first(one.get("display_name")) for one in _mappings(authorship.get("institutions")))
            yield AuthorName(
                name.name,
                tuple(dict.fromkeys(place for place in places if place)),
                orcid(values.first(author.get("orcid"))),
            )


def _published(work: Mapping[str, object]) -> str | None:
    """The day; the first of January is what OpenAlex writes where it knows the year alone."""
    date = iso_date(values.first(work.get("publication_date")))
    year = iso_date(values.first(work.get("publication_year")))
    return date[:4] if date and date.endswith("-01-01") else date or year


def _venue(work: Mapping[str, object]) -> str | None:
    for location in [_mapping(work.get("primary_location")), *_locations(work)]:
        source = _mapping(location.get("source"))
        name = values.first(source.get("display_name"))
        if name and source.get("type") != "repository" and "arxiv" not in name.lower():
            return name
    return None


def _topics(work: Mapping[str, object]) -> tuple[tuple[str, TopicOrigin], ...]:
    names = (values.first(topic.get("display_name")) for topic in _mappings(work.get("topics"))[:3])
    return tuple((name, "category") for name in dict.fromkeys(names) if name)


def _texts(work: Mapping[str, object], line: int | None) -> tuple[Text, ...]:
    found = passage("abstract", abstract(work.get("abstract_inverted_index")), line)
    return (found,) if found else ()


def abstract(index: object) -> str:
    """The running text that an inverted index {word: [positions]} stands for."""
    placed = [
        (position, str(word))
        for word, positions in _mapping(index).items()
        if isinstance(positions, list)
        for position in positions
        if isinstance(position, int) and 0 <= position < _LONGEST_ABSTRACT
    ]
    return " ".join(word for _, word in sorted(placed))


def _references(work: Mapping[str, object]) -> tuple[Reference, ...]:
    cited = values.strings(work.get("referenced_works"))[:_MOST_REFERENCES]
    numbers = dict.fromkeys(number for url in cited if (number := openalex(url)))
    return tuple(Reference(identifiers=(Identifier("openalex", number),)) for number in numbers)


def _links(work: Mapping[str, object]) -> tuple[Link, ...]:
    best = [_mapping(work.get(name)) for name in ("primary_location", "best_oa_location")]
    pages = [Link(url, "paper") for one in best if (url := values.first(one.get("landing_page_url")))]
    files = [Link(url, "pdf") for one in best if (url := values.first(one.get("pdf_url")))]
    return tuple({one.url: one for one in [*pages, *files] if one.url.startswith("http")}.values())


def _locations(work: Mapping[str, object]) -> list[Mapping[str, object]]:
    return _mappings(work.get("locations"))


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
