"""What the sync is compared with: a bare loop over the driver, one statement a row, and neo4j-graphrag's writer."""

from __future__ import annotations

import itertools
import json
import subprocess
import tempfile
import time
import venv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import neo4j
from databases import Database

from papergraph.model import Edge, Node, PropertyGraph

BATCH = 5_000
RIVAL = "neo4j-graphrag>=1.22,<2"
RIVAL_VENV = Path(__file__).resolve().parents[1] / ".cache" / "bench" / "neo4j-graphrag"
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Rates:
    """Seconds for the nodes, and for the edges."""

    nodes: float
    edges: float


def bare_loop(database: Database, graph: PropertyGraph) -> Rates:
    """What a script would do: UNWIND and MERGE in batches of 5,000, with nothing that tells what is whose."""
    with _session(database) as session:

        def send(statement: str, rows: Sequence[dict[str, Any]]) -> None:
            for batch in _batched(rows):
                session.execute_write(_run, statement, {"rows": batch})

        _constrain(session, graph)
        return _timed(
            lambda: [send(_merge_nodes(label), [_node(n) for n in some]) for label, some in _by_label(graph)],
            lambda: [send(_merge_edges(*kind), [_edge(e) for e in some]) for kind, some in _by_ends(graph)],
        )


def row_loop(database: Database, graph: PropertyGraph) -> Rates:
    """What a beginner's script would do: one statement, in a transaction of its own, for each node and edge."""
    with _session(database) as session:

        def send(statement: str, rows: Iterable[dict[str, Any]]) -> None:
            for row in rows:
                session.execute_write(_run, statement, {"r": row})

        _constrain(session, graph)
        one = "WITH $r AS r "
        return _timed(
            lambda: [
                send(one + _merge_nodes(label).partition(" AS r ")[2], map(_node, some))
                for label, some in _by_label(graph)
            ],
            lambda: [
                send(one + _merge_edges(*kind).partition(" AS r ")[2], map(_edge, some))
                for kind, some in _by_ends(graph)
            ],
        )


def graphrag_writer(database: Database, graph: PropertyGraph) -> float | str:
    """Seconds that neo4j-graphrag's Neo4jWriter takes, or why it does not; it runs in an environment of its own."""
    python = _rival_python()
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "graph.json"
        nodes = [{"id": n.id, "label": n.label, "properties": _plain(n.properties)} for n in graph.nodes]
        edges = [
            {"start_node_id": e.source, "end_node_id": e.target, "type": e.type, "properties": _plain(e.properties)}
            for e in graph.edges
        ]
        told = {"uri": database.store.uri, "login": database.login, "database": database.store.database, "batch": BATCH}
        given.write_text(json.dumps({**told, "nodes": nodes, "relationships": edges}))
        command = [str(python), str(HERE / "graphrag_writer.py"), str(given)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode:
        return result.stderr.strip().splitlines()[-1][:200]
    return float(result.stdout)


def _rival_python() -> Path:
    python = RIVAL_VENV / "bin" / "python"
    if not (RIVAL_VENV / "complete").exists():
        venv.create(RIVAL_VENV, with_pip=True)
        subprocess.run([str(python), "-m", "pip", "install", "-q", RIVAL], check=True)
        (RIVAL_VENV / "complete").touch()
    return python


# --- statements and rows ----------------------------------------------------------------------------------


def _constrain(session: neo4j.Session, graph: PropertyGraph) -> None:
    for label, _ in _by_label(graph):
        name = f"bare_{label.lower()}"
        session.run(f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{_bare(label)}) REQUIRE n.id IS UNIQUE").consume()


def _bare(label: str) -> str:
    """A label of its own, so that no index of ours slows the rival down."""
    return f"Bare{label}"


def _merge_nodes(label: str) -> str:
    return f"UNWIND $rows AS r MERGE (n:{_bare(label)} {{id: r.id}}) SET n += r.properties"


def _merge_edges(type: str, source: str, target: str) -> str:
    return (
        f"UNWIND $rows AS r MATCH (a:{_bare(source)} {{id: r.source}}) MATCH (b:{_bare(target)} {{id: r.target}}) "
        f"MERGE (a)-[e:{type}]->(b) SET e += r.properties"
    )


def _by_label(graph: PropertyGraph) -> Iterator[tuple[str, list[Node]]]:
    return ((label, list(some)) for label, some in itertools.groupby(graph.nodes, key=lambda node: node.label))


def _by_ends(graph: PropertyGraph) -> list[tuple[tuple[str, str, str], list[Edge]]]:
    label = {node.id: node.label for node in graph.nodes}
    found: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in graph.edges:
        found.setdefault((edge.type, label[edge.source], label[edge.target]), []).append(edge)
    return list(found.items())


def _run(transaction: neo4j.ManagedTransaction, statement: str, params: dict[str, Any]) -> None:
    transaction.run(statement, params).consume()


def _node(node: Node) -> dict[str, Any]:
    return {"id": node.id, "properties": _plain(node.properties)}


def _edge(edge: Edge) -> dict[str, Any]:
    return {"source": edge.source, "target": edge.target, "properties": _plain(edge.properties)}


def _plain(properties: Any) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items()}


def _batched(rows: Sequence[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    return (rows[at : at + BATCH] for at in range(0, len(rows), BATCH))


def _timed(nodes: Callable[[], object], edges: Callable[[], object]) -> Rates:
    start = time.perf_counter()
    nodes()
    middle = time.perf_counter()
    edges()
    return Rates(middle - start, time.perf_counter() - middle)


@contextmanager
def _session(database: Database) -> Iterator[neo4j.Session]:
    driver = neo4j.GraphDatabase.driver(database.store.uri, auth=database.login)
    with driver, driver.session(database=database.store.database) as session:
        yield session
