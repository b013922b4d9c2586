"""How quickly commands that need no store answer. Runs everywhere: the example lists are enough."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from tests.quality.conftest import PAPERGRAPH, papergraph

pytestmark = pytest.mark.slow

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LIMITS = {
    ("--help",): 0.35,
    ("lineage", "DPO"): 0.7,
    ("show", "DPO"): 0.7,
    ("search", "preference"): 0.7,
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    papergraph("build", EXAMPLES / "preference-optimization.md", "-w", folder, "--store", "none", "-q")
    return folder


@pytest.mark.parametrize("command", LIMITS, ids=" ".join)
def test_a_command_answers_at_once(command: tuple[str, ...], workspace: Path) -> None:
    def seconds() -> float:
        start = time.perf_counter()
        subprocess.run([str(PAPERGRAPH), *command], cwd=workspace, check=True, capture_output=True, timeout=60)
        return time.perf_counter() - start

    runs = [seconds() for _ in range(7)]
    assert min(runs) <= LIMITS[command], runs
