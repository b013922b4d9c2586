"""arXiv's own data to records: answers of its API (Atom), and its metadata dump (one JSON mapping a line).

A dump has millions of lines, so its path takes no detours; what is not in the shape of the dump goes through `mapping`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from papergraph.identifiers import arxiv_id, doi
from papergraph.model import (
    AuthorName,
    Identifier,
    Issue,
    Link,
    Origin,
    PaperRecord,
    ReadResult,
    SourceDocument,
    Text,
    TopicOrigin,
)
from papergraph.readers.authors import split_authors
from papergraph.readers.dates import from_parts, iso_date
from papergraph.readers.json import source_info
from papergraph.readers.latex import accents
from papergraph.readers.links import link, urls_in
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of
from papergraph.readers.passages import passage
from papergraph.readers.xml import line_of, parsed, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_DUMP = re.compile(rb'\s*\[?\s*\{\s*"(?:id|submitter|versions|authors|title|arxiv_id)"\s*:')
_HEAD = 20_000
_VOLUME = re.compile(
    r"[\s,;(]*(?:\bvol(?:ume|\.)?\s?[0-9]|\bno\.|\bpp?\.\s?[0-9]|\bpages?\s[0-9]|[0-9]+\s?[:(,]|\(?(?:19|20)[0-9]{2}\b).*$",
    re.IGNORECASE | re.DOTALL,
)


def matches(document: SourceDocument) -> bool:
    """Whether the document is an Atom answer of arXiv, or lines of its dump."""
    head = document.data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    return _is_atom(head) or _is_dump(head)


def _is_atom(head: bytes) -> bool:
    return head.lstrip().startswith(b"<") and b"http://www.w3.org/2005/Atom" in head and b"arxiv.org" in head


def _is_dump(head: bytes) -> bool:
    named = b'"categories"' in head and b'"title"' in head and (b'"abstract"' in head or b'"summary"' in head)
    return named and _DUMP.match(head) is not None and arxiv_id(_first_id(head)) is not None


def _first_id(head: bytes) -> str:
    found = re.search(rb'"(?:id|arxiv_id)"\s*:\s*"([^"]{5,40})"', head)
    return found[1].decode("ascii", "replace") if found else ""


def read(document: SourceDocument) -> ReadResult:
    """A record for each entry, with abstract, categories and links; errors that arXiv reports are issues."""
    atom = _is_atom(document.data[:_HEAD].removeprefix(b"\xef\xbb\xbf"))
    records: list[PaperRecord] = []
    issues: list[Issue] = []
    for outcome in _atom(document) if atom else _dump(document):
        if isinstance(outcome, PaperRecord):
            records.append(outcome)
        else:
            issues.append(outcome)
    if atom:
        text = document.data.decode("utf-8", "replace")
        issues.extend(unread_identifiers(text, document.id, records, issues))
    return ReadResult(source_info(document, "arxiv"), tuple(records), tuple(issues))


# --- the dump ---------------------------------------------------------------------------------------------


def _dump(document: SourceDocument) -> Iterator[PaperRecord | Issue]:
    source = document.id
    data = document.data.removeprefix(b"\xef\xbb\xbf")
    if data.lstrip()[:1] == b"[":
        yield from _dump_array(data, source)
        return
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line or line.isspace():
            continue
        try:
            item = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            named = arxiv_id(_first_id(line[:_HEAD])) or "an entry"
            message = f"this line is not valid JSON ({error.msg}); {named} was not read"
            yield Issue("read", "warning", "broken-json", message, Origin(source, number))
            continue
        yield dump_record(item, Origin(source, number, number - 1))


def _dump_array(data: bytes, source: str) -> Iterator[PaperRecord | Issue]:
    try:
        items = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        message = f"this is not valid JSON ({error.msg})"
        yield Issue("read", "error", "broken-json", message, Origin(source, data.count(b"\n", 0, error.pos) + 1))
        return
    for index, item in enumerate(items):
        yield dump_record(item, Origin(source, None, index))


def dump_record(item: object, origin: Origin, *, abstract_line: int | None = None) -> PaperRecord | Issue:
    """The record of one mapping in the shape of the dump; what is in another shape goes through `mapping`."""
    if not isinstance(item, dict):
        return Issue("read", "warning", "skipped", "this is no mapping", origin)
    title, id, abstract = item.get("title"), item.get("id"), item.get("abstract") or item.get("summary")
    number = arxiv_id(id) if isinstance(id, str) else None
    if number is None or not isinstance(title, str) or not isinstance(abstract, str | None):
        return record_of(item, origin)
    reference, comment = item.get("journal-ref") or item.get("journal_ref"), item.get("comments") or item.get("comment")
    authors, truncated = _dump_authors(item)
    updated = item.get("update_date") or item.get("updated")
    return PaperRecord(
        origin=origin,
        title=" ".join(accents(title).split()),
        identifiers=_identifiers(number, item.get("doi")),
        authors=authors,
        authors_truncated=truncated,
        published=_dump_published(item),
        updated=iso_date(updated) if isinstance(updated, str) else None,
        venue=journal(reference) if isinstance(reference, str) else None,
        topics=_categories(item.get("categories")),
        texts=_abstract(abstract, abstract_line or origin.line),
        links=_links(number, comment if isinstance(comment, str) else ""),
    )


def _dump_authors(item: Mapping[str, object]) -> tuple[tuple[AuthorName, ...], bool]:
    parsed, written = item.get("authors_parsed"), item.get("authors")
    if isinstance(parsed, list) and parsed:
        return tuple(AuthorName(name) for part in parsed if (name := _parsed_name(part))), False
    if isinstance(written, list):
        names = (accents(name).strip() for name in written if isinstance(name, str))
        return tuple(AuthorName(name) for name in names if name), False
    found = split_authors(accents(written)) if isinstance(written, str) else split_authors("")
    return found.names, found.truncated


def _parsed_name(part: object) -> str:
    """[family, given, suffix] in reading order."""
    if not isinstance(part, list) or not all(isinstance(one, str) for one in part):
        return ""
    family, given, suffix, *_ = [*part, "", "", ""]
    return accents(" ".join(one for one in (given, family, suffix) if one))


def _dump_published(item: Mapping[str, object]) -> str | None:
    """The day of the first version, or what the line calls its date."""
    versions = item.get("versions")
    created = (
        versions[0].get("created")
        if isinstance(versions, list) and versions and isinstance(versions[0], dict)
        else None
    )
    if isinstance(created, str):
        parts = created.split(" ", 4)  # "Mon, 2 Apr 2007 19:18:42 GMT"
        return (from_parts(parts[3], parts[2], parts[1]) if len(parts) == 5 else None) or iso_date(created)
    date = item.get("published") or item.get("date")
    return iso_date(date) if isinstance(date, str) else None


def _categories(value: object) -> tuple[tuple[str, TopicOrigin], ...]:
    if isinstance(value, list):
        return _category_topics(" ".join(one for one in value if isinstance(one, str)))
    return _category_topics(value) if isinstance(value, str) else ()


@lru_cache(maxsize=8192)
def _category_topics(text: str) -> tuple[tuple[str, TopicOrigin], ...]:
    return tuple((word, "category") for word in dict.fromkeys(text.replace(",", " ").split()))


def _abstract(text: str | None, line: int | None) -> tuple[Text, ...]:
    found = passage("abstract", " ".join(accents(text).split()), line) if text else None
    return (found,) if found else ()


# --- what both have in common -----------------------------------------------------------------------------


def _identifiers(number: str, value: object) -> tuple[Identifier, ...]:
    own = Identifier("arxiv", number)
    found = doi(value) if isinstance(value, str) else None
    return (own, Identifier("doi", found)) if found else (own,)


def _links(number: str, comment: str) -> tuple[Link, ...]:
    """The paper's page, and the addresses in the authors' comment."""
    page = Link(f"https://arxiv.org/abs/{number}", "paper")
    if "http" not in comment and "www." not in comment:
        return (page,)
    return (page, *(link(url) for url in urls_in(comment) if url != page.url))


def journal(reference: str) -> str | None:
    """The journal or conference in a journal reference: "Phys.Rev.D76:013009,2007" is of "Phys.Rev.D"."""
    name = _VOLUME.sub("", " ".join(accents(reference).split())).strip(" ,;:(")
    return name if sum(character.isalpha() for character in name) > 2 else None


# --- Atom -------------------------------------------------------------------------------------------------


def _atom(document: SourceDocument) -> Iterator[PaperRecord | Issue]:
    root, faults = parsed(document)
    yield from faults
    if root is None:
        return
    for index, entry in enumerate(root.iter(f"{_ATOM}entry")):
        yield _atom_record(entry, Origin(document.id, entry.sourceline, index))


def _atom_record(entry: _Element, origin: Origin) -> PaperRecord | Issue:
    address = text_of(entry, f"{_ATOM}id")
    summary = text_of(entry, f"{_ATOM}summary")
    if "/api/errors" in address:
        return Issue("read", "error", "arxiv-error", f"arXiv answered: {summary or 'an error'}", origin)
    number = arxiv_id(address)
    title = " ".join(accents(text_of(entry, f"{_ATOM}title")).split())
    if number is None:
        return Issue("read", "warning", "skipped", f"“{title[:80]}” has no arXiv id", origin)
    authors = tuple(_atom_authors(entry))
    reference = text_of(entry, f"{_ARXIV}journal_ref")
    return PaperRecord(
        origin=origin,
        title=title or None,
        identifiers=_identifiers(number, text_of(entry, f"{_ARXIV}doi")),
        authors=authors,
        organizations=tuple(dict.fromkeys(name for author in authors for name in author.organizations)),
        published=iso_date(text_of(entry, f"{_ATOM}published")),
        updated=iso_date(text_of(entry, f"{_ATOM}updated")),
        venue=journal(reference) if reference else None,
        topics=_atom_categories(entry),
        texts=_abstract(summary, line_of(entry, f"{_ATOM}summary") or origin.line),
        links=_links(number, text_of(entry, f"{_ARXIV}comment")),
    )


def _atom_authors(entry: _Element) -> Iterator[AuthorName]:
    for author in entry.iter(f"{_ATOM}author"):
        places = [" ".join((place.text or "").split()) for place in author.iter(f"{_ARXIV}affiliation")]
        if name := " ".join(accents(text_of(author, f"{_ATOM}name")).split()):
            yield AuthorName(name, tuple(dict.fromkeys(place for place in places if place)))


def _atom_categories(entry: _Element) -> tuple[tuple[str, TopicOrigin], ...]:
    """The primary category first; of the others those of arXiv's own scheme."""
    first: Sequence[_Element] = entry.findall(f"{_ARXIV}primary_category")
    terms = [str(one.get("term", "")) for one in [*first, *entry.findall(f"{_ATOM}category")]]
    return _category_topics(
        " ".join(term for term in terms if re.fullmatch(r"[a-z-]{2,10}(?:\.[A-Za-z-]{2,17})?", term))
    )
