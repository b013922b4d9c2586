"""References as bibliographies print them: where the byline ends, where the title ends, and the imprint behind it.

Names with initials mark a byline so surely that the title behind it needs no quotation marks, as in the styles of
Elsevier, Springer, Nature and Vancouver. What stands behind the title is a venue with numbers, not prose.
"""

from __future__ import annotations

import re

from papergraph.readers.lists.details import Details
from papergraph.readers.lists.names import are_surnames
from papergraph.readers.lists.venues import is_known_venue, read_venue

_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_INITIALS = rf"(?:[{_UPPER}]\.(?:[ \n~‐-]{{1,2}}(?=[{_UPPER}]\.))?){{1,4}}"
_PARTICLES = r"(?:(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|ter|ten|Van|Von|De|Di|Le|La)[ ]){0,3}"
_FAMILY = rf"{_PARTICLES}[{_UPPER}][\w'’‐-]{{1,40}}(?:[ \n][{_UPPER}][\w'’‐-]{{2,40}})?"
_SUFFIX = r"(?:,?\s(?:Jr|Sr)\.|\sI{2,3}\b)?"
# The ways of writing a name, and how many names of that way make a byline.
_NAMES = (
    (re.compile(rf"{_INITIALS}[ \n~]{{0,2}}{_FAMILY}{_SUFFIX}"), 1),
    (re.compile(rf"{_FAMILY},[ \n]{{0,2}}{_INITIALS}{_SUFFIX}"), 1),
    (re.compile(rf"{_FAMILY} [{_UPPER}]{{1,3}}(?![\w.]\w)"), 2),
)
_HAS_INITIALS = re.compile(rf"[{_UPPER}]\.|\s[{_UPPER}]{{1,3}},")
_SEPARATOR = re.compile(r"\s{0,2}(?:[,;]?\s{1,2}(?:and|und|et|y|&|\.\.\.|…)\s{1,2}|,\s?&\s|[,;]\s{0,2}|…\s?)")
_OTHERS = re.compile(r",?\s(?:and\s)?(?:et\.?\s?al\.?|others\b)|,?\s?(?:\.\.\.|…)")
_PAST_YEAR = re.compile(r"[\s.,:;–—-]{0,6}(?:\(?(?:19|20)[0-9]{2}[a-z]?(?:,\s?\w{1,12})?\)?[\s.,:;–—-]{0,6})?")
_YEAR = r"(?:19[0-9]{2}|20[0-4][0-9])"
_VOLUME = rf"[0-9]{{1,4}}\s?(?:\([0-9]{{1,4}}(?:[-–][0-9]{{1,4}})?\)\s?)?\({_YEAR}\)"
_TITLE_END = re.compile(
    rf",\s(?=in\s?:|in\s[A-Z]|[Pp]reprint\b|[Vv]ol\.|arXiv\b|Ph\.?\s?D|Master|Tech\.|Technical [Rr]eport)"
    rf"|[,.]\s(?=[A-Z][^,]{{1,90}}?,?\s{_VOLUME})|\s(?=\({_YEAR}\))"
)
_COMMA = re.compile(r",\s(?=[A-Z])")
_ENDS_IN_YEAR = re.compile(rf"\b{_YEAR}\)?[\s.,;]{{0,3}}$")
_NO_NAMES = re.compile(r"[0-9:]|^\S*$|\bin\b", re.IGNORECASE)
_CLOSING_YEAR = re.compile(rf"[\s,]{{1,40}}({_YEAR})$")
_SURNAMES = re.compile(rf"\s{{0,4}}([^\W\d_][^()\n]{{1,119}}?),?\s\(?({_YEAR})[a-z]?\)?[\s.,:;]{{0,4}}$")
_IMPRINT = re.compile(
    rf"[\s.,;”\"’']{{0,4}}(?:{_YEAR}\s)?(?:[Ii]n\b|[Aa]r[Xx]iv|CoRR\b|[Pp]reprint"
    r"|[A-Z][^.\n]{0,140}?(?:,|\s)\s?(?:vol|no|pp?|[0-9])"
    rf"|[A-Z][\w.&: -]{{1,80}}?[\s(]{_YEAR}[;,:)]|.{{0,200}}\b{_YEAR}\)?[\s.,;]{{0,3}}$)"
)
_EDITORS = re.compile(r"^.{0,300}?\([Ee]ds?\.\)[,:]?\s")
_NUMBERS = re.compile(r"(?<![0-9])[0-9]{1,6}\s?[–-]\s?[0-9]{1,6}")
_BEFORE_NUMBERS = re.compile(
    r"[,;.]?\s(?:vol|no|nr|pp?|pages?|volume|issue)\b|[,;]?\s\(?[0-9]{1,6}(?![0-9]|st|nd|rd|th)|\(|[.;]\s|,\s(?=[A-Z])"
)
_ANY_YEAR = re.compile(rf"(?<![\w.:/]){_YEAR}(?![\w/]|\.[0-9])")


def byline_end(text: str, start: int, end: int) -> int | None:
    """Where a byline of names with initials ends that begins at `start`; None where there is none."""
    if not _HAS_INITIALS.search(text, start, min(end, start + 60)):
        return None
    for pattern, least in _NAMES:
        position, count = start, 0
        while name := pattern.match(text, position, end):
            count, stop = count + 1, name.end()
            separator = _SEPARATOR.match(text, stop, end)
            if not separator:
                break
            position = separator.end()
        if count:
            others = _OTHERS.match(text, stop, end)
            if others or count >= least:
                return others.end() if others else len(text[:stop].rstrip())
    return None


def byline_and_year(text: str) -> tuple[str, list[str]]:
    """The names of a field of authors, lines joined, and the year that closes it: "Ann Ash,\\n Bo Birch, 2019"."""
    year = _CLOSING_YEAR.search(text) if text[-1:].isdigit() else None
    names = " ".join(text[: year.start()].split()) if year else ""
    if not year or _NO_NAMES.search(names) or read_venue(names.rpartition(",")[2].strip()) or is_known_venue(names):
        return text, []
    return names, [year[1]]


def surnames_and_year(text: str) -> Details | None:
    """The family names and the year that stand before a title, all of the text: "Amid & Warmuth (2019),"."""
    match = _SURNAMES.match(text) if len(text) < 160 else None
    if not match or not are_surnames(match[1]):
        return None
    return Details(authors=[match[1]], dates=[match[2]])


def past_year(text: str, start: int, end: int) -> int:
    """Where the title begins behind a byline: past marks and the year that some styles put there."""
    match = _PAST_YEAR.match(text, start, end)
    return match.end() if match else start


def title_end(text: str, start: int, end: int) -> int | None:
    """Where a title ends that stands between commas: before "in: …", a journal with its numbers, or a publisher."""
    for match in _TITLE_END.finditer(text, start, end):
        if len(text[start : match.start()].split()) >= 2:
            return match.start()
    if _ENDS_IN_YEAR.search(text, max(start, end - 12), end):
        for match in _COMMA.finditer(text, start, end):
            if len(text[start : match.start()].split()) >= 2:
                return match.start()
    return None


def read_imprint(text: str) -> Details | None:
    """Venue and year of what stands behind the title of a reference; None where that is no imprint."""
    if not _IMPRINT.match(text):
        return None
    years = _ANY_YEAR.findall(_NUMBERS.sub(" ", text))
    bare = re.sub(r"^in\b\s?:?\s", "", text.strip(' \n.,;:”"’'), flags=re.IGNORECASE)
    bare = _EDITORS.sub("", bare)
    stop = _BEFORE_NUMBERS.search(bare)
    name = bare[: stop.start()].strip(" .,;:") if stop else bare.strip(" .,;:")
    known = is_known_venue(name) and not name.casefold().startswith(("arxiv", "preprint"))
    return Details(venue=name if known else None, has_venue=known, dates=[str(years[-1])] if years else [])
