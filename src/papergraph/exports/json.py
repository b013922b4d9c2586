"""The graph as one JSON object: `{"nodes": [{id, label, properties}], "edges": [{type, source, target, properties}]}`.

A node and an edge have a line each, in the order of the graph, with sorted keys: two exports can be compared
line by line.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson

from papergraph.errors import SchemaError
from papergraph.files import write_atomically
from papergraph.model import PropertyGraph


def write(graph: PropertyGraph, path: Path) -> None:
    """Write `render(graph)` to the path."""
    write_atomically(path, render(graph))


def render(graph: PropertyGraph) -> bytes:
    """The graph as UTF-8 JSON."""
    nodes = ({"id": n.id, "label": n.label, "properties": n.properties} for n in graph.nodes)
    edges = ({"type": e.type, "source": e.source, "target": e.target, "properties": e.properties} for e in graph.edges)
    return b'{"nodes":[\n' + _lines(nodes) + b'\n],"edges":[\n' + _lines(edges) + b"\n]}\n"


def encode(value: Any) -> bytes:
    """One value as JSON with sorted keys; SchemaError names a value that JSON cannot hold."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError as error:
        raise SchemaError(f"a property cannot be written as JSON ({error}): {str(value)[:120]!a}") from error


def _lines(items: Iterable[Any]) -> bytes:
    return b",\n".join(map(encode, items))
