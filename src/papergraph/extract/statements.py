"""From a sentence with mentions to statements "child relation parent", by the rules; knows no papers and no concepts.

The sentence is encoded once: each mention becomes one private-use character, everything else words in small letters
with one space between, so that patterns see through spelling and what stands between.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papergraph.extract.rules import (
    AFTER_END,
    AFTERS,
    DET_END,
    DETERMINERS,
    FIRST_MENTION,
    LAST_MENTION,
    MARK_END,
    MENTION,
    STOP_END,
    THING_END,
    THINGS,
    WORD_END,
    Rule,
)
from papergraph.extract.sentences import Span
from papergraph.extract.stopwords import BREAKS, STOPPERS
from papergraph.model import Polarity

LONGEST = 1200  # characters of an encoded sentence that patterns run on
MOST = LAST_MENTION - FIRST_MENTION
_PLAIN = str.maketrans({ending: " " for ending in (WORD_END, STOP_END, MARK_END, THING_END, DET_END, AFTER_END)})
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
_HEAD_AFTER = re.compile(
    r" (?:-\w+|frameworks?|systems?|librar(?:y|ies)|toolkits?|tasks?|users?|research|literature|community|problems?|workflows?|pipelines?|serving"
    r"|inference|scheduling|training|checkpoints?|embeddings?|features?|weights?|parameters|outputs?|predictions|capabilit(?:y|ies)|performance|applications?"
    r"|development|era|evaluation|ability|abilities|prompts?|queries|responses|generations?|researchers|practitioners|products|services|api|apis"
    r"|limitations?|challenges?|steps|stage|stages|phase|loop|steps|objectives?|agents?|planner|robot|robots|chatbots|leaderboard|score|scores|cost|costs) "
)
_CLAUSE = re.compile(r"[,;:.()]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule's match: indices of the mentions; None stands for what the paper introduces, named by the words `subject`."""

    rule: Rule
    child: int | None
    parent: int | None
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
        return self.text.translate(_PLAIN)

    def mentions_in(self, start: int, end: int) -> list[int]:
        return [ord(match.group()) - FIRST_MENTION for match in _ONE.finditer(self.text, max(start, 0), end)]

    def is_modifier(self, mention: int, rule: Rule) -> bool:
        """Whether the noun after the mention, not the mention, is what is spoken of: "RLHF frameworks", "PPO-based …"."""
        if rule.relation in ("EVALUATED_ON", "ADDRESSES") or rule.follows_mention:
            return False
        return bool(_HEAD_AFTER.match(self.plain, self.place(mention) + 1))

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
    """The tokens of a stretch, each with the character that says what it can do: see `rules`."""
    return [token + _ending(token) for token in _TOKEN.findall(text.lower())]


@functools.lru_cache(maxsize=65536)
def _ending(token: str) -> str:
    if token in AFTERS:
        return AFTER_END
    if token in DETERMINERS:
        return DET_END
    if not token[0].isalnum() and not token.startswith("-"):
        return MARK_END
    if token in STOPPERS:
        return STOP_END
    if THINGS.fullmatch(token):
        return THING_END
    return WORD_END if token not in BREAKS else " "


def statements(encoded: Encoded, rules: Sequence[Rule]) -> Iterator[Statement]:
    """Everything that the rules read in the sentence, in the order of the rules."""
    if not _ONE.search(encoded.text):
        return
    plain = encoded.plain
    for rule in rules:
        if rule.cue.search(plain):
            yield from _matches(encoded, rule)


def _matches(encoded: Encoded, rule: Rule) -> Iterator[Statement]:
    """The statements of one rule; where the first mention cannot be the subject, the next one is tried."""
    position = 0
    while match := rule.regex.search(encoded.text, position):
        if _cannot_be_subject(encoded, rule, match):
            position = encoded.place(encoded.mentions_in(*match.span("child"))[0]) + 1
            continue
        yield from _read(encoded, rule, match)
        position = max(match.end(), match.start() + 1)


def _cannot_be_subject(encoded: Encoded, rule: Rule, match: re.Match[str]) -> bool:
    """Whether the child is governed by a preposition or a verb form ("variants of X outperform …", "training X …")."""
    if "SUBJ" not in rule.pattern or not match.group("child"):
        return False
    first = encoded.mentions_in(*match.span("child"))[0]
    return bool(_GOVERNED.search(encoded.plain[: encoded.place(first)]))


def _read(encoded: Encoded, rule: Rule, match: re.Match[str]) -> Iterator[Statement]:
    groups = match.groupdict()
    if rule.own_parent:
        for child in encoded.mentions_in(*match.span("child")):
            yield Statement(rule, child, None, _polarity(encoded, match, rule), "", match.end())
        return
    polarity = _polarity(encoded, match, rule)
    parents = [parent for parent in encoded.mentions_in(*match.span("parent")) if not encoded.is_modifier(parent, rule)]
    if groups.get("child"):
        children: Sequence[int | None] = encoded.mentions_in(*match.span("child"))
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
    inner = plain[match.start() : match.end() if rule.own_parent else match.start("parent")]
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
