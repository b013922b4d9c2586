"""First loads against other ways of writing the same, syncs of what is there already, and growth."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import graphs
import rivals
from databases import Database
from measuring import show, targets
from rivals import Rates

from papergraph import workspace as workspaces
from papergraph.exports import snapshot
from papergraph.model import PropertyGraph
from papergraph.store.results import Result
from papergraph.store.sync import SyncReport, sync

ROUNDS = 3
WARM_PAPERS, ROW_PAPERS, RIVAL_PAPERS, LOADED_PAPERS = 500, 20, 500, 5_000
TIMES = 5
EDITS = (
    "MATCH (n:Paper:Papergraph) WITH n ORDER BY n.id LIMIT 3 SET n.title = 'edited by hand'",
    "MATCH (n:Claim:Papergraph) WITH n ORDER BY n.id LIMIT 3 DETACH DELETE n",
    "MATCH (:Author)-[e:WROTE]->(:Paper) WITH e LIMIT 3 DELETE e",
    "MATCH (:Paper)-[e:MENTIONS]->(:Concept) WITH e LIMIT 3 SET e.count = 1000",
)


def ours(database: Database, graph: PropertyGraph) -> Rates:
    """Seconds until the last node is written, comparing and hashing included, and from there to the end."""
    start = time.perf_counter()
    nodes: list[float] = []

    def progress(done: int, total: int) -> None:
        if done >= len(graph.nodes) and not nodes:
            nodes.append(time.perf_counter() - start)

    _sync(database, graph, progress=progress)
    return Rates(nodes[0], time.perf_counter() - start - nodes[0])


def fill(database: Database, graph: PropertyGraph) -> float:
    """Loads the graph, which also becomes the one of the workspace; returns the seconds that the load took."""
    workspace = workspaces.find_or_create(database.folder)
    snapshot.save(graph, workspace.graph_file)
    return _seconds(lambda: _sync(database, graph, mark=workspace.graph_mark()))


def _sync(database: Database, graph: PropertyGraph, **options: Any) -> SyncReport:
    workspace = workspaces.find_or_create(database.folder)
    return sync(database.store, graph, workspace_id=workspace.config.id, **options)


def _seconds(run: Any) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


# --- first load -------------------------------------------------------------------------------------------


def load(database: Database, graph: PropertyGraph) -> None:
    """The first load by turns with a bare loop, on a quarter of the graph; then two others on less of it."""
    warm = graphs.part(graph, WARM_PAPERS)
    for way in (rivals.bare_loop, ours, rivals.bare_loop, ours):
        way(database, warm)
        database.wipe()
    _against_bare(database, graphs.part(graph, LOADED_PAPERS))
    _against_others(database, graph)


def _against_bare(database: Database, graph: PropertyGraph) -> None:
    found: dict[str, list[Rates]] = {"bare loop": [], "papergraph": []}
    for turn in range(ROUNDS):
        ways = (("bare loop", rivals.bare_loop), ("papergraph", ours))
        for name, way in ways if turn % 2 else reversed(ways):
            found[name].append(way(database, graph))
            database.wipe()
    nodes, edges = len(graph.nodes), len(graph.edges)
    rows = [
        (name, turn + 1, nodes / rates.nodes, edges / rates.edges)
        for name, all_rates in found.items()
        for turn, rates in enumerate(all_rates)
    ]
    title = f"{database.kind}: first load of {nodes:,} nodes and {edges:,} edges, per second"
    show(title, ("way", "round", "nodes/s", "edges/s"), rows)
    pairs = list(zip(found["bare loop"], found["papergraph"], strict=True))
    for what in ("nodes", "edges"):
        ratio = statistics.median(getattr(bare, what) / getattr(own, what) for bare, own in pairs)
        targets.least(f"{database.kind}: rate of {what} / the bare loop's", ratio, 0.9)


def _against_others(database: Database, graph: PropertyGraph) -> None:
    small, tiny = graphs.part(graph, RIVAL_PAPERS), graphs.part(graph, ROW_PAPERS)
    own = ours(database, small)
    database.wipe()
    elements = len(small.nodes) + len(small.edges)
    each = rivals.row_loop(database, tiny)
    database.wipe()
    rows_seconds = each.nodes / len(tiny.nodes) * len(small.nodes) + each.edges / len(tiny.edges) * len(small.edges)
    writer = rivals.graphrag_writer(database, small)
    database.wipe()
    seconds = own.nodes + own.edges
    row = f"one statement a row (extrapolated from {len(tiny.nodes) + len(tiny.edges):,} elements)"
    others = [(row, rows_seconds), ("neo4j-graphrag's Neo4jWriter", writer), ("papergraph", seconds)]
    show(
        f"{database.kind}: the same {elements:,} elements",
        ("way", "seconds", "papergraph is so many times as fast"),
        [(name, s, s / seconds) if isinstance(s, float) else (name, s, "-") for name, s in others],
    )


# --- sync -------------------------------------------------------------------------------------------------


def first_and_again(database: Database, graph: PropertyGraph) -> None:
    """The load of the whole graph, and syncs of the same, of one change, and of what someone changed by hand."""
    first = fill(database, graph)
    with _counted(database) as written:
        again = _seconds(lambda: _sync(database, graph))
    other = graphs.changed(graph)
    one = _seconds(lambda: _sync(database, other))
    _sync(database, graph)
    verified = _seconds(lambda: _sync(database, graph, verify=True))
    mended, report = _mended(database, graph)
    rows = [
        ("first load", first),
        ("the same again", again),
        ("one paper changed", one),
        ("verified, nothing to mend", verified),
        ("verified, twelve edits mended", mended),
    ]
    elements = len(graph.nodes) + len(graph.edges)
    header = ("sync", "seconds", "elements/s", "% of the first load")
    title = f"{database.kind}: {len(graph.nodes):,} nodes and {len(graph.edges):,} edges"
    show(title, header, [(name, s, elements / s, 100 * s / first) for name, s in rows])
    print(f"  mended: {report}")
    targets.most(f"{database.kind}: sync without changes / first load", 100 * again / first, 15, " %")
    targets.most(f"{database.kind}: what it wrote (server's counters)", sum(written.values()), 0)
    targets.most(f"{database.kind}: sync of one changed paper / first load", 100 * one / first, 20, " %")


def _mended(database: Database, graph: PropertyGraph) -> tuple[float, SyncReport]:
    """How long it takes to mend what someone did by hand, and what was written; fails when something is left."""
    for edit in EDITS:
        database.store.write(edit)
    reports: list[SyncReport] = []
    seconds = _seconds(lambda: reports.append(_sync(database, graph, verify=True)))
    left = _sync(database, graph, verify=True)
    _sync(database, graph, mark=workspaces.find(database.folder).graph_mark())
    targets.most(f"{database.kind}: edits by hand that a verified sync left", 0 if left.unchanged else 1, 0)
    return seconds, reports[0]


@contextmanager
def _counted(database: Database) -> Iterator[Counter[str]]:
    """What the server counts as written by the store meanwhile."""
    written: Counter[str] = Counter()
    store = database.store
    write, transact = store.write, store.transact

    def noted(result: Result) -> Result:
        written.update(result.counters)
        return result

    store.write = lambda *given: noted(write(*given))  # type: ignore[method-assign]
    store.transact = lambda *given, **named: [noted(one) for one in transact(*given, **named)]  # type: ignore[method-assign]
    try:
        yield written
    finally:
        store.write, store.transact = write, transact  # type: ignore[method-assign]


# --- growth -----------------------------------------------------------------------------------------------


def growth(database: Database, graph: PropertyGraph) -> None:
    """First loads of the graph, and of one with its papers repeated under five ids each."""
    warm = graphs.part(graph, WARM_PAPERS)
    ours(database, warm)
    database.wipe()
    found = []
    for times in (1, TIMES):
        larger = graphs.repeated(graph, times)
        rates = ours(database, larger)
        elements = len(larger.nodes) + len(larger.edges)
        found.append((times, elements, rates.nodes + rates.edges, rates))
        if times < TIMES:
            database.wipe()
    papers = sum(node.label == "Paper" for node in graph.nodes)
    rows = [
        (f"{papers * times:,} papers", elements, seconds, 1e6 * seconds / elements)
        for times, elements, seconds, _ in found
    ]
    header = ("first load", "elements", "seconds", "microseconds an element")
    show(f"{database.kind}: growth (papers and claims under new ids, on the same authors and concepts)", header, rows)
    targets.most(f"{database.kind}: time an element, {TIMES} times the papers / once", rows[1][3] / rows[0][3], 1.3)
