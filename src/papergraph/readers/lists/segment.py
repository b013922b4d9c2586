"""Blocks to entries: which block begins a paper, and what belongs to it.

One segmenter for every syntax. It decides by what blocks are next to each other; whether an entry is a paper is
decided afterwards, with its section in view.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from papergraph.readers.blocks.block import Block
from papergraph.readers.dates import find_dates
from papergraph.readers.lists.cards import as_flat, card_at, title_heading, title_of_card
from papergraph.readers.lists.entry import Entry, EntryKind, Heading, Part
from papergraph.readers.lists.flat import Flat, cut
from papergraph.readers.lists.headings import is_container, names_no_papers, names_papers
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.labels import is_flat_header, label_field, split_label
from papergraph.readers.lists.names import are_authors
from papergraph.readers.lists.rows import rows_to_entries
from papergraph.readers.lists.sections import is_note_on_one_paper
from papergraph.readers.lists.title_text import clean_title, is_title_like
from papergraph.readers.lists.units import Unit, units_of

PSEUDO_RANK, _ITEM_RANK = 10, 20
_FLAT_ROW = re.compile(r"^(.{8,250}?[^\s])\s(?:URL|PDF|Link|Paper)(?:\s|$)")
_LATIN = re.compile("[^\\W\\d_\u3040-\u9fff\uac00-\ud7a3]{4}")  # a word of a script that has spaces
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_LIST = re.compile(r"\b(?:papers|readings?|lists?|awesome|digest|collection)\b", re.IGNORECASE)
_SPACE = re.compile(r"\s*")
_SENTENCE_MARK = re.compile(r"[，。！？\n]")
_PART_LIMIT = 400


class Segmented:
    """What the segmenter gives: entries in order, the headings, and blocks that were passed over, with the reason."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.headings: list[Heading] = []
        self.skipped: list[tuple[int, str, Flat]] = []


def segment(blocks: Iterable[Block]) -> Segmented:
    """The entries of a stream of blocks."""
    return _Segmenter(list(_grouped(blocks))).run()


def _grouped(blocks: Iterable[Block]) -> Iterator[Unit | list[Block]]:
    """Blocks as units, the rows of one table together."""
    for (is_row, _), group in groupby(blocks, key=lambda block: (block.kind == "row", block.table)):
        if is_row:
            yield list(group)
        else:
            for block in group:
                yield from units_of(block)


class _Segmenter:
    def __init__(self, units: list[Unit | list[Block]]) -> None:
        self.units = units
        self.out = Segmented()
        self.stack: list[Heading] = []
        self.current: Entry | None = None
        self.section = 0
        self.fresh = False  # directly below a heading: a short line here is a tag of the section
        self.flat_table = False
        self.prose_before = False
        self.past = 0  # items before this place are part of a card

    def run(self) -> Segmented:
        for at, unit in enumerate(self.units):
            if isinstance(unit, list):
                self._table(unit)
            elif unit.kind == "heading":
                self._heading(at, unit)
            elif unit.kind == "rule":
                self.current = None
            elif unit.kind in ("code", "comment"):
                self._pass_over(unit, "stands in a comment" if unit.kind == "comment" else "stands in a code block")
            elif unit.kind == "item":
                self._item(at, unit)
            else:
                self._paragraph(at, unit)
        return self.out

    # --- headings

    def _heading(self, at: int, unit: Unit) -> None:
        if unit.level == 0:
            self.out.headings.append(Heading(unit.flat.text.strip(), 0, unit.line, title=True))
            return
        if self.current and self.current.kind == "heading" and unit.level > self.current.level and not unit.paper_links:
            self.current.parts.append(Part(unit.flat, unit.level, label=unit.plain))
            return
        text = unit.flat.text
        plain = not unit.flat.links and not is_container(text) and not names_no_papers(text)
        plain = plain and not (unit.level == 1 and _LIST.search(text))
        spoken_of = plain and self._is_spoken_of(at)
        if unit.is_full or (
            plain and (spoken_of or _LATIN.search(unit.plain)) and self._is_lead(at, unit, words=2 if spoken_of else 4)
        ):
            self._open(unit, "heading")
            return
        if plain and is_note_on_one_paper(self.units, at):
            self._open(unit, "heading")
            return
        if not self._resume(at, unit):
            self._push(unit.flat.text, unit.level, unit.line)

    def _resume(self, at: int, unit: Unit) -> bool:
        """Goes on with a card below a heading beside its own that only says that more facts follow."""
        entry = self.out.entries[-1] if self.out.entries else None
        if not entry or not _is_labelled(entry) or not is_container(unit.flat.text):
            return False
        above = [heading for heading in self.stack if heading.rank < unit.level]
        if not above or above != [heading for heading in entry.headings if heading.rank < unit.level]:
            return False
        following = self._next(at)
        if not isinstance(following, Unit) or following.kind != "item" or not following.is_attribute:
            return False
        self.current = entry
        return True

    def _push(self, text: str, rank: int, line: int, *, tag: bool = False) -> None:
        self.current = None
        self.stack = [heading for heading in self.stack if heading.rank < rank]
        heading = Heading(" ".join(text.split()), rank, line, tag=tag)
        self.stack.append(heading)
        self.out.headings.append(heading)
        self.section += 1
        self.fresh = rank < PSEUDO_RANK
        self.flat_table = False
        self.prose_before = False

    # --- tables

    def _table(self, rows: list[Block]) -> None:
        attached = self.current
        entries, passed = rows_to_entries(rows, tuple(self.stack), self.section)
        self.out.entries.extend(entries)
        self.out.skipped.extend(passed)
        if entries or attached is None:
            self.current = None
        self.fresh = False

    # --- items

    def _item(self, at: int, unit: Unit) -> None:
        if unit.is_anchor:
            return
        self.stack = [heading for heading in self.stack if heading.rank < _ITEM_RANK + unit.level]
        if at < self.past:
            return
        if self._belongs(at, unit):
            self._attach(unit)
            return
        open_card = self.current is None or (_is_labelled(self.current) and unit.level == self.current.level)
        card = card_at(self.units, at) if open_card and not unit.is_titled else []
        if card and self._card(card):
            self.past = at + len(card)
            return
        if self._is_category(at, unit):
            self._push(unit.flat.text, _ITEM_RANK + unit.level, unit.line)
            self.fresh = False
            return
        self._demote_lead(unit)
        self._open(unit, "item", weak=not unit.is_full and not unit.flat.links)

    def _card(self, card: list[Unit]) -> bool:
        """Opens the entry of a card; False where it has no title."""
        lead = title_of_card(card)
        heading = None if lead else title_heading(self.stack) or self._title_beside()
        if lead:
            self._open(lead, "item")
        elif heading:
            above = tuple(one for one in self.stack if one.rank < heading.rank)
            self.current = Entry(as_flat(heading), "heading", heading.rank, above, section=self.section)
            self.out.entries.append(self.current)
        else:
            return False
        for unit in card:
            if unit is not lead:
                self._attach(unit)
        return True

    def _title_beside(self) -> Heading | None:
        """The heading right above one of its own rank that only says that facts follow: "# Title", "# Info"."""
        above = self.out.headings[-2:]
        if len(above) < 2 or above[0].rank != above[1].rank or not is_container(above[1].text):
            return None
        said = self.out.entries and self.out.entries[-1].line > above[0].line
        return None if said else title_heading(above)

    def _belongs(self, at: int, unit: Unit) -> bool:
        """Whether an item is part of the entry that is open."""
        entry = self.current
        if entry is None or len(entry.parts) >= _PART_LIMIT:
            return False
        if entry.kind == "item":
            again = unit.label == "authors" and any(_says(part.flat, "authors") for part in entry.parts)
            return unit.level > entry.level or (unit.level == entry.level and not again and _says_more(entry, unit))
        if unit.is_titled:
            return False
        if unit.is_attribute:
            return True
        return (
            not unit.is_full
            and not unit.is_stated
            and not (unit.is_title_line and entry.parts and self._children(at, unit.level))
        )

    def _is_category(self, at: int, unit: Unit) -> bool:
        """Whether an item only gathers the entries below it."""
        if unit.paper_links or len(unit.flat.text) > 200:
            return False
        children = self._children(at, unit.level)
        full = sum(child.is_full or child.is_reference for child in children)
        if not full:
            return False
        return full >= 2 or not unit.is_title_line or len(unit.plain.split()) <= 3 or full == len(children)

    def _children(self, at: int, level: int) -> list[Unit]:
        children: list[Unit] = []
        for unit in self.units[at + 1 : at + 40]:
            if isinstance(unit, list) or unit.kind in ("heading", "rule") or unit.level <= level:
                break
            if unit.kind == "item":
                children.append(unit)
        return children

    def _demote_lead(self, unit: Unit) -> None:
        """A line that was taken for a title turns out to stand over a list: it becomes a heading."""
        entry = self.current
        if entry is None or entry.kind == "item" or entry.parts or entry.lead.links or not entry.weak:
            return
        if len(entry.lead.text.split()) > 10 or entry.lead.text.rstrip().endswith((".", "。")):
            return
        self.out.entries.pop()
        self._push(entry.lead.text, PSEUDO_RANK, entry.line)

    # --- paragraphs

    def _paragraph(self, at: int, unit: Unit) -> None:
        fresh, self.fresh = self.fresh, False
        text = unit.flat.text.strip()
        if not text and not unit.flat.links:
            return
        if unit.is_anchor or (not any(character.isalnum() for character in text) and not unit.flat.links):
            self.current = None
        elif (head := self._flat_head(unit)) is not None or self._is_flat_table(unit):
            self._flat_rows(unit, head, fresh=fresh)
        elif self._stands_below(unit):
            self._attach(unit)
        elif self._is_nickname(at, unit):
            self._open(unit, "paragraph")
        elif self.current and (unit.is_attribute or (unit.is_titled and _is_nameable(self.current))):
            self._attach(unit)
        elif self._is_entry(unit, text):
            self._open(unit, "paragraph")
        elif self._is_pseudo_heading(at, unit, fresh=fresh):
            self._push(unit.flat.text, PSEUDO_RANK if not fresh else PSEUDO_RANK - 1, unit.line, tag=fresh)
            self.fresh = False
        elif self._is_lead(at, unit, words=2):
            self._open(unit, "paragraph")
        elif unit.is_title_line and not fresh and self._is_weak_lead(at, unit):
            self._open(unit, "paragraph", weak=True)
        elif self.current and (unit.is_prose or not text.endswith((":", "："))):
            self._attach(unit)
        elif self._is_candidate(unit):
            self._open(unit, "paragraph", weak=True)
        else:
            self._pass_over(unit, "stands in running text")

    def _is_entry(self, unit: Unit, text: str) -> bool:
        """Whether a paragraph is an entry by itself: with a paper's link, or saying title and authors without one."""
        if unit.is_full or unit.is_titled:
            return True
        return bool(_YEAR.search(text) and unit.is_stated) or ("\n" in text and unit.is_bylined)

    def _stands_below(self, unit: Unit) -> bool:
        """Whether a paragraph belongs to the open entry by its place: inside its item, or below its heading."""
        entry = self.current
        if entry is None or entry.kind not in ("item", "heading"):
            return False
        if entry.kind == "item":
            return bool(unit.level) and unit.level >= entry.level
        return not (unit.is_full or unit.is_bylined)

    def _is_nickname(self, at: int, unit: Unit) -> bool:
        """Whether a line "Nickname: address" begins a new entry: the open one is complete, and items follow."""
        following = self._next(at)
        return (
            unit.is_link_only
            and bool(unit.plain)
            and not (self.current and not self.current.parts)
            and isinstance(following, Unit)
            and following.kind == "item"
            and following.is_attribute
        )

    def _is_candidate(self, unit: Unit) -> bool:
        """Whether a paragraph outside any entry may be one that lacks the link of its paper."""
        return bool(unit.flat.links) and not unit.is_prose and bool(unit.place) and is_title_like(unit.title, words=2)

    def _is_pseudo_heading(self, at: int, unit: Unit, *, fresh: bool) -> bool:
        text = unit.flat.text.strip()
        if unit.paper_links or len(text) > 120 or unit.is_prose or _SENTENCE_MARK.search(text):
            return False
        if text.endswith((":", "：")) and not label_field(text.rstrip(":：")):
            return True
        bold = (
            unit.flat.strong
            and unit.flat.strong[0].start <= 3
            and unit.flat.strong[-1].end >= len(unit.flat.text.rstrip()) - 2
        )
        if (
            not unit.flat.links
            and (is_container(text) or (names_papers(text) and len(text.split()) <= 4))
            and not self._followed_by_attribute(at)
        ):
            return True
        if self._followed_by_attribute(at):
            return False
        if (bold or names_no_papers(text)) and not unit.flat.links and self._next_is_list(at):
            return True
        return fresh and not unit.flat.links and len(text.split()) <= 4 and not text.endswith((".", "。", "!", "?"))

    def _next_is_list(self, at: int) -> bool:
        following = self._next(at)
        return isinstance(following, list) or (
            following is not None and following.kind == "item" and not following.is_attribute
        )

    def _is_lead(self, at: int, unit: Unit, *, words: int) -> bool:
        """Whether a line is a title because what follows speaks about it."""
        if unit.flat.links:
            return (
                not unit.is_prose
                and unit.is_link_only is False
                and self._followed_by_attribute(at)
                and len(unit.plain.split()) <= 30
                and not unit.is_title_line
                and bool(unit.title)
            )
        title = clean_title(unit.flat.plain).title
        if not unit.is_title_line or not is_title_like(title, words=words):
            return False
        return self._followed_by_attribute(at)

    def _followed_by_attribute(self, at: int) -> bool:
        following = self._next(at)
        if following is None or isinstance(following, list) or following.kind not in ("item", "paragraph"):
            return False
        if following.kind == "item" and not following.is_attribute and not following.is_full:
            later = self._next(at + 1)
            return isinstance(later, Unit) and later.kind == "item" and later.is_attribute
        return following.is_attribute

    def _is_spoken_of(self, at: int) -> bool:
        """Whether what follows can only speak of a paper: it has a paper's link or names authors."""
        following = self._next(at)
        if not isinstance(following, Unit) or following.kind not in ("item", "paragraph"):
            return False
        label = split_label(following.flat.plain.strip())
        if label and label[0] in ("authors", "abstract", "venue", "date", "link", "doi"):
            return True
        return following.is_attribute and (following.paper_links > 0 or are_authors(following.flat.plain.strip()))

    def _is_weak_lead(self, at: int, unit: Unit) -> bool:
        """Whether a title stands alone, or over prose about it."""
        text = clean_title(unit.flat.plain).title
        following = self._next(at)
        about = (
            isinstance(following, Unit)
            and following.kind in ("paragraph", "item")
            and (following.is_prose or following.kind == "item")
        )
        return is_title_like(text, words=2 if about else 4) and not unit.is_prose

    def _next(self, at: int) -> Unit | list[Block] | None:
        for unit in self.units[at + 1 : at + 8]:
            if not isinstance(unit, list) and unit.kind == "comment":
                continue
            if isinstance(unit, list) or unit.flat.text.strip() or unit.flat.links or unit.kind == "rule":
                return unit
        return None

    # --- tables that lost their lines

    def _flat_head(self, unit: Unit) -> int | None:
        """The place of a line of column names in a paragraph."""
        if unit.flat.links or len(unit.flat.lines) > 500:
            return None
        text = unit.flat.text
        return next((start for start, end in _line_spans(unit.flat) if is_flat_header(text[start:end].strip())), None)

    def _is_flat_table(self, unit: Unit) -> bool:
        return self.flat_table and not unit.flat.links and bool(_FLAT_ROW.match(unit.flat.text))

    def _flat_rows(self, unit: Unit, head: int | None, *, fresh: bool) -> None:
        """Rows "Title URL remark" below a line of column names, one line each."""
        text = unit.flat.text
        if head and fresh and (tag := text[:head].strip()) and len(tag) <= 120:
            self._push(tag, PSEUDO_RANK - 1, unit.line, tag=True)
        self.flat_table, self.fresh, self.current = True, False, None
        for start, end in _line_spans(unit.flat):
            match = _FLAT_ROW.match(text[start:end].strip())
            if match and start > (-1 if head is None else head) and not is_flat_header(text[start:end].strip()):
                self._flat_row(unit, start, end, match)

    def _flat_row(self, unit: Unit, start: int, end: int, match: re.Match[str]) -> None:
        start += _space_at(unit.flat.text, start)
        lead = cut(unit.flat, start, start + match.end(1))
        entry = Entry(lead, "paragraph", 0, tuple(self.stack), section=self.section)
        entry.parts.append(Part(cut(unit.flat, start + match.end(1), start + match.end()), 1))
        entry.parts.append(Part(cut(unit.flat, start + match.end(), end), 1))
        self.out.entries.append(entry)
        self.current = None

    # --- shared

    def _open(self, unit: Unit, kind: EntryKind, *, weak: bool = False) -> None:
        self.fresh = False
        level = unit.level if kind != "paragraph" else 0
        if kind == "heading":
            self.stack = [heading for heading in self.stack if heading.rank < unit.level]
        self.current = Entry(unit.flat, kind, level, tuple(self.stack), section=self.section, weak=weak)
        self.current.place = unit.place if "place" in unit.__dict__ else None
        self.out.entries.append(self.current)

    def _attach(self, unit: Unit) -> None:
        if self.current and len(self.current.parts) < _PART_LIMIT:
            self.current.parts.append(Part(unit.flat, unit.level))

    def _pass_over(self, unit: Unit, why: str) -> None:
        self.out.skipped.append((unit.line, why, unit.flat))


def _says_more(entry: Entry, unit: Unit) -> bool:
    """Whether an item beside an entry's own is about it: it is labelled, and the entry's is not or with its title."""
    label = split_label(unit.flat.plain.strip())
    if label is None or unit.is_titled:
        return _is_labelled(entry) and not unit.is_titled and (unit.is_attribute or unit.is_labelled)
    return _is_labelled(entry) or split_label(entry.lead.plain.strip()) is None


def _is_nameable(entry: Entry) -> bool:
    """Whether a labelled title below an entry can be its own: the entry began with a heading, by chance a nickname."""
    return entry.kind == "heading" and not _is_labelled(entry)


def _is_labelled(entry: Entry) -> bool:
    """Whether an entry began by saying that it does: "Title: …"."""
    return _says(entry.lead, "title", "title_en")


def _says(flat: Flat, *fields: Field) -> bool:
    """Whether a text is labelled with one of some fields."""
    label = split_label(flat.plain.strip())
    return label is not None and label[0] in fields


def _line_spans(flat: Flat) -> Iterator[tuple[int, int]]:
    starts = [position for position, _ in flat.lines] or [0]
    yield from zip(starts, [*starts[1:], len(flat.text)], strict=True)


def _space_at(text: str, start: int) -> int:
    """How much white space stands at a place."""
    space = _SPACE.match(text, start)
    return space.end() - start if space else 0


def dated(headings: Iterable[Heading]) -> str | None:
    """The day that the nearest dated heading names."""
    for heading in reversed(list(headings)):
        dates = find_dates(heading.text)
        if dates and len(dates[0].iso) == 10:
            return dates[0].iso
    return None
