"""arXiv's API answers and dump."""

from __future__ import annotations

import json
import time

import pytest

from papergraph.model import Identifier, ReadResult
from papergraph.readers import arxiv
from tests.readers.document import document

FEED = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
      xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/x</id>
  <title>arXiv Query</title>
  <entry>
    <id>http://arxiv.org/abs/2001.00001v2</id>
    <title>On Graphs
      and Trees</title>
    <updated>2020-02-03T10:00:00Z</updated>
    <summary>  We study Erd\\H{o}s graphs. See arXiv:1901.00009.</summary>
    <category term="math.CO" scheme="http://arxiv.org/schemas/atom"/>
    <category term="05C50 (Primary)" scheme="http://arxiv.org/schemas/atom"/>
    <published>2020-01-02T10:00:00Z</published>
    <arxiv:comment>9 pages; code at https://github.com/example/graphs.</arxiv:comment>
    <arxiv:journal_ref>J. Examples 12:3-4, 2021</arxiv:journal_ref>
    <arxiv:doi>10.1234/EX.5</arxiv:doi>
    <arxiv:primary_category term="cs.DM"/>
    <author><name>Ada Byron</name><arxiv:affiliation>Example Lab</arxiv:affiliation></author>
    <author><name>Grace Hopper</name></author>
  </entry>
</feed>
"""

DUMP = {
    "id": "0704.0001",
    "submitter": "Someone",
    "authors": "A. Byron, G. Hopper",
    "title": "On Graphs\n  and Trees",
    "comments": "9 pages, https://github.com/example/graphs",
    "journal-ref": "Phys.Rev.D76:013009,2007",
    "doi": "10.1234/ex.5",
    "report-no": None,
    "categories": "hep-ph math.CO",
    "license": None,
    "abstract": "  We study\ngraphs.\n",
    "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}, {"version": "v2", "created": "x"}],
    "update_date": "2008-11-26",
    "authors_parsed": [["Byron", "A.", ""], ["Hopper", "G.", "Jr."]],
}


def read(text: str, name: str = "answer.xml") -> ReadResult:
    source = document(text, name)
    assert arxiv.matches(source)
    return arxiv.read(source)


def test_an_entry_of_a_feed_gives_all_its_fields() -> None:
    (record,) = read(FEED).records
    assert record.title == "On Graphs and Trees"
    assert record.identifiers == (Identifier("arxiv", "2001.00001"), Identifier("doi", "10.1234/ex.5"))
    assert [(author.name, author.organizations) for author in record.authors] == [
        ("Ada Byron", ("Example Lab",)),
        ("Grace Hopper", ()),
    ]
    assert record.organizations == ("Example Lab",)
    assert (record.published, record.updated, record.venue) == ("2020-01-02", "2020-02-03", "J. Examples")
    assert record.topics == (("cs.DM", "category"), ("math.CO", "category"))
    assert record.texts[0].text == "We study Erdős graphs. See arXiv:1901.00009."
    assert (record.origin.line, record.texts[0].line_at(0)) == (6, 11)
    assert [(link.url, link.role) for link in record.links] == [
        ("https://arxiv.org/abs/2001.00001", "paper"),
        ("https://github.com/example/graphs", "code"),
    ]


def test_an_error_that_arxiv_reports_is_an_issue() -> None:
    broken = FEED.replace("http://arxiv.org/abs/2001.00001v2", "http://arxiv.org/api/errors#incorrect_id_format")
    result = read(broken)
    assert result.records == ()
    assert result.issues[0].code == "arxiv-error"


def test_a_truncated_feed_is_read_as_far_as_it_goes() -> None:
    result = read(FEED[: FEED.index("<arxiv:doi>")])
    assert [record.title for record in result.records] == ["On Graphs and Trees"]
    assert result.issues[0].code == "broken-xml"


def test_entities_are_not_followed() -> None:
    entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    outside = '<!ENTITY file SYSTEM "file:///etc/hostname">'
    bomb = FEED.replace("<feed", f'<!DOCTYPE feed [<!ENTITY a0 "x">{entities}{outside}]>\n<feed', 1)
    bomb = bomb.replace("and Trees", "&a12;&file;")
    start = time.process_time()
    result = read(bomb)
    assert len(str(result)) < 10_000
    assert "2001.00001" in str(result)
    assert [issue.code for issue in result.issues][:1] == ["own-entities"]
    assert time.process_time() - start < 2


@pytest.mark.parametrize("shape", ["lines", "array"])
def test_the_dump_gives_all_its_fields(shape: str) -> None:
    text = json.dumps(DUMP) + "\n" if shape == "lines" else json.dumps([DUMP])
    (record,) = read(text, "dump.json").records
    assert record.title == "On Graphs and Trees"
    assert record.identifiers == (Identifier("arxiv", "0704.0001"), Identifier("doi", "10.1234/ex.5"))
    assert [author.name for author in record.authors] == ["A. Byron", "G. Hopper Jr."]
    assert (record.published, record.updated, record.venue) == ("2007-04-02", "2008-11-26", "Phys.Rev.D")
    assert record.topics == (("hep-ph", "category"), ("math.CO", "category"))
    assert record.texts[0].text == "We study graphs."
    assert len(record.links) == 2


def test_lines_with_lists_of_authors_and_categories_are_read() -> None:
    line = {
        "id": "2501.00001",
        "title": "T",
        "authors": ["Ada Byron"],
        "categories": ["cs.CL"],
        "comment": None,
        "summary": "S",
    }
    (record,) = read(json.dumps(line), "corpus.jsonl").records
    assert ([author.name for author in record.authors], record.topics) == (["Ada Byron"], (("cs.CL", "category"),))
    assert record.texts[0].text == "S"


def test_a_broken_line_is_an_issue_that_names_its_id() -> None:
    text = json.dumps(DUMP) + '\n{"id": "0704.0002", "title": "cut\n' + json.dumps({**DUMP, "id": "0704.0003"})
    result = read(text, "dump.json")
    assert [record.origin.line for record in result.records] == [1, 3]
    (issue,) = result.issues
    assert "0704.0002" in issue.message
    assert issue.origin and issue.origin.line == 2


@pytest.mark.parametrize(
    "change",
    [
        {"title": None},
        {"authors_parsed": "x"},
        {"versions": [1]},
        {"categories": 3},
        {"abstract": None},
        {"doi": 1},
        {"id": 1},
    ],
)
def test_odd_values_do_no_harm(change: dict[str, object]) -> None:
    read(json.dumps(DUMP) + "\n" + json.dumps({**DUMP, **change}), "dump.json")


@pytest.mark.parametrize(
    ("reference", "venue"),
    [
        ("Phys.Rev.D76:013009,2007", "Phys.Rev.D"),
        ("Advances in Examples 33 (2020)", "Advances in Examples"),
        (
            "Proceedings of the 12th Conference on Examples, 2019, pp. 1-9",
            "Proceedings of the 12th Conference on Examples",
        ),
        ("J. Ex. vol. 3, no. 4", "J. Ex."),
        ("2020", None),
    ],
)
def test_a_journal_reference_gives_its_journal(reference: str, venue: str | None) -> None:
    assert arxiv.journal(reference) == venue


def test_other_feeds_and_json_are_not_arxivs() -> None:
    assert not arxiv.matches(document("<html>arxiv.org</html>", "a.html"))
    assert not arxiv.matches(document('[{"title": "x", "abstract": "y", "categories": "z", "id": "w"}]', "a.json"))
