"""The single fields of an entry: names, venues, titles, links, topics, and texts with their way back to the source."""

from __future__ import annotations

import pytest

from papergraph.model import LinkRole
from papergraph.readers import read
from papergraph.readers.lists.headings import names_no_papers, split_tags, topic_of
from papergraph.readers.lists.labels import column_field, is_flat_header, split_label
from papergraph.readers.lists.links import role_of
from papergraph.readers.lists.names import are_authors, is_name
from papergraph.readers.lists.texts import language_of, repair
from papergraph.readers.lists.title_text import clean_title, is_title_like
from papergraph.readers.lists.venues import read_venue
from tests.readers.document import document


@pytest.mark.parametrize("text", ["Wei Zhang", "E. J. Hu", "Ludwig van Beethoven", "张三", "김철수", "Jean-Luc Picard"])
def test_a_name_is_one(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Deep Learning", "Attention Is All You Need", "GPT-4", "Fast Paths", "很有意思", "a b"]
)
def test_what_titles_are_made_of_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe, Li Wei and Bo Birch",
        "Mnih et al.",
        "Li, J., Smith, K.",
        "张三，李四",
        "Jane Doe, et al",
        "Ann Ash & Bo Birch",
    ],
)
def test_a_byline_is_one(text: str) -> None:
    assert are_authors(text)


@pytest.mark.parametrize(
    "text", ["Retrieval, Reasoning, and Planning", "RLHF, RLAIF, PPO, DPO and More", "Jane Doe", ""]
)
def test_a_row_of_terms_is_no_byline(text: str) -> None:
    assert not are_authors(text)


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("NeurIPS 2020", "NeurIPS", "2020"),
        ("ICLR'24 (oral)", "ICLR", "2024"),
        ("CVPR23", "CVPR", "2023"),
        ("arXiv 2025", None, "2025"),
        ("SIGACT News 2001", "SIGACT News", "2001"),
        ("Proceedings of the 3rd Conference on Trees", "Proceedings of the 3rd Conference on Trees", None),
        ("Unpublished", None, None),
    ],
)
def test_a_venue_is_read_with_its_year(text: str, name: str | None, year: str | None) -> None:
    venue = read_venue(text)
    assert venue is not None and (venue.name, venue.year) == (name, year)


@pytest.mark.parametrize(
    "text", ["Jane Doe", "March 2023", "OLMo: Accelerating the Science of Models", "a fine remark"]
)
def test_what_is_no_venue_is_none(text: str) -> None:
    assert read_venue(text) is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[3] 🔥 Roots and Water (NeurIPS 2017).", "Roots and Water"),
        ("1. “Roots and Water,”", "Roots and Water"),
        ("[2024.05] [ICML 2024] Roots and Water", "Roots and Water"),
        (":star: Roots of Q* and GPT-3.5 vs. Water", "Roots of Q* and GPT-3.5 vs. Water"),
        ("Roots and Water (with Leaves)", "Roots and Water (with Leaves)"),
        ("Paper: Roots and Water", "Roots and Water"),
        ("3D Roots in 2D Water", "3D Roots in 2D Water"),
    ],
)
def test_a_title_loses_the_noise_of_lists(text: str, title: str) -> None:
    assert clean_title(text).title == title


@pytest.mark.parametrize(
    "text",
    ["This section lists papers.", "Jane Doe, Li Wei", "NeurIPS 2020", "2024-05-01", "Paper", "have you seen this?"],
)
def test_what_cannot_be_a_title(text: str) -> None:
    assert not is_title_like(text, words=1)


@pytest.mark.parametrize(
    ("url", "label", "role"),
    [
        ("https://arxiv.org/abs/2001.00001", "code", "paper"),
        ("https://example.org/x.pdf", "", "pdf"),
        ("https://dl.acm.org", "", "other"),
        ("https://github.com/a/b", "paper", "code"),
        ("https://huggingface.co/datasets/a", "", "data"),
        ("https://youtu.be/1", "paper", "video"),
        ("https://someone.github.io/work", "Project Page", "project"),
        ("https://example.org/blog/2023/x", "", "blog"),
        ("https://example.org/x", "[PDF]", "pdf"),
        ("https://arxiv.org/list/cs.CL/new", "", "other"),
    ],
)
def test_a_link_leads_to_what_its_place_says(url: str, label: str, role: LinkRole) -> None:
    assert role_of(url, label) == role


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("2.1 🔥 Quantization (12)", "Quantization"),
        ("a. Deep Q-Learning", "Deep Q-Learning"),
        ("[2]: Test-time scaling", "Test-time scaling"),
        ("Week 3: Alignment", "Alignment"),
        ("Papers on Diffusion", "Diffusion"),
        ("一、序列推荐（共3篇）", "序列推荐"),
        ("“Safety”", "Safety"),
        ("Required Readings:", None),
        ("2023", None),
        ("Papers of June 2024", None),
        ("05/13~05/19 一週論文整理", None),
    ],
)
def test_a_heading_is_a_topic_or_a_container(heading: str, topic: str | None) -> None:
    assert topic_of(heading) == topic


def test_headings_of_other_things_are_known() -> None:
    assert all(
        map(names_no_papers, ["Tools", "Useful Links", "Blogroll", "Code & Datasets", "Contributing", "License"])
    )
    assert not any(map(names_no_papers, ["Tool Using", "Datasets and Benchmark Papers", "Graph Learning", "Surveys"]))


def test_tags_are_split_by_their_signs() -> None:
    assert split_tags("few-shot, data; 3D") == ["few-shot", "data", "3D"]
    assert split_tags("#nlp #graph_nets") == ["nlp", "graph nets"]
    assert split_tags("生成/GAN フォント") == ["生成/GAN", "フォント"]


def test_labels_are_known_in_many_languages() -> None:
    assert [column_field(name) for name in ("Title & Authors", "标题", "저자", "発表者", "Résumé", "Stars")] == [
        "title", "title", "authors", "ignored", "abstract", "votes",
    ]  # fmt: skip
    assert split_label("**Authors:** A") is not None
    assert split_label("Attention: a review") is None
    assert is_flat_header("Papers Paper URL Abstract") and not is_flat_header("Papers about trees")


def test_languages_are_told_by_script_and_common_words() -> None:
    assert language_of("이 논문은 나무를 연구합니다.") == "ko"
    assert language_of("この論文は木を研究します。") == "ja"
    assert language_of("这篇论文研究树木。") == "zh"
    assert (
        language_of("Das Verfahren ist schneller und wird für die Bäume mit der Säge nicht mehr von Hand bedient.")
        == "de"
    )
    assert language_of("The tree is old.") == "en"


def test_repair_keeps_the_way_back() -> None:
    text, offsets = repair("We use  ``Llama-3-\n8B'' with\n\\textit{eﬃcient} roots.")
    assert text == 'We use "Llama-3-8B" with efficient roots.'
    assert offsets[0] == (0, 0) and list(offsets) == sorted(set(offsets))


def test_a_passage_quotes_the_source_and_knows_its_lines() -> None:
    text = (
        "Learning to Climb Trees\n\n  • Jane Doe, Li Wei\n  • We climb Tree-3- 8B and\n    `` fall '' softly, twice.\n"
    )
    (record,) = read(document(text, "a.txt")).records
    (passage,) = record.texts
    start = passage.text.index("fall")
    assert passage.quote(start, start + 4) == "fall"
    assert passage.line_at(passage.text.index("climb")) == 4
    assert passage.line_at(start) == 5
    assert passage.quote(0, len(passage.text)).replace(" ", "") in text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("day", "published", "listed"),
    [("2024-05-10", None, "2024-05-10"), ("2021-06-17", "2021-06-17", None), ("2024", "2024", None)],
)
def test_a_day_long_after_the_arxiv_number_is_the_lists_own(
    day: str, published: str | None, listed: str | None
) -> None:
    text = f"| Date | Title |\n|---|---|\n| {day} | [A Study of Low Ranks](https://arxiv.org/abs/2106.09685) |\n"
    (record,) = read(document(text, "club.md")).records
    assert (record.published, record.listed) == (published, listed)
