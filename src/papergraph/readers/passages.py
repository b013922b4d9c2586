"""Abstracts and remarks of formats that map directly, to texts that know their language and lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from papergraph.model import Text, TextKind

_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_TAG = re.compile(r"</?(?:jats:)?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,200})?/?>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,6});")


def passage(kind: TextKind, text: str, line: int | None = None) -> Text | None:
    """The text with white space as single spaces; None where it is empty.

    `line` is the source line on which it begins; each line end in `text` counts one on.
    """
    if line is None or "\n" not in text:
        flat = " ".join(without_markup(text).split())
        return Text(kind=kind, text=flat, language=language_of(flat), lines=_first(line)) if flat else None
    parts: list[str] = []
    lines: list[tuple[int, int]] = []
    position = 0
    for number, one in enumerate(text.split("\n"), line):
        if flat := " ".join(without_markup(one).split()):
            lines.append((position, number))
            parts.append(flat)
            position += len(flat) + 1
    whole = " ".join(parts)
    return Text(kind=kind, text=whole, language=language_of(whole), lines=tuple(lines)) if whole else None


def on_lines(text: Text, rows: Sequence[str], first: int) -> Text:
    """The text with the line of each of the source's rows that it was folded from; `first` is the line of the first.

    Rows that do not come out word for word are passed over: what stands on them counts to the row before.
    """
    lines: list[tuple[int, int]] = []
    position = 0
    for number, row in enumerate(rows, first):
        start = " ".join(row.replace("''", "'").split()).strip("'\"")[:30]
        at = text.text.find(start, position) if start else -1
        if at >= 0:
            lines.append((at, number))
            position = at + 1
    return replace(text, lines=((0, first), *lines) if lines and lines[0][0] else tuple(lines)) if lines else text


def without_markup(text: str) -> str:
    """The text without HTML and JATS tags, entities as characters. A "<" that is no tag stays."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text and _ENTITY.search(text):
        import html

        text = html.unescape(text)
    return text


def language_of(text: str) -> str:
    """ "ko", "ja" or "zh" where a fifth of the first characters is written in that script, else "en"."""
    sample = text[:2000]
    if sample.isascii():
        return "en"
    kana, hangul, han = (len(script.findall(sample)) for script in (_KANA, _HANGUL, _HAN))
    if 5 * (kana + hangul + han) < len(sample):
        return "en"
    if hangul > kana + han:
        return "ko"
    return "ja" if 5 * kana > han else "zh"


def _first(line: int | None) -> tuple[tuple[int, int], ...]:
    return () if line is None else ((0, line),)
