"""Under which id a paper stands: its arXiv id, else its DOI, else a digest of title, first author and year.

An identifier that stands on two papers belongs to neither, unless the service that gives it out says whose it is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from papergraph.model import Issue, PaperRecord
from papergraph.resolve.evidence import Group, identifiers_of, is_arxiv_doi, year_of
from papergraph.resolve.fields import Choice
from papergraph.resolve.names import read_person
from papergraph.resolve.titles import read_title
from papergraph.text import digest, fold_title, printable

# Kinds of source that know to which work an identifier of a scheme belongs.
SETTLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "arxiv": ("arxiv",),
        "doi": ("openalex", "semantic_scholar"),
        "openalex": ("openalex",),
        "s2": ("semantic_scholar",),
    }
)
_ORDER = ("arxiv", "doi", "acl", "openreview", "pmid", "openalex", "s2", "url", "title")
_PLACES = 8


@dataclass(slots=True)
class Identity:
    """The id of one paper, all its ids (that one first), and those that another paper is given too."""

    id: str
    ids: tuple[str, ...]
    contested: tuple[str, ...] = ()
    arxiv_id: str | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Identifiers as the groups hold them: the groups of each, and of each contested one the group that keeps it."""

    holders: Mapping[str, Sequence[int]]
    keepers: Mapping[str, int | None]

    def is_own(self, text: str, group: int) -> bool:
        """Whether the group may be known by the identifier."""
        return text not in self.keepers or self.keepers[text] == group


def who_holds(
    groups: Sequence[Group], records: Sequence[PaperRecord], kinds: Mapping[str, str], given_up: Mapping[int, set[str]]
) -> Held:
    """Which groups carry which identifier. `given_up` names the identifiers that a correction took from a group."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for text in group.ids:
            if text not in given_up.get(at, ()):
                holders[text].append(at)
    keepers = {text: _settled(text, here, groups, records, kinds) for text, here in holders.items() if len(here) > 1}
    for lost in given_up.values():
        for text in lost:
            if text not in keepers and holders.get(text):
                keepers[text] = holders[text][0]
    return Held(holders, keepers)


def _settled(
    text: str, here: Sequence[int], groups: Sequence[Group], records: Sequence[PaperRecord], kinds: Mapping[str, str]
) -> int | None:
    """The one group that the identifier's own service gives it to, or else the one that names it first of all."""
    settling = SETTLES.get(text.partition(":")[0], ())

    def told(record: PaperRecord) -> bool:
        return kinds.get(record.origin.source) in settling and text in identifiers_of(record) and bool(record.title)

    for says in (told, lambda record: _main_identifier(record, text)):
        sure = [at for at in here if any(says(records[one]) for one in groups[at].records)]
        if len(sure) == 1:
            return sure[0]
    return None


def _main_identifier(record: PaperRecord, text: str) -> bool:
    """Whether it is the record's first of its scheme: what follows comes from links to other works, as a rule."""
    scheme = text.partition(":")[0] + ":"
    return next((one for one in identifiers_of(record) if one.startswith(scheme)), None) == text


def identify(
    groups: Sequence[Group], records: Sequence[PaperRecord], choices: Sequence[Choice], held: Held
) -> list[Identity]:
    """The identity of each group, in their order; no two have an id in common."""
    found = [_identity(at, group, records, choices[at], held) for at, group in enumerate(groups)]
    _tell_apart(found, groups, records, choices)
    shared = Counter(text for one in found for text in one.ids)
    taken = {one.id for one in found}
    for one in found:
        one.ids = (one.id, *(text for text in one.ids[1:] if shared[text] == 1 and text not in taken))
    return found


def _identity(at: int, group: Group, records: Sequence[PaperRecord], choice: Choice, held: Held) -> Identity:
    own = [text for text in group.ids if held.is_own(text, at)]
    contested = tuple(sorted(text for text in group.ids if not held.is_own(text, at)))
    arxiv = _main(own, "arxiv:", group, records)
    doi = _main([text for text in own if not is_arxiv_doi(text)], "doi:", group, records)
    former = [title_id(choice)]
    if len(group.records) > 1:
        former += [id for one in group.records if (id := _own_title_id(records[one]))]
    first = arxiv or doi or former[0]
    ids = sorted({*own, *former} - {first}, key=_place)
    return Identity(first, (first, *ids), contested, _value(arxiv), _value(doi))


def _main(own: Sequence[str], prefix: str, group: Group, records: Sequence[PaperRecord]) -> str | None:
    """Of several identifiers of one scheme the one that most records name, then the lowest."""
    candidates = [text for text in own if text.startswith(prefix)]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    named = Counter(text for one in group.records for text in identifiers_of(records[one]))
    return min(candidates, key=lambda text: (-named[text], text))


def _value(text: str | None) -> str | None:
    return None if text is None else text.partition(":")[2]


def _place(text: str) -> tuple[int, str]:
    scheme = text.partition(":")[0]
    return _ORDER.index(scheme) if scheme in _ORDER else len(_ORDER), text


def title_id(choice: Choice, *apart: str) -> str:
    """The id of a paper that no identifier names; `apart` tells papers apart of which nothing else differs."""
    return _title_id(choice.title or "", choice.authors[0].name if choice.authors else "", choice.year, *apart)


def _title_id(title: str, first_author: str, year: int | None, *apart: str) -> str:
    person, read = read_person(first_author), read_title(title)
    key = read.key if read else fold_title(title) or title
    return "title:" + digest(key, person.surname if person else "", str(year or ""), *apart)


def _own_title_id(record: PaperRecord) -> str | None:
    """The id that the paper had if this record were all that is known."""
    if read_title(record.title) is None:
        return None
    first = record.authors[0].name if record.authors else ""
    return _title_id(" ".join((record.title or "").split()), first, year_of(record.published))


def _tell_apart(
    found: Sequence[Identity], groups: Sequence[Group], records: Sequence[PaperRecord], choices: Sequence[Choice]
) -> None:
    """Give papers of which title, first author and year are the same ids of their own."""
    by_id: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        by_id[one.id].append(at)
    for same in by_id.values():
        if len(same) > 1:
            for at in same:
                apart = sorted(groups[at].ids) or [repr(records[groups[at].records[0]].origin)]
                _rename(found[at], title_id(choices[at], *apart))
    by_id.clear()
    for at, one in enumerate(found):
        by_id[one.id].append(at)
    for same in by_id.values():  # equal identifiers too: only the place is left
        for at in same if len(same) > 1 else ():
            _rename(found[at], title_id(choices[at], repr(records[groups[at].records[0]].origin), str(at)))


def _rename(identity: Identity, id: str) -> None:
    identity.ids = (id, *(text for text in identity.ids if text != id))
    identity.id = id


def contested_issues(
    groups: Sequence[Group], records: Sequence[PaperRecord], choices: Sequence[Choice], held: Held
) -> list[Issue]:
    """A warning for each identifier that stands on two papers, with every title and place."""
    issues = []
    for text, keeper in sorted(held.keepers.items()):
        here = held.holders.get(text, ())
        if len(here) > 1:
            issues.append(_contested(text, keeper, here, groups, records, choices))
    return issues


def _contested(
    text: str,
    keeper: int | None,
    here: Sequence[int],
    groups: Sequence[Group],
    records: Sequence[PaperRecord],
    choices: Sequence[Choice],
) -> Issue:
    said = [f"“{printable(choices[at].title or '?')}” ({_places(text, groups[at], records)})" for at in here[:_PLACES]]
    more = f" and {len(here) - _PLACES} more" if len(here) > _PLACES else ""
    ending = "" if keeper is None else f"; it is taken for that of “{printable(choices[keeper].title or '?')}”"
    first = next(records[one].origin for one in groups[here[0]].records if text in identifiers_of(records[one]))
    message = f"{text} is given to {len(here)} papers: {', '.join(said)}{more}{ending}"
    severity, code = ("note", "shared-address") if text.startswith("url:") else ("warning", "contested-id")
    return Issue("resolve", "warning" if severity == "warning" else "note", code, message, first)


def _places(text: str, group: Group, records: Sequence[PaperRecord]) -> str:
    found = [str(records[one].origin) for one in group.records if text in identifiers_of(records[one])]
    return ", ".join(found[:_PLACES]) + (", …" if len(found) > _PLACES else "")
