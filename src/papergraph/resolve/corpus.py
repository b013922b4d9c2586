"""The parts of resolving in their order: group, correct, choose, name, look up people and places, cite, report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from papergraph.collection import without_collection
from papergraph.model import Issue, Paper, PaperRecord, ReadResult, ResolvedCorpus
from papergraph.resolve.authors import AuthorTable, Entry, byline_of, organizations_of
from papergraph.resolve.citations import cite
from papergraph.resolve.correct import Tables, correct_groups, correct_names
from papergraph.resolve.corrections import Corrections
from papergraph.resolve.evidence import Group
from papergraph.resolve.fields import Choice, choose, choose_url, rank_of
from papergraph.resolve.identity import Identity, contested_issues, identify, who_holds
from papergraph.resolve.ledger import suspicions, write_ledger
from papergraph.resolve.order import arrange
from papergraph.resolve.organizations import OrganizationTable
from papergraph.resolve.papers import Joined, group_papers
from papergraph.resolve.venues import VenueTable
from papergraph.resolve.venues import find as find_venue


@dataclass(slots=True)
class Draft:
    """Groups of records with what was chosen for each and the id that it stands under."""

    groups: list[Group]
    choices: list[Choice]
    identities: list[Identity]
    issues: list[Issue]


def assemble(results: Iterable[ReadResult], corrections: Corrections | None, *, stubs: int = 0) -> ResolvedCorpus:
    """See `papergraph.resolve.resolve`."""
    with without_collection():
        return _assemble(results, corrections, stubs)


def _assemble(results: Iterable[ReadResult], corrections: Corrections | None, stubs: int) -> ResolvedCorpus:
    sources, records, issues = arrange(results)
    kinds = {source.id: source.kind for source in sources}
    groups, steps = group_papers(records)
    draft = _draft(groups, records, kinds, {})
    if corrections is not None and any(corrections.all()):
        draft, steps = _corrected(draft, steps, records, kinds, corrections)
    tables = _tables(draft, records)
    issues += draft.issues
    if corrections is not None:
        issues += correct_names(tables, corrections)
    cited, citations = cite(tables.papers, records, stubs=stubs)
    papers = sorted([*tables.papers, *cited], key=lambda paper: paper.id)
    issues += sorted(suspicions(tables.papers, records), key=_issue_order)
    return ResolvedCorpus(
        sources=tuple(sources),
        records=tuple(records),
        papers=tuple(papers),
        authors=tuple(tables.authors),
        organizations=tuple(tables.organizations),
        venues=tuple(tables.venues),
        affiliations=tuple(tables.affiliations),
        citations=tuple(citations),
        ledger=tuple(write_ledger(papers, steps, records)),
        issues=tuple(issues),
    )


def _issue_order(issue: Issue) -> tuple[str, str]:
    return issue.code, issue.message


def _draft(
    groups: Sequence[Group], records: Sequence[PaperRecord], kinds: dict[str, str], given_up: dict[int, set[str]]
) -> Draft:
    ranks = [rank_of(kinds.get(record.origin.source, "")) for record in records]
    choices = [choose(group.records, records, ranks) for group in groups]
    issues = [
        issue for group, choice in zip(groups, choices, strict=True) if (issue := _entitle(group, choice, records))
    ]
    named = [at for at, choice in enumerate(choices) if choice.title]
    given_up = {place: given_up[at] for place, at in enumerate(named) if at in given_up}
    groups, choices = [groups[at] for at in named], [choices[at] for at in named]
    held = who_holds(groups, records, kinds, given_up)
    issues += contested_issues(groups, records, choices, held)
    return Draft(groups, choices, identify(groups, records, choices, held), issues)


def _entitle(group: Group, choice: Choice, records: Sequence[PaperRecord]) -> Issue | None:
    """Call a work without a title by its short name, identifier or address; an issue where it has none of them."""
    if choice.title:
        return None
    members = [(index, records[index]) for index in group.records]
    names = [(index, record.short_name) for index, record in members if record.short_name]
    ids = [(index, text) for text in group.ids for index, record in members[:1]]
    links = [(index, link.url) for index, record in members for link in record.links]
    written = [(index, record.title) for index, record in members if record.title and record.title.strip()]
    for index, name in (*names, *ids, *written, *links):
        choice.title, choice.won["title"] = name, index
        return None
    origin = members[0][1].origin
    return Issue("resolve", "warning", "nothing-known", "this entry has neither title nor identifier; left out", origin)


def _corrected(
    draft: Draft,
    steps: list[Joined],
    records: Sequence[PaperRecord],
    kinds: dict[str, str],
    corrections: Corrections,
) -> tuple[Draft, list[Joined]]:
    """The draft made anew of corrected groups; ids that papers had before stay with what became of them."""
    before = draft.identities
    result = correct_groups(draft.groups, records, [(*one.ids, *one.contested) for one in before], corrections)
    after = _draft(result.groups, records, kinds, result.given_up)
    after.issues += result.issues
    _keep_former_ids(draft, after)
    return after, [*steps, *result.steps]


def _keep_former_ids(before: Draft, after: Draft) -> None:
    """Each paper is still found by the ids of those that went into it whole."""
    now = {record: at for at, group in enumerate(after.groups) for record in group.records}
    taken = {id for identity in after.identities for id in identity.ids}
    for group, former in zip(before.groups, before.identities, strict=True):
        places = {now.get(record) for record in group.records}
        place = places.pop() if len(places) == 1 else None
        if place is not None:
            identity = after.identities[place]
            identity.ids = (*identity.ids, *(id for id in former.ids if id not in taken))
            taken |= {*former.ids}


def _tables(draft: Draft, records: Sequence[PaperRecord]) -> Tables:
    people, organizations, venues = AuthorTable(), OrganizationTable(), VenueTable()
    bylines = [_byline(group, choice, records) for group, choice in zip(draft.groups, draft.choices, strict=True)]
    for entries in bylines:
        people.learn(entries)
    papers = [
        _paper(group, choice, identity, entries, records, (people, organizations, venues))
        for group, choice, identity, entries in zip(draft.groups, draft.choices, draft.identities, bylines, strict=True)
    ]
    return Tables(
        papers,
        list(people.table(id for paper in papers for id in paper.authors)),
        list(organizations.table([*organizations.spellings])),
        list(venues.table([*venues.seen])),
        list(people.affiliation_table()),
    )


def _byline(group: Group, choice: Choice, records: Sequence[PaperRecord]) -> list[Entry]:
    return byline_of(choice.won["authors"], group.records, records) if "authors" in choice.won else []


def _paper(
    group: Group,
    choice: Choice,
    identity: Identity,
    entries: Sequence[Entry],
    records: Sequence[PaperRecord],
    tables: tuple[AuthorTable, OrganizationTable, VenueTable],
) -> Paper:
    people, organizations, venues = tables
    venue = find_venue(choice.venue) if choice.venue else None
    url, url_record = choose_url(group.records, records, identity.arxiv_id, identity.doi)
    won = choice.won if url_record is None else {**choice.won, "url": url_record}
    return Paper(
        id=identity.id,
        title=choice.title or identity.id,
        ids=identity.ids,
        records=tuple(group.records),
        arxiv_id=identity.arxiv_id,
        doi=identity.doi,
        published=choice.published,
        year=choice.year,
        url=url,
        votes=choice.votes,
        citation_count=choice.citation_count,
        venue=venues.add(venue) if venue else None,
        authors=people.add(identity.id, entries, organizations),
        authors_truncated=choice.authors_truncated,
        organizations=organizations.add(organizations_of(group.records, records)),
        contested=identity.contested,
        won=tuple(sorted(won.items())),
    )
