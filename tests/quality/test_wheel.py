"""The built wheel, installed away from the checkout, has all that the package reads at run time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ASK = """
import json, sys, papergraph
from papergraph.queries import library
json.dump({"file": papergraph.__file__, "queries": len(library.names())}, sys.stdout)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which the wheel was installed without its dependencies, which the tests' environment has."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", str(wheels), str(ROOT)], check=True, timeout=600)
    (wheel,) = wheels.glob("papergraph-*.whl")
    subprocess.run([*pip, "install", "--no-deps", "--target", str(target), str(wheel)], check=True, timeout=600)
    return target


def run(installed: Path, *arguments: str, cwd: Path) -> str:
    """What Python prints when it sees the installed wheel before the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, check=True, capture_output=True, text=True, timeout=120
    ).stdout


def test_the_wheel_carries_the_query_library(installed: Path, tmp_path: Path) -> None:
    answer = json.loads(run(installed, "-c", ASK, cwd=tmp_path))
    assert Path(answer["file"]).is_relative_to(installed)
    assert answer["queries"] == len(list((ROOT / "cypher").rglob("*.cypher")))


def test_the_wheel_builds_and_asks_a_graph(installed: Path, tmp_path: Path) -> None:
    command = "import sys; from papergraph.cli import main; sys.argv[0] = 'papergraph'; main()"
    source = ROOT / "examples" / "preference-optimization.md"
    run(installed, "-c", command, "build", str(source), "--store", "none", "-q", cwd=tmp_path)
    run(installed, "-c", command, "view", "--around", "DPO", "-o", "dpo.html", cwd=tmp_path)
    assert "SimPO" in run(installed, "-c", command, "lineage", "DPO", cwd=tmp_path)
    assert "SimPO" in (tmp_path / "dpo.html").read_text(encoding="utf-8")
