"""The whole line: a pure function of its sources, whatever the order, the number of runs, or who kills it."""

import hashlib
import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from papergraph import pipeline, workspace
from papergraph.errors import SourceError, UsageError

LISTS = {
    "digest.md": """# Digest of May 2024

## Alignment

- [SimPO: Simple Preference Optimization with a Reference-Free Reward](https://arxiv.org/abs/2405.14734).
  Yu Meng, Mengzhou Xia, Danqi Chen. SimPO is a variant of DPO that needs no reference model.
- [Direct Preference Optimization](https://arxiv.org/abs/2305.18290). DPO removes the need for a reward model.
""",
    "table.md": """| Date | Paper | Topics |
|---|---|---|
| 29 May 2023 | [Direct Preference Optimization](https://arxiv.org/abs/2305.18290v2) | alignment |
| 1 May 2024 | [ORPO: Monolithic Preference Optimization](https://arxiv.org/abs/2403.07691) | alignment |
""",
    "plain.txt": """Reading for Friday

SimPO: Simple Preference Optimization with a Reference-Free Reward
https://arxiv.org/pdf/2405.14734
SimPO outperforms DPO on AlpacaEval 2.

Mamba: Linear-Time Sequence Modeling with Selective State Spaces
https://arxiv.org/abs/2312.00752
""",
}


def write_lists(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in LISTS.items():
        (folder / name).write_text(text, encoding="utf-8")


def graph_bytes(folder: Path) -> bytes:
    return (folder / ".papergraph" / "graph.zip").read_bytes()


def built(folder: Path, *names: str) -> bytes:
    write_lists(folder)
    pipeline.build(workspace.find_or_create(folder), [str(folder / name) for name in names])
    return graph_bytes(folder)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The graph of the three lists, read at once and in order."""
    return built(tmp_path_factory.mktemp("expected"), *LISTS)


def test_every_order_of_the_sources_gives_the_same_graph(tmp_path: Path, expected: bytes) -> None:
    for at, names in enumerate(itertools.permutations(LISTS)):
        assert built(tmp_path / str(at), *names) == expected


def test_one_by_one_or_at_once_is_the_same(tmp_path: Path, expected: bytes) -> None:
    for name in reversed(LISTS):
        made = built(tmp_path, name)
    assert made == expected


def test_building_again_changes_nothing(tmp_path: Path, expected: bytes) -> None:
    assert built(tmp_path, *LISTS) == expected
    report = pipeline.build(workspace.find(tmp_path), [str(tmp_path / "plain.txt")])
    assert not report.changed
    assert not pipeline.build(workspace.find(tmp_path)).changed
    assert graph_bytes(tmp_path) == expected


def test_the_folder_the_lists_are_in_does_not_matter(tmp_path: Path, expected: bytes) -> None:
    assert built(tmp_path / "elsewhere entirely", *LISTS) == expected


def test_one_paper_in_three_lists_is_one_node(tmp_path: Path) -> None:
    built(tmp_path, *LISTS)
    papers = [node for node in workspace.find(tmp_path).graph().nodes if node.label == "Paper"]
    assert sorted(node.id for node in papers) == [
        "arxiv:2305.18290",
        "arxiv:2312.00752",
        "arxiv:2403.07691",
        "arxiv:2405.14734",
    ]


def test_a_source_that_is_removed_is_gone(tmp_path: Path) -> None:
    two = built(tmp_path, "digest.md", "plain.txt")
    built(tmp_path, "table.md")
    pipeline.remove_source(workspace.find(tmp_path), "table.md")
    assert graph_bytes(tmp_path) == two
    with pytest.raises(SourceError, match=r"digest\.md"):
        pipeline.remove_source(workspace.find(tmp_path), "table.md")


def test_a_source_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    before = built(tmp_path, "digest.md")
    with pytest.raises(SourceError):
        pipeline.build(workspace.find(tmp_path), [str(tmp_path / "table.md"), str(tmp_path / "missing.md")])
    assert graph_bytes(tmp_path) == before
    assert [result.source.id for result in workspace.find(tmp_path).results()] == ["digest.md"]


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_build_that_is_killed_is_as_if_it_had_never_been(tmp_path: Path, expected: bytes) -> None:
    """Killed at twenty moments of its run: what is on disk is the old graph or the new, and the next build is whole."""
    write_lists(tmp_path)
    command = [sys.executable, "-m", "papergraph", "build", *LISTS, "-w", ".", "--store", "none", "-q"]
    started = time.monotonic()
    subprocess.run(command, cwd=tmp_path, check=True)
    whole = time.monotonic() - started
    new = hashlib.sha256(expected).hexdigest()
    for step in range(1, 21):
        built(tmp_path, "digest.md")
        process = subprocess.Popen(command, cwd=tmp_path)
        time.sleep(whole * step / 20)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        workspace.find(tmp_path).graph()  # never a part of one
        subprocess.run(command, cwd=tmp_path, check=True)
        assert hashlib.sha256(graph_bytes(tmp_path)).hexdigest() == new


def test_what_people_corrected_is_applied_at_each_build(tmp_path: Path) -> None:
    built(tmp_path, *LISTS)
    place = workspace.find(tmp_path)
    (place.folder / "corrections.toml").write_text(
        '[[reject]]\nid = "arxiv:2312.00752"\nwhy = "not about alignment"\n', encoding="utf-8"
    )
    report = pipeline.build(place)
    assert report.papers == 3
    (place.folder / "corrections.toml").write_text('[[reject]]\ncolour = "red"\n', encoding="utf-8")
    before = graph_bytes(tmp_path)
    with pytest.raises(UsageError, match=r"corrections\.toml:1"):
        pipeline.build(place)
    assert graph_bytes(tmp_path) == before
