"""HTML, whole pages and the pieces that stand in Markdown, to blocks.

Only importer of lxml. Walks events instead of recursing, so that nesting cannot exhaust the stack; scripts, forms and
navigation are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from papergraph.identifiers import arxiv_id
from papergraph.readers.blocks.block import ITEM_DEPTH, Block, Run, Runs
from papergraph.readers.blocks.inline import trim_url
from papergraph.readers.lists.words import words

Inline = Callable[[str, int], Runs]

_SKIPPED = words(
    """
    script style nav footer form select button svg noscript template iframe object canvas audio video math aside
    """
)
_BLOCKS = words(
    """
    p div section article main header blockquote center figure figcaption address details summary body html ul ol dl
    table tbody thead tfoot caption colgroup fieldset h1 h2 h3 h4 h5 h6 li dt dd tr td th pre hr
    """
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_NAVIGATION = words(
    """
    nav navbar navigation menu sidebar footer breadcrumb breadcrumbs toc site-header site-nav pagination
    """
)
_FIELD_CLASSES = words(
    "title paper-title papertitle authors author venue journal conference year date abstract periodical"
)
_STRONG, _EMPHASIS = frozenset(("b", "strong")), frozenset(("i", "em", "cite"))
_URL = re.compile(r"(?<![\w@])https?://[^\s<>\"|]{2,2000}")
_SPACE = re.compile(r"[ \t\r\f\v]*\n\s*|[ \t\r\f\v]+")
_NUMBER_LABEL = re.compile(r"\[[0-9]{1,4}\]|[0-9]{1,4}\.")
_SPAN_LIMIT = 200
# The parser compares each attribute of a tag with all before it; what stands further on in so long a tag is left out.
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}>?")
_MOST_ATTRIBUTES = 500


def page(text: str) -> Iterator[Block]:
    """The blocks of a page; its title comes first, as a heading of level 0."""
    root = _parse(text)
    if root is None:
        return
    title = root.findtext(".//title")
    if title and title.strip():
        yield Block("heading", 1, (Run(" ".join(title.split()), 1),), level=0)
    yield from _Walk(_plain_inline, 0, whole=True, table=0).walk(root)


def fragment(text: str, line: int, *, inline: Inline | None = None, table: int = 0) -> Iterator[Block]:
    """The blocks of a piece of HTML whose first line is `line`; `inline` reads its text where that is Markdown."""
    root = _parse(text)
    if root is not None:
        yield from _Walk(inline or _plain_inline, line - 1, whole=False, table=table).walk(root)


def _parse(text: str) -> Any:
    if not text.strip():
        return None
    if "</br" in text:  # browsers show a break
        text = text.replace("</br>", "<br>")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_pis=True)
    try:
        return etree.fromstring(_LONG_TAG.sub(_shortened, text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _shortened(tag: re.Match[str]) -> str:
    """The tag with as many attributes as a tag may have; its line ends stay, so that lines can be told."""
    if tag[0].count("=") <= _MOST_ATTRIBUTES and tag[0].count(" ") <= 20 * _MOST_ATTRIBUTES:
        return tag[0]
    kept = " ".join(tag[0][:20_000].split(" ")[:_MOST_ATTRIBUTES])
    return kept + "\n" * tag[0].count("\n", len(kept)) + ">"


def _plain_inline(text: str, line: int) -> Runs:
    found: list[Run] = []
    position = 0
    for match in _URL.finditer(text) if "://" in text else ():
        url = trim_url(match[0])
        found += [Run(text[position : match.start()], line), Run(url, line, url=url)]
        position = match.start() + len(url)
    return (*found, Run(text[position:], line))


class _Walk:
    """One pass over start and end events, with what is open around the current one."""

    def __init__(self, inline: Inline, offset: int, *, whole: bool, table: int) -> None:
        self.inline, self.offset, self.whole = inline, offset, whole
        self.line = offset + 1
        self.buffer: list[Run] = []
        self.strong = self.emphasis = self.pre = self.heading = self.depth = 0
        self.fresh = False
        self.links: list[str] = []
        self.skipping: Any = None
        self.table, self.data_tables, self.layout = table, 0, set[Any]()
        self.cells: list[Runs] | None = None
        self.in_cell = False
        self.row_line = 0
        self.heads = 0
        self.spans: dict[int, tuple[int, Runs]] = {}
        self.columns = 1
        self.rows_span = 1

    def walk(self, root: Any) -> Iterator[Block]:
        self._find_layout_tables(root)
        for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "comment":
                yield from self._comment(element)
            elif event == "start":
                yield from self._start(element)
            else:
                yield from self._end(element)
        yield from self._flush()

    def _find_layout_tables(self, root: Any) -> None:
        """Tables around tables are layout: their rows and cells are not data."""
        open_tables: list[Any] = []
        for event, element in etree.iterwalk(root, events=("start", "end"), tag="table"):
            if event == "start":
                if open_tables:
                    self.layout.add(open_tables[-1])
                open_tables.append(element)
            else:
                open_tables.pop()

    def _comment(self, element: Any) -> Iterator[Block]:
        if self.skipping is None:
            line = (element.sourceline or 1) + self.offset
            if element.text and element.text.strip():
                yield Block("comment", line, (Run(element.text.strip(), line, code=True),))
            yield from self._text(element.tail)

    def _start(self, element: Any) -> Iterator[Block]:
        if self.skipping is not None:
            return
        name = element.tag
        self.line = max(self.line, (element.sourceline or 1) + self.offset)
        if self._is_skipped(element, name):
            self._marks(element)
            self.skipping = element
            return
        if name in _BLOCKS:
            yield from self._open_block(element, name)
        elif name == "br" or _follows_its_like(element, name) or _is_field(element, name):
            self._append(Run("\n", self.line, kind="break"))
        elif name == "a":
            self.links.append(element.get("href") or "")
        elif name == "img":
            url = self.links[-1] if self.links and self.links[-1] else None
            self._append(Run(element.get("alt") or "", self.line, url, kind="image", source=element.get("src")))
        self._style(name, 1)
        self._marks(element)
        yield from self._text(element.text)

    def _end(self, element: Any) -> Iterator[Block]:
        if self.skipping is not None:
            if self.skipping is not element:
                return
            self.skipping = None
        else:
            name = element.tag
            if name in _BLOCKS:
                yield from self._close_block(name)
            elif name == "a" and self.links:
                self.links.pop()
            elif _is_field(element, name):
                self._append(Run("\n", self.line, kind="break"))
            self._style(name, -1)
        yield from self._text(element.tail)

    def _is_skipped(self, element: Any, name: Any) -> bool:
        if name in _SKIPPED or name == "head":
            return True
        if not self.whole:
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
        return bool(_NAVIGATION.intersection(names)) or element.get("role") == "navigation"

    def _style(self, name: str, step: int) -> None:
        if name in _STRONG:
            self.strong += step
        elif name in _EMPHASIS:
            self.emphasis += step

    def _marks(self, element: Any) -> None:
        for key, value in element.attrib.items():
            if not (key.startswith("data-") or key in ("id", "name", "value")) or len(value) > 300:
                continue
            found = arxiv_id(value)
            if found and Run("", self.line, f"arxiv:{found}", kind="mark") not in self.buffer[-8:]:
                self._append(Run("", self.line, f"arxiv:{found}", kind="mark"))

    def _text(self, text: str | None) -> Iterator[Block]:
        if self.skipping is not None or not text:
            return
        if self.pre:
            for number, part in enumerate(text.split("\n")):
                self._append(Run(part + "\n", self.line + number, code=True))
            self.line += text.count("\n")
            return
        position = 0
        for gap in _SPACE.finditer(text) if "\n" in text else ():
            if "\n" not in gap[0]:
                continue
            self._words(text[position : gap.start()])
            self.line += gap[0].count("\n")
            if self.buffer:
                self._words(" ")
            position = gap.end()
        self._words(text[position:])
        yield from ()

    def _words(self, text: str) -> None:
        if not text:
            return
        url = self.links[-1] if self.links and self.links[-1] else None
        for run in self.inline(text, self.line) if not url else (Run(text, self.line),):
            self._append(
                run._replace(
                    url=run.url or url,
                    strong=run.strong or self.strong > 0,
                    emphasis=run.emphasis or self.emphasis > 0,
                )
            )

    def _append(self, run: Run) -> None:
        self.buffer.append(run)

    def _open_block(self, element: Any, name: str) -> Iterator[Block]:
        if self.in_cell and name not in ("td", "th", "tr", "table"):
            self._append(Run("\n", self.line, kind="break"))
            if name == "li":
                self._append(Run("• ", self.line))
            return
        if self.cells is not None and name in ("td", "th"):
            self._open_cell(element, name)
            return
        yield from self._flush()
        if name in ("ul", "ol", "dl"):
            self.depth += 1
        elif name in ("li", "dt") or element.get("role") == "listitem":
            self.fresh = True
        elif name in _HEADINGS:
            self.heading = _HEADINGS[name]
        elif name == "pre":
            self.pre += 1
        elif name == "hr":
            yield Block("rule", self.line)
        elif name == "table" and element not in self.layout:
            self.table, self.data_tables, self.spans = self.table + 1, self.data_tables + 1, {}
        elif self.data_tables and name == "tr":
            self.cells, self.heads, self.row_line = [], 0, self.line

    def _close_block(self, name: str) -> Iterator[Block]:
        if self.in_cell and name not in ("td", "th", "tr", "table"):
            self._append(Run("\n", self.line, kind="break"))
            return
        if name in ("td", "th") and self.in_cell:
            self._close_cell()
        elif name == "tr" and self.cells is not None:
            yield from self._close_row()
        else:
            yield from self._flush()
            if name in ("ul", "ol", "dl"):
                self.depth -= 1
            elif name in _HEADINGS:
                self.heading = 0
            elif name == "pre":
                self.pre -= 1
            elif name == "table" and self.data_tables:
                self.data_tables -= 1
        if name in ("li", "dt"):
            self.fresh = False

    def _open_cell(self, element: Any, name: str) -> None:
        """Marks of the row itself stay in the buffer and become part of its first cell."""
        self.buffer = [run for run in self.buffer if run.kind == "mark"]
        self.in_cell = True
        self.heads += name == "th"
        self.columns, self.rows_span = _span(element.get("colspan")), _span(element.get("rowspan"))

    def _close_cell(self) -> None:
        cell, self.buffer, self.in_cell = tuple(self.buffer), [], False
        if self.cells is None:
            return
        self._carry_down()
        if self.rows_span > 1:
            self.spans[len(self.cells)] = (self.rows_span - 1, cell)
        self.cells.append(cell)
        self.cells.extend(() for _ in range(self.columns - 1))

    def _carry_down(self) -> None:
        """Puts cells that span down from earlier rows into their column."""
        while self.cells is not None and (span := self.spans.get(len(self.cells))):
            left, cell = span
            if left > 1:
                self.spans[len(self.cells)] = (left - 1, cell)
            else:
                del self.spans[len(self.cells)]
            self.cells.append(cell)

    def _close_row(self) -> Iterator[Block]:
        self._carry_down()
        cells, self.cells = tuple(self.cells or ()), None
        if any(cells):
            header = self.heads > 0 and self.heads == len(cells)
            yield Block("row", self.row_line, cells=cells, header=header, table=self.table, level=self.depth)

    def _flush(self) -> Iterator[Block]:
        runs, self.buffer = tuple(self.buffer), []
        if not any(run.text.strip() or run.url for run in runs):
            return
        if self.whole and len(runs) == 1 and _NUMBER_LABEL.fullmatch(runs[0].text.strip()):
            self.buffer = [*runs]  # the number of an entry in a box of its own: it belongs to what follows
            return
        line = next(run.line for run in runs if run.text.strip() or run.url)
        level = min(max(self.depth, 0), ITEM_DEPTH)
        if self.pre:
            yield Block("code", line, runs, level=level)
        elif self.heading and not self.fresh:
            yield Block("heading", line, runs, level=self.heading)
        elif self.fresh:
            self.fresh = False
            yield Block("item", line, runs, level=max(level, 1))
        else:
            yield Block("paragraph", line, runs, level=level)


def _is_field(element: Any, name: Any) -> bool:
    """Whether a page says by its class that an element is a field of an entry, which stands for itself."""
    return name == "span" and not _FIELD_CLASSES.isdisjoint((element.get("class") or "").lower().split())


def _follows_its_like(element: Any, name: Any) -> bool:
    """Whether it is one of a row of tags or chips: one behind another of its name and class."""
    if name not in ("span", "code", "kbd", "a", "mark", "label", "button"):
        return False
    before = element.getprevious()
    if before is None or before.tag != name or (before.tail or "").strip(" \n\t,;|"):
        return False
    kind = element.get("class")
    return bool(kind) and before.get("class") == kind if name in ("span", "a", "label", "button") else True


def _span(value: str | None) -> int:
    return min(int(value), _SPAN_LIMIT) if value and value.strip().isdigit() and int(value) > 0 else 1
