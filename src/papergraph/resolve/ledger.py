"""Why records became one paper, and on what they disagree: written while resolving, told by `explain`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from papergraph.model import Issue, Merge, Origin, Paper, PaperRecord, ResolvedCorpus, Severity
from papergraph.resolve.evidence import identifiers_of, year_of
from papergraph.resolve.names import read_person, same_person
from papergraph.resolve.papers import Joined
from papergraph.resolve.titles import read_title
from papergraph.text import fold_title, printable

_TOLD = 12
_YEARS = 2


def write_ledger(papers: Iterable[Paper], steps: Sequence[Joined], records: Sequence[PaperRecord]) -> list[Merge]:
    """A line for each paper and rule that joined records: which ones, and on what they differ from the paper."""
    by_record: dict[int, list[Joined]] = defaultdict(list)
    for step in steps:
        by_record[step.record].append(step)
    lines: list[Merge] = []
    for paper in papers:
        if len(paper.records) > 1:
            lines += _lines(paper, [step for one in paper.records for step in by_record.get(one, ())], records)
    return lines


def _lines(paper: Paper, steps: Iterable[Joined], records: Sequence[PaperRecord]) -> Iterator[Merge]:
    joined: dict[str, set[int]] = defaultdict(set)
    for step in steps:
        joined[step.rule] |= {step.into, step.record}
    for rule, members in sorted(joined.items()):
        ours = tuple(sorted(members & set(paper.records)))
        told = tuple(_disagreements(paper, ours, records))
        yield Merge(paper=paper.id, records=ours, rule=rule, disagreements=told[:_TOLD])


def _disagreements(paper: Paper, members: Iterable[int], records: Sequence[PaperRecord]) -> Iterator[str]:
    won = dict(paper.won)
    first = records[won["authors"]].authors[0].name if "authors" in won else ""
    for one in members:
        record = records[one]
        if record.title and fold_title(record.title) != fold_title(paper.title):
            yield f"title: “{printable(record.title)}” ({record.origin})"
        if record.published and paper.published and not _compatible(record.published, paper.published):
            yield f"published: {record.published}, not {paper.published} ({record.origin})"
        if first and record.authors and not _same_name(record.authors[0].name, first):
            yield f"first author: {printable(record.authors[0].name)}, not {printable(first)} ({record.origin})"
        for text in _other_identifiers(paper, record):
            yield f"identifier: {printable(text)} ({record.origin})"


def _compatible(date: str, other: str) -> bool:
    return date.startswith(other) or other.startswith(date)


def _same_name(name: str, other: str) -> bool:
    one, two = read_person(name), read_person(other)
    return one is None or two is None or same_person(one, two)


def _other_identifiers(paper: Paper, record: PaperRecord) -> Iterator[str]:
    """Identifiers of the record that name the paper another time, in the scheme of its main ones."""
    main = {f"arxiv:{paper.arxiv_id}", f"doi:{paper.doi}"}
    schemes = tuple(scheme for scheme, value in (("arxiv:", paper.arxiv_id), ("doi:", paper.doi)) if value)
    return (text for text in identifiers_of(record) if schemes and text.startswith(schemes) and text not in main)


def suspicions(papers: Iterable[Paper], records: Sequence[PaperRecord]) -> list[Issue]:
    """What looks wrong with single papers or pairs: one title under two ids, dates that contradict each other."""
    issues: list[Issue] = []
    by_title: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        issues += _two_ids(paper, records)
        issues += _two_dates(paper, records)
        title = read_title(paper.title)
        if title is not None and title.distinct:
            by_title[title.key].append(paper)
    for same in by_title.values():
        numbered = [paper for paper in same if paper.arxiv_id or paper.doi]
        if len(numbered) > 1:
            issues.append(_title_twice(numbered, records, "warning", "same-title-two-ids"))
        elif len(same) > 1:
            issues.append(_title_twice(same, records, "note", "same-title"))
    return issues


def _two_ids(paper: Paper, records: Sequence[PaperRecord]) -> Iterator[Issue]:
    """arXiv gives one work one id; a second one is a slip, or a work that was submitted twice."""
    ids = [text for text in paper.ids if text.startswith("arxiv:")]
    if len(ids) > 1:
        places = ", ".join(f"{text} ({_first_origin(text, paper, records)})" for text in ids)
        message = f"“{printable(paper.title)}” stands under {len(ids)} ids: {places}"
        yield Issue("resolve", "warning", "same-title-two-ids", message, _first_origin(ids[1], paper, records))


def _first_origin(text: str, paper: Paper, records: Sequence[PaperRecord]) -> Origin | None:
    return next((records[one].origin for one in paper.records if text in identifiers_of(records[one])), None)


def _title_twice(papers: Sequence[Paper], records: Sequence[PaperRecord], severity: Severity, code: str) -> Issue:
    places = ", ".join(f"{paper.id} ({records[paper.records[0]].origin})" for paper in papers[:_TOLD])
    message = f"“{printable(papers[0].title)}” is the title of {len(papers)} papers: {places}"
    return Issue("resolve", severity, code, message, records[papers[0].records[0]].origin)


def _two_dates(paper: Paper, records: Sequence[PaperRecord]) -> Iterator[Issue]:
    dated = [(year, one) for one in paper.records if (year := year_of(records[one].published)) is not None]
    if not dated:
        return
    (early, first), (late, last) = min(dated), max(dated)
    if late - early > _YEARS:
        one, other = (f"{records[at].published} ({records[at].origin})" for at in (first, last))
        message = f"“{printable(paper.title)}” is of {one} and of {other}"
        yield Issue("resolve", "warning", "dates-contradict", message, records[last].origin)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One record behind a paper: where it stands, what it calls the paper, and which fields come from it."""

    record: int
    origin: Origin
    title: str | None
    identifiers: tuple[str, ...]
    won: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why a paper is what it is: its records, the rules that joined them, and the issues that name it."""

    paper: Paper
    witnesses: tuple[Witness, ...]
    merges: tuple[Merge, ...]
    issues: tuple[Issue, ...]


def explain(corpus: ResolvedCorpus, paper_id: str) -> Explanation | None:
    """The story of the paper with this id, in any of its forms; None where there is none."""
    paper = find_paper(corpus.papers, paper_id)
    if paper is None:
        return None
    fields: dict[int, list[str]] = defaultdict(list)
    for name, record in paper.won:
        fields[record].append(name)
    return Explanation(
        paper=paper,
        witnesses=tuple(_witness(one, corpus.records[one], fields) for one in paper.records),
        merges=tuple(merge for merge in corpus.ledger if merge.paper == paper.id),
        issues=tuple(issue for issue in corpus.issues if issue.stage == "resolve" and _names(issue, paper)),
    )


def find_paper(papers: Iterable[Paper], id: str) -> Paper | None:
    """The paper with this id: that of its node, or any other it is known by."""
    found = [paper for paper in papers if id in paper.ids]
    return next((paper for paper in found if paper.id == id), found[0] if found else None)


def _witness(number: int, record: PaperRecord, fields: Mapping[int, Sequence[str]]) -> Witness:
    return Witness(
        record=number,
        origin=record.origin,
        title=record.title,
        identifiers=identifiers_of(record),
        won=tuple(fields.get(number, ())),
    )


def _names(issue: Issue, paper: Paper) -> bool:
    return f"“{printable(paper.title)}”" in issue.message or any(text in issue.message for text in paper.contested)
