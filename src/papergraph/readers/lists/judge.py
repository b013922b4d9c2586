"""What is a paper: an entry is judged by its links, what it says, and what stands beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from papergraph.readers.lists.draft import Draft
from papergraph.readers.lists.headings import names_no_papers, names_papers
from papergraph.readers.lists.links import is_paper_place, label_role
from papergraph.readers.lists.programme import is_programme_point
from papergraph.readers.lists.title_text import is_title_like, title_case_share
from papergraph.readers.lists.venues import is_known_venue

_NO_PAPER = re.compile(
    r"\b(?:legal complaint|law ?suit|request for comments?|press release|blog ?post|simple blog|podcast|newsletter"
    r"|webinar"
    r"|(?:lecture|class|course) notes(?! in\b)|\w['’]s notes|job opening|homepage|leaderboard"
    r"|course taught|beta release|excited to announce)\b",
    re.IGNORECASE,
)
_RESEARCH = re.compile(
    r"\b(?:(?:this|the|their|our|new) (?:\w+ ){0,2}(?:paper|study|work|survey|authors|researchers)"
    r"|(?:the )?(?:authors|researchers) (?:\w+ ){0,3}(?:propose|show|introduce|present|explore|find|study"
    r"|describe|investigate)"
    r"|researchers|in this (?:paper|work)|we (?:propose|introduce|present|show|study|develop|investigate|explore"
    r"|evaluate|describe|find|release|demonstrate))\b|(?:本|这篇|這篇|此|该|該|この|이\s?|본\s?)(?:论文|論文|논문)|本文|论文提出|論文提出",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^\s.][.!。！](?:\s|$)")
_PAPERS = re.compile(r"\b(?:papers?|publications?|preprints?)\b|论文|論文|논문", re.IGNORECASE)
_ELSEWHERE = ("blog", "video", "code", "project", "data")
_MOST, _NEARLY_ALL = 0.75, 0.85
_WHY = {
    "code": "leads to code, not to a paper",
    "blog": "leads to a blog or news page, not to a paper",
    "video": "leads to a video, not to a paper",
    "data": "leads to data, not to a paper",
    "project": "leads to a project page, not to a paper",
}


class Context:
    """What stands beside an entry: how many of its section's entries are papers for certain, or half say so."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.strong: defaultdict[tuple[int, str, int], float] = defaultdict(float)
        self.certain: Counter[tuple[int, str, int]] = Counter()
        self.known: Counter[tuple[int, str, int]] = Counter()
        self.bare: Counter[tuple[int, str, int]] = Counter()
        self.capitals: Counter[tuple[int, str, int]] = Counter()
        for draft in drafts:
            if draft.title:
                certain = is_sure(draft)
                sure = 1.0 if certain else _evidence(draft)
                self.bare[_key(draft)] += _is_title_alone(draft)
                self.capitals[_key(draft)] += title_case_share(draft.title) > 0.5
                for key in (_key(draft), _kind(draft)):
                    self.known[key] += 1
                    self.strong[key] += sure
                    self.certain[key] += certain

    def share(self, draft: Draft) -> float:
        """The share of sure papers among the entries of this one's kind in its section, of few in the whole list."""
        key = self._wide_enough(draft)
        return self.strong[key] / self.known[key] if self.known[key] else 0.0

    def certain_share(self, draft: Draft) -> float:
        """The same, of papers with an identifier or a link alone: what is only stated does not count."""
        key = self._wide_enough(draft)
        return self.certain[key] / self.known[key] if self.known[key] else 0.0

    def _wide_enough(self, draft: Draft) -> tuple[int, str, int]:
        return _key(draft) if self.known[_key(draft)] >= 4 else _kind(draft)

    def is_bare_list(self, draft: Draft) -> bool:
        """Whether the entries beside it are titles and nothing else: three or more, most in the capitals of titles."""
        key = _key(draft)
        known = self.known[key]
        return known >= 3 and self.bare[key] >= 0.8 * known and self.capitals[key] >= 0.6 * known

    def is_apart(self, draft: Draft) -> bool:
        """Whether nothing in its section speaks for papers, in a list whose other sections hold sure ones."""
        return not self.strong[_key(draft)] and bool(self.strong[_kind(draft)])

    def beside(self, draft: Draft) -> float:
        """The share of sure papers among the others of its section; 0 where they are too few to tell."""
        key = _key(draft)
        return self.strong[key] / (self.known[key] - 1) if self.known[key] >= 3 else 0.0


def refusal(draft: Draft, context: Context) -> str | None:
    """Why an entry is no paper; None where it is one."""
    if not draft.title and not draft.identifiers:
        return "has no title"
    if is_sure(draft):
        known = draft.identifiers or draft.cited
        return "is said to be something else" if not known and _says_otherwise(draft) else None
    if _says_otherwise(draft):
        return "is said to be something else"
    title_like = is_title_like(draft.title, words=2)
    if _stated(draft) and (title_like or (draft.authors and draft.has_venue)):
        return None
    if (elsewhere := _leads_elsewhere(draft)) and not _leads_to_paper(draft, context):
        return elsewhere
    if not title_like:
        return "has no title that could be a paper's"
    return None if _stands_among_papers(draft, context) else "has no link, authors or venue of a paper"


def _leads_elsewhere(draft: Draft) -> str | None:
    roles = {link.role for link in draft.links}
    known = next((role for role in _ELSEWHERE if role in roles), None)
    if known:
        return _WHY[known]
    return "leads to a page that is not known to hold a paper" if roles else None


def _leads_to_paper(draft: Draft, context: Context) -> bool:
    """Whether it is a paper all the same like those around it: it says venue and year, or leads to an unknown place.

    Under a heading that names papers a project's page and what the list calls the paper do as well.
    """
    roles = {link.role for link in draft.links}
    if draft.has_venue and draft.venue_dates and (roles != {"code"} or draft.title_link is None):
        return _stands_among_papers(draft, context)
    if _is_under_papers(draft):
        if any(label_role(link.text) == "paper" for link in draft.links):
            return _stands_among_papers(draft, context)
        roles -= {"project", "video"}
    enough = _MOST if draft.dates or _is_under_papers(draft) else _NEARLY_ALL
    return roles <= {"other"} and context.beside(draft) >= enough and _stands_among_papers(draft, context)


def _evidence(draft: Draft) -> float:
    """How much an entry that is no sure paper speaks for its neighbours: 1 for a stated one, half for a dated title."""
    if _is_under_other(draft) or not is_title_like(draft.title, words=3):
        return 0.0
    if _stated(draft):
        return 1.0
    return 0.5 if not draft.links and (draft.dates or draft.venue_dates) else 0.0


def is_sure(draft: Draft) -> bool:
    """Whether an entry has an identifier of a work, or a link to a place of papers."""
    if draft.cited or any(one.scheme != "url" for one in draft.identifiers):
        return True
    if any(is_paper_place(link.url) for link in draft.links):
        return True
    return any(link.role in ("paper", "pdf") for link in draft.links) and (
        bool(draft.authors or draft.has_venue)
        or not _is_under_other(draft)
        or any(link.role == "paper" for link in draft.links)
    )


def _stated(draft: Draft) -> bool:
    """Whether it says of itself what only papers say: authors with a venue; without any link authors or a venue do."""
    known_venue = draft.has_venue and (draft.venue is None or is_known_venue(draft.venue))
    if draft.authors and (known_venue or draft.labelled):
        return True
    if any(text.kind == "abstract" for text in draft.texts) and draft.authors:
        return True
    elsewhere = {link.role for link in draft.links}
    if not elsewhere:
        several = any(_are_several(names) for names in draft.authors)
        return (
            several
            or known_venue
            or (bool(draft.authors) and bool(draft.dates or draft.venue_dates))
            or _has_research(draft)
        ) and not _is_under_other(draft)
    if elsewhere <= {"code", "project", "data"} and known_venue:
        return True
    if elsewhere == {"other"} and len(draft.authors) == 1 and _are_several(draft.authors[0]) and draft.dates:
        return True
    return _has_research(draft) and not elsewhere <= {"video"} and bool(draft.texts) and _is_own_abstract(draft)


def _are_several(names: str) -> bool:
    return "," in names or " and " in names or "et al" in names


def _is_own_abstract(draft: Draft) -> bool:
    return any(text.kind == "abstract" and re.search(r"\bwe\b", text.text[:800], re.IGNORECASE) for text in draft.texts)


def _has_research(draft: Draft) -> bool:
    return any(_RESEARCH.search(text.text[:1200]) for text in draft.texts)


def _stands_among_papers(draft: Draft, context: Context) -> bool:
    if _is_under_other(draft):
        return False
    if (draft.placeholder or draft.dated) and is_title_like(draft.title, words=3):
        return True
    dated = bool(draft.dates or draft.venue_dates)
    if not is_title_like(draft.title, words=2 if dated else 4):
        return False
    nearest = next((heading.text for heading in reversed(draft.entry.headings) if not heading.tag), "")
    if _PAPERS.search(nearest) and _is_title_alone(draft) and context.is_bare_list(draft):
        return True
    if context.is_apart(draft) and _is_remark(draft):
        return False
    if draft.entry.weak and draft.entry.kind != "item":
        return context.certain_share(draft) >= 0.6 and not draft.texts
    return context.share(draft) >= (0.4 if dated or _is_under_papers(draft) else 0.6)


def _is_remark(draft: Draft) -> bool:
    """Whether an entry says sentences and nothing of a paper, as what stands above a list does."""
    if draft.links or draft.authors or draft.has_venue or draft.dates:
        return False
    return bool(_SENTENCE.search(draft.entry.lead.text)) and title_case_share(draft.title) < 0.5


def _is_title_alone(draft: Draft) -> bool:
    return not draft.texts and not draft.links and is_title_like(draft.title, words=3)


def _is_under_papers(draft: Draft) -> bool:
    return any(names_papers(heading.text) for heading in draft.entry.headings[-2:])


def _is_under_other(draft: Draft) -> bool:
    """Whether the nearest headings name things that are no papers."""
    headings = [heading for heading in draft.entry.headings if not heading.tag]
    return bool(headings) and names_no_papers(headings[-1].text)


def _says_otherwise(draft: Draft) -> bool:
    if is_programme_point(draft.title):
        return True
    texts = [draft.title, draft.entry.lead.text[:400], *(text.text[:300] for text in draft.texts[:1])]
    return any(_NO_PAPER.search(text) for text in texts)


def _key(draft: Draft) -> tuple[int, str, int]:
    return draft.entry.section, draft.entry.kind, draft.entry.level


def _kind(draft: Draft) -> tuple[int, str, int]:
    return -1, draft.entry.kind, draft.entry.level
