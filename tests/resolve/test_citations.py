"""References become citations of papers in the corpus; unknown works become papers only when asked for."""

from __future__ import annotations

from papergraph.model import Identifier, PaperRecord, Reference
from tests.resolve.claims import corpus, record

CITED = "Grounded Planning for Household Robots"


def citing(*references: Reference, line: int = 1) -> PaperRecord:
    return record(
        f"A Paper that Cites, Number {line}", f"arxiv:2401.0000{line}", at=f"a.md:{line}", references=references
    )


def by_id(text: str, **more: object) -> Reference:
    return Reference(identifiers=(Identifier(*text.split(":", 1)),), **more)  # type: ignore[arg-type]


def test_a_reference_is_found_by_identifier_and_by_title() -> None:
    known = record(CITED, "doi:10.1000/a", on="2023", at="b.md:1")
    found = corpus(
        citing(by_id("doi:10.1000/a")),
        citing(Reference(title=CITED.lower(), year=2022), line=2),
        citing(Reference(title=CITED, year=1999), line=3),
        known,
    )
    assert [(one.citing, one.cited) for one in found.citations] == [
        ("arxiv:2401.00001", "doi:10.1000/a"),
        ("arxiv:2401.00002", "doi:10.1000/a"),
    ]
    assert len(found.papers) == 4


def test_what_several_references_say_of_one_pair_is_summed_up() -> None:
    known = record(CITED, "doi:10.1000/a", at="b.md:1")
    found = corpus(
        citing(
            by_id("doi:10.1000/a", context="We follow them.", intent="method", influential=False),
            by_id("doi:10.1000/a", context="They were first.", intent="background", influential=True),
        ),
        known,
    )
    (one,) = found.citations
    assert one.contexts == ("They were first.", "We follow them.")
    assert (one.intents, one.influential, one.sources) == (("background", "method"), True, ("a.md",))


def test_a_paper_does_not_cite_itself_nor_a_title_that_two_papers_have() -> None:
    found = corpus(
        citing(by_id("arxiv:2401.00001"), Reference(title=CITED)),
        record(CITED, "arxiv:2405.00001", at="b.md:1"),
        record(CITED, "arxiv:2405.00002", at="b.md:2"),
    )
    assert found.citations == ()


def test_unknown_works_become_stubs_only_when_asked_for_the_most_cited_first() -> None:
    much, little = by_id("doi:10.1000/much", title="Much Cited", year=2001), by_id("doi:10.1000/little")
    records = [citing(much, line=1), citing(much, little, line=2)]
    assert not [paper for paper in corpus(*records).papers if paper.stub]
    found = corpus(*records, stubs=1)
    (stub,) = (paper for paper in found.papers if paper.stub)
    assert (stub.id, stub.title, stub.year, stub.records) == ("doi:10.1000/much", "Much Cited", 2001, ())
    assert [one.cited for one in found.citations] == ["doi:10.1000/much"] * 2
    assert len([paper for paper in corpus(*records, stubs=9).papers if paper.stub]) == 2


def test_a_stub_may_have_the_title_of_papers_of_the_corpus() -> None:
    same = Reference(title=CITED)
    found = corpus(
        citing(same),
        record(CITED, "arxiv:2405.00001", at="b.md:1"),
        record(CITED, "arxiv:2405.00002", at="b.md:2"),
        stubs=5,
    )
    assert len([paper for paper in found.papers if paper.title == CITED]) == 3


def test_a_contested_identifier_becomes_no_stub() -> None:
    found = corpus(
        citing(by_id("arxiv:2405.00001")),
        record(CITED, "arxiv:2405.00001", at="b.md:1"),
        record("Many-Shot Prompting in Vision Models", "arxiv:2405.00001", at="b.md:2"),
        stubs=5,
    )
    assert found.citations == ()
    assert not [paper for paper in found.papers if paper.stub]


def test_the_doi_that_arxiv_gives_finds_the_preprint() -> None:
    found = corpus(citing(by_id("doi:10.48550/arxiv.2405.00001")), record(CITED, "arxiv:2405.00001", at="b.md:1"))
    assert [one.cited for one in found.citations] == ["arxiv:2405.00001"]
