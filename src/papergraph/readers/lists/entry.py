"""The types between the segmenter and the fields: headings in force, and entries with what belongs to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.title_place import TitlePlace

EntryKind = Literal["heading", "item", "paragraph", "row"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in force over an entry; `rank` orders headings, deeper ones higher. `title`: of the whole document."""

    text: str
    rank: int
    line: int
    title: bool = False
    tag: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A block that belongs to an entry: a sub-item, a following paragraph, or a cell with what its column is."""

    flat: Flat
    level: int = 0
    column: Field | None = None
    label: str = ""


@dataclass(slots=True)
class Entry:
    """What may be one paper.

    `weak` entries are lines that only their place suggests; `place` is where the title stands, when it was asked for.
    """

    lead: Flat
    kind: EntryKind
    level: int
    headings: tuple[Heading, ...]
    parts: list[Part] = field(default_factory=list)
    section: int = 0
    weak: bool = False
    place: TitlePlace | None = None

    @property
    def line(self) -> int:
        """The source line on which the entry begins."""
        return self.lead.line or (self.parts[0].flat.line if self.parts else 1)
