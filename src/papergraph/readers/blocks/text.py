"""Plain text and copied web pages to blocks: bullets by their sign, nesting by indentation, headings by their shape.

Markdown in a .txt file is not this reader's: the syntax is chosen by content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from papergraph.readers.blocks import arxiv_mail, chat, scholar
from papergraph.readers.blocks.block import ITEM_DEPTH, Block, BlockKind, Run, Runs
from papergraph.readers.blocks.inline import trim_url
from papergraph.readers.blocks.joins import rejoined

_BULLET = re.compile(
    r"^(\s*)([•◦▪▫●○■□‣⁃∙·*+–—-]|\(?[0-9]{1,4}[.)]|\[[0-9]{1,4}\]|\(?[a-z][.)])[ \t\u00a0\u3000]+(?=\S)"
)
_LONE_BULLET = re.compile(r"^\s*(?:[•◦▪▫●○■□‣⁃∙·*–-]|\[?[0-9]{1,3}[.)\]])\s*$")
_UNDERLINE = re.compile(r"^\s*([=~^#*\"'+-])\1{2,200}\s*$")
_RULE = re.compile(r"^\s*(?:[-=_*~—–─━.·•]\s?){4,200}\s*$")
_NUMBERED_HEADING = re.compile(
    r"^\s*(?:\[[0-9]{1,3}\]\s?:|#{1,6}\s|(?:week|lecture|session|part|chapter|section|module|unit|topic"
    r"|class)\s+[0-9IVX]{1,4}\b\s*[:.–-]?)\s*\S",
    re.IGNORECASE,
)
_BRACKETED_HEADING = re.compile(r"^\s{0,3}(?:\[([^\W\d_][^\[\]]{2,80})\]|【([^【】]{2,80})】)\s{0,9}$")
_HASHES = re.compile(r"^\s*(#{1,6})\s+")
_URL = re.compile(r"<?(?<![\w@])(https?://[^\s<>\"|]{2,2000})>?")
_HEADING_LIMIT = 160
_NEXT_NUMBERS = 20  # how far the number of an item that follows without a gap may be from the one above
_TAB = 8


@dataclass(slots=True)
class _Open:
    """Lines that are becoming one block."""

    kind: BlockKind
    line: int
    level: int
    gap: int
    lines: list[tuple[int, str]] = field(default_factory=list)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a plain text, in order."""
    lines = text.split("\n")
    if chat.is_chat(lines):
        yield from chat.blocks(lines, inline)
        return
    if arxiv_mail.is_mail(lines):
        yield from blocks("\n".join(lines[: arxiv_mail.beginning(lines)]))
        yield from arxiv_mail.blocks(lines, inline)
        return
    if scholar.is_results(lines):
        yield from scholar.blocks(lines)
        return
    indents: list[int] = []
    current: _Open | None = None
    numbered: re.Match[str] | None = None
    gap = 0
    lone = ""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            if current:
                yield from _finished(current, lines)
                current = None
            gap += 1
            continue
        if current and (_UNDERLINE.match(line) and len(current.lines) == 1):
            yield _heading(current, line)
            current, gap = None, 0
            continue
        if _RULE.match(line):
            if current:
                yield from _finished(current, lines)
            yield Block("rule", number, gap=gap)
            current, gap, indents = None, 0, []
            continue
        if _LONE_BULLET.match(line) and number < len(lines) and lines[number].strip():
            lone = line.rstrip()
            continue
        line, lone = f"{lone} {line.lstrip()}" if lone else line, ""
        bullet = _BULLET.match(line)
        if bullet and _is_item(bullet, current, numbered):
            if current:
                yield from _finished(current, lines)
            level = _depth(indents, _width(bullet[1]))
            numbered = bullet
            current = _Open("item", number, level, gap, [(number, line[bullet.end() :])])
        elif current:
            current.lines.append((number, line))
        else:
            if _width(line[: len(line) - len(line.lstrip())]) < 2 or not indents:
                indents = []
            current = _Open("paragraph", number, len(indents), gap, [(number, line)])
        gap = 0
    if current:
        yield from _finished(current, lines)


def inline(text: str, line: int) -> Runs:
    """The runs of one line: its URLs are links, nothing else is markup."""
    if "://" not in text:
        return (Run(text, line),) if text else ()
    found: list[Run] = []
    position = 0
    for match in _URL.finditer(text):
        url = trim_url(match[1])
        if match.start() > position:
            found.append(Run(text[position : match.start()], line))
        found.append(Run(url, line, url=url))
        wrapped = match[0].startswith("<") and match[0].endswith(">")
        position = match.end() if wrapped else match.start(1) + len(url)
    if position < len(text):
        found.append(Run(text[position:], line))
    return tuple(found)


def _finished(current: _Open, lines: list[str]) -> Iterator[Block]:
    first = current.lines[0][1]
    if current.kind == "paragraph" and len(current.lines) == 1 and _is_heading(first):
        hashes = _HASHES.match(first)
        level = len(hashes[1]) if hashes else 1
        bracketed = _BRACKETED_HEADING.match(first)
        bare = bracketed[1] or bracketed[2] if bracketed else _HASHES.sub("", first).strip()
        shown = inline(bare, current.line)
        yield Block("heading", current.line, shown, level=level, gap=current.gap)
        return
    runs: list[Run] = []
    for number, line in rejoined(current.lines, lines):
        if runs:
            runs.append(Run(" ", number, kind="wrap"))
        runs.extend(inline(line.strip(), number))
    yield Block(current.kind, current.line, tuple(runs), level=min(current.level, ITEM_DEPTH), gap=current.gap)


def _is_heading(line: str) -> bool:
    if len(line) > _HEADING_LIMIT:
        return False
    return bool(_NUMBERED_HEADING.match(line) or _BRACKETED_HEADING.match(line))


def _heading(current: _Open, underline: str) -> Block:
    level = 1 if underline.strip()[0] in "=#" else 2
    return Block("heading", current.line, inline(current.lines[0][1].strip(), current.line), level, gap=current.gap)


def _is_item(bullet: re.Match[str], current: _Open | None, last: re.Match[str] | None) -> bool:
    """Whether a line that begins like an item is one, or goes on with the block above.

    A dash or letter in the middle of a paragraph is punctuation of a wrapped line, and so is a number in the middle
    of a numbered item that does not count on: a year, a page.
    """
    if not current:
        return True
    if current.kind != "item":
        return bullet[2][0] not in "–—(abcdefghijklmnopqrstuvwxyz"
    if last is None or not _number(last) or not (number := _number(bullet)) or len(last[1]) != len(bullet[1]):
        return True
    return number == 1 or (last[2][0] == bullet[2][0] == "[") or 0 <= number - _number(last) <= _NEXT_NUMBERS


def _number(bullet: re.Match[str]) -> int:
    """The number of a bullet, 0 where it has none."""
    return int("".join(filter(str.isdigit, bullet[2])) or 0)


def _depth(indents: list[int], width: int) -> int:
    """The depth of a bullet at this indentation; `indents` holds those of the open items."""
    while indents and indents[-1] > width:
        indents.pop()
    if (not indents or indents[-1] < width) and len(indents) < ITEM_DEPTH:
        indents.append(width)
    return len(indents)


def _width(space: str) -> int:
    return len(space.expandtabs(_TAB))
