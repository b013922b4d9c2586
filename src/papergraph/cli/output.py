"""How results and messages look in a terminal: results on stdout, messages and progress on stderr."""

from __future__ import annotations

import dataclasses
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from papergraph.model import Issue, to_json
from papergraph.text import printable

if TYPE_CHECKING:
    from rich.console import Console

    from papergraph.pipeline import Progress

SEVERITY_STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}


def console(*, stderr: bool = False) -> Console:
    """A console that never takes markup, links or emoji codes from data."""
    from rich.console import Console

    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)


def note(message: str) -> None:
    """The message as one line on stderr, however narrow the terminal is."""
    console(stderr=True).print(printable(message), soft_wrap=True)


def print_json(value: Any) -> None:
    """The value, with dataclasses as objects, as indented JSON on stdout."""
    import orjson

    data = orjson.dumps(_plain(value), option=orjson.OPT_INDENT_2)
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def _plain(value: Any) -> Any:
    if isinstance(value, Issue):
        return to_json(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str | None = None) -> None:
    """A table on stdout that fits the terminal; cells are wrapped and cleaned of control characters."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False, title_style="bold")
    cells = [[cell_text(cell) for cell in row] for row in rows]
    for at, column in enumerate(columns):
        numeric = bool(cells) and all(row[at].replace(".", "", 1).isdigit() or not row[at] for row in cells)
        table.add_column(column, justify="right" if numeric else "left", overflow="fold", no_wrap=numeric)
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def cell_text(cell: Any) -> str:
    """A cell as one line of clean text: lists joined, floats short, nothing for None."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.3g}"
    if isinstance(cell, list | tuple):
        return ", ".join(cell_text(item) for item in cell)
    if isinstance(cell, dict):
        named = cell.get("name") or cell.get("title")
        return cell_text(named) if named else ", ".join(f"{key}: {cell_text(item)}" for key, item in cell.items())
    return " ".join(printable(str(cell)).split())


@contextmanager
def progress(*, quiet: bool) -> Iterator[Progress]:
    """A Progress that draws a bar on stderr while the block runs; nothing when quiet or not in a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:12}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console(stderr=True), transient=True) as bars:
        task = bars.add_task("", total=None)
        yield lambda stage, done, total: bars.update(task, description=stage, completed=done, total=total or None)


def print_issues(issues: Iterable[Issue], *, stderr: bool = True) -> None:
    """One line for each issue: where, how grave, what."""
    from rich.text import Text

    out = console(stderr=stderr)
    for issue in issues:
        line = Text(f"{issue.severity:8}", style=SEVERITY_STYLES[issue.severity])
        line.append(f"{issue.code}  ", style="bold")
        line.append(printable(f"{issue.origin}: {issue.message}" if issue.origin else issue.message), style="default")
        out.print(line, soft_wrap=True)


def issue_counts(issues: Sequence[Issue]) -> str:
    """The issues in a few words: "2 warnings, 14 notes (papergraph check)"; empty when there are none."""
    counts = Counter(issue.severity for issue in issues)
    words = [
        f"{n} {severity}{'s' if n != 1 else ''}" for severity in ("error", "warning", "note") if (n := counts[severity])
    ]
    return ", ".join(words)


def has_warnings(issues: Iterable[Issue]) -> bool:
    """Whether an issue is graver than a note: what --strict asks."""
    return any(issue.severity != "note" for issue in issues)
