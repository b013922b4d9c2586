"""A folder with a table for each label and edge type: `nodes_Paper.csv`, `edges_CITES.csv`, ….

Columns are those of the schema that any row has. Lists are JSON text. A text that a spreadsheet would take for a
formula gets an apostrophe before it, as OWASP advises.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from papergraph.errors import WorkspaceError
from papergraph.exports.flat import listed
from papergraph.files import write_atomically
from papergraph.graph.schema import EDGE_TYPES, NODE_TYPES, Property
from papergraph.model import PropertyGraph, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
Row = Mapping[str, Value]


def write(graph: PropertyGraph, path: Path) -> None:
    """Write the tables into the folder, in place of those of a former export."""
    tables = render(graph)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be made a folder; name another place for the tables") from error
    for name, text in tables.items():
        write_atomically(path / name, text.encode("utf-8"))
    for former in [*path.glob("nodes_*.csv"), *path.glob("edges_*.csv")]:
        if former.name not in tables:
            former.unlink()


def render(graph: PropertyGraph) -> dict[str, str]:
    """File name → table, rows in the graph's order."""
    rows: dict[str, list[Row]] = defaultdict(list)
    columns: dict[str, Sequence[Property]] = {}
    for node in graph.nodes:
        name = f"nodes_{node.label}.csv"
        columns[name] = NODE_TYPES[node.label].properties if node.label in NODE_TYPES else ()
        rows[name].append({"id": node.id, **node.properties})
    for edge in graph.edges:
        name = f"edges_{edge.type}.csv"
        columns[name] = EDGE_TYPES[edge.type].properties if edge.type in EDGE_TYPES else ()
        rows[name].append({"source": edge.source, "target": edge.target, **edge.properties})
    return {name: _table(rows[name], columns[name]) for name in sorted(rows)}


def _table(rows: Sequence[Row], properties: Iterable[Property]) -> str:
    used = {name for row in rows for name in row}
    first = [name for name in ("id", "source", "target") if name in used]
    known = [one.name for one in properties if one.name in used and one.name not in first]
    header = [*first, *known, *sorted(used - set(first) - set(known))]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(row.get(name)) for name in header] for row in rows)
    return text.getvalue()


def _cell(value: Value | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return listed(value)
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = value.replace("\x00", "")
    return f"'{text}" if text.startswith(_FORMULA) else text
