"""RIS, the tagged format of reference managers and databases, to records. The only importer of rispy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceDocument
from papergraph.readers.blocks.decode import decode
from papergraph.readers.json import source_info
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.mapping import record_of

_START = re.compile(r"^[ \t]{0,4}TY {0,2}- ?", re.MULTILINE)
_HEAD = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,200}(?:[0-9]{1,6}\.\s{1,4})?TY {1,2}- ?[A-Z]{3,6}", re.MULTILINE)
_TAG = re.compile(r"^[ \t]{0,4}([A-Z][A-Z0-9]) {0,2}- ?(.*)$")
_TYPES = {
    "ELEC": "webpage", "BLOG": "blog post", "COMP": "software", "DATA": "dataset", "VIDEO": "video", "SOUND": "sound",
    "MPCT": "film",
    "NEWS": "newspaper article", "MGZN": "magazine article", "PAT": "patent", "SLIDE": "slides",
    "ART": "artwork", "MAP": "map", "ICOMM": "email", "CASE": "case", "STAT": "statute",
    "PCOMM": "personal_communication",
    "BILL": "bill", "HEAR": "hearing", "ENCYC": "encyclopedia article", "DICT": "dictionary entry",
}  # fmt: skip
# Names of rispy → names that `mapping` knows; of several with the same the first that is there counts.
_NAMES = {
    "title": "title", "primary_title": "title", "translated_title": "title",
    "authors": "authors", "first_authors": "authors",
    "date": "date", "publication_year": "year", "year": "year",
    "journal_name": "venue", "secondary_title": "venue", "alternate_title1": "venue", "alternate_title3": "venue",
    "doi": "doi", "abstract": "abstract", "notes_abstract": "abstract", "keywords": "keywords",
    "urls": "url", "url": "url", "note": "notes", "author_address": "affiliations", "type_of_work": "type of work",
    "file_attachments1": "pdf", "file_attachments2": "url", "link_to_pdf": "pdf",
    "notes": "notes", "research_notes": "notes", "short_title": "short title",
}  # fmt: skip
_ADDING = ("url", "notes", "keywords")


def matches(document: SourceDocument) -> bool:
    """Whether the document says that it is RIS, or begins like it."""
    named = document.media_type == "application/x-research-info-systems" or document.id.lower().endswith(".ris")
    return named or _HEAD.match(document.data[:400]) is not None


def read(document: SourceDocument) -> ReadResult:
    """A record for each reference that is a paper; the others, and broken ones, are issues."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    for line, block in _blocks(decoded.text):
        origin = Origin(document.id, line, len(records))
        row = _row(block)
        outcome = record_of(row, origin, abstract_line=_abstract_line(block, line))
        if isinstance(outcome, PaperRecord):
            records.append(outcome)
        else:
            issues.append(outcome)
        if not re.search(r"^[ \t]*ER {0,2}-", block, re.MULTILINE):
            issues.append(Issue("read", "warning", "broken-entry", "this reference has no end (ER)", origin))
    issues.extend(unread_identifiers(decoded.text, document.id, records, issues))
    return ReadResult(source_info(document, "ris"), tuple(records), tuple(issues))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """The references, each from its TY line on, with their lines."""
    starts = [match.start() for match in _START.finditer(text)]
    line, counted = 1, 0
    for start, end in zip(starts, [*starts, len(text)][1:], strict=True):
        line += text.count("\n", counted, start)
        counted = start
        yield line, text[start:end]


def _row(block: str) -> Mapping[str, object]:
    """The fields of one reference under names that `mapping` knows."""
    import rispy

    (found, *_) = rispy.loads("\n".join([*_tidy(block), "ER  - ", ""])) or [{}]
    row: dict[str, object] = {}
    for name, value in found.items():
        if name == "type_of_reference":
            row["item type"] = _TYPES.get(str(value).strip().upper(), "")
        elif name == "type_of_work" and str(value).startswith("10."):  # some exporters put the DOI there
            row.setdefault("doi", value)
        elif name == "unknown_tag":
            row |= {f"tag {tag}": one for tag, one in value.items()}
        else:
            known = _NAMES.get(name, f"ris {name}")
            row[known] = _both(row[known], value) if known in row and known in _ADDING else row.get(known) or value
    return row


def _tidy(block: str) -> list[str]:
    """One line for each tag, in the one shape that rispy takes; TY first, and no ER."""
    fields: list[list[str]] = []
    for row in block.split("\n"):
        tag = _TAG.match(row)
        if tag and tag[1] == "ER":
            break
        if tag:
            fields.append([f"{tag[1]}  - {tag[2].strip()}"])
        elif fields and row.strip():
            fields[-1].append(row.strip())
    return [" ".join(field) for field in fields]


def _both(before: object, value: object) -> list[object]:
    return [*(before if isinstance(before, list) else [before]), *(value if isinstance(value, list) else [value])]


def _abstract_line(block: str, line: int) -> int:
    found = re.search(r"^[ \t]{0,4}(?:AB|N2) {0,2}-", block, re.MULTILINE)
    return line + block.count("\n", 0, found.start()) if found else line
