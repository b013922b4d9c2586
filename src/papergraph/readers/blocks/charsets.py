"""In which encoding bytes are written that are not UTF-8: what they declare of themselves, else the likeliest.

The guess is made on lines with such bytes alone, so that a list of English titles does not drown them, and on a
bounded sample. It stays a guess: who decodes with it says so.
"""

from __future__ import annotations

import codecs
import re

_SAMPLE = 40_000
_HEAD = 2048
_DECLARED = re.compile(rb"(?:charset|encoding|coding)\s?[=:]\s?[\"']?([A-Za-z][\w.:-]{2,30})", re.IGNORECASE)
# What lists are written in, likeliest first; the library orders by how much text looks like a language.
_CANDIDATES = (
    "gb18030", "big5", "cp932", "euc_jp", "cp949", "cp1252", "cp1251", "koi8_r", "cp1250", "cp1254", "cp1253", "cp1255",
    "cp1256",
)  # fmt: skip
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932"}
_WIDER |= {"euc-kr": "cp949", "euc_kr": "cp949", "ks_c_5601-1987": "cp949", "iso-8859-1": "cp1252", "latin1": "cp1252"}
_NAMES = {"gb18030": "GB18030", "big5": "Big5", "cp932": "Shift-JIS", "euc_jp": "EUC-JP", "cp949": "EUC-KR"}
_ALIKE = 0.01  # of guesses that read equally well the commoner encoding counts
_HIGH = re.compile(rb"[\x80-\xff]")


def declared_charset(data: bytes, media_type: str = "") -> str | None:
    """The encoding that a document says it has, by its media type or in its first lines; None for UTF-8 or nonsense."""
    match = _DECLARED.search(media_type.encode("ascii", "ignore")) or _DECLARED.search(data, 0, _HEAD)
    name = match[1].decode("ascii").casefold() if match else ""
    name = _WIDER.get(name, name)
    try:
        return None if not name or codecs.lookup(name).name in ("utf-8", "ascii") else codecs.lookup(name).name
    except LookupError:
        return None


def guess_charset(data: bytes) -> str | None:
    """The likeliest encoding of bytes that are not UTF-8; None where none of the known ones fits."""
    from charset_normalizer import from_bytes

    lines = [line for line in data[: 20 * _SAMPLE].replace(b"\0", b"").split(b"\n") if _HIGH.search(line)]
    sample = b"\n".join(lines)[:_SAMPLE]
    sample = sample[: sample.rfind(b"\n")] if len(sample) == _SAMPLE and b"\n" in sample else sample
    matches = list(from_bytes(sample, cp_isolation=list(_CANDIDATES)))
    if not matches:
        return None
    best = matches[0]
    alike = {
        match.encoding
        for match in matches
        if match.chaos <= best.chaos + _ALIKE and match.coherence >= best.coherence - _ALIKE
    }
    if best.encoding not in ("cp1250", "cp1254", "cp1252"):
        return str(best.encoding)
    return next((name for name in ("cp1252", "cp1250", "cp1254") if name in alike), str(best.encoding))


def charset_name(name: str) -> str:
    """An encoding as people call it."""
    return _NAMES.get(name) or name.replace("cp125", "Windows-125").replace("_", "-").replace("koi8-r", "KOI8-R")
