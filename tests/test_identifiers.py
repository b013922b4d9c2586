"""Identifiers are read from texts and URLs of every shape, in one normal form, and nothing else is taken for one."""

from __future__ import annotations

import pytest

from papergraph.identifiers import arxiv_id, doi, find, from_url, openalex, orcid, ror


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://arxiv.org/abs/2405.18870", "2405.18870"),
        ("http://www.arxiv.org/pdf/2405.18870v2.pdf", "2405.18870"),
        ("https://export.arxiv.org/abs/2405.18870?context=cs", "2405.18870"),
        ("https://arxiv.org/html/2405.18870v1", "2405.18870"),
        ("https://ar5iv.labs.arxiv.org/html/2405.18870", "2405.18870"),
        ("https://huggingface.co/papers/2405.18870", "2405.18870"),
        ("https://doi.org/10.48550/arXiv.2405.18870", "2405.18870"),
        ("arXiv:1706.03762", "1706.03762"),
        ("arXiv preprint arXiv:1706.03762v5", "1706.03762"),
        ("1706.03762", "1706.03762"),
        ("1412.6980 [cs.LG]", "1412.6980"),
        ("quant-ph/0201082", "quant-ph/0201082"),
        ("https://arxiv.org/abs/math.GT/0309136", "math/0309136"),
        ("https://arxiv.org/abs/cs/0102003", "cs/0102003"),
    ],
)
def test_an_arxiv_id_has_one_form(text: str, expected: str) -> None:
    assert arxiv_id(text) == expected


@pytest.mark.parametrize(
    "text", ["", "1234.5678", "2313.12345", "2405.1887", "3.14159", "https://arxiv.org/list/cs.CL/new"]
)
def test_what_cannot_be_an_arxiv_id_is_none(text: str) -> None:
    assert arxiv_id(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://doi.org/10.1000/ABC.Def", "10.1000/abc.def"),
        ("doi:10.1000/abc).", "10.1000/abc"),
        ("10.1000/abc(12)x", "10.1000/abc(12)x"),
        ("https://dl.acm.org/doi/pdf/10.1145/111.222", "10.1145/111.222"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1002/abc.1", "10.1002/abc.1"),
        ("https://link.springer.com/article/10.1007/s1-2-3?utm=x#top", "10.1007/s1-2-3"),
        ("http://dx.doi.org/10.1016%2Fj.abc.2020.01.001", "10.1016/j.abc.2020.01.001"),
        ("http://citeseerx.ist.psu.edu/viewdoc/download?doi=10.1.1.72.5429", None),
        ("no doi here", None),
    ],
)
def test_a_doi_has_one_form(text: str, expected: str | None) -> None:
    assert doi(text) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://aclanthology.org/2024.findings-emnlp.446/", "acl:2024.findings-emnlp.446"),
        ("https://aclanthology.org/N19-1423.pdf", "acl:N19-1423"),
        ("https://openreview.net/forum?id=NhO6iEUISf", "openreview:NhO6iEUISf"),
        ("https://openreview.net/pdf?id=pKMxO0wBYZ", "openreview:pKMxO0wBYZ"),
        ("https://www.semanticscholar.org/paper/On-Trees/" + "a" * 40, "s2:" + "a" * 40),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678"),
        ("https://github.com/a/b", None),
        ("https://example.org/10.html", None),
    ],
)
def test_a_url_names_the_work_that_it_leads_to(url: str, expected: str | None) -> None:
    found = from_url(url)
    assert (str(found) if found else None) == expected


def test_running_text_gives_each_identifier_with_its_place() -> None:
    text = "See https://arxiv.org/abs/2405.18870v2 and doi:10.1000/ABC; old: hep-th/9901001."
    found = find(text)
    assert [str(one.identifier) for one in found] == ["arxiv:2405.18870", "doi:10.1000/abc", "arxiv:hep-th/9901001"]
    assert all("18870" in text[one.start : one.end] for one in found[:1])
    assert text[found[2].start : found[2].end] == "hep-th/9901001"


def test_an_orcid_needs_its_check_digit() -> None:
    assert orcid("https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097"
    assert orcid("0000-0002-1825-0098") is None


def test_ids_of_registries_come_from_urls_or_bare() -> None:
    assert ror("https://ror.org/02mhbdp94") == "02mhbdp94"
    assert openalex("https://openalex.org/works/w2741809807") == "W2741809807"
    assert openalex("W2741809807") == "W2741809807"
