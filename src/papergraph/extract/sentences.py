"""Sentences of a passage, as offsets: Latin and CJK punctuation, blank lines and list marks end them."""

from __future__ import annotations

import re

from papergraph.extract.pieces import CJK

Span = tuple[int, int]

_END = re.compile(
    rf"(?P<stop>[.!?…]+[\"'”’)\]]*)(?=\s|[{CJK}\u3040-\u30ff]|$)|(?P<cjk>[。！？][」』”’）)]*)|(?P<line>\n\s*\n"
    rf"|\n(?=\s*[-*•·\d]))"
)
_NOT_THE_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|et al|cf|vs|etc|fig|figs|eq|eqs|sec|tab|no|nos|vol|dr|prof|mr|ms|st|approx|resp|ref"
    r"|refs|ca|w\.r\.t|a\.k\.a)"
    r"|(?:^|[\s(])[A-Z])$",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"(?:^|[\s(.])[A-Z]$")
_LOWER = re.compile(r"\s+[\"'“‘(\[]?[a-z]")


def spans(text: str) -> tuple[Span, ...]:
    """Offsets of the sentences of `text`, in order, without the white space around them."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.group("stop") and not _ends_here(text, match):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _ends_here(text: str, match: re.Match[str]) -> bool:
    """Whether the full stop ends a sentence: not after an abbreviation or initial, not before a small letter."""
    if not match.group().startswith("."):
        return True
    before = text[max(0, match.start() - 8) : match.start()]
    word = re.search(r"[\w.]+(?: al)?$", before)
    if word and (_NOT_THE_END.search(word.group()) or _INITIAL.search(before)):
        return before.endswith("etc") and not _LOWER.match(text, match.end())
    return not _LOWER.match(text, match.end()) or _known_lower_start(text, match.end())


def _known_lower_start(text: str, at: int) -> bool:
    """Whether the small letter begins a name such as "vLLM" or "jina-clip-v1", or follows a long sentence."""
    return bool(re.match(r"\s+[a-z]+(?:[A-Z]|-?\w*\d)", text[at : at + 30]))


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        found.append((start, end))
