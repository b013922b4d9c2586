"""Whether a text names authors. Splitting it into names is `readers.authors`' work.

A wrong yes turns a title into people, a wrong no loses a byline, so a single name needs more than a row of names.
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

from papergraph.readers.authors import OTHERS, OTHERS_HINTS
from papergraph.readers.lists.cjk_names import is_cjk_name
from papergraph.readers.lists.title_words import TITLE_WORDS
from papergraph.readers.lists.words import words

_PARTICLES = words(
    """
    van von der den de di da del della dos das du la le el al bin ibn ter ten af zu y e i st san abu ben jr sr
    """
)
# Months of other languages (Mei, Marco) are names as well.
_ENGLISH_MONTHS = {name.casefold() for name in (*calendar.month_name, *calendar.month_abbr) if name}
_INITIAL = re.compile(r"(?:[^\W\d_]\.[-‐]?){1,4}|[A-Z]{1,2}")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘`‐‑.-](?=[^\W\d_]))*\.?")
# Characters that stand in sentences and technical terms, and hardly in names.
_HAN_WORD = re.compile(
    "[的了是在和与也很这那我你他她它有不论研究方法模型学习数据提出基于可以种对从为让会被把用到上下中个们什么怎样本文]"
)
_ET_AL = re.compile(
    r"\bet\.?\s?al\b\.?|\band (?:\d+ )?others\b|\(?\+?\d+ (?:more|additional|other)s? authors?[^)]{0,20}\)?"
    rf"|{OTHERS}",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*†‡§¶∗⁎⋆★☆✉♠♣♥♦#^~¹²³⁴⁵⁶⁷⁸⁹⁰]|<su[pb]>[^<]{0,20}</su[pb]>|(?<=[a-zà-ÿ])[0-9](?:,[0-9])*\b|🌟|📧")
_MAY_MARK = re.compile("[*†‡§¶∗⁎⋆★☆✉♠♣♥♦#^~¹²³⁴⁵⁶⁷⁸⁹⁰<0-9🌟📧](?<![^a-zà-ÿ][0-9])")
_GROUP = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_SEPARATOR = re.compile(r"\s*(?:[,，、;；،؛•·|]|\s(?:and|und|et|y|e|ve|и|&)\s|&|\s/\s)\s*(?:and\s|&\s)?", re.IGNORECASE)
_MAY_SEPARATE = re.compile(r"[,;&，、；،؛•·|]|\b(?:and|und|ve)\b|\bet\b|\s[yeи]\s|/|等|외|ほか|他")
_OTHERS_HINTS = (
    "et al",
    "et\u00a0al",
    "et. al",
    "et.\u00a0al",
    "et.al",
    "etal",
    "others",
    "more",
    "additional",
    "author",
    *OTHERS_HINTS,
)
_TEAM_WORDS = words(
    """
    team group lab labs collaboration consortium institute university research google openai deepmind anthropic
    microsoft meta facebook nvidia ibm apple amazon baidu alibaba tencent huawei qwen mistral center centre initiative
    """
)
_WORDS = re.compile(r"\w+")
_TEAM_ENDS = words("Lab Labs Team Group University Institute Research Inc Corporation Foundation")
_GIVEN = re.compile(r"(?:[A-Z]\.[\s-]?){1,4}|[A-Z]{1,2}|[A-Z][a-zà-ÿ][\w-]+(?:\s[A-Z]\.?)*")
_DATED_END = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?:[./-][0-9]{1,2})?[\s.)]{0,3}$")
_QUOTED_TITLE = re.compile(r"[“\"][^”\"]{20}")
_GERUND = re.compile(r"[\w-]{4,40}ing\s")
_SENTENCE_SIGN = re.compile("[!?:=<>{}]")
_SENTENCE_END = re.compile(r"\.(?<=[a-z]{3}\.)\s+[A-Z][a-z]+\s+[a-z]")


@lru_cache(maxsize=8192)
def is_name(text: str) -> bool:
    """Whether a text is the name of one person: two to six words in capitals, initials and particles included."""
    text = _unmarked(_ungrouped(text)).strip(" .,;:")
    if text[:1] > "\u3000":
        return is_cjk_name(text) and not _HAN_WORD.search(text)
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or any(character.isdigit() for character in text):
        return False
    if words[0] in ("A", "An", "The") or words[-1] in _TEAM_ENDS or not all(is_name_word(word) for word in words):
        return False
    full = [word for word in words if not _INITIAL.fullmatch(word) and word.casefold() not in _PARTICLES]
    if not full or any(word.isupper() and len(word) > 3 and len(words) > 2 for word in full):
        return bool(full)
    return not all(word.casefold().strip(".") in TITLE_WORDS for word in full) and not (
        sum(word.casefold().strip(".") in TITLE_WORDS for word in full) * 2 >= len(full) and len(full) > 1
    )


@lru_cache(maxsize=8192)
def is_sure_name(text: str) -> bool:
    """Whether a text standing alone is a name: none of its words is one that titles are made of."""
    words = [word.casefold().strip(".") for word in _GROUP.sub(" ", text).split() if not _INITIAL.fullmatch(word)]
    return not any(word in TITLE_WORDS for word in words) and not _GERUND.match(text.strip())


def is_surname(text: str) -> bool:
    """Whether a text can be a family name standing alone, as before "et al."."""
    text = _unmarked(text).strip(" .,;:")
    words = text.split()
    return (
        1 <= len(words) <= 3
        and all(is_name_word(word) for word in words)
        and any(word[0].isupper() and word.casefold() not in TITLE_WORDS for word in words)
        and not any(word.casefold() in _ENGLISH_MONTHS for word in words)
    )


def names_in(text: str) -> tuple[int, int]:
    """How many of the parts between commas, semicolons and "and" are names, and how many parts there are."""
    parts = [part for part in _SEPARATOR.split(_unmarked(_ungrouped(text))) if part and part.strip(" .")]
    if parts and parts[0][0].isdigit() and not any(map(str.isalpha, parts[0])):  # a date stands before them
        return 0, len(parts)
    if parts and parts[-1].rstrip(" .)")[-1:].isdigit() and _DATED_END.search(parts[-1]):
        return 0, len(parts)
    good = 0
    for at, part in enumerate(parts):
        good += (
            is_name(part)
            or (at == 1 and len(parts) > 2 and bool(_GIVEN.fullmatch(part)) and is_surname(parts[0]))
            or (_is_initials(parts, at) and not parts[at - 1].isupper())
            or (_followed_by_initials(parts, at) and is_surname(part))
        )
    return good, len(parts)


@lru_cache(maxsize=8192)
def are_authors(text: str, *, alone: bool = False) -> bool:
    """Whether a text is a byline. `alone`: one full name is enough, the place already speaks for it."""
    text = text.strip(" .,;:-–—|")
    if not text or len(text) > 20_000 or "://" in text:
        return False
    if len(text) > 50 and not _MAY_SEPARATE.search(text):
        return False
    others = _others_in(text)
    rest = (text[: others.start()] if others else text).strip(" .,;:&(")
    if others and text[others.end() :].strip(" .,;:)"):
        return False
    if others and len(rest) < 400:
        parts = [part for part in _SEPARATOR.split(rest) if part.strip()]
        people = sum(is_surname(part) or is_name(part) or _is_initials(parts, at) for at, part in enumerate(parts))
        return 0.7 * len(parts) <= people > 0
    if _is_sentence(_GROUP.sub("", text) if "(" in text or "[" in text else text) or _QUOTED_TITLE.search(text):
        return False
    good, parts_count = names_in(text)
    if parts_count >= 2:
        return (good >= 2 and good >= 0.7 * parts_count) or (parts_count >= 3 and _is_first_turned(text, good))
    return alone and good == 1 and is_sure_name(text)


def _is_first_turned(text: str, good: int) -> bool:
    """Whether all are names, of which the first is turned round: "Doe, Jane, and Carl Cedar"."""
    first, given, *rest = [part for part in _SEPARATOR.split(_unmarked(text)) if part and part.strip(" .")]
    turned = is_surname(first) and all(map(is_name_word, given.split()))
    return turned and len(rest) <= good and all(map(is_name, rest))


def are_surnames(text: str) -> bool:
    """Whether a text is one to three family names, as before a year: "Kakade and Langford", "Kakade"."""
    parts = [part for part in _SEPARATOR.split(_unmarked(text)) if part and part.strip(" .")]
    return 0 < len(parts) <= 4 and all(_is_one_surname(part) for part in parts)


def _is_one_surname(part: str) -> bool:
    """One family name, particles aside, and not an acronym."""
    words = [word for word in part.split() if word.casefold() not in _PARTICLES] or part.split()[:1]
    return len(words) == 1 and len(part) > 1 and is_surname(part) and is_sure_name(part) and not words[0].isupper()


def is_team(text: str) -> bool:
    """Whether a text in the author's place names an organization ("DeepSeek-AI", "Llama Team")."""
    words = text.split()
    return 0 < len(words) <= 22 and text[0].isupper() and has_team_word(text) and not _is_sentence(text)


def has_team_word(text: str) -> bool:
    """Whether a text has a word that organizations are named by."""
    lowered = text.casefold()
    return not _TEAM_WORDS.isdisjoint(_WORDS.findall(lowered)) or "deepseek-ai" in lowered


def has_et_al(text: str) -> bool:
    """Whether a text says that there are more authors than it names."""
    return _others_in(text) is not None


def _unmarked(text: str) -> str:
    """A text without the marks that lead to footnotes."""
    return _MARKS.sub("", text) if _MAY_MARK.search(text) else text


def _ungrouped(text: str) -> str:
    """A text without what stands in brackets."""
    return _GROUP.sub(" ", text) if "(" in text or "[" in text else text


def _is_sentence(text: str) -> bool:
    return bool(_SENTENCE_SIGN.search(text) or _SENTENCE_END.search(text))


def _others_in(text: str) -> re.Match[str] | None:
    """Where a text says that there are more authors; its words are asked for before the pattern."""
    lowered = text.casefold()
    for hint in _OTHERS_HINTS:
        if hint in lowered:
            return _ET_AL.search(text)
    return None


def is_name_word(word: str) -> bool:
    """Whether a word can stand in a name: an initial, a particle, or one that begins with a capital."""
    if word.casefold().strip(".") in _PARTICLES or _INITIAL.fullmatch(word):
        return True
    return bool(_WORD.fullmatch(word)) and word[0].isupper() and not (word.isupper() and len(word) > 14)


def _is_initials(parts: list[str], at: int) -> bool:
    bare = parts[at].strip(" .")
    return at > 0 and bool(_INITIAL.fullmatch(bare + ("." if len(bare) == 1 else "")))


def _followed_by_initials(parts: list[str], at: int) -> bool:
    return at + 1 < len(parts) and bool(_GIVEN.fullmatch(parts[at + 1].strip()))
