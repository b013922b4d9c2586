"""Titles as exports write them, to the title itself: page titles lose their site, markup and marks go."""

from __future__ import annotations

import re
from unicodedata import category

from papergraph.readers.passages import without_markup

_SITE_NAMES = (
    r"semantic scholar|sciencedirect|springerlink|springer nature link|pubmed(?: central)?|pmc|research\s?gate"
    r"|request pdf|download scientific diagram|ieee (?:xplore|conference publication|journals & magazine)[^|]{0,40}"
    r"|ieee xplore"
    r"|ieee computer society digital library|acm digital library|acl anthology|openreview(?:\.net)?|papers ?with ?code"
    r"|arxiv(?:\.org)?|arxiv vanity|wiley online library|taylor & francis online|oxford academic|cambridge core"
    r"|mit press journals|plos one|nature|science|mdpi|frontiers|isca archive|dblp|hugging ?face|deepai|google scholar"
    r"|academia\.edu|ssrn|jstor|sage journals|europe pmc|core reader|zenodo|osf|the journal of [^|]{3,60}"
    r"|proceedings of [^|]{3,200}"
)
_SITE_AFTER = re.compile(rf"\s+(?:[|·•]|[-–—]{{1,2}})\s+(?:{_SITE_NAMES})\s*$", re.IGNORECASE)
_MARK_BEFORE = re.compile(
    r"\s*(?:\[(?:pdf|html|book|citation|arxiv:?)\]|\((?:pdf|open access)\)|\[[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?\]"
    r"|\[[a-z-]{2,10}/[0-9]{7}\]|(?:pdf|\[pdf\])\s*[:|])\s*",
    re.IGNORECASE,
)
_SEARCH_PAGE = re.compile(
    r"^\s*(?:search\b|google scholar$|home\b|untitled|sign in|log ?in)"
    r"|(?:[-|–:]\s*(?:google )?(?:scholar )?search(?: results?)?|search results)\s*$",
    re.IGNORECASE,
)
_SYMBOLS = ("So", "Mn", "Cf")  # pictures, and the selectors and joiners that follow them
_WRAPPING = {"“": "”", '"': '"', "'": "'", "«": "»", "《": "》", "「": "」", "『": "』"}


def clean_title(text: str) -> str | None:
    """The title without its site's name, file marks, markup and closing dot; None where nothing is left."""
    title = " ".join(without_markup(text[:4000]).split())
    while (match := _MARK_BEFORE.match(title)) and match.end() < len(title):
        title = title[match.end() :]
    while (shorter := _SITE_AFTER.sub("", title)) != title and shorter.strip():
        title = shorter
    title = _without_symbols(title).strip("*_").strip()
    if len(title) > 2 and _WRAPPING.get(title[0]) == title[-1] and title[0] not in title[1:-1]:
        title = title[1:-1].strip()
    if title.endswith(".") and not title.endswith(("..", "etc.", "Inc.", "al.")):
        title = title[:-1]
    return title if any(character.isalnum() for character in title) else None


def _without_symbols(title: str) -> str:
    """The title without the stars and emoji that lists put around it."""
    title = title.strip()
    while title and not title[0].isascii() and category(title[0]) in _SYMBOLS:
        title = title[1:].lstrip()
    while title and not title[-1].isascii() and category(title[-1]) in _SYMBOLS:
        title = title[:-1].rstrip()
    return title


def names_site(text: str) -> bool:
    """Whether a page title ends with the name of a site that has papers, or marks a paper's file."""
    return _SITE_AFTER.search(text) is not None or _MARK_BEFORE.match(text) is not None


def is_search_page(text: str) -> bool:
    """Whether a page title is that of a search, a start page or a login."""
    return _SEARCH_PAGE.search(text) is not None
