"""For each field of a paper, which of its records is believed.

A service that keeps metadata is believed before a bibliography, a bibliography before a list; within one rank the
fullest value wins, and where two are as full, the one that stands first in the order of sources.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from papergraph.model import AuthorName, PaperRecord
from papergraph.resolve.evidence import year_of
from papergraph.resolve.titles import Title, read_title
from papergraph.resolve.venues import find as find_venue
from papergraph.text import fold

# How far a source of a kind is believed; every other kind is a list.
RANKS: Mapping[str, int] = MappingProxyType(
    {"arxiv": 3, "openalex": 3, "semantic_scholar": 3, "bibtex": 2, "ris": 2, "csl": 2, "csv": 1, "json": 1, "yaml": 1}
)
_DATE = re.compile(r"(?:1[5-9]|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(slots=True)
class Choice:
    """What was chosen for one paper; `won` names the record of each field that has a value."""

    title: str | None = None
    authors: tuple[AuthorName, ...] = ()
    authors_truncated: bool = False
    published: str | None = None
    votes: int | None = None
    citation_count: int | None = None
    venue: str | None = None
    won: dict[str, int] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return year_of(self.published)


Numbered = tuple[int, PaperRecord]


def choose(members: Sequence[int], records: Sequence[PaperRecord], ranks: Sequence[int]) -> Choice:
    """The fields of the paper that these records speak of; `ranks` says how far each record is believed."""
    choice = Choice()
    ours = [(index, records[index]) for index in members]
    for name, pick in _PICKS.items():
        found = pick(ours, ranks)
        if found is not None:
            choice.won[name], value = found
            setattr(choice, name, value)
    if "authors" in choice.won:
        choice.authors_truncated = records[choice.won["authors"]].authors_truncated
    return choice


def rank_of(kind: str) -> int:
    """How far a source of this kind is believed, from 0 for a list to 3 for a service."""
    return RANKS.get(kind, 0)


def _best(rows: Iterable[tuple[Any, int, Any]]) -> tuple[int, Any] | None:
    """Record and value of the row with the greatest score; among equals, of the first record."""
    best = max(rows, key=lambda row: (row[0], -row[1]), default=None)
    return None if best is None else (best[1], best[2])


def _title(ours: Sequence[Numbered], ranks: Sequence[int]) -> tuple[int, Any] | None:
    """The title with its subtitle, not shouted, of the most believed record, as most of them spell it."""
    read = [(index, title) for index, record in ours if (title := read_title(record.title))]
    if not read:
        return _label(ours)
    keys = Counter(title.key for _, title in read)
    texts = Counter(title.text for _, title in read)
    heads = {title.head for _, title in read}

    def score(index: int, title: Title) -> tuple[Any, ...]:
        cut = title.key in heads
        return title.full, not title.text.isupper(), not cut, ranks[index], keys[title.key], texts[title.text]

    return _best((score(index, title), index, title.text) for index, title in read)


def _label(ours: Sequence[Numbered]) -> tuple[int, Any] | None:
    """What stands in the place of a title, where it is a label at least ("Hu et al. 2021")."""
    labels = [(index, " ".join(record.title.split())) for index, record in ours if record.title]
    return next(((index, label) for index, label in labels if len(fold(label).split()) > 1 and "/" not in label), None)


def _authors(ours: Sequence[Numbered], ranks: Sequence[int]) -> tuple[int, Any] | None:
    """The longest byline; a whole one before one that breaks off, and a believed one before a list's."""

    def score(index: int, record: PaperRecord) -> tuple[Any, ...]:
        whole = not record.authors_truncated
        spelled = sum(len(author.name) for author in record.authors)
        return whole and ranks[index] > 1, whole, len(record.authors), ranks[index], spelled

    return _best((score(index, record), index, record.authors) for index, record in ours if record.authors)


def _published(ours: Sequence[Numbered], ranks: Sequence[int]) -> tuple[int, Any] | None:
    """The most precise date, of a service before any other; of equally precise ones the earliest."""
    dated = [(index, record.published) for index, record in ours if record.published and is_date(record.published)]
    return _best(((ranks[index] == 3, len(date), _reversed(date)), index, date) for index, date in dated)


def _reversed(date: str) -> int:
    return -int(date.replace("-", ""))


def is_date(text: str) -> bool:
    """Whether the text is an ISO date of a time in which papers were written."""
    return _DATE.fullmatch(text) is not None


def _most(name: str) -> Callable[[Sequence[Numbered], Sequence[int]], tuple[int, Any] | None]:
    """The greatest value of a field that counts something."""

    def pick(ours: Sequence[Numbered], ranks: Sequence[int]) -> tuple[int, Any] | None:
        counted = [(index, getattr(record, name)) for index, record in ours]
        return _best((value, index, value) for index, value in counted if value is not None)

    return pick


def _venue(ours: Sequence[Numbered], ranks: Sequence[int]) -> tuple[int, Any] | None:
    """The venue of the most believed record that names one; a preprint server is none."""
    named = [(index, record.venue) for index, record in ours if record.venue and find_venue(record.venue)]
    return _best((ranks[index], index, venue) for index, venue in named)


_PICKS: Mapping[str, Callable[[Sequence[Numbered], Sequence[int]], tuple[int, Any] | None]] = MappingProxyType(
    {
        "title": _title,
        "authors": _authors,
        "published": _published,
        "votes": _most("votes"),
        "citation_count": _most("citation_count"),
        "venue": _venue,
    }
)

_LINK_ORDER = ("paper", "pdf")


def choose_url(
    members: Sequence[int], records: Sequence[PaperRecord], arxiv_id: str | None, doi: str | None
) -> tuple[str | None, int | None]:
    """Where to read the paper, and the record that says so: arXiv's page, a link to the paper, the DOI, a PDF."""
    if arxiv_id:
        return f"https://arxiv.org/abs/{arxiv_id}", None
    links = {role: _first_link(members, records, role) for role in _LINK_ORDER}
    if links["paper"]:
        return links["paper"]
    if doi:
        return f"https://doi.org/{doi}", None
    return links["pdf"] or _address(members, records)


def _first_link(members: Sequence[int], records: Sequence[PaperRecord], role: str) -> tuple[str, int] | None:
    return next(((link.url, index) for index in members for link in records[index].links if link.role == role), None)


def _address(members: Sequence[int], records: Sequence[PaperRecord]) -> tuple[str | None, int | None]:
    found = ((one.value, index) for index in members for one in records[index].identifiers if one.scheme == "url")
    return next(found, (None, None))
