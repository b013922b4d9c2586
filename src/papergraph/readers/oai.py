"""Answers of OAI-PMH, by which repositories are harvested, to records: arXiv's own formats and Dublin Core."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument
from papergraph.readers.arxiv import dump_record
from papergraph.readers.json import source_info
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of
from papergraph.readers.xml import line_of, parsed, text_of, texts_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_ARXIV = "{http://arxiv.org/OAI/arXiv/}"
_RAW = "{http://arxiv.org/OAI/arXivRaw/}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def matches(document: SourceDocument) -> bool:
    """Whether the document is an answer of OAI-PMH."""
    head = document.data[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"<") and b"http://www.openarchives.org/OAI/2.0" in head


def read(document: SourceDocument) -> ReadResult:
    """A record for each item; deleted ones, those in formats not known here, and reported errors are issues."""
    root, issues = parsed(document)
    records: list[PaperRecord] = []
    if root is None:
        return ReadResult(source_info(document, "oai"), (), tuple(issues))
    for error in root.iter(f"{_OAI}error"):
        message = f"the repository answered: {' '.join((error.text or error.get('code') or 'an error').split())}"
        issues.append(Issue("read", "error", "oai-error", message, Origin(document.id, error.sourceline)))
    for item in root.iter(f"{_OAI}record"):
        outcome = _record(item, Origin(document.id, item.sourceline, len(records)))
        if isinstance(outcome, PaperRecord):
            records.append(outcome)
        else:
            issues.append(outcome)
    text = document.data.decode("utf-8", "replace")
    issues.extend(unread_identifiers(text, document.id, records, issues))
    return ReadResult(source_info(document, "oai"), tuple(records), tuple(issues))


def _record(item: _Element, origin: Origin) -> PaperRecord | Issue:
    header = item.find(f"{_OAI}header")
    name = text_of(header, f"{_OAI}identifier") if header is not None else ""
    if header is not None and header.get("status") == "deleted":
        return Issue("read", "note", "skipped", f"{name or 'an item'} was deleted from its repository", origin)
    for tag, row in _ROWS.items():
        if (found := next(item.iter(tag), None)) is not None:
            if tag.startswith((_ARXIV, _RAW)):
                return dump_record(row(found), origin, abstract_line=line_of(found, f"{_ARXIV}abstract"))
            return record_of(row(found), origin, abstract_line=line_of(found, f"{_DC}description"))
    return Issue("read", "warning", "skipped", f"{name or 'an item'} is in a format that is not known here", origin)


def _arxiv_row(found: _Element) -> Mapping[str, object]:
    """The item in the shape of arXiv's metadata dump."""
    authors = [
        [text_of(author, f"{_ARXIV}{part}") for part in ("keyname", "forenames", "suffix")]
        for author in found.iter(f"{_ARXIV}author")
    ]
    return {**_plain(found, _ARXIV), "authors_parsed": authors, "published": text_of(found, f"{_ARXIV}created")}


def _raw_row(found: _Element) -> Mapping[str, object]:
    versions = [{"created": text_of(one, f"{_RAW}date")} for one in found.iter(f"{_RAW}version")]
    return {**_plain(found, _RAW), "authors": text_of(found, f"{_RAW}authors"), "versions": versions}


def _plain(found: _Element, space: str) -> dict[str, object]:
    names = ("id", "title", "abstract", "categories", "doi", "journal-ref", "comments", "updated")
    return {name: text_of(found, f"{space}{name}") or None for name in names}


def _dublin_core(found: _Element) -> Mapping[str, object]:
    """The item as a row; of its several dates the first is that of the work, of its texts the longest the abstract."""
    places = texts_of(found, f"{_DC}identifier")
    return {
        "title": texts_of(found, f"{_DC}title")[:1],
        "authors": texts_of(found, f"{_DC}creator"),
        "keywords": texts_of(found, f"{_DC}subject"),
        "abstract": texts_of(found, f"{_DC}description"),
        "date": min(texts_of(found, f"{_DC}date"), default=None),
        "venue": texts_of(found, f"{_DC}source")[:1],
        "url": [place for place in places if "://" in place],
        "doi": [place for place in places if place.startswith(("doi:", "10."))],
        "item type": texts_of(found, f"{_DC}type")[:1],
    }


_ROWS: dict[str, Callable[[_Element], Mapping[str, object]]] = {
    f"{_ARXIV}arXiv": _arxiv_row,
    f"{_RAW}arXivRaw": _raw_row,
    "{http://www.openarchives.org/OAI/2.0/oai_dc/}dc": _dublin_core,
}
