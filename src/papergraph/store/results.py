"""What a store answers with: plain values, and light frozen types for nodes, relationships and paths.

Nothing of the driver leaves `bolt.py`. What the sync writes for itself (owners, hashes) does not show here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from papergraph.errors import StoreError
from papergraph.graph.schema import HASH_PROPERTY, NODE_TYPES, OWNERS_PROPERTY
from papergraph.model import Edge, Node, PropertyGraph, Value


class StoreConflict(StoreError):
    """Someone else wrote the same at the same time."""


class NameTaken(StoreError):
    """An index or constraint of another kind has the name already."""


HIDDEN = frozenset({HASH_PROPERTY, OWNERS_PROPERTY, "id"})


@dataclass(frozen=True, slots=True)
class StoredNode:
    """A node. `id` is our id, or None for a node without one; `ours` tells whether papergraph wrote it."""

    labels: tuple[str, ...]
    id: str | None
    properties: Mapping[str, Any]
    ours: bool

    @property
    def label(self) -> str:
        """The first label of our schema, else the first label, else nothing."""
        known = (label for label in self.labels if label in NODE_TYPES)
        return next(known, self.labels[0] if self.labels else "")


@dataclass(frozen=True, slots=True)
class StoredEdge:
    """A relationship between two nodes, which are named by our ids (None where an end has none)."""

    type: str
    source: str | None
    target: str | None
    properties: Mapping[str, Any]
    ours: bool


@dataclass(frozen=True, slots=True)
class StoredPath:
    """A path: its nodes and relationships in order."""

    nodes: tuple[StoredNode, ...]
    edges: tuple[StoredEdge, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A statement's answer. `truncated` says that a row limit cut it; `counters` what the server says it wrote."""

    columns: tuple[str, ...] = ()
    records: tuple[tuple[Any, ...], ...] = ()
    truncated: bool = False
    counters: Mapping[str, int] = field(default_factory=dict)

    def holds_only_graph(self) -> bool:
        """Whether there are records, and all their values are nodes, relationships and paths, or lists of them."""
        cells = [cell for record in self.records for cell in record if cell is not None]
        return bool(cells) and all(_is_graph(cell) for cell in cells)

    def is_blank(self) -> bool:
        """Whether there are no records, or a column without any value."""
        return not self.records or any(
            all(cell is None for cell in column) for column in zip(*self.records, strict=True)
        )

    def graph(self) -> PropertyGraph:
        """The nodes and relationships of ours among the records, each once, without dangling relationships."""
        nodes: dict[str, Node] = {}
        edges: dict[tuple[str, str, str], Edge] = {}
        for item in _walk(self.records):
            if isinstance(item, StoredNode) and item.ours and item.id is not None:
                nodes[item.id] = Node.of(item.label, item.id, _values(item.properties))
            elif isinstance(item, StoredEdge) and item.ours and item.source and item.target:
                edges[item.type, item.source, item.target] = Edge.of(
                    item.type, item.source, item.target, _values(item.properties)
                )
        held = [edge for edge in edges.values() if edge.source in nodes and edge.target in nodes]
        return PropertyGraph.of(nodes.values(), held)


def _is_graph(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value) and all(map(_is_graph, value))
    return isinstance(value, StoredNode | StoredEdge | StoredPath)


def _walk(value: Any) -> Iterator[StoredNode | StoredEdge]:
    if isinstance(value, StoredNode | StoredEdge):
        yield value
    elif isinstance(value, StoredPath):
        yield from value.nodes
        yield from value.edges
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _walk(item)
    elif isinstance(value, Mapping):
        yield from _walk(list(value.values()))


def _values(properties: Mapping[str, Any]) -> dict[str, Value]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}


def plain(value: Any) -> Any:
    """The value as a JSON value: a node or relationship becomes a map, a path the list of its nodes and edges."""
    if isinstance(value, StoredNode):
        return {"label": value.label, "id": value.id, "properties": plain(dict(value.properties))}
    if isinstance(value, StoredEdge):
        ends = {"type": value.type, "source": value.source, "target": value.target}
        return {**ends, "properties": plain(dict(value.properties))}
    if isinstance(value, StoredPath):
        return {"nodes": plain(value.nodes), "edges": plain(value.edges)}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    return value
