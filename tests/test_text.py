"""Folding decides what is the same name or title; a mistake here merges what must stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papergraph.text import digest, fold, fold_name, fold_title, join_name, printable

SAME_NAME = [
    ("Step-DPO", "StepDPO"),
    ("Step-DPO", "step dpo"),
    ("LoRAs", "LoRA"),
    ("LLMs", "LLM"),
    ("DPO's", "DPO"),
    ("Llama 2 7B", "Llama2-7B"),
    ("β-DPO", "Β-DPO"),
    ("Gödel Machine", "Godel machine"),
    ("ＤＰＯ", "DPO"),
    ("강화학습", "강화학습"),
]
OTHER_NAME = [
    ("GPT-3", "GPT-4"),
    ("GPT-3.5", "GPT-35"),
    ("Llama 2 7B", "Llama 27B"),
    ("PALMS", "PaLM"),
    ("Qwen2.5", "Qwen25"),
    ("o1", "o3"),
    ("C++", "D++"),
]


@pytest.mark.parametrize(("one", "other"), SAME_NAME)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert join_name(one) == join_name(other)


@pytest.mark.parametrize(("one", "other"), OTHER_NAME)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert join_name(one) != join_name(other)


def test_a_title_keeps_its_numbers_apart() -> None:
    assert fold_title("LLaMA 2: 7B") != fold_title("LLaMA 27B")
    assert fold_title("Attention Is All You Need") == fold_title("attention is all you need.")


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    for folding in (fold, fold_name, join_name, fold_title):
        once = folding(text)
        assert fold(once) == fold(fold(once))
        assert once == once.strip()


def test_a_digest_keeps_its_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")


def test_printable_text_cannot_steer_a_terminal() -> None:
    assert printable("a\x1b[31mred\x07 \u202eback\u200b") == "a[31mred back"
