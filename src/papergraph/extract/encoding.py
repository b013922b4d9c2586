"""Sentences in the form that patterns run on: mentions become single characters, words small letters with an ending.

Each mention is one private-use character, every other token small letters. The white space after a token says what the
token can do in a phrase, so that patterns stay short and quick: see the names of the endings.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from papergraph.extract.pieces import CJK
from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import BREAKS, STOPPERS, words

LONGEST = 1200  # characters of an encoded sentence that patterns run on
FIRST_MENTION, LAST_MENTION = 0xE000, 0xF8FF
MENTION = f"[{chr(FIRST_MENTION)}-{chr(LAST_MENTION)}]"

# The ending of a token, all of them white space to a regular expression; PLAIN ("as", "propose") is the space.
WORD_END = "\x1f"  # words with content, which can modify a noun
THING_END = "\x1c"  # "model", "method" …: what a mention can be followed by and still be meant
DET_END = "\u2000"  # articles and the small adjectives that stand like them
AFTER_END = "\u2001"  # "base", "-style": stands between a mention and its thing
STOP_END = "\x1e"  # prepositions, conjunctions, auxiliary verbs: another phrase begins
MARK_END = "\x1d"  # punctuation
SELF_END = "\u2002"  # the last word of "our method", "this paper", "we": what the paper introduces
_ENDINGS = WORD_END + THING_END + DET_END + AFTER_END + STOP_END + MARK_END + SELF_END
_PLAIN = str.maketrans(dict.fromkeys(_ENDINGS, " "))

_TOKEN = re.compile(
    rf"[{CJK}\u3040-\u30ff]|[^\W_{CJK}\u3040-\u30ff]+(?:['’/.-][^\W_]+)*|-[^\W_]+(?:-[^\W_]+)*|[^\s\w]|_"
)
_ONE = re.compile(MENTION)
_THINGS = (
    "models?|methods?|approach(?:es)?|algorithms?|frameworks?|systems?|techniques?|architectures?|datasets?|benchmarks?"
    "|networks?|layers?|blocks?|variants?|modules?|objectives?|loss(?:es)?|optimizers?|pipelines?|agents?|baselines?"
    "|strateg(?:y|ies)|mechanisms?|tasks?|corpus|librar(?:y|ies)|backbones?|encoders?|decoders?|counterparts?"
    "|famil(?:y|ies)"
    "|series|polic(?:y|ies)|procedure|paradigm|solutions?|schemes?|recipe|formulation|versions?"
)
_THING = re.compile(_THINGS)
_DETERMINERS = words(
    """
    a an the this these those both our its their popular existing standard recent current traditional vanilla
    modern prior previous such various either typical common " “ ‘ `
    """
)
_AFTERS = words(
    """
    -based -style -like -type -only ” ’ base language large chat generative pretrained pre-trained instruction-tuned
    dense open vision teacher student fine-tuning style 's ’s
    """
)
_REPORTS = "show|find|found|demonstrate|observe|report|argue|believe|note|conclude|prove|verify|confirm|discover|see"
_SELF = re.compile(
    rf" (?:(?:we|i)(?! (?:{_REPORTS}) )"
    rf"|our (?:[\w-]+ ){{0,4}}?(?:{_THINGS}|work|paper|study|results|experiments|evaluation)"
    rf"|(?:this|these|the (?:proposed|resulting|new|resultant|final|introduced)|their) (?:[\w-]+ ){{0,3}}?"
    rf"(?:{_THINGS}|work|paper|study|article)"
    r"|(?:이|본|그) (?:논 문|연 구|방 법|모 델|기 법|프 레 임 워 크|데 이 터 셋|벤 치 마 크)"
    r"|저 자 들|연 구 진|우 리|제 안 (?:된|하 는) (?:방 법|모 델|기 법)"
    r"|本 (?:文|研 究|論 文)|我 [们們]|作 者|[该該这這此] (?:方 法|模 型|篇|论 文|論 文|研 究|工 作)|提 案 手 法"
    r"|the (?:authors|researchers|paper|method|model|framework|approach|algorithm|system)|authors|researchers|ours"
    r"|(?:(?<=\A )|(?<=, )|(?<=; )|(?<=and )|(?<=but )|(?<=that )|(?<=because )|(?<=where ))(?:it|they))(?= )"
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """An encoded sentence; `plain` is the same with a space after every token, at the same offsets."""

    text: str
    plain: str

    def mentions_in(self, start: int, end: int) -> list[int]:
        """Indices of the mentions in a stretch, in order."""
        return [ord(match.group()) - FIRST_MENTION for match in _ONE.finditer(self.text, max(start, 0), end)]

    def place(self, mention: int) -> int:
        """Where a mention stands."""
        return self.text.index(chr(FIRST_MENTION + mention))


def encode(sentence: str, mentions: Sequence[Span]) -> Encoded:
    """The encoded sentence; `mentions` are offsets in it, ascending, without overlap."""
    tokens: list[str] = []
    position = 0
    for index, (start, end) in enumerate(mentions[: LAST_MENTION - FIRST_MENTION]):
        tokens += _tokens(sentence[position:start])
        tokens.append(f"{chr(FIRST_MENTION + index)} ")
        position = end
    tokens += _tokens(sentence[position:])
    text = f" {''.join(tokens)}"[:LONGEST]
    plain = text.translate(_PLAIN)
    marked = list(text)
    for match in _SELF.finditer(plain):
        marked[match.end()] = SELF_END
    return Encoded("".join(marked), plain)


def _tokens(text: str) -> list[str]:
    return [token + ending(token) for token in _TOKEN.findall(text.lower())]


@functools.lru_cache(maxsize=65536)
def ending(token: str) -> str:
    """The white space that says what the token can do."""
    if token in _AFTERS:
        return AFTER_END
    if token in _DETERMINERS:
        return DET_END
    if not token[0].isalnum() and not token.startswith("-"):
        return MARK_END
    if token in STOPPERS:
        return STOP_END
    if _THING.fullmatch(token):
        return THING_END
    return " " if token in BREAKS else WORD_END
