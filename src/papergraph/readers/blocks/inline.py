"""The inline part of Markdown to runs: links in all the bracketings of reading lists, emphasis, HTML tags, bare URLs.

Written for speed and for places: each run knows its line. One pass over the text with one pattern; brackets and
emphasis are matched on stacks, so the time is linear in the length of the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from papergraph.readers.blocks.block import Run

# Where a token may begin. Looked for by itself, since a search for single characters is much faster than for tokens.
_SIGN = re.compile(r"\[|\]|\\|`|<|!\[|\*|_|~~|\n|https?://")
_TOKEN = re.compile(
    r"""
      \[ (?P<words> [^\[\]\n*_`<>&\\!]{1,400} ) \] \( (?P<link> [^\s()<>&\\]{1,1000} ) \)
    | (?P<escape>   \\ [!-/:-@\[-`{-~\n] )
    | (?P<code>     (?P<ticks>`{1,3}) (?!`) [^`\n]{1,500} (?P=ticks) (?!`) )
    | (?P<comment>  <!-- )
    | (?P<auto>     < (?:https?|ftp|mailto):[^\s<>]{1,2000} > )
    | (?P<tag>      </? [A-Za-z][A-Za-z0-9]{0,14} (?: \s [^<>]{0,1500} )? /? > )
    | (?P<url>      (?<![\w@]) https?://[^\s<>"|]{2,2000} )
    | (?P<open>     !? \[ )
    | (?P<close>    \] )
    | (?P<stars>    [*_]{1,3} )
    | (?P<drop>     ~~ )
    | (?P<newline>  \n [ \t]{0,200} )
    """,
    re.VERBOSE,
)
_DESTINATION = re.compile(r"\(\s{0,3}(?:<([^<>\n]{0,2000})>|)")
_LINK_TITLE = re.compile(r"\s{1,3}(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'|“[^”\n]{0,500}”)?\s{0,3}\)|\s{0,3}\)")
_REFERENCE = re.compile(r"\s?\[([^\[\]\n]{0,200})\]")
_HREF = re.compile(
    r"\b(?:href|src)\s{0,3}=\s{0,3}(?:\"([^\"]{0,2000})\"|'([^']{0,2000})'|([^\s>\"']{1,2000}))", re.IGNORECASE
)
_ALT = re.compile(r"\balt\s{0,3}=\s{0,3}(?:\"([^\"]{0,300})\"|'([^']{0,300})')", re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_TRAIL = ".,;:!?'\"*_~`”’»，。；："
_BREAKING = {
    "br",
    "p",
    "div",
    "li",
    "hr",
    "summary",
    "details",
    "ul",
    "ol",
    "tr",
    "td",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
}
# How many brackets and marks may stand open at once; more are text. Keeps the worst input linear.
_OPEN_LIMIT = 24
_STRONG, _EMPHASIS = {"b", "strong"}, {"i", "em"}


_METHODS = {
    "link": "_plain_link",
    "escape": "_escape",
    "code": "_code",
    "ticks": "_code",
    "comment": "_comment",
    "auto": "_auto",
    "tag": "_tag",
    "url": "_url",
    "open": "_open",
    "close": "_close",
    "stars": "_stars",
    "drop": "_drop",
}


def runs(text: str, line: int = 1, references: Mapping[str, str] | None = None) -> tuple[Run, ...]:
    """The runs of one paragraph, item or cell whose first line is `line`."""
    return _Scanner(text, line, references or {}).scan()


def trim_url(url: str) -> str:
    """A bare URL without the punctuation of the sentence around it."""
    while url:
        last = url[-1]
        if last in _TRAIL or (last in ")]}" and url.count(last) > url.count({")": "(", "]": "[", "}": "{"}[last])):
            url = url[:-1]
        else:
            break
    return url


class _Scanner:
    """The state of one pass: runs so far, brackets that are open, emphasis that is open."""

    def __init__(self, text: str, line: int, references: Mapping[str, str]) -> None:
        self.text, self.line, self.references = text, line, references
        self.out: list[Run] = []
        self.brackets: list[tuple[int, bool]] = []
        self.delimiters: list[tuple[str, int]] = []
        self.anchor: tuple[int, str] | None = None
        self.position = 0
        self.comments = True

    def scan(self) -> tuple[Run, ...]:
        text, at = self.text, 0
        while sign := _SIGN.search(text, at):
            at = sign.start()
            match = _TOKEN.match(text, at)
            if not match:
                at += 1
                continue
            start, self.position = self.position, match.end()
            if match["newline"]:
                self._newline(start, at)
            else:
                self._text(start, at)
                getattr(self, _METHODS[match.lastgroup or ""])(match)
            at = self.position
        self._text(self.position, len(text))
        if self.anchor:
            self._close_anchor()
        return tuple(_merged(self.out))

    def _plain_link(self, match: re.Match[str]) -> None:
        """A link without markup or brackets in its words, as nearly all are."""
        self.out.append(Run(match["words"], self.line, url=match["link"]))

    def _text(self, start: int, end: int) -> None:
        if start < end:
            text = self.text[start:end]
            self.out.append(Run(html.unescape(text) if "&" in text else text, self.line))

    def _escape(self, match: re.Match[str]) -> None:
        if match[0][1] == "\n":
            self._break("break")
        else:
            self.out.append(Run(match[0][1], self.line))

    def _code(self, match: re.Match[str]) -> None:
        ticks = len(match["ticks"])
        self.out.append(Run(match[0][ticks:-ticks].strip(), self.line, code=True))

    def _comment(self, match: re.Match[str]) -> None:
        end = self.text.find("-->", match.end()) if self.comments else -1
        if end < 0:
            self.comments = False
            self.out.append(Run("<!--", self.line))
            return
        self.line += self.text.count("\n", match.start(), end)
        self.position = end + 3

    def _auto(self, match: re.Match[str]) -> None:
        self.out.append(Run(match[0][1:-1], self.line, url=match[0][1:-1]))

    def _url(self, match: re.Match[str]) -> None:
        url = match[0]
        inside = bool(self.brackets) and "]" in url
        url = trim_url(url.partition("](")[0].partition("][")[0] if inside else url)
        if inside and "[" not in url:
            url = trim_url(url.partition("]")[0])
        self.position = match.start() + len(url)
        self.out.append(Run(html.unescape(url), self.line, url=html.unescape(url)))

    def _open(self, match: re.Match[str]) -> None:
        del self.brackets[: -_OPEN_LIMIT + 1]
        self.brackets.append((len(self.out), match[0] == "!["))
        self.out.append(Run(match[0], self.line))

    def _close(self, match: re.Match[str]) -> None:
        if not self.brackets:
            self.out.append(Run("]", self.line))
            return
        start, image = self.brackets.pop()
        url = self._destination() if self.text.startswith("(", self.position) else self._reference(start)
        if url is None:
            self.out.append(Run("]", self.line))
        elif image:
            alt = "".join(run.text for run in self.out[start + 1 :])
            self.out[start:] = [Run(alt, self.line, kind="image", source=url)]
        else:
            inner = self.out[start + 1 :] or [Run("", self.line)]
            self.out[start:] = [run if run.url else run._replace(url=url) for run in inner]
        if url is not None:
            self.delimiters = [one for one in self.delimiters if one[1] < start]

    def _destination(self) -> str | None:
        match = _DESTINATION.match(self.text, self.position)
        if not match:
            return None
        end = match.end()
        url = match[1] if match[1] is not None else self._balanced(end)
        if match[1] is None:
            end += len(url)
        close = _LINK_TITLE.match(self.text, end)
        if not close:
            return self._loose_destination()
        self.position = close.end()
        return html.unescape(url.strip())

    def _balanced(self, start: int) -> str:
        """The destination up to white space or the bracket that closes it; nested brackets are counted."""
        depth, at, text = 0, start, self.text
        limit = min(len(text), start + 4000)
        while at < limit and depth < 8 and not text[at].isspace():
            if text[at] == "(":
                depth += 1
            elif text[at] == ")":
                if depth == 0:
                    break
                depth -= 1
            at += 1
        return text[start:at]

    def _loose_destination(self) -> str | None:
        """A destination with a space in it, as people write them: all up to the next bracket, when it is a URL."""
        end = self.text.find(")", self.position, self.position + 1000)
        url = self.text[self.position + 1 : end].strip() if end > 0 else ""
        if "://" not in url[:12] or "\n" in url or "(" in url:
            return None
        self.position = end + 1
        return url.split()[0]

    def _reference(self, start: int) -> str | None:
        if not self.references or len(self.out) - start > _OPEN_LIMIT:
            return None
        label = "".join(run.text for run in self.out[start + 1 :])
        match = _REFERENCE.match(self.text, self.position)
        key = " ".join((match[1] or label if match else label).split()).upper()
        url = self.references.get(key)
        if url is not None and match:
            self.position = match.end()
        return url

    def _stars(self, match: re.Match[str]) -> None:
        mark, text = match[0], self.text
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        closes = not before.isspace() and not (mark[0] == "_" and (after.isalnum() or after == "_"))
        if closes and any(one[0] == mark for one in self.delimiters):
            self._close_style(mark)
        elif not after.isspace() and not (mark[0] == "_" and (before.isalnum() or before == "_")):
            del self.delimiters[: -_OPEN_LIMIT + 1]
            self.delimiters.append((mark, len(self.out)))
            self.out.append(Run(mark, self.line))
        else:
            self.out.append(Run(mark, self.line))

    def _close_style(self, mark: str) -> None:
        while self.delimiters:
            opened, start = self.delimiters.pop()
            if opened == mark:
                self.out[start] = Run("", self.line)
                self._style(start, strong=len(mark) >= 2, emphasis=len(mark) != 2)
                return

    def _style(self, start: int, *, strong: bool, emphasis: bool) -> None:
        self.out[start:] = [
            run._replace(strong=run.strong or strong, emphasis=run.emphasis or emphasis) for run in self.out[start:]
        ]

    def _drop(self, match: re.Match[str]) -> None:
        pass

    def _newline(self, start: int, end: int) -> None:
        """The text before a line end, without the spaces at its end; two of them are a break."""
        text = self.text[max(start, end - 20) : end]
        spaces = len(text) - len(text.rstrip(" "))
        self._text(start, end - spaces)
        self._break("break" if spaces >= 2 else "wrap")

    def _break(self, kind: str) -> None:
        self.line += 1
        self.out.append(Run("\n" if kind == "break" else " ", self.line, kind="break" if kind == "break" else "wrap"))

    def _tag(self, match: re.Match[str]) -> None:
        tag = match[0]
        found = _TAG_NAME.match(tag)
        name = found[1].lower() if found else ""
        closing = tag.startswith("</")
        if name == "a":
            self._anchor_tag(tag, closing=closing)
        elif name == "img":
            source, alt = _HREF.search(tag), _ALT.search(tag)
            text = next((group for group in alt.groups() if group), "") if alt else ""
            self.out.append(Run(text, self.line, kind="image", source=_attribute(source)))
        elif name in _STRONG or name in _EMPHASIS:
            mark = "<b>" if name in _STRONG else "<i>"
            if not closing:
                del self.delimiters[: -_OPEN_LIMIT + 1]
                self.delimiters.append((mark, len(self.out)))
                self.out.append(Run("", self.line))
            elif any(one[0] == mark for one in self.delimiters):
                self._close_tag_style(mark)
        elif name in _BREAKING:
            self.out.append(Run("\n", self.line, kind="break"))
        self.line += tag.count("\n")

    def _close_tag_style(self, mark: str) -> None:
        while self.delimiters:
            opened, start = self.delimiters.pop()
            if opened == mark:
                self._style(start, strong=mark == "<b>", emphasis=mark == "<i>")
                return

    def _anchor_tag(self, tag: str, *, closing: bool) -> None:
        if self.anchor:
            self._close_anchor()
        if not closing and (url := _attribute(_HREF.search(tag))):
            self.anchor = (len(self.out), url)

    def _close_anchor(self) -> None:
        if self.anchor:
            start, url = self.anchor
            inner = self.out[start:] or [Run("", self.line)]
            self.out[start:] = [run if run.url and run.kind != "image" else run._replace(url=url) for run in inner]
            self.anchor = None


def _attribute(match: re.Match[str] | None) -> str | None:
    return html.unescape(next((group for group in match.groups() if group), "").strip()) if match else None


def _merged(out: list[Run]) -> list[Run]:
    """Neighbours of one line and style as one run."""
    merged: list[Run] = []
    texts: list[str] = []
    for run in out:
        if not run.text and run.kind == "text" and not run.url:
            continue
        if texts and run.kind == "text" and merged[-1].kind == "text" and merged[-1][1:] == run[1:]:
            texts.append(run.text)
            continue
        if len(texts) > 1:
            merged[-1] = merged[-1]._replace(text="".join(texts))
        merged.append(run)
        texts = [run.text]
    if len(texts) > 1:
        merged[-1] = merged[-1]._replace(text="".join(texts))
    return merged
