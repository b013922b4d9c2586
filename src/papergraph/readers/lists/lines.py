"""The lines of an entry, those that one wrapped sentence is spread over as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from papergraph.readers.lists.labels import split_label

_WRAPPED = 60  # a line that is as long and ends in the middle of a sentence goes on in the next one
_GOES_ON = re.compile(r"\s*(?!by\b|code\b|https?:|arxiv|doi\b|www\.)[a-z]")
_OPEN_END = re.compile(r"\b(?:an?|the|of|on|in|at|to|for|from|with|by|than|that|and|or|as|is|are|into|over)$")


def line_spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line from `start` on."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1


def unwrapped(text: str, lines: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines, those that one wrapped sentence is spread over as one."""
    found: list[tuple[int, int]] = []
    for start, end in lines:
        if found and _goes_on(text[slice(*found[-1])].rpartition("\n")[2].rstrip(), text[start:end]):
            start = found.pop()[0]
        found.append((start, end))
    return found


def _goes_on(line: str, next_line: str) -> bool:
    if len(line) < _WRAPPED or line.endswith((".", "!", "?", "。", ":")) or split_label(next_line):
        return False
    return bool(_GOES_ON.match(next_line) or (_OPEN_END.search(line) and next_line.strip()))
