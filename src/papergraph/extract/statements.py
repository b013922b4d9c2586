"""From a sentence with mentions to statements "child relation parent", by the rules; knows no papers and no concepts.

The sentence is encoded once: each mention becomes one private-use character, everything else words in small letters
with one space between, so that patterns see through spelling and what stands between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papergraph.extract.rules import FIRST_MENTION, LAST_MENTION, MENTION, WORD_END, Rule
from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import BREAKS
from papergraph.model import Polarity

LONGEST = 1200  # characters of an encoded sentence that patterns run on
MOST = LAST_MENTION - FIRST_MENTION
_TOKEN = re.compile(r"[^\W_]+(?:['’/.-][^\W_]+)*|-[^\W_]+(?:-[^\W_]+)*|[^\s\w]|_")
_ONE = re.compile(MENTION)
_DENIED = re.compile(
    r"(?:^| )(?:not(?! only)(?: \w+)?|\w+n['’]t|never|no longer|neither|cannot|without|fails? to|unable to|rather than|instead of|lacks?) "
)
_DENIED_PARENT = re.compile(
    r" (?:without|rather than|instead of|not|but not|unlike|beyond|except|other than) (?:\S+ ){0,3}$"
)
_MAYBE = re.compile(
    r" (?:may|might|could|would|should|if|whether|hypothesi[sz]e|conjecture|potentially|perhaps|possibly|future work|plan to|hope to|aims? to be) "
)
_GOVERNED = re.compile(
    r" (?:of|than|over|against|unlike|like|versus|vs|without|beyond|to|from|into|between|about|for|by|on|in|instead|as) (?:(?:a|an|the|this|standard|existing|its|their|vanilla|all|most|other) )?(?:[\w-]+ )?$"
)
_CLAUSE = re.compile(r"[,;:.()]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule's match: indices of the mentions; no child means what the paper introduces, named by the words `subject`."""

    rule: Rule
    child: int | None
    parent: int
    polarity: Polarity
    subject: str = ""
    end: int = 0


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence in the form that patterns run on, with the mentions in order of their place."""

    text: str

    @property
    def plain(self) -> str:
        """The text with a space after every token; offsets are the same."""
        return self.text.replace(WORD_END, " ")

    def mentions_in(self, start: int, end: int) -> list[int]:
        return [ord(match.group()) - FIRST_MENTION for match in _ONE.finditer(self.text, max(start, 0), end)]

    def place(self, mention: int) -> int:
        return self.text.index(chr(FIRST_MENTION + mention))


def encode(sentence: str, mentions: Sequence[Span]) -> Encoded:
    """The encoded sentence; `mentions` are offsets in it, ascending, without overlap, at most MOST of them."""
    tokens: list[str] = []
    position = 0
    for index, (start, end) in enumerate(mentions[:MOST]):
        tokens += _tokens(sentence[position:start])
        tokens.append(f"{chr(FIRST_MENTION + index)} ")
        position = end
    tokens += _tokens(sentence[position:])
    return Encoded(f" {''.join(tokens)}"[:LONGEST])


def _tokens(text: str) -> list[str]:
    """The tokens of a stretch, each with its ending: WORD_END after words that can modify a noun, else a space."""
    return [
        token + (WORD_END if token[0].isalnum() and token not in BREAKS else " ")
        for token in _TOKEN.findall(text.lower())
    ]


def statements(encoded: Encoded, rules: Sequence[Rule]) -> Iterator[Statement]:
    """Everything that the rules read in the sentence, in the order of the rules."""
    if not _ONE.search(encoded.text):
        return
    plain = encoded.plain
    for rule in rules:
        if rule.cue.search(plain):
            for match in rule.regex.finditer(encoded.text):
                yield from _read(encoded, rule, match)


def _read(encoded: Encoded, rule: Rule, match: re.Match[str]) -> Iterator[Statement]:
    groups = match.groupdict()
    polarity = _polarity(encoded, match, rule)
    parents = encoded.mentions_in(*match.span("parent"))
    if groups.get("child"):
        children: Sequence[int | None] = encoded.mentions_in(*match.span("child"))
        if "SUBJ" in rule.pattern and _GOVERNED.search(encoded.plain[: encoded.place(children[0] or 0)]):
            return
    elif groups.get("self") or rule.subjectless:
        children = (None,)
    else:
        return
    subject = (groups.get("self") or "").strip()
    for child in children:
        for parent in parents:
            if child != parent:
                yield Statement(rule, child, parent, polarity, subject, match.end())


def _polarity(encoded: Encoded, match: re.Match[str], rule: Rule) -> Polarity:
    """Denied where a negation stands in the match or just before it, hypothetical in questions and after "may"."""
    plain = encoded.plain
    before = _CLAUSE.split(plain[: match.start()])[-1].split()
    around = f" {' '.join(before[-4:])} {plain[match.start() : match.end()]}"
    inner = plain[match.start() : match.start("parent")]
    own = re.compile(r" (?:without|rather than|instead of|no longer) ")
    if _DENIED_PARENT.search(inner) and not own.search(f" {rule.pattern.replace('_', ' ').replace('|', ' ')} "):
        return "denied"
    if _DENIED.search(inner) and not re.search(r"\b(?:without|instead|rather|not|no_longer)\b", rule.pattern):
        return "denied"
    if re.search(r" (?:not|never|nor|neither) $", " " + " ".join(before[-2:]) + " "):
        return "denied"
    if encoded.text.rstrip().endswith("?") or _MAYBE.search(around):
        return "hypothetical"
    return "asserted"
