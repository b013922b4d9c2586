"""Bytes of a list to text, whatever they are: encodings, marks, control characters, lines without end."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from papergraph.model import Issue, Origin, Severity
from papergraph.readers.blocks.charsets import charset_name, declared_charset, guess_charset

LINE_LIMIT = 1_000_000
LINES_LIMIT = 500_000
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
_HIGH_PAIR = re.compile(rb"[\x80-\xff]{2}|[\x80-\xff].{0,40}[\x80-\xff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_MAGIC = (b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"BZh", b"\xfd7zXZ")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text with "\\n" as its only line end, and what had to be replaced or left out. `text` is "" when binary."""

    text: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, source: str, media_type: str = "") -> Decoded:
    """The text of a document. Never raises: what cannot be decoded is an issue, and so is an encoding guessed."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return Decoded("", (_issue("error", "empty", "holds nothing to read", source),))
    if data.startswith(_MAGIC):
        return Decoded("", (_issue("error", "binary", _what_binary(data), source),))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(encoding, "replace"), [], source)
    if wide := _wide(data):
        guess = _issue("note", "encoding", f"is not marked; read as {wide.upper()}, a guess", source)
        return _finish(data.decode(wide, "replace"), [guess], source)
    if _is_binary(data):
        return Decoded("", (_issue("error", "binary", "is not text", source),))
    return _narrow(data, source, media_type)


def _narrow(data: bytes, source: str, media_type: str) -> Decoded:
    try:
        return _finish(data.decode("utf-8"), [], source)
    except UnicodeDecodeError:
        return _finish(*_legacy(data, source, media_type), source)


def _legacy(data: bytes, source: str, media_type: str) -> tuple[str, list[Issue]]:
    """The text of bytes that are not all UTF-8: lines that are not in the encoding declared or guessed, and why."""
    lines = data.split(b"\n")
    foreign = {at for at, line in enumerate(lines) if _is_foreign(line)}
    if any(not line.isascii() for at, line in enumerate(lines) if at not in foreign):
        foreign = {at for at in foreign if _HIGH_PAIR.search(lines[at])}  # a lone byte in UTF-8 text is damage
    issues: list[Issue] = []
    encoding = "cp1252"
    if foreign:
        declared = declared_charset(data, media_type)
        encoding = declared or guess_charset(b"\n".join(lines[at] for at in sorted(foreign))) or encoding
        mixed = any(not line.isascii() for at, line in enumerate(lines) if at not in foreign)
        which = (
            f"is UTF-8 but for {len(foreign)} lines, the first of them this; those are" if mixed else "is not UTF-8;"
        )
        why = "as declared" if declared else "a guess"
        message = f"{which} read as {charset_name(encoding)}, {why}"
        issues.append(_issue("warning" if mixed else "note", "encoding", message, source, min(foreign) + 1))
    text = "\n".join(line.decode(encoding if at in foreign else "utf-8", "replace") for at, line in enumerate(lines))
    if bad := text.count("\ufffd"):
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        name = charset_name(encoding) if foreign else "UTF-8"
        message = f"{bad} bytes that are not {name} were replaced, the first on this line"
        issues.append(_issue("warning", "invalid-bytes" if foreign else "invalid-utf-8", message, source, line))
    return text, issues


def _is_foreign(line: bytes) -> bool:
    """Whether a line is in another encoding than UTF-8, rather than UTF-8 of which a few bytes were lost."""
    if line.isascii():
        return False
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("utf-8", "replace")
        bad = text.count("\ufffd")
        return bad > sum(character > "\x7f" for character in text) - bad
    return False


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: of western text every other byte is zero, of any text one byte of each line end."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    for encoding, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if others.count(0) or not zeros.count(0):
            continue
        if zeros.count(0) > 0.3 * len(zeros) or _ends_lines(zeros, others):
            return encoding
    return None


def _ends_lines(zeros: bytes, others: bytes) -> bool:
    """Whether every byte that could end a line has its zero, and there are some."""
    ends = [at for at, byte in enumerate(others) if byte == 10]
    return len(ends) > 1 and b"\n" not in zeros and all(not zeros[at] for at in ends if at < len(zeros))


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
    if not text.isascii() and _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    return Decoded(text, tuple(issues))


def cut_lines(text: str, source: str) -> Decoded:
    """The text cut to as many lines, and its lines to as many characters, as no list has; each cut is reported."""
    issues = []
    if len(text) > LINES_LIMIT and (ends := text.count("\n")) > LINES_LIMIT:
        message = f"the source has {ends + 1:,} lines and is read up to this one only; split it"
        issues.append(_issue("warning", "too-long", message, source, LINES_LIMIT))
        text = "\n".join(text.split("\n", LINES_LIMIT)[:LINES_LIMIT])
    if len(text) <= LINE_LIMIT or max(map(len, text.split("\n"))) <= LINE_LIMIT:
        return Decoded(text, tuple(issues))
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > LINE_LIMIT:
            message = f"a line of {len(line):,} characters is read up to its {LINE_LIMIT:,}th character only"
            issues.append(_issue("warning", "line-too-long", message, source, number))
            lines[number - 1] = line[:LINE_LIMIT]
    return Decoded("\n".join(lines), tuple(issues))


def _issue(severity: Severity, code: str, message: str, source: str, line: int | None = None) -> Issue:
    return Issue("read", severity, code, message, Origin(source, line))
