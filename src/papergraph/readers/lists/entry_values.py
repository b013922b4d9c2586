"""Values of named fields, from columns and labelled lines, and passages, into a draft."""

from __future__ import annotations

import re

from papergraph.identifiers import doi as doi_in
from papergraph.model import Identifier, Text, TextKind
from papergraph.readers.dates import iso_date
from papergraph.readers.lists.citations import byline_and_year
from papergraph.readers.lists.details import Details, read_details
from papergraph.readers.lists.draft import Draft
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.headings import split_tags
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.names import are_authors
from papergraph.readers.lists.texts import passage
from papergraph.readers.lists.title_text import clean_title, is_title_like

_ABSTRACT_WORDS = 60
_BRACKET = re.compile(r"[(（]([^(（,，)）]{4,60})[,，)）]")
_NUMBER = re.compile(r"[0-9][0-9,]*")
_YEAR = re.compile(r"(?<![0-9])(?:19[5-9]|20[0-4])[0-9](?![0-9])")
_FIGURE = re.compile(r"^\s*(?:fig(?:ure)?|table|image|img)\b", re.IGNORECASE)


def set_value(draft: Draft, column: Field, flat: Flat, start: int, end: int) -> None:
    """Adds what stands at a place of the text as the value of a named field."""
    value = flat.plain[start:end].strip(" \n\t*_|")
    if column in ("abstract", "blurb"):
        add_prose(draft, flat, start, end, "abstract" if column == "abstract" else None)
    elif not value:
        return
    elif column == "link":
        _add_behind_link(draft, value)
    elif column == "authors":
        _add_authors(draft, value)
    elif column == "organizations":
        draft.organizations.append(value)
    elif column in ("date", "year"):
        draft.dates.append(iso_date(value) or "")
    elif column == "updated":
        draft.updated = iso_date(value)
    elif column == "listed":
        draft.listed = iso_date(value)
    elif column == "venue":
        set_venue(draft, value)
    elif column == "topics":
        for tag in split_tags(value):
            draft.tag(tag)
    elif column in ("votes", "citations"):
        number = _NUMBER.search(value)
        if number:
            setattr(draft, column, count(number[0]))
    elif column == "title_en" and len(value.split()) > 2 and not draft.title.isascii():
        # the original title, of which the other is a translation
        draft.title = clean_title(value.partition("\n")[0]).title
    elif column in ("short_name", "title_en"):
        draft.short_name = clean_title(value.partition("\n")[0]).title if len(value) < 80 else draft.short_name
    elif column == "doi" and (found := doi_in(value)):
        draft.identify(Identifier("doi", found))
    elif column == "title":
        _set_title(draft, clean_title(value.partition("\n")[0]).title)


def _set_title(draft: Draft, title: str) -> None:
    """A labelled title below a line that was taken for one: that was a nickname or a translation."""
    if not draft.title:
        draft.title = title
    elif draft.entry.kind == "heading" and not draft.labelled and is_title_like(title, words=3):
        short = len(draft.title.split()) <= 4 and draft.title.isascii()
        draft.short_name, draft.title, draft.labelled = (draft.title if short else draft.short_name), title, True


def _add_authors(draft: Draft, value: str) -> None:
    """A labelled list of authors; details behind it (a year, a venue, an organization) are told apart."""
    value, slash, organization = value.partition(" / ")
    if slash and (are_authors(organization) or not is_title_like(organization, words=1)):
        value, organization = f"{value}{slash}{organization}", ""
    if organization:
        draft.organizations.append(organization)
    value, year = byline_and_year(value)
    draft.dates += year
    details = Details(authors=[value]) if value[0] == "[" or are_authors(value, alone=True) else read_details(value)
    if details.understood and details.remark is None and details.authors:
        draft.take(details)
    else:
        draft.authors.append(value)


def set_venue(draft: Draft, value: str, *, sure: bool = False) -> None:
    """Adds a venue with its date; with `sure` only one that is known."""
    details = read_details(value.replace("\n", " "), alone=False)
    if details.understood:
        draft.take(Details(venue=details.venue, has_venue=details.has_venue, dates=details.dates))
    elif len(value) <= 120 and not draft.venue and not sure:
        draft.venue, draft.has_venue = " ".join(value.split()), True
        draft.venue_dates += _YEAR.findall(value)[:1]


def _add_behind_link(draft: Draft, value: str) -> None:
    """Venue and year in brackets behind the address of a paper: "https://… (NAACL 2024, 9 pages)"."""
    bracket = _BRACKET.search(value) if "(" in value or "（" in value else None
    found = read_details(bracket[1], alone=False) if bracket else Details()
    if found.dates and not found.authors and found.remark is None:
        draft.take(found)


def add_prose(draft: Draft, flat: Flat, start: int, end: int, kind: TextKind | None) -> None:
    """Adds a passage about the paper; a long one of no named kind is its abstract, a figure's caption is left out."""
    if _FIGURE.match(flat.plain[start:end]) and end - start < 40:
        return
    text = passage(flat, start, end, kind or "blurb")
    if text is None or (kind is None and len(text.text) < 3):
        return
    if kind is None and len(text.text.split()) >= _ABSTRACT_WORDS:
        text = Text(
            kind="abstract",
            text=text.text,
            language=text.language,
            raw=text.raw,
            offsets=text.offsets,
            lines=text.lines,
        )
    draft.texts.append(text)


def count(text: str) -> int:
    """The number that a text with thousands separators says."""
    return int(text.replace(",", ""))
