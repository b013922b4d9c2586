"""A folder for Neo4j Browser: how our labels and types look (a .grass file), and the query library as saved Cypher.

Drop the style file on the graph, and import the `.cypher` files under Saved Cypher. Each begins with `:param` lines
whose values are to be changed. Nothing of the graph itself is in the folder.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from papergraph.errors import WorkspaceError
from papergraph.files import write_atomically
from papergraph.graph.schema import CONCEPT_KINDS, EDGE_TYPES, NODE_TYPES
from papergraph.model import PropertyGraph
from papergraph.queries import library
from papergraph.text import fold_name
from papergraph.views.style import EDGE_STYLES, NODE_STYLES, kind_of

STYLE = "papergraph.grass"
CAPTIONS = {"Paper": "title", "Claim": "sentence", "Name": "key", "Source": "title"}
DIAMETERS = {"Concept": 60, "Paper": 45, "Name": 25, "Claim": 30}
GREY = "#9a9fa6"


def write(graph: PropertyGraph, path: Path) -> None:
    """Write the style file and a file for each query of the library into the folder; of the graph nothing is needed."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be made a folder; name another place for the files") from error
    write_atomically(path / STYLE, "\n".join(_style()).encode("utf-8"))
    for name in library.names():
        write_atomically(path / f"{name}.cypher", saved(name).encode("utf-8"))


def saved(name: str) -> str:
    """A query of the library as Browser keeps it: its name and purpose, its parameters, its text."""
    query = library.find(name)
    lines = [f"// {name}: {query.about}"]
    if any(parameter.type == "name" for parameter in query.params):
        lines.append("// Names are written as Name nodes keep them: small letters, no accents, a space for a hyphen.")
    for parameter in query.params:
        value = fold_name(str(parameter.example)) if parameter.type == "name" else parameter.example
        lines.append(f":param {parameter.name} => {json.dumps(value, ensure_ascii=False)};")
    body = [line for line in query.text.splitlines() if not line.startswith("//")]
    return "\n".join([*lines, *body]) + ";\n"


def _style() -> Iterator[str]:
    yield from _block("node", {"diameter": "45px", "color": GREY, "border-width": "1px", "font-size": "10px"})
    yield from _block("relationship", {"color": GREY, "shaft-width": "1px", "font-size": "8px", "caption": '"<type>"'})
    for label in NODE_TYPES:
        yield from _node(label, label, None)
    for kind in CONCEPT_KINDS:
        yield from _node(kind, "Concept", kind)
    for edge in EDGE_TYPES.values():
        style = EDGE_STYLES.get(edge.group)
        look = {"color": style.light if style else GREY, "shaft-width": f"{style.width if style else 1:g}px"}
        yield from _block(f"relationship.{edge.type}", {**look, "caption": '"<type>"'})


def _node(selector: str, label: str, kind: str | None) -> Iterator[str]:
    style = NODE_STYLES.get(kind_of(label, kind))
    colour = style.light if style else GREY
    look = {
        "diameter": f"{DIAMETERS.get(label, 45)}px",
        "color": colour,
        "border-color": colour,
        "text-color-internal": "#ffffff" if _is_dark(colour) else "#1b1f24",
        "caption": f'"{{{CAPTIONS.get(label, "name")}}}"',
    }
    yield from _block(f"node.{selector}", look)


def _block(selector: str, values: dict[str, str]) -> Iterator[str]:
    yield f"{selector} {{"
    yield from (f"  {name}: {value};" for name, value in values.items())
    yield "}\n"


def _is_dark(colour: str) -> bool:
    """Whether white reads better on the colour than black, by its perceived brightness."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 150
