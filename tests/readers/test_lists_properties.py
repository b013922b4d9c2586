"""Whatever a list holds: reading it never fails, gives the same twice, and loses no identifier."""

from __future__ import annotations

import os
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.identifiers import find
from papergraph.model import Identifier, ReadResult
from papergraph.readers import read
from tests.readers.document import document

EXAMPLES = int(os.environ.get("PAPERGRAPH_EXAMPLES", "300"))
SUFFIXES = ("md", "html", "rst", "org", "txt")

# Generating takes as long as reading, so each part is drawn at once: a number for an identifier, a whole phrase.
ids = st.one_of(
    st.integers(0, 15 * 12 * 100_000 - 1).map(
        lambda n: f"{n // 1_200_000 + 15:02d}{n // 100_000 % 12 + 1:02d}.{n % 100_000:05d}"
    ),
    st.integers(0, 7 * 12 * 1000 - 1).map(lambda n: f"hep-th/{n // 12_000:02d}{n // 1000 % 12 + 1:02d}{n % 1000:03d}"),
)
dois = st.integers(0, 9000 * 10**6).map(lambda n: f"10.{n % 9000 + 1000}/{('jn', 'abc')[n % 2]}.{n // 9000 + 1}")
addresses = st.builds("https://arxiv.org/{}/{}".format, st.sampled_from(["abs", "pdf"]), ids) | st.builds(
    "https://doi.org/{}".format, dois
)
WORDS = """
Sparse Deep Graph learning of the for Networks: Towards, A. Smith, Wei Zhang and et al. (ICML 2020) 2021 NeurIPS 论文
그래프 학습 モデル survey | - — “quoted” ⭐ 🔥 &amp; < > * ** _ ` [ ] ( ) # Authors: Abstract: \\ ~~ $x$
"""
_random = random.Random(1)
PHRASES = [*WORDS.split(), *(" ".join(_random.choices(WORDS.split(), k=_random.randint(2, 9))) for _ in range(20_000))]
phrases = st.sampled_from(PHRASES)
links = st.one_of(
    st.builds("[{}]({})".format, phrases, addresses),
    st.builds("[[{}]]({})".format, st.sampled_from(["Paper", "pdf", "code"]), addresses),
    st.builds("`{} <{}>`_".format, phrases, addresses),
    st.builds("[[{}][{}]]".format, addresses, phrases),
    st.builds('<a href="{}">{}</a>'.format, addresses, phrases),
    st.builds("<{}>".format, addresses),
    st.builds("arXiv:{}".format, ids),
    addresses,
)
STARTS = (
    "",
    "",
    "- ",
    "* ",
    "  - ",
    "    * ",
    "1. ",
    "# ",
    "## ",
    "### ",
    "| ",
    "> ",
    ".. [#] ",
    "** TODO ",
    "• ",
    "    ",
)
MARKUP = ("<li>", "<p>", "<tr><td>", "<h2>", "<!-- ", "```", "---", "|---|---|", ":PROPERTIES:", "\t", "====", "**")
starts = st.sampled_from(STARTS + MARKUP)
ends = st.sampled_from(["", "", "", "  ", "\\", "<br>", " |", "</td></tr>", " -->", "**", ":", "."])
lines = st.builds(
    "{}{}{}".format, starts, st.lists(phrases | links, max_size=5).map(lambda parts: " | ".join(parts)), ends
)
documents = st.lists(lines, max_size=14).flatmap(
    lambda rows: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda glue: glue.join(rows))
)


def named(result: ReadResult) -> set[Identifier]:
    """All identifiers that the records and the issues name."""
    texts = [issue.message for issue in result.issues]
    for record in result.records:
        texts += [record.title or "", *(link.url for link in record.links), record.venue or ""]
        texts += [text.raw or text.text for text in record.texts]
        texts += [topic for topic, _ in record.topics] + [author.name for author in record.authors]
        texts += [*record.organizations, record.short_name or ""]
    found = {one.identifier for one in find("\n".join(texts))}
    return found | {one for record in result.records for one in record.identifiers}


def check(text: str, suffix: str) -> None:
    source = document(text, f"list.{suffix}")
    result = read(source)
    assert read(source) == result
    decoded = source.data.decode("utf-8", "replace")
    for line in re.split(r"\r\n?|\n", decoded):
        assert {one.identifier for one in find(line)} <= named(result), line
    for record in result.records:
        assert record.title or record.identifiers
        assert record.origin.line is not None
        assert record.origin.line <= decoded.count("\n") + decoded.count("\r") + 2
        for passage in record.texts:
            assert passage.quote(0, len(passage.text))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=EXAMPLES // 5, deadline=None)
@given(text=documents)
def test_a_list_loses_no_identifier_and_reads_the_same_twice(suffix: str, text: str) -> None:
    check(text, suffix)


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=EXAMPLES // 10, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_is_read(suffix: str, text: str) -> None:
    check(text, suffix)


@settings(max_examples=EXAMPLES // 5, deadline=None)
@given(data=st.binary(max_size=300), suffix=st.sampled_from(SUFFIXES))
def test_any_bytes_are_read(data: bytes, suffix: str) -> None:
    result = read(document(data, f"list.{suffix}"))
    assert result.source.kind


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=EXAMPLES, deadline=None)
@given(text=documents)
def test_thousands_of_lists_lose_no_identifier(suffix: str, text: str) -> None:
    check(text, suffix)
