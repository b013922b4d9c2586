"""What every list syntax is turned into: a stream of blocks, each made of runs of text.

A block knows its place and nesting, a run its style and link; nothing here knows what a paper is. Syntax modules
give these types and nothing else, so that one segmenter serves them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

BlockKind = Literal["heading", "item", "paragraph", "row", "rule", "code", "comment"]
RunKind = Literal["text", "image", "break", "wrap", "mark"]

ITEM_DEPTH = 12
CITED = "cite:"  # begins a mark that says that a bibliography has the work, under a key that only it knows


class Run(NamedTuple):
    """A stretch of one style. `break` is a break the author made, `wrap` one that the syntax joins into a line.

    An `image` has its description as text and its address in `source`, and in `url` where it leads when it is a
    link. A `mark` is an identifier that the markup holds without showing it (an HTML attribute), in `url`.
    """

    text: str
    line: int
    url: str | None = None
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    kind: RunKind = "text"
    source: str | None = None


Runs = tuple[Run, ...]


class Block(NamedTuple):
    """A heading, list item, paragraph or table row, with what it holds.

    `level` is 1 to 6 for headings, the depth for items (outermost 1), and for anything inside an item that item's
    depth, else 0. A row has its cells in `cells` and `header` says that it names the columns; `gap` counts the empty
    lines before. `code` and `comment` blocks are kept so that what they hold can be reported, not read.
    """

    kind: BlockKind
    line: int
    runs: Runs = ()
    level: int = 0
    cells: tuple[Runs, ...] = ()
    header: bool = False
    gap: int = 0
    table: int = 0


def visible(runs: Iterable[Run]) -> str:
    """The text that a reader sees, breaks as newlines, wraps as spaces, without images."""
    return "".join(run.text for run in runs if run.kind in ("text", "break", "wrap"))


def split_at(runs: Iterable[Run], *kinds: RunKind) -> list[Runs]:
    """The runs between breaks of these kinds; parts that show nothing are left out."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run.kind in kinds:
            parts.append([])
        else:
            parts[-1].append(run)
    return [tuple(part) for part in parts if any(run.text.strip() or run.url for run in part)]
