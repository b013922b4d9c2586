"""One meaning of a name while it is gathered, and when two names or long forms mean the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from papergraph.extract.abbreviations import Pair
from papergraph.extract.discovery import Coined
from papergraph.extract.stopwords import GENERIC, NOT_NAMES, words
from papergraph.extract.vocabulary import Entry
from papergraph.model import Concept, Paper
from papergraph.text import fold, fold_name, fold_title, join_name

_YOUNG = 2020  # phrases first seen since then may be coined by any text that claims them
_SMALL = words(
    """
    a an and as by for from in of on or the to via with within using
    """
)
_ORGANIZATION = re.compile(
    r"\b(?:university|universit\w+|institute|foundation|association|department|conference|workshop|symposium"
    r"|society|laborator\w+|center|centre|agency|committee|council|ministry|company|inc|office|union"
    r"|organi[sz]ation|programme|journal|proceedings|transactions)\b",
    re.I,
)


@dataclass(eq=False, slots=True)
class Sense:
    """One meaning of a name, while it is gathered; compared by identity. `entry` is set for the vocabulary's."""

    key: str
    entry: Entry | None = None
    spellings: Counter[str] = field(default_factory=Counter)
    longs: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    dates: set[str] = field(default_factory=set)
    defined: bool = False
    id: str = ""

    @property
    def full_name(self) -> str | None:
        """What the name stands for: the vocabulary's word, else the most frequent long form."""
        if self.entry is not None and self.entry.full_name:
            return self.entry.full_name
        return _top(self.longs)

    @property
    def name(self) -> str:
        return self.entry.name if self.entry is not None else _top(self.spellings) or self.key

    @property
    def kind(self) -> str:
        return self.entry.kind if self.entry is not None else _top(self.kinds) or "Method"


def is_by(entry: Entry, paper: Paper, found: Coined | None) -> bool:
    """Whether the paper can be the one that coined the vocabulary's concept."""
    if entry.introduced_by and paper.arxiv_id:
        return entry.introduced_by == paper.arxiv_id
    if entry.paper and fold_title(entry.paper) == fold_title(paper.title):
        return True
    by_title = found is not None and found.rule.startswith("title")
    if not by_title and (entry.introduced_by or entry.paper):
        return False
    if entry.first_seen and paper.year and abs(paper.year - entry.first_seen) > 1:
        return False
    if entry.name != entry.name.lower():
        return True
    # A phrase that many use: new only where it is young, or where a dated title puts it first.
    return bool(paper.year) if by_title else (entry.first_seen or 0) >= _YOUNG


def same_long(one: str, other: str) -> bool:
    """Whether two long forms say the same: content words that begin alike, one perhaps with more at its end."""
    a, b = _content(one), _content(other)
    if join_name(one) == join_name(other) or "".join(a) == "".join(b):
        return True
    shorter, longer = sorted((a, b), key=len)
    if len(longer) - len(shorter) > 1 or len(shorter) < min(2, len(longer)):
        return False
    return all(_alike(x, y) for x, y in zip(shorter, longer, strict=False))


def _alike(one: str, other: str) -> bool:
    stem = min(len(one), len(other), 6)
    return one == other or (stem >= 4 and one[:stem] == other[:stem])


def _content(long: str) -> list[str]:
    words = [word for word in fold(long).split() if word not in _SMALL]
    return [word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words]


def differs(sense: Sense, long: str) -> bool:
    """Whether a sense without a long form cannot be meant: it is a phrase, so that letters cannot stand for it."""
    return (
        sense.entry is not None
        and sense.entry.name == sense.entry.name.lower()
        and not same_long(sense.entry.name, long)
    )


def is_concept(pair: Pair) -> bool:
    words = fold(pair.long).split()
    if pair.short.lower() in NOT_NAMES or _ORGANIZATION.search(pair.long) or not words:
        return False
    return not all(word in GENERIC for word in words) and len(pair.long) < 90 and not pair.short[0].isdigit()


def unbracketed(long: str) -> str:
    return " ".join(long.split()).strip("\"“”'*_ ")


def _top(counts: Mapping[str, int]) -> str | None:
    """The most frequent; among equals the one with capitals, then the shorter, then the first in order."""
    return min(counts, key=lambda name: (-counts[name], name == name.lower(), len(name), name), default=None)


def concept_of(sense: Sense, surfaces: Iterable[str] = ()) -> Concept:
    """The concept as the graph shows it; first seen when the earliest paper coins it, else as the vocabulary says."""
    entry = sense.entry
    others = {*sense.spellings, *sense.longs, *surfaces} if entry is None else {*entry.aliases, *sense.longs}
    shown = {fold_name(sense.name), fold_name(sense.full_name or "")}
    aliases: dict[str, str] = {}
    for name in sorted(others):
        if fold_name(name) not in shown:
            aliases.setdefault(fold_name(name), name)
    year = str(entry.first_seen) if entry is not None and entry.first_seen else None
    return Concept(
        id=sense.id,
        name=sense.name,
        kind=sense.kind,
        full_name=sense.full_name if sense.full_name != sense.name else None,
        aliases=tuple(sorted(aliases.values())[:24]),
        first_seen=min(sense.dates, default=year),
        provenance="text" if entry is None else "vocabulary",
    )
