"""How far the front matter of a page reaches: the YAML or TOML above its text, between lines of dashes or pluses."""

from __future__ import annotations

import re

_SHORT = re.compile(r"\A(---|\+\+\+)[ \t]*\n(?:.*\n){0,200}?(?:\1|\.\.\.)[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"[\w\"'-][\w\"' .-]{0,60}:(?:\s|$)")
_MOST_LINES = 5000


def extent(text: str) -> int:
    """Where the text behind the front matter begins; 0 where there is none."""
    if not text.startswith(("---", "+++")):
        return 0
    short = _SHORT.match(text) if text.partition("\n")[2][:1].strip() else None
    return short.end() if short else _long(text)


def _long(text: str) -> int:
    """The same for one that is long or begins empty; each line must look like data: a rule may begin a page as well."""
    first, *lines = text.split("\n", _MOST_LINES)[:_MOST_LINES]
    position = len(first) + 1
    if first.strip() != "---":
        return 0
    if not _KEY.match(next((line for line in lines if line.strip()), "")):
        return 0
    for line in lines:
        position += len(line) + 1
        if line.rstrip() in ("---", "..."):
            return min(position, len(text))
        if line.strip() and line[0] not in " \t-#" and not _KEY.match(line):
            return 0
    return 0
