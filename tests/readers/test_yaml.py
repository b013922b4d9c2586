"""YAML: records with lines, what is broken, what is meant to break."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.model import Identifier, ReadResult
from papergraph.readers import yaml
from tests.readers.document import document


def read(text: str) -> ReadResult:
    return yaml.read(document(text, "list.yaml"))


LIST = """# papers
- id: byron2020
  title: 'On Graphs
    and Trees'
  authors: Ada Byron*,Grace Hopper†, et al.
  year: '2020'
  abstract: 'We study graphs. See https://arxiv.org/abs/1901.00009
    for trees.'
  paper: https://arxiv.org/pdf/2001.00001.pdf
  code: https://github.com/example/graphs
  project_page: null
  publication_date: '2020-01-15T15:32:00+00:00'
  tags: [Code, Project, Graph Theory]
- id: 2001.00010
  title: On Numbers
  year: 2020
  authors: [Ada Byron, Grace Hopper]
"""


def test_a_list_of_mappings_gives_records_with_lines() -> None:
    first, second = read(LIST).records
    assert (first.origin.line, second.origin.line) == (2, 14)
    assert first.title == "On Graphs and Trees"
    assert [author.name for author in first.authors] == ["Ada Byron", "Grace Hopper"]
    assert first.authors_truncated
    assert first.published == "2020-01-15"
    assert first.identifiers == (Identifier("arxiv", "2001.00001"),)
    assert first.topics == (("Graph Theory", "tag"),)
    assert [(link.url, link.role) for link in first.links] == [
        ("https://arxiv.org/pdf/2001.00001.pdf", "pdf"),
        ("https://github.com/example/graphs", "code"),
    ]
    abstract = first.texts[0]
    assert (abstract.line_at(0), abstract.line_at(abstract.text.index("for trees"))) == (7, 8)


@pytest.mark.parametrize("mark", ["|", ">", ">-"])
def test_the_lines_of_a_block_of_text_are_known(mark: str) -> None:
    (record,) = read(f"- title: T\n  abstract: {mark}\n    We study.\n    Graphs too.\n  year: 2020\n").records
    (abstract,) = record.texts
    assert abstract.text == "We study. Graphs too."
    assert (abstract.line_at(0), abstract.line_at(abstract.text.index("Graphs"))) == (3, 4)


def test_an_id_that_looks_like_a_number_keeps_its_zeros() -> None:
    assert read(LIST).records[1].identifiers == (Identifier("arxiv", "2001.00010"),)


def test_keys_above_lists_are_headings() -> None:
    result = read("Graphs:\n  2020:\n    - {title: On Graphs, year: 2020}\npapers:\n  - {title: On Trees}\n")
    assert [record.topics for record in result.records] == [(("Graphs", "heading"),), ()]


def test_an_estimated_date_counts_as_its_year() -> None:
    (record,) = read("- {title: T, year: 2020, publication_date: 2020-01-01, date_source: estimated}").records
    assert record.published == "2020"


def test_of_a_broken_file_the_items_are_read() -> None:
    result = read(
        "- title: Good One\n  year: 2020\n- title: Bad: one with: colons\n  url: https://arxiv.org/abs/2001.00002\n"
        '- title: "never closed\n- title: Good Two\n'
    )
    assert [record.title for record in result.records] == [
        "Good One",
        "Bad: one with: colons",
        "never closed",
        "Good Two",
    ]
    assert result.records[1].identifiers == (Identifier("arxiv", "2001.00002"),)
    assert {issue.code for issue in result.issues} == {"broken-yaml"}
    assert all(issue.origin and issue.origin.line for issue in result.issues)


ALIASES = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(15)
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ALIASES, "alias-bomb"),
        ("[" * 100_000, "too-deep"),
        ("- " * 100_000 + "x", "too-deep"),
        ("".join(" " * n + "a:\n" for n in range(600)), "too-deep"),
        ("&a\ntitle: T\nauthors: *a\n", None),
        ("a: !!python/object/apply:os.system [echo]\n", None),
    ],
)
def test_what_is_meant_to_break_it_does_not(text: str, code: str | None) -> None:
    start = time.process_time()
    result = read(text)
    assert [issue.code for issue in result.issues] == ([code] if code else [])
    assert time.process_time() - start < 3


@pytest.mark.parametrize("bomb", [ALIASES, "x: " + "[" * 100_000 + "\n"])
def test_items_beside_what_is_meant_to_break_it_are_read(bomb: str) -> None:
    result = read(bomb + "papers:\n- title: On Graphs\n  authors: Ada Byron\n")
    assert [record.title for record in result.records] == ["On Graphs"]
    assert [issue.severity for issue in result.issues] == ["error"]


def test_it_knows_yaml_when_it_sees_it() -> None:
    assert yaml.matches(document("x", "a.yml"))
    assert yaml.matches(document("# list\n- title: A\n", "stdin:1"))
    assert not yaml.matches(document("- A paper: one\n", "stdin:2"))


PIECES = [
    "- ",
    "title: ",
    "url: ",
    ": ",
    "\n",
    "  ",
    "'",
    '"',
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "|",
    ">",
    "x",
    "#",
    "!!",
    "\t",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read_and_no_id_is_lost(before: str) -> None:
    text = f"{before}\n- title: arXiv:2001.00009\n"
    result = read(text)
    assert result == read(text)
    assert "2001.00009" in str(result)
