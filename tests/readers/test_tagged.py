"""The tagged exports of Web of Science, PubMed and EndNote."""

from __future__ import annotations

import pytest

from papergraph.model import Identifier, ReadResult
from papergraph.readers import tagged
from tests.readers.document import document

WEB_OF_SCIENCE = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Byron, A
   Hopper, GB
AF Byron, Ada
   Hopper, Grace B.
TI On <i>Graphs</i>
   and Trees
SO JOURNAL OF EXAMPLES
DE graphs; trees; shortest
   paths
AB We study graphs.
TC 12
PD OCT 9
PY 2024
DI 10.1234/EX.5
UT WOS:000000000000001
ER

PT C
AU Lovelace, A
TI Engines
PD FEB
PY 2023
ER

EF
"""
PUBMED = """
PMID- 31000001
DP  - 2018 Dec 27
TI  - On Graphs and
      Trees.
LID - S0000-0000(18)30183-5 [pii]
LID - 10.1234/EX.5 [doi]
AB  - We study graphs.
FAU - Byron, Ada
AU  - Byron A
FAU - Hopper, Grace B
AU  - Hopper GB
CN  - The Tree Consortium
JT  - Journal of examples
TA  - J Ex
MH  - *Graphs/standards
MH  - Trees

PMID- 31000002
TI  - Engines.
AU  - Lovelace A
DP  - 2020
"""
ENDNOTE = """%0 Journal Article
%T On Graphs and Trees
%A Byron, Ada
%A Hopper, Grace B.
%J Journal of Examples
%D 2020
%K graphs
trees
%R 10.1234/EX.5
%U https://arxiv.org/abs/2001.00001

%0 Web Page
%T Our group's home
%U https://example.org/
"""


def read(text: str) -> ReadResult:
    source = document(text, "stdin:1")
    assert tagged.matches(source)
    return tagged.read(source)


def test_web_of_science() -> None:
    first, second = read(WEB_OF_SCIENCE).records
    assert first.title == "On Graphs and Trees"
    assert [author.name for author in first.authors] == ["Ada Byron", "Grace B. Hopper"]
    assert (first.published, first.venue, first.citation_count) == ("2024-10-09", "JOURNAL OF EXAMPLES", 12)
    assert first.identifiers == (Identifier("doi", "10.1234/ex.5"),)
    assert first.topics == (("graphs", "tag"), ("trees", "tag"), ("shortest paths", "tag"))
    assert (first.origin.line, first.texts[0].line_at(0), second.origin.line) == (3, 13, 21)
    assert (second.title, second.published, second.authors[0].name) == ("Engines", "2023-02", "A. Lovelace")


def test_pubmed() -> None:
    first, second = read(PUBMED).records
    assert (first.title, first.published, first.venue) == ("On Graphs and Trees", "2018-12-27", "Journal of examples")
    assert [author.name for author in first.authors] == ["Ada Byron", "Grace B Hopper", "The Tree Consortium"]
    assert first.identifiers == (Identifier("doi", "10.1234/ex.5"), Identifier("pmid", "31000001"))
    assert first.topics == (("Graphs", "tag"), ("Trees", "tag"))
    assert (second.title, second.published, second.origin.line) == ("Engines", "2020", 19)


def test_endnote_keeps_web_pages_out() -> None:
    result = read(ENDNOTE)
    (record,) = result.records
    assert (record.title, record.venue, record.published) == ("On Graphs and Trees", "Journal of Examples", "2020")
    assert record.identifiers == (Identifier("doi", "10.1234/ex.5"), Identifier("arxiv", "2001.00001"))
    assert [str(issue.origin) for issue in result.issues if issue.code == "skipped"] == ["stdin:1:12"]


def test_a_reference_that_is_cut_off_is_read_and_reported() -> None:
    result = read(WEB_OF_SCIENCE.partition("PY 2023")[0])
    assert [record.title for record in result.records] == ["On Graphs and Trees", "Engines"]
    assert [(issue.code, issue.origin.line) for issue in result.issues if issue.origin] == [("broken-entry", 21)]


@pytest.mark.parametrize("text", ["PT is a tag.\n", "%0\n", "PMID-\n", "# FN\n- a list\n"])
def test_what_only_looks_alike_is_left_to_others(text: str) -> None:
    assert not tagged.matches(document(text, "notes.txt"))


def test_a_file_that_is_not_what_its_name_says_is_an_issue() -> None:
    (issue,) = tagged.read(document("nothing of the kind\n", "export.enw")).issues
    assert (issue.code, issue.severity) == ("unknown-format", "error")
