"""How fast a graph is loaded and brought up to date, against a bare loop over the official driver.

    python benchmarks/store.py [--quick] [--only embedded|neo4j]

The graph is synthetic: papers with random citations. Neo4j is the one that `make neo4j` has prepared.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from measuring import show

from papergraph.model import Edge, Node, PropertyGraph
from papergraph.store import open_store
from papergraph.store.bolt import Store
from papergraph.store.sync import sync

ROOT = Path(__file__).resolve().parents[1]
BATCH = 5_000
WIPE = "MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN count(*) AS gone"
BARE_CONSTRAINT = "CREATE CONSTRAINT bare_id IF NOT EXISTS FOR (n:Bare) REQUIRE n.id IS UNIQUE"
BARE_NODES = "UNWIND $rows AS r MERGE (n:Bare {id: r.id}) SET n += r.properties"
BARE_EDGES = (
    "UNWIND $rows AS r MATCH (a:Bare {id: r.source}) MATCH (b:Bare {id: r.target}) "
    "MERGE (a)-[e:CITES]->(b) SET e += r.properties"
)


def citations(papers: int, each: int) -> PropertyGraph:
    """Papers that each cite `each` others; the same for the same numbers."""
    chance = random.Random(papers)
    ids = [f"arxiv:{number // 100_000 + 1001:04}.{number % 100_000:05}" for number in range(papers)]
    nodes = [
        Node("Paper", id, {"title": f"A study of {id}", "ids": (id,), "year": 2000 + at % 25})
        for at, id in enumerate(ids)
    ]
    pairs = {(id, chance.choice(ids)) for id in ids for _ in range(each)}
    edges = [Edge("CITES", one, other, {"sources": ("source:bench",)}) for one, other in pairs if one != other]
    return PropertyGraph.of(nodes, edges)


def changed(graph: PropertyGraph) -> PropertyGraph:
    """The graph with one other title."""
    first, *others = graph.nodes
    return PropertyGraph.of(
        [Node(first.label, first.id, {**first.properties, "title": "Another"}), *others], graph.edges
    )


def bare_loop(store: Store, graph: PropertyGraph) -> None:
    """What a script would do: UNWIND and MERGE in batches, with nothing that tells what is whose."""
    store.write(BARE_CONSTRAINT)
    nodes = [{"id": n.id, "properties": {**n.properties, "id": n.id}} for n in graph.nodes]
    edges = [{"source": e.source, "target": e.target, "properties": dict(e.properties)} for e in graph.edges]
    for statement, rows in ((BARE_NODES, nodes), (BARE_EDGES, edges)):
        for at in range(0, len(rows), BATCH):
            store.write(statement, {"rows": [_plain(row) for row in rows[at : at + BATCH]]})


def _plain(row: dict[str, object]) -> dict[str, object]:
    return {
        key: _plain(value) if isinstance(value, dict) else list(value) if isinstance(value, tuple) else value
        for key, value in row.items()
    }


def wipe(store: Store) -> None:
    while store.write(WIPE).records[0][0]:
        pass


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def server_tool() -> ModuleType:
    """tools/neo4j/server.py as a module."""
    spec = importlib.util.spec_from_file_location("neo4j_server", ROOT / "tools" / "neo4j" / "server.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@contextmanager
def opened(kind: str) -> Iterator[Store]:
    """A store on an empty database of this kind."""
    folder = Path(tempfile.mkdtemp())
    try:
        if kind == "embedded":
            with open_store("embedded", workspace=folder) as store:
                yield store
            return
        server = server_tool().start(folder, heap="2g")
        try:
            with open_store(server.uri, workspace=folder, password=server.password) as store:
                yield store
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(store: Store, papers: int, each: int) -> list[tuple[object, ...]]:
    """Rows of the table for one size."""
    graph = citations(papers, each)
    elements = len(graph.nodes) + len(graph.edges)
    bare = seconds(lambda: bare_loop(store, graph))
    wipe(store)
    first = seconds(lambda: sync(store, graph, workspace_id="bench"))
    again = seconds(lambda: sync(store, graph, workspace_id="bench"))
    other = changed(graph)
    one = seconds(lambda: sync(store, other, workspace_id="bench"))
    verify = seconds(lambda: sync(store, other, workspace_id="bench", verify=True))
    wipe(store)
    timed = {"bare loop": bare, "first load": first, "unchanged": again, "one paper changed": one, "verified": verify}
    return [(f"{papers:,} papers, {name}", t, elements / t, bare / t, t / first) for name, t in timed.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a small graph only")
    parser.add_argument("--only", choices=("embedded", "neo4j"))
    given = parser.parse_args()
    sizes = ((2_000, 10),) if given.quick else ((20_000, 15), (100_000, 15))
    for kind in (given.only,) if given.only else ("embedded", "neo4j"):
        with opened(kind) as store:
            rows = [row for papers, each in sizes for row in measure(store, papers, each)]
        header = ("run", "seconds", "elements/s", "bare loop's time / this", "this / first load")
        show(f"{kind}: a graph into the store", header, rows)


if __name__ == "__main__":
    main()
