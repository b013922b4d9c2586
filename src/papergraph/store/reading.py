"""Reads a whole graph back from a store: what is ours in it, of all workspaces, with the properties of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from papergraph.graph.schema import EDGE_TYPES, HASH_PROPERTY, NODE_TYPES, OWNED_LABEL, EdgeType, NodeType
from papergraph.model import Edge, Node, PropertyGraph, Value

if TYPE_CHECKING:
    from papergraph.store.bolt import Store


def stored_graph(store: Store) -> PropertyGraph:
    """The graph in the store; asked by label and by type, so that no answer takes too long. Raises StoreError."""
    return PropertyGraph.of(_nodes(store), _edges(store))


def _nodes(store: Store) -> Iterator[Node]:
    for label, kind in NODE_TYPES.items():
        text = f"MATCH (n:{label}) WHERE n:{OWNED_LABEL} RETURN n.id, properties(n)"
        for id, properties in store.read(text).records:
            yield Node.of(label, id, _known(kind, properties))


def _edges(store: Store) -> Iterator[Edge]:
    for type, kind in EDGE_TYPES.items():
        text = f"MATCH (a:{OWNED_LABEL})-[e:{type}]->(b:{OWNED_LABEL}) WHERE e.{HASH_PROPERTY} IS NOT NULL "
        for source, target, properties in store.read(text + "RETURN a.id, b.id, properties(e)").records:
            yield Edge.of(type, source, target, _known(kind, properties))


def _known(kind: NodeType | EdgeType, properties: Mapping[str, Any]) -> dict[str, Value]:
    """The properties that the schema names; others are someone else's."""
    return dict(_values((prop.name, properties.get(prop.name)) for prop in kind.properties))


def _values(pairs: Iterable[tuple[str, Any]]) -> Iterator[tuple[str, Value]]:
    for name, value in pairs:
        if value is not None:
            yield name, tuple(value) if isinstance(value, list) else value
