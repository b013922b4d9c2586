"""What looks like a name although no list holds it: inner capitals, digits, versions and sizes.

"RoboPAIR", "s1K", "NVLM-D", "Llama 3.1", "GPT-4o-mini", "Qwen2.5-32B-Instruct" are names; "Low-Rank", "Figure 3",
"USA", "iPhone" are not, nor what the stop lists of `stopwords` hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from papergraph.extract.pieces import CJK
from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import NOT_NAMES, NUMBERED, words

_WORD = re.compile(
    r"(?<![A-Za-z0-9@/\\._-])[A-Za-z][A-Za-z0-9]*(?:[-‑.+&][A-Za-z0-9]+|\[[A-Z]+\]|@\d)*(?:\+{1,2}|#)?(?![A-Za-z0-9@])"
)
_SIZE = r"\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)?[BMK]|[BMT]\d{1,2}"
_NUMBER = r"v?\d{1,2}(?:\.\d{1,2}){0,2}[a-z]?"
_DECIMAL = r"v?\d{1,2}\.\d{1,2}"
_SUFFIX = (
    r"Instruct|instruct|Chat|chat|Base|Turbo|turbo|Pro|Mini|mini|Nano|Flash|Ultra|Max|Large|large|Small|XL|XXL"
    r"|Tiny|Haiku|Sonnet|Opus|Preview|preview"
    r"|Zero|Coder|Coding|Vision|VL|Thinking|Lite|V|Next|NeXT|Plus|Medium|Distill"
)
_END = (
    r"(?![A-Za-z0-9%]|[.,]\d| ?(?:%|percent|times|points?|GB|tokens|parameters|billion|million|hours|days"
    r"|steps|epochs|layers|tasks|datasets|languages|benchmarks|papers|models|GPUs)\b)"
)
_SEPARATOR = r"(?: |-| [-–] )"
_TAIL_VERSIONED = re.compile(rf"(?:{_SEPARATOR}(?:{_NUMBER}|{_SIZE}|{_SUFFIX}){_END})+")
_TAIL_SURE = re.compile(rf"(?:{_SEPARATOR}(?:{_DECIMAL}|{_SIZE}){_END})(?:{_SEPARATOR}(?:{_SIZE}|{_SUFFIX}){_END})*")
_TAIL_SUFFIX = re.compile(rf"(?: - | – )(?:{_SUFFIX}){_END}")
_LOWER_PART = re.compile(r"-[a-z]{2,}$")
_KEPT_PARTS = words(
    """
    mini preview instruct chat base turbo large small zero pro flash tiny nano medium it hf lite max ultra bench xl
    xxl
    """
)
_SIZED = re.compile(r"\d+(?:\.\d+)?(?:x\d+)?[BM]")
_CAPITAL_PART = re.compile(
    r"-(?:[A-Z][a-z]+(?:ed|ing)|Based|Driven|Aware|Free|Style|Level|Like|Augmented|Guided|Specific|Only|Agnostic)$"
)
_PERSON = re.compile(r"(?:Mc|Mac|O['’]|De|Van|Di|La|Le)[A-Z][a-z]+|[A-Z][a-z]+AI")
_TITLED = re.compile(
    r"(?<![\w-])[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*"
    r"(?: (?:of |for )?(?:[A-Z][a-z]+(?:-[A-Za-z][a-z]+)*|[A-Z]{2,6}s?)){1,5}(?![\w-])"
)
_GLOSS = re.compile(
    rf"[{CJK}\u3040-\u30ff]\s?[(（]([A-Za-z][\w-]{{2,30}}(?:[ -][A-Za-z][\w-]{{0,30}}){{1,4}})(?=[)）;；])"
)
_OF_PEOPLE = re.compile(
    r"\b(?:University|Institute|College|School|Department|Labs?|Laboratory|Research|Center|Centre|Foundation|Conference"
    r"|Workshop|Journal|Inc|Ltd|Corporation|Group|Team|Prof|Dr|Mr|Ms|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Creative Commons|License|United|States|Kingdom|American|European|Chinese"
    r"|English|Google|Microsoft|Meta|Apple|Amazon|Facebook|Stanford|Berkeley|Princeton|Harvard|Cambridge|Oxford)\b"
)
_PLAIN = re.compile(r"[A-Z][a-z]+")
_ROMAN = re.compile(r"[IVX]+")


def name_spans(text: str, is_family: Callable[[str], bool]) -> Iterator[Span]:
    """Offsets of what looks like a name, in order; `is_family` tells plain words that name models with versions."""
    position = 0
    for match in _WORD.finditer(text):
        if match.start() < position:
            continue
        span = _span(text, match, is_family)
        if span is not None:
            position = span[1]
            yield span


def title_spans(text: str, sentence_starts: frozenset[int]) -> Iterator[Span]:
    """Offsets of two or more capitalized words in running text ("Cross-task Integration"), sentence starts aside."""
    for match in _TITLED.finditer(text):
        around = text[max(0, match.start() - 60) : match.start()] + text[match.end() : match.end() + 60]
        if match.start() in sentence_starts or _OF_PEOPLE.search(match.group()) or not _mostly_small(around):
            continue
        yield match.span()


def _mostly_small(around: str) -> bool:
    """Whether the words around are in small letters, as in running text."""
    words = re.findall(r"[A-Za-z]{3,}", around)
    small = [word for word in words if word[0].islower()]
    return 2 * len(small) >= len(words)


def gloss_spans(text: str) -> Iterator[Span]:
    """Offsets of English terms in brackets after a word in another script: "잔차 연결(Residual Connection)"."""
    for match in _GLOSS.finditer(text):
        yield match.span(1)


def looks_like_name(word: str) -> bool:
    """Whether one word is written as a name: an inner capital, two capitals, or letters with digits."""
    if word.lower() in NOT_NAMES or len(word) < 2 or _PERSON.fullmatch(word):
        return False
    return any(_part_is_name(part) for part in re.split(r"[-‑.&]", word)) and not _is_measure(word)


def _span(text: str, match: re.Match[str], is_family: Callable[[str], bool]) -> Span | None:
    word = _trim(match.group())
    end = match.start() + len(word)
    named = looks_like_name(word)
    if word.lower() in NOT_NAMES or _in_shouting(text, match.start(), end):
        return None
    if named or is_family(word):
        tail = _TAIL_VERSIONED.match(text, end) or _TAIL_SUFFIX.match(text, end)
        if tail:
            return match.start(), tail.end()
    elif _PLAIN.fullmatch(word.split("-")[0]) and word.lower() not in NUMBERED:
        tail = _TAIL_SURE.match(text, end)
        if tail and not text[: match.start()].endswith("\\"):
            return match.start(), tail.end()
    return (match.start(), end) if named else None


def _trim(word: str) -> str:
    """The word without lower-case parts that only qualify: "GPT-3.5-integrated" → "GPT-3.5", "PPO-based" → "PPO"."""
    while part := _LOWER_PART.search(word) or _CAPITAL_PART.search(word):
        if part.group()[1:] in _KEPT_PARTS:
            break
        word = word[: part.start()]
    return word.rstrip(".&")


def _part_is_name(part: str) -> bool:
    letters = sum(c.isalpha() for c in part)
    if part.lower() in NOT_NAMES or _ROMAN.fullmatch(part):
        return False
    if any(c.isdigit() for c in part):
        return letters >= 1 and (part[0].isalpha() or _SIZED.fullmatch(part) is not None)
    capitals = sum(c.isupper() for c in part[1:])
    return capitals >= 1 and len(part) >= 2 and not (part.endswith("s") and len(part) == 2)


def _is_measure(word: str) -> bool:
    """Whether a word is a quantity or a hyphenated phrase, not a name: "x86", "k-NN" are, "A-B" is not a name."""
    if re.fullmatch(r"[a-z]+(?:19|20)\d\d[a-z]*", word):
        return True  # a citation key
    return bool(re.fullmatch(r"[a-z]\d|[xX]\d+|[A-Z]-[A-Z]", word)) and not re.fullmatch(r"[os]\d", word)


def _in_shouting(text: str, start: int, end: int) -> bool:
    """Whether the words around are all capitals, so that capitals tell nothing."""
    if not re.fullmatch(r"[A-Z]{3,}", text[start:end]):
        return False
    around = re.findall(r"[A-Za-z]{2,}", text[max(0, start - 30) : start] + " " + text[end : end + 30])
    shouted = sum(word.isupper() for word in around)
    return len(around) >= 2 and shouted >= 2 and shouted > 0.7 * len(around)
