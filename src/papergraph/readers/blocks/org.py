"""Org files to blocks: headlines with their states and tags, lists, tables, links, drawers.

Own line reader: orgparse knows headlines and properties, but neither lists nor tables, and gives no lines for text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from papergraph.readers.blocks.block import CITED, ITEM_DEPTH, Block, Run, Runs
from papergraph.readers.blocks.text import inline

_HEADLINE = re.compile(
    r"^(\*{1,20})\s+(?:(?:TODO|DONE|NEXT|WAIT(?:ING)?|READ(?:ING)?|STARTED|HOLD|CANCELL?ED|SOMEDAY|TOREAD"
    r"|IN-PROGRESS|PROJ|KILL|SKIM(?:MED)?)\s+)?(?:\[#[A-Z0-9]\]\s+)?(.*?)(?:\s+(:[\w@#%:-]{1,200}:))?\s*$"
)
_BULLET = re.compile(r"^(\s*)(?:[-+]|\*(?<!^\*)|[0-9]{1,4}[.)])\s+(?:\[[ xX-]\]\s+)?(?=\S)")
_DRAWER = re.compile(r"^\s*:([A-Za-z_-]{1,40}):\s*$")
_PROPERTY = re.compile(r"^\s*:([A-Za-z_+-]{1,40}):\s+(.*\S)\s*$")
_KEYWORD = re.compile(r"^\s*#\+(\w{1,30}):?\s*(.*)$")
_PLANNING = re.compile(r"^\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_COMMENT = re.compile(r"^\s*#(?:\s|$)")
_TABLE_ROW = re.compile(r"^\s*\|")
_TABLE_RULE = re.compile(r"^\s*\|[-+|\s]*-[-+|\s]*$")
_LINK = re.compile(r"\[\[([^\[\]]{1,2000})\](?:\[([^\[\]]{0,1000})\])?\]")
_CITE = re.compile(r"\[cite(?:/[\w/-]{1,30})?:[^\[\]]{1,500}\]|(?<!\w)cite[a-z]{0,8}:[\w:,&;-]{1,200}")
_CITED_AS = re.compile(r"^(.{2,120}?),?\s\(?((?:19|20)[0-9]{2})\b")  # "Doe et al. 2017: First Words of the Title"
_STYLE = re.compile(r"(?<![\w*/=~])([*/=~_])(?=[^\s*/=~_])([^\n]{1,300}?)(?<=\S)\1(?![\w])")  # "_" underlines
_STAMP = re.compile(r"[<\[][0-9]{4}-[0-9]{2}-[0-9]{2}[^<>\[\]]{0,40}[>\]]")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of an Org document, in order."""
    return _Walk(text.split("\n")).walk()


def org_runs(text: str, line: int) -> Runs:
    """The runs of one line of Org."""
    if "cite" in text.casefold() and (cited := _cited(text, line)) is not None:
        return cited
    found: list[Run] = []
    position = 0
    for match in _LINK.finditer(text):
        found.extend(_styled(text[position : match.start()], line))
        target, shown = match[1], match[2] or match[1]
        url = target if "://" in target else _target(target)
        found.append(Run(shown, line, url=url))
        position = match.end()
    found.extend(_styled(text[position:], line))
    return tuple(found)


def _cited(text: str, line: int) -> Runs | None:
    """The runs of a line that is nothing but citations: a mark, and what the line shows in place of their keys."""
    shown: list[str] = []
    rest = text
    for match in _LINK.finditer(text):
        if match[1].casefold().startswith("cite"):
            rest = rest.replace(match[0], "")
            shown += [f"{names}, {year}" for names, year in _CITED_AS.findall(match[2] or "")]
    if rest == text and not _CITE.search(text):
        return None
    if any(character.isalnum() for character in _CITE.sub("", rest)):
        return None
    return (Run(", ".join(shown), line), Run("", line, CITED, kind="mark"))


def _target(target: str) -> str:
    for prefix, start in (("doi:", "https://doi.org/"), ("arxiv:", "https://arxiv.org/abs/")):
        if target.lower().startswith(prefix):
            return start + target[len(prefix) :]
    return target


def _styled(text: str, line: int) -> Iterator[Run]:
    text = _CITE.sub("", text)
    position = 0
    for match in _STYLE.finditer(text):
        if "://" in match[0]:
            continue
        yield from inline(text[position : match.start()], line)
        mark = match[1]
        yield Run(match[2], line, strong=mark == "*", emphasis=mark in "/_", code=mark in "=~")
        position = match.end()
    yield from inline(text[position:], line)


class _Walk:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.indents: list[int] = []
        self.tables = 0

    def walk(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if match := _HEADLINE.match(line):
                self.indents = []
                yield from self._headline(match)
            elif (drawer := _DRAWER.match(line)) and drawer[1].upper() != "END":
                yield from self._drawer(drawer[1].upper())
            elif keyword := _KEYWORD.match(line):
                yield from self._keyword(keyword[1].lower(), keyword[2])
            elif _COMMENT.match(line):
                yield Block("comment", self.at + 1, (Run(line.strip(), self.at + 1, code=True),))
                self.at += 1
            elif _PLANNING.match(line) or _STAMP.fullmatch(line.strip()):
                self.at += 1
            elif _TABLE_ROW.match(line):
                yield from self._table()
            elif re.fullmatch(r"\s*-{5,}\s*", line):
                yield Block("rule", self.at + 1)
                self.at += 1
            elif line.strip():
                yield self._text(line)
            else:
                self.at += 1

    def _headline(self, match: re.Match[str]) -> Iterator[Block]:
        """A headline; its tags follow as a line of their own."""
        line = self.at + 1
        self.at += 1
        yield Block("heading", line, org_runs(match[2], line), level=len(match[1]))
        if match[3]:
            tags = ", ".join(
                tag
                for tag in match[3].split(":")
                if tag and tag.lower() not in ("attach", "export", "noexport", "paper", "papers")
            )
            if tags:
                yield Block("paragraph", line, (Run(f"Tags: {tags}", line),))

    def _drawer(self, name: str) -> Iterator[Block]:
        """A drawer: properties are labelled lines, logs are passed over."""
        start = self.at
        self.at += 1
        while self.at < len(self.lines) and self.at - start < 500:
            line = self.lines[self.at]
            if line.strip().upper() == ":END:" or _HEADLINE.match(line):
                self.at += line.strip().upper() == ":END:"
                return
            if name == "PROPERTIES" and (match := _PROPERTY.match(line)):
                value = match[2] if match[1].lower() != "custom_id" else ""
                if value:
                    label = match[1].replace("_", " ").capitalize()
                    yield Block(
                        "paragraph", self.at + 1, (Run(f"{label}: ", self.at + 1), *org_runs(value, self.at + 1))
                    )
            elif name != "PROPERTIES":
                yield Block("comment", self.at + 1, (Run(line, self.at + 1, code=True),))
            self.at += 1

    def _keyword(self, name: str, value: str) -> Iterator[Block]:
        line = self.at + 1
        self.at += 1
        if name == "title":
            yield Block("heading", line, org_runs(value, line), level=0)
        elif name.startswith("begin_") and name not in ("begin_quote", "begin_center", "begin_verse"):
            while self.at < len(self.lines) and not self.lines[self.at].strip().lower().startswith("#+end"):
                yield Block("code", self.at + 1, (Run(self.lines[self.at] + "\n", self.at + 1, code=True),))
                self.at += 1
            self.at += 1

    def _table(self) -> Iterator[Block]:
        self.tables += 1
        first = self.at
        while self.at < len(self.lines) and _TABLE_ROW.match(self.lines[self.at]):
            row = self.lines[self.at].strip()
            if not _TABLE_RULE.match(row):
                cells = tuple(org_runs(cell.strip(), self.at + 1) for cell in _cells(row))
                following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
                header = self.at == first and bool(_TABLE_RULE.match(following))
                yield Block("row", self.at + 1, cells=cells, header=header, table=self.tables)
            self.at += 1

    def _text(self, line: str) -> Block:
        """An item or paragraph with the lines that continue it."""
        number = self.at + 1
        bullet = _BULLET.match(line)
        runs: list[Run] = list(_broken(self._whole(line[bullet.end() :] if bullet else line.strip()), number))
        level = (
            self._depth(len(bullet[1].expandtabs(8))) if bullet else (len(self.indents) if line[:1].isspace() else 0)
        )
        self.at += 1
        while self.at < len(self.lines) and self._continues(self.lines[self.at]):
            at = self.at + 1
            if runs[-1:] and runs[-1].kind != "break":
                runs.append(Run(" ", at, kind="wrap"))
            runs += _broken(self._whole(self.lines[self.at].strip()), at)
            self.at += 1
        return Block("item" if bullet else "paragraph", number, tuple(runs), level=min(level, ITEM_DEPTH))

    def _whole(self, text: str) -> str:
        """The line, with the next one where a link goes on in it."""
        if text.count("[[") > text.count("]]") and self.line_after().strip():
            self.at += 1
            return f"{text} {self.lines[self.at].strip()}"
        return text

    def line_after(self) -> str:
        """The line behind the current one, empty at the end."""
        return self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""

    def _continues(self, line: str) -> bool:
        return (
            bool(line.strip())
            and not _COMMENT.match(line)
            and not any(
                pattern.match(line)
                for pattern in (_HEADLINE, _BULLET, _DRAWER, _PROPERTY, _KEYWORD, _TABLE_ROW, _PLANNING)
            )
        )

    def _depth(self, width: int) -> int:
        while self.indents and self.indents[-1] > width:
            self.indents.pop()
        if (not self.indents or self.indents[-1] < width) and len(self.indents) < ITEM_DEPTH:
            self.indents.append(width)
        return len(self.indents)


def _broken(text: str, line: int) -> Iterator[Run]:
    """The runs of a line, with the break that two backslashes at its end make."""
    yield from org_runs(text.removesuffix("\\\\"), line)
    if text.endswith("\\\\"):
        yield Run("\n", line, kind="break")


def _cells(row: str) -> list[str]:
    """The cells of a row; a bar inside a link does not separate."""
    protected = _LINK.sub(lambda match: match[0].replace("|", "\x00"), row.strip().strip("|"))
    return [cell.replace("\x00", "|") for cell in protected.split("|")]
