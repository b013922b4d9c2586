"""Papers gathered behind a label in one item: "Week 3: [MossNet](…), [FernBERT](…), [talk](…)".

The names of such papers are often short, so it is the label, the colon and the commas between them that tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from papergraph.identifiers import from_url
from papergraph.readers.blocks.block import Run
from papergraph.readers.lists.flat import Flat, FlatLink, flatten
from papergraph.readers.lists.labels import label_field
from papergraph.readers.lists.title_text import is_citation
from papergraph.readers.lists.venues import is_known_venue

_LABEL = re.compile(r"[^\n.!?。！？]{1,60}[:：]\s*")
_BETWEEN = re.compile(r"\s*[,，、;；/|·&]\s*|\s+(?:and|und|et|y|e|och|en)\s+|\s+")
_SEPARATORS = ",，、;；/|·& \t\n"
_DIGIT = re.compile("[0-9]")
_LABEL_WORDS, _NAME_WORDS = 6, 12


def split_gathered(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs of the label, then those of each link behind it; none where the item is no such row."""
    if sum(bool(run.url) for run in runs) < 2 or not any(":" in run.text or "：" in run.text for run in runs):
        return []
    if not runs[-1].url and runs[-1].text.strip(_SEPARATORS):  # words behind the last link: no row, told cheaply
        return []
    flat = flatten(runs)
    chain = _chain(flat)
    if not chain:
        return []
    groups: list[list[Run]] = [[]]
    for run in runs:
        if len(groups) <= len(chain) and run.url == chain[len(groups) - 1].url:
            groups.append([])
        groups[-1].append(run)
    return [_without_comma(group) for group in groups]


def _chain(flat: Flat) -> list[FlatLink]:
    """The named links behind the label, where they are several papers, or one behind a numbered link."""
    label = _LABEL.match(flat.text)
    while label and any(link.start < label.end() <= link.end for link in flat.links):
        label = None
    if not label or len(label[0].split()) > _LABEL_WORDS or label_field(label[0].rstrip(" :：")):
        return []
    before = [link for link in flat.links if link.start < label.end()]
    behind = [link for link in flat.links if link.start >= label.end()]
    if any(_is_paper(link) for link in before) or not behind or not _is_row(flat, label.end(), behind):
        return []
    chain = [link for link in behind if link.named and len(link.text.split()) <= _NAME_WORDS]
    papers = [link for link in chain if _is_paper(link)]
    if len({link.url for link in chain}) < len(chain) or not any(from_url(link.url) for link in papers):
        return []
    numbered = any(_DIGIT.search(link.text) for link in before)
    return chain if len(papers) > 1 or (papers and numbered) else []


def _is_row(flat: Flat, start: int, links: Sequence[FlatLink]) -> bool:
    """Whether from a place on there is nothing but links and what separates them."""
    place = start
    for link in links:
        if link.start > place and not _BETWEEN.fullmatch(flat.text, place, link.start):
            return False
        place = link.end
    return not flat.text[place:].strip(_SEPARATORS)


def _is_paper(link: FlatLink) -> bool:
    """Whether a link leads to a paper and its words name it."""
    if not link.named or link.role not in ("paper", "pdf") or len(link.text) < 3 or link.text.islower():
        return False
    return not is_known_venue(link.text) and not is_citation(link.text)


def _without_comma(group: list[Run]) -> list[Run]:
    last = group[-1]
    return group if last.url else [*group[:-1], last._replace(text=last.text.rstrip(_SEPARATORS))]
