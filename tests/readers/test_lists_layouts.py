"""Lists in the layouts that people keep: each sample is small, and all that it says about its papers is expected."""

from __future__ import annotations

import pytest

from papergraph.model import PaperRecord, ReadResult
from papergraph.readers import read
from tests.readers.document import document

A = "https://arxiv.org/abs"


def said(record: PaperRecord) -> str:
    """A record in one line: title | ids | authors | date | venue | topics."""
    names = ", ".join(author.name for author in record.authors) + (" +" if record.authors_truncated else "")
    topics = ", ".join(topic for topic, _ in record.topics)
    ids = " ".join(str(one) for one in record.identifiers)
    fields = (record.title, ids, names, record.published, record.venue, topics)
    return " | ".join(field or "-" for field in fields)


def result(text: str, name: str = "list.md") -> ReadResult:
    return read(document(text, name))


def lines(text: str, name: str = "list.md") -> list[str]:
    return [said(record) for record in result(text, name).records]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "1. **A Survey of Trees.** *Jane Doe, John Smith.* KDD 2021. [[paper]](https://doi.org/10.1000/t)"
            " [[code]](https://github.com/a/b)",
            "A Survey of Trees | doi:10.1000/t | Jane Doe, John Smith | 2021 | KDD | -",
        ),
        (
            f"- [2023/05] **[Fast Matching of Leaves]({A}/2305.00002)** | [code](https://github.com/c/d) | Carl"
            f" Cedar et al.",
            "Fast Matching of Leaves | arxiv:2305.00002 | Carl Cedar + | 2023-05 | - | -",
        ),
        (
            f"- `ICML'22` [Learning to Move Mass]({A}/2201.00003), by Dan Dogwood and Eve Elm",
            "Learning to Move Mass | arxiv:2201.00003 | Dan Dogwood, Eve Elm | 2022 | ICML | -",
        ),
        (
            "- (*NeurIPS 2020*) Moving Hills with Shovels"
            " [[Paper]](https://papers.nips.cc/paper/2020/hash/1-Abstract.html)",
            "Moving Hills with Shovels | - | - | 2020 | NeurIPS | -",
        ),
        (
            f"* ⭐️ Time and Order in a Forest, CACM 1978"
            f" [[acmdl](https://dl.acm.org/citation.cfm?id=1),[arxiv]({A}/2001.00004)]",
            "Time and Order in a Forest | arxiv:2001.00004 | - | 1978 | CACM | -",
        ),
        (
            f"- **BERCH**: Pre-training of Deep Birches [paper]({A}/1810.00005)",
            "BERCH: Pre-training of Deep Birches | arxiv:1810.00005 | - | - | - | -",
        ),
        (
            f"1) **Mambo** - a new model of roots that is fast, small and easy to grow. | [Paper]({A}/2401.00006) |"
            f" [Tweet](https://x.com/a)",
            "Mambo | arxiv:2401.00006 | - | - | - | -",
        ),
        (
            f"- Vaswell et al. 2017 - Attention to Trees Is Enough - {A}/1706.00007",
            "Attention to Trees Is Enough | arxiv:1706.00007 | Vaswell + | 2017 | - | -",
        ),
        (
            f"- Jane Doe, Li Wei. [*How Roots Find Water*]({A}/2001.00008). ACL 2019.",
            "How Roots Find Water | arxiv:2001.00008 | Jane Doe, Li Wei | 2019 | ACL | -",
        ),
        (
            f"- [What Do Leaves Know? Understanding Autumn]({A}/2001.00009), PODC 2021 (oral) 🔥",
            "What Do Leaves Know? Understanding Autumn | arxiv:2001.00009 | - | 2021 | PODC | -",
        ),
        (
            '**[1]** Doe, Jane, Li Wei, and Bo Birch. "**Deep woods**." **Nature** 521.7553 (2015): 436-444. '
            f"[[pdf]]({A}/1505.00011) **(A Classic)** :star:",
            "Deep woods | arxiv:1505.00011 | Jane Doe, Li Wei, Bo Birch | 2015 | Nature | -",
        ),
        (
            f'* **TreeT**: "A Tree is Worth Many Leaves", ICLR, 2021 (*Google*). [[Paper]({A}/2010.00012)][[Code](https://github.com/a/b)]',
            "A Tree is Worth Many Leaves | arxiv:2010.00012 | - | 2021 | ICLR | -",
        ),
        (
            f"- 2024-05-28, **Adjusting Bundles of Twigs**, Li Wei et.al., Paper: [{A}/2405.18013]({A}/2405.18013)",
            "Adjusting Bundles of Twigs | arxiv:2405.18013 | Li Wei + | 2024-05-28 | - | -",
        ),
        (
            f"- [Vaswell et al., 2017]({A}/1706.00014). Attention Is All Trees Need.",
            "Attention Is All Trees Need | arxiv:1706.00014 | Vaswell + | 2017 | - | -",
        ),
        (
            f"- **Growing Up Fast** ([Doe and Ash, 2020]({A}/2001.00015))",
            "Growing Up Fast | arxiv:2001.00015 | Doe, Ash | 2020 | - | -",
        ),
        (
            f"- *Forests without Trees*, **CVPR'23**, Carl Cedar, Dan Dogwood [[paper]]({A}/2301.00016)",
            "Forests without Trees | arxiv:2301.00016 | Carl Cedar, Dan Dogwood | 2023 | CVPR | -",
        ),
        (
            "+ [2305.00017] Sparse Sprouts in Spring",
            "Sparse Sprouts in Spring | arxiv:2305.00017 | - | - | - | -",
        ),
        (
            "- 木の学習に関する研究 (山田太郎, 鈴木花子, 2020) https://doi.org/10.1000/jp.1",
            "木の学習に関する研究 | doi:10.1000/jp.1 | 山田太郎, 鈴木花子 | 2020 | - | -",
        ),
    ],
)
def test_a_bullet_says_all_in_one_line(line: str, expected: str) -> None:
    assert lines(line) == [expected]


def test_headings_are_topics_but_for_containers_years_and_the_title() -> None:
    text = (
        f"# Awesome Forests\n## Papers\n### 1. 🔥 Root Systems (2)\n#### 2023\n- [How Roots Grow"
        f" Deep]({A}/2301.00001)\n## Leaves\n- [Why Leaves Fall Early]({A}/2301.00002)\n"
    )
    assert [record.topics for record in result(text).records] == [
        (("Root Systems", "heading"),),
        (("Leaves", "heading"),),
    ]
    assert result(text).source.title == "Awesome Forests"


def test_what_is_no_paper_is_an_issue_that_says_why() -> None:
    text = (
        "# List\n- [Contents](#contents)\n## Contents\n"
        f"- [How Roots Grow Deep]({A}/2301.00001)\n- [RootLib](https://github.com/g/h)\n"
        "- [A talk about roots](https://www.youtube.com/watch?v=1)\n- [My year with"
        " roots](https://roots.substack.com/p/x)\n"
        "<!--\n- [Sample Title"
        " Here](https://arxiv.org/abs/2301.00009)\n-->\n```\nhttps://arxiv.org/abs/2301.00008\n```\n"
    )
    read_list = result(text)
    assert [record.title for record in read_list.records] == ["How Roots Grow Deep"]
    assert {issue.code for issue in read_list.issues} == {"skipped"}
    messages = "\n".join(f"{issue.origin and issue.origin.line}: {issue.message}" for issue in read_list.issues)
    for expected in (
        "5: “RootLib” leads to code",
        "6: “A talk about roots” leads to a video",
        "7: “My year",
        "2301.00009",
        "2301.00008",
    ):
        assert expected in messages


def test_an_entry_without_a_link_is_a_paper_among_papers() -> None:
    text = "## Papers\n" + "".join(f"- Growing Trees in Winter {n} [[pdf]({A}/2001.0000{n})]\n" for n in range(1, 5))
    assert "Planting Trees in Deep Snow" in [r.title for r in result(text + "- Planting Trees in Deep Snow\n").records]
    assert lines("## Notes\n- buy more milk for the tea\n") == []


def test_columns_are_known_by_their_names() -> None:
    text = (
        "| Year | Title | Authors | Venue | Topics | Link | Abstract |\n|--|--|--|--|--|--|--|\n"
        f"| 2020 | Cold Start in Hot Fields | Jane Doe; John Smith | SIGIR | crops, heat | [PDF]({A}/2001.00003) "
        f"| We study fields. |\n"
    )
    (record,) = result(text).records
    assert (
        said(record)
        == "Cold Start in Hot Fields | arxiv:2001.00003 | Jane Doe, John Smith | 2020 | SIGIR | crops, heat"
    )
    assert [(text.kind, text.text) for text in record.texts] == [("abstract", "We study fields.")]


def test_columns_without_names_are_known_by_what_they_hold() -> None:
    rows = "".join(f"|{n}|木 根|@jane|{A}/2001.0000{n}|Counting Rings of Old Trees {n}|Ring{n}|\n" for n in range(1, 6))
    text = "|回|ジャンル|発表者|link|title||\n|:-|:-|:-|:-|:-|:-|\n" + rows
    records = result(text).records
    assert [record.title for record in records] == [f"Counting Rings of Old Trees {n}" for n in range(1, 6)]
    assert records[0].topics == (("木", "tag"), ("根", "tag"))
    assert records[0].authors == () and records[0].short_name == "Ring1"


def test_a_table_keeps_cells_beyond_its_head_and_rows_without_frame() -> None:
    text = (
        f"Day|Title|When\n---|---|---\n8.17|[Trees<br>at Night]({A}/2001.00001)|August. 2022|{A}/2001.00002\n"
        f"|[Trees at Noon]({A}/2001.00003)|May 2021\n"
    )
    assert lines(text) == [
        "Trees at Night | arxiv:2001.00001 | - | 2022-08 | - | -",
        "Trees at Noon | arxiv:2001.00003 | - | 2021-05 | - | -",
    ]


def test_a_cell_with_several_readings_is_several_papers() -> None:
    text = (
        "<html><body><table><tr><th>Date</th><th>Topic</th><th>Readings</th></tr><tr><td>Jan"
        " 12</td><td>Roots</td><td><ul>"
        f'<li><a href="{A}/2001.00001">How Roots Find Water</a> (Doe et al., 2020)</li>'
        f'<li><a href="{A}/2001.00002">Deep Roots in Dry Soil</a>, Ash and Birch,'
        f" 2019</li></ul></td></tr></table></body></html>"
    )
    assert lines(text, "course.html") == [
        "How Roots Find Water | arxiv:2001.00001 | Doe + | 2020 | - | Roots",
        "Deep Roots in Dry Soil | arxiv:2001.00002 | Ash, Birch | 2019 | - | Roots",
    ]


def test_an_html_table_in_markdown_is_read_with_its_marks() -> None:
    text = (
        "## 森林\n\n<table>\n<tr><th>序号</th><th>标题</th><th>标签</th></tr>\n\n<tr"
        ' data-arxiv-id="2501.01234">\n<td>1</td>\n'
        '<td><a href="/p/250101234">A Study of Small Woods</a></td>\n'
        '<td><span class="tag">roots</span><span class="tag">leaves</span></td>\n</tr>\n</table>\n'
    )
    assert lines(text) == ["A Study of Small Woods | arxiv:2501.01234 | - | - | - | 森林, roots, leaves"]


def test_a_link_that_is_broken_over_lines_is_one_title() -> None:
    text = (
        f'<html><body><p>Jane Doe, Li\nWei. <a href="{A}/2001.00001"><em>How Roots\nFind Water</em></a>.'
        f" ACL\n2019.</p></body></html>"
    )
    assert lines(text, "a.html") == ["How Roots Find Water | arxiv:2001.00001 | Jane Doe, Li Wei | 2019 | ACL | -"]


def test_titles_over_bare_links_are_entries_and_prose_belongs_to_them() -> None:
    text = (
        f"# Week\n\nLearning to Climb Tall"
        f" Trees\n\n<{A}/2405.00001>\n\n这篇论文研究爬树，很有意思，推荐大家阅读。\n\n-----\n\nLearning to Fall"
        f" Softly\n\n<{A}/2405.00001>\n"
    )
    records = result(text).records
    assert [record.title for record in records] == ["Learning to Climb Tall Trees", "Learning to Fall Softly"]
    assert [one.value for record in records for one in record.identifiers] == ["2405.00001", "2405.00001"]
    assert records[0].texts[0].language == "zh" and records[0].texts[0].line_at(0) == 7


def test_a_copied_page_is_titles_over_bullets() -> None:
    text = (
        "[1]: Root growth\n\n\nBotany\n\nIn this session, our readings cover:\n\nRequired Readings:\n\n"
        "How Deep Do Roots Go? A Study\n\n  • Jane Doe, Li Wei, Ann Ash\n"
        "  • [Submitted on 16 Apr 2024 (v1), last revised 10 Oct 2024 (this version, v3)]\n  • We measure roots of"
        " trees.\n\n"
        "Nick: https://arxiv.org/pdf/2411.00001\n\n  • [Submitted on 2 Nov 2024]\n  • NICK: Saving Water with Short"
        " Roots\n  • Bo Birch, Carl Cedar\n"
    )
    first, second = result(text, "page.txt").records
    assert (
        said(first)
        == "How Deep Do Roots Go? A Study | - | Jane Doe, Li Wei, Ann Ash | 2024-04-16 | - | Root growth, Botany"
    )
    assert first.updated == "2024-10-10"
    assert said(second).startswith("NICK: Saving Water with Short Roots | arxiv:2411.00001 | Bo Birch, Carl Cedar")


def test_a_digest_gives_votes_and_its_day() -> None:
    text = (
        f"## Daily Papers (2024-10-25)\n\n### [Growing Trees Upside Down]({A}/2410.00001)\n\n![](x.png)\n\nVote: 12\n\n"
        "Authors: ['Jane Doe', 'Rao M. Anwer']\n\n- ***What's New***: 이 논문은 나무를 거꾸로 키우는 방법을"
        " 제안합니다.\n"
    )
    (record,) = result(text).records
    assert said(record) == "Growing Trees Upside Down | arxiv:2410.00001 | Jane Doe, Rao M. Anwer | - | - | -"
    assert (record.votes, record.listed, record.texts[0].language) == (12, "2024-10-25", "ko")


def test_labelled_lines_and_blocks_are_fields() -> None:
    text = (
        "- **Title**: Deep Nets of Roots\n- **Authors**: Carl Cedar, Dan Dogwood\n- **Link**:"
        " https://arxiv.org/abs/2101.00003\n"
        "- **Summary**: They show that roots are nets.\n\n- **Title**: Wide Nets of Roots\n- **Authors**: Eve Elm\n\n"
        "## Paper 1: Learning with Less Rain\n**Authors:** Li Wei et al.\n**Venue:** ICML 2021\n**URL:**"
        " https://arxiv.org/abs/2106.00002\n\nIt needs less rain.\n"
    )
    assert lines(text) == [
        "Deep Nets of Roots | arxiv:2101.00003 | Carl Cedar, Dan Dogwood | - | - | -",
        "Wide Nets of Roots | - | Eve Elm | - | - | -",
        "Learning with Less Rain | arxiv:2106.00002 | Li Wei + | 2021 | ICML | -",
    ]


def test_a_block_with_backslash_breaks_is_one_entry() -> None:
    text = (
        f"**Learning Fast and Slow in Woods**\\\nJane Doe, John Smith\\\n*ICML 2022"
        f" (Oral)*\\\n[[pdf]]({A}/2205.00002)\n"
    )
    assert lines(text) == [
        "Learning Fast and Slow in Woods | arxiv:2205.00002 | Jane Doe, John Smith | 2022 | ICML | -"
    ]


def test_nested_bullets_are_categories_entries_and_remarks() -> None:
    text = (
        f"- **Conifers**\n  - [Efficient Needles with Wax]({A}/2001.00001)\n    - Jane Doe, John Smith\n    - ICLR"
        f" 2020\n"
        f"    - wax keeps water in\n  - Needles on Ice\n    - Paper: {A}/2002.00002\n    - Code:"
        f" https://github.com/t/t\n"
    )
    assert lines(text) == [
        "Efficient Needles with Wax | arxiv:2001.00001 | Jane Doe, John Smith | 2020 | ICLR | Conifers",
        "Needles on Ice | arxiv:2002.00002 | - | - | - | Conifers",
    ]
    assert [text.text for text in result(text).records[0].texts] == ["wax keeps water in"]


def test_citations_in_plain_text_need_no_link() -> None:
    text = (
        "Doe, J. and Smith, J. (2019). A theory of everything small. Journal of Small Things, 12(3), 1-20.\n"
        "Ash, A., Birch, B., & Cedar, C. (2020). Large things fall slowly. In Proceedings of the Conference on"
        " Falling (pp. 1-9). doi:10.1000/f.1\n"
        '[3] D. Dogwood, E. Elm, "How trees grow in winter," IEEE Trans. Trees, vol. 3, no. 2, pp. 1-10, 2018.\n'
        "[4] F. Fir et al. Needles and their cones. Nature 500, 1-3 (2013).\n"
    )
    assert lines(text, "refs.txt") == [
        "A theory of everything small | - | J. Doe, J. Smith | 2019 | Journal of Small Things | -",
        "Large things fall slowly | doi:10.1000/f.1 | A. Ash, B. Birch, C. Cedar | 2020 "
        "| Proceedings of the Conference on Falling | -",
        "How trees grow in winter | - | D. Dogwood, E. Elm | 2018 | IEEE Trans. Trees | -",
        "Needles and their cones | - | F. Fir + | 2013 | Nature | -",
    ]


def test_a_chat_is_read_message_by_message() -> None:
    text = (
        f"[2024-05-01, 10:12] Jane: have you seen this? {A}/2404.00001\n"
        f"[2024-05-02, 09:00] Li: Attention Without Trees {A}/2404.00002\n[2024-05-03, 09:00] Li:"
        f" https://github.com/foo/bar nice\n"
    )
    records = result(text, "chat.txt").records
    assert [(record.title, record.listed) for record in records] == [
        (None, "2024-05-01"),
        ("Attention Without Trees", "2024-05-02"),
    ]


def test_org_headlines_states_properties_and_logs() -> None:
    text = (
        f"#+TITLE: Papers\n* Walking\n** TODO [[{A}/1901.00001][Learning to Walk in Minutes]] :robots:\n  "
        f" :PROPERTIES:\n"
        "   :AUTHOR: Jane Doe and John Smith\n   :YEAR: 2019\n   :END:\n   :LOGBOOK:\n   - State"
        ' "DONE" from "TODO" [2020-01-01 Wed]\n   :END:\n'
        "** DONE Planning by Dreaming\n   Ann Ash, Bo Birch. ICML 2020. arXiv:2002.00002\n"
    )
    assert lines(text, "a.org") == [
        "Learning to Walk in Minutes | arxiv:1901.00001 | Jane Doe, John Smith | 2019 | - | Walking, robots",
        "Planning by Dreaming | arxiv:2002.00002 | Ann Ash, Bo Birch | 2020 | ICML | Walking",
    ]


def test_rst_footnotes_and_its_four_tables() -> None:
    text = (
        "Papers\n======\n\na. Vision\n---------\n\n"
        f".. [#] `Seeing Small Things <{A}/2001.00001>`_, Mnih et al, 2013. **Algorithm: DQN.**\n\n"
        f".. [#] `Seeing Wide\n   Things <{A}/2001.00002>`_, Kakade and Van Roy, 2002.\n\n"
        f".. list-table::\n   :header-rows: 1\n\n   * - Title\n     - Year\n   * - `Tables of Trees"
        f" <{A}/1801.00003>`_\n     - 2018\n\n"
        f'.. csv-table:: More\n   :header: "Title", "Link"\n\n   "Commas, Everywhere", "{A}/1701.00004"\n\n'
        f"+--------------------+---------------------------------+\n| Title              "
        f"| Link                            |\n"
        f"+====================+=================================+\n| Grids for Everyone | {A}/1601.00005 "
        f"|\n+--------------------+---------------------------------+\n\n"
        f"===================  =====\nTitle                Link\n===================  =====\nSimple Things First "
        f" {A}/1601.00006\n===================  =====\n"
    )
    assert lines(text, "a.rst") == [
        "Seeing Small Things | arxiv:2001.00001 | Mnih + | 2013 | - | Vision",
        "Seeing Wide Things | arxiv:2001.00002 | Kakade, Van Roy | 2002 | - | Vision",
        "Tables of Trees | arxiv:1801.00003 | - | 2018 | - | Vision",
        "Commas, Everywhere | arxiv:1701.00004 | - | - | - | Vision",
        "Grids for Everyone | arxiv:1601.00005 | - | - | - | Vision",
        "Simple Things First | arxiv:1601.00006 | - | - | - | Vision",
    ]


def test_a_publication_page_is_read_block_by_block() -> None:
    text = (
        '<html><body><nav><a href="https://arxiv.org/abs/2301.00009">x</a></nav><h3>2023</h3>'
        "<div><div>Forests as Nets</div><div><b>Jane Doe</b>, John Smith</div>"
        f'<div>In Proceedings of ICML 2023</div><a href="{A}/2301.00001">[arXiv]</a></div>'
        f'<dl><dt><a href="{A}/2303.00003">Trees as Long Lists</a></dt><dd>Ann Ash, Bo Birch</dd></dl></body></html>'
    )
    assert lines(text, "a.html") == [
        "Forests as Nets | arxiv:2301.00001 | Jane Doe, John Smith | 2023 | Proceedings of ICML | -",
        "Trees as Long Lists | arxiv:2303.00003 | Ann Ash, Bo Birch | - | - | -",
    ]


def test_bare_links_are_records_without_a_title() -> None:
    text = f"# Later\n\n- {A}/2401.00001\n- [2401.00003]({A}/2401.00003)\n"
    assert lines(text) == ["- | arxiv:2401.00001 | - | - | - | Later", "- | arxiv:2401.00003 | - | - | - | Later"]


def test_links_carry_what_they_lead_to() -> None:
    text = (
        f"- [Roots and Their Water]({A}/2401.00001) [pdf](https://a.org/x.pdf) [code](https://github.com/a/b)"
        f" [page](https://a.github.io/x) [talk](https://youtu.be/1) [data](https://huggingface.co/datasets/x)"
        f" [blog](https://a.org/blog/x)"
    )
    (record,) = result(text).records
    assert [link.role for link in record.links] == ["paper", "pdf", "code", "project", "video", "data", "blog"]
