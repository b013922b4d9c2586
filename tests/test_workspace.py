"""The workspace loses nothing: damaged files are named, a busy one says who holds it."""

import subprocess
import sys
from pathlib import Path

import pytest

from papergraph import config, workspace
from papergraph.errors import WorkspaceError
from papergraph.files import write_atomically
from papergraph.model import Issue, Origin, PaperRecord, ReadResult, SourceInfo


def result(id: str, *titles: str) -> ReadResult:
    return ReadResult(
        SourceInfo(id=id, title=id, locator=id, kind="markdown", sha256="0"),
        tuple(PaperRecord(origin=Origin(id, line), title=title) for line, title in enumerate(titles, start=1)),
        (Issue("read", "note", "skipped", "a link to code", Origin(id, 9)),),
    )


def test_what_was_read_is_kept_to_the_letter(tmp_path: Path) -> None:
    place = workspace.find_or_create(tmp_path)
    place.write_result(result("b.md", "Two"))
    place.write_result(result("a.md", "One", "A \u2028 title with odd line ends \x85 in it"))
    assert place.results() == (
        result("a.md", "One", "A \u2028 title with odd line ends \x85 in it"),
        result("b.md", "Two"),
    )


def test_reading_a_source_again_replaces_it(tmp_path: Path) -> None:
    place = workspace.find_or_create(tmp_path)
    place.write_result(result("a.md", "One", "Two"))
    place.write_result(result("a.md", "One"))
    assert place.results() == (result("a.md", "One"),)


def test_sources_whose_names_fold_alike_do_not_share_a_file(tmp_path: Path) -> None:
    place = workspace.find_or_create(tmp_path)
    for id in ("a/b.md", "a b.md", "a-b.md", "日本.md", "中国.md", "../a.md"):
        place.write_result(result(id, id))
    assert len(place.results()) == 6
    assert {path.parent for path in place.records_folder.iterdir()} == {place.records_folder}


def test_a_workspace_is_found_upwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = workspace.find_or_create(tmp_path)
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    monkeypatch.delenv(workspace.WORKSPACE_VARIABLE, raising=False)
    assert workspace.find().root == place.root
    monkeypatch.setenv(workspace.WORKSPACE_VARIABLE, str(inner))
    with pytest.raises(WorkspaceError, match="holds no workspace"):
        workspace.find()


def test_making_a_workspace_twice_keeps_its_id(tmp_path: Path) -> None:
    assert workspace.find_or_create(tmp_path).config == workspace.find_or_create(tmp_path).config


def test_no_graph_yet_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="papergraph build"):
        workspace.find_or_create(tmp_path).graph()


@pytest.mark.parametrize("damage", ["{", '{"record": {"origin": 3}}', '{"record": {"colour": "red"}}', "[]"])
def test_a_damaged_record_names_file_and_line(tmp_path: Path, damage: str) -> None:
    place = workspace.find_or_create(tmp_path)
    place.write_result(result("a.md", "One"))
    (path,) = place.records_folder.iterdir()
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([damage, *lines[1:]]), encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"\.jsonl:1: "):
        place.results()


def test_a_damaged_config_names_the_file(tmp_path: Path) -> None:
    place = workspace.find_or_create(tmp_path)
    place.config_file.write_text("[workspace\n", encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"config\.toml"):
        config.load(place.config_file)


HOLD = """
import sys, time
from pathlib import Path
from papergraph import workspace
with workspace.find_or_create(Path(sys.argv[1])).locked():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_workspace_in_use_names_its_holder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "LOCK_SECONDS", 0.2)
    place = workspace.find_or_create(tmp_path)
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout and holder.stdout.readline() == "held\n"
    with pytest.raises(WorkspaceError, match=f"in use by process {holder.pid}"), place.locked():
        pass
    holder.kill()  # a lock does not outlive its holder
    holder.communicate()
    with place.locked():
        pass


def test_the_option_wins_over_environment_and_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = workspace.find_or_create(tmp_path)
    monkeypatch.delenv(config.STORE_VARIABLE, raising=False)
    assert config.store_uri(place.config, place.config_file) == config.EMBEDDED
    monkeypatch.setenv(config.STORE_VARIABLE, "none")
    assert config.store_uri(place.config, place.config_file) == "none"
    assert config.store_uri(place.config, place.config_file, option="bolt://localhost") == "bolt://localhost"


def test_another_users_workspace_may_not_choose_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(config.STORE_VARIABLE, raising=False)
    place = workspace.find_or_create(tmp_path)
    foreign = config.Config("abc", "bolt://elsewhere.example")
    monkeypatch.setattr(config.os, "getuid", lambda: place.config_file.stat().st_uid + 1)
    with pytest.raises(WorkspaceError, match="belongs to another user"):
        config.store_uri(foreign, place.config_file)


def test_a_private_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "secret", b"x", private=True)
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]
