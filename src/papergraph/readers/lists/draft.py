"""What an entry says, gathered from its parts before the record is made from it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from papergraph.model import Identifier, Link, Text
from papergraph.readers.lists.details import Details
from papergraph.readers.lists.entry import Entry


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

    def take(self, details: Details) -> None:
        """Adds names, a venue and dates; a date beside a venue is the venue's."""
        self.authors += details.authors
        self.organizations += details.organizations
        self.venue = self.venue or details.venue
        self.has_venue = self.has_venue or details.has_venue
        (self.venue_dates if details.has_venue else self.dates).extend(details.dates)

    def tag(self, text: str) -> None:
        """Adds a tag once."""
        if text not in self.tags:
            self.tags.append(text)

    def identify(self, identifier: Identifier) -> None:
        """Adds an identifier once."""
        if identifier not in self.identifiers:
            self.identifiers.append(identifier)


def best_date(dates: Iterable[str]) -> str | None:
    """The most precise of several dates, the first of equals."""
    return max((date for date in dates if date), key=len, default=None)
