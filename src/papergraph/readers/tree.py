"""Nested data (JSON, YAML) to the rows in it, wherever they stand: in a list, under headings, keyed by their ids.

Knows containers from records by the names of their fields. Knows nothing of files, lines or syntax.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from papergraph.identifiers import arxiv_id, doi, find
from papergraph.readers.dates import iso_date
from papergraph.readers.field_names import meaning_of
from papergraph.readers.fields import fields_of
from papergraph.readers.links import role_of, urls_in, without_links
from papergraph.text import fold_title

_DEEPEST = 12
_MOST_ROWS = 2_000_000
_CONTAINER_NAMES = """
    papers, data, results, result, items, entries, list, works, articles, publications, records, hits, docs, response,
    content, contents, documents, feed, paper_list, children, bibliography, library, rows, values, reading, readings,
    reading list, message, body, collection, collections, payload, root, all, total, archive, resources,
    sections, section, categories, topics, groups, chapters, parts, weeks, years, by id, by year, notes, citations,
    references, publications, sessions, session, schedule, meetings, talks, agenda, calendar, seminars, lectures,
    presentations, events, sitzungen, séances, sesiones, sessões"""
_CONTAINERS = frozenset(fold_title(name) for name in _CONTAINER_NAMES.split(","))
_EVIDENCE = frozenset(
    ("authors", "arxiv", "doi", "abstract", "paper", "url", "pdf", "year", "date", "venue", "openalex", "s2", "pmid")
)
# Under these names a collection speaks of itself, where rows stand beside them.
_ABOUT = frozenset(("metadata", "meta", "info", "about", "header", "collection", "source"))
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Row:
    """One mapping that may be a paper, under the keys that lead to it; `listed` where one of them is a day.

    `item` is the value of the data that the fields were made from: by its identity a reader finds its line.
    """

    fields: Mapping[str, object]
    item: object
    headings: tuple[str, ...] = ()
    listed: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    headings: tuple[str, ...] = ()
    listed: str | None = None
    depth: int = 0


def rows(value: object) -> Iterator[Row]:
    """The rows in a value, in its order."""
    for row, _ in zip(_walk(value, _Place()), range(_MOST_ROWS), strict=False):
        yield row


def _walk(value: object, place: _Place) -> Iterator[Row]:
    if place.depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        yield from _mapping(value, place)
    elif isinstance(value, str):
        yield from _strings(value, place)
    elif isinstance(value, Sequence):
        inner = replace(place, depth=place.depth + 1)
        if _is_table(value):
            yield from _table(value, inner)
        else:
            for item in value:
                yield from _walk(item, inner)


def _mapping(value: Mapping[str, object], place: _Place) -> Iterator[Row]:
    containers = [key for key, item in value.items() if _holds_rows(key, item)]
    if not containers and _is_row(value):
        yield Row(value, value, place.headings, place.listed)
        return
    inner = replace(place, depth=place.depth + 1)
    if containers and place.depth and (name := _own_name(value)):
        inner = replace(inner, headings=(*place.headings, name))
    for key, item in value.items():
        if containers and key not in containers and (meaning_of(str(key)) or fold_title(str(key)) in _ABOUT):
            continue
        yield from _keyed(str(key), item, inner)


def _keyed(key: str, item: object, place: _Place) -> Iterator[Row]:
    """What stands under a key: the key is the id or title of a row, a day, or a heading of several."""
    if isinstance(item, Mapping) and _is_row(item) and not any(_holds_rows(k, v) for k, v in item.items()):
        yield Row(item if "id" in item else {**item, "id": key}, item, place.headings, place.listed)
    elif isinstance(item, str):
        for row in _strings(item, place):
            yield replace(row, fields={"id": key, **row.fields}) if arxiv_id(key) or doi(key) else row
    else:
        yield from _walk(item, _under(key, place))


def _under(key: str, place: _Place) -> _Place:
    folded = fold_title(key)
    day = iso_date(key)
    if day and len(key) <= 20 and re.fullmatch(r"[\W\d]*", key):
        return replace(place, listed=day if len(day) > 4 else place.listed)
    if not folded or folded in _CONTAINERS or folded.isdigit() or len(key) > 120:
        return place
    return replace(place, headings=(*place.headings, " ".join(key.replace("_", " ").split())))


def _is_row(value: Mapping[str, object]) -> bool:
    """Whether a mapping speaks of one work: a title, or a name or link with something that works have."""
    meanings = {found[0] for key, item in value.items() if item and (found := meaning_of(str(key)))}
    wrapped = (inner for key in ("paper", "work", "article", "content") if isinstance(inner := value.get(key), Mapping))
    if "title" in meanings or any(_is_row(inner) for inner in wrapped):
        return True
    evidence = meanings & _EVIDENCE
    if "blurb" in meanings and evidence == {"url"}:
        return any(find(text) for text in fields_of(value).every("url"))
    return len(evidence) > 1 or bool(evidence and meanings & {"name", "id", "arxiv", "doi"})


def _holds_rows(key: object, value: object) -> bool:
    """Whether a value under this key is a list of rows, and no list of the authors, links or references of one."""
    if not isinstance(value, Sequence) or isinstance(value, str) or not value:
        return False
    meaning = meaning_of(str(key))
    if meaning and meaning[0] != "paper":
        return False
    return any(isinstance(item, Mapping) and _is_row(item) for item in value[:5])


def _own_name(value: Mapping[str, object]) -> str | None:
    """The title that a container gives itself."""
    for key, item in value.items():
        meaning = meaning_of(str(key))
        named = key == "heading" or (meaning is not None and meaning[0] in ("title", "name", "tags", "categories"))
        if named and isinstance(item, str):
            return " ".join(item.split())[:120] or None
    return None


# --- rows that are no mappings ----------------------------------------------------------------------------


def _is_table(value: Sequence[object]) -> bool:
    """A list of lists whose first is a header."""
    header = value[0] if len(value) > 1 else None
    if not isinstance(header, Sequence) or isinstance(header, str):
        return False
    return sum(isinstance(cell, str) and meaning_of(cell) is not None for cell in header) > 1


def _table(value: Sequence[object], place: _Place) -> Iterator[Row]:
    header = [str(cell) for cell in value[0]] if isinstance(value[0], Sequence) else []
    for item in value[1:]:
        if isinstance(item, Sequence) and not isinstance(item, str):
            yield Row(dict(zip(header, item, strict=False)), item, place.headings, place.listed)


def _strings(text: str, place: _Place) -> Iterator[Row]:
    """Rows in a string: lines of Markdown that name a work, or a bare identifier or address."""
    if len(text) > 1_000_000 or not (find(text) or arxiv_id(text) or "](" in text):
        return
    for line in text.split("\n"):
        fields = markdown_row(line)
        if fields:
            yield Row(fields, line, place.headings, place.listed)


def markdown_row(line: str) -> Mapping[str, object] | None:
    """The fields of one Markdown table row, bullet, or bare identifier; None where it names no work."""
    text = line.strip()
    if len(text) > 10_000 or not (find(text) or arxiv_id(text)):
        return None
    if " " not in text and "|" not in text:
        return {"id": text, "url": text}
    cells = _CELL.split(text.strip("|")) if text.startswith("|") else re.split(r",\s(?![^\[]*\])", text.lstrip("-*+ "))
    fields: dict[str, object] = {"urls": [url for url in urls_in(text) if role_of(url) in ("paper", "pdf")]}
    if code := [url for url in urls_in(text) if role_of(url) == "code"]:
        fields["code"] = code
    bold = re.search(r"\*\*([^*\[\]|]{12,400})\*\*", text)
    words = [plain for cell in cells if (plain := without_links(cell).strip(" *_`\t")) and plain.casefold() != "null"]
    for plain in words:
        if "et al" in plain.replace(".", " ").casefold():
            fields.setdefault("authors", plain.replace("et.al", "et al"))
        elif len(plain) < 30 and iso_date(plain):
            fields.setdefault("date", plain)
        elif not arxiv_id(plain) and len(plain.split()) > 1 and not plain.endswith(":"):
            fields.setdefault("title", plain)
    if bold and iso_date(bold[1]) is None:
        fields["title"] = bold[1]
    return {"id": text, **fields} if find(text) else fields
