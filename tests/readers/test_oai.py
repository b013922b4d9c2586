"""Answers of OAI-PMH."""

from __future__ import annotations

from papergraph.model import Identifier, ReadResult
from papergraph.readers import oai
from tests.readers.document import document

ANSWER = """<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">
<ListRecords>
{}
</ListRecords>
</OAI-PMH>
"""
ARXIV = """<record><header><identifier>oai:arXiv.org:0704.0009</identifier></header><metadata>
<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>0704.0009</id><created>2007-04-01</created><updated>2008-05-02</updated>
<authors><author><keyname>Byron</keyname><forenames>Ada</forenames></author>
<author><keyname>Hopper</keyname><forenames>Grace B.</forenames><suffix>Jr</suffix></author></authors>
<title>On Graphs
  and Trees</title><categories>cs.DM math.CO</categories><journal-ref>J. Ex. 48 (2007) 9</journal-ref>
<doi>10.1234/EX.5</doi>
<abstract>  We study graphs.</abstract></arXiv></metadata></record>"""
RAW = """<record><header/><metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>0704.0010</id>
<version version="v1"><date>Sun, 1 Apr 2007 13:06:50 GMT</date></version><title>Engines</title>
<authors>Ada Byron and Grace Hopper</authors><categories>cs.AR</categories></arXivRaw></metadata></record>"""
DUBLIN = """<record><header/><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Looms</dc:title><dc:creator>Byron, Ada</dc:creator>
<dc:creator>Hopper, Grace</dc:creator><dc:subject>weaving</dc:subject><dc:date>2020-02-01</dc:date>
<dc:date>2019-03-04</dc:date><dc:description>Of looms.</dc:description>
<dc:identifier>https://repository.example.org/7</dc:identifier><dc:identifier>doi:10.1234/ex.7</dc:identifier>
</oai_dc:dc></metadata></record>"""
DELETED = '<record><header status="deleted"><identifier>oai:x:1</identifier></header></record>'


def read(*items: str) -> ReadResult:
    source = document(ANSWER.format("\n".join(items)), "harvest.xml")
    assert oai.matches(source)
    return oai.read(source)


def test_arxiv_gives_all_its_fields() -> None:
    (record,) = read(ARXIV).records
    assert (record.title, record.published, record.updated) == ("On Graphs and Trees", "2007-04-01", "2008-05-02")
    assert [author.name for author in record.authors] == ["Ada Byron", "Grace B. Hopper Jr"]
    assert record.identifiers == (Identifier("arxiv", "0704.0009"), Identifier("doi", "10.1234/ex.5"))
    assert record.topics == (("cs.DM", "category"), ("math.CO", "category"))
    assert (record.venue, record.origin.line, record.texts[0].line_at(0)) == ("J. Ex.", 4, 11)


def test_raw_arxiv_and_dublin_core() -> None:
    raw, core = read(RAW, DUBLIN).records
    assert (raw.title, raw.published, [one.name for one in raw.authors]) == (
        "Engines",
        "2007-04-01",
        ["Ada Byron", "Grace Hopper"],
    )
    assert (core.title, core.published, [one.name for one in core.authors]) == (
        "Looms",
        "2019-03-04",
        ["Ada Byron", "Grace Hopper"],
    )
    assert core.identifiers == (Identifier("doi", "10.1234/ex.7"),)
    assert core.topics == (("weaving", "tag"),)


def test_what_gives_no_record_is_an_issue_with_its_line() -> None:
    unknown = "<record><header><identifier>oai:x:2</identifier></header><metadata><marc/></metadata></record>"
    result = read(DELETED, unknown, '<error code="noRecordsMatch">nothing there</error>')
    assert not result.records
    assert [(issue.code, issue.origin and issue.origin.line) for issue in result.issues] == [
        ("oai-error", 6),
        ("skipped", 4),
        ("skipped", 5),
    ]


def test_an_answer_that_is_cut_off_is_read_as_far_as_it_goes() -> None:
    source = document(ANSWER.format(ARXIV)[:-60], "harvest.xml")
    result = oai.read(source)
    assert [record.title for record in result.records] == ["On Graphs and Trees"]
    assert "broken-xml" in {issue.code for issue in result.issues}
