"""Pages of courses, groups and conferences, notes in Org, bibliographies of documents, notebooks, copied pages."""

from __future__ import annotations

import pytest

from papergraph.model import PaperRecord
from papergraph.readers import read
from tests.readers.document import document


def records(text: str, name: str) -> list[PaperRecord]:
    return list(read(document(text, name)).records)


def surnames(record: PaperRecord) -> list[str]:
    return [author.name.split()[-1] for author in record.authors]


PLAN = """<html><body><h1>Birds at Scale</h1><h3>Schedule (subject to change)</h3><table>
<tr><th>Date</th><th>Class Type</th><th>Topic</th><th>Resources</th></tr>
<tr><td>Mon Jan 13, 2025</td><td>Lecture</td><td>Nests <a href="https://slides.example/1">/ Slides (pptx)</a></td><td>
<ul><li><a href="https://aclanthology.org/P01-1001.pdf">Ash, Ann, and Bo Birch (2001). Large nests of small birds</a>
<li><a href="https://birds.example/viewer/">The viewer of nests</a>
<li><a href="https://arxiv.org/abs/2203.00001">Elm et al (2022). Counting birds that fly</a>
<li><a href="https://arxiv.org/abs/1607.00001">Bags of feathers for quick counting, Fir et al 2016</a></ul></td></tr>
</table></body></html>"""


def test_a_cell_of_a_course_plan_holds_several_readings() -> None:
    first, second, third = records(PLAN, "plan.html")
    assert [record.title for record in (first, second, third)] == [
        "Large nests of small birds", "Counting birds that fly", "Bags of feathers for quick counting",
    ]  # fmt: skip
    assert surnames(first) == ["Ash", "Birch"] and (first.published, first.listed) == ("2001", "2025-01-13")
    assert second.authors_truncated and third.published == "2016"
    assert {name for record in (first, second, third) for name, _ in record.topics} == {"Nests"}


def test_days_of_a_reading_group_are_not_those_of_its_papers() -> None:
    rows = "".join(
        f"<tr><td>2020-01-1{n}</td><td>Ann</td><td><a href='https://arxiv.org/abs/1901.0000{n}'>On the song of bird {n}"
        "</a></td></tr>"
        for n in range(1, 4)
    )
    page = f"<html><table><tr><th>Date</th><th>Presenter</th><th>Title</th></tr>{rows}</table></html>"
    assert [(record.published, record.listed) for record in records(page, "group.html")] == [
        (None, f"2020-01-1{n}") for n in range(1, 4)
    ]


def test_accepted_papers_need_no_links() -> None:
    page = (
        "<html><body><h1>Accepted Papers</h1><p><b>Poisoned seeds: how birds are deceived</b><br/> Ann Ash (Oak),"
        " Bo Birch (Elm)</p><p><b>Feathers as light as paper</b><br/> Cy Cedar (Oak), Di Oak (Fir)</p></body></html>"
    )
    first, second = records(page, "accepted.html")
    assert (first.title, surnames(first)) == ("Poisoned seeds: how birds are deceived", ["Ash", "Birch"])
    assert (second.title, second.topics) == ("Feathers as light as paper", ())


def test_a_link_on_the_venue_of_a_reference_is_no_title() -> None:
    text = (
        "References\n----------\n\n.. [Ash19] Ash & Birch (2019),\n   *Nests as graphs*,\n   `Bird Systems"
        " <https://doi.org/10.1000/n.1>`__.\n\n.. [Cedar20] Cedar *et al.* (2020),\n"
        "   *Wings of small birds in the wind*,\n   `Oak & Elm <https://doi.org/10.1000/n.2>`__.\n"
    )
    first, second = records(text, "refs.rst")
    assert (first.title, surnames(first), first.published) == ("Nests as graphs", ["Ash", "Birch"], "2019")
    assert (second.title, second.authors_truncated) == ("Wings of small birds in the wind", True)


def test_org_headlines_with_citations_are_papers() -> None:
    text = (
        "* TODO A Study of Small Birds\n[[cite:ash17_study][Ash & Birch 2017: Study Small]]\n"
        "* DONE Nests Without Branches\n  :LOGBOOK:\n  CLOCK: [2018-01-04 Thu 17:42]\n  :END:\n"
        "[[cite:elm-2018-nests]]\n"
    )
    first, second = records(text, "notes.org")
    assert (first.title, surnames(first), first.published) == ("A Study of Small Birds", ["Ash", "Birch"], "2017")
    assert second.title == "Nests Without Branches"


def test_a_remark_below_an_org_headline_is_no_paper() -> None:
    text = (
        "* [[https://arxiv.org/abs/2305.00001][Birds Without Rewards]]\nAsh et al. Removes need for a reward, 2023.\n"
        "* [[https://arxiv.org/abs/2305.00002][Birds With Rewards]]\nA remark.\n"
    )
    assert [record.title for record in records(text, "notes.org")] == ["Birds Without Rewards", "Birds With Rewards"]


def test_years_that_all_titles_end_in_are_their_dates() -> None:
    titles = ["Kernels for Small Birds", "Songs as Long Sequences", "Nests of Many Sizes", "Feathers and Their Weight"]
    text = "".join(f"* {title} {2009 + at} :birds:\nskimmed\n" for at, title in enumerate(titles))
    found = records(text, "notes.org")
    assert [(record.title, record.published) for record in found] == [
        (t, str(2009 + at)) for at, t in enumerate(titles)
    ]


BIBLIOGRAPHY = r"""We follow \cite{ash}. \begin{thebibliography}{9}
\bibitem{ash} A.~Ash, B.~Birch, and P.~Doll{\'a}r, ``Birds are all you need,'' in \emph{Proc. Birds}, 2017, pp. 5--9.
\bibitem[Elm et~al.(2016)Elm, Fir, and Gum]{elm}
Ed~Elm, Flo~Fir, and Gus~Gum.
\newblock Layers of {F}eathers.
\newblock {\em arXiv preprint arXiv:1607.00001}, 2016.
\bibitem{hop} Holly, H., Ivy, I.N. and Juniper, {\L}., 2022.
\textit{Quick and exact counting of birds}.
Advances in Birds, 35, pp.16--59.
\end{thebibliography} \end{document}"""


def test_the_bibliography_of_a_document() -> None:
    first, second, third = records(BIBLIOGRAPHY, "paper.tex")
    assert (first.title, surnames(first), first.published) == (
        "Birds are all you need",
        ["Ash", "Birch", "Dollár"],
        "2017",
    )
    assert (second.title, surnames(second)) == ("Layers of Feathers", ["Elm", "Fir", "Gum"])
    assert [str(one) for one in second.identifiers] == ["arxiv:1607.00001"]
    assert (third.title, third.published) == ("Quick and exact counting of birds", "2022")
    assert [record.origin.line for record in (first, second, third)] == [2, 3, 7]


def test_lines_of_a_notebook_are_those_of_the_file() -> None:
    cells = (
        '{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": [\n    "print(1)"\n   ]\n  },\n  {\n'
        '   "cell_type": "markdown",\n   "source": [\n    "## Birds\\n",\n'
        '    "* [On Birds](https://arxiv.org/abs/2001.00001)"\n   ]\n  }\n ],\n "nbformat": 4\n}\n'
    )
    (record,) = records(cells, "list.ipynb")
    assert (record.origin.line, record.topics[0][0]) == (13, "Birds")


@pytest.mark.parametrize(
    "text", ['{"cells": [{}], "nbformat"', '{"cells": 3, "nbformat": 4}', '{"cells": [1], "nbformat": 4}']
)
def test_what_is_no_notebook_after_all_is_read_all_the_same(text: str) -> None:
    assert read(document(text, "list.ipynb")).records == ()


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Required Reading\n\n  • Measuring the Wings of Birds [pdf]\n  • Nests at Scale: A Survey [pdf]\n",
         ["Measuring the Wings of Birds", "Nests at Scale: A Survey"]),
        ("Reading Group Papers\n\n  1. Distributed Nests of Small Birds – April 7th\n"
         "  2. New Directions in Cloud Nesting – May 19\n"
         "  3. Paxos for Birds: Have they reached consensus? – June 2nd\n",
         ["Distributed Nests of Small Birds", "New Directions in Cloud Nesting",
          "Paxos for Birds: Have they reached consensus?"]),
        ("-\nTowards Complete Automation of Birds (Nature, 2026)\n- Key summary: Explores what birds do.\n-\n"
         "The International Report on Birds (arXiv: 2602.00001)\n- Why it matters: It is read.\n",
         ["Towards Complete Automation of Birds", "The International Report on Birds"]),
    ],
)  # fmt: skip
def test_pages_that_lost_their_links(text: str, titles: list[str]) -> None:
    assert [record.title for record in records(text, "page.txt")] == titles


def test_titles_that_only_stand_in_a_list_are_no_papers_without_a_heading_that_says_so() -> None:
    text = "Shopping\n\n1. Large Bags of Seeds\n2. Small Houses for Birds\n3. Warm Coats for Winter\n"
    assert records(text, "list.txt") == []
