"""Stage 3: records become papers, authors, organizations and venues under stable ids.

Pure, and the order of the input is no matter. Nothing outside this package decides which record is believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from papergraph.model import ReadResult, ResolvedCorpus

if TYPE_CHECKING:
    from papergraph.resolve.corrections import Corrections
    from papergraph.resolve.ledger import Explanation


def resolve(results: Iterable[ReadResult], corrections: Corrections | None = None, *, stubs: int = 0) -> ResolvedCorpus:
    """The corpus that the sources make together.

    Equal sets of results give equal corpora, in whatever order they come; a source that is given twice counts once.
    `stubs` works that are known only as cited become papers, those that most papers cite first. The issues are those
    of reading and of resolving.
    """
    from papergraph.resolve.corpus import assemble

    return assemble(results, corrections, stubs=stubs)


def explain(corpus: ResolvedCorpus, paper_id: str) -> Explanation | None:
    """Why a paper is what it is: its records, the rules that joined them, on what they differ. None for unknown ids."""
    from papergraph.resolve.ledger import explain as tell

    return tell(corpus, paper_id)
