"""Turns the driver's values into plain ones. Knows the driver's types by their shape, so that it need not import it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from papergraph.graph.schema import HASH_PROPERTY, OWNED_LABEL
from papergraph.store.results import HIDDEN, StoredEdge, StoredNode, StoredPath

Ends = dict[str, str | None]  # the server's own id of a node, which is not kept anywhere, to our id


def from_driver(value: Any, ends: Ends) -> Any:
    """The value as a JSON value, or as a StoredNode, StoredEdge or StoredPath. Dates and durations become text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [from_driver(item, ends) for item in value]
    if hasattr(value, "labels"):
        return _node(value)
    if hasattr(value, "relationships"):
        return StoredPath(
            tuple(_node(node) for node in value.nodes), tuple(_edge(edge, ends) for edge in value.relationships)
        )
    if hasattr(value, "start_node"):
        return _edge(value, ends)
    if isinstance(value, Mapping):
        return {str(key): from_driver(item, ends) for key, item in value.items()}
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def unknown_ends(records: Iterable[Any]) -> tuple[Ends, set[str]]:
    """The ids of all nodes in the records, and the nodes at which relationships end without being among them."""
    known: Ends = {}
    ends: set[str] = set()
    for record in records:
        for item in _elements(list(record.values())):
            if hasattr(item, "labels"):
                known[item.element_id] = _id(item)
            else:
                ends |= {item.start_node.element_id, item.end_node.element_id}
    return known, ends - known.keys()


def _elements(value: Any) -> Iterator[Any]:
    """All nodes and relationships in the value, however deep."""
    if hasattr(value, "labels") or hasattr(value, "start_node"):
        if hasattr(value, "relationships"):
            yield from value.nodes
            yield from value.relationships
        else:
            yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _elements(item)
    elif isinstance(value, Mapping):
        yield from _elements(list(value.values()))


def _id(node: Any) -> str | None:
    found = node.get("id")
    return found if isinstance(found, str) else None


def _shown(element: Any) -> dict[str, Any]:
    return {name: from_driver(value, {}) for name, value in sorted(element.items()) if name not in HIDDEN}


def _node(node: Any) -> StoredNode:
    labels = tuple(sorted(label for label in node.labels if label != OWNED_LABEL))
    return StoredNode(labels, _id(node), _shown(node), ours=OWNED_LABEL in node.labels)


def _edge(edge: Any, ends: Ends) -> StoredEdge:
    source, target = (ends.get(node.element_id) for node in (edge.start_node, edge.end_node))
    return StoredEdge(edge.type, source, target, _shown(edge), ours=HASH_PROPERTY in edge)
