"""How kinds of nodes and groups of edges look, and the words for relations.

Colours are those of Okabe and Ito (2008), which people with any colour vision can tell apart; where two kinds share
a hue, their shapes differ. Each colour is a pair for a light and a dark page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """A kind's plural, its colours (light, dark page) and its shape as vis-network calls it."""

    words: str
    light: str
    dark: str
    shape: str = "dot"


@dataclass(frozen=True, slots=True)
class EdgeStyle:
    """A group's words, its colours (light, dark page), line width, dash pattern, and the length that it wishes for."""

    words: str
    light: str
    dark: str
    width: float
    dashes: tuple[int, ...] = ()
    arrow: bool = False
    length: float = 1.0


NODE_STYLES: Mapping[str, NodeStyle] = MappingProxyType(
    {
        "Method": NodeStyle("Methods", "#0072b2", "#3d9bd6"),
        "Model": NodeStyle("Models", "#d55e00", "#e8762a"),
        "Dataset": NodeStyle("Data sets", "#009e73", "#1fb88c"),
        "Benchmark": NodeStyle("Benchmarks", "#009e73", "#1fb88c", "diamond"),
        "Metric": NodeStyle("Metrics", "#009e73", "#1fb88c", "triangle"),
        "Task": NodeStyle("Tasks", "#cc79a7", "#d88fb7"),
        "Topic": NodeStyle("Topics", "#cc79a7", "#d88fb7", "hexagon"),
        "Theory": NodeStyle("Theories", "#4a4f57", "#b9c0ca"),
        "Tool": NodeStyle("Tools", "#4a4f57", "#b9c0ca", "square"),
        "Paper": NodeStyle("Papers", "#56b4e9", "#7cc5ee", "square"),
        "Author": NodeStyle("Authors", "#e69f00", "#edb230"),
        "Organization": NodeStyle("Organizations", "#d9c900", "#f0e442", "diamond"),
        "Venue": NodeStyle("Venues", "#9a9fa6", "#7d8590", "triangle"),
        "Source": NodeStyle("Lists", "#9a9fa6", "#7d8590", "hexagon"),
    }
)

EDGE_STYLES: Mapping[str, EdgeStyle] = MappingProxyType(
    {
        "derivation": EdgeStyle("Derivation", "#33383f", "#c9d0d9", 2.2, arrow=True, length=1.15),
        "taxonomy": EdgeStyle("Kind of", "#b0719a", "#b0719a", 1.4, arrow=True, length=1.25),
        "comparison": EdgeStyle("Comparison", "#b46a2c", "#c98a55", 1.4, dashes=(7, 5), length=1.5),
        "usage": EdgeStyle("Usage", "#3f8f78", "#4fa78e", 1.4, dashes=(2, 4), length=1.3),
        "concept": EdgeStyle("Introduces, names", "#9cc4de", "#3f617a", 0.9, length=1.2),
        "bibliographic": EdgeStyle("Bibliographic", "#c3c7cc", "#454c56", 0.8, length=1.0),
        "list": EdgeStyle("Lists and topics", "#d8c3d0", "#5a4a55", 0.8, length=1.2),
        "statistics": EdgeStyle("Named together", "#cfd3d8", "#3a4049", 0.7, dashes=(1, 5), length=1.6),
    }
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a relation is called: on its line, and as a heading over its other end, seen from source or target."""

    line: str
    outward: str
    inward: str
    back: str  # on its line, seen from the target


RELATION_WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "VARIANT_OF": Words("variant of", "Came from", "Led to", "variant of"),
        "EXTENDS": Words("extends", "Came from", "Led to", "extends"),
        "COMBINES": Words("combines", "Came from", "Led to", "combines"),
        "REPLACES": Words("replaces", "Came from", "Led to", "replaces"),
        "INSTANCE_OF": Words("kind of", "Is a kind of", "Kinds", "kind of"),
        "ALTERNATIVE_TO": Words("alternative to", "Compared with", "Compared with", "alternative to"),
        "COMPARED_WITH": Words("compared with", "Compared with", "Compared with", "compared with"),
        "OUTPERFORMS": Words("outperforms", "Compared with", "Compared with", "outperforms it"),
        "USES": Words("uses", "Uses", "Used by", "uses"),
        "EVALUATED_ON": Words("evaluated on", "Evaluated on", "Evaluated here", "evaluated on"),
        "ADDRESSES": Words("addresses", "Addresses", "Addressed by", "addresses"),
        "RELATED_TO": Words("named together", "Often named with", "Often named with", "named together"),
        "INTRODUCES": Words("introduces", "Introduces", "Introduced by", "introduces"),
        "MENTIONS": Words("names", "Names", "Named in", "names"),
        "WROTE": Words("wrote", "Papers", "Authors", "wrote"),
        "AFFILIATED_WITH": Words("at", "Organizations", "People", "at"),
        "FROM_ORGANIZATION": Words("from", "Organizations", "Papers", "from"),
        "PUBLISHED_IN": Words("published in", "Published in", "Papers", "published in"),
        "CITES": Words("cites", "Cites", "Cited by", "cites"),
        "LISTED_IN": Words("listed in", "Listed in", "Papers", "listed in"),
        "HAS_TOPIC": Words("under", "Topics", "Papers", "under"),
    }
)
SECTIONS = tuple(dict.fromkeys(head for words in RELATION_WORDS.values() for head in (words.outward, words.inward)))


def kind_of(label: str, kind: object) -> str:
    """The key into NODE_STYLES: a concept's kind where it has one of its own look, the label otherwise."""
    return str(kind) if label == "Concept" and kind in NODE_STYLES else ("Method" if label == "Concept" else label)
