"""Corrections applied: to the groups of records before papers are made of them, and to names afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from papergraph.model import Affiliation, Author, Issue, Organization, Paper, PaperRecord, Venue
from papergraph.resolve.corrections import Correction, Corrections, Merge, Split
from papergraph.resolve.evidence import Group, group_of
from papergraph.resolve.papers import Joined

N = TypeVar("N", bound=Author | Organization | Venue)
_PAPER_IDS = ("arxiv:", "doi:", "title:", "acl:", "openreview:", "pmid:", "openalex:", "s2:", "url:")
_NAME_IDS = ("author:", "orcid:", "org:", "venue:")


@dataclass(slots=True)
class Corrected:
    """Groups after the corrections; `given_up` are identifiers that a split left with the paper it was taken from."""

    groups: list[Group]
    steps: list[Joined]
    given_up: dict[int, set[str]]
    issues: list[Issue]


def correct_groups(
    groups: Sequence[Group], records: Sequence[PaperRecord], ids: Sequence[Iterable[str]], corrections: Corrections
) -> Corrected:
    """The groups split, merged and rejected as people said; `ids` are all the ids of each group."""
    kept: dict[int, Group] = dict(enumerate(groups))
    at: dict[str, int] = {}
    for number, names in enumerate(ids):
        for name in names:
            at.setdefault(name, number)
    given_up: dict[int, set[str]] = {}
    result = Corrected([], [], {}, [])
    for split in corrections.splits:
        _split(split, kept, at, records, given_up, result)
    for merge in corrections.merges:
        if merge.ids[0].startswith(_PAPER_IDS):
            _merge(merge, kept, at, result)
    for reject in corrections.rejects:
        if reject.id.startswith(_PAPER_IDS) and kept.pop(at.get(reject.id, -1), None) is None:
            result.issues.append(unknown_id(reject, reject.id))
    order = sorted(kept, key=lambda number: min(kept[number].records))
    result.groups = [kept[number] for number in order]
    result.given_up = {place: given_up[number] for place, number in enumerate(order) if number in given_up}
    return result


def _split(
    split: Split,
    kept: dict[int, Group],
    at: Mapping[str, int],
    records: Sequence[PaperRecord],
    given_up: dict[int, set[str]],
    result: Corrected,
) -> None:
    group = kept.get(at.get(split.id, -1))
    if group is None:
        result.issues.append(unknown_id(split, split.id))
        return
    leaving = [one for one in group.records if str(records[one].origin) in split.records]
    staying = [one for one in group.records if one not in leaving]
    if not leaving or not staying:
        message = f"the split of {split.id} names none of its records, or all of them"
        result.issues.append(Issue("resolve", "warning", "correction-without-effect", message, split.origin))
        return
    kept[at[split.id]] = _together(staying, records)
    number = max(kept) + 1
    kept[number] = _together(leaving, records)
    given_up[number] = set(kept[number].ids) & set(kept[at[split.id]].ids)


def _together(members: Sequence[int], records: Sequence[PaperRecord]) -> Group:
    group = group_of(members[0], records[members[0]])
    for one in members[1:]:
        group.absorb(group_of(one, records[one]))
    return group


def _merge(merge: Merge, kept: dict[int, Group], at: dict[str, int], result: Corrected) -> None:
    numbers = list(dict.fromkeys(at[id] for id in merge.ids if at.get(id, -1) in kept))
    result.issues += [unknown_id(merge, id) for id in merge.ids if at.get(id, -1) not in kept]
    for number in numbers[1:]:
        first, other = kept[numbers[0]], kept.pop(number)
        result.steps.append(Joined("corrections", min(first.records), min(other.records)))
        first.absorb(other)
        first.records.sort()
        at.update({id: numbers[0] for id, there in at.items() if there == number})


def unknown_id(correction: Correction, id: str) -> Issue:
    """The warning that a correction speaks of something that is not there."""
    message = f"a correction names {id}, which is nothing in this corpus; `papergraph search` finds ids"
    return Issue("resolve", "warning", "unknown-correction", message, correction.origin)


@dataclass(slots=True)
class Tables:
    """The tables that names are corrected in."""

    papers: list[Paper]
    authors: list[Author]
    organizations: list[Organization]
    venues: list[Venue]
    affiliations: list[Affiliation]


def correct_names(tables: Tables, corrections: Corrections) -> list[Issue]:
    """Merge, reject and rename authors, organizations and venues in the tables, and rename papers."""
    issues: list[Issue] = []
    for merge in corrections.merges:
        if not merge.ids[0].startswith(_PAPER_IDS):
            issues += _merge_names(tables, merge)
    for reject in corrections.rejects:
        if reject.id.startswith(_NAME_IDS):
            issues += [] if _drop(tables, reject.id) else [unknown_id(reject, reject.id)]
    for rename in corrections.renames:
        if rename.id.startswith((*_PAPER_IDS, *_NAME_IDS)) and not _rename(tables, rename.id, rename.name):
            issues.append(unknown_id(rename, rename.id))
    return issues


def _merge_names(tables: Tables, merge: Merge) -> list[Issue]:
    if not merge.ids[0].startswith(_NAME_IDS):
        return []
    present = {author.id for author in tables.authors}
    present |= {organization.id for organization in tables.organizations} | {venue.id for venue in tables.venues}
    if merge.ids[0] not in present:
        return [unknown_id(merge, merge.ids[0])]
    for other in merge.ids[1:]:
        if other in present:
            _fold_into(tables, merge.ids[0], other)
    return [unknown_id(merge, id) for id in merge.ids[1:] if id not in present]


def _fold_into(tables: Tables, kept: str, other: str) -> None:
    tables.authors = _absorb_named(tables.authors, kept, other)
    tables.organizations = _absorb_named(tables.organizations, kept, other)
    tables.venues = _absorb_named(tables.venues, kept, other)
    _readdress(tables, lambda id: kept if id == other else id)


def _drop(tables: Tables, id: str) -> bool:
    before = len(tables.authors) + len(tables.organizations) + len(tables.venues)
    tables.authors = [one for one in tables.authors if one.id != id]
    tables.organizations = [one for one in tables.organizations if one.id != id]
    tables.venues = [one for one in tables.venues if one.id != id]
    _readdress(tables, lambda one: None if one == id else one)
    return len(tables.authors) + len(tables.organizations) + len(tables.venues) < before


def _absorb_named(table: list[N], kept: str, other: str) -> list[N]:
    lost = next((named for named in table if named.id == other), None)
    left: list[N] = []
    for named in table:
        if named.id == kept and lost is not None:
            left.append(_with_aliases(named, (lost.name, *lost.aliases)))
        elif named.id != other:
            left.append(named)
    return left


def _with_aliases(named: N, more: Iterable[str]) -> N:
    return replace(named, aliases=tuple(sorted({*named.aliases, *more} - {named.name})))


def _readdress(tables: Tables, to: Callable[[str], str | None]) -> None:
    def each(ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new for id in ids if (new := to(id)) is not None))

    tables.papers = [
        replace(
            paper,
            authors=each(paper.authors),
            organizations=each(paper.organizations),
            venue=None if paper.venue is None else to(paper.venue),
        )
        for paper in tables.papers
    ]
    tables.affiliations = _merged_affiliations(tables.affiliations, to)


def _merged_affiliations(affiliations: Iterable[Affiliation], to: Callable[[str], str | None]) -> list[Affiliation]:
    found: dict[tuple[str, str], set[str]] = {}
    for one in affiliations:
        author, organization = to(one.author), to(one.organization)
        if author is not None and organization is not None:
            found.setdefault((author, organization), set()).update(one.sources)
    return [
        Affiliation(author=author, organization=organization, sources=tuple(sorted(sources)))
        for (author, organization), sources in sorted(found.items())
    ]


def _rename(tables: Tables, id: str, name: str) -> bool:
    if id.startswith(_PAPER_IDS):
        found = [paper for paper in tables.papers if id in paper.ids]
        tables.papers = [replace(paper, title=name) if id in paper.ids else paper for paper in tables.papers]
        return bool(found)
    return any(
        [
            _renamed(tables.authors, id, name),
            _renamed(tables.organizations, id, name),
            _renamed(tables.venues, id, name),
        ]
    )


def _renamed(table: list[N], id: str, name: str) -> bool:
    for at, one in enumerate(table):
        if one.id == id:
            table[at] = _with_aliases(replace(one, name=name), [one.name])
            return True
    return False
