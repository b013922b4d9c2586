"""Lines of wrapped text with what was broken at their ends made whole: words at hyphens, identifiers at slashes.

Which hyphens belong to a word no rule knows: the document's own words decide, then how compounds usually begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from papergraph.readers.lists.words import words

_BROKEN_WORD = re.compile(r"(?<![\w-])([^\W\d_]{2,30}(?:-[^\W\d_]{2,30}){0,3})[-\u2010]$")
_REST = re.compile(r"([^\W\d_]{2,30})(?![\w-])")
_ENDING = re.compile(r"(?:ings?|ed|ers?|s|es|tions?|ly|ments?|ness|al|able|ity)$")
_BROKEN_ADDRESS = re.compile(r"(?:\b10\.[0-9]{4,9}(?=/)|://)[^\s<>]{0,500}[/_=-]$|\b10\.$|\barxiv[.:]$", re.IGNORECASE)
_ADDRESS_REST = re.compile(r"[\w.-]{0,60}[0-9]")
_LABELLED = re.compile(r"[A-Z][\w ()-]{1,30}:\s+\S")
_HANGING = re.compile(r"\s{2,20}\S")
_COMPOUND = words(
    """
    non multi self high low deep semi cross long short real data large small fine few zero one two three well model
    co meta pre post anti quasi end state task time class open weakly fully user human machine text image vision
    language graph context domain instruction knowledge sub inter intra single double first second higher lower
    encoder sequence token object point speech video event energy memory resource privacy policy value reward off on
    """
)


def rejoined(taken: Sequence[tuple[int, str]], lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The numbered lines of one block, those that break a word or an address as one; `lines` are the document's."""
    known: str | None = None
    open_line: tuple[int, str] | None = None
    for number, line in taken:
        if open_line is None:
            open_line = (number, line)
            continue
        above, rest = open_line[1].rstrip(), line.lstrip()
        if above[-1:] in "-\u2010/_=.:" and (head := _joined_address(above, rest)):
            open_line = (open_line[0], head + rest)
            continue
        if above[-1:] in "-\u2010" and (part := _REST.match(rest)) and (broken := _BROKEN_WORD.search(above)):
            known = known or " ".join(lines[:20_000]).casefold()
            open_line = (open_line[0], (above if _keeps(broken[1], part[1], known) else above[:-1]) + rest)
            continue
        if _HANGING.match(line) and _LABELLED.match(open_line[1]):
            open_line = (open_line[0], f"{above} {rest}")
            continue
        yield open_line
        open_line = (number, line)
    if open_line:
        yield open_line


def _joined_address(above: str, rest: str) -> str | None:
    """The line above, where it ends in the middle of an identifier or address that the next one goes on with."""
    if not _BROKEN_ADDRESS.search(above[-600:]) or not _ADDRESS_REST.match(rest):
        return None
    return above


def _keeps(head: str, rest: str, known: str) -> bool:
    """Whether a hyphen at a line's end is part of the word: as the document writes it elsewhere, else by its head."""
    head = head.casefold()
    if rest[0].isupper() or f"{head}-{rest}" in known:
        return True
    last = head.rpartition("-")[2]
    return f"{last}{rest}" not in known and last in _COMPOUND and not _ENDING.match(rest)
