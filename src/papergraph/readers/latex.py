"""LaTeX in titles, names and abstracts, to the text that it prints. The only importer of pylatexenc."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_COMBINING = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:(['`^\"~=.])\s?|([uvHckrdb])(?:\s|(?=\{)))(?:\{\s?\\?([A-Za-z])\s?\}|\\([ij])(?![A-Za-z])\s?|([A-Za-z]))"
)
_LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|dh|DH|th|TH|[oOlLij])(?:\s?\{\}|\s(?=[a-z])|(?![A-Za-z]))")
_URL = re.compile(r"\\(?:url|path|nolinkurl)\s?\{([^{}]{0,2000})\}|\\href\s?\{([^{}]{0,2000})\}\s?(?=\{)")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_PERCENT = re.compile(r"(?<!\\)%")
_DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
_MOST_NESTED = 40
_LONGEST = 50_000


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text as LaTeX would print it, white space as single spaces: "{\\'E}tude of {BERT}" → "Étude of BERT".

    Mathematics is kept as text; unknown commands leave their arguments. Never raises.
    """
    if "\\" in text:
        text = accents(_URL.sub(lambda m: m[1] or f"{m[2]} ", text))
        text = _commands(text) if "\\" in _ESCAPED.sub("", text) else _ESCAPED.sub(r"\1", text.replace("$", ""))
    text = text.replace("``", "“").replace("''", "”").replace("{", "").replace("}", "").replace("~", " ")
    return " ".join(_DASHES.sub("–", text).split())


def accents(text: str) -> str:
    """The text with accents and special letters as characters; everything else stays as it is."""
    return _LETTER.sub(lambda m: _LETTERS[m[1]], _ACCENT.sub(_composed, text)) if "\\" in text else text


def _composed(match: re.Match[str]) -> str:
    letter = match[3] or match[4] or match[5]
    return unicodedata.normalize("NFC", letter + _COMBINING[match[1] or match[2]])


def _commands(text: str) -> str:
    if len(text) > _LONGEST or _nesting(text) > _MOST_NESTED:
        return re.sub(r"\\[A-Za-z]{1,30}\s?|\\", "", text)
    # A bare percent sign is meant as one: nobody writes comments into a field.
    return str(_converter().latex_to_text(_PERCENT.sub(r"\\%", text)))


def _nesting(text: str) -> int:
    deepest = depth = 0
    for character in text:
        depth += (character in "{[$") - (character in "}]")
        deepest = max(deepest, depth)
    return deepest


@cache
def _converter() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", keep_comments=True)
