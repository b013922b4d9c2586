"""Folding: the one way in which two spellings are found to be the same.

Folding is part of every id, so it must give the same on every Python version: the only Unicode tables used are
those of `unicodedata` for canonical decomposition and category, which the stability policy of Unicode freezes for
characters that exist, and `str.casefold`.
"""

from __future__ import annotations

import functools
import hashlib
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’`´]s\b")
_ACRONYM_PLURAL = re.compile(r"([A-Z]|(?<=[A-Z])[0-9])s\b")
# A space that does not stand between two digits: 2.7B must not become 27B.
_SPACE_IN_NAME = re.compile(r" (?![0-9])|(?<![0-9]) ")
# Written forms whose letters fold to something that readers never type.
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i"}
    | {"æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"}
)
# A sign at the end of a name is part of it: LoRA+ is not LoRA, nor QuIP# QuIP.
_SIGN = re.compile(r"(?<=[^\W_])(?:\++|#)(?!\w)")
_ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def strip_accents(text: str) -> str:
    """The text in compatibility form without combining marks; letters, digits and punctuation stay."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", kept)  # Hangul syllables come apart under NFKD; put them together again


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Words in lower case, without accents and punctuation, one space between.

    "Édouard's GPT-3.5" → "edouard s gpt 3 5". Digits and the boundaries between numbers are kept:
    "Llama 2 7B" and "Llama 27B" differ.
    """
    return " ".join(_WORD.findall(strip_accents(text).casefold()))


@functools.lru_cache(maxsize=65536)
def fold_name(text: str) -> str:
    """The key of a name, as the graph stores it: folded, possessive and acronym plural dropped, words one space apart.

    "LoRAs" → "lora", "DPO's" → "dpo", "Step-DPO" → "step dpo", "LoRA+" → "lora plus"; "PALMS" stays "palms".
    """
    text = _POSSESSIVE.sub("", _ACRONYM_PLURAL.sub(r"\1", strip_accents(text)))
    return fold(_SIGN.sub(lambda sign: " sharp" if sign.group() == "#" else " plus" * len(sign.group()), text))


@functools.lru_cache(maxsize=65536)
def join_name(text: str) -> str:
    """The key under which spellings of one name meet: `fold_name` without its spaces, but for those between numbers.

    "Step-DPO", "step dpo" and "StepDPO" are one; "Llama 2 7B" (llama2 7b) is not "Llama 27B", nor "GPT-3.5" "GPT-35".
    """
    return _SPACE_IN_NAME.sub("", fold_name(text))


@functools.lru_cache(maxsize=65536)
def fold_title(text: str) -> str:
    """The key under which spellings of one title meet; as `join_name`, without its rules for plurals."""
    return _SPACE_IN_NAME.sub("", fold(text))


def digest(*parts: str, length: int = 16) -> str:
    """A short hexadecimal SHA-256 of the parts, which are kept apart."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


def printable(text: str) -> str:
    """The text without control, bidirectional and zero-width characters: safe for a terminal or a log."""
    return _ESCAPES.sub("", text)
