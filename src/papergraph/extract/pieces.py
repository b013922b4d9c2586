"""Text cut into the pieces that names are compared by; knows nothing of concepts.

A piece is a run of letters of one script, a run of digits, one CJK character, or one other character. White space and
hyphens only separate, so that "Step-DPO", "step DPO" and "GPT-4o", "GPT4o" give equal pieces, and a name that is
glued to Chinese, Korean or Japanese text ("RLHF的", "GPT-4o를") comes apart from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from papergraph.text import strip_accents

CJK = "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-z\u00aa-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"
HYPHENS = "\\-\u2010-\u2015\u2212"
_PIECE = re.compile(rf"[0-9]+|[{_LATIN}]+|[{CJK}\u3040-\u30ff]|[^\s{HYPHENS}\ud800-\udfff]")
_PLURAL_ACRONYM = re.compile(r"[A-Z]s$")
_GLUE = re.compile(rf"[{_LATIN}0-9]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """Folded pieces with the offsets at which they stand in `text`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def whole(self, first: int, last: int) -> bool:
        """Whether the pieces first..last (inclusive) are not a part of a longer word or number."""
        return not (self._joined(first - 1) or self._joined(last) or self._decimal(last))

    def _joined(self, left: int) -> bool:
        """Whether the piece `left` and the one after it are one word in the text."""
        if left < 0 or left + 1 >= len(self.words) or self.ends[left] != self.starts[left + 1]:
            return False
        at = self.ends[left]
        return bool(_GLUE.match(self.text, at - 1) and _GLUE.match(self.text, at))

    def _decimal(self, last: int) -> bool:
        """Whether a decimal follows at once: "GPT-3" in "GPT-3.5" is not GPT-3."""
        rest = self.text[self.ends[last] : self.ends[last] + 2]
        return len(rest) == 2 and rest[0] == "." and rest[1].isdigit() and self.words[last].isdigit()


def cut(text: str) -> Pieces:
    """The pieces of `text`, in order."""
    words, starts, ends = [], [], []
    for match in _PIECE.finditer(text):
        if not (word := _fold(match.group())):
            continue  # a mark without a letter of its own, as Arabic and Hebrew vowels are
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return Pieces(text, tuple(words), tuple(starts), tuple(ends))


def _fold(piece: str) -> str:
    """Lower case without accents; the plural s of an acronym is dropped ("LLMs" gives "llm")."""
    if _PLURAL_ACRONYM.search(piece):
        piece = piece[:-1]
    return piece.lower() if piece.isascii() else strip_accents(piece).casefold()
