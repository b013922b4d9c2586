"""Five real lists: neither repetition nor order changes a byte of the graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.conftest import papergraph

pytestmark = pytest.mark.shared


def test_the_graph_depends_neither_on_repetition_nor_on_order(shared: Path, tmp_path: Path) -> None:
    lists = sorted((shared / "seeds").glob("*.txt"))
    one, other = tmp_path / "one", tmp_path / "other"
    papergraph("build", *lists, "-w", one, "--store", "none")
    first = (one / ".papergraph" / "graph.zip").read_bytes()
    papergraph("build", *lists, "-w", one, "--store", "none")
    again = (one / ".papergraph" / "graph.zip").read_bytes()
    for path in reversed(lists):
        papergraph("build", path, "-w", other, "--store", "none")
    assert again == first
    assert (other / ".papergraph" / "graph.zip").read_bytes() == first
