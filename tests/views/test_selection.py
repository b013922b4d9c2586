"""What is drawn, why it is bounded, and which sentences stand behind an edge."""

from __future__ import annotations

import pytest

from papergraph import views
from papergraph.errors import UsageError
from papergraph.model import Edge, Node, PropertyGraph, Value
from papergraph.views import lenses
from papergraph.views.evidence import MAX_LENGTH, MAX_SENTENCES, Evidence
from papergraph.views.lenses import LENSES
from papergraph.views.links import is_web, links
from papergraph.views.selection import select
from papergraph.views.style import EDGE_STYLES, NODE_STYLES, RELATION_WORDS, SECTIONS
from tests.views.preference_graph import concept, graph

GRAPH = graph()
EVERYTHING = LENSES["everything"]


def test_the_schema_and_the_looks_cover_each_other() -> None:
    from papergraph.graph.schema import CONCEPT_KINDS, EDGE_TYPES, NODE_TYPES

    drawn = {label for lens in LENSES.values() for label in lens.labels}
    assert drawn <= NODE_TYPES.keys()
    assert NODE_STYLES.keys() == (drawn - {"Concept"}) | set(CONCEPT_KINDS)
    assert EDGE_STYLES.keys() == {group for lens in LENSES.values() for group in lens.groups}
    not_drawn = {"DERIVES_FROM", "STATES", "CHILD", "PARENT", "ON", "NAMES"}
    assert RELATION_WORDS.keys() == EDGE_TYPES.keys() - not_drawn
    assert {"Came from", "Led to"} <= set(SECTIONS)


@pytest.mark.parametrize("lens", LENSES.values(), ids=LENSES)
def test_a_lens_draws_its_labels_and_groups_and_never_claims_or_spellings(lens: lenses.Lens) -> None:
    chosen = select(GRAPH, lens, focus=None, hops=None, limit=1000)
    assert {node.label for node in chosen.nodes} <= set(lens.labels)
    ends = {node.id for node in chosen.nodes}
    assert all({edge.source, edge.target} <= ends for edge in chosen.edges)
    assert "DERIVES_FROM" not in {edge.type for edge in chosen.edges}
    assert all(0 <= value <= 1 for value in chosen.importance.values())


def test_near_nodes_come_before_important_ones_and_the_total_is_told() -> None:
    chosen = select(GRAPH, EVERYTHING, focus=concept("AlphaPO"), hops=2, limit=5)
    assert {node.id for node in chosen.nodes} >= {concept("AlphaPO"), concept("SimPO")}
    assert len(chosen.nodes) == 5
    assert chosen.total == len(select(GRAPH, EVERYTHING, focus=None, hops=None, limit=10**6).nodes)


def test_the_focus_is_drawn_even_where_the_lens_leaves_its_label_out() -> None:
    chosen = select(GRAPH, LENSES["lineage"], focus="arxiv:2305.18290", hops=None, limit=50)
    assert "arxiv:2305.18290" in {node.id for node in chosen.nodes}


def test_an_unknown_focus_or_lens_is_an_error_that_names_it() -> None:
    with pytest.raises(UsageError, match=r"concept:nothing.*papergraph search"):
        views.render(GRAPH, focus="concept:nothing")
    with pytest.raises(UsageError, match="'fisheye'; choose one of: everything, lineage"):
        views.render(GRAPH, lens="fisheye")


def test_the_part_around_a_node_keeps_the_claims_between_its_concepts() -> None:
    part = views.around(GRAPH, concept("LoRA"), 1)
    ids = {node.id for node in part.nodes}
    assert {concept("LoRA"), concept("QLoRA"), concept("DoRA"), "arxiv:2106.09685"} <= ids
    assert {n.properties["relation"] for n in part.nodes if n.label == "Claim"} == {"EXTENDS", "VARIANT_OF"}
    assert all({edge.source, edge.target} <= ids for edge in part.edges)


def test_the_page_is_the_same_each_time() -> None:
    assert views.render(GRAPH, focus=concept("DPO"), hops=2) == views.render(GRAPH, focus=concept("DPO"), hops=2)


def claim(id: str, sentence: str, **properties: Value) -> Node:
    about: dict[str, Value] = {"relation": "COMPARED_WITH", "source": "a.md", "rule": "r", "polarity": "asserted"}
    return Node("Claim", id, {**about, "sentence": sentence, "confidence": 0.5, **properties})


def test_sentences_come_from_claims_with_place_and_paper_asserted_and_surest_first() -> None:
    claims = [
        claim("1", "perhaps", polarity="hypothetical", confidence=1.0),
        claim("2", "b beats a", line=7),
        claim("3", "a is like b", confidence=0.9),
        claim("4", "a is like b", confidence=0.9),
    ]
    edges = [Edge("STATES", "p", node.id) for node in claims]
    edges += [Edge("CHILD", node.id, "b" if node.id == "2" else "a") for node in claims]
    edges += [Edge("PARENT", node.id, "a" if node.id == "2" else "b") for node in claims]
    quotes = Evidence(PropertyGraph.of(claims, edges)).behind(Edge("COMPARED_WITH", "a", "b", {"evidence": ("own",)}))
    assert [quote["text"] for quote in quotes] == ["a is like b", "b beats a", "perhaps"]
    assert quotes[1] == {
        "text": "b beats a",
        "place": "a.md:7",
        "paper": "p",
        "polarity": "asserted",
        "confidence": 0.5,
    }


def test_an_edge_without_claims_shows_its_own_sentences_bounded() -> None:
    properties: dict[str, Value] = {"evidence": tuple(f"{n:02}" + "x" * 700 for n in range(30)), "sources": ("a.md",)}
    quotes = Evidence(PropertyGraph()).behind(Edge("MENTIONS", "p", "c", {**properties, "lines": tuple(range(1, 31))}))
    assert len(quotes) == MAX_SENTENCES
    assert quotes[3]["place"] == "a.md:4" and quotes[3]["paper"] == "p"
    assert len(quotes[0]["text"]) == MAX_LENGTH and quotes[0]["text"].endswith("…")


def test_a_list_shows_its_blurb_with_its_line() -> None:
    edge = Edge("LISTED_IN", "p", "source:week.md", {"blurb": "Good\u202e one", "lines": (12, 40)})
    assert Evidence(PropertyGraph()).behind(edge) == [{"text": "Good one", "place": "week.md:12"}]


@pytest.mark.parametrize(
    ("properties", "urls"),
    [
        ({"arxiv_id": "2305.18290"}, ["https://arxiv.org/abs/2305.18290"]),
        ({"arxiv_id": "quant-ph/0201082"}, ["https://arxiv.org/abs/quant-ph/0201082"]),
        ({"doi": '10.1/a"><b>'}, ["https://doi.org/10.1/a%22%3E%3Cb%3E"]),
        ({"url": "https://a.org/x", "arxiv_id": "1"}, ["https://arxiv.org/abs/1", "https://a.org/x"]),
        ({"url": "https://arxiv.org/abs/1", "arxiv_id": "1"}, ["https://arxiv.org/abs/1"]),
        ({"orcid": "https://orcid.org/0000-0001"}, ["https://orcid.org/0000-0001"]),
        ({"url": "javascript:alert(1)"}, []),
        ({"url": "http://[broken"}, []),
        ({"locator": "lists/week.md"}, []),
    ],
)
def test_links_are_made_of_checked_parts(properties: dict[str, Value], urls: list[str]) -> None:
    assert [link["url"] for link in links(Node("Paper", "p", properties))] == urls


@pytest.mark.parametrize("address", ["file:///etc/passwd", "data:text/html,x", "vbscript:x", "//host", "", " http"])
def test_only_web_addresses_are_links(address: str) -> None:
    assert not is_web(address)
