"""AsciiDoc and MediaWiki to blocks, by way of Markdown: line for line, so that lines keep their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papergraph.readers.blocks.block import Block
from papergraph.readers.blocks.markdown import blocks as markdown_blocks

_ADOC_HEADING = re.compile(r"^(={1,6})\s+(?=\S)")
_ADOC_LINK = re.compile(r"(?:link:)?(https?://[^\s\[\]<>]{3,2000})\[([^\[\]]{0,500})\]")
_ADOC_BOLD = re.compile(r"(?<![\w*])\*([^*\s][^*\n]{0,300})\*(?![\w*])")
_ADOC_NOISE = re.compile(r"^(?::[\w!-]{1,40}:.*|\[[^\[\]]{0,200}\]\s*|//.*|-{4,}|={4,}|\.{4,})$")
_WIKI_HEADING = re.compile(r"^(={1,6})\s*([^=\n].{0,200}?)\s*={1,6}\s*$")
_WIKI_LINK = re.compile(r"\[(https?://[^\s\[\]]{3,2000})(?:\s+([^\[\]]{1,500}))?\]")
_WIKI_PAGE = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,300})\]\]")
_WIKI_NOISE = re.compile(r"^\s*\[\[(?:Category|File|Image):[^\[\]]{0,300}\]\]\s*$", re.IGNORECASE)
_BULLETS = re.compile(r"^([*#.]{1,6})\s+(?=\S)")


def asciidoc(text: str) -> Iterator[Block]:
    """The blocks of an AsciiDoc document."""
    return markdown_blocks("\n".join(map(_from_asciidoc, text.split("\n"))))


def mediawiki(text: str) -> Iterator[Block]:
    """The blocks of a page in the markup of MediaWiki."""
    return markdown_blocks("\n".join(map(_from_wiki, text.split("\n"))))


def _from_asciidoc(line: str) -> str:
    if _ADOC_NOISE.match(line):
        return ""
    line = _ADOC_HEADING.sub(lambda match: "#" * len(match[1]) + " ", line)
    bullet = None if line.startswith("#") else _BULLETS.match(line)
    head, rest = (_bullet(bullet[1]), line[bullet.end() :]) if bullet else ("", line)
    rest = _ADOC_LINK.sub(lambda match: f"[{match[2] or match[1]}]({match[1]})", rest)
    return head + _ADOC_BOLD.sub(r"**\1**", rest)


def _from_wiki(line: str) -> str:
    if _WIKI_NOISE.match(line):
        return ""
    if heading := _WIKI_HEADING.match(line):
        return f"{'#' * len(heading[1])} {heading[2]}"
    bullet = _BULLETS.match(line)
    head, rest = (_bullet(bullet[1]), line[bullet.end() :]) if bullet else ("", line)
    rest = _WIKI_LINK.sub(lambda match: f"[{match[2] or match[1]}]({match[1]})", rest)
    return head + _WIKI_PAGE.sub(r"\1", rest).replace("'''", "**").replace("''", "*")


def _bullet(marks: str) -> str:
    return "  " * (len(marks) - 1) + "- "
