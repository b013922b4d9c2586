"""Drafts to records: the words of an entry as the values of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from papergraph.model import AuthorName, Identifier, Link, Origin, PaperRecord, TopicOrigin
from papergraph.readers.authors import split_authors
from papergraph.readers.lists.draft import Draft, best_date
from papergraph.readers.lists.entry import Heading
from papergraph.readers.lists.headings import topic_of
from papergraph.readers.lists.names import has_et_al, has_team_word, is_name, is_team
from papergraph.readers.lists.segment import PSEUDO_RANK, dated

READ_LATER_MONTHS = 12
_ARXIV_MONTH = re.compile(r"([0-9]{2})(0[1-9]|1[0-2])\.[0-9]")
_READINGS = re.compile(r"\b(?:readings?|papers?)\b", re.IGNORECASE)
_PLAIN_NAME = r"[A-Z][a-zà-ž]+(?:-[A-Z]?[a-zà-ž]+)?(?: [A-Z]\.)?(?: [A-Z][a-zà-ž]+(?:-[A-Z]?[a-zà-ž]+)?){1,2}"
_PLAIN_BYLINE = re.compile(rf"{_PLAIN_NAME}(?:, (?:and )?{_PLAIN_NAME}| and {_PLAIN_NAME})+")
_PLAIN_SEPARATOR = re.compile(r", and |, | and ")
_FIRST_TURNED = re.compile(
    r"([^\W\d_][\w'’-]+), ([A-Z][a-zà-ž]+(?: [A-Z]\.| [A-Z][a-zà-ž]+| (?:van|von|der|den|de|di|da|la))*|(?:[A-Z]\. ?)+)"
    r"(?=, (?:and )?(?:[^\W\d_][\w.'’-]* ){1,3}[^\W\d_][\w'’-]+(?:,|$| and))"
)
_ORDER = {"arxiv": 0, "doi": 1}
_ORG_SPLIT = re.compile(r"\s*[;；、/|\n]\s*|\s*,\s*(?![Ii]nc\b)")


def record_of(draft: Draft, source: str, index: int, *, contested: bool = False) -> PaperRecord:
    """The record of an entry that is a paper."""
    headings = draft.entry.headings
    authors, truncated, organizations = people(draft)
    identifiers = own_identifiers(draft)
    own, listed = best_date(draft.dates), draft.listed
    if own and _is_read_later(own, identifiers):
        own, listed = None, listed or own
    return PaperRecord(
        origin=Origin(source, draft.entry.line, index, tuple(heading.text for heading in headings)),
        title=draft.title or None,
        short_name=draft.short_name if draft.short_name and draft.short_name != draft.title else None,
        identifiers=tuple(identifiers),
        authors=authors,
        authors_truncated=truncated,
        organizations=organizations,
        published=own or best_date(draft.venue_dates),
        updated=draft.updated,
        listed=listed or dated(headings),
        venue=draft.venue,
        topics=topics(headings, draft.tags),
        votes=draft.votes,
        citation_count=draft.citations,
        texts=tuple(draft.texts),
        links=tuple(_ordered(draft)),
    )


def _is_read_later(day: str, identifiers: Iterable[Identifier]) -> bool:
    """Whether a day is a year or more after the paper's arXiv number: the day on which a list or a session named it."""
    if len(day) < len("2024-05-29"):
        return False
    months = int(day[:4]) * 12 + int(day[5:7])
    numbers = (found for one in identifiers if one.scheme == "arxiv" and (found := _ARXIV_MONTH.match(one.value)))
    return any(months - (2000 + int(n[1])) * 12 - int(n[2]) >= READ_LATER_MONTHS for n in numbers)


def own_identifiers(draft: Draft) -> list[Identifier]:
    """The identifiers of the work itself: of several of one kind the first, as the others are of works it mentions."""
    chosen: dict[str, Identifier] = {}
    preferred = _title_identifier(draft)
    for identifier in [*preferred, *draft.identifiers]:
        chosen.setdefault(identifier.scheme, identifier)
    return sorted(chosen.values(), key=lambda one: (_ORDER.get(one.scheme, 9), one.scheme))


def _title_identifier(draft: Draft) -> list[Identifier]:
    from papergraph.identifiers import from_url

    found = from_url(draft.title_link) if draft.title_link else None
    return [found] if found else []


def people(draft: Draft) -> tuple[tuple[AuthorName, ...], bool, tuple[str, ...]]:
    """The authors in order, whether there are more, and the organizations that stand in their place."""
    organizations = [part for value in draft.organizations for part in _ORG_SPLIT.split(value) if part.strip()]
    names: dict[str, AuthorName] = {}
    truncated = False
    for text in draft.authors:
        if plain := _plain_names(text):
            names.update((name, AuthorName(name)) for name in plain if name not in names)
            continue
        found, extra = _with_affiliations(text)
        organizations += extra
        byline = split_authors(_in_reading_order(found))
        truncated = truncated or byline.truncated or has_et_al(text)
        for author in byline.names:
            if is_team(author.name) and not is_name(author.name):
                organizations.append(author.name)
            names.setdefault(author.name, author)
    return tuple(names.values()), truncated, tuple(dict.fromkeys(part.strip(" .") for part in organizations))


def _plain_names(text: str) -> list[str]:
    """The names of a byline that needs no care: given and family name each, commas between; else nothing."""
    if not _PLAIN_BYLINE.fullmatch(text):
        return []
    return [] if has_team_word(text) else _PLAIN_SEPARATOR.split(text)


def _in_reading_order(text: str) -> str:
    """ "Doe, Jane, Li Wei, and Bo Birch", where only the first name is turned round, with all in reading order."""
    match = _FIRST_TURNED.match(text)
    return f"{match[2]} {match[1]}{text[match.end() :]}" if match else text


def _with_affiliations(text: str) -> tuple[str, list[str]]:
    """ "A and B, University; C, Company": names alone, and the organizations that follow them."""
    groups = text.split(";")
    if len(groups) < 2 or not any("," in group for group in groups):
        return text, []
    names: list[str] = []
    organizations: list[str] = []
    for group in groups:
        head, comma, tail = group.rpartition(",")
        if (
            comma
            and (is_team(tail.strip()) or not is_name(tail.strip()))
            and is_name(head.split(" and ")[0].split(",")[0].strip())
        ):
            names.append(head)
            organizations += [part.strip() for part in re.split(r"\s+and\s+|\s*&\s*", tail) if part.strip()]
        else:
            names.append(group)
    return ("; ".join(names), organizations) if organizations else (text, [])


def topics(headings: Sequence[Heading], tags: Iterable[str]) -> tuple[tuple[str, TopicOrigin], ...]:
    """Topical headings from the top down, then tags; what only holds a list or names a time is none."""
    found: dict[str, TopicOrigin] = {}
    for heading in headings:
        if heading.title or (heading.rank in (PSEUDO_RANK - 1, PSEUDO_RANK) and _READINGS.search(heading.text)):
            continue
        if topic := topic_of(heading.text):
            found.setdefault(topic, "tag" if heading.tag else "heading")
    for tag in tags:
        found.setdefault(tag, "tag")
    return tuple(found.items())


def _ordered(draft: Draft) -> list[Link]:
    """The links, those of the paper first."""
    return sorted(draft.links, key=lambda link: {"paper": 0, "pdf": 1}.get(link.role, 2))
