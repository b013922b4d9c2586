"""Who wrote what: one author for the spellings of one paper, and one id for one person.

Spellings are taken for one person only on the evidence of one paper that two records describe ("E. Hu" here,
"Edward Hu" there). A name that stands twice in one byline, or under two ORCIDs, is two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from papergraph.model import Affiliation, Author, AuthorName, PaperRecord
from papergraph.resolve.names import Person, read_person, same_person
from papergraph.resolve.organizations import OrganizationTable, is_organization
from papergraph.resolve.organizations import find as find_organization
from papergraph.resolve.venues import find as find_venue


@dataclass(slots=True)
class Entry:
    """One place in a byline: the person as the chosen record spells it, and as each record has it, with its source."""

    person: Person
    said: list[tuple[AuthorName, str]]

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling once."""
        if len(self.said) == 1:
            return (self.said[0][0].name,)
        return tuple(dict.fromkeys(author.name for author, _ in self.said))

    @property
    def orcid(self) -> str | None:
        """The first ORCID that a record gives."""
        return next((author.orcid for author, _ in self.said if author.orcid), None)


def byline_of(chosen: int, members: Sequence[int], records: Sequence[PaperRecord]) -> list[Entry]:
    """The byline of the chosen record, with what the paper's other records say of the same people."""
    source = records[chosen].origin.source
    entries = [entry for author in records[chosen].authors if (entry := _entry(author, source))]
    others = [one for one in members if one != chosen and records[one].authors]
    if others:
        lookup = _by_word(entries)
        for one in others:
            _match(records[one], lookup)
    return entries


def _entry(author: AuthorName, source: str) -> Entry | None:
    person = read_person(author.name)
    return Entry(person, [(author, source)]) if person is not None else None


def _by_word(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for word in {entry.person.words[0], entry.person.words[-1]}:
            found[word].append(entry)
    return found


def _match(record: PaperRecord, lookup: dict[str, list[Entry]]) -> None:
    """Add each author of the record to the entry of the same person; equal names first, no entry twice."""
    used: set[int] = set()
    waiting = [(author, person) for author in record.authors if (person := read_person(author.name))]
    for exact in (True, False):
        left = []
        for author, person in waiting:
            entry = _entry_of(person, lookup, used, exact=exact)
            if entry is None:
                left.append((author, person))
            else:
                entry.said.append((author, record.origin.source))
                used.add(id(entry))
        waiting = left


def _entry_of(person: Person, lookup: dict[str, list[Entry]], used: set[int], *, exact: bool) -> Entry | None:
    for entry in lookup.get(person.words[-1], []) + lookup.get(person.words[0], []):
        fits = entry.person.words == person.words if exact else same_person(entry.person, person)
        if fits and id(entry) not in used:
            return entry
    return None


def author_key(name: str) -> str:
    """The folded name."""
    person = read_person(name)
    return " ".join(person.words) if person else ""


def fullest(names: Sequence[str]) -> str:
    """Of spellings of one name the one that says most: words before initials, accents before none."""
    return names[0] if len(names) == 1 else max(names, key=_fullness)


def _fullness(name: str) -> tuple[bool, int, int, int, str]:
    words = name.replace(".", " ").split()
    written = sum(len(word) > 1 for word in words)
    return (not name.isupper() and not name.islower()), written, len(words), sum(not c.isascii() for c in name), name


@dataclass(slots=True)
class AuthorTable:
    """Collects authors and affiliations while papers are resolved."""

    orcids: dict[str, dict[str, None]] = field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    affiliations: dict[tuple[str, str], set[str]] = field(default_factory=dict)

    def learn(self, entries: Iterable[Entry]) -> None:
        """Note which ORCIDs stand beside which names: has to be done for all papers before `add`."""
        for entry in entries:
            orcid = entry.orcid
            if orcid:
                for name in entry.names:
                    self.orcids.setdefault(author_key(name), {})[orcid] = None

    def add(self, paper: str, entries: Sequence[Entry], organizations: OrganizationTable) -> tuple[str, ...]:
        """The ids of the paper's authors, in the order of the byline."""
        ids: dict[str, None] = {}
        for entry in entries:
            names = entry.names
            id = self._id(entry.orcid, fullest(names), paper, ids)
            ids[id] = None
            self._add_names(id, names)
            for author, source in entry.said:
                for organization in organizations.add(author.organizations) if author.organizations else ():
                    self.affiliations.setdefault((id, organization), set()).add(source)
        return tuple(ids)

    def _add_names(self, id: str, names: tuple[str, ...]) -> None:
        known = self.names.get(id)
        if known is None:
            self.names[id] = names
        elif known != names:
            self.names[id] = tuple(dict.fromkeys((*known, *names)))

    def _id(self, orcid: str | None, name: str, paper: str, taken: dict[str, None]) -> str:
        if orcid and f"orcid:{orcid}" not in taken:
            return f"orcid:{orcid}"
        key = author_key(name)
        known = self.orcids.get(key, {}) if self.orcids else {}
        id = f"orcid:{next(iter(known))}" if len(known) == 1 else f"author:{key}"
        if id not in taken:
            return id
        count = 2
        while (apart := f"author:{key} ({paper} {count})") in taken:
            count += 1
        return apart

    def table(self, used: Iterable[str]) -> tuple[Author, ...]:
        """The authors with these ids, sorted."""
        return tuple(self._author(id) for id in sorted(set(used)))

    def _author(self, id: str) -> Author:
        spellings = self.names[id]
        name = fullest(spellings)
        orcid = id.removeprefix("orcid:") if id.startswith("orcid:") else None
        return Author(id=id, name=name, aliases=tuple(sorted({*spellings} - {name})), orcid=orcid)

    def affiliation_table(self) -> tuple[Affiliation, ...]:
        """Who was said to belong where, sorted."""
        return tuple(
            Affiliation(author=author, organization=organization, sources=tuple(sorted(sources)))
            for (author, organization), sources in sorted(self.affiliations.items())
        )


def organizations_of(members: Sequence[int], records: Sequence[PaperRecord]) -> list[str]:
    """The organizations that the paper's records name: beside it, as venue, among its authors, as affiliations."""
    found: dict[str, None] = {}
    for one in members:
        found.update(dict.fromkeys(records[one].organizations))
        for author in records[one].authors:
            if author.organizations:
                found.update(dict.fromkeys(author.organizations))
            if is_organization(author.name):
                found[author.name] = None
        venue = records[one].venue
        if venue and find_venue(venue) is None and find_organization(venue) is not None:
            found[venue] = None
    return list(found)
