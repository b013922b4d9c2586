"""The built-in vocabulary is whole, and a broken one is told apart from it."""

from __future__ import annotations

import pytest

from papergraph.errors import PapergraphError
from papergraph.extract.vocabulary import Vocabulary, built_in, parse


def vocabulary(text):
    return Vocabulary.of(parse(f"concepts = [{text}]", "mine.toml"))


def test_the_built_in_vocabulary_has_no_problems_and_is_large():
    assert built_in().problems() == ()
    assert len(built_in().entries) >= 250


@pytest.mark.parametrize(
    ("name", "parent"), [("QLoRA", "LoRA"), ("SimPO", "DPO"), ("Mamba", "S4"), ("GQA", "MQA"), ("DistilBERT", "BERT")]
)
def test_lineage_that_everybody_knows_is_in_it(name, parent):
    entry = next(entry for entry in built_in().entries if entry.name == name)
    assert parent in [to for _, to in entry.parents]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{ name = "Step-DPO", kind = "Method" }, { name = "StepDPO", kind = "Method" }', "names"),
        ('{ name = "X1", kind = "Gadget" }', "unknown kind"),
        ('{ name = "X1", kind = "Method", extends = ["Y1"] }', "not in the vocabulary"),
        ('{ name = "X1", kind = "Method", extends = ["X1"] }', "its own parent"),
    ],
)
def test_problems_are_named(text, problem):
    assert any(problem in line for line in vocabulary(text).problems())


def test_two_senses_may_share_a_name():
    two = '{ name = "SAM", full_name = "Segment Anything", kind = "Model", sense = true }, '
    two += '{ name = "SAM", full_name = "Sharpness-Aware Minimization", kind = "Method", sense = true }'
    assert vocabulary(two).problems() == ()


@pytest.mark.parametrize("text", ["{", '"DPO"', '{ kind = "Method" }', '{ name = "X", colour = "red" }'])
def test_what_is_no_concept_is_refused_with_the_file(text):
    with pytest.raises(PapergraphError, match=r"mine\.toml"):
        vocabulary(text)
