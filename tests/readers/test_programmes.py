"""Lists around events: papers gathered behind the number of a session, programmes of talks, remarks above a list."""

from __future__ import annotations

import pytest

from papergraph.readers import read
from tests.readers.document import document
from tests.readers.test_lists_layouts import A, lines, result


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        (
            f"- [talk 12](https://github.com/a/b/issues/12): [MossNet]({A}/2001.00001), [Fern-2]({A}/2001.00002),"
            " [recording](https://youtu.be/x)",
            "-",
        ),
        (f"- Growers: [MossNet]({A}/2001.00001) | [Fern-2]({A}/2001.00002)", "Growers"),
        (f"- 水やり：[MossNet]({A}/2001.00001)、[Fern-2]({A}/2001.00002)", "水やり"),
        (f"- **Week 3**: [MossNet]({A}/2001.00001) and [Fern-2]({A}/2001.00002)", "-"),
    ],
    ids=["numbered", "bars", "Japanese", "bold"],
)
def test_short_names_behind_a_label_are_papers_each(text: str, topic: str) -> None:
    assert lines(text) == [
        f"MossNet | arxiv:2001.00001 | - | - | - | {topic}",
        f"Fern-2 | arxiv:2001.00002 | - | - | - | {topic}",
    ]


@pytest.mark.parametrize(
    "links",
    [
        f"[arXiv]({A}/2001.00001), [code](https://github.com/a/b)",
        f"[V1]({A}/2001.00001), [V2]({A}/2001.00002)",
        f"[Ash et al. 2019]({A}/2001.00001), [Birch 2020]({A}/2001.00002)",
    ],
)
def test_links_of_one_paper_stay_with_its_title(links: str) -> None:
    assert len(result(f"- Growing Moss on Steep Slopes: {links}").records) == 1


def test_one_paper_behind_a_numbered_link() -> None:
    text = f"- [ep6:20210418](https://github.com/a/b/issues/6): [MossNet]({A}/2001.00001)"
    assert lines(text) == ["MossNet | arxiv:2001.00001 | - | - | - | -"]


def test_points_of_a_programme_are_no_papers() -> None:
    found = result(
        "| Time | Paper | Speaker |\n|--|--|--|\n| 9:00 | Opening remarks | |\n| 9:05 | 開会・挨拶 | |\n"
        '| 9:10 | (CHI 2018) "Happy Moss" or "Sad Fern": How Gardens Feel | Ann Ash |\n'
        "| 9:30 | (CHI 2018) Session 2B: Slow Plants | Bo Birch |\n| 10:00 | Coffee break | |\n"
        "| 10:30 | (SIGIR 2018) Ranking Mosses by Their Green | Cy Cedar |\n"
    )
    assert [record.title for record in found.records] == [
        '"Happy Moss" or "Sad Fern": How Gardens Feel',
        "Ranking Mosses by Their Green",
    ]
    assert any("Session 2B" in issue.message for issue in found.issues)


def test_remarks_above_a_list_are_no_papers() -> None:
    titles = ["Growing Moss on Slopes", "Rain over Ferns at Night", "Lichen as a Clock"]
    papers = "".join(f"- {title} [[arxiv, 15.1{at}]]({A}/151{at}.00001)\n" for at, title in enumerate(titles))
    remarks = (
        "- Papers that taught me something.\n- Sorted by year of reading.\n- **看得快**：按这些论文的子领域排列。\n"
    )
    assert lines(f"# Papers\n{remarks}\n## Moss\n{papers}") == [
        f"{title} | arxiv:151{at}.00001 | - | 2015-1{at} | - | Moss" for at, title in enumerate(titles)
    ]


def test_a_year_closes_a_field_of_authors() -> None:
    assert lines(
        "| # | Title | 作者 & 年份 |\n|--|--|--|\n"
        f"| 1 | [Growing Moss on Slopes]({A}/2001.00001) | Jing Long, 2020 |\n"
        f"| 2 | [Rain over Ferns]({A}/2001.00002) | Ann Ash,<br/> Bo Birch, 2021 |\n"
    ) == [
        "Growing Moss on Slopes | arxiv:2001.00001 | Jing Long | 2020 | - | -",
        "Rain over Ferns | arxiv:2001.00002 | Ann Ash, Bo Birch | 2021 | - | -",
    ]


def test_two_dated_titles_at_unknown_places_share_an_item() -> None:
    text = (
        f"- [Growing Moss on Slopes]({A}/2001.00001) (2001): about moss\n"
        f"- [Ferns at Night: A Census](https://a.org/x.pdf) (2004): ferns\n"
        "- [Rain over the Hills](https://a.org/y.pdf) (1999): wet\n"
        "- [The Hill File System](http://lab.org/a/hill.html) (2003) and"
        " [Bigmoss: Storage for Wet Data](http://lab.org/a/big.html) (2006): a pair\n"
    )
    assert [record.title for record in result(text).records][3:] == [
        "The Hill File System",
        "Bigmoss: Storage for Wet Data",
    ]


def test_a_row_that_tries_the_table_is_no_paper() -> None:
    text = "Broad topic,Subtopic,Title,Author,Year\nx1,x,x,x,x\nmoss,slopes,Growing Moss on Slopes,Ann Ash,2020\n"
    found = read(document(text, "list.csv"))
    assert [record.title for record in found.records] == ["Growing Moss on Slopes"]
    assert [topic for topic, _ in found.records[0].topics] == ["moss", "slopes"]
    assert any("fills every cell" in issue.message for issue in found.issues)
