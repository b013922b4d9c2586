"""JSON and JSON Lines in the shapes that people keep papers in."""

from __future__ import annotations

import json as standard
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.model import Identifier, PaperRecord, ReadResult
from papergraph.readers import json
from tests.readers.document import document


def read(value: object, name: str = "list.json") -> ReadResult:
    return json.read(document(value if isinstance(value, str) else standard.dumps(value, indent=1), name))


def one(value: object) -> PaperRecord:
    (record,) = read(value).records
    return record


def test_a_daily_paper_is_unwrapped() -> None:
    record = one(
        [
            {
                "paper": {
                    "id": "2401.00011",
                    "authors": [{"_id": "x", "name": "Ada Byron", "hidden": False}],
                    "publishedAt": "2024-01-11T18:00:00.000Z",
                    "title": "On Daily Graphs",
                    "summary": "We read.\nDaily.",
                    "upvotes": 12,
                },
                "publishedAt": "2024-01-12T00:00:00.000Z",
                "title": "On Daily Graphs",
                "submittedBy": {"name": "someone"},
            }
        ]
    )
    assert record.identifiers == (Identifier("arxiv", "2401.00011"),)
    assert (record.published, record.votes) == ("2024-01-11", 12)
    assert [author.name for author in record.authors] == ["Ada Byron"]
    assert record.texts[0].text == "We read. Daily."


@pytest.mark.parametrize(
    "row",
    [
        "|**2024-01-10**|**A Map of Everything**|Ada Byron et.al.|[2401.00012](http://arxiv.org/abs/2401.00012)|**[link](https://github.com/a/b)**|\n",
        "- 2024-01-10, **A Map of Everything**, Ada Byron et.al., "
        "Paper: [http://arxiv.org/abs/2401.00012](http://arxiv.org/abs/2401.00012), "
        "Code: **[https://github.com/a/b](https://github.com/a/b)**",
    ],
)
def test_markdown_rows_inside_values_are_read(row: str) -> None:
    record = one({"Mapping": {"2401.00012": row}})
    assert record.title == "A Map of Everything"
    assert record.identifiers == (Identifier("arxiv", "2401.00012"),)
    assert [author.name for author in record.authors] == ["Ada Byron"]
    assert (record.authors_truncated, record.published) == (True, "2024-01-10")
    assert record.topics == (("Mapping", "heading"),)
    assert [link.role for link in record.links] == ["paper", "code"]


def test_rows_under_headings_days_and_ids_are_found() -> None:
    result = read(
        {
            "title": "My List",
            "sections": [{"name": "Graphs", "papers": [{"title": "On Graphs", "year": 2020}]}],
            "2024-05-02": [{"title": "On Days", "url": "https://arxiv.org/abs/2405.00001"}],
            "by id": {"2401.00013": {"title": "On Ids"}},
        }
    )
    assert [(r.title, r.listed, [t for t, _ in r.topics]) for r in result.records] == [
        ("On Graphs", None, ["Graphs"]),
        ("On Days", "2024-05-02", []),
        ("On Ids", None, []),
    ]
    assert result.records[2].identifiers == (Identifier("arxiv", "2401.00013"),)


@pytest.mark.parametrize(
    "authors",
    [
        "Ada Byron, Grace Hopper",
        ["Ada Byron", "Grace Hopper"],
        [{"name": "Ada Byron"}, {"name": "Grace Hopper"}],
        [{"given": "Ada", "family": "Byron"}, {"firstName": "Grace", "lastName": "Hopper"}],
        [{"author": {"display_name": "Ada Byron"}}, {"author": {"display_name": "Grace Hopper"}}],
        [["Byron", "Ada", ""], ["Hopper", "Grace", ""]],
        ["Byron, Ada", "Hopper, Grace"],
    ],
)
def test_authors_are_read_in_every_shape(authors: object) -> None:
    assert [a.name for a in one({"title": "On Graphs", "authors": authors}).authors] == ["Ada Byron", "Grace Hopper"]


def test_lines_are_those_of_the_rows() -> None:
    text = '[\n {"title": "On Graphs",\n  "abstract": "We study."},\n {"title": "On \\u00c9tudes",\n  "year": 1}\n]'
    records = read(text).records
    assert [record.origin.line for record in records] == [2, 4]
    assert records[0].texts[0].line_at(0) == 3


def test_json_lines_survive_a_broken_line() -> None:
    text = '{"title": "A B", "year": 2020}\nnot json, arXiv:2401.00015\n{"title": "C D", "year": 2020}\n'
    result = read(text, "list.jsonl")
    assert [record.origin.line for record in result.records] == [1, 3]
    assert {(issue.code, issue.origin.line) for issue in result.issues if issue.origin} == {
        ("broken-json", 2),
        ("unread-identifier", 2),
    }


def test_a_truncated_file_keeps_its_whole_elements() -> None:
    rows = [{"title": f"Paper Number {n}", "doi": f"10.1234/{n}"} for n in range(10)]
    text = standard.dumps({"papers": rows}, indent=1)
    result = read(text[: len(text) // 2])
    assert len(result.records) >= 4
    assert result.issues[0].code == "broken-json"


def test_bare_ids_are_papers() -> None:
    result = read(["2401.00016", "https://arxiv.org/abs/2401.00017"])
    assert [record.identifiers[0].value for record in result.records] == ["2401.00016", "2401.00017"]


@pytest.mark.parametrize(
    "value",
    [
        {"name": "left-pad", "version": "1.0.0", "license": "MIT"},
        [{"title": "My Tool", "url": "https://github.com/a/b"}],
        [{"title": "Home", "url": "https://example.org/"}],
        {"a": 1},
        [],
    ],
)
def test_what_is_no_paper_gives_no_record(value: object) -> None:
    assert read(value).records == ()


@pytest.mark.parametrize(
    "text",
    [
        '{"a":' * 50_000,
        "[" * 100_000,
        '{"title": ' + "9" * 10_000 + "}",
        '{"title": NaN, "authors": [1e999]}',
        '{"a": "\\ud800"}',
    ],
)
def test_what_is_meant_to_break_it_does_not(text: str) -> None:
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 5


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.just("arXiv:2001.00009")
KEYS = st.sampled_from(["title", "authors", "paper", "year", "url", "tags", "abstract", "references", "id", "x"])
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=15
)


@settings(max_examples=150)
@given(VALUES)
def test_any_value_is_read_and_no_id_is_lost(value: object) -> None:
    result = read(value)
    assert result == read(value)
    assert "2001.00009" not in standard.dumps(value) or "2001.00009" in str(result)


@settings(max_examples=100)
@given(st.text(alphabet='{}[]",: \n\\atitle0', max_size=80))
def test_any_text_is_read(text: str) -> None:
    read(text)


def test_values_that_are_wrapped_are_opened() -> None:
    content = {
        "title": {"value": "On Reviews"},
        "authors": {"value": ["Ada Byron", "Grace Hopper"]},
        "keywords": {"value": ["graphs", "trees"]},
    }
    record = one({"notes": [{"id": "abcDEF12", "forum": "abcDEF12", "content": content}], "count": 1})
    assert (record.title, len(record.authors), len(record.topics)) == ("On Reviews", 2, 2)
    assert record.identifiers == (Identifier("openreview", "abcDEF12"),)


def test_a_list_of_named_links_belongs_to_its_paper() -> None:
    links = [
        {"name": "Paper", "url": "https://arxiv.org/abs/2301.00001"},
        {"name": "Code", "url": "https://github.com/a/b"},
    ]
    record = one([{"title": "On Pages", "links": links}])
    assert record.identifiers == (Identifier("arxiv", "2301.00001"),)
    assert [link.role for link in record.links] == ["paper", "code"]


def test_what_a_collection_says_of_itself_is_no_paper() -> None:
    about = {"title": "A collection of graphs", "paper_url": "https://doi.org/10.1234/about", "total": 1}
    result = read({"metadata": about, "papers": [{"title": "On Graphs", "url": "https://arxiv.org/abs/2301.00001"}]})
    assert [record.title for record in result.records] == ["On Graphs"]
    assert "10.1234/about" in str(result.issues)


def test_an_address_and_a_remark_are_a_row() -> None:
    links = [
        {"href": "https://arxiv.org/abs/2301.00001", "key_idea": "Walks on graphs are short."},
        {"href": "https://example.org/blog", "key_idea": "A talk on the same."},
        {"href": "", "key_idea": ""},
    ]
    record = one({"walks": {"thesis": "", "citations": links}})
    assert (record.topics, record.texts[0].text) == ((("walks", "heading"),), "Walks on graphs are short.")


def test_topics_in_a_list_keep_their_commas_and_may_be_wrapped() -> None:
    listed = one([{"title": "On Graphs", "authors": "A. Byron", "keywords": ["Trees, paths, and cycles", "Walks"]}])
    wrapped = one([{"title": "On Graphs", "authors": "A. Byron", "data": {"categories": ["#trees", "#walks"]}}])
    written = one([{"title": "On Graphs", "authors": "A. Byron", "keywords": ["trees, walks"]}])
    assert [topic for topic, _ in listed.topics] == ["Trees, paths, and cycles", "Walks"]
    assert [topic for topic, _ in wrapped.topics] == [topic for topic, _ in written.topics] == ["trees", "walks"]


def test_what_page_scrapers_take_for_an_author_or_a_paper_is_none() -> None:
    paper = {"title": "On Graphs", "url": "https://arxiv.org/abs/2301.00001", "author": "[Submitted on 21 Nov 2024]"}
    page = {"title": "GitHub - a/graphs: walks on graphs", "url": "https://github.com/a/graphs", "author": "a"}
    result = read([paper, page])
    assert [(record.title, record.authors) for record in result.records] == [("On Graphs", ())]
    assert [issue.code for issue in result.issues] == ["skipped"]
