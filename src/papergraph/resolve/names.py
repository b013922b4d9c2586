"""When two spellings of a person's name may be one person, among the authors of one work."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from papergraph.text import fold


@dataclass(frozen=True, slots=True)
class Person:
    """A name in folded words, given names first. `plain` tells whether it is written in Latin letters."""

    words: tuple[str, ...]
    plain: bool

    @property
    def surname(self) -> str:
        """The last word: good enough to find candidates, not to tell people apart."""
        return self.words[-1]


@functools.lru_cache(maxsize=1 << 20)
def read_person(name: str) -> Person | None:
    """The name in folded words; None where nothing is left of it."""
    words = tuple(fold(name).split())
    return Person(words, all(word.isascii() for word in words)) if words else None


def same_person(one: Person, other: Person) -> bool:
    """Whether the two can be one person: "E. J. Hu", "Edward Hu", "Hu", "Hu Edward", "EJ Hu"; not "Eve Hu"."""
    if one.words == other.words or "".join(one.words) == "".join(other.words):
        return True
    if len(one.words) == 1 or len(other.words) == 1:
        short, long = (one, other) if len(one.words) == 1 else (other, one)
        return short.words[0] == long.surname
    if sorted(one.words) == sorted(other.words):
        return True
    if one.surname == other.surname:
        return _given_agree(one.words[:-1], other.words[:-1])
    return _turned(one, other) or _turned(other, one)


def _turned(last_first: Person, other: Person) -> bool:
    """Whether the first is written "Hu E J": surname, then initials."""
    rest = last_first.words[1:]
    return (
        last_first.words[0] == other.surname
        and all(len(word) <= 2 for word in rest)
        and _given_agree(rest, other.words[:-1])
    )


def _given_agree(some: Sequence[str], others: Sequence[str]) -> bool:
    first, second = some[0], others[0]
    if first[0] != second[0]:
        return False
    if len(first) == 1 or len(second) == 1 or first == second:
        return True
    if "".join(some) == "".join(others) or _initials(some).startswith(second) or _initials(others).startswith(first):
        return True
    short, long = sorted((first, second), key=len)
    return len(short) > 2 and long.startswith(short)


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words)


def bylines_agree(some: Sequence[Person], others: Sequence[Person]) -> bool | None:
    """True where the first authors, or half of the shorter list, are the same; None where nothing can be said."""
    if not some or not others:
        return None
    if same_person(some[0], others[0]):
        return True
    if not (any(p.plain for p in some) and any(p.plain for p in others)) and some[0].plain != others[0].plain:
        return None
    short, long = (some, others) if len(some) <= len(others) else (others, some)
    shared = count_shared(short, long)
    return shared >= 1 and 2 * shared >= len(short)


def count_shared(some: Sequence[Person], others: Sequence[Person]) -> int:
    """How many of the first list stand in the second one too, each of which stands for one only."""
    by_word: dict[str, list[int]] = {}
    for at, person in enumerate(others):
        for word in {person.words[0], person.words[-1]}:
            by_word.setdefault(word, []).append(at)
    used: set[int] = set()
    for one in some:
        near = by_word.get(one.words[-1], []) + by_word.get(one.words[0], [])
        used |= set([at for at in near if at not in used and same_person(one, others[at])][:1])
    return len(used)
