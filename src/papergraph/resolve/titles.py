"""When two spellings of a title mean the same work, and when they clearly do not.

Three strengths: equal after folding; *near* (a typing error, an article, a subtitle that is left out), which merges
only together with an agreeing author; and *agreeing*, the weakest, which only asks whether an identifier that both
carry may belong to both. Numbers are never forgiven: GPT-3 is not GPT-4, nor Part I Part II.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from papergraph.text import fold, fold_title

FULL_WORDS = 4
_SUBTITLE = re.compile(r"\s*[:：?？]\s+|[：？]|\s+[-–—|]+\s+|\s*[–—]\s*|\.\s+(?=[A-Z])")
_DIGITS = re.compile(r"[0-9]+")
_NUMBERED = re.compile(r"[0-9]|\b[IVXivx]+\b")
_MARKS = re.compile(r"(?<=\w)[+#]+(?!\w)")
_VERSION = re.compile(r"v?[0-9]+[a-z]?")
_STAMP = re.compile(r"(?:19|20)[0-9]{2}")
_LABEL = re.compile(r"[A-Z][^\W\d_]+, [(\[]?(?:19|20)[0-9]{2}[a-z]?[)\]]?")
_ET_AL = re.compile(r"\bet al\b")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?:arxiv|doi) *: *\S+"
    r"|(?:[a-z.-]+/[0-9]{7}|[0-9]{4}\.[0-9]{4,5})(?:v[0-9]+)?|10\.[0-9]{4,9}/\S+",
    re.I,
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]|[A-Z]{2,}\b|[0-9]")
_NO_TITLES = re.compile(
    r"papers?|pdf|links?|arxiv|abs|abstract|html|doi|url|here|code|project|untitled|none|null|na|title"
)
_ARTICLES = re.compile(r"an?|the|of|on|in|for|to|and|at|by|via|is|are|using|from|its|their|x")
_NUMERALS = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12}
_LONE_NUMERALS = {"i": 1, "v": 5, "x": 10}
_RECURRING = re.compile(
    r"(?:guest )?editorial|introduction|preface|foreword|afterword|epilogue|conclusions?|keynote|erratum|corrigendum"
    r"|discussion|abstracts?|summary|overview|news|letters?(?: to the editor)?|book reviews?|in memoriam|obituary"
)
_CUT = ("…", "...")
_COUNTED = re.compile(r"parts?|volume|vol|chapter|book|section|lecture|act|version|phase|stage|type|level|episode")


@dataclass(frozen=True, slots=True, eq=False)
class Title:
    """A title as resolving compares it (see `equal`).

    `key` is its folded form, `head` that of the part before the subtitle, or "". `full` titles have four words or
    more; `distinct` ones can be told from others, being full or a name (LLaMA, GPT-4); `recurring` ones are given
    again and again, by one author too (Editorial).
    """

    text: str
    key: str
    words: tuple[str, ...]
    numbers: tuple[int, ...]
    marks: tuple[str, ...]
    head: str
    full: bool
    distinct: bool
    cjk: bool
    recurring: bool = False


@functools.lru_cache(maxsize=1 << 18)
def read_title(text: str | None) -> Title | None:
    """The title, or None where the text is none: empty, an address, "PDF", or a label such as "Hu et al. 2021"."""
    text = " ".join((text or "").split())
    words = tuple(fold(text).split())
    if (
        not words
        or _ADDRESS.fullmatch(text)
        or (len(words) == 1 and _NO_TITLES.fullmatch(words[0]))
        or _is_label(text, words)
    ):
        return None
    cjk = 0 if text.isascii() else len(_CJK.findall(text))
    weight = len(words) if not cjk else max(len(words), cjk // 2)
    return Title(
        text=text,
        key=fold_title(text),
        words=words,
        numbers=_numbers(words) if _NUMBERED.search(text) else (),
        marks=tuple(_MARKS.findall(text)),
        head=_head(text),
        full=weight >= FULL_WORDS,
        distinct=weight >= FULL_WORDS or _CAMEL.search(text) is not None,
        cjk=cjk * 2 > len(text),
        recurring=len(words) < FULL_WORDS and _RECURRING.fullmatch(" ".join(words)) is not None,
    )


def _is_label(text: str, words: Sequence[str]) -> bool:
    """Whether the text is an author and a year, as in "[Hu et al., 2021]", which names no work."""
    if len(words) > 6:
        return False
    bare = text.strip("[]() ")
    return _ET_AL.search(bare) is not None or _LABEL.fullmatch(bare) is not None


def _head(text: str) -> str:
    parts = _SUBTITLE.split(text, maxsplit=1)
    return fold_title(parts[0]) if len(parts) == 2 and parts[1].strip() else ""


def _numbers(words: Sequence[str]) -> tuple[int, ...]:
    """Every number in the title in order, Roman ones too; a lone I, V or X counts only where something is counted."""
    found: list[int] = []
    for at, word in enumerate(words):
        if word in _NUMERALS:
            found.append(_NUMERALS[word])
        elif (
            word in _LONE_NUMERALS
            and at
            and (_COUNTED.fullmatch(words[at - 1]) or (at == len(words) - 1 and word != "x"))
        ):
            found.append(_LONE_NUMERALS[word])
        else:
            found += [int(run[:9]) for run in _DIGITS.findall(word)]
    return tuple(found)


def equal(one: Title, other: Title) -> bool:
    """Whether the two are one title after folding; C and C++ are not."""
    return one.key == other.key and one.marks == other.marks


def near(one: Title, other: Title) -> bool:
    """Whether the two differ by typing errors, articles, a left-out subtitle or a cut alone, with equal numbers."""
    if equal(one, other) or _is_cut(one, other) or _is_cut(other, one):
        return True
    if one.numbers != other.numbers or one.marks != other.marks:
        return _lacks_subtitle(one, other) or _lacks_subtitle(other, one)
    return _lacks_subtitle(one, other) or _lacks_subtitle(other, one) or _misspelt(one, other)


def _lacks_subtitle(short: Title, long: Title) -> bool:
    """Whether the short one is the long one up to its subtitle, which counts no parts ("…: Part II")."""
    if not long.head or short.key != long.head or short.marks != long.marks[: len(short.marks)]:
        return False
    rest = long.words[len(short.words) :]
    return len(rest) > 1 and not any(map(_COUNTED.fullmatch, rest)) and not _numbers(rest[:1])


def _is_cut(short: Title, long: Title) -> bool:
    """Whether the short one is the beginning of the long one and says so: "Attention Is All …"."""
    return short.full and short.text.endswith(_CUT) and long.key.startswith(short.key)


def _misspelt(one: Title, other: Title) -> bool:
    if not (one.full and other.full) or not fuzz.ratio(one.key, other.key, score_cutoff=90):
        return False
    slips = 0
    for step in Levenshtein.opcodes(one.words, other.words):
        if step.tag != "equal":
            slips += 1
            mine = one.words[step.src_start : step.src_end]
            if not _same_words(mine, other.words[step.dest_start : step.dest_end]):
                return False
    return slips <= 3


def _same_words(some: Sequence[str], others: Sequence[str]) -> bool:
    mine = [word for word in some if not _ARTICLES.fullmatch(word)]
    theirs = [word for word in others if not _ARTICLES.fullmatch(word)]
    if "".join(mine) == "".join(theirs):
        return True
    return len(mine) == len(theirs) and all(map(_slip, mine, theirs))


def _slip(one: str, other: str) -> bool:
    """Whether two words are one misspelt: the first letter kept (unsupervised is not supervised), one letter off."""
    if one == other or one + "s" == other or other + "s" == one:
        return True
    return one[0] == other[0] and min(len(one), len(other)) >= 6 and OSA.distance(one, other, score_cutoff=1) <= 1


def agree(one: Title, other: Title) -> bool:
    """Whether one identifier may stand on both: False where they clearly name two works.

    A single word beside a full title passes as a nickname (DQN), unless it bears another number than the title does
    for the same name (Qwen3 and Qwen). Titles in scripts that cannot be compared pass.
    """
    if one.key == other.key or near(one, other):
        return True
    short, long = (one, other) if len(one.words) <= len(other.words) else (other, one)
    if short.cjk != long.cjk:
        return True
    if _numbered_apart(short, long):
        return False
    if not short.full:
        return _stands_for(short, long)
    if short.key in long.key and _run_at(short.words, long.words) is not None:
        return True
    if short.numbers != long.numbers and not _only_years(short, long):
        return False
    return (
        fuzz.ratio(short.key, long.key) >= 88
        or fuzz.token_sort_ratio(" ".join(short.words), " ".join(long.words)) >= 92
    )


def _stands_for(short: Title, long: Title) -> bool:
    if _run_at(short.words, long.words) is not None or _is_acronym(short, long):
        return True
    return len(short.text.split()) == 1 and long.full


def _is_acronym(short: Title, long: Title) -> bool:
    """Whether the short title spells the first letters of words that follow each other in the long one."""
    if len(short.key) < 3 or len(short.text.split()) > 1:
        return False
    return short.key in "".join(word[0] for word in long.words)


def _run_at(short: Sequence[str], long: Sequence[str]) -> int | None:
    """Where the words of the short title stand side by side in the long one."""
    width = len(short)
    for start in range(len(long) - width + 1):
        if tuple(long[start : start + width]) == tuple(short):
            return start
    return None


def _numbered_apart(short: Title, long: Title) -> bool:
    """Whether both bear the same name with other numbers: "Qwen" / "Qwen 3 …", "GPT-3" / "GPT-4 Technical Report"."""
    if short.numbers == long.numbers:
        return False
    mine, theirs = _stem_and_number(short.words), _stem_and_number(long.words)
    if mine[0] == theirs[0] and mine[1] != theirs[1]:
        return True
    start = _run_at(short.words, long.words)
    after = None if start is None else long.words[start + len(short.words) : start + len(short.words) + 1]
    return bool(after) and bool(_numbers(("part", *(after or ())))) and not _STAMP.fullmatch((after or ("",))[0])


def _stem_and_number(words: Sequence[str]) -> tuple[str, str]:
    """The first word and the number glued to it or next to it: "qwen3" and "qwen 3" give ("qwen", "3")."""
    match = re.fullmatch(r"([^\W\d]+)([0-9]*)", words[0])
    if match is None:
        return words[0], ""
    number = match[2] or (words[1] if len(words) > 1 and _VERSION.fullmatch(words[1]) else "")
    return match[1], "" if _STAMP.fullmatch(number) else number


def _only_years(one: Title, other: Title) -> bool:
    """Whether the numbers differ by years alone, which lists add to titles."""
    difference = set(one.numbers) ^ set(other.numbers)
    return all(_STAMP.fullmatch(str(number)) for number in difference)
