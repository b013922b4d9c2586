"""What stands before or after a title in running text: authors, venue, dates, and the remark that remains."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from papergraph.readers.dates import find_dates
from papergraph.readers.lists.names import are_authors, are_surnames, has_et_al, is_name, is_team
from papergraph.readers.lists.venues import is_known_venue, read_venue
from papergraph.readers.lists.words import words

# The characters that one can begin with are asked for first: most places are passed over by that alone.
_BOUNDARY = re.compile(
    r"(?=[.\s|—•·(\[（【;。])"
    r"(?:(?<=[^\s.])\.(?=\s|$)|(?<=et al)\.(?=[^\W\d_])|\s[-–—|•·~]+\s|\s*\|\s*|[—•·]|(?=[(\[（【])|;\s|。|\n)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.‐-])(?:[^\W\d_a-z]|al|et|Jr|Sr|vs|cf|Proc|Conf|Trans|Int|Symp|J|Dr|Prof|St|Vol|No|pp|eds?|Univ|Inc|Ltd|Adv"
    r"|Annu|Rev|Lett|Comput|Tech|Rep|Comp)$"
)
_GROUP = re.compile(r"[(\[（【]([^()\[\]（）【】]{0,300})[)\]）】]")
_BY = re.compile(r"\s*(?:by|authors?\s?:|from|作者[:：]?|저자[:：]?|著者[:：]?)\s+", re.IGNORECASE)
_LEAD = ' \t\n,.;:|–—-·•~>*#/"“”‘`«»'
_MONTHED = r"((?:19[5-9]|20[0-4])[0-9])[./-](0?[1-9]|1[0-2])"
_YEAR_TAIL = re.compile(
    r"[,\s(]*((?:19[5-9]|20[0-4])[0-9](?:[./-](?:0?[1-9]|1[0-2]))?)[a-z]?[)\s.,;:]*$"  # 2021, or 2021.6
)
_YEAR_MONTH = re.compile(_MONTHED)
# "arXiv 2015.12", or "arXiv, 15.12" as arXiv's numbers begin.
_VENUE_MONTH = re.compile(rf"([A-Za-z]{{4,12}}),?\s({_MONTHED}|[0-2][0-9]\.(?:0[1-9]|1[0-2]))")
_NEXT_WORD = re.compile(r"\s{0,2}([^\W\d_]{3,12})")
# Volume, issue and pages, which stand between a venue and its year.
_PAGES = re.compile(
    r"\s[0-9]{1,4}\.[0-9]{1,4}(?=\s?\((?:19|20)[0-9]{2}\))|(?<=[0-9]\)):\s?[0-9]{1,6}[–-][0-9]{1,6}|"
    r"[,;]?\s(?:vol(?:ume)?|no|nr|issue|pp?|pages?|art(?:icle)?)\.?\s?[0-9][0-9:–-]{0,14}"
    r"|\s[0-9]{1,4}(?=\s?\((?:19|20)[0-9]{2}\))"
    r"|[,;]?\s[0-9]{1,4}\s?\((?!(?:19|20)[0-9]{2}\))[0-9]{1,4}(?:[-–/][0-9]{1,4})?\)(?:[,:]\s?[0-9–-]{1,14})?"
    r"|(?<=[a-z]),?\s[0-9]{1,4}[,:]\s?[0-9]{1,6}[–-][0-9]{1,6}|,\s[0-9]{1,5}[–-][0-9]{1,5}",
    re.IGNORECASE,
)
_MAY_PAGE = re.compile(r"[0-9](?:[–-]|\s?\()[0-9]|(?:[lorpeV]\.?|ume)\s?[0-9]")
_IN = re.compile(
    r"^(?:in|at|published in|published at|appeared in|accepted (?:at|by|to)|to appear (?:in|at)|presented at)\s*:?\s+",
    re.IGNORECASE,
)
_STATUS = re.compile(
    r"(?:optional|required|recommended|paywalled|new|oral|spotlight|poster|best paper|survey|must[ -]read"
    r"|open access|free|video|slides|code|notes?|no longer \w+|pdf|html)(?:[ !+&,/]+\w+)?",
    re.IGNORECASE,
)
_DIGIT = re.compile("[0-9]")
_SEVERAL = re.compile(r"\sand\s|&|,")
_COMMA = re.compile("[,，]")
_LAST_COMMA = re.compile("[,，、](?=[^,，、]*$)")
_LETTERS = re.compile(r"[^\W\d_]+")
# The words that may stand beside a date which is all that a text says.
_BESIDE_DATE = words(
    """
    published on in date submitted spring fall summer winter autumn released v posted updated year blog website online
    """
)
_LIMIT = 1500
_TAIL = 40  # a year at the end of a text begins no further from it, with the signs around it


@dataclass(slots=True)
class Details:
    """What a stretch of text says. `remark` is the place, counted in that text, from which on it is prose."""

    authors: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    venue: str | None = None
    has_venue: bool = False
    dates: list[str] = field(default_factory=list)
    remark: int | None = None

    @property
    def understood(self) -> bool:
        """Whether the text says authors, a venue or a date."""
        return bool(self.authors or self.has_venue or self.dates)


def read_details(text: str, *, alone: bool = True, start: int = 0, end: int | None = None) -> Details:
    """The details in text[start:end]. `alone`: one name by itself counts as its author."""
    found = Details()
    position, end = start, min(len(text) if end is None else end, start + _LIMIT)
    digit = _DIGIT.search(text, start, end)
    if digit and _MAY_PAGE.search(text, max(start, digit.start() - 3), end):
        text = _PAGES.sub(lambda match: " " * len(match[0]), text)
    while position < end:
        while position < end and text[position] in _LEAD:
            position += 1
        if position >= end:
            break
        if group := _GROUP.match(text, position, end):
            if not _read_group(group[1], found, alone=alone) and len(group[1].split()) > 4:
                found.remark = position
                break
            position = group.end()
            continue
        stop, after = _next_boundary(text, position, end)
        if not _read_chunk(text[position:stop], found, alone=alone):
            found.remark = position
            break
        position = max(after, stop, position + 1)
    return found


def _next_boundary(text: str, position: int, end: int) -> tuple[int, int]:
    """Where the chunk ends and where the next begins."""
    for match in _BOUNDARY.finditer(text, position + 1, end):
        if match[0] == "." and _is_abbreviated(text, position, match.start()):
            continue
        if match[0] == "" and text[match.start()] in "([（【" and _is_inside_names(text, match.start(), end):
            continue
        return match.start(), match.end()
    return end, end


def _is_abbreviated(text: str, position: int, dot: int) -> bool:
    """Whether a full stop ends an abbreviation rather than a part; behind "et al" a capital begins the next part."""
    before = text[max(position, dot - 12) : dot]
    if before.endswith("et al") and text[dot + 1 : dot + 2].isspace() and text[dot + 2 : dot + 3].isupper():
        return False
    if (before.endswith("et al") or before[-2:-1].isspace()) and (word := _NEXT_WORD.match(text, dot + 1)):
        return not is_known_venue(word[1])
    return bool(_ABBREVIATION.search(before))


def _is_inside_names(text: str, at: int, end: int) -> bool:
    """Whether a bracket belongs to a row of names: "Wei Zhang (MIT), Li Na (CMU)"."""
    group = _GROUP.match(text, at, end)
    return bool(group and text[group.end() : group.end() + 1] in (",", ";") and not read_venue(group[1]))


def _read_group(text: str, found: Details, *, alone: bool) -> bool:
    text = text.strip()
    if not text or _STATUS.fullmatch(text):
        return True
    if is_team(text) and len(text.split()) <= 4 and not is_known_venue(text):
        found.organizations.append(text)
        return True
    return _read_chunk(text, found, alone=alone)


def _read_chunk(text: str, found: Details, *, alone: bool) -> bool:
    """Adds what a chunk says to `found`; False where it says none of authors, venue, date."""
    text = text.strip(_LEAD)
    if not text or _STATUS.fullmatch(text):
        return True
    by = _BY.match(text)
    if by:
        text, alone = text[by.end() :], True
    if not (by and is_name(text)) and (dated := _only_date(text)):
        found.dates.append(dated)
        return True
    if text[-1:].isdigit() and (monthed := _VENUE_MONTH.fullmatch(text)) and is_known_venue(monthed[1]):
        venue = read_venue(monthed[1])
        _take_venue(venue.name if venue else None, _iso(monthed[2]), found)
        return True
    tail = (
        _YEAR_TAIL.search(text, max(0, len(text) - _TAIL)) if _DIGIT.search(text, max(0, len(text) - _TAIL)) else None
    )
    named = text[: tail.start()].strip(_LEAD) if tail else ""
    if tail and (_are_surnames_before(named, tail) or (alone and _is_byline_before(named, tail))):
        found.authors.append(named)
        found.dates.append(_iso(tail[1]))
        return True
    if (venue := read_venue(_IN.sub("", text))) and not (is_name(text) and not is_known_venue(text)):
        _take_venue(venue.name, venue.year, found)
        return True
    ends_in_venue = "," in text and is_known_venue(text.rpartition(",")[2])
    if (are_authors(text, alone=alone) and not ends_in_venue) or (by and are_surnames(text)):
        found.authors.append(text)
        return True
    if (by or found.authors) and is_team(text) and len(text.split()) <= 6:
        found.organizations.append(text)
        return True
    byline = tail and (are_authors(named, alone=alone) or (alone and are_surnames(named)))
    if tail and byline and not is_known_venue(_LAST_COMMA.split(named)[-1]):
        found.authors.append(named)
        found.dates.append(_iso(tail[1]))
        return True
    return _read_mixed(text, found, alone=alone)


def _is_byline_before(named: str, year: re.Match[str]) -> bool:
    """Whether what stands before a year is a byline and no venue: "Fay Fir, 2019"."""
    return (
        year.end() < 300
        and are_authors(named, alone=year[0].startswith((",", " (")))
        and not is_known_venue(named)
        and not is_known_venue(_LAST_COMMA.split(named)[-1])
    )


def _are_surnames_before(named: str, year: re.Match[str]) -> bool:
    """Family names with a year, "Kakade and Langford, 2002": a comma tells one from a venue, an "and" several."""
    several = bool(_SEVERAL.search(named)) or (year[0].startswith(",") and (named[1:].islower() or "-" in named))
    return several and year.end() < 120 and are_surnames(named) and not is_known_venue(named) and not is_team(named)


def _take_venue(name: str | None, year: str | None, found: Details) -> None:
    if name and not found.venue:
        found.venue = name
    found.has_venue = True
    if year:
        found.dates.append(year)


def _iso(text: str) -> str:
    """ "2021" or "2021.6" as a date; a month of one digit counts where nothing but a date can stand."""
    match = _YEAR_MONTH.fullmatch(f"20{text}" if len(text) == 5 else text)
    return f"{match[1]}-{match[2]:0>2}" if match else text


def _only_date(text: str) -> str | None:
    if _YEAR_MONTH.fullmatch(text):
        return _iso(text)
    dates = find_dates(text) if len(text) <= 60 and _DIGIT.search(text) else ()
    if len(dates) != 1:
        return None
    rest = text[: dates[0].start] + text[dates[0].end :]
    return dates[0].iso if all(word in _BESIDE_DATE for word in _LETTERS.findall(rest.casefold())) else None


def _read_mixed(text: str, found: Details, *, alone: bool) -> bool:
    """Names, then a venue or an organization, between commas: "A, B and C, NeurIPS 2020"."""
    commas = [match.start() for match in _COMMA.finditer(text)][-12:]
    for comma in reversed(commas):
        head, tail_text = text[:comma].strip(_LEAD), text[comma + 1 :].strip(_LEAD)
        if not head or not tail_text or is_known_venue(_LAST_COMMA.split(head)[-1]):
            continue
        if not are_authors(head, alone=alone or has_et_al(head)):
            continue
        rest = Details()
        if _read_tail(tail_text, rest):
            found.authors.append(head)
            _merge(found, rest)
            return True
    if not commas:
        return False
    head, tail_text = text[: commas[0]].strip(_LEAD), text[commas[0] + 1 :].strip(_LEAD)
    rest = Details()
    if (dated := _only_date(head)) and are_authors(tail_text, alone=alone):
        found.authors.append(tail_text)
        found.dates.append(dated)
        return True
    if (is_known_venue(head) or (is_team(head) and len(head.split()) <= 6)) and _read_tail(tail_text, rest):
        if is_known_venue(head):
            venue = read_venue(head)
            _take_venue(venue.name if venue else head, venue.year if venue else None, found)
        else:
            found.organizations.append(head)
        _merge(found, rest)
        return True
    return False


def _read_tail(text: str, found: Details) -> bool:
    """A venue, a date, an organization, or a venue and a date, and nothing else."""
    if dated := _only_date(text):
        found.dates.append(dated)
        return True
    if venue := read_venue(_IN.sub("", text)):
        _take_venue(venue.name, venue.year, found)
        return True
    if are_authors(text):
        found.authors.append(text)
        return True
    if is_team(text) and len(text.split()) <= 6:
        found.organizations.append(text)
        return True
    head, comma, tail = text.rpartition(",")
    if not comma:
        return False
    rest = Details()
    if _only_date(tail) and _read_tail(head.strip(), rest):
        _merge(found, rest)
        found.dates.append(_only_date(tail) or "")
        return True
    return False


def _merge(found: Details, other: Details) -> None:
    found.authors += other.authors
    found.organizations += other.organizations
    found.dates += other.dates
    found.venue = found.venue or other.venue
    found.has_venue = found.has_venue or other.has_venue
