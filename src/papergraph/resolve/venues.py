"""One venue for its many spellings and years: through `data/venues.toml`, else as written without the year."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from types import MappingProxyType

from papergraph.model import Venue
from papergraph.resolve.organizations import find as find_organization
from papergraph.text import fold, fold_name, fold_title

_LONGEST = 200
# Places where anybody can put anything, and words that name no place.
_NO_VENUES = re.compile(
    r"arxiv|corr|(?:arxiv)?preprint|biorxiv|medrxiv|ssrn|openreview|unpublished|manuscript|blog|github|techreport"
    r"|technicalreport|underreview|inproceedings|submitted|inpress|toappear|misc|website"
)
_NO_VENUE_START = re.compile(r"(?:arxiv\b|corr\b|https?:|e-?prints?\b|preprint\b|under (?:review|submission))", re.I)
_IN_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_YEAR = re.compile(r"(?:\b(?:19|20)[0-9]{2}\b|['’‘`][0-9]{2}\b|(?<=[A-Za-z]{2})[-–]?(?:(?:19|20)[0-9]{2})\b)")
_SHORT_YEAR = re.compile(r"^([A-Za-z-]{3,12}) ?[0-9]{2}$")
_LEADING = re.compile(
    r"^(?:in[: ]+|proc(?:eedings|\.)?(?: of)?(?: the)? +|the +"
    r"|annual +(?=[a-z ]*(?:conference|meeting|symposium))|[0-9]+(?:st|nd|rd|th) +"
    r"|(?:[a-z]+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|[a-z]+teenth|[a-z]+tieth) +)",
    re.I,
)
# What goes by a number each year; journals keep every word ("Proceedings of the Royal Society A").
_EVENT = re.compile(r"(?i:conf|symposium|workshop|meeting|congress|convention|[0-9](?:st|nd|rd|th)\b)|\b[A-Z]{3,}")
_TRAILING = re.compile(
    r"[\s,;:./-]*(?:\b(?:spotlight|oral|poster|best paper(?: award)?|outstanding(?: paper)?(?: award)?"
    r"|main(?: track| conference)?"
    r"|long(?: paper)?|short(?: paper)?|volume [0-9]+|vol\.? ?[0-9]+|pp?\.? ?[0-9–-]+|[0-9]+))?[\s,;:./-]*$",
    re.I,
)


@functools.cache
def venues() -> Mapping[str, Venue]:
    """The known venues under the key of each of their spellings."""
    text = resources.files("papergraph.resolve").joinpath("data/venues.toml").read_text(encoding="utf-8")
    found: dict[str, Venue] = {}
    for row in tomllib.loads(text)["venue"]:
        venue = Venue(id=venue_id(row["name"]), name=row["name"], aliases=tuple(row.get("aliases", ())))
        for spelling in (venue.name, *venue.aliases):
            found[fold_title(spelling)] = venue
    return MappingProxyType(found)


def venue_id(name: str) -> str:
    """The id of a venue with this name."""
    return "venue:" + fold_name(name)


@functools.lru_cache(maxsize=1 << 15)
def find(text: str) -> Venue | None:
    """The venue that the text names, without year and number; None for preprint servers, organizations, empty words.

    "In Proceedings of the 37th International Conference on Machine Learning (ICML'20)" gives ICML.
    """
    text = " ".join(text.split())[:_LONGEST].strip(" .,;:")
    if not text or _NO_VENUE_START.match(text) or _NO_VENUES.fullmatch(fold_title(text)):
        return None
    for spelling in _spellings(text):
        known = venues().get(fold_title(spelling))
        if known is not None:
            return known
    bare = (_bare(text) if _EVENT.search(text) else _without_year(text)) or text
    if _NO_VENUES.fullmatch(fold_title(bare)) or find_organization(bare) or not re.search(r"[^\W\d_]{2}", bare):
        return None
    return Venue(id=venue_id(bare), name=bare)


def _spellings(text: str) -> Iterator[str]:
    yield text
    bare = _bare(text)
    yield bare
    if match := _SHORT_YEAR.match(text):
        yield match[1]
    if "workshop" not in text.lower():
        yield _bare(text.split(":")[0])
        for inner in _IN_BRACKETS.findall(text):
            yield _bare(inner)
    yield bare.split(",")[0]
    yield _bare(text.rsplit(":", 1)[-1])


def _bare(text: str) -> str:
    """The text without brackets, years, and the words around a venue's name."""
    text = _without_year(text)
    before = None
    while text != before:
        before, text = text, _LEADING.sub("", text)
    before = None
    while text != before:
        before, text = text, _TRAILING.sub("", text)
    return text


def _without_year(text: str) -> str:
    return " ".join(_YEAR.sub(" ", _IN_BRACKETS.sub(" ", text)).split()).strip(" .,;:/-'’\"")


@dataclass(slots=True)
class VenueTable:
    """Collects venues while papers are resolved."""

    seen: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, venue: Venue) -> str:
        """The venue's id."""
        names = self.seen.setdefault(venue.id, {})
        names[venue.name] = names.get(venue.name, 0) + 1
        return venue.id

    def table(self, used: Iterable[str]) -> tuple[Venue, ...]:
        """The venues with these ids, sorted."""
        return tuple(self._venue(id) for id in sorted(set(used)))

    def _venue(self, id: str) -> Venue:
        names = self.seen[id]
        name = min(names, key=lambda one: (-names[one], one))
        known = venues().get(fold_title(name))
        if known is not None and known.id == id:
            return known
        return Venue(
            id=id, name=name, aliases=tuple(sorted(one for one in names if one != name and fold(one) != fold(name)))
        )
