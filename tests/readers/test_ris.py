"""RIS."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.model import Identifier, ReadResult
from papergraph.readers import ris
from tests.readers.document import document

ONE = """TY  - JOUR
AU  - Byron, Ada
AU  - Hopper, Grace B.
TI  - On Graphs
  and Trees
JO  - Journal of Examples
PY  - 2020
DA  - 2020/06/05/
DO  - 10.1234/EX.5
UR  - https://arxiv.org/abs/2001.00001
KW  - graphs
KW  - trees
AB  - We study graphs.
SP  - 3
ER  -

"""


def read(text: str) -> ReadResult:
    return ris.read(document(text, "list.ris"))


def test_a_reference_gives_all_its_fields() -> None:
    first, second = read(ONE + ONE.replace("10.1234/EX.5", "10.1234/EX.6")).records
    assert first.title == "On Graphs and Trees"
    assert [author.name for author in first.authors] == ["Ada Byron", "Grace B. Hopper"]
    assert (first.published, first.venue) == ("2020-06-05", "Journal of Examples")
    assert first.identifiers == (Identifier("doi", "10.1234/ex.5"), Identifier("arxiv", "2001.00001"))
    assert first.topics == (("graphs", "tag"), ("trees", "tag"))
    assert (first.origin.line, first.texts[0].line_at(0), second.origin.line) == (1, 13, 17)


@pytest.mark.parametrize(
    "text",
    [
        "TY  - CONF\nA1  - Byron, Ada\nT1  - On Graphs\nY1  - 2020///\nER  -",
        "TY - CPAPER\r\nAU - Byron, Ada\r\nTI - On Graphs\r\nY1 - 2020\r\nER -\r\n",
        "\ufeff1.\nTY  - GEN\nAU  - Byron, Ada\nTI  - On Graphs\nPY  - 2020\nER  - ",
    ],
)
def test_other_spellings_are_read(text: str) -> None:
    source = document(text, "stdin:1")
    assert ris.matches(source)
    (record,) = ris.read(source).records
    assert (record.title, record.published, record.authors[0].name) == ("On Graphs", "2020", "Ada Byron")


def test_a_truncated_file_is_read_and_told() -> None:
    result = read(ONE + ONE[: ONE.index("DO")])
    assert len(result.records) == 2
    assert [(issue.code, issue.origin.line) for issue in result.issues if issue.origin] == [("broken-entry", 17)]


def test_references_that_are_no_papers_are_skipped() -> None:
    result = read("TY  - BLOG\nTI  - My Blog\nER  - \nTY  - COMP\nTI  - A Tool\nER  - \n")
    assert result.records == ()
    assert [issue.code for issue in result.issues] == ["skipped", "skipped"]


PIECES = [
    "TY  - JOUR\n",
    "TY  -",
    "ER  - \n",
    "TI  - T\n",
    "UR  - ;",
    "AU  - ",
    "\n",
    "XX  - x\n",
    "  ",
    "x",
    "KW  - \n",
    "-",
]


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_is_read_and_no_id_is_lost(before: str) -> None:
    text = f"{before}\nN1  - arXiv:2001.00009\n"
    result = read(text)
    assert result == read(text)
    assert "2001.00009" in str(result)


def test_a_doi_among_the_kinds_of_work() -> None:
    (record,) = read(ONE.replace("DO  -", "M3  -")).records
    assert Identifier("doi", "10.1234/ex.5") in record.identifiers
