"""arXiv's daily mails to blocks: one item a submission, whose fields are lines of their own with their labels.

The mail sets submissions apart by rules and their parts by two backslashes, and wraps every field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from papergraph.readers.blocks.block import Block, Run, Runs

_START = re.compile(r"^arXiv:(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/[0-9]{7})")
_FIELD = re.compile(
    r"^(Title|Authors|Date|Categories|Comments|Journal-ref|DOI|Report-no|MSC-class|ACM-class|License):\s*"
)
_RULE = re.compile(r"^[-%]{10,}$")
_LONG_RULE = re.compile(r"^-{40,}\s*$")
_NAMES = {"Categories": "Subjects"}
_KEPT = ("Title", "Authors", "Date", "Categories", "Comments", "Journal-ref", "DOI")


def is_mail(lines: Sequence[str]) -> bool:
    """Whether the lines are a mail of submissions: identifiers right behind lines of two backslashes."""
    return any(
        line.strip() == "\\\\" and _START.match(lines[at + 1])
        for at, line in enumerate(lines[:400])
        if at + 1 < len(lines)
    )


def beginning(lines: Sequence[str]) -> int:
    """How many lines stand before the first rule or submission: the mail's head, and what a reader wrote above it."""
    return next(at for at, line in enumerate(lines) if line.strip() == "\\\\" or _LONG_RULE.match(line))


def blocks(lines: Sequence[str], inline: Callable[[str, int], Runs]) -> Iterator[Block]:
    """One item for each submission."""
    starts = [at for at, line in enumerate(lines) if _START.match(line) and at and lines[at - 1].strip() == "\\\\"]
    for number, at in enumerate(starts):
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(lines)
        runs: list[Run] = [*inline(lines[at].strip(), at + 1)]
        for line, text in _fields(lines, at + 1, end):
            runs += [Run("\n", line, kind="break"), *inline(text, line)]
        yield Block("item", at + 1, tuple(runs), level=1)


def _fields(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, str]]:
    """The fields that say something of the paper, each with its line and made whole, and the abstract."""
    taken: list[tuple[int, str]] = []
    in_abstract = False
    for at in range(start, end):
        line = lines[at].strip()
        if line.startswith("\\\\") or _RULE.match(line):
            in_abstract = line == "\\\\"
        elif in_abstract:
            taken = _joined(taken, at, line, label="Abstract")
        elif match := _FIELD.match(line):
            taken.append((at + 1, f"{_NAMES.get(match[1], match[1])}: {_value(match[1], line[match.end() :])}"))
        elif line and taken and lines[at][:1].isspace():
            taken[-1] = (taken[-1][0], f"{taken[-1][1]} {line}")
    seen: set[str] = set()
    for number, text in sorted(taken, key=lambda field: not field[1].startswith("Title:")):
        name = text.partition(":")[0]
        if name not in seen and (name in _KEPT or name in ("Subjects", "Abstract")):
            seen.add(name)
            yield number, text


def _joined(taken: list[tuple[int, str]], at: int, line: str, *, label: str) -> list[tuple[int, str]]:
    if taken and taken[-1][1].startswith(f"{label}:"):
        return [*taken[:-1], (taken[-1][0], f"{taken[-1][1]} {line}".rstrip())]
    return [*taken, (at + 1, f"{label}: {line}")]


def _value(field: str, value: str) -> str:
    if field == "Categories":
        return ", ".join(value.split())
    return re.sub(r"\s+\([0-9]{1,7}kb[^()]{0,20}\)\s*$", "", value) if field == "Date" else value
