"""Stage 2, pure: the bytes of one source to records. One format a file; lists in any syntax go through `readers.lists`.

Nothing is imported before a document is read: the table holds names of modules, each with
`matches(document) -> bool`, cheap and by content, and `read(document) -> ReadResult`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from papergraph.collection import without_collection
from papergraph.model import ReadResult, SourceDocument

LISTS = "papergraph.readers.lists.reader"
# Names that leave no doubt: the formats need not be asked, nor what they need be imported.
_LISTS_BY_NAME = (".md", ".markdown", ".html", ".htm", ".rst", ".org")


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: the module that reads it."""

    module: str

    def matches(self, document: SourceDocument) -> bool:
        """Whether the document is in this format."""
        test: Callable[[SourceDocument], bool] = import_module(self.module).matches
        return test(document)

    def read(self, document: SourceDocument) -> ReadResult:
        """The records of a document in this format."""
        function: Callable[[SourceDocument], ReadResult] = import_module(self.module).read
        return function(document)


# Asked in this order; what none of them takes is a list in Markdown, HTML, reStructuredText, Org or plain text.
READERS: dict[str, Reader] = {
    "bibtex": Reader("papergraph.readers.bibtex"),
    "ris": Reader("papergraph.readers.ris"),
    "tagged": Reader("papergraph.readers.tagged"),
    "oai": Reader("papergraph.readers.oai"),
    "arxiv": Reader("papergraph.readers.arxiv"),
    "notebook": Reader("papergraph.readers.notebook"),
    "xml": Reader("papergraph.readers.xml_records"),
    "openalex": Reader("papergraph.readers.openalex"),
    "semanticscholar": Reader("papergraph.readers.semantic_scholar"),
    "csl": Reader("papergraph.readers.csl"),
    "json": Reader("papergraph.readers.json"),
    "csv": Reader("papergraph.readers.csv"),
    "yaml": Reader("papergraph.readers.yaml"),
    "identifiers": Reader("papergraph.readers.identifiers_list"),
}


def read(document: SourceDocument) -> ReadResult:
    """The records of a document in whatever format it is. Never raises on any content: faults are issues."""
    document = _in_utf8(document)
    with without_collection():
        return _reader_of(document).read(document)


def _reader_of(document: SourceDocument) -> Reader:
    if not document.id.casefold().endswith(_LISTS_BY_NAME):
        for reader in READERS.values():
            if reader.matches(document):
                return reader
    return Reader(LISTS)


def _in_utf8(document: SourceDocument) -> SourceDocument:
    """The document with its bytes in UTF-8 where a mark says that they are UTF-16: formats are told by bytes."""
    if document.data[:2] not in (b"\xff\xfe", b"\xfe\xff") or document.data[2:4] == b"\0\0":
        return document
    return replace(document, data=document.data.decode("utf-16", "replace").encode())
