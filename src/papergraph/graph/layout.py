"""Where the nodes of a drawing stand: positions computed once, the same for the same input.

Takes plain lengths and pairs, and knows nothing of labels, colours or pages. The method is stress majorization
(Gansner, Koren and North 2004): distances on the page follow distances in the graph.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Link = tuple[int, int, float]  # two node numbers and the wished length of the line between them

ROUNDS = 60
MANY = 400  # above it a third of the rounds must do
PIVOTS = 60
SHOVES = 80
GAP = 1.2  # between the parts of a graph that hang together, in lengths of a line
ASPECT = 1.25  # width to height of what a screen leaves beside the panels


def stress_layout(count: int, links: Sequence[Link]) -> Points:
    """`count` points in a frame around (0, 0), in the unit of the links' lengths."""
    if count == 0:
        return np.zeros((0, 2))
    parts = _components(count, links)
    return _packed(count, parts, [_place(part, links) for part in parts])


def level_rows(columns: Sequence[float], links: Sequence[Link], start: Points) -> NDArray[np.float64]:
    """A row for each node that keeps linked nodes level and nodes of one column a row apart, about 0.

    The y of `start` gives the order to begin with.
    """
    of_column, heights = np.asarray(columns), start[:, 1].copy()
    neighbours = _adjacency(len(heights), links)
    for _ in range(24):
        wished = np.array([heights[near].mean() if (near := neighbours[at]) else heights[at] for at in neighbours])
        heights = _spread(wished * 0.6 + heights * 0.4, of_column)
    return heights - (heights.mean() if len(heights) else 0.0)


def fill_in(points: Points, placed: Sequence[bool], links: Sequence[Link]) -> Points:
    """The points with those that have no place yet put beside the nodes that they are linked to; the others stay."""
    fixed, filled = np.asarray(placed, dtype=bool), points.copy()
    neighbours = _adjacency(len(points), links)
    outside = float(np.abs(points[fixed]).max()) + 1.0 if fixed.any() else 1.0
    for order, at in enumerate(np.flatnonzero(~fixed)):
        near = [n for n in neighbours[int(at)] if fixed[n]]
        angle = order * 2.399963  # the golden angle: no two in a row look the same way
        step = np.array([np.cos(angle), np.sin(angle)])
        filled[at] = points[near].mean(0) + 0.45 * step if near else outside * step
    return filled


def separate(points: Points, radii: Sequence[float], fixed: Sequence[bool] | None = None) -> Points:
    """The points after those that stand nearer than the sum of their radii have been pushed apart; fixed ones stay.

    Points, radii and the result have one unit. In a crowd some still touch when the rounds are over.
    """
    room = np.asarray(radii, dtype=float)
    wished = room[:, None] + room[None]
    np.fill_diagonal(wished, 0.0)
    held = np.zeros(len(points), dtype=bool) if fixed is None else np.asarray(fixed, dtype=bool)
    reach = 2.0 * float(room.max(initial=0.0))
    for turn in range(SHOVES):
        if turn % 8 == 0:  # looking at all pairs is dear, and between two looks nobody goes far
            near = np.argwhere(np.triu(_between(points.astype(np.float32)) < wished + reach, 1))
        a, b = near.T
        offset = points[a] - points[b]
        gap = np.maximum(np.linalg.norm(offset, axis=1), 1e-6)
        lack = np.maximum(wished[a, b] - gap, 0.0)
        if lack.max(initial=0.0) < 1e-3 * reach:
            break
        push = 0.35 * offset * (lack / gap)[:, None]
        moved = points.copy()
        np.add.at(moved, a, push)
        np.add.at(moved, b, -push)
        points = np.where(held[:, None], points, moved)
    return points


def _spread(heights: NDArray[np.float64], columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Heights with at least one row between the nodes of a column, in the order that they have."""
    spread = heights.copy()
    for column in np.unique(columns):
        members = np.flatnonzero(columns == column)
        order = members[np.argsort(heights[members], kind="stable")]
        centre = heights[order].mean()
        placed = heights[order] - np.arange(len(order))
        placed = np.maximum.accumulate(placed) + np.arange(len(order))
        spread[order] = placed - placed.mean() + centre
    return spread


def _adjacency(count: int, links: Sequence[Link]) -> dict[int, list[int]]:
    neighbours: dict[int, list[int]] = {at: [] for at in range(count)}
    for a, b, _ in links:
        neighbours[a].append(b)
        neighbours[b].append(a)
    return neighbours


def _components(count: int, links: Sequence[Link]) -> list[list[int]]:
    """The parts that hang together, the largest first."""
    neighbours = _adjacency(count, links)
    seen: set[int] = set()
    parts = []
    for start in range(count):
        if start in seen:
            continue
        part, stack = [], [start]
        seen.add(start)
        while stack:
            here = stack.pop()
            part.append(here)
            fresh = [one for one in dict.fromkeys(neighbours[here]) if one not in seen]
            seen.update(fresh)
            stack.extend(fresh)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))


def _place(part: Sequence[int], links: Sequence[Link]) -> Points:
    """Positions of one part about its centre, lying on its longer side."""
    if len(part) == 1:
        return np.zeros((1, 2))
    number = {node: at for at, node in enumerate(part)}
    lengths = _distances(len(part), [(number[a], number[b], length) for a, b, length in links if a in number])
    return _turned(_majorize(_classical(lengths), lengths))


def _distances(count: int, links: Sequence[Link]) -> NDArray[np.float64]:
    """The shortest way between each two nodes (Floyd and Warshall, a row at a time)."""
    lengths = np.full((count, count), np.inf, dtype=np.float32)
    np.fill_diagonal(lengths, 0.0)
    for a, b, length in links:
        lengths[a, b] = lengths[b, a] = min(lengths[a, b], length)
    for via in range(count):
        np.minimum(lengths, lengths[:, via, None] + lengths[None, via, :], out=lengths)
    return lengths.astype(float)


def _classical(lengths: NDArray[np.float64]) -> Points:
    """Classical scaling by the distances to some pivots (Brandes and Pich 2006); ties are shaken apart alike."""
    squared = lengths[:, :: max(1, len(lengths) // PIVOTS)] ** 2
    centred = squared.mean(0) + squared.mean(1)[:, None] - squared - squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    points = centred @ vectors[:, -2:]
    points *= lengths.max() / max(float(np.abs(points).max()), 1e-9)
    points *= np.sign(points[np.argmax(np.abs(points), axis=0), [0, 1]])
    return np.asarray(points + np.random.default_rng(7).normal(0.0, 0.05, points.shape))


def _majorize(points: Points, lengths: NDArray[np.float64]) -> Points:
    """The points after rounds that each lower the weighted stress; near pairs count most."""
    weights = 1.0 / np.maximum(lengths, 1e-6) ** 2
    np.fill_diagonal(weights, 0.0)
    laplacian = np.diag(weights.sum(1)) - weights
    inverse = np.linalg.inv(laplacian + 1.0 / len(points))  # the added constant lifts the one zero eigenvalue
    wished = (weights * lengths).astype(np.float32)
    for _ in range(ROUNDS if len(points) <= MANY else ROUNDS // 3):
        pull = wished / np.maximum(_between(points.astype(np.float32)), 1e-3)
        points = inverse @ (pull.sum(1)[:, None] * points - pull @ points)
    return points


def _between(points: NDArray[np.float32]) -> NDArray[np.float32]:
    """The distance of each two points."""
    squares = (points**2).sum(1)
    squared = squares[:, None] + squares[None] - 2.0 * (points @ points.T)
    return np.asarray(np.sqrt(np.maximum(squared, 0.0)))


def _turned(points: Points) -> Points:
    """The points turned so that they spread along x the most."""
    centred = points - points.mean(0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ vectors[:, ::-1]
    return turned * np.sign(turned[np.argmax(np.abs(turned), axis=0), [0, 1]])


def _packed(count: int, parts: list[list[int]], drawings: list[Points]) -> Points:
    """All parts on shelves below the largest one, which gives the width."""
    points = np.zeros((count, 2))
    sizes = [np.ptp(drawing, axis=0) + GAP for drawing in drawings]
    area = sum(float(size[0] * size[1]) for size in sizes)
    width = max(float(sizes[0][0]), (area * ASPECT) ** 0.5)
    left = top = shelf = 0.0
    for part, drawing, size in zip(parts, drawings, sizes, strict=True):
        if left and left + size[0] > width:
            left, top, shelf = 0.0, top + shelf, 0.0
        points[part] = drawing - drawing.min(0) + (left, top)
        left, shelf = left + float(size[0]), max(shelf, float(size[1]))
    return np.asarray(points - (points.min(0) + points.max(0)) / 2)
