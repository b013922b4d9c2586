"""CSL-JSON, the exchange format of citation processors, to records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument
from papergraph.readers import json, values
from papergraph.readers.blocks.decode import decode
from papergraph.readers.dates import from_parts, iso_date
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of

_SIGNS = re.compile(
    rb'"date-parts"\s*:|"container-title"\s*:|"citation-key"\s*:|"type"\s*:\s*"(?:article-journal|paper-conference)"'
)
# "score" is how well the item fits the search of the service that gave it.
_NOT_FIELDS = ("type", "score")
_DATES = ("issued", "published-print", "published-online", "published", "original-date", "submitted")


def matches(document: SourceDocument) -> bool:
    """Whether the document says that it is CSL-JSON, or is JSON with its names."""
    if document.media_type == "application/vnd.citationstyles.csl+json" or document.id.lower().endswith(".csl.json"):
        return True
    head = document.data[:20_000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:1] in b"{[" and b'"title"' in head and _SIGNS.search(head) is not None


def read(document: SourceDocument) -> ReadResult:
    """A record for each item that is a paper; the others are issues."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    for value, places in json.values(decoded.text, document.id, issues):
        for item in _items(value):
            line, abstract = places.of(item)
            outcome = record_of(_row(item), Origin(document.id, line, len(records)), abstract_line=abstract)
            if isinstance(outcome, PaperRecord):
                records.append(outcome)
            else:
                issues.append(outcome)
    issues.extend(unread_identifiers(decoded.text, document.id, records, issues))
    return ReadResult(json.source_info(document, "csl"), tuple(records), tuple(issues))


def _items(value: object) -> Iterator[Mapping[str, object]]:
    """The items of a list, of {"items": […]}, of {id: item}, or of an answer that wraps one in "message"."""
    if isinstance(value, Mapping):
        inner = value.get("items") or value.get("message")
        if isinstance(inner, list | Mapping):
            yield from _items(inner)
        elif "title" in value or "DOI" in value:
            yield value
        else:
            yield from (one for one in value.values() if isinstance(one, Mapping) and "title" in one)
    elif isinstance(value, list):
        yield from (one for one in value if isinstance(one, Mapping))


def _row(item: Mapping[str, object]) -> Mapping[str, object]:
    """The item with its date as text and its type under the name by which tables know it."""
    dates = (date for name in _DATES if (date := _date(item.get(name))))
    row = {name: value for name, value in item.items() if name not in _DATES and name not in _NOT_FIELDS}
    subtitle = values.first(item.get("subtitle"))
    title = values.first(item.get("title"))
    if subtitle and subtitle not in title:
        row["title"] = f"{title}: {subtitle}"
    return {**row, "date": next(dates, None), "item type": item.get("type")}


def _date(value: object) -> str | None:
    if not isinstance(value, Mapping):
        return iso_date(values.first(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = [values.first(part) for part in first][:3] if isinstance(first, list) else []
    if numbers and numbers[0]:
        return from_parts(numbers[0], *(number or None for number in numbers[1:]))
    return iso_date(values.first(value.get("raw") or value.get("literal")))
