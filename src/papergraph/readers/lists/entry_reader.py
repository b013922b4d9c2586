"""An entry to what it says: each of its parts is asked which field it is, and the answers gathered."""

from __future__ import annotations

import re

from papergraph.model import Identifier
from papergraph.readers.dates import iso_date
from papergraph.readers.lists.author_date import byline_before
from papergraph.readers.lists.citations import read_imprint
from papergraph.readers.lists.details import Details, read_details
from papergraph.readers.lists.draft import Draft
from papergraph.readers.lists.entry import Entry, Part
from papergraph.readers.lists.entry_links import add_badges, add_links
from papergraph.readers.lists.entry_values import add_prose, count, set_value, set_venue
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.headings import split_tags
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.lines import line_spans, unwrapped
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors, is_team
from papergraph.readers.lists.references import read_reference
from papergraph.readers.lists.sections import PLACEHOLDERS
from papergraph.readers.lists.title_bounds import presenter_end
from papergraph.readers.lists.title_text import clean_title, is_day, is_title_like, title_case_share
from papergraph.readers.lists.titles import find_title
from papergraph.readers.lists.units import REVISED, SUBMITTED
from papergraph.readers.lists.wrapped import VOTES

_LINE_FRAME = " \n\t|*_>-–—•·;,/"
_QUOTED = re.compile(r"^[\s*_]*[“\"「『](.{10,250})[”\"」』][\s.*_]*$")
_VOTES_INSIDE = re.compile(
    r"(?:👍|⬆️?|▲|\b(?:up)?votes?\s?[:：]|\blikes?\s?[:：]|추천\s?[:：]?|赞\s?[:：]?)\s*([0-9][0-9,]{0,8})\b"
    r"|\b([0-9][0-9,]{0,8})\s(?:up)?votes\b",
    re.IGNORECASE,
)
_ARXIV_ALONE = re.compile(r"(?<![\w./])[0-9]{4}\.[0-9]{4,5}(?![0-9])")
_LABEL = re.compile(r"\[([^\[\]]{2,30})\]")
_DATED_NAME = re.compile(r"([A-Z][^.:;!?\n]{2,80}?),?\s((?:19|20)[0-9]{2})")
# "Key: [a], [b]": whatever the label is, words in brackets are tags.
_TAGGED = re.compile(r"\W{0,4}[^\W\d_][^:：\[\]]{0,20}[:：]\s?((?:\[[^\[\]]{1,50}\][\s,;]{0,3}){1,12})")


def draft_of(entry: Entry, *, base: str = "") -> Draft:
    """What an entry says. `base` is the address that relative links are relative to."""
    draft = Draft(entry)
    _Reader(draft, base).read()
    return draft


class _Reader:
    def __init__(self, draft: Draft, base: str) -> None:
        self.draft, self.base = draft, base

    def read(self) -> None:
        draft, entry = self.draft, self.draft.entry
        self._lead(entry.lead)
        own = len(draft.texts)
        for part in entry.parts:
            self._part(part)
        self._replace_nickname(own)
        draft.authors = draft.authors[:1] if len(draft.authors) > 1 and entry.kind == "row" else draft.authors

    def _lead(self, flat: Flat) -> None:
        draft = self.draft
        add_links(self.draft, flat, base=self.base)
        add_badges(draft, flat)
        label = split_label(flat.plain.strip())
        draft.labelled = label is not None and label[0] in ("title", "title_en")
        if not flat.links and "[" in flat.text:  # "[pdf]" of a page that lost its links when it was copied
            draft.placeholder = any(label_role(match[1]) in ("paper", "pdf") for match in _LABEL.finditer(flat.text))
        place = self.draft.entry.place or find_title(flat)
        if place is None:
            return
        cleaned = clean_title(flat.text[place.start : place.end])
        plain = clean_title(flat.plain[place.start : place.end])
        draft.title = plain.title if "http" in cleaned.title and plain.title else cleaned.title
        if place.short and (cited := read_details(place.short)).authors:
            draft.take(cited)
        elif place.short:
            draft.short_name = clean_title(place.short).title
        draft.title_link = next(
            (link.url for link in flat.links if link.named and link.start < place.end and link.end > place.start),
            None,
        )
        for chip in cleaned.chips:
            self._chip(chip)
        if (reference := read_reference(flat.plain)) and reference.start == place.start:
            draft.take(reference.details)
            draft.cited = draft.cited or reference.sure
            self._after(flat, reference.stop)
            return
        self._details(flat, min(presenter_end(flat.plain), place.start), place.start, before=True)
        self._after(flat if draft.title_link else self._without_places(flat, place.end), place.end)

    def _without_places(self, flat: Flat, start: int) -> Flat:
        """The text without the words of links that lead to the paper behind its title: they say where it appeared."""
        plain = flat.plain
        for link in flat.links:
            known = not link.named or link.role not in ("paper", "pdf") or link.start < start
            if not known and len(link.text.split()) <= 14 and not read_details(link.text).understood:
                plain = plain[: link.start] + " " * (link.end - link.start) + plain[link.end :]
                self.draft.take(Details(venue=link.text, has_venue=True))
        return flat if plain is flat.plain else flat._replace(plain=plain)

    def _after(self, flat: Flat, start: int) -> None:
        """The rest of the entry's own text, line by line."""
        first, *lines = line_spans(flat.plain, start) if start < len(flat.plain) else [(start, start)]
        self._details(flat, *first, before=False)
        for begin, end in unwrapped(flat.plain, lines):
            self._line(flat, begin, end, column=None)

    def _details(self, flat: Flat, start: int, end: int, *, before: bool) -> None:
        text = flat.plain[start:end].strip()
        if not text:
            return
        if not before and (label := split_label(text.lstrip(" .,;:-–—|"))) and label[0] not in ("title",):
            self._line(flat, start, end, column=None)
            return
        details = read_details(flat.plain, start=start, end=end, alone=not self.draft.authors)
        if before and not details.authors:
            details = byline_before(text) or details
        authored = not before and bool(self.draft.authors)
        if authored:  # names behind the title are editors and publishers then
            details.authors.clear()
        self.draft.take(details)
        if before and not details.understood and is_team(text.rstrip(".:, ")) and text.endswith((".", ":", ",")):
            self.draft.organizations.append(text.rstrip(".:, "))
        elif (
            details.remark is not None
            and not before
            and not (authored and self._imprint(flat.plain[start:end]))
            and not is_day(text.strip(" -–—"))
        ):
            stop = next((link.start for link in flat.links if start <= link.start < end), end)
            begin = stop if authored and self._imprint(flat.plain[start:stop]) else details.remark
            add_prose(self.draft, flat, begin, end, None)
        for match in _VOTES_INSIDE.finditer(flat.text, start, end):
            self.draft.votes = count(match[1] or match[2])

    def _imprint(self, text: str) -> bool:
        """Whether what follows a title behind its authors is an imprint, whose year and venue count."""
        found = read_imprint(text)
        if found and not (self.draft.dates or self.draft.venue_dates):
            self.draft.take(found)
        return found is not None

    def _chip(self, text: str) -> None:
        if match := _VOTES_INSIDE.search(text):
            self.draft.votes = count(match[1] or match[2])
        elif is_team(text):
            self.draft.organizations.append(text)
        else:
            self.draft.take(read_details(text))

    def _part(self, part: Part) -> None:
        flat = part.flat
        add_links(self.draft, flat, base=self.base)
        column = part.column
        if column in ("ignored", "listed"):
            if column == "listed":
                self.draft.listed = self.draft.listed or iso_date(flat.plain)
            return
        if column == "link":
            if "arxiv" in part.label.casefold() and (bare := _ARXIV_ALONE.search(flat.plain)):
                self.draft.identify(Identifier("arxiv", bare[0]))
            return
        if part.label and not column:
            if len(flat.plain.split()) >= 12 or (not flat.plain.isascii() and len(flat.plain.strip()) >= 24):
                add_prose(self.draft, flat, 0, len(flat.text), None)
            elif len(flat.plain) <= 80:
                set_venue(self.draft, flat.plain, sure=True)
            return
        if column is not None:
            set_value(self.draft, column, flat, 0, len(flat.text))
            return
        if not flat.text.strip() and not flat.links:
            return
        if flat.text.strip(" :.").casefold() in PLACEHOLDERS:
            self.draft.placeholder = True
            return
        for begin, end in unwrapped(flat.plain, line_spans(flat.plain, 0)):
            self._line(flat, begin, end, column=None, level=part.level)

    def _line(self, flat: Flat, start: int, end: int, *, column: Field | None, level: int = 0) -> None:
        """One line: the field that it is labelled as or looks like, else a passage about the paper."""
        draft = self.draft
        raw = flat.plain[start:end]
        text = raw.strip(_LINE_FRAME)
        if not any(character.isalnum() for character in text):
            return
        shown = flat.text[start:end].strip()
        if "[" in shown and (tagged := _TAGGED.fullmatch(shown)) and not split_label(text):
            for tag in split_tags(tagged[1].replace("][", "], [")):
                draft.tag(tag)
            return
        start += len(raw) - len(raw.lstrip(_LINE_FRAME))
        if text.endswith((":", "：")) and len(text.split()) <= 4:
            return
        if match := VOTES.match(text):
            draft.votes = count(match[1])
        elif match := SUBMITTED.search(text):
            draft.dates.append(iso_date(match[1]) or "")
            revised = REVISED.search(text)
            draft.updated = iso_date(revised[1]) if revised else draft.updated
        elif label := split_label(text):
            set_value(draft, label[0], flat, start + label[1], end)
        elif " · " in text and self._dated_tail(text):
            add_prose(draft, flat, start, end, None)
        elif are_authors(text, alone=not draft.authors and level <= 1 and len(text.split()) <= 4 and not draft.texts):
            draft.authors.append(text)
        elif (
            (quoted := _QUOTED.match(text))
            and is_title_like(quoted[1], words=4)
            and title_case_share(quoted[1]) > 0.6
            and len(draft.title.split()) <= 3
        ):
            draft.short_name, draft.title = draft.title, clean_title(quoted[1]).title
        elif (
            self._names_and_details(text)
            or self._dated_name(text)
            or (text.endswith((":", "：")) and len(text.split()) <= 4)
        ):
            return
        else:
            add_prose(draft, flat, start, end, None)

    def _names_and_details(self, text: str) -> bool:
        details = read_details(text, alone=False) if len(text) <= 600 else Details()
        if details.understood and details.remark is None:
            self.draft.take(details)
            return True
        return False

    def _dated_tail(self, text: str) -> bool:
        """Whether a line of remarks between dots ends in a venue or a date: "agents · code · NeurIPS 2024"."""
        *remarks, last = text.split(" · ")
        found = read_details(last, alone=False)
        dated = len(remarks) > 1 and found.dates and not found.authors and found.remark is None
        if not dated or read_details(text, alone=False).authors:
            return False
        self.draft.take(found)
        return True

    def _dated_name(self, text: str) -> bool:
        """Whether a line of its own is a name in capitals and a year: where it appeared, though no venue is known."""
        match = _DATED_NAME.fullmatch(text) if text[-1].isdigit() else None
        if not match or title_case_share(match[1]) < 0.8 or self.draft.dates or self.draft.venue_dates:
            return False
        self.draft.take(Details(venue=match[1], has_venue=True, dates=[match[2]]))
        return True

    def _replace_nickname(self, own: int) -> None:
        """A lead that is a nickname with a link, above a line that is the title."""
        draft = self.draft
        if len(draft.title.split()) > 4 or draft.entry.kind == "row" or not draft.entry.lead.links or draft.title_link:
            return
        for at, text in list(enumerate(draft.texts))[own : own + 2]:
            title = clean_title(text.raw or text.text).title
            if (
                len(title.split()) >= 4
                and is_title_like(title, words=4)
                and title_case_share(title) > 0.6
                and not title.endswith(".")
            ):
                draft.short_name, draft.title = draft.title.rstrip(":"), title
                del draft.texts[at]
                return
