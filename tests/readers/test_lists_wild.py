"""What real Markdown lists do beside the plain ways: papers that share an item, bars between fields, no links."""

from __future__ import annotations

import pytest

from tests.readers.test_lists_layouts import A, lines, result


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "- **2016-01** | Growing Nets on Slopes | *Ann Ash and Bo Birch* | [Hill Biology](https://doi.org/10.1000/h)",
            "Growing Nets on Slopes | doi:10.1000/h | Ann Ash, Bo Birch | 2016-01 | Hill Biology | -",
        ),
        (
            f"- [Guide to Moss]({A}/2001.00001): A Walk with Green Models | Moss Lab",
            "Guide to Moss: A Walk with Green Models | arxiv:2001.00001 | - | - | - | -",
        ),
        (
            f"- [MossNet]({A}/2001.00002) : fast and private growth with moss | ICML'23",
            "MossNet: fast and private growth with moss | arxiv:2001.00002 | - | 2023 | ICML | -",
        ),
        (
            f"- [Ring Roots]({A}/2001.00003) with Blockwise Water for Deep Ground | UCB",
            "Ring Roots with Blockwise Water for Deep Ground | arxiv:2001.00003 | - | - | - | -",
        ),
        (
            f"- [MossNet]({A}/2001.00004): a library that grows moss in a few lines",
            "MossNet | arxiv:2001.00004 | - | - | - | -",
        ),
        (
            '**[3]** Ash, Ann Lea, and Bo Birch. "**Very Deep Moss**." CoRR, abs/2001.00005 (2020). [[pdf]](https://a.org/x.pdf)',
            "Very Deep Moss | arxiv:2001.00005 | Ann Lea Ash, Bo Birch | 2020 | - | -",
        ),
        (
            f"1. **Moss Understands.** Preprint.\n\n   *Ann Ash, Bo Birch.* [[pdf]({A}/2001.00006)], 2021.3",
            "Moss Understands | arxiv:2001.00006 | Ann Ash, Bo Birch | 2021-03 | - | -",
        ),
        (
            f"- CoRL 2023 workshop, **MOSS**: a Benchmark for Growing Moss, [arXiv]({A}/2001.00007) / [Website](https://a.io)",
            "MOSS: a Benchmark for Growing Moss | arxiv:2001.00007 | - | 2023 | CoRL | -",
        ),
        (
            f"- arXiv 2023.10, The **moss bias** in deep gardens, [arXiv]({A}/2001.00008)",
            "The moss bias in deep gardens | arxiv:2001.00008 | - | 2023-10 | - | -",
        ),
        (
            f'* fMOSS: "Large Fields of Circular Moss" TPAMI. [[Paper]]({A}/2001.00009)',
            "Large Fields of Circular Moss | arxiv:2001.00009 | - | - | TPAMI | -",
        ),
        (
            f"- [2023/05] Talking to moss in real time *Ann Ash et al. arXiv.*[[paper]]({A}/2001.00010)",
            "Talking to moss in real time | arxiv:2001.00010 | Ann Ash + | 2023-05 | - | -",
        ),
        (
            f"* <[Games of Moss]({A}/2001.00011)> by Ann Ash, Bo Birch and Carl Cedar, NIPS, 2016.",
            "Games of Moss | arxiv:2001.00011 | Ann Ash, Bo Birch, Carl Cedar | 2016 | NIPS | -",
        ),
        (
            f"- [[TPAMI]({A}/2001.00012)] MossNet: A Frame for Growing Moss",
            "MossNet: A Frame for Growing Moss | arxiv:2001.00012 | - | - | - | -",
        ),
        ("- 16-ATC-Guidelines for Growing Moss", "Guidelines for Growing Moss | - | - | 2016 | ATC | -"),
    ],
)
def test_a_title_ends_where_its_details_begin(line: str, expected: str) -> None:
    assert lines(line) == [expected]


def test_an_item_may_begin_with_several_papers() -> None:
    text = (
        f"- [The Moss Store]({A}/2001.00001) (2003) and [Tables of Moss]({A}/2001.00002) (2006): both grow.\n"
        f"- [Growing with Norms]({A}/2001.00003), [LeafNorm]({A}/2001.00004)\n"
        f"- [One Moss]({A}/2001.00005) with [code](https://github.com/a/b), [talk](https://youtu.be/1)\n"
    )
    assert lines(text) == [
        "The Moss Store | arxiv:2001.00001 | - | 2003 | - | -",
        "Tables of Moss | arxiv:2001.00002 | - | 2006 | - | -",
        "Growing with Norms | arxiv:2001.00003 | - | - | - | -",
        "LeafNorm | arxiv:2001.00004 | - | - | - | -",
        "One Moss | arxiv:2001.00005 | - | - | - | -",
    ]


def test_the_day_of_a_session_is_not_the_papers() -> None:
    text = (
        "| Date | Topic | Presenters |\n|---|---|---|\n"
        f"| 4th July, 2020 | [Moss on Stones]({A}/1901.00001), [MossNorm]({A}/1901.00002) | Ann, Bo |\n"
        "| 12th June, 2020 | [Stones on Moss](https://openreview.net/forum?id=abcdefgh) | Carl |\n"
    )
    records = result(text).records
    assert [(record.title, record.published, record.listed) for record in records] == [
        ("Moss on Stones", None, "2020-07-04"),
        ("MossNorm", None, "2020-07-04"),
        ("Stones on Moss", None, "2020-06-12"),
    ]


def test_a_list_without_links_is_read_by_its_venues_and_years() -> None:
    text = (
        "## Growth\n* Moss: A Learned Growth (CIDR 2019)\n* Self-Growing Moss Systems （2016）\n* One Moss to Rule"
        " (mossDM 2021)\n* Too Much Moss? Faster Growth by Pre-selecting Soil (HotSoil 2020)\n* Moss for All"
        " (VLDB 2021 from Ann Ash)\n* The Case for Moss (SIGMOD 2018) [Source code](https://github.com/a/b)\n"
        "* Moss vs. Fern : An Essay on Growing\n\n## How to help\n* Send a pull request to the main branch\n"
    )
    assert [line.split(" | ")[0] + ", " + line.split(" | ")[3] for line in lines(text)] == [
        "Moss: A Learned Growth, 2019",
        "Self-Growing Moss Systems, 2016",
        "One Moss to Rule, 2021",
        "Too Much Moss? Faster Growth by Pre-selecting Soil, 2020",
        "Moss for All, 2021",
        "The Case for Moss, 2018",
        "Moss vs. Fern: An Essay on Growing, -",
    ]


def test_a_page_that_nobody_knows_is_a_paper_among_nothing_but_papers() -> None:
    sure = "".join(f"- [Growing Moss of Kind {n}x]({A}/2001.0000{n})\n" for n in range(1, 5))
    unknown = "- [A Framework for Growing Moss](https://trace.example.edu/view?article=1)\n"
    assert len(lines(f"## Moss\n{sure}{unknown}")) == 5
    assert len(lines(f"## Moss\n{sure}\n## More\n{unknown}")) == 4


def test_bracketed_values_of_any_label_are_tags() -> None:
    text = f"- [Moss on Screens]({A}/2001.00001)\n  - Env: [Web], [Desktop Moss]\n  - 🔑 Key: [benchmark]\n"
    assert lines(text) == ["Moss on Screens | arxiv:2001.00001 | - | - | - | Web, Desktop Moss, benchmark"]


def test_lists_of_other_lists_are_no_papers() -> None:
    text = f"## Moss\n- [Growing Moss]({A}/2001.00001)\n\n## External Reading Lists\n* Fern: http://a.edu/fern.pdf\n"
    assert lines(text) == ["Growing Moss | arxiv:2001.00001 | - | - | - | Moss"]


def test_titles_in_bold_over_authors_need_no_empty_line_between() -> None:
    text = (
        f"# Moss Papers\n\n## Charts\n**Charts of Moss from Large Nets**  \nAnn Ash, Bo Birch  \n"
        f"[CHI 2024]({A}/2001.00001) • [Code](https://github.com/a/b)  \n**Reading Moss in the Dark**  \n"
        f"Carl Cedar*, Dan Dogwood  \n"
        f"[arXiv, 5 Sep 2024]({A}/2001.00002)\n"
    )
    assert lines(text) == [
        "Charts of Moss from Large Nets | arxiv:2001.00001 | Ann Ash, Bo Birch | 2024 | CHI | Charts",
        "Reading Moss in the Dark | arxiv:2001.00002 | Carl Cedar, Dan Dogwood | 2024-09-05 | - | Charts",
    ]


def test_a_link_in_a_sentence_of_the_introduction_is_no_entry() -> None:
    text = f"# Moss Papers\n\nMust-read papers on [moss growing]({A}/2001.00001) for gardens.\n\n"
    text += f"## List\n- [Big Moss]({A}/2001.00002)\n"
    assert lines(text) == ["Big Moss | arxiv:2001.00002 | - | - | - | -"]


def test_what_a_digest_of_papers_calls_the_paper_is_one_wherever_it_lies() -> None:
    rows = [f"| {n}) **Growing Moss {n}** - a remark. | [Paper](https://arxiv.org/abs/2401.0000{n}) |" for n in "123"]
    said = "| 4) **Forecasting the Misuse of Moss** - a report. | [Paper](https://openai.com/blog/moss) |"
    news = "| 5) **Moss Grows on Servers in the Cellar** - news. | [Blog](https://openai.com/blog/cellar) |"
    text = "\n".join(["## Top papers of the week", "", "| Paper | Links |", "| --- | --- |", *rows, said, news])
    titles = [record.title for record in result(text).records]
    assert "Forecasting the Misuse of Moss" in titles
    assert len(titles) == 4
