"""Several papers that share one item: "[A](…) (2003) and [B](…) (2006): what both are about"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from papergraph.identifiers import from_url
from papergraph.readers.blocks.block import Run
from papergraph.readers.lists.flat import Flat, FlatLink, flatten
from papergraph.readers.lists.title_text import clean_title, is_title_like
from papergraph.readers.lists.venues import is_known_venue

_BETWEEN = re.compile(r"\s*(?:\([^()]{0,40}\))?\s*(?:[,;&+]|and|,\s?and)\s*(?:[Tt]he\s)?\s*")
_TAIL = re.compile(r"\s*(?:[,;&+]|\band|,\s?and)\s*(?:[Tt]he\s)?\s*$")
_YEAR = re.compile(r"\s?\((?:19|20)[0-9]{2}\)")
_FRAME = ' \n\t*_[(“"'


def split_joined(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of each paper that the text begins with; all of them as one where it begins with one."""
    if sum(bool(run.url) for run in runs) < 2:
        return [list(runs)]
    chain = _chain(flatten(runs))
    if len(chain) < 2 or not any(is_title_like(link.text, words=3) for link in chain):
        return [list(runs)]
    groups: list[list[Run]] = [[]]
    for run in runs:
        if len(groups) < len(chain) and run.url == chain[len(groups)].url:
            groups[-1][-1:] = [groups[-1][-1]._replace(text=_TAIL.sub("", groups[-1][-1].text))]
            groups.append([])
        groups[-1].append(run)
    return groups


def _chain(flat: Flat) -> list[FlatLink]:
    """The links to papers at the beginning, as far as nothing but a year and a comma or "and" stands between."""
    links = [link for link in flat.links if link.named]
    if not links or flat.plain[: links[0].start].strip(_FRAME) or not _is_title(links[0]):
        return []
    chain = links[:1]
    for before, link in itertools.pairwise(links):
        if not _BETWEEN.fullmatch(flat.plain, before.end, link.start) or not _is_title(link):
            break
        chain.append(link)
    apart = len({link.url for link in chain}) == len(chain)
    known = any(link.role != "other" for link in chain) or all(_YEAR.match(flat.plain, link.end) for link in chain)
    return chain if apart and known else []


def _is_title(link: FlatLink) -> bool:
    """Whether the words of a link are a title; one word is where an identifier tells that it leads to a paper."""
    if link.role not in ("paper", "pdf", "other") or is_known_venue(link.text):
        return False
    words = 3 if link.role == "other" else 2
    return is_title_like(clean_title(link.text).title, words=words) or from_url(link.url) is not None
