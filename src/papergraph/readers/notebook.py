"""Jupyter notebooks: their Markdown cells are read as one list, code and output are not.

Each line of a cell keeps its line in the file where the notebook is stored as Jupyter stores it, one string a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from papergraph.model import ReadResult, SourceDocument
from papergraph.readers.lists import reader


def matches(document: SourceDocument) -> bool:
    """Whether the document is a notebook: an object that has cells and says the version of its format."""
    start = document.data[:2000].lstrip()
    return start[:1] == b"{" and b'"cells"' in start and b'"nbformat"' in document.data


def read(document: SourceDocument) -> ReadResult:
    """The records of the notebook's Markdown cells; a file that is no notebook after all is read as text."""
    text = document.data.decode("utf-8", "replace")
    cells = _cells(text)
    if cells is None:
        return reader.read(document)
    lines = _in_place(text.split("\n"))
    markdown = "\n".join(lines) if any(lines) else "\n\n".join(cells)
    result = reader.read(replace(document, data=markdown.encode(), media_type="text/markdown"))
    return replace(result, source=replace(result.source, kind="notebook"))


def _cells(text: str) -> list[str] | None:
    """The sources of the Markdown cells; None where the text is no notebook."""
    try:
        content: Any = json.loads(text)
    except (ValueError, RecursionError):
        return None
    cells = content.get("cells") if isinstance(content, dict) else None
    if not isinstance(cells, list):
        return None
    found = [cell.get("source") for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "markdown"]
    return ["".join(map(str, source)) if isinstance(source, list) else str(source or "") for source in found]


def _in_place(lines: list[str]) -> list[str]:
    """The lines of Markdown cells at their lines of the file, all others empty."""
    return list(_decoded(lines))


def _decoded(lines: list[str]) -> Iterator[str]:
    in_markdown = in_source = False
    for line in lines:
        bare = line.strip()
        if bare.startswith('"cell_type":'):
            in_markdown = '"markdown"' in bare
        elif bare.startswith('"source": ['):
            in_source = in_markdown and not bare.endswith("]")
        elif in_source and bare in ("]", "],"):
            in_source = False
        elif in_source:
            yield _string(bare.rstrip(","))
            continue
        yield ""


def _string(text: str) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        return ""
    return str(value).rstrip("\n").replace("\n", " ")
