"""Where a node can be looked up on the web: addresses made of checked parts, never a script or a file."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from papergraph.model import Node

_PLACES = (
    ("arxiv_id", "arXiv", "https://arxiv.org/abs/"),
    ("doi", "DOI", "https://doi.org/"),
    ("orcid", "ORCID", "https://orcid.org/"),
    ("ror", "ROR", "https://ror.org/"),
)


def links(node: Node) -> list[dict[str, str]]:
    """The node's addresses: [{"text": "arXiv 2305.18290", "url": …}], the one to read it at last, each once."""
    found: dict[str, dict[str, str]] = {}
    for link in _links(node):
        found.setdefault(link["url"], link)
    return list(found.values())


def _links(node: Node) -> Iterator[dict[str, str]]:
    for name, text, place in _PLACES:
        value = node.properties.get(name)
        if value:
            number = str(value).removeprefix(place)
            yield {"text": f"{text} {number}", "url": place + quote(number, safe="/.:;()-_")}
    for name in ("url", "locator"):
        address = str(node.properties.get(name, ""))
        if is_web(address):
            yield {"text": urlsplit(address).hostname or "link", "url": address}


def is_web(address: str) -> bool:
    """Whether the address leads to a web page, and not to a script, a file or nowhere."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
