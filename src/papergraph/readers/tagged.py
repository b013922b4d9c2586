"""Tagged text of the databases, to records: Web of Science ("TI …"), PubMed ("TI  - …") and EndNote's Refer ("%T …").

The three differ in how a tag looks and in what it is called; once that is undone they are rows for `mapping`. RIS,
which has many dialects of its own, is `ris`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument
from papergraph.readers.blocks.decode import decode
from papergraph.readers.json import source_info
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of

_SUFFIXES = (".nbib", ".enw", ".ciw")
_MEDIA_TYPES = ("application/nbib", "application/x-endnote-refer")


@dataclass(frozen=True, slots=True)
class _Format:
    """How one database writes: what its files begin with, its tags, the tag that begins and the one that ends a record.

    `names` gives the fields that `mapping` knows; `lists` are the tags of which each line is one value.
    """

    head: re.Pattern[bytes]
    tag: re.Pattern[str]
    first: str
    last: str | None
    names: Mapping[str, str]
    lists: frozenset[str]


_FORMATS = (
    _Format(
        head=re.compile(rb"(?:FN [^\n]{1,80}\r?\nVR |PT [JBSP]\r?\n)"),
        tag=re.compile(r"([A-Z][A-Z0-9])(?: (.*))?$"),
        first="PT",
        last="ER",
        names={
            "TI": "title", "AF": "author full names", "AU": "authors", "SO": "journal", "AB": "abstract",
            "DE": "author keywords", "DI": "doi", "D2": "doi", "PM": "pmid", "TC": "times cited", "PY": "year",
            "PD": "day of year", "AR": "arxiv",
        },
        lists=frozenset(("AU", "AF")),
    ),
    _Format(
        head=re.compile(rb"PMID- ?[0-9]{1,9}\s"),
        tag=re.compile(r"([A-Z]{2,4})[ ]{0,2}- ?(.*)$"),
        first="PMID",
        last=None,
        names={
            "TI": "title", "BTI": "full title", "FAU": "author full names", "AU": "authors", "CN": "team",
            "JT": "journal", "TA": "secondary title", "DP": "date", "AB": "abstract", "LID": "doi", "AID": "doi",
            "PMID": "pmid", "OT": "keywords", "MH": "subjects",
        },
        lists=frozenset(("AU", "FAU", "LID", "AID", "OT", "MH", "CN")),
    ),
    _Format(
        head=re.compile(rb"%0 [A-Z][^\n]{2,40}\r?\n%"),
        tag=re.compile(r"%(\S)(?: (.*))?$"),
        first="0",
        last=None,
        names={
            "0": "item type", "T": "title", "A": "authors", "J": "journal", "B": "booktitle", "D": "year", "8": "date",
            "R": "doi", "U": "url", "X": "abstract", "K": "keywords", "Z": "notes", ">": "pdf",
        },
        lists=frozenset(("A", "K", "U", "Z", ">")),
    ),
)  # fmt: skip


def matches(document: SourceDocument) -> bool:
    """Whether the document says that it is in one of these formats, or begins like it."""
    named = document.media_type in _MEDIA_TYPES or document.id.lower().endswith(_SUFFIXES)
    return named or _format(document.data) is not None


def _format(data: bytes) -> _Format | None:
    head = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((one for one in _FORMATS if one.head.match(head)), None)


def read(document: SourceDocument) -> ReadResult:
    """A record for each reference that is a paper; the others, and those without an end, are issues."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    shape = _format(decoded.text.encode()[:400])
    if shape is None:
        message = "this is in none of the formats of Web of Science, PubMed and EndNote"
        issues.append(Issue("read", "error", "unknown-format", message, Origin(document.id, 1)))
        return ReadResult(source_info(document, "tagged"), (), tuple(issues))
    for block in _blocks(decoded.text, shape):
        origin = Origin(document.id, block.line, len(records))
        outcome = record_of(_row(block, shape), origin, abstract_line=block.lines.get("AB") or block.lines.get("X"))
        if isinstance(outcome, PaperRecord):
            records.append(outcome)
        else:
            issues.append(outcome)
        if not block.ended:
            issues.append(Issue("read", "warning", "broken-entry", "this reference has no end", origin))
    issues.extend(unread_identifiers(decoded.text, document.id, records, issues))
    return ReadResult(source_info(document, "tagged"), tuple(records), tuple(issues))


# --- from lines to fields -----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Block:
    """The lines of one reference by their tags, and where they stand."""

    line: int
    values: dict[str, list[str]]
    lines: dict[str, int]
    ended: bool


def _blocks(text: str, shape: _Format) -> Iterator[_Block]:
    block: _Block | None = None
    tag = ""
    for number, row in enumerate(text.split("\n"), 1):
        found = shape.tag.match(row.rstrip())
        if found and found[1] == shape.first:
            if block:
                yield block
            block = _Block(number, {}, {}, ended=shape.last is None)
        if block is None:
            continue
        if found and found[1] == shape.last:
            block.ended = True
            yield block
            block = None
        elif found:
            tag = found[1]
            block.values.setdefault(tag, []).append((found[2] or "").strip())
            block.lines.setdefault(tag, number)
        elif row.strip() and tag:
            _continue(block.values[tag], row, one_each=shape.last is not None and tag in shape.lists)
    if block:
        yield block


def _continue(values: list[str], row: str, *, one_each: bool) -> None:
    """An indented line goes on with the value above, or is the next of a list that has its tag only once."""
    if one_each:
        values.append(row.strip())
    else:
        values[-1] = f"{values[-1]} {row.strip()}".strip()


def _row(block: _Block, shape: _Format) -> Mapping[str, object]:
    """The fields under names that `mapping` knows."""
    row: dict[str, object] = {}
    for tag, values in block.values.items():
        name = shape.names.get(tag, f"tag {tag}")
        value: object = values if tag in shape.lists else " ".join(values)
        row[name] = [*_as_list(row[name]), *_as_list(value)] if name in row else value
    row["doi"] = [one for one in _as_list(row.get("doi")) if not one.endswith("[pii]")]
    row["subjects"] = [heading.partition("/")[0].strip("* ") for heading in _as_list(row.get("subjects"))]
    if team := _as_list(row.pop("team", None)):
        people = _as_list(row.get("author full names") or row.get("authors"))
        row["author full names"] = [*people, *team]
    if (day := row.pop("day of year", None)) and (year := row.get("year")):
        row["date"] = day if str(year) in str(day) else f"{day} {year}"
    return row


def _as_list(value: object) -> Sequence[str]:
    return [] if not value else [str(one) for one in value] if isinstance(value, list) else [str(value)]
