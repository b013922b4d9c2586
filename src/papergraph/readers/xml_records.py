"""XML of reference managers and services to records: any whose elements are called as the columns of tables are.

An element becomes what it would be in JSON, and then goes the same way (`tree`, `mapping`). XML in which no record is
found is a page, and read as a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument
from papergraph.readers.field_names import meaning_of
from papergraph.readers.json import source_info
from papergraph.readers.lists import reader as lists
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of
from papergraph.readers.tree import rows
from papergraph.readers.xml import parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEDIA_TYPES = ("application/xml", "text/xml", "application/rss+xml", "application/atom+xml")
_PAGES = (b"<html", b"<!doctype html", b"<opml", b"<svg")
_COMPANY = ("authors", "year", "date", "url", "doi", "abstract")
_DEEPEST = 60


def matches(document: SourceDocument) -> bool:
    """Whether the document is XML with titles in it, and no page."""
    head = document.data[:4000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    named = document.media_type in _MEDIA_TYPES or document.id.lower().endswith(".xml")
    if not head.startswith(b"<") or not (named or head.startswith(b"<?xml")):
        return False
    return not any(page in head for page in _PAGES) and b"title" in document.data[:100_000].lower()


def read(document: SourceDocument) -> ReadResult:
    """A record for each element that is a paper; the others, and what is broken, are issues."""
    root, issues = parsed(document)
    lines: dict[int, int] = {}
    value = _value(root, lines, 0) if root is not None else None
    records: list[PaperRecord] = []
    skipped: list[Issue] = []
    for row in rows(value):
        # What elements are called are no topics, so that the names above a row are left out.
        origin = Origin(document.id, lines.get(id(row.item)), len(records))
        outcome = record_of(row.fields, origin, listed=row.listed)
        if isinstance(outcome, PaperRecord):
            records.append(outcome)
        else:
            skipped.append(outcome)
    if not records:
        return lists.read(document)
    text = document.data.decode("utf-8", "replace")
    issues += [*skipped, *unread_identifiers(text, document.id, records, [*issues, *skipped])]
    return ReadResult(source_info(document, "xml"), tuple(records), tuple(issues))


def _value(element: _Element, lines: dict[int, int], depth: int) -> object:
    """The text of an element, the list of what is in it where all of that has one name or is works, else a mapping."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children or depth > _DEEPEST or _is_prose(element, children):
        return " ".join("".join(map(str, element.itertext())).split()) or dict(element.attrib)
    names = [_name(child) for child in children]
    values = [_value(child, lines, depth + 1) for child in children]
    if len(values) == 1 and isinstance(values[0], str) and meaning_of(names[0]) is None:
        return values[0]
    if len(values) > 1 and len(set(names)) == 1:
        return values
    works = [value for value in values if isinstance(value, Mapping) and _is_record(value)]
    if len(works) > 1:
        return works
    fields: dict[str, object] = {}
    for name, value in zip(names, values, strict=True):
        before = fields.get(name)
        fields[name] = value if before is None else [*(before if isinstance(before, list) else [before]), value]
    fields = _lifted(fields)
    lines[id(fields)] = element.sourceline or 1
    return fields


def _is_prose(element: _Element, children: list[_Element]) -> bool:
    """Whether text stands between the children: markup in a title or an abstract."""
    return any((text or "").strip() for text in (element.text, *(child.tail for child in children)))


def _lifted(fields: dict[str, object]) -> dict[str, object]:
    """The fields with those of wrappers whose names say nothing ("titles", "dates") beside them."""
    lifted = {
        name: value
        for wrapper, inner in fields.items()
        if isinstance(inner, Mapping) and meaning_of(wrapper) is None and not _is_work(inner)
        for name, value in inner.items()
    }
    return {**lifted, **fields}


def _is_work(value: Mapping[str, object]) -> bool:
    """Whether a mapping is a record, or holds some: its title has company, or stands further in."""
    inner = [one for item in value.values() for one in (item if isinstance(item, list) else [item])]
    return _is_record(value) or any(isinstance(one, Mapping) and ("title" in one or _is_work(one)) for one in inner)


def _is_record(value: Mapping[str, object]) -> bool:
    return "title" in value and any((found := meaning_of(name)) and found[0] in _COMPANY for name in value)


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()
