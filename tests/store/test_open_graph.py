"""A graph that is opened from a store answers as the one in memory does, and takes Cypher besides."""

from __future__ import annotations

from pathlib import Path

import pytest

import papergraph
from papergraph.errors import QueryError, StoreError, WorkspaceError
from papergraph.graph.lineage import lineage
from papergraph.store.sync import sync
from tests.queries.library_graph import library_graph
from tests.store.servers import Database


@pytest.fixture
def stored(database: Database, monkeypatch: pytest.MonkeyPatch) -> papergraph.StoredGraph:
    with database.open() as store:
        sync(store, library_graph(), workspace_id="one")
        store.write("MATCH (c:Concept {name: 'DPO'}) SET c.note = 'mine'")
        store.write("CREATE (:Paper {id: 'mine', title: 'of someone else'})")
    for name, value in database.login.items():
        monkeypatch.setenv(f"PAPERGRAPH_NEO4J_{name.upper()}", value)
    graph = papergraph.open_graph(database.uri, workspace=database.workspace)
    assert isinstance(graph, papergraph.StoredGraph)
    return graph


def test_a_stored_graph_is_the_one_that_was_synced(stored: papergraph.StoredGraph) -> None:
    graph, memory = library_graph(), papergraph.Graph(library_graph())
    with stored:
        assert stored.properties == graph
        assert stored.neighbourhood("SimPO", hops=1).properties == memory.neighbourhood("SimPO", hops=1).properties
        assert stored.lineage("DPO") == lineage(memory.index, memory.index.one("DPO"), depth=3)
        assert set(stored.to_networkx()) == {node.id for node in graph.nodes}


def test_a_stored_graph_is_asked_in_cypher(stored: papergraph.StoredGraph) -> None:
    with stored:
        found = stored.query("lineage.variants_of", parameters={"name": "direct preference optimization"})
        assert isinstance(found, papergraph.Rows)
        assert "SimPO" in {row[0] for row in found.rows}
        part = stored.query(cypher="MATCH (a:Concept)-[e:VARIANT_OF]->(b) RETURN a, e, b")
        assert isinstance(part, papergraph.Graph)
        assert {edge.type for edge in part.properties.edges} == {"VARIANT_OF"}
        with pytest.raises(QueryError, match="--write"):
            stored.query(cypher="MATCH (n) DETACH DELETE n")
    with pytest.raises(StoreError, match="closed"):
        stored.query("corpus.counts")


def test_answers_become_data_frames(stored: papergraph.StoredGraph) -> None:
    pytest.importorskip("pandas")
    with stored:
        rows = stored.query(cypher="MATCH (c:Concept) RETURN c.name AS name, c.kind AS kind ORDER BY name")
        assert isinstance(rows, papergraph.Rows)
        assert list(rows.to_pandas().columns) == ["name", "kind"]
        nodes, edges = stored.neighbourhood("DPO", hops=1).to_pandas()
    assert "concept:dpo" in set(nodes["id"])
    assert set(edges["source"]) <= set(nodes["id"])


def test_a_graph_in_memory_says_that_it_takes_no_cypher() -> None:
    with pytest.raises(QueryError, match=r'open_graph\("embedded"\)'):
        papergraph.Graph(library_graph()).query("corpus.counts")


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no workspace"):
        papergraph.open_graph("embedded", workspace=tmp_path)
    with pytest.raises(StoreError, match="is not the address of a store"):
        papergraph.open_graph("http://localhost:7474")
