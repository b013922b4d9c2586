"""What resolving compares: a record's title, identifiers, people and year, and the same for a group of records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from papergraph.model import Identifier, PaperRecord, Reference
from papergraph.resolve.names import Person, bylines_agree, count_shared, read_person
from papergraph.resolve.organizations import is_organization
from papergraph.resolve.titles import Title, read_title

# Works have one of each of these at most; the ids of the services are as many as the service has copies.
EXCLUSIVE = ("arxiv", "doi", "acl", "openreview", "pmid")
WEAK = "url"
_ARXIV_DOI = "10.48550/arxiv."
# Spellings, bylines and years kept for each group; what is beyond says nothing new.
_KEPT = 24


def identifiers_of(named: PaperRecord | Reference) -> tuple[str, ...]:
    """The identifiers in text form; the DOI that arXiv gives is an arXiv identifier as well."""
    return tuple(dict.fromkeys(text for one in named.identifiers for text in _forms(one)))


def _forms(identifier: Identifier) -> Iterable[str]:
    if identifier.scheme == "doi" and identifier.value.lower().startswith(_ARXIV_DOI):
        yield f"arxiv:{identifier.value[len(_ARXIV_DOI) :]}"
    yield str(identifier)


def is_arxiv_doi(text: str) -> bool:
    """Whether the identifier is a DOI that arXiv gave, which names the preprint only."""
    return text.startswith("doi:" + _ARXIV_DOI)


def year_of(date: str | None) -> int | None:
    """The year of an ISO date."""
    return int(date[:4]) if date and date[:4].isdigit() else None


@dataclass(slots=True)
class Group:
    """Records that were found to be one work, and what they say together. Changes only while papers are merged."""

    records: list[int]
    titles: dict[str, Title] = field(default_factory=dict)
    ids: dict[str, None] = field(default_factory=dict)
    bylines: list[tuple[Person, ...]] = field(default_factory=list)
    years: set[int] = field(default_factory=set)

    def absorb(self, other: Group) -> None:
        """Take over the other's records and evidence."""
        self.records += other.records
        for key, title in other.titles.items():
            self.titles.setdefault(key, title)
        self.ids.update(other.ids)
        if len(self.bylines) < _KEPT:
            self.bylines += [byline for byline in other.bylines if byline not in self.bylines]
        self.years |= other.years

    @property
    def title(self) -> Title | None:
        """The first title."""
        return next(iter(self.titles.values()), None)

    def first_surname(self) -> str:
        """The surname of the first author, or ""."""
        return self.bylines[0][0].surname if self.bylines else ""


def group_of(index: int, record: PaperRecord) -> Group:
    """The group of one record."""
    title = read_title(record.title)
    byline = people_of(record)
    year = year_of(record.published)
    return Group(
        [index],
        {title.key: title} if title else {},
        dict.fromkeys(identifiers_of(record)),
        [byline] if byline else [],
        set() if year is None else {year},
    )


def people_of(record: PaperRecord) -> tuple[Person, ...]:
    """The people in the byline; organizations that stand among them are left out."""
    found = (read_person(author.name) for author in record.authors if not is_organization(author.name))
    return tuple(person for person in found if person is not None)


def share_identifier(one: Group, other: Group) -> bool:
    """Whether an identifier stands on both that only works have: an address can be that of a collection."""
    return any(text in other.ids and not text.startswith(WEAK) for text in one.ids)


def identifiers_differ(one: Group, other: Group) -> bool:
    """Whether both carry an identifier of one scheme, and no identifier in common."""
    if share_identifier(one, other):
        return False
    return any(_of(one, scheme) and _of(other, scheme) for scheme in EXCLUSIVE)


def _of(group: Group, scheme: str) -> bool:
    return any(text.startswith(scheme + ":") and not is_arxiv_doi(text) for text in group.ids)


def authors_agree(one: Group, other: Group) -> bool | None:
    """True where some bylines agree, False where all that can be compared differ, None where none can."""
    verdicts = {bylines_agree(mine, theirs) for mine in one.bylines for theirs in other.bylines}
    return True if True in verdicts else False if False in verdicts else None


def authors_surely_agree(one: Group, other: Group) -> bool:
    """Whether two bylines share two people, or are one and the same full name alone."""
    return any(
        count_shared(mine, theirs) >= 2 or (mine == theirs and len(mine) == 1 and len(mine[0].words) > 1)
        for mine in one.bylines
        for theirs in other.bylines
    )


def years_apart(one: Group, other: Group) -> int:
    """How many years lie between the nearest dates of both; 0 where one has none."""
    if not one.years or not other.years:
        return 0
    return min(abs(mine - theirs) for mine in one.years for theirs in other.years)
