"""Stage 7, files: a graph in the formats of other tools, and the snapshot that the workspace keeps.

This module holds the table and imports an exporter only when it is used. Each exporter is a module with
`write(graph, path) -> None`; it replaces what stood at the path as a whole, or leaves it as it was.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from papergraph.errors import UsageError

if TYPE_CHECKING:
    from papergraph.model import PropertyGraph


@dataclass(frozen=True, slots=True)
class Export:
    """A format: the module of this package that writes it, the suffixes that choose it, and what comes out."""

    module: str
    suffixes: tuple[str, ...]
    about: str


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "json": Export("json", (".json",), "nodes and edges as one JSON object"),
        "snapshot": Export("snapshot", (".zip",), "the graph as papergraph keeps it, to be restored or compared"),
        "graphml": Export("graphml", (".graphml",), "for Gephi, yEd, Cytoscape; lists as JSON text"),
        "gexf": Export("gexf", (".gexf",), "for Gephi; lists as JSON text"),
        "csv": Export("csv", (".csv",), "a folder with a table for each label and edge type"),
        "neo4j-admin": Export(
            "neo4j_admin", (".neo4j",), "a folder for `neo4j-admin database import`, with the command"
        ),
        "neo4j-browser": Export(
            "neo4j_browser", (".browser",), "a folder with a style and saved queries for Neo4j Browser"
        ),
        "cypher": Export("cypher", (".cypher", ".cql"), "a script that makes the graph in Neo4j"),
        "bibtex": Export("bibtex", (".bib",), "the papers alone, as a bibliography"),
    }
)


def write(graph: PropertyGraph, path: Path | str, format: str | None = None) -> None:
    """Write the graph to `path` in `format`, or in the one that the suffix names; UsageError lists the choices."""
    path = Path(path)
    name = format or _format_of(path)
    if name not in EXPORTS:
        raise UsageError(f"no export format is called {name!r}; choose one of: {', '.join(EXPORTS)}")
    importlib.import_module(f"papergraph.exports.{EXPORTS[name].module}").write(graph, path)


def _format_of(path: Path) -> str:
    if path.is_dir():
        return "csv"
    suffix = path.suffix.lower()
    for name, export in EXPORTS.items():
        if suffix in export.suffixes:
            return name
    known = ", ".join(f"{name} ({export.suffixes[0]})" for name, export in EXPORTS.items())
    raise UsageError(f"{path}: no export format has the suffix {suffix!r}; choose: {known}, or name it (--format)")
