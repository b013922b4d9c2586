"""Markdown, as people write it, to blocks.

markdown-it-py finds the blocks; cells and inline text are read here, since lists hold rows with more cells than
their header, bracketings that CommonMark does not know, and HTML tables with blank lines in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from papergraph.readers.blocks.block import ITEM_DEPTH, Block, BlockKind, Runs
from papergraph.readers.blocks.front_matter import extent
from papergraph.readers.blocks.inline import runs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"^( {0,3})\[\^([^\]\s]{1,80})\]:[ \t]?", re.MULTILINE)
_HTML_OPEN = re.compile(r"^[ \t]{0,8}<(table|ul|ol|dl)\b", re.IGNORECASE)
_HTML_COMMENT = re.compile(r"<!--")
_TIGHT_HEADING = re.compile(r"^(#{1,6})([^#\s!].*)$")
_PIPE_ROW = re.compile(r"^\s*\|.*\|.*\|\s*$")
_DELIMITER_ROW = re.compile(r"^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*){0,60}\|?\s*$")
_FENCE = re.compile(r"^\s{0,12}(`{3,}|~{3,})")


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a Markdown document, in order."""
    front = extent(text)
    lines = ("\n" * text.count("\n", 0, front) + text[front:]).split("\n")
    regions = _take_regions(lines)
    env: dict[str, Mapping[str, Mapping[str, str]]] = {}
    tokens = _parser().parse("\n".join(_prepared(lines)), env)
    references = {key: value["href"] for key, value in env.get("references", {}).items()}
    yield from _Walk(lines, references, regions).walk(tokens)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40})
    parser.disable(["inline", "text_join"])
    # An indented block is more often a deeply indented list than code.
    return parser.disable("code")


def _prepared(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        if match := _FENCE.match(line):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
        elif not fence:
            if line.startswith("[^"):
                line = _FOOTNOTE.sub(r"\1* ", line)
            elif line.startswith("#") and not line.startswith("#!"):
                line = _spaced_heading(line)
        yield line


def _spaced_heading(line: str) -> str:
    """ "##Title" is meant as a heading; "#AI #LLM" are tags and "#12" is a number."""
    match = _TIGHT_HEADING.match(line)
    if not match or (len(match[1]) == 1 and ("#" in match[2] or " " not in match[2] or match[2][0].isdigit())):
        return line if not match else "\\" + line
    return f"{match[1]} {match[2]}"


def _take_regions(lines: list[str]) -> dict[int, tuple[str, int, str]]:
    """Takes HTML tables, lists and comments that span lines out of `lines`: first line to (kind, its place, text).

    In their place stands one HTML comment, so that the text around them keeps its lines.
    """
    regions: dict[int, tuple[str, int, str]] = {}
    at, fence = 0, ""
    while at < len(lines):
        line = lines[at]
        if match := _FENCE.match(line):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
        elif not fence and (region := _region(lines, at)):
            kind, end = region
            regions[at] = (kind, at, "\n".join(lines[at:end]))
            lines[at:end] = ["<!-- -->"] + [""] * (end - at - 1)
            at = end
            continue
        at += 1
    return regions


def _region(lines: list[str], at: int) -> tuple[str, int] | None:
    line = lines[at]
    if "|" in line and at + 1 < len(lines) and _is_delimiter(lines[at + 1]):
        return "table", _table_end(lines, at)
    if "<" not in line:
        return None
    if line.lstrip().startswith("<!--"):
        end = _line_of(lines, at, "-->")
        return None if end is None or lines[end].partition("-->")[2].strip() else ("comment", end + 1)
    match = _HTML_OPEN.match(line)
    if not match:
        return None
    name, depth = match[1].lower(), 0
    counter = re.compile(rf"<(/?){name}\b", re.IGNORECASE)
    for end in range(at, min(len(lines), at + 200_000)):
        for tag in counter.finditer(lines[end]):
            depth += -1 if tag[1] else 1
        if depth <= 0:
            return "html", end + 1
    return "html", min(len(lines), at + 200_000)


def _is_delimiter(line: str) -> bool:
    """Whether a line separates the head of a table from its rows; two columns at least."""
    return "-" in line and "|" in line and len(line) < 4000 and bool(_DELIMITER_ROW.match(line))


def _table_end(lines: list[str], at: int) -> int:
    """The first line behind a table; an empty line does not end it when rows of the same width follow."""
    width = len(split_row(lines[at + 1]))
    end = at + 2
    while end < len(lines):
        if "|" in lines[end] and not lines[end].startswith("#"):
            end += 1
        elif not lines[end].strip() and _continues_table(lines, end + 1, width):
            end += 2
        else:
            break
    return end


def _continues_table(lines: list[str], at: int, width: int) -> bool:
    if at >= len(lines) or not _PIPE_ROW.match(lines[at]) or (at + 1 < len(lines) and _is_delimiter(lines[at + 1])):
        return False
    return len(split_row(lines[at])) == width


def _line_of(lines: list[str], at: int, needle: str) -> int | None:
    return next((end for end in range(at, min(len(lines), at + 5000)) if needle in lines[end]), None)


class _Walk:
    """One pass over the tokens, with what is open around the current one."""

    def __init__(
        self, lines: list[str], references: Mapping[str, str], regions: dict[int, tuple[str, int, str]]
    ) -> None:
        self.lines, self.references, self.regions = lines, references, regions
        self.depth = 0
        self.fresh = False  # directly after the mark of an item: the next text is the item's own
        self.tables = 0

    def walk(self, tokens: list[Token]) -> Iterator[Block]:
        at = 0
        while at < len(tokens):
            token = tokens[at]
            kind = token.type
            if kind == "heading_open":
                yield self._heading(token, tokens[at + 1])
            elif kind == "list_item_open":
                self.depth, self.fresh = self.depth + 1, True
            elif kind == "list_item_close":
                self.depth, self.fresh = self.depth - 1, False
            elif kind == "paragraph_open":
                yield from self._paragraph(tokens[at + 1])
            elif kind in ("fence", "code_block"):
                yield Block("code", _line(token), runs=_plain(token.content, _line(token)), level=self.depth)
            elif kind == "hr":
                yield Block("rule", _line(token), level=self.depth)
            elif kind == "html_block":
                yield from self._html(token)
            at += 1

    def _heading(self, token: Token, inline: Token) -> Block:
        return Block("heading", _line(token), self._runs(inline.content, _line(token)), level=int(token.tag[1]))

    def _paragraph(self, inline: Token) -> Iterator[Block]:
        line, content = _line(inline), inline.content
        kind: BlockKind = "item" if self.fresh else "paragraph"
        self.fresh = False
        level = min(self.depth, ITEM_DEPTH)
        rows = content.split("\n")
        if kind == "paragraph" and sum(bool(_PIPE_ROW.match(row)) for row in rows) * 2 > len(rows):
            yield from self._rows(rows, line, headed=False)
        else:
            yield Block(kind, line, self._runs(content, line), level=level)

    def _rows(self, rows: list[str], line: int, *, headed: bool) -> Iterator[Block]:
        self.tables += 1
        left, right = _outer_pipes(rows)
        for number, row in enumerate(rows):
            if _DELIMITER_ROW.match(row) or not row.strip():
                continue
            cells = tuple(self._runs(cell, line + number) for cell in split_row(row, left=left, right=right))
            header = headed and number == 0 and any(cells)
            yield Block("row", line + number, cells=cells, header=header, table=self.tables, level=self.depth)

    def _html(self, token: Token) -> Iterator[Block]:
        from papergraph.readers.blocks import html

        first = (token.map or [0, 0])[0]
        region = self.regions.get(first)
        if region and region[0] == "comment":
            yield Block("comment", first + 1, _plain(region[2], first + 1))
        elif region and region[0] == "table":
            yield from self._rows(region[2].split("\n"), first + 1, headed=True)
        elif region:
            for block in html.fragment(region[2], first + 1, inline=self._runs, table=self.tables):
                self.tables = max(self.tables, block.table)
                yield block
        else:
            yield from self._loose_html(token.content, first + 1)

    def _loose_html(self, content: str, line: int) -> Iterator[Block]:
        """HTML tags around Markdown (details, div, p, a name): their text, paragraph by paragraph."""
        from papergraph.readers.blocks import html

        for block in html.fragment(content, line, inline=self._runs, table=self.tables):
            kind = block.kind
            if kind == "paragraph" and self.fresh:
                kind, self.fresh = "item", False
            level = block.level if block.kind == "heading" else min(block.level + self.depth, ITEM_DEPTH)
            yield Block(kind, block.line, block.runs, level, block.cells, block.header, table=block.table)

    def _runs(self, text: str, line: int) -> Runs:
        return runs(text, line, self.references)


def _outer_pipes(rows: list[str]) -> tuple[bool, bool]:
    """Whether the rows of a table begin and end with a pipe that is its frame, as most of them do."""
    shown = [row.strip() for row in rows if row.strip()]
    left, right = sum(row.startswith("|") for row in shown), sum(row.endswith("|") for row in shown)
    return left * 2 > len(shown), right * 2 > len(shown)


def split_row(row: str, *, left: bool = True, right: bool = True) -> list[str]:
    """The cells of a row; pipes that are escaped or stand in code do not separate, those of the frame neither."""
    row = row.strip()
    if "\\|" not in row and "`" not in row:
        cells = row.split("|")
    else:
        cells = [cell.replace("\x00", "\\|") for cell in _code_pipes(row.replace("\\|", "\x00")).split("|")]
    if left and cells and not cells[0].strip() and row.startswith("|"):
        cells = cells[1:]
    if right and cells and not cells[-1].strip() and row.endswith("|"):
        cells = cells[:-1]
    return [cell.strip() for cell in cells]


def _code_pipes(row: str) -> str:
    return re.sub(r"`[^`]{1,300}`", lambda match: match[0].replace("|", "\x00"), row)


def _plain(text: str, line: int) -> Runs:
    from papergraph.readers.blocks.block import Run

    return tuple(Run(part + "\n", line + number, code=True) for number, part in enumerate(text.split("\n")) if part)


def _line(token: Token) -> int:
    return (token.map or [0, 0])[0] + 1
