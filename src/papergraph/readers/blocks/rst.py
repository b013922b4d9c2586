"""reStructuredText to blocks: sections, lists, footnotes, the four kinds of tables, links and their targets.

Own line reader: docutils drops what it does not understand (roles and directives of Sphinx), knows no lines of list
items, and takes longer than a list may.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from papergraph.readers.blocks.block import ITEM_DEPTH, Block, Run, Runs
from papergraph.readers.blocks.text import inline

_ADORNMENT = re.compile(r"^([=\-~^\"'`#*+:.<>_])\1{2,}\s*$")
_BULLET = re.compile(r"^(\s*)(?:[*+•-]|\(?(?:[0-9]{1,4}|#|[a-zA-Z])[.)])\s+(?=\S)")
_FOOTNOTE = re.compile(r"^(\s*)\.\. \[([^\]\n]{1,80})\]\s?")
_TARGET = re.compile(r"^\s*\.\. _(?:`([^`]{1,200})`|([^:`]{1,200})):\s*(\S*)\s*$")
_DIRECTIVE = re.compile(r"^(\s*)\.\. (?:\|[^|]{1,80}\| )?([A-Za-z][\w:+.-]{0,60})::\s*(.*)$")
_COMMENT = re.compile(r"^(\s*)\.\.(?:\s|$)")
_OPTION = re.compile(r"^\s*:([A-Za-z][\w -]{0,40}):\s*(.*)$")
_GRID = re.compile(r"^\s*\+(?:[-=]+\+)+\s*$")
_SIMPLE = re.compile(r"^\s*=+(?:\s+=+)+\s*$")
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
_DELIMITERS = {"comma": ",", "tab": "\t", "semicolon": ";", "pipe": "|"}


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


class _Walk:
    def __init__(self, lines: list[str], targets: Mapping[str, str]) -> None:
        self.lines, self.targets = lines, targets
        self.at = 0
        self.levels: list[str] = []
        self.indents: list[int] = []
        self.tables = 0

    def walk(self) -> Iterator[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif heading := self._heading():
                yield heading
            elif _GRID.match(line):
                yield from self._grid()
            elif _SIMPLE.match(line):
                yield from self._simple()
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
        following = self._line(self.at + 1)
        if (
            _ADORNMENT.match(line)
            and following.strip()
            and (below := _ADORNMENT.match(self._line(self.at + 2)))
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
        return Block("heading", at + 1, self._runs(self.lines[at].strip(), at + 1), level=min(level, 9))

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
        line = self._line(self.at)
        if not line.strip() or _BULLET.match(line) or _GRID.match(line) or _COMMENT.match(line):
            return False
        if _ADORNMENT.match(self._line(self.at + 1)) and not line[0].isspace():
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
        return self._runs(joined, number)

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
            reader = self._csv if name == "csv-table" else self._list_table
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
            yield Block("paragraph", start + 1, self._runs(argument, start + 1))

    def _skip_options(self) -> int:
        while self.at < len(self.lines) and _OPTION.match(self.lines[self.at]):
            self.at += 1
        return self.at

    def _end_of(self, indent: int, at: int) -> int:
        while at < len(self.lines) and (
            not self.lines[at].strip() or len(self.lines[at]) - len(self.lines[at].lstrip()) > indent
        ):
            at += 1
        return at

    # --- tables

    def _csv(self, line: int, start: int, end: int) -> Iterator[Block]:
        import csv

        self.tables += 1
        options = self._options(line, start)
        delimiter = _DELIMITERS.get(options.get("delim", "comma"), options.get("delim", ",")[:1] or ",")
        body = [self.lines[at].strip() for at in range(start, end)]
        if header := options.get("header"):
            yield self._csv_row(
                next(csv.reader([header], delimiter=delimiter, skipinitialspace=True), []), line, header=True
            )
        rows = int(options.get("header-rows", "0") or 0) if options.get("header-rows", "0").isdigit() else 0
        reader = csv.reader(body, delimiter=delimiter, skipinitialspace=True)
        try:
            seen = 0
            for row in reader:
                if any(row):
                    yield self._csv_row(row, start + reader.line_num, header=seen < rows)
                    seen += 1
        except csv.Error:
            yield Block("paragraph", start + 1, self._runs("\n".join(body), start + 1))

    def _csv_row(self, row: list[str], line: int, *, header: bool) -> Block:
        return Block("row", line, cells=tuple(self._runs(cell, line) for cell in row), header=header, table=self.tables)

    def _options(self, line: int, start: int) -> dict[str, str]:
        found = (_OPTION.match(self.lines[at]) for at in range(line, start))
        return {match[1].lower(): match[2].strip() for match in found if match}

    def _list_table(self, line: int, start: int, end: int) -> Iterator[Block]:
        """Rows "* - cell" and "  - cell"."""
        self.tables += 1
        options = self._options(line, start)
        header_rows = int(options["header-rows"]) if options.get("header-rows", "").isdigit() else 0
        row: list[tuple[int, list[str]]] = []
        count = 0
        for at in [*range(start, end), end]:
            text = self.lines[at].strip() if at < end else ""
            if at == end or text.startswith("* "):
                if row:
                    yield self._list_row(row, header=count < header_rows)
                    count += 1
                row = []
                text = text[2:].strip()
            if text.startswith("- ") or text == "-":
                row.append((at + 1, [text[2:]]))
            elif text and row:
                row[-1][1].append(text)

    def _list_row(self, row: list[tuple[int, list[str]]], *, header: bool) -> Block:
        cells = tuple(self._runs("\n".join(cell), line) for line, cell in row)
        return Block("row", row[0][0], cells=cells, header=header, table=self.tables)

    def _grid(self) -> Iterator[Block]:
        """A grid table: cells lie between the bars of each band of lines."""
        self.tables += 1
        band: list[tuple[int, str]] = []
        rows: list[list[tuple[int, str]]] = []
        headed = False
        while self.at < len(self.lines) and self.lines[self.at].strip()[:1] in ("+", "|"):
            line = self.lines[self.at].strip()
            if _GRID.match(line):
                if band:
                    rows.append(band)
                    headed = headed or ("=" in line and len(rows) == 1)
                band = []
            else:
                band.append((self.at + 1, line))
            self.at += 1
        if band:
            rows.append(band)
        for number, lines in enumerate(rows):
            yield self._band(lines, header=headed and number == 0)

    def _band(self, lines: list[tuple[int, str]], *, header: bool) -> Block:
        columns: list[list[str]] = []
        for _, line in lines:
            for at, cell in enumerate(line.strip("|").split("|")):
                if at >= len(columns):
                    columns.append([])
                columns[at].append(cell.strip())
        cells = tuple(self._runs("\n".join(column).strip(), lines[0][0]) for column in columns)
        return Block("row", lines[0][0], cells=cells, header=header, table=self.tables)

    def _simple(self) -> Iterator[Block]:
        """A simple table: columns begin where the marks of its rule begin."""
        self.tables += 1
        rule = self.lines[self.at]
        starts = [match.start() for match in re.finditer(r"=+", rule)]
        self.at += 1
        rows: list[tuple[int, list[str]]] = []
        headed = False
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if _SIMPLE.match(line):
                self.at += 1
                if headed or not self._line(self.at).strip():
                    break
                headed = True
                continue
            if not line.strip() and not self._line(self.at + 1).strip():
                break
            self._simple_line(line, starts, rows)
            self.at += 1
        for number, (line_number, cells) in enumerate(rows):
            runs = tuple(self._runs(cell, line_number) for cell in cells)
            yield Block("row", line_number, cells=runs, header=headed and number == 0, table=self.tables)

    def _simple_line(self, line: str, starts: list[int], rows: list[tuple[int, list[str]]]) -> None:
        if not line.strip() or set(line.strip()) <= {"-", " "}:
            return
        cells = [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]
        if cells[0] or not rows:
            rows.append((self.at + 1, cells))
        else:
            for at, cell in enumerate(cells):
                if cell and at < len(rows[-1][1]):
                    rows[-1][1][at] += "\n" + cell

    # --- inline

    def _runs(self, text: str, line: int) -> Runs:
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

    def _line(self, at: int) -> str:
        return self.lines[at] if at < len(self.lines) else ""

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
