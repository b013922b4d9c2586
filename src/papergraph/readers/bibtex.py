"""BibTeX and BibLaTeX to records: what an entry says. `bibtex_entries` cuts the text into entries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from papergraph.identifiers import arxiv_id, doi, find, from_url
from papergraph.model import (
    AuthorName,
    Identifier,
    Issue,
    Link,
    LinkRole,
    Origin,
    PaperRecord,
    ReadResult,
    SourceDocument,
    SourceInfo,
    Text,
    TopicOrigin,
)
from papergraph.readers.authors import Byline, byline, split_authors
from papergraph.readers.bibtex_entries import Entry, inheriting, split_entries
from papergraph.readers.blocks.decode import decode
from papergraph.readers.dates import from_parts, iso_date, month_of
from papergraph.readers.latex import plain
from papergraph.readers.links import link, urls_in
from papergraph.readers.losses import unread_identifiers
from papergraph.readers.passages import passage
from papergraph.readers.titles import clean_title

_ENTRY_START = re.compile(rb"^\s*@\s?[a-zA-Z]{3,30}\s?[{(]", re.MULTILINE)
_NO_WORK = {
    "software": "a program",
    "dataset": "a data set",
    "proceedings": "a whole volume of proceedings",
    "mvproceedings": "a whole volume of proceedings",
    "periodical": "a whole journal",
    "collection": "a whole collection",
    "mvcollection": "a whole collection",
    "video": "a video",
    "audio": "a recording",
    "movie": "a film",
    "music": "a recording",
    "image": "an image",
    "artwork": "an artwork",
    "set": "a set of entries",
    "xdata": "data for other entries",
}
_ID_FIELDS = (
    "journal", "journaltitle", "note", "howpublished", "booktitle", "volume", "number", "pages", "addendum", "pubstate",
    "series", "publisher", "annote", "archive", "ee", "bdsk-url-1", "annotation", "keywords",
)  # fmt: skip
_LINK_FIELDS: dict[str, LinkRole | None] = {
    "url": None, "pdf": "pdf", "link": None, "ee": None, "howpublished": None, "note": None, "bdsk-url-1": None,
    "code": "code", "github": "code", "repository": "code", "website": "project", "project": "project",
    "video": "video", "talk": "video", "blog": "blog", "dataset": "data", "html": None,
}  # fmt: skip
_ORGANIZATION_FIELDS = {
    "techreport": ("institution",),
    "report": ("institution",),
    "phdthesis": ("school", "institution"),
    "mastersthesis": ("school", "institution"),
    "thesis": ("school", "institution"),
}
_PREPRINT_VENUE = re.compile(r"arxiv|\bcorr\b|^\s*e-?prints?|^\s*preprint|^\s*https?:", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([&%#_])")


def matches(document: SourceDocument) -> bool:
    """Whether the document says that it is BibTeX, or begins like it."""
    if document.media_type == "application/x-bibtex" or document.id.lower().endswith((".bib", ".bibtex")):
        return True
    if document.media_type not in (None, "text/plain", "application/octet-stream"):
        return False
    head = document.data[:4000]
    start = _ENTRY_START.search(head)
    return start is not None and b"=" in head[start.end() : start.end() + 2000]


def read(document: SourceDocument) -> ReadResult:
    """A record for each entry that is a work; broken entries are issues, and read as far as they can be."""
    decoded = decode(document.data, document.id)
    entries, issues = split_entries(decoded.text, document.id)
    records: list[PaperRecord] = []
    found: list[Issue] = [*decoded.issues, *issues]
    parents = {entry.key.lower(): entry for entry in entries}
    for index, entry in enumerate(entries):
        origin = Origin(document.id, entry.line, index)
        outcome = _record(inheriting(entry, parents), origin)
        (records if isinstance(outcome, PaperRecord) else found).append(outcome)  # type: ignore[arg-type]
    found.extend(unread_identifiers(_ESCAPED.sub(r"\1", decoded.text), document.id, records, found))
    info = SourceInfo(
        id=document.id,
        title=PurePosixPath(document.id).stem,
        locator=document.locator,
        kind="bibtex",
        sha256=document.sha256,
    )
    return ReadResult(info, tuple(records), tuple(found))


# --- what an entry says -----------------------------------------------------------------------------------


def _record(entry: Entry, origin: Origin) -> PaperRecord | Issue:
    title = _title(entry)
    identifiers = _identifiers(entry)
    if not identifiers and entry.type in _NO_WORK:
        return Issue("read", "note", "skipped", f"{entry.key!r} is {_NO_WORK[entry.type]}, not a paper", origin)
    if not title and not identifiers:
        return Issue("read", "warning", "skipped", f"{entry.key!r} has neither a title nor an identifier", origin)
    authors = _authors(entry.fields.get("author") or entry.fields.get("editor") or "")
    return PaperRecord(
        origin=origin,
        title=title,
        short_name=_short_name(entry, title),
        identifiers=identifiers,
        authors=authors.names,
        authors_truncated=authors.truncated,
        organizations=_organizations(entry),
        published=_published(entry),
        venue=_venue(entry),
        topics=_topics(entry),
        texts=tuple(_texts(entry)),
        links=_links(entry),
    )


def _title(entry: Entry) -> str | None:
    title, subtitle = entry.text("title"), entry.text("subtitle")
    return clean_title(f"{title}: {subtitle}" if title and subtitle else title)


def _short_name(entry: Entry, title: str | None) -> str | None:
    short = entry.text("shorttitle")
    return short if short and title != short and len(short.split()) <= 2 else None


def _identifiers(entry: Entry) -> tuple[Identifier, ...]:
    found: list[Identifier] = []
    eprint = entry.text("eprint", "arxivid", "arxiv")
    kind = entry.text("archiveprefix", "eprinttype", "archive").lower()
    if eprint and kind in ("", "arxiv") and (value := arxiv_id(eprint)):
        found.append(Identifier("arxiv", value))
    if number := re.fullmatch(r"[0-9]{4,9}", entry.text("pmid") or (eprint if kind in ("pubmed", "pmid") else "")):
        found.append(Identifier("pmid", number[0]))
    raw_doi = entry.fields.get("doi", "").replace("\\_", "_").replace("{", "").replace("}", "")
    if value := arxiv_id(raw_doi) if "arxiv" in raw_doi.lower() else None:
        found.append(Identifier("arxiv", value))
    elif value := doi(raw_doi):
        found.append(Identifier("doi", value))
    for name in ("url", "link", "pdf", "ee", "biburl", "html"):
        found.extend(one for url in urls_in(entry.text(name)) if (one := from_url(url)))
    for name in _ID_FIELDS:
        if name in entry.fields:
            found.extend(one.identifier for one in find(plain(entry.fields[name])))
    if volume := re.fullmatch(r"abs/(\S+)", entry.text("volume")):
        found.extend(Identifier("arxiv", value) for value in [arxiv_id(volume[1])] if value)
    return tuple(dict.fromkeys(found))


def _authors(raw: str) -> Byline:
    """The names between "and"; where there is no "and", however else they are separated."""
    names = _names(" ".join(raw.split()))
    commas = [len(_split_at_commas(name)) - 1 for name in names]
    if (len(names) == 1 and "{" not in raw[:1]) or (len(names) == 2 and commas[0] > 2 and commas[1] == 0):
        return split_authors(plain(raw))
    found: dict[str, AuthorName] = {}
    truncated = False
    for name in names:
        if name.startswith("{") and name.endswith("}") and name.find("}") == len(name) - 1 and plain(name):
            found.setdefault(plain(name), AuthorName(plain(name)))
            continue
        one = byline([_family_last(name)])
        truncated = truncated or one.truncated
        found |= {author.name: author for author in one.names if author.name not in found}
    return Byline(tuple(found.values()), truncated)


def _names(raw: str) -> list[str]:
    """The names between "and", which separates only outside of braces."""
    names, depth, words = [], 0, list[str]()
    for word in raw.split(" "):
        if depth == 0 and word.lower() == "and":
            names.append(" ".join(words))
            words = []
        else:
            words.append(word)
        depth = max(depth + word.count("{") - word.count("}"), 0)
    names.append(" ".join(words))
    return [name.strip(" ,") for name in names if name.strip(" ,")]


def _family_last(name: str) -> str:
    """ "von Last, Jr, First" as "First von Last Jr"; other forms as they are."""
    parts = [plain(part) for part in _split_at_commas(name)]
    parts = [part for part in parts if part]
    if len(parts) == 3:
        return f"{parts[2]} {parts[0]} {parts[1]}"
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 else " ".join(parts)


def _split_at_commas(name: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for at, character in enumerate(name):
        depth += (character == "{") - (character == "}")
        if character == "," and depth <= 0:
            parts.append(name[start:at])
            start = at + 1
    return [*parts, name[start:]]


def _organizations(entry: Entry) -> tuple[str, ...]:
    name = entry.text(*_ORGANIZATION_FIELDS.get(entry.type, ()), "affiliation")
    return tuple(dict.fromkeys(part.strip() for part in name.split(";") if part.strip()))


def _published(entry: Entry) -> str | None:
    if date := iso_date(entry.text("date")):
        return date
    year, month = entry.text("year"), entry.text("month")
    date = iso_date(year)
    if date is None or len(date) > 4:
        return date
    words = re.findall(r"[^\W\d_]+|[0-9]+", month)
    number = next((m for word in words if (m := month_of(word))), None)
    day = entry.text("day") or next((word for word in words if word.isdigit() and word != words[0]), "")
    return from_parts(date, number, day or None)


def _venue(entry: Entry) -> str | None:
    venue = entry.text("journal", "journaltitle", "booktitle", "conference", "eventtitle")
    return venue if venue and not _PREPRINT_VENUE.search(venue) else None


def _topics(entry: Entry) -> tuple[tuple[str, TopicOrigin], ...]:
    tags = re.split(r"\s?[,;]\s?|\s/\s", entry.text("keywords", "keyword", "mendeley-tags", "tags"))
    topics: list[tuple[str, TopicOrigin]] = [(tag.strip(), "tag") for tag in tags if tag.strip() and not find(tag)]
    primary = entry.text("primaryclass", "eprintclass")
    return tuple(dict.fromkeys([*topics, (primary, "category")] if primary else topics))


def _texts(entry: Entry) -> Iterator[Text]:
    raw, line = entry.fields.get("abstract", ""), entry.lines.get("abstract")
    rows = raw.split("\n")
    if "\\" not in raw or all(row.count("{") == row.count("}") for row in rows):
        raw = "\n".join(plain(row) for row in rows)
    else:
        raw = plain(raw)
    if text := passage("abstract", raw, line):
        yield text


def _links(entry: Entry) -> tuple[Link, ...]:
    links = (
        link(url, role=role)
        for name, role in _LINK_FIELDS.items()
        if name in entry.fields
        for url in _urls(entry.fields[name])
    )
    return tuple({one.url: one for one in links}.values())


def _urls(raw: str) -> Iterable[str]:
    return urls_in(raw.replace("\\_", "_").replace("\\%", "%").replace("\\&", "&").replace("\\#", "#"))
