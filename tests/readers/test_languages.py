"""Lists kept in languages other than English: labels, names, headings and layouts of each."""

from __future__ import annotations

import pytest

from papergraph.extract.pieces import cut
from papergraph.model import PaperRecord
from papergraph.readers import read
from papergraph.readers.authors import split_authors
from papergraph.readers.lists.headings import is_container, names_no_papers, topic_of
from papergraph.readers.lists.labels import column_field, split_label
from papergraph.readers.lists.names import are_authors, is_name
from papergraph.readers.lists.title_text import clean_title
from tests.readers.document import document


def records(text: str) -> tuple[PaperRecord, ...]:
    return read(document(text, "list.md")).records


def names(record: PaperRecord) -> list[str]:
    return [author.name for author in record.authors]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("论文标题：扩散", "title"),
        ("論文連結：x", "link"),
        ("【作者】张三", "authors"),
        ("著者/所属機関: A", "authors"),
        ("발표자: 김철수", "ignored"),
        ("Auteurs : A", "authors"),
        ("**Autoren:** A", "authors"),
        ("Año: 2020", "year"),
        ("Resumo: …", "abstract"),
        ("Ссылка: x", "link"),
        ("Yazarlar: A", "authors"),
        ("المؤلفون: ا", "authors"),
        ("תקציר: א", "abstract"),
    ],
)
def test_a_label_in_any_language_names_its_field(text: str, field: str) -> None:
    found = split_label(text)
    assert found is not None
    assert found[0] == field


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("作者/机构", "authors"),
        ("会议/期刊", "venue"),
        ("학회/연도", "venue"),
        ("一句话概括", "blurb"),
        ("Enlace", "link"),
    ],
)
def test_a_column_head_may_name_two_things(head: str, field: str) -> None:
    assert column_field(head) == field


@pytest.mark.parametrize("text", ["김철수", "山田 太郎", "佐藤健", "欧阳修", "アラン・チューリング", "李四光"])
def test_names_in_native_script_are_known_by_the_family_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["推测解码", "低秩微调", "이미지", "方法", "图像 生成", "検索"])
def test_terms_of_a_few_characters_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_a_row_of_terms_is_no_byline() -> None:
    assert not are_authors("检索、推理、生成")
    assert are_authors("张三、李四、王五")


@pytest.mark.parametrize(
    ("text", "expected", "truncated"),
    [
        ("张三，李四，王五等 8 人", ["张三", "李四", "王五"], True),
        ("홍길동, 김철수 외 3명", ["홍길동", "김철수"], True),
        ("山田太郎・鈴木花子 他", ["山田太郎", "鈴木花子"], True),
        ("佐藤 健、鈴木 一郎ほか", ["佐藤 健", "鈴木 一郎"], True),
        ("Ana Fir, Rui Elm et Zoé Ash", ["Ana Fir", "Rui Elm", "Zoé Ash"], False),
        ("Ana Fir e João Elm", ["Ana Fir", "João Elm"], False),
        ("José Ortega y Gasset", ["José Ortega y Gasset"], False),
        ("John E Smith, Ann Lee", ["John E Smith", "Ann Lee"], False),
        ("Ana Fir, Rui Elm e outros", ["Ana Fir", "Rui Elm"], True),
        ("سارة علي، عمر حسن، وجميل نور", ["سارة علي", "عمر حسن", "جميل نور"], False),
        ("عمر حسن وآخرون", ["عمر حسن"], True),
        ("A. Harby and F. Elm", ["A. Harby", "F. Elm"], False),
    ],
)
def test_separators_and_truncation_of_other_languages(text: str, expected: list[str], truncated: bool) -> None:
    byline = split_authors(text)
    assert [author.name for author in byline.names] == expected
    assert byline.truncated == truncated


def test_a_nickname_inside_a_name_is_no_organization() -> None:
    (author,) = split_authors("Wei (Nick) Fir (Oak University)").names
    assert author.name == "Wei Fir"
    assert author.organizations == ("Oak University",)


@pytest.mark.parametrize(
    "heading",
    [
        "相关资源",
        "基本信息",
        "参考文献",
        "论文列表",
        "읽은 논문",
        "Literaturverzeichnis",
        "Список литературы",
        "Referencias",
    ],
)
def test_headings_that_only_hold_a_list_are_no_topics(heading: str) -> None:
    assert is_container(heading)
    assert topic_of(heading) is None


@pytest.mark.parametrize("heading", ["推薦", "理论基础", "Графовые сети", "Robótica"])
def test_topics_stay(heading: str) -> None:
    assert topic_of(heading) == heading


@pytest.mark.parametrize("heading", ["Презентации", "Herramientas", "Werkzeuge", "ツール", "课程"])
def test_headings_over_other_things_say_so(heading: str) -> None:
    assert names_no_papers(heading)


@pytest.mark.parametrize("text", ["Titel: Fast Oaks", "论文一：Fast Oaks", "标题：Fast Oaks", "Paper 3: Fast Oaks"])
def test_the_word_for_title_is_no_part_of_it(text: str) -> None:
    assert clean_title(text).title == "Fast Oaks"


def test_marks_without_a_letter_do_not_stop_the_extraction() -> None:
    assert all(cut("شبكةً عصبيّة").words)


def test_labelled_items_are_one_paper_with_labels_nobody_knows() -> None:
    (record,) = records(
        "## 论文一：橡树\n\n### 基本信息\n\n- **英文标题**：Growing Oaks from Small Acorns\n"
        "- **作者**：Ann Ash, Bo Birch 等 5 人\n- **甲乙丙丁**：无\n- **首次公开**：2026-09-29\n"
        "- **原文链接**：https://arxiv.org/abs/2609.11111\n\n### 相关资源\n\n- 开源代码：暂无\n"
    )
    assert record.title == "Growing Oaks from Small Acorns"
    assert names(record) == ["Ann Ash", "Bo Birch"]
    assert record.authors_truncated
    assert record.published == "2026-09-29"
    assert record.topics == ()


def test_a_quoted_block_of_labels_is_a_paper() -> None:
    (record,) = records(
        "# 每日\n\n> 論文標題：Growing Oaks from Small Acorns\n>\n> 論文連結：https://arxiv.org/abs/2601.11111\n>\n"
        "> 發表會議：ICASSP 2026\n>\n> 作者：Ann Ash, Bo Birch\n>\n> 關鍵詞：`trees`, `growth`\n"
    )
    assert record.title == "Growing Oaks from Small Acorns"
    assert record.published == "2026"
    assert [topic for topic, _ in record.topics] == ["trees", "growth"]


def test_a_short_bold_title_with_its_year_over_a_labelled_line() -> None:
    (record,) = records("1. **Tall Oaks (2001)**\n   Auteur : Leo Birch\n   Présente les chênes et leurs forêts.\n")
    assert record.title == "Tall Oaks"
    assert names(record) == ["Leo Birch"]
    assert record.published == "2001"


def test_a_bibliography_in_paragraphs() -> None:
    first, second, third = records(
        "# Literaturverzeichnis\n\nMei, K. et al. (2025). Growing Oaks from Small Acorns. *arXiv preprint*.\n\n"
        "OpenAI. (2023). Let Us Plant Trees. *arXiv preprint*.\n\n"
        "Fir, A. et al. (2017). Elms Are All You Need. *Advances in Neural Information Processing Systems*, 30.\n"
    )
    assert first.title == "Growing Oaks from Small Acorns"
    assert first.published == "2025"
    assert second.title == "Let Us Plant Trees"
    assert third.title == "Elms Are All You Need"


def test_bold_names_before_the_year_are_authors() -> None:
    (record,) = records(
        "1. **Oak, M., et al.** (2025). Leaves Meet Roots: A Unified View. *IEEE Conference on Trees 2025*.\n"
    )
    assert record.title == "Leaves Meet Roots: A Unified View"
    assert names(record) == ["M. Oak"]


def test_a_column_of_titles_keeps_titles_of_one_word() -> None:
    (first, second) = records(
        "| 论文标题 | 作者 | 链接 | 一句话概况 |\n|---|---|---|---|\n"
        "| **OakNet** | Ash et al. | https://arxiv.org/abs/2602.11111 | 橡树用于自动驾驶 |\n"
        "| **ElmNet** | Birch et al. | https://arxiv.org/abs/2602.22222 | 榆树剪枝方案 |\n"
    )
    assert [first.title, second.title] == ["OakNet", "ElmNet"]
    assert names(first) == ["Ash"]


def test_a_cell_with_several_titles_and_their_venues() -> None:
    found = records(
        "<table><tr><th>時間</th><th>論文</th><th>発表者</th></tr>"
        "<tr><td>13:45 - 14:00</td><td>(CHI 2018) Browsing Trees without Any Leaves<br>"
        "(SIGIR 2018) Finding Acorns in Large Forests</td><td>山本 太郎（京大）</td></tr></table>\n"
    )
    assert [record.title for record in found] == [
        "Browsing Trees without Any Leaves",
        "Finding Acorns in Large Forests",
    ]
    assert all(not record.authors for record in found)
    assert [record.published for record in found] == ["2018", "2018"]


def test_a_note_on_one_paper_takes_its_title_from_the_heading_above() -> None:
    (record,) = records(
        "# Growing Oaks from Small Acorns\n\n## 메타데이터\n- **그룹**: 3\n- **저자**: Ann Ash, Bo Birch\n"
        "- **연도**: 2022\n"
        "- **DOI/URL**: https://doi.org/10.1117/12.1234567\n\n## 핵심 요약\n참나무의 성장을 재는 방법.\n"
    )
    assert record.title == "Growing Oaks from Small Acorns"
    assert names(record) == ["Ann Ash", "Bo Birch"]
    assert record.published == "2022"
    assert [str(one) for one in record.identifiers] == ["doi:10.1117/12.1234567"]


def test_a_note_may_name_the_authors_before_the_title() -> None:
    (record,) = records(
        "# 樫の木について -- ノート\n\n## 書誌情報\n\n- **著者**: Oak, S.W., Elm, L.C., & Fir, J.T.\n"
        "- **タイトル**: Social regulation of acorns in tall trees\n- **誌名**: *Trees*, 8(9)\n- **年**: 2007\n\n"
        "## 落合フォーマット\n\n- **ひとことでいうと**: この論文は樫の木の成長を測る。\n"
    )
    assert record.title == "Social regulation of acorns in tall trees"
    assert names(record) == ["S. W. Oak", "L. C. Elm", "J. T. Fir"]
    assert record.published == "2007"


def test_two_cards_one_below_the_other_are_two_papers() -> None:
    found = records(
        "# 読んだ論文\n\n- 著者: Ann Ash\n- タイトル: Growing Oaks from Acorns\n- 年: 2020\n"
        "- 著者: Bo Birch\n- タイトル: Pruning Elms in Winter\n- 年: 2021\n"
    )
    assert [record.title for record in found] == ["Growing Oaks from Acorns", "Pruning Elms in Winter"]
    assert [names(record) for record in found] == [["Ann Ash"], ["Bo Birch"]]


def test_a_labelled_title_below_a_nickname_or_a_translation_is_the_title() -> None:
    (record,) = records(
        "### **Oak Tuning (2021.09)**\n\n_论文地址：https://arxiv.org/abs/2104.11111_\n\n"
        "_论文题目：The Power of Small Acorns for Forests_\n"
    )
    assert record.title == "The Power of Small Acorns for Forests"
    assert record.short_name == "Oak Tuning"
    (record,) = records(
        "# 橡树的生长（中英对照）\n\n> 原文标题：Growing Oaks from Small Acorns\n> 论文地址：https://arxiv.org/abs/2212.11111\n"
        "> 原文作者：Ann Ash, Bo Birch 等\n"
    )
    assert record.title == "Growing Oaks from Small Acorns"


def test_who_presents_a_paper_is_not_its_author() -> None:
    first, second, third = records(
        "# 발표 논문\n\n- 정*석: ICASSP 2019 [Growing Oaks from Acorns](https://arxiv.org/abs/1902.11111)\n"
        "- 김*록 A neural model of trees and leaves (2015), O. Oak and Q. Elm.\n"
        "- 김철수: Pruning Elms in Winter (2016, J. Fir et al.)\n"
    )
    assert first.title == "Growing Oaks from Acorns"
    assert first.published == "2019"
    assert names(first) == []
    assert second.title == "A neural model of trees and leaves"
    assert names(second) == ["O. Oak", "Q. Elm"]
    assert third.title == "Pruning Elms in Winter"
    assert names(third) == ["J. Fir"]


def test_a_column_of_family_names_alone_is_not_turned_round() -> None:
    first, second = records(
        "| Titre | Auteurs | Année |\n|---|---|---|\n| Growing Oaks from Acorns | Oak, Elm, Birch | 2016 |\n"
        "| Pruning Elms in Winter | Kudo, Fir | 2018 |\n"
    )
    assert names(first) == ["Oak", "Elm", "Birch"]
    assert names(second) == ["Kudo", "Fir"]


def test_a_column_of_methods_is_the_title_where_none_is_named_so() -> None:
    (first, second) = records(
        "| 方法 | 核心思想 | 链接 |\n|---|---|---|\n| **OakNet** | 推测解码 | https://arxiv.org/abs/2309.11111 |\n"
        "| **ElmNet** | 低秩微调方案 | https://arxiv.org/abs/2309.22222 |\n"
    )
    assert [first.title, second.title] == ["OakNet", "ElmNet"]
    assert first.authors == ()


def test_title_year_and_venue_inside_one_link() -> None:
    (record,) = records(
        "- [Growing Oaks: A Study of Acorns, 2020, Tree Journal](https://link.springer.com/article/10.1007/s1-020-1)\n"
    )
    assert record.title == "Growing Oaks: A Study of Acorns"
    assert record.published == "2020"


def test_an_attached_file_and_a_status_are_no_part_of_the_title() -> None:
    assert clean_title("Growing Oaks [ARTIGO_4.pdf]").title == "Growing Oaks"
    assert clean_title("Growing Oaks from Acorns（正式发表）—").title == "Growing Oaks from Acorns"


def test_slides_under_a_line_that_says_so_are_no_papers() -> None:
    found = records(
        "## Графы\n\n* [A Survey of Tall Trees](https://arxiv.org/abs/1901.11111)\n\nПрезентации\n"
        "* [Tall Trees (Италия)](https://oak.example.it/slides/talk.pdf)\n"
    )
    assert [record.title for record in found] == ["A Survey of Tall Trees"]
