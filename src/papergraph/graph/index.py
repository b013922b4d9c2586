"""Finding things in a graph that is in memory: by id, by any spelling of a name, and along its edges."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from papergraph.errors import QueryError
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.text import fold_name, fold_title, join_name, printable

SUGGESTIONS = 4


class GraphIndex:
    """A read-only index over one graph; each table is made when it is first asked for."""

    def __init__(self, graph: PropertyGraph) -> None:
        self.graph = graph

    @cached_property
    def nodes(self) -> dict[str, Node]:
        return {node.id: node for node in self.graph.nodes}

    @cached_property
    def _out(self) -> dict[str, list[Edge]]:
        return _by(self.graph.edges, "source")

    @cached_property
    def _into(self) -> dict[str, list[Edge]]:
        return _by(self.graph.edges, "target")

    def out(self, id: str, *types: str) -> list[Edge]:
        """The edges that begin at the node, of these types or of all, in the graph's order."""
        return [edge for edge in self._out.get(id, ()) if not types or edge.type in types]

    def into(self, id: str, *types: str) -> list[Edge]:
        """The edges that end at the node, of these types or of all, in the graph's order."""
        return [edge for edge in self._into.get(id, ()) if not types or edge.type in types]

    @cached_property
    def _ids(self) -> dict[str, str]:
        """Every id ever known to the node's id: a paper's arXiv id with and without its prefix, its DOI, …"""
        found: dict[str, str] = {}
        for node in self.graph.nodes:
            if node.label in ("Name", "Claim"):
                continue  # known by what they lead to
            former = node.properties.get("ids", ())
            for id in (*(former if isinstance(former, tuple) else ()), node.id):
                found.setdefault(str(id), node.id)
                found.setdefault(str(id).partition(":")[2], node.id)
        return found

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for edge in self.graph.edges:
            if edge.type == "NAMES":
                found[edge.source.removeprefix("name:")].append(edge.target)
        return found

    @cached_property
    def _titled(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for node in self.graph.nodes:
            if node.label == "Paper":
                found[fold_title(str(node.properties["title"]))].append(node.id)
        return found

    def find(self, text: str, *, labels: Sequence[str] = ()) -> list[Node]:
        """The nodes that `text` is an id, a name in any spelling or a title of, of these labels or of all."""
        for ids in self._readings(text):
            nodes = [self.nodes[id] for id in dict.fromkeys(ids)]
            fitting = [node for node in nodes if not labels or node.label in labels]
            if fitting:
                return fitting
        return []

    def _readings(self, text: str) -> Iterator[Sequence[str]]:
        """The ids that the text may mean, the surest reading first."""
        yield [self._ids[key] for key in (text, _plain_identifier(text)) if key in self._ids]
        yield self._named.get(fold_name(text), [])
        yield self._named.get(join_name(text), [])
        yield self._titled.get(fold_title(text), [])

    def one(self, text: str, *, labels: Sequence[str] = ()) -> Node:
        """The node that `text` names; of several the one with most edges.

        Raises QueryError with the nearest names when there is none.
        """
        found = self.find(text, labels=labels)
        if not found:
            raise QueryError(self._unknown(text, labels))
        return max(
            found, key=lambda node: (len(self._out.get(node.id, ())) + len(self._into.get(node.id, ())), node.id)
        )

    def _unknown(self, text: str, labels: Sequence[str]) -> str:
        near = self._nearest(text, labels)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `papergraph search TEXT` looks for parts of names"
        return f"nothing here is called {printable(text)[:80]!r}{hint}"

    def _nearest(self, text: str, labels: Sequence[str]) -> list[str]:
        keys = [
            key for key, ids in self._named.items() if not labels or any(self.nodes[i].label in labels for i in ids)
        ]
        close = difflib.get_close_matches(fold_name(text), keys, n=SUGGESTIONS * 3, cutoff=0.6)
        nodes = (self.nodes[id] for key in close for id in self._named[key])
        return list(dict.fromkeys(name_of(node) for node in nodes if not labels or node.label in labels))[:SUGGESTIONS]


def _by(edges: Iterable[Edge], end: str) -> dict[str, list[Edge]]:
    found: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        found[getattr(edge, end)].append(edge)
    return found


def _plain_identifier(text: str) -> str:
    from papergraph.identifiers import arxiv_id, doi

    return arxiv_id(text) or doi(text) or text


def name_of(node: Node) -> str:
    """What a person calls the node: its name, title or key."""
    values = node.properties
    return str(values.get("name") or values.get("title") or values.get("key") or node.id)
