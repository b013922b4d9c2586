"""A row or mapping with sensible field names, to a record: generic CSV, JSON, YAML and the reference managers' exports.

Decides from names (`field_names`) and values whether it is a paper at all; a row that is not gives an issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from papergraph.identifiers import arxiv_id, doi, find, from_url, openalex
from papergraph.model import (
    Identifier,
    Issue,
    Link,
    LinkRole,
    Origin,
    PaperRecord,
    Reference,
    Text,
    TopicOrigin,
)
from papergraph.readers import values
from papergraph.readers.authors import Byline, split_authors
from papergraph.readers.dates import from_parts, iso_date, month_of
from papergraph.readers.field_names import NO_PAPERS, NO_TOPICS
from papergraph.readers.fields import Fields, fields_of
from papergraph.readers.latex import accents
from papergraph.readers.links import is_paper_address, link, role_of, urls_in, without_links
from papergraph.readers.passages import passage
from papergraph.readers.titles import clean_title, is_search_page, names_site
from papergraph.text import fold_title

_LINKS: tuple[tuple[str, LinkRole | None], ...] = (
    ("paper", None),
    ("url", None),
    ("arxiv", None),
    ("doi", None),
    ("pdf", "pdf"),
    ("title", None),
    ("code", "code"),
    ("project", "project"),
    ("data_link", "data"),
    ("video", "video"),
    ("blog", "blog"),
    ("extra", None),
)
_ARCHIVES = (
    r"astro-ph|cond-mat|cs|econ|eess|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|nlin|nucl-ex|nucl-th|physics"
    r"|q-bio|q-fin|quant-ph|stat"
)
_CATEGORY = re.compile(rf"(?:{_ARCHIVES})(?:\.[A-Za-z-]{{2,17}})?")
_PREPRINT_VENUE = re.compile(
    r"^\W*(?:arxiv|corr\b|preprint|e-?print|n/?a\b|unpublished|under review|none$|https?:)"
    r"|arxiv(?:\.org)?\W*$|arxiv[ :-]{1,3}[0-9]",
    re.IGNORECASE,
)
_WORK_SCHEMES = ("arxiv", "doi", "openalex", "s2", "acl", "openreview", "pmid")
_ESTIMATED = re.compile(r"estimat|guess|approx|unknown|infer", re.IGNORECASE)
_LONG_TEXT = 400
_REPOSITORY_PAGE = re.compile(r"(?:GitHub|GitLab) - [\w.-]{1,60}/[\w.-]{1,100}")


def record_of(
    row: Mapping[str, object],
    origin: Origin,
    *,
    multiline: bool = False,
    day_first: bool = False,
    abstract_line: int | None = None,
    listed: str | None = None,
) -> PaperRecord | Issue:
    """The record of a row; an issue "skipped" that says why where the row is no paper.

    `day_first` reads 3/4/2021 as the third of April. `abstract_line` is the source line on which the abstract
    begins, where that is not the row's own; with `multiline` its line ends are line ends of the source. `listed` is
    the day that the list gives for the rows around this one.
    """
    fields = fields_of(row)
    title, title_field = _title(fields)
    identifiers = _identifiers(fields)
    links = _links(fields)
    authors = next((one for value in fields.known.get("authors", ()) if (one := values.authors(value)).names), Byline())
    if not authors.names:
        authors = replace(
            split_authors(accents(fields.text("first_author"))), truncated=bool(fields.text("first_author"))
        )
    date = _published(fields, day_first=day_first)
    held = date if date and len(date) > len("2024") and fields.text("presenter") else None  # the day of a session
    record = PaperRecord(
        origin=origin,
        title=title,
        short_name=_short_name(fields, title, title_field),
        identifiers=identifiers,
        authors=authors.names,
        authors_truncated=authors.truncated,
        organizations=_split(fields.texts("organizations"), r"\s?[;|]\s?|\s?,\s(?=[A-Z])|、"),
        published=date if held is None else iso_date(fields.text("year")),
        updated=iso_date(fields.text("updated"), day_first=day_first),
        listed=iso_date(fields.text("listed"), day_first=day_first) or listed or held,
        venue=_venue(fields),
        topics=tuple(dict.fromkeys([*_heading_topics(origin), *_topics(fields)])),
        votes=values.count(fields.text("votes")),
        citation_count=values.count(fields.text("citation_count")),
        texts=tuple(_passages(fields, abstract_line or origin.line, multiline=multiline)),
        references=_references(fields),
        links=links,
    )
    reason = _why_no_paper(record, fields)
    return Issue("read", "note", "skipped", reason, origin) if reason else record


# --- is it a paper? ---------------------------------------------------------------------------------------


def _why_no_paper(record: PaperRecord, fields: Fields) -> str | None:
    identified = any(one.scheme in _WORK_SCHEMES for one in record.identifiers)
    if not record.title:
        return None if identified else "this entry has neither a title nor an identifier"
    name = f"“{record.title[:80]}”"
    kind = NO_PAPERS.get(fold_title(fields.text("item_type")))
    if kind and not _is_paper_in_spite(record, fields, kind):
        return f"{name} is {kind}, not a paper"
    if identified:
        return None
    if _REPOSITORY_PAGE.match(fields.text("title")):
        return f"{name} is the page of a program, not a paper"
    if is_search_page(fields.text("title")):
        return f"{name} is a page of search results, not a paper"
    if record.authors or record.venue or record.published or record.texts:
        return None
    if not fields.known.get("title") and not fields.known.get("paper"):
        return f"{name} has no author, date, venue or identifier; nothing says that it is a paper"
    main = [one for one in record.links if one.role in ("paper", "pdf", "other")]
    if record.links and not any(one.role != "other" or urlsplit(one.url).path.strip("/") for one in main):
        return f"{name} has only links to what is no paper"
    return None


def _is_paper_in_spite(record: PaperRecord, fields: Fields, kind: str) -> bool:
    """Reference managers save a paper's page as a web page: an identifier, the site or its title tells."""
    schemes = {one.scheme for one in record.identifiers}
    if kind == "a web page":
        raw = fields.text("title")
        return (
            bool(schemes & set(_WORK_SCHEMES))
            or (names_site(raw) and not is_search_page(raw))
            or any(is_paper_address(one.url) or role_of(one.url) == "pdf" for one in record.links)
        )
    return bool(schemes & {"arxiv", "acl", "openreview", "pmid"}) or (kind == "no scholarly work" and "doi" in schemes)


# --- the fields -------------------------------------------------------------------------------------------


def _title(fields: Fields) -> tuple[str | None, str]:
    """The title and the meaning of the field that holds it."""
    for meaning in ("title", "paper", "name"):
        for text in fields.texts(meaning):
            title = clean_title(accents(without_links(text)))
            if title and not arxiv_id(title) and not title.startswith("10."):
                return title, meaning
    return None, ""


def _short_name(fields: Fields, title: str | None, title_field: str) -> str | None:
    for meaning in ("short_name", "name"):
        text = fields.text(meaning)
        if text and meaning != title_field and text != title and len(text.split()) <= 3 and len(text) <= 40:
            return text
    return None


def _identifiers(fields: Fields) -> tuple[Identifier, ...]:
    found: list[Identifier] = []
    found.extend(Identifier("arxiv", value) for text in fields.texts("arxiv", "id") if (value := arxiv_id(text)))
    for text in fields.texts("doi"):
        if value := arxiv_id(text):
            found.append(Identifier("arxiv", value))
        elif value := doi(text):
            found.append(Identifier("doi", value))
    found.extend(_plain_ids(fields))
    found.extend(
        Identifier("openreview", text) for text in values.strings(fields.other.get("forum"))[:1] if len(text) < 20
    )
    for text in fields.every("paper", "url", "pdf", "title", "id"):
        found.extend(one for url in urls_in(text) if (one := from_url(url)))
        if not found and "://" not in text:
            found.extend(one.identifier for one in find(text))
    schemes = {one.scheme for one in found}
    for text in _further_texts(fields, hard=not schemes & {"arxiv", "doi"}):
        for further in find(text):
            if further.identifier.scheme not in schemes:
                schemes.add(further.identifier.scheme)
                found.append(further.identifier)
    return tuple(dict.fromkeys(found))


def _plain_ids(fields: Fields) -> Iterator[Identifier]:
    for text in fields.texts("pmid"):
        if number := re.search(r"(?<![0-9])[0-9]{4,9}(?![0-9])", text):
            yield Identifier("pmid", number[0])
    for text in fields.texts("openalex"):
        if value := openalex(text):
            yield Identifier("openalex", value)
    for text in fields.texts("s2", "id"):
        if re.fullmatch("[0-9a-f]{40}", text):
            yield Identifier("s2", text)


def _further_texts(fields: Fields, *, hard: bool) -> Iterator[str]:
    """Where else an own identifier may stand; `hard`: also in fields whose names say nothing, unless they are long."""
    yield from fields.texts("venue", "extra")
    if hard:
        yield from (text for text in fields.texts("blurb") if len(text) < _LONG_TEXT)
        for value in fields.other.values():
            yield from (text for text in values.strings(value) if len(text) < _LONG_TEXT)


def _published(fields: Fields, *, day_first: bool) -> str | None:
    dates = (iso_date(text, day_first=day_first) for text in fields.texts("date"))
    date = next((one for one in dates if one), None)
    year = iso_date(fields.text("year"))
    if date and _ESTIMATED.search(fields.text("date_source")):
        return year or date[:4]
    if date and (len(date) > 4 or not year):
        return date
    month, day = fields.text("month"), fields.text("day")
    if year and len(year) == 4:
        return from_parts(year, month_of(month) if month else None, day or None)
    return year or date


def _venue(fields: Fields) -> str | None:
    for text in fields.texts("venue"):
        venue = " ".join(without_links(text).split())
        if venue and not _PREPRINT_VENUE.search(venue):
            return venue[:300]
    return None


def _heading_topics(origin: Origin) -> Iterator[tuple[str, TopicOrigin]]:
    return ((heading, "heading") for heading in origin.headings if _is_topic(heading))


def _topics(fields: Fields) -> Iterator[tuple[str, TopicOrigin]]:
    for value in (*fields.known.get("categories", ()), *fields.known.get("tags", ())):
        found = values.strings(value)
        # In a list of several each is one topic, whatever commas it has: "Structure, segmentation, and form".
        separator = r"\s?[;|；]\s?|\n" if len(found) > 1 else r"\s?[,;|、，；]\s?|\n"
        for text in found:
            words = text.replace(",", " ").replace(";", " ").split()
            if words and all(_CATEGORY.fullmatch(word) for word in words):
                yield from ((word, "category") for word in words)
            else:
                yield from ((topic, "tag") for topic in _split([text], separator) if _is_topic(topic))


def _is_topic(text: str) -> bool:
    folded = fold_title(text)
    return bool(folded) and not folded.isdigit() and folded not in NO_TOPICS and len(text) <= 80 and "://" not in text


def _split(texts: Iterable[str], pattern: str) -> tuple[str, ...]:
    parts = (" ".join(part.split()).strip("#*_` ") for text in texts for part in re.split(pattern, text[:20_000]))
    return tuple(dict.fromkeys(part for part in parts if part))


def _passages(fields: Fields, line: int | None, *, multiline: bool) -> Iterator[Text]:
    abstract = max(fields.texts("abstract"), key=len, default="")
    flat = abstract if multiline else " ".join(abstract.split())
    if text := passage("abstract", accents(flat), line):
        yield text
    for blurb in fields.texts("blurb"):
        if (
            blurb != abstract
            and len(blurb.split()) > 2
            and (text := passage("blurb", " ".join(without_links(blurb).split()), line))
        ):
            yield text


def _references(fields: Fields) -> tuple[Reference, ...]:
    ids = (tuple(_reference_ids(text)) for text in fields.texts("references"))
    return tuple(Reference(identifiers=one) for one in dict.fromkeys(ids) if one)


def _reference_ids(text: str) -> Iterator[Identifier]:
    if value := arxiv_id(text):
        yield Identifier("arxiv", value)
    elif value := doi(text):
        yield Identifier("doi", value)
    elif value := openalex(text):
        yield Identifier("openalex", value)


def _links(fields: Fields) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for meaning, role in _LINKS:
        for text in fields.every(meaning):
            for url in urls_in(text):
                found.setdefault(
                    url, link(url, role=role if role != "pdf" else None if is_paper_address(url) else "pdf")
                )
    return tuple(found.values())
