"""In CI a test that needs the server or the browser cannot be skipped unseen, and the tally counts all reports."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = """
import pytest

@pytest.fixture
def server():
    pytest.skip("no server here")

@pytest.mark.{mark}
def test_in_a_fixture(server): ...

@pytest.mark.{mark}
def test_in_its_body():
    pytest.skip("no server here")

@pytest.mark.{mark}
@pytest.mark.skipif(True, reason="no server here")
def test_by_a_mark(): ...
"""


def run_pytest(folder: Path, *, ci: bool, report: Path | None = None) -> str:
    environment = {**os.environ, "CI": "true" if ci else "", "PYTEST_ADDOPTS": ""}
    options = [f"--junitxml={report}"] if report else []
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder), *options]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "tests" / "conftest.py", tmp_path)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n neo4j\n chromium\n compose\n shared\n")
    return tmp_path


@pytest.mark.parametrize("mark", ["neo4j", "chromium", "compose"])
def test_a_skip_is_a_failure_in_ci_only(folder: Path, mark: str) -> None:
    (folder / "test_it.py").write_text(SKIPPED.format(mark=mark))
    assert "3 skipped" in run_pytest(folder, ci=False)
    in_ci = run_pytest(folder, ci=True)
    assert f"marked {mark} must not be skipped in CI (Skipped: no server here)" in in_ci
    assert "1 failed, 2 errors in" in in_ci


def test_another_test_may_be_skipped_in_ci(folder: Path) -> None:
    (folder / "test_it.py").write_text(SKIPPED.format(mark="shared"))
    assert "3 skipped" in run_pytest(folder, ci=True)


def test_the_tally_adds_up_all_reports(folder: Path) -> None:
    reports = folder / "reports"
    (folder / "test_it.py").write_text(SKIPPED.format(mark="neo4j") + "\ndef test_fine(): ...\n")
    run_pytest(folder, ci=False, report=reports / "one.xml")
    run_pytest(folder, ci=True, report=reports / "two.xml")
    command = [sys.executable, str(ROOT / "tools" / "tally.py"), str(reports)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told == "2 passed, 3 failed, 3 skipped\n"
