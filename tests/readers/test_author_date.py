"""References of the author-date styles whose journal, not the title, is in italics; imprints as the words of links."""

from __future__ import annotations

import pytest

from tests.readers.test_lists_layouts import A, lines, result

P = "[pdf](https://a.org/x.pdf)"


@pytest.mark.parametrize(
    ("line", "title", "authors", "published"),
    [
        (
            f"- Ash, A. L., Birch, B. and Cedar, C. (2021). Why does moss grow on slopes? *Hill Studies*. {P}",
            "Why does moss grow on slopes?",
            "A. L. Ash, B. Birch, C. Cedar",
            "2021",
        ),
        (
            f"- Ash, Ann (2019) El musgo del norte. Notas sobre su historia. *Revista de Montes*, 8, 5-9 ({P})",
            "El musgo del norte. Notas sobre su historia",
            "Ann Ash",
            "2019",
        ),
        (
            f"- Ash, Ann (2018) Die Moose der Alpen. Zeitschrift für Berge, 12, 1-28 ({P})",
            "Die Moose der Alpen",
            "Ann Ash",
            "2018",
        ),
        (
            f"- Fir, Fay & Cía. (2017) Welcome to the moss. *Open Forest Journal*, 4(43), 16 ({P})",
            "Welcome to the moss",
            "Fay Fir",
            "2017",
        ),
        (f"- Fir, Fay Lea. «El musgo: una propuesta» ({P})", "El musgo: una propuesta", "Fay Lea Fir", "-"),
        (f"- Ash A, Birch B. Slow growth in rain. *Hill Lett* {P}", "Slow growth in rain", "A. Ash, B. Birch", "-"),
        (f"- Ash, A. (2004). *Moss: A Guide to Hills*. Hill Press. {P}", "Moss: A Guide to Hills", "A. Ash", "2004"),
    ],
)  # fmt: skip
def test_the_title_stands_between_the_byline_and_the_journal(line, title, authors, published):
    (record,) = result(f"# Papers\n\n{line}\n").records
    assert record.title == title
    assert ", ".join(author.name for author in record.authors) == authors
    assert (record.published or "-") == published


def test_a_search_for_a_title_is_no_author():
    line = "- Lee, S. and Sol, M. E. (2025). Spaces for moss. *Hill Science*. [Google Scholar](https://scholar.google.com/scholar?q=moss)"
    (record,) = result(f"# Readings\n\n{line}\n").records
    assert [author.name for author in record.authors] == ["S. Lee", "M. E. Sol"]


@pytest.mark.parametrize(
    "words",
    [
        "Speech Letters, vol. 49, pp. 657-666 (July 2007)",
        "Hill Physik, Bd. 4, Heft 3, S. 45-60 (2007)",
        "Revista de Montes, vol. 3, núm. 2 (2007)",
    ],
)
def test_an_imprint_that_leads_to_the_paper_is_not_its_title(words):
    text = f"# Publications\n\nA general view of moss for filters  \n*A. Ash and B. Birch*  \n[{words}](https://a.org/x.pdf)\n"
    (record,) = result(text).records
    assert record.title == "A general view of moss for filters"
    assert (record.published or "")[:4] == "2007"


def test_a_paper_kept_in_a_repository_is_not_its_code():
    (record,) = result(
        "# Papers\n\n- Ash, Ann and Bo Birch. “Moss and Big Data”. ([link](https://github.com/a/b/raw/main/moss.pdf))\n"
    ).records
    assert [link.role for link in record.links] == ["pdf"]


def test_a_day_before_names_is_no_name():
    text = f"## Moss in the Heart of Hills\n 16.10.2020, _H Liu, J Zhu, P Tang, J Li_\n\n[Source]({A}/2010.00001)\n"
    assert lines(text) == [
        "Moss in the Heart of Hills | arxiv:2010.00001 | H Liu, J Zhu, P Tang, J Li | 2020-10-16 | - | -"
    ]


def test_org_underlines_titles():
    item = f"- Ann Ash, Bo Birch.\n  _The Moss Theorem in a Proof Assistant_.\n  ITP 2023. [[{A}/2301.00001][pdf]]\n"
    text = f"* Mathematics\n{item}"
    (record,) = result(text, "list.org").records
    assert (record.title, [author.name for author in record.authors]) == (
        "The Moss Theorem in a Proof Assistant",
        ["Ann Ash", "Bo Birch"],
    )
