"""A knowledge graph of papers and concepts, made from what people already read.

    import papergraph

    papergraph.build("week.md", workspace="reading")
    graph = papergraph.open_graph("reading")
    graph.lineage("DPO").led_to

The names below are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from papergraph.api import Graph, Rows, StoredGraph, build, open_graph, query, view

__all__ = ["Graph", "Rows", "StoredGraph", "__version__", "build", "open_graph", "query", "view"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from papergraph import api

        return getattr(api, name)
    raise AttributeError(f"module 'papergraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
