"""Timing with repeats, peak memory, and a table of the results."""

from __future__ import annotations

import gc
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


def median_seconds(run: Callable[[], object], *, repeats: int) -> float:
    """The median wall time of `repeats` runs; garbage is collected before each."""
    taken = []
    for _ in range(repeats):
        gc.collect()
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def median_times(runs: Iterable[Callable[[], object]]) -> tuple[float, float]:
    """The median wall and processor time of runs that each do the same on another input."""
    taken = []
    for run in runs:
        gc.collect()
        wall, processor = time.perf_counter(), time.process_time()
        run()
        taken.append((time.perf_counter() - wall, time.process_time() - processor))
    return statistics.median(wall for wall, _ in taken), statistics.median(processor for _, processor in taken)


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


@dataclass
class Targets:
    """What was measured against what had to be reached."""

    rows: list[tuple[str, str, str, str]] = field(default_factory=list)

    def most(self, what: str, value: float, limit: float, unit: str = "") -> None:
        """Notes a value that must not be larger than the limit."""
        self.rows.append((what, f"{value:,.3g}{unit}", f"<= {limit:g}{unit}", "yes" if value <= limit else "NO"))

    def least(self, what: str, value: float, limit: float, unit: str = "") -> None:
        """Notes a value that must not be smaller than the limit."""
        self.rows.append((what, f"{value:,.3g}{unit}", f">= {limit:g}{unit}", "yes" if value >= limit else "NO"))

    def tell(self) -> None:
        """Prints all that was noted."""
        show("Targets", ("what", "measured", "target", "reached"), self.rows)


targets = Targets()
