"""Dates in the spellings that lists and exports use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papergraph.readers.dates import day_first, find_dates, from_parts, iso_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("May 2024", "2024-05"),
        ("August. 2022", "2022-08"),
        ("31 May 2024", "2024-05-31"),
        ("May 31st, 2024", "2024-05-31"),
        ("2 of June, 2021", "2021-06-02"),
        ("2024 May 31", "2024-05-31"),
        ("Fri, 31 May 2024 17:59:59 GMT", "2024-05-31"),
        ("2024-05-31T12:00:00Z", "2024-05-31"),
        ("2024.05", "2024-05"),
        ("2020/5/6", "2020-05-06"),
        ("20240531", "2024-05-31"),
        ("8/17/2021", "2021-08-17"),
        ("17/8/2021", "2021-08-17"),
        ("17.08.2021", "2021-08-17"),
        ("08/2021", "2021-08"),
        ("2024年5月", "2024-05"),
        ("2024年5月31日", "2024-05-31"),
        ("2024년 5월 31일", "2024-05-31"),
        ("2024. 5. 31.", "2024-05-31"),
        ("août 2020", "2020-08"),
        ("May '24", "2024-05"),
        ("2023a", "2023"),
        ("Spring 2019", "2019"),
        ("2019-2021", "2019"),
        ("2024-13-45", "2024"),
        ("30 February 2024", "2024-02"),
        ("8.17", None),
        ("2305.18290", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_as_precise_as_written(text: str, iso: str | None) -> None:
    assert iso_date(text) == iso


@pytest.mark.parametrize("text", ["CVPR2024", "arXiv:2005.12345", "https://example.org/2021/05/post", "v2.2024.1"])
def test_running_text_gives_no_date_out_of_ids_and_urls(text: str) -> None:
    assert find_dates(text) == ()


def test_running_text_gives_dates_with_their_places() -> None:
    text = "First in May 2024, then on June 3, 2025."
    assert [(text[d.start : d.end], d.iso) for d in find_dates(text)] == [
        ("May 2024", "2024-05"),
        ("June 3, 2025", "2025-06-03"),
    ]


def test_a_column_tells_whether_the_day_comes_first() -> None:
    assert day_first(["3/4/2021", "25/4/2021"])
    assert not day_first(["3/4/2021", "4/25/2021"])
    assert iso_date("3/4/2021", day_first=True) == "2021-04-03"


def test_parts_that_cannot_be_are_left_out() -> None:
    assert from_parts(2024, "Sept.", "31") == "2024-09"
    assert from_parts("2024", 14) == "2024"
    assert from_parts("n.d.") is None


@given(st.text(alphabet="0123456789./-, MayJun年月日'th", max_size=60))
def test_any_text_gives_a_real_date_or_none(text: str) -> None:
    iso = iso_date(text)
    assert iso is None or from_parts(*iso.split("-")) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("5 de mayo de 2023", "2023-05-05"),
        ("5 мая 2023", "2023-05-05"),
        ("Ağustos 2021", "2021-08"),
        ("12 Mayıs 2023", "2023-05-12"),
        ("令和5年3月2日", "2023-03-02"),
        ("令和元年", "2019"),
        ("民國112年", "2023"),
    ],
)
def test_dates_of_other_languages_and_eras(text: str, iso: str) -> None:
    assert iso_date(text) == iso
