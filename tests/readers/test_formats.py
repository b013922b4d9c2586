"""Each document goes to the reader of its format, and every reader keeps the same promises."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.readers import READERS, read
from tests.readers.document import document

SAMPLES = {
    "bibtex": ("refs.bib", "@article{k, title={On Graphs}, eprint={2001.00001}}"),
    "ris": ("refs.ris", "TY  - JOUR\nTI  - On Graphs\nN1  - arXiv:2001.00001\nER  -\n"),
    "tagged": ("refs.enw", "%0 Journal Article\n%T On Graphs\n%U https://arxiv.org/abs/2001.00001\n"),
    "oai": (
        "harvest.xml",
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header/><metadata>'
        '<arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2001.00001</id><title>On Graphs</title></arXiv>'
        "</metadata></record></ListRecords></OAI-PMH>",
    ),
    "arxiv": (
        "dump.json",
        '{"id": "2001.00001", "title": "On Graphs", "categories": "cs.DM", "abstract": "We study graphs."}\n',
    ),
    "xml": (
        "export.xml",
        '<?xml version="1.0"?><records><record><title>On Graphs</title><author>A. Byron</author>'
        "<url>https://arxiv.org/abs/2001.00001</url></record></records>",
    ),
    "openalex": (
        "works.json",
        '{"results": [{"id": "https://openalex.org/W123456", "display_name": "On Graphs",'
        ' "doi": "https://doi.org/10.48550/arxiv.2001.00001"}]}',
    ),
    "semanticscholar": (
        "s2.json",
        '[{"paperId": "%s", "title": "On Graphs", "externalIds": {"ArXiv": "2001.00001"}}]' % ("a" * 40),
    ),
    "notebook": (
        "list.ipynb",
        '{\n "cells": [\n  {\n   "cell_type": "markdown",\n   "source": [\n    "# Papers\\n",\n'
        '    "* [On Graphs](https://arxiv.org/abs/2001.00001)"\n   ]\n  }\n ],\n "nbformat": 4\n}\n',
    ),
    "csl": (
        "library.json",
        '[{"type": "article", "title": "On Graphs", "issued": {"date-parts": [[2020]]},'
        ' "URL": "https://arxiv.org/abs/2001.00001"}]',
    ),
    "json": ("list.json", '[{"title": "On Graphs", "url": "https://arxiv.org/abs/2001.00001"}]'),
    "csv": ("list.csv", "Title,Link\nOn Graphs,https://arxiv.org/abs/2001.00001\n"),
    "yaml": ("list.yaml", "- title: On Graphs\n  url: https://arxiv.org/abs/2001.00001\n"),
    "identifiers": ("ids.txt", "https://arxiv.org/abs/2001.00001\n2001.00002\n"),
}


def test_every_reader_has_a_sample() -> None:
    assert set(SAMPLES) == set(READERS)


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("named", [True, False])
def test_a_document_is_read_in_its_format(kind: str, named: bool) -> None:
    name, text = SAMPLES[kind]
    result = read(document(text, name if named else "stdin:0123"))
    assert result.source.kind == kind
    assert str(result.records[0].identifiers[-1]) == "arxiv:2001.00001"
    assert result.records[0].origin.source == result.source.id
    assert result.records[0].origin.line
    assert kind == "identifiers" or result.records[0].title == "On Graphs"


@pytest.mark.parametrize("kind", SAMPLES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_marked_encoding_is_understood(kind: str, encoding: str) -> None:
    name, text = SAMPLES[kind]
    if encoding == "utf-16" and kind == "arxiv":
        name = "dump.jsonl"
    result = read(document(text.encode(encoding), name))
    assert "2001.00001" in str(result.records)


@pytest.mark.parametrize("kind", SAMPLES)
@settings(max_examples=25, deadline=None)
@given(cut=st.integers(0, 200), noise=st.binary(max_size=30))
def test_a_damaged_document_never_raises(kind: str, cut: int, noise: bytes) -> None:
    name, text = SAMPLES[kind]
    data = text.encode()
    damaged = data[:cut] + noise + data[cut + len(noise) // 2 :]
    source = document(damaged, name)
    result = importlib.import_module(READERS[kind].module).read(source)
    assert result == importlib.import_module(READERS[kind].module).read(source)
    assert all(issue.origin for issue in result.issues)
    read(source)
