"""The bibliography of a LaTeX document (`\\bibitem`) to blocks: one item an entry, the title marked where it can be.

The rest of a document is running text and gives no blocks; what it names is reported as not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from papergraph.readers.blocks.block import Block, Run, Runs
from papergraph.readers.blocks.text import inline
from papergraph.readers.latex import plain

_ITEM = re.compile(
    r"\\bibitem\s{0,3}(?:\[(?:[^\[\]{}]|\{(?:[^{}]|\{[^{}]{0,100}\}){0,200}\}){0,300}\])?\s{0,3}%?\s{0,3}\{[^{}]{0,200}\}"
)
_END = re.compile(r"\\end\s?\{thebibliography\}")
_BLOCK = re.compile(r"\\newblock\b")
_EMPHASIS = re.compile(
    r"\\(?:emph|textit|textsl)\s?\{((?:[^{}]|\{[^{}]{0,200}\}){0,600})\}|\{\\(?:em|it|itshape|sl)\b\s?((?:[^{}]|\{[^{}]{0,200}\}){0,600})\}"
)
_COMMENT = re.compile(r"(?<!\\)%[^\n]{0,2000}")
_LONGEST = 5000


def blocks(text: str) -> Iterator[Block]:
    """The entries of the bibliographies of a document, in order."""
    places = list(_ITEM.finditer(text))
    for at, match in enumerate(places):
        stop = places[at + 1].start() if at + 1 < len(places) else len(text)
        end = _END.search(text, match.end(), stop)
        body = text[match.end() : min(end.start() if end else stop, match.end() + _LONGEST)]
        line = text.count("\n", 0, match.start()) + 1
        yield Block("item", line, _entry(_COMMENT.sub("", body), line), level=1)


def _entry(body: str, line: int) -> Runs:
    """The runs of one entry. Between `\\newblock`s the first part has the authors and the second the title."""
    parts = _BLOCK.split(body)
    runs: list[Run] = []
    for at, part in enumerate(parts):
        if runs:
            runs.append(Run(" ", line))
        runs += [run._replace(strong=True) if at == 1 and len(parts) > 2 else run for run in _styled(part, line)]
    return tuple(runs)


def _styled(text: str, line: int) -> Iterator[Run]:
    position = 0
    for match in _EMPHASIS.finditer(text):
        yield from _text(text[position : match.start()], line)
        yield Run(plain(match[1] or match[2] or ""), line, emphasis=True)
        position = match.end()
    yield from _text(text[position:], line)


def _text(text: str, line: int) -> Iterator[Run]:
    shown = plain(text)
    if shown:
        before, after = text[:1].isspace(), text[-1:].isspace()
        yield from inline(f"{' ' * before}{shown}{' ' * after}", line)
