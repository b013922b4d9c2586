"""Where the annotated lists are, and how the command line and the scorers are run on them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAPERGRAPH = Path(sys.executable).with_name("papergraph")
DEFAULT = Path(__file__).resolve().parents[3] / "shared"
NONE = "none"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with annotated lists; without it the tests are skipped, in CI only when PAPERGRAPH_SHARED=none."""
    named = os.environ.get("PAPERGRAPH_SHARED") or str(DEFAULT)
    folder = Path(named)
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true" and named != NONE:
        pytest.fail(f"the annotated lists are not in {folder}; set PAPERGRAPH_SHARED to their folder, or to none")
    pytest.skip(f"the annotated lists are not in {folder}: nothing was measured (set PAPERGRAPH_SHARED)")


def papergraph(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs the installed command and expects it to succeed."""
    command = [str(PAPERGRAPH), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done


def score(script: Path, *arguments: str | Path) -> dict[str, Any]:
    """What a scorer prints as JSON."""
    command = [sys.executable, str(script), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=1800, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def exported(sources: list[Path], workspace: Path) -> dict[str, Any]:
    """The graph of the sources as `papergraph export` writes it."""
    papergraph("build", *sources, "-w", workspace, "--store", "none", "-q")
    target = workspace / "graph.json"
    papergraph("export", target, "-w", workspace, "-q")
    graph: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return graph
