"""Small graphs for the store, and a way to see what a store holds."""

from __future__ import annotations

from papergraph.graph.build import build
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.store.bolt import Store
from tests.graph.corpora import small_corpus


def small_graph() -> PropertyGraph:
    """The graph of a small annotated corpus: every label, most edge types."""
    return build(small_corpus())


def citing(papers: int, *, prefix: str = "arxiv:", step: int = 3) -> PropertyGraph:
    """Papers, each of which cites the next few."""
    ids = [f"{prefix}{number:05}" for number in range(papers)]
    nodes = [
        Node("Paper", id, {"title": f"Paper {at}", "ids": (id,), "year": 2000 + at % 25}) for at, id in enumerate(ids)
    ]
    edges = [
        Edge("CITES", id, ids[(at + far) % papers], {"sources": ("test",)})
        for at, id in enumerate(ids)
        for far in range(1, 1 + step)
    ]
    return PropertyGraph.of(nodes, edges)


def held(store: Store) -> PropertyGraph:
    """Everything of ours in the store, as a graph."""
    nodes = store.read("MATCH (n:Papergraph) RETURN n")
    edges = store.read("MATCH (a:Papergraph)-[e]->(b:Papergraph) WHERE e.pg_hash IS NOT NULL RETURN a, e, b")
    both = nodes.graph().nodes
    return PropertyGraph.of(both, edges.graph().edges)
