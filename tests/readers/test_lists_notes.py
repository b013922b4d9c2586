"""Notes on one paper: headings over its address, ranks before titles, a title beside "# Info"."""

from __future__ import annotations

import pytest

from papergraph.model import PaperRecord
from papergraph.readers import read
from papergraph.readers.lists.title_text import clean_title
from tests.readers.document import document

DIGEST = """# 이번 주

## ✅ 추천 1 — Mossy: 이끼의 성장을 배우는 그래프 모델
**그래프 · 식물 · 코드 공개 · 2025.03**

**추천 이유**
1. 이끼가 자라는 모습을 처음으로 그래프로 나타낸 글입니다.
2. 실험이 짧고 분명합니다.

- 🔗 **arXiv**: https://arxiv.org/abs/2503.01234
- 💻 **코드**: https://github.com/example/mossy

---

## ✅ 추천 2 — Barky: 나무껍질로 나이를 재는 방법

요약이 먼저 나옵니다.

- **arXiv**: https://arxiv.org/abs/2404.04321 (NAACL 2024, 본문 9쪽)
"""


def records(text: str) -> tuple[PaperRecord, ...]:
    return read(document(text, "list.md")).records


def test_a_heading_over_the_address_of_one_paper_is_its_title() -> None:
    first, second = records(DIGEST)
    assert (first.title, first.published) == ("Mossy: 이끼의 성장을 배우는 그래프 모델", "2025-03")
    assert str(first.identifiers[0]) == "arxiv:2503.01234"
    assert any("그래프로 나타낸" in text.text for text in first.texts)
    assert (second.title, second.venue) == ("Barky: 나무껍질로 나이를 재는 방법", "NAACL")


def test_a_heading_over_several_papers_is_a_topic() -> None:
    text = "## Growing moss in small models\n\nSome words.\n\n" + "".join(
        f"- [A note on the moss number {number}](https://arxiv.org/abs/2301.0000{number})\n" for number in (1, 2)
    )
    assert [record.title for record in records(text)] == [f"A note on the moss number {number}" for number in (1, 2)]


@pytest.mark.parametrize(
    "text", ["추천 1 — Growing Moss", "おすすめ3：Growing Moss", "Empfehlung 2: Growing Moss", "推荐 4 – Growing Moss"]
)
def test_ranks_before_titles_are_no_part_of_them(text: str) -> None:
    assert clean_title(text).title == "Growing Moss"


def test_the_heading_above_one_that_says_facts_follow_is_the_title() -> None:
    facts = "- Date：11/2018\n- Authors：Ann Ash, Bob Birch\n- Journal reference：森林学会誌\n"
    [record] = records("# 森林の成長に関する研究動向\n\n# Info\n\n" + facts)
    assert (record.title, record.published, record.venue) == ("森林の成長に関する研究動向", "2018-11", "森林学会誌")
