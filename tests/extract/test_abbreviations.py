"""Short forms beside their long forms."""

from __future__ import annotations

import pytest

from papergraph.extract.abbreviations import pairs


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("We use zebra graph routing (ZGR) here.", "ZGR", "zebra graph routing"),
        ("ZGR (zebra graph routing) is used.", "ZGR", "zebra graph routing"),
        ("Large Zebra Models (LZMs) are big.", "LZMs", "Large Zebra Models"),
        ("我们用Zebra Graph Routing（ZGR）。", "ZGR", "Zebra Graph Routing"),
        ("얼룩말 그래프(Zebra Graph Routing; ZGR)를 쓴다.", "ZGR", "Zebra Graph Routing"),
        ("propose Low-Zebra Adaptation, or LoZA, which", "LoZA", "Low-Zebra Adaptation"),
        ("the mixture of zebras (MoZ) layer", "MoZ", "mixture of zebras"),
        ("routing with zebras (i.e., RZ) works", "RZ", "routing with zebras"),
    ],
)
def test_definitions_are_found(text, short, long):
    assert [(pair.short, pair.long) for pair in pairs(text)] == [(short, long)]


@pytest.mark.parametrize(
    "text", ["We went home (see Table 3).", "It costs much (in USD).", "A dog (and a cat) sat.", "f(x) = y (4)"]
)
def test_other_brackets_define_nothing(text):
    assert pairs(text) == ()
