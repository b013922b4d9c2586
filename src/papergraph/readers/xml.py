"""XML of services to its tree: no entities, no network, no huge trees, since an answer is untrusted like any list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from papergraph.model import Issue, Origin, SourceDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_FAULTS = 5


def parsed(document: SourceDocument) -> tuple[_Element | None, list[Issue]]:
    """The root, as far as the document can be read, and its faults; None where nothing can be."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(document.data, parser)
    except etree.XMLSyntaxError as error:
        message = f"this is not valid XML: {error.msg}"
        return None, [Issue("read", "error", "broken-xml", message, Origin(document.id, error.lineno))]
    faults = [
        Issue("read", "warning", "broken-xml", f"this is not valid XML: {one.message}", Origin(document.id, one.line))
        for one in list(parser.error_log)[:_MOST_FAULTS]
    ]
    if (at := document.data.find(b"<!ENTITY")) >= 0:
        message = "this document defines entities of its own; they are left out"
        line = document.data.count(b"\n", 0, at) + 1
        faults.insert(0, Issue("read", "warning", "own-entities", message, Origin(document.id, line)))
    return root, faults


def text_of(element: _Element, tag: str) -> str:
    """The text of the first child of this name, else ""."""
    found = element.find(tag)
    return "".join(map(str, found.itertext())).strip() if found is not None else ""


def texts_of(element: _Element, tag: str) -> list[str]:
    """The texts of all children of this name that have any."""
    return [text for one in element.findall(tag) if (text := "".join(map(str, one.itertext())).strip())]


def line_of(element: _Element, tag: str) -> int | None:
    """The line of the first child of this name."""
    found = element.find(tag)
    return found.sourceline if found is not None else None
