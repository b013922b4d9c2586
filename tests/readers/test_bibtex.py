"""BibTeX and BibLaTeX: what an entry says, what a broken file still gives."""

from __future__ import annotations

import hashlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.model import Identifier, PaperRecord, ReadResult, SourceDocument
from papergraph.readers import bibtex
from papergraph.readers.latex import plain


def document(text: str, name: str = "refs.bib") -> SourceDocument:
    data = text.encode("utf-8", "surrogatepass")
    return SourceDocument(id=name, locator=name, data=data, sha256=hashlib.sha256(data).hexdigest())


def read(text: str) -> ReadResult:
    return bibtex.read(document(text))


def one(text: str) -> PaperRecord:
    (record,) = read(text).records
    return record


def test_an_entry_gives_a_record_with_its_line() -> None:
    record = one(
        """% my papers

@InProceedings{byron2020,
  Title     = {{E}tudes on {GRAPHS} -- a {B}ayesian view},
  AUTHOR    = "Byron, Ada and {van der Berg}, Luc and {The Example Team} and others",
  booktitle = {Proc. of the {E}xample {C}onference},
  year      = {2020}, month = jun,
  doi       = {https://doi.org/10.1234/ABC.5},
  keywords  = {graphs; bayes},
  abstract  = {We study graphs.
               They are {\\em fun}.}
}"""
    )
    assert (record.origin.source, record.origin.line, record.origin.index) == ("refs.bib", 3, 0)
    assert record.title == "Etudes on GRAPHS – a Bayesian view"
    assert [author.name for author in record.authors] == ["Ada Byron", "Luc van der Berg", "The Example Team"]
    assert record.authors_truncated
    assert record.venue == "Proc. of the Example Conference"
    assert record.published == "2020-06"
    assert record.identifiers == (Identifier("doi", "10.1234/abc.5"),)
    assert record.topics == (("graphs", "tag"), ("bayes", "tag"))
    (abstract,) = record.texts
    assert abstract.text == "We study graphs. They are fun."
    assert abstract.line_at(abstract.text.index("They")) == 11


@pytest.mark.parametrize(
    "fields",
    [
        "journal = {Ar{X}iv:2001.00001}",
        "journal = {arXiv preprint arXiv:2001.00001v2}",
        "journal = {arxiv.org/abs/2001.00001}",
        "journal = {CoRR}, volume = {abs/2001.00001}",
        "eprint = {2001.00001}, archivePrefix = {arXiv}, primaryClass = {cs.LG}",
        "eprint = {2001.00001v3}, eprinttype = {arxiv}",
        "url = {https://arxiv.org/pdf/2001.00001.pdf}",
        "note = {arXiv:2001.00001 [cs.LG]}",
        "howpublished = {\\url{https://arxiv.org/abs/2001.00001}}",
        "doi = {10.48550/arXiv.2001.00001}",
    ],
)
def test_an_arxiv_id_is_found_wherever_entries_put_it(fields: str) -> None:
    record = one(f"@article{{k, title = {{On Things}}, {fields}, year = 2020}}")
    assert record.identifiers == (Identifier("arxiv", "2001.00001"),)
    assert record.venue is None


@pytest.mark.parametrize(
    ("author", "names", "truncated"),
    [
        ("Byron, Ada and Hopper, Grace and et al.", ["Ada Byron", "Grace Hopper"], True),
        ("Ram{\\'o}n y {C}ajal, Santiago, and Azoulay, L.", ["Santiago Ramón y Cajal", "L. Azoulay"], False),
        ("Ada Byron and Grace B. Hopper", ["Ada Byron", "Grace B. Hopper"], False),
        ("King, Jr., Ada", ["Ada King Jr."], False),
        ("Byron, A. and Hopper, G.\n B.", ["A. Byron", "G. B. Hopper"], False),
        ("{\\O}rsted, Hans and Stra{\\ss}e, Eva", ["Hans Ørsted", "Eva Straße"], False),
        ("{Barnes and Noble, Inc.} and Byron, Ada", ["Barnes and Noble, Inc.", "Ada Byron"], False),
        ("Ada Byron, Grace Hopper, Alan Turing", ["Ada Byron", "Grace Hopper", "Alan Turing"], False),
        ("Byron, Ada", ["Ada Byron"], False),
    ],
)
def test_author_names_come_out_in_reading_order(author: str, names: list[str], truncated: bool) -> None:
    record = one(f"@article{{k, title = {{T}}, author = {{{author}}}}}")
    assert [a.name for a in record.authors] == names
    assert record.authors_truncated is truncated


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2023a", "2023"),
        ("year = {2021}, month = {March}, day = 5", "2021-03-05"),
        ('year = "2021", month = may # "~5"', "2021-05-05"),
        ("date = {2019-06-09/2019-06-15}", "2019-06-09"),
        ("year = {in press}", None),
        ("urldate = {2024-01-01}", None),
    ],
)
def test_a_date_is_the_papers_own(fields: str, date: str | None) -> None:
    assert one(f"@article{{k, title = {{T}}, {fields}}}").published == date


def test_strings_and_cross_references_are_filled_in() -> None:
    first, second = read(
        """@string{ex = "Journal of Examples"}
@article{a, title = "A", journal = ex # { B}}
@inproceedings{b, title = "B", crossref = {p}}
@proceedings{p, title = {Proc. Examples}, year = 1999}"""
    ).records
    assert first.venue == "Journal of Examples B"
    assert (second.venue, second.published) == ("Proc. Examples", "1999")


def test_what_is_no_paper_is_skipped_with_its_line() -> None:
    result = read("@software{s, title = {A Tool}}\n@book{b, title = {A Book}}\n@article{x, year = 2000}\n")
    assert [record.title for record in result.records] == ["A Book"]
    assert [(issue.code, issue.origin.line) for issue in result.issues if issue.origin] == [
        ("skipped", 1),
        ("skipped", 3),
    ]


def test_an_escaped_doi_is_one_doi() -> None:
    result = read("@article{k, title = {T}, doi = {10.1234/a\\_b}}")
    assert result.records[0].identifiers == (Identifier("doi", "10.1234/a_b"),)
    assert result.issues == ()


def test_a_report_names_its_institution() -> None:
    record = one("@techreport{t, title = {T}, institution = {Example Lab}}")
    assert record.organizations == ("Example Lab",)


@pytest.mark.parametrize(
    "broken",
    [
        "@article{bad, title = {Unclosed, author = {A}, eprint = {2001.00002}\n",
        '@article{bad, title = "Unclosed, eprint = {2001.00002}}\n',
        "@article{bad, title = {No equals}, eprint 2001.00002}\n",
        "@article{bad, title = {X} author = {B} eprint = {2001.00002}}\n",
        "@article{bad title {2001.00002 arXiv:2001.00002}}\n",
    ],
)
def test_a_broken_entry_is_an_issue_and_the_next_is_read(broken: str) -> None:
    result = read(broken + "@article{good,\n title = {Good One}}\n")
    assert "Good One" in [record.title for record in result.records]
    assert any(issue.code == "broken-entry" and issue.origin and issue.origin.line == 1 for issue in result.issues)


def test_a_truncated_file_keeps_its_entries() -> None:
    whole = "".join(f"@article{{k{n},\n  title = {{Title Number {n}}},\n  year = 2020\n}}\n" for n in range(20))
    result = read(whole[: len(whole) // 2])
    assert len(result.records) >= 9
    assert result.issues


def test_a_repeated_key_is_noted_and_both_are_read() -> None:
    result = read("@article{k, title={A}}\n@article{k, title={B}}\n")
    assert [record.title for record in result.records] == ["A", "B"]
    assert [issue.code for issue in result.issues] == ["repeated-key"]


def test_an_id_outside_of_entries_is_not_lost() -> None:
    (issue,) = read("See arXiv:2001.00003 too.\n@article{k, title={A}}\n").issues
    assert "2001.00003" in issue.message
    assert issue.origin and issue.origin.line == 1


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"U}ber {\'E}tudes, na\"{\i}ve \v{C}ech and {\o}re", "Über Études, naïve Čech and øre"),
        (r"50\% of A \& B_1", "50% of A & B_1"),
        (r"\textbf{Bold} \emph{words} in $O(n^2)$", "Bold words in O(n^2)"),
        ("``quoted'' 1--2", "“quoted” 1–2"),
        (r"see \url{https://example.org/a_b}", "see https://example.org/a_b"),
        ("{" * 3000 + "x" + "}" * 3000, "x"),
        ("\\textbf{" * 3000 + "x", "{x}".strip("{}")),
    ],
)
def test_latex_becomes_what_it_prints(latex: str, text: str) -> None:
    assert plain(latex) == text


def test_strings_that_double_stay_small() -> None:
    bomb = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(60)) + "@article{k, title = s60}"
    read('@string{s0 = "ab"}\n' + bomb)


def test_time_grows_with_length_only() -> None:
    entry = "@article{k%d,\n title = {Title %d},\n author = {Byron, Ada and Hopper, Grace},\n year = 2020}\n"

    def seconds(count: int) -> float:
        text = "".join(entry % (n, n) for n in range(count))
        start = time.process_time()
        assert len(read(text).records) == count
        return time.process_time() - start

    seconds(10)
    assert seconds(2000) < 8 * max(seconds(500), 0.05)


def test_it_knows_bibtex_when_it_sees_it() -> None:
    assert bibtex.matches(document("anything", "a.bib"))
    assert bibtex.matches(document("% list\n@article{k,\n title={x}}", "stdin:1"))
    assert not bibtex.matches(document("# Papers\n- write to me@example.org", "stdin:2"))


PIECES = [
    "@article{",
    "@string{",
    "title",
    "=",
    "{",
    "}",
    '"',
    ",",
    "\n",
    "#",
    "\\'e",
    "$",
    "arXiv:2001.00004",
    "x",
    "@",
    "(",
]


def test_a_brace_too_many_costs_no_field() -> None:
    result = read("@article{x,\n title={On Graphs}}},\n author={Byron, Ada}, year=2020}\n@misc{y, title={Engines}}\n")
    first, second = result.records
    assert (first.title, first.authors[0].name, first.published) == ("On Graphs", "Ada Byron", "2020")
    assert second.title == "Engines"
    assert [(issue.code, issue.origin and issue.origin.line) for issue in result.issues] == [("broken-entry", 2)]


def test_a_broken_entry_says_why() -> None:
    (issue,) = read("@article{x, title={On Graphs}, author={Byron, Ada}, note={cut off").issues
    assert "end of file" in issue.message
    assert (
        read("@article{x, title={On Graphs}, author={Byron, Ada}, note={cut").records[0].authors[0].name == "Ada Byron"
    )


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_text_is_read_and_no_id_is_lost(before: str, after: str) -> None:
    text = f"{before}\narXiv:2001.00009 {after}"
    result = read(text)
    assert result == read(text)
    assert "2001.00009" in str(result)


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    bibtex.read(SourceDocument(id="x.bib", locator="x", data=data, sha256="0"))
