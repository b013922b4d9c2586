"""What the links, badges and identifiers in the text of an entry say."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from papergraph.identifiers import arxiv_id, find, from_url
from papergraph.model import Identifier, Link
from papergraph.readers.blocks.block import CITED
from papergraph.readers.lists.details import Details, read_details
from papergraph.readers.lists.draft import Draft
from papergraph.readers.lists.flat import Flat, FlatLink
from papergraph.readers.lists.imprints import read_linked_imprint
from papergraph.readers.lists.venues import is_known_venue, read_venue

_BADGE = re.compile(
    r"^(?:conference|publish(?:ed)?|venue|journal|paper|accepted|year|status|workshop|preprint)?\s*[|:]?\s*(.{2,60})$",
    re.IGNORECASE,
)
_BADGE_NOISE = re.compile(
    r"^(?:github|stars?|star|code|arxiv|pdf|paper|project|page|website|hugging ?face|model|models|dataset|data"
    r"|license|pytorch|tensorflow|demo|video|colab|blog|image|img|logo|publish|type|badge|awesome|maintenance"
    r"|prs|last|views?|visitors?)\b",
    re.IGNORECASE,
)


def add_links(draft: Draft, flat: Flat, *, base: str) -> None:
    """Adds links and identifiers; `base` is the address that relative links are relative to."""
    for link in flat.links:
        _add_link(draft, link, base)
    for mark in flat.marks:
        if mark.startswith(CITED):
            draft.cited = True
        elif value := arxiv_id(mark):
            draft.identify(Identifier("arxiv", value))
    for found in find(_without_addresses(flat)):
        if not any(link.start <= found.start < link.end for link in flat.links):
            draft.identify(found.identifier)


def _add_link(draft: Draft, link: FlatLink, base: str) -> None:
    url = urljoin(base, link.url) if base and "://" not in link.url else link.url
    if all(known.url != url for known in draft.links):
        draft.links.append(Link(url, link.role, link.text))
    if any(map(str.isdigit, link.text)):
        _add_imprint(draft, link)
    found = from_url(url) or _id_in_words(link)
    if found:
        draft.identify(found)


def _add_imprint(draft: Draft, link: FlatLink) -> None:
    """Venue and day that the words of a link say: "[CHI 2024](…)", "[arXiv, 5 Sep 2024](…)"."""
    details = read_linked_imprint(link.text)
    if details is None and not link.named and link.text[-1:].isalnum():
        details = read_details(link.text, alone=False)
    if details and details.has_venue and details.dates and not details.authors and details.remark is None:
        draft.take(details)


def _without_addresses(flat: Flat) -> str:
    """The text of an entry with the addresses that are links blanked out: those are read as links."""
    text = flat.text
    for link in flat.links:
        if link.text.startswith("http") and text.startswith("http", link.start):
            text = text[: link.start] + " " * (link.end - link.start) + text[link.end :]
    return text


def _id_in_words(link: FlatLink) -> Identifier | None:
    """An identifier that only the words of a link say."""
    if link.named or len(link.text) > 80:
        return None
    return next((found.identifier for found in find(link.text)), None)


def add_badges(draft: Draft, flat: Flat) -> None:
    """Badges beside a title name its venue or its kind, where they are not counters or labels of links."""
    for badge in flat.badges:
        label, bar, value = badge.partition("|")
        value = value.strip() if bar else label.strip()
        if bar and value.isdigit() and is_known_venue(label):
            value = f"{label} {value}"
        match = _BADGE.match(value)
        if not match or _BADGE_NOISE.match(value) or (not bar and not is_known_venue(value)):
            if not bar and value and len(value) <= 30 and "/" not in value and _is_tag_badge(badge, flat):
                draft.tag(value)
            continue
        if venue := read_venue(value):
            draft.take(Details(venue=venue.name, has_venue=True, dates=[venue.year] if venue.year else []))


def _is_tag_badge(badge: str, flat: Flat) -> bool:
    """Whether a badge says a kind: it has one word or two, and no address behind it."""
    return (
        0 < len(badge.split()) <= 4
        and not _BADGE_NOISE.match(badge)
        and flat.badges.count(badge) == 1
        and not any(c.isdigit() for c in badge)
    )
