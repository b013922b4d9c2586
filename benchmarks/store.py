"""How fast the store is loaded, brought up to date and asked, on the embedded store and on a real Neo4j.

    python benchmarks/store.py [--quick] [--only embedded|neo4j] [--part load|sync|queries|commands|growth]
                               [--write FILE]

`--only` and `--part` may be given more than once. The graph is made of 20,000 real papers where the corpus is at hand,
and of synthetic ones elsewhere; citations are synthetic. Neo4j is the one that `make neo4j` has prepared. The targets
come at the end, with whether they were met.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import platform
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import asking
import databases
import graphs
import loading
from databases import Database
from measuring import targets

from papergraph.model import PropertyGraph

Part = Callable[[Database, PropertyGraph], None]
PARTS: dict[str, Part] = {
    "load": loading.load,
    "sync": loading.first_and_again,
    "queries": asking.library_queries,
    "commands": asking.commands,
    "growth": loading.growth,
}


def run(kind: str, parts: list[str], graph: PropertyGraph) -> None:
    """The parts on one kind of database; those before "growth" share one, which holds the whole graph meanwhile."""
    for part in parts:
        if part in ("load", "growth"):
            with databases.opened(kind) as database:
                _timed(kind, part, database, graph)
    whole = [part for part in parts if part not in ("load", "growth")]
    if whole:
        with databases.opened(kind) as database:
            if "sync" not in whole:
                loading.fill(database, graph)
            for part in whole:
                _timed(kind, part, database, graph)


def _timed(kind: str, part: str, database: Database, graph: PropertyGraph) -> None:
    start = time.perf_counter()
    PARTS[part](database, graph)
    print(f"  ({kind}, {part}: {time.perf_counter() - start:,.0f} s in all)", flush=True)


class Both(io.StringIO):
    """Keeps what is printed, and shows it at once."""

    def write(self, text: str) -> int:
        sys.__stdout__.write(text)
        sys.__stdout__.flush()
        return super().write(text)


@contextlib.contextmanager
def page(path: Path) -> Iterator[None]:
    """Writes a Markdown page of what is printed meanwhile, with the day."""
    with contextlib.redirect_stdout(Both()) as shown:
        yield
    day = time.strftime("%d %B %Y")
    head = (
        f"# Performance of the store\n\nWhat `python benchmarks/store.py` printed on {day}; `benchmarks/README.md` says"
    )
    path.write_text(f"{head} what it measures.\n\n```\n{shown.getvalue().strip()}\n```\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a graph of 2,000 papers")
    parser.add_argument("--only", action="append", choices=databases.KINDS, help="one of the databases")
    parser.add_argument("--part", action="append", choices=tuple(PARTS), help="one of the parts")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write what is printed into a page, too")
    given = parser.parse_args()
    if given.write:
        with page(given.write):
            measure(given)
    else:
        measure(given)


def measure(given: argparse.Namespace) -> None:
    """Prints what was asked for."""
    start = time.perf_counter()
    graph, about = graphs.base_graph(2_000 if given.quick else graphs.PAPERS)
    print(f"{about}\n{platform.platform()}, Python {platform.python_version()}, a heap of {databases.HEAP} for each")
    for kind in given.only or databases.KINDS:
        run(kind, given.part or list(PARTS), graph)
    targets.tell()
    print(f"{time.perf_counter() - start:,.0f} s in all")


if __name__ == "__main__":
    main()
