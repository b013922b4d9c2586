"""What a server lacks is said by name: too old, not tested, or embedded and without what Neo4j has."""

from __future__ import annotations

import pytest

from papergraph.store.abilities import lack, refusal, remark


@pytest.mark.parametrize(
    ("name", "version", "refused", "remarked"),
    [
        ("Neo4j", "4.4.30", True, True),
        ("Neo4j", "5.0.0", False, True),
        ("Neo4j", "5.9.0", False, True),
        ("Neo4j", "5.26.30", False, False),
        ("Neo4j", "5.27-aura", False, False),
        ("Neo4j", "2026.08.1", False, False),
        ("ArcadeDB", "26.10.2", False, False),
        ("Memgraph", "", False, False),
    ],
)
def test_old_servers_are_told(name: str, version: str, refused: bool, remarked: bool) -> None:
    assert bool(refusal(name, version)) is refused
    assert bool(remark(name, version)) is remarked


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("MATCH p = SHORTEST 1 (a)-->(b) RETURN p", "shortestPath"),
        ("MATCH p = ANY SHORTEST (a)-->(b) RETURN p", "shortestPath"),
        ("CALL db.index.fulltext.queryNodes('x', 'y') YIELD node RETURN node", "full-text"),
        ("RETURN apoc.text.join([], '')", "APOC"),
    ],
)
def test_what_the_embedded_store_lacks_is_told(text: str, word: str) -> None:
    assert word in str(lack("embedded", text))
    assert lack("neo4j", text) is None
    assert lack("embedded", "MATCH p = shortestPath((a)-[*]-(b)) RETURN p") is None
