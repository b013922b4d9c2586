"""The lines of one block: whether their ends mean something, or only that the text was wrapped there."""

from __future__ import annotations

import itertools
import re

from papergraph.readers.blocks.block import Run
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.names import are_authors, is_name

VOTES = re.compile(
    r"^\W{0,6}(?:(?:up)?votes?|likes?|points?|stars?|赞|点赞|投票|추천|いいね|👍|⬆️?"
    r"|▲)\s*[:：]?\s*([0-9][0-9,]{0,9})\s*$",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"^\W*(?:url|link|pdf|paper|arxiv|here|this https url)\W*$", re.IGNORECASE)
_COLUMN, _FILLED = 60, 0.75  # lines of one wrapped text are this wide, and this alike
_WIDEST = 100  # wider ones were broken in the middle of a word and are two
_WRAPPED_TITLE = 40
_CUT_OFF = re.compile(
    r"\b(?:an?|the|of|on|in|at|to|for|from|with|by|than|and|or|via|against|using|between|among|through|without|into"
    r"|under|over|del?|des|la|el|los|las|du|der|die|das|und|zur?|für|et|les|il|per|do|da|em)$|-$",
    re.IGNORECASE,
)


def are_lines(flats: list[Flat]) -> bool:
    """Whether line ends mean something: a line is only a link, a label, names or a venue, and none runs on."""
    for before, flat in itertools.pairwise(flats):
        if before.plain.rstrip().endswith((",", "-", "(", " and")):
            return False
        if _is_own_line(flat):
            return True
    return False


def _is_own_line(flat: Flat) -> bool:
    """Whether a line says one thing about the entry above it: a link, a label, names, votes, a venue or a date."""
    text = flat.plain.strip()
    if flat.links and not text.strip(" .,;()[]|"):
        return True
    if split_label(text) or are_authors(text) or VOTES.match(text):
        return True
    details = read_details(text, alone=False) if len(text) < 120 else None
    return bool(details and details.understood and details.remark is None)


def is_filled(flats: list[Flat]) -> bool:
    """Whether the lines are one text wrapped at a column: but for the last and links, all are about as long."""
    text = list(itertools.takewhile(lambda flat: not _is_link_line(flat), flats))
    widths = [len(flat.text.rstrip()) for flat in text[:-1]]
    return len(widths) > 1 and max(widths) >= _COLUMN and min(widths) >= _FILLED * min(max(widths), _WIDEST)


def _is_link_line(flat: Flat) -> bool:
    return bool(flat.links) and (not flat.plain.strip(" .,;()[]|") or bool(PLACEHOLDER.match(flat.plain)))


def with_breaks(groups: list[list[Run]], flats: list[Flat], *, filled: bool) -> list[Run]:
    """The lines as one text: a break where a line says something of its own, a space where it goes on."""
    out: list[Run] = []
    in_title = True
    for at, (group, flat) in enumerate(zip(groups, flats, strict=True)):
        labelled = filled and split_label(flat.plain.strip()) is not None
        goes_on = (
            not (labelled or _is_link_line(flat)) if filled else in_title and at > 0 and _completes(flats[at - 1], flat)
        )
        in_title = in_title and (goes_on or not at)
        if out:
            out.append(Run(" " if goes_on else "\n", group[0].line, kind="wrap" if goes_on else "break"))
        out.extend(group)
    return out


def _completes(before: Flat, flat: Flat) -> bool:
    """Whether a line is the rest of a title that is wrapped: a short one that says nothing else, or a title cut off."""
    text, above = flat.plain.strip(), before.plain.strip()
    if not text or before.links or flat.links or above.endswith((".", ":", "?", "!")) or _is_own_line(flat):
        return False
    return bool(_CUT_OFF.search(above)) or (
        len(text.split()) <= 3 and len(above) >= _WRAPPED_TITLE and not is_name(text) and text[-1:].isalnum()
    )
