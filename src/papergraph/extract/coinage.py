"""How sentences say that something is new: "we introduce X", "a method called X", "X를 제안", "提出X"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from papergraph.extract.names import looks_like_name, name_spans
from papergraph.extract.stopwords import GENERIC, NOT_NAMES, words

Family = Callable[[str], bool]
Found = tuple[str, int, str, float]  # name, offset, rule, confidence

# Verbs that say that what follows is new; the weak ones only where what follows is written as a name.
_STRONG = (
    "introduc|propos|present|develop|releas|describ|design|suggest|contribut|unveil|devis|announc"
    "|open-sourc|curat|construct"
)
_WEAK = "creat|build|compil|assembl|establish|formulat|implement|provid|offer|collect|explor|learn|train"
_ADVERBS = (
    "also|further|then|first|thus|therefore|hence|additionally|here|formally|instead|now|next|finally|have|has|jointly"
)
_INTRODUCE = re.compile(
    r"\b(?:we|authors?|researchers|team|paper|work|article|report|study|research|they|it"
    r"|(?-i:(?!The |Our |This |These |Their |Its |An? |All )[A-Z][\w.+-]{1,40})|and|to)\s+"
    rf"(?:(?:{_ADVERBS})[ ,]+){{0,2}}"
    rf"(?:(?P<strong>(?:{_STRONG})(?:e|es|s|ed|ing)?)|(?P<weak>(?:{_WEAK})(?:e|es|s|ed|ing|d)?|built))\s+(?=\S)",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|dubbed|termed|coined(?: as)?|denoted(?: as)?|nicknamed"
    r"|which we (?:call|name|term|dub|refer to as)"
    r"|(?:we|they|authors) (?:call|name|term|dub|coin|refer to)(?: (?:it|this|these|them|our"
    r"|the)(?: [\w-]+){0,4}?)?(?: as)?"
    r"|(?:method|model|approach|framework|algorithm|technique|system) we (?:call|name|term)"
    r"|(?:novel|new) (?:[\w-]+ ){0,2}(?:optimizations|techniques|components|mechanisms|modules|methods|ideas)"
    r" (?:like|such as))"
    r"\s+(?:the )?[\"“'‘*_]*(?=[A-Za-z0-9])"
)
_QUOTED = re.compile(r"[\"“]([A-Za-z][^\"”“]{1,50})[\"”]")
_CAPITALIZED = re.compile(
    r"[A-Z][\w+]*(?:-[A-Za-z]\w*)*"
    r"(?:(?: (?:of|for|with|in|the|to|and|via))? [A-Z0-9][\w+.]*(?:-[A-Za-z0-9]\w*)*){0,6}"
)
_SMALL_END = re.compile(r"(?: (?:of|for|with|in|the|to|and|via))+$")
_AFTER_PLAIN = re.compile(r"\s*(?:[,.;:(\"”—–]|$|(?:to|that|which|for|and|as|is|are|was|a|an)\b)")
_DESCRIBED = re.compile(
    r"(?:an?|the|our|another|one|two|three|four)(?: (?!(?:that|which|to|where|who)\b)[\w’'/-]+){1,16}"
    r"(?:\s?[(,:–—]|\s-)\s*[\"“*_]*(?=[A-Za-z])"
)
_TUNED = re.compile(r"(?:an?|the) (?:model|version|variant)[^,;:.()]{3,60},\s*(?=[A-Z])")
_APPOSED = re.compile(
    r"(?:an?|the|our)\s(?:[\w-]+\s){1,5}?(?:model|method|framework|benchmark|dataset|approach|algorithm|system"
    r"|architecture"
    r"|corpus|suite|library|toolkit|technique|agent|metric)s?[,:]?\s+[\"“*_]*(?=[A-Za-z])"
)
_CONCEPT_OF = re.compile(
    r"(?:the|a) (?:new |novel )?(?:concept|notion|idea|task|problem|paradigm|principle) of (?:an? |the )?"
)
_PHRASE = re.compile(r"[a-z]\w*(?:-\w+)*(?: (?:[a-z]\w*|[A-Z]+)(?:-\w+)*){0,3}")
_PHRASE_END = re.compile(r"\s*(?:[,.;:(]|$|(?:to|that|which|for|and|as|where|on|by|with|in)\b)")
_PHRASE_STOP = words(
    """
    to that which for and as where on by with in of from into over using through via or is are can has based
    """
)
_NO_START = words(
    """
    a an the our this that these those its their his her both each any all some such one two three four five more
    most new novel several various detailed comprehensive extensive further strong significant better different
    additional important promising first second simple effective at in on for by with from of into many no will not
    how what why when whether to it us them you
    """
)
_NO_HEAD = words(
    """
    result evidence experiment analysis study way insight issue problem question work paper challenge detail finding
    comparison baseline ablation example proof bound guarantee condition discussion code performance accuracy
    improvement understanding method technique approach model
    """
)
_NAME_CJK = (
    r"[\"“「『*_]{0,3}(?P<name>(?<![A-Za-z0-9])(?:[A-Z][\w+.-]{0,40}(?: [A-Z0-9][\w+.-]{0,40}){0,4}"
    r"|[a-z]{1,20}(?:\d|[A-Z])[\w.-]{0,40}))[\"”」』*_]{0,3}"
    r"(?:\s*[(（][^()（）]{2,80}[)）])?"
)
_KOREAN = re.compile(
    _NAME_CJK + r"\s?(?:(?:이?라는|이?란|이?라고|으?로)\s[^.。]{0,60}?|[를을])\s?(?:[가-힣]+\s){0,3}?"
    r"(?:제안|소개|도입|개발|발표|공개|제시|출시|명명|부르)",
    re.ASCII,
)
_JAPANESE = re.compile(
    _NAME_CJK + r"\s?(?:という[^。]{0,30}?)?(?:を(?:新たに)?(?:提案|導入|開発|発表|公開|紹介)|と(?:呼|名付))", re.ASCII
)
_CHINESE = re.compile(
    r"(?:提出|推出|介绍|介紹|引入|发布|發布|发表|發表|开源|開源|命名[为為]|名[为為]|称[为為]|稱[为為]|叫做|叫作|开发|開發|设计|設計)"
    r"(?:了|的|[^A-Za-z。；;!?！？\n]{0,16}?)\s*" + _NAME_CJK,
    re.ASCII,
)
_AND_NAME = re.compile(_NAME_CJK.replace("?P<name>", "?P<other>") + r"\s?(?:와|과|및|,|、|和|と)\s?$", re.ASCII)


def coined_in(sentence: str, is_family: Family) -> Iterator[Found]:
    """Every name that the sentence says is new: the name, its offset, the rule and how sure it is."""
    for match in _INTRODUCE.finditer(sentence):
        yield from _after_verb(sentence, match.end(), match.group("weak") is not None, is_family)
    for match in _CALLED.finditer(sentence):
        name = _name_at(sentence, match.end(), is_family)
        if name:
            yield name, match.end(), "called", 0.85
    yield from _in_cjk(sentence)


def _after_verb(sentence: str, at: int, weak: bool, is_family: Family) -> Iterator[Found]:
    """What follows "we introduce": "NAME", "a new method, NAME", "the concept of a phrase", "phrase to …"."""
    rest = sentence[at:]
    quoted = _QUOTED.match(rest)
    if quoted and len(quoted.group(1).split()) <= 4:
        yield quoted.group(1).rstrip(","), at + quoted.start(1), "introduce-quoted", 0.8
        return
    start = at + (4 if rest.startswith("the ") and rest[4:5].isupper() else 0)
    name = None if weak else _name_at(sentence, start, is_family)
    if name:
        yield name, start, "introduce", 0.9
        yield from _coordinated(sentence, start + len(name), is_family)
        return
    described = _APPOSED.match(rest) or _DESCRIBED.match(rest) or _TUNED.match(rest)
    name = _name_at(sentence, at + described.end(), is_family) if described else None
    if described and name and (not weak or any(map(looks_like_name, name.split()))):
        yield name, at + described.end(), "introduce-described", 0.8
    elif not weak:
        concept = _CONCEPT_OF.match(rest)
        yield from _phrases(sentence, at + (concept.end() if concept else 0))


def _coordinated(sentence: str, at: int, is_family: Family) -> Iterator[Found]:
    """The second name of "we introduce A and B"."""
    link = re.match(r"(?:\s*\([^()]*\))? and (?:the )?(?=[A-Z])", sentence[at:])
    name = _name_at(sentence, at + link.end(), is_family) if link else None
    if link and name:
        yield name, at + link.end(), "introduce", 0.8


def _phrases(sentence: str, at: int) -> Iterator[Found]:
    """Phrases in small letters: "iteration-level scheduling, a …", "A-B pipelining and load-aware scheduling."."""
    for _ in range(2):
        match = _PHRASE.match(sentence, at)
        words = match.group().split() if match else []
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
    last = words[-1]
    if len(words) < 2 or words[0] in _NO_START or last in _NO_START or last.removesuffix("s") in _NO_HEAD:
        return False
    if any(word.endswith("ly") for word in words) or last.endswith("ality"):
        return False
    plural = last.endswith("s") and not last.endswith(("ss", "us", "is"))
    plain = [word for word in words if word not in GENERIC and word.removesuffix("s") not in GENERIC]
    return bool(plain) and (not plural or len(phrase.split()) == 1)


def _name_at(sentence: str, at: int, is_family: Family) -> str | None:
    """The name that starts exactly there: name-like, or capitalized words; None where there is none."""
    window = sentence[at : at + 120]
    capitalized = _CAPITALIZED.match(window)
    wide = _SMALL_END.sub("", capitalized.group()).rstrip(".,") if capitalized else ""
    liked = next((span for span in name_spans(window, is_family)), None)
    if liked and liked[0] == 0:
        name = window[: liked[1]]
        goes_on = len(wide) > len(name) and not re.match(r" (?:of|for|with|in|the|to|and|via)\b", window[len(name) :])
        return wide if goes_on else name
    words = wide.split()
    if not words or all(word.lower() in GENERIC or word.lower() in NOT_NAMES for word in words):
        return None
    return wide if len(words) > 1 or _AFTER_PLAIN.match(window, len(wide)) else None


def _in_cjk(sentence: str) -> Iterator[Found]:
    for pattern in (_KOREAN, _JAPANESE):
        for match in pattern.finditer(sentence):
            yield match.group("name"), match.start("name"), "proposed-cjk", 0.85
            other = _AND_NAME.search(sentence, max(0, match.start() - 80), match.start())
            if other:
                yield other.group("other"), other.start("other"), "proposed-cjk", 0.8
    for match in _CHINESE.finditer(sentence):
        yield match.group("name"), match.start("name"), "proposed-cjk", 0.8
