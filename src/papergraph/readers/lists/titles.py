"""Where the title of an entry stands, and the title without the noise of lists."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from papergraph.readers.dates import find_dates
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.flat import Flat
from papergraph.readers.lists.headings import without_symbols
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors, is_name
from papergraph.readers.lists.title_words import TITLE_WORDS
from papergraph.readers.lists.venues import is_known_venue, read_venue

_LIMIT = 500
_FRAME = " \n\t-–—:;,.|[](){}*?0123456789"
_CITED = re.compile(r"(?:19|20)[0-9]{2}[a-z]?\)?$|\bet al")
_DIGIT = re.compile("[0-9]")
_LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(
    r"^\s*(?:\[[xX ]\]\s|\[[0-9]{1,4}\]\s?|\(?[0-9]{1,4}[.):]{1,2}\s+|#[0-9]{1,4}[:.\s]\s*|[-*•>|:,;.~]\s+|[•·▪◦]\s*)+"
)
_CHIP = re.compile(r"^\s*(?:\[([^\[\]]{1,80})\]|\(([^()]{1,80})\)|【([^【】]{1,80})】|`([^`]{1,60})`)\s*[-–—:,.|]?\s*")
_NUMBER_AT = re.compile(_NUMBER.pattern.removeprefix("^"))
_CHIP_AT = re.compile(_CHIP.pattern.removeprefix("^"))
_DATE_LEAD = re.compile(
    r"^\s*(?:(?:19|20)[0-9]{2}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?|(?:19|20)[0-9]{2}"
    r"|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?)\s*(?:[-–—:|,]\s+|\s(?=\[)|\s{2,})"
)
_TAIL_CHIP = re.compile(r"\s*(?:\[([^\[\]]{1,80})\]|\(([^()]{1,80})\)|【([^【】]{1,80})】|`([^`]{1,60})`)[\s.,;]*$")
_QUOTED = re.compile(r"[“\"「『«《]([^“”\"「」『』«»《》\n]{8,300}?)[,.]?[”\"」』»》]")
_STATUS_CHIP = re.compile(
    r"(?:new|hot|oral|spotlight|poster|highlight|best paper|survey|optional|required|recommended|must[ -]?read"
    r"|video|slides|code|pdf|paywalled|free|tutorial|blog|[0-9.]+\s?[km]?\s?(?:stars?|votes?|upvotes?|likes?"
    r"|citations?|points?|⭐)|important|classic|draft|preprint|wip|\s)+[!+]?",
    re.IGNORECASE,
)
_LABEL_LEAD = re.compile(
    r"^\s*(?:(?:paper|title|论文|論文|논문|标题|題目|题目|タイトル|제목)\s?(?:title|name|[0-9]{1,3}|标题"
    r"|题目)?\s?[:：]\s*)",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"(?<=[^\s.])\.(?=\s|$)|[?!](?=\s)|\s[-–—|•~]+\s|\s?\|\s?|,\s|\s\((?=[^)]{2,120}\))|\s\[(?=[^\]]{2,120}\])"
    r"|\s(?:by|BY|By)\s|:\s|;\s|\n|。|\t|\s{3,}|，"
)
_ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:[A-Z]|al|vs|cf|etc|e\.g|i\.e|St|Dr|Prof|Vol|No|Jr|Sr|Mr|Ms|Inc|approx)$")
_SENTENCE_CUE = re.compile(
    r"^(?:have you|has anyone|did you|anyone|any (?:thoughts|ideas)|check out|look at|fyi|wow|nice|seen|this|these"
    r"|those|here|we|i|you|it|he|she|they|in this|below|note|see|for|please|our|click|check|thanks?|feel free"
    r"|welcome|read|if|last|also|there|let|why not|what is here|my|some|many|most|all|more|other|the (?:paper"
    r"|authors?|researchers?|following|code|main|idea|goal|results?|sections?|list|key)|a (?:paper|list"
    r"|collection|curated|simple blog)|an overview of)\b",
    re.IGNORECASE,
)
_CJK_SENTENCE = re.compile("，.*[。！]?$|。.|(?:です|ます|한다|니다|이다)[.。]?$")
_ABOUT_LIST = re.compile(
    r"(?:this|the following|these|below)\s+(?:is\s+|are\s+)?(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:section|page|list"
    r"|lists|repo|repository|document|table|collection|post|blog|site|readme)\b",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:have you|has anyone|did you|anyone|any (?:thoughts|ideas)|does anyone)\b", re.IGNORECASE)
_VERB_CUE = re.compile(
    r"\b(?:is|are|was|were|has|have|can|will|propose[sd]?|introduce[sd]?|present(?:s|ed)?|show(?:s|ed)?|use[sd]?"
    r"|provide[sd]?|describe[sd]?|discuss(?:es|ed)?|explain(?:s|ed)?|contains?|covers?|study|studies"
    r"|investigate[sd]?|explore[sd]?|evaluate[sd]?|develop(?:s|ed)?|demonstrate[sd]?|find|finds|found|train(?:s"
    r"|ed)?|release[sd]?|argue[sd]?)\b"
)


class TitlePlace(NamedTuple):
    """Where the title stands in the flat text; `short` is a nickname that stands before it."""

    start: int
    end: int
    short: str | None = None


class Cleaned(NamedTuple):
    """A title without list noise, and the bracketed notes that were taken off it."""

    title: str
    chips: tuple[str, ...]


def find_title(flat: Flat) -> TitlePlace | None:
    """Where the title of an entry stands: linked, bold, quoted, italic, or by its place in the line."""
    if cited := _cited(flat):
        return cited
    place = _linked(flat) or _nickname(flat) or _quoted(flat) or _italic(flat)
    return _extended(flat, place) if place else _by_place(flat)


@lru_cache(maxsize=8192)
def clean_title(text: str) -> Cleaned:
    """ "[3] 🔥 Attention Is All You Need (NeurIPS 2017)." → the title, and "NeurIPS 2017" as a chip."""
    chips: list[str] = []
    text = " ".join(without_symbols(text[: 2 * _LIMIT]).replace("\u00ad", "").split())
    text = _LABEL_LEAD.sub("", text)
    for _ in range(6):
        before = text
        text = _NUMBER.sub("", text)
        if (match := _CHIP.match(text)) and _is_chip(_content(match)) and text[match.end() :].strip():
            chips.append(_content(match))
            text = text[match.end() :]
        if (match := _DATE_LEAD.match(text)) and len(text[match.end() :].split()) >= 2:
            chips.append(match[0])
            text = text[match.end() :]
        if (match := _TAIL_CHIP.search(text)) and _is_chip(_content(match)) and text[: match.start()].strip():
            chips.append(_content(match))
            text = text[: match.start()]
        if text == before:
            break
    return Cleaned(_unwrapped(text)[:_LIMIT], tuple(chips))


@lru_cache(maxsize=8192)
def is_title_like(text: str, *, words: int = 3) -> bool:
    """Whether a line can be a title: enough words, no sentence, no names, no label, not only a venue or date."""
    text = text.strip()
    count = len(text.split())
    if len(text) > 320 or count > 45:
        return False
    cjk = 0 if text.isascii() else sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text)
    if (count < words and cjk < 2 * words) or not _LETTER.search(text):
        return False
    if "://" in text or label_role(text) or text.endswith((":", "：", ",", "、")):
        return False
    if text.endswith((".", "。")) and (count > 16 or _VERB_CUE.search(text)):
        return False
    if _CJK_SENTENCE.search(text) or _ABOUT_LIST.match(text):
        return False
    if text[0].islower() and count > 8 and _VERB_CUE.search(text):
        return False
    if _SENTENCE_CUE.match(text) and (_VERB_CUE.search(text) or text.endswith(".")) and not text.endswith("?"):
        return False
    if _QUESTION.match(text):
        return False
    if are_authors(text, alone=False) or is_known_venue(text) or _is_date(text):
        return False
    return not _is_citation(text)


def _is_citation(text: str) -> bool:
    """Whether a short text stands for a paper by its authors and year: "Doe et al., 2017"."""
    return len(text) < 80 and bool(_CITED.search(text)) and bool(read_details(text).authors)


def title_case_share(text: str) -> float:
    """The share of its longer words that a text begins with a capital: near 1 in English titles, low in prose."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def _cited(flat: Flat) -> TitlePlace | None:
    """A title in quotation marks behind its authors, as in a bibliography; nothing else stands so."""
    match = _QUOTED.search(flat.plain[:1500])
    before = flat.plain[: match.start()].strip(_FRAME) if match else ""
    if match and before and is_title_like(match[1], words=2) and read_details(before).authors:
        return TitlePlace(match.start(1), match.end(1))
    return None


def _linked(flat: Flat) -> TitlePlace | None:
    named = [link for link in flat.links if link.named and link.end > link.start]
    if not named:
        return _bold(flat)
    papers = [link for link in named if link.role in ("paper", "pdf") and not _is_citation(link.text)]
    for link in papers:
        if is_title_like(_shown(flat, link.start, link.end), words=2):
            return _trimmed(flat, link.start, link.end)
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
        if _is_prose_before(flat, span.start):
            return None
        first = not flat.plain[: span.start].strip(_FRAME)
        if len(bare) > 1 and not label_role(bare) and not (_is_chip(bare) if first else _is_detail(bare)):
            return _trimmed(flat, span.start, span.end)
    return None


def _is_prose_before(flat: Flat, start: int) -> bool:
    before = flat.plain[:start].strip(_FRAME)
    return len(before.split()) > 3 and not read_details(before).understood


def _quoted(flat: Flat) -> TitlePlace | None:
    for match in _QUOTED.finditer(flat.plain[:1500]):
        before = flat.plain[: match.start()].strip(_FRAME)
        if (
            is_title_like(match[1], words=3)
            and (not before or read_details(before).understood)
            and (before or title_case_share(match[1]) > 0.3)
        ):
            return TitlePlace(match.start(1), match.end(1))
    return None


def _italic(flat: Flat) -> TitlePlace | None:
    for span in flat.emphasis:
        shown = flat.plain[span.start : span.end].strip(" .,;:")
        before = flat.plain[: span.start].strip(_FRAME)
        if (
            is_title_like(shown, words=3)
            and not is_known_venue(shown)
            and (not before or read_details(before).understood)
        ):
            return _trimmed(flat, span.start, span.end)
    return None


def _by_place(flat: Flat) -> TitlePlace | None:
    """The title of a line without any marking, from where details begin before and after it."""
    text = flat.plain
    start = len(text) - len(text.lstrip(" \n\t,.;:|-–—*•"))
    line_end = text.find("\n", start)
    end = line_end if line_end > start and text[start:line_end].strip() else len(text)
    end = min(end, start + 3 * _LIMIT)
    start = _after_chips(text, start, end)
    if not text[start:end].strip():
        return None
    start = _after_byline(text, start, end)
    stop = _before_details(text, start, end)
    place = _trimmed(flat, start, stop)
    return place if _may_be_title(flat.plain[place.start : place.end]) else None


def _may_be_title(text: str) -> bool:
    """Whether a line without any marking can hold a title: neither a bracketed remark nor a single common word."""
    shown = clean_title(text).title
    bracketed = shown[:1] in "([" and shown[-1:] in ")]"
    return (
        bool(_LETTER.search(shown))
        and not bracketed
        and not _QUESTION.match(shown)
        and (" " in shown or not shown.islower())
    )


def _after_chips(text: str, start: int, end: int) -> int:
    """Past numbers and bracketed notes that stand before a title: "[2024.05] [NeurIPS 2024] …"."""
    for _ in range(6):
        if match := _NUMBER_AT.match(text, start, end):
            start = match.end()
        match = _CHIP_AT.match(text, start, end)
        if not match or not _is_chip(_content(match)) or not text[match.end() : end].strip():
            return start
        start = match.end()
    return start


def _after_byline(text: str, start: int, end: int) -> int:
    """Where the title begins when authors, a date or a venue stand first: "A. Author (2020). Title"."""
    for match in list(_BOUNDARY.finditer(text, start, min(end, start + 1200)))[:40]:
        sign = match[0].strip()
        head = text[start : match.start()].strip(" ,;")
        if sign not in (".", ":", "", "|", "-", "–", "—", "(", "。") or (
            match[0] == "." and _is_abbreviation(text, match.start()) and not head.endswith("et al")
        ):
            continue
        if sign in ("-", "–", "—", "|", ":", "."):
            head = re.sub(r"[,\s(]*(?:19|20)[0-9]{2}[a-z]?\)?$", "", head)
        if len(head.split()) >= 2 and are_authors(head, alone=sign in (".", "(")):
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
        if not head or (match[0] == "." and _is_abbreviation(text, match.start())):
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
            and (is_known_venue(first) or are_authors(first, alone=True) or _is_date(first))
        )
    if sign == ".":
        return (
            words >= 2
            and ((details.understood and details.remark is None) or (words >= 3 and rest.strip()[:1].isupper()))
        ) or (details.understood and words >= 3)
    if sign in ("-", "–", "—", "~", "•"):
        prose = len(rest.split()) >= 6 and title_case_share(rest) < 0.5
        return (details.understood and _starts_with_details(rest, details.remark)) or (prose and words >= 1)
    if sign in ("(", "["):
        group = re.match(r"\s*[(\[]([^()\[\]]{1,160})[)\]]", rest)
        return bool(group and words >= 2 and (_is_chip(group[1]) or read_details(group[1]).authors))
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
        return place
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
    if not is_title_like(after, words=3) or after.endswith(".") or len(after.split()) > 20:
        return place
    if title_case_share(after) < 0.55 and not (rest[1] in ":：" and joined):
        return place
    if rest[1] in ":：" or joined:
        return TitlePlace(place.start, stop)
    return TitlePlace(begin, stop, shown.strip(" :：")) if is_title_like(after, words=4) else place


def _trimmed(flat: Flat, start: int, end: int) -> TitlePlace:
    text = flat.text
    while start < end and text[start] in " \n\t,;:|*":
        start += 1
    while end > start and text[end - 1] in " \n\t,;|*":
        end -= 1
    return TitlePlace(start, end)


def _shown(flat: Flat, start: int, end: int) -> str:
    return clean_title(flat.text[start:end]).title


def _is_abbreviation(text: str, at: int) -> bool:
    return bool(_ABBREVIATION.search(text[max(0, at - 12) : at]))


def _is_chip(text: str) -> bool:
    """Whether a bracketed note is about the paper rather than part of its title."""
    text = text.strip()
    if not text or _STATUS_CHIP.fullmatch(text) or is_known_venue(text) or _is_date(text) or label_role(text):
        return True
    venue = read_venue(text)
    return bool(venue and venue.year and not is_name(text))


def _is_detail(text: str) -> bool:
    return _is_chip(text) or are_authors(text, alone=True)


def _is_date(text: str) -> bool:
    dates = find_dates(text) if len(text) <= 40 and _DIGIT.search(text) else ()
    return len(dates) == 1 and len(text.strip()) - (dates[0].end - dates[0].start) <= 4


def _content(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _unwrapped(text: str) -> str:
    text = text.strip(" \t,;|*_~`")
    for opening, closing in ("“”", '""', "«»", "「」", "『』", "《》", "‘’", "[]"):
        if (
            len(text) > 2
            and text[0] == opening
            and text.rstrip(".,")[-1:] == closing
            and text.count(opening) <= (2 if opening == closing else 1)
        ):
            text = text.rstrip(".,")[1:-1].strip()
    text = text.rstrip(" ,;:|-–—")
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATION.search(text[:-1]):
        text = text[:-1]
    return text.lstrip(" :-–—|").rstrip()


def mostly_title_words(text: str) -> bool:
    """Whether most words of a text are such as titles are made of."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return bool(words) and sum(word in TITLE_WORDS for word in words) * 2 >= len(words)
