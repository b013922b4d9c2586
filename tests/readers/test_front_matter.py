"""Papers that a page's front matter lists, and front matter that speaks only of its page."""

from __future__ import annotations

import pytest

from tests.readers.test_lists_layouts import A, result

_SESSION = """  - date: "{day}"
    presenter: "Gil Gorse"
    title: "{title}"
    authors: "Ann Ash and Bo Birch"
    venue: "OSDI '14"
    link: "https://www.usenix.org/system/files/moss.pdf"
"""


def test_sessions_in_front_matter_are_papers_with_the_day_of_their_session():
    rows = _SESSION.format(day="08/30/2019", title="Checking Real Moss")
    below = f"# Papers\n\n- [Growing Moss on Slopes]({A}/2001.00001)\n"
    page = f"---\nlayout: page\ntitle: Fall\nsessions:\n{rows}---\n\n{below}"
    first, second = result(page).records
    assert (first.title, first.listed, first.published, first.topics) == ("Checking Real Moss", "2019-08-30", None, ())
    assert (first.origin.line, first.origin.index, second.origin.index) == (5, 0, 1)
    assert second.title == "Growing Moss on Slopes"


def test_long_front_matter_is_read_to_its_end():
    rows = "".join(_SESSION.format(day="2019-08-30", title=f"Moss of Kind {number}") for number in range(60))
    assert len(result(f"---\nsessions:\n{rows}---\n\n# Description\n\nA seminar.\n").records) == 60


@pytest.mark.parametrize(
    "head",
    [
        'title: "A Post on Moss"\ndate: 2020-01-01\nauthors: [Ann Ash]',
        "title: Home\nnav:\n  - title: Papers\n    url: /papers\n  - title: People\n    url: /people",
        "title: Broken\nlinks:\n  - title: [unclosed",
    ],
)
def test_what_front_matter_says_of_its_page_is_no_paper(head):
    records = result(f"---\n{head}\n---\n\n# Papers\n\n- [Growing Moss on Slopes]({A}/2001.00001)\n").records
    assert [record.title for record in records] == ["Growing Moss on Slopes"]


def test_a_rule_that_begins_a_page_hides_nothing():
    text = "\n".join(f"- [Growing Moss on Slope {number}]({A}/2001.{number:05})" for number in range(300))
    assert len(result(f"---\n\n# Papers\n\n{text}\n\n---\n\nThe end.\n").records) == 300
