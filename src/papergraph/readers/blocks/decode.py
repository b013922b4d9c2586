"""Bytes of a list to text, whatever they are: encodings, marks, control characters, lines without end."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from papergraph.model import Issue, Origin, Severity

LINE_LIMIT = 1_000_000
TEXT_LIMIT = 64_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Form feed and vertical tab count as white space in a line; the line ends are those that editors count.
_LINE_END = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAGIC = (b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"BZh", b"\xfd7zXZ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with "\\n" as its only line end, and what had to be replaced or left out. `text` is "" when binary."""

    text: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, source: str) -> Decoded:
    """The text of a document. Never raises: what cannot be decoded is an issue."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return Decoded("", (_issue("error", "empty", "holds nothing to read", source),))
    if data.startswith(_MAGIC):
        return Decoded("", (_issue("error", "binary", _what_binary(data), source),))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(encoding, "replace"), [], source)
    if wide := _wide(data):
        return _finish(data.decode(wide, "replace"), [_guessed(wide, source)], source)
    if _is_binary(data):
        return Decoded("", (_issue("error", "binary", "is not text", source),))
    return _narrow(data, source)


def _narrow(data: bytes, source: str) -> Decoded:
    try:
        return _finish(data.decode("utf-8"), [], source)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    high = sum(map(data.count, (b"\xe2\x80", b"\xc3", b"\xe3\x81", b"\xe4", b"\xea", b"\xec")))
    replaced = data.decode("utf-8", "replace")
    bad = replaced.count("\ufffd")
    if bad <= 3 or bad * 20 < high:
        message = f"{bad} bytes that are not UTF-8 were replaced, the first on this line"
        return _finish(replaced, [_issue("warning", "invalid-utf-8", message, source, line)], source)
    return _finish(data.decode("cp1252", "replace"), [_guessed("Windows-1252", source, line)], source)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly western text is zero."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * len(sample) / 2 and even == 0:
        return "utf-16-le"
    if even > 0.3 * len(sample) / 2 and odd == 0:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    sample = data[:200_000]
    controls = len(sample) - len(sample.translate(None, bytes(range(9)) + bytes(range(14, 32)) + b"\x7f"))
    return controls > max(2, len(sample) // 100)


def _what_binary(data: bytes) -> str:
    if data.startswith(b"%PDF-"):
        return "is a PDF; PDF files are not read, only lists in text form"
    return "is a binary file, not a list in text form"


def _finish(text: str, issues: list[Issue], source: str) -> Decoded:
    if len(text) > TEXT_LIMIT:
        issues.append(_issue("warning", "too-long", f"is read up to its {TEXT_LIMIT:,}th character only", source))
        text = text[:TEXT_LIMIT]
    if _LINE_END.search(text):
        text = _LINE_END.sub("\n", text)
    if _CONTROL.search(text):
        if "\x00" in text:
            line = text.count("\n", 0, text.index("\x00")) + 1
            issues.append(_issue("warning", "nul-bytes", "NUL characters were left out", source, line))
        text = _CONTROL.sub("", text)
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return Decoded(text, tuple(issues))


def cut_lines(text: str, source: str) -> Decoded:
    """The text with lines cut at a length that no list has, each reported."""
    if len(text) <= LINE_LIMIT or max(map(len, text.split("\n"))) <= LINE_LIMIT:
        return Decoded(text)
    lines = text.split("\n")
    issues = []
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LIMIT:
            message = f"a line of {len(line):,} characters is read up to its {LINE_LIMIT:,}th character only"
            issues.append(_issue("warning", "line-too-long", message, source, number))
            lines[number - 1] = line[:LINE_LIMIT]
    return Decoded("\n".join(lines), tuple(issues))


def _guessed(encoding: str, source: str, line: int | None = None) -> Issue:
    return _issue("warning", "encoding", f"is neither marked nor UTF-8; read as {encoding}", source, line)


def _issue(severity: Severity, code: str, message: str, source: str, line: int | None = None) -> Issue:
    return Issue("read", severity, code, message, Origin(source, line))
