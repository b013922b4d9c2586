"""Timing with repeats, peak memory, and a table of the results."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable, Sequence


def median_seconds(run: Callable[[], object], *, repeats: int) -> float:
    """The median wall time of `repeats` runs; garbage is collected before each."""
    taken = []
    for _ in range(repeats):
        gc.collect()
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak_megabytes() -> float:
    """The most memory that this process has had so far (Linux counts kilobytes)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def show(title: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Prints a table with aligned columns."""
    cells = [list(header), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(header))]
    print(f"\n{title}")
    for row in cells:
        first, *others = (
            cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in _columns(row, widths)
        )
        print("  " + "  ".join([first, *others]))


def _columns(row: Sequence[str], widths: Sequence[int]) -> list[tuple[int, tuple[str, int]]]:
    return list(enumerate(zip(row, widths, strict=True)))


def _cell(value: object) -> str:
    return (
        f"{value:,.3f}"
        if isinstance(value, float) and value < 100
        else f"{value:,.0f}"
        if isinstance(value, float | int)
        else str(value)
    )
