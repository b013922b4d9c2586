"""Hashes of nodes and edges: functions of their content alone, by which a store tells what it has to write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

import orjson

from papergraph.graph.schema import NODE_TYPES
from papergraph.model import Edge, Node

LONGEST_KEY = 2_000  # characters of an indexed value; the indexes of Neo4j take about 8 kB
LARGEST_INTEGER = 2**63 - 1
FORMAT = b"1"  # to be raised when elements are stored in another way, so that every store is written anew
Key = tuple[str, ...]  # (id,) of a node; (source, target) of an edge
Element = Node | Edge


def key_of(element: Element) -> Key:
    """What the element is found by in a store."""
    return (element.id,) if isinstance(element, Node) else (element.source, element.target)


def hash_of(element: Element) -> str:
    """The element's hash, 16 hexadecimal digits."""
    return hash_of_parts(key_of(element), element.properties)


def hash_of_parts(key: Sequence[str], properties: Mapping[str, Any]) -> str:
    """The hash of an element with this key and these properties; lists and tuples are the same."""
    return blake2b(FORMAT + _content(key, properties), digest_size=8).hexdigest()


def digest_of(elements: Iterable[Element]) -> str:
    """One hash of many elements, in their order."""
    whole = blake2b(FORMAT, digest_size=12)
    for element in elements:
        whole.update(_content(key_of(element), element.properties))
    return whole.hexdigest()


def fitted(node: Node) -> Node:
    """The node as a store can hold it: indexed texts that an index takes, and integers of 64 bits."""
    indexed = NODE_TYPES[node.label].indexed
    changed: dict[str, Any] = {}
    for name, value in node.properties.items():
        if isinstance(value, str) and len(value) > LONGEST_KEY and name in indexed:
            changed[name] = value[:LONGEST_KEY]
        elif isinstance(value, int) and abs(value) > LARGEST_INTEGER:
            changed[name] = LARGEST_INTEGER
    return Node(node.label, node.id, {**node.properties, **changed}) if changed else node


def _content(key: Sequence[str], properties: Mapping[str, Any]) -> bytes:
    options = orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps([*key, properties], option=options, default=dict)
