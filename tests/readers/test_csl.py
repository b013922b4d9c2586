"""CSL-JSON."""

from __future__ import annotations

import json

import pytest

from papergraph.model import Identifier, ReadResult
from papergraph.readers import csl
from tests.readers.document import document

ITEM = {
    "id": "byron2020",
    "type": "article-journal",
    "title": "On Graphs",
    "container-title": "Journal of Examples",
    "author": [
        {"family": "Byron", "given": "Ada"},
        {"family": "Berg", "given": "Luc", "non-dropping-particle": "van der"},
        {"literal": "Example Team"},
    ],
    "editor": [{"family": "Nobody"}],
    "issued": {"date-parts": [["2020", 6, 5]]},
    "accessed": {"date-parts": [[2024, 1, 1]]},
    "DOI": "10.1234/EX.5",
    "URL": "https://doi.org/10.1234/ex.5",
    "abstract": "<jats:p>We study graphs.</jats:p>",
    "note": "arXiv:2001.00001",
}


def read(value: object) -> ReadResult:
    source = document(json.dumps(value, indent=2), "library.json")
    assert csl.matches(source)
    return csl.read(source)


@pytest.mark.parametrize(
    "wrap", [ITEM, [ITEM], {"items": [ITEM]}, {"byron2020": ITEM}, {"status": "ok", "message": ITEM}]
)
def test_an_item_gives_all_its_fields(wrap: object) -> None:
    (record,) = read(wrap).records
    assert (record.title, record.venue, record.published) == ("On Graphs", "Journal of Examples", "2020-06-05")
    assert [author.name for author in record.authors] == ["Ada Byron", "Luc van der Berg", "Example Team"]
    assert record.identifiers == (Identifier("doi", "10.1234/ex.5"), Identifier("arxiv", "2001.00001"))
    assert record.texts[0].text == "We study graphs."
    assert record.origin.line and record.origin.line > 1


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[2020, 13]]}, "2020"),
        ({"raw": "June 2020"}, "2020-06"),
        ({"literal": "Spring 2020"}, "2020"),
        ("2020-06", "2020-06"),
        ({"date-parts": [[]]}, None),
        (None, None),
    ],
)
def test_dates_are_as_precise_as_given(issued: object, date: str | None) -> None:
    assert read([{**ITEM, "issued": issued}]).records[0].published == date


def test_what_a_search_service_adds_is_told_from_what_readers_think() -> None:
    (record,) = read([{**ITEM, "score": 31.5, "is-referenced-by-count": 247}]).records
    assert (record.votes, record.citation_count) == (None, 247)


@pytest.mark.parametrize("kind", ["post-weblog", "entry-encyclopedia", "entry-dictionary"])
def test_items_that_are_no_papers_are_skipped(kind: str) -> None:
    result = read([ITEM, {"type": kind, "title": "My Blog", "URL": "https://example.org/b"}])
    assert len(result.records) == 1
    assert [issue.code for issue in result.issues] == ["skipped"]


@pytest.mark.parametrize("name", list(ITEM))
@pytest.mark.parametrize("value", [None, [], {}, 3, [None], [[None]], "x"])
def test_missing_and_odd_values_do_no_harm(name: str, value: object) -> None:
    csl.read(document(json.dumps([{**ITEM, name: value}]), "library.json"))
