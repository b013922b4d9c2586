"""How long answers take: every query of the library on the whole graph, and `papergraph query` as a command."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import graphs
from databases import Database
from measuring import median_seconds, show, targets

from papergraph.errors import QueryError
from papergraph.model import PropertyGraph, Table
from papergraph.queries import library
from papergraph.queries.header import Parameter
from papergraph.store.sync import sync
from papergraph.workspace import Workspace

sys.path.append(str(graphs.ROOT))
from tests.queries.library_graph import library_graph

PAPERGRAPH = Path(sys.executable).with_name("papergraph")
REPEATS = 5
LABELS = {"authors": "Author", "organizations": "Organization", "papers": "Paper"}
LABELS_OF_QUERIES = {"papers.by_author": "Author", "papers.by_organization": "Organization", "papers.by_venue": "Venue"}
QUERY = ("query", "lineage.descendants", "name=DPO")


def library_queries(database: Database, graph: PropertyGraph) -> None:
    """Every query with its example values, and with those that have the most to say; the slower one counts."""
    sync(database.store, library_graph(), workspace_id="examples")  # so that each example finds something
    busy = _busy_values(graph)
    rows: list[tuple[object, ...]] = []
    for name in library.names():
        examples = {parameter.name: str(parameter.example) for parameter in library.find(name).params}
        asked = [examples, *([examples | most] if (most := _values(name, busy)) else [])]
        found = [one for values in asked if (one := _asked(database, name, values))]
        if found:
            slowest = max(found, key=lambda one: one[0])
            rows.append((name, 1000 * slowest[0], slowest[1], slowest[2]))
        else:
            rows.append((name, "-", 0, "nothing here to ask for"))
    times = [float(str(row[1])) for row in rows if row[1] != "-"]
    rows.sort(key=lambda row: -float(str(row[1])) if row[1] != "-" else 1)
    show(f"{database.kind}: the library, median of {REPEATS}", ("query", "milliseconds", "rows", "asked for"), rows)
    targets.most(f"{database.kind}: median over {len(times)} queries", statistics.median(times), 50, " ms")
    targets.most(f"{database.kind}: slowest query ({rows[0][0]})", max(times), 1000, " ms")


def _asked(database: Database, name: str, values: dict[str, str]) -> tuple[float, int, str] | None:
    """Seconds after one warm-up, the rows or nodes, and what was asked for; None where the name is not known here."""
    try:
        answer = library.run(database.store, name, values)
    except QueryError as error:
        if "nothing here is called" in str(error):
            return None
        raise
    seconds = median_seconds(lambda: library.run(database.store, name, values), repeats=REPEATS)
    size = len(answer.rows) if isinstance(answer, Table) else len(answer.nodes)
    return seconds, size, " ".join(f"{key}={value}" for key, value in values.items())


def _busy_values(graph: PropertyGraph) -> dict[str, list[str]]:
    """For each label, the names (for papers the ids) of the two nodes with the most edges."""
    by_id = {node.id: node for node in graph.nodes}
    labels = {node.label for node in graph.nodes} - {"Claim", "Name"}
    return {
        label: [
            id if label == "Paper" else str(by_id[id].properties.get("name") or by_id[id].properties.get("title"))
            for id in graphs.busiest(graph, label)
        ]
        for label in labels
    }


def _values(name: str, busy: dict[str, list[str]]) -> dict[str, str]:
    """Values for the parameters that name a node: the busiest of the label that the query begins at."""
    topic = name.partition(".")[0]
    params = [one for one in library.find(name).params if one.type in ("name", "id") or one.name == "source"]
    values = {}
    for at, parameter in enumerate(params):
        label = _label(name, topic, parameter)
        if len(busy.get(label, [])) > at:
            values[parameter.name] = busy[label][at]
    return values if len(values) == len(params) else {}


def _label(name: str, topic: str, parameter: Parameter) -> str:
    if parameter.type == "id":
        return "Paper"
    if parameter.name == "source":
        return "Source"
    label = LABELS_OF_QUERIES.get(name) or LABELS.get(topic, "Concept")
    return "Concept" if label == "Paper" else label


# --- commands ---------------------------------------------------------------------------------------------


def commands(database: Database, graph: PropertyGraph) -> None:
    """`papergraph query` on this graph, the interpreter's start included, with the store up and started by it."""
    if database.kind != "embedded":
        return
    workspace = Workspace(database.folder)
    _run(workspace)
    up = median_seconds(lambda: _run(workspace), repeats=REPEATS)
    database.store.close()
    with _served(workspace):
        _run(workspace)
        served = median_seconds(lambda: _run(workspace), repeats=REPEATS)
    alone = median_seconds(lambda: _run(workspace), repeats=REPEATS)
    rows = [("store held by another process", up), ("papergraph serve is running", served), ("no store is up", alone)]
    show(f"papergraph {' '.join(QUERY)}, {len(graph.nodes):,} nodes", ("when", "seconds"), rows)
    targets.most("papergraph query with serve", served, 1.0, " s")
    targets.most("papergraph query without serve", alone, 5.0, " s")


def _run(workspace: Workspace) -> None:
    subprocess.run([str(PAPERGRAPH), *QUERY, "-w", str(workspace.root)], check=True, capture_output=True)


@contextmanager
def _served(workspace: Workspace) -> Iterator[None]:
    command = [str(PAPERGRAPH), "serve", "-w", str(workspace.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            process.stdout.readline()
            yield
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(60)
            time.sleep(0.5)
