"""The papers as a bibliography in UTF-8; what TeX would take for a command is escaped."""

from __future__ import annotations

import string
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from papergraph.files import write_atomically
from papergraph.model import Node, PropertyGraph
from papergraph.text import fold, printable

_SPECIAL = str.maketrans(
    {c: f"\\{c}" for c in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
# Addresses and identifiers are not prose: only what would end the value or start a comment is changed.
_IN_ADDRESS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def write(graph: PropertyGraph, path: Path) -> None:
    """Write the bibliography in UTF-8."""
    write_atomically(path, render(graph).encode("utf-8", "replace"))


def render(graph: PropertyGraph) -> str:
    """An entry for each paper, in the graph's order; stubs too, as they are cited."""
    names = {node.id: str(node.properties.get("name", "")) for node in graph.nodes if node.label != "Paper"}
    authors, venues = _authors(graph, names), _venues(graph, names)
    papers = [node for node in graph.nodes if node.label == "Paper"]
    keys = _keys(papers, authors)
    return "\n".join(_entry(node, keys[node.id], authors[node.id], venues.get(node.id)) for node in papers)


def _authors(graph: PropertyGraph, names: Mapping[str, str]) -> Mapping[str, list[str]]:
    bylines: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for edge in graph.edges:
        position = edge.properties.get("position", 0)
        if edge.type == "WROTE" and isinstance(position, int):
            bylines[edge.target].append((position, names.get(edge.source, edge.source)))
    return defaultdict(list, {paper: [name for _, name in sorted(byline)] for paper, byline in bylines.items()})


def _venues(graph: PropertyGraph, names: Mapping[str, str]) -> Mapping[str, str]:
    return {edge.source: names.get(edge.target, "") for edge in graph.edges if edge.type == "PUBLISHED_IN"}


def _keys(papers: list[Node], authors: Mapping[str, list[str]]) -> dict[str, str]:
    """rafailov2023direct; where two papers would share a key, letters tell them apart in the order of ids."""
    plain = {paper.id: _plain_key(paper, authors[paper.id]) for paper in papers}
    shared, seen = Counter(plain.values()), Counter[str]()
    keys = {}
    for id, key in plain.items():
        keys[id] = key + (_letters(seen[key]) if shared[key] > 1 else "")
        seen[key] += 1
    return keys


def _plain_key(paper: Node, authors: list[str]) -> str:
    family = fold(authors[0]).split()[-1:] if authors else []
    title = [word for word in fold(str(paper.properties.get("title", ""))).split() if len(word) > 3][:1]
    key = "".join([*family, str(paper.properties.get("year", "")), *title])
    return "".join(c for c in key if c.isascii() and c.isalnum()) or "paper"


def _letters(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    letters = ""
    while number >= 0:
        letters = string.ascii_lowercase[number % 26] + letters
        number = number // 26 - 1
    return letters


def _entry(paper: Node, key: str, authors: list[str], venue: str | None) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(paper, authors, venue) if value)
    return f"@{'inproceedings' if venue else 'misc'}{{{key},\n{lines}}}\n"


def _fields(paper: Node, authors: list[str], venue: str | None) -> Iterator[tuple[str, str]]:
    properties = {name: str(value) for name, value in paper.properties.items() if not isinstance(value, tuple)}
    yield "title", f"{{{_tex(properties.get('title', ''))}}}"  # the inner braces keep its capitals
    yield "author", " and ".join(_author(name) for name in authors)
    yield "booktitle", _tex(venue or "")
    yield "year", _tex(properties.get("year", ""))
    if "arxiv_id" in properties:
        yield "eprint", properties["arxiv_id"].translate(_IN_ADDRESS)
        yield "archiveprefix", "arXiv"
    yield "doi", properties.get("doi", "").translate(_IN_ADDRESS)
    yield "url", properties.get("url", "").translate(_IN_ADDRESS)
    yield "abstract", _tex(properties.get("abstract", ""))


def _author(name: str) -> str:
    """A name that holds a comma or the word "and" is a whole: BibTeX would take it apart."""
    text = _tex(name)
    return f"{{{text}}}" if "," in text or " and " in text else text


def _tex(text: str) -> str:
    return " ".join(printable(text).split()).translate(_SPECIAL)
