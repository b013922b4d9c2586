"""Chats, mails, search results, bookmarks and wiki pages: text that was copied or exported from elsewhere."""

from __future__ import annotations

import pytest

from papergraph.model import PaperRecord
from papergraph.readers import read
from tests.readers.document import document


def records(text: str, name: str = "copied.txt") -> list[PaperRecord]:
    return list(read(document(text, name)).records)


CHATS = {
    "Slack": (
        "Ann Ash  9:41 AM\nGood morning! Paper for Thursday's reading group:\nScaling Nests for Neural Birds\n"
        "https://arxiv.org/abs/2001.00001\n:+1: 3\nBo Birch  10:12 AM\n> Scaling Nests for Neural Birds\n"
        "I liked this follow up more: https://arxiv.org/abs/2404.00002 Small Nests: A Second Attempt\n"
        "Cy Cedar  2:03 PM\ncan we move to 3pm?\n"
    ),
    "Discord": (
        "[14-Mar-24 09:12 PM] ann#1234\nScaling Nests for Neural Birds https://arxiv.org/abs/2001.00001 read first\n\n"
        "[14-Mar-24 09:20 PM] bo\nhttps://arxiv.org/abs/2404.00002 Small Nests: A Second Attempt\n\n"
        "{Reactions}\n👍 (4)\n\n"
        "[15-Mar-24 08:01 AM] ann#1234\nthanks!! does anyone have the slides?\n"
    ),
    "WhatsApp": (
        "12/03/2024, 21:15 - Ann: For tomorrow: Scaling Nests for Neural Birds https://arxiv.org/abs/2001.00001\n"
        "13/03/2024, 08:02 - Bo: 👍\n"
        "13/03/2024, 08:11 - Bo: also this one https://arxiv.org/abs/2404.00002 (Small Nests: A Second Attempt)\n"
    ),
}


@pytest.mark.parametrize("chat", CHATS.values(), ids=CHATS)
def test_papers_named_in_a_chat(chat: str) -> None:
    found = [(record.title, str(record.identifiers[0])) for record in records(chat)]
    assert found == [
        ("Scaling Nests for Neural Birds", "arxiv:2001.00001"),
        ("Small Nests: A Second Attempt", "arxiv:2404.00002"),
    ]


def test_a_title_may_begin_with_a_word_that_also_leads_over_to_one() -> None:
    text = "1. Related Nests At Large: The Evolution of Birds https://arxiv.org/abs/2001.00001\n"
    assert records(text)[0].title == "Related Nests At Large: The Evolution of Birds"


MAIL = r"""------------------------------------------------------------------------------
\\
arXiv:2301.00001
Date: Tue, 31 Jan 2023 15:03:44 GMT   (1137kb,D)

Title: The Nest Collection: Designing Twigs and Methods for Effective Building of
  Nests
Authors: Ann Ash, Bo Birch,
  Cy Cedar
Categories: cs.AI cs.CL
\\
  We study the design of nests, and find that they hold.
\\ ( https://arxiv.org/abs/2301.00001 ,  1137kb)
------------------------------------------------------------------------------
"""


def test_a_mail_of_new_submissions() -> None:
    (record,) = records(MAIL)
    assert record.title == "The Nest Collection: Designing Twigs and Methods for Effective Building of Nests"
    assert [author.name for author in record.authors] == ["Ann Ash", "Bo Birch", "Cy Cedar"]
    assert (record.published, record.texts[0].kind) == ("2023-01-31", "abstract")
    assert [name for name, _ in record.topics] == ["cs.AI", "cs.CL"]


def test_a_copied_listing_of_submissions() -> None:
    text = (
        "[1] arXiv:2405.00001 [pdf, html, other]\nTitle: How Far Are Birds From Home: Are Nests All They Need?\n"
        "Ann Ash, Bo Birch\nSubjects: Artificial Intelligence (cs.AI)\n"
        "[2] arXiv:2405.00002 [pdf, html, other]\nTitle: Revisiting Feathers\nCy Cedar, Di Oak\n"
        "Subjects: Birds (bi.RD)\n"
    )
    first, second = records(text)
    assert first.title == "How Far Are Birds From Home: Are Nests All They Need?" and len(first.authors) == 2
    assert (second.title, str(second.identifiers[0])) == ("Revisiting Feathers", "arxiv:2405.00002")


def test_copied_results_of_a_search() -> None:
    text = (
        "[PDF] birds.example\nNests are all you need\nA Ash, B Birch, C Cedar… - Advances in …, 2017 - birds.example\n"
        "Birds build nests. Some are large …\nSave Cite Cited by 1205 Related articles All 9 versions\n"
        "Deep residual songs of birds\nD Elm, E Fir - Journal of Birds, 2016 - songs.example\nSongs are long …\n"
        "Save Cite Cited by 12 Related articles\n"
    )
    first, second = records(text)
    assert (first.title, first.published, first.authors_truncated) == ("Nests are all you need", "2017", True)
    assert (second.title, second.venue, len(second.authors)) == ("Deep residual songs of birds", "Journal of Birds", 2)
    assert first.citation_count == 1205


def test_bookmarks_are_named_as_browsers_name_pages() -> None:
    text = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
        '<DT><H3 ADD_DATE="1">Nests</H3>\n<DL><p>\n'
        '<DT><A HREF="https://arxiv.org/abs/1706.00001">[1706.00001] Nests Are All You Need</A>\n'
        '<DT><A HREF="https://openreview.net/forum?id=abcdefghij">Birds Worth 16 Words at Scale | OpenReview</A>\n'
        "</DL><p>\n</DL><p>\n"
    )
    found = records(text, "bookmarks.html")
    assert [record.title for record in found] == ["Nests Are All You Need", "Birds Worth 16 Words at Scale"]
    assert [[name for name, _ in record.topics] for record in found] == [["Nests"], ["Nests"]]


MARKUP = {
    "wiki.txt": (
        "== Reading list ==\n=== Nests ===\n* [https://arxiv.org/abs/2001.00001 Nests of Small Birds], Ann Ash,"
        " Bo Birch, ICLR 2020\n* '''Songs as Long Sequences''', Cy Cedar et al."
        " [https://arxiv.org/abs/2001.00002 arXiv]\n* [https://arxiv.org/abs/2001.00003 Wings in the Wind]\n"
        "[[Category:Birds]]\n"
    ),
    "list.adoc": (
        "= Papers We Read\n:toc:\n\n== Nests\n\n* https://arxiv.org/abs/2001.00001[Nests of Small Birds], Ann Ash,"
        " Bo Birch, ICLR 2020\n* *Songs as Long Sequences*, Cy Cedar et al. https://arxiv.org/abs/2001.00002[arXiv]\n"
        ". link:https://arxiv.org/abs/2001.00003[Wings in the Wind]\n"
    ),
}


@pytest.mark.parametrize("name", MARKUP)
def test_wiki_markup_and_asciidoc(name: str) -> None:
    first, second, third = records(MARKUP[name], name)
    assert [first.title, second.title] == ["Nests of Small Birds", "Songs as Long Sequences"]
    assert third.title == "Wings in the Wind"
    assert [author.name for author in first.authors] == ["Ann Ash", "Bo Birch"]
    assert first.published == "2020" and {topic for topic, _ in first.topics} == {"Nests"}


def test_org_breaks_lines_at_two_backslashes_and_links_may_be_wrapped() -> None:
    text = (
        "- [[./files/a.pdf][A Tale of Three Nests: Counting Birds across Forests, Fields, and\n  Gardens]].\\\\\n"
        "  Ann Ash, Bo Birch, and Cy Cedar.\\\\\n  Bird Computing, 2014.\n  # [[https://code.example][code]]\n"
    )
    (record,) = records(text, "list.org")
    assert record.title == "A Tale of Three Nests: Counting Birds across Forests, Fields, and Gardens"
    assert ([author.name for author in record.authors], record.published) == (
        ["Ann Ash", "Bo Birch", "Cy Cedar"],
        "2014",
    )


def test_entries_of_a_page_whose_numbers_stand_in_boxes_of_their_own() -> None:
    entry = (
        '<div class="csl-entry" role="listitem"><div class="left">[{n}] </div><div class="right">F.\nAsh and B. Birch,'
        " <span>“{title}.”</span> In submission.</div></div>\n"
    )
    titles = ["Multiple nests with one aggregation", "Optimal wings in linear birds"]
    body = "".join(entry.format(n=n, title=title) for n, title in enumerate(titles, 1))
    found = records(f"<html><body><div role='list'>{body}</div></body></html>", "refs.html")
    assert [record.title for record in found] == titles
    assert [[author.name for author in record.authors] for record in found] == [["F. Ash", "B. Birch"]] * 2


def test_what_a_reader_wrote_above_a_mail_of_arxiv() -> None:
    mail = (
        "Papers for spring:\n\nAnn Ash, Bo Birch. Growing Moss on Steep Slopes. EMNLP 2015.\n\n"
        "From: no-reply@arxiv.org\nSubject: cs daily\n\n"
        + "-" * 70
        + "\nSubmissions to:\nMosses and Ferns\n"
        + "-" * 70
        + "\n\\\\\narXiv:2001.00001\nDate: Fri, 20 Nov 2015 13:41:31 GMT   (4kb)\n\nTitle: Rain over Ferns\n"
        "Authors: Cy Cedar\nCategories: cs.CL\n\\\\\n We rain.\n\\\\ ( http://arxiv.org/abs/2001.00001 ,  4kb)\n"
    )
    assert [record.title for record in records(mail)] == ["Growing Moss on Steep Slopes", "Rain over Ferns"]


def test_titles_below_a_numbered_heading_are_the_papers_and_not_the_heading() -> None:
    page = """
[2]: Growth laws of moss on stones

Required readings:

A Long Look at Moss on Wet Stones

  • URL
  • Ann Ash, Bo Birch, Cy Cedar

m1: Simple growth of moss

  • https://arxiv.org/abs/2001.00001
  • Dora Dill, Eve Elder, Fay Fern

Growth laws of moss on stones

1 minute read
"""
    assert [record.title for record in records(page)] == [
        "A Long Look at Moss on Wet Stones",
        "m1: Simple growth of moss",
    ]


def test_the_title_of_a_page_is_no_paper_beside_papers_that_are_only_described() -> None:
    moss = [f"Growing Moss on {place} in the Dark" for place in ("Wet Stones", "Old Walls", "High Roofs", "Dry Sand")]
    page = "Moss Research & Innovation in 2024, Vol. 2\n\n"
    page += "".join(f"{title}\n\nThis paper grows moss with less light than before.\n\n" for title in moss)
    assert [record.title for record in records(page)] == moss
