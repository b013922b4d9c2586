"""The graph sums up the corpus: every claim keeps its sentence, every edge its support."""

import dataclasses

import pytest

from papergraph.errors import SchemaError
from papergraph.graph.build import build
from papergraph.graph.validate import validate
from papergraph.model import Edge, Node, PropertyGraph
from tests.graph.corpora import DPO, NEW, OLD, RLHF, SIMPO, claim, small_corpus

GRAPH = build(small_corpus())
EDGES = {(edge.type, edge.source, edge.target): edge.properties for edge in GRAPH.edges}
NODES = {node.id: node.properties for node in GRAPH.nodes}


def test_the_graph_fits_the_schema() -> None:
    validate(GRAPH)


def test_the_same_corpus_in_another_order_gives_the_same_graph() -> None:
    corpus = small_corpus()
    turned = dataclasses.replace(
        corpus, concepts=corpus.concepts[::-1], claims=corpus.claims[::-1], known=corpus.known[::-1]
    )
    assert build(turned) == GRAPH


def test_an_edge_sums_up_the_claims_of_two_papers() -> None:
    edge = EDGES["VARIANT_OF", SIMPO, DPO]
    assert edge["support"] == 2
    assert edge["papers"] == (OLD, NEW)
    assert edge["evidence"] == ("A variant of DPO.", "Another variant of DPO.")
    assert edge["confidence"] == 0.96  # 1 - 0.2 · 0.2
    assert edge["first_seen"] == "2023-05"
    assert edge["provenance"] == "text"


def test_what_is_denied_stays_a_claim_and_becomes_no_edge() -> None:
    assert ("EXTENDS", SIMPO, DPO) not in EDGES
    assert any(node.get("polarity") == "denied" for node in NODES.values())


def test_what_only_the_vocabulary_knows_says_so() -> None:
    assert EDGES["REPLACES", DPO, RLHF]["provenance"] == "vocabulary"
    assert EDGES["REPLACES", DPO, RLHF]["support"] == 0


def test_a_derivation_is_walked_by_one_edge_a_pair() -> None:
    assert EDGES["DERIVES_FROM", SIMPO, DPO]["relations"] == ("VARIANT_OF",)
    assert EDGES["DERIVES_FROM", DPO, RLHF]["relations"] == ("REPLACES",)
    assert ("DERIVES_FROM", SIMPO, RLHF) not in EDGES


def test_a_symmetric_relation_begins_at_the_lower_id() -> None:
    assert ("COMPARED_WITH", RLHF, SIMPO) in EDGES


def test_a_claim_leads_to_its_paper_and_its_ends() -> None:
    made = claim("VARIANT_OF", SIMPO, DPO, "").id
    assert {("STATES", NEW, made), ("CHILD", made, SIMPO), ("PARENT", made, DPO)} <= EDGES.keys()


@pytest.mark.parametrize("key", ["dpo", "direct preference optimization", "directpreferenceoptimization"])
def test_every_spelling_leads_to_the_concept(key: str) -> None:
    assert ("NAMES", f"name:{key}", DPO) in EDGES


def test_organizations_and_venues_are_found_by_their_aliases() -> None:
    assert ("NAMES", "name:sl", "org:some lab") in EDGES
    assert ("NAMES", "name:nips", "venue:neurips") in EDGES


def test_a_coined_name_is_mentioned_too() -> None:
    assert {("INTRODUCES", NEW, SIMPO), ("MENTIONS", NEW, SIMPO)} <= EDGES.keys()


def test_a_listing_says_where_and_what() -> None:
    listing = EDGES["LISTED_IN", NEW, "source:week.md"]
    assert listing["positions"] == (2,)
    assert listing["lines"] == (7,)
    assert listing["headings"] == ("Alignment",)
    assert listing["blurb"] == "A variant of DPO."
    assert NODES[NEW]["abstract"] == "We study SimPO."
    assert NODES[NEW]["first_listed"] == "2024-06-01"


def test_the_graph_does_not_tell_where_it_was_built() -> None:
    assert NODES["source:week.md"]["locator"] == "week.md"


def test_authors_stand_in_the_order_of_the_byline() -> None:
    assert EDGES["WROTE", "author:bob writer", OLD] == {"position": 2}


BROKEN = [
    (Node("Robot", "robot:1"), "unknown label"),
    (Node("Paper", "arxiv:1", {}), "lacks title"),
    (Node("Paper", "wrong", {"title": "T"}), "does not begin with"),
    (Node("Paper", "arxiv:1", {"title": 3}), "is not a string"),
    (Node("Paper", "arxiv:1", {"title": "T", "year": "2020"}), "is not a integer"),
    (Node("Paper", "arxiv:1", {"title": "T", "published": "May"}), "is not a date"),
    (Node("Paper", "arxiv:1", {"title": "T", "colour": "red"}), "unknown property"),
]


@pytest.mark.parametrize(("node", "message"), BROKEN)
def test_a_node_that_breaks_the_schema_is_refused(node: Node, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        validate(PropertyGraph.of([node], []))


BROKEN_EDGES = [
    (Edge("LIKES", OLD, NEW), "unknown type"),
    (Edge("CITES", OLD, "arxiv:none"), "joins Paper to nothing"),
    (Edge("WROTE", OLD, NEW), "joins Paper to Paper"),
    (Edge("CITES", OLD, OLD), "is a loop"),
    (Edge("COMPARED_WITH", SIMPO, DPO), "lower id"),
]


@pytest.mark.parametrize(("edge", "message"), BROKEN_EDGES)
def test_an_edge_that_breaks_the_schema_is_refused(edge: Edge, message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        validate(PropertyGraph.of(GRAPH.nodes, [edge]))


def test_a_node_that_stands_twice_is_refused() -> None:
    node = Node("Paper", "arxiv:1", {"title": "T"})
    with pytest.raises(SchemaError, match="doubled"):
        validate(PropertyGraph.of([node, node], []))
