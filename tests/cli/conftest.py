"""Runs the command line in this process, the way a terminal does: arguments in, exit code and both streams out."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from papergraph import cli


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs `papergraph ARGUMENTS` in a fresh folder, without a store unless the test names one."""
    monkeypatch.chdir(tmp_path)
    for variable in [name for name in os.environ if name.startswith(("PAPERGRAPH_", "NEO4J_"))]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("PAPERGRAPH_STORE", "none")
    monkeypatch.setenv("COLUMNS", "80")

    def papergraph(*arguments: object) -> Outcome:
        monkeypatch.setattr("sys.argv", ["papergraph", *map(str, arguments)])
        capfd.readouterr()
        try:
            cli.main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        out, err = capfd.readouterr()
        return Outcome(code, out, err)

    return papergraph


LIST = """# Weekly reading, 3 June 2024

## Preference optimization

- [SimPO: Simple Preference Optimization with a Reference-Free Reward](https://arxiv.org/abs/2405.14734),
  Yu Meng, Mengzhou Xia, Danqi Chen, 2024. SimPO is a variant of DPO that drops the reference model.
- [KTO: Model Alignment as Prospect Theoretic Optimization](https://arxiv.org/abs/2402.01306),
  Kawin Ethayarajh, Winnie Xu, 2024. Unlike DPO, KTO needs no pairs.

## Tuning

- [QLoRA: Efficient Finetuning of Quantized LLMs](https://arxiv.org/abs/2305.14314),
  Tim Dettmers, Artidoro Pagnoni, 2023. QLoRA builds on LoRA.
"""


@pytest.fixture
def reading_list(tmp_path: Path) -> Path:
    """A reading list of three papers that state lineage."""
    path = tmp_path / "week.md"
    path.write_text(LIST, encoding="utf-8")
    return path
