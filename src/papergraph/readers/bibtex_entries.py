"""BibTeX to entries with their lines: strings and cross-references filled in, what is broken read as far as it goes.

bibtexparser splits the entries, and recovers from broken ones. Does not use its middlewares: they copy every entry
several times, and lose the lines on which values stand. The only importer of bibtexparser.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from papergraph.model import Issue, Origin, Severity
from papergraph.readers.latex import plain

# The parser reports broken entries to its logger as well; here they are issues.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False

_RUNS_ON = re.compile(r"(?:\{[^{}]*\}|\"[^\"]*\")\s*[A-Za-z]+\s*=")
_LENIENT_FIELD = re.compile(r"(?:^|[,{(\n])[ \t]{0,80}([A-Za-z_-]{2,30})[ \t]{0,80}=[ \t]{0,80}")
# What follows an entry that a brace too many has ended: its other fields.
_LEFT_OVER = re.compile(r"\s{0,80}\}?\s{0,80},\s{0,80}[A-Za-z_-]{2,30}[ \t]{0,80}=")
_SALVAGED = ("title", "author", "year", "date", "eprint", "doi", "journal", "booktitle", "url", "abstract", "note")
_LONGEST_VALUE = 100_000  # strings that are made of strings double with each line


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its fields in lower case as the file writes them (strings filled in, outer braces gone)."""

    type: str
    key: str
    line: int
    fields: Mapping[str, str]
    lines: Mapping[str, int]

    def text(self, *names: str) -> str:
        """The first of these fields that is there, as LaTeX prints it; else ""."""
        return next((value for name in names if (value := plain(self.fields.get(name, "")))), "")


def split_entries(text: str, source: str) -> tuple[list[Entry], list[Issue]]:
    """The entries of a file in its order, and an issue for each that is broken, repeated or has a field twice."""
    from bibtexparser import model as bib
    from bibtexparser.splitter import Splitter

    entries: list[Entry] = []
    issues: list[Issue] = []
    strings: dict[str, str] = {}
    for block in Splitter(text).split().blocks:
        line = (block.start_line or 0) + 1
        failed = isinstance(block, bib.ParsingFailedBlock)
        whole = getattr(block, "ignore_error_block", None) if failed else block
        if isinstance(whole, bib.String):
            strings[whole.key.lower()] = _value(whole.value, strings)
        elif isinstance(whole, bib.Entry):
            if any(_RUNS_ON.match(field.value) for field in whole.fields):
                issues.append(_issue("warning", "broken-entry", "this entry lacks a comma", source, line))
                entries.extend(_salvaged(whole.raw or "", line))
                continue
            entries.append(_entry(whole, strings))
            if isinstance(block, bib.DuplicateBlockKeyBlock):
                issues.append(_issue("note", "repeated-key", f"the key {whole.key!r} is used again", source, line))
            if isinstance(block, bib.DuplicateFieldKeyBlock):
                issues.append(_issue("warning", "repeated-field", f"{whole.key!r} has a field twice", source, line))
        elif isinstance(whole, bib.ImplicitComment) and entries and _LEFT_OVER.match(whole.comment):
            message = f"a brace ends {entries[-1].key!r} before its last fields; they are read all the same"
            issues.append(_issue("warning", "broken-entry", message, source, line))
            entries[-1] = _with_rest(entries[-1], whole.comment, line)
        elif failed:
            error = getattr(block, "error", "")
            reason = " ".join(str(getattr(error, "abort_reason", error)).split())
            message = f"this entry is broken: {reason[:160] or 'it does not end'}"
            issues.append(_issue("warning", "broken-entry", message, source, line))
            entries.extend(_salvaged(block.raw or "", line))
    return entries, issues


def _entry(entry: object, strings: Mapping[str, str]) -> Entry:
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    for one in entry.fields:  # type: ignore[attr-defined]
        name = one.key.lower()
        if fields.get(name):
            continue
        fields[name] = _value(one.value, strings)
        lines[name] = (one.start_line or 0) + 1
    start: int = entry.start_line or 0  # type: ignore[attr-defined]
    return Entry(str(entry.entry_type).lower(), str(entry.key), start + 1, fields, lines)  # type: ignore[attr-defined]


def _value(raw: str, strings: Mapping[str, str]) -> str:
    """The value that braces, quotes, the names of strings, months and # stand for."""
    raw = raw.strip()
    if len(raw) > 1 and raw[0] == "{" and raw[-1] == "}" and "#" not in raw:
        return raw[1:-1]
    return "".join(_piece(piece.strip(), strings) for piece in _pieces(raw))[:_LONGEST_VALUE]


def _piece(piece: str, strings: Mapping[str, str]) -> str:
    if len(piece) > 1 and piece[0] + piece[-1] in ('""', "{}"):
        return piece[1:-1]
    return strings.get(piece.lower(), piece)


def _pieces(raw: str) -> Iterator[str]:
    """The operands of #, which joins only outside of braces and quotes."""
    depth, quoted, start = 0, False, 0
    for at, character in enumerate(raw):
        depth += (character == "{") - (character == "}")
        if character == '"' and depth == 0:
            quoted = not quoted
        elif character == "#" and depth == 0 and not quoted:
            yield raw[start:at]
            start = at + 1
    yield raw[start:]


def _with_rest(entry: Entry, rest: str, line: int) -> Entry:
    """The entry with the fields that stand behind a brace too many."""
    for more in _salvaged(rest, line):
        return Entry(entry.type, entry.key, entry.line, {**more.fields, **entry.fields}, {**more.lines, **entry.lines})
    return entry


def _salvaged(raw: str, line: int) -> Iterator[Entry]:
    """What can be made out of a broken entry: its fields up to where the next begins."""
    head = re.match(r"@\s?([A-Za-z]{3,30})\s?[{(]\s?([^\s,{}()=]{0,200})", raw)
    starts = [m for m in _LENIENT_FIELD.finditer(raw) if m[1].lower() in _SALVAGED]
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    ends = [*(m.start() for m in starts), len(raw)][1:]
    for match, end in zip(starts, ends, strict=True):
        name = match[1].lower()
        value = raw[match.end() : end].strip().rstrip(",").strip().strip('"').strip()
        if value and name not in fields:
            whole = value.count("{") == value.count("}")
            fields[name] = value.removeprefix("{").removesuffix("}") if whole else value.strip("{}")
            lines[name] = line + raw.count("\n", 0, match.start())
    if fields:
        yield Entry(head[1].lower() if head else "misc", head[2] if head else "", line, fields, lines)


def inheriting(entry: Entry, parents: Mapping[str, Entry]) -> Entry:
    """The entry with what it takes from the entry that `crossref` names."""
    parent = parents.get(entry.fields.get("crossref", "").strip().lower())
    if parent is None or parent is entry:
        return entry
    inherited = {"year", "date", "month", "publisher", "journal", "journaltitle"}
    more = {name: value for name, value in parent.fields.items() if name in inherited}
    if "title" in parent.fields and "booktitle" not in parent.fields:
        more["booktitle"] = parent.fields["title"]
    return Entry(entry.type, entry.key, entry.line, {**more, **entry.fields}, entry.lines)


def _issue(severity: Severity, code: str, message: str, source: str, line: int) -> Issue:
    return Issue("read", severity, code, message, Origin(source, line))
