"""Positions follow the graph, are the same each time, and keep nodes off each other."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest

from papergraph.graph import layout

RING = [(at, (at + 1) % 12, 1.0) for at in range(12)]


def distances(points: layout.Points) -> layout.Points:
    return np.linalg.norm(points[:, None] - points[None], axis=2)


@pytest.mark.parametrize(
    "links", [[], [(0, 1, 1.0)], RING, [(0, 0, 1.0), (0, 1, 1.0), (1, 0, 1.0)], [(0, at, 1.0) for at in range(1, 12)]]
)
def test_every_graph_gets_finite_places_that_are_the_same_each_time(links: list[layout.Link]) -> None:
    first, second = layout.stress_layout(12, links), layout.stress_layout(12, links)
    assert np.isfinite(first).all()
    assert (first == second).all()


def test_nothing_gets_no_place() -> None:
    assert layout.stress_layout(0, []).shape == (0, 2)


def test_linked_nodes_stand_about_as_far_apart_as_their_lines_are_long() -> None:
    points = layout.stress_layout(4, [(0, 1, 1.0), (1, 2, 2.0), (2, 3, 1.0)])
    assert [distances(points)[a, b] for a, b in ((0, 1), (1, 2), (2, 3))] == pytest.approx([1, 2, 1], rel=0.1)


def test_parts_that_do_not_hang_together_do_not_overlap() -> None:
    links = [(base + a, base + b, length) for base in (0, 12, 24) for a, b, length in RING]
    points = layout.stress_layout(36, links)
    for one, other in itertools.combinations([points[:12], points[12:24], points[24:]], 2):
        apart = (one.min(0) > other.max(0)) | (other.min(0) > one.max(0))
        assert apart.any()


def test_separation_keeps_nodes_off_each_other_and_fixed_ones_in_place() -> None:
    choose = random.Random(3)
    points = np.array([(choose.uniform(0, 3), choose.uniform(0, 3)) for _ in range(30)])
    moved = layout.separate(points, [0.3] * 30, [n == 0 for n in range(30)])
    between = distances(moved)[np.triu_indices(30, 1)]
    assert between.min() > 0.5
    assert (moved[0] == points[0]).all()


def test_what_is_filled_in_stands_beside_its_neighbours() -> None:
    points = np.array([(0.0, 0.0), (10.0, 0.0), (0.0, 0.0), (0.0, 0.0)])
    filled = layout.fill_in(points, [True, True, False, False], [(1, 2, 1.0)])
    assert distances(filled)[1, 2] < 1
    assert distances(filled)[0, 3] > 10
    assert (filled[:2] == points[:2]).all()


def test_nodes_of_one_column_stand_a_row_apart_near_what_they_are_linked_to() -> None:
    rows = layout.level_rows([0, 1, 1, 1, 0], [(1, 0, 1.0), (2, 0, 1.0), (3, 0, 1.0)], np.zeros((5, 2)))
    assert np.diff(np.sort(rows[1:4])).min() >= 0.999
    assert abs(rows[1:4].mean() - rows[0]) < 1
    assert layout.level_rows([], [], np.zeros((0, 2))).tolist() == []


def test_a_thousand_nodes_are_placed_in_a_few_seconds() -> None:
    choose = random.Random(5)
    links = [(at, choose.randrange(at), 1.0) for at in range(1, 1000) for _ in range(2)]
    assert np.isfinite(layout.stress_layout(1000, links)).all()
