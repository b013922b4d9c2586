"""Lineage in memory: trees with sentences, doubts, and names in any spelling."""

import dataclasses

import pytest

from papergraph.errors import QueryError
from papergraph.graph.build import build
from papergraph.graph.card import card
from papergraph.graph.index import GraphIndex
from papergraph.graph.inspect import inspect
from papergraph.graph.lineage import is_older, lineage
from papergraph.graph.search import search
from papergraph.graph.statistics import statistics
from papergraph.model import Concept
from tests.graph.corpora import DPO, NEW, OLD, RLHF, SIMPO, claim, small_corpus

GRAPH = build(small_corpus())
INDEX = GraphIndex(GRAPH)


def test_a_lineage_goes_both_ways_with_the_sentences() -> None:
    found = lineage(INDEX, INDEX.nodes[DPO])
    assert [(b.relation, b.name, b.papers) for b in found.led_to] == [("VARIANT_OF", "SimPO", 2)]
    assert [(b.relation, b.name, b.papers) for b in found.came_from] == [("REPLACES", "RLHF", 0)]
    evidence = found.led_to[0].evidence
    assert {(one.sentence, one.place, one.paper) for one in evidence} == {
        ("A variant of DPO.", "week.md:7", NEW),
        ("Another variant of DPO.", "week.md:7", OLD),
    }
    assert (found.papers, found.sources) == (2, 1)


def test_grandchildren_hang_below_their_parents() -> None:
    found = lineage(INDEX, INDEX.nodes[RLHF])
    assert [branch.name for branch in found.led_to] == ["DPO"]
    assert [branch.name for branch in found.led_to[0].branches] == ["SimPO"]
    assert lineage(INDEX, INDEX.nodes[RLHF], depth=1).led_to[0].branches == ()


def test_a_circle_is_not_walked_for_ever() -> None:
    corpus = small_corpus()
    circle = dataclasses.replace(corpus, claims=(*corpus.claims, claim("EXTENDS", DPO, SIMPO, "DPO extends SimPO.")))
    index = GraphIndex(build(circle))
    found = lineage(index, index.nodes[DPO], depth=10)
    assert [branch.name for branch in found.led_to] == ["SimPO"]
    assert found.led_to[0].branches[0].repeated


def test_comparisons_are_kept_apart_from_lineage() -> None:
    found = lineage(INDEX, INDEX.nodes[SIMPO])
    assert [(one.name, one.relations) for one in found.compared_with] == [("RLHF", ("COMPARED_WITH",))]


def test_a_contradiction_is_counted_and_listed() -> None:
    corpus = small_corpus()
    both = dataclasses.replace(corpus, claims=(*corpus.claims, claim("EXTENDS", SIMPO, DPO, "It extends DPO.", line=9)))
    graph = build(both)
    index = GraphIndex(graph)
    assert lineage(index, index.nodes[DPO]).contradictions == 1
    assert [issue.code for issue in inspect(graph)] == ["contradiction"]


def test_a_child_older_than_its_parent_is_kept_and_flagged() -> None:
    corpus = small_corpus()
    old = tuple(dataclasses.replace(c, first_seen="2020") if c.id == SIMPO else c for c in corpus.concepts)
    graph = build(dataclasses.replace(corpus, concepts=old))
    index = GraphIndex(graph)
    assert lineage(index, index.nodes[DPO]).older_than_parent == 1
    assert [issue.code for issue in inspect(graph)] == ["older-than-parent"]


@pytest.mark.parametrize(
    ("child", "parent", "older"),
    [("2020", "2023-05", True), ("2023", "2023-05", False), ("2023-04-01", "2023-05", True), (None, "2020", False)],
)
def test_dates_are_compared_as_far_as_both_are_known(child: str | None, parent: str, older: bool) -> None:
    assert is_older(child, parent) is older


@pytest.mark.parametrize(
    "text", ["DPO", "dpo", "Direct-Preference Optimization", "directpreferenceoptimization", "concept:dpo"]
)
def test_a_concept_is_found_in_any_spelling(text: str) -> None:
    assert INDEX.one(text).id == DPO


@pytest.mark.parametrize("text", ["2305.18290", "arxiv:2305.18290", "https://arxiv.org/abs/2305.18290v2", "title:1"])
def test_a_paper_is_found_by_any_id_it_ever_had(text: str) -> None:
    assert INDEX.one(text).id == OLD


def test_a_paper_is_found_by_its_title() -> None:
    assert INDEX.one("simpo", labels=("Paper",)).id == NEW
    assert INDEX.one("simpo").id == SIMPO


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean SimPO"):
        INDEX.one("SimPOO")


def test_of_two_meanings_the_better_connected_is_taken() -> None:
    corpus = small_corpus()
    other = Concept(id="concept:dpo(data protection officer)", name="DPO", kind="Topic")
    index = GraphIndex(build(dataclasses.replace(corpus, concepts=(*corpus.concepts, other))))
    assert index.one("DPO").id == DPO
    assert len(index.find("DPO")) == 2


def test_search_ranks_equal_names_first() -> None:
    hits = search(GRAPH, "DPO")
    assert hits[0].id == DPO
    assert [hit.id for hit in search(GRAPH, "writer", label="Author")] == ["author:ann writer", "author:bob writer"]
    assert search(GRAPH, "zzz") == []


def test_a_card_of_a_paper_tells_what_it_states() -> None:
    found = card(INDEX, INDEX.nodes[NEW])
    assert [item.name for item in found.sections["introduces"]] == ["SimPO"]
    assert found.sections["listed in"][0].note == "line 7"
    assert ("SimPO", "EXTENDS (denied)", "DPO") in {(s.child, s.relation, s.parent) for s in found.statements}


def test_a_card_of_a_concept_tells_what_is_said_of_it() -> None:
    found = card(INDEX, INDEX.nodes[DPO])
    assert ("SimPO", "VARIANT_OF", "DPO") in {(s.child, s.relation, s.parent) for s in found.statements}


def test_statistics_count_what_papers_have() -> None:
    found = statistics(GRAPH)
    assert found.nodes["Paper"] == 2
    assert found.papers_with["abstract"] == 1
    assert found.papers_with["author"] == 1
    assert found.kinds == {"Method": 3}
