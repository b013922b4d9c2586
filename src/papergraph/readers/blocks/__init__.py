"""One list syntax a file; which one a document is written in, by its name first and then by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Literal

from papergraph.model import SourceDocument
from papergraph.readers.blocks.block import Block

Syntax = Literal["markdown", "html", "rst", "org", "latex", "asciidoc", "mediawiki", "text"]

_SUFFIXES: dict[str, Syntax] = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown", ".mdx": "markdown",
    ".qmd": "markdown", ".rmd": "markdown", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".rst": "rst", ".rest": "rst", ".org": "org", ".tex": "latex", ".bbl": "latex",
    ".adoc": "asciidoc", ".asciidoc": "asciidoc", ".wiki": "mediawiki", ".mediawiki": "mediawiki",
}  # fmt: skip
_MEDIA: dict[str, Syntax] = {
    "text/markdown": "markdown", "text/x-markdown": "markdown", "text/html": "html", "application/xhtml+xml": "html",
    "text/x-rst": "rst", "text/prs.fallenstein.rst": "rst", "text/org": "org", "text/x-org": "org",
}  # fmt: skip
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_RST = re.compile(
    r"^(?:\.\. (?:\[|_[^:]{1,80}:|[a-z-]{3,30}::)|[=~^-]{4,}\n.{1,100}\n[=~^-]{4,}$)"
    r"|`[^`<]{1,200} <https?://[^>]{1,500}>`_",
    re.MULTILINE,
)
_ORG = re.compile(
    r"^(?:\*{1,6} (?:TODO|DONE|NEXT|\S)|#\+(?:TITLE|AUTHOR|BEGIN|OPTIONS|STARTUP)|:PROPERTIES:$)"
    r"|\[\[https?://[^\]]{1,500}\]\[",
    re.MULTILINE | re.IGNORECASE,
)
_MARKDOWN = (
    re.compile(r"\]\((?:https?://|/|#|\./)"),
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^<https?://[^>\s]{4,500}>\s*$", re.MULTILINE),
    re.compile(r"\*\*[^*\n]{2,200}\*\*"),
    re.compile(r"\A---\n"),
    re.compile(r"^\[[^\]\n]{1,60}\]:\s+<?(?:https?://|\.?/|#)\S+", re.MULTILINE),
    re.compile(r"^```", re.MULTILINE),
)


def syntax_of(document: SourceDocument, text: str) -> Syntax:
    """The syntax of a list. A name that says only "text" is no answer: what stands in it decides."""
    sample = text[:200_000]
    if _HTML.match(sample):
        return "html"
    suffix = PurePosixPath(document.id.partition("?")[0]).suffix.casefold()
    named = _SUFFIXES.get(suffix) or _MEDIA.get((document.media_type or "").partition(";")[0].strip())
    if named == "latex" or (named is None and "\\bibitem" in sample and "\\begin{thebibliography}" in sample):
        return "latex" if "\\bibitem" in text else _by_content(sample)
    if named and not (named == "html" and "<" not in sample):
        return named
    return _by_content(sample)


def _by_content(text: str) -> Syntax:
    signs = sum(bool(pattern.search(text)) for pattern in _MARKDOWN) + _has_table(text)
    if len(re.findall(r"<(?:p|li|td|div|a|h[1-6])\b", text[:50_000], re.IGNORECASE)) >= 5 and signs == 0:
        return "html"
    if wiki := _wiki(text):
        return wiki
    org, rst = len(_ORG.findall(text)), len(_RST.findall(text))
    if org >= 3 and "](" not in text and re.search(r"\[\[|^#\+|^:PROPERTIES:", text, re.MULTILINE):
        return "org"
    if rst >= 2 and "](" not in text:
        return "rst"
    return "markdown" if signs else "text"


def _wiki(text: str) -> Syntax | None:
    """AsciiDoc or MediaWiki, by headings and links that only they write so."""
    if "](" in text or not re.search(r"^={1,5} ?\S", text, re.MULTILINE):
        return None
    if len(re.findall(r"\[https?://[^\s\[\]]{3,500} [^\[\]]{2,300}\]", text)) > 1:
        return "mediawiki"
    return "asciidoc" if len(re.findall(r"https?://[^\s\[\]]{3,500}\[[^\[\]]{1,300}\]", text)) > 1 else None


def _has_table(text: str) -> bool:
    """Whether a line separates the head of a Markdown table from its rows."""
    return any("|" in line and "---" in line and not line.strip(" \t|:-") for line in text.split("\n"))


def read_blocks(syntax: Syntax, text: str) -> Iterator[Block]:
    """The blocks of a text in this syntax."""
    if syntax == "markdown":
        from papergraph.readers.blocks.markdown import blocks
    elif syntax == "html":
        from papergraph.readers.blocks.html import page as blocks
    elif syntax == "rst":
        from papergraph.readers.blocks.rst import blocks
    elif syntax == "org":
        from papergraph.readers.blocks.org import blocks
    elif syntax == "asciidoc":
        from papergraph.readers.blocks.wiki import asciidoc as blocks
    elif syntax == "mediawiki":
        from papergraph.readers.blocks.wiki import mediawiki as blocks
    elif syntax == "latex":
        from papergraph.readers.blocks.latex import blocks
    else:
        from papergraph.readers.blocks.text import blocks
    return blocks(text)
