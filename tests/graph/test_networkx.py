"""A graph for networkx loses nothing; a neighbourhood does not walk through what hangs on everything."""

from __future__ import annotations

import itertools

import networkx
import pytest

from papergraph.graph.networkx import HUB_PAPERS, neighbourhood, to_networkx
from papergraph.model import Edge, Node, PropertyGraph


def test_labels_types_properties_and_parallel_edges_are_kept() -> None:
    graph = PropertyGraph.of(
        [Node("Concept", "a", {"name": "A", "kind": "Method"}), Node("Concept", "b", {"name": "B", "kind": "Method"})],
        [Edge("EXTENDS", "a", "b", {"confidence": 0.5}), Edge("USES", "a", "b", {"roles": ("data",)})],
    )
    nx_graph = to_networkx(graph)
    assert isinstance(nx_graph, networkx.MultiDiGraph)
    assert nx_graph.nodes["a"] == {"label": "Concept", "name": "A", "kind": "Method"}
    assert nx_graph["a"]["b"] == {
        "EXTENDS": {"type": "EXTENDS", "confidence": 0.5},
        "USES": {"type": "USES", "roles": ("data",)},
    }
    nx_graph.nodes["a"]["name"] = "changed"
    assert graph.nodes[0].properties["name"] == "A"


def chain(*labelled: str) -> PropertyGraph:
    """Nodes "Label:id", each linked to the next."""
    nodes = [Node(*one.split(":")) for one in labelled]
    return PropertyGraph.of(nodes, [Edge("CITES", a.id, b.id) for a, b in itertools.pairwise(nodes)])


@pytest.mark.parametrize(("hops", "reached"), [(0, {"a"}), (1, {"a", "b"}), (2, {"a", "b", "c"}), (9, {*"abcd"})])
def test_a_neighbourhood_has_the_nodes_within_so_many_hops(hops: int, reached: set[str]) -> None:
    assert neighbourhood(chain("Paper:a", "Paper:b", "Paper:c", "Paper:d"), ["a"], hops).keys() == reached


def test_edges_are_walked_in_both_directions_and_distances_are_the_shortest() -> None:
    graph = chain("Paper:a", "Paper:b", "Paper:c", "Paper:d", "Paper:e")
    assert neighbourhood(graph, ["c", "e"], 2) == {"c": 0, "e": 0, "b": 1, "d": 1, "a": 2}


@pytest.mark.parametrize("label", ["Source", "Venue"])
def test_a_list_or_venue_is_reached_but_not_walked_through(label: str) -> None:
    graph = chain("Paper:a", f"{label}:hub", "Paper:b")
    assert neighbourhood(graph, ["a"], 5).keys() == {"a", "hub"}
    assert neighbourhood(graph, ["hub"], 1).keys() == {"a", "b", "hub"}


@pytest.mark.parametrize("label", ["Claim", "Name"])
def test_claims_and_spellings_are_not_steps(label: str) -> None:
    assert neighbourhood(chain("Concept:a", f"{label}:x", "Concept:b"), ["a"], 5).keys() == {"a"}


def topic_graph(papers: int) -> PropertyGraph:
    nodes = [Node("Paper", f"p{n:02}") for n in range(papers)]
    edges = [Edge("HAS_TOPIC", node.id, "everything") for node in nodes]
    return PropertyGraph.of([*nodes, Node("Concept", "everything")], edges)


def test_a_topic_on_most_papers_is_not_walked_through_once_there_are_many() -> None:
    assert len(neighbourhood(topic_graph(HUB_PAPERS), ["p00"], 2)) == HUB_PAPERS + 1
    assert neighbourhood(topic_graph(HUB_PAPERS + 1), ["p00"], 2).keys() == {"p00", "everything"}


def test_an_id_that_the_graph_lacks_is_left_out() -> None:
    assert neighbourhood(chain("Paper:a"), ["nowhere"], 3) == {}
