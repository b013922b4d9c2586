"""How long whole commands take, the start of the interpreter included.

python benchmarks/startup.py [--quick]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from measuring import median_seconds, show

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
PAPERGRAPH = Path(sys.executable).with_name("papergraph")
COMMANDS = (
    ("--help",),
    ("lineage", "DPO"),
    ("show", "DPO"),
    ("search", "preference"),
    ("stats",),
    ("view", "--around", "DPO", "-o", "dpo.html", "-q"),
    ("build", "--store", "none", "-q"),
    ("build", "--store", "embedded", "-q"),
    ("query", "lineage.descendants", "name=DPO", "--store", "embedded"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="three runs a command instead of nine")
    repeats = 3 if parser.parse_args().quick else 9
    with tempfile.TemporaryDirectory() as folder:

        def run(*arguments: str) -> None:
            subprocess.run([str(PAPERGRAPH), *arguments], cwd=folder, check=True, capture_output=True)

        for example in (EXAMPLES / "preference-optimization.md", EXAMPLES / "reading-group.bib"):
            run("build", str(example), "--store", "none", "-w", folder)
        bare = median_seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), repeats=repeats)
        rows: list[tuple[object, ...]] = [("python -c ''", bare, 1.0)]
        for command in COMMANDS:
            seconds = median_seconds(lambda command=command: run(*command), repeats=repeats)
            rows.append((f"papergraph {' '.join(command)}", seconds, seconds / bare))
        show("Whole commands, median", ("command", "seconds", "times a bare Python"), rows)


if __name__ == "__main__":
    main()
