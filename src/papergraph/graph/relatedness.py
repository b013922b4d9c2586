"""Which concepts are named together more often than chance would have it.

Source of the measure: normalized pointwise mutual information, Bouma 2009, "Normalized (Pointwise) Mutual
Information in Collocation Extraction".
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from papergraph.model import Edge

MIN_PAPERS = 2
MIN_NPMI = 0.2
MAX_PER_PAPER = 40  # concepts of one paper that are paired, the weightiest first: pairs grow with the square
MAX_PER_CONCEPT = 15  # neighbours kept for each concept, the strongest first


def related_concepts(mentions: Iterable[Edge]) -> list[Edge]:
    """RELATED_TO edges from MENTIONS edges: pairs in at least two papers with npmi ≥ 0.2, the strongest of each."""
    by_paper: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for edge in mentions:
        if edge.type == "MENTIONS":
            weight = edge.properties.get("weight", 0.0)
            by_paper[edge.source].append((-weight if isinstance(weight, int | float) else 0.0, edge.target))
    spread = Counter(concept for named in by_paper.values() for _, concept in named)
    together: Counter[tuple[str, str]] = Counter()
    for named in by_paper.values():
        kept = sorted(concept for _, concept in sorted(named)[:MAX_PER_PAPER] if spread[concept] >= MIN_PAPERS)
        together.update(combinations(kept, 2))
    scored = {
        pair: (score, count)
        for pair, count in together.items()
        if count >= MIN_PAPERS and (score := _npmi(count, spread[pair[0]], spread[pair[1]], len(by_paper))) >= MIN_NPMI
    }
    return [
        Edge("RELATED_TO", *pair, {"npmi": scored[pair][0], "papers": scored[pair][1]}) for pair in _strongest(scored)
    ]


def _npmi(together: int, one: int, other: int, papers: int) -> float:
    if together == papers:
        return 0.0  # in every paper: says nothing
    joint = together / papers
    return round(math.log(joint * papers * papers / (one * other)) / -math.log(joint), 4)


def _strongest(scored: dict[tuple[str, str], tuple[float, int]]) -> Iterator[tuple[str, str]]:
    kept: Counter[str] = Counter()
    for pair, _ in sorted(scored.items(), key=lambda item: (-item[1][0] * math.log1p(item[1][1]), item[0])):
        if max(kept[pair[0]], kept[pair[1]]) < MAX_PER_CONCEPT:
            kept.update(pair)
            yield pair
