"""A place of a title in the text of an entry, and how a short name or a subtitle beside it belongs to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.title_bounds import before_details
from papergraph.readers.lists.title_text import (
    is_title_like,
    is_told,
    title_case_share,
)

QUOTED = re.compile(r"[“\"「『«《]([^“”\"「」『』«»《》\n]{8,300}?)[,.]?[”\"」』»》]")
_COLON = re.compile(r"\s?[:：]\s?")


class TitlePlace(NamedTuple):
    """Where the title stands in the flat text; `short` is a nickname that stands before it."""

    start: int
    end: int
    short: str | None = None


def extended(flat: Flat, place: TitlePlace) -> TitlePlace:
    """A short name with its title after it, "BERT: Pre-training of …", as one title."""
    shown = flat.plain[place.start : place.end]
    if len(shown.split()) > 3 or len(shown) > 40:
        return _with_subtitle(flat, place)
    rest = re.compile(r"\s*([:：]|[-–—]\s|\s)\s*").match(flat.plain, place.end)
    joined = shown.rstrip().endswith((":", "："))
    if not rest:
        return place
    begin = rest.end()
    if quoted := QUOTED.match(flat.plain, begin):
        return TitlePlace(quoted.start(1), quoted.end(1), shown.strip(" :：?"))
    line_end = flat.plain.find("\n", begin)
    stop = before_details(flat.plain, begin, line_end if line_end > begin else len(flat.plain))
    after = flat.plain[begin:stop].strip()
    if not is_title_like(after, words=3) or after.endswith(".") or len(after.split()) > 20 or split_label(after):
        return place
    colon = rest[1] in ":：" or joined
    if title_case_share(after) < 0.55 and not (colon and (joined or (is_coined(shown) and not is_told(after)))):
        goes_on = not colon and after[0].islower() and is_linked_paper(flat, place) and title_case_share(after) > 0.5
        return TitlePlace(place.start, stop) if goes_on else place
    if colon or (after[0].islower() and is_linked_paper(flat, place)):
        return TitlePlace(place.start, stop)
    return TitlePlace(begin, stop, shown.strip(" :：")) if is_title_like(after, words=4) else place


def _with_subtitle(flat: Flat, place: TitlePlace) -> TitlePlace:
    """A linked title with the rest of it behind the link: "[A Guide to Analysis](…): A Journey with Models"."""
    rest = _COLON.match(flat.plain, place.end)
    if not rest or not (is_linked_paper(flat, place) or any(span.start == place.start for span in flat.strong)):
        return place
    line_end = flat.plain.find("\n", rest.end())
    stop = before_details(flat.plain, rest.end(), line_end if line_end > rest.end() else len(flat.plain))
    after = flat.plain[rest.end() : stop].strip()
    fits = is_title_like(after, words=2) and len(after.split()) <= 16 and not after.endswith(".")
    return TitlePlace(place.start, stop) if fits and title_case_share(after) > 0.7 else place


def is_linked_paper(flat: Flat, place: TitlePlace) -> bool:
    return any(
        link.named and link.role in ("paper", "pdf") and place.start <= link.start and link.end <= place.end + 1
        for link in flat.links
    )


def is_coined(name: str) -> bool:
    """Whether a short name is one that papers coin: one word with a capital or digit that is not its first letter."""
    bare = name.strip(" :：")
    return " " not in bare and any(c.isupper() or c.isdigit() for c in bare[1:])


def trimmed(flat: Flat, start: int, end: int) -> TitlePlace:
    text = flat.text
    while start < end and text[start] in " \n\t,;:|*":
        start += 1
    while end > start and text[end - 1] in " \n\t,;|*":
        end -= 1
    return TitlePlace(start, end)
