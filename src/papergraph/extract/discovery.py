"""Names that a paper coins: "Name: subtitle" titles, "we introduce X", "a method called X", "X를 제안", "提出X".

Gives candidates as they stand in the text; whether a name is new or an old one is decided in `concepts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from papergraph.extract import abbreviations
from papergraph.extract.kinds import kind_of_introduced
from papergraph.extract.names import looks_like_name, name_spans
from papergraph.extract.passages import Passage
from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import GENERIC, NOT_NAMES

Family = Callable[[str], bool]

_HEAD = re.compile(r"^\s*[\"“]?([^:：?!]{2,70}?)[\"”]?\s*(?:[:：]|\s[—–-]{1,2}\s)\s*(\S.*)$", re.S)
_NO_NAME = re.compile(
    r"\b(?:survey|review|overview|tutorial|perspective|introduction|position paper|primer|roadmap|lessons|case study|(?:empirical|comprehensive|systematic|comparative) (?:study|analysis|evaluation|investigation))\b",
    re.I,
)
_VERBS = r"(?:introduc|propos|present|develop|releas|describ|design|suggest|contribut|unveil|creat|build|construct|devis|announc|open-sourc|nam|explor|learn)"
_INTRODUCE = re.compile(
    rf"(?P<subject>\b(?:we|authors?|researchers|team|(?:paper|work|article|report|study|research) (?:also |further )?|they|it|[A-Z][\w.+-]+)\s+(?:(?:also|further|then|first|thus|therefore|hence|additionally|here|formally|instead|now|next|finally|have|has)[ ,]+){{0,2}})"
    rf"(?P<verb>{_VERBS}(?:e|es|s|ed|ing|t)?|built)\s+(?=\S)",
    re.I,
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were) (?:introduced|proposed|presented|released)\b")
_CALLED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined(?: as)?|denoted(?: as)?|nicknamed|referred to as|known as|which we (?:call|name|term|dub|refer to as)|(?:we|they|authors) (?:call|name|term|dub|coin|refer to)(?: (?:it|this|these|them|our|the)(?: [\w-]+){0,4}?)?(?: as)?|(?:method|model|approach|framework|algorithm|technique|system) we (?:call|name|term))\s+(?:the )?[\"“'‘*_]*(?=[A-Za-z0-9])"
)
_QUOTED = re.compile(r"[\"“]([A-Za-z][^\"”“]{1,50})[\"”]")
_CAPITALIZED = re.compile(
    r"[A-Z][\w+]*(?:-[A-Za-z]\w*)*(?:(?: (?:of|for|with|in|the|to|and|via))? [A-Z0-9][\w+.]*(?:-[A-Za-z0-9]\w*)*){0,6}"
)
_PHRASE = re.compile(r"[a-z][\w]*(?:-\w+)*(?: [a-z][\w]*(?:-\w+)*){0,3}")
_PHRASE_END = re.compile(r"\s*(?:[,.;:(]|$|(?:to|that|which|for|and|as|where|on|by|with|in)\b)")
_PHRASE_STOP = frozenset(
    [
        "to",
        "that",
        "which",
        "for",
        "and",
        "as",
        "where",
        "on",
        "by",
        "with",
        "in",
        "of",
        "from",
        "into",
        "over",
        "using",
        "through",
        "via",
        "or",
        "is",
        "are",
        "can",
        "has",
        "based",
    ]
)
_DESCRIBED = re.compile(
    r"^(?:an?|the|our|another|one|two|three|four)\s[^;:()\[\]]{3,140}?[,(]?\s*(?:\(|,|-|–|—|:)\s*[\"“*_]*(?=[A-Z])"
)
_APPOSED = re.compile(
    r"^(?:an?|the|our)\s(?:[\w-]+\s){1,5}?(?:model|method|framework|benchmark|dataset|approach|algorithm|system|architecture|corpus|suite|library|toolkit)s?[,:]?\s+[\"“*_]*(?=[A-Z])"
)
_BAD_PHRASE = frozenset(
    [
        "new",
        "novel",
        "several",
        "various",
        "detailed",
        "comprehensive",
        "extensive",
        "further",
        "strong",
        "such",
        "significant",
        "more",
        "better",
        "different",
        "additional",
        "important",
        "promising",
        "first",
        "second",
    ]
)
_NAME_CJK = r"[\"“「『*_]*(?P<name>[A-Z][\w+.-]*(?:[ -][A-Z0-9][\w+.-]*){0,4}|[A-Za-z]+\d[\w.-]*|[a-z]+[A-Z]\w*)[\"”」』*_]*(?:\s*[(（][^()（）]{2,80}[)）])?"
_AFTER_NAME = (
    re.compile(
        _NAME_CJK
        + r"\s?(?:(?:이?라는|이?란|이?라고|으?로)\s[^.。]{0,60}?|[를을])\s?(?:[가-힣]+\s){0,3}?(?:제안|소개|도입|개발|발표|공개|제시|출시|명명|부르)",
        re.A,
    ),
    re.compile(
        _NAME_CJK + r"\s?(?:という[^。]{0,30}?)?(?:を(?:新たに)?(?:提案|導入|開発|発表|公開|紹介)|と(?:呼|名付))", re.A
    ),
)
_AND_NAME = re.compile(_NAME_CJK.replace("?P<name>", "?P<other>") + r"\s?(?:와|과|및|,|、|和|と)\s?$", re.A)
_BEFORE_NAME = re.compile(
    r"(?:提出|推出|介绍|介紹|引入|发布|發布|发表|發表|开源|開源|命名[为為]|名[为為]|称[为為]|稱[为為]|叫做|叫作|开发|開發|设计|設計)(?:了|的|[^A-Za-z。；;!?！？\n]{0,16}?)\s*"
    + _NAME_CJK,
    re.A,
)


@dataclass(frozen=True, slots=True)
class Coined:
    """A name that a passage seems to coin, with its span, what it may stand for and the rule that found it."""

    passage: Passage
    name: str
    span: Span
    rule: str
    full_name: str | None = None
    kind: str | None = None
    confidence: float = 0.9


def coined(passage: Passage, is_family: Family) -> Iterator[Coined]:
    """Every name that the passage seems to coin, in order; one name may come more than once."""
    if passage.is_title:
        yield from _in_title(passage, is_family)
        return
    for start, end in passage.sentences():
        sentence = passage.words[start:end]
        for name, at, rule, confidence in _in_sentence(sentence, is_family):
            span = (start + at, start + at + len(name))
            kind = kind_of_introduced(name, sentence, at)
            yield Coined(passage, name, span, rule, kind=kind, confidence=confidence)


# --- titles -----------------------------------------------------------------------------------------------


def _in_title(passage: Passage, is_family: Family) -> Iterator[Coined]:
    title = passage.words
    match = _HEAD.match(title)
    if match is None:
        whole = title.strip()
        if _all_name(whole, is_family):
            yield Coined(passage, whole, (0, len(whole)), "title-name")
        return
    head, rest = match.group(1), match.group(2)
    if _NO_NAME.search(rest) or _NO_NAME.search(head) or "," in head:
        return
    at = match.start(1)
    short, full = _short_and_full(head)
    full = full or full_in_subtitle(short, rest)
    kind = kind_of_introduced(short, f"{short}, {rest}", 0)
    confidence = _title_confidence(short, is_family)
    if confidence:
        yield Coined(passage, short, (at, at + len(short)), "title-colon", full, kind, confidence)


def _title_confidence(head: str, is_family: Family) -> float:
    """How sure a title's head is a name: 0 where it is none, 0.4 where only a text that repeats it can tell."""
    words = re.split(r"[\s]+", head)
    if len(words) > 5 or all(word.lower() in GENERIC or word.lower() in NOT_NAMES for word in words):
        return 0.0
    if len(words) == 1:
        return 0.95 if looks_like_name(head) else 0.85 if head[0].isupper() else 0.0
    if any(name_spans(head, is_family)):
        return 0.9
    return (
        0.4
        if all(word[0].isupper() or word.lower() in ("of", "the", "and", "for", "in", "to") for word in words)
        else 0.0
    )


def _short_and_full(head: str) -> tuple[str, str | None]:
    """ "DPO Direct Preference Optimization" → ("DPO", "Direct Preference Optimization"); "DPO (Direct …)" too."""
    pair = next(iter(abbreviations.pairs(head)), None)
    if pair is not None:
        return pair.short, pair.long
    first, _, rest = head.partition(" ")
    if rest and abbreviations.is_short_form(first) and abbreviations.spells(first, rest):
        return first, rest
    return head, None


def full_in_subtitle(short: str, subtitle: str) -> str | None:
    """What the name stands for, where words of the subtitle begin with its letters: "LoRA: Low-Rank Adaptation of …"."""
    if len(short) < 3 or not abbreviations.is_short_form(short):
        return None
    for end in re.finditer(r"[\w’'-]+", subtitle):
        start = abbreviations.start_by_initials(short, subtitle[: end.end()])
        if start is not None:
            return subtitle[start : end.end()]
    return None


def _all_name(title: str, is_family: Family) -> bool:
    return any(span == (0, len(title)) for span in name_spans(title, is_family))


# --- sentences --------------------------------------------------------------------------------------------


def _in_sentence(sentence: str, is_family: Family) -> Iterator[tuple[str, int, str, float]]:
    for match in _INTRODUCE.finditer(sentence):
        yield from _after_verb(sentence, match, is_family)
    for match in _CALLED.finditer(sentence):
        name = _name_at(sentence, match.end(), is_family)
        if name:
            yield name, match.end(), "called", 0.85
    yield from _in_cjk(sentence)


def _after_verb(sentence: str, match: re.Match[str], is_family: Family) -> Iterator[tuple[str, int, str, float]]:
    """The name in "we introduce NAME", "we propose a new method, NAME", "we propose budget forcing to …"."""
    at = match.end()
    rest = sentence[at:]
    weak = match.group("verb").lower().startswith(("explor", "learn", "nam", "build", "built", "creat"))
    quoted = _QUOTED.match(rest) or (_QUOTED.search(rest[:60]) if rest.startswith(("a ", "an ")) else None)
    if quoted and len(quoted.group(1).split()) <= 4:
        yield quoted.group(1).rstrip(","), at + quoted.start(1), "introduce-quoted", 0.8
        return
    if weak:
        return
    article = re.match(r"(?:the )?(?=[A-Z])", rest)
    start = at + (article.end() if article else 0)
    name = _name_at(sentence, start, is_family)
    if name:
        yield name, start, "introduce", 0.9
        yield from _coordinated(sentence, start + len(name), is_family)
        return
    described = _APPOSED.match(rest) or _DESCRIBED.match(rest)
    if described:
        name = _name_at(sentence, at + described.end(), is_family)
        if name:
            yield name, at + described.end(), "introduce-described", 0.8
            return
    yield from _phrases(sentence, at)


def _coordinated(sentence: str, at: int, is_family: Family) -> Iterator[tuple[str, int, str, float]]:
    """The second name of "we introduce A and B"."""
    link = re.match(r"(?:\s*\([^()]*\))? and (?:the )?(?=[A-Z])", sentence[at:])
    if link:
        name = _name_at(sentence, at + link.end(), is_family)
        if name:
            yield name, at + link.end(), "introduce", 0.8


def _phrases(sentence: str, at: int) -> Iterator[tuple[str, int, str, float]]:
    """Phrases in small letters without an article: "we propose iteration-level scheduling, a …", "A-B pipelining and load-aware scheduling"."""
    for _ in range(2):
        match = _PHRASE.match(sentence, at)
        if match is None:
            return
        words = match.group().split()
        kept = next((index for index, word in enumerate(words) if word in _PHRASE_STOP), len(words))
        phrase = " ".join(words[:kept])
        end = at + len(phrase)
        if not _coinable(phrase) or not _PHRASE_END.match(sentence, end):
            return
        yield phrase, at, "introduce-phrase", 0.6
        link = re.match(r",? and ", sentence[end:])
        if link is None:
            return
        at = end + link.end()


def _coinable(phrase: str) -> bool:
    words = re.split(r"[ -]", phrase)
    if len(words) < 2 or words[0] in _BAD_PHRASE or words[-1] in _BAD_PHRASE:
        return False
    plain = [word for word in words if word not in GENERIC and word.rstrip("s") not in GENERIC]
    last = words[-1]
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is")) and "-" not in phrase
    return (
        bool(plain)
        and not plural
        and not any(word.endswith("ly") for word in words)
        and last.rstrip("s") not in _WEAK_HEADS
    )


_WEAK_HEADS = frozenset(
    [
        "result",
        "evidence",
        "experiment",
        "analysis",
        "study",
        "way",
        "insight",
        "issue",
        "problem",
        "question",
        "work",
        "paper",
        "challenge",
        "detail",
        "finding",
        "comparison",
        "baseline",
        "ablation",
        "example",
        "proof",
        "bound",
        "guarantee",
        "condition",
        "discussion",
        "code",
        "performance",
        "accuracy",
        "improvement",
        "understanding",
    ]
)


def _name_at(sentence: str, at: int, is_family: Family) -> str | None:
    """The name that starts exactly there: name-like, or capitalized words; None where there is none."""
    window = sentence[at : at + 120]
    capitalized = _CAPITALIZED.match(window)
    liked = next((span for span in name_spans(window, is_family)), None)
    if liked and liked[0] == 0:
        name = window[: liked[1]]
        longer = (
            capitalized
            and len(capitalized.group()) > len(name)
            and not re.match(r" (?:of|for|with|in|the|to|and|via)\b", window[len(name) :])
        )
        return _clean(capitalized.group()) if longer and capitalized else name
    if capitalized is None:
        return None
    name = _clean(capitalized.group())
    words = name.split()
    if all(word.lower() in GENERIC or word.lower() in NOT_NAMES for word in words):
        return None
    return name


def _clean(name: str) -> str:
    return re.sub(r"(?: (?:of|for|with|in|the|to|and|via))+$", "", name).rstrip(".,")


def _in_cjk(sentence: str) -> Iterator[tuple[str, int, str, float]]:
    for pattern in _AFTER_NAME:
        for match in pattern.finditer(sentence):
            yield match.group("name"), match.start("name"), "proposed-cjk", 0.85
            other = _AND_NAME.search(sentence, max(0, match.start() - 80), match.start())
            if other:
                yield other.group("other"), other.start("other"), "proposed-cjk", 0.8
    for match in _BEFORE_NAME.finditer(sentence):
        yield match.group("name"), match.start("name"), "proposed-cjk", 0.8
