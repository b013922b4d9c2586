"""Cards: a paper described by labelled items alone, in any order, "Authors: …", "Year: …", "Title: …".

Notes on single papers are kept so, under a heading that is the title or that only says that facts follow.
"""

from __future__ import annotations

from collections.abc import Sequence

from papergraph.readers.blocks.block import Block
from papergraph.readers.lists.entry import Heading
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.headings import clean_heading, is_container
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.title_text import is_title_like
from papergraph.readers.lists.units import Unit

_TITLES: frozenset[Field] = frozenset({"title", "title_en"})
_FACTS: frozenset[Field] = _TITLES | {"authors", "doi", "abstract", "venue", "year", "date", "link"}
_ONCE: frozenset[Field] = _TITLES | {"authors"}
_LONGEST = 40


def card_at(units: Sequence[Unit | list[Block]], at: int) -> list[Unit]:
    """The items from `at` on that describe one paper, with what stands below them; empty where they describe none."""
    first = units[at]
    card: list[Unit] = []
    seen: set[Field] = set()
    for unit in units[at : at + _LONGEST]:
        if isinstance(unit, list) or isinstance(first, list) or unit.kind != "item" or unit.level < first.level:
            break
        if unit.level == first.level:
            if not (unit.is_attribute or unit.is_labelled) or (unit.label in _ONCE and unit.label in seen):
                break
            seen |= {unit.label} if unit.label else set()
        card.append(unit)
    named = not seen.isdisjoint(_ONCE)
    return card if named and len(seen & _FACTS) >= 2 else []


def title_of_card(card: Sequence[Unit]) -> Unit | None:
    """The item that says the title; of an original and a translated one the first."""
    return next((unit for unit in card if unit.label in _TITLES), None)


def title_heading(stack: Sequence[Heading]) -> Heading | None:
    """The heading that is the title of the card below it: the nearest that does not only say that facts follow."""
    for heading in reversed(stack):
        if not is_container(heading.text):
            return heading if is_title_like(clean_heading(heading.text), words=3) else None
    return None


def as_flat(heading: Heading) -> Flat:
    """A heading's words as an entry's own text."""
    return Flat(heading.text, heading.text, ((0, heading.line),))
