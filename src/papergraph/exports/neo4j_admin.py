"""A folder for `neo4j-admin database import`, by far the fastest way into an empty Neo4j, and the command for it.

What comes out is what a sync writes, without owners: the first `papergraph sync` afterwards adds the workspace to each
element and makes constraints and indexes. Needs a stopped server of your own; Aura takes dumps instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from papergraph.errors import WorkspaceError
from papergraph.files import write_atomically
from papergraph.graph.fingerprint import fitted, hash_of
from papergraph.graph.schema import EDGE_TYPES, HASH_PROPERTY, NODE_TYPES, OWNED_LABEL, Property
from papergraph.model import Edge, Node, PropertyGraph, Value

DELIMITER = "\x1f"  # between the values of a list: no text of a graph holds it
COMMAND = "import.sh"
_TYPES = {"string": "string", "date": "string", "integer": "long", "float": "double", "boolean": "boolean"}


def write(graph: PropertyGraph, path: Path) -> None:
    """Write a table for each label and edge type, and `import.sh`, into the folder, in place of a former export."""
    files = render(graph)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be made a folder; name another place for the tables") from error
    for name, text in files.items():
        write_atomically(path / name, text.encode("utf-8"))
    for former in [*path.glob("nodes_*.csv"), *path.glob("edges_*.csv")]:
        if former.name not in files:
            former.unlink()


def render(graph: PropertyGraph) -> dict[str, str]:
    """File name → content; the command last."""
    nodes: dict[str, list[Node]] = defaultdict(list)
    edges: dict[str, list[Edge]] = defaultdict(list)
    for node in graph.nodes:
        nodes[node.label].append(fitted(node))
    for edge in graph.edges:
        edges[edge.type].append(edge)
    tables = {f"nodes_{label}.csv": "".join(_node_table(label, found)) for label, found in sorted(nodes.items())}
    tables |= {f"edges_{type}.csv": "".join(_edge_table(type, found)) for type, found in sorted(edges.items())}
    return tables | {COMMAND: _command(tables)}


def _command(tables: Iterable[str]) -> str:
    given = [f"--{'nodes' if name.startswith('nodes') else 'relationships'}={name}" for name in tables]
    options = [
        "--id-type=string",
        "--array-delimiter=U+001F",
        "--multiline-fields=true",
        "--legacy-style-quoting=false",
    ]
    lines = ['neo4j-admin database import full "${1:-neo4j}"', *options, *given]
    head = "#!/bin/sh\n# Fills the empty database that is named (neo4j, if none is), its server being stopped.\n"
    return head + 'set -eu\ncd "$(dirname "$0")"\n' + " \\\n  ".join(lines) + "\n"


def _node_table(label: str, nodes: Sequence[Node]) -> Iterator[str]:
    kind = NODE_TYPES[label]
    yield _header(["id:ID", ":LABEL"], kind.properties)
    for node in nodes:
        second = node.properties.get(kind.subtype) if kind.subtype else None
        labels = DELIMITER.join(str(one) for one in (OWNED_LABEL, label, second) if one)
        yield _line([node.id, labels], node, kind.properties)


def _edge_table(type: str, edges: Sequence[Edge]) -> Iterator[str]:
    properties = EDGE_TYPES[type].properties
    yield _header([":START_ID", ":END_ID", ":TYPE"], properties)
    for edge in edges:
        yield _line([edge.source, edge.target, type], edge, properties)


def _header(first: Sequence[str], properties: Sequence[Property]) -> str:
    typed = [f"{one.name}:{_TYPES[one.type.removesuffix('[]')]}{'[]' * one.type.endswith('[]')}" for one in properties]
    return ",".join([*first, f"{HASH_PROPERTY}:string", *typed]) + "\n"


def _line(first: Sequence[str], element: Node | Edge, properties: Sequence[Property]) -> str:
    cells = [*map(_quoted, first), _quoted(hash_of(element))]
    return ",".join([*cells, *(_cell(element.properties.get(one.name)) for one in properties)]) + "\n"


def _cell(value: Value | None) -> str:
    """A text is quoted, so that an empty one is not taken for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return _quoted(DELIMITER.join(map(str, value)))
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
