"""The ids of papers: which one a paper stands under, which ones find it, and which belong to nobody."""

from __future__ import annotations

from papergraph.resolve.ledger import find_paper
from tests.resolve.claims import codes, corpus, only_paper, record

PLANNING = "Grounded Planning for Household Robots"
PROMPTING = "Many-Shot Prompting in Vision Models"


def test_the_arxiv_id_comes_first_then_the_doi_then_the_title() -> None:
    assert only_paper(record(PLANNING, "doi:10.1000/a", "arxiv:2405.00001")).id == "arxiv:2405.00001"
    assert only_paper(record(PLANNING, "doi:10.1000/a", "openalex:W1")).id == "doi:10.1000/a"
    assert only_paper(record(PLANNING)).id.startswith("title:")


def test_a_paper_has_its_id_first_and_all_its_ids() -> None:
    paper = only_paper(
        record(PLANNING, "doi:10.1000/a", by="Ada Mint", at="a.md:1"),
        record(PLANNING, "arxiv:2405.00001", by="Ada Mint", at="b.md:1"),
    )
    assert paper.ids[:2] == ("arxiv:2405.00001", "doi:10.1000/a")
    assert (paper.arxiv_id, paper.doi) == ("2405.00001", "10.1000/a")


def test_a_paper_is_found_by_the_id_it_had_when_only_its_title_was_known() -> None:
    bare = record(PLANNING, at="a.md:1")
    former = only_paper(bare).id
    found = corpus(bare, record(PLANNING, "arxiv:2405.00001", by="Ada Mint", on="2024-05-01", at="b.md:1"))
    assert find_paper(found.papers, former) == found.papers[0]
    assert found.papers[0].id == "arxiv:2405.00001"


def test_the_doi_that_arxiv_gives_is_not_the_doi_of_a_publication() -> None:
    paper = only_paper(record(PLANNING, "doi:10.48550/arxiv.2405.00001"))
    assert (paper.id, paper.doi) == ("arxiv:2405.00001", None)
    assert "doi:10.48550/arxiv.2405.00001" in paper.ids


def test_the_title_id_is_the_same_for_other_spellings() -> None:
    one = only_paper(record("Grounded planning: for household-robots", by="A. Mint", on="2024-05-01"))
    assert one.id == only_paper(record(PLANNING, by="Ada Mint", on="2024")).id


def test_works_of_one_title_have_ids_of_their_own() -> None:
    found = corpus(
        record("Dynamic Programming", by="Ada Mint", on="1957", at="a.md:1"),
        record("Dynamic Programming", by="Ada Mint", on="1966", at="a.md:2"),
        record("A Parser for the C Language", at="a.md:3"),
        record("A Parser for the C++ Language", at="a.md:4"),
    )
    assert len({paper.id for paper in found.papers}) == 4


def test_a_contested_identifier_belongs_to_nobody_and_is_reported_with_titles_and_places() -> None:
    found = corpus(
        record(PLANNING, "arxiv:2405.00001", at="list.md:4"), record(PROMPTING, "arxiv:2405.00001", at="list.md:9")
    )
    assert [paper.contested for paper in found.papers] == [("arxiv:2405.00001",)] * 2
    assert not any("arxiv:2405.00001" in paper.ids or paper.arxiv_id for paper in found.papers)
    (issue,) = found.issues
    assert (issue.code, issue.severity, str(issue.origin)) == ("contested-id", "warning", "list.md:4")
    assert all(part in issue.message for part in (PLANNING, PROMPTING, "list.md:4", "list.md:9"))


def test_what_arxiv_itself_calls_the_id_settles_whose_it_is() -> None:
    found = corpus(
        record(PLANNING, "arxiv:2405.00001", at="list.md:4"),
        record(PROMPTING, "arxiv:2405.00001", at="list.md:9"),
        record(PROMPTING, "arxiv:2405.00001", at="arxiv-answer:1"),
        kinds={"arxiv-answer": "arxiv"},
    )
    by_title = {paper.title: paper for paper in found.papers}
    assert by_title[PROMPTING].id == "arxiv:2405.00001"
    assert by_title[PLANNING].contested == ("arxiv:2405.00001",)
    assert by_title[PROMPTING].contested == ()
    assert codes(found) == ["contested-id"]


def test_an_identifier_belongs_to_the_entry_that_has_it_first_not_to_one_that_links_to_it_too() -> None:
    found = corpus(
        record(PLANNING, "arxiv:2405.00001", "arxiv:2405.00002", at="list.md:4"),
        record(PROMPTING, "arxiv:2405.00002", at="list.md:9"),
    )
    assert {paper.title: (paper.arxiv_id, paper.contested) for paper in found.papers} == {
        PLANNING: ("2405.00001", ("arxiv:2405.00002",)),
        PROMPTING: ("2405.00002", ()),
    }
    assert codes(found) == ["contested-id"]


def test_equal_titles_that_stay_apart_are_noted() -> None:
    found = corpus(
        record(PLANNING, by="Ada Mint, Bo Thyme", at="list.md:4"), record(PLANNING, by="Cy Sage", at="list.md:9")
    )
    assert [(issue.code, issue.severity) for issue in found.issues] == [("same-title", "note")]


def test_a_shared_address_is_a_note_not_a_warning() -> None:
    found = corpus(
        record(PLANNING, "url:example.org/all", by="Ada Mint", at="list.md:4"),
        record(PROMPTING, "url:example.org/all", by="Bo Thyme", at="list.md:9"),
    )
    assert [(issue.code, issue.severity) for issue in found.issues] == [("shared-address", "note")]


def test_an_identifier_without_a_title_is_a_paper_called_by_it_and_no_stub() -> None:
    paper = only_paper(record(None, "arxiv:2405.00001"))
    assert (paper.id, paper.title, paper.stub) == ("arxiv:2405.00001", "arxiv:2405.00001", False)


def test_a_record_of_which_nothing_is_known_is_left_out_and_reported() -> None:
    found = corpus(record(None, at="list.md:7"))
    assert found.papers == ()
    assert [(issue.code, str(issue.origin)) for issue in found.issues] == [("nothing-known", "list.md:7")]


def test_one_title_under_two_arxiv_ids_is_reported_whether_it_merged_or_not() -> None:
    merged = corpus(
        record(PLANNING, "arxiv:2405.00001", by="Ada Mint, Bo Thyme", at="a.md:1"),
        record(PLANNING, "arxiv:2405.00002", by="Ada Mint, Bo Thyme", at="b.md:1"),
    )
    apart = corpus(record(PLANNING, "arxiv:2405.00001", at="a.md:1"), record(PLANNING, "arxiv:2405.00002", at="b.md:1"))
    assert (len(merged.papers), len(apart.papers)) == (1, 2)
    assert codes(merged) == codes(apart) == ["same-title-two-ids"]
