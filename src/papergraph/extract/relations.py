"""Claims: what sentences say of the concepts they name, with the sentence that says so.

Decides who the subject is where a sentence does not name it ("our method", "it", a blurb that starts with a verb), and
which kinds of concepts a relation can hold between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from papergraph.extract.encoding import encode
from papergraph.extract.linking import Link, sentence_links
from papergraph.extract.passages import Passage
from papergraph.extract.plausible import possible, recast, trivial
from papergraph.extract.rules import Rule
from papergraph.extract.senses import Sense
from papergraph.extract.sentences import Span
from papergraph.extract.statements import Statement, statements
from papergraph.graph.schema import DERIVATIONS
from papergraph.model import Claim, Polarity
from papergraph.text import digest

_ON = re.compile(r"^\s*(?:\w+\s+){0,4}?on\s+(?:the\s+)?$")
# Verb forms that the linker knows as methods but that only describe here: "a pretrained model", "we fine-tune X".
_VERBAL = re.compile(
    r"(?:supervised |instruction |continued |continual )?(?:instruction-?)?(?:fine-?\s?tun|finetun|pre-?train"
    r"|post-?train|distil)\w*"
    r"|\w+[- ]\w+ed|\w+ed|prompting|pruning"
)
MOST_MENTIONS = 30  # a sentence that names more is a list or an index, and states nothing
_SELF_KINDS = (
    ("Dataset", re.compile(r"dataset|corpus")),
    ("Benchmark", re.compile(r"benchmark")),
    ("Model", re.compile(r"model|network|agent|policy")),
    ("Tool", re.compile(r"system|library|framework")),
    ("Method", re.compile(r"method|approach|algorithm|technique|framework")),
)


_OBJECT = re.compile(
    r"\s+(?:the|a|an|our|this|these|each|on|it|[A-Z][\w.-]+|\w+ (?:models?|LLMs?))\b(?! (?:is|are|has|can)\b)"
)


def claims(passage: Passage, links: tuple[Link, ...], own: Sequence[Sense], rules: Sequence[Rule]) -> Iterator[Claim]:
    """The claims of a passage in order; `own` are the concepts that its paper introduces, the first in rank first."""
    topic: Sense | None = None
    for span in passage.sentences():
        here = sentence_links(links, span)
        if 0 < len(here) <= MOST_MENTIONS:
            yield from _in_sentence(passage, span, here, _ranked(own, topic), rules)
            topic = next((link.sense for link in here if link.sense in own), topic)


def _ranked(own: Sequence[Sense], topic: Sense | None) -> Sequence[Sense]:
    """What the paper introduces, with the one last spoken of first."""
    return own if topic is None else (topic, *(sense for sense in own if sense is not topic))


def _in_sentence(
    passage: Passage, span: Span, links: tuple[Link, ...], own: Sequence[Sense], rules: Sequence[Rule]
) -> Iterator[Claim]:
    start = span[0]
    links = tuple(link for link in links if not _is_verb(passage.words, link))
    encoded = encode(passage.words[start : span[1]], [(link.start - start, link.end - start) for link in links])
    best: dict[tuple[str, str, str, str], Claim] = {}
    for statement in statements(encoded, rules):
        claim = _claim(passage, span, links, own, statement)
        if claim is None:
            continue
        key = (claim.relation, claim.child, claim.parent, claim.polarity)
        if key not in best or best[key].confidence < claim.confidence:
            best[key] = claim
    yield from _consistent(best.values())


def _is_verb(text: str, link: Link) -> bool:
    """Whether the mention only describes ("a pretrained model") or governs an object ("by fine-tuning the model")."""
    if not _VERBAL.fullmatch(link.surface):
        return False
    return not link.surface.endswith("ing") or bool(_OBJECT.match(text, link.end))


def _consistent(found: Iterable[Claim]) -> Iterator[Claim]:
    """Drops what one sentence says twice: an asserted claim whose denial it holds, the reverse of a surer one."""
    kept = list(found)
    denied = {(c.relation, c.child, c.parent) for c in kept if c.polarity == "denied"}
    for claim in kept:
        if claim.polarity == "asserted" and (claim.relation, claim.child, claim.parent) in denied:
            continue
        reverse = [
            c for c in kept if c.relation == claim.relation and (c.child, c.parent) == (claim.parent, claim.child)
        ]
        if any(c.confidence > claim.confidence for c in reverse):
            continue
        yield claim


def _claim(
    passage: Passage, span: Span, links: tuple[Link, ...], own: Sequence[Sense], statement: Statement
) -> Claim | None:
    ends = _ends(links, own, statement)
    if ends is None:
        return None
    child, parent = ends
    relation, how = recast(statement.rule, child, parent)
    if not possible(relation, child, parent, modified=statement.modified):
        return None
    if relation == "INSTANCE_OF" and trivial(parent, passage.words[slice(*span)]):
        return None
    on = _on(passage, links, statement)
    named = [links[index].confidence for index in (statement.child, statement.parent) if index is not None]
    sure = statement.rule.confidence * (0.9 if len(named) < 2 else 1.0) * (0.7 + 0.3 * min(named))
    return claim_in(
        passage, span, relation, child, parent, statement.rule.id, how=how, confidence=sure,
        polarity=statement.polarity, scope=None if on is None else on.surface, on=None if on is None else on.sense.id,
    )  # fmt: skip


def claim_in(
    passage: Passage,
    span: Span,
    relation: str,
    child: Sense,
    parent: Sense,
    rule: str,
    *,
    confidence: float,
    how: str | None = None,
    polarity: Polarity = "asserted",
    scope: str | None = None,
    on: str | None = None,
) -> Claim:
    """The claim that a sentence of a passage makes, under the id that its content gives it."""
    sentence = passage.quote(span)
    ids = (passage.paper.id, relation, child.id, parent.id, sentence, passage.source, rule)
    return Claim(
        id="claim:" + digest(*ids),
        paper=passage.paper.id,
        relation=relation,
        child=child.id,
        parent=parent.id,
        sentence=sentence,
        source=passage.source,
        line=passage.line_at(span[0]),
        rule=rule,
        polarity=polarity,
        scope=scope,
        on=on,
        how=how,
        confidence=round(confidence, 3),
    )


def _ends(links: tuple[Link, ...], own: Sequence[Sense], statement: Statement) -> tuple[Sense, Sense] | None:
    """Child and parent of a statement, with what the paper introduces where one is not named; None without both."""
    child = _own(own, statement.subject) if statement.child is None else links[statement.child].sense
    others = [sense for sense in own if sense is not child]
    parent = (others[0] if others else None) if statement.parent is None else links[statement.parent].sense
    if child is None or parent is None or child is parent:
        return None
    if statement.child is None and statement.rule.relation in DERIVATIONS and parent in own:
        return None  # "we extend our X" extends what the paper itself introduces
    return child, parent


def _own(own: Sequence[Sense], subject: str) -> Sense | None:
    """What "our model", "this benchmark", "it" means: the introduced concept of that kind, else the first in rank."""
    for kind, pattern in _SELF_KINDS:
        if pattern.search(subject):
            of_kind = [sense for sense in own if sense.kind == kind]
            if of_kind:
                return of_kind[0]
    return own[0] if own else None


def _on(passage: Passage, links: tuple[Link, ...], statement: Statement) -> Link | None:
    """The benchmark, data set or task that a comparison is limited to: "… outperforms X on Y"."""
    if statement.rule.relation not in ("OUTPERFORMS", "COMPARED_WITH") or statement.parent is None:
        return None
    after = links[statement.parent].end
    for link in links:
        if link.start >= after and link.sense.kind in ("Benchmark", "Dataset", "Task"):
            return link if _ON.match(passage.words[after : link.start]) else None
    return None
