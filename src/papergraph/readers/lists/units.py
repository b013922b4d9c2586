"""Blocks seen as possible entries: what each is by itself, before its neighbours are asked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from papergraph.identifiers import find
from papergraph.readers.blocks.block import Block, Run
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.flat import Flat, bridged, flatten
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors, is_name, is_team
from papergraph.readers.lists.title_text import clean_title, is_title_like, title_case_share
from papergraph.readers.lists.titles import TitlePlace, find_title

VOTES = re.compile(
    r"^\W{0,6}(?:(?:up)?votes?|likes?|points?|stars?|赞|点赞|投票|추천|いいね|👍|⬆️?"
    r"|▲)\s*[:：]?\s*([0-9][0-9,]{0,9})\s*$",
    re.IGNORECASE,
)
SUBMITTED = re.compile(r"\[?\s*submitted on ([^\[\];(]{6,40})", re.IGNORECASE)
REVISED = re.compile(r"last revised ([^\[\];(]{6,40})", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"^\W*(?:url|link|pdf|paper|arxiv|here|this https url)\W*$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[•◦▪●·‣*-]|\(?[0-9]{1,3}[.)])\s+")
_ITEM_LINE = re.compile(r"^\s*(?:[•◦▪●‣]|\(?[0-9]{1,3}[.)]\s)")
_ADDRESS = re.compile(r"\[//\]:\s*#\s*\S*(?:\s*\([^)]{0,80}\))?")
_YEAR = re.compile(r"\((?:19|20)[0-9]{2}[a-z]?\)")
_LABELLED = re.compile(r"[^\W_][^:：\n]{0,40}[:：]\s?\S")
_PROSE_WORDS = 22
_COLUMN, _FILLED = 60, 0.75  # lines of one wrapped text are this wide, and this alike
_WIDEST = 100  # wider ones were broken in the middle of a word and are two
_WRAPPED_TITLE = 40
_CUT_OFF = re.compile(r"\b(?:an?|the|of|on|in|at|to|for|from|with|by|than|and|or|via|against|using)$|-$", re.IGNORECASE)


class Unit:
    """A block with its flat text and the answers that the segmenter asks for, each found once."""

    def __init__(self, block: Block, flat: Flat) -> None:
        self.block, self.flat = block, flat
        self.kind, self.level, self.line = block.kind, block.level, block.line

    @cached_property
    def plain(self) -> str:
        """What is left to read without labels, addresses and emoji."""
        return self.flat.plain.strip(" \n\t*|·•-–—,;:.()[]")

    @cached_property
    def is_anchor(self) -> bool:
        """Whether it only leads to a place in the same document, as lines of a table of contents do."""
        anchors = [run for run in self.block.runs if run.url and run.url.startswith("#")]
        if not anchors or self.flat.links:
            return False
        shown = "".join(run.text for run in anchors)
        return len(shown.strip()) >= 0.5 * len(self.flat.text.strip())

    @cached_property
    def paper_links(self) -> int:
        """How many of its links lead to papers."""
        return sum(link.role in ("paper", "pdf") for link in self.flat.links) + len(self.flat.marks) + self._bare_ids

    @cached_property
    def _bare_ids(self) -> int:
        return len(find(self.flat.text)) if not self.flat.links else 0

    @cached_property
    def is_link_only(self) -> bool:
        """Whether it shows nothing but links that are no titles, or the word that stood on a lost one."""
        if any(link.named for link in self.flat.links):
            return False
        shown = self.plain
        words = shown.split()
        if not words:
            return bool(self.flat.links or self.flat.marks or self._bare_ids)
        if _PLACEHOLDER.match(self.flat.text) or (len(words) <= 3 and label_role(shown) is not None):
            return True
        return bool(self.flat.links) and len(words) <= 4 and self.flat.plain.strip().endswith((":", "：", ">", "→"))

    @cached_property
    def is_attribute(self) -> bool:
        """Whether it says something about an entry and is none: a link, names, a date, votes, a labelled value."""
        text = self.flat.plain.strip()
        if self.is_link_only or VOTES.match(text) or SUBMITTED.search(text):
            return True
        if any(link.named and link.role in ("paper", "pdf") and is_title_like(link.text) for link in self.flat.links):
            return False
        label = split_label(text)
        if label:
            return label[0] != "title"
        bare = text.strip("*_ ")
        if are_authors(bare, alone=False):
            return True
        if len(bare) > 200:
            return False
        details = read_details(bare, alone=False)
        return details.understood and details.remark is None

    @cached_property
    def place(self) -> TitlePlace | None:
        """Where its title stands, if it has one."""
        return find_title(self.flat)

    @cached_property
    def title(self) -> str:
        """Its title, cleaned."""
        return clean_title(self.flat.text[self.place.start : self.place.end]).title if self.place else ""

    @cached_property
    def is_full(self) -> bool:
        """Whether it is an entry by itself: a paper's link and a title that is no running text."""
        if not self.paper_links or self.is_link_only or not self.place:
            return False
        text = self.flat.plain
        label = split_label(text.strip())
        if label and label[0] not in ("title", "link"):
            return False
        before = text[: self.place.start].strip(" \n\t-–—:;,.|[](){}*#0123456789")
        if (
            len(before.split()) > 4
            and not read_details(before).understood
            and not _is_capitals(text[: self.place.start])
        ):
            return False
        if any(link.named and self.place.start <= link.start < self.place.end for link in self.flat.links):
            return is_title_like(self.title, words=1) or len(self.title) > 1
        return is_title_like(self.title, words=2) or bool(self.flat.strong and len(self.title) > 1)

    @cached_property
    def is_title_line(self) -> bool:
        """Whether all of it is a title: no links, no sentence, no label."""
        text = self.flat.plain.strip()
        if self.flat.links or "\n" in text or not text or self.flat.text.strip().endswith((":", "：")):
            return False
        return len(text) < 300 and is_title_like(text, words=2) and is_title_like(clean_title(text).title, words=2)

    @cached_property
    def is_stated(self) -> bool:
        """Whether it is an entry by itself without a link: a title with authors and a venue or a date."""
        return states_paper(self.flat, self.place)

    @cached_property
    def is_titled(self) -> bool:
        """Whether it begins an entry by saying so: "Title: …"."""
        label = split_label(self.flat.plain.strip())
        return label is not None and label[0] == "title"

    @cached_property
    def is_labelled(self) -> bool:
        """Whether it begins with a few words and a colon: in a row of labelled lines one label may be unknown."""
        match = _LABELLED.match(self.flat.plain.strip())
        return match is not None and len(match[0].split()) <= 6

    @cached_property
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
    if len(groups) < 2 or block.kind in ("code", "comment", "heading"):
        yield Unit(block, flatten(runs))
        return
    flats = [flatten(group) for group in groups]
    if _are_entries(flats):
        yield from _several(block, groups, flats)
    elif _is_filled(flats) or _are_lines(flats):
        yield Unit(block, flatten(_broken(groups, flats)))
    else:
        yield Unit(block, flatten(runs))


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
    full = [flat for flat in flats if _begins_entry(flat)]
    # Where one line links its paper, the others do too: authors and a remark below it are no citation.
    linked = [flat for flat in full if any(link.role in ("paper", "pdf") for link in flat.links)]
    full = linked or full
    return len(full) >= 2 and len(full) * 3 >= len(flats)


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
    papers = [link for link in flat.links if link.role in ("paper", "pdf")]
    if not papers:
        return len(flat.plain) > 40 and states_paper(flat, find_title(flat))
    if any(link.named and is_title_like(link.text, words=3) for link in papers):
        return True
    words = flat.plain.split()
    return (
        len(words) >= 4
        and is_title_like(clean_title(flat.plain.strip()).title, words=4)
        and not are_authors(flat.plain)
    )


def _several(block: Block, groups: list[list[Run]], flats: list[Flat]) -> Iterator[Unit]:
    pending: list[Run] = []
    bullets = any(_ITEM_LINE.match(flat.text) for flat in flats)
    level = max(block.level, 1)
    for group, flat in zip(groups, flats, strict=True):
        starts = bool(_ITEM_LINE.match(flat.text)) if bullets else _begins_entry(flat)
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


def _are_lines(flats: list[Flat]) -> bool:
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


def _is_filled(flats: list[Flat]) -> bool:
    """Whether the lines are one text wrapped at a column: but for the last and links, all are about as long."""
    text = list(itertools.takewhile(lambda flat: not _is_link_line(flat), flats))
    widths = [len(flat.text.rstrip()) for flat in text[:-1]]
    return len(widths) > 1 and max(widths) >= _COLUMN and min(widths) >= _FILLED * min(max(widths), _WIDEST)


def _is_link_line(flat: Flat) -> bool:
    return bool(flat.links) and (not flat.plain.strip(" .,;()[]|") or bool(_PLACEHOLDER.match(flat.plain)))


def _broken(groups: list[list[Run]], flats: list[Flat]) -> list[Run]:
    """The lines as one text: a break where a line says something of its own, a space where it goes on."""
    filled = _is_filled(flats)
    out: list[Run] = []
    in_title = True
    for at, (group, flat) in enumerate(zip(groups, flats, strict=True)):
        goes_on = not _is_link_line(flat) if filled else in_title and at > 0 and _completes(flats[at - 1], flat)
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
