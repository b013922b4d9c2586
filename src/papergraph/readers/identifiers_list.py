"""A plain list of identifiers or addresses, one a line, to records that hold no more than that."""

from __future__ import annotations

import re

from papergraph.identifiers import arxiv_id, doi, from_url
from papergraph.model import Identifier, Issue, Origin, PaperRecord, ReadResult, SourceDocument
from papergraph.readers.blocks.decode import decode
from papergraph.readers.json import source_info
from papergraph.readers.links import is_paper_address, link
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.passages import passage

_LINE = re.compile(
    r"\s*(?:[-*+•]\s+|[0-9]{1,4}[.)]\s+)?<?([^\s<>\[\]`|]{5,500}?)>?[,;]?(?:\s+(?:#|//|--)\s?(.{0,500}))?\s*"
)
_COMMENT = re.compile(r"\s*(?:#|//|%).*")
_SAMPLE = 200


def matches(document: SourceDocument) -> bool:
    """Whether nearly every line is an identifier or an address, and most name a work."""
    if document.media_type not in (None, "text/plain", "text/markdown", "application/octet-stream"):
        return False
    head = document.data[:40_000].decode("utf-8-sig", "replace").split("\n")
    whole = head[:-1] if len(document.data) > 40_000 else head
    lines = [line for line in whole[:_SAMPLE] if line.strip() and not _COMMENT.fullmatch(line)]
    tokens = [match[1] for line in lines if (match := _LINE.fullmatch(line.rstrip("\r")))]
    works = sum(_identifier(token) is not None for token in tokens)
    addresses = sum("://" in token or _identifier(token) is not None for token in tokens)
    return works > 0 and 10 * addresses >= 9 * len(lines) and 2 * works >= len(lines)


def read(document: SourceDocument) -> ReadResult:
    """A record for each line that names a work; a remark behind "#" goes with it. Other lines are issues."""
    decoded = decode(document.data, document.id)
    issues: list[Issue] = [*decoded.issues]
    records: list[PaperRecord] = []
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip() or _COMMENT.fullmatch(line):
            continue
        origin = Origin(document.id, number, len(records))
        outcome = _record(line, origin)
        if isinstance(outcome, PaperRecord):
            records.append(outcome)
        else:
            issues.append(outcome)
    issues += unread_identifiers(decoded.text, document.id, records, issues)
    return ReadResult(source_info(document, "identifiers"), tuple(records), tuple(issues))


def _record(line: str, origin: Origin) -> PaperRecord | Issue:
    match = _LINE.fullmatch(line)
    token, remark = (match[1], match[2]) if match else (line.strip(), None)
    identifier = _identifier(token)
    address = token if "://" in token else None
    if identifier is None and not (address and is_paper_address(address)):
        return Issue("read", "note", "skipped", f"“{token[:120]}” names no paper", origin)
    text = passage("remark", remark or "", origin.line)
    return PaperRecord(
        origin=origin,
        identifiers=(identifier,) if identifier else (Identifier("url", token),),
        texts=(text,) if text else (),
        links=(link(address),) if address else (),
    )


def _identifier(token: str) -> Identifier | None:
    if "://" in token:
        return from_url(token)
    if number := arxiv_id(token):
        return Identifier("arxiv", number)
    value = doi(token) if re.match(r"(?:doi:|(?:dx\.)?doi\.org/)?10\.[0-9]{4}", token, re.IGNORECASE) else None
    return Identifier("doi", value) if value else from_url(token)
