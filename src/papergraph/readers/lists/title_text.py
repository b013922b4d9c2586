"""What a title looks like: its words without the noise of lists, and whether a line can be one at all."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from papergraph.readers.dates import find_dates, month_of
from papergraph.readers.lists.details import read_details
from papergraph.readers.lists.headings import without_symbols
from papergraph.readers.lists.labels import label_field, split_label
from papergraph.readers.lists.links import label_role
from papergraph.readers.lists.names import are_authors, is_name, is_team
from papergraph.readers.lists.venues import is_known_venue, read_venue

LIMIT = 500

_CITED = re.compile(r"(?:19|20)[0-9]{2}[a-z]?\)?$|\bet al")

_DAY = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s)?(?:[A-Z][a-z]{2,8}\.?\s[0-3]?[0-9](?:st|nd|rd|th)?|[0-3]?[0-9]\.?\s[A-Z][a-z]{2,8})"
)

_LETTERS = re.compile(r"[A-Za-z]+")

_DIGIT = re.compile("[0-9]")
_CASED = re.compile(r"[^\W\d_][\w'’-]*")

LETTER = re.compile(r"[^\W\d_]")

NUMBER = re.compile(
    r"^\s*(?:\[[xX ]\]\s|\[[0-9]{1,4}\]\s?|\(?[0-9]{1,4}[.):]{1,2}\s+|#[0-9]{1,4}[:.\s]\s*|[-*•>|:,;.~]\s+|[•·▪◦]\s*)+"
)

CHIP = re.compile(
    r"^\s*(?:\[([^\[\]]{1,80})\]|[(（]([^()（）]{1,80})[)）]|【([^【】]{1,80})】|`([^`]{1,60})`)\s*[-–—:,.|]?\s*"
)

_DATE_LEAD = re.compile(
    r"^\s*(?:(?:19|20)[0-9]{2}[-./年][0-9]{1,2}(?:[-./月][0-9]{1,2}日?)?|(?:19|20)[0-9]{2}"
    r"|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?)\s*(?:[-–—:|,]\s+|\s(?=\[)|\s{2,}|(?<=-[01][0-9])\s(?=[A-Z]))"
)

_TAIL_CHIP = re.compile(
    r"\s*(?:\[([^\[\]]{1,80})\]|[(（]([^()（）]{1,80})[)）]|【([^【】]{1,80})】|`([^`]{1,60})`)[\s.,;–—-]*$"
)

_CODED = re.compile(r"((?:19|20)?[0-9]{2})[-_]([A-Za-z]{2,12})[-_:]\s?(?=\w)")  # "16-ATC-Title"
_TAIL_IMPRINT = re.compile(
    r",\s([A-Z][A-Za-z]{2,10}['’]?\s?(?:19|20)[0-9]{2})"
    r"(?:\s(?:main|conference|findings|workshop|oral|poster|spotlight|short|long|paper|track)){0,4}\.?$",
    re.IGNORECASE,
)

_TAIL_VENUE = re.compile(r"\s([A-Z][A-Za-z]{2,10}(?:['’]\s?[0-9]{2}|\s?['’]?\s?(?:19|20)[0-9]{2}))\.?$")

_FILE = re.compile(r"[\w.-]{1,60}\.(?:pdf|docx?|md|html?|epub|txt)")

_STATUS_CHIP = re.compile(
    r"(?:new|hot|oral|spotlight|poster|highlight|best paper|survey|optional|required|recommended|must[ -]?read"
    r"|video|slides|code|pdf|paywalled|free|tutorial|blog|[0-9.]+\s?[km]?\s?(?:stars?|votes?|upvotes?|likes?"
    r"|citations?|points?|⭐)|important|classic|draft|preprint|wip|正式发表|已发表|预印本|已录用|已接收|已开源|开源|综述|必读|必讀|必読|精读|略读|推荐|重要"
    r"|최신|필독|\s)+[!+]?",
    re.IGNORECASE,
)

_ID_LEAD = re.compile(r"^\[[0-9]{4}\.[0-9]{4,5}(?:v[0-9]{1,2})?\]\s+(?=\S)")
_SITE_TAIL = re.compile(
    r"\s[|–-]\s(?:OpenReview|arXiv(?:\.org)?|SpringerLink|ScienceDirect|Semantic Scholar|Papers With Code|Nature"
    r"|IEEE Xplore.{0,80}|IEEE (?:Conference Publication|Journals & Magazine).{0,80}|ACM .{0,100}"
    r"|Proceedings of .{0,150}"
    r"|Hugging Face|PLOS ONE|PNAS|Science)$"
)

_LABEL_LEAD = re.compile(
    r"^\s*(?:(?:paper|title|论文|論文|논문)\s?(?:title|name|#?[0-9]{1,3}|[一二三四五六七八九十]{1,3})?\s?[:：]"
    r"|(?:pick|recommendation|추천|おすすめ|推荐|推薦|empfehlung|recommandation|recomendación|recomendação"
    r"|raccomandazione|рекомендация|öneri)\s?#?[0-9]{1,3}\s?[:：—–-])\s*",
    re.IGNORECASE,
)

_ABBREVIATION = re.compile(
    r"(?:^|[\s(.‐-])(?:[^\W\d_a-z]|al|vs|cf|etc|e\.g|i\.e|St|Dr|Prof|Vol|No|Jr|Sr|Mr|Ms|Inc|approx)$"
)

_SENTENCE_CUE = re.compile(
    r"^(?:have you|has anyone|did you|anyone|any (?:thoughts|ideas)|check out|look at|fyi|wow|nice|seen|this|these"
    r"|those|here|we|i|you|it|he|she|they|in this|below|note|see|for|please|our|click|check|thanks?|feel free"
    r"|welcome|read|if|last|also|there|let|why not|what is here|my|some|many|most|all|more|other|the (?:paper"
    r"|authors?|researchers?|following|code|main|idea|goal|results?|sections?|list|key)|a (?:paper|list"
    r"|collection|curated|simple blog)|an overview of)(?![\w/-])",
    re.IGNORECASE,
)

_CJK_SENTENCE = re.compile(
    "，.*[。！]?$|[。；].|(?:です|ます|한다|니다|이다)[.。]?$|[はがをにで]$|[\u3040-\u9fff][？?]$"
)

_ABOUT_LIST = re.compile(
    r"(?:this|the following|these|below)\s+(?:is\s+|are\s+)?(?:an?\s+|the\s+)?(?:\w+\s+){0,2}(?:section|page|list"
    r"|lists|repo|repository|document|table|collection|post|blog|site|readme)\b",
    re.IGNORECASE,
)

QUESTION = re.compile(r"(?:have you|has anyone|did you|anyone|any (?:thoughts|ideas)|does anyone)\b", re.IGNORECASE)

_ADDRESSED = re.compile(
    r"(?:feel free|please|click (?:here|on)|check out|note that|thanks (?:to|for)|we (?:are|will|create))\b",
    re.IGNORECASE,
)

_VERB_CUE = re.compile(
    r"\b(?:is|are|was|were|has|have|can|will|propose[sd]?|introduce[sd]?|present(?:s|ed)?|show(?:s|ed)?|use[sd]?"
    r"|provide[sd]?|describe[sd]?|discuss(?:es|ed)?|explain(?:s|ed)?|contains?|covers?|study|studies"
    r"|investigate[sd]?|explore[sd]?|evaluate[sd]?|develop(?:s|ed)?|demonstrate[sd]?|find|finds|found|train(?:s"
    r"|ed)?|release[sd]?|argue[sd]?)\b"
)


class Cleaned(NamedTuple):
    """A title without list noise, and the bracketed notes that were taken off it."""

    title: str
    chips: tuple[str, ...]


@lru_cache(maxsize=8192)
def clean_title(text: str) -> Cleaned:
    """ "[3] 🔥 Attention Is All You Need (NeurIPS 2017)." → the title, and "NeurIPS 2017" as a chip."""
    chips: list[str] = []
    text = " ".join(without_symbols(text[: 2 * LIMIT]).replace("\u00ad", "").split())
    text = _without_label(_without_site(text))
    for _ in range(6):
        before = text
        if text[:2].isdigit() and (match := _CODED.match(text)) and is_known_venue(match[2]):
            chips.append(f"{match[2]} {match[1] if len(match[1]) == 4 else '20' + match[1]}")
            text = text[match.end() :]
        text = NUMBER.sub("", text)
        if (match := CHIP.match(text)) and is_chip(content(match)) and text[match.end() :].strip():
            chips.append(content(match))
            text = text[match.end() :]
        if (match := _DATE_LEAD.match(text)) and len(text[match.end() :].split()) >= 2:
            chips.append(match[0])
            text = text[match.end() :]
        if text.rstrip(".")[-1:].isdigit() and (match := _TAIL_VENUE.search(text)) and is_known_venue(match[1]):
            chips.append(match[1])
            text = text[: match.start()]
        if ", " in text and (match := _TAIL_IMPRINT.search(text)) and is_known_venue(match[1]):
            chips.append(match[1])
            text = text[: match.start()]
        if (match := _TAIL_CHIP.search(text)) and _is_tail_chip(match) and text[: match.start()].strip():
            chips.append(content(match))
            text = text[: match.start()]
        if text == before:
            break
    text = _unwrapped(text)[:LIMIT]
    return Cleaned(text.replace(" : ", ": ") if " : " in text else text, tuple(chips))


def _without_site(text: str) -> str:
    """A title without what browsers put around it when its page is kept as a bookmark."""
    if text[:1] == "[":
        text = _ID_LEAD.sub("", text)
    return _SITE_TAIL.sub("", text) if " | " in text or " - " in text else text


def _without_label(text: str) -> str:
    """A title without the word that says it is one: "Paper 3: …", "论文标题：…", "Titel: …"."""
    if not any(sign in text[:40] for sign in ":：】]—–"):
        return text
    text = _LABEL_LEAD.sub("", text)
    label = split_label(text)
    return text[label[1] :] if label and label[0] in ("title", "title_en") and text[label[1] :].strip() else text


def is_title_like(text: str, *, words: int = 3) -> bool:
    """Whether a line can be a title: enough words, no sentence, no names, no label, not only a venue or date."""
    return _title_length(text.strip()) >= max(words, 1)


@lru_cache(maxsize=8192)
def _title_length(text: str) -> int:
    """How many words a title has, two characters of a script without spaces as one; 0 where the text can be none."""
    count = len(text.split())
    cjk = 0 if text.isascii() else sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text)
    possible = len(text) <= 320 and count <= 45 and LETTER.search(text) and not _is_sentence(text, count)
    return max(count, cjk // 2) if possible and not _is_detail(text) else 0


def _is_sentence(text: str, count: int) -> bool:
    """Whether a text of `count` words is running text, or ends in the middle."""
    if "://" in text or text.endswith((":", "：", ",", "、")):
        return True
    if text.endswith((".", "。")) and (count > 16 or _VERB_CUE.search(text)):
        return True
    if (not text.isascii() and _CJK_SENTENCE.search(text)) or _ABOUT_LIST.match(text):
        return True
    if text.partition(" ")[0].islower() and count > 8 and _VERB_CUE.search(text):
        return True
    if _SENTENCE_CUE.match(text) and (_VERB_CUE.search(text) or text.endswith(".")) and not text.endswith("?"):
        return True
    if text.endswith("?") and text.partition(" ")[0].islower():
        return True
    return bool(QUESTION.match(text) or _ADDRESSED.match(text))


def _is_detail(text: str) -> bool:
    """Whether a text is a label, names, a venue or a date, which are no titles."""
    if label_role(text) or (not text.isascii() and label_field(text)):
        return True
    return are_authors(text, alone=False) or is_known_venue(text) or is_date(text) or is_citation(text)


def is_citation(text: str) -> bool:
    """Whether a short text stands for a paper by its authors and year: "Doe et al., 2017"."""
    if not (_DIGIT.search(text, max(0, len(text) - 4)) or "et al" in text):
        return False
    return len(text) < 80 and bool(_CITED.search(text)) and bool(read_details(text).authors)


def is_told(text: str) -> bool:
    """Whether a text is told in a sentence: it has a verb, or begins as descriptions do."""
    return bool(_VERB_CUE.search(text)) or text.startswith(("a ", "an ", "the "))


def title_case_share(text: str) -> float:
    """The share of its longer words that a text begins with a capital: near 1 in English titles, low in prose."""
    words = [word for word in _CASED.findall(text) if len(word) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


def is_abbreviation(text: str, at: int) -> bool:
    return bool(_ABBREVIATION.search(text[max(0, at - 12) : at]))


def is_chip(text: str) -> bool:
    """Whether a bracketed note is about the paper rather than part of its title."""
    text = text.strip()
    if not text or _STATUS_CHIP.fullmatch(text) or is_known_venue(text) or is_date(text) or label_role(text):
        return True
    venue = read_venue(text)
    return bool(venue and venue.year and not is_name(text))


def is_date(text: str) -> bool:
    dates = find_dates(text) if len(text) <= 40 and _DIGIT.search(text) else ()
    return len(dates) == 1 and len(text.strip()) - (dates[0].end - dates[0].start) <= 4


def is_day(text: str) -> bool:
    """Whether a text is a day without a year, as sessions are announced: "April 7th", "Mon Feb 10", "28 April"."""
    return (
        len(text) < 40
        and bool(_DAY.fullmatch(text.strip(" .,;:()")))
        and any(month_of(w) for w in _LETTERS.findall(text))
    )


def _is_tail_chip(match: re.Match[str]) -> bool:
    """Whether brackets at the end hold a note: also a file's name, or the organization that the work is from."""
    text = content(match)
    return is_chip(text) or bool(_FILE.fullmatch(text)) or (match[1] is not None and is_team(text))


def content(match: re.Match[str]) -> str:
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
