"""How much a mention says: a name that few papers use weighs more than one that all use (tf-idf)."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping

Pair = tuple[str, str]  # paper, concept


def mention_weights(counts: Mapping[Pair, int], *, papers: int) -> dict[Pair, float]:
    """log(1 + count) · log(1 + papers / papers that name the concept), rounded to four digits."""
    spread = Counter(concept for _, concept in counts)
    return {
        (paper, concept): round(math.log1p(count) * math.log1p(papers / spread[concept]), 4)
        for (paper, concept), count in counts.items()
    }
