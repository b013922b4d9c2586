"""GraphML, for Gephi, yEd, Cytoscape and igraph."""

from __future__ import annotations

from pathlib import Path

from papergraph.exports.flat import flat
from papergraph.files import write_atomically
from papergraph.graph.networkx import graphml
from papergraph.model import PropertyGraph


def write(graph: PropertyGraph, path: Path) -> None:
    """Write the graph as GraphML in UTF-8."""
    write_atomically(path, graphml(flat(graph)))
