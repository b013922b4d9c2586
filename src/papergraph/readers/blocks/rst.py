"""reStructuredText to blocks: sections, lists, footnotes, the four kinds of tables, links and their targets.

Own line reader: docutils drops what it does not understand (roles and directives of Sphinx), knows no lines of list
items, and takes longer than a list may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papergraph.readers.blocks.block import ITEM_DEPTH, Block, Run, Runs
from papergraph.readers.blocks.rst_tables import GRID, OPTION, SIMPLE, TableReader
from papergraph.readers.blocks.text import inline

_ADORNMENT = re.compile(r"^([=\-~^\"'`#*+:.<>_])\1{2,}\s*$")
_BULLET = re.compile(r"^(\s*)(?:[*+•-]|\(?(?:[0-9]{1,4}|#|[a-zA-Z])[.)])\s+(?=\S)")
_FOOTNOTE = re.compile(r"^(\s*)\.\. \[([^\]\n]{1,80})\]\s?")
_TARGET = re.compile(r"^\s*\.\. _(?:`([^`]{1,200})`|([^:`]{1,200})):\s*(\S*)\s*$")
_DIRECTIVE = re.compile(r"^(\s*)\.\. (?:\|[^|]{1,80}\| )?([A-Za-z][\w:+.-]{0,60})::\s*(.*)$")
_COMMENT = re.compile(r"^(\s*)\.\.(?:\s|$)")
_INLINE = re.compile(
    r"``(?P<code>[^`]{1,500})``|:[\w:+.-]{1,40}:`(?P<role>[^`]{1,1000})`|`(?P<ref>[^`<]{0,1000}?)\s*(?:<(?P<url>[^<>`]{1,2000})>)?`(?P<under>__?)?"
    r"|\*\*(?P<strong>[^*\n]{1,500}?)\*\*|(?<!\w)\*(?P<emph>[^*\s][^*]{0,500}?)\*(?!\w)"
    r"|\[(?P<foot>[^\[\]\s]{1,60})\]_|(?<![\w`])(?P<word>[A-Za-z][\w-]{0,80})_(?!\w)|\|[^|\s]{1,60}\|_{0,2}"
)
_CODE_DIRECTIVES = (
    "code",
    "code-block",
    "sourcecode",
    "math",
    "raw",
    "highlight",
    "literalinclude",
    "parsed-literal",
    "prompt",
    "graphviz",
    "jinja",
)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of a reStructuredText document, in order. Footnotes are items."""
    lines = text.expandtabs(8).split("\n") if "\t" in text else text.split("\n")
    return _Walk(lines, _targets(lines)).walk()


def _targets(lines: list[str]) -> dict[str, str]:
    """The addresses of named targets, by folded name."""
    found: dict[str, str] = {}
    for line in lines:
        if "_" in line and (match := _TARGET.match(line)) and match[3]:
            found[_fold(match[1] or match[2])] = match[3]
    return found


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()


class _Walk(TableReader):
    def __init__(self, lines: list[str], targets: Mapping[str, str]) -> None:
        super().__init__(lines)
        self.targets = targets
        self.levels: list[str] = []
        self.indents: list[int] = []

    def walk(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif heading := self._heading():
                yield heading
            elif GRID.match(line):
                yield from self.read_grid()
            elif SIMPLE.match(line):
                yield from self.read_simple()
            elif _FOOTNOTE.match(line):
                yield self._footnote()
            elif _TARGET.match(line):
                self.at += 1
            elif directive := _DIRECTIVE.match(line):
                yield from self._directive(directive)
            elif _COMMENT.match(line):
                yield from self._comment()
            elif _ADORNMENT.match(line):
                yield Block("rule", self.at + 1)
                self.at += 1
            else:
                yield self._text(line)

    # --- sections

    def _heading(self) -> Block | None:
        line = self.lines[self.at]
        following = self.line_at(self.at + 1)
        if (
            _ADORNMENT.match(line)
            and following.strip()
            and (below := _ADORNMENT.match(self.line_at(self.at + 2)))
            and below[1] == line[0]
        ):
            return self._take_heading(self.at + 1, line[0] * 2, 3)
        if (
            line.strip()
            and not line[0].isspace()
            and (under := _ADORNMENT.match(following))
            and len(following.rstrip()) >= min(len(line.rstrip()), 4)
            and not _ADORNMENT.match(line)
        ):
            return self._take_heading(self.at, under[1], 2)
        return None

    def _take_heading(self, at: int, style: str, lines: int) -> Block:
        if style not in self.levels:
            self.levels.append(style)
        self.at += lines
        self.indents = []
        level = self.levels.index(style) + 1
        return Block("heading", at + 1, self.read_runs(self.lines[at].strip(), at + 1), level=min(level, 9))

    # --- text

    def _text(self, line: str) -> Block:
        number = self.at + 1
        bullet = _BULLET.match(line)
        indent = len(line) - len(line.lstrip())
        if bullet:
            level, inside = self._depth(len(bullet[1])), bullet.end()
        else:
            while self.indents and indent <= self.indents[-1]:
                self.indents.pop()
            level, inside = len(self.indents), indent
        taken = [line[bullet.end() :] if bullet else line.strip()]
        self.at += 1
        while self._continues(inside, bulleted=bool(bullet)):
            taken.append(self.lines[self.at].strip())
            self.at += 1
        return Block(
            "item" if bullet else "paragraph", number, self._wrapped(taken, number), level=min(level, ITEM_DEPTH)
        )

    def _continues(self, inside: int, *, bulleted: bool) -> bool:
        line = self.line_at(self.at)
        if not line.strip() or _BULLET.match(line) or GRID.match(line) or _COMMENT.match(line):
            return False
        if _ADORNMENT.match(self.line_at(self.at + 1)) and not line[0].isspace():
            return False
        return not bulleted or len(line) - len(line.lstrip()) > 0 or not _ADORNMENT.match(line)

    def _footnote(self) -> Block:
        number = self.at + 1
        match = _FOOTNOTE.match(self.lines[self.at])
        taken = [self.lines[self.at][match.end() :] if match else ""]
        self.at += 1
        blank = 0
        while self.at < len(self.lines) and len(taken) < 500:
            line = self.lines[self.at]
            if not line.strip():
                blank += 1
            elif line[0].isspace() and not _FOOTNOTE.match(line):
                taken += [""] * blank + [line.strip()]
                blank = 0
            else:
                break
            self.at += 1
        self.indents = []
        return Block("item", number, self._wrapped(taken, number), level=1)

    def _wrapped(self, taken: list[str], number: int) -> Runs:
        """Lines that run on as runs; links may be broken over lines, so they are read joined."""
        joined = "\n".join(taken)
        return self.read_runs(joined, number)

    # --- comments and directives

    def _comment(self) -> Iterator[Block]:
        start = self.at
        indent = len(self.lines[start]) - len(self.lines[start].lstrip())
        self.at += 1
        while self.at < len(self.lines) and (
            not self.lines[self.at].strip() or len(self.lines[self.at]) - len(self.lines[self.at].lstrip()) > indent
        ):
            self.at += 1
        text = "\n".join(self.lines[start : self.at])
        if len(text.strip()) > 2:
            yield Block("comment", start + 1, (Run(text, start + 1, code=True),))

    def _directive(self, match: re.Match[str]) -> Iterator[Block]:
        name, argument, indent = match[2].lower(), match[3].strip(), len(match[1])
        start = self.at
        self.at += 1
        body_start = self._skip_options()
        if name in ("csv-table", "list-table"):
            end = self._end_of(indent, body_start)
            reader = self.read_csv if name == "csv-table" else self.read_list_table
            yield from reader(start + 1, body_start, end)
            self.at = end
        elif name in _CODE_DIRECTIVES or name in (
            "image",
            "figure",
            "include",
            "toctree",
            "contents",
            "meta",
            "bibliography",
        ):
            end = self._end_of(indent, body_start)
            yield Block("code", start + 1, (Run("\n".join(self.lines[start:end]), start + 1, code=True),))
            self.at = end
        elif argument:
            yield Block("paragraph", start + 1, self.read_runs(argument, start + 1))

    def _skip_options(self) -> int:
        while self.at < len(self.lines) and OPTION.match(self.lines[self.at]):
            self.at += 1
        return self.at

    def _end_of(self, indent: int, at: int) -> int:
        while at < len(self.lines) and (
            not self.lines[at].strip() or len(self.lines[at]) - len(self.lines[at].lstrip()) > indent
        ):
            at += 1
        return at

    # --- inline

    def read_runs(self, text: str, line: int) -> Runs:
        """The runs of a text with its references, roles, emphasis and bare addresses."""
        found: list[Run] = []
        position = 0
        for match in _INLINE.finditer(text) if any(mark in text for mark in "`*_|") else ():
            start = line + text.count("\n", position, match.start())
            runs = self._special(match, start)
            if runs is None:
                continue
            found += _lines(text[position : match.start()], line)
            found += runs
            line = start + match[0].count("\n")
            position = match.end()
        found += _lines(text[position:], line)
        return tuple(found)

    def _special(self, match: re.Match[str], line: int) -> list[Run] | None:
        if match["code"]:
            return [Run(match["code"], line, code=True)]
        if match["strong"]:
            return [Run(match["strong"], line, strong=True)]
        if match["emph"]:
            return [Run(" ".join(match["emph"].split()), line, emphasis=True)]
        if match["foot"]:
            return []
        if match["role"]:
            return self._role(match, line)
        if match["word"]:
            url = self.targets.get(_fold(match["word"]))
            return [Run(match["word"], line, url=url)] if url else None
        if match["ref"] is None and match["url"] is None:
            return [] if match[0].startswith("|") else None
        return self._reference(match, line)

    def _role(self, match: re.Match[str], line: int) -> list[Run]:
        words, _, target = match["role"].partition("<")
        role = match[0].partition("`")[0].strip(":").lower()
        url = target.rstrip("> ") or (words.strip() if role in ("arxiv", "doi") else "")
        if url and "://" not in url:
            url = {"arxiv": "https://arxiv.org/abs/", "doi": "https://doi.org/"}.get(role, "") + url
        return [Run(" ".join(words.split()), line, url=url if "://" in url else None)]

    def _reference(self, match: re.Match[str], line: int) -> list[Run]:
        shown = " ".join((match["ref"] or "").split())
        url = "".join((match["url"] or "").split())
        if url.endswith("_") and "://" not in url:
            url = self.targets.get(_fold(url[:-1]), "")
        url = url or self.targets.get(_fold(shown), "")
        if not url and not match["under"]:
            return [Run(shown, line, emphasis=True)]
        return [Run(shown or url, line, url=url or None)]

    # --- places

    def _depth(self, width: int) -> int:
        while self.indents and self.indents[-1] > width:
            self.indents.pop()
        if (not self.indents or self.indents[-1] < width) and len(self.indents) < ITEM_DEPTH:
            self.indents.append(width)
        return len(self.indents)


def _lines(text: str, line: int) -> list[Run]:
    """Plain text with its addresses as links and its line ends as wraps."""
    found: list[Run] = []
    for number, part in enumerate(text.split("\n")):
        if number:
            found.append(Run(" ", line + number, kind="wrap"))
        found.extend(inline(part.replace("\\ ", "").replace("\\", ""), line + number))
    return found
