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
