"""A snapshot gives back what was saved, is the same file for the same graph, and is refused when it is damaged."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from papergraph.errors import SchemaError, WorkspaceError
from papergraph.exports import snapshot
from papergraph.model import Edge, Node, PropertyGraph

GRAPH = PropertyGraph.of(
    [
        Node("Paper", "arxiv:2305.18290", {"title": "Direct \u2028\nPreference", "year": 2023, "ids": ("a",)}),
        Node("Paper", "title:0f", {"title": "\u202e</script> 좋은 논문", "stub": True}),
        Node("Concept", "concept:dpo", {"name": "DPO", "kind": "Method", "aliases": ()}),
        Node("Concept", "concept:rlhf", {"name": "RLHF", "kind": "Method"}),
    ],
    [
        Edge("INTRODUCES", "arxiv:2305.18290", "concept:dpo", {"confidence": 0.9, "lines": (3, 4)}),
        Edge("REPLACES", "concept:dpo", "concept:rlhf", {}),
    ],
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "graph.zip"
    snapshot.save(GRAPH, path, manifest_extra={"vocabulary": "abc"})
    return path


def test_what_was_saved_comes_back(saved: Path) -> None:
    assert snapshot.load(saved) == GRAPH


def test_an_empty_graph_comes_back(tmp_path: Path) -> None:
    snapshot.save(PropertyGraph(), tmp_path / "empty.zip")
    assert snapshot.load(tmp_path / "empty.zip") == PropertyGraph()


def test_the_same_graph_gives_the_same_bytes_in_any_order(saved: Path, tmp_path: Path) -> None:
    nodes, edges = list(GRAPH.nodes), list(GRAPH.edges)
    random.Random(1).shuffle(nodes)
    other = PropertyGraph(
        tuple(Node(n.label, n.id, dict(reversed(n.properties.items()))) for n in nodes), tuple(reversed(edges))
    )
    snapshot.save(other, tmp_path / "other.zip", manifest_extra={"vocabulary": "abc"})
    assert (tmp_path / "other.zip").read_bytes() == saved.read_bytes()


def test_the_manifest_counts_and_names_what_it_was_made_from(saved: Path) -> None:
    about = snapshot.verify(saved)
    assert about["nodes"] == {"Concept": 2, "Paper": 2}
    assert about["edges"] == {"INTRODUCES": 1, "REPLACES": 1}
    assert about["made_from"] == {"vocabulary": "abc"}
    assert snapshot.manifest(saved) == about


def test_members_are_stored_without_times(saved: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_but_the_snapshot_is_left_in_the_folder(saved: Path) -> None:
    assert [path.name for path in saved.parent.iterdir()] == ["graph.zip"]


def test_a_failed_save_leaves_the_former_one(saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(SchemaError, match="JSON"):
        snapshot.save(PropertyGraph((Node("Paper", "p", {"title": "\ud800"}),)), saved)
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == ["graph.zip"]


@pytest.mark.parametrize("cut", [0, 10, 200, 0.5, -1])
def test_a_cut_file_is_named_as_damaged(saved: Path, cut: float) -> None:
    data = saved.read_bytes()
    saved.write_bytes(data[: int(len(data) * cut) if isinstance(cut, float) else cut])
    with pytest.raises(WorkspaceError, match=r"graph\.zip: the snapshot is damaged"):
        snapshot.load(saved)


def test_a_changed_byte_is_found(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes().replace(b"RLHF", b"RLHG"))
    with pytest.raises(WorkspaceError, match="damaged"):
        snapshot.load(saved)


def test_verify_finds_a_member_that_was_exchanged_with_its_checksum(saved: Path) -> None:
    with zipfile.ZipFile(saved) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["nodes/Concept.jsonl"] = members["nodes/Concept.jsonl"].replace(b"RLHF", b"RLHG")
    _write_zip(saved, members)
    with pytest.raises(WorkspaceError, match=r"nodes/Concept\.jsonl is not what was written"):
        snapshot.verify(saved)


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"manifest.json": b"{}"},
        {"manifest.json": b"[1]"},
        {"manifest.json": b'{"format":1}', "../evil": b""},
        {"manifest.json": b'{"format":1}', "nodes/Paper.jsonl": b"not json\n"},
        {"manifest.json": b'{"format":1}', "nodes/Paper.jsonl": b'{"id":"a"}\n'},
        {"manifest.json": b'{"format":1}', "nodes/Paper.jsonl": b"[1]\n"},
        {"manifest.json": b'{"format":1}', "nodes/Paper.jsonl": b'{"id":"a","properties":3}\n'},
    ],
)
def test_a_zip_that_is_no_snapshot_is_refused(tmp_path: Path, members: dict[str, bytes]) -> None:
    path = tmp_path / "x.zip"
    _write_zip(path, members)
    with pytest.raises(WorkspaceError, match=r"x\.zip"):
        snapshot.load(path)


def test_a_compressed_zip_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    _write_zip(path, {"manifest.json": b'{"format":1}', "nodes/Paper.jsonl": b"\n" * 10**7}, zipfile.ZIP_DEFLATED)
    with pytest.raises(WorkspaceError, match="compressed"):
        snapshot.load(path)


def test_a_later_format_asks_for_an_update(tmp_path: Path) -> None:
    path = tmp_path / "later.zip"
    _write_zip(path, {"manifest.json": b'{"format":99,"papergraph":"9.0"}'})
    with pytest.raises(WorkspaceError, match=r"later papergraph \(9\.0\)"):
        snapshot.load(path)


def test_a_missing_file_and_a_place_that_is_no_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"no\.zip: there is no such snapshot"):
        snapshot.load(tmp_path / "no.zip")
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        snapshot.save(GRAPH, tmp_path / "file" / "graph.zip")


def _write_zip(path: Path, members: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
