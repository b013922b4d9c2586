"""XML of reference managers and services: EndNote, PubMed, DBLP, the ACL Anthology, feeds."""

from __future__ import annotations

import pytest

from papergraph.readers import read, xml_records
from tests.readers.document import document

ENDNOTE = """<xml><records>
<record><ref-type name="Journal Article">17</ref-type>
<contributors><authors><author><style face="normal">Byron, Ada</style></author>
<author><style>Hopper, Grace</style></author></authors></contributors>
<titles><title><style>On Graphs</style></title><secondary-title>Journal of Examples</secondary-title></titles>
<dates><year><style>2020</style></year></dates>
<electronic-resource-num><style>10.1234/ex.5</style></electronic-resource-num></record>
<record><contributors><authors><author>Byron, Ada</author></authors></contributors>
<titles><title>Engines</title></titles><dates><year>2021</year></dates></record>
</records></xml>"""
PUBMED = """<PubmedArticleSet>
<PubmedArticle><MedlineCitation><PMID Version="1">31000001</PMID><Article><Journal><Title>Journal of Examples</Title>
</Journal><ArticleTitle>On <i>Graphs</i>.</ArticleTitle><AuthorList><Author><LastName>Byron</LastName>
<ForeName>Ada</ForeName></Author><Author><LastName>Hopper</LastName><ForeName>Grace</ForeName></Author></AuthorList>
<ELocationID EIdType="doi">10.1234/ex.5</ELocationID></Article></MedlineCitation></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>31000002</PMID><Article><ArticleTitle>Engines</ArticleTitle><AuthorList><Author>
<LastName>Byron</LastName><ForeName>Ada</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle>
</PubmedArticleSet>"""
DBLP = """<dblp><article key="a"><author>Ada Byron</author><author>Grace Hopper 0001</author><title>On Graphs.</title>
<year>2020</year><journal>Journal of Examples</journal><ee>https://doi.org/10.1234/ex.5</ee></article>
<inproceedings key="b"><author>Ada Byron</author><title>Engines</title><year>2021</year></inproceedings></dblp>"""
ANTHOLOGY = """<collection id="x"><volume id="long"><meta><booktitle>Proceedings</booktitle></meta>
<paper id="1"><title>On <fixed-case>G</fixed-case>raphs</title><author><first>Ada</first><last>Byron</last></author>
<author><first>Grace</first><last>Hopper</last></author><doi>10.1234/ex.5</doi>
<venue>Journal of Examples</venue></paper>
<paper id="2"><title>Engines</title><author><first>Ada</first><last>Byron</last></author></paper>
</volume></collection>"""


@pytest.mark.parametrize("text", [ENDNOTE, PUBMED, DBLP, ANTHOLOGY], ids=["endnote", "pubmed", "dblp", "anthology"])
def test_records_are_found_however_their_elements_are_nested(text: str) -> None:
    result = read(document(f'<?xml version="1.0"?>\n{text}\n', "export.xml"))
    first, second = result.records
    assert (result.source.kind, first.title, second.title) == ("xml", "On Graphs", "Engines")
    assert [author.name for author in first.authors] == ["Ada Byron", "Grace Hopper"]
    assert [author.name for author in second.authors] == ["Ada Byron"]
    assert "doi:10.1234/ex.5" in map(str, first.identifiers)
    assert first.venue == "Journal of Examples"
    assert first.origin.line and second.origin.line and first.origin.line < second.origin.line
    assert first.topics == ()


def test_the_items_of_a_feed_are_papers_and_the_feed_is_none() -> None:
    item = "<item><title>{}</title><link>https://arxiv.org/abs/2401.0000{}</link><category>cs.CL</category></item>"
    items = item.format("On Graphs", 1) + item.format("Engines", 2)
    feed = f"<?xml version='1.0'?><rss><channel><title>cs.CL updates</title><link>x</link>{items}</channel></rss>"
    result = read(document(feed, "feed.xml"))
    assert [record.title for record in result.records] == ["On Graphs", "Engines"]
    assert result.records[0].topics == (("cs.CL", "category"),)


def test_xml_without_records_is_read_as_a_page() -> None:
    link = "<a href='https://arxiv.org/abs/2401.00001'>On Graphs</a>"
    page = f"<?xml version='1.0'?><text><title>Notes</title><p>{link}</p></text>"
    source = document(page, "notes.xml")
    assert xml_records.matches(source)
    assert "2401.00001" in str(read(source))


def test_pages_are_left_to_the_reader_of_lists() -> None:
    page = "<?xml version='1.0'?><!DOCTYPE html><html><head><title>x</title></head></html>"
    assert not xml_records.matches(document(page, "page.xml"))
