"""Blocks seen as possible entries: what each is by itself, before its neighbours are asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from papergraph.identifiers import find
from papergraph.readers.blocks.block import Block, Run
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.flat import Flat, FlatLink, bridged, flatten
from papergraph.readers.lists.gathered import split_gathered
from papergraph.readers.lists.joined import split_joined
from papergraph.readers.lists.label_fields import Field
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors, is_team
from papergraph.readers.lists.once import once
from papergraph.readers.lists.references import read_reference
from papergraph.readers.lists.title_place import TitlePlace
from papergraph.readers.lists.title_text import clean_title, is_title_like, title_case_share
from papergraph.readers.lists.titles import find_title
from papergraph.readers.lists.wrapped import PLACEHOLDER, VOTES, are_lines, is_filled, with_breaks

SUBMITTED = re.compile(r"\[?\s*submitted on ([^\[\];(]{6,40})", re.IGNORECASE)
REVISED = re.compile(r"last revised ([^\[\];(]{6,40})", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•◦▪●·‣*-]|\(?[0-9]{1,3}[.)])\s+")
_ITEM_LINE = re.compile(r"^\s*(?:[•◦▪●‣]|\(?[0-9]{1,3}[.)]\s)")
_ADDRESS = re.compile(r"\[//\]:\s*#\s*\S*(?:\s*\([^)]{0,80}\))?")
_YEAR = re.compile(r"\((?:19|20)[0-9]{2}[a-z]?\)")
_LABELLED = re.compile(r"[^\W_][^:：\n]{0,40}[:：]\s?\S")
_RUNS_ON = re.compile(r"\w\s(?:on|of|in|for|with|by|from|to|the|an?|our|see|about)$", re.IGNORECASE)
_PROSE_WORDS = 22


class Unit:
    """A block with its flat text and the answers that the segmenter asks for, each found once."""

    def __init__(self, block: Block, flat: Flat) -> None:
        self.block, self.flat = block, flat
        self.kind, self.level, self.line = block.kind, block.level, block.line

    @once
    def plain(self) -> str:
        """What is left to read without labels, addresses and emoji."""
        return self.flat.plain.strip(" \n\t*|·•-–—,;:.()[]")

    @once
    def is_anchor(self) -> bool:
        """Whether it only leads to a place in the same document, as lines of a table of contents do."""
        anchors = [run for run in self.block.runs if run.url and run.url.startswith("#")]
        if not anchors or self.flat.links:
            return False
        shown = "".join(run.text for run in anchors)
        return len(shown.strip()) >= 0.5 * len(self.flat.text.strip())

    @once
    def paper_links(self) -> int:
        """How many of its links lead to papers."""
        return sum(link.role in ("paper", "pdf") for link in self.flat.links) + len(self.flat.marks) + self._bare_ids

    @once
    def _bare_ids(self) -> int:
        return len(find(self.flat.text)) if not self.flat.links else 0

    @once
    def is_link_only(self) -> bool:
        """Whether it shows nothing but links that are no titles, or the word that stood on a lost one."""
        if any(link.named for link in self.flat.links):
            return False
        shown = self.plain
        words = shown.split()
        if not words:
            return bool(self.flat.links or self.flat.marks or self._bare_ids)
        if PLACEHOLDER.match(self.flat.text) or (len(words) <= 3 and label_role(shown) is not None):
            return True
        return bool(self.flat.links) and len(words) <= 4 and self.flat.plain.strip().endswith((":", "：", ">", "→"))

    @once
    def is_attribute(self) -> bool:
        """Whether it says something about an entry and is none: a link, names, a date, votes, a labelled value."""
        if self.is_reference:
            return False
        text = self.flat.plain.strip()
        if self.is_link_only or VOTES.match(text) or SUBMITTED.search(text):
            return True
        papers = [link.text for link in self.flat.links if link.named and link.role in ("paper", "pdf")]
        if any(is_title_like(paper, words=4 if self.label == "link" else 3) for paper in papers):
            return False
        if self.label:
            return self.label != "title"
        bare = text.strip("*_ ")
        if "\n" not in bare and are_authors(bare, alone=False) and not (self.flat.strong and self.is_full):
            return True
        if len(bare) > 200:
            return False
        details = read_details(bare, alone=False)
        return details.understood and details.remark is None

    @once
    def place(self) -> TitlePlace | None:
        """Where its title stands, if it has one."""
        return find_title(self.flat)

    @once
    def title(self) -> str:
        """Its title, cleaned."""
        return clean_title(self.flat.text[self.place.start : self.place.end]).title if self.place else ""

    @once
    def is_full(self) -> bool:
        """Whether it is an entry by itself: a paper's link and a title that is no running text."""
        if not self.paper_links or self.is_link_only or not self.place:
            return False
        text = self.flat.plain
        label = split_label(text.strip())
        if label and label[0] not in ("title", "link"):
            return False
        before = text[: self.place.start].strip(" \n\t-–—:;,.|[](){}*#0123456789")
        if _RUNS_ON.search(before) and self.title[:1].islower():
            return False
        if (
            len(before.split()) > 4
            and not read_details(before).understood
            and not _is_capitals(text[: self.place.start])
        ):
            return False
        if any(link.named and link.start < self.place.end and link.end > self.place.start for link in self.flat.links):
            return is_title_like(self.title, words=1) or len(self.title) > 1
        return is_title_like(self.title, words=2) or bool(self.flat.strong and len(self.title) > 1)

    @once
    def is_title_line(self) -> bool:
        """Whether all of it is a title: no links, no sentence, no label."""
        text = self.flat.plain.strip()
        if self.flat.links or "\n" in text or not text or self.flat.text.strip().endswith((":", "：")):
            return False
        return len(text) < 300 and is_title_like(text, words=2) and is_title_like(clean_title(text).title, words=2)

    @once
    def is_stated(self) -> bool:
        """Whether it is an entry by itself without a link: a title with authors and a venue or a date."""
        return self.is_reference or states_paper(self.flat, self.place)

    @once
    def is_reference(self) -> bool:
        """Whether it is a reference in a form that alone tells title and authors."""
        reference = read_reference(self.flat.plain)
        return reference is not None and bool(reference.details.authors)

    @once
    def is_bylined(self) -> bool:
        """Whether it is an entry by itself because its first line is a title and its second the authors."""
        lines = [line for line in self.flat.plain.split("\n", 4)[:4] if line.strip()]
        return (
            len(lines) > 1
            and is_title_like(clean_title(lines[0]).title, words=3)
            and are_authors(lines[1].strip())
            and split_label(lines[1].strip()) is None
        )

    @once
    def label(self) -> Field | None:
        """The field that it says it is, "Title: …"; None where it says none."""
        label = split_label(self.flat.plain.strip())
        return label[0] if label else None

    @property
    def is_titled(self) -> bool:
        """Whether it begins an entry by saying so."""
        return self.label == "title"

    @once
    def is_labelled(self) -> bool:
        """Whether it begins with a few words and a colon: in a row of labelled lines one label may be unknown."""
        match = _LABELLED.match(self.flat.plain.strip())
        return match is not None and len(match[0].split()) <= 6

    @once
    def is_prose(self) -> bool:
        """Whether it is running text."""
        text = self.plain
        words = len(text.split())
        cjk = sum("\u3040" <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3" for character in text[:400])
        return (
            words >= _PROSE_WORDS
            or cjk > 30
            or (words >= 7 and title_case_share(text) < 0.4 and self.flat.text.rstrip().endswith((".", "!", "”", ")")))
        )


def _is_capitals(before: str) -> bool:
    """Whether what stands before a title is closed by a full stop and written in capitals: an organization."""
    return before.rstrip().endswith((".", ":")) and len(before.split()) <= 30 and title_case_share(before) > 0.6


def units_of(block: Block) -> Iterator[Unit]:
    """The block as one unit, or as several where its lines are entries or attributes of their own."""
    runs = tuple(bridged([run for run in block.runs if not (run.kind == "text" and run.text.startswith("[//]:"))]))
    groups = _lines(runs)
    if block.kind in ("code", "comment", "heading"):
        yield Unit(block, flatten(runs))
        return
    if len(groups) < 2:
        yield from _each(block, runs)
        return
    flats = [flatten(group) for group in groups]
    if _are_entries(flats):
        yield from _several(block, groups, flats)
        return
    # A break that the author made is never one of a column.
    filled = all(run.kind != "break" for run in runs) and is_filled(flats)
    if filled or are_lines(flats):
        yield Unit(block, flatten(with_breaks(groups, flats, filled=filled)))
    else:
        yield from _each(block, runs)


def _each(block: Block, runs: Sequence[Run]) -> Iterator[Unit]:
    """A unit for each paper that the text begins with."""
    label, *gathered = (split_gathered(runs) if block.kind == "item" else []) or [[]]
    if gathered:
        yield Unit(block, flatten(label))
        block = block._replace(level=block.level + 1)
    groups = gathered or split_joined(runs)
    if groups == [list(runs)]:
        yield Unit(block, flatten(runs))
        return
    for group in groups:
        yield Unit(block._replace(line=group[0].line, runs=tuple(group)), flatten(group))


def _lines(runs: Iterable[Run]) -> list[list[Run]]:
    groups: list[list[Run]] = [[]]
    for run in runs:
        if run.kind in ("wrap", "break"):
            groups.append([])
        else:
            groups[-1].append(run)
    return [group for group in groups if any(run.text.strip() or run.url for run in group)]


def _are_entries(flats: list[Flat]) -> bool:
    """Whether the lines of one block are entries of their own: most begin one, by bullet or by a paper's link."""
    bullets = sum(bool(_ITEM_LINE.match(flat.text)) for flat in flats)
    if bullets >= 2 and bullets * 2 >= len(flats):
        return True
    if _bold_titles(flats):
        return True
    # Where one line links its paper, the others do too: authors and a remark below it are no citation.
    full = sum(map(_begins_linked, flats)) or sum(map(_begins_cited, flats))
    return full >= 2 and full * 3 >= len(flats)


def _bold_titles(flats: list[Flat]) -> set[int]:
    """The lines that begin with a title in bold, where several do; one that goes on from the line above does not."""
    bold = [_is_bold_title(flat) for flat in flats]
    found = {at for at, is_bold in enumerate(bold) if is_bold and not (at and bold[at - 1])}
    return found if len(found) > 1 else set()


def _is_bold_title(flat: Flat) -> bool:
    """Whether a line is a title in bold and nothing else."""
    if len(flat.strong) != 1 or flat.links:
        return False
    shown = flat.plain.strip()
    span = flat.strong[0]
    return span.end - span.start >= len(shown) - 4 and is_title_like(clean_title(shown).title, words=3)


def states_paper(flat: Flat, place: TitlePlace | None) -> bool:
    """Whether a line is a citation: authors, a title, and a venue or a date."""
    if (
        place is None
        or len(flat.plain) > 900
        or not is_title_like(clean_title(flat.text[place.start : place.end]).title, words=3)
    ):
        return False
    before = read_details(flat.plain, start=0, end=place.start)
    after = read_details(flat.plain, start=place.end, alone=False)
    if before.authors or after.authors:
        return any((before.has_venue, after.has_venue, before.dates, after.dates))
    team, years = _YEAR.subn("", flat.plain[: place.start])
    return bool(years) and is_team(team.strip(" .,:"))


def _begins_entry(flat: Flat) -> bool:
    return _begins_linked(flat) or _begins_cited(flat)


def _begins_cited(flat: Flat) -> bool:
    """Whether a line without a paper's link is a citation."""
    return not _paper_links(flat) and len(flat.plain) > 40 and states_paper(flat, find_title(flat))


def _begins_linked(flat: Flat) -> bool:
    """Whether a line links a paper and has its title."""
    papers = _paper_links(flat)
    if not papers:
        return False
    if any(link.named and is_title_like(link.text, words=3) for link in papers):
        return True
    words = flat.plain.split()
    return (
        len(words) >= 4
        and is_title_like(clean_title(flat.plain.strip()).title, words=4)
        and not are_authors(flat.plain)
    )


def _paper_links(flat: Flat) -> list[FlatLink]:
    return [link for link in flat.links if link.role in ("paper", "pdf")]


def _several(block: Block, groups: list[list[Run]], flats: list[Flat]) -> Iterator[Unit]:
    pending: list[Run] = []
    bullets = any(_ITEM_LINE.match(flat.text) for flat in flats)
    bold = _bold_titles(flats)
    level = max(block.level, 1)
    for at, (group, flat) in enumerate(zip(groups, flats, strict=True)):
        starts = bool(_ITEM_LINE.match(flat.text)) if bullets else at in bold or (not bold and _begins_entry(flat))
        if starts and pending:
            yield _unit(block, pending, level)
            pending = []
        if pending:
            pending.append(Run("\n", group[0].line, kind="break"))
        pending.extend(_without_bullet(group) if starts and not pending else group)
    if pending:
        yield _unit(block, pending, level)


def _unit(block: Block, runs: list[Run], level: int) -> Unit:
    line = next((run.line for run in runs), block.line)
    return Unit(Block("item", line, tuple(runs), level), flatten(runs))


def _without_bullet(group: list[Run]) -> list[Run]:
    match = _BULLET.match(group[0].text) if group[0].kind == "text" and not group[0].url else None
    return [group[0]._replace(text=group[0].text[match.end() :]), *group[1:]] if match else group
