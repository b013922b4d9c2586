"""Exports and copies of chats to blocks: each message an item under its day, stamps, senders and quotations left out.

A message head is a line of its own ("Ann Ash  9:41 AM") or stands before the text ("12/03/2024, 21:15 - Ann: …").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from papergraph.readers.blocks.block import Block, Run, Runs

_CLOCK = r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
_DAY = (
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}|[0-9]{4}[/.-][0-9]{1,2}[/.-][0-9]{1,2}"
    r"|[0-9]{1,2}[ -][A-Z][a-z]{2,8}\.?[ -][0-9]{2,4}|[A-Z][a-z]{2,8}\.? [0-9]{1,2},? [0-9]{4}|[Tt]oday|[Yy]esterday)"
)
_STAMP = rf"(?:(?P<day>{_DAY})(?:,|\sat)?\s{{1,3}})?{_CLOCK}"
# Before the text, with the sender: WhatsApp, Signal, IRC and Telegram's export.
_INLINE = re.compile(rf"^\s*\[?{_STAMP}\]?\s{{0,3}}(?:[-–|]\s{{0,3}})?(?:<[^<>\n]{{1,60}}>\s|[^:\n<]{{1,60}}:\s)")
# Lines of their own: Slack, Discord, Teams, Telegram when copied.
_HEADS = (
    re.compile(rf"^\s*(?!https?:)[^\n:]{{1,60}}?(?:\s{{1,4}}|\s?[,—–-]\s?)\[?{_STAMP}\]?\s*$"),
    re.compile(rf"^\s*\[{_STAMP}\]\s{{1,3}}\S[^:\n]{{0,60}}$"),
)
_NOISE = re.compile(
    r"^\s*(?:>.*|:[\w+-]{1,40}:(?:\s?[0-9]{1,4})?|\{\w{1,20}\}|\W{1,6}\s?\(?[0-9]{1,4}\)?|=+|<[^<>]{1,40}>"
    r"|\(edited\)|[0-9]{1,4} repl(?:y|ies)|In reply to .{1,80}|Forwarded from .{1,80}|Pinned a message)\s*$"
)


def is_chat(lines: Sequence[str]) -> bool:
    """Whether the lines are messages with time and sender: most of them, or every few lines a head of its own."""
    sample = [line for line in lines[:400] if line.strip()]
    inline = sum(bool(_INLINE.match(line)) for line in sample)
    if len(sample) > 1 and 2 * inline >= len(sample):
        return True
    heads = sum(bool(_head(line)) for line in sample)
    return heads > 1 and 6 * heads >= len(sample)


def blocks(lines: Sequence[str], inline: Callable[[str, int], Runs]) -> Iterator[Block]:
    """Messages as items under the day on which they were sent; lines without a head belong to the one before."""
    day, start = "", 0
    runs: list[Run] = []
    for number, line in enumerate(lines, 1):
        match = _INLINE.match(line) or _head(line)
        if match:
            if start:
                yield from _message(runs, start)
            runs, start = [], number
            if match["day"] and match["day"] != day:
                day = match["day"]
                yield Block("heading", number, (Run(day, number),), level=6)
            line = line[match.end() :]
        if not start or not line.strip() or _NOISE.match(line):
            continue
        if runs:
            runs.append(Run("\n", number, kind="break"))
        runs.extend(inline(line.strip(), number))
    if start:
        yield from _message(runs, start)


def _message(runs: Sequence[Run], start: int) -> Iterator[Block]:
    if runs:
        yield Block("item", runs[0].line or start, tuple(runs), level=1)


def _head(line: str) -> re.Match[str] | None:
    """The line where it is the head of a message and nothing else."""
    if len(line) > 120 or not any(character.isdigit() for character in line):
        return None
    return next((match for pattern in _HEADS if (match := pattern.match(line))), None)
