"""References of China and Japan: authors, title and imprint by the code behind the title or by its quotation marks."""

from __future__ import annotations

import pytest

from papergraph.model import PaperRecord
from papergraph.readers import read
from papergraph.readers.lists.references import read_reference
from tests.readers.document import document


def records(text: str) -> tuple[PaperRecord, ...]:
    return read(document(text, "list.md")).records


CODED = [
    ("[7] 易青禾, 久禾. 苔藓生长的图模型[J]. 林学通报, 2021, 8(2): 11-19.", "苔藓生长的图模型", "林学通报", "2021"),
    ("林一, 木二, 等. 河流的声音[J/OL]. 水文学报, 2024[2025-01-02].", "河流的声音", "水文学报", "2024"),
    ("Fir A, Oak B C, Elm D, et al. Growing small trees[J]. Moss Letters, 2019, 3: 5.", "Growing small trees",
     "Moss Letters", "2019"),
    ("Fir A, Oak B. Reading bark[C]//Proceedings of the 9th Meeting on Wood. Press, 2018: 1-8.", "Reading bark",
     "Proceedings of the 9th Meeting on Wood", "2018"),
    ("Fir A. Old leaves[J]. arXiv preprint arXiv:1901.00001, 2019.", "Old leaves", None, "2019"),
    ("易青禾. 树的年轮与气候[D]. 北方: 北方大学, 2017.", "树的年轮与气候", None, "2017"),
    ("Fir A, Oak B. Wind in grass[EB/OL]. (2020-03-04)[2021-05-06]. https://example.org/wind", "Wind in grass", None,
     "2020-03-04"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "venue", "date"), CODED)
def test_a_code_ends_the_title(text: str, title: str, venue: str | None, date: str) -> None:
    found = read_reference(text)
    assert found is not None
    assert text[found.start : found.end] == title
    assert (found.details.venue, found.details.dates) == (venue, [date])
    assert found.details.authors


QUOTED = [
    (
        "杉野 葉子, 佃 苔助, “枝の分類”, 森林学会論文誌, Vol.J8-D, No.8, pp.1751-1763, August 2006.",
        "枝の分類",
        "2006-08",
    ),
    ("杉野 葉子，佃 苔助：「枝の自動分類」 森林学会誌 J9-D, No.5, pp.206-219, 2025年5月．", "枝の自動分類", "2025-05"),
    ("田中葉子・横谷苔助, 「小さな森の計算」, 森林学会誌, 2018", "小さな森の計算", "2018"),
    ('田中葉子, 山林苔助, and 森口草子. "葉の数え方の比較." 森林学会誌 D 94.12 (2011)', "葉の数え方の比較", "2011"),
]


@pytest.mark.parametrize(("text", "title", "date"), QUOTED)
def test_quotation_marks_behind_names_hold_the_title(text: str, title: str, date: str) -> None:
    found = read_reference(text)
    assert found is not None
    assert text[found.start : found.end] == title
    assert found.details.dates == [date]
    assert str(found.details.venue).startswith("森林学会")


@pytest.mark.parametrize(
    "text",
    [
        "苔藓, 《论文》很好, 2020",
        "必读文章, 推荐: “森林” 2020",
        "A note [J] on letters",
        "[J]. 2020",
        "今日は「森」を読んだ",
    ],
)
def test_words_that_only_look_alike_are_no_references(text: str) -> None:
    found = read_reference(text)
    assert found is None or not found.details.authors


def test_each_reference_of_a_bibliography_is_a_paper() -> None:
    found = records("## 参考文献\n\n" + "\n\n".join(text for text, *_ in CODED[:6]))
    assert [record.title for record in found] == [title for _, title, *_ in CODED[:6]]
    assert [author.name for author in found[0].authors] == ["易青禾", "久禾"]
    assert found[1].authors_truncated
    assert [author.name for author in found[2].authors][:1] == ["A. Fir"]


def test_what_stands_below_a_reference_is_kept() -> None:
    [record] = records(
        "- Fir A, Oak B. Reading bark[C]//Wood. 2018: 1-8.\n  - A clear account of how bark tells the age of a tree"
    )
    assert record.venue == "Wood"
    assert any("how bark tells" in text.text for text in record.texts)
