"""Author strings in the spellings that lists and exports use."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papergraph.readers.authors import author_name, byline, split_authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Byron, Grace Hopper and Alan Turing", ["Ada Byron", "Grace Hopper", "Alan Turing"]),
        ("Ada Byron, Grace Hopper, and Alan Turing.", ["Ada Byron", "Grace Hopper", "Alan Turing"]),
        ("Byron, Ada; Hopper, Grace B.", ["Ada Byron", "Grace B. Hopper"]),
        ("Byron, Ada and Hopper, Grace", ["Ada Byron", "Grace Hopper"]),
        ("Byron, A., Hopper, G. B., & Turing, A.", ["A. Byron", "G. B. Hopper", "A. Turing"]),
        ("Byron A, Hopper GB, van der Berg L", ["A. Byron", "G. B. Hopper", "L. van der Berg"]),
        ("Hopper G., Byron A.", ["G. Hopper", "A. Byron"]),
        ("Byron A, Van Der Berg L", ["A. Byron", "L. Van Der Berg"]),
        ("Byron, Ada and Hopper, Grace.", ["Ada Byron", "Grace Hopper"]),
        ("Byron, Ada, Hopper, Grace, and Turing, Alan.", ["Ada Byron", "Grace Hopper", "Alan Turing"]),
        ("Byron and Hopper", ["Byron", "Hopper"]),
        ("Byron, Ada", ["Ada Byron"]),
        ("Byron, Ada, Jr.", ["Ada Byron Jr."]),
        ("J Dean, S Hopper", ["J Dean", "S Hopper"]),
        ("Wei Wang 0001, Li Li 0002", ["Wei Wang", "Li Li"]),
        ("Ada Byron*, Grace Hopper†1,2, Alan Turing<sup>3</sup>", ["Ada Byron", "Grace Hopper", "Alan Turing"]),
        ("张三，李四、王五", ["张三", "李四", "王五"]),
        ("张三 李四 王五", ["张三", "李四", "王五"]),
        ("홍길동, 김철수", ["홍길동", "김철수"]),
        ("山田 太郎, 鈴木 花子", ["山田 太郎", "鈴木 花子"]),
        ("['Ada Byron', \"Liam O'Brien\"]", ["Ada Byron", "Liam O'Brien"]),
        ("Ada Byron\nGrace Hopper", ["Ada Byron", "Grace Hopper"]),
        ("Ada Byron, Grace\nHopper", ["Ada Byron", "Grace Hopper"]),
        ("Authors: Anna Müller und Karl Weiß", ["Anna Müller", "Karl Weiß"]),
        ("OpenAI", ["OpenAI"]),
        ("Qwen Team, Alibaba", ["Qwen Team", "Alibaba"]),
        (" , ;", []),
        ("2013", []),
    ],
)
def test_names_come_out_in_reading_order(text: str, names: list[str]) -> None:
    found = split_authors(text)
    assert [author.name for author in found.names] == names
    assert not found.truncated


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Byron et al", ["Byron"]),
        ("Byron et al., 2013", ["Byron"]),
        ("Ada Byron, Grace Hopper, et al.", ["Ada Byron", "Grace Hopper"]),
        ("Byron, Hopper et al.", ["Byron", "Hopper"]),
        ("Byron, Ada and others", ["Ada Byron"]),
        ("Ada Byron, Grace Hopper and 12 others", ["Ada Byron", "Grace Hopper"]),
        ("Ada Byron, ..., Alan Turing", ["Ada Byron", "Alan Turing"]),
        ("张三、李四等", ["张三", "李四"]),
        ("홍길동 외 3명", ["홍길동"]),
    ],
)
def test_others_are_a_flag_and_no_name(text: str, names: list[str]) -> None:
    found = split_authors(text)
    assert [author.name for author in found.names] == names
    assert found.truncated


def test_an_organization_in_parentheses_goes_with_its_author() -> None:
    found = split_authors("Ada Byron (Example Lab, London), Grace Hopper (Sample Inc)")
    assert [(a.name, a.organizations) for a in found.names] == [
        ("Ada Byron", ("Example Lab, London",)),
        ("Grace Hopper", ("Sample Inc",)),
    ]


def test_a_source_can_say_whether_the_family_name_comes_first() -> None:
    assert [a.name for a in split_authors("Byron, Hopper", family_first=False).names] == ["Byron", "Hopper"]
    paired = split_authors("Byron, Ada, Hopper, Grace", family_first=True)
    assert [a.name for a in paired.names] == ["Ada Byron", "Grace Hopper"]


def test_names_in_a_list_are_not_split() -> None:
    assert [a.name for a in byline(["Hopper, Grace", "The A and B Team", "others"]).names] == [
        "Grace Hopper",
        "The A and B Team",
    ]
    assert author_name("https://example.org") is None


@pytest.mark.parametrize("piece", ["a, ", "(", "and ", "A. ", "et al ", "<", "'a", "a1,", "van ", " ", "\n", "$a"])
def test_long_input_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    split_authors(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 3


@given(st.text(max_size=80))
def test_any_text_gives_names_with_letters(text: str) -> None:
    assert all(any(c.isalpha() for c in author.name) for author in split_authors(text).names)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Writer et al.",
        "Ann Writer, et al",
        "Ann Writer and others",
        "Ann Writer ほか",
        "Ann Writerほか3名",
        "Ann Writer 他",
        "Ann Writer 외 3명",
        "Ann Writer 等",
    ],
)
def test_a_byline_that_is_cut_says_so_in_any_language(text: str) -> None:
    found = split_authors(text)
    assert [author.name for author in found.names] == ["Ann Writer"]
    assert found.truncated
