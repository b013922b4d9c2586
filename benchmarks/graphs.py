"""The graph that the store is measured with: 20,000 real papers through the whole line of stages, or synthetic ones."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import reading

from papergraph.collection import without_collection
from papergraph.exports import snapshot
from papergraph.model import Edge, Node, PropertyGraph
from papergraph.pipeline import assemble
from papergraph.readers import read

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("PAPERGRAPH_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpus" / "arxiv-20k.jsonl.gz"
KEPT = ROOT / "build" / "bench"
PAPERS = 20_000
WITH_ABSTRACT = 2_000  # as in lists, where few entries have one; the graph then has the 300,000 edges of the targets
CITATIONS_A_PAPER = 1
NAMES = ("DPO", "LoRA", "RLHF", "CLIP", "BERT", "ResNet", "PPO", "Mamba", "RAG", "GRPO", "ImageNet", "GSM8K", "MMLU")
BESIDE_PAPERS = {"Author", "Concept", "Claim", "Organization", "Source", "Venue"}


def base_graph(papers: int = PAPERS) -> tuple[PropertyGraph, str]:
    """The graph of so many papers with random citations, and a sentence that says what it is."""
    lines, origin = _lines(papers)
    with without_collection():
        found = _built(b"\n".join(lines))
        graph = with_citations(found, CITATIONS_A_PAPER * papers)
    about = (
        f"{papers:,} {origin} papers, {min(papers, WITH_ABSTRACT):,} of them with abstracts, through papergraph's own "
        f"stages, and {CITATIONS_A_PAPER * papers:,} synthetic "
        f"citations: {len(graph.nodes):,} nodes, {len(graph.edges):,} edges"
    )
    return graph, about


def _lines(papers: int) -> tuple[list[bytes], str]:
    if CORPUS.exists():
        lines = gzip.decompress(CORPUS.read_bytes()).splitlines()[:papers]
        return [*lines[:WITH_ABSTRACT], *map(_without_abstract, lines[WITH_ABSTRACT:])], "real (arXiv)"
    chance = random.Random(papers)
    return [_invented(number, chance) for number in range(papers)], "synthetic (the corpus is not here)"


def _without_abstract(line: bytes) -> bytes:
    return json.dumps({**json.loads(line), "summary": ""}).encode()


def _invented(number: int, chance: random.Random) -> bytes:
    entry = reading.entry(number, chance)
    own, others = f"{chance.choice(NAMES)}-{number}", chance.sample(NAMES, 3)
    text = "We propose {}, a variant of {}. It builds on {} and outperforms {}.".format(own, *others)
    return reading.jsonl([entry]).replace(b"We show something about it. ", f"{text} ".encode(), 1)


def _built(data: bytes) -> PropertyGraph:
    """The graph of these records; kept, since the stages take far longer than reading it back."""
    place = KEPT / f"{hashlib.sha256(data + _stages()).hexdigest()[:16]}.zip"
    if place.exists():
        return snapshot.load(place)
    graph, _ = assemble([read(reading.document("corpus.jsonl", data))])
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob("*.zip"):
        if old.stat().st_size < len(data) or len(list(KEPT.glob("*.zip"))) > 2:
            old.unlink()
    snapshot.save(graph, place)
    return graph


def _stages() -> bytes:
    """A hash of all that makes a graph of records."""
    whole = hashlib.sha256()
    for folder in ("readers", "resolve", "extract", "graph"):
        for path in sorted((ROOT / "src" / "papergraph" / folder).rglob("*")):
            if path.suffix in (".py", ".toml", ".jsonl"):
                whole.update(path.read_bytes())
    return whole.digest()


def with_citations(graph: PropertyGraph, number: int) -> PropertyGraph:
    """The graph with random citations; few papers are cited by many, as in life."""
    ids = [node.id for node in graph.nodes if node.label == "Paper"]
    chance = random.Random(number)
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < number:
        one, other = chance.choice(ids), ids[int(len(ids) * chance.random() ** 2)]
        if one != other:
            pairs.add((one, other))
    edges = [Edge("CITES", one, other, {"sources": ("source:bench",)}) for one, other in pairs]
    return PropertyGraph.of(graph.nodes, [*graph.edges, *edges])


def part(graph: PropertyGraph, papers: int) -> PropertyGraph:
    """What hangs on the first papers of a graph: their authors, concepts and claims, and the names of these."""
    first = [node.id for node in graph.nodes if node.label == "Paper"][:papers]
    left_out = {node.id for node in graph.nodes if node.label == "Paper"} - set(first)
    label = {node.id: node.label for node in graph.nodes}
    kept = _beside(
        graph, set(first), left_out, {"Author", "Concept", "Claim", "Organization", "Source", "Venue"}, label
    )
    kept |= _beside(graph, kept - set(first), left_out, {"Name"}, label)
    return PropertyGraph(
        tuple(node for node in graph.nodes if node.id in kept),
        tuple(edge for edge in graph.edges if edge.source in kept and edge.target in kept),
    )


def _beside(
    graph: PropertyGraph, start: set[str], left_out: set[str], labels: set[str], label: dict[str, str]
) -> set[str]:
    found = set(start)
    for edge in graph.edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if one in start and other not in left_out and label[other] in labels:
                found.add(other)
    return found


def repeated(graph: PropertyGraph, times: int) -> PropertyGraph:
    """The graph with its papers and claims under so many ids; what they hang on is the same, and so hubs grow."""
    own = {node.id for node in graph.nodes if node.label in ("Paper", "Claim")}

    def renamed(id: str, copy: int) -> str:
        return f"{id}~{copy}" if copy and id in own else id

    nodes = [*graph.nodes]
    edges = [*graph.edges]
    copied_nodes = [node for node in graph.nodes if node.id in own]
    copied_edges = [edge for edge in graph.edges if edge.source in own or edge.target in own]
    for copy in range(1, times):
        nodes += [Node(node.label, renamed(node.id, copy), node.properties) for node in copied_nodes]
        edges += [Edge(e.type, renamed(e.source, copy), renamed(e.target, copy), e.properties) for e in copied_edges]
    return PropertyGraph.of(nodes, edges)


def changed(graph: PropertyGraph) -> PropertyGraph:
    """The graph with another title for its first paper."""
    at = next(at for at, node in enumerate(graph.nodes) if node.label == "Paper")
    node = graph.nodes[at]
    other = Node(node.label, node.id, {**node.properties, "title": f"{node.properties['title']}, corrected"})
    return PropertyGraph((*graph.nodes[:at], other, *graph.nodes[at + 1 :]), graph.edges)


def merged(graph: PropertyGraph, other: PropertyGraph) -> PropertyGraph:
    """Both graphs; where they share an element, it is the first one's."""
    nodes = {node.id: node for node in (*other.nodes, *graph.nodes)}
    edges = {(edge.type, edge.source, edge.target): edge for edge in (*other.edges, *graph.edges)}
    return PropertyGraph.of(nodes.values(), edges.values())


def busiest(graph: PropertyGraph, label: str, count: int = 2) -> list[str]:
    """The ids of the nodes of a label with the most edges."""
    degrees: Counter[str] = Counter()
    for edge in graph.edges:
        degrees.update((edge.source, edge.target))
    return _most(degrees, (node.id for node in graph.nodes if node.label == label), count)


def _most(degrees: Counter[str], ids: Iterable[str], count: int) -> list[str]:
    return sorted(ids, key=lambda id: (-degrees[id], id))[:count]
