"""The spaCy side of extraction: phrase matching over pieces. The only module that imports spaCy, when first needed.

What comes out is plain (numbers and strings), so that nothing else has to know of spaCy's objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

Hit = tuple[int, int, str]


class PieceMatcher:
    """Finds sequences of pieces: `match` gives (first piece, last piece, key), longest first from each start."""

    def __init__(self, patterns: Iterable[tuple[tuple[str, ...], str]]) -> None:
        from spacy.matcher import PhraseMatcher
        from spacy.vocab import Vocab

        self._vocab: Vocab = Vocab()
        self._matcher: PhraseMatcher = PhraseMatcher(self._vocab, attr="ORTH")
        by_key: dict[str, list[Doc]] = {}
        for words, key in patterns:
            if words:
                by_key.setdefault(key, []).append(self._doc(words))
        for key, docs in by_key.items():
            self._matcher.add(key, docs)

    def match(self, words: Sequence[str]) -> list[Hit]:
        """Every place where a pattern stands, sorted."""
        if not words or not len(self._matcher):
            return []
        found = self._matcher(self._doc(words))
        hits = [(start, end - 1, self._vocab.strings[key]) for key, start, end in found]
        return sorted(hits, key=lambda hit: (hit[0], -hit[1], hit[2]))

    def _doc(self, words: Sequence[str]) -> Doc:
        from spacy.tokens import Doc

        return Doc(self._vocab, words=list(words))
