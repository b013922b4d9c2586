"""What entries tell of each other: one title may have a mark by chance, most of one list do not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from papergraph.readers.lists.draft import Draft
from papergraph.readers.lists.title_text import is_title_like

_YEAR_BEHIND = re.compile(r"\s\(?((?:19|20)[0-9]{2})\)?$")
_LEAST, _SHARE = 4, 0.7


def take_trailing_years(drafts: Sequence[Draft]) -> None:
    """Takes the year off titles that end in one, where those of one kind do so and say nothing else of their date."""
    kinds: dict[tuple[str, int], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.title:
            kinds[draft.entry.kind, draft.entry.level].append(draft)
    for kind in kinds.values():
        dated = [draft for draft in kind if _ends_in_year(draft)]
        if len(dated) >= _LEAST and len(dated) >= _SHARE * len(kind):
            for draft in dated:
                _take_year(draft)


def _ends_in_year(draft: Draft) -> bool:
    match = _YEAR_BEHIND.search(draft.title)
    return bool(match and not draft.dates and is_title_like(draft.title[: match.start()], words=3))


def _take_year(draft: Draft) -> None:
    match = _YEAR_BEHIND.search(draft.title)
    if match:
        draft.title, draft.dated = draft.title[: match.start()], True
        draft.dates.append(match[1])
