"""The corpus does not depend on the order of what goes in, nor on how often it goes in."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from papergraph.model import PaperRecord, ReadResult, ResolvedCorpus, SourceInfo, to_json
from papergraph.resolve import resolve
from tests.resolve.claims import codes, corpus, record, results

TITLES = (
    None,
    "Dynamic Programming",
    "Network Pruning Rethought",
    "Network Pruning Rethougt",
    "GPT-4",
    "Deep Nets: A Survey of Methods",
    "Deep Nets",
)
IDS = ("arxiv:2401.00001", "arxiv:2401.00002", "doi:10.1000/a", "url:example.org/all")
AUTHORS = ("", "Ada Mint", "A. Mint, Bo Thyme", "Ada Mint, Ada Mint", "OpenAI", "Cy Sage")
DATES = (None, "2019", "2023-05", "2023-05-02")


@st.composite
def records(draw: st.DrawFn) -> list[PaperRecord]:
    count = draw(st.integers(2, 9))
    return [
        record(
            draw(st.sampled_from(TITLES)),
            *draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True)),
            by=draw(st.sampled_from(AUTHORS)),
            on=draw(st.sampled_from(DATES)),
            at=f"{draw(st.sampled_from('abc'))}.md:{number + 1}",
        )
        for number in range(count)
    ]


def as_bytes(found: ResolvedCorpus) -> bytes:
    return json.dumps(to_json(found)).encode()


@settings(max_examples=150, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_any_order_of_sources_and_records_gives_the_same_bytes(
    given_records: list[PaperRecord], random: object
) -> None:
    first = as_bytes(corpus(*given_records))
    turned = given_records[::-1]
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert as_bytes(resolve(results(*turned)[::-1])) == first


@settings(max_examples=60, deadline=None)
@given(records())
def test_reading_everything_twice_changes_nothing(given_records: list[PaperRecord]) -> None:
    read = results(*given_records)
    assert as_bytes(resolve([*read, *read])) == as_bytes(resolve(read))


@settings(max_examples=100, deadline=None)
@given(records())
def test_every_record_is_in_one_paper_or_in_an_issue_and_ids_are_unique(given_records: list[PaperRecord]) -> None:
    found = corpus(*given_records)
    placed = [number for paper in found.papers for number in paper.records]
    lost = sum(code == "nothing-known" for code in codes(found))
    assert len(placed) == len(set(placed))
    assert len(placed) + lost == len(given_records)
    assert len({paper.id for paper in found.papers}) == len(found.papers)
    every_id = [id for paper in found.papers for id in paper.ids]
    assert len(every_id) == len(set(every_id))
    assert [paper.id for paper in found.papers] == sorted(paper.id for paper in found.papers)


def test_of_two_states_of_one_source_the_later_is_used_and_the_other_reported() -> None:
    def state(date: str, title: str) -> ReadResult:
        info = SourceInfo(id="a.md", title="a", locator="a.md", kind="markdown", sha256=date, date=date)
        return ReadResult(info, (record(title, at="a.md:1"),))

    old, new = state("2023-01-01", "An Older Title of Ours"), state("2024-01-01", "A Newer Title of Ours")
    found = resolve([new, old])
    assert [paper.title for paper in found.papers] == ["A Newer Title of Ours"]
    assert codes(found) == ["source-in-two-states"]
    assert found == resolve([old, new])


def test_no_input_gives_an_empty_corpus() -> None:
    assert resolve([]) == ResolvedCorpus()
