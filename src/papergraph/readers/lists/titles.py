"""Where the title of an entry stands, and the title without the noise of lists."""

from __future__ import annotations

import re

from papergraph.readers.lists.author_date import (
    byline_and_year,
    is_turned_name,
    title_before_journal,
)
from papergraph.readers.lists.citations import surnames_and_year, title_end
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.imprints import read_linked_imprint
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors
from papergraph.readers.lists.references import read_reference
from papergraph.readers.lists.title_bounds import after_byline, after_chips, before_details, presenter_end
from papergraph.readers.lists.title_place import QUOTED, TitlePlace, extended, trimmed
from papergraph.readers.lists.title_text import (
    LETTER,
    LIMIT,
    QUESTION,
    clean_title,
    is_chip,
    is_citation,
    is_title_like,
    title_case_share,
)
from papergraph.readers.lists.venues import is_known_venue

_FRAME = " \n\t-–—:;,.|[](){}*?0123456789"
# A title that begins with a quotation and puts another beside it.
_GOES_ON_QUOTED = re.compile(r"\s(?:or|and|vs\.?|versus|not|und|oder|et|ou|y|o|e)\s[“\"「『«《]")
_SINGLE_QUOTED = re.compile(r"(?<=[\s,.])(?:‘|``)([^‘\n]{8,300}?)[,.]?(?:’’?|'')(?=[\s,.;]|$)")
_YEAR_INSIDE = re.compile(r"[^,]{8},\s(?:19|20)[0-9]{2}(?:,\s|\s?$)")
_YEAR_BEHIND = re.compile(r"\s[(（](?:19|20)[0-9]{2}[)）][\s.,:：]*$")
_CITED = re.compile(r"\bet\.? al\b|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_TAIL = re.compile(r",\s|\s[-–—|]\s")
_NAMED_QUOTE = re.compile(
    r"\s{0,3}((?=\S{0,24}[A-Z])[A-Za-z][\w.+*-]{1,24}(?:\s[\w.+-]{1,20})?)\s?[:：]\s?[“\"]([^“”\"\n]{12,300}?)[,.]?[”\"]"
)
_FIELD = re.compile(r"[^|]+")
# What people say before they name a paper: "nice, related: …", "For tomorrow: …", "Here is the paper:" over a line.
_LEAD_IN = re.compile(
    r"(?:for|see|also|related|nice|fyi|this|here|new|today|tomorrow|good|check|another|my|our|i|we|next|thanks|hey|hi|ok"
    r"|interesting|relevant|btw|oh|just|cool|great|saw|paper for|paper of)\b[^:\n(]{0,80}[:：]\s+(?=\S)",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"[\s(\[–—:-]{0,8}([^()\[\]\n]{8,300}?)[\s)\]]{0,8}$")
_TITLE_LINE = re.compile(r"^[ \t]{0,8}Title:[ \t]{0,8}([^\n]{4,400}?)[ \t.]{0,4}$", re.MULTILINE)


def find_title(flat: Flat) -> TitlePlace | None:
    """Where the title of an entry stands: linked, bold, quoted, italic, or by its place in the line."""
    if (label := split_label(flat.plain)) and label[0] in ("title", "title_en"):
        return _labelled(flat, label[1])
    if "itle:" in flat.plain and (labelled := _TITLE_LINE.search(flat.plain)):
        return TitlePlace(labelled.start(1), labelled.end(1))
    if reference := read_reference(flat.plain):
        return TitlePlace(reference.start, reference.end)
    if cited := _cited(flat):
        return cited
    place = _fielded(flat) or _linked(flat) or _nickname(flat) or _quoted(flat) or _italic(flat)
    return extended(flat, _within(flat, place)) if place else _by_place(flat)


def _labelled(flat: Flat, start: int) -> TitlePlace | None:
    """The title of a line that says it is one: up to the line's end, or to the details behind it."""
    line_end = flat.plain.find("\n", start)
    end = line_end if line_end > start else len(flat.plain)
    if not flat.plain[start:end].strip():
        return None
    return trimmed(flat, start, before_details(flat.plain, start, end))


def _cited(flat: Flat) -> TitlePlace | None:
    """A title in quotation marks or italics behind its authors, as in a bibliography; nothing else stands so."""
    text = flat.plain[:1500]
    match = QUOTED.search(text) or (_SINGLE_QUOTED.search(text) if "‘" in text or "``" in text else None)
    before = flat.plain[presenter_end(flat.plain) : match.start()].strip(_FRAME) if match else ""
    named = is_turned_name(before) or bool(before and read_details(before).authors)
    if match and named and is_title_like(match[1], words=2):
        return TitlePlace(match.start(1), match.end(1))
    if flat.emphasis and (place := title_before_journal(flat)):
        return TitlePlace(*place)
    for span in flat.emphasis if flat.links else ():
        before, shown = flat.plain[: span.start].strip(), flat.plain[span.start : span.end].strip(" .,;:")
        if (
            before
            and shown[:1] not in "(["
            and "et al" not in shown
            and is_title_like(shown, words=2)
            and _names_authors(before)
        ):
            return trimmed(flat, span.start, span.end)
    return None


def _names_authors(text: str) -> bool:
    return bool(read_details(text).authors or surnames_and_year(text) or byline_and_year(text))


def _fielded(flat: Flat) -> TitlePlace | None:
    """The title of a line of fields with bars between, "2016-01 | Title | *Authors* | [Journal](…)", if it has no link.

    Some field before it or the next one behind it must be a detail: else the title is the field with the link.
    """
    first = next((link.start for link in flat.links if link.named), len(flat.text))
    if "|" not in flat.plain[:first]:
        return None
    fields = list(_FIELD.finditer(flat.plain, 0, min(len(flat.plain), 1500)))
    for at, field in enumerate(fields):
        shown = field[0].strip(" \n*_")
        if field.end() > first or not is_title_like(clean_title(shown).title, words=3):
            continue
        beside = [*fields[:at], *fields[at + 1 : at + 2]]
        if any(read_details(other[0].strip(" \n*_")).understood for other in beside):
            return trimmed(flat, field.start(), field.end())
    return None


def _linked(flat: Flat) -> TitlePlace | None:
    named = [link for link in flat.links if link.named and link.end > link.start]
    if not named:
        return _bold(flat)
    named = [link for link in named if not read_linked_imprint(link.text)]
    papers = [link for link in named if link.role in ("paper", "pdf") and not is_citation(link.text)]
    for link in papers:
        if is_title_like(_shown(flat, link.start, link.end), words=2):
            dated = _YEAR_INSIDE.search(link.text)
            return trimmed(flat, link.start, before_details(flat.plain, link.start, link.end) if dated else link.end)
    if bold := _bold(flat):
        return bold
    others = [
        link
        for link in named
        if link.role not in ("paper", "pdf") and is_title_like(_shown(flat, link.start, link.end), words=3)
    ]
    if others and not (
        len(flat.plain[: others[0].start].split()) > 12 and not are_authors(flat.plain[: others[0].start])
    ):
        return trimmed(flat, others[0].start, others[0].end)
    if papers and not flat.plain[: papers[0].start].strip(_FRAME):
        return trimmed(flat, papers[0].start, papers[0].end)
    return None


def _within(flat: Flat, place: TitlePlace) -> TitlePlace:
    """The title inside a marked stretch that holds a whole citation: "Doe (1993). Title", "Title, Doe et al, 1993"."""
    if not _is_cited(flat.plain[place.start : place.end]):
        return place
    start = after_byline(flat.plain, place.start, place.end)
    for match in _TAIL.finditer(flat.plain, start + 1, place.end):
        rest = flat.plain[match.end() : place.end]
        details = read_details(rest, alone=False) if _CITED.search(rest) else None
        if details and details.understood and details.remark is None:
            return trimmed(flat, start, match.start())
    return trimmed(flat, start, place.end)


def _is_cited(text: str) -> bool:
    return any(sign in text for sign in (" al", "19", "20")) and bool(_CITED.search(text))


def _bold(flat: Flat) -> TitlePlace | None:
    """The first bold stretch that is a title, when only details stand before it."""
    for span in flat.strong:
        shown = flat.plain[span.start : span.end].strip()
        if _is_prose_before(flat, span.start):
            return None
        if shown and not shown.endswith((":", "：")) and is_title_like(shown.strip(" .,*[]()"), words=3):
            return trimmed(flat, span.start, span.end)
    return None


def _nickname(flat: Flat) -> TitlePlace | None:
    """The first bold stretch, of few words, that is neither a label nor a detail."""
    for span in flat.strong:
        bare = flat.plain[span.start : span.end].strip(" \n\t:：.,*[]()")
        if _is_prose_before(flat, span.start) or _is_inside_title(flat, span.start):
            return None
        first = not flat.plain[: span.start].strip(_FRAME)
        if len(bare) < 2 or label_role(bare):
            continue
        detail = is_chip(bare) or are_authors(bare, alone=not first)
        if not detail or _is_dated_title(flat.plain[: span.end]):
            return trimmed(flat, span.start, span.end)
    return None


def _is_dated_title(text: str) -> bool:
    """Whether a bold stretch is a short title with its year behind it, "Random Forests (2001)", and no venue."""
    match = _YEAR_BEHIND.search(text)
    return bool(match and text[: match.start()].strip(_FRAME) and not is_known_venue(text[: match.start()]))


def _is_inside_title(flat: Flat, start: int) -> bool:
    """Whether a bold stretch stands within a title, behind a word that belongs to it: "The **primacy bias** in …"."""
    word = flat.plain[:start].rstrip().rpartition(" ")[2]
    return word.casefold() in ("a", "an", "the", "on", "of", "for", "in", "with", "to", "from", "towards")


def _is_prose_before(flat: Flat, start: int) -> bool:
    before = flat.plain[:start].strip(_FRAME)
    return len(before.split()) > 3 and not read_details(before).understood


def _quoted(flat: Flat) -> TitlePlace | None:
    if (named := _NAMED_QUOTE.match(flat.plain)) and not split_label(flat.plain.strip()):
        return TitlePlace(named.start(2), named.end(2), named[1])
    for match in QUOTED.finditer(flat.plain[:1500]):
        before = flat.plain[: match.start()].strip(_FRAME)
        if (
            is_title_like(match[1], words=3)
            and (not before or read_details(before).understood)
            and (before or title_case_share(match[1]) > 0.3)
            and not _GOES_ON_QUOTED.match(flat.plain, match.end())
        ):
            return TitlePlace(match.start(1), match.end(1))
    return None


def _italic(flat: Flat) -> TitlePlace | None:
    for span in flat.emphasis:
        shown = flat.plain[span.start : span.end].strip(" .,;:")
        before = flat.plain[: span.start].strip(_FRAME)
        if not is_title_like(shown, words=3) or is_known_venue(shown) or shown[:1] in "([":
            continue
        if not before or _is_all_details(before):
            return trimmed(flat, span.start, span.end)
    return None


def _is_all_details(text: str) -> bool:
    details = read_details(text)
    return details.understood and details.remark is None


def _by_place(flat: Flat) -> TitlePlace | None:
    """The title of a line without any marking, from where details begin before and after it."""
    text = flat.plain
    start = len(text) - len(text.lstrip(" \n\t,.;:|-–—*•"))
    line_end = text.find("\n", start)
    end = line_end if line_end > start and text[start:line_end].strip() else len(text)
    end = min(end, start + 3 * LIMIT)
    start = after_chips(text, presenter_end(text, start), end)
    if (lead := _LEAD_IN.match(text, start)) and title_case_share(lead[0]) < 0.6:
        start = lead.end()
        line_end = text.find("\n", start)
        end = line_end if line_end > start else len(text)
    if behind := _behind_link(flat, start):
        return behind
    if not text[start:end].strip():
        return None
    end = _before_link(flat, start, _before_emphasis(flat, start, end))
    begin, start = start, after_byline(text, start, end)
    in_commas = start > begin and text[begin:start].rstrip(' \n“"').endswith(",")
    stop = (title_end(text, start, end) if in_commas else None) or before_details(text, start, end)
    place = trimmed(flat, start, stop)
    return place if _may_be_title(flat.plain[place.start : place.end]) else None


def _before_emphasis(flat: Flat, start: int, end: int) -> int:
    """Where an emphasised byline or venue begins behind words: "Voices of Moss *Ann Ash et al. CHI*"."""
    for span in flat.emphasis:
        if (
            start + 8 < span.start < end
            and len(flat.plain[start : span.start].split()) >= 3
            and read_details(flat.plain[span.start : span.end]).understood
        ):
            return span.start
    return end


def _behind_link(flat: Flat, start: int) -> TitlePlace | None:
    """A title that stands behind the address of its paper, with a remark or nothing before it."""
    for link in flat.links[:2]:
        if link.named or link.start < start or title_case_share(flat.plain[start : link.start]) >= 0.5:
            return None
        line_end = flat.plain.find("\n", link.end)
        line_end = line_end if line_end > 0 else len(flat.plain)
        inside = _FRAMED.match(flat.plain, link.end, line_end)
        shown = inside[1] if inside else ""
        if is_title_like(shown, words=3) and title_case_share(shown) >= 0.5:
            return TitlePlace(inside.start(1), inside.end(1)) if inside else None
    return None


def _before_link(flat: Flat, start: int, end: int) -> int:
    """Where the first address or label of a link stands behind words that are more than details."""
    for link in flat.links:
        if start < link.start < end and not link.named and (before := flat.plain[start : link.start].strip(_FRAME)):
            return end if read_details(before).understood else link.start
    return end


def _may_be_title(text: str) -> bool:
    """Whether a line without any marking can hold a title: neither a bracketed remark nor a single common word."""
    shown = clean_title(text).title
    bracketed = shown[:1] in "([" and shown[-1:] in ")]"
    return (
        bool(LETTER.search(shown))
        and not bracketed
        and not QUESTION.match(shown)
        and (" " in shown or not shown.islower())
    )


def _shown(flat: Flat, start: int, end: int) -> str:
    return clean_title(flat.text[start:end]).title
