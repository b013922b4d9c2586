"""Figures on annotated reading lists: what is read, resolved and extracted, against what a careful reader found.

Some lists are for development, the others only for measuring; from those, nothing but figures is shown.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.quality.conftest import PAPERGRAPH, exported, score

pytestmark = pytest.mark.shared

FLOORS = {
    ("papers", "f1"): 0.95,
    ("arxiv_id", "recall"): 0.98,
    ("published", "recall"): 0.95,
    ("topics", "f1"): 0.75,
    ("derivation", "precision"): 0.75,
    ("taxonomy", "precision"): 0.75,
    ("concept_identity", "precision"): 0.98,
}
AUTHORS_FLOOR = 0.95
PAPERS = {"000": 22, "003": 31, "004": 13}
CONTESTED = {"000": [2, 3]}
LISTS_FLOORS = {"papers_f1": 0.90, "arxiv_id_recall": 0.95, "authors_f1": 0.85, "published_recall": 0.80}
WORST_LIST = 0.60


def seed(shared: Path, number: str) -> Path:
    return next((shared / "seeds").glob(f"{number}_*.txt"))


def figures(shared: Path, number: str, folder: str, workspace: Path) -> dict[str, Any]:
    graph = exported([seed(shared, number)], workspace)
    target = workspace / "scored.json"
    target.write_text(json.dumps(graph), encoding="utf-8")
    gold = shared / "gold" / folder / f"{number}.json"
    result: dict[str, Any] = score(shared / "score" / "score.py", gold, target, "--source", seed(shared, number))[
        "score"
    ]
    return result


@pytest.mark.parametrize(("number", "folder"), [("001", "tune"), ("002", "check")])
def test_an_annotated_list_is_read_and_understood(shared: Path, number: str, folder: str, tmp_path: Path) -> None:
    found = figures(shared, number, folder, tmp_path)
    values = {f"{group}.{figure}": found[group][figure] for group, figure in FLOORS}
    low = {name: value for name, value in values.items() if value is not None and value < FLOORS[_key(name)]}
    assert not low, values
    assert found["arxiv_id"]["wrong"] == 0
    assert found["evidence_in_source"] == 1.0
    if number == "001":
        assert found["authors"]["f1"] >= AUTHORS_FLOOR


def _key(name: str) -> tuple[str, str]:
    group, _, figure = name.partition(".")
    return group, figure


@pytest.mark.parametrize("number", PAPERS)
def test_a_list_gives_as_many_papers_as_it_names(shared: Path, number: str, tmp_path: Path) -> None:
    graph = exported([seed(shared, number)], tmp_path)
    papers = [node["properties"] for node in graph["nodes"] if node["label"] == "Paper"]
    assert len([paper for paper in papers if not paper.get("stub")]) == PAPERS[number]
    contested = [id for paper in papers for id in paper.get("contested") or [] if id.startswith("arxiv:")]
    assert sorted(map(contested.count, set(contested))) == CONTESTED.get(number, [])


@pytest.mark.parametrize("folder", ["tune", "check"])
def test_lists_in_many_layouts_are_read(shared: Path, folder: str) -> None:
    gold = shared / "lists" / folder
    result = score(shared / "score" / "run_lists.py", "--papergraph", PAPERGRAPH, "--gold", gold)
    macro = {name: result["macro"][name] for name in LISTS_FLOORS}
    worst = min(row["papers_f1"] for row in result["lists"].values())
    assert not {name for name, value in macro.items() if value < LISTS_FLOORS[name]}, macro
    assert worst >= WORST_LIST, worst
    assert not [row["error"] for row in result["lists"].values() if "error" in row]
