"""Corrections: read with file and line, written back, and applied."""

from __future__ import annotations

import pytest

from papergraph.errors import UsageError
from papergraph.resolve.corrections import Merge, Reject, Rename, Split, add_correction, read_corrections
from tests.resolve.claims import codes, corpus, only_paper, record

PLANNING = record("Grounded Planning for Household Robots", "arxiv:2405.00001", by="E. Hu", at="a.md:1")
HOMES = record("Planning at Home", "doi:10.1000/a", by="Edward Hu", at="b.md:2")


def test_corrections_are_read_with_their_lines() -> None:
    text = """# ours
[[merge]]
ids = ["arxiv:2405.00001", "doi:10.1000/a"]
why = "the same work"

[[rename]]
id = "author:e hu"
name = "Edward Hu"
[[rename]]
id = "org:acme"
name = "Acme"
"""
    found = read_corrections(text)
    assert [one.ids for one in found.merges] == [("arxiv:2405.00001", "doi:10.1000/a")]
    assert [str(one.origin) for one in found.all()] == [
        "corrections.toml:2",
        "corrections.toml:6",
        "corrections.toml:9",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[merge]\n", "corrections.toml: this is not valid TOML"),
        ('\n[[join]]\nids = ["a"]\n', "corrections.toml:2: unknown correction “join”; choose from merge, split"),
        ('\n\n[[merge]]\nids = ["a"]\n', "corrections.toml:3: a merge needs ids"),
        ('[[rename]]\nid = "a"\n', "corrections.toml:1: a rename needs name"),
        ("[[reject]]\nid = 3\n", "corrections.toml:1: a reject needs id"),
        ('[[reject]]\nid = "a"\nbecause = "b"\n', "corrections.toml:1: a reject has no “because”"),
        ('[[reject]]\nid = "a"\nwhy = 3\n', "corrections.toml:1: “why” has to be"),
        ('[reject]\nid = "a"\n', "corrections.toml: write [[reject]]"),
        ('reject = ["a"]\n', "a reject is a table"),
    ],
)
def test_a_wrong_correction_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_corrections(text)
    assert said in str(raised.value)


def test_a_correction_is_added_and_what_stands_there_stays() -> None:
    text = "# keep me\n"
    for one in (Merge(ids=("a:1", "a:2")), Reject(id="a:3", why="spam"), Merge(ids=("b:1", "b:2"))):
        text = add_correction(text, one)
    assert text.startswith("# keep me\n")
    found = read_corrections(text)
    assert [one.ids for one in found.merges] == [("a:1", "a:2"), ("b:1", "b:2")]
    assert [(one.id, one.why) for one in found.rejects] == [("a:3", "spam")]


def test_merged_papers_keep_all_their_ids_and_the_ledger_names_the_correction() -> None:
    corrections = read_corrections('[[merge]]\nids = ["doi:10.1000/a", "arxiv:2405.00001"]')
    former = only_paper(record("Planning at Home", by="Edward Hu", at="b.md:2")).id
    found = corpus(PLANNING, HOMES, corrections=corrections)
    (paper,) = found.papers
    assert paper.id == "arxiv:2405.00001"
    assert {"doi:10.1000/a", former} <= set(paper.ids)
    assert [line.rule for line in found.ledger] == ["corrections"]


def test_a_split_takes_records_out_and_leaves_the_identifier_with_the_others() -> None:
    wrong = record("Grounded Planning", "arxiv:2405.00001", at="b.md:9")
    assert len(corpus(PLANNING, wrong).papers) == 1
    corrections = read_corrections('[[split]]\nid = "arxiv:2405.00001"\nrecords = ["b.md:9"]')
    found = corpus(PLANNING, wrong, corrections=corrections)
    assert [(paper.id.split(":")[0], paper.title) for paper in found.papers] == [
        ("arxiv", PLANNING.title),
        ("title", "Grounded Planning"),
    ]
    assert codes(found) == []


def test_a_rejected_paper_is_gone() -> None:
    found = corpus(PLANNING, HOMES, corrections=read_corrections('[[reject]]\nid = "doi:10.1000/a"'))
    assert [paper.id for paper in found.papers] == ["arxiv:2405.00001"]
    assert [author.id for author in found.authors] == ["author:e hu"]


def test_merged_authors_are_one_on_every_paper() -> None:
    corrections = read_corrections('[[merge]]\nids = ["author:edward hu", "author:e hu"]')
    found = corpus(PLANNING, HOMES, corrections=corrections)
    assert [(one.id, one.name, one.aliases) for one in found.authors] == [("author:edward hu", "Edward Hu", ("E. Hu",))]
    assert {paper.authors for paper in found.papers} == {("author:edward hu",)}


@pytest.mark.parametrize("id", ["author:e hu", "arxiv:2405.00001"])
def test_a_renamed_thing_keeps_its_id(id: str) -> None:
    corrections = read_corrections(f'[[rename]]\nid = "{id}"\nname = "Another Name"')
    found = corpus(PLANNING, HOMES, corrections=corrections)
    named = {one.id: one.name for one in found.authors} | {paper.id: paper.title for paper in found.papers}
    assert named[id] == "Another Name"


def test_a_rejected_author_leaves_the_byline() -> None:
    found = corpus(PLANNING, HOMES, corrections=read_corrections('[[reject]]\nid = "author:e hu"'))
    assert [paper.authors for paper in found.papers] == [(), ("author:edward hu",)]


@pytest.mark.parametrize(
    "correction",
    [
        Merge(ids=("arxiv:2405.00001", "arxiv:1111.11111")),
        Merge(ids=("author:e hu", "author:nobody")),
        Split(id="arxiv:1111.11111", records=("a.md:1",)),
        Rename(id="org:nothing", name="Nothing"),
        Reject(id="title:nothing"),
        Reject(id="venue:nothing"),
    ],
)
def test_a_correction_of_something_unknown_is_reported(correction: Merge | Split | Rename | Reject) -> None:
    corrections = read_corrections(add_correction("", correction))
    assert "unknown-correction" in codes(corpus(PLANNING, HOMES, corrections=corrections))


def test_a_correction_of_a_concept_is_none_of_this_stage_s_business() -> None:
    corrections = read_corrections('[[reject]]\nid = "concept:sam"\n[[rename]]\nid = "concept:x"\nname = "y"')
    assert codes(corpus(PLANNING, corrections=corrections)) == []
