"""What a lens says: which nodes and edges, which of them are off at first, how they are placed, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """A way to look at the graph.

    `labels` and `groups` are what is drawn at all (labels of nodes and groups of edges in the schema). `quiet` kinds
    and groups are in the page, but switched off until the reader asks for them. What is `large` is drawn by its
    importance, the rest small. `loose` nodes, which no edge of the lens touches, are drawn only where it says so.
    `layout` "time" puts years from left to right.
    """

    name: str
    about: str
    labels: tuple[str, ...]
    groups: tuple[str, ...]
    quiet: tuple[str, ...] = ()
    large: tuple[str, ...] = ("Concept",)
    loose: bool = False
    layout: Literal["stress", "time"] = "stress"
