"""Every rule line reads its own yes sentences as marked, and nothing in its no sentences."""

from __future__ import annotations

import re

import pytest

from papergraph.errors import PapergraphError
from papergraph.extract import rules
from papergraph.extract.encoding import encode
from papergraph.extract.statements import statements
from papergraph.graph.schema import CLAIM_RELATIONS

MARK = re.compile(r"\[([^\]]*)\]|<([^>]*)>|\{([^}]*)\}")
OWN = re.compile(r"(?:we|our .*|it|this .*|they|the (?:method|model|paper|authors))", re.IGNORECASE)
RULES = rules.built_in()


def unmarked(sentence):
    """The sentence, its mentions, which of them are children (None: what the paper introduces) and which parents."""
    text, spans, children, parents, position = "", [], [], [], 0
    for mark in MARK.finditer(sentence):
        text += sentence[position : mark.start()]
        position = mark.end()
        name = next(group for group in mark.groups() if group is not None)
        start = len(text)
        text += name
        if mark.group(1) is not None and OWN.fullmatch(name):
            continue
        if mark.group(1) is not None:
            children.append(len(spans))
        elif mark.group(2) is not None:
            parents.append(len(spans))
        spans.append((start, len(text)))
    return text + sentence[position:], spans, children or [None], parents or [None]


def sentences(kind):
    return [
        pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(getattr(rule, kind))
    ]


@pytest.mark.parametrize(("rule", "sentence"), sentences("yes"))
def test_a_rule_reads_its_yes_sentence(rule, sentence):
    text, spans, children, parents = unmarked(sentence)
    found = {(one.child, one.parent) for one in statements(encode(text, spans), [rule])}
    assert found == {(child, parent) for child in children for parent in parents}


@pytest.mark.parametrize(("rule", "sentence"), sentences("no"))
def test_a_rule_reads_nothing_in_its_no_sentence(rule, sentence):
    text, spans, _, _ = unmarked(sentence)
    assert list(statements(encode(text, spans), [rule])) == []


def test_the_set_is_whole():
    assert rules.check(RULES) == ()
    assert {rule.relation for rule in RULES} == set(CLAIM_RELATIONS)


@pytest.mark.parametrize(
    "line",
    ["{", '{"id": "x"}', '{"id": "x", "relation": "LIKES", "pattern": "a", "confidence": 1, "yes": [], "no": []}'],
)
def test_a_line_that_is_no_rule_is_named_with_its_place(line):
    with pytest.raises(PapergraphError, match=r"mine\.jsonl:1"):
        rules.parse(line, "mine.jsonl")
