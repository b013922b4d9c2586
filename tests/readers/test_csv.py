"""CSV and TSV: a reference manager's export, tables with and without header, broken quotes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.model import Identifier, PaperRecord, ReadResult
from papergraph.readers import csv
from tests.readers.document import document

ZOTERO = (
    '\ufeff"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note",'
    '"Date","Date Added","Extra","File Attachments","Link Attachments","Manual Tags"\n'
)


def read(text: str, name: str = "list.csv") -> ReadResult:
    return csv.read(document(text, name))


def zotero(**cells: str) -> ReadResult:
    names = [name.strip('"') for name in ZOTERO.strip("\ufeff\n").split(",")]
    return read(ZOTERO + ",".join(f'"{cells.get(name.replace(" ", ""), "")}"' for name in names) + "\n")


def one(result: ReadResult) -> PaperRecord:
    (record,) = result.records
    return record


def test_a_row_of_zotero_gives_all_its_fields() -> None:
    record = one(
        zotero(
            ItemType="journalArticle",
            PublicationYear="2021",
            Author="Byron, Ada; Hopper, Grace B.",
            Title="On Graphs",
            PublicationTitle="Journal of Examples",
            DOI="10.1234/j.X.5",
            AbstractNote="First line.\nSecond line.",
            Date="8/17/2021",
            DateAdded="2022-01-02 10:00:00",
            ManualTags="graphs; bayes; unread",
        )
    )
    assert record.identifiers == (Identifier("doi", "10.1234/j.x.5"),)
    assert [author.name for author in record.authors] == ["Ada Byron", "Grace B. Hopper"]
    assert (record.published, record.listed, record.venue) == ("2021-08-17", "2022-01-02", "Journal of Examples")
    assert record.topics == (("graphs", "tag"), ("bayes", "tag"))
    (abstract,) = record.texts
    assert (record.origin.line, abstract.line_at(0), abstract.line_at(abstract.text.index("Second"))) == (2, 2, 3)


@pytest.mark.parametrize(
    "cells",
    [
        {"Extra": "arXiv:2001.00001 [cs]"},
        {"LinkAttachments": "http://arxiv.org/abs/2001.00001; http://arxiv.org/pdf/2001.00001.pdf"},
        {"Url": "https://arxiv.org/abs/2001.00001v2"},
        {"PublicationTitle": "arXiv:2001.00001 [cs, stat]"},
    ],
)
def test_an_arxiv_id_is_found_in_any_of_the_fields_that_hold_it(cells: dict[str, str]) -> None:
    record = one(zotero(ItemType="journalArticle", Title="On Graphs", **cells))
    assert record.identifiers == (Identifier("arxiv", "2001.00001"),)
    assert record.venue is None


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("[PDF] On Graphs | Semantic Scholar", "On Graphs"),
        ("On Graphs | IEEE Conference Publication | IEEE Xplore", "On Graphs"),
        ("[2001.00001] On Graphs", "On Graphs"),
        ("On Graphs - ScienceDirect", "On Graphs"),
        ("“On Graphs.”", "On Graphs"),
        ("On <i>Graphs</i> &amp; Trees", "On Graphs & Trees"),
        ("On Science - Nature", "On Science"),
        ("✨On Graphs ⭐️", "On Graphs"),
        ("∀-Graphs", "∀-Graphs"),
    ],
)
def test_a_title_loses_what_its_page_added(title: str, clean: str) -> None:
    assert (
        one(zotero(ItemType="webpage", Title=title, LinkAttachments="https://arxiv.org/abs/2001.00001")).title == clean
    )


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        ({"ItemType": "webpage", "Title": "[PDF] On Graphs | Semantic Scholar"}, True),
        ({"ItemType": "webpage", "Title": "On Graphs", "Url": "https://arxiv.org/abs/2001.00001"}, True),
        ({"ItemType": "webpage", "Title": "graphs - Google Search", "Url": "https://www.google.com/search?q=x"}, False),
        ({"ItemType": "blogPost", "Title": "My Graphs", "Author": "Byron, Ada", "Url": "https://example.org/b"}, False),
        ({"ItemType": "computerProgram", "Title": "graphs.py", "Url": "https://github.com/a/b"}, False),
        ({"ItemType": "conferencePaper", "Title": "On Graphs"}, True),
    ],
)
def test_items_that_are_no_papers_are_skipped(cells: dict[str, str], kept: bool) -> None:
    result = zotero(**cells)
    assert bool(result.records) is kept
    assert [issue.code for issue in result.issues] == ([] if kept else ["skipped"])


def test_paths_of_local_files_give_nothing() -> None:
    record = one(
        zotero(
            ItemType="journalArticle", Title="On Graphs", FileAttachments="/home/a/10.1234/b.pdf;C:\\x\\2001.00001.pdf"
        )
    )
    assert record.identifiers == ()
    assert record.links == ()


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Title,Authors,Year,Link", 'On Graphs,"Ada Byron, Grace Hopper",2020,https://arxiv.org/abs/2001.00001'),
        ("论文标题;作者;年份;链接", "On Graphs;Ada Byron、Grace Hopper;2020;https://arxiv.org/abs/2001.00001"),
        ("論文名\t著者\t発表年\tリンク", "On Graphs\tAda Byron, Grace Hopper\t2020\thttps://arxiv.org/abs/2001.00001"),
        ("제목|저자|연도|링크", "On Graphs|Ada Byron, Grace Hopper|2020|https://arxiv.org/abs/2001.00001"),
        ("Paper,By whom,When", '[On Graphs](https://arxiv.org/abs/2001.00001),"Ada Byron, Grace Hopper",2020'),
        ("", '2001.00001,On graphs that are large,"Ada Byron, Grace Hopper",2020'),
    ],
)
def test_columns_are_known_in_many_spellings(header: str, cells: str) -> None:
    record = one(read(f"{header}\n{cells}\n"))
    assert record.title and record.title.lower().startswith("on graphs")
    assert record.identifiers == (Identifier("arxiv", "2001.00001"),)
    if "By whom" not in header:
        assert [author.name for author in record.authors] == ["Ada Byron", "Grace Hopper"]
        assert record.published == "2020"


def test_a_column_of_days_first_is_read_so() -> None:
    records = read("Title,Date\nFirst Paper,3/4/2021\nSecond Paper,25/4/2021\n").records
    assert [record.published for record in records] == ["2021-04-03", "2021-04-25"]


def test_an_unclosed_quote_costs_its_row_only() -> None:
    body = '"On broken quotes,2020,https://arxiv.org/abs/2001.00001\n' + "".join(
        f"Paper number {n},2020,https://arxiv.org/abs/2002.0000{n}\n" for n in range(5)
    )
    result = read("Title,Year,Link\n" + body)
    assert len(result.records) == 6
    assert [(issue.code, issue.origin.line) for issue in result.issues if issue.origin] == [("broken-row", 2)]


def test_cells_without_quotes_do_not_run_together() -> None:
    result = read("Title,DOI,Link\nOn Graphs,10.1234/a.5,https://example.org/a\n")
    assert result.records[0].identifiers == (Identifier("doi", "10.1234/a.5"),)
    assert result.issues == ()


def test_a_row_that_is_too_long_is_told() -> None:
    (issue,) = read("Title,Year\nOn Graphs,2020,more,and more\n").issues
    assert issue.code == "ragged-row"


def test_it_knows_a_table_when_it_sees_it() -> None:
    assert csv.matches(document("x", "a.tsv"))
    assert csv.matches(document("Title,Authors,Year\nA,B,2020\n", "stdin:1"))
    assert not csv.matches(document("- A paper, by me, 2020\n", "stdin:2"))


def test_time_grows_with_length_only() -> None:
    start = time.process_time()
    read("title,year\n" + 'a "quote" that is, odd"\n"x' * 20_000)
    assert time.process_time() - start < 10


PIECES = ["title", "authors", "year", ",", ";", "\t", '"', "\n", "arXiv:2001.00004", "x", "2020", "https://example.org"]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.booleans())
def test_any_table_is_read_and_no_id_is_lost(before: str, header: bool) -> None:
    text = ("title,year\n" if header else "") + before + "\narXiv:2001.00009,x\n"
    result = read(text)
    assert result == read(text)
    assert "2001.00009" in str(result)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_are_read(data: bytes) -> None:
    csv.read(document(data, "a.csv"))


@pytest.mark.parametrize(
    ("text", "authors", "date"),
    [
        (
            'Authors,Author full names,Title,Year\nByron A.,"Byron, Ada (571); Hopper, Grace (572)",On X,2021\n',
            2,
            "2021",
        ),
        ("PT\tAU\tAF\tTI\tPY\nJ\tByron, A\tByron, Ada; Hopper, Grace\tOn X\t2021\n", 2, "2021"),
        ("Name,First author,Year,Created\nOn X,Ada Byron,2021,2024-05-04\n", 1, "2021"),
    ],
)
def test_exports_of_databases_are_read(text: str, authors: int, date: str) -> None:
    record = one(read(text))
    assert (record.title, len(record.authors), record.published) == ("On X", authors, date)
    assert record.authors[0].name == "Ada Byron"
    assert record.authors_truncated == ("First author" in text)
