"""From encoded sentences to statements "child relation parent", by the rules; knows no papers and no concepts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papergraph.extract import patterns
from papergraph.extract.encoding import WORD_END, Encoded
from papergraph.extract.rules import Rule
from papergraph.model import Polarity

_DENIED = re.compile(
    r" (?:not(?! only)|\w+n['’]t|never|no longer|neither|cannot|without|fails? to|failed to|unable to"
    r"|rather than|instead of|lacks?) "
)
_DENIED_BEFORE = re.compile(r" (?:not|never|nor|neither|without|hardly) (?:\S+ )?$")
_MAYBE = re.compile(
    r" (?:may|might|could|would|should|if|whether|hypothesi[sz]e|conjecture|potentially|perhaps|possibly"
    r"|future work|plan to"
    r"|hope to|aims? to be) "
)
_NEGATES_ITSELF = re.compile(r"without|instead|rather|\bnot\b|no_longer|unlike")
_GOVERNED = re.compile(
    r" (?:of|than|over|against|unlike|like|versus|vs|without|beyond|to|from|into|between|about|for|by|on|in|instead|as"
    r"|(?!existing|leading|resulting|underlying|emerging|remaining|corresponding)\w{3,}ing)"
    r" (?:(?:a|an|the|this|standard|existing|its|their|vanilla|all|most|other) )?(?:[\w-]+ )?$"
)
_HEAD_AFTER = re.compile(
    r"(?: ['’]s)? (?:-\w+|frameworks?|systems?|librar(?:y|ies)|toolkits?|tasks?|users?|research|literature"
    r"|community|problems?|workflows?"
    r"|pipelines?|serving|inference|scheduling|training|checkpoints?|embeddings?|features?|weights?|parameters"
    r"|outputs?|predictions"
    r"|capabilit(?:y|ies)|performance|applications?|development|era|evaluation|ability|abilities|prompts?"
    r"|queries|responses"
    r"|generations?|researchers|practitioners|products|services|api|apis|limitations?|challenges?|steps?"
    r"|stages?|phase|loop"
    r"|objectives?|agents?|planner|robots?|chatbots?|leaderboard|scores?|costs?|settings?|cameras?|images?"
    r"|explainability|spaces?"
    r"|tokens?|representations?|actions?|experts?|heads?|distributions?|datasets?|benchmarks?|detectors?|data"
    r"|points?|maps?|attacks?"
    r"|videos?|modal\w*|constraints?|metrics?|quality|updates?|decoders?|encoders?|efficiency|samples?|labels?"
    r"|annotations?) "
)
# What replaces some layers of a model does not replace the model's kind: "every other X layer is replaced by Y".
_PARTLY = re.compile(
    r" (?:every (?:other|second|third|fourth)|some|several|half|certain|alternate|alternating|a few)"
    r"(?: of)?(?: the| its| their)? $"
)
_CLAUSE = re.compile(r"[,;:.()]")


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule's match: indices of the mentions; None is what the paper introduces, `subject` the word for it.

    `modified` tells that a word with content stands before the parent: "proprietary language models".
    """

    rule: Rule
    child: int | None
    parent: int | None
    polarity: Polarity
    subject: str = ""
    modified: bool = False


def statements(encoded: Encoded, rules: Sequence[Rule]) -> Iterator[Statement]:
    """Everything that the rules read in the sentence, in the order of the rules."""
    for rule in rules:
        if patterns.cue(rule.pattern).search(encoded.plain):
            yield from _matches(encoded, rule)


def _matches(encoded: Encoded, rule: Rule) -> Iterator[Statement]:
    """The statements of one rule; where the first mention cannot be the subject, the next one is tried."""
    position = 0
    while match := patterns.compiled(rule.pattern).search(encoded.text, position):
        if _cannot_be_subject(encoded, rule, match):
            position = encoded.place(encoded.mentions_in(*match.span("child"))[0]) + 1
            continue
        yield from _read(encoded, rule, match)
        position = max(match.end(), match.start() + 1)


def _cannot_be_subject(encoded: Encoded, rule: Rule, match: re.Match[str]) -> bool:
    """Whether the child is governed by a preposition or a verb form ("variants of X outperform …", "training X …")."""
    if not rule.has("SUBJ") or not match.group("child"):
        return False
    first = encoded.mentions_in(*match.span("child"))[0]
    return bool(_GOVERNED.search(encoded.plain[: encoded.place(first)]))


def _read(encoded: Encoded, rule: Rule, match: re.Match[str]) -> Iterator[Statement]:
    groups = match.groupdict()
    children = _children(encoded, rule, match)
    parents: Sequence[int | None] = (None,)
    if not rule.has("OWN"):
        parents = [index for index in _listed(encoded, match.span("parent"), 0) if not _modifies(encoded, index, rule)]
    polarity = _polarity(encoded, match, rule)
    for child in children:
        for parent in parents:
            if child != parent:
                modified = parent is not None and encoded.text[encoded.place(parent) - 1] == WORD_END
                yield Statement(rule, child, parent, polarity, (groups.get("self") or "").strip(), modified)


def _children(encoded: Encoded, rule: Rule, match: re.Match[str]) -> Sequence[int | None]:
    groups = match.groupdict()
    if groups.get("child"):
        span = match.span("child")
        return encoded.mentions_in(*span) if rule.has("ROW") else _listed(encoded, span, -1 if rule.has("SUBJ") else 0)
    return (None,) if groups.get("self") or rule.subjectless else ()


def _listed(encoded: Encoded, span: tuple[int, int], kept: int) -> Sequence[int]:
    """The mentions of a list; of two that only a comma parts ("with A, our B wins") the one at `kept` (0 or -1)."""
    found = encoded.mentions_in(*span)
    if len(found) != 2 or encoded.plain[span[1] :].startswith(")"):
        return found
    between = encoded.plain[encoded.place(found[0]) + 1 : encoded.place(found[1])]
    return [found[kept]] if "," in between and not re.search(r" (?:and|or|as|&) ", between) else found


def _modifies(encoded: Encoded, mention: int, rule: Rule) -> bool:
    """Whether not the mention is what is spoken of, but a noun after it ("RLHF frameworks") or some parts of it."""
    if rule.relation == "REPLACES" and _PARTLY.search(encoded.plain[: encoded.place(mention)]):
        return True
    if rule.relation in ("EVALUATED_ON", "ADDRESSES") or (rule.follows_parent and rule.relation != "INSTANCE_OF"):
        return False
    return bool(_HEAD_AFTER.match(encoded.plain, encoded.place(mention) + 1))


def _polarity(encoded: Encoded, match: re.Match[str], rule: Rule) -> Polarity:
    """Denied where a negation stands in the match or just before it, hypothetical in questions and after "may"."""
    plain = encoded.plain
    before = f" {' '.join(_CLAUSE.split(plain[: match.start()])[-1].split()[-4:])} "
    inner = plain[match.start() : match.end() if rule.has("OWN") else match.start("parent")]
    if not _NEGATES_ITSELF.search(rule.pattern) and _DENIED.search(f" {inner}"):
        return "denied"
    if rule.id == "does-not-use" or _DENIED_BEFORE.search(before):
        return "denied"
    if "?" in plain[match.start() :] or _MAYBE.search(f"{before}{plain[match.start() : match.end()]}"):
        return "hypothetical"
    return "asserted"
