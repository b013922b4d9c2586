"""Where a title begins and ends in a line without marks: behind bylines and dates, before names, venues and prose."""

from __future__ import annotations

import re

from papergraph.readers.lists.author_date import (
    past_dated_byline,
)
from papergraph.readers.lists.citations import byline_end, past_year
from papergraph.readers.lists.cjk_names import is_cjk_name
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.names import are_authors, are_surnames, is_team
from papergraph.readers.lists.title_text import (
    CHIP,
    NUMBER,
    content,
    is_abbreviation,
    is_chip,
    is_date,
    is_day,
    title_case_share,
)
from papergraph.readers.lists.venues import is_known_venue

_NUMBER_AT = re.compile(NUMBER.pattern.removeprefix("^"))
_CHIP_AT = re.compile(CHIP.pattern.removeprefix("^"))
_YEAR_GROUP = re.compile(r"\((?:19|20)[0-9]{2}[a-z]?\)[.,:]\s")
_MASKED = re.compile("\\s*(?:[\uac00-\ud7a3][*○]{1,2}[\uac00-\ud7a3]?\\s?[,·、]?\\s?){1,6}[:：]?\\s*")
_PRESENTER = re.compile(
    '([\u4e00-\u9fff々\uac00-\ud7a3]{2,4}|[\u4e00-\u9fff]{1,3} [\u4e00-\u9fff]{1,3})\\s?[:：]\\s*(?=[A-Z“"(\\[])'
)
_LEAD_IMPRINT = re.compile(r"\s*((?=[^,\n]{0,60}[0-9])[^,:;\n]{4,60}),\s")
_WORD = re.compile(r"[^\W\d_]{3,}|[^\W\d_]+(?=\s)")
_DASHES = ("- ", "– ", "— ")
_BOUNDARY = re.compile(
    r"(?<=[^\s.])\.(?=\s|$)|[?!](?=\s)|\s[-–—|•~]+\s|\s?\|\s?|,\s|\s\((?=[^)]{2,120}\))|\s\[(?=[^\]]{2,120}\])"
    r"|\s(?:by|BY|By)\s|:\s|;\s|\n|。|\t|\s{3,}|，"
)


def presenter_end(text: str, start: int = 0) -> int:
    """Where the names of who presents a paper end that stand before it: "김*수: …", "张三：Growing Oaks"."""
    if match := _MASKED.match(text, start):
        return match.end()
    match = _PRESENTER.match(text, start) if text[start : start + 1] > "\u3000" else None
    return match.end() if match and is_cjk_name(match[1].strip()) else start


def after_chips(text: str, start: int, end: int) -> int:
    """Past numbers and bracketed notes that stand before a title: "[2024.05] [NeurIPS 2024] …"."""
    for _ in range(6):
        if match := _NUMBER_AT.match(text, start, end):
            start = match.end()
        lead = _LEAD_IMPRINT.match(text, start, end)
        if lead and is_dated_venue(lead[1]) and len(_WORD.findall(text, lead.end(), end)) >= 2:
            start = lead.end()
        match = _CHIP_AT.match(text, start, end)
        if not match or not is_chip(content(match)) or not text[match.end() : end].strip():
            return start
        start = match.end()
    return start


def is_dated_venue(text: str) -> bool:
    """Whether a text is a venue with its year, or a date: "ICML 2023 oral", "arXiv 2023.10"."""
    found = read_details(text, alone=False)
    return bool(found.dates) and not found.authors and found.remark is None


def after_byline(text: str, start: int, end: int) -> int:
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


def before_details(text: str, start: int, end: int) -> int:
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
