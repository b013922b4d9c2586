"""Runs to one string with places: what the fields of an entry are read from.

`text` is what a reader sees. `plain` has the same length, with the words of links such as "[Paper]", addresses,
badges and emoji blanked out, so that a place in the one is a place in the other.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from urllib.parse import unquote

from papergraph.identifiers import find
from papergraph.model import LinkRole
from papergraph.readers.blocks.block import Run
from papergraph.readers.lists.headings import without_symbols
from papergraph.readers.lists.links import ends_in_label, label_role, role_of
from papergraph.readers.lists.venues import is_known_venue, read_venue

_OPENING = re.compile(r"[\[({（【<「]")
_EMPTY_BRACKETS = re.compile(r"[\[({（【<「][\s,，|/·&+;:.\-–—]{0,300}[\])}）】>」]")
_BRACKETED = re.compile(r"[\[(（【]([^\[\]()（）【】]{1,40})[\])）】]")
_SHIELD = re.compile(r"img\.shields\.io/(?:badge|static/v1)/?(?:\?label=)?([^?&]{1,200})", re.IGNORECASE)
_SHIELD_COLOR = re.compile(r"-[A-Za-z0-9]{3,12}(?:\.svg)?$")
# "Paper:" in front of a link that is blanked out says no more than the link.
_DANGLING = re.compile(r"(?<![^\s,;|(])([^\W\d_]{2,12})\s?[:：](?=\s{0,500}(?:[,;|.)\]\n]|$))")
_SLASH = re.compile(r"(?<=\s\s)/(?=\s)")  # between two links that are blanked out
_CITE_KEY = re.compile(r"\[?[A-Z][A-Za-z]{1,20}(?:\+|EtAl)?[0-9]{2,4}[a-z]?\]?")
_BARE_ID = re.compile(r"[a-z-]*/?[0-9]{4}\.?[0-9]{3,5}(?:v[0-9])?|10\.[0-9]{4,9}/\S+|doi:\S+")
_DIGIT = re.compile("[0-9]")
_SERVER_DATE = re.compile(r"(?:arXiv|bioRxiv|medRxiv|preprint),?\s[\w .,-]{0,20}(?:19|20)[0-9]{2}", re.IGNORECASE)
_ID_LABEL = re.compile(
    r"(?:\bdoi\s?:?\s*|\b(?:https?://)?(?:dx\.)?doi\.org/|\barxiv(?:\s(?:preprint|e-?print))?[\s:]*)$", re.IGNORECASE
)
_ID_TAG = re.compile(r"\s?\[[a-z-]{2,10}(?:\.[A-Z]{2})?\]")
_ANCHOR = re.compile(r"^(?:#|mailto:|javascript:|tel:)", re.IGNORECASE)


class Span(NamedTuple):
    """A stretch of one style: text[start:end]."""

    start: int
    end: int


class FlatLink(NamedTuple):
    """A link and where its words stand; `named` when they are a title rather than a label or an address."""

    start: int
    end: int
    url: str
    role: LinkRole
    text: str
    named: bool


class Flat(NamedTuple):
    """An entry's own text with its links, bold and italic stretches, and the words of its badges."""

    text: str
    plain: str
    lines: tuple[tuple[int, int], ...]
    links: tuple[FlatLink, ...] = ()
    strong: tuple[Span, ...] = ()
    emphasis: tuple[Span, ...] = ()
    badges: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()

    def line_at(self, position: int) -> int:
        """The source line of a place in the text."""
        at = bisect.bisect_right(self.lines, position, key=lambda pair: pair[0]) - 1
        return self.lines[max(at, 0)][1] if self.lines else 0

    @property
    def line(self) -> int:
        """The source line of the first thing that is seen."""
        return self.line_at(len(self.text) - len(self.text.lstrip()))


def flatten(runs: Iterable[Run]) -> Flat:
    """The runs as one string with places."""
    return _Builder().build(list(runs))


class _Builder:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.lines: list[tuple[int, int]] = []
        self.links: list[FlatLink] = []
        self.badges: list[str] = []
        self.marks: list[str] = []

    def build(self, runs: list[Run]) -> Flat:
        strong: list[Span] = []
        emphasis: list[Span] = []
        for url, group in groupby(bridged(runs), key=lambda run: run.url):
            start, part, badge = self.length, len(self.parts), len(self.badges)
            for run in group:
                self._add(run, strong, emphasis)
            if url and not _ANCHOR.match(url):
                self._link(start, url, "".join(self.parts[part:]), self.badges[badge:])
        text = "".join(self.parts)
        return Flat(
            text,
            self._plain(text),
            tuple(self.lines),
            tuple(self.links),
            tuple(strong),
            tuple(emphasis),
            tuple(self.badges),
            tuple(self.marks),
        )

    def _add(self, run: Run, strong: list[Span], emphasis: list[Span]) -> None:
        if run.kind == "image":
            self.badges.extend(badge for badge in (_badge(run.source or ""), run.text.strip()) if badge)
            return
        if run.kind == "mark":
            self.marks.append(run.url or "")
            return
        if not self.lines or self.lines[-1][1] != run.line:
            self.lines.append((self.length, run.line))
        if run.strong:
            self._style(strong, run.text)
        if run.emphasis:
            self._style(emphasis, run.text)
        self.parts.append(run.text)
        self.length += len(run.text)

    def _style(self, spans: list[Span], text: str) -> None:
        """Adds the text that comes next to the stretches of one style; a space between two does not part them."""
        if not text:
            return
        start = self.length
        spaced = spans and spans[-1].end == start - 1 and not self.parts[-1].strip()
        if spaced or (spans and spans[-1].end == start):
            start = spans.pop().start
        spans.append(Span(start, self.length + len(text)))

    def _link(self, start: int, url: str, words: str, badges: list[str]) -> None:
        if url.startswith("arxiv:") and start == self.length:
            return
        shown = " ".join(words.split())
        label = shown.strip("[]()|. ") or " ".join(badges[:1])
        self.links.append(FlatLink(start, self.length, url, *_role_and_label(url, shown, label)))

    def _plain(self, text: str) -> str:
        pieces, position = [], 0
        for link in self.links:
            if not link.named and link.end > position:
                pieces += [text[position : link.start], _blank(text[link.start : link.end])]
                position = link.end
        plain = without_symbols("".join([*pieces, text[position:]]))
        plain = _without_ids(plain)
        bracketed = _OPENING.search(plain) is not None
        if bracketed:
            plain = _BRACKETED.sub(_blank_label, plain)
        if ":" in plain or "：" in plain:
            plain = _DANGLING.sub(_blank_dangling, plain)
        if "/ " in plain:
            plain = _SLASH.sub(" ", plain)
        if bracketed:
            # Twice, since brackets stand in brackets.
            plain = _EMPTY_BRACKETS.sub(_blank_match, _EMPTY_BRACKETS.sub(_blank_match, plain))
        return plain


@lru_cache(maxsize=4096)
def _role_and_label(url: str, shown: str, label: str) -> tuple[LinkRole, str, bool]:
    """The role of a link, its label, and whether that is a title; kept, since a text is flattened more than once."""
    named = bool(shown) and not _is_address(shown, url) and label_role(shown) is None
    if named and (_CITE_KEY.fullmatch(shown) if role_of(url) in ("paper", "pdf") else ends_in_label(shown)):
        named = False
    if named and shown[-1:].isalnum() and _DIGIT.search(shown) and _is_imprint(shown):
        named = False
    if named and shown.isupper() and " " not in shown and role_of(url) == "paper" and is_known_venue(shown):
        named = False
    return role_of(url, "" if named else label), label, named


def bridged(runs: list[Run]) -> list[Run]:
    """The runs, with wraps inside one link made part of it."""
    return [
        run._replace(url=runs[at - 1].url, kind="text")
        if run.kind == "wrap" and 0 < at < len(runs) - 1 and runs[at - 1].url and runs[at - 1].url == runs[at + 1].url
        else run
        for at, run in enumerate(runs)
    ]


def _without_ids(plain: str) -> str:
    """The text with bare identifiers, "arXiv:2001.00001 [cs.LG]", "doi:10.1000/x", blanked out."""
    pieces: list[str] = []
    position = 0
    for found in find(plain):
        label = _ID_LABEL.search(plain[max(position, found.start - 30) : found.start])
        start = found.start - (len(label[0]) if label else 0)
        tag = _ID_TAG.match(plain, found.end)
        end = tag.end() if tag else found.end
        pieces += [plain[position:start], _blank(plain[start:end])]
        position = end
    return "".join([*pieces, plain[position:]])


def _blank(text: str) -> str:
    if "\n" not in text:
        return text if text.isspace() else " " * len(text)
    return text if text.isspace() else "".join("\n" if character == "\n" else " " for character in text)


def _blank_match(match: re.Match[str]) -> str:
    return _blank(match[0])


def _blank_label(match: re.Match[str]) -> str:
    return _blank(match[0]) if label_role(match[1]) is not None and not _DIGIT.search(match[1]) else match[0]


def _blank_dangling(match: re.Match[str]) -> str:
    """The label blanked out, unless it is the last word of a phrase: "Emergence in Neural Models: https://…"."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    in_phrase = before.endswith(" ") and before.rstrip(" ")[-1:].isalpha() and not before.endswith("   ")
    return match[0] if in_phrase else _blank_label(match)


def _is_imprint(shown: str) -> bool:
    """Whether the words of a link say where and when a paper appeared: "CHI 2024", "arXiv, 5 Sep 2024"."""
    if len(shown) > 60:
        return False
    venue = read_venue(shown)
    sure = "," not in shown or is_known_venue(shown)  # "Doe and Ash, 2020" is a citation
    return bool(venue and venue.year and sure) or bool(_SERVER_DATE.fullmatch(shown))


def _is_address(shown: str, url: str) -> bool:
    if "://" in shown[:12] or shown == url or shown.startswith("www."):
        return True
    bare = shown.casefold().removeprefix("arxiv:").strip()
    return bool(_BARE_ID.fullmatch(bare)) or ("." in shown and " " not in shown and shown.casefold() in url.casefold())


def _badge(source: str) -> str:
    """The words of a badge, from its address: "…/badge/Conference-ICML'23-blue" → "Conference ICML'23"."""
    match = _SHIELD.search(source)
    if not match:
        return ""
    words = _SHIELD_COLOR.sub("", unquote(match[1]).partition("&")[0])
    return (
        words.replace("--", "\x00")
        .replace("-", "|")
        .replace("\x00", "-")
        .replace("__", "\x00")
        .replace("_", " ")
        .replace("\x00", "_")
    )


def lines_between(flat: Flat, start: int, end: int) -> Sequence[tuple[int, int]]:
    """The pairs (place from `start`, line) of a stretch of the text."""
    inside = [(position - start, line) for position, line in flat.lines if start < position < end]
    return [(0, flat.line_at(start)), *inside]


def cut(flat: Flat, start: int, end: int) -> Flat:
    """A stretch of a text without links as a text of its own."""
    lines = (
        (0, flat.line_at(start)),
        *((position - start, line) for position, line in flat.lines if start < position < end),
    )
    return Flat(flat.text[start:end], flat.plain[start:end], lines)
