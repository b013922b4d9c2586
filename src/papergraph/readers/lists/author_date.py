"""Where the title begins in references of the author-date and Vancouver styles, whose journal is in italics.

"Doe, J. and Roe, A. (2020). Title. *Journal*": what is emphasised is the venue where a sentence stands between it and
the byline. A single name turned round, "Doe, Jane (2020) Title", is a byline only because a year in brackets follows.
"""

from __future__ import annotations

import re

from papergraph.readers.lists.citations import byline_end, past_year, surnames_and_year
from papergraph.readers.lists.details import Details
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.names import are_authors, has_et_al, is_name_word, is_sure_name, is_surname
from papergraph.readers.lists.venues import is_known_venue

_DATED = re.compile(r"\(((?:19|20)[0-9]{2})[a-z]?(?:,\s[^()\n]{1,30})?\)[.,:]{0,2}(?:\s{1,2}|$)")
_AND_COMPANY = re.compile(r"[\s,]{1,3}(?:&|y|e|et|und|u\.|and)\s(?:c[ií]a|cols?|coll|co|mitarb|a)\.?$", re.IGNORECASE)
_LONGEST_BYLINE = 600
_LONGEST_TITLE = 320
_FEWEST_WORDS = 2


def title_before_journal(flat: Flat) -> tuple[int, int] | None:
    """The title between a byline and an emphasised journal, None where the text is no such reference."""
    text = flat.plain
    for span in flat.emphasis[:2]:
        before = text[: span.start].rstrip()
        if not before.endswith((".", "?", "!", ".”", ".’")) or len(before) > _LONGEST_BYLINE + _LONGEST_TITLE:
            continue
        start = past_dated_byline(text, 0, span.start) or _past_initials(text, span.start)
        title = before[start:].rstrip(" .") if start else ""
        if (
            start
            and len(title.split()) >= _FEWEST_WORDS
            and len(title) <= _LONGEST_TITLE
            and not _is_marked(flat, start)
        ):
            return start, start + len(title)
    return None


def past_dated_byline(text: str, start: int, end: int) -> int | None:
    """Where a title begins behind names and a year in brackets."""
    if "(" not in text[start : min(end, start + _LONGEST_BYLINE)]:
        return None
    match = _DATED.search(text, start, min(end, start + _LONGEST_BYLINE))
    return match.end() if match and match.end() < end and _is_byline(text[start : match.start()]) else None


def byline_before(text: str) -> Details | None:
    """The byline, with its year if there is one, that is all of a text before a title."""
    dated = byline_and_year(text)
    if dated and has_et_al(dated.authors[0]):
        return dated
    if found := surnames_and_year(text) or dated:
        return found
    bare = text.strip(' .,:“"«„')
    return Details(authors=[bare]) if is_turned_name(bare) else None


def byline_and_year(text: str) -> Details | None:
    """The byline and the year that are all of a text before a title: "Doe, Jane (2020)"."""
    match = _DATED.search(text[:_LONGEST_BYLINE]) if "(" in text else None
    if not match or text[match.end() :].strip(" .,:") or not _is_byline(text[: match.start()]):
        return None
    named = text[: match.start()].strip(" ,;")
    if (bare := _AND_COMPANY.sub("", named)) != named:
        family, comma, given = bare.partition(", ")
        named = (f"{given} {family}" if comma and is_turned_name(bare) else bare) + " et al."
    return Details(authors=[named], dates=[match[1]])


def is_turned_name(text: str) -> bool:
    """Whether a text is one name turned round: "Doe, Jane", "Paz Soldán, José María"."""
    family, comma, given = text.strip(" .,;:").partition(", ")
    words = given.split()
    if not comma or "," in given or not 0 < len(words) <= 3 or not all(map(is_name_word, words)):
        return False
    return is_surname(family) and is_sure_name(family) and is_sure_name(given) and not is_known_venue(family)


def _past_initials(text: str, end: int) -> int | None:
    """Where a title begins behind names with initials and a full stop: "Doe J, Roe A. Title"."""
    named = byline_end(text, 0, end)
    return past_year(text, named, end) if named and text[named : named + 1] in (".", ":") else None


def _is_byline(head: str) -> bool:
    bare = _AND_COMPANY.sub("", head.strip(" \n,;"))
    if not bare or is_known_venue(bare):
        return False
    named = byline_end(bare, 0, len(bare))
    return (named is not None and named >= len(bare)) or are_authors(bare, alone=True) or is_turned_name(bare)


def _is_marked(flat: Flat, start: int) -> bool:
    """Whether what begins here is marked as a title already: it is linked, bold, italic or in quotation marks."""
    starts = [*(span.start for span in (*flat.strong, *flat.emphasis)), *(link.start for link in flat.links)]
    return flat.plain[start] in '“"«„‘' or any(abs(begin - start) <= 1 for begin in starts)
