"""A Cypher script that makes the graph, to be run by cypher-shell or Neo4j Browser; running it twice changes nothing.

Every text is a literal with its quotes, backslashes and control characters escaped; labels and types come from the
schema alone.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from papergraph.errors import SchemaError
from papergraph.files import write_atomically
from papergraph.graph.schema import CONCEPT_KINDS, EDGE_TYPES, NODE_TYPES
from papergraph.model import Edge, Node, PropertyGraph, Value

BATCH = 500  # rows a statement: large enough to be quick, small enough for a browser's editor
_ESCAPED = re.compile(r"""[\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]""")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
T = TypeVar("T")


def write(graph: PropertyGraph, path: Path) -> None:
    """Write the script in UTF-8."""
    write_atomically(path, render(graph).encode("utf-8"))


def render(graph: PropertyGraph) -> str:
    """Constraints, then nodes, kinds and edges, a statement a line."""
    labels = {node.id: _known(node.label, NODE_TYPES) for node in graph.nodes}
    statements = itertools.chain(
        _constraints(sorted(set(labels.values()))),
        _nodes(graph.nodes),
        _kinds(graph.nodes),
        _edges(graph.edges, labels),
    )
    return "".join(f"{statement};\n" for statement in statements)


def _constraints(labels: Iterable[str]) -> Iterator[str]:
    for label in labels:
        yield f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"


def _nodes(nodes: Iterable[Node]) -> Iterator[str]:
    for label, group in itertools.groupby(nodes, lambda node: node.label):
        rows = (f"{{id: {literal(node.id)}, properties: {_map(node.properties)}}}" for node in group)
        for batch in _batches(rows):
            yield f"UNWIND [{', '.join(batch)}] AS row MERGE (n:{label} {{id: row.id}}) SET n += row.properties"


def _kinds(nodes: Iterable[Node]) -> Iterator[str]:
    """The second label of each concept, set after the node is made: MERGE on two labels finds no index."""
    for kind in CONCEPT_KINDS:
        ids = (literal(node.id) for node in nodes if node.label == "Concept" and node.properties.get("kind") == kind)
        for batch in _batches(ids):
            yield f"UNWIND [{', '.join(batch)}] AS id MATCH (n:Concept {{id: id}}) SET n:{kind}"


def _edges(edges: Iterable[Edge], labels: Mapping[str, str]) -> Iterator[str]:
    def ends(edge: Edge) -> tuple[str, str, str]:
        if not {edge.source, edge.target} <= labels.keys():
            raise SchemaError(f"the {edge.type} edge {edge.source} → {edge.target} leads to a node that is not there")
        return _known(edge.type, EDGE_TYPES), labels[edge.source], labels[edge.target]

    for (type, source, target), group in itertools.groupby(sorted(edges, key=ends), ends):
        rows = (
            f"{{source: {literal(e.source)}, target: {literal(e.target)}, properties: {_map(e.properties)}}}"
            for e in group
        )
        for batch in _batches(rows):
            yield (
                f"UNWIND [{', '.join(batch)}] AS row MATCH (a:{source} {{id: row.source}}) "
                f"MATCH (b:{target} {{id: row.target}}) MERGE (a)-[r:{type}]->(b) SET r += row.properties"
            )


def literal(value: Value) -> str:
    """The value as Cypher writes it; SchemaError for a number that Cypher has no literal for."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", value) + "'"
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, float) and not math.isfinite(value):
        raise SchemaError(f"{value} cannot be written as a Cypher literal")
    return repr(value)


def _map(properties: Mapping[str, Value]) -> str:
    for name in properties:
        if not _NAME.match(name):
            raise SchemaError(f"{name!r} is not a name for a property")
    return "{" + ", ".join(f"{name}: {literal(value)}" for name, value in sorted(properties.items())) + "}"


def _known(name: str, table: Mapping[str, object]) -> str:
    if name not in table:
        raise SchemaError(f"{name!r} is not in the schema; `papergraph schema` prints what is")
    return name


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(rows)
    while batch := list(itertools.islice(rest, BATCH)):
        yield batch
