"""A remark that is wrapped at the margin is one passage; lines that say other things stay lines."""

from __future__ import annotations

import hashlib

import pytest

from papergraph.model import SourceDocument
from papergraph.readers import read

HEAD = "- **[A Study of Small Things](https://arxiv.org/abs/2401.00001)** (2024-01-02)\n  Ann Ash, Bo Birch.\n"
OTHER = "- **[A Study of Large Things](https://arxiv.org/abs/2401.00002)** (2024-01-02)\n  Cy Cedar.\n"


def blurbs(remark: str) -> list[str]:
    lines = "".join(f"  {line}\n" for line in remark.splitlines())
    data = ("# List\n\n" + HEAD + lines + OTHER).encode()
    document = SourceDocument(id="a.md", locator="a.md", data=data, sha256=hashlib.sha256(data).hexdigest())
    return [text.text for text in read(document).records[0].texts]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("TinyDPO is a variant of DPO that needs a tenth of the memory, because it", "keeps one model only."),
        ("TinyDPO was compared with five other methods on the small tasks of", "MT-Bench and two more."),
    ],
)
def test_a_sentence_over_two_lines_is_one_passage(first: str, second: str) -> None:
    assert blurbs(f"{first}\n{second}") == [f"{first} {second}"]


def test_lines_that_end_with_their_sentence_are_told_apart() -> None:
    first = "TinyDPO is a variant of DPO that needs a tenth of the memory of the original one."
    second = "Its code is simple and was checked by three people."
    assert " ".join(blurbs(f"{first}\n{second}")) == f"{first} {second}"
