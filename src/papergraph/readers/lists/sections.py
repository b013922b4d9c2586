"""Sections that are notes on one paper: a heading, words about it in any order, and one labelled address of the paper.

Digests are kept so, with a summary and numbered reasons between the title and "arXiv: …" that closes the note.
"""

from __future__ import annotations

from collections.abc import Sequence

from papergraph.readers.blocks.block import Block
from papergraph.readers.lists.headings import is_container, names_no_papers, names_papers
from papergraph.readers.lists.title_text import clean_title, is_title_like
from papergraph.readers.lists.units import Unit

_LONGEST = 40
PLACEHOLDERS = frozenset({"url", "link", "pdf", "paper", "this https url"})  # of a page that was copied without links


def is_note_on_one_paper(units: Sequence[Unit | list[Block]], at: int) -> bool:
    """Whether the heading at a place is a paper's title: its section gives the address of one paper, by its label."""
    heading = units[at]
    if isinstance(heading, list) or heading.flat.links or not _may_be_title(heading.flat.text):
        return False
    addresses = 0
    before: Unit = heading
    for unit in units[at + 1 : at + _LONGEST]:
        if isinstance(unit, list):
            return False
        if unit.kind == "heading":
            return unit.level <= heading.level and addresses == 1
        if unit.kind == "rule" and addresses:
            return addresses == 1
        if unit.paper_links or unit.flat.text.strip(" :.").casefold() in PLACEHOLDERS:
            if before is not heading and before.kind == "paragraph" and before.is_title_line:
                return False  # a title of its own stands over the address
            if unit.paper_links and unit.label != "link" and not unit.is_link_only:
                return False
            addresses += 1
        before = unit
    return addresses == 1


def _may_be_title(text: str) -> bool:
    """Whether a heading has the words of a title and does not say that a list begins."""
    if is_container(text) or names_no_papers(text) or names_papers(text):
        return False
    return is_title_like(clean_title(text).title, words=3)
