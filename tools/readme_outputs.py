"""Runs the commands that the README shows, and puts what they print under them.

    python tools/readme_outputs.py           # write it
    python tools/readme_outputs.py --check   # exit 1 when the README shows something else

A block is a ```console fence; its lines that begin with "$ " are run one after the other in a folder that holds the
examples, everything below them is replaced.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
COLUMNS = "112"
KEPT = ("PATH", "HOME", "LANG", "SYSTEMROOT", "TMPDIR", "JAVA_HOME")


def shown(command: str, folder: Path) -> str:
    """What the command prints, errors included, as it stands in a terminal of COLUMNS columns."""
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment.get('PATH', '')}"
    done = subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env=environment | {"COLUMNS": COLUMNS, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        sys.exit(f"`{command}` failed with {done.returncode}:\n{done.stdout}")
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def renewed(text: str, folder: Path) -> str:
    """The text with the blocks' outputs as they are now; commands run in the order of the text."""

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match.group(1).splitlines() if line.startswith("$ ")]
        outputs = [f"{command}\n{shown(command[2:], folder)}\n" for command in commands]
        return "```console\n" + "\n".join(outputs) + "```"

    return BLOCK.sub(block, text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when an output differs")
    check = parser.parse_args().check
    before = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        after = renewed(before, Path(folder))
    if after != before and check:
        sys.exit("README.md shows other outputs than the commands print; run `make docs`")
    if after != before:
        README.write_text(after, encoding="utf-8")
    print("README.md", "is as the commands print" if after == before else "was written")


if __name__ == "__main__":
    main()
