"""References as bibliographies print them, each in a style of its own, and text that was wrapped at a column."""

from __future__ import annotations

import pytest

from papergraph.model import PaperRecord
from papergraph.readers import read
from tests.readers.document import document

TITLE = "Small birds learn songs slowly"
STYLES = {
    "IEEE": f"A. Ash, B.-C. Birch, and D. Cedar, “{TITLE},” in Proc. Bird Symp., vol. 3, 2019, pp. 12–19.",
    "single quotation marks": f"A. Ash, B.-C. Birch and D. Cedar, ‘{TITLE}’, Journal of Birds, vol. 3, 2019.",
    "Elsevier": f"A. Ash, B.-C. Birch, D. Cedar, {TITLE}, Journal of Birds 24 (2) (2019) 212–239.",
    "Elsevier in a book": f"A. Ash, B.-C. Birch, D. Cedar, {TITLE}, in: E. Elm (Ed.), Proc. of Birds, Vol. 3, 2019.",
    "Elsevier, a book": f"A. Ash, B.-C. Birch, D. Cedar, {TITLE}, Acorn Press, 2019.",
    "Springer": f"Ash, A., Birch, B.-C., Cedar, D.: {TITLE}. In: Elm, E. (ed.) Birds 2019, pp. 1–9 (2019)",
    "APA": f"Ash, A., Birch, B.-C., & Cedar, D. (2019). {TITLE}. Journal of Birds, 24(2), 212–239.",
    "Harvard": f"Ash, A., Birch, B.-C. and Cedar, D., 2019. {TITLE}. Journal of Birds, 24, pp.212-239.",
    "Vancouver": f"Ash A, Birch BC, Cedar D. {TITLE}. J Bird. 2019;24(2):212-39.",
    "Nature": f"Ash, A., Birch, B.-C. & Cedar, D. {TITLE}. Preprint at https://arxiv.org/abs/1901.00001 (2019).",
}


def records(text: str, name: str = "refs.txt") -> list[PaperRecord]:
    return list(read(document(text, name)).records)


@pytest.mark.parametrize("reference", STYLES.values(), ids=STYLES)
def test_a_reference_gives_title_authors_and_year(reference: str) -> None:
    (record,) = records(f"References\n\n[1] {reference}\n")
    assert record.title == TITLE
    assert [author.name.split()[-1] for author in record.authors] == ["Ash", "Birch", "Cedar"]
    assert record.published == "2019"


def test_an_organization_may_stand_in_the_place_of_authors() -> None:
    (record,) = records("[1] OpenAI. Birds that answer questions. arXiv:2303.00001, 2023.\n")
    assert (record.title, record.organizations) == ("Birds that answer questions", ("OpenAI",))


def test_et_al_behind_initials_is_kept_as_more_authors() -> None:
    (record,) = records(f"[1] A. Ash et al., {TITLE}, Nature 52 (7587) (2019) 484–489.\n")
    assert (record.title, record.published, record.authors_truncated) == (TITLE, "2019", True)


WRAPPED = """References

[8] A. Ash, B. Birch, Structured Gaus-
sian birds: A study of high-
dimensional nests, Journal of Birds 383 (2019) 166–
195. doi:10.1000/
birds.2019.77

[9] C. Cedar, D. Elm, An attempt at the counting of all the birds that live in the
forests of the north, in: F. Fir (Ed.), Proceedings of the 12th Symposium on Birds,
Acorn Press, 2020, pp. 3–9.
URL https://doi.org/10.1000/count.1
"""


def test_words_and_identifiers_broken_at_the_end_of_a_line_are_whole_again() -> None:
    first, second = records(WRAPPED)
    assert first.title == "Structured Gaussian birds: A study of high-dimensional nests"
    assert [str(one) for one in first.identifiers] == ["doi:10.1000/birds.2019.77"]
    assert second.title == "An attempt at the counting of all the birds that live in the forests of the north"
    assert [str(one) for one in second.identifiers] == ["doi:10.1000/count.1"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Birds:\n\t1. A study of robins: https://arxiv.org/abs/2401.00001 (PRINTED)\n"
         "        2. On finches: https://arxiv.org/abs/2401.00002\n", ["A study of robins", "On finches"]),
        ("1. Wren: https://arxiv.org/abs/2401.00001 (READ)\n2. Emergence in Bird Models:"
         " https://arxiv.org/abs/2401.00002\n", ["Wren", "Emergence in Bird Models"]),
        ("4. COUNTING OF BIRDS IN THE\nFORESTS OF THE NORTH\nhttps://arxiv.org/abs/2401.00001\nICLR 2022\n\n"
         "5. A Unified Counting Tool for Small Forest\nBirds\nhttps://arxiv.org/abs/2401.00002\nICLR 2023\n",
         ["COUNTING OF BIRDS IN THE FORESTS OF THE NORTH", "A Unified Counting Tool for Small Forest Birds"]),
    ],
)  # fmt: skip
def test_titles_of_plain_text(text: str, titles: list[str]) -> None:
    assert [record.title for record in records(text)] == titles


def test_a_line_in_brackets_is_a_heading_and_a_name_with_a_year_a_venue() -> None:
    text = "[Birdsong]\n\n1. How robins sing at night\nhttps://arxiv.org/abs/2401.00001\nAnnals & Songs of Birds 2013\n"
    (record,) = records(text)
    assert [name for name, _ in record.topics] == ["Birdsong"]
    assert (record.venue, record.published) == ("Annals & Songs of Birds", "2013")


def test_a_remark_behind_names_and_a_year_is_kept() -> None:
    text = "- [How robins sing](https://arxiv.org/abs/2401.00001), Ada Mint, Bo Thyme, 2024. Robins sing like wrens.\n"
    (record,) = read(document(text, "list.md")).records
    assert [author.name for author in record.authors] == ["Ada Mint", "Bo Thyme"]
    assert [text.text for text in record.texts] == ["Robins sing like wrens."]
