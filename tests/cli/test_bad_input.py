"""Bad input gets one line that says what, where and what to do; an exit code; and loses nothing."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def snapshot_of(folder: Path) -> dict[str, bytes]:
    """Every file of the workspace with its content, but for the lock."""
    found = folder.rglob("*") if folder.exists() else ()
    return {str(path): path.read_bytes() for path in found if path.is_file() and path.name != "lock"}


def assert_refused(outcome: object, *words: str, code: int = 1) -> None:
    """One line on stderr, nothing on stdout, the exit code, no traceback."""
    assert outcome.code == code, outcome  # type: ignore[attr-defined]
    assert outcome.out == ""  # type: ignore[attr-defined]
    lines = outcome.err.strip().splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 1, lines
    for word in words:
        assert word in lines[0]


FILES = {
    "empty.md": (b"", "empty"),
    "blank.md": (b"\n  \n\n", "empty"),
    "picture.md": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00" * 200, "image"),
    "noise.txt": (bytes(range(256)) * 40, "binary"),
    "paper.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"stream\x00" * 50, "PDF"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_refused_by_name(run: Run, tmp_path: Path, reading_list: Path, name: str) -> None:
    content, word = FILES[name]
    run("build", reading_list.name)
    before = snapshot_of(tmp_path / ".papergraph")
    (tmp_path / name).write_bytes(content)
    assert_refused(run("build", name), name, word)
    assert snapshot_of(tmp_path / ".papergraph") == before


def test_a_missing_file_is_named(run: Run) -> None:
    assert_refused(run("build", "nowhere.md"), "nowhere.md")


def test_a_folder_with_nothing_readable_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")
    assert_refused(run("build", "pictures"), "pictures")


def test_building_nothing_says_what_to_do(run: Run) -> None:
    assert_refused(run("build"), "papergraph build week.md")


def test_invalid_utf8_is_read_and_reported_with_its_line(run: Run, tmp_path: Path) -> None:
    text = b"# List\n\n- [A Study of Rivers](https://arxiv.org/abs/2401.00001)\n- [Caf\xff Culture](https://arxiv.org/abs/2401.00002)\n"
    (tmp_path / "mixed.md").write_bytes(text)
    assert "2 papers" in run("build", "mixed.md").err
    assert "mixed.md" in run("check", "--all").out


def test_a_truncated_table_gives_its_whole_rows(run: Run, tmp_path: Path) -> None:
    rows = "| Title | Link |\n|---|---|\n| A Study of Rivers | https://arxiv.org/abs/2401.00001 |\n| A Study of La"
    (tmp_path / "table.md").write_text(rows, encoding="utf-8")
    assert run("build", "table.md").code == 0
    assert "A Study of Rivers" in run("search", "rivers").out


def test_a_line_of_fifty_megabytes_does_not_stop_the_build(run: Run, tmp_path: Path) -> None:
    short = "- [A Study of Rivers](https://arxiv.org/abs/2401.00001)\n"
    (tmp_path / "long.md").write_text(
        short + "- " + "word " * 10_000_000 + "\n" + short.replace("Rivers", "Lakes").replace("00001", "00002")
    )
    assert run("build", "long.md").code == 0
    assert "2 papers" in run("build").err
    assert "long.md:2" in run("check", "--all").out


def test_no_workspace_says_what_to_do(run: Run) -> None:
    for command in (["lineage", "DPO"], ["stats"], ["check"], ["show", "DPO"], ["search", "DPO"], ["export", "a.json"]):
        assert_refused(run(*command), "papergraph build")


def test_an_unknown_name_is_met_with_the_nearest(run: Run, reading_list: Path) -> None:
    run("build", reading_list.name)
    assert_refused(run("lineage", "SimPOO"), "SimPO")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["query", "lineage.variant_of", "name=DPO"], ["lineage.variants_of"]),
        (["query", "lineage.variants_of", "nam=DPO"], ["nam", "name"]),
        (["query", "lineage.variants_of"], ["name"]),
    ],
)
def test_an_unknown_query_or_parameter_is_met_with_the_nearest(
    run: Run, reading_list: Path, arguments: list[str], words: list[str]
) -> None:
    run("build", reading_list.name)
    outcome = run(*arguments)
    assert outcome.code in (1, 2)
    for word in words:
        assert word in outcome.err


def test_a_parameter_without_a_value_is_a_usage_error(run: Run, reading_list: Path) -> None:
    run("build", reading_list.name)
    assert_refused(run("query", "lineage.variants_of", "DPO"), "key=value", code=2)


def free_port() -> int:
    """A loopback port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_store_that_is_down_leaves_the_workspace_as_it_was(run: Run, tmp_path: Path, reading_list: Path) -> None:
    run("build", reading_list.name)
    before = snapshot_of(tmp_path / ".papergraph")
    reading_list.write_text("- [Other](https://arxiv.org/abs/2401.00009)\n", encoding="utf-8")
    uri = f"bolt://127.0.0.1:{free_port()}"
    assert_refused(run("build", reading_list.name, "--store", uri), uri)
    assert snapshot_of(tmp_path / ".papergraph") == before


def test_a_store_uri_of_another_kind_lists_the_choices(run: Run, reading_list: Path) -> None:
    outcome = run("build", reading_list.name, "--store", "mysql://localhost")
    assert outcome.code in (1, 2)
    assert "bolt://" in outcome.err


def test_an_export_format_that_does_not_exist_lists_the_choices(run: Run, reading_list: Path) -> None:
    run("build", reading_list.name)
    assert_refused(run("export", "graph.docx"), "json", code=2)


def test_an_unwritable_output_is_named(run: Run, reading_list: Path) -> None:
    run("build", reading_list.name)
    assert_refused(run("export", "no/such/folder/graph.json"), "no/such/folder")
    assert_refused(run("view", "-o", "no/such/folder/a.html"), "no/such/folder")


HOLD = """
import sys
from pathlib import Path
from papergraph import workspace
with workspace.find_or_create(Path(sys.argv[1])).locked():
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_workspace_in_use_is_told_with_its_holder(
    run: Run, tmp_path: Path, reading_list: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("papergraph.workspace.LOCK_SECONDS", 0.2)
    run("build", reading_list.name)
    before = snapshot_of(tmp_path / ".papergraph")
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert_refused(run("build", reading_list.name), f"in use by process {holder.pid}")
        assert "SimPO" in run("lineage", "DPO").out  # reading needs no lock
        holder.communicate()
    assert snapshot_of(tmp_path / ".papergraph") == before
