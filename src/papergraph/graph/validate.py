"""Holds a graph against the schema, so that no stage can slip in what the stores and exports do not expect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from papergraph.errors import SchemaError
from papergraph.graph.schema import EDGE_TYPES, NODE_TYPES, Property
from papergraph.model import Edge, Node, PropertyGraph, Value

MAX_SHOWN = 5


def validate(graph: PropertyGraph) -> None:
    """Raises SchemaError with the first few violations; returns when there is none."""
    shown = list(islice(violations(graph), MAX_SHOWN))
    if shown:
        raise SchemaError("the graph breaks its schema: " + "; ".join(shown))


def violations(graph: PropertyGraph) -> Iterator[str]:
    """Every way in which the graph breaks the schema, one short sentence each."""
    labels = {node.id: node.label for node in graph.nodes}
    yield from _order(graph)
    if len(labels) != len(graph.nodes):
        yield "a node id stands twice"
    for node in graph.nodes:
        yield from _node_violations(node)
    for edge in graph.edges:
        yield from _edge_violations(edge, labels)


def _order(graph: PropertyGraph) -> Iterator[str]:
    for one, other in pairwise((node.label, node.id) for node in graph.nodes):
        if other <= one:
            yield f"nodes out of order or doubled at {other[1]}"
    for a, b in pairwise((edge.type, edge.source, edge.target) for edge in graph.edges):
        if b <= a:
            yield f"edges out of order or doubled at {' '.join(b)}"


def _node_violations(node: Node) -> Iterator[str]:
    known = NODE_TYPES.get(node.label)
    if known is None:
        yield f"unknown label {node.label} of {node.id}"
        return
    if not node.id.startswith(known.prefix):
        yield f"id {node.id} of a {node.label} does not begin with {' or '.join(known.prefix)}"
    yield from _property_violations(node.id, node.properties, known.properties)


def _edge_violations(edge: Edge, labels: Mapping[str, str]) -> Iterator[str]:
    where = f"{edge.type} {edge.source} → {edge.target}"
    known = EDGE_TYPES.get(edge.type)
    if known is None:
        yield f"unknown type: {where}"
        return
    ends = labels.get(edge.source), labels.get(edge.target)
    if ends not in known.ends:
        yield f"{where} joins {ends[0] or 'nothing'} to {ends[1] or 'nothing'}"
    if edge.source == edge.target:
        yield f"{where} is a loop"
    if known.symmetric and edge.target < edge.source:
        yield f"{where} does not begin at the lower id"
    yield from _property_violations(where, edge.properties, known.properties)


def _property_violations(where: str, values: Mapping[str, Value], known: Sequence[Property]) -> Iterator[str]:
    types = {prop.name: prop.type for prop in known}
    for name, value in values.items():
        if name not in types:
            yield f"unknown property {name} of {where}"
        elif not _FITS[types[name]](value):
            yield f"{name} of {where} is not a {types[name]}: {value!r:.60}"
    for prop in known:
        if prop.required and prop.name not in values:
            yield f"{where} lacks {prop.name}"


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    return isinstance(value, str) and len(value) in (4, 7, 10) and value[:4].isdigit()


_FITS: Mapping[str, Callable[[object], bool]] = {
    "string": lambda value: isinstance(value, str),
    "integer": _is_integer,
    "float": lambda value: isinstance(value, float | int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "date": _is_date,
    "string[]": lambda value: isinstance(value, tuple) and all(isinstance(one, str) for one in value),
    "integer[]": lambda value: isinstance(value, tuple) and all(_is_integer(one) for one in value),
}
