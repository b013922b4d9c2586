"""The sentences behind an edge, each with its place and the paper that says so.

Claims are looked at first, as they know source and line; an edge without claims in the graph (the answer of a query)
shows the sentences that it carries itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from papergraph.graph.schema import EDGE_TYPES
from papergraph.model import Edge, Node, PropertyGraph, Value
from papergraph.text import printable

MAX_SENTENCES = 12  # shown for one edge; the panel says how many there are
MAX_LENGTH = 600

Quote = dict[str, Any]
_POLARITIES = ("asserted", "hypothetical", "denied")


class Evidence:
    """An index from edges to quotes, made once for a graph."""

    def __init__(self, graph: PropertyGraph) -> None:
        self._claims: dict[tuple[str, str, str], list[Quote]] = defaultdict(list)
        for key, quote in _claims(graph):
            self._claims[key].append(quote)

    def behind(self, edge: Edge) -> list[Quote]:
        """At most MAX_SENTENCES quotes, asserted ones first, the surest first: {text, place, paper, polarity}."""
        quotes = self._claims.get((edge.type, edge.source, edge.target)) or list(_own_quotes(edge))
        unique = {(quote["text"], quote.get("place"), quote.get("polarity")): quote for quote in reversed(quotes)}
        ranked = sorted(
            unique.values(),
            key=lambda q: (_POLARITIES.index(q.get("polarity", "asserted")), -q.get("confidence", 0.0), q["text"]),
        )
        return ranked[:MAX_SENTENCES]


def _claims(graph: PropertyGraph) -> Iterator[tuple[tuple[str, str, str], Quote]]:
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    for edge in graph.edges:
        if edge.type in ("CHILD", "PARENT"):
            ends[edge.source][edge.type] = edge.target
        elif edge.type == "STATES":
            ends[edge.target]["STATES"] = edge.source
    for node in graph.nodes:
        if node.label == "Claim" and {"CHILD", "PARENT"} <= ends[node.id].keys():
            child, parent = ends[node.id]["CHILD"], ends[node.id]["PARENT"]
            relation = str(node.properties.get("relation"))
            if relation in EDGE_TYPES and EDGE_TYPES[relation].symmetric and parent < child:
                child, parent = parent, child
            yield (relation, child, parent), _claim_quote(node, ends[node.id].get("STATES"))


def _claim_quote(claim: Node, paper: str | None) -> Quote:
    properties = claim.properties
    return quote(
        properties.get("sentence"),
        place=_place(properties.get("source"), properties.get("line")),
        paper=paper,
        polarity=properties["polarity"] if properties.get("polarity") in _POLARITIES else "asserted",
        confidence=properties.get("confidence"),
    )


def _own_quotes(edge: Edge) -> Iterator[Quote]:
    """What the edge itself carries: sentences, contexts of citations, or the blurb of a list."""
    properties = edge.properties
    sources, lines = _strings(properties.get("sources")), _values(properties.get("lines"))
    only_source = sources[0] if len(sources) == 1 else None
    papers = _strings(properties.get("papers"))
    only_paper = papers[0] if len(papers) == 1 else edge.source if edge.type in ("MENTIONS", "INTRODUCES") else None
    sentences = _strings(properties.get("evidence")) + _strings(properties.get("contexts"))
    for at, sentence in enumerate(sentences):
        line = lines[at] if len(lines) == len(sentences) else None
        yield quote(sentence, place=_place(only_source, line), paper=only_paper)
    if properties.get("blurb"):
        yield quote(properties["blurb"], place=_place(edge.target.removeprefix("source:"), next(iter(lines), None)))


def quote(text: object, **about: object) -> Quote:
    """A quote without what is not known of it, safe to show."""
    clean = printable(str(text or "")).strip()
    short = clean if len(clean) <= MAX_LENGTH else clean[: MAX_LENGTH - 1].rstrip() + "…"
    return {"text": short} | {name: value for name, value in about.items() if value is not None}


def _place(source: object, line: object) -> str | None:
    if not source:
        return None
    return printable(str(source) if line is None else f"{source}:{line}")


def _strings(value: Value | None) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _values(value: Value | None) -> Sequence[object]:
    return value if isinstance(value, tuple) else ()


def papers_of(graph: PropertyGraph) -> Mapping[str, Node]:
    """The papers by id, to be named beside quotes even where they are not drawn."""
    return {node.id: node for node in graph.nodes if node.label == "Paper"}
