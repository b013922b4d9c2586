"""Graphs for formats that know neither lists nor every character: Gephi, yEd and tables.

Lists become JSON text, characters that XML cannot hold are dropped, and the word that a tool shows on a node stands
under `label`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from papergraph.exports.json import encode
from papergraph.model import Edge, Node, PropertyGraph, Value

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def flat(graph: PropertyGraph) -> PropertyGraph:
    """The graph with plain values; the graph's own label and type stand under `node_type` and `edge_type`."""
    return PropertyGraph(
        tuple(Node(node.label, clean(node.id), _node_values(node)) for node in graph.nodes),
        tuple(map(_edge, graph.edges)),
    )


def clean(text: str) -> str:
    """The text without characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


def listed(values: tuple[object, ...]) -> str:
    """A list as JSON text."""
    return encode(list(values)).decode()


def _node_values(node: Node) -> dict[str, Value]:
    values = _values(node.properties)
    name = values.get("name") or values.get("title") or clean(node.id)
    return {**values, "label": name, "node_type": node.label}


def _edge(edge: Edge) -> Edge:
    return Edge(edge.type, clean(edge.source), clean(edge.target), {**_values(edge.properties), "edge_type": edge.type})


def _values(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {name: _value(value) for name, value in properties.items()}


def _value(value: Value) -> Value:
    if isinstance(value, tuple):
        return clean(listed(value))
    return clean(value) if isinstance(value, str) else value
