"""Lists in any syntax to records: blocks, entries, drafts, a judgement; and an account of what was passed over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from papergraph.identifiers import find
from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument, SourceInfo, Text
from papergraph.readers.blocks import Syntax, read_blocks, syntax_of
from papergraph.readers.blocks.decode import cut_lines, decode
from papergraph.readers.front_matter import listed
from papergraph.readers.lists.draft import Draft
from papergraph.readers.lists.entry import Entry, Heading
from papergraph.readers.lists.entry_reader import draft_of
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.headings import clean_heading
from papergraph.readers.lists.judge import Context, refusal
from papergraph.readers.lists.records import record_of
from papergraph.readers.lists.segment import Segmented, dated, segment
from papergraph.readers.lists.siblings import take_trailing_years
from papergraph.readers.losses import unread_identifiers

_NUMBERED = re.compile(
    r"\s*(?:\[[0-9]+\]|[0-9]{1,3}[.):]|(?:week|lecture|session|class|part|day)\s[0-9])", re.IGNORECASE
)
_MOST_ISSUES = 5000


def read(document: SourceDocument) -> ReadResult:
    """The records of a list. Never raises; what cannot be read or is no paper is an issue."""
    decoded = decode(document.data, document.id, document.media_type or "")
    name = PurePosixPath(document.id.partition("?")[0].rstrip("/")).name or document.id
    if not decoded.text:
        return ReadResult(_info(document, name, "text", (), ()), (), decoded.issues)
    syntax = syntax_of(document, decoded.text)
    issues = list(decoded.issues)
    text = decoded.text
    if syntax != "html":
        cut = cut_lines(text, document.id)
        text, issues = cut.text, [*issues, *cut.issues]
    found = segment(read_blocks(syntax, text))
    headings = _mark_title(found)
    base = document.locator if "://" in document.locator else ""
    drafts = [draft_of(_with_title(entry, headings), base=base) for entry in found.entries]
    take_trailing_years(drafts)
    above, doubts = listed(document, text) if syntax == "markdown" else ([], [])
    records, refused = _judged(drafts, document.id, above)
    issues += [*doubts, *refused, *_passed_over(found, document.id)]
    issues += unread_identifiers(decoded.text, document.id, records, issues)
    info = _info(document, name, syntax, found.headings, [text for record in records for text in record.texts])
    return ReadResult(info, tuple(records), tuple(issues))


def _judged(drafts: list[Draft], source: str, above: Sequence[PaperRecord]) -> tuple[list[PaperRecord], list[Issue]]:
    """The records of those drafts that are papers, behind those of the front matter; issues for the others."""
    context = Context(drafts)
    records = [replace(record, origin=replace(record.origin, index=at)) for at, record in enumerate(above)]
    issues: list[Issue] = []
    for draft in drafts:
        why = refusal(draft, context)
        if why is None:
            records.append(record_of(draft, source, len(records)))
        elif len(issues) < _MOST_ISSUES and (draft.links or draft.title):
            named = " ".join((draft.title or draft.entry.lead.text).split())[:120]
            ids = "".join(f" ({identifier})" for identifier in draft.identifiers)
            origin = Origin(source, draft.entry.line, None, tuple(heading.text for heading in draft.entry.headings))
            issues.append(Issue("read", "note", "skipped", f"“{named}”{ids} {why}", origin))
    return records, issues


def _passed_over(found: Segmented, source: str) -> Iterator[Issue]:
    """An issue for each block outside entries that names a work."""
    count = 0
    for line, why, flat in found.skipped:
        for identifier in _identifiers(flat):
            count += 1
            if count <= _MOST_ISSUES:
                yield Issue("read", "note", "skipped", f"{identifier} {why}, not in an entry", Origin(source, line))


def _identifiers(flat: Flat) -> list[str]:
    texts = [flat.text, *(link.url for link in flat.links)]
    return list(dict.fromkeys(str(found.identifier) for found in find("\n".join(texts))))


def _mark_title(found: Segmented) -> dict[Heading, Heading]:
    """The document's title among the headings: the only one of its rank, above all others and before all entries."""
    real = [heading for heading in found.headings if 0 < heading.rank < 10]
    if not real or not found.entries:
        return {}
    first = real[0]
    if (
        sum(heading.rank <= first.rank for heading in real) > 1
        or first.rank > 2
        or (len(real) < 2 and not _is_list_title(first.text))
    ):
        return {}
    if found.entries[0].line < first.line or _NUMBERED.match(first.text):
        return {}
    return {first: replace(first, title=True)}


def _is_list_title(text: str) -> bool:
    return len(clean_heading(text).split()) >= 3


def _with_title(entry: Entry, known: dict[Heading, Heading]) -> Entry:
    """The entry with the document's title marked among its headings."""
    if known:
        entry.headings = tuple(known.get(heading, heading) for heading in entry.headings)
    return entry


def _info(
    document: SourceDocument, name: str, kind: Syntax, headings: Iterable[Heading], texts: Iterable[Text]
) -> SourceInfo:
    headings = list(headings)
    first = next((heading for heading in headings if heading.rank <= 1 and clean_heading(heading.text)), None)
    languages: dict[str, int] = {}
    for text in texts:
        languages[text.language] = languages.get(text.language, 0) + len(text.text)
    return SourceInfo(
        id=document.id,
        title=clean_heading(first.text) if first else name,
        locator=document.locator,
        kind=kind,
        sha256=document.sha256,
        language=max(languages, key=lambda code: (languages[code], code), default="en"),
        date=dated(headings[:2]),
    )
