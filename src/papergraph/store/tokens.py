"""Cuts Cypher into tokens: words, quoted names, texts, numbers, signs. Comments are taken out.

Only as much of the language as telling them apart needs. Where two servers could cut a text differently (Unicode
escapes, invisible characters), it is refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from papergraph.errors import QueryError

Kind = Literal["word", "name", "text", "number", "sign"]
LONGEST = 100_000

_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\r\n]*|/\*(?:[^*]|\*(?!/))*\*/)
  | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
  | (?P<name>`(?:[^`]|``)*`)
  | (?P<number>[0-9][0-9A-Za-z_]*(?:\.[0-9][0-9A-Za-z_]*)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UNFINISHED = {"'": "text", '"': "text", "`": "quoted name"}
# Line ends that a server may know and Python's pattern above does not: a comment would end there, or not.
_ODD_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: `value` is the word in capitals, the name without its quotes, or the text as it stands."""

    kind: Kind
    value: str
    start: int


def tokens(text: str) -> tuple[list[Token], str]:
    """The tokens, and the text with its comments blanked, which is the one to send. Raises QueryError."""
    _refuse_ambiguous(text)
    found: list[Token] = []
    blanked: list[str] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        piece = match.group()
        blanked.append(re.sub(r"[^\r\n]", " ", piece) if kind == "comment" else piece)
        if kind not in ("space", "comment"):
            found.append(_token(kind, piece, match.start(), text))
    return found, "".join(blanked)


def _token(kind: str, piece: str, start: int, text: str) -> Token:
    if kind == "word":
        return Token("word", capitals(piece), start)
    if kind == "name":
        return Token("name", piece[1:-1].replace("``", "`"), start)
    if kind == "sign":
        if piece in _UNFINISHED:
            raise QueryError(f"{where(text, start)}: a {_UNFINISHED[piece]} begins here and does not end")
        if piece == "/" and text[start : start + 2] == "/*":
            raise QueryError(f"{where(text, start)}: a comment begins here and does not end")
        return Token("sign", piece, start)
    return Token("number" if kind == "number" else "text", piece, start)


def capitals(word: str) -> str:
    """The word as a lexer that ignores case may see it: "ſet" is SET, a Kelvin sign is K."""
    return unicodedata.normalize("NFKC", word).casefold().upper().replace("ı", "I")


def where(text: str, position: int) -> str:
    """ "line 2, column 5" of a position, both from 1."""
    before = text[:position]
    return f"line {before.count(chr(10)) + 1}, column {position - before.rfind(chr(10))}"


def _refuse_ambiguous(text: str) -> None:
    if len(text) > LONGEST:
        raise QueryError(f"the query has {len(text)} characters; at most {LONGEST} are read")
    for match in re.finditer(r"\\[uU]", text):
        raise QueryError(f"{where(text, match.start())}: write the character itself instead of a Unicode escape")
    for match in _ODD_LINE_ENDS.finditer(text):
        raise QueryError(f"{where(text, match.start())}: an unusual line end; use plain ones")
    for position in _invisible(text):
        raise QueryError(f"{where(text, position)}: an invisible character; take it out")


def _invisible(text: str) -> Iterator[int]:
    for position, character in enumerate(text):
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co") and character not in "\t\n\r":
            yield position
