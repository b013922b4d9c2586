"""JSON and JSON Lines to records: any shape with sensible field names, Hugging Face's daily papers among them.

A file that is broken or cut off is read element by element, as far as its elements are whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import orjson

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument, SourceInfo
from papergraph.readers.blocks.decode import decode
from papergraph.readers.fields import fields_of
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of
from papergraph.readers.tree import rows

_MEDIA_TYPES = ("application/json", "application/jsonl", "application/x-ndjson", "application/ld+json", "text/json")
_SUFFIXES = (".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz")
_START = re.compile(rb"\s*(?:\[\s*)?[\[{]\s*[\"{\[\]}]")
_MOST_FAULTS = 200
_WINDOW = 200_000
_LARGEST_ELEMENT = 100_000
_MOST_FAILURES = 10_000


def matches(document: SourceDocument) -> bool:
    """Whether the document says that it is JSON, or begins like it."""
    if document.media_type in _MEDIA_TYPES or document.id.lower().endswith(_SUFFIXES):
        return True
    vague = document.media_type in (None, "text/plain", "application/octet-stream")
    return vague and _START.match(document.data[:200].removeprefix(b"\xef\xbb\xbf")) is not None


def read(document: SourceDocument) -> ReadResult:
    """A record for each mapping that is a paper; mappings that are not, and what is broken, are issues."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    for value, places in values(decoded.text, document.id, issues):
        for row in rows(value):
            line, abstract = places.of(row.fields)
            outcome = record_of(
                row.fields,
                Origin(document.id, line, len(records), row.headings),
                abstract_line=abstract,
                listed=row.listed,
            )
            if isinstance(outcome, PaperRecord):
                records.append(outcome)
            else:
                issues.append(outcome)
    issues.extend(unread_identifiers(decoded.text, document.id, records, issues))
    return ReadResult(source_info(document, "json"), tuple(records), tuple(issues))


def source_info(document: SourceDocument, kind: str, *, title: str | None = None) -> SourceInfo:
    """What is known of a source from its name alone."""
    name = PurePosixPath(document.id).name.partition(".")[0]
    return SourceInfo(id=document.id, title=title or name, locator=document.locator, kind=kind, sha256=document.sha256)


class Places:
    """Lines of rows, found by their titles and abstracts: the parser does not tell where a value stood.

    Goes forward only, so that all rows together cost one pass over the text.
    """

    def __init__(self, text: str, line: int = 1, *, whole: bool = True) -> None:
        self.text, self.line, self.whole = text, line, whole
        self.position = 0

    def of(self, row: Mapping[str, object]) -> tuple[int, int]:
        """The line of the row and of its abstract."""
        if not self.whole or "\n" not in self.text:
            return self.line, self.line
        fields = fields_of(row)
        for needle in (*fields.texts("title")[:1], *fields.texts("name")[:1], *fields.texts("id", "paper", "url")[:1]):
            if (found := self._find(needle)) >= 0:
                self.line += self.text.count("\n", self.position, found)
                self.position = found
                break
        abstract = self._find(max(fields.texts("abstract"), key=len, default=""))
        ahead = self.text.count("\n", self.position, abstract) if abstract >= 0 else 0
        return self.line, self.line + ahead

    def _find(self, value: str) -> int:
        start = value.strip()[:60]
        if not start:
            return -1
        end = self.position + _WINDOW
        found = self.text.find(json.dumps(start, ensure_ascii=False)[1:-1], self.position, end)
        if found < 0 and not start.isascii():
            found = self.text.find(json.dumps(start)[1:-1], self.position, end)
        return found


def values(text: str, source: str, issues: list[Issue]) -> Iterator[tuple[object, Places]]:
    """The values in a text: its one value, those of its lines, or the whole elements of what is broken."""
    fault = None
    try:
        yield orjson.loads(text), Places(text)
        return
    except orjson.JSONDecodeError as error:
        fault = error
    first_line = text.lstrip()[:200_000].partition("\n")[0].strip()
    if "\n" in text.strip() and _is_value(first_line):
        yield from _lines(text, source, issues)
    else:
        line = text.count("\n", 0, min(fault.pos, len(text))) + 1
        message = f"this is not valid JSON ({fault.msg}); its whole elements are read"
        issues.append(Issue("read", "warning", "broken-json", message, Origin(source, line)))
        yield from _elements(text)


def _is_value(line: str) -> bool:
    try:
        return isinstance(orjson.loads(line), dict | list)
    except orjson.JSONDecodeError:
        return False


def _lines(text: str, source: str, issues: list[Issue]) -> Iterator[tuple[object, Places]]:
    """The value of each line; lines that hold none are issues."""
    faults = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield orjson.loads(line), Places(line, number, whole=False)
        except orjson.JSONDecodeError as error:
            faults += 1
            if faults <= _MOST_FAULTS:
                message = f"this line is not valid JSON ({error.msg})"
                issues.append(Issue("read", "warning", "broken-json", message, Origin(source, number)))
    if faults > _MOST_FAULTS:
        message = f"{faults} lines are not valid JSON; the first {_MOST_FAULTS} are listed"
        issues.append(Issue("read", "warning", "broken-json", message, Origin(source)))


def _elements(text: str) -> Iterator[tuple[object, Places]]:
    """The outermost whole mappings of a text that is broken, as large as an element may be.

    Gives up where very many beginnings in a row lead to nothing.
    """
    decoder = json.JSONDecoder(strict=False)
    position, line, counted, failures = 0, 1, 0, 0
    while failures < _MOST_FAILURES and (start := text.find("{", position)) >= 0:
        # A piece is copied so that a failure costs no more than the piece: the error counts lines from its start.
        piece = text[start : start + _LARGEST_ELEMENT]
        try:
            value, length = decoder.raw_decode(piece)
        except (ValueError, RecursionError):
            failures += 1
            position = start + 1
            continue
        failures = 0
        line += text.count("\n", counted, start)
        counted, position = start, start + length
        yield value, Places(piece[:length], line)
