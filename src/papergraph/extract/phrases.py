"""Phrases that a text names as a class: "inference strategies such as A and B" makes "inference strategy" a concept.

Only where a name that is known stands right after "such as", and only for nouns that name methods and models: most
phrases before "such as" are no concepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import BREAKS, STOPPERS, words

_SUCH = re.compile(
    r"(?:,|\s?\()?\s*(?:including (?:models|methods|those) )?(?:such as|including|like|e\.g\.,?|i\.e\.,?"
    r"|for example,?|namely)\s+(?:the |an? |[\"“])?"
)
_WORD = re.compile(r"[A-Za-z][\w’'+-]*$")
_HEADS = re.compile(
    r"(?:models?|methods|approaches|algorithms|techniques|strategies|architectures|networks|optimizers|losses"
    r"|objectives|mechanisms"
    r"|transformers|encoders|decoders|agents|policies|paradigms|attacks|defenses|samplers|schedulers|estimators"
    r"|kernels|layers"
    r"|LLMs|LMs|VLMs|MLLMs|LMMs|RNNs|CNNs|GNNs|GANs|frameworks|systems|engines)$",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"(?:strategies|optimizers|losses|objectives|mechanisms|transformers|encoders|decoders|policies|attacks"
    r"|defenses|samplers|schedulers"
    r"|estimators|kernels|layers)$",
    re.IGNORECASE,
)
_EVALUATIVE = words(
    """
    popular recent strong stronger strongest leading state-of-the-art sota advanced large larger small smaller modern
    better best new newer novel powerful capable well-known widely-used widely used common classic classical prominent
    representative competitive baseline successful effective efficient simple standard different other original latest
    famous emerging important good great numerous multiple three two four five six seven eight nine ten deep machine
    learning ml ai frontier promising contemporary established heavy complex our proposed alternative similar related
    open closed proprietary commercial main major key core certain specific underlying external additional downstream
    prevalent mainstream
    """
)


def class_phrases(text: str, span: Span, starts: Sequence[int]) -> Iterator[Span]:
    """Spans of class phrases in a sentence; `starts` are the offsets at which known names begin.

    A phrase that ends in a word as plain as "models" must hold a known name: "closed models" is no class.
    """
    begins = frozenset(starts)
    for match in _SUCH.finditer(text, *span):
        if match.end() in begins:
            found = _phrase_before(text, span[0], match.start())
            if found is not None and (
                _TELLING.search(text[slice(*found)]) or any(found[0] <= at < found[1] for at in begins)
            ):
                yield found


def singular(phrase: str) -> str:
    """The phrase with its last word in the singular: "inference strategies" → "inference strategy"."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    if phrase.endswith(("sses", "ches", "xes")):
        return phrase[:-2]
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def kind_of_phrase(phrase: str) -> str:
    """The kind that the phrase's last word says."""
    last = phrase.lower().rsplit(" ", 1)[-1]
    return (
        "Model"
        if re.match(r"models?$|networks|architectures|transformers|encoders|decoders|\w*l\w*ms$|\w+nns$|gans", last)
        else "Method"
    )


def _phrase_before(text: str, floor: int, end: int) -> Span | None:
    """The noun phrase that ends at `end`: at most five words, without words that only praise or count."""
    words: list[Span] = []
    at = end
    while len(words) < 5:
        match = _WORD.search(text, floor, at)
        if match is None or not _belongs(match.group(), bool(words)):
            break
        words.append(match.span())
        at = match.start()
        if at <= floor or text[at - 1] != " ":
            break
        at -= 1
    words.reverse()
    while words and text[slice(*words[0])].lower() in _EVALUATIVE:
        words.pop(0)
    if len(words) < 2 or not _HEADS.match(text[slice(*words[-1])]):
        return None
    return words[0][0], words[-1][1]


def _belongs(word: str, before_head: bool) -> bool:
    """Whether the word can be part of the phrase; before the head no plural or verb form in -s."""
    lower = word.lower()
    if lower in BREAKS or lower in STOPPERS or lower.endswith("ly"):
        return False
    return not before_head or not (lower.endswith("s") and not lower.endswith(("ss", "us", "is", "as")))
