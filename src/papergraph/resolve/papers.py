"""Which records are one paper: an ordered table of rules, each a function of two groups of records.

A rule says under which keys records meet (only those are compared, so that the work grows with the number of records)
and whether two that met are one work. Whatever a rule says, two groups join only when every title of the one can
stand beside every title of the other: a chain of likenesses never joins two works that clearly differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from papergraph.model import PaperRecord
from papergraph.resolve import titles
from papergraph.resolve.evidence import (
    Group,
    authors_agree,
    authors_surely_agree,
    group_of,
    identifiers_differ,
    share_identifier,
    years_apart,
)

# In a block with more groups than this, a newcomer is compared with the first ones and with its own likes only.
_CROWD = 48
_ROUNDS = 4
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to take two groups of records for one work.

    `overrides` joins titles that differ as well; `unambiguous` holds only where at most one that meet has a title.
    """

    name: str
    about: str
    keys: Callable[[Group], Iterable[str]]
    joins: Callable[[Group, Group], bool]
    overrides: bool = False
    unambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Joined:
    """A step of merging: by this rule, these two sets of records (named by their first ones) became one."""

    rule: str
    into: int
    record: int


# --- under which keys records meet ------------------------------------------------------------------------


def _identifiers(group: Group) -> Iterable[str]:
    return group.ids


def _title_keys(group: Group) -> Iterable[str]:
    return group.titles


def _near_keys(group: Group) -> Iterator[str]:
    """First author with the beginning, the end, or the head of the title: misspellings leave one of them whole."""
    for surname in {byline[0].surname for byline in group.bylines}:
        for title in group.titles.values():
            yield f"{surname} head {title.head or title.key}"
            if title.full:
                yield f"{surname} from {title.key[:_NEAR]}"
                yield f"{surname} to {title.key[-_NEAR:]}"


# --- whether two that met are one work --------------------------------------------------------------------


def same_identifier(one: Group, other: Group) -> bool:
    """They share an identifier, and their titles can be one work's."""
    return bool(one.titles) and bool(other.titles) and _no_other_works(one, other)


def same_identifier_and_authors(one: Group, other: Group) -> bool:
    """They share an identifier and authors: a title that was changed between versions."""
    return share_identifier(one, other) and authors_agree(one, other) is True


def same_title_and_author(one: Group, other: Group) -> bool:
    """Equal titles and agreeing authors; with other identifiers, or a short title years apart, more is wanted."""
    if not _equal_titles(one, other) or authors_agree(one, other) is not True:
        return False
    if _recurs(one):
        return years_apart(one, other) == 0 and not identifiers_differ(one, other)
    if identifiers_differ(one, other):
        return _distinct(one) and authors_surely_agree(one, other)
    return _full(one) or years_apart(one, other) <= 2


def same_title(one: Group, other: Group) -> bool:
    """Equal titles that nothing contradicts; a short, common one only when all else that is known is equal too."""
    if not _equal_titles(one, other) or identifiers_differ(one, other) or authors_agree(one, other) is False:
        return False
    if _distinct(one):
        return years_apart(one, other) <= 2
    return one.years == other.years and (bool(one.years) or (_bare(one) and _bare(other)))


def near_title_and_author(one: Group, other: Group) -> bool:
    """Titles that differ by slips or a left-out subtitle, agreeing authors, no other identifier, about one time."""
    return (
        not _recurs(one)
        and any(titles.near(mine, theirs) for mine in one.titles.values() for theirs in other.titles.values())
        and years_apart(one, other) <= 3
        and not identifiers_differ(one, other)
        and authors_agree(one, other) is True
    )


def no_title(one: Group, other: Group) -> bool:
    """One of them is known by an identifier alone."""
    return not (one.titles and other.titles) and _no_other_works(one, other)


RULES: tuple[Rule, ...] = (
    Rule("same-identifier", "one identifier, titles that agree", _identifiers, same_identifier),
    Rule(
        "same-identifier-and-authors",
        "one identifier, agreeing authors",
        _identifiers,
        same_identifier_and_authors,
        overrides=True,
    ),
    Rule("same-title-and-author", "equal titles, authors that agree", _title_keys, same_title_and_author),
    Rule("same-title", "equal titles, nothing that contradicts", _title_keys, same_title),
    Rule("near-title-and-author", "nearly equal titles, authors that agree", _near_keys, near_title_and_author),
    Rule("identifier-alone", "one identifier, one of them without a title", _identifiers, no_title, unambiguous=True),
)


def _equal_titles(one: Group, other: Group) -> bool:
    return any(key in other.titles and titles.equal(title, other.titles[key]) for key, title in one.titles.items())


def _full(group: Group) -> bool:
    return any(title.full for title in group.titles.values())


def _distinct(group: Group) -> bool:
    return any(title.distinct for title in group.titles.values())


def _recurs(group: Group) -> bool:
    return any(title.recurring for title in group.titles.values())


def _bare(group: Group) -> bool:
    return not group.ids and not group.bylines


def _no_other_works(one: Group, other: Group) -> bool:
    """Where only an address is shared, neither the other identifiers nor the authors may say otherwise."""
    return share_identifier(one, other) or not (identifiers_differ(one, other) or authors_agree(one, other) is False)


def compatible(one: Group, other: Group) -> bool:
    """Whether every title of the one can stand beside every title of the other; what both have is settled."""
    if one.titles.keys() <= other.titles.keys() or other.titles.keys() <= one.titles.keys():
        return True
    mine = [title for key, title in one.titles.items() if key not in other.titles]
    theirs = [title for key, title in other.titles.items() if key not in one.titles]
    return all(titles.agree(title, beside) for title in mine for beside in other.titles.values()) and all(
        titles.agree(title, beside) for title in theirs for beside in one.titles.values()
    )


# --- putting them together --------------------------------------------------------------------------------


def group_papers(records: Sequence[PaperRecord]) -> tuple[list[Group], list[Joined]]:
    """The records in groups of one work each, by first record, and the steps that led there."""
    merging = _Merging([group_of(index, record) for index, record in enumerate(records)])
    blocks = [(rule, merging.blocks(rule)) for rule in RULES]
    for _ in range(_ROUNDS):
        before = len(merging.steps)
        for rule, theirs in blocks:
            merging.apply(rule, theirs)
        if len(merging.steps) == before:
            break
    return merging.groups(), merging.steps


class _Merging:
    """Groups under way; the group that holds the lower record absorbs the other."""

    def __init__(self, groups: list[Group]) -> None:
        self.parent = list(range(len(groups)))
        self.at = groups
        self.steps: list[Joined] = []

    def groups(self) -> list[Group]:
        roots = [root for root in range(len(self.at)) if self.parent[root] == root]
        for root in roots:
            self.at[root].records.sort()
        return [self.at[root] for root in roots]

    def blocks(self, rule: Rule) -> list[list[int]]:
        """The records that meet under one key; merging does not change who meets."""
        blocks: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(self.at):
            for key in rule.keys(group):
                blocks[key].append(number)
        return [block for block in blocks.values() if len(block) > 1]

    def apply(self, rule: Rule, blocks: Iterable[list[int]]) -> None:
        for block in blocks:
            roots = list(dict.fromkeys(map(self._find, block)))
            if len(roots) > 1 and not (rule.unambiguous and self._titled(roots) > 1):
                self._merge_block(rule, roots)

    def _titled(self, block: list[int]) -> int:
        return sum(bool(self.at[root].titles) for root in block)

    def _merge_block(self, rule: Rule, block: list[int]) -> None:
        kept: list[int] = []
        likes: dict[tuple[str, str], int] = {}
        for member in block:
            root = self._find(member)
            like = self._likeness(root)
            candidates = [*kept[:_CROWD], likes[like]] if len(kept) > _CROWD and like in likes else kept[:_CROWD]
            into = next((one for one in candidates if self._join(rule, one, root)), None)
            if into is None and root not in kept[:_CROWD]:
                kept.append(root)
                likes.setdefault(like, root)

    def _likeness(self, root: int) -> tuple[str, str]:
        group = self.at[root]
        return group.title.key if group.title else "", group.first_surname()

    def _join(self, rule: Rule, one: int, other: int) -> bool:
        into, root = self._find(one), self._find(other)
        if into == root:
            return True
        mine, theirs = self.at[into], self.at[root]
        if not rule.joins(mine, theirs) or not (rule.overrides or compatible(mine, theirs)):
            return False
        low, high = min(into, root), max(into, root)
        self.at[low].absorb(self.at[high])
        self.parent[high] = low
        self.steps.append(Joined(rule.name, low, high))
        return True

    def _find(self, member: int) -> int:
        while self.parent[member] != member:
            self.parent[member] = self.parent[self.parent[member]]
            member = self.parent[member]
        return member
