"""Answers of OpenAlex."""

from __future__ import annotations

import json

import pytest

from papergraph.model import Identifier, PaperRecord, ReadResult
from papergraph.readers import openalex
from tests.readers.document import document

WORK = {
    "id": "https://openalex.org/W1234567890",
    "doi": "https://doi.org/10.1234/EX.5",
    "title": "On <i>Graphs</i> and Trees",
    "display_name": "On Graphs and Trees",
    "publication_year": 2020,
    "publication_date": "2020-01-02",
    "ids": {"openalex": "https://openalex.org/W1234567890", "pmid": "https://pubmed.ncbi.nlm.nih.gov/25349395"},
    "primary_location": {
        "landing_page_url": "https://doi.org/10.1234/ex.5",
        "pdf_url": None,
        "source": {"display_name": "Journal of Examples", "type": "journal"},
    },
    "locations": [
        {"landing_page_url": "http://arxiv.org/abs/2001.00001", "pdf_url": "https://arxiv.org/pdf/2001.00001"},
        {"landing_page_url": None, "source": None},
    ],
    "type": "article",
    "authorships": [
        {
            "author": {"display_name": "Ada Byron", "orcid": "https://orcid.org/0000-0002-1825-0097"},
            "institutions": [{"display_name": "Example University", "ror": "https://ror.org/02mhbdp94"}],
        },
        {"author": {"display_name": None}, "raw_author_name": "Grace Hopper", "institutions": []},
    ],
    "topics": [{"display_name": "Graph Theory"}],
    "cited_by_count": 12,
    "is_paratext": False,
    "referenced_works": ["https://openalex.org/W1", "https://openalex.org/W2000000001", None],
    "abstract_inverted_index": {"graphs": [2, 4], "We": [0], "study": [1], "and": [3]},
}


def read(value: object) -> ReadResult:
    source = document(json.dumps(value, indent=1), "answer.json")
    assert openalex.matches(source)
    return openalex.read(source)


def one(**changes: object) -> PaperRecord:
    (record,) = read({**WORK, **changes}).records
    return record


def test_a_work_gives_all_its_fields() -> None:
    record = one()
    assert record.title == "On Graphs and Trees"
    assert record.identifiers == (
        Identifier("openalex", "W1234567890"),
        Identifier("doi", "10.1234/ex.5"),
        Identifier("pmid", "25349395"),
        Identifier("arxiv", "2001.00001"),
    )
    assert [(a.name, a.organizations, a.orcid) for a in record.authors] == [
        ("Ada Byron", ("Example University",), "0000-0002-1825-0097"),
        ("Grace Hopper", (), None),
    ]
    assert (record.published, record.venue, record.citation_count) == ("2020-01-02", "Journal of Examples", 12)
    assert record.texts[0].text == "We study graphs and graphs"
    assert [reference.identifiers[0].value for reference in record.references] == ["W2000000001"]
    assert record.topics == (("Graph Theory", "category"),)


def test_the_first_of_january_stands_for_the_year() -> None:
    assert one(publication_date="2020-01-01").published == "2020"


def test_an_arxiv_doi_is_an_arxiv_id() -> None:
    record = one(doi="https://doi.org/10.48550/arxiv.2001.00002", locations=[], ids={})
    assert record.identifiers[1] == Identifier("arxiv", "2001.00002")


@pytest.mark.parametrize(
    "wrap", [lambda work: [work, work], lambda work: {"meta": {"count": 2}, "results": [work, work]}]
)
def test_pages_of_works_are_read(wrap: object) -> None:
    assert callable(wrap)
    result = read(wrap(WORK))
    assert len(result.records) == 2


def test_what_is_no_paper_is_skipped() -> None:
    author = {"id": "https://openalex.org/A1234567", "display_name": "Ada Byron"}
    result = read([WORK, author, {**WORK, "type": "dataset"}, {**WORK, "is_paratext": True}])
    assert len(result.records) == 1
    assert [issue.code for issue in result.issues] == ["skipped"] * 3


@pytest.mark.parametrize("name", list(WORK))
@pytest.mark.parametrize("value", [None, [], {}, "x", 3, [None], [{"author": None}]])
def test_missing_and_odd_values_do_no_harm(name: str, value: object) -> None:
    openalex.read(document(json.dumps({**WORK, name: value}), "answer.json"))
