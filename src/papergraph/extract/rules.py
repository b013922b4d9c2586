"""Relation rules: lines of `rules/<relation>.jsonl`, each a pattern over tokens with sentences that must and must not match.

A pattern is a row of tokens. A token in small letters is a word or a choice `a|b` (regular expressions within a word,
`_` for a space), `?` before it makes it optional. Capitals stand for:

    CHILD PARENT           one mention, with the small words around it
    CHILDREN PARENTS       "A, B and C"; ROW: children of which the last is not there yet, "A, B" in "A, B and others"
    SUBJ                   CHILDREN or "we", "our method", "it", …, and what may stand between it and its verb
    OBJ                    "our method", "it", "this model" as an object
    MENTION                a mention that is neither
    BE A ADV MOD           is/are/was…; a/an/the; "also", "significantly"; up to four words that only modify
    GAPn                   up to n words of one phrase: no mention, preposition, conjunction or punctuation
    NEARn                  up to n tokens without a mention or a full stop
    ANYn                   up to n tokens whatever, mentions too, within the sentence part
    OWN                    (no words) the parent is what the paper itself introduces
    SUCHAS                 "such as", "like", "(e.g.,", "including", …
    START END              the sentence's start, end

In its sentences [..] marks the child, <..> the parent, {..} another mention; [we], [our method] say that the child is
what the paper itself introduces, and so does a sentence whose rule has no child and no subject.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

from papergraph.errors import PapergraphError
from papergraph.graph.schema import CLAIM_RELATIONS

FIRST_MENTION, LAST_MENTION = 0xE000, 0xF8FF
MENTION = f"[{chr(FIRST_MENTION)}-{chr(LAST_MENTION)}]"
_FIELDS = frozenset({"id", "relation", "pattern", "how", "scope", "confidence", "yes", "no"})
_THINGS = (
    "models?|methods?|approach(?:es)?|algorithms?|frameworks?|systems?|techniques?|architectures?|datasets?|benchmarks?|networks?|layers?|blocks?|variants?"
    "|modules?|objectives?|loss(?:es)?|optimizers?|pipelines?|agents?|baselines?|strateg(?:y|ies)|mechanisms?|tasks?|corpus|libraries|library|backbones?"
    "|encoders?|decoders?|counterparts?|family|famil(?:y|ies)|series|policy|policies|procedure|paradigm|solutions?|schemes?|recipe|formulation|versions?"
)
_SELF = (
    rf"(?:we(?! (?:show|find|found|demonstrate|observe|report|argue|believe|note|conclude|prove|verify|confirm|discover|see) )|i|our (?:[\w-]+ ){{0,4}}?(?:{_THINGS}|work|paper|study|results|experiments|evaluation)"
    rf"|(?:this|these|the (?:proposed|resulting|new|resultant|final|introduced|authors ' )|their) (?:[\w-]+ ){{0,3}}?(?:{_THINGS}|work|paper|study|article)"
    rf"|the (?:authors|researchers|paper|method|model|framework|approach|algorithm|system)|authors|researchers|ours)"
)
_IT = r"(?:(?:(?<=^ )|(?<=, )|(?<=; )|(?<=and )|(?<=but )|(?<=that )|(?<=because )|(?<=where ))(?:it|they))"
# The white space after a token says what the token can do, so that patterns stay short: before a mention stand words
# of DET_END and of content (THING_END after "model", "method" …, WORD_END after others), after it AFTER_END ("base",
# "-style"), then a thing. STOP_END follows prepositions, conjunctions and auxiliary verbs, which begin another phrase.
WORD_END, STOP_END, MARK_END, THING_END, DET_END, AFTER_END = "\x1f", "\x1e", "\x1d", "\x1c", "\u2000", "\u2001"
THINGS = re.compile(_THINGS)
DETERMINERS = frozenset(
    "a an the this that these those both our its their popular existing standard recent current traditional vanilla modern prior previous"
    ' such various either typical common " “ ‘ `'.split()
)
AFTERS = frozenset(
    '-based -style -like -type -only " ” ’ base language large chat generative pretrained pre-trained instruction-tuned dense open vision'
    " teacher student fine-tuning style 's ’s".split()
)
_CONTENT = f"[{WORD_END}{THING_END}{AFTER_END}]"
_ADJ = rf"(?:\S+{_CONTENT}){{0,3}}"
_DET = rf"(?:\S+{DET_END}){{0,3}}"
_GEN = rf"(?:\S+{AFTER_END}){{0,2}}(?:\S+{THING_END})?(?:[\"”] )?"
_CITE = r"(?:\( (?:[^()\s]+ ){1,10}\) |\[ (?:[^\[\]\s]+ ){1,6}\] )?"
_ONE = rf"{_DET}{_ADJ}{MENTION} {_GEN}{_CITE}"
_AND = r"(?:, )?(?:and also |and |or |& |as well as |/ |\+ )"
_LIST = rf"{_ONE}(?:(?:, {_ONE}){{0,8}}{_AND}{_ONE}|(?:, {_ONE}){{2,8}}|(?:, {_ONE})(?=\) ))?"
_ROW = rf"{_ONE}(?:, {_ONE}){{0,8}}"
_ASIDE = r"(?:, (?:[^,;:\s]+ ){1,14}, |\( (?:[^()\s]+ ){1,10}\) |[–—] (?:[^–—;\s]+ ){1,14}[–—] )?"
_LINK = r"(?:, )?(?:which |that )?"
_ADV = (
    r"(?:(?:also|further|then|thus|first|directly|simply|essentially|significantly|substantially|consistently|greatly|largely|clearly|even|often|generally|"
    r"jointly|successfully|naturally|effectively|efficiently|explicitly|only|still|now|just|mainly|primarily|partly|closely|considerably|notably|"
    r"slightly|far|easily|both|in turn|can|will|does|is able to|are able to|is shown to|has been shown to|instead|again|always|typically) ){0,3}"
)
_MOD = (
    rf"(?:\S+{_CONTENT}|, (?!(?:which|that|and) )|and (?=[a-z-]+{_CONTENT})"
    r"|(?:more|yet|new|novel|but|modern|recent|popular|common|typical|very) ){0,5}"
)
_SUCH_AS = r"(?:, |\( )?(?:such as|like|including|e\.g(?: \.)?(?: ,)?|i\.e(?: \.)?(?: ,)?|namely|for example(?: ,)?|for instance(?: ,)?|especially|notably|in particular) "
_MACROS = MappingProxyType(
    {
        "CHILD": f"(?P<child>{_ONE})",
        "PARENT": f"(?P<parent>{_ONE})",
        "ROW": f"(?P<child>{_ROW})",
        "CHILDREN": f"(?P<child>{_LIST})",
        "PARENTS": f"(?P<parent>{_LIST})",
        "SUBJ": f"(?:(?P<child>{_LIST})|(?P<self>{_SELF} |{_IT} )){_ASIDE}{_LINK}",
        "OBJ": f"(?P<self>{_SELF} |it )",
        "MENTION": f"{MENTION} ",
        "BE": r"(?:is|are|was|were|be|being|been|has been|have been|can be seen as|can be viewed as|remains) ",
        "A": r"(?:(?:a|an|the|its|their|one|another) )?",
        "ADV": _ADV,
        "MOD": _MOD,
        "START": r"^ (?:(?:(?:blurb|summary|idea|tl;dr|tldr) : )|[-*•–—] |\" )?",
        "SUCHAS": _SUCH_AS,
        "OWN": "",
        "END": r"(?:[.!] )?$",
    }
)
_SIZED_MACRO = re.compile(r"(GAP|NEAR|ANY)(\d+)")
_NOT_MENTION = f"[^\\s{chr(FIRST_MENTION)}-{chr(LAST_MENTION)}]"
_SIZED = MappingProxyType(
    {
        "GAP": rf"(?:{_NOT_MENTION}+[ {WORD_END}{THING_END}{DET_END}{AFTER_END}]){{0,%s}}?",
        "NEAR": rf"(?:(?![;.!?]){_NOT_MENTION}+ ){{0,%s}}?",
        "ANY": r"(?:[^;.!?\s]\S* ){0,%s}?",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way in which a sentence states a relation."""

    id: str
    relation: str
    pattern: str
    confidence: float
    how: str | None = None
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()

    @property
    def regex(self) -> re.Pattern[str]:
        """The pattern over an encoded sentence: groups child, parent, self."""
        return _compiled(self.pattern)

    @property
    def cue(self) -> re.Pattern[str]:
        """Words of which one must stand in a sentence that the rule can match: a cheap test before the pattern."""
        return _cue(self.pattern)

    @property
    def own_parent(self) -> bool:
        """Whether the parent is what the paper introduces, and only the child is named."""
        return "OWN" in self.pattern.split()

    @property
    def follows_mention(self) -> bool:
        """Whether the pattern itself says what stands after its parent."""
        return bool(re.search(r"\bPARENTS? (?!,|END|\?|and|BE|ANY|NEAR|GAP|with|to)", self.pattern))

    @property
    def subjectless(self) -> bool:
        """Whether the pattern names no child, so that it is what the paper introduces."""
        return not re.search(r"\b(?:CHILD|CHILDREN|ROW|SUBJ|OBJ)\b", self.pattern)


@functools.cache
def built_in() -> tuple[Rule, ...]:
    """The rules that come with papergraph, by relation, then in the order of their file."""
    folder = resources.files("papergraph.extract") / "rules"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".jsonl")), key=lambda file: file.name)
    return tuple(rule for file in files for rule in parse(file.read_text("utf-8"), file.name))


def parse(text: str, file: str) -> tuple[Rule, ...]:
    """The rules of one file; a line that is not one raises PapergraphError with file and line."""
    lines = enumerate(text.splitlines(), start=1)
    return tuple(
        _rule(line, f"{file}:{number}") for number, line in lines if line.strip() and not line.startswith("//")
    )


def _rule(line: str, where: str) -> Rule:
    try:
        data: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise PapergraphError(f"{where} is not JSON: {error}") from error
    missing = {"id", "relation", "pattern", "confidence", "yes", "no"} - data.keys()
    if missing or data.keys() - _FIELDS or data.get("relation") not in CLAIM_RELATIONS:
        raise PapergraphError(
            f"{where}: a rule has {', '.join(sorted(_FIELDS))}; relations are {', '.join(CLAIM_RELATIONS)}"
        )
    kept: Mapping[str, Any] = {key: data[key] for key in data.keys() - {"yes", "no", "scope"}}
    return Rule(**kept, yes=tuple(data["yes"]), no=tuple(data["no"]))


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    source = "".join(_token(token) for token in pattern.split())
    return re.compile(source.replace("[ ", "[\\x20").replace(" ", r"\s"))


def _token(token: str) -> str:
    sized = _SIZED_MACRO.fullmatch(token)
    if sized:
        return _SIZED[sized.group(1)] % sized.group(2)
    optional = token.startswith("?") and len(token) > 1
    bare = token[1:] if optional else token
    choices = [
        _MACROS[choice] if choice in _MACROS else f"(?:{choice.replace('_', ' ')}) " for choice in _choices(bare)
    ]
    body = choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"
    return f"(?:{body})?" if optional else body


def _choices(token: str) -> list[str]:
    """The token's choices: what stands between the bars outside its brackets."""
    found, depth = [""], 0
    for at, char in enumerate(token):
        escaped = at > 0 and token[at - 1] == "\\"
        depth += 0 if escaped else (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += char
    return found


@functools.cache
def _cue(pattern: str) -> re.Pattern[str]:
    """The words of the rarest literal token, taken to be the one whose shortest choice is longest."""
    literals = [
        token
        for token in pattern.split()
        if not token.startswith("?") and token not in _MACROS and not _SIZED_MACRO.fullmatch(token)
    ]
    best = max(literals, key=_rarity, default="")
    if not best and "SUCHAS" in pattern:
        return re.compile(_SUCH_AS)
    return re.compile(f" (?:{best.replace('_', ' ')}) ") if best else re.compile("")


def _rarity(token: str) -> int:
    return min(len(re.sub(r"\(\?:|[()?\[\]\\|]", "", choice)) for choice in _choices(token))


def check(rules: Iterable[Rule]) -> tuple[str, ...]:
    """What is wrong with the set as a whole: ids used twice, rules without a yes or a no sentence."""
    seen: set[str] = set()
    problems: list[str] = []
    for rule in rules:
        if rule.id in seen:
            problems.append(f"{rule.id} is used twice")
        if not rule.yes or not rule.no:
            problems.append(f"{rule.id} lacks a yes or a no sentence")
        seen.add(rule.id)
    return tuple(problems)
