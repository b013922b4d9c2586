"""The papers that the front matter of a page lists: a reading group's sessions, a course's schedule, kept as data.

Site generators keep such lists in the YAML above the page's text. What the front matter says of the page itself
(its title, date and tags) is no paper; only lists of mappings are read, and only what names authors, a venue or a work.
"""

from __future__ import annotations

import re
from dataclasses import replace

from papergraph.model import Issue, PaperRecord, SourceDocument
from papergraph.readers.blocks.front_matter import extent
from papergraph.readers.links import is_paper_address

# A list of mappings, of which some line says a title.
_ITEM = re.compile(r"^[ \t]{0,12}-[ \t]+[\w-]{1,30}[ \t]?:", re.MULTILINE)
_TITLE = re.compile(r"^[ \t]{0,14}(?:-[ \t]+)?(?:title|paper)[ \t]?:", re.MULTILINE | re.IGNORECASE)
_PAGE = re.compile(r"^(?:title|name)[ \t]?:[ \t]*(.{1,300})$", re.MULTILINE)


def listed(document: SourceDocument, text: str) -> tuple[list[PaperRecord], list[Issue]]:
    """The papers listed in a page's front matter, and issues for those of its rows that are none."""
    end = extent(text)
    head = text[:end]
    if not end or not head.startswith("---") or not _ITEM.search(head) or not _TITLE.search(head):
        return [], []
    from papergraph.readers import yaml  # few pages need it, and it is slow to import

    body = "\n" + head.rstrip().rpartition("\n")[0].partition("\n")[2] + "\n"  # lines stay what they are in the file
    result = yaml.read(replace(document, data=body.encode(), media_type="application/yaml"))
    page = _PAGE.search(head)
    name = page[1].strip(" \"'") if page else ""
    records = [_without(record, name) for record in result.records if _is_supported(record)]
    return records, list(result.issues) if records else []


def _without(record: PaperRecord, page: str) -> PaperRecord:
    """The record without the page's own name above it, which is no topic."""
    headings = tuple(heading for heading in record.origin.headings if heading != page)
    topics = tuple(topic for topic in record.topics if topic[0] != page)
    return replace(record, origin=replace(record.origin, headings=headings), topics=topics)


def _is_supported(record: PaperRecord) -> bool:
    """Whether something says that a row is a paper: navigation and figures have titles and addresses too."""
    return bool(
        record.authors or record.identifiers or record.venue or any(is_paper_address(one.url) for one in record.links)
    )
