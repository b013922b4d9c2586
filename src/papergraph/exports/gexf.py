"""GEXF, for Gephi."""

from __future__ import annotations

from pathlib import Path

from papergraph.exports.flat import flat
from papergraph.files import write_atomically
from papergraph.graph.networkx import gexf
from papergraph.model import PropertyGraph


def write(graph: PropertyGraph, path: Path) -> None:
    """Write the graph as GEXF 1.2 in UTF-8."""
    write_atomically(path, gexf(flat(graph)))
