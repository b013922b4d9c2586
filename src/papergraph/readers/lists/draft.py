"""An entry to what it says: each of its parts is asked which field it is, and the answers gathered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin

from papergraph.identifiers import arxiv_id, find, from_url
from papergraph.identifiers import doi as doi_in
from papergraph.model import Identifier, Link, Text, TextKind
from papergraph.readers.blocks.block import CITED
from papergraph.readers.dates import iso_date
from papergraph.readers.lists.author_date import byline_before
from papergraph.readers.lists.citations import byline_and_year, read_imprint
from papergraph.readers.lists.details import Details, read_details
from papergraph.readers.lists.entry import Entry, Part
from papergraph.readers.lists.flat import Flat, FlatLink
from papergraph.readers.lists.headings import split_tags
from papergraph.readers.lists.imprints import read_linked_imprint
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors, is_team
from papergraph.readers.lists.references import read_reference
from papergraph.readers.lists.texts import passage
from papergraph.readers.lists.title_bounds import presenter_end
from papergraph.readers.lists.title_text import clean_title, is_day, is_title_like, title_case_share
from papergraph.readers.lists.titles import find_title
from papergraph.readers.lists.units import REVISED, SUBMITTED
from papergraph.readers.lists.venues import is_known_venue, read_venue
from papergraph.readers.lists.wrapped import VOTES

_LINE_FRAME = " \n\t|*_>-–—•·;,/"
_ABSTRACT_WORDS = 60
_QUOTED = re.compile(r"^[\s*_]*[“\"「『](.{10,250})[”\"」』][\s.*_]*$")
_VOTES_INSIDE = re.compile(
    r"(?:👍|⬆️?|▲|\b(?:up)?votes?\s?[:：]|\blikes?\s?[:：]|추천\s?[:：]?|赞\s?[:：]?)\s*([0-9][0-9,]{0,8})\b"
    r"|\b([0-9][0-9,]{0,8})\s(?:up)?votes\b",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(（]([^(（,，)）]{4,60})[,，)）]")
_NUMBER = re.compile(r"[0-9][0-9,]*")
_ARXIV_ALONE = re.compile(r"(?<![\w./])[0-9]{4}\.[0-9]{4,5}(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(?:19[5-9]|20[0-4])[0-9](?![0-9])")
_BADGE = re.compile(
    r"^(?:conference|publish(?:ed)?|venue|journal|paper|accepted|year|status|workshop|preprint)?\s*[|:]?\s*(.{2,60})$",
    re.IGNORECASE,
)
_BADGE_NOISE = re.compile(
    r"^(?:github|stars?|star|code|arxiv|pdf|paper|project|page|website|hugging ?face|model|models|dataset|data"
    r"|license|pytorch|tensorflow|demo|video|colab|blog|image|img|logo|publish|type|badge|awesome|maintenance"
    r"|prs|last|views?|visitors?)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\[([^\[\]]{2,30})\]")
_DATED_NAME = re.compile(r"([A-Z][^.:;!?\n]{2,80}?),?\s((?:19|20)[0-9]{2})")
_WRAPPED = 60  # a line that is as long and ends in the middle of a sentence goes on in the next one
_GOES_ON = re.compile(r"\s*(?!by\b|code\b|https?:|arxiv|doi\b|www\.)[a-z]")
_OPEN_END = re.compile(r"\b(?:an?|the|of|on|in|at|to|for|from|with|by|than|that|and|or|as|is|are|into|over)$")
# "Key: [a], [b]": whatever the label is, words in brackets are tags.
_TAGGED = re.compile(r"\W{0,4}[^\W\d_][^:：\[\]]{0,20}[:：]\s?((?:\[[^\[\]]{1,50}\][\s,;]{0,3}){1,12})")
_FIGURE = re.compile(r"^\s*(?:fig(?:ure)?|table|image|img)\b", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """What an entry says, in its own words; the record is made from it."""

    entry: Entry
    title: str = ""
    short_name: str | None = None
    authors: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    venue_dates: list[str] = field(default_factory=list)
    updated: str | None = None
    listed: str | None = None
    venue: str | None = None
    has_venue: bool = False
    tags: list[str] = field(default_factory=list)
    votes: int | None = None
    citations: int | None = None
    links: list[Link] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    placeholder: bool = False
    cited: bool = False
    dated: bool = False  # as its neighbours are, behind the title
    labelled: bool = False
    title_link: str | None = None


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

    # --- the entry's own line

    def _lead(self, flat: Flat) -> None:
        draft = self.draft
        self._links(flat)
        self._badges(flat)
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
            self._take(cited)
        elif place.short:
            draft.short_name = clean_title(place.short).title
        draft.title_link = next(
            (link.url for link in flat.links if link.named and link.start < place.end and link.end > place.start),
            None,
        )
        for chip in cleaned.chips:
            self._chip(chip)
        if (reference := read_reference(flat.plain)) and reference.start == place.start:
            self._take(reference.details)
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
                self._take(Details(venue=link.text, has_venue=True))
        return flat if plain is flat.plain else flat._replace(plain=plain)

    def _after(self, flat: Flat, start: int) -> None:
        """The rest of the entry's own text, line by line."""
        first, *lines = _line_spans(flat.plain, start) if start < len(flat.plain) else [(start, start)]
        self._details(flat, *first, before=False)
        for begin, end in _unwrapped(flat.plain, lines):
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
        self._take(details)
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
            self._prose(flat, begin, end, None)
        for match in _VOTES_INSIDE.finditer(flat.text, start, end):
            self.draft.votes = _count(match[1] or match[2])

    def _imprint(self, text: str) -> bool:
        """Whether what follows a title behind its authors is an imprint, whose year and venue count."""
        found = read_imprint(text)
        if found and not (self.draft.dates or self.draft.venue_dates):
            self._take(found)
        return found is not None

    def _take(self, details: Details) -> None:
        draft = self.draft
        draft.authors += details.authors
        draft.organizations += details.organizations
        draft.venue = draft.venue or details.venue
        draft.has_venue = draft.has_venue or details.has_venue
        (draft.venue_dates if details.has_venue else draft.dates).extend(details.dates)

    def _chip(self, text: str) -> None:
        if match := _VOTES_INSIDE.search(text):
            self.draft.votes = _count(match[1] or match[2])
        elif is_team(text):
            self.draft.organizations.append(text)
        else:
            self._take(read_details(text))

    def _badges(self, flat: Flat) -> None:
        """Badges beside a title name its venue or its kind, where they are not counters or labels of links."""
        for badge in flat.badges:
            label, bar, value = badge.partition("|")
            value = value.strip() if bar else label.strip()
            if bar and value.isdigit() and is_known_venue(label):
                value = f"{label} {value}"
            match = _BADGE.match(value)
            if not match or _BADGE_NOISE.match(value) or (not bar and not is_known_venue(value)):
                if not bar and value and len(value) <= 30 and "/" not in value and _is_tag_badge(badge, flat):
                    self._tag(value)
                continue
            if venue := read_venue(value):
                self._take(Details(venue=venue.name, has_venue=True, dates=[venue.year] if venue.year else []))

    def _tag(self, text: str) -> None:
        if text not in self.draft.tags:
            self.draft.tags.append(text)

    # --- what belongs to it

    def _part(self, part: Part) -> None:
        flat = part.flat
        self._links(flat)
        column = part.column
        if column in ("ignored", "listed"):
            if column == "listed":
                self.draft.listed = self.draft.listed or iso_date(flat.plain)
            return
        if column == "link":
            if "arxiv" in part.label.casefold() and (bare := _ARXIV_ALONE.search(flat.plain)):
                self._identify(Identifier("arxiv", bare[0]))
            return
        if part.label and not column:
            if len(flat.plain.split()) >= 12 or (not flat.plain.isascii() and len(flat.plain.strip()) >= 24):
                self._prose(flat, 0, len(flat.text), None)
            elif len(flat.plain) <= 80:
                self._venue(flat.plain, sure=True)
            return
        if column is not None:
            self._value(column, flat, 0, len(flat.text))
            return
        if not flat.text.strip() and not flat.links:
            return
        if flat.text.strip(" :.").casefold() in ("url", "link", "pdf", "paper", "this https url"):
            self.draft.placeholder = True
            return
        for begin, end in _unwrapped(flat.plain, _line_spans(flat.plain, 0)):
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
                self._tag(tag)
            return
        start += len(raw) - len(raw.lstrip(_LINE_FRAME))
        if text.endswith((":", "：")) and len(text.split()) <= 4:
            return
        if match := VOTES.match(text):
            draft.votes = _count(match[1])
        elif match := SUBMITTED.search(text):
            draft.dates.append(iso_date(match[1]) or "")
            revised = REVISED.search(text)
            draft.updated = iso_date(revised[1]) if revised else draft.updated
        elif label := split_label(text):
            self._value(label[0], flat, start + label[1], end)
        elif " · " in text and self._dated_tail(text):
            self._prose(flat, start, end, None)
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
            self._prose(flat, start, end, None)

    def _names_and_details(self, text: str) -> bool:
        details = read_details(text, alone=False) if len(text) <= 600 else Details()
        if details.understood and details.remark is None:
            self._take(details)
            return True
        return False

    def _dated_tail(self, text: str) -> bool:
        """Whether a line of remarks between dots ends in a venue or a date: "agents · code · NeurIPS 2024"."""
        *remarks, last = text.split(" · ")
        found = read_details(last, alone=False)
        dated = len(remarks) > 1 and found.dates and not found.authors and found.remark is None
        if not dated or read_details(text, alone=False).authors:
            return False
        self._take(found)
        return True

    def _dated_name(self, text: str) -> bool:
        """Whether a line of its own is a name in capitals and a year: where it appeared, though no venue is known."""
        match = _DATED_NAME.fullmatch(text) if text[-1].isdigit() else None
        if not match or title_case_share(match[1]) < 0.8 or self.draft.dates or self.draft.venue_dates:
            return False
        self._take(Details(venue=match[1], has_venue=True, dates=[match[2]]))
        return True

    def _value(self, column: Field, flat: Flat, start: int, end: int) -> None:
        draft, value = self.draft, flat.plain[start:end].strip(" \n\t*_|")
        if column in ("abstract", "blurb"):
            self._prose(flat, start, end, "abstract" if column == "abstract" else None)
        elif not value:
            return
        elif column == "link":
            self._behind_link(value)
        elif column == "authors":
            self._authors(value)
        elif column == "organizations":
            draft.organizations.append(value)
        elif column in ("date", "year"):
            draft.dates.append(iso_date(value) or "")
        elif column == "updated":
            draft.updated = iso_date(value)
        elif column == "listed":
            draft.listed = iso_date(value)
        elif column == "venue":
            self._venue(value)
        elif column == "topics":
            for tag in split_tags(value):
                self._tag(tag)
        elif column in ("votes", "citations"):
            number = _NUMBER.search(value)
            if number:
                setattr(draft, column, _count(number[0]))
        elif column == "title_en" and len(value.split()) > 2 and not draft.title.isascii():
            draft.title = clean_title(
                value.partition("\n")[0]
            ).title  # the original title, of which the other is a translation
        elif column in ("short_name", "title_en"):
            draft.short_name = clean_title(value.partition("\n")[0]).title if len(value) < 80 else draft.short_name
        elif column == "doi" and (found := doi_in(value)):
            self._identify(Identifier("doi", found))
        elif column == "title":
            self._title(clean_title(value.partition("\n")[0]).title)

    def _title(self, title: str) -> None:
        """A labelled title below a line that was taken for one: that was a nickname or a translation."""
        draft = self.draft
        if not draft.title:
            draft.title = title
        elif draft.entry.kind == "heading" and not draft.labelled and is_title_like(title, words=3):
            short = len(draft.title.split()) <= 4 and draft.title.isascii()
            draft.short_name, draft.title, draft.labelled = (draft.title if short else draft.short_name), title, True

    def _authors(self, value: str) -> None:
        """A labelled list of authors; details behind it (a year, a venue, an organization) are told apart."""
        value, slash, organization = value.partition(" / ")
        if slash and (are_authors(organization) or not is_title_like(organization, words=1)):
            value, organization = f"{value}{slash}{organization}", ""
        if organization:
            self.draft.organizations.append(organization)
        value, year = byline_and_year(value)
        self.draft.dates += year
        details = Details(authors=[value]) if value[0] == "[" or are_authors(value, alone=True) else read_details(value)
        if details.understood and details.remark is None and details.authors:
            self._take(details)
        else:
            self.draft.authors.append(value)

    def _venue(self, value: str, *, sure: bool = False) -> None:
        details = read_details(value.replace("\n", " "), alone=False)
        if details.understood:
            self._take(Details(venue=details.venue, has_venue=details.has_venue, dates=details.dates))
        elif len(value) <= 120 and not self.draft.venue and not sure:
            self.draft.venue, self.draft.has_venue = " ".join(value.split()), True
            self.draft.venue_dates += _YEAR.findall(value)[:1]

    def _prose(self, flat: Flat, start: int, end: int, kind: TextKind | None) -> None:
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
        self.draft.texts.append(text)

    def _links(self, flat: Flat) -> None:
        for link in flat.links:
            self._link(link)
        for mark in flat.marks:
            if mark.startswith(CITED):
                self.draft.cited = True
            elif value := arxiv_id(mark):
                self._identify(Identifier("arxiv", value))
        for found in find(_without_addresses(flat)):
            if not any(link.start <= found.start < link.end for link in flat.links):
                self._identify(found.identifier)

    def _link(self, link: FlatLink) -> None:
        url = urljoin(self.base, link.url) if self.base and "://" not in link.url else link.url
        if all(known.url != url for known in self.draft.links):
            self.draft.links.append(Link(url, link.role, link.text))
        if any(map(str.isdigit, link.text)):
            self._imprinted(link)
        found = from_url(url) or _id_in_words(link)
        if found:
            self._identify(found)

    def _imprinted(self, link: FlatLink) -> None:
        """Venue and day that the words of a link say: "[CHI 2024](…)", "[arXiv, 5 Sep 2024](…)"."""
        details = read_linked_imprint(link.text)
        if details is None and not link.named and link.text[-1:].isalnum():
            details = read_details(link.text, alone=False)
        if details and details.has_venue and details.dates and not details.authors and details.remark is None:
            self._take(details)

    def _behind_link(self, value: str) -> None:
        """Venue and year in brackets behind the address of a paper: "https://… (NAACL 2024, 9 pages)"."""
        bracket = _BRACKET.search(value) if "(" in value or "（" in value else None
        found = read_details(bracket[1], alone=False) if bracket else Details()
        if found.dates and not found.authors and found.remark is None:
            self._take(found)

    def _identify(self, identifier: Identifier) -> None:
        if identifier not in self.draft.identifiers:
            self.draft.identifiers.append(identifier)

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


def _without_addresses(flat: Flat) -> str:
    """The text of an entry with the addresses that are links blanked out: those are read as links."""
    text = flat.text
    for link in flat.links:
        if link.text.startswith("http") and text.startswith("http", link.start):
            text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    return text


def _id_in_words(link: FlatLink) -> Identifier | None:
    """An identifier that only the words of a link say."""
    if link.named or len(link.text) > 80:
        return None
    return next((found.identifier for found in find(link.text)), None)


def _is_tag_badge(badge: str, flat: Flat) -> bool:
    """Whether a badge says a kind: it has one word or two, and no address behind it."""
    return (
        0 < len(badge.split()) <= 4
        and not _BADGE_NOISE.match(badge)
        and flat.badges.count(badge) == 1
        and not any(c.isdigit() for c in badge)
    )


def _line_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def _unwrapped(text: str, lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines, those that one wrapped sentence is spread over as one."""
    found: list[tuple[int, int]] = []
    for start, end in lines:
        if found and _goes_on(text[slice(*found[-1])].rpartition("\n")[2].rstrip(), text[start:end]):
            start = found.pop()[0]
        found.append((start, end))
    return found


def _goes_on(line: str, next_line: str) -> bool:
    if len(line) < _WRAPPED or line.endswith((".", "!", "?", "。", ":")) or split_label(next_line):
        return False
    return bool(_GOES_ON.match(next_line) or (_OPEN_END.search(line) and next_line.strip()))


def _count(text: str) -> int:
    return int(text.replace(",", ""))


def best_date(dates: Iterable[str]) -> str | None:
    """The most precise of several dates, the first of equals."""
    return max((date for date in dates if date), key=len, default=None)
