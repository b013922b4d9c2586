"""Python programs in processes of their own, for what happens between processes."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def running(
    program: str, *arguments: object, ready: str = "ready", **environment: str
) -> Iterator[subprocess.Popen[str]]:
    """The program in a process, once it has printed `ready`; killed at the end if it still lives."""
    process = start(program, *arguments, environment=environment)
    try:
        assert process.stdout
        for line in process.stdout:
            if line.startswith(ready):
                break
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def start(program: str, *arguments: object, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """The program in a process, its output readable."""
    return subprocess.Popen(
        [sys.executable, "-u", "-c", textwrap.dedent(program), *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(program: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program, run to its end."""
    process = start(program, *arguments, environment=environment)
    out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def wait_until(happened: object, seconds: float = 20) -> None:
    """Waits until the callable gives something true."""
    limit = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < limit, "it did not happen"
        time.sleep(0.02)
