"""Which record each field of a paper is taken from."""

from __future__ import annotations

import pytest

from papergraph.model import Link
from papergraph.resolve.ledger import explain
from tests.resolve.claims import codes, corpus, only_paper, record

TITLE = "LoRA: Low-Rank Adaptation of Large Language Models"
ID = "arxiv:2106.09685"
KINDS = {"a.bib": "bibtex", "answer": "arxiv", "b.md": "markdown"}


def test_the_title_is_the_complete_one() -> None:
    assert only_paper(record("LoRA", ID, at="a.bib:1"), record(TITLE, ID, at="b.md:1"), kinds=KINDS).title == TITLE


def test_the_title_is_not_shouted() -> None:
    assert (
        only_paper(record(TITLE.upper(), ID, at="a.bib:1"), record(TITLE, ID, at="b.md:1"), kinds=KINDS).title == TITLE
    )


def test_the_title_is_the_one_of_the_service_before_that_of_a_list() -> None:
    listed = record(TITLE + " (oral)", ID, at="a.md:1")
    assert only_paper(listed, record(TITLE, ID, at="answer:1"), kinds=KINDS).title == TITLE


def test_the_byline_is_the_longest_whole_one() -> None:
    paper = only_paper(
        record(TITLE, ID, by="Ada Mint, Bo Thyme, Cy Sage, Di Dill", authors_truncated=True, at="a.md:1"),
        record(TITLE, ID, by="Ada Mint, Bo Thyme, Cy Sage, Di Dill, Ed Basil", at="b.md:1"),
        record(TITLE, ID, by="Ada Mint", at="c.md:1"),
    )
    assert len(paper.authors) == 5
    assert not paper.authors_truncated


def test_a_byline_that_breaks_off_is_marked() -> None:
    assert only_paper(record(TITLE, by="Ada Mint", authors_truncated=True)).authors_truncated


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2021", "2021-06-17"), "2021-06-17"),
        (("2022-04", "2021-06"), "2021-06"),
        (("2022-04-25", "2021-06-17"), "2021-06-17"),
        (("someday", "2021"), "2021"),
        (("someday", None), None),
    ],
)
def test_the_date_is_the_most_precise_then_the_earliest(dates: tuple[str | None, ...], expected: str | None) -> None:
    records = [record(TITLE, ID, on=date, at=f"list.md:{line}") for line, date in enumerate(dates, 1)]
    paper = only_paper(*records)
    assert (paper.published, paper.year) == (expected, int(expected[:4]) if expected else None)


def test_the_date_of_the_service_goes_before_a_list_s() -> None:
    listed, told = record(TITLE, ID, on="2021-05-01", at="b.md:1"), record(TITLE, ID, on="2021-06-17", at="answer:1")
    assert only_paper(listed, told, kinds=KINDS).published == "2021-06-17"


def test_votes_and_citations_are_the_most_that_were_counted() -> None:
    paper = only_paper(
        record(TITLE, ID, at="a.md:1", votes=3, citation_count=10), record(TITLE, ID, at="b.md:1", votes=0)
    )
    assert (paper.votes, paper.citation_count) == (3, 10)


@pytest.mark.parametrize(
    ("ids", "links", "expected"),
    [
        ((ID,), (Link("https://example.org/lora", "paper"),), "https://arxiv.org/abs/2106.09685"),
        ((), (Link("https://github.com/x/y", "code"), Link("https://example.org/p", "paper")), "https://example.org/p"),
        (("doi:10.1000/a",), (Link("https://example.org/p.pdf", "pdf"),), "https://doi.org/10.1000/a"),
        ((), (Link("https://example.org/p.pdf", "pdf"),), "https://example.org/p.pdf"),
        ((), (Link("https://github.com/x/y", "code"),), None),
    ],
)
def test_the_address_leads_to_the_paper(ids: tuple[str, ...], links: tuple[Link, ...], expected: str | None) -> None:
    assert only_paper(record(TITLE, *ids, links=links)).url == expected


def test_the_venue_is_not_a_preprint_server() -> None:
    found = corpus(
        record(TITLE, ID, at="a.md:1", venue="arXiv preprint arXiv:2106.09685"),
        record(TITLE, ID, at="b.md:1", venue="ICLR 2022"),
    )
    assert found.papers[0].venue == "venue:iclr"
    assert [venue.name for venue in found.venues] == ["ICLR"]


def test_each_field_names_the_record_that_won() -> None:
    found = corpus(record(TITLE, ID, at="a.md:1"), record("LoRA", ID, by="Edward Hu", on="2021", at="b.md:1"))
    assert dict(found.papers[0].won) == {"title": 0, "authors": 1, "published": 1}


def test_dates_that_contradict_each_other_are_reported() -> None:
    found = corpus(record(TITLE, ID, on="2021", at="a.md:1"), record(TITLE, ID, on="2025-01-02", at="b.md:1"))
    assert codes(found) == ["dates-contradict"]
    assert "2021 (a.md:1)" in found.issues[0].message
    assert "2025-01-02 (b.md:1)" in found.issues[0].message


def test_the_ledger_says_which_rule_joined_which_records_and_on_what_they_differ() -> None:
    found = corpus(
        record(TITLE, ID, by="Edward Hu, Lu Wang", on="2021", at="a.md:1"),
        record("LoRA", ID, by="Yelong Shen", on="2022", at="b.md:2"),
        record("Something Else in the Same List", at="b.md:3"),
    )
    (line,) = found.ledger
    assert (line.paper, line.records, line.rule) == (ID, (0, 1), "same-identifier")
    assert line.disagreements == (
        "title: “LoRA” (b.md:2)",
        "published: 2022, not 2021 (b.md:2)",
        "first author: Yelong Shen, not Edward Hu (b.md:2)",
    )


def test_a_paper_explains_itself_under_any_of_its_ids() -> None:
    found = corpus(
        record(TITLE, ID, at="a.md:1"),
        record("LoRA", ID, "doi:10.1000/a", on="2021", at="b.md:2"),
    )
    told = explain(found, "doi:10.1000/a")
    assert told is not None
    assert told.paper.id == ID
    assert [(str(one.origin), one.won) for one in told.witnesses] == [
        ("a.md:1", ("title",)),
        ("b.md:2", ("published",)),
    ]
    assert [merge.rule for merge in told.merges] == ["same-identifier"]
    assert explain(found, "arxiv:0000.00000") is None
