"""Stage 2, pure: the bytes of one source to records. One format a file; lists in any syntax go through `readers.lists`.

Nothing is imported before a document is read: the table holds names of modules, each with
`matches(document) -> bool`, cheap and by content, and `read(document) -> ReadResult`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from papergraph.model import ReadResult, SourceDocument

LISTS = "papergraph.readers.lists.reader"


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
    "json": Reader("papergraph.readers.json"),
    "csv": Reader("papergraph.readers.csv"),
    "yaml": Reader("papergraph.readers.yaml"),
}


def read(document: SourceDocument) -> ReadResult:
    """The records of a document in whatever format it is. Never raises on any content: faults are issues."""
    for reader in READERS.values():
        if reader.matches(document):
            return reader.read(document)
    return Reader(LISTS).read(document)
