"""Where the title of an entry stands, and the title without the noise of lists."""

from __future__ import annotations

import re
from typing import NamedTuple

from papergraph.readers.lists.author_date import (
    byline_and_year,
    is_turned_name,
    past_dated_byline,
    title_before_journal,
)
from papergraph.readers.lists.citations import byline_end, past_year, surnames_and_year, title_end
from papergraph.readers.lists.cjk_names import is_cjk_name
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.imprints import read_linked_imprint
from papergraph.readers.lists.labels import split_label
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors, are_surnames, is_team
from papergraph.readers.lists.references import read_reference
from papergraph.readers.lists.title_text import (
    CHIP,
    LETTER,
    LIMIT,
    NUMBER,
    QUESTION,
    clean_title,
    content,
    is_abbreviation,
    is_chip,
    is_citation,
    is_date,
    is_day,
    is_title_like,
    is_told,
    title_case_share,
)
from papergraph.readers.lists.venues import is_known_venue

_FRAME = " \n\t-–—:;,.|[](){}*?0123456789"
_NUMBER_AT = re.compile(NUMBER.pattern.removeprefix("^"))
_CHIP_AT = re.compile(CHIP.pattern.removeprefix("^"))
_QUOTED = re.compile(r"[“\"「『«《]([^“”\"「」『』«»《》\n]{8,300}?)[,.]?[”\"」』»》]")
# A title that begins with a quotation and puts another beside it.
_GOES_ON_QUOTED = re.compile(r"\s(?:or|and|vs\.?|versus|not|und|oder|et|ou|y|o|e)\s[“\"「『«《]")
_YEAR_GROUP = re.compile(r"\((?:19|20)[0-9]{2}[a-z]?\)[.,:]\s")
_SINGLE_QUOTED = re.compile(r"(?<=[\s,.])(?:‘|``)([^‘\n]{8,300}?)[,.]?(?:’’?|'')(?=[\s,.;]|$)")
_MASKED = re.compile("\\s*(?:[\uac00-\ud7a3][*○]{1,2}[\uac00-\ud7a3]?\\s?[,·、]?\\s?){1,6}[:：]?\\s*")
_PRESENTER = re.compile(
    '([\u4e00-\u9fff々\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff]{1,3} [\u4e00-\u9fff]{1,3})\\s?[:：]\\s*(?=[A-Z“"(\\[])'
)
_YEAR_INSIDE = re.compile(r"[^,]{8},\s(?:19|20)[0-9]{2}(?:,\s|\s?$)")
_YEAR_BEHIND = re.compile(r"\s[(（](?:19|20)[0-9]{2}[)）][\s.,:：]*$")
_CITED = re.compile(r"\bet\.? al\b|(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_TAIL = re.compile(r",\s|\s[-–—|]\s")
_NAMED_QUOTE = re.compile(
    r"\s{0,3}((?=\S{0,24}[A-Z])[A-Za-z][\w.+*-]{1,24}(?:\s[\w.+-]{1,20})?)\s?[:：]\s?[“\"]([^“”\"\n]{12,300}?)[,.]?[”\"]"
)
_LEAD_IMPRINT = re.compile(r"\s*((?=[^,\n]{0,60}[0-9])[^,:;\n]{4,60}),\s")
_COLON = re.compile(r"\s?[:：]\s?")
_FIELD = re.compile(r"[^|]+")
# What people say before they name a paper: "nice, related: …", "For tomorrow: …", "Here is the paper:" over a line.
_LEAD_IN = re.compile(
    r"(?:for|see|also|related|nice|fyi|this|here|new|today|tomorrow|good|check|another|my|our|i|we|next|thanks|hey|hi|ok"
    r"|interesting|relevant|btw|oh|just|cool|great|saw|paper for|paper of)\b[^:\n(]{0,80}[:：]\s+(?=\S)",
    re.IGNORECASE,
)
_DASHES = ("- ", "– ", "— ")
_FRAMED = re.compile(r"[\s(\[–—:-]{0,8}([^()\[\]\n]{8,300}?)[\s)\]]{0,8}$")
_TITLE_LINE = re.compile(r"^[ \t]{0,8}Title:[ \t]{0,8}([^\n]{4,400}?)[ \t.]{0,4}$", re.MULTILINE)
_BOUNDARY = re.compile(
    r"(?<=[^\s.])\.(?=\s|$)|[?!](?=\s)|\s[-–—|•~]+\s|\s?\|\s?|,\s|\s\((?=[^)]{2,120}\))|\s\[(?=[^\]]{2,120}\])"
    r"|\s(?:by|BY|By)\s|:\s|;\s|\n|。|\t|\s{3,}|，"
)


class TitlePlace(NamedTuple):
    """Where the title stands in the flat text; `short` is a nickname that stands before it."""

    start: int
    end: int
    short: str | None = None


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
    return _extended(flat, _within(flat, place)) if place else _by_place(flat)


def presenter_end(text: str, start: int = 0) -> int:
    """Where the names of who presents a paper end that stand before it: "김*수: …", "张三：Growing Oaks"."""
    if match := _MASKED.match(text, start):
        return match.end()
    match = _PRESENTER.match(text, start) if text[start : start + 1] > "\u3000" else None
    return match.end() if match and is_cjk_name(match[1].strip()) else start


def _labelled(flat: Flat, start: int) -> TitlePlace | None:
    """The title of a line that says it is one: up to the line's end, or to the details behind it."""
    line_end = flat.plain.find("\n", start)
    end = line_end if line_end > start else len(flat.plain)
    if not flat.plain[start:end].strip():
        return None
    return _trimmed(flat, start, _before_details(flat.plain, start, end))


def _cited(flat: Flat) -> TitlePlace | None:
    """A title in quotation marks or italics behind its authors, as in a bibliography; nothing else stands so."""
    text = flat.plain[:1500]
    match = _QUOTED.search(text) or (_SINGLE_QUOTED.search(text) if "‘" in text or "``" in text else None)
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
            return _trimmed(flat, span.start, span.end)
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
            return _trimmed(flat, field.start(), field.end())
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
            return _trimmed(flat, link.start, _before_details(flat.plain, link.start, link.end) if dated else link.end)
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
        return _trimmed(flat, others[0].start, others[0].end)
    if papers and not flat.plain[: papers[0].start].strip(_FRAME):
        return _trimmed(flat, papers[0].start, papers[0].end)
    return None


def _within(flat: Flat, place: TitlePlace) -> TitlePlace:
    """The title inside a marked stretch that holds a whole citation: "Doe (1993). Title", "Title, Doe et al, 1993"."""
    if not _is_cited(flat.plain[place.start : place.end]):
        return place
    start = _after_byline(flat.plain, place.start, place.end)
    for match in _TAIL.finditer(flat.plain, start + 1, place.end):
        rest = flat.plain[match.end() : place.end]
        details = read_details(rest, alone=False) if _CITED.search(rest) else None
        if details and details.understood and details.remark is None:
            return _trimmed(flat, start, match.start())
    return _trimmed(flat, start, place.end)


def _is_cited(text: str) -> bool:
    return any(sign in text for sign in (" al", "19", "20")) and bool(_CITED.search(text))


def _bold(flat: Flat) -> TitlePlace | None:
    """The first bold stretch that is a title, when only details stand before it."""
    for span in flat.strong:
        shown = flat.plain[span.start : span.end].strip()
        if _is_prose_before(flat, span.start):
            return None
        if shown and not shown.endswith((":", "：")) and is_title_like(shown.strip(" .,*[]()"), words=3):
            return _trimmed(flat, span.start, span.end)
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
            return _trimmed(flat, span.start, span.end)
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
    for match in _QUOTED.finditer(flat.plain[:1500]):
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
            return _trimmed(flat, span.start, span.end)
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
    start = _after_chips(text, presenter_end(text, start), end)
    if (lead := _LEAD_IN.match(text, start)) and title_case_share(lead[0]) < 0.6:
        start = lead.end()
        line_end = text.find("\n", start)
        end = line_end if line_end > start else len(text)
    if behind := _behind_link(flat, start):
        return behind
    if not text[start:end].strip():
        return None
    end = _before_link(flat, start, _before_emphasis(flat, start, end))
    begin, start = start, _after_byline(text, start, end)
    in_commas = start > begin and text[begin:start].rstrip(' \n“"').endswith(",")
    stop = (title_end(text, start, end) if in_commas else None) or _before_details(text, start, end)
    place = _trimmed(flat, start, stop)
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


def _after_chips(text: str, start: int, end: int) -> int:
    """Past numbers and bracketed notes that stand before a title: "[2024.05] [NeurIPS 2024] …"."""
    for _ in range(6):
        if match := _NUMBER_AT.match(text, start, end):
            start = match.end()
        lead = _LEAD_IMPRINT.match(text, start, end)
        if lead and _is_imprint(lead[1]) and len(text[lead.end() : end].split()) >= 2:
            start = lead.end()
        match = _CHIP_AT.match(text, start, end)
        if not match or not is_chip(content(match)) or not text[match.end() : end].strip():
            return start
        start = match.end()
    return start


def _is_imprint(text: str) -> bool:
    """Whether a text is a venue with its year, or a date: "ICML 2023 oral", "arXiv 2023.10"."""
    found = read_details(text, alone=False)
    return bool(found.dates) and not found.authors and found.remark is None


def _after_byline(text: str, start: int, end: int) -> int:
    """Where the title begins when authors, a date or a venue stand first: "A. Author (2020). Title"."""
    if (named := byline_end(text, start, end)) and len(text[(after := past_year(text, named, end)) : end].split()) >= 2:
        return after
    if "," in text[start : start + 40] and (dated := past_dated_byline(text, start, end)):
        return dated
    for match in list(_BOUNDARY.finditer(text, start, min(end, start + 1200)))[:40]:
        sign = match[0].strip()
        head = text[start : match.start()].strip(" ,;")
        if sign not in (".", ":", "", "|", "-", "–", "—", "(", "。") or (
            match[0] == "." and is_abbreviation(text, match.start()) and not head.endswith("et al")
        ):
            continue
        if sign in ("-", "–", "—", "|", ":", "."):
            head = re.sub(r"[,\s(]*(?:19|20)[0-9]{2}[a-z]?\)?$", "", head)
        team = sign == "." and len(head.split()) <= 3 and is_team(head)
        dated = sign == "(" and bool(_YEAR_GROUP.match(text, match.end() - 1, end)) and are_surnames(head)
        if dated or team or (len(head.split()) >= 2 and are_authors(head, alone=sign in (".", "("))):
            after = match.end() - (sign == "(")
            rest = re.compile(r"[\s.,:;–—-]*(?:\(?(?:19|20)[0-9]{2}[a-z]?(?:,\s?\w+)?\)?[\s.,:;–—-]*)?[“\"]?").match(
                text, after, end
            )
            after = rest.end() if rest else after
            if len(text[after:end].split()) >= 2:
                return after
    return start


def _before_details(text: str, start: int, end: int) -> int:
    """Where the title ends: before authors, a venue, a date, or prose that a strong separator cuts off."""
    for match in list(_BOUNDARY.finditer(text, start + 1, end))[:60]:
        head, sign = text[start : match.start()].strip(), match[0].strip()
        if not head or (match[0] == "." and is_abbreviation(text, match.start())):
            continue
        keep = match.end() if sign in ("?", "!") else match.start()
        if _ends_here(head, sign, text[match.end() - (sign in ("(", "[")) : end]):
            return keep
    return end


def _ends_here(head: str, sign: str, rest: str) -> bool:
    rest = rest[:600]
    if not rest.strip():
        return True
    words = _length(head)
    if sign in ("\n", "|", "。") or (not sign):
        return words >= 2 or len(head) > 6
    details = read_details(rest, alone=sign not in (":", ","))
    if sign in ("?", "!"):
        first = rest.partition(",")[0].strip()
        return (
            words >= 2
            and details.understood
            and (is_known_venue(first) or are_authors(first, alone=True) or is_date(first))
        )
    if sign == ".":
        return (
            words >= 2
            and (
                (details.understood and details.remark is None)
                or (words >= 3 and (rest.strip()[:1].isupper() or rest.lstrip()[:2] in _DASHES))
            )
        ) or (details.understood and words >= 3)
    if sign in ("-", "–", "—") and is_day(rest):
        return True
    if sign in ("-", "–", "—", "~", "•"):
        prose = len(rest.split()) >= 6 and title_case_share(rest) < 0.5
        return (details.understood and _starts_with_details(rest, details.remark)) or (prose and words >= 1)
    if sign in ("(", "["):
        group = re.match(r"\s*[(\[]([^()\[\]]{1,160})[)\]]", rest)
        return bool(group and words >= 2 and (is_chip(group[1]) or read_details(group[1]).authors))
    if sign in ("by", "By", "BY"):
        return words >= 2 and bool(read_details(rest, alone=True).authors)
    if sign in (",", "，"):
        return words >= 2 and details.understood and details.remark is None
    if sign == ";":
        return words >= 3 and details.understood
    return False


def _length(text: str) -> int:
    """How many words a text has; three characters of a script without spaces count as one."""
    words = len(text.split())
    return words if text.isascii() else max(words, sum(character >= "\u3040" for character in text) // 3)


def _starts_with_details(rest: str, remark: int | None) -> bool:
    return remark is None or remark > len(rest) - len(rest.lstrip()) + 3


def _extended(flat: Flat, place: TitlePlace) -> TitlePlace:
    """A short name with its title after it, "BERT: Pre-training of …", as one title."""
    shown = flat.plain[place.start : place.end]
    if len(shown.split()) > 3 or len(shown) > 40:
        return _with_subtitle(flat, place)
    rest = re.compile(r"\s*([:：]|[-–—]\s|\s)\s*").match(flat.plain, place.end)
    joined = shown.rstrip().endswith((":", "："))
    if not rest:
        return place
    begin = rest.end()
    if quoted := _QUOTED.match(flat.plain, begin):
        return TitlePlace(quoted.start(1), quoted.end(1), shown.strip(" :：?"))
    line_end = flat.plain.find("\n", begin)
    stop = _before_details(flat.plain, begin, line_end if line_end > begin else len(flat.plain))
    after = flat.plain[begin:stop].strip()
    if not is_title_like(after, words=3) or after.endswith(".") or len(after.split()) > 20 or split_label(after):
        return place
    colon = rest[1] in ":：" or joined
    if title_case_share(after) < 0.55 and not (colon and (joined or (_is_coined(shown) and not is_told(after)))):
        goes_on = not colon and after[0].islower() and _is_linked_paper(flat, place) and title_case_share(after) > 0.5
        return TitlePlace(place.start, stop) if goes_on else place
    if colon or (after[0].islower() and _is_linked_paper(flat, place)):
        return TitlePlace(place.start, stop)
    return TitlePlace(begin, stop, shown.strip(" :：")) if is_title_like(after, words=4) else place


def _with_subtitle(flat: Flat, place: TitlePlace) -> TitlePlace:
    """A linked title with the rest of it behind the link: "[A Guide to Analysis](…): A Journey with Models"."""
    rest = _COLON.match(flat.plain, place.end)
    if not rest or not (_is_linked_paper(flat, place) or any(span.start == place.start for span in flat.strong)):
        return place
    line_end = flat.plain.find("\n", rest.end())
    stop = _before_details(flat.plain, rest.end(), line_end if line_end > rest.end() else len(flat.plain))
    after = flat.plain[rest.end() : stop].strip()
    fits = is_title_like(after, words=2) and len(after.split()) <= 16 and not after.endswith(".")
    return TitlePlace(place.start, stop) if fits and title_case_share(after) > 0.7 else place


def _is_linked_paper(flat: Flat, place: TitlePlace) -> bool:
    return any(
        link.named and link.role in ("paper", "pdf") and place.start <= link.start and link.end <= place.end + 1
        for link in flat.links
    )


def _is_coined(name: str) -> bool:
    """Whether a short name is one that papers coin: one word with a capital or digit that is not its first letter."""
    bare = name.strip(" :：")
    return " " not in bare and any(c.isupper() or c.isdigit() for c in bare[1:])


def _trimmed(flat: Flat, start: int, end: int) -> TitlePlace:
    text = flat.text
    while start < end and text[start] in " \n\t,;:|*":
        start += 1
    while end > start and text[end - 1] in " \n\t,;|*":
        end -= 1
    return TitlePlace(start, end)


def _shown(flat: Flat, start: int, end: int) -> str:
    return clean_title(flat.text[start:end]).title
