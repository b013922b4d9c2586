"""An invented graph in which every query of the library finds something for its examples. Only the names are real."""

from __future__ import annotations

from papergraph.model import Edge, Node, PropertyGraph, Value
from papergraph.text import fold_name, join_name

OLD, NEW, NEXT = "arxiv:2305.18290", "arxiv:2405.14734", "arxiv:2501.03884"
ROOT, LONE = "arxiv:1706.03741", "title:0123456789abcdef"

PAPERS: dict[str, dict[str, Value]] = {
    ROOT: {"title": "Learning from Human Preferences", "published": "2017-06-12", "year": 2017, "doi": "10.1/root"},
    OLD: {
        "title": "Direct Preference Optimization",
        "published": "2023-05-29",
        "year": 2023,
        "votes": 40,
        "citation_count": 900,
        "first_listed": "2024-05-20",
        "abstract": "Preferences without a reward model.",
    },
    NEW: {
        "title": "SimPO",
        "published": "2024-05-23",
        "year": 2024,
        "votes": 40,
        "first_listed": "2024-06-03",
        "contested": ("arxiv:2405.00000",),
    },
    NEXT: {"title": "AlphaPO", "published": "2025-01", "year": 2024, "first_listed": "2024-10-14"},
    LONE: {"title": "simpo", "contested": ("arxiv:2405.00000",)},
    "title:fedcba9876543210": {"title": "Nobody's Paper"},
}
CONCEPTS: dict[str, dict[str, Value]] = {
    "DPO": {"kind": "Method", "full_name": "Direct Preference Optimization", "first_seen": "2023-05-29"},
    "RLHF": {"kind": "Method", "first_seen": "2017-06-12"},
    "SimPO": {"kind": "Method", "first_seen": "2024-05-23"},
    "AlphaPO": {"kind": "Method", "first_seen": "2025-01"},
    "Step-DPO": {"kind": "Method", "first_seen": "2024-06", "aliases": ("StepDPO",)},
    "OldPO": {"kind": "Method", "first_seen": "2019"},
    "AlpacaEval 2": {"kind": "Benchmark", "first_seen": "2023"},
    "Preference Learning": {"kind": "Task", "first_seen": "2010"},
    "Llama": {"kind": "Model", "first_seen": "2023-02"},
}
AUTHORS = ("Rafael Rafailov", "Chelsea Finn", "Danqi Chen")
ORGANIZATIONS = ("Stanford University", "Princeton University")
SOURCES = {"preference-optimization.md": "Week", "month.md": "Month"}


def library_graph() -> PropertyGraph:
    nodes = [*_things(), *_claims()]
    names = _names(nodes)
    keys = sorted({edge.source for edge in names})
    nodes += [Node("Name", id, {"key": id.removeprefix("name:")}) for id in keys]
    return PropertyGraph.of(nodes, [*_bibliography(), *_lists(), *_concept_edges(), *_claim_edges(), *names])


def concept(name: str) -> str:
    return f"concept:{fold_name(name)}"


def _things() -> list[Node]:
    return [
        *(Node("Paper", id, {"ids": (id,), **values}) for id, values in PAPERS.items()),
        *(Node("Concept", concept(name), {"name": name, **values}) for name, values in CONCEPTS.items()),
        *(Node("Author", f"author:{fold_name(name)}", {"name": name}) for name in AUTHORS),
        Node("Organization", "org:stanford university", {"name": "Stanford University"}),
        Node("Organization", "org:princeton university", {"name": "Princeton University", "aliases": ("Llama",)}),
        *(Node("Source", f"source:{id}", {"title": title, "locator": id}) for id, title in SOURCES.items()),
        Node("Venue", "venue:neurips", {"name": "NeurIPS"}),
    ]


def _names(nodes: list[Node]) -> list[Edge]:
    spelled = set()
    for node in nodes:
        texts = [node.properties.get("name"), node.properties.get("full_name"), *_aliases(node)]
        if node.label != "Claim":
            for text in (text for text in texts if isinstance(text, str)):
                spelled |= {(fold_name(text), node.id)}
                spelled |= {(join_name(text), node.id)} if node.label == "Concept" else set()
    return [Edge("NAMES", f"name:{key}", id) for key, id in spelled]


def _aliases(node: Node) -> tuple[str, ...]:
    found = node.properties.get("aliases", ())
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, tuple) else ()


def _bibliography() -> list[Edge]:
    ann, bob, cleo = (f"author:{fold_name(name)}" for name in AUTHORS)
    lab, university = (f"org:{fold_name(name)}" for name in ORGANIZATIONS)
    wrote = [(ann, ROOT, 1), (ann, OLD, 1), (bob, OLD, 2), (bob, NEW, 1), (cleo, NEW, 2), (cleo, NEXT, 1)]
    return [
        *(Edge("WROTE", author, paper, {"position": at}) for author, paper, at in wrote),
        Edge("AFFILIATED_WITH", ann, lab, {"sources": ("preference-optimization.md",)}),
        Edge("AFFILIATED_WITH", bob, lab, {"sources": ("preference-optimization.md",)}),
        Edge("FROM_ORGANIZATION", OLD, lab),
        Edge("FROM_ORGANIZATION", NEW, lab),
        Edge("FROM_ORGANIZATION", NEW, university),
        Edge("PUBLISHED_IN", OLD, "venue:neurips", {"year": 2023}),
        Edge("CITES", OLD, ROOT),
        Edge("CITES", NEW, OLD, {"contexts": ("We build on DPO.",)}),
        Edge("CITES", NEW, ROOT),
        Edge("CITES", NEXT, NEW),
        Edge("CITES", NEXT, OLD),
    ]


def _lists() -> list[Edge]:
    topic = concept("RLHF")
    return [
        Edge("LISTED_IN", OLD, "source:preference-optimization.md", {"positions": (1,), "lines": (3,), "votes": 40}),
        Edge(
            "LISTED_IN",
            NEW,
            "source:preference-optimization.md",
            {"positions": (2,), "lines": (7,), "headings": ("Alignment",)},
        ),
        Edge("LISTED_IN", OLD, "source:month.md", {"positions": (9,), "votes": 2}),
        Edge("LISTED_IN", NEXT, "source:month.md", {"positions": (1,)}),
        Edge("HAS_TOPIC", OLD, topic, {"sources": ("heading=preference-optimization.md",)}),
        Edge("HAS_TOPIC", NEW, topic, {"sources": ("heading=preference-optimization.md",)}),
    ]


def _concept_edges() -> list[Edge]:
    mentions = [
        (OLD, "DPO", 3, 1.5), (OLD, "RLHF", 2, 0.5), (NEW, "DPO", 2, 1.0), (NEW, "SimPO", 4, 2.5),
        (NEW, "AlpacaEval 2", 1, 1.0), (NEXT, "SimPO", 2, 1.25), (NEXT, "AlphaPO", 3, 2.0), (ROOT, "RLHF", 1, 0.25),
    ]  # fmt: skip
    derivations = [
        ("SimPO", "DPO", "VARIANT_OF", 2), ("AlphaPO", "SimPO", "EXTENDS", 1), ("Step-DPO", "DPO", "VARIANT_OF", 1),
        ("DPO", "RLHF", "REPLACES", 1), ("OldPO", "DPO", "EXTENDS", 1), ("AlphaPO", "DPO", "COMBINES", 1),
        ("AlphaPO", "RLHF", "COMBINES", 1),
    ]  # fmt: skip
    return [
        *(
            Edge("MENTIONS", paper, concept(name), {"count": n, "weight": w, "evidence": (f"About {name}.", "Again.")})
            for paper, name, n, w in mentions
        ),
        Edge("INTRODUCES", OLD, concept("DPO"), {"count": 1, "evidence": ("We introduce DPO.",)}),
        Edge("INTRODUCES", NEW, concept("SimPO"), {"count": 1, "evidence": ("We introduce SimPO.",)}),
        *(
            Edge(type, concept(child), concept(parent), {"support": n, "confidence": 0.8, "evidence": (f"{child}!",)})
            for child, parent, type, n in derivations
        ),
        *(
            Edge("DERIVES_FROM", concept(child), concept(parent), {"relations": (type,), "support": n})
            for child, parent, type, n in derivations
        ),
        Edge("ALTERNATIVE_TO", concept("DPO"), concept("OldPO"), {"support": 1, "evidence": ("Or OldPO.",)}),
        Edge("OUTPERFORMS", concept("SimPO"), concept("DPO"), {"support": 1, "scopes": ("AlpacaEval 2",)}),
        Edge("EVALUATED_ON", concept("SimPO"), concept("AlpacaEval 2"), {"support": 1}),
        Edge("USES", concept("SimPO"), concept("Llama"), {"support": 1, "roles": ("base_model",)}),
        Edge("ADDRESSES", concept("SimPO"), concept("RLHF"), {"support": 1}),
        Edge("INSTANCE_OF", concept("DPO"), concept("RLHF"), {"support": 1}),
        Edge("RELATED_TO", concept("DPO"), concept("SimPO"), {"papers": 2, "npmi": 0.4}),
        Edge("RELATED_TO", concept("DPO"), concept("RLHF"), {"papers": 2, "npmi": 0.2}),
    ]


_STATED = (
    ("claim:1", "VARIANT_OF", "SimPO", "DPO", "asserted", "SimPO is a variant of DPO.", NEW),
    ("claim:2", "VARIANT_OF", "SimPO", "DPO", "denied", "SimPO is not a variant of DPO.", NEXT),
    ("claim:3", "REPLACES", "DPO", "RLHF", "asserted", "DPO takes the place of RLHF.", OLD),
    ("claim:4", "OUTPERFORMS", "SimPO", "DPO", "asserted", "SimPO beats DPO.", NEW),
)


def _claims() -> list[Node]:
    fixed: dict[str, Value] = {"source": "preference-optimization.md", "line": 7, "rule": "test", "confidence": 0.75}
    return [
        Node("Claim", id, {**fixed, "relation": relation, "polarity": polarity, "sentence": sentence})
        for id, relation, _, _, polarity, sentence, _ in _STATED
    ]


def _claim_edges() -> list[Edge]:
    ends = [(id, child, parent, paper) for id, _, child, parent, _, _, paper in _STATED]
    return [
        *(Edge("CHILD", id, concept(child)) for id, child, _, _ in ends),
        *(Edge("PARENT", id, concept(parent)) for id, _, parent, _ in ends),
        *(Edge("STATES", paper, id) for id, _, _, paper in ends),
        Edge("ON", "claim:4", concept("AlpacaEval 2")),
    ]
