"""Copied pages of search results that print byline, venue and year in one line ("A Ash, B Elm - Birds, 2019 - x.org").

The line above such a line is the title, what follows is an excerpt and the row of buttons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from papergraph.readers.blocks.block import Block, Run

_BYLINE = re.compile(
    r"^\s*(?P<names>[^\W\d_][^\n]{2,200}?)\s-\s(?:(?P<venue>[^\n]{2,160}?),\s)?(?P<year>(?:19|20)[0-9]{2})"
    r"\s-\s[\w .&-]{2,60}\s*$"
)
_FORMAT = re.compile(r"^\s*(?:\[(?:PDF|HTML|BOOK|B|CITATION|C|DOC|PS|TXT)\]\s?){1,2}")
_BUTTONS = re.compile(r"^\s*(?:☆\s?)?(?:Save\b|Cite\b|Cited by [0-9]|Related articles\b|All [0-9]+ versions\b)")
_CITED_BY = re.compile(r"Cited by ([0-9]{1,7})")


def is_results(lines: Sequence[str]) -> bool:
    """Whether the lines are results of a search: two bylines or more, one for every dozen lines at least."""
    sample = [line for line in lines[:600] if line.strip()]
    bylines = sum(bool(_BYLINE.match(line)) for line in sample)
    return bylines > 1 and bylines * 12 >= len(sample)


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """One item for each result: its title, byline, venue with year, and the excerpt."""
    places = [at for at, line in enumerate(lines) if at and _BYLINE.match(line) and lines[at - 1].strip()]
    for number, at in enumerate(places):
        end = places[number + 1] - 1 if number + 1 < len(places) else len(lines)
        yield Block("item", at, tuple(_result(lines, at, end)), level=1)


def _result(lines: Sequence[str], at: int, end: int) -> Iterator[Run]:
    match = _BYLINE.match(lines[at])
    if match is None:
        return
    yield Run(_FORMAT.sub("", lines[at - 1]).strip(), at, strong=True)
    names = match["names"].strip().replace("…", ", et al.").replace(",, et", ", et")
    yield from _line(names, at + 1)
    if match["venue"] and "…" not in match["venue"]:
        yield from _line(f"{match['venue']}, {match['year']}", at + 1)
    else:
        yield from _line(match["year"], at + 1)
    for number in range(at + 1, end):
        line = lines[number].strip()
        if cited := _CITED_BY.search(line):
            yield from _line(f"Citations: {cited[1]}", number + 1)
        elif line and not _BUTTONS.match(line) and not _FORMAT.match(line):
            yield from _line(line, number + 1)


def _line(text: str, number: int) -> Iterator[Run]:
    yield Run("\n", number, kind="break")
    yield Run(text, number)
