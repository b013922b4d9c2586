"""Answers of Semantic Scholar."""

from __future__ import annotations

import json

import pytest

from papergraph.model import Identifier, ReadResult
from papergraph.readers import semantic_scholar
from tests.readers.document import document

KEY, OTHER = "a" * 40, "b" * 40
PAPER = {
    "paperId": KEY,
    "externalIds": {"ArXiv": "2001.00001", "DOI": "10.1234/EX.5", "ACL": "2020.acl-main.1", "CorpusId": 3},
    "url": f"https://www.semanticscholar.org/paper/{KEY}",
    "title": "On Graphs",
    "abstract": "We study graphs.",
    "venue": "arXiv.org",
    "journal": {"name": "ArXiv", "volume": "abs/2001.00001"},
    "publicationVenue": {"name": "Journal of Examples"},
    "year": 2020,
    "publicationDate": "2020-01-02",
    "citationCount": 7,
    "openAccessPdf": {"url": "https://arxiv.org/pdf/2001.00001"},
    "s2FieldsOfStudy": [{"category": "Mathematics", "source": "external"}],
    "tldr": {"model": "m", "text": "It is about graphs."},
    "authors": [{"authorId": "1", "name": "Ada Byron", "affiliations": ["Example Lab"]}],
    "references": [
        {"paperId": OTHER, "title": "On Trees", "year": 1999},
        {
            "citedPaper": {"paperId": None, "title": "On Woods"},
            "isInfluential": True,
            "contexts": ["as in [1]"],
            "intents": ["background"],
        },
        {"paperId": None, "title": None},
    ],
}


def read(value: object) -> ReadResult:
    source = document(json.dumps(value), "answer.json")
    assert semantic_scholar.matches(source)
    return semantic_scholar.read(source)


def test_a_paper_gives_all_its_fields() -> None:
    (record,) = read(PAPER).records
    assert record.identifiers == (
        Identifier("s2", KEY),
        Identifier("arxiv", "2001.00001"),
        Identifier("doi", "10.1234/ex.5"),
        Identifier("acl", "2020.acl-main.1"),
    )
    assert (record.title, record.published, record.venue) == ("On Graphs", "2020-01-02", "Journal of Examples")
    assert record.authors[0].organizations == ("Example Lab",)
    assert [(text.kind, text.text) for text in record.texts] == [
        ("abstract", "We study graphs."),
        ("remark", "It is about graphs."),
    ]
    trees, woods = record.references
    assert (trees.identifiers, trees.year) == ((Identifier("s2", OTHER),), 1999)
    assert (woods.title, woods.context, woods.intent, woods.influential) == (
        "On Woods",
        "as in [1]",
        "background",
        True,
    )


def test_a_batch_keeps_its_order_and_notes_its_nulls() -> None:
    result = read([None, PAPER, None])
    assert len(result.records) == 1
    assert [issue.code for issue in result.issues] == ["not-found", "not-found"]


@pytest.mark.parametrize(
    "wrap",
    [
        {"total": 1, "data": [PAPER]},
        {"recommendedPapers": [PAPER]},
        {"data": [{"citedPaper": PAPER}]},
        {"data": [{"citingPaper": PAPER, "contexts": []}]},
    ],
)
def test_every_kind_of_answer_is_opened(wrap: dict[str, object]) -> None:
    assert [record.title for record in read(wrap).records] == ["On Graphs"]


def test_a_citing_paper_is_a_record_that_refers_to_the_cited() -> None:
    edge = {"citingPaper": {"paperId": OTHER, "title": "On Roots"}, "contexts": ["see [2]"]}
    _, citing = read({**PAPER, "citations": [edge]}).records
    assert citing.title == "On Roots"
    assert citing.references[0].identifiers[0] == Identifier("s2", KEY)
    assert citing.references[0].context == "see [2]"


def test_an_error_of_the_service_is_an_issue() -> None:
    result = semantic_scholar.read(document('{"error": "Paper with id 0 not found"}', "answer.json"))
    assert [issue.code for issue in result.issues] == ["service-error"]


@pytest.mark.parametrize("name", list(PAPER))
@pytest.mark.parametrize("value", [None, [], {}, "x", 3, [None], [{"citedPaper": None}]])
def test_missing_and_odd_values_do_no_harm(name: str, value: object) -> None:
    semantic_scholar.read(document(json.dumps({**PAPER, name: value}), "answer.json"))
