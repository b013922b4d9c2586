"""A source document made of a test's own text."""

from __future__ import annotations

import hashlib

from papergraph.model import SourceDocument


def document(content: str | bytes, name: str, media_type: str | None = None) -> SourceDocument:
    """The document that stage 1 would give for this content under this name."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    digest = hashlib.sha256(data).hexdigest()
    return SourceDocument(id=name, locator=name, data=data, sha256=digest, media_type=media_type)
