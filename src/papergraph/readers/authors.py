"""Author strings as people write them, to names in reading order, marks removed.

Used by every reader. Works on the author part of an entry alone: where that part begins and ends is the caller's
to know. Names that are no persons (a team, a company) pass through.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from papergraph.model import AuthorName

_LIMIT = 200_000
_NAME_LIMIT = 120

_LATEX_MARK = re.compile(r"\$[^$]{0,20}\$|\\(?:textsuperscript|thanks|footnotemark)\b(?:\{[^{}]{0,80}\})?")
_HTML_MARK = re.compile(r"<su[pb]\b[^<>]{0,80}>[^<>]{0,40}</su[pb]>|<[^<>]{0,80}>", re.IGNORECASE)
_MARK = re.compile(r"[*†‡§¶∗⁎⋆★☆✉♠♣♦♥♢♡◇◆#^~`⁺¹²³⁴⁵⁶⁷⁸⁹⁰\\]|🌟|📧")
_NUMBER_AFTER_NAME = re.compile(r"(?<=[^\W\d_])[ .]?[0-9]{1,4}(?:[,;][0-9]{1,2})*(?=\s{0,3}(?:$|[,;&]|and\b))")
_EMAIL = re.compile(r"\S{1,80}@\S{1,80}")
_LABEL = re.compile(
    r"^\s*(?:by|authors?|author\(s\)|written by|著者|作者|저자)\s*(?:[:：]\s*|(?<=by)\s+)", re.IGNORECASE
)
# "and others" at the end of a byline in languages other than English, and what hints at it.
OTHERS = (
    r"\s?等\s?(?:[0-9]{1,4}\s?)?(?:人|名|位|著)?\s?$|\s(?:등|외)(?:\s?[0-9]{1,4}\s?[인명])?\s?$"
    r"|\s?(?:ほか|\s他)\s?(?:[0-9]{1,4}\s?名)?\s?$|[\s,]и\s(?:др|соавт)\.?\s?$|[\s,]u\.\s?a\.\s?$"
    r"|\s(?:y\s(?:otros|cols?\.?)|e\s(?:outros|altri|cols?\.?)|et\s(?:coll|autres)\.?|ve\s(?:diğerleri|ark\.?))\s?$"
    r"|[\s،]و(?:آخرون|آخرين)\.?\s?$|\sואחרים\s?$"
)
OTHERS_HINTS = (
    *("等", "등", "외", "ほか", "他", "и др", "и соавт", "u. a", "u.a", "otros", " cols", " col."),
    *("outros", "altri", "et coll", "autres", "diğer", "ve ark", "آخر", "אחרים"),
)
_OTHERS = re.compile(
    r"[,;]?\s*(?:\b(?:and|&)\s+)?\bet\.?\s?al\b\.?(?:['’]s)?"
    r"|[,;]?\s*(?:\band|&)\s+(?:[0-9]{1,4}\s+)?(?:many\s+)?(?:more|others)\b\.?(?:\s+authors\b)?"
    r"|[,;]\s*(?:\+\s?)?[0-9]{1,4}\s+(?:more|others)\b"
    r"|[,;]?\s*(?:\.\.\.|…)\s*"
    r"|\s?等(?:人|著)?\s?(?=[,，;；.。])|\s(?:등|외)(?:\s?[0-9]{1,4}\s?[인명])?\s?(?=[,;.])|(?<=\S)ほか(?=[,、])"
    rf"|{OTHERS}",
    re.IGNORECASE,
)
# A byline without any of these names all its authors: plain searches are many times faster than the pattern.
_ANY_OTHERS = ("et", "more", "others", "...", "…", *OTHERS_HINTS)
_ET_AL = re.compile(r"\bet\.?\s?al\b", re.IGNORECASE)
_QUOTED = re.compile(r"(?<![^\W_])'([^'\"]{1,200})'(?![^\W_])|\"([^\"]{1,200})\"")
_HARD_SEPARATOR = re.compile(r"\([^()]{0,300}\)|\s*(?:[;；؛|•·]|\s/\s)\s*")
_SOFT_SEPARATOR = re.compile(
    r"\([^()]{0,300}\)|\s*[,，、،]\s*(?:(?:and|und|&)\s+)?|\s*(?:\s(?:and|und)\s|\s?[&＆]\s?)\s*", re.IGNORECASE
)
# Conjunctions of other languages; some stand inside names as well ("Ortega y Gasset", "Costa e Silva").
_CONJUNCTION = re.compile(r"\s(et|ed?|y|ve|и|och|og|en)\s")
_ARABIC_AND = re.compile("و(?!(?:ليد|ائل|سام|فاء|حيد|رد)\\b)(?=\\w{3})")
_HAN_DOT = re.compile("(?<=[\u4e00-\u9fff\u3040-\u309f])・(?=[\u4e00-\u9fff])")
_AND = re.compile(r"\s+and\s+|\s*&\s*", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?){1,4}|[A-Z](?:[\s-]?[A-Z]){0,2}")
_SUFFIX = re.compile(r"(?:Jr|Sr|Ph\.?D|M\.?D)\.?|I{2,3}|IV", re.IGNORECASE)
_FAMILY_THEN_INITIALS = re.compile(
    r"((?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]i|[Dd]a|[Ll]a|[Ll]e|[Ee]l|[Aa]l|[Dd]os|[Dd]u|[Tt]er|[Tt]en)\s){0,3}[^\W\d_][\w'’‘-]{1,40}(?:\s[A-Z][\w'’-]{2,40})?)\s((?:[A-Z]\.?[\s-]?){1,4})"
)
_NOBODY = frozenset(
    ("anonymous", "anonymous authors", "anonym", "anonyme", "anónimo", "anônimo", "аноним", "匿名", "n/a")
)
_DOTTED_END = re.compile(r"(?:^|[\s.-])(?:[^\W\d_]|Jr|Sr|Inc|Ltd)\.$")
_PARTICLES = {
    "van",
    "von",
    "de",
    "der",
    "den",
    "di",
    "da",
    "la",
    "le",
    "del",
    "della",
    "dos",
    "du",
    "el",
    "al",
    "ter",
    "bin",
    "ibn",
}
_AFFILIATION = re.compile(r"\(([^()]{1,300})\)")
_DATED = re.compile(r"(?:submitted|published|posted|updated|accessed|last revised)\s(?:on\s)?[^\d]{0,12}[0-9]", re.I)
_TITLE_BEFORE = re.compile(r"(?:prof|dr|mr|mrs|ms)(?:essor)?\.\s+", re.IGNORECASE)
_HAN_OR_HANGUL = re.compile(r"[\u4e00-\u9fff\uac00-\ud7a3]{2,4}")


@dataclass(frozen=True, slots=True)
class Byline:
    """The authors of one entry in its order. `truncated`: it says that there are more ("et al.")."""

    names: tuple[AuthorName, ...] = ()
    truncated: bool = False


def split_authors(text: str, *, family_first: bool | None = None) -> Byline:
    """The authors that a text names: "A, B and C", "Last, First; Last, First", "Last F", "张三、李四等".

    `family_first` says whether "Last, First" is this source's way; None leaves it to the shape of the text.
    """
    cleaned = _LABEL.sub("", _without_marks(text[:_LIMIT]), count=1)
    cleaned, truncated = _without_others(cleaned)
    if family_first is None and cleaned.count(",") == 1 and _ET_AL.search(text):
        family_first = False  # "Mnih, Silver et al.": two family names rather than one whole name
    return byline(_parts(cleaned, family_first), truncated=truncated)


def byline(names: Iterable[str], *, truncated: bool = False) -> Byline:
    """The authors of a list that holds one name an item; "others" and "et al." among them only set `truncated`."""
    items = []
    for name in names:
        rest, others = _without_others(_without_marks(name))
        others = others or rest.strip().casefold() == "others"
        truncated = truncated or others
        items.append("" if rest.strip().casefold() == "others" else rest)
    found: dict[str, AuthorName] = {}
    for item in _initials_first([item for item in items if item]):
        author = author_name(item)
        if author is not None:
            found.setdefault(author.name, author)
    return Byline(tuple(found.values()), truncated)


def author_name(text: str) -> AuthorName | None:
    """One author from one name, with the organization that stands behind it in parentheses; None where no name is."""
    cleaned = _without_marks(text[: _NAME_LIMIT * 4])
    groups = [match for match in _AFFILIATION.finditer(cleaned) if _stands_last(cleaned, match.end())]
    organizations = tuple(match[1].strip() for match in groups if _is_word(match[1]))
    bare = _AFFILIATION.sub(" ", cleaned).strip(' \t\r\n,;:()[]{}"“”-–—')
    if bare.endswith(".") and not _DOTTED_END.search(bare):
        bare = bare[:-1]
    name = " ".join(_TITLE_BEFORE.sub("", reading_order(bare)).split()).lstrip(".")
    if not _is_word(name) or len(name) > _NAME_LIMIT or "://" in name:
        return None
    if _DATED.match(name) or name.casefold() in _NOBODY:
        return None
    return AuthorName(name, organizations)


def _stands_last(text: str, end: int) -> bool:
    """Whether the name is over: what stands in parentheses inside it, "Wei (Vivian) Li", is a nickname."""
    return not text[end:].strip(" ,.;:*") or text[end:].lstrip()[:1] in "(（["


def reading_order(name: str) -> str:
    """ "Hu, Edward J." → "Edward J. Hu"; "Hu EJ" → "E. J. Hu"; "King, Martin, Jr." → "Martin King Jr."."""
    parts = [part.strip() for part in re.split("[,，]", name) if part.strip()]
    if len(parts) < 2:
        match = _FAMILY_THEN_INITIALS.fullmatch(name.strip())
        return f"{_dotted(match[2])} {match[1]}" if match and len(match[2]) > 1 else name.strip()
    suffixes = [part for part in parts[1:] if _SUFFIX.fullmatch(part)]
    given = [part for part in parts[1:] if part not in suffixes]
    return " ".join([*(_dotted(part) for part in given), parts[0], *suffixes])


def _without_marks(text: str) -> str:
    text = _HTML_MARK.sub(" ", _LATEX_MARK.sub("", text)) if "<" in text or "$" in text or "\\" in text else text
    if "@" in text:
        text = _EMAIL.sub(" ", text)
    text = _NUMBER_AFTER_NAME.sub("", _MARK.sub("", text))
    # Runs of white space become one character, so that no pattern below can be made to search them again and again.
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.splitlines())))


def _without_others(text: str) -> tuple[str, bool]:
    lowered = text.lower()
    if not any(hint in lowered for hint in _ANY_OTHERS):
        return text, False
    rest, found = _OTHERS.subn(", ", text)
    return (rest.strip(" ,;"), True) if found else (text, False)


def _parts(text: str, family_first: bool | None) -> list[str]:
    stripped = text.strip()
    if stripped[:1] in "[(" and (quoted := _QUOTED.findall(stripped)):
        return [single or double for single, double in quoted]
    if "\n" in text and not (_SOFT_SEPARATOR.search(text) or ";" in text):
        return text.splitlines()
    hard = _split(_HARD_SEPARATOR, text.replace("\n", " "))
    if len(hard) > 1:
        return (
            hard
            if all(_one_name(part) for part in hard)
            else [x for part in hard for x in _soft_parts(part, family_first)]
        )
    return _soft_parts(text.replace("\n", " "), family_first)


def _soft_parts(text: str, family_first: bool | None) -> list[str]:
    text = text.strip().lstrip("[").rstrip("]")
    if family_first is not False:
        by_and = [part.strip(" ,") for part in _AND.split(text) if part.strip(" ,")]
        if by_and and all(_is_family_first(part, sure=family_first is True or len(by_and) > 1) for part in by_and):
            return by_and
        if paired := _paired(by_and):
            return paired
    parts = _with_initials([part for part in _split(_SOFT_SEPARATOR, text) if part])
    if family_first and len(parts) % 2 == 0 and not any("," in part for part in parts):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return [name for at, part in enumerate(parts) for name in _joined_names(part, last=0 < at == len(parts) - 1)]


def _paired(by_and: list[str]) -> list[str]:
    """ "Peng, Yue, Choi, Byron, and Xu, Jianliang": with a comma behind "and", family and given names alternate."""
    if len(by_and) < 2 or not _is_family_first(by_and[-1], sure=True):
        return []
    halves = [half.strip() for part in by_and for half in part.split(",")]
    if len(halves) % 2 or not all(_is_family(half, words=1) for half in halves[::2]):
        return []
    return [f"{family}, {given}" for family, given in zip(halves[::2], halves[1::2], strict=True)]


def _one_name(part: str) -> bool:
    """Whether a part between semicolons is one name: at most a comma or two, and no "and"."""
    outside = _AFFILIATION.sub("", part)
    return len(re.findall("[,，]", outside)) <= 1 and not _AND.search(outside)


def _is_family_first(part: str, *, sure: bool) -> bool:
    """Whether "X, Y" is one name. Alone it must look like it: "Smith, John", but not "Wei Wang, Li Li"."""
    halves = [half.strip() for half in part.split(",") if half.strip()]
    halves = [half for half in halves if not _SUFFIX.fullmatch(half)]
    if len(halves) != 2 or not all(_is_word(half) for half in halves) or len(halves[1].split()) > 4:
        return False
    return _is_family(halves[0], words=3 if sure else 1) and not _HAN_OR_HANGUL.match(halves[0])


def _is_family(text: str, *, words: int = 2) -> bool:
    found = text.split()
    return len(found) <= words or all(word.casefold() in _PARTICLES for word in found[:-1])


def _with_initials(parts: list[str]) -> list[str]:
    """The parts with initials and suffixes put back to the family name before them: "Hu", "E. J." → "Hu, E. J."."""
    joined: list[str] = []
    for part in parts:
        if joined and (
            _SUFFIX.fullmatch(part) or (_INITIALS.fullmatch(part) and "," not in joined[-1] and _is_family(joined[-1]))
        ):
            joined[-1] += ", " + part
        else:
            joined.append(part)
    return joined


def _joined_names(part: str, *, last: bool) -> list[str]:
    """The names in a part: those that a conjunction of another language or spaces alone keep apart."""
    if part.isascii() and " " not in part:
        return [part]
    if match := _CONJUNCTION.search(part):
        halves = [part[: match.start()], part[match.end() :]]
        lengths = [len(half.split()) for half in halves]
        if min(lengths) > 1 or (match[1] in ("et", "ve", "и") and max(lengths) == 1):
            return halves
    if last and part.startswith("و"):
        return [_ARABIC_AND.sub("", part, count=1)]
    return _HAN_DOT.split(part) if "・" in part else _spaced_names(part)


def _spaced_names(part: str) -> list[str]:
    """Chinese or Korean names with only spaces between; three or more, since two may be family and given name."""
    words = part.split()
    return words if len(words) > 2 and all(_HAN_OR_HANGUL.fullmatch(word) for word in words) else [part]


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """The text between separators; parentheses, which the pattern matches too, do not separate."""
    cuts = [(0, 0), *(m.span() for m in separator.finditer(text) if not m[0].startswith("(")), (len(text), len(text))]
    parts = (text[end:start].strip(" ,") for (_, end), (start, _) in pairwise(cuts))
    return [part for part in parts if part]


def _initials_first(names: list[str]) -> list[str]:
    """The names in reading order where most are written "Hu E"; one alone may as well be "Edward J"."""
    matches = [_FAMILY_THEN_INITIALS.fullmatch(name.strip()) for name in names]
    if len(names) < 2 or 2 * sum(match is not None for match in matches) < len(names):
        return names
    return [f"{_dotted(m[2])} {m[1]}" if m else name for m, name in zip(matches, names, strict=True)]


def _dotted(given: str) -> str:
    """Initials with dots: "EJ" → "E. J."; given names stay."""
    if not re.fullmatch(r"(?:[A-Z]\.?[\s-]?){1,4}", given):
        return given
    return " ".join(f"{letter}." for letter in re.findall("[A-Z]", given))


def _is_word(text: str) -> bool:
    return any(character.isalpha() for character in text)
