"""The language of the rules' patterns, and what they become: regular expressions over encoded sentences.

A pattern is a row of tokens. A token in small letters is a word or a choice `a|b` (regular expressions within a word,
`_` for a space), `?` before it makes it optional. Capitals stand for:

    CHILD PARENT           one mention, with the small words around it
    CHILDREN PARENTS       "A, B and C"; ROW: children of which the last is not there yet, "A, B" in "A, B and others"
    SUBJ                   CHILDREN or "we", "our method", "it", …, and what may stand between it and its verb
    OBJ                    "our method", "it", "this model" as an object
    OWN                    (no words) the parent is what the paper itself introduces
    MENTION                a mention that is neither
    BE A ADV MOD           is/are/was…; a/an/the; "also", "significantly"; up to five words that only modify
    GAPn                   up to n words of one phrase: no mention, preposition, conjunction or punctuation
    NEARn                  up to n tokens without a mention or a full stop
    ANYn                   up to n tokens whatever, mentions too, within the sentence part
    SUCHAS                 "such as", "like", "(e.g.,", "including", …
    START END              the sentence's start, end
"""

from __future__ import annotations

import functools
import re
from types import MappingProxyType

from papergraph.extract.encoding import (
    AFTER_END,
    DET_END,
    FIRST_MENTION,
    LAST_MENTION,
    MENTION,
    SELF_END,
    THING_END,
    WORD_END,
)
from papergraph.extract.pieces import CJK

_CONTENT = f"[{WORD_END}{THING_END}{AFTER_END}]"
_ONE = (
    rf"(?:\S+{DET_END}){{0,3}}(?:\S+{_CONTENT}){{0,3}}{MENTION} "
    rf"(?:\S+{AFTER_END}){{0,2}}(?:\S+{THING_END})?(?:[\"”] )?(?:[(\[] [^()\[\]]{{1,60}}[)\]] )?"
)
_LIST = rf"{_ONE}(?:(?:, |(?:, )?(?:and also|and|or|&|as well as|/|\+|[와과및、和与與及と]) ){_ONE}){{0,9}}"
_ASIDE = r"(?:, (?:[^,;:\s]+ ){1,14}, |\( (?:[^()\s]+ ){1,10}\) |[–—] (?:[^–—;\s]+ ){1,14}[–—] )?"
_ADVERBS = (
    "also|further|then|thus|first|directly|simply|essentially|significantly|substantially|consistently|greatly"
    "|largely|clearly|even"
    "|often|generally|jointly|successfully|naturally|effectively|efficiently|explicitly|only|still|now|just"
    "|mainly|primarily|partly"
    "|closely|considerably|notably|slightly|far|easily|both|in turn|can|will|does|is able to|are able to|is shown to"
    "|has been shown to"
    "|does not|do not|did not|cannot|can not|never|fails to|may|might|could|would|should|instead|again|always|typically"
)
_SUCH_AS = (
    r"(?:, |\( )?(?:including )?(?:(?:models|methods|approaches|techniques|algorithms|ones|those) )?(?:such as"
    r"|like|including|e\.g(?: \.)?(?: ,)?|i\.e(?: \.)?(?: ,)?|namely|for example(?: ,)?|for instance(?: ,)?"
    r"|especially|notably|in particular) "
)
_CJK_AFTER = re.compile(rf"(?<=[{CJK}\u3040-\u30ff])(?=[{CJK}\u3040-\u30ff(])|(?<=\))(?=[{CJK}\u3040-\u30ff])")
_SIZED_MACRO = re.compile(r"(GAP|NEAR|ANY)(\d+)")
_NOT_MENTION = f"[^\\s{chr(FIRST_MENTION)}-{chr(LAST_MENTION)}]"
_GAP = rf"(?:{_NOT_MENTION}+[ {WORD_END}{THING_END}{DET_END}{AFTER_END}{SELF_END}]){{0,%s}}?"
_MACROS = MappingProxyType(
    {
        "CHILD": f"(?P<child>{_ONE})",
        "PARENT": f"(?P<parent>{_ONE})",
        "ROW": f"(?P<child>{_LIST})",
        "CHILDREN": f"(?P<child>{_LIST})",
        "PARENTS": f"(?P<parent>(?:{_GAP % 5}{_SUCH_AS})?{_LIST})",
        "SUBJ": rf"(?:(?P<child>{_LIST})|(?P<self>\S+{SELF_END})){_ASIDE}(?:, )?(?:which |that )?",
        "OBJ": rf"(?:(?:our|this|these|their|the) (?:\S+ ){{0,4}}?)?(?P<self>\S+{SELF_END}|it )",
        "OWN": "",
        "MENTION": f"{MENTION} ",
        "BE": r"(?:is|are|was|were|be|being|been|has been|have been|can be seen as|can be viewed as|remains) ",
        "A": r"(?:(?:a|an|the|its|their|one|another) )?",
        "ADV": rf"(?:(?:{_ADVERBS}) ){{0,3}}",
        "MOD": rf"(?:\S+{_CONTENT}|, (?!(?:which|that|and) )|and (?=[a-z-]+{_CONTENT})"
        r"|(?:more|yet|new|novel|but|modern|recent|popular|common|typical|very) ){0,5}",
        "SUCHAS": _SUCH_AS,
        "START": r"^ (?:(?:(?:blurb|summary|idea|tl;dr|tldr) : )|[-*•–—] |\" )?",
        "END": r"(?:[.!] )?$",
    }
)
_SIZED = MappingProxyType(
    {
        "GAP": _GAP,
        "NEAR": rf"(?:(?![;.!?]){_NOT_MENTION}+ ){{0,%s}}?",
        "ANY": r"(?:[^;.!?\s]\S* ){0,%s}?",
    }
)


@functools.cache
def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression over encoded sentences; groups child, parent, self."""
    source = "".join(_token(_apart(token)) for token in pattern.split())
    return re.compile(source.replace("[ ", "[\\x20").replace(" ", r"\s"))


@functools.cache
def cue(pattern: str) -> re.Pattern[str]:
    """Words of which one must stand in a sentence that the pattern matches: those of its rarest token.

    The rarest is taken to be the one whose shortest choice is longest.
    """
    literals = [token for token in pattern.split() if not _is_special(token)]
    if not literals:
        return re.compile(_SUCH_AS if "SUCHAS" in pattern else "")
    best = max(map(_apart, literals), key=lambda token: min(map(_letters, choices(token))))
    return re.compile(f" (?:{best.replace('_', ' ')}) ")


def _apart(token: str) -> str:
    """The token with `_` between CJK characters, each of which is a token of its own in a sentence."""
    return _CJK_AFTER.sub("_", token)


def choices(token: str) -> list[str]:
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


def _token(token: str) -> str:
    sized = _SIZED_MACRO.fullmatch(token)
    if sized:
        return _SIZED[sized.group(1)] % sized.group(2)
    optional = token.startswith("?") and len(token) > 1
    found = [_MACROS[one] if one in _MACROS else f"(?:{one.replace('_', ' ')}) " for one in choices(token[optional:])]
    body = found[0] if len(found) == 1 else f"(?:{'|'.join(found)})"
    return f"(?:{body})?" if optional else body


def _is_special(token: str) -> bool:
    sized = _SIZED_MACRO.fullmatch(token) is not None
    return sized or token.startswith("?") or any(choice in _MACROS for choice in choices(token))


def _letters(choice: str) -> int:
    return len(re.sub(r"\(\?:|[()?\[\]\\|]", "", choice))
