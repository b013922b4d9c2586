"""The last look over a source: identifiers that stand in it and came out nowhere are issues; nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from papergraph.identifiers import find
from papergraph.model import Identifier, Issue, Origin, PaperRecord

_MOST = 10_000
# A line without any of these holds no identifier; asking this first is several times faster than looking for all.
_MAY_HOLD = re.compile(
    r"10\.[0-9]{4}|ar[xv]i?[xv]|papers?[./]|openreview\.net|aclanthology|aclweb|semanticscholar|ncbi\.nlm"
    r"|[0-9]{4}\.[0-9]{4,5}|[a-z]/[0-9]{7}",
    re.IGNORECASE,
)


def unread_identifiers(
    text: str, source: str, records: Iterable[PaperRecord], issues: Iterable[Issue] = ()
) -> list[Issue]:
    """A note for each identifier in the source's text that no record and no issue names, the first place of each."""
    records = tuple(records)
    named = {one for record in records for one in record.identifiers}
    missing = {one: line for one, line in _places(text).items() if one not in named}
    if missing:
        named = _mentioned(records, issues)
    notes = []
    for identifier, line in list(missing.items()):
        if identifier not in named and len(notes) < _MOST:
            message = f"{identifier} stands here, but in no entry that was read"
            notes.append(Issue("read", "note", "unread-identifier", message, Origin(source, line)))
    return notes


def _places(text: str) -> dict[Identifier, int]:
    """Each identifier in the text with the first line that holds it."""
    places: dict[Identifier, int] = {}
    line, counted, position = 1, 0, 0
    while match := _MAY_HOLD.search(text, position):
        start = text.rfind("\n", position, match.start()) + 1 or position
        position = end if (end := text.find("\n", match.end())) >= 0 else len(text)
        line += text.count("\n", counted, start)
        counted = start
        for found in find(text[start:position]):
            places.setdefault(found.identifier, line)
    return places


def _mentioned(records: Iterable[PaperRecord], issues: Iterable[Issue]) -> set[Identifier]:
    """The identifiers in all that the records and issues say, besides the records' own."""
    named: set[Identifier] = set()
    passages: list[str] = []
    for record in records:
        named.update(one for reference in record.references for one in reference.identifiers)
        passages.extend(_texts(record))
    passages.extend(issue.message for issue in issues)
    named.update(found.identifier for found in find("\n".join(passages)))
    return named


def _texts(record: PaperRecord) -> Iterator[str]:
    yield record.title or ""
    yield from (link.url for link in record.links)
    yield from (text.raw or text.text for text in record.texts)
    yield from (topic for topic, _ in record.topics)
    yield from (value for value in (record.venue, record.short_name, *record.organizations) if value)
    yield from (author.name for author in record.authors)
