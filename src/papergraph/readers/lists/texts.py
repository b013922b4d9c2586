"""Passages about a paper, repaired for matching, with the way back to the source's own wording."""

from __future__ import annotations

import re
import unicodedata

from papergraph.model import Text, TextKind
from papergraph.readers.lists.flat import Flat, lines_between

_LIMIT = 40_000
_REPAIR = re.compile(
    r"""
      (?P<space>   \s{2,} | [^\S\ ] )
    | (?P<hyphen>  (?<=[^\W_])[-‐](?:\ |\n)(?=[0-9A-Z]*[0-9]) )
    | (?P<quote>   ``|'' )
    | (?P<tex>     \\(?:textit|textbf|texttt|textsc|emph|mathrm|mathcal|mathbf|text)\{([^{}]{0,200})\} )
    | (?P<soft>    \u00ad )
    | (?P<ligature>[\ufb00-\ufb06] )
    """,
    re.VERBOSE,
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_COMMON = {
    "de": "der die das und ist ein eine wird nicht mit auf für von werden durch",
    "fr": "le la les des est une dans pour que qui sur par avec nous cette",
    "es": "el los las una para que con por del como este esta más son",
    "pt": "o os uma para que com por do da como este são não mais",
    "it": "il lo gli una per che con del della come questo sono più",
}
_COMMON_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}


def passage(flat: Flat, start: int, end: int, kind: TextKind) -> Text | None:
    """The passage flat.text[start:end], None where it says nothing."""
    raw = flat.text[start : min(end, start + _LIMIT)]
    lead = len(raw) - len(raw.lstrip(" \t\n,;:|–—-·•."))
    raw, start = raw[lead:].rstrip(), start + lead
    if not any(character.isalpha() for character in raw):
        return None
    text, offsets = repair(raw)
    lines = tuple(lines_between(flat, start, start + len(raw)))
    return Text(
        kind=kind, text=text, language=language_of(text), raw="" if raw == text else raw, offsets=offsets, lines=lines
    )


def repair(raw: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text for matching and its offset map: white space single, TeX and ligatures resolved, "3- 8B" joined."""
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = [(0, 0)]
    length = position = 0
    for match in _REPAIR.finditer(raw):
        kept = raw[position : match.start()]
        new = _repaired(match)
        pieces += [kept, new]
        length += len(kept)
        offsets.append((length, match.start()))
        length += len(new)
        position = match.end()
        if len(new) != len(match[0]):
            offsets.append((length, position))
    if position == 0:
        return raw, ()
    pieces.append(raw[position:])
    return "".join(pieces), tuple(_strictly_rising(offsets))


def language_of(text: str) -> str:
    """The language that a passage is written in, by its script and commonest words; English where nothing tells."""
    sample = text[:3000]
    if not sample.isascii() and (code := _by_script(sample)):
        return code
    words = re.findall(r"[^\W\d_]+", sample.casefold())[:400]
    if len(words) < 12:
        return "en"
    shares = {code: sum(word in common for word in words) for code, common in _COMMON_WORDS.items()}
    best = max(shares, key=lambda code: (shares[code], code))
    return best if shares[best] * 6 > len(words) else "en"


def _by_script(sample: str) -> str | None:
    """The language of a script that no other language here is written in, where it is a ninth of the letters."""
    letters = len(_LATIN.findall(sample))
    for code, pattern in (("ko", _HANGUL), ("ja", _KANA), ("zh", _HAN), ("ru", _CYRILLIC)):
        found = len(pattern.findall(sample))
        if found >= 4 and found * 8 >= letters:
            return code
    return None


def _repaired(match: re.Match[str]) -> str:
    kind = match.lastgroup if match.lastgroup else "tex"
    if kind == "space":
        return " "
    if kind == "hyphen":
        return "-"
    if kind == "quote":
        return '"'
    if kind == "ligature":
        return unicodedata.normalize("NFKC", match[0])
    return "" if kind == "soft" else _LIGATURE.sub(lambda one: unicodedata.normalize("NFKC", one[0]), match[5] or "")


def _strictly_rising(offsets: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One pair for each place in the text, the last said."""
    return sorted(dict(offsets).items())
