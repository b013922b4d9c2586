"""Short forms that a text defines beside their long forms: "long form (SF)", "SF (long form)", "한글(English; SF)".

The search starts from Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
text" (2003): the letters of the short form are found from right to left, the first at the start of a word. Added are
long forms by initials (which win, since they cannot begin too late), plurals, short forms before their long form, and
full-width brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papergraph.extract.pieces import CJK
from papergraph.extract.stopwords import words

_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]\n]{2,120})[)）\]]")
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f'’.+&/]+")
_SHORT = re.compile(r"[A-Za-z0-9\u0370-\u03ff][A-Za-z0-9\u0370-\u03ff.&/+\-–@]{0,11}(?: [A-Z0-9][A-Za-z0-9\-]{0,5})?")
_BEFORE = re.compile(r"([A-Za-z0-9][A-Za-z0-9.&/+\-–]{0,11})[\"”'’]?\s?$")
_PREFIX = re.compile(
    r"^(?:(?:i\.?e|e\.?g|aka|a\.k\.a|abbr|also known as|or|abbreviated as|hereafter|henceforth|called|short for"
    r"|denoted(?: as)?|dubbed)\.?[,:]?\s+)+",
    re.I,
)
_SPLIT = re.compile(r"\s*[;,]\s+|\s+(?:or|see|which)\s+|\s*=\s*|:\s+")
_LINKS = words(
    """
    a an and as by for from in into of on or over the to via with within without using at & through
    """
)
_CLAUSE = re.compile(r"[.;:!?()（）\[\]。；：！？、,，\n]|[\u3040-\u30ff" + CJK + "]")
_QUOTES = "\"“”'‘’`*_ "


@dataclass(frozen=True, slots=True)
class Pair:
    """A short form with its long form, as written; the offsets are those of both together, brackets included."""

    short: str
    long: str
    start: int
    end: int


_OR = re.compile(
    r",? (?:or|abbreviated(?: as| to)?|or simply|in short"
    r"|for short)[,:]? [\"“]?([A-Z][A-Za-z0-9\-]{1,9})\b(?=[\"”]?(?:[,.;:)]| (?:for|which|that|is|a|an|for short)\b|$))"
)


def pairs(text: str) -> tuple[Pair, ...]:
    """Every short form that `text` defines, in order."""
    return tuple(_pairs(text))


def _pairs(text: str) -> Iterator[Pair]:
    for match in _OR.finditer(text):
        pair = _after_or(text, match)
        if pair is not None:
            yield pair
    for match in _BRACKETS.finditer(text):
        inner = _PREFIX.sub("", match.group(1).strip(_QUOTES)).strip(_QUOTES)
        pair = _short_inside(text, match, inner) or _both_inside(match, inner) or _long_inside(text, match, inner)
        if pair is not None:
            yield pair


def _short_inside(text: str, match: re.Match[str], inner: str) -> Pair | None:
    """ "long form (SF)", also with more after the short form: "(SF; Miller, 1999)"."""
    short = _SPLIT.split(inner)[0].strip(_QUOTES)
    if not is_short_form(short):
        return None
    left = text[: match.start()].rstrip(_QUOTES)
    window = left[max(0, len(left) - 160) :]
    clause = list(_CLAUSE.finditer(window))
    cut = clause[-1].end() if clause else 0
    found = _long_before(short, window[cut:])
    if found is None and clause and clause[-1].group() in ",":
        cut = clause[-2].end() if len(clause) > 1 else 0
        found = _long_before(short, window[cut:])
    if found is None:
        return None
    start = len(left) - len(window) + cut + found
    return Pair(short, text[start : len(left)], start, match.end())


def _after_or(text: str, match: re.Match[str]) -> Pair | None:
    """ "long form, or SF,"."""
    short = match.group(1)
    if not is_short_form(short) or sum(c.isupper() for c in short) < 2:
        return None
    window = text[max(0, match.start() - 120) : match.start()]
    cut = max((clause.end() for clause in _CLAUSE.finditer(window)), default=0)
    start = _long_before(short, window[cut:])
    if start is None:
        return None
    start += match.start() - len(window) + cut
    return Pair(short, text[start : match.start()], start, match.end(1))


def _both_inside(match: re.Match[str], inner: str) -> Pair | None:
    """ "(long form; SF)"."""
    parts = _SPLIT.split(inner)
    if len(parts) != 2 or not is_short_form(parts[1].strip(_QUOTES)):
        return None
    long, short = parts[0].strip(_QUOTES), parts[1].strip(_QUOTES)
    return Pair(short, long, match.start(), match.end()) if _long_before(short, long) == 0 else None


def _long_inside(text: str, match: re.Match[str], inner: str) -> Pair | None:
    """ "SF (long form)"."""
    before = _BEFORE.search(text[max(0, match.start() - 20) : match.start()])
    if before is None or not is_short_form(before.group(1)) or " " not in inner.replace("-", " "):
        return None
    for long in (inner, _SPLIT.split(inner)[0].strip(_QUOTES)):
        if len(long.split()) <= len(before.group(1)) * 2 and spells(before.group(1), long):
            start = match.start() - (len(before.group()) - before.start(1) + before.start())
            return Pair(before.group(1), long, max(0, start), match.end())
    return None


def is_short_form(text: str) -> bool:
    """Whether `text` can be a short form: two to fourteen characters, at most two words, a capital in it."""
    if not 2 <= len(text) <= 14 or not _SHORT.fullmatch(text):
        return False
    if not any(c.isalpha() for c in text) or text in _LINKS:
        return False
    capitals = sum(c.isupper() for c in text)
    if capitals == 0:
        return False
    return capitals >= 2 or any(c.isdigit() for c in text) or len(text) <= 3 or not text[0].isupper()


def start_by_initials(short: str, window: str) -> int | None:
    """Where the words whose initials spell `short` start in `window`, which ends with them; None if nowhere."""
    return _by_initials(_letters(short), list(_WORD.finditer(window)))


def spells(short: str, long: str) -> bool:
    """Whether `short` can stand for the whole of `long`, an article aside."""
    start = _long_before(short, long)
    return start == 0 or (start is not None and long[:start].strip().lower() in ("a", "an", "the"))


def _long_before(short: str, window: str) -> int | None:
    """Where the long form of `short` starts in `window`, which ends with it; None where there is none."""
    letters = _letters(short)
    if not letters:
        return None
    words = list(_WORD.finditer(window))
    limit = min(len(letters) + 5, len(letters) * 2 + 1)
    words = words[-limit - 3 :]
    if not words:
        return None
    start = _by_initials(letters, words)
    if start is None:
        start = _by_letters(letters, window, words[0].start())
    if start is None or not _is_long(short, window[start:].strip()):
        return None
    return start


def _letters(short: str) -> str:
    """The characters of a short form that its long form must show, in lower case; a plural s is dropped."""
    if re.search(r"[A-Z]s$", short):
        short = short[:-1]
    return "".join(c for c in short.lower() if c.isalnum())


def _by_initials(letters: str, words: list[re.Match[str]]) -> int | None:
    """The start where the words' initials, small words skipped or not, spell the letters."""
    at = len(letters) - 1
    for word in reversed(words):
        text = word.group().lower()
        if text[0] == letters[at]:
            at -= 1
            if at < 0:
                return word.start()
        elif text not in _LINKS:
            return None
    return None


def _by_letters(letters: str, window: str, floor: int) -> int | None:
    """The start found by the algorithm of Schwartz and Hearst, not left of `floor`."""
    at = len(window) - 1
    for position in range(len(letters) - 1, -1, -1):
        letter = letters[position]
        while at >= floor and not (window[at].lower() == letter and (position > 0 or _word_start(window, at))):
            at -= 1
        if at < floor:
            return None
        at -= 1
    return at + 1


def _word_start(window: str, at: int) -> bool:
    return at == 0 or not window[at - 1].isalnum()


def _is_long(short: str, long: str) -> bool:
    """Whether `long` can be what `short` stands for: longer, more than the short form itself, not a whole clause."""
    words = long.split()
    if len(long) <= len(short) + 1 or not words or len(words) > len(short) * 2 + 2:
        return False
    if short in words or short.rstrip("s") in words:
        return False
    return words[0].lower() not in _LINKS or len(words[0]) > 3
