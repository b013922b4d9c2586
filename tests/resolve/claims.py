"""Records in short: what one source claims about one work, and the corpus that some of them make."""

from __future__ import annotations

from typing import Any

from papergraph.model import AuthorName, Identifier, Origin, Paper, PaperRecord, ReadResult, ResolvedCorpus, SourceInfo
from papergraph.resolve import resolve
from papergraph.resolve.corrections import Corrections


def record(
    title: str | None = None, *ids: str, by: str = "", on: str | None = None, at: str = "list.md:1", **more: Any
) -> PaperRecord:
    """A record: ids as "arxiv:2001.00001", authors parted by commas, the date, the place as "source:line"."""
    source, _, line = at.rpartition(":")
    return PaperRecord(
        origin=Origin(source, int(line), int(line) - 1),
        title=title,
        identifiers=tuple(Identifier(*id.split(":", 1)) for id in ids),
        authors=tuple(AuthorName(name.strip()) for name in by.split(",") if name.strip()),
        published=on,
        **more,
    )


def source(*records: PaperRecord, id: str = "list.md", kind: str = "markdown") -> ReadResult:
    """What reading one source gave; records of other sources are left out."""
    ours = tuple(one for one in records if one.origin.source == id)
    return ReadResult(SourceInfo(id=id, title=id, locator=id, kind=kind, sha256=id), ours)


def results(*records: PaperRecord, kinds: dict[str, str] | None = None) -> list[ReadResult]:
    """A result for each source that the records come from."""
    names = dict.fromkeys(one.origin.source for one in records)
    return [source(*records, id=name, kind=(kinds or {}).get(name, "markdown")) for name in names]


def corpus(
    *records: PaperRecord, kinds: dict[str, str] | None = None, corrections: Corrections | None = None, stubs: int = 0
) -> ResolvedCorpus:
    """The records resolved."""
    return resolve(results(*records, kinds=kinds), corrections, stubs=stubs)


def only_paper(*records: PaperRecord, kinds: dict[str, str] | None = None) -> Paper:
    """The one paper that the records make."""
    (paper,) = corpus(*records, kinds=kinds).papers
    return paper


def codes(of: ResolvedCorpus) -> list[str]:
    """The codes of the issues."""
    return [issue.code for issue in of.issues]
