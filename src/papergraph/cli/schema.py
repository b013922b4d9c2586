"""papergraph schema: labels, edge types and their properties."""

from __future__ import annotations

from papergraph.cli.options import JsonOption

EXAMPLES = """[bold]Examples[/bold]

papergraph schema

papergraph schema --json"""


def run(json: JsonOption = False) -> None:
    """Print labels, edge types and properties."""
    from papergraph.cli.output import print_json, print_table
    from papergraph.graph.schema import EDGE_TYPES, NODE_TYPES

    if json:
        print_json({"nodes": list(NODE_TYPES.values()), "edges": list(EDGE_TYPES.values())})
        return
    nodes = [(node.label, prop.name, prop.type, prop.about) for node in NODE_TYPES.values() for prop in node.properties]
    print_table(("label", "property", "type", "what it holds"), nodes)
    edges = [
        (
            edge.type,
            ", ".join(f"{source} → {target}" for source, target in edge.ends),
            ", ".join(prop.name for prop in edge.properties),
        )
        for edge in EDGE_TYPES.values()
    ]
    print_table(("edge", "from → to", "properties"), edges)
