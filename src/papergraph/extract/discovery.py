"""Names that a paper coins: "Name: subtitle" titles, "we introduce X", "a method called X", "X를 제안", "提出X".

Gives candidates as they stand in the text; whether a name is new or an old one is decided in `concepts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from papergraph.extract import abbreviations, coinage
from papergraph.extract.kinds import kind_of_introduced
from papergraph.extract.names import looks_like_name, name_spans
from papergraph.extract.passages import Passage
from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import GENERIC, NOT_NAMES

Family = Callable[[str], bool]

_SMALL = frozenset(("of", "the", "and", "for", "in", "to"))
_HEAD = re.compile(r"^\s*[\"“]?([^:：?!]{2,70}?)[\"”]?\s*(?:[:：]|\s[—–-]{1,2}\s)\s*(\S.*)$", re.S)
_NO_NAME = re.compile(
    r"\b(?:survey|review|overview|tutorial|perspective|introduction|position paper|primer|roadmap|lessons|case study"
    r"|(?:empirical|comprehensive|systematic|comparative) (?:study|analysis|evaluation|investigation))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Coined:
    """A name that a passage seems to coin, with its span, what it may stand for and the rule that found it."""

    passage: Passage
    name: str
    span: Span
    rule: str
    full_name: str | None = None
    kind: str | None = None
    confidence: float = 0.9


def coined(passage: Passage, is_family: Family) -> Iterator[Coined]:
    """Every name that the passage seems to coin, in order; one name may come more than once."""
    if passage.is_title:
        yield from _in_title(passage, is_family)
        return
    for start, end in passage.sentences():
        sentence = passage.words[start:end]
        for name, at, rule, confidence in coinage.coined_in(sentence, is_family):
            span = (start + at, start + at + len(name))
            kind = kind_of_introduced(name, sentence, at)
            yield Coined(passage, name, span, rule, kind=kind, confidence=confidence)


# --- titles -----------------------------------------------------------------------------------------------


def _in_title(passage: Passage, is_family: Family) -> Iterator[Coined]:
    title = passage.words
    match = _HEAD.match(title)
    if match is None:
        whole = title.strip()
        if _all_name(whole, is_family):
            yield Coined(passage, whole, (0, len(whole)), "title-name")
        return
    head, rest = match.group(1), match.group(2)
    if _NO_NAME.search(rest) or _NO_NAME.search(head) or "," in head:
        return
    for name, at in _names_of(head, match.start(1)):
        yield from _headed(passage, name, at, rest, is_family)


def _names_of(head: str, at: int) -> Iterator[tuple[str, int]]:
    """The names of a head with their offsets: two in "FooRender and FooSet"."""
    first, link, second = head.partition(" and ")
    if link and looks_like_name(first) and looks_like_name(second):
        yield first, at
        yield second, at + len(first) + len(link)
    else:
        yield head, at


def _headed(passage: Passage, head: str, at: int, rest: str, is_family: Family) -> Iterator[Coined]:
    short, full = _short_and_full(head)
    full = full or full_in_subtitle(short, rest)
    kind = kind_of_introduced(short, f"{short}, {rest}", 0)
    confidence = _title_confidence(short, is_family)
    if confidence:
        yield Coined(passage, short, (at, at + len(short)), "title-colon", full, kind, confidence)


def _title_confidence(head: str, is_family: Family) -> float:
    """How sure a title's head is a name: 0 where it is none, 0.4 where only a text that repeats it can tell."""
    words = re.split(r"[\s]+", head)
    if len(words) > 5 or all(word.lower() in GENERIC or word.lower() in NOT_NAMES for word in words):
        return 0.0
    if len(words) == 1:
        return 0.95 if looks_like_name(head) else 0.85 if head[0].isupper() else 0.0
    if any(name_spans(head, is_family)):
        return 0.9
    capital = all(word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL for word in words)
    return 0.4 if capital else 0.0


def _short_and_full(head: str) -> tuple[str, str | None]:
    """ "DPO Direct Preference Optimization" → ("DPO", "Direct Preference Optimization"); "DPO (Direct …)" too."""
    pair = next(iter(abbreviations.pairs(head)), None)
    if pair is not None:
        return pair.short, pair.long
    first, _, rest = head.partition(" ")
    if rest and abbreviations.is_short_form(first) and abbreviations.spells(first, rest):
        return first, rest
    return head, None


def full_in_subtitle(short: str, subtitle: str) -> str | None:
    """What the name stands for, where the subtitle spells it: "LoRA: Low-Rank Adaptation of …"."""
    if len(short) < 3 or not abbreviations.is_short_form(short):
        return None
    for end in re.finditer(r"[\w’'-]+", subtitle):
        start = abbreviations.start_by_initials(short, subtitle[: end.end()])
        if start is not None:
            return subtitle[start : end.end()]
    return None


def _all_name(title: str, is_family: Family) -> bool:
    return any(span == (0, len(title)) for span in name_spans(title, is_family))
